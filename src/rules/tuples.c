/* Functions of one or two units: their costs follow the meetings. */
#include "rules/tuples-private.h"

#include "rules/cover.h"

/* One call of a function. */
typedef struct {
  uint32_t constraint;
  CursusUnit units[2];
  uint32_t n_units;
  uint32_t weight;  /* how often it counts, unless a waiver covers it where it is */
  bool waivable;    /* whether one covers it depends on where its units are */
  bool is_alone;    /* one unit of one meeting */
  uint32_t missing; /* meetings of the units that are not placed; it counts when none is */
  int64_t cost;
} Tuple;

struct CursusTuples {
  const CursusRuleset *ruleset;
  const CursusFrame *frame;
  CursusFunction *functions; /* per constraint */
  Tuple *tuples;
  uint32_t n_tuples;
  uint32_t *start; /* per meeting, and one more: where its tuples begin in items */
  uint32_t *items;
};

/* Whether @unit is one meeting, or the run of one. */
static bool
only_of_one (const CursusTuples *self, CursusUnit unit)
{
  uint32_t storage = 0, n = 0;
  cursus_frame_unit_meetings (self->frame, unit, &storage, &n);
  return n == 1;
}

/* Whether @tuple is settled by where one meeting may be at all. */
static bool
is_settled (const CursusTuples *self, const CursusConstraint *constraint, const Tuple *tuple)
{
  return constraint->shape == CURSUS_SHAPE_EACH && constraint->parent == CURSUS_NONE
         && cursus_ruleset_use (self->ruleset, constraint->use)->hard && only_of_one (self, tuple->units[0]);
}

static void
append_tuples (const CursusTuples *self, uint32_t c, bool within, GArray *tuples)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, c);
  Tuple tuple
      = { .constraint = c, .n_units = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1, .waivable = constraint->grants != NULL };
  for (guint u = 0; u < constraint->units->len; u += tuple.n_units) {
    for (uint32_t i = 0; i < tuple.n_units; i++)
      tuple.units[i] = g_array_index (constraint->units, uint32_t, u + i);
    tuple.weight = cursus_cover_call_weight (self->frame, constraint, u / tuple.n_units);
    if (tuple.weight == 0)
      continue;
    if (!within || !is_settled (self, constraint, &tuple))
      g_array_append_val (tuples, tuple);
  }
}

static void
make_tuples (CursusTuples *self, bool within)
{
  GArray *tuples = g_array_new (FALSE, TRUE, sizeof (Tuple));
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    CursusShape shape = cursus_ruleset_constraint (self->ruleset, c)->shape;
    if ((shape == CURSUS_SHAPE_EACH || shape == CURSUS_SHAPE_PAIRS) && cursus_ruleset_active (self->ruleset, c))
      append_tuples (self, c, within, tuples);
  }
  self->n_tuples = tuples->len;
  self->tuples = (Tuple *)g_array_free (tuples, FALSE);
}

/* The distinct meetings of a tuple, into @out; returns their number. */
static uint32_t
tuple_meetings (const CursusTuples *self, const Tuple *tuple, GArray *out)
{
  g_array_set_size (out, 0);
  for (uint32_t u = 0; u < tuple->n_units; u++) {
    uint32_t storage = 0, n = 0;
    const uint32_t *meetings = cursus_frame_unit_meetings (self->frame, tuple->units[u], &storage, &n);
    for (uint32_t i = 0; i < n; i++) {
      bool known = false;
      for (guint k = 0; k < out->len; k++)
        known = known || g_array_index (out, uint32_t, k) == meetings[i];
      if (!known)
        g_array_append_val (out, meetings[i]);
    }
  }
  return out->len;
}

static void
index_tuples (CursusTuples *self)
{
  uint32_t n_meetings = self->frame->n_meetings;
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autofree uint32_t *filled = g_new0 (uint32_t, MAX (1, n_meetings));
  self->start = g_new0 (uint32_t, n_meetings + 1);
  for (uint32_t t = 0; t < self->n_tuples; t++) {
    self->tuples[t].missing = tuple_meetings (self, &self->tuples[t], meetings);
    self->tuples[t].is_alone = self->tuples[t].n_units == 1 && meetings->len == 1;
    for (guint i = 0; i < meetings->len; i++)
      self->start[g_array_index (meetings, uint32_t, i) + 1]++;
  }
  for (uint32_t m = 0; m < n_meetings; m++)
    self->start[m + 1] += self->start[m];
  self->items = g_new0 (uint32_t, MAX (1, self->start[n_meetings]));
  for (uint32_t t = 0; t < self->n_tuples; t++) {
    tuple_meetings (self, &self->tuples[t], meetings);
    for (guint i = 0; i < meetings->len; i++) {
      uint32_t m = g_array_index (meetings, uint32_t, i);
      self->items[self->start[m] + filled[m]++] = t;
    }
  }
}

CursusTuples *
cursus_tuples_new (const CursusRuleset *ruleset, CursusFunction *functions, bool within)
{
  CursusTuples *self = g_new0 (CursusTuples, 1);
  self->ruleset = ruleset;
  self->frame = ruleset->frame;
  self->functions = functions;
  make_tuples (self, within);
  index_tuples (self);
  return self;
}

