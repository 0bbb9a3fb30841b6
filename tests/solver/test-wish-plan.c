/* The best plan that has a meeting somewhere, against trying every plan. */
#include "solver/wish-plan.h"

#include "solver/solver-fixture.h"

#define MOST_PLANS 3000
#define N_SESSIONS 500

static CursusPlacement
at (uint32_t start)
{
  return (CursusPlacement){ .start = start, .room = 1 };
}

static CursusWishPlan *
find (const CursusProblem *problem, CursusWishPlanQuery query)
{
  g_autoptr (GError) error = NULL;
  query.max_moves = query.max_moves > 0 ? query.max_moves : 300;
  query.max_steps = query.max_steps > 0 ? query.max_steps : 2000000;
  CursusWishPlan *plan = cursus_wish_plan_find (problem, &query, &error);
  g_assert_no_error (error);
  return plan;
}

/* One meeting a slot; d costs a point in the morning. a goes where b is: only b has to move, and d, whose point could be saved,
 * does so too. */
static void
test_moves_no_more_than_it_must (void)
{
  g_auto (Fixture) fixture = solver_plain (4);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  fixture_add (&fixture, 1, solver_forbid (&fixture, "3", 0x155));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement present[] = { at (0), at (1), at (2), at (4) }, there[] = { at (1) };
  g_autoptr (CursusWishPlan) plan = find (problem, (CursusWishPlanQuery){ .there = there, .n_there = 1, .present = present });
  g_assert_cmpint (plan->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (plan->score.soft, ==, 0);
  g_assert_cmpint (plan->bound, ==, 0);
  g_assert_cmpuint (plan->placements[0].start, ==, 1);
  g_assert_cmpuint (plan->placements[1].start, !=, 1);
  g_assert_cmpuint (plan->placements[2].start, ==, 2);
  g_assert_cmpuint (plan->placements[3].start % 2, ==, 1);
}

/* b is pinned at 1: a cannot be there, and it is proven; what is pinned of a itself does not count. */
static void
test_pins (void)
{
  g_auto (Fixture) fixture = solver_plain (2);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement present[] = { at (0), at (1) }, there[] = { at (1) }, other[] = { at (2) };
  CursusWishPlanQuery query = { .there = there, .n_there = 1, .pins = present, .present = present };
  g_autoptr (CursusWishPlan) none = find (problem, query);
  g_assert_cmpint (none->status, ==, CURSUS_STATUS_INFEASIBLE);
  g_assert_false (none->by_itself);
  g_assert_nonnull (none->to_blame);
  g_assert_null (none->placements);
  query.there = other;
  g_autoptr (CursusWishPlan) some = find (problem, query);
  g_assert_cmpint (some->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpuint (some->placements[0].start, ==, 2);
  g_assert_cmpuint (some->placements[1].start, ==, 1);
}

static void
test_by_itself (void)
{
  g_auto (Fixture) fixture = solver_plain (2);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 6));
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement present[] = { at (0), at (1) }, there[] = { at (1), at (2) };
  g_autoptr (CursusWishPlan) plan = find (problem, (CursusWishPlanQuery){ .there = there, .n_there = 2, .present = present });
  g_assert_cmpint (plan->status, ==, CURSUS_STATUS_INFEASIBLE);
  g_assert_true (plan->by_itself);
  g_assert_true (cursus_ruleset_use (plan->to_blame, 0)->hard);
  g_assert_false (cursus_ruleset_use (plan->to_blame, 1)->hard); /* is broken too, and not needed */
}

