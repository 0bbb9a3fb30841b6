/* Groups and speakers, and when these can come. Participants come from CSV files: load-csv.c. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LAST_MINUTE 1440

static const char *const languages[] = { "fr", "en", NULL };

static void
load_group (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  if (strcmp (declaration->id, "each") == 0)
    cursus_place_error (place, NULL, _ ("“each” means every group; give the group another id"));
  CursusGroup *group = cursus_load_add_group (self, place, declaration->id);
  if (group == NULL)
    return;
  const CursusField fields[] = {
    { "title", CURSUS_FIELD_LINE, &group->title, .max = 500 },
  };
  cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields));
}

CursusGroup *
cursus_load_add_group (CursusLoad *self, const CursusPlace *place, const char *id)
{
  if (!cursus_load_register (self, place, CURSUS_LOAD_GROUP, id, self->session->groups->len))
    return NULL;
  CursusGroup *group = cursus_group_new (id);
  group->origin = cursus_load_origin (self, place);
  g_ptr_array_add (self->session->groups, group);
  return group;
}

CursusPerson *
cursus_load_add_person (CursusLoad *self, const CursusPlace *place, const char *id, CursusRole role)
{
  uint32_t index = self->session->people->len;
  if (!cursus_load_register (self, place, CURSUS_LOAD_PERSON, id, index))
    return NULL;
  if (role == CURSUS_ROLE_SPEAKER)
    cursus_load_register (self, place, CURSUS_LOAD_SPEAKER, id, index);
  CursusPerson *person = cursus_person_new (id, role);
  person->origin = cursus_load_origin (self, place);
  g_ptr_array_add (self->session->people, person);
  return person;
}

/* "2024-01-10 09:00-12:00" */
static bool
read_hours (const CursusPlace *place, const char *key, const char *text, CursusDate *date, int *start_minute, int *end_minute)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  bool right = cursus_date_parse (words[0], date, &error);
  right = right && cursus_clock_range_parse (g_strstrip (words[1]), start_minute, end_minute, &error);
  if (!right)
    cursus_place_error (place, key, _ ("“%s”: %s"), key, error->message);
  return right;
}

static void
mark_item (CursusLoad *self, const CursusPlace *place, const char *key, const CursusValue *item, CursusLevel level,
           CursusPerson *person)
{
  const CursusZone *zone = self->session->zone;
  const char *text = cursus_value_get_string (item);
  CursusDateRange range = { 0 };
  int start_minute = 0;
  int end_minute = LAST_MINUTE;
  bool right;
  if (text != NULL && strlen (text) < CURSUS_FIELD_MAX_BYTES && strchr (text, ' ') != NULL) {
    right = read_hours (place, key, text, &range.first, &start_minute, &end_minute);
    range.last = range.first;
  } else
    right = cursus_load_date_range (place, key, item, &range);
  if (right)
    cursus_availability_add (person->availability, level, cursus_zone_to_utc_first (zone, range.first, start_minute),
                             cursus_zone_to_utc_first (zone, range.last, end_minute));
}

/* unavailable = { "2024-01-10", { "2024-02-01", "2024-02-09" }, "2024-03-04 09:00-12:00" }, or one text. */
static void
mark (CursusLoad *self, const CursusPlace *place, CursusLevel level, const CursusValue *value, CursusPerson *person)
{
  const char *key = cursus_level_name (level);
  if (cursus_value_type (value) != CURSUS_VALUE_TABLE || cursus_value_n_keys (value) > 0) {
    mark_item (self, place, key, value, level, person);
    return;
  }
  for (size_t i = 0; i < cursus_value_length (value); i++)
    mark_item (self, place, key, cursus_value_item (value, i), level, person);
}

static void
load_speaker (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_auto (GStrv) files = NULL;
  const CursusValue *levels[CURSUS_N_LEVELS] = { NULL };
  uint32_t index = self->session->people->len;
  CursusPerson *person = cursus_load_add_person (self, place, declaration->id, CURSUS_ROLE_SPEAKER);
  if (person == NULL)
    return;
  const CursusField fields[] = {
    { "name", CURSUS_FIELD_LINE, &person->name, .required = true, .max = 500 },
    { "email", CURSUS_FIELD_EMAIL, &person->email },
    { "organisation", CURSUS_FIELD_LINE, &person->organisation, .max = 500 },
    { "language", CURSUS_FIELD_CHOICE, &person->language, .choices = languages },
    { "availability", CURSUS_FIELD_TEXTS, &files },
    { "unavailable", CURSUS_FIELD_VALUE, &levels[CURSUS_LEVEL_UNAVAILABLE] },
    { "reluctant", CURSUS_FIELD_VALUE, &levels[CURSUS_LEVEL_RELUCTANT] },
    { "preferred", CURSUS_FIELD_VALUE, &levels[CURSUS_LEVEL_PREFERRED] },
  };
  cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields));
  for (int level = 0; level < CURSUS_N_LEVELS; level++)
    if (levels[level] != NULL)
      mark (self, place, (CursusLevel)level, levels[level], person);
  for (char **file = files; file != NULL && *file != NULL; file++)
    cursus_load_availability (self, place, "availability", *file, index);
}

void
cursus_load_people (CursusLoad *self)
{
  cursus_load_each (self, "group", load_group);
  cursus_load_each (self, "speaker", load_speaker);
}
