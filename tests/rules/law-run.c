/* Runs a trial and compares: what is taken back leaves nothing behind, what is refused was too dear, and after every few moves a
 * fresh evaluator and the audit give each constraint the same cost as the deltas. */
#include <inttypes.h>
#include <math.h>

#include "rules/audit.h"
#include "rules/law-world.h"
#include "rules/rules-random.h"

typedef struct {
  const Law *law;
  LawWorld *world;
  const CursusRuleset *ruleset;
  CursusEvaluator *evaluator;
  CursusEvaluator *judge; /* with nothing placed: what a meeting alone costs */
  bool within;
  int64_t *before; /* per constraint, when the present move began */
  CursusScore score_before;
  LawStats *stats;
  char *why;
} LawRun;

G_GNUC_PRINTF (2, 3)
static bool
fail (LawRun *run, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  if (run->why == NULL)
    run->why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return false;
}

static bool
compare_costs (LawRun *run, const int64_t *expected, const char *what)
{
  CursusScore sum = { 0 }, score = cursus_evaluator_score (run->evaluator);
  for (uint32_t c = 0; c < run->ruleset->constraints->len; c++) {
    int64_t cost = cursus_evaluator_constraint_cost (run->evaluator, c);
    CursusScore price = cursus_ruleset_price (run->ruleset, c, cost);
    sum.hard += price.hard;
    sum.soft += price.soft;
    if (cost != expected[c])
      return fail (run, "constraint %u costs %" PRId64 " by deltas and %" PRId64 " %s", c, cost, expected[c], what);
  }
  if (cursus_score_compare (sum, score) != 0)
    return fail (run, "the score is %" PRId64 "/%" PRId64 ", its constraints' sum %" PRId64 "/%" PRId64 " (%s)", score.hard,
                 score.soft, sum.hard, sum.soft, what);
  return true;
}

static void
remember (LawRun *run)
{
  run->score_before = cursus_evaluator_score (run->evaluator);
  for (uint32_t c = 0; c < run->ruleset->constraints->len; c++)
    run->before[c] = cursus_evaluator_constraint_cost (run->evaluator, c);
}

static double
energy (CursusScore score)
{
  return 3.0 * (double)score.hard + (double)score.soft;
}

static const CursusPlacement *
placements (const LawRun *run)
{
  return cursus_evaluator_placements (run->evaluator);
}

static bool
is_placed (const LawRun *run, uint32_t meeting)
{
  return placements (run)[meeting].start != CURSUS_UNPLACED;
}

static bool
is_allowed (LawRun *run, uint32_t meeting, CursusPlacement placement)
{
  return !run->within || cursus_evaluator_meeting_cost (run->judge, meeting, placement).hard == 0;
}

/* Those of @changes that are placed and may go where they shall. */
static LawChanges
choose (LawRun *run, const LawMove *move)
{
  LawChanges all = law_world_changes (run->world, move), chosen = { 0 };
  for (uint32_t i = 0; i < all.n; i++) {
    if (!is_placed (run, all.meetings[i]) || !is_allowed (run, all.meetings[i], all.to[i]))
      continue;
    chosen.meetings[chosen.n] = all.meetings[i];
    chosen.to[chosen.n++] = all.to[i];
  }
  return chosen;
}

static void
move_all (LawRun *run, const LawChanges *changes, const CursusPlacement *to)
{
  for (uint32_t i = 0; i < changes->n; i++)
    cursus_evaluator_remove (run->evaluator, changes->meetings[i]);
  for (uint32_t i = 0; i < changes->n; i++)
    cursus_evaluator_place (run->evaluator, changes->meetings[i], to[i]);
}

static bool
take_back (LawRun *run)
{
  cursus_evaluator_undo (run->evaluator);
  run->stats->taken_back++;
  return compare_costs (run, run->before, "before what was taken back");
}

static bool
are_at (const LawRun *run, const LawChanges *changes, const CursusPlacement *at)
{
  for (uint32_t i = 0; i < changes->n; i++)
    if (!cursus_placement_equal (placements (run)[changes->meetings[i]], at[i]))
      return false;
  return true;
}

static bool
check_refused (LawRun *run, const LawChanges *changes, const CursusPlacement *from, double limit)
{
  run->stats->refused++;
  if (!are_at (run, changes, from) || !compare_costs (run, run->before, "before what was refused"))
    return fail (run, "a refused move moved something");
  if (!cursus_evaluator_try (run->evaluator, changes->meetings, changes->to, changes->n, 3.0, INFINITY))
    return fail (run, "a move without limit was refused");
  double after = energy (cursus_evaluator_score (run->evaluator));
  if (after <= limit)
    return fail (run, "a move to %g was refused, the limit is %g", after, limit);
  return take_back (run);
}

