/* Participants as a spreadsheet saved them, and availability of several people. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/csv.h"
#include "core/text.h"

#define COLUMN_ID "id|identifiant"
#define COLUMN_NAME "name|nom"
#define COLUMN_FIRST_NAME "first_name|prenom"
#define COLUMN_EMAIL "email|courriel"
#define COLUMN_ORGANISATION "organisation|collectivite"
#define COLUMN_LANGUAGE "language|langue"
#define COLUMN_GROUPS "groups|groupes"
#define COLUMN_AVAILABILITY "availability|disponibilites"

#define MAX_LINE_BYTES 500

static const char *const known_columns[] = { COLUMN_ID,     COLUMN_NAME,         COLUMN_FIRST_NAME,
                                             COLUMN_EMAIL,  COLUMN_ORGANISATION, COLUMN_LANGUAGE,
                                             COLUMN_GROUPS, COLUMN_AVAILABILITY, NULL };
static const char *const required_columns[] = { COLUMN_ID, COLUMN_NAME, NULL };

/* One row while it is read. */
typedef struct {
  CursusLoad *load;
  const CursusCsv *csv;
  size_t row;
  CursusPlace place;
} Row;

static const char *
cell_of (const Row *row, const char *column)
{
  return cursus_csv_cell_of (row->csv, row->row, column);
}

/* What goes into messages, calendars and documents must be one clean line. */
static char *
check_line (const Row *row, const char *text)
{
  if (text == NULL || (cursus_text_is_clean (text, -1) && strpbrk (text, "\r\n\t") == NULL && strlen (text) <= MAX_LINE_BYTES))
    return g_strdup (text);
  g_autofree char *shown = cursus_text_excerpt (text);
  cursus_place_error (&row->place, NULL, _ ("“%s” is too long, or has a line break or a control character; accepted: one line"),
                      shown);
  return NULL;
}

static void
read_name (const Row *row, CursusPerson *person)
{
  g_autofree char *name = check_line (row, cell_of (row, COLUMN_NAME));
  g_autofree char *first_name = check_line (row, cell_of (row, COLUMN_FIRST_NAME));
  if (cell_of (row, COLUMN_NAME) == NULL)
    cursus_place_error (&row->place, NULL, _ ("the name is missing: fill in the column “name” (“nom”)"));
  else if (name != NULL && first_name != NULL)
    person->name = g_strdup_printf ("%s %s", first_name, name);
  else
    person->name = g_steal_pointer (&name);
}

static void
read_email (const Row *row, CursusPerson *person)
{
  const char *email = cell_of (row, COLUMN_EMAIL);
  g_autofree char *shown = cursus_text_excerpt (email != NULL ? email : "");
  if (email != NULL && !cursus_text_is_email (email))
    cursus_place_error (&row->place, NULL, _ ("“%s” is no e-mail address; write it as name@example.org"), shown);
  person->email = g_strdup (email);
}

static void
read_language (const Row *row, CursusPerson *person)
{
  const char *language = cell_of (row, COLUMN_LANGUAGE);
  g_autofree char *shown = cursus_text_excerpt (language != NULL ? language : "");
  if (language == NULL)
    return;
  if (g_ascii_strcasecmp (language, "fr") != 0 && g_ascii_strcasecmp (language, "en") != 0)
    cursus_place_error (&row->place, NULL, _ ("the language is “%s”; accepted: fr, en"), shown);
  person->language = g_ascii_strdown (language, -1);
}

static uint32_t
find_group (const Row *row, const char *id)
{
  uint32_t group = cursus_load_lookup (row->load, CURSUS_LOAD_GROUP, id);
  if (group != CURSUS_NONE)
    return group;
  if (row->load->groups_declared)
    return cursus_load_find (row->load, &row->place, NULL, CURSUS_LOAD_GROUP, id);
  if (cursus_load_add_group (row->load, &row->place, id) == NULL)
    return CURSUS_NONE;
  return row->load->session->groups->len - 1;
}

/* "g1 g2", "g1+g2" or "g1|g2" */
static void
read_groups (const Row *row, CursusPerson *person)
{
  const char *groups = cell_of (row, COLUMN_GROUPS);
  g_auto (GStrv) ids = g_strsplit_set (groups != NULL ? groups : "", " +|", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (char **id = ids; *id != NULL; id++) {
    if (**id == '\0' || !g_hash_table_add (seen, *id))
      continue;
    uint32_t group = find_group (row, *id);
    if (group != CURSUS_NONE)
      g_array_append_val (person->groups, group);
  }
}

static void
load_row (const Row *row)
{
  const char *id = cell_of (row, COLUMN_ID);
  const char *availability = cell_of (row, COLUMN_AVAILABILITY);
  uint32_t index = row->load->session->people->len;
  if (id == NULL) {
    cursus_place_error (&row->place, NULL, _ ("the id is missing: fill in the column “id” (“identifiant”)"));
    return;
  }
  CursusPerson *person = cursus_load_add_person (row->load, &row->place, id, CURSUS_ROLE_PARTICIPANT);
  if (person == NULL)
    return;
  read_name (row, person);
  read_email (row, person);
  read_language (row, person);
  read_groups (row, person);
  person->organisation = check_line (row, cell_of (row, COLUMN_ORGANISATION));
  if (availability != NULL)
    cursus_load_availability (row->load, &row->place, NULL, availability, index);
}

static void
load_participants (CursusLoad *self, const CursusPlace *place, const char *relative)
{
  g_autofree char *shown = NULL;
  g_autofree char *path = cursus_load_path (self, place, NULL, relative, &shown);
  g_autoptr (CursusCsv) csv = path != NULL ? cursus_csv_read (path, shown, self->diagnostics) : NULL;
  if (csv == NULL || !cursus_csv_check_headings (csv, known_columns, required_columns, self->diagnostics)) {
    self->is_whole = false; /* groups may stand in it */
    return;
  }
  const char *file = g_string_chunk_insert_const (self->session->strings, shown);
  if (cursus_csv_n_rows (csv) == 0 && cursus_diagnostics_n_errors (self->diagnostics) == 0)
    cursus_diagnostics_warning (self->diagnostics, file, 0, NULL, _ ("nobody stands in it, only the names of columns"));
  for (size_t i = 0; i < cursus_csv_n_rows (csv); i++) {
    Row row = { self, csv, i, { self->diagnostics, file, NULL, cursus_csv_line (csv, i), 0, NULL } };
    if (self->session->people->len >= CURSUS_LOAD_MAX_PEOPLE) {
      cursus_place_error (&row.place, NULL, _ ("there are more than %d people"), CURSUS_LOAD_MAX_PEOPLE);
      return;
    }
    load_row (&row);
  }
}

/* Reads one text or a list of texts that a verb was given. */
static char **
read_files (const CursusPlace *place, const CursusDeclaration *declaration)
{
  char **files = NULL;
  const CursusField field = { declaration->verb, CURSUS_FIELD_TEXTS, &files };
  cursus_field_read (place, &field, declaration->value);
  return files != NULL ? files : g_new0 (char *, 1);
}

static void
load_people (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_auto (GStrv) files = read_files (place, declaration);
  for (char **file = files; *file != NULL; file++)
    load_participants (self, place, *file);
}

static void
load_availability (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_auto (GStrv) files = read_files (place, declaration);
  for (char **file = files; *file != NULL; file++)
    cursus_load_availability (self, place, NULL, *file, CURSUS_NONE);
}

void
cursus_load_csv (CursusLoad *self)
{
  self->groups_declared = self->session->groups->len > 0;
  cursus_load_each (self, "people", load_people);
  cursus_load_each (self, "availability", load_availability);
}
