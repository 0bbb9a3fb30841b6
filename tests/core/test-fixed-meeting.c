/* Meetings whose time and place are given: found by id, and the busy times of their speakers. */
#include "core/fixed-meeting.h"

#include "session-fixture.h"

static void
test_find (void)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_fixed_meeting_free);
  static const char *const ids[] = { "c", "a.2", "a", "b" };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (meetings, cursus_fixed_meeting_new (ids[i]));
  cursus_fixed_meetings_sort (meetings);
  g_assert_cmpstr (((const CursusFixedMeeting *)g_ptr_array_index (meetings, 1))->id, ==, "a.2");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (cursus_fixed_meetings_find (meetings, ids[i])->id, ==, ids[i]);
  g_assert_null (cursus_fixed_meetings_find (meetings, "d"));
  g_assert_null (cursus_fixed_meetings_find (meetings, ""));
}

static CursusFixedMeeting *
add_fixed (CursusOtherSession *other, const char *id, int64_t start_utc, const char *speakers)
{
  CursusFixedMeeting *meeting = cursus_fixed_meeting_new (id);
  meeting->start_utc = start_utc;
  meeting->end_utc = start_utc + 3600;
  g_strfreev (meeting->speakers);
  meeting->speakers = g_strsplit (speakers, " ", -1);
  g_ptr_array_add (other->meetings, meeting);
  return meeting;
}

/* What is shared keeps nobody busy, nor does somebody whom this session does not know. */
static void
test_busy_times (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-09", "2023-10-20");
  g_autoptr (CursusOtherSession) other = cursus_other_session_new ("o");
  g_ptr_array_add (session->people, cursus_person_new ("sp", CURSUS_ROLE_SPEAKER));
  add_fixed (other, "x", 1700000000, "sp unknown");
  add_fixed (other, "y", 1700100000, "sp")->shared_with = g_strdup ("mine");
  cursus_session_add_busy_times (session, other);
  const CursusIntervals *busy = cursus_session_person (session, 0)->availability->levels[CURSUS_LEVEL_UNAVAILABLE];
  size_t n = 0;
  cursus_intervals_get (busy, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (cursus_intervals_overlaps (busy, 1700003599, 1700003700));
  g_assert_false (cursus_intervals_overlaps (busy, 1700003600, 1700003700));
  g_assert_false (cursus_intervals_overlaps (busy, 1700100000, 1700103600));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fixed-meeting/find", test_find);
  g_test_add_func ("/core/fixed-meeting/busy-times", test_busy_times);
  return g_test_run ();
}
