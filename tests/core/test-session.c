/* The session's containers: what a new one holds, how things are found, the table of travel. */
#include <string.h>

#include "core/session-fixture.h"

static void
test_new_has_defaults (void)
{
  g_autoptr (CursusSession) session = cursus_session_new ();
  g_assert_cmpstr (session->language, ==, "fr");
  g_assert_cmpuint (session->half_day_minutes, ==, 210);
  g_assert_cmpuint (session->slots_per_half_day, ==, 1);
  g_assert_cmphex (session->weekdays, ==, 0x1f);
  g_assert_cmpuint (session->formats->len, ==, 4);
  g_assert_cmpstr (cursus_session_format (session, 3), ==, "visit");
  const CursusRoom *remote = cursus_session_room (session, CURSUS_ROOM_REMOTE);
  g_assert_cmpuint (remote->site, ==, CURSUS_NONE);
  g_assert_false (remote->exclusive);
  g_assert_cmpint (session->dates.first, ==, CURSUS_DATE_NONE);
}

static void
test_find_by_id (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  fixture_module (session, "a", 1);
  fixture_module (session, "b", 1);
  fixture_person (session, "p", CURSUS_ROLE_PARTICIPANT);
  fixture_group (session, "g");
  g_ptr_array_add (session->calendars, cursus_calendar_new ("fairs", NULL));
  g_assert_cmpuint (cursus_session_find_module (session, "b"), ==, 1);
  g_assert_cmpuint (cursus_session_find_module (session, "c"), ==, CURSUS_NONE);
  g_assert_cmpuint (cursus_session_find_person (session, "p"), ==, 0);
  g_assert_cmpuint (cursus_session_find_person (session, "P"), ==, CURSUS_NONE);
  g_assert_cmpuint (cursus_session_find_group (session, "g"), ==, 0);
  g_assert_cmpuint (cursus_session_find_site (session, "paris"), ==, 0);
  g_assert_cmpuint (cursus_session_find_room (session, "paris"), ==, 1);
  g_assert_cmpuint (cursus_session_find_calendar (session, "fairs"), ==, 0);
  g_assert_cmpuint (cursus_session_find_format (session, "remote"), ==, 1);
  g_assert_cmpuint (cursus_session_find_format (session, "jury"), ==, CURSUS_NONE);
  g_assert_cmpuint (cursus_session_find_meeting (session, "a"), ==, CURSUS_NONE);
}

static void
test_typed_access (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  fixture_module (session, "a", 1);
  g_ptr_array_add (session->uses, cursus_rule_use_new ("gap"));
  g_assert_cmpstr (cursus_session_module (session, 0)->id, ==, "a");
  g_assert_cmpstr (cursus_session_site (session, 0)->id, ==, "paris");
  g_assert_cmpstr (cursus_session_day_part (session, 1)->id, ==, "pm");
  g_assert_cmpstr (cursus_session_use (session, 0)->rule, ==, "gap");
}

static void
test_travel_is_both_ways (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  g_ptr_array_add (session->sites, cursus_site_new ("poitiers"));
  cursus_session_set_travel (session, 0, 1, 95);
  cursus_session_set_travel (session, 0, 1, 90);
  g_assert_cmpuint (cursus_session_travel (session, 0, 1), ==, 90);
  g_assert_cmpuint (cursus_session_travel (session, 1, 0), ==, 90);
  g_assert_cmpuint (cursus_session_travel (session, 1, 1), ==, 0);
  g_assert_cmpuint (cursus_session_travel (session, CURSUS_NONE, 1), ==, 0);
  g_assert_cmpuint (session->travel_minutes->len, ==, 4);
}

static void
test_travel_survives_new_sites (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  g_ptr_array_add (session->sites, cursus_site_new ("poitiers"));
  cursus_session_set_travel (session, 0, 1, 90);
  g_ptr_array_add (session->sites, cursus_site_new ("reims"));
  g_assert_cmpuint (cursus_session_travel (session, 0, 2), ==, CURSUS_NONE);
  cursus_session_set_travel (session, 2, 0, 46);
  g_assert_cmpuint (cursus_session_travel (session, 1, 0), ==, 90);
  g_assert_cmpuint (cursus_session_travel (session, 0, 2), ==, 46);
  g_assert_cmpuint (cursus_session_travel (session, 1, 2), ==, CURSUS_NONE);
  cursus_session_set_travel (session, 2, 2, 5);
  g_assert_cmpuint (cursus_session_travel (session, 2, 2), ==, 0);
}

static void
test_origin_outlives_its_text (void)
{
  g_autoptr (CursusSession) session = cursus_session_new ();
  g_autofree char *file = g_strdup ("people.csv");
  CursusOrigin origin = cursus_session_origin (session, file, 7);
  memset (file, 'x', strlen (file));
  g_assert_cmpstr (origin.file, ==, "people.csv");
  g_assert_cmpint (origin.line, ==, 7);
  g_assert_true (cursus_session_origin (session, "people.csv", 8).file == origin.file);
  g_assert_null (cursus_session_origin (session, NULL, 0).file);
}

static void
test_total_counts_a_module_for_groups_once (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-13");
  fixture_group (session, "g1");
  fixture_group (session, "g2");
  fixture_append (fixture_module (session, "a", 2)->groups, 2, 0u, 1u);
  fixture_part (fixture_module (session, "b", 1), 1, 90);
  g_assert_cmpuint (cursus_session_total_minutes (session), ==, 420 + 210 + 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/session/new-has-defaults", test_new_has_defaults);
  g_test_add_func ("/core/session/find-by-id", test_find_by_id);
  g_test_add_func ("/core/session/typed-access", test_typed_access);
  g_test_add_func ("/core/session/travel-is-both-ways", test_travel_is_both_ways);
  g_test_add_func ("/core/session/travel-survives-new-sites", test_travel_survives_new_sites);
  g_test_add_func ("/core/session/origin-outlives-its-text", test_origin_outlives_its_text);
  g_test_add_func ("/core/session/total-counts-a-module-for-groups-once", test_total_counts_a_module_for_groups_once);
  return g_test_run ();
}
