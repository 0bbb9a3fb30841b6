/* Formats and modules: what is taught, where, to whom. Durations and speakers have files of their own. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What cannot be read straight into the module. */
typedef struct {
  char *format;
  char **sites;
  char **rooms;
  char **groups;
  char **tags;
  char **features;
  CursusDate on;
  const CursusValue *speakers;
  CursusLoadDuration duration;
} Rest;

static void
clear_rest (Rest *rest)
{
  g_free (rest->format);
  g_strfreev (rest->sites);
  g_strfreev (rest->rooms);
  g_strfreev (rest->groups);
  g_strfreev (rest->tags);
  g_strfreev (rest->features);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rest, clear_rest)

static void
load_format (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  bool remote = false;
  const CursusField fields[] = {
    { "remote", CURSUS_FIELD_BOOLEAN, &remote, .required = true },
  };
  bool right = cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields));
  if (!cursus_load_register (self, place, CURSUS_LOAD_FORMAT, declaration->id, self->session->formats->len))
    return;
  g_ptr_array_add (self->session->formats, g_strdup (declaration->id));
  if (right && remote)
    g_hash_table_add (self->remote_formats, g_strdup (declaration->id));
}

/* Those of every session come first, so that a declaration of the same name is an error. */
static void
register_formats (CursusLoad *self)
{
  CursusPlace place = { self->diagnostics, self->file, NULL, 0, 0, NULL };
  g_ptr_array_add (self->session->formats, g_strdup ("webinar"));
  for (guint i = 0; i < self->session->formats->len; i++)
    cursus_load_register (self, &place, CURSUS_LOAD_FORMAT, cursus_session_format (self->session, i), i);
  g_hash_table_add (self->remote_formats, g_strdup ("remote"));
  g_hash_table_add (self->remote_formats, g_strdup ("webinar"));
}

static void
set_format (CursusLoad *self, const CursusPlace *place, const char *format, CursusModule *module)
{
  uint32_t index = cursus_load_find (self, place, "format", CURSUS_LOAD_FORMAT, format);
  if (index == CURSUS_NONE)
    return;
  module->format = index;
  module->remote = g_hash_table_contains (self->remote_formats, format);
}

static void
add_rooms_of_site (CursusLoad *self, CursusModule *module, uint32_t site)
{
  for (uint32_t i = 0; i < self->session->rooms->len; i++)
    if (cursus_session_room (self->session, i)->site == site)
      g_array_append_val (module->rooms, i);
}

static void
set_sites (CursusLoad *self, const CursusPlace *place, char **ids, CursusModule *module)
{
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  cursus_load_find_all (self, place, "site", CURSUS_LOAD_SITE, ids, sites);
  for (guint i = 0; i < sites->len; i++)
    add_rooms_of_site (self, module, g_array_index (sites, uint32_t, i));
}

/* A remote module is nowhere; another one is where it says, or at the only site there is. */
static void
set_places (CursusLoad *self, const CursusPlace *place, const Rest *rest, CursusModule *module)
{
  uint32_t remote_room = CURSUS_ROOM_REMOTE;
  if (module->remote && (rest->sites != NULL || rest->rooms != NULL))
    cursus_place_error (place, rest->sites != NULL ? "site" : "rooms",
                        _ ("the format “%s” takes place at no site; leave out “site” and “rooms”"), rest->format);
  else if (rest->sites != NULL && rest->rooms != NULL)
    cursus_place_error (place, "rooms", _ ("give “site” or “rooms”, not both"));
  else if (module->remote)
    g_array_append_val (module->rooms, remote_room);
  else if (rest->rooms != NULL)
    cursus_load_find_all (self, place, "rooms", CURSUS_LOAD_ROOM, rest->rooms, module->rooms);
  else if (rest->sites != NULL)
    set_sites (self, place, rest->sites, module);
  else if (self->session->sites->len == 1)
    add_rooms_of_site (self, module, 0);
  else if (rest->format != NULL && self->is_whole)
    cursus_place_error (place, NULL, _ ("“site” is missing: the format “%s” takes place at one"), rest->format);
}

static void
set_groups (CursusLoad *self, const CursusPlace *place, char **ids, CursusModule *module)
{
  if (ids == NULL)
    return;
  bool each = ids[0] != NULL && strcmp (ids[0], "each") == 0 && ids[1] == NULL;
  if (ids[0] == NULL)
    cursus_place_error (place, "groups", _ ("“groups” is empty; leave it out where a module is for everybody"));
  if (each && self->session->groups->len == 0)
    cursus_place_error (place, "groups", _ ("“groups” is \"each\", but there is no group"));
  for (uint32_t i = 0; each && i < self->session->groups->len; i++)
    g_array_append_val (module->groups, i);
  if (!each)
    cursus_load_find_all (self, place, "groups", CURSUS_LOAD_GROUP, ids, module->groups);
}

