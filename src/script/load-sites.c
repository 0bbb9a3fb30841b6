/* Sites, their rooms, and the way from one to the other. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TRAVEL_MINUTES 2880

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char **
cursus_load_sort_texts (char **texts)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) taken = texts;
  if (taken != NULL)
    qsort (taken, g_strv_length (taken), sizeof *taken, compare_texts);
  for (char **text = taken; text != NULL && *text != NULL; text++)
    if (text == taken || strcmp (*text, text[-1]) != 0)
      g_ptr_array_add (sorted, g_strdup (*text));
  g_ptr_array_add (sorted, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&sorted), FALSE);
}

static void
read_position (const CursusPlace *place, const CursusValue *geo, CursusSite *site)
{
  const CursusField latitude = { "geo", CURSUS_FIELD_NUMBER, &site->latitude, .min = -90, .max = 90 };
  const CursusField longitude = { "geo", CURSUS_FIELD_NUMBER, &site->longitude, .min = -180, .max = 180 };
  if (cursus_value_length (geo) != 2 || cursus_value_n_keys (geo) > 0) {
    cursus_place_error_type (place, "geo", geo, _ ("latitude and longitude in degrees, such as { 46.58, 0.34 }"));
    return;
  }
  bool right = cursus_field_read (place, &latitude, cursus_value_item (geo, 0));
  site->has_position = cursus_field_read (place, &longitude, cursus_value_item (geo, 1)) && right;
}

/* Takes @room. */
static void
add_room (CursusLoad *self, const CursusPlace *place, CursusRoom *room)
{
  g_autoptr (CursusRoom) taken = room;
  if (!cursus_load_register (self, place, CURSUS_LOAD_ROOM, room->id, self->session->rooms->len))
    return;
  room->origin = cursus_load_origin (self, place);
  g_ptr_array_add (self->session->rooms, g_steal_pointer (&taken));
}

/* @id: as the planner named it within the site; @value: NULL, or a table with more about it. */
static void
load_room (CursusLoad *self, const CursusPlace *place, uint32_t site, const char *id, const CursusValue *value)
{
  g_autofree char *own_id = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) features = NULL;
  uint32_t capacity = 0;
  const CursusField fields[] = {
    { "name", CURSUS_FIELD_LINE, &name, .max = 500 },
    { "capacity", CURSUS_FIELD_COUNT, &capacity, .min = 1, .max = 100000 },
    { "features", CURSUS_FIELD_TEXTS, &features, .max = 64 },
    { "id", CURSUS_FIELD_LINE, &own_id, .required = id == NULL }, /* last: a table that a key names has none */
  };
  size_t n_fields = G_N_ELEMENTS (fields) - (id != NULL ? 1 : 0);
  if (value != NULL && !cursus_fields_read (place, value, fields, n_fields))
    return;
  if (id == NULL)
    id = own_id;
  g_autofree char *full_id = g_strdup_printf ("%s/%s", cursus_session_site (self->session, site)->id, id);
  CursusRoom *room = cursus_room_new (full_id, site);
  room->name = g_strdup (name != NULL ? name : id);
  room->capacity = capacity;
  room->features = cursus_load_sort_texts (g_steal_pointer (&features));
  room->exclusive = true;
  add_room (self, place, room);
}

/* rooms = { "A", { id = "B", capacity = 12 }, C = { capacity = 30 } } */
static void
load_rooms (CursusLoad *self, const CursusPlace *place, uint32_t site, const CursusValue *rooms)
{
  CursusPlace inside = cursus_place_inside (place, "rooms");
  const char *accepted = _ ("a list of names, or tables such as A = { capacity = 20 }");
  if (cursus_value_type (rooms) != CURSUS_VALUE_TABLE)
    cursus_place_error_type (place, "rooms", rooms, accepted);
  for (size_t i = 0; i < cursus_value_length (rooms); i++) {
    const CursusValue *item = cursus_value_item (rooms, i);
    const char *id = cursus_value_get_string (item);
    if (id == NULL && cursus_value_type (item) != CURSUS_VALUE_TABLE)
      cursus_place_error_type (place, "rooms", item, accepted);
    else
      load_room (self, &inside, site, id, id == NULL ? item : NULL);
  }
  for (size_t i = 0; i < cursus_value_n_keys (rooms); i++) {
    const char *id = cursus_value_key (rooms, i);
    const CursusValue *item = cursus_value_lookup (rooms, id);
    CursusPlace room_place = cursus_place_inside (&inside, id);
    if (cursus_value_type (item) != CURSUS_VALUE_TABLE)
      cursus_place_error_type (&inside, id, item, accepted);
    else
      load_room (self, &room_place, site, id, item);
  }
}

