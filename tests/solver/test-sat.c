/* The shell around the solver of clauses: answers, assumptions, limits. */
#include "solver/sat.h"

static const CursusSatLimits no_limits = { 0 };

static void
test_answers (void)
{
  g_autoptr (CursusSat) sat = cursus_sat_new ();
  int a = cursus_sat_variable (sat), b = cursus_sat_variable (sat);
  cursus_sat_add2 (sat, a, b);
  cursus_sat_add2 (sat, -a, b);
  g_assert_cmpint (cursus_sat_solve (sat, &no_limits), ==, CURSUS_SAT_YES);
  g_assert_true (cursus_sat_value (sat, b));
  g_assert_false (cursus_sat_value (sat, -b));
  g_assert_true (cursus_sat_value (sat, CURSUS_SAT_TRUE));
  cursus_sat_add (sat, &(int){ -b }, 1);
  g_assert_cmpint (cursus_sat_solve (sat, &no_limits), ==, CURSUS_SAT_NO);
}

/* Literals that are fixed from the start are left out, clauses that hold anyway too. */
static void
test_constants (void)
{
  g_autoptr (CursusSat) sat = cursus_sat_new ();
  int a = cursus_sat_variable (sat);
  cursus_sat_add2 (sat, CURSUS_SAT_TRUE, a);
  g_assert_cmpuint (cursus_sat_n_clauses (sat), ==, 0);
  cursus_sat_add3 (sat, CURSUS_SAT_FALSE, a, CURSUS_SAT_FALSE);
  g_assert_cmpuint (cursus_sat_n_clauses (sat), ==, 1);
  g_assert_cmpint (cursus_sat_solve (sat, &no_limits), ==, CURSUS_SAT_YES);
  g_assert_true (cursus_sat_value (sat, a));
  cursus_sat_add2 (sat, CURSUS_SAT_FALSE, CURSUS_SAT_FALSE);
  g_assert_cmpint (cursus_sat_solve (sat, &no_limits), ==, CURSUS_SAT_NO);
}

/* Assumptions hold for one call; of those that cannot, the guilty are told. */
static void
test_assumptions (void)
{
  g_autoptr (CursusSat) sat = cursus_sat_new ();
  int a = cursus_sat_variable (sat), b = cursus_sat_variable (sat), c = cursus_sat_variable (sat);
  cursus_sat_add2 (sat, -a, -b);
  cursus_sat_assume (sat, a);
  cursus_sat_assume (sat, b);
  cursus_sat_assume (sat, c);
  g_assert_cmpint (cursus_sat_solve (sat, &no_limits), ==, CURSUS_SAT_NO);
  g_assert_true (cursus_sat_failed (sat, a) && cursus_sat_failed (sat, b));
  g_assert_false (cursus_sat_failed (sat, c));
  g_assert_cmpint (cursus_sat_solve (sat, &no_limits), ==, CURSUS_SAT_YES);
}

/* @n + 1 pigeons in @n holes: what takes such a solver long. */
static CursusSat *
make_pigeons (int n)
{
  CursusSat *sat = cursus_sat_new ();
  g_autofree int *in = g_new (int, (n + 1) * n);
  for (int i = 0; i < (n + 1) * n; i++)
    in[i] = cursus_sat_variable (sat);
  for (int pigeon = 0; pigeon <= n; pigeon++)
    cursus_sat_add (sat, in + pigeon * n, (uint32_t)n);
  for (int hole = 0; hole < n; hole++)
    for (int a = 0; a <= n; a++)
      for (int b = 0; b < a; b++)
        cursus_sat_add2 (sat, -in[a * n + hole], -in[b * n + hole]);
  return sat;
}

static void
test_limits (void)
{
  g_autoptr (CursusSat) small = make_pigeons (5);
  g_assert_cmpint (cursus_sat_solve (small, &no_limits), ==, CURSUS_SAT_NO);
  g_autoptr (CursusSat) large = make_pigeons (13);
  g_assert_cmpint (cursus_sat_solve (large, &(CursusSatLimits){ .max_conflicts = 100 }), ==, CURSUS_SAT_UNKNOWN);
  uint64_t before = cursus_sat_n_steps (large);
  CursusSatLimits some_steps = { .max_steps = before + 50 };
  g_assert_cmpint (cursus_sat_solve (large, &some_steps), ==, CURSUS_SAT_UNKNOWN);
  g_assert_cmpuint (cursus_sat_n_steps (large), ==, before + 50);
  CursusSatLimits short_time = { .deadline_us = g_get_monotonic_time () + 20000 };
  g_assert_cmpint (cursus_sat_solve (large, &short_time), ==, CURSUS_SAT_UNKNOWN);
  g_assert_true (cursus_sat_over (large, &short_time));
  volatile sig_atomic_t stop = 1;
  g_assert_cmpint (cursus_sat_solve (large, &(CursusSatLimits){ .stop = &stop }), ==, CURSUS_SAT_UNKNOWN);
}

static void
test_recorded (void)
{
  g_autoptr (CursusSat) sat = cursus_sat_new ();
  int a = cursus_sat_variable (sat), b = cursus_sat_variable (sat);
  cursus_sat_add2 (sat, a, b);
  cursus_sat_record (sat, true);
  cursus_sat_add3 (sat, a, -b, CURSUS_SAT_FALSE);
  cursus_sat_add2 (sat, a, CURSUS_SAT_TRUE);
  cursus_sat_add (sat, NULL, 0);
  cursus_sat_record (sat, false);
  cursus_sat_add2 (sat, -a, -b);
  const int kept[] = { a, -b, 0, 0 };
  const GArray *recorded = cursus_sat_recorded (sat);
  g_assert_cmpmem (recorded->data, recorded->len * sizeof (int), kept, sizeof kept);
}

/* The same calls, the same number of steps. */
static void
test_deterministic (void)
{
  uint64_t steps[2] = { 0 };
  for (int i = 0; i < 2; i++) {
    g_autoptr (CursusSat) sat = make_pigeons (8);
    g_assert_cmpint (cursus_sat_solve (sat, &no_limits), ==, CURSUS_SAT_NO);
    steps[i] = cursus_sat_n_steps (sat);
  }
  g_assert_cmpuint (steps[0], ==, steps[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/sat/answers", test_answers);
  g_test_add_func ("/solver/sat/constants", test_constants);
  g_test_add_func ("/solver/sat/assumptions", test_assumptions);
  g_test_add_func ("/solver/sat/limits", test_limits);
  g_test_add_func ("/solver/sat/recorded", test_recorded);
  g_test_add_func ("/solver/sat/deterministic", test_deterministic);
  return g_test_run ();
}
