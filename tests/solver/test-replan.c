/* Replanning moves provably few meetings: against every plan of small random sessions. */
#include "solver/replan.h"

#include "rules/audit.h"
#include "solver/solver-fixture.h"

#define MAX_MEETINGS 16
#define MAX_STEPS 100000

/* A question about a random session. */
typedef struct {
  CursusPlacement expected[MAX_MEETINGS];
  bool known[MAX_MEETINGS];
  bool held[MAX_MEETINGS];
  int64_t trouble[MAX_MEETINGS];
} Question;

static CursusReplan *
find (const CursusProblem *problem, const Question *question, uint32_t max_steps)
{
  CursusReplanQuery query = { question->expected, question->known, question->held, question->trouble, max_steps };
  g_autoptr (GError) error = NULL;
  CursusReplan *found = cursus_replan_find (problem, &query, &error);
  g_assert_no_error (error);
  return found;
}

static CursusPlacement
at (uint32_t start)
{
  return (CursusPlacement){ .start = start, .room = 1 };
}

/* a, b, c, … at slots 0, 1, 2 …, all known, one a slot. */
static Question
make_row (Fixture *fixture, uint32_t n)
{
  Question question = { 0 };
  fixture_add (fixture, 0, fixture_aggregate (fixture, "slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
  for (uint32_t m = 0; m < n; m++) {
    question.expected[m] = at (m);
    question.known[m] = true;
    question.trouble[m] = 1;
  }
  return question;
}

static void
test_nothing_to_do (void)
{
  g_auto (Fixture) fixture = solver_plain (4);
  Question question = make_row (&fixture, 4);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusReplan) found = find (problem, &question, 0);
  g_assert_true (found->found);
  g_assert_cmpuint (found->n_moved, ==, 0);
  for (uint32_t m = 0; m < 4; m++)
    g_assert_true (cursus_placement_equal (found->placements[m], question.expected[m]));
}

/* a may only be at 1, where b is: b goes, who has the whole week. */
static void
test_push (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  Question question = make_row (&fixture, 3);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", ~(int64_t)2));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusReplan) found = find (problem, &question, 0);
  g_assert_cmpuint (found->n_moved, ==, 2);
  g_assert_cmpuint (found->least, ==, 2);
  g_assert_true (found->least_troublesome);
  g_assert_cmpuint (found->placements[0].start, ==, 1);
  g_assert_cmpuint (found->placements[2].start, ==, 2);
  question.held[1] = true;
  g_autoptr (CursusReplan) none = find (problem, &question, 0);
  g_assert_false (none->found);
  g_assert_true (none->impossible);
}

/* a and b both at 0: the one that gives less trouble goes. */
static void
test_trouble (void)
{
  for (uint32_t light = 0; light < 2; light++) {
    g_auto (Fixture) fixture = solver_plain (2);
    Question question = make_row (&fixture, 2);
    question.expected[1] = at (0);
    question.trouble[light] = 5;
    question.trouble[1 - light] = 6;
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    g_autoptr (CursusReplan) found = find (problem, &question, 0);
    g_assert_cmpuint (found->n_moved, ==, 1);
    g_assert_cmpint (found->trouble, ==, 5);
    g_assert_cmpuint (found->placements[1 - light].start, ==, 0);
  }
}

/* A meeting that nobody knows of is placed where it moves nobody; one whose place is gone has to move. */
static void
test_new_and_gone (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  Question question = make_row (&fixture, 3);
  question.known[0] = false;
  question.expected[0].start = CURSUS_UNPLACED;
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusReplan) new = find (problem, &question, 0);
  g_assert_cmpuint (new->n_moved, ==, 0);
  question.known[0] = true;
  g_autoptr (CursusReplan) gone = find (problem, &question, 0);
  g_assert_cmpuint (gone->n_moved, ==, 1);
  g_assert_cmpuint (gone->least, ==, 1);
}

/* What a held meeting breaks by itself is no reason to move others. */
static void
test_held_breaks (void)
{
  g_auto (Fixture) fixture = solver_plain (2);
  Question question = make_row (&fixture, 2);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 1));
  question.held[0] = true;
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusReplan) found = find (problem, &question, 0);
  g_assert_true (found->found);
  g_assert_cmpuint (found->n_moved, ==, 0);
  g_assert_cmpint (found->score.hard, ==, 1);
}

/* Nobody may be alone: when a held meeting is left, somebody has to come. */
static void
test_held_is_left (void)
{
  g_auto (Fixture) fixture = solver_plain (4);
  Question question = { .known = { true, true, true, true }, .held = { true }, .trouble = { 1, 1, 1, 1 } };
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "slot", CURSUS_MEASURE_COUNT, NULL, 2, INT64_MAX));
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1", 1));
  for (uint32_t m = 0; m < 4; m++)
    question.expected[m] = at (m / 2);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusReplan) found = find (problem, &question, 0);
  g_assert_true (found->found);
  g_assert_cmpint (found->score.hard, ==, 0);
  g_assert_cmpuint (found->n_moved, ==, 2);
  g_assert_cmpuint (found->placements[0].start, ==, 0);
}

/* Too few steps: a plan all the same, and no false promise. */
static void
test_few_steps (void)
{
  g_auto (Fixture) fixture = solver_plain (8);
  Question question = make_row (&fixture, 8);
  for (uint32_t m = 0; m < 8; m++)
    question.expected[m] = at (0);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusReplan) found = find (problem, &question, 10);
  g_assert_true (found->found);
  g_assert_cmpint (found->score.hard, ==, 0);
  g_assert_cmpuint (found->n_moved, ==, 7);
  g_assert_cmpuint (found->least, <, 7);
  g_assert_false (found->least_troublesome);
}

