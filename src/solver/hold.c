/* Tries every placement of one meeting and asks who is to blame for those that are forbidden. */
#include "solver/hold.h"

#include <math.h>
#include <string.h>

#define MAX_REMOVALS 60000 /* of other meetings, in looking for the guilty ones: some tenths of a second */

typedef struct {
  const CursusProblem *problem;
  CursusEvaluator *evaluator; /* the plan as it is */
  CursusHold *hold;
  uint32_t meeting;
  CursusPlacement present;
  uint32_t n_uses;
  GArray *hard;    /* of uint32_t: constraints of hard uses */
  int64_t *base;   /* by place in hard: their costs in the plan as it is */
  GArray *broken;  /* of uint32_t: places in hard, of what one placement breaks */
  uint32_t *frees; /* by meeting */
  uint32_t n_left; /* removals */
} Finder;

/* Placements by use, and which class of them is looked at. */
typedef struct {
  bool *forbids; /* by use and place in the class */
  GArray *class; /* of uint32_t: alternatives */
} Table;

void
cursus_hold_free (CursusHold *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->alternatives, cursus_alternatives_free);
  g_array_unref (self->possible);
  g_array_unref (self->never);
  g_array_unref (self->blocked);
  g_array_unref (self->meetings);
  g_free (self);
}

static const CursusAlternative *
alternative (const CursusHold *self, uint32_t index)
{
  return &g_array_index (self->alternatives->placements, CursusAlternative, index);
}

const CursusAlternative *
cursus_hold_possible (const CursusHold *self, guint index)
{
  return alternative (self, g_array_index (self->possible, uint32_t, index));
}

static const CursusUseDifference *
difference_of (const CursusHold *self, const CursusAlternative *of, uint32_t i)
{
  return &g_array_index (self->alternatives->differences, CursusUseDifference, of->first_difference + i);
}

static bool
is_hard (const Finder *self, uint32_t use)
{
  return cursus_ruleset_use (self->problem->ruleset, use)->hard;
}

static bool
breaks (const Finder *self, const CursusAlternative *of)
{
  for (uint32_t i = 0; i < of->n_differences; i++) {
    const CursusUseDifference *difference = difference_of (self->hold, of, i);
    if (difference->difference > 0 && is_hard (self, difference->use))
      return true;
  }
  return false;
}

/* ---- Rules ---- */

static bool *
cell (const Table *table, uint32_t use, guint place)
{
  return &table->forbids[(size_t)use * table->class->len + place];
}

/* @alone: asks which uses forbid the placement whatever the others do; else those that cost more now. */
static void
fill (const Finder *self, Table *table, bool alone)
{
  table->forbids = g_new0 (bool, (size_t)self->n_uses * table->class->len + 1);
  for (guint p = 0; p < table->class->len; p++) {
    const CursusAlternative *of = alternative (self->hold, g_array_index (table->class, uint32_t, p));
    for (uint32_t use = 0; use < self->n_uses && alone; use++)
      *cell (table, use, p) = cursus_evaluator_use_forbids (self->evaluator, use, self->meeting, of->placement);
    for (uint32_t i = 0; i < of->n_differences && !alone; i++) {
      const CursusUseDifference *difference = difference_of (self->hold, of, i);
      *cell (table, difference->use, p) = difference->difference > 0 && is_hard (self, difference->use);
    }
  }
}

/* How far a placement is from the present one: another time alone is nearest, another room or other speakers alone farthest. */
static uint32_t
distance (const Finder *self, CursusPlacement placement)
{
  uint32_t now = self->present.start, then = placement.start;
  bool elsewhere = cursus_placements_differ (placement, self->present) & (CURSUS_DEPENDS_ROOM | CURSUS_DEPENDS_SPEAKERS);
  if (now == then)
    return UINT32_MAX - 1;
  return (now > then ? now - then : then - now) + (elsewhere ? self->problem->frame->timeline->n_slots : 0);
}