static bool
do_try (LawRun *run, const LawMove *move, const LawChanges *changes, const CursusPlacement *from)
{
  double limit = move->percent / 100.0 * energy (run->score_before);
  if (!cursus_evaluator_try (run->evaluator, changes->meetings, changes->to, changes->n, 3.0, limit))
    return check_refused (run, changes, from, limit);
  if (!are_at (run, changes, changes->to))
    return fail (run, "a move that was made did not move");
  run->stats->made++;
  return move->keeps || take_back (run);
}

static bool
do_change (LawRun *run, const LawMove *move, const LawChanges *changes, const CursusPlacement *from)
{
  move_all (run, changes, changes->to);
  if (move->keeps)
    return true;
  move_all (run, changes, from);
  return compare_costs (run, run->before, "before what was moved back");
}

/* Comes back if it is away. */
static void
do_alone (LawRun *run, const LawMove *move)
{
  const LawChanges changes = law_world_changes (run->world, move);
  if (changes.n == 0)
    return;
  const uint32_t meeting = changes.meetings[0];
  bool was_placed = is_placed (run, meeting);
  if (!is_allowed (run, meeting, changes.to[0]))
    return;
  if (was_placed)
    cursus_evaluator_remove (run->evaluator, meeting);
  if (!was_placed || move->kind == LAW_REPLACE)
    cursus_evaluator_place (run->evaluator, meeting, changes.to[0]);
}

/* The functions of @meeting alone, called without any memory. */
static CursusScore
ask_functions (const LawRun *run, uint32_t meeting, CursusPlacement placement)
{
  const CursusFrame *frame = run->ruleset->frame;
  CursusPlacement *alone = g_newa0 (CursusPlacement, frame->n_meetings);
  CursusScore sum = { 0 };
  alone[meeting] = placement;
  for (uint32_t c = 0; c < run->ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (run->ruleset, c);
    for (guint i = 0; constraint->shape == CURSUS_SHAPE_EACH && i < constraint->units->len; i++) {
      CursusUnit unit = g_array_index (constraint->units, uint32_t, i);
      uint32_t storage = 0, n = 0;
      if (cursus_frame_unit_meetings (frame, unit, &storage, &n)[0] != meeting || n != 1)
        continue;
      g_autofree CursusTrace *trace = g_new0 (CursusTrace, 1);
      *trace = (CursusTrace){ .frame = frame, .placements = alone, .units = &unit, .n_units = 1 };
      CursusOutcome outcome = { 0 };
      g_assert_true (cursus_trace_call (trace, constraint->tracer, &outcome, NULL, NULL));
      CursusScore price = cursus_ruleset_price (run->ruleset, c, outcome.cost);
      sum.hard += price.hard;
      sum.soft += price.soft;
    }
  }
  return sum;
}

static bool
do_ask (LawRun *run, const LawMove *move)
{
  const LawChanges changes = law_world_changes (run->world, move);
  if (changes.n == 0)
    return true;
  CursusScore expected = ask_functions (run, changes.meetings[0], changes.to[0]);
  CursusScore cost = cursus_evaluator_meeting_cost (run->judge, changes.meetings[0], changes.to[0]);
  bool forbids = cursus_evaluator_use_forbids (run->judge, CURSUS_NONE, changes.meetings[0], changes.to[0]);
  if (!run->within) {
    cursus_evaluator_meeting_cost (run->evaluator, changes.meetings[0], changes.to[0]);
    cursus_evaluator_use_forbids (run->evaluator, CURSUS_NONE, changes.meetings[0], changes.to[0]);
  }
  run->stats->asked++;
  if (cursus_score_compare (cost, expected) != 0 && !run->world->weighs)
    return fail (run, "meeting %u alone costs %" PRId64 "/%" PRId64 ", its functions give %" PRId64 "/%" PRId64,
                 changes.meetings[0], cost.hard, cost.soft, expected.hard, expected.soft);
  if (forbids != (expected.hard > 0) && !run->world->weighs)
    return fail (run, "meeting %u alone is %sforbidden, its functions give %" PRId64, changes.meetings[0], forbids ? "" : "not ",
                 expected.hard);
  return compare_costs (run, run->before, "before it was asked");
}

static bool
do_move (LawRun *run, const LawMove *move)
{
  CursusPlacement from[LAW_MAX_MEETINGS] = { 0 };
  const LawChanges changes = choose (run, move);
  for (uint32_t i = 0; i < changes.n; i++)
    from[i] = placements (run)[changes.meetings[i]];
  remember (run);
  run->stats->moves++;
  switch (move->kind) {
  case LAW_TRY:
    return changes.n == 0 || do_try (run, move, &changes, from);
  case LAW_CHANGE:
    return changes.n == 0 || do_change (run, move, &changes, from);
  case LAW_REMOVE:
  case LAW_REPLACE:
    do_alone (run, move);
    return true;
  case LAW_ASK:
    return do_ask (run, move);
  case LAW_N_MOVES:
    break;
  }
  g_assert_not_reached ();
}

