/* What participants hold, in the indices of the frame. */
#include "core/fixed-meeting.h"

#include "rules/rules-example.h"

/* Publishes "@id at date, minutes, place" before the frame is made. */
static void
publish (CursusSession *session, const char *id, const char *date, int start_minute, const char *room, const char *speakers)
{
  CursusFixedMeeting *meeting = cursus_fixed_meeting_new (id);
  meeting->start_utc = cursus_zone_to_utc_first (session->zone, fixture_date (date), start_minute);
  meeting->end_utc = meeting->start_utc + 3600;
  g_auto (GStrv) place = g_strsplit (room, "/", 2);
  meeting->site = *room != '\0' ? g_strdup (place[0]) : NULL;
  meeting->room = strchr (room, '/') != NULL ? g_strdup (room) : NULL;
  g_strfreev (meeting->speakers);
  meeting->speakers = g_strsplit (speakers, " ", -1);
  g_ptr_array_add (session->published, meeting);
  cursus_fixed_meetings_sort (session->published);
}

static Fixture
fixture_published (void)
{
  Fixture fixture = example_session ();
  CursusSession *session = fixture.session;
  publish (session, "open", "2023-10-30", 540, "paris/A", "sam");
  publish (session, "water.1@g1", "2023-10-30", 600, "reims", "sue");
  publish (session, "water.2@g1", "2023-10-20", 840, "berlin/X", "sue eve");
  publish (session, "water.1@g2", "2023-12-24", 840, "paris/Z", "");
  publish (session, "web", "2023-10-29", 540, "", "");
  cursus_frame_free (fixture.frame);
  fixture.frame = cursus_frame_new (session, NULL);
  return fixture;
}

static void
test_time (void)
{
  g_auto (Fixture) fixture = fixture_published ();
  const CursusFramePublished *published = fixture.frame->published;
  g_assert_true (published[0].is_published);
  g_assert_cmpint (published[0].day, ==, 4);
  g_assert_cmpuint (published[0].slot, ==, 12);
  g_assert_cmpint (published[0].starts, ==, 4 * 1440 + 540);
  g_assert_cmpint (published[0].ends, ==, 4 * 1440 + 600);
  g_assert_cmpuint (published[1].slot, ==, CURSUS_NONE); /* ten o'clock is no slot */
  g_assert_cmpint (published[3].day, ==, -6);            /* before the session */
  g_assert_cmpint (published[3].starts, ==, -6 * 1440 + 840);
  g_assert_cmpuint (published[3].slot, ==, CURSUS_NONE);
  g_assert_cmpint (published[2].day, ==, 59);
  g_assert_cmpint (published[5].starts, ==, 3 * 1440 + 540); /* on the Sunday on which the clocks change */
  g_assert_false (published[4].is_published);
}

static void
test_place (void)
{
  g_auto (Fixture) fixture = fixture_published ();
  const CursusFrame *frame = fixture.frame;
  g_assert_true (cursus_frame_at_published_place (frame, 0, 1));
  g_assert_false (cursus_frame_at_published_place (frame, 0, 2));
  g_assert_true (cursus_frame_at_published_place (frame, 1, 3)); /* a site without rooms */
  g_assert_false (cursus_frame_at_published_place (frame, 1, 1));
  g_assert_true (frame->published[3].is_elsewhere);
  g_assert_true (frame->published[2].is_elsewhere); /* the site is there, the room is no more */
  for (uint32_t room = 0; room < frame->n_rooms; room++) {
    g_assert_false (cursus_frame_at_published_place (frame, 2, room));
    g_assert_false (cursus_frame_at_published_place (frame, 3, room));
    g_assert_false (cursus_frame_at_published_place (frame, 4, room)); /* new */
  }
  g_assert_true (cursus_frame_at_published_place (frame, 5, CURSUS_ROOM_REMOTE));
  g_assert_false (cursus_frame_at_published_place (frame, 5, 1));
}

static void
test_speakers (void)
{
  g_auto (Fixture) fixture = fixture_published ();
  const CursusFrame *frame = fixture.frame;
  g_assert_true (cursus_frame_with_published_speakers (frame, 0, 0));
  g_assert_false (cursus_frame_with_published_speakers (frame, 1, 0));
  g_assert_true (cursus_frame_with_published_speakers (frame, 1, 1));
  g_assert_false (cursus_frame_with_published_speakers (frame, 2, 0)); /* nobody was named */
  g_assert_true (frame->published[3].is_with_others);
  g_assert_false (cursus_frame_with_published_speakers (frame, 3, 1)); /* Eve has left */
  g_assert_false (cursus_frame_with_published_speakers (frame, 4, 0));
  g_assert_true (cursus_frame_with_published_speakers (frame, 5, 0));
}

static void
test_facts (void)
{
  g_auto (Fixture) fixture = fixture_published ();
  static const struct {
    CursusUnit unit;
    const char *fact;
    int32_t value;
  } cases[] = {
    { 0, "published", 1 },
    { 4, "published", 0 },
    { 0, "published_day", 4 },
    { 4, "published_day", CURSUS_FACT_NIL },
    { 0, "published_slot", 12 },
    { 1, "published_slot", CURSUS_FACT_NIL },
    { 0, "published_site", 0 },
    { 3, "published_site", CURSUS_FACT_NIL },
    { 0, "published_room", 1 },
    { 1, "published_room", CURSUS_FACT_NIL },
    { 1, "published_starts", 6360 },
    { 1, "published_ends", 6420 },
    { 2, "id", 2 },
    { 0, "at_published_place", 1 },
    { 0, "with_published_speakers", 1 },
  };
  CursusPlacement placements[6];
  for (uint32_t m = 0; m < 6; m++)
    placements[m] = example_at ("4.0 r1 s0");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cursus_fact_read (fixture.frame, placements, cases[i].unit, cursus_fact_find (cases[i].fact), 0), ==,
                     cases[i].value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/frame-published/time", test_time);
  g_test_add_func ("/rules/frame-published/place", test_place);
  g_test_add_func ("/rules/frame-published/speakers", test_speakers);
  g_test_add_func ("/rules/frame-published/facts", test_facts);
  return g_test_run ();
}
