/* What is reported of a session as a whole, in which words and where. */
#include <string.h>

#include "core/session-fixture.h"

#define HALF_DAY 210

/* 24 half-days are 12 days; the sums are compared exactly. */
static void
test_declared_days (void)
{
  static const struct {
    uint32_t half_days, minutes, declared;
    const char *text;
  } cases[] = {
    { 22, 0, 23 * HALF_DAY, "the modules add up to 11 days (22 half-days), 11.5 are declared: 1 half-day is missing" },
    { 24, 0, 23 * HALF_DAY, "the modules add up to 12 days (24 half-days), 11.5 are declared: 1 half-day too many" },
    { 20, 0, 23 * HALF_DAY, "the modules add up to 10 days (20 half-days), 11.5 are declared: 3 half-days are missing" },
    { 1, 0, 2 * HALF_DAY, "the modules add up to 0.5 days (1 half-day), 1 is declared: 1 half-day is missing" },
    { 2, 0, HALF_DAY, "the modules add up to 1 day (2 half-days), 0.5 are declared: 1 half-day too many" },
    { 22, 120, 23 * HALF_DAY, "the modules add up to 11.29 days (79 h), 11.5 are declared: 1 h 30 min are missing" },
    { 23, 1, 23 * HALF_DAY, "the modules add up to 11.50 days (80 h 31 min), 11.5 are declared: 1 min too many" },
    { 22, HALF_DAY, 23 * HALF_DAY, NULL },
    { 23, 0, 23 * HALF_DAY, NULL },
    { 23, 0, 0, NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
    CursusModule *module = fixture_module (session, "a", 0);
    for (uint32_t n = 0; n < cases[i].half_days; n++)
      fixture_part (module, 1, HALF_DAY);
    if (cases[i].minutes > 0)
      fixture_part (module, 1, cases[i].minutes);
    session->declared_minutes = cases[i].declared;
    g_autofree char *report = fixture_complete (session);
    g_autofree char *wanted = cases[i].text == NULL ? g_strdup ("")
                                                    : g_strdup_printf ("session.lua:1: session \"s\": %s\n", cases[i].text);
    g_assert_cmpstr (report, ==, wanted);
  }
}

static void
test_a_session_needs_modules_and_slots (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  session->declared_minutes = 420;
  g_ptr_array_set_size (session->day_parts, 0);
  session->half_day_minutes = 0;
  g_autofree char *report = fixture_complete (session);
  fixture_assert_says (report, "session.lua:1: session \"s\": has no module");
  fixture_assert_says (report, "a day has no slots");
  fixture_assert_says (report, "a half-day lasts no time");
}

static void
test_parts_fit_into_a_day (void)
{
  static const struct {
    uint32_t n_slots, minutes;
    const char *text;
  } cases[] = {
    { 1, 210, "" },
    { 2, 420, "" },
    { 3, 630, "part 1 needs 3 slots in a row, a day has 2" },
    { 1, 211, "part 1 needs 211 minutes, the longest slot of a day has 210" },
    { 2, 421, "part 1 needs 421 minutes, the longest 2 slots in a row of a day have 420" },
    { 2, 300, "" },
    { 0, 210, "part 1 has no duration" },
    { 1, 0, "part 1 has no duration" },
    { UINT32_MAX, UINT32_MAX, "part 1 needs 4294967295 slots in a row, a day has 2" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
    fixture_part (fixture_module (session, "a", 0), cases[i].n_slots, cases[i].minutes);
    g_autofree char *report = fixture_complete (session);
    g_autofree char *wanted = g_strdup_printf ("session.lua:10: module \"a\": %s", cases[i].text);
    if (*cases[i].text == '\0')
      g_assert_cmpstr (report, ==, "");
    else
      fixture_assert_says (report, wanted);
  }
}

/* A half-day is a half-day, also in an evening of two hours; minutes are minutes. */
static void
test_half_days_fit_short_slots (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  g_ptr_array_set_size (session->day_parts, 0);
  g_ptr_array_add (session->day_parts, cursus_day_part_new ("evening", 18 * 60, 20 * 60));
  fixture_module (session, "a", 1);
  fixture_part (fixture_module (session, "b", 0), 1, 150);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "session.lua:11: module \"b\": part 1 needs 150 minutes, the longest slot of a day has 120\n");
}

static void
test_a_grid_of_half_hours (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  g_ptr_array_set_size (session->day_parts, 0);
  for (int i = 0; i < 16; i++)
    g_ptr_array_add (session->day_parts, cursus_day_part_new ("slot", 540 + 30 * i, 570 + 30 * i));
  session->slots_per_half_day = 7;
  session->declared_minutes = 420 + 90;
  fixture_part (fixture_module (session, "a", 0), 14, 420);
  fixture_part (fixture_module (session, "b", 0), 3, 90);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (session->meetings->len, ==, 2);
}

static void
test_modules_need_parts_and_places (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  g_array_set_size (fixture_module (session, "a", 0)->rooms, 0);
  g_autofree char *report = fixture_complete (session);
  fixture_assert_says (report, "session.lua:10: module \"a\": has no duration");
  fixture_assert_says (report, "session.lua:10: module \"a\": has no place to be");
}

static void
test_groups_need_members (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  for (int i = 0; i < 3; i++)
    fixture_group (session, (const char *[]){ "g1", "g2", "g3" }[i]);
  fixture_append (fixture_person (session, "p", CURSUS_ROLE_PARTICIPANT)->groups, 1, 0u);
  fixture_append (fixture_module (session, "a", 1)->groups, 2, 0u, 1u);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (report, ==,
                   "group \"g2\": nobody belongs to it, but modules run for it\n"
                   "warning: group \"g3\": nobody belongs to it\n");
}

/* One warning a participant, however many modules. */
static void
test_participants_are_in_one_group_of_each_module (void)
{
  static const char *const ids[] = { "a", "b", "c", "d", "e", "f" };
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  for (int i = 0; i < 4; i++)
    fixture_group (session, (const char *[]){ "g1", "g2", "g3", "g4" }[i]);
  fixture_append (fixture_person (session, "good", CURSUS_ROLE_PARTICIPANT)->groups, 2, 0u, 2u);
  fixture_append (fixture_person (session, "torn", CURSUS_ROLE_PARTICIPANT)->groups, 3, 1u, 0u, 3u);
  fixture_person (session, "lost", CURSUS_ROLE_PARTICIPANT);
  fixture_append (fixture_person (session, "half", CURSUS_ROLE_PARTICIPANT)->groups, 2, 2u, 3u);
  for (size_t i = 0; i < G_N_ELEMENTS (ids); i++)
    fixture_append (fixture_module (session, ids[i], 1)->groups, 2, i == 5 ? 2u : 0u, i == 5 ? 3u : 1u);
  g_autofree char *report = fixture_complete (session);
  g_assert_cmpstr (
      report, ==,
      "warning: participant \"torn\": is in several of the groups of “a”, “b”, “c”, “d”, …\n"
      "warning: participant \"lost\": is in none of the groups of “a”, “b”, “c”, “d”, …\n"
      "warning: participant \"half\": is in none of the groups of “a”, “b”, “c”, “d”, …, and in several of those of “f”\n");
}

static void
test_one_first_and_one_last_for_everybody (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  fixture_group (session, "g1");
  fixture_group (session, "g2");
  fixture_append (fixture_person (session, "p", CURSUS_ROLE_PARTICIPANT)->groups, 1, 0u);
  fixture_append (fixture_person (session, "q", CURSUS_ROLE_PARTICIPANT)->groups, 1, 1u);
  CursusModule *modules[4];
  for (size_t i = 0; i < G_N_ELEMENTS (modules); i++)
    modules[i] = fixture_module (session, (const char *[]){ "a", "b", "c", "d" }[i], 1);
  modules[0]->first = modules[1]->first = modules[2]->last = modules[3]->last = true;
  fixture_append (modules[0]->groups, 1, 0u);
  fixture_append (modules[1]->groups, 1, 1u);
  fixture_append (modules[3]->groups, 2, 0u, 1u);
  g_autofree char *report = fixture_complete (session);
  fixture_assert_says (report, "session.lua:13: module \"d\": is to be the last, but so is “c” for the same people");
  g_assert_null (strstr (report, "is to be the first"));
}

static void
test_an_audience_is_its_people (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  fixture_group (session, "g1");
  fixture_group (session, "mornings");
  fixture_append (fixture_person (session, "p", CURSUS_ROLE_PARTICIPANT)->groups, 2, 0u, 1u);
  CursusModule *a = fixture_module (session, "a", 1), *b = fixture_module (session, "b", 1);
  a->first = b->first = true;
  fixture_append (a->groups, 1, 0u);
  fixture_append (b->groups, 1, 1u);
  g_autofree char *report = fixture_complete (session);
  fixture_assert_says (report, "session.lua:11: module \"b\": is to be the first, but so is “a” for the same people");
}

static void
test_room_ids_are_unique (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  g_ptr_array_add (session->sites, cursus_site_new ("remote"));
  fixture_module (session, "a", 1);
  g_autofree char *report = fixture_complete (session);
  fixture_assert_says (report, "room \"remote\": another room, or the place of remote modules, has this id already");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/session-checks/declared-days", test_declared_days);
  g_test_add_func ("/core/session-checks/needs-modules-and-slots", test_a_session_needs_modules_and_slots);
  g_test_add_func ("/core/session-checks/parts-fit-into-a-day", test_parts_fit_into_a_day);
  g_test_add_func ("/core/session-checks/half-days-fit-short-slots", test_half_days_fit_short_slots);
  g_test_add_func ("/core/session-checks/grid-of-half-hours", test_a_grid_of_half_hours);
  g_test_add_func ("/core/session-checks/modules-need-parts-and-places", test_modules_need_parts_and_places);
  g_test_add_func ("/core/session-checks/groups-need-members", test_groups_need_members);
  g_test_add_func ("/core/session-checks/one-group-of-each-module", test_participants_are_in_one_group_of_each_module);
  g_test_add_func ("/core/session-checks/one-first-and-one-last", test_one_first_and_one_last_for_everybody);
  g_test_add_func ("/core/session-checks/audience-is-its-people", test_an_audience_is_its_people);
  g_test_add_func ("/core/session-checks/room-ids-are-unique", test_room_ids_are_unique);
  return g_test_run ();
}
