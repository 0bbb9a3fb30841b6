/* Makes, finds and frees meetings whose time and place are given. Knows no file. */
#include "core/fixed-meeting.h"

#include <string.h>

CursusFixedMeeting *
cursus_fixed_meeting_new (const char *id)
{
  CursusFixedMeeting *self = g_new0 (CursusFixedMeeting, 1);
  self->id = g_strdup (id);
  self->speakers = g_new0 (char *, 1);
  return self;
}

void
cursus_fixed_meeting_free (CursusFixedMeeting *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->site);
  g_free (self->room);
  g_strfreev (self->speakers);
  g_free (self->shared_with);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const CursusFixedMeeting *x = *(const CursusFixedMeeting *const *)a, *y = *(const CursusFixedMeeting *const *)b;
  return strcmp (x->id, y->id);
}

void
cursus_fixed_meetings_sort (GPtrArray *meetings)
{
  g_ptr_array_sort (meetings, compare_ids);
}

const CursusFixedMeeting *
cursus_fixed_meetings_find (const GPtrArray *meetings, const char *id)
{
  guint low = 0, high = meetings->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const CursusFixedMeeting *meeting = g_ptr_array_index (meetings, middle);
    int order = strcmp (id, meeting->id);
    if (order == 0)
      return meeting;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

CursusOtherSession *
cursus_other_session_new (const char *id)
{
  CursusOtherSession *self = g_new0 (CursusOtherSession, 1);
  self->id = g_strdup (id);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_fixed_meeting_free);
  return self;
}

void
cursus_other_session_free (CursusOtherSession *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_ptr_array_unref (self->meetings);
  g_free (self);
}

void
cursus_session_add_busy_times (CursusSession *self, const CursusOtherSession *other)
{
  for (guint i = 0; i < other->meetings->len; i++) {
    const CursusFixedMeeting *meeting = g_ptr_array_index (other->meetings, i);
    for (char **id = meeting->speakers; meeting->shared_with == NULL && *id != NULL; id++) {
      uint32_t person = cursus_session_find_person (self, *id);
      if (person != CURSUS_NONE)
        cursus_availability_add (cursus_session_person (self, person)->availability, CURSUS_LEVEL_UNAVAILABLE, meeting->start_utc,
                                 meeting->end_utc);
    }
  }
}
