/* Meetings as they follow from modules, parts and groups: ids, order, attendees, headcounts, titles. */
#include <string.h>

#include "core/session-fixture.h"

static char *
list_ids (const CursusSession *session)
{
  GString *ids = g_string_new (NULL);
  for (uint32_t i = 0; i < session->meetings->len; i++)
    g_string_append_printf (ids, "%s%s", i == 0 ? "" : " ", cursus_session_meeting (session, i)->id);
  return g_string_free (ids, FALSE);
}

static const CursusMeeting *
find (const CursusSession *session, const char *id)
{
  return cursus_session_meeting (session, cursus_session_find_meeting (session, id));
}

/* Two groups of two and one, a speaker; "a" for all, "b" in two parts for the groups, "c" in two parts for all. */
static CursusSession *
make_session (void)
{
  CursusSession *session = fixture_session ("2023-10-11", "2024-04-30");
  fixture_group (session, "g1");
  fixture_group (session, "g2");
  fixture_append (fixture_person (session, "p1", CURSUS_ROLE_PARTICIPANT)->groups, 1, 0u);
  fixture_append (fixture_person (session, "sp", CURSUS_ROLE_SPEAKER)->groups, 1, 0u);
  fixture_append (fixture_person (session, "p2", CURSUS_ROLE_PARTICIPANT)->groups, 1, 1u);
  fixture_append (fixture_person (session, "p3", CURSUS_ROLE_PARTICIPANT)->groups, 1, 0u);
  fixture_module (session, "a", 2);
  CursusModule *b = fixture_module (session, "b", 1);
  fixture_part (b, 1, 90);
  fixture_append (b->groups, 2, 0u, 1u);
  fixture_part (fixture_module (session, "c", 1), 2, 420);
  return session;
}

static void
test_order_and_ids (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *report = fixture_complete (session);
  g_autofree char *ids = list_ids (session);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpstr (ids, ==, "a b.1@g1 b.1@g2 b.2@g1 b.2@g2 c.1 c.2");
  const CursusMeeting *meeting = find (session, "b.2@g2");
  g_assert_cmpuint (meeting->module, ==, 1);
  g_assert_cmpuint (meeting->part, ==, 1);
  g_assert_cmpuint (meeting->group, ==, 1);
  g_assert_cmpuint (meeting->n_slots, ==, 1);
  g_assert_cmpuint (meeting->minutes, ==, 90);
  g_assert_cmpuint (find (session, "c.2")->n_slots, ==, 2);
  g_assert_cmpuint (find (session, "c.2")->group, ==, CURSUS_NONE);
}

/* Groups that attend together have one run, in which everybody is once; the planner's headcount counts. */
static void
test_groups_together (void)
{
  g_autoptr (CursusSession) session = make_session ();
  CursusModule *b = cursus_session_module (session, 1);
  b->together = true;
  cursus_session_module (session, 2)->headcount = 40;
  fixture_append (cursus_session_person (session, cursus_session_find_person (session, "p1"))->groups, 1, 1u);
  g_autofree char *report = fixture_complete (session);
  g_autofree char *ids = list_ids (session);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpstr (ids, ==, "a b.1 b.2 c.1 c.2");
  g_assert_cmpuint (find (session, "b.1")->group, ==, CURSUS_NONE);
  g_assert_cmpuint (find (session, "b.1")->attendees->len, ==, 3);
  g_assert_cmpuint (find (session, "b.1")->headcount, ==, 3);
  g_assert_cmpuint (find (session, "c.1")->headcount, ==, 40);
}

static void
test_attendees_leave_out_speakers (void)
{
  static const struct {
    const char *id, *attendees;
    uint32_t headcount;
  } cases[] = { { "a", "0,2,3", 3 }, { "b.1@g1", "0,3", 2 }, { "b.2@g2", "2", 1 } };
  g_autoptr (CursusSession) session = make_session ();
  session->expected_headcount = 40;
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CursusMeeting *meeting = find (session, cases[i].id);
    g_autofree char *attendees = fixture_join (meeting->attendees);
    g_assert_cmpstr (attendees, ==, cases[i].attendees);
    g_assert_cmpuint (meeting->headcount, ==, cases[i].headcount);
  }
}

