/* Functions of whole groups in the order of time, and of neighbours in groups that a time or a room tells apart: each call that
 * costs something becomes a clause of what it looked at: who is in the group, in which order, with the facts that were read. */
#include <string.h>

#include "solver/encoding-private.h"

/* One call under way. */
typedef struct {
  CursusEncoding *encoding;
  uint32_t index; /* of the constraint */
  const CursusConstraint *constraint;
  guint number; /* of the class */
  const CursusGroupClass *class;
  uint64_t group; /* number of the placed keys' values */
  const CursusPlacement *placements;
  const uint32_t *line; /* units of the constraint, in the order of time */
  uint32_t n;
  CursusTrace *trace;
  GArray *clause;
} Call;

static void
put (Call *call, int literal)
{
  if (literal != CURSUS_SAT_FALSE)
    g_array_append_val (call->clause, literal);
}

static uint32_t
meeting_of (const Call *call, uint32_t unit)
{
  return g_array_index (call->constraint->units, uint32_t, unit);
}

/* Holds exactly when unit number @unit is in the group. */
static int
member_literal (const Call *call, uint32_t unit)
{
  CursusEncoding *self = call->encoding;
  uint32_t meeting = meeting_of (call, unit);
  const CursusChoice *choice = &self->choices[meeting];
  const bool *mask = cursus_group_mask (self, call->constraint, call->class, unit);
  g_autofree bool *in = g_new (bool, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++)
    in[i] = mask[choice->domain[i].speaker_set]
            && cursus_group_is_placed_in (self, call->constraint, meeting, choice->domain[i], call->group);
  return cursus_choice_literal (self, meeting, in);
}

/* (transfer full) (element-type CursusRead): what was read of the unit at @position, as letters have it. */
static GArray *
list_reads (const CursusTrace *trace, uint32_t position)
{
  GArray *reads = g_array_new (FALSE, FALSE, sizeof (CursusRead));
  for (uint32_t r = 0; r < trace->n_reads; r++) {
    const CursusRead *read = &trace->reads[r];
    if (read->fact == CURSUS_READ_LENGTH || !cursus_fact_info ((CursusFact)read->fact)->placed)
      continue;
    CursusRead own = { .fact = read->fact, .argument = read->of_another ? CURSUS_NONE : read->argument };
    if (read->position == position || (read->of_another && read->argument == position))
      g_array_append_val (reads, own);
  }
  return reads;
}

/* Holds when the unit at @position shows the function what it shows now. */
static int
shown_literal (const Call *call, uint32_t position)
{
  CursusEncoding *self = call->encoding;
  uint32_t meeting = meeting_of (call, call->line[position]);
  g_autoptr (GArray) reads = list_reads (call->trace, position);
  if (reads->len == 0)
    return CURSUS_SAT_TRUE;
  CursusLetterSet *letters = cursus_letter_set_get (self, meeting, reads);
  uint32_t at = cursus_problem_index (self->problem, meeting, call->placements[meeting]) - self->problem->domain_start[meeting];
  if (letters != NULL)
    return cursus_letter_set_at (self, letters, letters->letter_of[at]);
  g_autofree bool *in = g_new0 (bool, self->choices[meeting].n);
  in[at] = true;
  return cursus_choice_literal (self, meeting, in);
}

/* What makes the group another one, or the neighbours none. */
static void
put_others (Call *call)
{
  CursusEncoding *self = call->encoding;
  const bool of_all = call->constraint->shape == CURSUS_SHAPE_SEQUENCE;
  const uint32_t first = meeting_of (call, call->line[0]), last = meeting_of (call, call->line[call->n - 1]);
  for (uint32_t u = 0; u < call->constraint->units->len; u++) {
    bool inside = false;
    for (uint32_t i = 0; i < call->n; i++)
      inside = inside || call->line[i] == u;
    int member = inside ? CURSUS_SAT_FALSE : member_literal (call, u);
    if (member == CURSUS_SAT_FALSE || of_all) {
      put (call, member);
      continue;
    }
    const int between[] = { member, cursus_encoding_order (self, first, meeting_of (call, u)),
                            cursus_encoding_order (self, meeting_of (call, u), last) };
    put (call, cursus_encoding_and (self, between, G_N_ELEMENTS (between)));
  }
}

