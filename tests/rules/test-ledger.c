/* The ledger: prices, combinations, and taking back. */
#include "rules/ledger-private.h"

#include "rules/rules-example.h"

static CursusConstraint *
count_slots (const Fixture *fixture)
{
  return fixture_aggregate (fixture, "participant slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1);
}

static void
assert_score (const CursusLedger *ledger, int64_t hard, int64_t soft)
{
  g_assert_cmpint (ledger->score.hard, ==, hard);
  g_assert_cmpint (ledger->score.soft, ==, soft);
}

static void
test_prices (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 0, count_slots (&fixture)); /* hard */
  fixture_add (&fixture, 7, count_slots (&fixture));
  CursusLedger ledger;
  cursus_ledger_init (&ledger, fixture.ruleset);
  cursus_ledger_charge (&ledger, 0, 2);
  cursus_ledger_charge (&ledger, 1, 3);
  assert_score (&ledger, 2, 21);
  cursus_ledger_begin (&ledger);
  cursus_ledger_charge (&ledger, 0, -1);
  cursus_ledger_charge (&ledger, 1, 5);
  assert_score (&ledger, 1, 56);
  cursus_ledger_undo (&ledger);
  assert_score (&ledger, 2, 21);
  g_assert_cmpint (ledger.costs[1], ==, 3);
  cursus_ledger_clear (&ledger);
}

/* Any of two: the cheaper one counts, and both are put back. */
static void
test_combination (void)
{
  g_auto (Fixture) fixture = example_session ();
  CursusConstraint *any = cursus_constraint_new (CURSUS_SHAPE_COMBINATION);
  any->combine = CURSUS_COMBINE_ANY_OF;
  g_ptr_array_add (any->parts, count_slots (&fixture));
  g_ptr_array_add (any->parts, count_slots (&fixture));
  fixture_add (&fixture, 10, any);
  CursusLedger ledger;
  cursus_ledger_init (&ledger, fixture.ruleset);
  uint32_t whole = 0;
  while (cursus_ruleset_constraint (fixture.ruleset, whole)->shape != CURSUS_SHAPE_COMBINATION)
    whole++;
  const GArray *parts = cursus_ruleset_constraint (fixture.ruleset, whole)->part_indices;
  cursus_ledger_charge (&ledger, g_array_index (parts, uint32_t, 0), 4);
  assert_score (&ledger, 0, 0);
  cursus_ledger_begin (&ledger);
  cursus_ledger_charge (&ledger, g_array_index (parts, uint32_t, 1), 3);
  assert_score (&ledger, 0, 30);
  cursus_ledger_undo (&ledger);
  assert_score (&ledger, 0, 0);
  g_assert_cmpint (ledger.costs[whole], ==, 0);
  cursus_ledger_clear (&ledger);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/ledger/charges-and-takes-back", test_prices);
  g_test_add_func ("/rules/ledger/combines", test_combination);
  return g_test_run ();
}