/* Where a site has none, it is itself the room, as large as one likes. */
static void
add_implicit_room (CursusLoad *self, const CursusPlace *place, const CursusSite *site, uint32_t index)
{
  CursusRoom *room = cursus_room_new (site->id, index);
  room->name = g_strdup (site->name != NULL ? site->name : site->id);
  room->features = cursus_load_sort_texts (NULL);
  room->exclusive = false;
  add_room (self, place, room);
}

static void
load_site (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  uint32_t index = self->session->sites->len;
  const CursusValue *geo = NULL;
  const CursusValue *rooms = NULL;
  if (strcmp (declaration->id, "remote") == 0)
    cursus_place_error (place, NULL, _ ("“remote” is the name of no place; give the site another id"));
  if (!cursus_load_register (self, place, CURSUS_LOAD_SITE, declaration->id, index))
    return;
  CursusSite *site = cursus_site_new (declaration->id);
  const CursusField fields[] = {
    { "name", CURSUS_FIELD_LINE, &site->name, .required = true, .max = 500 },
    { "address", CURSUS_FIELD_TEXT, &site->address },
    { "access", CURSUS_FIELD_TEXT, &site->access },
    { "geo", CURSUS_FIELD_VALUE, &geo },
    { "rooms", CURSUS_FIELD_VALUE, &rooms },
  };
  site->origin = cursus_load_origin (self, place);
  g_ptr_array_add (self->session->sites, site);
  cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields));
  if (geo != NULL)
    read_position (place, geo, site);
  if (rooms != NULL)
    load_rooms (self, place, index, rooms);
  else
    add_implicit_room (self, place, site, index);
}

static void
set_travel (CursusLoad *self, const CursusPlace *place, uint32_t from, uint32_t to, uint32_t minutes)
{
  uint32_t before = cursus_session_travel (self->session, from, to);
  const char *from_id = cursus_session_site (self->session, from)->id;
  const char *to_id = cursus_session_site (self->session, to)->id;
  if (from == to)
    cursus_place_error (place, "to", _ ("“from” and “to” are both “%s”; name two different sites"), from_id);
  else if (before != CURSUS_NONE && before != minutes)
    cursus_place_error (place, "minutes", _ ("between “%s” and “%s” were already %u minutes, here are %u; it counts both ways"),
                        from_id, to_id, before, minutes);
  else
    cursus_session_set_travel (self->session, from, to, minutes);
}

static void
load_travel (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  uint32_t minutes = 0;
  const CursusField fields[] = {
    { "from", CURSUS_FIELD_LINE, &from, .required = true },
    { "to", CURSUS_FIELD_LINE, &to, .required = true },
    { "minutes", CURSUS_FIELD_COUNT, &minutes, .required = true, .min = 0, .max = MAX_TRAVEL_MINUTES },
  };
  bool right = cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields));
  uint32_t start = from != NULL ? cursus_load_find (self, place, "from", CURSUS_LOAD_SITE, from) : CURSUS_NONE;
  uint32_t end = to != NULL ? cursus_load_find (self, place, "to", CURSUS_LOAD_SITE, to) : CURSUS_NONE;
  if (right && start != CURSUS_NONE && end != CURSUS_NONE)
    set_travel (self, place, start, end, minutes);
}

void
cursus_load_sites (CursusLoad *self)
{
  cursus_load_each (self, "site", load_site);
  cursus_load_each (self, "travel", load_travel);
}