/* 25 people in three groups: 8 1/3 each, so a room for 9. */
static void
test_unknown_participants_are_expected (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  session->expected_headcount = 25;
  for (int i = 0; i < 3; i++)
    fixture_group (session, (const char *[]){ "g1", "g2", "g3" }[i]);
  fixture_module (session, "a", 1);
  fixture_append (fixture_module (session, "b", 1)->groups, 3, 0u, 1u, 2u);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  g_autofree char *cohort = fixture_join (find (session, "a")->attendees);
  g_autofree char *group = fixture_join (find (session, "b@g2")->attendees);
  g_assert_cmpstr (cohort, ==, "0,1,2,3");
  g_assert_cmpstr (group, ==, "2");
  g_assert_cmpuint (find (session, "a")->headcount, ==, 25);
  g_assert_cmpuint (find (session, "b@g2")->headcount, ==, 9);
}

static void
test_titles (void)
{
  static const struct {
    const char *id, *title;
  } cases[] = { { "a", "Ouverture" }, { "b.2@g1", "b (2/2) – Groupe 1" }, { "c.1", "c (1/2)" }, { "b.1@g2", "b (1/2) – g2" } };
  g_autoptr (CursusSession) session = make_session ();
  cursus_session_module (session, 0)->title = g_strdup ("Ouverture");
  cursus_session_group (session, 0)->title = g_strdup ("Groupe 1");
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *title = cursus_meeting_title (session, find (session, cases[i].id));
    g_assert_cmpstr (title, ==, cases[i].title);
  }
}

static void
test_every_meeting_has_speaker_sets (void)
{
  g_autoptr (CursusSession) session = make_session ();
  CursusSpeakerChoice *choice = cursus_speaker_choice_new (1);
  fixture_append (choice->people, 1, 1u);
  g_ptr_array_add (cursus_session_module (session, 1)->speaker_choices, choice);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (find (session, "a")->speaker_sets->len, ==, 1);
  g_assert_cmpuint (((GArray *)g_ptr_array_index (find (session, "a")->speaker_sets, 0))->len, ==, 0);
  g_autofree char *set = fixture_join (g_ptr_array_index (find (session, "b.2@g1")->speaker_sets, 0));
  g_assert_cmpstr (set, ==, "1");
}

static void
test_too_many_sets_are_reported (void)
{
  g_autoptr (CursusSession) session = make_session ();
  CursusSpeakerChoice *choice = cursus_speaker_choice_new (2);
  fixture_append (choice->people, 1, 1u);
  g_ptr_array_add (cursus_session_module (session, 2)->speaker_choices, choice);
  g_autofree char *report = fixture_complete (session);
  fixture_assert_says (report, "session.lua:12: module \"c\": asks for 2 of 1 speakers");
}

static void
test_ids_that_meet_are_reported (void)
{
  g_autoptr (CursusSession) session = make_session ();
  fixture_module (session, "c.2", 1);
  g_autofree char *report = fixture_complete (session);
  fixture_assert_says (report, "session.lua:13: module \"c.2\": one of its meetings would be called “c.2”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/meeting/order-and-ids", test_order_and_ids);
  g_test_add_func ("/core/meeting/attendees-leave-out-speakers", test_attendees_leave_out_speakers);
  g_test_add_func ("/core/meeting/unknown-participants-are-expected", test_unknown_participants_are_expected);
  g_test_add_func ("/core/meeting/titles", test_titles);
  g_test_add_func ("/core/meeting/every-meeting-has-speaker-sets", test_every_meeting_has_speaker_sets);
  g_test_add_func ("/core/meeting/too-many-sets-are-reported", test_too_many_sets_are_reported);
  g_test_add_func ("/core/meeting/ids-that-meet-are-reported", test_ids_that_meet_are_reported);
  g_test_add_func ("/core/meeting/groups-attend-together", test_groups_together);
  return g_test_run ();
}
