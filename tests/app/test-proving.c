/* What a proof adds to a plan that was found. */
#include "app/proving.h"

#include "app-fixture.h"
#include "app/workspace.h"
#include "rules/audit.h"

/* Three meetings that each cost 3 points wherever they are, and 5 more on a Monday. */
#define COSTLY                                                                                                                   \
  FIXTURE_SESSION "use \"weekdays\" { as = \"sundays\", weekdays = { \"sunday\" }, weight = 3 }\n"                               \
                  "use \"weekdays\" { as = \"late\", weekdays = { \"tuesday\", \"friday\" }, weight = 5 }\n"
#define TORN                                                                                                                     \
  FIXTURE_SESSION                                                                                                                \
  "use \"day-relation\" { of = \"opening\", with = \"water\", relation = \"same-day\", audience = \"any\" }\n"                   \
  "use \"day-relation\" { of = \"water\", with = \"air\", relation = \"same-day\", audience = \"any\" }\n"                       \
  "use \"day-relation\" { of = \"opening\", with = \"air\", relation = \"different-days\", audience = \"any\" }\n"

typedef struct {
  CursusScore before, after;
  CursusProven proven;
} Outcome;

/* From the first placement of every meeting. */
static Outcome
prove (const char *session_lua)
{
  g_autoptr (Fixture) fixture = fixture_new (session_lua);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open (fixture->session, diagnostics, NULL);
  g_assert_nonnull (workspace);
  const CursusProblem *problem = workspace->problem;
  g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, problem->n_meetings);
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    placements[m] = problem->domain[problem->domain_start[m] + (problem->n_meetings - m) % 2];
  Outcome outcome = { 0 };
  g_assert_true (cursus_audit (workspace->ruleset, placements, "en", &outcome.before, NULL, NULL, NULL));
  const CursusProvingOptions options = { .seconds = 100 };
  g_assert_true (cursus_proving_run (problem, &options, placements, outcome.before, &outcome.proven, NULL));
  g_assert_true (cursus_audit (workspace->ruleset, placements, "en", &outcome.after, NULL, NULL, NULL));
  return outcome;
}

static void
test_better_plan (void)
{
  Outcome outcome = prove (COSTLY);
  g_assert_cmpint (outcome.before.hard + outcome.before.soft, >, 9);
  g_assert_cmpint (outcome.after.hard, ==, 0);
  g_assert_cmpint (outcome.after.soft, ==, 9);
  g_assert_cmpint (outcome.proven.status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (outcome.proven.bound, ==, 9);
}

static void
test_none (void)
{
  Outcome outcome = prove (TORN);
  g_assert_cmpint (outcome.proven.status, ==, CURSUS_STATUS_INFEASIBLE);
  g_assert_cmpint (outcome.after.hard, ==, outcome.before.hard);
}

static void
test_tell (void)
{
  static const struct {
    CursusPlanStatus of_plan, proven, told;
    int64_t bound_of_plan, bound, told_bound;
  } cases[] = {
    { CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_FEASIBLE, 0, 4, 4 },
    { CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_OPTIMAL, CURSUS_STATUS_OPTIMAL, 0, 9, 9 },
    { CURSUS_STATUS_OPTIMAL, CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_OPTIMAL, 0, 0, 0 },
    { CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_INFEASIBLE, CURSUS_STATUS_INFEASIBLE, 0, 7, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = cursus_plan_new ("s", "S", "Europe/Paris");
    plan->status = cases[i].of_plan;
    plan->bound = cases[i].bound_of_plan;
    cursus_proving_tell (&(CursusProven){ cases[i].proven, cases[i].bound }, plan);
    g_assert_cmpint (plan->status, ==, cases[i].told);
    g_assert_cmpint (plan->bound, ==, cases[i].told_bound);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/proving/better-plan", test_better_plan);
  g_test_add_func ("/app/proving/none", test_none);
  g_test_add_func ("/app/proving/tell", test_tell);
  return g_test_run ();
}
