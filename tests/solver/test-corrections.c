/* The least to give up: cheapest first, none too many, each with a plan that keeps the rest. */
#include "solver/corrections.h"

#include "solver/requirements-fixture.h"

static bool
is_chosen (const CursusCorrection *correction, guint item)
{
  for (guint i = 0; i < correction->items->len; i++)
    if (g_array_index (correction->items, guint, i) == item)
      return true;
  return false;
}

/* A circle of three orders, of which one is dear to lose; beside it a rule that is never in the way. */
static void
test_circle (void)
{
  g_auto (Fixture) fixture = requirements_orders (3, (const char *const[]){ "0 1", "1 2", "2 0", NULL });
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  g_autoptr (CursusRequirements) requirements = requirements_new (&fixture);
  g_assert_cmpuint (cursus_requirements_items (requirements)->len, ==, 4);
  const int64_t costs[] = { 5, 3, 4, 1 };
  const CursusCorrectionsOptions options = { .costs = costs, .most = 9, .farther = 1 };
  g_autoptr (GPtrArray) found = cursus_corrections_find (requirements, &options);
  g_assert_cmpuint (found->len, ==, 2);
  for (guint f = 0; f < 2; f++) {
    const CursusCorrection *correction = g_ptr_array_index (found, f);
    g_assert_cmpint (correction->cost, ==, f + 3);
    g_assert_cmpuint (correction->items->len, ==, 1);
    g_assert_true (is_chosen (correction, f + 1));
    const CursusPlacement *plan = correction->plan;
    g_assert_cmpuint (plan[0].start, <, plan[1].start);
    g_assert_true ((plan[1].start < plan[2].start) == (f == 1));
  }
}

/* Two circles that share nothing: one order of each. */
static void
test_two_circles (void)
{
  g_auto (Fixture) fixture = requirements_orders (4, (const char *const[]){ "0 1", "1 0", "2 3", "3 2", NULL });
  g_autoptr (CursusRequirements) requirements = requirements_new (&fixture);
  const int64_t costs[] = { 1, 1, 1, 1 };
  const CursusCorrectionsOptions options = { .costs = costs, .most = 9, .farther = 9 };
  g_autoptr (GPtrArray) found = cursus_corrections_find (requirements, &options);
  g_assert_cmpuint (found->len, ==, 4);
  for (guint f = 0; f < found->len; f++) {
    const CursusCorrection *correction = g_ptr_array_index (found, f);
    g_assert_cmpuint (correction->items->len, ==, 2);
    g_assert_true (is_chosen (correction, 0) != is_chosen (correction, 1));
    g_assert_true (is_chosen (correction, 2) != is_chosen (correction, 3));
  }
}

/* Where time is over at once, one set is found all the same, and what is dear is not in it. */
static void
test_late (void)
{
  g_auto (Fixture) fixture = requirements_orders (4, (const char *const[]){ "0 1", "1 0", "2 3", "3 2", NULL });
  g_autoptr (CursusRequirements) requirements = requirements_new (&fixture);
  const int64_t costs[] = { 100, 1, 1, 100 };
  const CursusCorrectionsOptions options = { .costs = costs, .dear = 100, .most = 9, .farther = 500, .enough_us = 1 };
  g_autoptr (GPtrArray) found = cursus_corrections_find (requirements, &options);
  g_assert_cmpuint (found->len, ==, 1);
  const CursusCorrection *correction = g_ptr_array_index (found, 0);
  g_assert_cmpint (correction->cost, ==, 2);
  g_assert_true (is_chosen (correction, 1) && is_chosen (correction, 2));
  g_assert_cmpuint (correction->plan[0].start, <, correction->plan[1].start);
}

/* Where all can be kept, nothing is given up. */
static void
test_nothing (void)
{
  g_auto (Fixture) fixture = requirements_orders (2, (const char *const[]){ "0 1", NULL });
  g_autoptr (CursusRequirements) requirements = requirements_new (&fixture);
  const int64_t costs[] = { 1 };
  const CursusCorrectionsOptions options = { .costs = costs, .most = 1 };
  g_autoptr (GPtrArray) found = cursus_corrections_find (requirements, &options);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (((const CursusCorrection *)g_ptr_array_index (found, 0))->items->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/corrections/circle", test_circle);
  g_test_add_func ("/solver/corrections/two-circles", test_two_circles);
  g_test_add_func ("/solver/corrections/late", test_late);
  g_test_add_func ("/solver/corrections/nothing", test_nothing);
  return g_test_run ();
}