/* The least that any plan moves, and the least trouble of those; G_MAXUINT if no plan keeps the rules. */
typedef struct {
  CursusEvaluator *evaluator;
  GPtrArray *choices;
  const Question *question;
  uint32_t n_moved;
  int64_t trouble;
  uint32_t best_moved;
  int64_t best_trouble;
} Every;

static void
try_every (Every *self, uint32_t meeting)
{
  if (meeting == self->choices->len) {
    if (cursus_evaluator_score (self->evaluator).hard > 0 || self->n_moved > self->best_moved
        || (self->n_moved == self->best_moved && self->trouble >= self->best_trouble))
      return;
    self->best_moved = self->n_moved;
    self->best_trouble = self->trouble;
    return;
  }
  const GArray *choices = g_ptr_array_index (self->choices, meeting);
  for (guint i = 0; i < choices->len; i++) {
    CursusPlacement placement = g_array_index (choices, CursusPlacement, i);
    bool moved = !cursus_placement_equal (placement, self->question->expected[meeting]);
    if (moved && self->question->held[meeting])
      continue;
    bool counts = moved && self->question->known[meeting];
    self->n_moved += counts;
    self->trouble += counts ? self->question->trouble[meeting] : 0;
    cursus_evaluator_place (self->evaluator, meeting, placement);
    try_every (self, meeting + 1);
    cursus_evaluator_remove (self->evaluator, meeting);
    self->n_moved -= counts;
    self->trouble -= counts ? self->question->trouble[meeting] : 0;
  }
}

static void
ask_random (GRand *random, const CursusProblem *problem, Question *question)
{
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    uint32_t n = 0;
    g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n);
    cursus_problem_candidates (problem->frame, m, candidates);
    question->known[m] = random_chance (random, 85);
    question->trouble[m] = random_below (random, 5);
    question->expected[m].start = CURSUS_UNPLACED;
    question->held[m] = n > 0 && random_chance (random, 15);
    if (question->held[m])
      question->expected[m] = domain[random_below (random, n)];
    else if (candidates->len > 0 && random_chance (random, 90))
      question->expected[m] = g_array_index (candidates, CursusPlacement, random_below (random, candidates->len));
  }
}

/* true if it could be compared. */
static bool
compare (GRand *random)
{
  g_auto (Fixture) fixture = solver_tiny_session (random);
  random_rules (random, &fixture, 2);
  for (guint u = 0; u < fixture.ruleset->uses->len; u++)
    cursus_ruleset_use (fixture.ruleset, u)->hard = cursus_ruleset_use (fixture.ruleset, u)->hard || random_chance (random, 50);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (GPtrArray) choices = brute_choices (problem, false);
  double n_plans = 1;
  for (guint m = 0; m < choices->len; m++)
    n_plans *= ((GArray *)choices->pdata[m])->len;
  if (n_plans > 20000 || problem->n_meetings > MAX_MEETINGS)
    return false;
  Question question = { 0 };
  ask_random (random, problem, &question);
  Every every = { .choices = choices, .question = &question, .best_moved = G_MAXUINT, .best_trouble = INT64_MAX };
  every.evaluator = cursus_evaluator_new (problem->ruleset, NULL);
  for (uint32_t m = 0; m < problem->n_meetings; m++) /* what held meetings break among themselves is not looked at here */
    if (question.held[m])
      cursus_evaluator_place (every.evaluator, m, question.expected[m]);
  bool clean = cursus_evaluator_score (every.evaluator).hard == 0;
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    if (question.held[m])
      cursus_evaluator_remove (every.evaluator, m);
  try_every (&every, 0);
  cursus_evaluator_free (every.evaluator);
  if (!clean)
    return false;
  g_autoptr (CursusReplan) found = find (problem, &question, MAX_STEPS);
  if (!found->impossible && !found->least_troublesome) { /* not settled: then only this much is promised */
    g_assert_cmpuint (found->least, <=, every.best_moved);
    return false;
  }
  g_assert_cmpint (found->found, ==, every.best_moved != G_MAXUINT);
  g_assert_cmpint (found->impossible, ==, !found->found);
  if (!found->found)
    return true;
  CursusScore score = { 0 };
  g_assert_true (cursus_audit (problem->ruleset, found->placements, "en", &score, NULL, NULL, NULL));
  g_assert_cmpint (cursus_score_compare (score, found->score), ==, 0);
  g_assert_cmpint (score.hard, ==, 0);
  g_assert_cmpuint (found->n_moved, ==, every.best_moved);
  g_assert_cmpuint (found->least, ==, every.best_moved);
  g_assert_cmpint (found->trouble, ==, every.best_trouble);
  return true;
}

static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_compared = 0;
  for (int round = 0; round < 400; round++)
    n_compared += compare (random);
  g_test_message ("%d sessions compared", n_compared);
  g_assert_cmpint (n_compared, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/replan/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/solver/replan/push", test_push);
  g_test_add_func ("/solver/replan/trouble", test_trouble);
  g_test_add_func ("/solver/replan/new-and-gone", test_new_and_gone);
  g_test_add_func ("/solver/replan/held-breaks", test_held_breaks);
  g_test_add_func ("/solver/replan/held-is-left", test_held_is_left);
  g_test_add_func ("/solver/replan/few-steps", test_few_steps);
  g_test_add_func ("/solver/replan/random", test_random);
  return g_test_run ();
}
