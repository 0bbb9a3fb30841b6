/* Alternatives to one meeting's place, against trying everything. */
#include "solver/alternatives.h"

#include "rules/audit.h"
#include "solver/solver-fixture.h"

static CursusPlacement
at (uint32_t start)
{
  return (CursusPlacement){ .start = start, .room = 1 };
}

static CursusAlternatives *
find (const CursusProblem *problem, const CursusPlacement *placements, uint32_t meeting, CursusAlternativesQuery query)
{
  g_autoptr (GError) error = NULL;
  CursusAlternatives *found = cursus_alternatives_find (problem, placements, meeting, &query, &error);
  g_assert_no_error (error);
  return found;
}

/* At most one meeting a slot: a at 0, b at 1, and c, which may be at 0 only, at 2 where it may not be. */
static Fixture
make_row (const char *allowed_of_c)
{
  Fixture fixture = solver_plain (3);
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
  fixture_add (&fixture, 0, solver_forbid (&fixture, "2", ~g_ascii_strtoll (allowed_of_c, NULL, 16)));
  return fixture;
}

static void
test_placements (void)
{
  g_auto (Fixture) fixture = make_row ("3ff");
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (0), at (1), at (2) };
  g_autoptr (CursusAlternatives) found = find (problem, plan, 0, cursus_alternatives_query ());
  g_assert_cmpuint (found->placements->len, ==, 9);
  g_assert_cmpint (found->score.hard, ==, 0);
  for (guint i = 0; i < 9; i++) {
    const CursusAlternative *alternative = &g_array_index (found->placements, CursusAlternative, i);
    bool breaks = alternative->placement.start == 1 || alternative->placement.start == 2;
    g_assert_cmpint (alternative->score.hard, ==, breaks);
    g_assert_cmpuint (alternative->n_differences, ==, breaks);
    g_assert_cmpint (i >= 7, ==, breaks); /* best first */
  }
}

static void
test_filters (void)
{
  g_auto (Fixture) fixture = make_row ("3ff");
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (0), at (1), at (2) };
  CursusAlternativesQuery query = cursus_alternatives_query ();
  query.first = fixture_date ("2023-11-07");
  query.last = fixture_date ("2023-11-08");
  g_autoptr (CursusAlternatives) days = find (problem, plan, 0, query);
  g_assert_cmpuint (days->placements->len, ==, 4);
  query.site = 7;
  g_autoptr (CursusAlternatives) elsewhere = find (problem, plan, 0, query);
  g_assert_cmpuint (elsewhere->placements->len, ==, 0);
  query.site = 0;
  query.speaker = 0;
  g_autoptr (CursusAlternatives) nobody = find (problem, plan, 0, query);
  g_assert_cmpuint (nobody->placements->len, ==, 0);
}

/* c may only be at 0, where a is: a has to go; with a fixed there is no way. */
static void
test_chain (void)
{
  g_auto (Fixture) fixture = make_row ("1");
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (0), at (1), at (2) };
  g_autoptr (CursusAlternatives) found = find (problem, plan, 2, cursus_alternatives_query ());
  g_assert_cmpuint (found->chains->len, ==, 1);
  g_assert_true (found->complete);
  const CursusChain *chain = &g_array_index (found->chains, CursusChain, 0);
  g_assert_cmpuint (chain->n_changes, ==, 2);
  g_assert_cmpuint (chain->changes[0].meeting, ==, 2);
  g_assert_cmpuint (chain->changes[0].to.start, ==, 0);
  g_assert_cmpuint (chain->changes[1].meeting, ==, 0);
  g_assert_cmpint (chain->score.hard, ==, 0);
  bool fixed[] = { true, false, false };
  CursusAlternativesQuery query = cursus_alternatives_query ();
  query.fixed = fixed;
  g_autoptr (CursusAlternatives) none = find (problem, plan, 2, query);
  g_assert_cmpuint (none->chains->len, ==, 0);
}

/* c → 0 sends a away, which may only be at 0 and 1, where b is: b goes too. */
static void
test_long_chain (void)
{
  g_auto (Fixture) fixture = make_row ("1");
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", ~(int64_t)3));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (0), at (1), at (2) };
  g_autoptr (CursusAlternatives) found = find (problem, plan, 2, cursus_alternatives_query ());
  g_assert_cmpuint (found->chains->len, ==, 1);
  const CursusChain *chain = &g_array_index (found->chains, CursusChain, 0);
  g_assert_cmpuint (chain->n_changes, ==, 3);
  g_assert_cmpuint (chain->changes[1].meeting, ==, 0);
  g_assert_cmpuint (chain->changes[1].to.start, ==, 1);
  g_assert_cmpuint (chain->changes[2].meeting, ==, 1);
  g_assert_cmpint (chain->score.hard, ==, 0);
}

static CursusScore
audit (const CursusProblem *problem, const CursusPlacement *placements)
{
  CursusScore score = { 0 };
  g_assert_true (cursus_audit (problem->ruleset, placements, "en", &score, NULL, NULL, NULL));
  return score;
}

/* What is promised of a plan: every score is the audit's, every chain heals. */
static void
check_random (const CursusProblem *problem, CursusPlacement *plan, uint32_t meeting)
{
  g_autoptr (CursusAlternatives) found = find (problem, plan, meeting, cursus_alternatives_query ());
  g_assert_cmpint (cursus_score_compare (found->score, audit (problem, plan)), ==, 0);
  for (guint i = 0; i < found->placements->len; i++) {
    const CursusAlternative *alternative = &g_array_index (found->placements, CursusAlternative, i);
    CursusPlacement present = plan[meeting];
    plan[meeting] = alternative->placement;
    g_assert_cmpint (cursus_score_compare (alternative->score, audit (problem, plan)), ==, 0);
    plan[meeting] = present;
  }
  for (guint i = 0; i < found->chains->len; i++) {
    const CursusChain *chain = &g_array_index (found->chains, CursusChain, i);
    g_autofree CursusPlacement *then = g_memdup2 (plan, problem->n_meetings * sizeof *plan);
    for (uint32_t c = 0; c < chain->n_changes; c++)
      then[chain->changes[c].meeting] = chain->changes[c].to;
    g_assert_cmpint (cursus_score_compare (chain->score, audit (problem, then)), ==, 0);
    g_assert_cmpint (chain->score.hard, <=, found->score.hard);
  }
}

static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 60; round++) {
    g_auto (Fixture) fixture = solver_tiny_session (random);
    random_rules (random, &fixture, 6);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    g_autofree CursusPlacement *plan = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
    bool full = true;
    for (uint32_t m = 0; m < problem->n_meetings; m++) {
      g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
      cursus_problem_candidates (problem->frame, m, candidates);
      full = full && candidates->len > 0;
      if (full)
        plan[m] = g_array_index (candidates, CursusPlacement, random_below (random, candidates->len));
    }
    for (uint32_t m = 0; full && m < problem->n_meetings; m++)
      check_random (problem, plan, m);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/alternatives/placements", test_placements);
  g_test_add_func ("/solver/alternatives/filters", test_filters);
  g_test_add_func ("/solver/alternatives/chain", test_chain);
  g_test_add_func ("/solver/alternatives/long-chain", test_long_chain);
  g_test_add_func ("/solver/alternatives/random", test_random);
  return g_test_run ();
}
