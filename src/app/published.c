/* From events that people hold to meetings that have a place. Knows nothing of how they were published. */
#include "app/published.h"

#include <string.h>

#include "app/places.h"
#include "core/fixed-meeting.h"
#include "store/publication.h"

static CursusFixedMeeting *
make_meeting (const CursusPlanMeeting *planned, const char *id)
{
  CursusFixedMeeting *meeting = cursus_fixed_meeting_new (id);
  meeting->title = g_strdup (planned->title);
  meeting->site = g_strdup (planned->site);
  meeting->room = g_strdup (planned->room);
  meeting->start_utc = g_array_index (planned->slots, CursusPlanSlot, 0).start_utc;
  meeting->end_utc = g_array_index (planned->slots, CursusPlanSlot, planned->slots->len - 1).end_utc;
  if (planned->speakers != NULL) {
    g_strfreev (meeting->speakers);
    meeting->speakers = g_strdupv (planned->speakers);
  }
  return meeting;
}

/* The plan of a publication calls meetings by their UIDs; here they are called as the session calls them. */
static const char *
find_id (const CursusPublication *publication, const char *stem)
{
  for (guint i = 0; i < publication->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (publication, i);
    g_autofree char *own = cursus_publication_stem (event->uid);
    if (event->status != CURSUS_PUBLISHED_CANCELLED && strcmp (own, stem) == 0)
      return event->meeting->id;
  }
  return stem;
}

bool
cursus_published_take (CursusSession *session, const char *session_path, const char *store, GError **error)
{
  g_autofree char *path = cursus_places_store (store, session_path);
  g_autoptr (CursusPublication) publication = NULL;
  if (session->published->len > 0 || !g_file_test (path, G_FILE_TEST_EXISTS))
    return true;
  g_autoptr (CursusStore) opened = cursus_store_open (path, error);
  if (opened == NULL || !cursus_store_load_publication (opened, session->id, &publication, error))
    return false;
  if (publication == NULL)
    return true;
  g_autoptr (CursusPlan) plan = cursus_publication_plan (publication, NULL);
  for (guint i = 0; i < plan->meetings->len; i++) {
    const CursusPlanMeeting *planned = cursus_plan_meeting (plan, i);
    g_ptr_array_add (session->published, make_meeting (planned, find_id (publication, planned->id)));
  }
  cursus_fixed_meetings_sort (session->published);
  return true;
}
