/* More to place than there is room for; every figure counted by hand. */
#include "solver/checks-fixture.h"

/* 11 half-days of everybody into 10 slots. */
static void
test_all (void)
{
  static const char *const parts[]
      = { "COUNT", "participants", "11", "10", "use 0", "a, b, c, d, e, f, g, h, …", "[a b c d e f g h i j k] [use 0]", NULL };
  g_auto (Fixture) full = solver_plain (10), too_full = solver_plain (11);
  fixture_add (&full, 0, solver_at_most (&full, "participant slot", 1));
  fixture_add (&too_full, 0, solver_at_most (&too_full, "participant slot", 1));
  checks_assert_none (&full);
  checks_assert (&too_full, parts);
}

/* b, c and d may only be on Friday, which has two slots: 3 into 2, though 5 fit into the week. */
static void
test_narrow_choice (void)
{
  static const char *const parts[] = { "COUNT", "3", "2", "[b c d] [use 1]", NULL };
  g_auto (Fixture) fixture = solver_plain (5);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1 2 3", 0x0ff));
  fixture_add (&fixture, 0, solver_at_most (&fixture, "participant slot", 1));
  checks_assert (&fixture, parts);
}

/* Whole days: each takes two slots; six into five days of one each. */
static void
test_days (void)
{
  static const char *const parts[] = { "COUNT", "12", "10", "[m0 m1 m2 m3 m4 m5] [use 0]", NULL };
  CursusSession *session = solver_session ();
  for (uint32_t m = 0; m < 6; m++) {
    g_autofree char *id = g_strdup_printf ("m%u", m);
    fixture_part (fixture_module (session, id, "1", ""), 2, 420);
  }
  g_auto (Fixture) fixture = fixture_compile (session);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "participant slot", 1));
  checks_assert (&fixture, parts);
}

/* At most 600 minutes a week: 3 × 210 = 630 into the only week; at most 630 is enough. */
static void
test_minutes (void)
{
  static const char *const parts[] = { "COUNT", "630", "600", "[a b c]", NULL };
  for (int64_t most = 600; most <= 630; most += 30) {
    g_auto (Fixture) fixture = solver_plain (3);
    CursusConstraint *constraint = fixture_aggregate (&fixture, "week", CURSUS_MEASURE_SUM, NULL, INT64_MIN, most);
    constraint->sum_of = CURSUS_FACT_MINUTES;
    fixture_add (&fixture, 0, constraint);
    if (most == 600)
      checks_assert (&fixture, parts);
    else
      checks_assert_none (&fixture);
  }
}

/* Who speaks counts only where nobody else can: a and b are Sam's, c Sam's or Sue's. One a week. */
static void
test_speakers (void)
{
  static const char *const parts[] = { "COUNT", "Sam Sage", "2", "1", "[a b] [use 0]", NULL };
  CursusSession *session = solver_session ();
  fixture_person (session, "sam", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "sue", CURSUS_ROLE_SPEAKER, "");
  cursus_session_person (session, 0)->name = g_strdup ("Sam Sage");
  fixture_speakers (solver_module (session, "a", "1"), 1, "0");
  fixture_speakers (solver_module (session, "b", "1"), 1, "0");
  fixture_speakers (solver_module (session, "c", "1"), 1, "0 1");
  g_auto (Fixture) fixture = fixture_compile (session);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "speaker week", 1));
  checks_assert (&fixture, parts);
}

/* Meetings that may be where nothing is counted prove nothing: in Reims no room is exclusive. */
static void
test_way_out (void)
{
  CursusSession *session = solver_session ();
  g_ptr_array_add (session->sites, cursus_site_new ("reims"));
  cursus_session_add_implicit_rooms (session);
  solver_module (session, "a", "1");
  solver_module (session, "b", "1 3");
  g_auto (Fixture) fixture = fixture_compile (session);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "room", 1));
  checks_assert_none (&fixture);
}

/* Soft limits, lower limits and limits without a place forbid nothing by counting. */
static void
test_not_concerned (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 5, solver_at_most (&fixture, "week", 1));
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "week", CURSUS_MEASURE_COUNT, NULL, 9, INT64_MAX));
  fixture_add (&fixture, 0, solver_at_most (&fixture, "participant", 1));
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "week", CURSUS_MEASURE_DISTINCT, "slot", INT64_MIN, 1));
  checks_assert_none (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/pigeonholes/all", test_all);
  g_test_add_func ("/solver/pigeonholes/narrow-choice", test_narrow_choice);
  g_test_add_func ("/solver/pigeonholes/days", test_days);
  g_test_add_func ("/solver/pigeonholes/minutes", test_minutes);
  g_test_add_func ("/solver/pigeonholes/speakers", test_speakers);
  g_test_add_func ("/solver/pigeonholes/way-out", test_way_out);
  g_test_add_func ("/solver/pigeonholes/not-concerned", test_not_concerned);
  return g_test_run ();
}
