/* Evaluates a rule's function: by the letters of its units where the cost for these is known, else through its trie, else by a
 * call. */
#include <glib/gi18n-lib.h>

#include "rules/parts-private.h"

#define MIN_BYTES_FOR_LETTERS ((size_t)64 << 10)

void
cursus_function_init (CursusFunction *self, const CursusFrame *frame, const CursusPlacement *placements, CursusTracer *tracer,
                      GError **failure)
{
  *self = (CursusFunction){
    .frame = frame,
    .placements = placements,
    .tracer = tracer,
    .trie = cursus_trie_new (CURSUS_TRIE_MAX_BYTES),
    .failure = failure,
  };
  for (guint p = 0; p < CURSUS_TRACE_MAX_UNITS; p++)
    cursus_letters_init (&self->letters[p], frame);
  cursus_recall_init (&self->recall);
}

void
cursus_function_bound (CursusFunction *self, size_t max_bytes)
{
  cursus_trie_free (self->trie);
  self->trie = cursus_trie_new (MIN (CURSUS_TRIE_MAX_BYTES, max_bytes / 2));
  self->recall.max_map_bytes = MIN (self->recall.max_map_bytes, max_bytes / 16);
  self->recall.max_cells = MIN (self->recall.max_cells, max_bytes / 4 / sizeof *self->recall.cells);
  for (guint p = 0; p < CURSUS_TRACE_MAX_UNITS; p++) {
    cursus_letters_bound (&self->letters[p], max_bytes / 16);
    self->letters[p].off = max_bytes < MIN_BYTES_FOR_LETTERS;
  }
}

void
cursus_function_clear (CursusFunction *self)
{
  if (self->trie == NULL)
    return;
  cursus_trie_free (self->trie);
  for (guint p = 0; p < CURSUS_TRACE_MAX_UNITS; p++)
    cursus_letters_clear (&self->letters[p]);
  cursus_recall_clear (&self->recall);
  g_free (self->word);
  self->trie = NULL;
}

CursusConstraintStats
cursus_function_stats (const CursusFunction *self)
{
  if (self->trie == NULL)
    return (CursusConstraintStats){ 0 };
  CursusConstraintStats stats = {
    .evaluations = self->n_evaluations,
    .calls = self->n_calls,
    .nodes = cursus_trie_n_nodes (self->trie),
    .bytes = cursus_trie_n_bytes (self->trie) + cursus_recall_n_bytes (&self->recall),
    .drops = cursus_trie_n_drops (self->trie) + self->recall.n_drops,
  };
  for (guint p = 0; p < CURSUS_TRACE_MAX_UNITS; p++)
    stats.bytes += cursus_letters_n_bytes (&self->letters[p]);
  return stats;
}

/* ---- Calls ---- */

static void
note_depends (CursusFunction *self, const CursusTrace *trace)
{
  for (uint32_t i = 0; i < trace->n_reads; i++)
    if (trace->reads[i].fact != CURSUS_READ_LENGTH)
      self->depends |= cursus_fact_info ((CursusFact)trace->reads[i].fact)->depends;
}

/* What the function was seen to read belongs to the letters from now on. */
static void
note_reads (CursusFunction *self, const CursusTrace *trace)
{
  note_depends (self, trace);
  for (uint32_t i = 0; i < trace->n_reads; i++) {
    const CursusRead read = trace->reads[i];
    cursus_letters_need (&self->letters[self->whole ? 0 : read.position], read);
    if (read.of_another)
      cursus_letters_need (&self->letters[self->whole ? 0 : read.argument], read);
  }
}

/* Puts the place of the function before an error that was found here. */
static bool
blame (CursusFunction *self)
{
  g_autofree char *where = self->tracer->where != NULL ? self->tracer->where (self->tracer) : NULL;
  if (where != NULL)
    g_prefix_error (self->failure, "%s: ", where);
  return false;
}

/* Not inlined: traces are large. */
G_NO_INLINE static int64_t
call (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  CursusTrace trace;
  cursus_trace_aim (&trace, self->frame, placements, units, n_units);
  CursusOutcome outcome;
  bool done = false;
  self->n_calls++;
  if (*self->failure != NULL)
    return 0;
  if (self->tracer->checks)
    done = cursus_double_call (&self->double_call, &trace, self->tracer, &outcome, self->failure);
  else
    done = cursus_trace_call (&trace, self->tracer, &outcome, NULL, self->failure);
  if (done && (cursus_trie_insert (self->trie, &trace, outcome, self->failure) || blame (self))) {
    note_reads (self, &trace);
    return outcome.cost;
  }
  if (self->use != NULL)
    g_prefix_error (self->failure, _ ("rule “%s”: "), self->use);
  return 0;
}

/* For measuring what memory is worth. */
G_NO_INLINE static int64_t
call_directly (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  CursusTrace trace;
  CursusOutcome outcome;
  cursus_trace_aim (&trace, self->frame, placements, units, n_units);
  self->n_calls++;
  if (*self->failure != NULL || !cursus_trace_call (&trace, self->tracer, &outcome, NULL, self->failure))
    return 0;
  note_depends (self, &trace);
  return outcome.cost;
}

static int64_t
look_up (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  CursusOutcome outcome;
  if (cursus_trie_find (self->trie, self->frame, placements, units, n_units, &outcome))
    return outcome.cost;
  return call (self, placements, units, n_units);
}

/* ---- Words: the letters of the units ---- */

static CursusLetters *
letters_at (CursusFunction *self, uint32_t position)
{
  return &self->letters[self->whole ? 0 : position];
}

