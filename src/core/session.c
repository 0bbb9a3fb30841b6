/* The session's containers and how its parts are found again. Knows nothing of what is right or wrong in them:
 * session-checks.c does. */
#include "core/session.h"

#include <string.h>

#include "core/fixed-meeting.h"
#include "core/session-private.h"

#define HALF_DAY_MINUTES 210
#define MONDAY_TO_FRIDAY 0x1f

static const char *const standard_formats[] = { "onsite", "remote", "workshop", "visit" };

static GPtrArray *
own (GDestroyNotify free_item)
{
  return g_ptr_array_new_with_free_func (free_item);
}

static void
make_containers (CursusSession *self)
{
  self->day_parts = own ((GDestroyNotify)cursus_day_part_free);
  self->formats = own (g_free);
  self->calendars = own ((GDestroyNotify)cursus_calendar_free);
  self->closed = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->sites = own ((GDestroyNotify)cursus_site_free);
  self->rooms = own ((GDestroyNotify)cursus_room_free);
  self->travel_minutes = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->people = own ((GDestroyNotify)cursus_person_free);
  self->groups = own ((GDestroyNotify)cursus_group_free);
  self->modules = own ((GDestroyNotify)cursus_module_free);
  self->meetings = own ((GDestroyNotify)cursus_meeting_free);
  self->uses = own ((GDestroyNotify)cursus_rule_use_free);
  self->waivers = own ((GDestroyNotify)cursus_waiver_free);
  self->published = own ((GDestroyNotify)cursus_fixed_meeting_free);
  self->others = own ((GDestroyNotify)cursus_other_session_free);
  self->strings = g_string_chunk_new (256);
}

CursusSession *
cursus_session_new (void)
{
  CursusSession *self = g_new0 (CursusSession, 1);
  make_containers (self);
  self->language = g_strdup ("fr");
  self->dates = (CursusDateRange){ CURSUS_DATE_NONE, CURSUS_DATE_NONE };
  self->today = CURSUS_DATE_NONE;
  self->half_day_minutes = HALF_DAY_MINUTES;
  self->slots_per_half_day = 1;
  self->weekdays = MONDAY_TO_FRIDAY;
  for (size_t i = 0; i < G_N_ELEMENTS (standard_formats); i++)
    g_ptr_array_add (self->formats, g_strdup (standard_formats[i]));
  g_ptr_array_add (self->rooms, cursus_room_new ("remote", CURSUS_NONE));
  return self;
}

static void
free_containers (CursusSession *self)
{
  GPtrArray *arrays[] = { self->day_parts, self->formats,   self->calendars, self->sites,    self->rooms,
                          self->people,    self->groups,    self->modules,   self->meetings, self->uses,
                          self->waivers,   self->published, self->others };
  for (size_t i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  g_array_unref (self->closed);
  g_array_unref (self->travel_minutes);
  g_string_chunk_free (self->strings);
}

void
cursus_session_free (CursusSession *self)
{
  if (self == NULL)
    return;
  free_containers (self);
  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self->contact);
  g_free (self->organiser);
  g_free (self->language);
  g_free (self->inputs_digest);
  g_clear_pointer (&self->zone, cursus_zone_unref);
  g_free (self);
}

/* Every item with an id has it as its first member, so that a pointer to the item is one to its id. */
static uint32_t
find (const GPtrArray *items, const char *id)
{
  g_return_val_if_fail (id != NULL, CURSUS_NONE);
  for (guint i = 0; i < items->len; i++) {
    const char *const *item = g_ptr_array_index (items, i);
    if (g_strcmp0 (*item, id) == 0)
      return i;
  }
  return CURSUS_NONE;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (CursusSite, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (CursusRoom, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (CursusPerson, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (CursusGroup, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (CursusModule, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (CursusMeeting, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (CursusCalendar, id) == 0);

uint32_t
cursus_session_find_site (const CursusSession *self, const char *id)
{
  return find (self->sites, id);
}

uint32_t
cursus_session_find_room (const CursusSession *self, const char *id)
{
  return find (self->rooms, id);
}

uint32_t
cursus_session_find_person (const CursusSession *self, const char *id)
{
  return find (self->people, id);
}

uint32_t
cursus_session_find_group (const CursusSession *self, const char *id)
{
  return find (self->groups, id);
}

uint32_t
cursus_session_find_module (const CursusSession *self, const char *id)
{
  return find (self->modules, id);
}

uint32_t
cursus_session_find_meeting (const CursusSession *self, const char *id)
{
  return find (self->meetings, id);
}

uint32_t
cursus_session_find_calendar (const CursusSession *self, const char *id)
{
  return find (self->calendars, id);
}

uint32_t
cursus_session_find_format (const CursusSession *self, const char *id)
{
  guint index;
  g_return_val_if_fail (id != NULL, CURSUS_NONE);
  return g_ptr_array_find_with_equal_func (self->formats, id, g_str_equal, &index) ? index : CURSUS_NONE;
}

CursusSite *
cursus_session_site (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->sites->len, NULL);
  return g_ptr_array_index (self->sites, index);
}

CursusRoom *
cursus_session_room (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->rooms->len, NULL);
  return g_ptr_array_index (self->rooms, index);
}

CursusPerson *
cursus_session_person (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->people->len, NULL);
  return g_ptr_array_index (self->people, index);
}

CursusGroup *
cursus_session_group (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);
  return g_ptr_array_index (self->groups, index);
}

CursusModule *
cursus_session_module (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->modules->len, NULL);
  return g_ptr_array_index (self->modules, index);
}

CursusMeeting *
cursus_session_meeting (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->meetings->len, NULL);
  return g_ptr_array_index (self->meetings, index);
}

