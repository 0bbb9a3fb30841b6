/* A conflict contradicts itself and is minimal, by trying every plan; and what takes part is told apart. */
#include "solver/conflict.h"

#include "solver/error.h"
#include "solver/solver-fixture.h"

#define MOST_PLANS 3000
#define N_SESSIONS 240

/* A problem, and the items that each of its plans breaks, as bits. */
typedef struct {
  const Fixture *fixture;
  CursusEvaluator *evaluator;
  GPtrArray *choices;
  const CursusPlacement *pins;
  const bool *by_module;
  uint32_t availability; /* the use; CURSUS_NONE: there is none */
  GArray *plans;         /* of uint64_t */
} Plans;

static uint64_t
bit_of (CursusConflictKind kind, uint32_t number)
{
  static const struct {
    uint32_t first, n;
  } bits[CURSUS_CONFLICT_N_KINDS] = { [CURSUS_CONFLICT_USE] = { 0, 12 },
                                      [CURSUS_CONFLICT_PERSON] = { 12, 24 },
                                      [CURSUS_CONFLICT_MODULE] = { 36, 8 },
                                      [CURSUS_CONFLICT_PIN] = { 44, 20 } };
  g_assert_cmpuint (number, <, bits[kind].n);
  return UINT64_C (1) << (bits[kind].first + number);
}

static uint64_t
bit_of_item (const CursusConflictItem *item)
{
  const uint32_t numbers[] = { [CURSUS_CONFLICT_USE] = item->use,
                               [CURSUS_CONFLICT_PERSON] = item->person,
                               [CURSUS_CONFLICT_MODULE] = item->module,
                               [CURSUS_CONFLICT_PIN] = item->meeting };
  return bit_of (item->kind, numbers[item->kind]);
}

/* Who of a meeting is busy. */
static uint64_t
busy_bits (const Plans *self, uint32_t meeting, CursusPlacement at)
{
  const CursusFrame *frame = self->fixture->frame;
  const CursusMeeting *m = cursus_frame_meeting (frame, meeting);
  const GArray *speakers = g_ptr_array_index (m->speaker_sets, at.speaker_set);
  uint64_t bits = 0;
  for (guint s = 0; s < speakers->len; s++) {
    uint32_t person = g_array_index (speakers, uint32_t, s);
    if (cursus_frame_has_level (frame, person, CURSUS_LEVEL_UNAVAILABLE, at.start, m->n_slots))
      bits |= bit_of (CURSUS_CONFLICT_PERSON, person);
  }
  return bits;
}

static void
note_plan (Plans *self)
{
  const CursusRuleset *ruleset = self->fixture->ruleset;
  const CursusPlacement *plan = cursus_evaluator_placements (self->evaluator);
  uint64_t bits = 0;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    uint32_t use = cursus_ruleset_constraint (ruleset, c)->use;
    if (cursus_ruleset_price (ruleset, c, cursus_evaluator_constraint_cost (self->evaluator, c)).hard == 0)
      continue;
    if (use != self->availability && !(self->by_module != NULL && self->by_module[use]))
      bits |= bit_of (CURSUS_CONFLICT_USE, use);
  }
  for (uint32_t m = 0; m < self->choices->len; m++) {
    if (self->availability != CURSUS_NONE)
      bits |= busy_bits (self, m, plan[m]);
    for (uint32_t u = 0; self->by_module != NULL && u < ruleset->uses->len; u++)
      if (self->by_module[u] && cursus_evaluator_use_forbids (self->evaluator, u, m, plan[m]))
        bits |= bit_of (CURSUS_CONFLICT_MODULE, self->fixture->frame->meetings[m].module);
    if (self->pins != NULL && self->pins[m].start != CURSUS_UNPLACED && !cursus_placement_equal (self->pins[m], plan[m]))
      bits |= bit_of (CURSUS_CONFLICT_PIN, m);
  }
  g_array_append_val (self->plans, bits);
}

static void
try_plans (Plans *self, uint32_t meeting)
{
  if (meeting == self->choices->len) {
    note_plan (self);
    return;
  }
  const GArray *choices = g_ptr_array_index (self->choices, meeting);
  for (guint i = 0; i < choices->len; i++) {
    cursus_evaluator_place (self->evaluator, meeting, g_array_index (choices, CursusPlacement, i));
    try_plans (self, meeting + 1);
    cursus_evaluator_remove (self->evaluator, meeting);
  }
}