/* Another evaluator that comes to the same placements in another order. */
static bool
compare_fresh (LawRun *run)
{
  g_autoptr (CursusEvaluator) fresh = cursus_evaluator_new (run->ruleset, NULL);
  for (uint32_t m = run->ruleset->frame->n_meetings; m-- > 0;)
    if (is_placed (run, m))
      cursus_evaluator_place (fresh, m, placements (run)[m]);
  for (uint32_t c = 0; c < run->ruleset->constraints->len; c++)
    run->before[c] = cursus_evaluator_constraint_cost (fresh, c);
  run->stats->fresh++;
  return compare_costs (run, run->before, "by a fresh evaluator");
}

static bool
compare_audit (LawRun *run)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CursusScore score = { 0 }, fast = cursus_evaluator_score (run->evaluator);
  for (uint32_t m = 0; m < run->ruleset->frame->n_meetings; m++)
    if (!is_placed (run, m))
      return true;
  run->stats->audits++;
  if (!cursus_audit (run->ruleset, placements (run), "en", &score, costs, NULL, NULL))
    return fail (run, "the audit fails");
  if (!compare_costs (run, (const int64_t *)costs->data, "by the audit"))
    return false;
  if (cursus_score_compare (fast, score) != 0)
    return fail (run, "the score is %" PRId64 "/%" PRId64 ", that of the audit %" PRId64 "/%" PRId64, fast.hard, fast.soft,
                 score.hard, score.soft);
  return true;
}

static void
count_constraint (LawStats *stats, const CursusConstraint *constraint)
{
  stats->shapes[constraint->shape]++;
  for (guint k = 0; k < constraint->keys->len; k++)
    stats->keys[g_array_index (constraint->keys, CursusKey, k)]++;
  if (constraint->shape == CURSUS_SHAPE_COMBINATION)
    stats->combines[constraint->combine]++;
  if (constraint->shape != CURSUS_SHAPE_AGGREGATE)
    return;
  stats->measures[constraint->measure]++;
  stats->filtered += constraint->filter != NULL;
  stats->squared += constraint->limits.squared;
  if (constraint->value != CURSUS_N_KEYS)
    stats->values[constraint->value]++;
}

static void
count_biting (LawRun *run)
{
  for (uint32_t c = 0; c < run->ruleset->constraints->len; c++)
    if (cursus_evaluator_constraint_cost (run->evaluator, c) > 0)
      count_constraint (run->stats, cursus_ruleset_constraint (run->ruleset, c));
}

/* Somewhere for each meeting; without a place that hard rules of one meeting allow, all places are as good. */
static void
place_all (LawRun *run)
{
  uint32_t n_meetings = run->ruleset->frame->n_meetings;
  g_autofree CursusPlacement *at = g_new0 (CursusPlacement, n_meetings);
  uint64_t dice = run->law->seed;
  for (uint32_t m = 0; m < n_meetings; m++) {
    int tries = 0;
    do {
      dice = random_mix (dice);
      at[m] = law_world_placement (run->world, m, dice);
    } while (!is_allowed (run, m, at[m]) && ++tries < 100);
    if (tries == 100)
      run->within = false;
  }
  run->evaluator = run->within ? cursus_evaluator_new_within (run->ruleset, NULL) : cursus_evaluator_new (run->ruleset, NULL);
  for (uint32_t m = 0; m < n_meetings; m++)
    cursus_evaluator_place (run->evaluator, m, at[m]);
}

static bool
run_moves (LawRun *run, uint32_t *at)
{
  bool holds = compare_fresh (run) && compare_audit (run);
  count_biting (run);
  for (*at = 0; holds && *at < run->law->moves->len; ++*at) {
    holds = do_move (run, &g_array_index (run->law->moves, LawMove, *at));
    bool is_last = *at + 1 == run->law->moves->len;
    if (holds && (is_last || *at % run->law->fresh_step == 0))
      holds = compare_fresh (run);
    if (holds && (is_last || *at % run->law->audit_step == 0))
      holds = compare_audit (run);
  }
  return holds && (!cursus_evaluator_failed (run->evaluator) || fail (run, "a function failed"));
}

bool
law_holds (const Law *self, LawStats *stats, uint32_t *at, char **why)
{
  g_autoptr (LawWorld) world = law_world_new (self);
  g_autoptr (CursusEvaluator) judge = cursus_evaluator_new (world->edited.ruleset, NULL);
  LawRun run
      = { .law = self, .world = world, .ruleset = world->edited.ruleset, .judge = judge, .within = self->within, .stats = stats };
  run.before = g_new0 (int64_t, run.ruleset->constraints->len + 1);
  place_all (&run);
  bool holds = run_moves (&run, at);
  cursus_evaluator_free (run.evaluator);
  g_free (run.before);
  *why = run.why;
  return holds;
}
