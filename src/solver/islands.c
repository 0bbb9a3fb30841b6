/* Ties meetings together that some constraint can see together; what stays apart is an island. */
#include "solver/islands.h"

#include <string.h>

#include "rules/cover.h"
#include "rules/key-reader.h"
#include "solver/problem.h"

#define MAX_ENTRIES (1u << 24)
#define MAX_PLACED (UINT64_C (1) << 24) /* combinations of values of placed keys */

/* A meeting that can be in groups with these values of the keys that do not follow from its place. */
typedef struct {
  uint64_t values; /* in mixed radix */
  uint32_t meeting;
} Entry;

/* What was seen of one combination of values of the placed keys. */
typedef struct {
  uint32_t round; /* in which the rest was written */
  uint32_t last;  /* meeting that was counted last */
  uint32_t n;     /* meetings that can be there */
  uint32_t first; /* of them that has a choice; CURSUS_NONE: none */
} Place;

typedef struct {
  const CursusProblem *problem;
  uint32_t *parent; /* per meeting: another one that it is tied to; itself: it stands for all of them */
  uint32_t n_sets;  /* of meetings with a choice */
  GArray *entries;
  Place *places;
  uint32_t n_places, round;
} Knots;

/* How one constraint groups meetings. */
typedef struct {
  const CursusConstraint *constraint;
  CursusKeyReader readers[CURSUS_N_KEYS]; /* of the placed keys */
  uint32_t n_readers;
  bool asks_room, asks_slot; /* some of them */
  uint32_t n_needed;         /* fewer meetings in a group never cost anything, or what they always cost */
  uint32_t *buffers[CURSUS_N_KEYS];
} Grouping;

static bool
has_choice (const CursusProblem *problem, uint32_t meeting)
{
  return problem->domain_start[meeting + 1] - problem->domain_start[meeting] > 1;
}

static uint32_t
find (Knots *self, uint32_t meeting)
{
  while (self->parent[meeting] != meeting)
    meeting = self->parent[meeting] = self->parent[self->parent[meeting]];
  return meeting;
}

static void
tie (Knots *self, uint32_t a, uint32_t b)
{
  a = find (self, a);
  b = find (self, b);
  if (a == b)
    return;
  self->parent[MAX (a, b)] = MIN (a, b);
  self->n_sets--;
}

/* Ties @meeting to @first, which becomes it if there was none; who has no choice ties nobody. */
static void
tie_to_first (Knots *self, uint32_t *first, uint32_t meeting)
{
  if (!has_choice (self->problem, meeting))
    return;
  if (*first == CURSUS_NONE)
    *first = meeting;
  tie (self, *first, meeting);
}

static void
tie_unit (Knots *self, uint32_t *first, CursusUnit unit)
{
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (self->problem->frame, unit, &storage, &n);
  for (uint32_t i = 0; i < n; i++)
    tie_to_first (self, first, meetings[i]);
}

/* The units of each call. */
static void
tie_calls (Knots *self, const CursusConstraint *constraint, uint32_t n_units)
{
  for (guint u = 0; u + n_units <= constraint->units->len; u += n_units) {
    uint32_t first = CURSUS_NONE;
    if (cursus_cover_call_weight (self->problem->frame, constraint, u / n_units) == 0)
      continue;
    for (uint32_t i = 0; i < n_units; i++)
      tie_unit (self, &first, g_array_index (constraint->units, CursusUnit, u + i));
  }
}

/* All that @constraint and its parts speak of. */
static void
tie_all (Knots *self, const CursusConstraint *constraint, uint32_t *first)
{
  for (guint u = 0; u < constraint->units->len; u++)
    tie_unit (self, first, g_array_index (constraint->units, CursusUnit, u));
  for (guint i = 0; i < constraint->part_indices->len; i++)
    tie_all (self, cursus_ruleset_constraint (self->problem->ruleset, g_array_index (constraint->part_indices, uint32_t, i)),
             first);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  if (x->values != y->values)
    return x->values < y->values ? -1 : 1;
  return (x->meeting > y->meeting) - (x->meeting < y->meeting);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const uint32_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

/* The values of @key that @meeting can have with some speakers, each once. */
static GArray *
list_values (const CursusFrame *frame, CursusKey key, uint32_t meeting, uint32_t *buffer)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  uint32_t n_sets = cursus_key_class (key) == CURSUS_KEY_CLASS_PEOPLE ? frame->meetings[meeting].n_speaker_sets : 1, kept = 0;
  for (uint32_t set = 0; set < n_sets; set++) {
    uint32_t n = cursus_key_fill (frame, key, meeting, (CursusPlacement){ .speaker_set = (uint16_t)set }, buffer);
    g_array_append_vals (values, buffer, n);
  }
  g_array_sort (values, compare_numbers);
  for (guint i = 0; i < values->len; i++)
    if (i == 0 || g_array_index (values, uint32_t, i) != g_array_index (values, uint32_t, kept - 1))
      g_array_index (values, uint32_t, kept++) = g_array_index (values, uint32_t, i);
  g_array_set_size (values, kept);
  return values;
}