/* false: the clause is there already. */
static bool
learn_call (Call *call, int64_t cost)
{
  CursusEncoding *self = call->encoding;
  CursusLines *lines = self->encoded[call->index].lines;
  const CursusScore price = cursus_ruleset_price (self->ruleset, call->index, 1);
  for (uint32_t i = 0; i < call->n; i++) {
    put (call, -shown_literal (call, i));
    put (call, -member_literal (call, call->line[i]));
    if (i > 0)
      put (call, -cursus_encoding_order (self, meeting_of (call, call->line[i - 1]), meeting_of (call, call->line[i])));
  }
  put_others (call);
  if (price.hard == 0) {
    const uint64_t name[] = { call->number, call->group, call->constraint->shape == CURSUS_SHAPE_SEQUENCE ? 0 : call->line[0],
                              call->constraint->shape == CURSUS_SHAPE_SEQUENCE ? 0 : call->line[1] };
    GBytes *key = g_bytes_new (name, sizeof name);
    GArray *levels = g_hash_table_lookup (lines->levels, key);
    if (levels == NULL) {
      levels = g_array_new (FALSE, FALSE, sizeof (CursusLesson));
      g_hash_table_insert (lines->levels, g_bytes_ref (key), levels);
    }
    g_bytes_unref (key);
    put (call, cursus_encoding_level (self, call->index, levels, cost, call->class->weight));
  } else
    put (call, cursus_switch_off (self, call->constraint));
  GBytes *clause = g_bytes_new (call->clause->data, call->clause->len * sizeof (int));
  if (!g_hash_table_add (lines->known, clause))
    return false;
  cursus_sat_add (self->sat, (const int *)call->clause->data, call->clause->len);
  return true;
}

static bool
try_call (Call *call)
{
  CursusEncoding *self = call->encoding;
  CursusOutcome outcome = { 0 };
  g_autofree CursusUnit *units = g_new (CursusUnit, call->n);
  g_autofree CursusTrace *trace = g_new (CursusTrace, 1);
  g_autoptr (GArray) clause = g_array_new (FALSE, FALSE, sizeof (int));
  for (uint32_t i = 0; i < call->n; i++)
    units[i] = meeting_of (call, call->line[i]);
  memcpy (self->scratch, call->placements, self->problem->n_meetings * sizeof *call->placements);
  cursus_trace_aim (trace, self->frame, call->placements, units, call->n);
  if (!cursus_trace_call (trace, call->constraint->tracer, &outcome, NULL, &self->error) || outcome.cost == 0)
    return false;
  call->trace = trace;
  call->clause = clause;
  return learn_call (call, outcome.cost);
}

/* All calls of one group. */
static bool
learn_group (Call call, const GArray *line)
{
  const uint32_t n = call.constraint->shape == CURSUS_SHAPE_SEQUENCE ? line->len : 2;
  bool some = false;
  for (guint i = 0; i + n <= line->len && n > 0 && call.encoding->error == NULL; i++) {
    call.line = &g_array_index (line, uint32_t, i);
    call.n = n;
    some = try_call (&call) || some;
  }
  return some;
}

/* The members of @line that are in the same group of the placed keys as each one is, a group at a time. */
static bool
learn_class (Call call, const GArray *line)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  bool some = false;
  for (guint i = 0; i < line->len; i++) {
    uint32_t meeting = meeting_of (&call, g_array_index (line, uint32_t, i));
    cursus_group_list_placed (call.encoding, call.constraint, meeting, call.placements[meeting], groups);
    for (guint g = 0; g < groups->len; g++) {
      bool known = false;
      call.group = g_array_index (groups, uint64_t, g);
      for (guint s = 0; s < seen->len; s++)
        known = known || g_array_index (seen, uint64_t, s) == call.group;
      if (known)
        continue;
      g_array_append_val (seen, call.group);
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (uint32_t));
      for (guint k = i; k < line->len; k++) {
        uint32_t unit = g_array_index (line, uint32_t, k), other = meeting_of (&call, unit);
        if (cursus_group_is_placed_in (call.encoding, call.constraint, other, call.placements[other], call.group))
          g_array_append_val (members, unit);
      }
      some = learn_group (call, members) || some;
    }
  }
  return some;
}

bool
cursus_encoding_sequence (CursusEncoding *self, uint32_t index, guint number, const GArray *line,
                          const CursusPlacement *placements)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  const CursusLines *lines = self->encoded[index].lines;
  Call call = { .encoding = self, .index = index, .constraint = constraint, .number = number, .placements = placements };
  call.class = &g_array_index (lines->classes, CursusGroupClass, number);
  return call.class->weight > 0 && learn_class (call, line);
}