/* Whether some plan breaks none of @items. */
static bool
can_keep (const Plans *self, uint64_t items)
{
  for (guint p = 0; p < self->plans->len; p++)
    if ((g_array_index (self->plans, uint64_t, p) & items) == 0)
      return true;
  return false;
}

/* Whether at most @most items, with those of @items, have something of what each plan breaks: no plan keeps all of them. */
static bool
can_contradict (const Plans *self, uint64_t items, guint most)
{
  for (guint p = 0; p < self->plans->len; p++) {
    uint64_t broken = g_array_index (self->plans, uint64_t, p);
    if ((broken & items) != 0)
      continue;
    for (; most > 0 && broken != 0; broken &= broken - 1)
      if (can_contradict (self, items | (broken & -broken), most - 1))
        return true;
    return false;
  }
  return true;
}

static double
count_plans (const GPtrArray *choices)
{
  double n = 1;
  for (guint m = 0; m < choices->len; m++)
    n *= ((GArray *)choices->pdata[m])->len;
  return n;
}

typedef struct {
  guint n, n_conflicts, n_of_several, n_smallest, n_kinds[CURSUS_CONFLICT_N_KINDS];
} Count;

static void
compare (guint seed, const Plans *plans, const CursusConflict *conflict, Count *count)
{
  if (conflict == NULL) {
    if (!can_keep (plans, UINT64_MAX))
      g_error ("session %u: there is no plan, but no conflict", seed);
    return;
  }
  uint64_t items = 0;
  for (guint i = 0; i < conflict->items->len; i++)
    items |= bit_of_item (&g_array_index (conflict->items, CursusConflictItem, i));
  if (can_keep (plans, items))
    g_error ("session %u: a plan keeps the whole conflict", seed);
  g_assert_true (conflict->is_minimal);
  for (guint i = 0; i < conflict->items->len; i++) {
    const CursusConflictItem *item = &g_array_index (conflict->items, CursusConflictItem, i);
    if (!can_keep (plans, items & ~bit_of_item (item)))
      g_error ("session %u: item %u of the conflict is not needed", seed, i);
    count->n_kinds[item->kind]++;
  }
  count->n_smallest += conflict->is_smallest;
  count->n_conflicts++;
  count->n_of_several += conflict->items->len > 1;
}

/* Among few uses: these are the fewest that contradict each other beside what people and modules forbid. */
static void
compare_near (guint seed, const Plans *plans)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusRequirements) requirements = NULL;
  const CursusRequirementsOptions options = { .by_module = plans->by_module };
  g_autoptr (CursusConflict) conflict = cursus_conflict_find_near (plans->fixture->ruleset, &options, &requirements, &error);
  g_assert_no_error (error);
  Count count = { 0 };
  compare (seed, plans, conflict, &count);
  uint64_t alone = 0;
  for (uint32_t person = 0; person < plans->fixture->frame->n_people; person++)
    alone |= bit_of (CURSUS_CONFLICT_PERSON, person);
  for (guint m = 0; m < plans->fixture->frame->session->modules->len; m++)
    alone |= bit_of (CURSUS_CONFLICT_MODULE, m);
  const guint n_uses = count.n_kinds[CURSUS_CONFLICT_USE];
  if (n_uses > 0 && can_contradict (plans, alone, n_uses - 1))
    g_error ("session %u: fewer than %u uses contradict each other", seed, n_uses);
}

static void
check_smallest (guint seed, const Plans *plans, const CursusConflict *conflict)
{
  const guint n = conflict != NULL && conflict->is_smallest ? conflict->items->len : 0;
  if (n > 0 && can_contradict (plans, 0, n - 1))
    g_error ("session %u: fewer than %u items contradict each other", seed, n);
}

static void
check_session (guint seed, Plans *plans, Count *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusProblem) problem = cursus_problem_new_uncut (plans->fixture->ruleset, &error);
  g_autoptr (GPtrArray) choices = brute_choices (problem, false);
  g_autoptr (GArray) masks = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  if (count_plans (choices) > MOST_PLANS)
    return;
  plans->choices = choices;
  plans->plans = masks;
  plans->evaluator = cursus_evaluator_new (plans->fixture->ruleset, &error);
  try_plans (plans, 0);
  cursus_evaluator_free (plans->evaluator);
  const CursusConflictOptions options = { .max_steps = 2000000, .pins = plans->pins, .by_module = plans->by_module };
  g_autoptr (CursusConflict) conflict = cursus_conflict_find (plans->fixture->ruleset, &options, &error);
  g_assert_no_error (error);
  compare (seed, plans, conflict, count);
  check_smallest (seed, plans, conflict);
  if (plans->by_module != NULL && seed % 4 == 0)
    compare_near (seed, plans);
  count->n++;
}