static void
check_together (const CursusPlace *place, const CursusModule *module)
{
  if (module->together && module->groups->len < 2)
    cursus_place_error (place, "together", _ ("“together” is for a module of several groups; name them in “groups”"));
}

/* Whether the module's window has a date of the session. */
static void
check_window (CursusLoad *self, const CursusPlace *place, const CursusModule *module)
{
  CursusDateRange dates = self->session->dates;
  CursusDateRange window = module->window;
  char first[CURSUS_DATE_TEXT_SIZE];
  char last[CURSUS_DATE_TEXT_SIZE];
  bool has_first = window.first != CURSUS_DATE_NONE;
  bool has_last = window.last != CURSUS_DATE_NONE;
  if (has_first && has_last && window.last < window.first)
    cursus_place_error (place, "to", _ ("“to” (%s) is before “from” (%s)"), cursus_date_format (window.last, last),
                        cursus_date_format (window.first, first));
  else if ((has_first && window.first > dates.last) || (has_last && window.last < dates.first))
    cursus_place_error (place, has_first ? "from" : "to", _ ("its dates are outside the session (%s to %s)"),
                        cursus_date_format (dates.first, first), cursus_date_format (dates.last, last));
}

static void
set_window (CursusLoad *self, const CursusPlace *place, CursusDate on, CursusModule *module)
{
  bool has_ends = module->window.first != CURSUS_DATE_NONE || module->window.last != CURSUS_DATE_NONE;
  if (on != CURSUS_DATE_NONE && has_ends)
    cursus_place_error (place, "on", _ ("give “on”, or “from” and “to”, not both"));
  else if (on != CURSUS_DATE_NONE)
    module->window = (CursusDateRange){ on, on };
  check_window (self, place, module);
}

static void
read_fields (const CursusPlace *place, const CursusValue *value, CursusModule *module, Rest *rest)
{
  const CursusField fields[] = {
    { "title", CURSUS_FIELD_LINE, &module->title, .required = true, .max = 500 },
    { "description", CURSUS_FIELD_TEXT, &module->description },
    { "format", CURSUS_FIELD_LINE, &rest->format, .required = true },
    { "half_days", CURSUS_FIELD_VALUE, &rest->duration.half_days },
    { "minutes", CURSUS_FIELD_VALUE, &rest->duration.minutes },
    { "slots", CURSUS_FIELD_VALUE, &rest->duration.slots },
    { "parts", CURSUS_FIELD_VALUE, &rest->duration.parts },
    { "site", CURSUS_FIELD_TEXTS, &rest->sites },
    { "rooms", CURSUS_FIELD_TEXTS, &rest->rooms },
    { "groups", CURSUS_FIELD_TEXTS, &rest->groups },
    { "together", CURSUS_FIELD_BOOLEAN, &module->together },
    { "headcount", CURSUS_FIELD_COUNT, &module->headcount, .min = 1, .max = 100000 },
    { "speakers", CURSUS_FIELD_VALUE, &rest->speakers },
    { "tags", CURSUS_FIELD_TEXTS, &rest->tags, .max = 64 },
    { "features", CURSUS_FIELD_TEXTS, &rest->features, .max = 64 },
    { "link", CURSUS_FIELD_LINK, &module->link },
    { "contact", CURSUS_FIELD_LINE, &module->contact, .max = 500 },
    { "first", CURSUS_FIELD_BOOLEAN, &module->first },
    { "last", CURSUS_FIELD_BOOLEAN, &module->last },
    { "from", CURSUS_FIELD_DATE, &module->window.first },
    { "to", CURSUS_FIELD_DATE, &module->window.last },
    { "on", CURSUS_FIELD_DATE, &rest->on },
  };
  cursus_fields_read (place, value, fields, G_N_ELEMENTS (fields));
}

static void
load_module (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_auto (Rest) rest = { .on = CURSUS_DATE_NONE };
  if (!cursus_load_register (self, place, CURSUS_LOAD_MODULE, declaration->id, self->session->modules->len))
    return;
  CursusModule *module = cursus_module_new (declaration->id);
  module->origin = cursus_load_origin (self, place);
  g_ptr_array_add (self->session->modules, module);
  read_fields (place, declaration->value, module, &rest);
  if (rest.format != NULL)
    set_format (self, place, rest.format, module);
  set_places (self, place, &rest, module);
  set_groups (self, place, rest.groups, module);
  check_together (place, module);
  set_window (self, place, rest.on, module);
  cursus_load_parts (self, place, &rest.duration, module);
  if (rest.speakers != NULL)
    cursus_load_speakers (self, place, rest.speakers, module);
  module->tags = cursus_load_sort_texts (g_steal_pointer (&rest.tags));
  module->features = cursus_load_sort_texts (g_steal_pointer (&rest.features));
}

void
cursus_load_modules (CursusLoad *self)
{
  register_formats (self);
  cursus_load_each (self, "format", load_format);
  cursus_load_each (self, "module", load_module);
}
