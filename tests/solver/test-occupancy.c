/* Who is where, against a look at every meeting. */
#include "solver/occupancy.h"

#include "solver/solver-fixture.h"
#include "solver/work.h"

static bool
overlap (const CursusFrame *frame, uint32_t a, uint32_t a_start, uint32_t b, uint32_t b_start)
{
  return a_start < b_start + frame->meetings[b].n_slots && b_start < a_start + frame->meetings[a].n_slots;
}

/* Whether @other is in the way of @meeting at @to, by the definition. */
static bool
hinders (const CursusWork *work, uint32_t meeting, CursusPlacement to, uint32_t other, bool by_room)
{
  const CursusConflicts *conflicts = work->problem->conflicts;
  CursusPlacement there = work->placements[other];
  if (other == meeting || !overlap (work->problem->frame, meeting, to.start, other, there.start))
    return false;
  if (!by_room)
    return cursus_bit_test (cursus_conflicts_of (conflicts, meeting), other);
  return there.room == to.room && conflicts->room_is_exclusive[to.room] && cursus_bit_test (conflicts->exclusive, meeting)
         && cursus_bit_test (conflicts->exclusive, other);
}

static void
compare (const CursusWork *work, uint32_t meeting, CursusPlacement to)
{
  enum { MOST = 64 };
  uint32_t found[MOST], n_clashes = 0, n_tenants = 0, n_both = 0;
  for (uint32_t other = 0; other < work->problem->n_meetings; other++) {
    bool clashes = hinders (work, meeting, to, other, false), shares = hinders (work, meeting, to, other, true);
    n_clashes += clashes;
    n_tenants += shares;
    n_both += clashes || shares;
  }
  g_assert_cmpuint (cursus_occupancy_clashes (work->occupancy, meeting, to.start, found, MOST), ==, n_clashes);
  g_assert_cmpuint (cursus_occupancy_tenants (work->occupancy, meeting, to, found, MOST), ==, n_tenants);
  g_assert_cmpuint (cursus_occupancy_hindrances (work->occupancy, meeting, to, found, MOST), ==, n_both);
  for (uint32_t i = 0; i < n_both; i++)
    g_assert_true (hinders (work, meeting, to, found[i], false) || hinders (work, meeting, to, found[i], true));
  g_assert_cmpuint (cursus_occupancy_hindrances (work->occupancy, meeting, to, found, 1), ==, MIN (n_both, 2));
}

static void
wander (CursusWork *work)
{
  for (guint i = 0; i < 60; i++) {
    uint32_t meeting = cursus_random_below (&work->random, work->problem->n_meetings), n = 0;
    const CursusPlacement *domain = cursus_problem_domain (work->problem, meeting, &n);
    CursusMove move = { .n_changes = 1, .changes = { { meeting, domain[cursus_random_below (&work->random, n)] } } };
    cursus_work_apply (work, &move);
    if (i % 3 == 0)
      cursus_work_undo (work);
    meeting = cursus_random_below (&work->random, work->problem->n_meetings);
    domain = cursus_problem_domain (work->problem, meeting, &n);
    compare (work, meeting, domain[cursus_random_below (&work->random, n)]);
  }
}

static void
test_random (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 60; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = random_session (random, 6);
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "person slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "room slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    bool solvable = problem->n_meetings > 0;
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      solvable = solvable && problem->domain_start[m] < problem->domain_start[m + 1];
    if (!solvable)
      continue;
    g_autoptr (CursusWork) work = cursus_work_new (problem, i, NULL);
    g_autofree CursusPlacement *plan = g_new (CursusPlacement, problem->n_meetings);
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      plan[m] = problem->domain[problem->domain_start[m]];
    cursus_work_load (work, plan);
    wander (work);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/occupancy/random", test_random);
  return g_test_run ();
}