void
cursus_tuples_free (CursusTuples *self)
{
  if (self == NULL)
    return;
  g_free (self->tuples);
  g_free (self->start);
  g_free (self->items);
  g_free (self);
}

static int64_t
cost_of (CursusTuples *self, const Tuple *tuple)
{
  CursusFunction *function = &self->functions[tuple->constraint];
  if (G_UNLIKELY (tuple->waivable)
      && cursus_cover_call_at (self->frame, cursus_ruleset_constraint (self->ruleset, tuple->constraint), tuple->units,
                               tuple->n_units, function->placements))
    return 0;
  return tuple->weight * cursus_function_cost (function, function->placements, tuple->units, tuple->n_units);
}

static void
come (CursusTuples *self, CursusLedger *ledger, Tuple *tuple)
{
  if (--tuple->missing > 0)
    return;
  tuple->cost = cost_of (self, tuple);
  cursus_ledger_charge (ledger, tuple->constraint, tuple->cost);
}

static void
go (CursusLedger *ledger, Tuple *tuple)
{
  if (tuple->missing++ == 0)
    cursus_ledger_charge (ledger, tuple->constraint, -tuple->cost);
}

void
cursus_tuples_place (CursusTuples *self, CursusLedger *ledger, uint32_t meeting)
{
  for (uint32_t i = self->start[meeting]; i < self->start[meeting + 1]; i++)
    come (self, ledger, &self->tuples[self->items[i]]);
}

void
cursus_tuples_remove (CursusTuples *self, CursusLedger *ledger, uint32_t meeting)
{
  for (uint32_t i = self->start[meeting]; i < self->start[meeting + 1]; i++)
    go (ledger, &self->tuples[self->items[i]]);
}

void
cursus_tuples_return (CursusTuples *self, CursusLedger *ledger, uint32_t meeting, uint32_t constraint)
{
  for (uint32_t i = self->start[meeting]; i < self->start[meeting + 1]; i++)
    if (cursus_ledger_is_part (ledger, self->tuples[self->items[i]].constraint, constraint))
      come (self, ledger, &self->tuples[self->items[i]]);
}

void
cursus_tuples_leave (CursusTuples *self, CursusLedger *ledger, uint32_t meeting, uint32_t constraint)
{
  for (uint32_t i = self->start[meeting]; i < self->start[meeting + 1]; i++)
    if (cursus_ledger_is_part (ledger, self->tuples[self->items[i]].constraint, constraint))
      go (ledger, &self->tuples[self->items[i]]);
}

/* A function that never read anything that is different now gives what it gave. */
static bool
may_differ (const CursusTuples *self, const Tuple *tuple, unsigned differs)
{
  return tuple->missing == 0 && (tuple->waivable || (self->functions[tuple->constraint].depends & differs) != 0);
}

void
cursus_tuples_move (CursusTuples *self, CursusLedger *ledger, uint32_t meeting, unsigned differs)
{
  for (uint32_t i = self->start[meeting]; i < self->start[meeting + 1]; i++) {
    Tuple *tuple = &self->tuples[self->items[i]];
    if (!may_differ (self, tuple, differs))
      continue;
    int64_t growth = cost_of (self, tuple) - tuple->cost;
    if (growth == 0)
      continue;
    cursus_trail_save_i64 (&ledger->trail, &tuple->cost);
    tuple->cost += growth;
    cursus_ledger_charge (ledger, tuple->constraint, growth);
  }
}

CursusScore
cursus_tuples_cost_alone (CursusTuples *self, uint32_t meeting)
{
  CursusScore total = { 0 };
  for (uint32_t i = self->start[meeting]; i < self->start[meeting + 1]; i++) {
    const Tuple *tuple = &self->tuples[self->items[i]];
    if (!tuple->is_alone)
      continue;
    CursusScore price = cursus_ruleset_price (self->ruleset, tuple->constraint, cost_of (self, tuple));
    total.hard += price.hard;
    total.soft += price.soft;
  }
  return total;
}

/* Whether the use of @constraint is hard, stands for itself, and is the one asked for (CURSUS_NONE: any). */
static bool
can_forbid (const CursusTuples *self, uint32_t constraint, uint32_t use)
{
  const CursusConstraint *c = cursus_ruleset_constraint (self->ruleset, constraint);
  return c->parent == CURSUS_NONE && (use == CURSUS_NONE || c->use == use) && cursus_ruleset_use (self->ruleset, c->use)->hard;
}

bool
cursus_tuples_forbid (CursusTuples *self, uint32_t use, uint32_t meeting)
{
  bool forbidden = false;
  for (uint32_t i = self->start[meeting]; i < self->start[meeting + 1] && !forbidden; i++) {
    const Tuple *tuple = &self->tuples[self->items[i]];
    forbidden = tuple->is_alone && can_forbid (self, tuple->constraint, use) && cost_of (self, tuple) > 0;
  }
  return forbidden;
}
