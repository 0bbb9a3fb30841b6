/* A proof in a thread of its own: what it adds to a plan, what it takes from the search beside it, and how it ends. */
#include "app/proving.h"

#include "app-fixture.h"
#include "app/error.h"
#include "app/proof-stamp.h"
#include "rules/audit.h"
#include "solver/error.h"

/* Three meetings that each cost 3 points wherever they are, and 5 more on a Monday. */
#define COSTLY                                                                                                                   \
  FIXTURE_SESSION "use \"weekdays\" { as = \"sundays\", weekdays = { \"sunday\" }, weight = 3 }\n"                               \
                  "use \"weekdays\" { as = \"late\", weekdays = { \"tuesday\", \"friday\" }, weight = 5 }\n"
#define BEST 9
#define TORN                                                                                                                     \
  FIXTURE_SESSION                                                                                                                \
  "use \"day-relation\" { of = \"opening\", with = \"water\", relation = \"same-day\", audience = \"any\" }\n"                   \
  "use \"day-relation\" { of = \"water\", with = \"air\", relation = \"same-day\", audience = \"any\" }\n"                       \
  "use \"day-relation\" { of = \"opening\", with = \"air\", relation = \"different-days\", audience = \"any\" }\n"
/* Fails for two meetings on the last day: who never has them there does not know. */
#define FAILING                                                                                                                  \
  "return rule { api = 1, name = \"own\", title = \"Own\", doc = \"Costs.\", params = {},\n"                                     \
  "  constrain = function (p)\n"                                                                                                 \
  "    return pairs_of (meetings ()):cost (function (a, b)\n"                                                                    \
  "      if a.day == 11 and b.day == 11 then error (\"what the author says\") end\n"                                             \
  "      return 1\n"                                                                                                             \
  "    end)\n"                                                                                                                   \
  "  end }\n"
#define N 3

/* A session with a plan: every meeting at its first or second placement. */
typedef struct {
  Fixture *fixture;
  CursusWorkspace *workspace;
  CursusKnown *known;
  CursusPlacement placements[N];
  CursusScore score;
} Case;

static void
case_clear (Case *self)
{
  cursus_known_free (self->known);
  cursus_workspace_free (self->workspace);
  fixture_free (self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static Case
case_open (Fixture *fixture)
{
  Case self = { .fixture = fixture, .workspace = fixture_open (fixture), .known = cursus_known_new (N) };
  const CursusProblem *problem = self.workspace->problem;
  g_assert_cmpuint (problem->n_meetings, ==, N);
  for (uint32_t m = 0; m < N; m++)
    self.placements[m] = problem->domain[problem->domain_start[m] + (N - m) % 2];
  g_assert_true (cursus_audit (self.workspace->ruleset, self.placements, "en", &self.score, NULL, NULL, NULL));
  return self;
}

static CursusProver *
start (const Case *self, CursusProverOptions options)
{
  options.known = self->known;
  if (options.begun_us == 0)
    options.begun_us = g_get_monotonic_time ();
  CursusProver *prover = cursus_prover_start (self->workspace, &options);
  g_assert_nonnull (prover);
  return prover;
}

/* What is proven; placements and score become those of the best plan, and the score is true. */
static CursusProven
finish (Case *self, CursusProver *prover, double seconds)
{
  g_autoptr (GError) error = NULL;
  CursusProven proven = { 0 };
  const CursusProverRest rest = { .seconds = seconds };
  CursusScore score;
  g_assert_true (cursus_prover_finish (prover, &rest, self->placements, &self->score, &proven, &error));
  g_assert_no_error (error);
  g_assert_true (cursus_audit (self->workspace->ruleset, self->placements, "en", &score, NULL, NULL, NULL));
  g_assert_cmpint (cursus_score_compare (score, self->score), ==, 0);
  return proven;
}

/* Beside a search or after it. */
static void
test_better_plan (void)
{
  for (int exchanges = 0; exchanges < 2; exchanges++) {
    g_auto (Case) self = case_open (fixture_new (COSTLY));
    g_assert_cmpint (self.score.hard + self.score.soft, >, BEST);
    g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ .exchanges = exchanges });
    CursusProven proven = finish (&self, prover, 100);
    g_assert_cmpint (self.score.hard, ==, 0);
    g_assert_cmpint (self.score.soft, ==, BEST);
    g_assert_cmpint (proven.status, ==, CURSUS_STATUS_OPTIMAL);
    g_assert_cmpint (proven.bound, ==, BEST);
    g_assert_true (proven.complete);
  }
}

