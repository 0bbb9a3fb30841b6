/* The dense view of a session. */
#include "core/error.h"
#include "rules/rules-example.h"

static void
test_runs (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusFrame *frame = fixture.frame;
  g_assert_cmpuint (frame->n_meetings, ==, 6);
  g_assert_cmpuint (frame->n_runs, ==, 4);
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (frame, 8, &storage, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (meetings[0], ==, 2);
  g_assert_cmpuint (meetings[1], ==, 4);
  meetings = cursus_frame_unit_meetings (frame, 4, &storage, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (meetings[0], ==, 4);
  g_assert_cmpuint (cursus_frame_unit_module (frame, 8), ==, 1);
  g_assert_cmpuint (cursus_frame_unit_group (frame, 8), ==, 1);
  g_assert_cmpuint (cursus_frame_unit_group (frame, 6), ==, CURSUS_NONE);
  g_assert_true (cursus_frame_unit_is_run (frame, 6));
  g_assert_false (cursus_frame_unit_is_run (frame, 5));
}

static void
test_attendees (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_assert_true (cursus_frame_share_attendees (fixture.frame, 0, 4));
  g_assert_true (cursus_frame_share_attendees (fixture.frame, 1, 7));
  g_assert_false (cursus_frame_share_attendees (fixture.frame, 1, 2));
  g_assert_false (cursus_frame_share_attendees (fixture.frame, 8, 7));
}

/* A level of any instant of a slot is one of the slot; touching it is not. */
static void
test_levels (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusFrame *frame = fixture.frame;
  g_assert_true (cursus_frame_has_level (frame, SAM, CURSUS_LEVEL_UNAVAILABLE, 12, 1));
  g_assert_false (cursus_frame_has_level (frame, SAM, CURSUS_LEVEL_UNAVAILABLE, 13, 2));
  g_assert_true (cursus_frame_has_level (frame, SAM, CURSUS_LEVEL_UNAVAILABLE, 11, 2));
  g_assert_false (cursus_frame_has_level (frame, CID, CURSUS_LEVEL_UNAVAILABLE, 0, 42));
  g_assert_false (cursus_frame_has_level (frame, SUE, CURSUS_LEVEL_PREFERRED, 14, 1)); /* the evening before */
  g_assert_true (cursus_frame_has_level (frame, SUE, CURSUS_LEVEL_PREFERRED, 15, 1));
  g_assert_false (cursus_frame_has_level (frame, SUE, CURSUS_LEVEL_PREFERRED, 18, 1));
}

static void
test_speakers (void)
{
  g_auto (Fixture) fixture = example_session ();
  uint32_t n = 9;
  g_assert_cmpuint (cursus_frame_speakers (fixture.frame, 1, 1, &n)[0], ==, SUE);
  g_assert_cmpuint (n, ==, 1);
  cursus_frame_speakers (fixture.frame, 5, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (fixture.frame->meetings[1].n_speaker_sets, ==, 2);
  g_assert_cmpuint (fixture.frame->meetings[5].n_speaker_sets, ==, 1);
}

/* 200 minutes are over before the second slot begins: the meeting ends in the first. */
static void
test_end_before_the_last_slot (void)
{
  CursusSession *session = fixture_session ("2023-10-30", "2023-10-31");
  fixture_part (fixture_module (session, "web", "", ""), 2, 200);
  g_auto (Fixture) fixture = fixture_compile (session);
  CursusPlacement at = { .start = 0 };
  g_assert_cmpint (cursus_fact_read (fixture.frame, &at, 0, CURSUS_FACT_END_MINUTE, 0), ==, 540 + 200);
}

static void
test_impossible_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusSession) session = fixture_session ("2023-10-30", "2023-10-29");
  g_assert_null (cursus_frame_new (session, &error));
  g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/frame/runs", test_runs);
  g_test_add_func ("/rules/frame/attendees", test_attendees);
  g_test_add_func ("/rules/frame/levels", test_levels);
  g_test_add_func ("/rules/frame/speakers", test_speakers);
  g_test_add_func ("/rules/frame/end-before-the-last-slot", test_end_before_the_last_slot);
  g_test_add_func ("/rules/frame/impossible-time", test_impossible_time);
  return g_test_run ();
}