/* What @use forbids, and how much of that is not @covered. */
static CursusHoldRule
count (const Finder *self, const Table *table, uint32_t use, const bool *covered)
{
  CursusHoldRule rule = { .use = use };
  uint32_t nearest = UINT32_MAX;
  bool nearest_more = false;
  for (guint p = 0; p < table->class->len; p++) {
    if (!*cell (table, use, p))
      continue;
    CursusPlacement placement = alternative (self->hold, g_array_index (table->class, uint32_t, p))->placement;
    uint32_t d = distance (self, placement);
    bool more = !covered[p];
    rule.n++;
    rule.n_more += more;
    if (more < nearest_more || (more == nearest_more && d >= nearest))
      continue;
    rule.nearest = placement;
    nearest = d;
    nearest_more = more;
  }
  return rule;
}

/* The rules of a class, each time the one that forbids most of what is left; then those that are not needed for it. */
static void
rank (const Finder *self, const Table *table, GArray *rules)
{
  g_autofree bool *covered = g_new0 (bool, table->class->len + 1), *listed = g_new0 (bool, self->n_uses + 1);
  for (;;) {
    CursusHoldRule best = { 0 };
    for (uint32_t use = 0; use < self->n_uses; use++) {
      CursusHoldRule rule = listed[use] ? best : count (self, table, use, covered);
      if (rule.n_more > best.n_more || (rule.n_more == best.n_more && rule.n > best.n))
        best = rule;
    }
    if (best.n == 0)
      return;
    g_array_append_val (rules, best);
    listed[best.use] = true;
    for (guint p = 0; p < table->class->len; p++)
      covered[p] = covered[p] || *cell (table, best.use, p);
  }
}

static void
find_rules (const Finder *self, GArray *class, bool alone, GArray *rules)
{
  Table table = { .class = class };
  fill (self, &table, alone);
  rank (self, &table, rules);
  g_free (table.forbids);
}

/* ---- Other meetings ---- */

static void
list_hard (Finder *self)
{
  const CursusRuleset *ruleset = self->problem->ruleset;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++)
    if (cursus_ruleset_price (ruleset, c, 1).hard > 0)
      g_array_append_val (self->hard, c);
  self->base = g_new (int64_t, self->hard->len + 1);
  for (guint i = 0; i < self->hard->len; i++)
    self->base[i] = cursus_evaluator_constraint_cost (self->evaluator, g_array_index (self->hard, uint32_t, i));
}

static bool
is_broken (const Finder *self, uint32_t place)
{
  return cursus_evaluator_constraint_cost (self->evaluator, g_array_index (self->hard, uint32_t, place)) > self->base[place];
}

static bool
is_healed (const Finder *self)
{
  for (guint i = 0; i < self->broken->len; i++)
    if (is_broken (self, g_array_index (self->broken, uint32_t, i)))
      return false;
  return true;
}

/* The other meetings that alone are in the way of @placement. */
static void
find_guilty (Finder *self, CursusPlacement placement)
{
  const CursusPlacement *placements = cursus_evaluator_placements (self->evaluator);
  bool any = false;
  cursus_evaluator_try (self->evaluator, &self->meeting, &placement, 1, 1, INFINITY);
  g_array_set_size (self->broken, 0);
  for (uint32_t i = 0; i < self->hard->len; i++)
    if (is_broken (self, i))
      g_array_append_val (self->broken, i);
  for (uint32_t m = 0; m < self->problem->n_meetings && self->n_left > 0; m++) {
    CursusPlacement at = placements[m];
    if (m == self->meeting)
      continue;
    self->n_left--;
    cursus_evaluator_remove (self->evaluator, m);
    bool healed = is_healed (self);
    cursus_evaluator_place (self->evaluator, m, at);
    self->frees[m] += healed;
    any = any || healed;
  }
  self->hold->n_tangled += !any;
  cursus_evaluator_try (self->evaluator, &self->meeting, &self->present, 1, 1, INFINITY);
}