/* A search beside it learns all without waiting for the end. */
static void
test_exchange (void)
{
  g_auto (Case) self = case_open (fixture_new (COSTLY));
  g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ .exchanges = true });
  while (!cursus_known_is_settled (self.known))
    g_usleep (1000);
  g_assert_cmpint (cursus_known_bound (self.known), ==, BEST);
  g_assert_true (cursus_known_take (self.known, self.placements, &self.score));
  CursusProven proven = finish (&self, prover, 0);
  g_assert_cmpint (proven.status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (self.score.soft, ==, BEST);
}

/* The same whoever is faster: it does not begin before it has the plan of the search. */
static void
test_waits (void)
{
  uint64_t first_bound = 0;
  for (int late = 0; late < 2; late++) {
    g_auto (Case) self = case_open (fixture_new (COSTLY));
    g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ .max_steps = 1 });
    g_usleep (late * 200000);
    g_assert_false (cursus_known_is_settled (self.known));
    CursusProven proven = finish (&self, prover, -1);
    first_bound = late == 0 ? (uint64_t)proven.bound : first_bound;
    g_assert_cmpuint ((uint64_t)proven.bound, ==, first_bound);
  }
}

/* Before anybody searches: all, or as far as its steps go. */
static void
test_ahead (void)
{
  for (int is_enough = 0; is_enough < 2; is_enough++) {
    g_auto (Case) self = case_open (fixture_new (COSTLY));
    g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ .ahead_steps = is_enough ? 1000000 : 1 });
    cursus_prover_wait_ahead (prover, NULL, NULL);
    g_assert_cmpint (cursus_known_is_settled (self.known), ==, is_enough);
    CursusProven proven = finish (&self, prover, 100);
    g_assert_cmpint (proven.status, ==, CURSUS_STATUS_OPTIMAL);
    g_assert_cmpint (self.score.soft, ==, BEST);
    g_assert_true (proven.complete);
  }
}

static void
test_none (void)
{
  for (int exchanges = 0; exchanges < 2; exchanges++) {
    g_auto (Case) self = case_open (fixture_new (TORN));
    CursusScore before = self.score;
    g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ .exchanges = exchanges });
    CursusProven proven = finish (&self, prover, -1);
    g_assert_cmpint (proven.status, ==, CURSUS_STATUS_INFEASIBLE);
    g_assert_cmpint (self.score.hard, ==, before.hard);
    g_assert_true (cursus_known_is_settled (self.known));
  }
}

/* Nothing is better than what pins allow. */
static void
test_pins (void)
{
  g_auto (Case) self = case_open (fixture_new (COSTLY));
  CursusPlacement pins[N];
  for (uint32_t m = 0; m < N; m++)
    pins[m] = m == 0 ? self.placements[m] : (CursusPlacement){ .start = CURSUS_UNPLACED };
  g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ .pins = pins });
  CursusProven proven = finish (&self, prover, -1);
  g_assert_cmpint (proven.status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (proven.bound, ==, BEST + 5); /* it is on a Monday */
  g_assert_true (cursus_placement_equal (self.placements[0], pins[0]));
}

/* It ends at once: by a signal, by itself when the search ends, or with its owner. */
static void
test_stop (void)
{
  const volatile sig_atomic_t stop = SIGINT;
  const CursusProverOptions cases[] = { { .stop = &stop }, { .exchanges = true, .stop = &stop }, { .max_clauses = 1 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Case) self = case_open (fixture_new (COSTLY));
    g_autoptr (CursusProver) prover = start (&self, cases[i]);
    CursusProven proven = finish (&self, prover, 100);
    g_assert_cmpint (proven.status, ==, CURSUS_STATUS_UNKNOWN);
    g_assert_cmpint (proven.bound, <=, BEST);
  }
  g_auto (Case) self = case_open (fixture_new (COSTLY));
  g_autoptr (CursusProver) unfinished = start (&self, (CursusProverOptions){ 0 });
  g_assert_nonnull (unfinished);
}

