/* Plans that give little up, looked for by search alone. */
#include "solver/requirements.h"

#include "solver/requirements-fixture.h"

#define DEAR 100

/* A circle of three orders: one is enough, and it is not the dear one. What it gives up answers the question for the rest. */
static void
test_little (void)
{
  g_auto (Fixture) fixture = requirements_orders (3, (const char *const[]){ "0 1", "1 2", "2 0", NULL });
  g_autoptr (CursusRequirements) requirements = requirements_new (&fixture);
  const int64_t costs[] = { DEAR, 3, 3 };
  bool broken[] = { false, false, false };
  g_assert_true (cursus_requirements_scout (requirements, costs, DEAR, broken));
  g_assert_false (broken[0]);
  g_assert_true (broken[1] != broken[2]);
  const CursusPlacement *plan = cursus_requirements_plan (requirements);
  g_assert_cmpuint (plan[0].start, <, plan[1].start);
  for (guint i = 0; i < 3; i++)
    g_assert_true (cursus_requirements_is_kept (requirements, i) == !broken[i]);
  const uint32_t n_solves = cursus_requirements_n_solves (requirements);
  bool in[] = { true, !broken[1], !broken[2] };
  g_assert_cmpint (cursus_requirements_glance (requirements, in), ==, CURSUS_SAT_YES);
  g_assert_cmpuint (cursus_requirements_n_solves (requirements), ==, n_solves);
}

/* What may be given up at no cost is given up before what costs. */
static void
test_free (void)
{
  g_auto (Fixture) fixture = requirements_orders (2, (const char *const[]){ "0 1", "1 0", NULL });
  for (guint given = 0; given < 2; given++) {
    g_autoptr (CursusRequirements) requirements = requirements_new (&fixture);
    const int64_t costs[] = { 1, 1 };
    bool broken[] = { given == 0, given == 1 };
    g_assert_true (cursus_requirements_scout (requirements, costs, DEAR, broken));
    g_assert_true (broken[given]);
    g_assert_false (broken[1 - given]);
  }
}

/* A plan that somebody else found counts as one that was found here. */
static void
test_told (void)
{
  g_auto (Fixture) fixture = requirements_orders (2, (const char *const[]){ "0 1", "1 0", NULL });
  g_autoptr (CursusRequirements) requirements = requirements_new (&fixture);
  bool first[] = { true, false }, second[] = { false, true };
  g_assert_cmpint (cursus_requirements_glance (requirements, first), ==, CURSUS_SAT_UNKNOWN);
  g_assert_cmpint (cursus_requirements_ask (requirements, first), ==, CURSUS_SAT_YES);
  const CursusPlacement *found = cursus_requirements_plan (requirements);
  g_autofree CursusPlacement *other = g_memdup2 (found, 2 * sizeof *other);
  other[0] = found[1];
  other[1] = found[0];
  cursus_requirements_tell (requirements, other);
  g_assert_true (cursus_requirements_is_kept (requirements, 1));
  g_assert_false (cursus_requirements_is_kept (requirements, 0));
  g_assert_cmpint (cursus_requirements_glance (requirements, second), ==, CURSUS_SAT_YES);
  bool both[] = { true, true };
  g_assert_cmpint (cursus_requirements_glance (requirements, both), ==, CURSUS_SAT_NO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/requirements-scout/little", test_little);
  g_test_add_func ("/solver/requirements-scout/free", test_free);
  g_test_add_func ("/solver/requirements-scout/told", test_told);
  return g_test_run ();
}