/* What is remembered by letters is forgotten when these have changed. */
static void
follow_letters (CursusFunction *self, uint32_t n_units)
{
  uint32_t epoch = self->letters[0].epoch + self->letters[1].epoch;
  if (epoch == self->epoch)
    return;
  self->epoch = epoch;
  self->n_units = n_units;
  cursus_recall_begin (&self->recall, self->whole ? 0 : n_units, cursus_letters_count (&self->letters[0]),
                       cursus_letters_count (&self->letters[1]));
  if (self->letters[0].off || self->letters[1].off)
    self->recall.kind = CURSUS_RECALL_OFF;
}

static bool
has_word_room (CursusFunction *self, uint32_t n_units)
{
  if (!self->whole && n_units > CURSUS_TRACE_MAX_UNITS)
    return false;
  if (n_units > self->word_room) {
    self->word_room = MAX (n_units, self->word_room * 2);
    self->word = g_renew (uint32_t, self->word, self->word_room);
  }
  return true;
}

/* The word of the units, finding out their letters. These may change their meaning on the way: then once more. */
static bool
learn_word (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  if (!has_word_room (self, n_units) || (self->n_units != 0 && !self->whole && self->n_units != n_units))
    return false;
  for (;;) {
    uint32_t before = self->letters[0].epoch + self->letters[1].epoch;
    for (uint32_t i = 0; i < n_units; i++)
      if ((self->word[i] = cursus_letters_learn (letters_at (self, i), placements, units[i])) == CURSUS_NO_LETTER)
        return false;
    if (before == self->letters[0].epoch + self->letters[1].epoch)
      return true;
  }
}

static int64_t
recall_cell (CursusFunction *self, size_t cell, uint32_t n_units)
{
  uint16_t cost = cursus_recall_cell (&self->recall, cell);
  if (cost == CURSUS_RECALL_GREAT)
    return cursus_recall_find (&self->recall, self->word, n_units);
  return cost < CURSUS_RECALL_GREAT ? cost : CURSUS_RECALL_UNKNOWN;
}

/* The cost that is remembered for self->word. */
static int64_t
recall_word (CursusFunction *self, uint32_t n_units)
{
  switch (self->recall.kind) {
  case CURSUS_RECALL_OFF:
    return CURSUS_RECALL_UNKNOWN;
  case CURSUS_RECALL_ONE:
    return recall_cell (self, self->word[0], n_units);
  case CURSUS_RECALL_TWO:
    return recall_cell (self, self->word[0] + self->recall.row * self->word[1], n_units);
  case CURSUS_RECALL_MAP:
    return cursus_recall_find (&self->recall, self->word, n_units);
  }
  g_return_val_if_reached (CURSUS_RECALL_UNKNOWN);
}

static int64_t
find_out (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  if (self->tracer->direct)
    return call_directly (self, placements, units, n_units);
  bool has_word = learn_word (self, placements, units, n_units);
  follow_letters (self, n_units);
  int64_t cost = has_word ? recall_word (self, n_units) : CURSUS_RECALL_UNKNOWN;
  if (cost != CURSUS_RECALL_UNKNOWN)
    return cost;
  cost = look_up (self, placements, units, n_units);
  if (self->epoch != self->letters[0].epoch + self->letters[1].epoch) {
    has_word = learn_word (self, placements, units, n_units);
    follow_letters (self, n_units);
  }
  if (has_word && *self->failure == NULL)
    cursus_recall_add (&self->recall, self->word, n_units, (int32_t)cost);
  return cost;
}

/* ---- The quick way ---- */

static inline int64_t
recall_map (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  if (n_units > self->word_room)
    return CURSUS_RECALL_UNKNOWN;
  for (uint32_t i = 0; i < n_units; i++)
    if ((self->word[i] = cursus_letters_find (letters_at (self, i), placements, units[i])) == CURSUS_NO_LETTER)
      return CURSUS_RECALL_UNKNOWN;
  return cursus_recall_find (&self->recall, self->word, n_units);
}

/* The cost in a cell, unless there is none, or a great one. */
static inline int64_t
small_cost (const CursusRecall *recall, size_t cell)
{
  uint16_t cost = cursus_recall_cell (recall, cell);
  return cost < CURSUS_RECALL_GREAT ? cost : CURSUS_RECALL_UNKNOWN;
}

static inline int64_t
recall_cost (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  const CursusRecall *recall = &self->recall;
  if (recall->kind == CURSUS_RECALL_ONE) {
    uint32_t a = cursus_letters_find (&self->letters[0], placements, units[0]);
    return a < CURSUS_NO_LETTER ? small_cost (recall, a) : CURSUS_RECALL_UNKNOWN;
  }
  if (recall->kind == CURSUS_RECALL_TWO) {
    uint32_t a = cursus_letters_find (&self->letters[0], placements, units[0]);
    uint32_t b = cursus_letters_find (&self->letters[1], placements, units[1]);
    return (a | b) < CURSUS_NO_LETTER ? small_cost (recall, a + recall->row * b) : CURSUS_RECALL_UNKNOWN;
  }
  return recall->kind == CURSUS_RECALL_MAP ? recall_map (self, placements, units, n_units) : CURSUS_RECALL_UNKNOWN;
}

int64_t
cursus_function_cost (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  self->n_evaluations++;
  if (G_UNLIKELY (self->recall.resting > 0)) {
    self->recall.resting--;
    return look_up (self, placements, units, n_units);
  }
  int64_t cost = recall_cost (self, placements, units, n_units);
  return G_LIKELY (cost != CURSUS_RECALL_UNKNOWN) ? cost : find_out (self, placements, units, n_units);
}