/* Takes less than what others have had of the processors; in the end all that it can get. */
static void
test_gives_way (void)
{
  for (int goes_on = 0; goes_on < 2; goes_on++) {
    g_auto (Case) self = case_open (fixture_new (COSTLY));
    const CursusProverOptions options = {
      .exchanges = true,
      .n_searching = 1,
      .seconds = 1e-6, /* nothing at once */
      .goes_on = true,
    };
    g_autoptr (CursusProver) prover = start (&self, options);
    g_usleep (200000); /* without any work done */
    g_assert_false (cursus_known_is_settled (self.known));
    CursusProven proven = finish (&self, prover, goes_on ? 100 : 0);
    g_assert_cmpint (proven.status, ==, goes_on ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_UNKNOWN);
  }
}

static Fixture *
make_failing (void)
{
  Fixture *fixture = fixture_new (FIXTURE_SESSION "use \"own\" { weight = 2 }\n");
  fixture_write (fixture, "small/plugins/own.lua", FAILING);
  return fixture;
}

/* The error says where; what is known remains. */
static void
test_failing_rule (void)
{
  for (int exchanges = 0; exchanges < 2; exchanges++) {
    g_auto (Case) self = case_open (make_failing ());
    g_autoptr (GError) error = NULL;
    CursusProven proven = { 0 };
    CursusScore before = self.score;
    const CursusProverRest rest = { .seconds = -1 };
    g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ .exchanges = exchanges });
    g_assert_false (cursus_prover_finish (prover, &rest, self.placements, &self.score, &proven, &error));
    g_assert_nonnull (error);
    assert_contains (error->message, "own.lua:4");
    assert_contains (error->message, "what the author says");
    g_assert_cmpint (cursus_score_compare (before, self.score), ==, 0);
    g_assert_cmpint (proven.status, ==, CURSUS_STATUS_UNKNOWN);
    g_assert_false (proven.complete);
  }
}

/* A rule's file that is not the same any more when the thread reads it. */
static void
test_changed_rule (void)
{
  static const char *const texts[] = { "return rule {\n", "-- Changed.\n" FAILING };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_auto (Case) self = case_open (make_failing ());
    g_autoptr (GError) error = NULL;
    CursusProven proven = { 0 };
    const CursusProverRest rest = { .seconds = -1 };
    fixture_write (self.fixture, "small/plugins/own.lua", texts[i]);
    g_autoptr (CursusProver) prover = start (&self, (CursusProverOptions){ 0 });
    g_assert_false (cursus_prover_finish (prover, &rest, self.placements, &self.score, &proven, &error));
    if (i == 0)
      g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    else
      g_assert_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES);
  }
}

static void
test_tell (void)
{
  static const struct {
    CursusPlanStatus of_plan, proven, told;
    int64_t bound_of_plan, bound, told_bound;
    bool stamped;
  } cases[] = {
    { CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_FEASIBLE, 0, 4, 4, true },
    { CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_FEASIBLE, 0, 0, 0, false },
    { CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_OPTIMAL, CURSUS_STATUS_OPTIMAL, 0, 9, 9, true },
    { CURSUS_STATUS_OPTIMAL, CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_OPTIMAL, 0, 0, 0, false },
    { CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_INFEASIBLE, CURSUS_STATUS_INFEASIBLE, 0, 7, 0, true },
  };
  g_auto (Case) self = case_open (fixture_new (COSTLY));
  g_autofree char *stamp = cursus_proof_stamp (self.workspace, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = cursus_plan_new ("s", "S", "Europe/Paris");
    plan->status = cases[i].of_plan;
    plan->bound = cases[i].bound_of_plan;
    cursus_proving_tell (&(CursusProven){ .status = cases[i].proven, .bound = cases[i].bound }, self.workspace, plan);
    g_assert_cmpint (plan->status, ==, cases[i].told);
    g_assert_cmpint (plan->bound, ==, cases[i].told_bound);
    g_assert_cmpstr (plan->proof, ==, cases[i].stamped ? stamp : NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/proving/better-plan", test_better_plan);
  g_test_add_func ("/app/proving/exchange", test_exchange);
  g_test_add_func ("/app/proving/waits", test_waits);
  g_test_add_func ("/app/proving/ahead", test_ahead);
  g_test_add_func ("/app/proving/none", test_none);
  g_test_add_func ("/app/proving/pins", test_pins);
  g_test_add_func ("/app/proving/stop", test_stop);
  g_test_add_func ("/app/proving/gives-way", test_gives_way);
  g_test_add_func ("/app/proving/failing-rule", test_failing_rule);
  g_test_add_func ("/app/proving/changed-rule", test_changed_rule);
  g_test_add_func ("/app/proving/tell", test_tell);
  return g_test_run ();
}