/* Each meeting with a chance to be pinned somewhere. */
static CursusPlacement *
random_pins (GRand *random, const Fixture *fixture)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  CursusPlacement *pins = g_new (CursusPlacement, fixture->frame->n_meetings + 1);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++) {
    g_array_set_size (candidates, 0);
    cursus_problem_candidates (fixture->frame, m, candidates);
    pins[m] = (CursusPlacement){ .start = CURSUS_UNPLACED };
    if (candidates->len > 0 && random_chance (random, 30))
      pins[m] = g_array_index (candidates, CursusPlacement, random_below (random, candidates->len));
  }
  return pins;
}

/* Everybody can always come: functions of any kind could read otherwise, and each in its way. */
static void
free_everybody (const Fixture *fixture)
{
  for (int level = 0; level < CURSUS_N_LEVELS; level++)
    memset (fixture->frame->levels[level], 0, fixture->frame->n_people * fixture->frame->level_words * sizeof (uint64_t));
}

static void
test_any_rules (void)
{
  guint32 seed = random_seed ();
  Count count = { 0 };
  for (guint i = 0; count.n < N_SESSIONS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    free_everybody (&fixture);
    random_rules (random, &fixture, random_below (random, 3));
    for (uint32_t r = 1 + random_below (random, 4); r > 0; r--)
      fixture_add (&fixture, 0, random_constraint (random, fixture.frame, 2));
    g_autofree CursusPlacement *pins = random_chance (random, 60) ? random_pins (random, &fixture) : NULL;
    Plans plans = { .fixture = &fixture, .pins = pins, .availability = CURSUS_NONE };
    check_session (seed + i, &plans, &count);
  }
  g_test_message ("%u conflicts, %u of several items, %u proven smallest, %u pins", count.n_conflicts, count.n_of_several,
                  count.n_smallest, count.n_kinds[CURSUS_CONFLICT_PIN]);
  g_assert_cmpuint (count.n_smallest, >, count.n_conflicts / 2);
  g_assert_cmpuint (count.n_conflicts, >, N_SESSIONS / 10);
  g_assert_cmpuint (count.n_of_several, >, 0);
  g_assert_cmpuint (count.n_kinds[CURSUS_CONFLICT_PIN], >, 0);
}

static int64_t
count_busy (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_BUSY_SPEAKERS);
}

/* Availability by person, forbidden slots by module, and rules of several meetings. */
static void
test_people_and_modules (void)
{
  guint32 seed = random_seed ();
  Count count = { 0 };
  for (guint i = 0; count.n < N_SESSIONS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (count_busy, 0)));
    fixture_add (&fixture, 0, solver_forbid (&fixture, "*", (int64_t)random_below (random, 64)));
    fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
    fixture_add (&fixture, 0, solver_at_most (&fixture, "person day", 1));
    const bool by_module[] = { false, true, false, false };
    Plans plans = { .fixture = &fixture, .by_module = by_module, .availability = 0 };
    check_session (seed + i, &plans, &count);
  }
  g_test_message ("%u conflicts, %u of several items, %u proven smallest, %u people, %u modules", count.n_conflicts,
                  count.n_of_several, count.n_smallest, count.n_kinds[CURSUS_CONFLICT_PERSON],
                  count.n_kinds[CURSUS_CONFLICT_MODULE]);
  g_assert_cmpuint (count.n_of_several, >, N_SESSIONS / 40);
  g_assert_cmpuint (count.n_kinds[CURSUS_CONFLICT_PERSON], >, 0);
  g_assert_cmpuint (count.n_kinds[CURSUS_CONFLICT_MODULE], >, 0);
}

