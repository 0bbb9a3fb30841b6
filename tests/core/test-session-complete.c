/* What follows from a session: names, rooms, members, people who stand for unknown ones. */
#include <string.h>

#include "core/session-fixture.h"

static void
test_names_left_out_are_ids (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  fixture_module (session, "a", 1);
  fixture_group (session, "g");
  CursusPerson *named = fixture_person (session, "p", CURSUS_ROLE_PARTICIPANT);
  named->language = g_strdup ("en");
  CursusPerson *other = fixture_person (session, "q", CURSUS_ROLE_SPEAKER);
  other->name = g_strdup ("Mme Q");
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (cursus_session_module (session, 0)->title, ==, "a");
  g_assert_nonnull (cursus_session_module (session, 0)->tags);
  g_assert_null (cursus_session_module (session, 0)->tags[0]);
  g_assert_cmpstr (cursus_session_site (session, 0)->name, ==, "paris");
  g_assert_cmpstr (cursus_session_room (session, 1)->name, ==, "paris");
  g_assert_cmpstr (cursus_session_group (session, 0)->title, ==, "g");
  g_assert_cmpstr (named->name, ==, "p");
  g_assert_cmpstr (named->language, ==, "en");
  g_assert_cmpstr (other->name, ==, "Mme Q");
  g_assert_cmpstr (other->language, ==, "fr");
  g_assert_cmpstr (report, ==, "warning: group \"g\": nobody belongs to it\n");
}

static void
test_sites_without_rooms_get_one (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  g_ptr_array_add (session->sites, cursus_site_new ("reims"));
  g_ptr_array_add (session->sites, cursus_site_new ("lille"));
  g_ptr_array_add (session->rooms, cursus_room_new ("reims/B", 1));
  fixture_module (session, "a", 1);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (session->rooms->len, ==, 4);
  const CursusRoom *room = cursus_session_room (session, cursus_session_find_room (session, "lille"));
  g_assert_cmpuint (room->site, ==, 2);
  g_assert_false (room->exclusive);
  g_assert_cmpuint (room->capacity, ==, 0);
  g_assert_cmpuint (cursus_session_find_room (session, "reims"), ==, CURSUS_NONE);
  g_assert_cmpuint (session->travel_minutes->len, ==, 9);
  g_assert_cmpuint (cursus_session_travel (session, 1, 2), ==, CURSUS_NONE);
}

static void
test_unknown_people_stand_for_cohort_and_groups (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  fixture_person (session, "sp", CURSUS_ROLE_SPEAKER);
  fixture_group (session, "g1");
  fixture_group (session, "g2");
  fixture_append (fixture_module (session, "a", 1)->groups, 2, 0u, 1u);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (session->people->len, ==, 4);
  static const char *const ids[] = { "@", "@g1", "@g2" };
  for (uint32_t i = 0; i < G_N_ELEMENTS (ids); i++) {
    const CursusPerson *person = cursus_session_person (session, i + 1);
    g_assert_cmpstr (person->id, ==, ids[i]);
    g_assert_true (person->anonymous);
    g_assert_cmpint (person->role, ==, CURSUS_ROLE_PARTICIPANT);
  }
  g_autofree char *members = fixture_join (cursus_session_group (session, 1)->members);
  g_assert_cmpstr (members, ==, "3");
}

static void
test_members_are_participants (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  fixture_group (session, "g1");
  fixture_append (fixture_person (session, "sp", CURSUS_ROLE_SPEAKER)->groups, 1, 0u);
  fixture_append (fixture_person (session, "p1", CURSUS_ROLE_PARTICIPANT)->groups, 2, 0u, 0u);
  fixture_person (session, "p2", CURSUS_ROLE_PARTICIPANT);
  fixture_append (fixture_person (session, "p3", CURSUS_ROLE_PARTICIPANT)->groups, 1, 0u);
  fixture_module (session, "a", 1);
  g_autofree char *report = fixture_complete (session);
  g_autofree char *members = fixture_join (cursus_session_group (session, 0)->members);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpstr (members, ==, "1,3");
  g_assert_cmpuint (session->people->len, ==, 4);
}

static void
test_remote_modules_are_in_the_remote_room (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  CursusModule *module = fixture_module (session, "a", 1);
  module->remote = true;
  g_array_set_size (module->rooms, 0);
  g_autofree char *report = fixture_complete (session);
  g_autofree char *rooms = fixture_join (module->rooms);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpstr (rooms, ==, "0");
}

static void
test_uses_get_names_of_their_own (void)
{
  static const char *const names[] = { "gap", "gap#3", "gap#2", "rest" };
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  fixture_module (session, "a", 1);
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (session->uses, cursus_rule_use_new (i == 3 ? "rest" : "gap"));
  cursus_session_use (session, 2)->name = g_strdup ("gap#2");
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  for (uint32_t i = 0; i < G_N_ELEMENTS (names); i++) {
    g_assert_cmpstr (cursus_session_use (session, i)->name, ==, names[i]);
    g_assert_cmpint (cursus_value_type (cursus_session_use (session, i)->params), ==, CURSUS_VALUE_TABLE);
  }
}

static void
test_one_day (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2024-02-29", "2024-02-29");
  session->declared_minutes = 420;
  fixture_module (session, "a", 2);
  fixture_person (session, "p", CURSUS_ROLE_PARTICIPANT);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (session->meetings->len, ==, 1);
  g_assert_cmpuint (cursus_session_meeting (session, 0)->n_slots, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/session-complete/names-left-out-are-ids", test_names_left_out_are_ids);
  g_test_add_func ("/core/session-complete/sites-without-rooms-get-one", test_sites_without_rooms_get_one);
  g_test_add_func ("/core/session-complete/unknown-people", test_unknown_people_stand_for_cohort_and_groups);
  g_test_add_func ("/core/session-complete/members-are-participants", test_members_are_participants);
  g_test_add_func ("/core/session-complete/remote-room", test_remote_modules_are_in_the_remote_room);
  g_test_add_func ("/core/session-complete/uses-get-names", test_uses_get_names_of_their_own);
  g_test_add_func ("/core/session-complete/one-day", test_one_day);
  return g_test_run ();
}
