/* Whatever the checks report is true: no plan at all keeps the hard rules. */
#include "solver/checks-fixture.h"

#define MOST_PLANS 20000
#define N_FINDINGS 250 /* to be held against every plan */

/* A limit that may be too narrow, by a placed key and perhaps another one. */
static CursusConstraint *
random_limit (GRand *random, const Fixture *fixture)
{
  static const char *const keys[]
      = { "participant slot", "person slot", "slot room", "room",    "day",  "person day", "tag day", "week",
          "speaker day_part", "site group",  "month run", "weekday", "site", "module day", "workday", "remote slot" };
  CursusConstraint *constraint = solver_at_most (fixture, keys[random_below (random, G_N_ELEMENTS (keys))], 1);
  constraint->limits.high = random_below (random, 3);
  if (random_chance (random, 30)) {
    constraint->measure = CURSUS_MEASURE_SUM;
    constraint->sum_of = random_chance (random, 50) ? CURSUS_FACT_SLOTS : CURSUS_FACT_HEADCOUNT;
  }
  if (random_chance (random, 20))
    constraint->limits.low = constraint->limits.high;
  return constraint;
}

static void
add_rules (GRand *random, Fixture *fixture)
{
  const CursusFrame *frame = fixture->frame;
  for (uint32_t i = random_below (random, 3); i > 0; i--) {
    g_autofree char *units = random_subset (random, frame->n_meetings, 50);
    fixture_add (fixture, 0, solver_forbid (fixture, units, (int64_t)(g_rand_int (random) & g_rand_int (random))));
  }
  for (uint32_t i = random_below (random, 3); i > 0; i--)
    fixture_add (fixture, 0, random_limit (random, fixture));
  if (random_chance (random, 30)) {
    CursusConstraint *order = solver_order (fixture, "");
    random_units (random, frame, order, random_chance (random, 50) ? 0 : frame->n_meetings, frame->n_meetings + frame->n_runs);
    if (order->units->len > 8)
      g_array_set_size (order->units, 8);
    fixture_add (fixture, 0, order);
  }
}

static void
test_true (void)
{
  guint32 seed = random_seed ();
  guint n_findings[3] = { 0 }, n_silent = 0;
  for (guint i = 0; n_findings[0] + n_findings[1] + n_findings[2] < N_FINDINGS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    add_rules (random, &fixture);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    g_autoptr (GPtrArray) findings = checks_run (&fixture);
    CursusScore best = { 0 };
    if (!brute_force (problem, true, MOST_PLANS, &best))
      continue;
    n_silent += findings->len == 0 && best.hard > 0;
    for (guint f = 0; f < findings->len; f++) {
      const CursusFinding *finding = findings->pdata[f];
      if (best.hard == 0)
        g_error ("session %u: “%s”, but there is a plan", i, finding->text);
      n_findings[finding->kind]++;
    }
  }
  g_test_message ("%u nowhere, %u counts, %u circles; %u times without a plan they found nothing", n_findings[0], n_findings[1],
                  n_findings[2], n_silent);
  for (guint kind = 0; kind < 3; kind++)
    g_assert_cmpuint (n_findings[kind], >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/checks-random/true", test_true);
  return g_test_run ();
}