/* Three meetings in a circle of two orders and a pin, beside a rule that has nothing to do with it. */
static void
test_blames_only_who_takes_part (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  fixture_add (&fixture, 0, solver_order (&fixture, "0 1"));
  fixture_add (&fixture, 0, solver_order (&fixture, "1 2"));
  fixture_add (&fixture, 5, solver_order (&fixture, "2 0"));
  CursusPlacement pins[] = { { CURSUS_UNPLACED, 0, 0 }, { CURSUS_UNPLACED, 0, 0 }, { 1, 1, 0 } };
  CursusConflictOptions options = { .pins = pins };
  g_autoptr (CursusConflict) conflict = cursus_conflict_find (fixture.ruleset, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (conflict);
  g_assert_true (conflict->is_minimal);
  g_assert_cmpuint (conflict->items->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    const CursusConflictItem *item = &g_array_index (conflict->items, CursusConflictItem, i);
    g_assert_cmpint (item->kind, ==, i < 2 ? CURSUS_CONFLICT_USE : CURSUS_CONFLICT_PIN);
    g_assert_cmpuint (i < 2 ? item->use : item->meeting, ==, i < 2 ? i + 1 : 2);
  }
  pins[2].start = 2;
  g_assert_null (cursus_conflict_find (fixture.ruleset, &options, &error));
  g_assert_no_error (error);
}

/* A circle of three orders and one of two. */
static void
test_smallest (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (5);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  fixture_add (&fixture, 0, solver_order (&fixture, "0 1"));
  fixture_add (&fixture, 0, solver_order (&fixture, "1 2"));
  fixture_add (&fixture, 0, solver_order (&fixture, "2 0"));
  fixture_add (&fixture, 0, solver_order (&fixture, "3 4"));
  fixture_add (&fixture, 0, solver_order (&fixture, "4 3"));
  g_autoptr (CursusConflict) conflict = cursus_conflict_find (fixture.ruleset, &(CursusConflictOptions){ 0 }, &error);
  g_assert_no_error (error);
  g_assert_nonnull (conflict);
  g_assert_true (conflict->is_minimal);
  g_assert_true (conflict->is_smallest);
  g_assert_cmpuint (conflict->items->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (g_array_index (conflict->items, CursusConflictItem, i).use, ==, 4 + i);
}

/* a comes before b, which is pinned: a cannot be at 5 or later, wherever else it is asked for. */
static void
test_wish (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  fixture_add (&fixture, 0, solver_order (&fixture, "0 1"));
  const CursusPlacement pins[] = { { CURSUS_UNPLACED, 0, 0 }, { 5, 1, 0 }, { CURSUS_UNPLACED, 0, 0 } };
  const CursusPlacement wish[] = { { 8, 1, 0 }, { 5, 1, 0 }, { 4, 1, 0 } };
  CursusConflictOptions options = { .pins = pins, .wish = wish, .n_wish = 2, .wish_meeting = 0 };
  g_autoptr (CursusConflict) conflict = cursus_conflict_find (fixture.ruleset, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (conflict);
  g_assert_true (conflict->is_minimal);
  g_assert_cmpuint (conflict->items->len, ==, 3);
  const CursusConflictItem *last = &g_array_index (conflict->items, CursusConflictItem, 2);
  g_assert_cmpint (last->kind, ==, CURSUS_CONFLICT_WISH);
  g_assert_cmpuint (last->meeting, ==, 0);
  options.n_wish = 3;
  g_assert_null (cursus_conflict_find (fixture.ruleset, &options, &error));
  g_assert_no_error (error);
}

/* What ends early says nothing that is not true. */
static void
test_ends_early (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (12);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  volatile sig_atomic_t stop = 1;
  CursusConflictOptions options = { .stop = &stop };
  g_assert_null (cursus_conflict_find (fixture.ruleset, &options, &error));
  g_assert_no_error (error);
}

static void
test_tells_a_failed_function (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (2);
  FixtureTracer *tracer = fixture_tracer (solver_out_of_order, 0);
  tracer->failed = true;
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 1", "", tracer));
  g_assert_null (cursus_conflict_find (fixture.ruleset, &(CursusConflictOptions){ 0 }, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/conflict/any-rules", test_any_rules);
  g_test_add_func ("/solver/conflict/people-and-modules", test_people_and_modules);
  g_test_add_func ("/solver/conflict/blames-only-who-takes-part", test_blames_only_who_takes_part);
  g_test_add_func ("/solver/conflict/smallest", test_smallest);
  g_test_add_func ("/solver/conflict/wish", test_wish);
  g_test_add_func ("/solver/conflict/ends-early", test_ends_early);
  g_test_add_func ("/solver/conflict/tells-a-failed-function", test_tells_a_failed_function);
  return g_test_run ();
}
