/* Domains: what the model allows, cut by hard rules of one meeting and by nothing else. */
#include "solver/problem.h"

#include "rules/error.h"
#include "solver/solver-fixture.h"

/* "0 1 4": the starts of a meeting's domain. */
static char *
list_starts (const CursusProblem *problem, uint32_t meeting)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, meeting, &n);
  GString *text = g_string_new (NULL);
  for (uint32_t i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", domain[i].start);
  return g_string_free (text, FALSE);
}

static void
assert_starts (const CursusProblem *problem, uint32_t meeting, const char *expected)
{
  g_autofree char *starts = list_starts (problem, meeting);
  g_assert_cmpstr (starts, ==, expected);
}

static int64_t
together (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_SLOT) == fixture_read (trace, 1, CURSUS_FACT_SLOT);
}

static void
test_cut_by_unary_hard_rules_only (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1", 0x3f));           /* a hard rule of b: nothing before Thursday */
  fixture_add (&fixture, 0, solver_forbid (&fixture, "5", 0x3ff & ~0x201)); /* one of c's run: slots 0 and 9 remain */
  fixture_add (&fixture, 7, solver_forbid (&fixture, "0", 0x3ff));          /* a soft one */
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 1", "", fixture_tracer (together, 0)));
  fixture_add (&fixture, 0, solver_at_most (&fixture, "day", 0));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  assert_starts (problem, 0, "0 1 2 3 4 5 6 7 8 9");
  assert_starts (problem, 1, "6 7 8 9");
  assert_starts (problem, 2, "0 9");
  g_assert_cmpuint (problem->n_candidates[1], ==, 10);
}

/* Allowed weekdays, slots of one day, rooms of the module, speaker sets; by start, room, speaker set. */
static void
test_candidates (void)
{
  CursusSession *session = solver_session ();
  session->dates.last += 4; /* to Tuesday of the next week */
  fixture_person (session, "s0", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "s1", CURSUS_ROLE_SPEAKER, "");
  CursusModule *module = fixture_module (session, "a", "2 1", "");
  fixture_part (module, 2, 420);
  fixture_speakers (module, 1, "0 1");
  g_auto (Fixture) fixture = fixture_compile (session);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, 0, &n);
  g_assert_cmpuint (n, ==, 7 * 2 * 2); /* mornings of 7 weekdays, 2 rooms, 2 speakers */
  const CursusPlacement first[] = { { 0, 1, 0 }, { 0, 1, 1 }, { 0, 2, 0 }, { 0, 2, 1 }, { 2, 1, 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_true (cursus_placement_equal (domain[i], first[i]));
  g_assert_cmpuint (domain[n - 1].start, ==, 16); /* after the weekend */
}

static void
test_find (void)
{
  CursusSession *session = solver_session ();
  solver_module (session, "a", "1 2");
  g_auto (Fixture) fixture = fixture_compile (session);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x3ff & ~0x28)); /* slots 3 and 5 remain */
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  for (uint32_t start = 0; start < 12; start++) {
    uint32_t n = 9;
    const CursusPlacement *there = cursus_problem_find_start (problem, 0, start, &n);
    bool allowed = start == 3 || start == 5;
    g_assert_cmpuint (n, ==, allowed ? 2 : 0);
    if (allowed)
      g_assert_cmpuint (there[1].room, ==, 2);
    g_assert_true (cursus_problem_allows (problem, 0, (CursusPlacement){ start, 2, 0 }) == allowed);
    g_assert_false (cursus_problem_allows (problem, 0, (CursusPlacement){ start, 3, 0 }));
    g_assert_false (cursus_problem_allows (problem, 0, (CursusPlacement){ start, 1, 1 }));
  }
}

/* What cursus_problem_find says of every placement that can be written, against a look at all of the domain. */
static void
assert_found (const CursusProblem *problem)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, 0, &n);
  for (uint32_t start = 0; start < problem->frame->timeline->n_slots; start++)
    for (uint32_t other = 0; other < 4 * 3; other++) {
      const CursusPlacement wanted = { start, (uint16_t)(other / 3), (uint16_t)(other % 3) };
      const CursusPlacement *found = cursus_problem_find (problem, 0, wanted), *seen = NULL;
      for (uint32_t i = 0; i < n; i++)
        if (cursus_placement_equal (domain[i], wanted))
          seen = domain + i;
      g_assert_true (found == seen);
      if (seen != NULL)
        g_assert_cmpuint (cursus_problem_index (problem, 0, wanted), ==, (uint32_t)(seen - problem->domain));
    }
}

/* Every placement of the domain is drawn, and no other. */
static void
assert_drawn (const CursusProblem *problem)
{
  uint32_t n = 0, n_seen = 0;
  cursus_problem_domain (problem, 0, &n);
  g_autofree bool *seen = g_new0 (bool, MAX (1, n));
  CursusRandom random;
  cursus_random_init (&random, 5);
  for (uint32_t i = 0; i < 100 * n; i++) {
    uint32_t at = cursus_problem_index (problem, 0, cursus_problem_draw (problem, 0, &random));
    g_assert_cmpuint (at, <, n);
    n_seen += !seen[at];
    seen[at] = true;
  }
  g_assert_cmpuint (n_seen, ==, n);
}

static void
test_find_everywhere (void)
{
  static const struct {
    bool two_speakers;
    const char *rooms;
    uint32_t forbidden; /* slots */
    bool even;
  } cases[] = { { false, "1 2", 0, true },    { false, "1 2", 0x3f0, true }, { false, "0 2", 0, false },
                { false, "1", 0x3ff, false }, { true, "1 2", 0, false },     { true, "1", 0x155, false } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusSession *session = solver_session ();
    fixture_person (session, "s0", CURSUS_ROLE_SPEAKER, "");
    fixture_person (session, "s1", CURSUS_ROLE_SPEAKER, "");
    CursusModule *module = fixture_module (session, "a", cases[i].rooms, "");
    fixture_part (module, 1, 210);
    if (cases[i].two_speakers)
      fixture_speakers (module, 1, "0 1");
    g_auto (Fixture) fixture = fixture_compile (session);
    fixture_add (&fixture, 0, solver_forbid (&fixture, "0", cases[i].forbidden));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    g_assert_cmpint (problem->even[0].n_rooms > 0, ==, cases[i].even);
    assert_found (problem);
    assert_drawn (problem);
  }
}

static void
test_empty_domain (void)
{
  g_auto (Fixture) fixture = solver_plain (1);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x3ff));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  uint32_t n = 9;
  cursus_problem_domain (problem, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  cursus_problem_find_start (problem, 0, 3, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (cursus_problem_allows (problem, 0, (CursusPlacement){ 3, 1, 0 }));
}

static void
test_failure (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (1);
  FixtureTracer *tracer = fixture_tracer (solver_forbidden_slots, 0);
  tracer->failed = true;
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "0", "", tracer));
  g_assert_null (cursus_problem_new (fixture.ruleset, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/problem/cut-by-unary-hard-rules-only", test_cut_by_unary_hard_rules_only);
  g_test_add_func ("/solver/problem/candidates", test_candidates);
  g_test_add_func ("/solver/problem/find", test_find);
  g_test_add_func ("/solver/problem/find-everywhere", test_find_everywhere);
  g_test_add_func ("/solver/problem/empty-domain", test_empty_domain);
  g_test_add_func ("/solver/problem/failure", test_failure);
  return g_test_run ();
}