/* Every value of @key with every one of the meeting's entries from @first on. */
static void
cross (Knots *self, guint first, const GArray *values, uint64_t dimension)
{
  guint n = self->entries->len - first;
  g_autofree Entry *before = g_memdup2 (&g_array_index (self->entries, Entry, first), n * sizeof *before);
  g_array_set_size (self->entries, first);
  for (guint i = 0; i < n; i++)
    for (guint v = 0; v < values->len; v++) {
      Entry entry = { .values = before[i].values * dimension + g_array_index (values, uint32_t, v),
                      .meeting = before[i].meeting };
      g_array_append_val (self->entries, entry);
    }
}

/* false if there are too many. */
static bool
list_entries (Knots *self, const Grouping *grouping)
{
  const CursusFrame *frame = self->problem->frame;
  const CursusConstraint *constraint = grouping->constraint;
  double all = 1;
  for (guint k = 0; k < constraint->keys->len; k++)
    all *= grouping->buffers[k] != NULL ? cursus_key_dimension (frame, g_array_index (constraint->keys, CursusKey, k)) : 1;
  g_array_set_size (self->entries, 0);
  for (guint u = 0; u < constraint->units->len; u++) {
    Entry entry = { .meeting = g_array_index (constraint->units, uint32_t, u) };
    guint first = self->entries->len;
    g_array_append_val (self->entries, entry);
    for (guint k = 0; k < constraint->keys->len; k++) {
      CursusKey key = g_array_index (constraint->keys, CursusKey, k);
      if (grouping->buffers[k] == NULL)
        continue;
      g_autoptr (GArray) values = list_values (frame, key, entry.meeting, grouping->buffers[k]);
      if ((uint64_t)(self->entries->len - first) * values->len + first > MAX_ENTRIES)
        return false;
      cross (self, first, values, cursus_key_dimension (frame, key));
    }
  }
  g_array_sort (self->entries, compare_entries);
  return all < 9e18;
}

/* Who can be in a group with @values, counted; and who is tied by that, once @ties. */
static void
visit_place (Knots *self, const Grouping *grouping, uint32_t index, uint32_t meeting, bool ties)
{
  Place *place = &self->places[index];
  if (place->round != self->round)
    *place = (Place){ .round = self->round, .last = CURSUS_NONE, .first = CURSUS_NONE };
  if (!ties && place->last != meeting) {
    place->last = meeting;
    place->n++;
  }
  if (ties && place->n >= grouping->n_needed)
    tie_to_first (self, &place->first, meeting);
}

/* The value of the @k-th placed key in the @nth slot that @meeting takes at @at; CURSUS_NONE if it has none. */
static uint32_t
value_in_slot (const Grouping *self, uint32_t k, CursusPlacement at, uint32_t nth)
{
  const CursusKeyReader *reader = &self->readers[k];
  uint32_t value = cursus_key_reader_single (reader, at);
  return reader->source == CURSUS_KEY_SOURCE_SLOTS ? value + nth : value;
}

/* Slots alone are several values of one meeting. Meetings that share two different ones share one, so that a key that is named
 * twice needs no more than one loop. */
static void
visit_placement (Knots *self, const Grouping *grouping, uint32_t meeting, CursusPlacement at, bool ties)
{
  uint32_t n_slots = grouping->asks_slot ? self->problem->frame->meetings[meeting].n_slots : 1;
  for (uint32_t i = 0; i < n_slots; i++) {
    uint32_t index = 0;
    for (uint32_t k = 0; k < grouping->n_readers; k++) {
      uint32_t value = value_in_slot (grouping, k, at, i);
      if (value == CURSUS_NONE)
        return;
      index = index * grouping->readers[k].dimension + value;
    }
    visit_place (self, grouping, index, meeting, ties);
  }
}

