/* Meetings whose time and place are given: of a plan, found by id, and the busy times of their speakers. */
#include "core/fixed-meeting.h"

#include "session-fixture.h"

static void
add_meeting (CursusPlan *plan, const char *id, int64_t start_utc, int64_t end_utc)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (id);
  CursusPlanSlot slots[] = { { start_utc, start_utc + 60 }, { end_utc - 60, end_utc } };
  g_array_append_vals (meeting->slots, slots, 2);
  g_ptr_array_add (plan->meetings, meeting);
}

static void
test_of_plan (void)
{
  g_autoptr (CursusPlan) plan = cursus_plan_new ("s", NULL, "UTC");
  add_meeting (plan, "b", 1000, 5000);
  add_meeting (plan, "a", 9000, 9900);
  CursusPlanMeeting *b = g_ptr_array_index (plan->meetings, 0);
  b->title = g_strdup ("B");
  b->site = g_strdup ("paris");
  b->room = g_strdup ("paris/A");
  b->speakers = g_strsplit ("sp su", " ", -1);
  g_autoptr (GPtrArray) meetings = cursus_fixed_meetings_of_plan (plan);
  const CursusFixedMeeting *first = g_ptr_array_index (meetings, 0), *second = g_ptr_array_index (meetings, 1);
  g_assert_cmpstr (first->id, ==, "a");
  g_assert_null (first->site);
  g_assert_nonnull (first->speakers);
  g_assert_cmpint (second->start_utc, ==, 1000);
  g_assert_cmpint (second->end_utc, ==, 5000);
  g_assert_cmpstr (second->room, ==, "paris/A");
  g_assert_cmpstr (second->speakers[1], ==, "su");
  g_assert_true (cursus_fixed_meetings_find (meetings, "b") == second);
  g_assert_null (cursus_fixed_meetings_find (meetings, "c"));
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
  g_test_add_func ("/core/fixed-meeting/of-plan", test_of_plan);
  g_test_add_func ("/core/fixed-meeting/busy-times", test_busy_times);
  return g_test_run ();
}