CursusCalendar *
cursus_session_calendar (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->calendars->len, NULL);
  return g_ptr_array_index (self->calendars, index);
}

CursusDayPart *
cursus_session_day_part (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->day_parts->len, NULL);
  return g_ptr_array_index (self->day_parts, index);
}

CursusRuleUse *
cursus_session_use (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->uses->len, NULL);
  return g_ptr_array_index (self->uses, index);
}

CursusWaiver *
cursus_session_waiver (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->waivers->len, NULL);
  return g_ptr_array_index (self->waivers, index);
}

const char *
cursus_session_format (const CursusSession *self, uint32_t index)
{
  g_return_val_if_fail (index < self->formats->len, NULL);
  return g_ptr_array_index (self->formats, index);
}

/* Sites may have been added since the table was made. */
static uint32_t
travel_width (const CursusSession *self)
{
  uint32_t width = 0;
  while (width * width < self->travel_minutes->len)
    width++;
  return width;
}

void
cursus_session_grow_travel (CursusSession *self)
{
  uint32_t old_width = travel_width (self);
  uint32_t width = self->sites->len;
  if (width <= old_width)
    return;
  GArray *grown = g_array_sized_new (FALSE, FALSE, sizeof (uint32_t), width * width);
  for (uint32_t from = 0; from < width; from++) {
    for (uint32_t to = 0; to < width; to++) {
      uint32_t minutes = from == to ? 0 : CURSUS_NONE;
      if (from < old_width && to < old_width)
        minutes = g_array_index (self->travel_minutes, uint32_t, from * old_width + to);
      g_array_append_val (grown, minutes);
    }
  }
  g_array_unref (self->travel_minutes);
  self->travel_minutes = grown;
}

void
cursus_session_set_travel (CursusSession *self, uint32_t from, uint32_t to, uint32_t minutes)
{
  g_return_if_fail (from < self->sites->len && to < self->sites->len);
  if (from == to)
    return;
  cursus_session_grow_travel (self);
  uint32_t width = travel_width (self);
  g_array_index (self->travel_minutes, uint32_t, from * width + to) = minutes;
  g_array_index (self->travel_minutes, uint32_t, to * width + from) = minutes;
}

uint32_t
cursus_session_travel (const CursusSession *self, uint32_t from, uint32_t to)
{
  if (from == CURSUS_NONE || to == CURSUS_NONE || from == to)
    return 0;
  uint32_t width = travel_width (self);
  if (from >= width || to >= width)
    return CURSUS_NONE;
  return g_array_index (self->travel_minutes, uint32_t, from * width + to);
}

CursusOrigin
cursus_session_origin (CursusSession *self, const char *file, int line)
{
  return (CursusOrigin){ file == NULL ? NULL : g_string_chunk_insert_const (self->strings, file), line };
}

bool
cursus_session_has_named_participants (const CursusSession *self)
{
  for (guint i = 0; i < self->people->len; i++) {
    const CursusPerson *person = g_ptr_array_index (self->people, i);
    if (person->role == CURSUS_ROLE_PARTICIPANT && !person->anonymous)
      return true;
  }
  return false;
}

uint32_t
cursus_session_total_minutes (const CursusSession *self)
{
  uint64_t total = 0;
  for (guint m = 0; m < self->modules->len; m++) {
    const CursusModule *module = g_ptr_array_index (self->modules, m);
    for (guint p = 0; p < module->parts->len; p++)
      total += g_array_index (module->parts, CursusPart, p).minutes;
  }
  return (uint32_t)MIN (total, UINT32_MAX);
}