/* What ends early claims nothing. */
static void
test_ends_early (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  fixture_add (&fixture, 1, solver_at_most (&fixture, "day", 0));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement present[] = { at (0), at (1), at (2) }, there[] = { at (1) };
  volatile sig_atomic_t stop = 1;
  CursusWishPlanQuery query = { .there = there, .n_there = 1, .present = present, .stop = &stop };
  g_autoptr (CursusWishPlan) plan = find (problem, query);
  g_assert_cmpint (plan->status, !=, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (plan->status, !=, CURSUS_STATUS_INFEASIBLE);
  g_assert_cmpint (plan->bound, <=, 3);
}

/* A random question about @problem, and the choices that it leaves each meeting. */
typedef struct {
  GPtrArray *choices; /* of GArray of CursusPlacement */
  GArray *there;
  CursusPlacement *pins;
  CursusPlacement *present;
  uint32_t meeting;
} Question;

static bool
contains (const GArray *some, CursusPlacement placement)
{
  for (guint i = 0; i < some->len; i++)
    if (cursus_placement_equal (g_array_index (some, CursusPlacement, i), placement))
      return true;
  return false;
}

static void
ask (GRand *random, const CursusProblem *problem, Question *self)
{
  uint32_t n = problem->n_meetings;
  *self = (Question){ .choices = brute_choices (problem, false), .meeting = random_below (random, n) };
  self->there = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  self->pins = g_new (CursusPlacement, n);
  self->present = g_new (CursusPlacement, n);
  solver_random_plan (random, problem, self->present);
  cursus_problem_candidates (problem->frame, self->meeting, self->there);
  for (guint i = self->there->len; i-- > 0;)
    if (random_chance (random, 60))
      g_array_remove_index (self->there, i);
  for (uint32_t m = 0; m < n; m++) {
    GArray *of = g_ptr_array_index (self->choices, m);
    bool pinned = random_chance (random, 20);
    self->pins[m] = pinned ? self->present[m] : (CursusPlacement){ .start = CURSUS_UNPLACED };
    for (guint i = of->len; i-- > 0;) {
      CursusPlacement choice = g_array_index (of, CursusPlacement, i);
      bool stays = m == self->meeting ? contains (self->there, choice)
                                      : !pinned || cursus_placement_equal (choice, self->pins[m]);
      if (!stays)
        g_array_remove_index (of, i);
    }
  }
}

static void
clear_question (Question *self)
{
  g_ptr_array_unref (self->choices);
  g_array_unref (self->there);
  g_free (self->pins);
  g_free (self->present);
}

static CursusScore
try_all (const CursusProblem *problem, const Question *question)
{
  Brute brute = { cursus_evaluator_new (problem->ruleset, NULL), question->choices, { .hard = INT64_MAX } };
  brute_try (&brute, 0);
  cursus_evaluator_free (brute.evaluator);
  return brute.best;
}

static void
check_plan (const CursusProblem *problem, const Question *question, const CursusWishPlan *plan)
{
  CursusScore score = solver_audit (problem, plan->placements);
  g_assert_cmpint (cursus_score_compare (score, plan->score), ==, 0);
  g_assert_cmpint (score.hard, ==, 0);
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    g_assert_true (contains (g_ptr_array_index (question->choices, m), plan->placements[m]));
}

/* No plan of all that the model allows keeps what is said to be to blame. */
static void
check_blame (const CursusProblem *problem, const Question *question, CursusRuleset *to_blame)
{
  g_autoptr (GPtrArray) choices = brute_choices (problem, true);
  double n = 1;
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    GArray *of = g_ptr_array_index (choices, m);
    for (guint i = of->len; i-- > 0;) {
      CursusPlacement choice = g_array_index (of, CursusPlacement, i), pin = question->pins[m];
      bool stays = m == question->meeting ? contains (question->there, choice)
                                          : pin.start == CURSUS_UNPLACED || cursus_placement_equal (choice, pin);
      if (!stays)
        g_array_remove_index (of, i);
    }
    n *= MAX (1, of->len);
  }
  if (n > MOST_PLANS)
    return;
  Brute brute = { cursus_evaluator_new (to_blame, NULL), choices, { .hard = INT64_MAX } };
  brute_try (&brute, 0);
  cursus_evaluator_free (brute.evaluator);
  g_assert_cmpint (brute.best.hard, >, 0);
}

static void
compare (const CursusProblem *problem, const Question *question, bool short_of_time, guint *n_proven)
{
  CursusScore best = try_all (problem, question);
  g_autoptr (CursusWishPlan) plan = find (problem, (CursusWishPlanQuery){
                                                       .meeting = question->meeting,
                                                       .there = (const CursusPlacement *)question->there->data,
                                                       .n_there = question->there->len,
                                                       .pins = question->pins,
                                                       .present = question->present,
                                                       .max_moves = short_of_time ? 1 : 300,
                                                       .max_steps = short_of_time ? 50 : 2000000,
                                                   });
  g_assert_cmpint (plan->status == CURSUS_STATUS_INFEASIBLE, <=, best.hard > 0);
  g_assert_true (plan->status != CURSUS_STATUS_OPTIMAL || plan->score.soft == best.soft);
  g_assert_true (best.hard > 0 || plan->bound <= best.soft);
  if (plan->placements != NULL)
    check_plan (problem, question, plan);
  g_assert_cmpint (plan->to_blame != NULL, <=, plan->status == CURSUS_STATUS_INFEASIBLE);
  if (plan->to_blame != NULL)
    check_blame (problem, question, plan->to_blame);
  *n_proven += plan->status == CURSUS_STATUS_OPTIMAL || plan->status == CURSUS_STATUS_INFEASIBLE;
}

static double
count_plans (const GPtrArray *choices)
{
  double n = 1;
  for (guint m = 0; m < choices->len; m++)
    n *= MAX (1, ((GArray *)choices->pdata[m])->len);
  return n;
}

static void
test_random (void)
{
  guint32 seed = random_seed ();
  guint n = 0, n_proven = 0;
  for (guint i = 0; n < N_SESSIONS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    random_rules (random, &fixture, 1 + random_below (random, 5));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    if (problem->n_meetings == 0 || solver_has_empty_domain (problem))
      continue;
    Question question;
    ask (random, problem, &question);
    if (count_plans (question.choices) <= MOST_PLANS) {
      guint n_hurried = 0;
      compare (problem, &question, false, &n_proven);
      compare (problem, &question, true, &n_hurried);
      n++;
    }
    clear_question (&question);
  }
  g_test_message ("%u of %u proven", n_proven, n);
  g_assert_cmpuint (n_proven, >, N_SESSIONS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/wish-plan/moves-no-more-than-it-must", test_moves_no_more_than_it_must);
  g_test_add_func ("/solver/wish-plan/pins", test_pins);
  g_test_add_func ("/solver/wish-plan/by-itself", test_by_itself);
  g_test_add_func ("/solver/wish-plan/ends-early", test_ends_early);
  g_test_add_func ("/solver/wish-plan/random", test_random);
  return g_test_run ();
}