/* Placements differ first by their start. */
static void
visit_domain (Knots *self, const Grouping *grouping, uint32_t meeting, bool ties)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, meeting, &n);
  for (uint32_t i = 0; i < n; i++)
    if (i == 0 || grouping->asks_room || domain[i].start != domain[i - 1].start)
      visit_placement (self, grouping, meeting, domain[i], ties);
}

/* The meetings of @n entries with the same values. */
static void
tie_bucket (Knots *self, const Grouping *grouping, const Entry *entries, uint32_t n)
{
  uint32_t first = CURSUS_NONE, n_apart = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (!has_choice (self->problem, entries[i].meeting))
      continue;
    first = first == CURSUS_NONE ? entries[i].meeting : first;
    n_apart += find (self, first) != find (self, entries[i].meeting);
  }
  if (n < grouping->n_needed || n_apart == 0)
    return;
  if (grouping->n_readers == 0) {
    for (uint32_t i = 0; i < n; i++)
      tie_to_first (self, &first, entries[i].meeting);
    return;
  }
  self->round++;
  for (int ties = 0; ties < 2; ties++)
    for (uint32_t i = 0; i < n; i++)
      visit_domain (self, grouping, entries[i].meeting, ties);
}

/* The least number of meetings with which a group can cost anything beyond what each costs alone. */
static uint32_t
count_needed (const CursusConstraint *constraint)
{
  if (constraint->shape != CURSUS_SHAPE_AGGREGATE || constraint->measure != CURSUS_MEASURE_COUNT || constraint->limits.low > 1)
    return 2;
  return (uint32_t)CLAMP (constraint->limits.high, 1, UINT32_MAX - 1) + 1;
}

/* The table of places has room for all combinations of values. false if they are too many. */
static bool
make_places (Knots *self, const Grouping *grouping)
{
  uint64_t n = 1;
  for (uint32_t k = 0; k < grouping->n_readers; k++) {
    n *= MAX (1, grouping->readers[k].dimension);
    if (n > MAX_PLACED)
      return false;
  }
  if (grouping->n_readers > 0 && n > self->n_places) {
    self->places = g_renew (Place, self->places, n);
    memset (self->places + self->n_places, 0, (n - self->n_places) * sizeof *self->places);
    self->n_places = (uint32_t)n;
  }
  return true;
}

static void
open_grouping (Grouping *self, const CursusFrame *frame, const CursusConstraint *constraint)
{
  *self = (Grouping){ .constraint = constraint, .n_needed = count_needed (constraint) };
  for (guint k = 0; k < constraint->keys->len; k++) {
    CursusKey key = g_array_index (constraint->keys, CursusKey, k);
    if (cursus_key_class (key) != CURSUS_KEY_CLASS_PLACED) {
      self->buffers[k] = g_new (uint32_t, cursus_key_max_values (frame, key));
      continue;
    }
    CursusKeyReader *reader = &self->readers[self->n_readers++];
    cursus_key_reader_init (reader, frame, key);
    self->asks_room = self->asks_room || (reader->depends & CURSUS_DEPENDS_ROOM) != 0;
    self->asks_slot = self->asks_slot || reader->source == CURSUS_KEY_SOURCE_SLOTS;
  }
}

static void
close_grouping (Grouping *self)
{
  for (uint32_t k = 0; k < self->n_readers; k++)
    cursus_key_reader_clear (&self->readers[k]);
  for (guint k = 0; k < CURSUS_N_KEYS; k++)
    g_free (self->buffers[k]);
}

static void
tie_groups (Knots *self, const CursusConstraint *constraint)
{
  Grouping grouping;
  uint32_t first = CURSUS_NONE, end = 0;
  open_grouping (&grouping, self->problem->frame, constraint);
  if (constraint->shape == CURSUS_SHAPE_AGGREGATE && constraint->measure == CURSUS_MEASURE_BALANCE)
    tie_all (self, constraint, &first);
  else if (grouping.n_needed <= constraint->units->len) {
    if (!make_places (self, &grouping) || !list_entries (self, &grouping))
      tie_all (self, constraint, &first);
    const Entry *entries = (const Entry *)self->entries->data;
    for (uint32_t i = 0; i < self->entries->len && self->n_sets > 1; i = end) {
      for (end = i + 1; end < self->entries->len && entries[end].values == entries[i].values;)
        end++;
      tie_bucket (self, &grouping, entries + i, end - i);
    }
  }
  close_grouping (&grouping);
}

