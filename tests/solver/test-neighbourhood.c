/* What holds for every neighbourhood, in random sessions; and how a meeting keeps its room and speakers when its time changes. */
#include "solver/neighbourhood.h"

#include "solver/construct.h"
#include "solver/solver-fixture.h"

static void
assert_proposal (const CursusWork *work, const CursusMove *move)
{
  g_assert_cmpuint (move->n_changes, >, 0);
  g_assert_cmpuint (move->n_changes, <=, CURSUS_MOVE_MAX_CHANGES);
  bool differs = false;
  for (uint32_t i = 0; i < move->n_changes; i++) {
    const CursusChange *change = &move->changes[i];
    g_assert_true (cursus_problem_allows (work->problem, change->meeting, change->to));
    differs = differs || !cursus_placement_equal (change->to, work->placements[change->meeting]);
    for (uint32_t k = 0; k < i; k++)
      g_assert_cmpuint (move->changes[k].meeting, !=, change->meeting);
  }
  g_assert_true (differs);
}

/* Proposes, applies and undoes; returns how many proposals there were. */
static uint32_t
exercise (CursusWork *work, const CursusNeighbourhood *neighbourhood, guint n_times)
{
  size_t size = work->problem->n_meetings * sizeof (CursusPlacement);
  uint32_t n = 0;
  for (guint i = 0; i < n_times; i++) {
    CursusMove move;
    g_autofree CursusPlacement *before = g_memdup2 (work->placements, size);
    CursusScore score = cursus_work_score (work);
    bool proposed = neighbourhood->propose (work, &move);
    g_assert_cmpmem (work->placements, size, before, size);
    if (!proposed)
      continue;
    n++;
    assert_proposal (work, &move);
    cursus_work_apply (work, &move);
    if (i % 10 == 0)
      g_assert_true (cursus_work_check (work, NULL));
    if (i % 3 == 0)
      continue;
    cursus_work_undo (work);
    g_assert_cmpmem (work->placements, size, before, size);
    g_assert_cmpint (cursus_score_compare (cursus_work_score (work), score), ==, 0);
  }
  return n;
}

static void
test_random (void)
{
  guint32 seed = random_seed ();
  uint32_t n_proposals[CURSUS_MOVE_MAX_CHANGES] = { 0 };
  for (guint i = 0; i < 80; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = random_session (random, 6);
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "person slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "room slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
    for (int r = 0; r < 4; r++)
      fixture_add (&fixture, 1 + r, random_constraint (random, fixture.frame, 1));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    bool solvable = true;
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      solvable = solvable && problem->n_candidates[m] > 0;
    if (!solvable)
      continue;
    g_autoptr (CursusWork) work = cursus_work_new (problem, i, NULL);
    cursus_construct_run (work);
    g_autofree CursusPlacement *home = g_memdup2 (work->placements, problem->n_meetings * sizeof *home);
    problem->home = home;
    for (guint n = 0; cursus_neighbourhoods ()[n] != NULL; n++)
      if (cursus_neighbourhoods ()[n]->supports (problem))
        n_proposals[n] += exercise (work, cursus_neighbourhoods ()[n], 60);
  }
  for (guint n = 0; cursus_neighbourhoods ()[n] != NULL; n++)
    g_assert_cmpuint (n_proposals[n], >, 100);
}

static void
test_table (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint n = 0; cursus_neighbourhoods ()[n] != NULL; n++) {
    g_assert_true (g_hash_table_add (names, (gpointer)cursus_neighbourhoods ()[n]->name));
    g_assert_cmpuint (cursus_neighbourhoods ()[n]->share + cursus_neighbourhoods ()[n]->mending_share, >, 0);
  }
  g_assert_cmpuint (g_hash_table_size (names), ==, 11);
}

/* Same room and speakers, else the same room, else any; nothing where the domain has nothing. */
static void
test_retime (void)
{
  CursusSession *session = solver_session ();
  fixture_person (session, "s0", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "s1", CURSUS_ROLE_SPEAKER, "");
  fixture_speakers (solver_module (session, "a", "1 2"), 1, "0 1");
  fixture_available (session, 0, CURSUS_LEVEL_UNAVAILABLE, "2023-11-07", 0, 1440);
  g_auto (Fixture) fixture = fixture_compile (session);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x30)); /* Wednesday */
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  bool seen[3][2] = { { false } };
  for (guint i = 0; i < 100; i++) {
    CursusPlacement to;
    g_assert_true (cursus_neighbourhood_retime (work, 0, 2, (CursusPlacement){ 0, 2, 1 }, &to));
    g_assert_true (cursus_placement_equal (to, (CursusPlacement){ 2, 2, 1 }));
    g_assert_true (cursus_neighbourhood_retime (work, 0, 2, (CursusPlacement){ 0, 1, 7 }, &to));
    g_assert_cmpuint (to.room, ==, 1);
    seen[to.room][to.speaker_set] = true;
    g_assert_true (cursus_neighbourhood_retime (work, 0, 2, (CursusPlacement){ 0, 9, 0 }, &to));
    seen[to.room][to.speaker_set] = true;
    g_assert_false (cursus_neighbourhood_retime (work, 0, 4, (CursusPlacement){ 0, 1, 0 }, &to));
  }
  g_assert_true (seen[1][0] && seen[1][1] && seen[2][0] && seen[2][1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood/random", test_random);
  g_test_add_func ("/solver/neighbourhood/table", test_table);
  g_test_add_func ("/solver/neighbourhood/retime", test_retime);
  return g_test_run ();
}