static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  const CursusHoldMeeting *x = a, *y = b;
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return (x->meeting > y->meeting) - (x->meeting < y->meeting);
}

static void
find_meetings (Finder *self, const GArray *class)
{
  CursusHold *hold = self->hold;
  list_hard (self);
  self->frees = g_new0 (uint32_t, self->problem->n_meetings + 1);
  self->n_left = MAX_REMOVALS;
  for (guint p = 0; p < class->len && self->n_left > 0; p++)
    find_guilty (self, alternative (hold, g_array_index (class, uint32_t, p))->placement);
  hold->meetings_known = self->n_left > 0;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    CursusHoldMeeting meeting = { m, self->frees[m] };
    if (meeting.n > 0)
      g_array_append_val (hold->meetings, meeting);
  }
  g_array_sort (hold->meetings, compare_meetings);
}

/* ---- All of it ---- */

static void
classify (Finder *self, GArray *never, GArray *blocked)
{
  CursusHold *hold = self->hold;
  for (uint32_t i = 0; i < hold->alternatives->placements->len; i++) {
    const CursusAlternative *of = alternative (hold, i);
    if (!cursus_problem_allows (self->problem, self->meeting, of->placement))
      g_array_append_val (never, i);
    else if (breaks (self, of))
      g_array_append_val (blocked, i);
    else {
      int64_t now = hold->alternatives->score.soft;
      g_array_append_val (hold->possible, i);
      hold->n_dearer += of->score.soft > now;
      hold->n_same += of->score.soft == now;
      hold->n_cheaper += of->score.soft < now;
    }
  }
  hold->n_never = never->len;
  hold->n_blocked = blocked->len;
}

/* The cheapest first, and of those that cost the same the nearest. */
static gint
compare_possible (gconstpointer a, gconstpointer b, gpointer data)
{
  const Finder *self = data;
  const CursusAlternative *x = alternative (self->hold, *(const uint32_t *)a),
                          *y = alternative (self->hold, *(const uint32_t *)b);
  int order = cursus_score_compare (x->score, y->score);
  uint32_t left = distance (self, x->placement), right = distance (self, y->placement);
  return order != 0 ? order : (left > right) - (left < right);
}

static void
find (Finder *self)
{
  g_autoptr (GArray) never = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) blocked = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  classify (self, never, blocked);
  g_array_sort_with_data (self->hold->possible, compare_possible, self);
  find_rules (self, never, true, self->hold->never);
  find_rules (self, blocked, false, self->hold->blocked);
  find_meetings (self, blocked);
}

CursusHold *
cursus_hold_find (const CursusProblem *problem, const CursusPlacement *placements, uint32_t meeting, GError **error)
{
  CursusAlternativesQuery query = cursus_alternatives_query ();
  query.alone = true;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (problem->ruleset, error);
  CursusAlternatives *alternatives = evaluator != NULL ? cursus_alternatives_find (problem, placements, meeting, &query, error)
                                                       : NULL;
  if (alternatives == NULL)
    return NULL;
  g_autoptr (CursusHold) hold = g_new0 (CursusHold, 1);
  hold->alternatives = alternatives;
  hold->possible = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  hold->never = g_array_new (FALSE, FALSE, sizeof (CursusHoldRule));
  hold->blocked = g_array_new (FALSE, FALSE, sizeof (CursusHoldRule));
  hold->meetings = g_array_new (FALSE, FALSE, sizeof (CursusHoldMeeting));
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, placements[m]);
  g_autoptr (GArray) hard = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) broken = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  Finder self = {
    .problem = problem,
    .evaluator = evaluator,
    .hold = hold,
    .meeting = meeting,
    .present = placements[meeting],
    .n_uses = problem->ruleset->uses->len,
    .hard = hard,
    .broken = broken,
  };
  find (&self);
  g_free (self.base);
  g_free (self.frees);
  return cursus_evaluator_try_error (evaluator, error) ? g_steal_pointer (&hold) : NULL;
}