/* The sum of its parts is as if each stood for itself. */
static void
tie_constraint (Knots *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->problem->ruleset, index);
  uint32_t first = CURSUS_NONE;
  switch (constraint->shape) {
  case CURSUS_SHAPE_EACH:
    tie_calls (self, constraint, 1);
    return;
  case CURSUS_SHAPE_PAIRS:
    tie_calls (self, constraint, 2);
    return;
  case CURSUS_SHAPE_CONSECUTIVE:
  case CURSUS_SHAPE_SEQUENCE:
  case CURSUS_SHAPE_AGGREGATE:
    tie_groups (self, constraint);
    return;
  case CURSUS_SHAPE_COMBINATION:
    if (constraint->combine != CURSUS_COMBINE_ALL_OF)
      tie_all (self, constraint, &first);
    for (guint i = 0; i < constraint->part_indices->len && constraint->combine == CURSUS_COMBINE_ALL_OF; i++)
      tie_constraint (self, g_array_index (constraint->part_indices, uint32_t, i));
    return;
  }
}

/* Islands are numbered by their first meetings. */
static void
number_islands (CursusIslands *self, Knots *knots)
{
  self->start = g_new0 (uint32_t, self->n_meetings + 1);
  self->meetings = g_new (uint32_t, MAX (1, self->n_meetings));
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    self->island_of[m] = CURSUS_NONE;
    if (!has_choice (knots->problem, m))
      continue;
    uint32_t root = find (knots, m); /* the least of them */
    self->island_of[m] = root == m ? self->n_islands++ : self->island_of[root];
    self->start[self->island_of[m] + 1]++;
  }
  for (uint32_t i = 0; i < self->n_islands; i++)
    self->start[i + 1] += self->start[i];
  g_autofree uint32_t *next = g_memdup2 (self->start, (self->n_islands + 1) * sizeof *next);
  for (uint32_t m = 0; m < self->n_meetings; m++)
    if (self->island_of[m] != CURSUS_NONE)
      self->meetings[next[self->island_of[m]]++] = m;
}

CursusIslands *
cursus_islands_new (const CursusProblem *problem)
{
  CursusIslands *self = g_new0 (CursusIslands, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Knots knots = { .problem = problem, .parent = g_new (uint32_t, MAX (1, problem->n_meetings)), .entries = entries };
  self->n_meetings = problem->n_meetings;
  self->island_of = g_new (uint32_t, MAX (1, problem->n_meetings));
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    knots.parent[m] = m;
    knots.n_sets += has_choice (problem, m);
  }
  for (uint32_t c = 0; c < problem->ruleset->constraints->len && knots.n_sets > 1; c++)
    if (cursus_ruleset_constraint (problem->ruleset, c)->parent == CURSUS_NONE && cursus_ruleset_active (problem->ruleset, c))
      tie_constraint (&knots, c);
  number_islands (self, &knots);
  g_free (knots.parent);
  g_free (knots.places);
  return self;
}

void
cursus_islands_free (CursusIslands *self)
{
  if (self == NULL)
    return;
  g_free (self->island_of);
  g_free (self->start);
  g_free (self->meetings);
  g_free (self);
}

CursusScore
cursus_islands_score (const CursusIslands *self, CursusEvaluator *evaluator, const CursusPlacement *placements,
                      CursusScore *scores)
{
  for (uint32_t m = 0; m < self->n_meetings; m++)
    if (self->island_of[m] == CURSUS_NONE)
      cursus_evaluator_place (evaluator, m, placements[m]);
  const CursusScore others = cursus_evaluator_score (evaluator);
  for (uint32_t i = 0; i < self->n_islands; i++) {
    for (uint32_t k = self->start[i]; k < self->start[i + 1]; k++)
      cursus_evaluator_place (evaluator, self->meetings[k], placements[self->meetings[k]]);
    CursusScore with = cursus_evaluator_score (evaluator);
    scores[i] = (CursusScore){ .hard = with.hard - others.hard, .soft = with.soft - others.soft };
    for (uint32_t k = self->start[i]; k < self->start[i + 1]; k++)
      cursus_evaluator_remove (evaluator, self->meetings[k]);
  }
  for (uint32_t m = 0; m < self->n_meetings; m++)
    if (self->island_of[m] == CURSUS_NONE)
      cursus_evaluator_remove (evaluator, m);
  return others;
}
