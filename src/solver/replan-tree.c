/* A tree of decisions, each of which puts one meeting somewhere. A branch that fails knows which decisions made it fail; what
 * they have nothing to do with is not tried again (conflict-directed backjumping: Prosser, 1993). A meeting that can no longer
 * stay counts as moved before it is known where to. */
#include "solver/replan-tree-private.h"

#include <string.h>

#include "solver/replan-draft-private.h"

/* What a branch knows; the deeper one begins as a copy. Sets of meetings are of decisions that are to blame. */
typedef struct {
  CursusBits *domain;  /* numbers that are left, of lost meetings */
  CursusBits *blame;   /* per meeting a set: why numbers of its domain are not left */
  CursusBits *lost_to; /* per meeting a set: why it cannot stay, if it is lost */
  bool *lost;          /* cannot stay where it is expected */
  bool *filtered;      /* its domain is */
  uint32_t n_moved;    /* known ones that have moved or are lost */
  int64_t trouble;     /* theirs */
} Node;

typedef struct {
  uint32_t number;
  CursusScore score;
} Ranked;

struct CursusReplanTree {
  CursusReplanChoices *choices;
  const CursusReplanQuery *query;
  CursusReplanDraft draft;
  CursusEvaluator *whole;
  CursusReplan *best;
  uint32_t n;       /* meetings */
  uint32_t n_words; /* of a set of decisions: 2 m: when m is; 2 m + 1: where and with whom */
  GPtrArray *nodes; /* of Node, by level */
  uint32_t *value;  /* per meeting: number; CURSUS_NONE: not decided */
  uint32_t *trail;  /* meetings in the order of decisions */
  uint32_t n_trail;
  bool *follows;        /* per meeting: no decision, it has to stay because of forced */
  CursusBits *forced;   /* why no more meetings may move */
  CursusBits *conflict; /* why the last branch failed */
  GArray **ranked;      /* per meeting (nullable) of Ranked */
  uint32_t *weights;    /* per meeting: how often it was in the way */
  uint32_t depth;
  bool any, cut, stopped;
};

static CursusBits *
set_of (const CursusReplanTree *self, CursusBits *sets, uint32_t i)
{
  return sets + (size_t)i * self->n_words;
}

static void
unite (const CursusReplanTree *self, CursusBits *set, const CursusBits *with)
{
  for (uint32_t w = 0; w < self->n_words; w++)
    set[w] |= with[w];
}

static void
clear_set (const CursusReplanTree *self, CursusBits *set)
{
  memset (set, 0, self->n_words * sizeof *set);
}

/* What is to blame for @meeting being where it is; unless @place, its time is all that matters. */
static void
add_reason (const CursusReplanTree *self, CursusBits *set, uint32_t meeting, bool place)
{
  if (self->follows[meeting]) {
    unite (self, set, self->forced);
    return;
  }
  cursus_bits_add (set, 2 * meeting);
  if (place)
    cursus_bits_add (set, 2 * meeting + 1);
}

static void
drop_reason (CursusBits *set, uint32_t meeting)
{
  cursus_bits_drop (set, 2 * meeting);
  cursus_bits_drop (set, 2 * meeting + 1);
}

/* Adds to @set decisions that are enough to break rule @i: the later ones are left out first. */
static void
explain (CursusReplanTree *self, uint32_t i, CursusBits *set)
{
  g_autofree bool *gone = g_new0 (bool, MAX (1, self->n_trail));
  for (uint32_t t = self->n_trail; t-- > 0;) {
    uint32_t m = self->trail[t];
    if (!cursus_replan_draft_sees (&self->draft, i, m))
      continue;
    cursus_replan_draft_leave (&self->draft, i, m);
    gone[t] = cursus_replan_draft_is_broken (&self->draft, i);
    if (!gone[t])
      cursus_replan_draft_return (&self->draft, i, m);
  }
  for (uint32_t t = 0; t < self->n_trail; t++)
    if (!gone[t] && cursus_replan_draft_sees (&self->draft, i, self->trail[t]))
      add_reason (self, set, self->trail[t],
                  !self->follows[self->trail[t]]
                      && !cursus_replan_draft_is_broken_in_time (&self->draft, i, self->trail[t], self->value[self->trail[t]]));
  for (uint32_t t = 0; t < self->n_trail; t++)
    if (gone[t])
      cursus_replan_draft_return (&self->draft, i, self->trail[t]);
}

static void
free_node (gpointer data)
{
  Node *node = data;
  g_free (node->domain);
  g_free (node->blame);
  g_free (node->lost_to);
  g_free (node->lost);
  g_free (node->filtered);
  g_free (node);
}

static size_t
domain_words (const CursusReplanTree *self)
{
  return self->choices->first[self->n] / 64 + 1;
}

static Node *
node_at (CursusReplanTree *self, uint32_t level)
{
  while (level >= self->nodes->len) {
    Node *node = g_new0 (Node, 1);
    node->domain = g_new0 (CursusBits, domain_words (self));
    node->blame = g_new0 (CursusBits, MAX (1, (size_t)self->n * self->n_words));
    node->lost_to = g_new0 (CursusBits, MAX (1, (size_t)self->n * self->n_words));
    node->lost = g_new0 (bool, MAX (1, self->n));
    node->filtered = g_new0 (bool, MAX (1, self->n));
    g_ptr_array_add (self->nodes, node);
  }
  return g_ptr_array_index (self->nodes, level);
}

static void
copy_node (const CursusReplanTree *self, Node *to, const Node *from)
{
  size_t sets = (size_t)self->n * self->n_words * sizeof (CursusBits);
  memcpy (to->domain, from->domain, domain_words (self) * sizeof (CursusBits));
  memcpy (to->blame, from->blame, sets);
  memcpy (to->lost_to, from->lost_to, sets);
  memcpy (to->lost, from->lost, self->n * sizeof (bool));
  memcpy (to->filtered, from->filtered, self->n * sizeof (bool));
  to->n_moved = from->n_moved;
  to->trouble = from->trouble;
}

static bool
is_full (const CursusReplanTree *self, const Node *node)
{
  return node->n_moved >= self->depth;
}

/* Whether the branch can still lead to a plan that is wanted. */
static bool
is_promising (CursusReplanTree *self, const Node *node)
{
  const CursusReplan *best = self->best;
  if (node->n_moved > self->depth) {
    self->cut = true;
    return false;
  }
  return !best->found || node->n_moved < best->n_moved || (node->n_moved == best->n_moved && node->trouble < best->trouble);
}

/* Adds to @set the decisions because of which so many move. */
static void
blame_movers (CursusReplanTree *self, const Node *node, CursusBits *set)
{
  for (uint32_t m = 0; m < self->n; m++) {
    if (!self->query->known[m])
      continue;
    if (node->lost[m])
      unite (self, set, set_of (self, node->lost_to, m));
    else if (self->value[m] != CURSUS_NONE && self->value[m] != self->choices->expected[m])
      add_reason (self, set, m, self->choices->values[self->value[m]].start == self->query->expected[m].start);
  }
}

static void
count_mover (const CursusReplanTree *self, Node *node, uint32_t meeting)
{
  node->n_moved += self->query->known[meeting];
  node->trouble += self->query->known[meeting] ? self->query->trouble[meeting] : 0;
}

static void
lose (CursusReplanTree *self, Node *node, uint32_t meeting, const CursusBits *because)
{
  node->lost[meeting] = true;
  memcpy (set_of (self, node->lost_to, meeting), because, self->n_words * sizeof *because);
  unite (self, set_of (self, node->blame, meeting), because);
  if (self->choices->expected[meeting] != CURSUS_NONE)
    cursus_bits_drop (node->domain, self->choices->expected[meeting]);
  count_mover (self, node, meeting);
}

/* Takes out of the domain of @meeting what does not go together with decided @other. */
static void
filter_by (CursusReplanTree *self, Node *node, uint32_t meeting, uint32_t other)
{
  uint32_t first = self->choices->first[meeting];
  bool any = false, place = false;
  for (uint32_t x = first; x < first + self->choices->n_values[meeting]; x++) {
    if (!cursus_bits_has (node->domain, x) || cursus_replan_choices_fit (self->choices, meeting, x, other, self->value[other]))
      continue;
    cursus_bits_drop (node->domain, x);
    any = true;
    place = place || self->follows[other]
            || !cursus_replan_choices_clash_in_time (self->choices, meeting, x, other, self->value[other]);
  }
  if (any)
    add_reason (self, set_of (self, node->blame, meeting), other, place);
}

static uint32_t
count_domain (const CursusReplanTree *self, const Node *node, uint32_t meeting)
{
  return cursus_bits_count (node->domain, self->choices->first[meeting], self->choices->first[meeting + 1]);
}

/* false when nothing is left. @last: the decision that is new; CURSUS_NONE: look at all. */
static bool
filter (CursusReplanTree *self, Node *node, uint32_t meeting, uint32_t last)
{
  for (uint32_t t = 0; t < self->n_trail && !(node->filtered[meeting] && last != CURSUS_NONE); t++)
    filter_by (self, node, meeting, self->trail[t]);
  if (node->filtered[meeting] && last != CURSUS_NONE)
    filter_by (self, node, meeting, last);
  node->filtered[meeting] = true;
  return count_domain (self, node, meeting) > 0;
}

/* Meetings that may stay, nothing being decided about them. */
static bool
is_open (const CursusReplanTree *self, const Node *node, uint32_t meeting)
{
  return self->value[meeting] == CURSUS_NONE && !node->lost[meeting];
}

/* Whether @meeting can be where it is expected; if not, why, in self->conflict. */
static bool
can_stay (CursusReplanTree *self, uint32_t meeting)
{
  cursus_replan_draft_place (&self->draft, meeting, self->choices->expected[meeting]);
  uint32_t broken = cursus_replan_draft_find_broken (&self->draft);
  clear_set (self, self->conflict);
  if (broken != CURSUS_NONE)
    explain (self, broken, self->conflict);
  cursus_replan_draft_remove (&self->draft, meeting);
  return broken == CURSUS_NONE;
}

static bool
fail_by_bound (CursusReplanTree *self, const Node *node)
{
  clear_set (self, self->conflict);
  blame_movers (self, node, self->conflict);
  return false;
}

/* Finds those that cannot stay because of the decision @last, first by looking at the two alone. */
static bool
lose_some (CursusReplanTree *self, Node *node, uint32_t last)
{
  for (uint32_t m = 0; m < self->n; m++) {
    if (!is_open (self, node, m)
        || cursus_replan_choices_fit (self->choices, m, self->choices->expected[m], last, self->value[last]))
      continue;
    clear_set (self, self->conflict);
    add_reason (self, self->conflict, last,
                !cursus_replan_choices_clash_in_time (self->choices, m, self->choices->expected[m], last, self->value[last]));
    lose (self, node, m, self->conflict);
  }
  if (!is_promising (self, node))
    return fail_by_bound (self, node);
  for (uint32_t m = 0; m < self->n && !is_full (self, node); m++) {
    if (!is_open (self, node, m) || can_stay (self, m))
      continue;
    lose (self, node, m, self->conflict);
    if (!is_promising (self, node))
      return fail_by_bound (self, node);
  }
  return true;
}

/* What follows from the decision @last. false, and why in self->conflict, if that is impossible. */
static bool
propagate (CursusReplanTree *self, Node *node, uint32_t last)
{
  uint32_t broken = cursus_replan_draft_find_broken (&self->draft);
  if (broken != CURSUS_NONE) {
    clear_set (self, self->conflict);
    explain (self, broken, self->conflict);
    return false;
  }
  if (!is_promising (self, node))
    return fail_by_bound (self, node);
  if (!lose_some (self, node, last))
    return false;
  for (uint32_t m = 0; m < self->n; m++) {
    if (self->value[m] != CURSUS_NONE || !node->lost[m] || filter (self, node, m, last))
      continue;
    memcpy (self->conflict, set_of (self, node->blame, m), self->n_words * sizeof *self->conflict);
    self->weights[m]++;
    return false;
  }
  return true;
}

static void
decide (CursusReplanTree *self, uint32_t meeting, uint32_t number)
{
  self->value[meeting] = number;
  self->trail[self->n_trail++] = meeting;
  cursus_replan_draft_place (&self->draft, meeting, number);
}

static void
back_to (CursusReplanTree *self, uint32_t n_trail)
{
  while (self->n_trail > n_trail) {
    uint32_t meeting = self->trail[--self->n_trail];
    cursus_replan_draft_remove (&self->draft, meeting);
    self->value[meeting] = CURSUS_NONE;
    self->follows[meeting] = false;
  }
}

/* The lost meeting with the least choice. */
static uint32_t
choose_lost (const CursusReplanTree *self, const Node *node)
{
  uint32_t best = CURSUS_NONE, least = UINT32_MAX;
  for (uint32_t m = 0; m < self->n; m++) {
    if (self->value[m] != CURSUS_NONE || !node->lost[m])
      continue;
    uint32_t n = count_domain (self, node, m);
    if (n < least || (n == least && self->weights[m] > self->weights[best])) {
      best = m;
      least = n;
    }
  }
  return best;
}

static void
keep (CursusReplanTree *self, const Node *node)
{
  CursusReplan *best = self->best;
  best->found = true;
  best->n_moved = node->n_moved;
  best->trouble = node->trouble;
  memcpy (best->placements, cursus_evaluator_placements (cursus_replan_draft_follow (&self->draft)),
          self->n * sizeof *best->placements);
  self->stopped = self->any;
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;
  int order = cursus_score_compare (x->score, y->score);
  return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

/* The placements of @meeting, those first that are best while everybody else is where they are expected. */
static const GArray *
rank (CursusReplanTree *self, uint32_t meeting)
{
  if (self->ranked[meeting] != NULL)
    return self->ranked[meeting];
  const CursusReplanChoices *choices = self->choices;
  GArray *ranked = self->ranked[meeting] = g_array_new (FALSE, FALSE, sizeof (Ranked));
  CursusPlacement before = cursus_evaluator_placements (self->whole)[meeting];
  if (before.start != CURSUS_UNPLACED)
    cursus_evaluator_remove (self->whole, meeting);
  for (uint32_t x = choices->first[meeting]; x < choices->first[meeting] + choices->n_values[meeting]; x++) {
    if (!cursus_bits_has (choices->possible, x) || x == choices->expected[meeting])
      continue;
    cursus_evaluator_place (self->whole, meeting, choices->values[x]);
    Ranked one = { x, cursus_evaluator_score (self->whole) };
    cursus_evaluator_remove (self->whole, meeting);
    g_array_append_val (ranked, one);
  }
  if (before.start != CURSUS_UNPLACED)
    cursus_evaluator_place (self->whole, meeting, before);
  g_array_sort (ranked, compare_ranked);
  return ranked;
}

static void search (CursusReplanTree *self, uint32_t level);

/* Decides for @number and looks through what follows. Returns: whether the decision has to do with the failure. */
static bool
descend (CursusReplanTree *self, uint32_t level, uint32_t meeting, uint32_t number)
{
  const Node *node = node_at (self, level);
  Node *child = node_at (self, level + 1);
  uint32_t n_trail = self->n_trail;
  copy_node (self, child, node);
  decide (self, meeting, number);
  if (!node->lost[meeting] && number != self->choices->expected[meeting])
    count_mover (self, child, meeting);
  if (propagate (self, child, meeting))
    search (self, level + 1);
  back_to (self, n_trail);
  return cursus_bits_has (self->conflict, 2 * meeting);
}

/* Whether it may go elsewhere than where it is expected. */
static bool
may_leave (const CursusReplanTree *self, const Node *node, uint32_t meeting)
{
  return node->lost[meeting] || !self->query->known[meeting] || !is_full (self, node);
}

/* Decides for @number, unless others at its time have shown that the time is wrong. Returns: whether another number may do. */
static bool
attempt (CursusReplanTree *self, uint32_t level, uint32_t meeting, uint32_t number, GArray *wrong_times, CursusBits *why)
{
  uint32_t start = self->choices->values[number].start;
  for (guint i = 0; i < wrong_times->len; i++)
    if (g_array_index (wrong_times, uint32_t, i) == start)
      return true;
  if (!descend (self, level, meeting, number) || self->stopped)
    return false;
  if (!cursus_bits_has (self->conflict, 2 * meeting + 1))
    g_array_append_val (wrong_times, start);
  unite (self, why, self->conflict);
  return true;
}

/* (transfer full): of Ranked: what is left of @meeting's placements, those first that break the least while those of whom nothing
 * is decided stay. */
static GArray *
rank_now (CursusReplanTree *self, const Node *node, uint32_t meeting)
{
  const GArray *ranked = rank (self, meeting);
  GArray *now = g_array_new (FALSE, FALSE, sizeof (Ranked));
  uint32_t n_trail = self->n_trail;
  for (uint32_t m = 0; m < self->n; m++)
    if (m != meeting && is_open (self, node, m))
      decide (self, m, self->choices->expected[m]);
  for (guint i = 0; i < ranked->len; i++) {
    Ranked one = { .number = g_array_index (ranked, Ranked, i).number, .score.soft = i };
    if (!cursus_bits_has (node->domain, one.number))
      continue;
    cursus_replan_draft_place (&self->draft, meeting, one.number);
    one.score.hard = cursus_evaluator_score (cursus_replan_draft_follow (&self->draft)).hard;
    cursus_replan_draft_remove (&self->draft, meeting);
    g_array_append_val (now, one);
  }
  back_to (self, n_trail);
  g_array_sort (now, compare_ranked);
  return now;
}

/* Where else @meeting can go. Returns: whether all that was tried. */
static bool
leave (CursusReplanTree *self, uint32_t level, uint32_t meeting, GArray *wrong_times, CursusBits *why)
{
  Node *node = node_at (self, level);
  if (!may_leave (self, node, meeting)) {
    self->cut = true;
    blame_movers (self, node, why);
    return true;
  }
  if (!node->filtered[meeting])
    filter (self, node, meeting, CURSUS_NONE);
  g_autoptr (GArray) ranked = rank_now (self, node, meeting);
  for (guint i = 0; i < ranked->len; i++)
    if (!attempt (self, level, meeting, g_array_index (ranked, Ranked, i).number, wrong_times, why))
      return false;
  return true;
}

/* All that @meeting can do. Afterwards self->conflict says why nothing (more) was found. */
static void
branch (CursusReplanTree *self, uint32_t level, uint32_t meeting)
{
  Node *node = node_at (self, level);
  g_autofree CursusBits *why = g_new0 (CursusBits, self->n_words);
  g_autoptr (GArray) wrong_times = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  if (!node->lost[meeting] && !attempt (self, level, meeting, self->choices->expected[meeting], wrong_times, why))
    return;
  if (!leave (self, level, meeting, wrong_times, why))
    return;
  drop_reason (why, meeting);
  unite (self, why, set_of (self, node->blame, meeting));
  memcpy (self->conflict, why, self->n_words * sizeof *why);
}

/* Nobody else may move: they stay, and that is no decision. */
static void
stay (CursusReplanTree *self, const Node *node)
{
  bool first = true;
  for (uint32_t m = 0; m < self->n; m++) {
    if (!is_open (self, node, m) || !self->query->known[m])
      continue;
    if (first) {
      clear_set (self, self->forced);
      blame_movers (self, node, self->forced);
      self->cut = true;
      first = false;
    }
    decide (self, m, self->choices->expected[m]);
    self->follows[m] = true;
  }
}

/* Takes those away again that only stayed to see, of @who; returns the one that was most often in the way, or CURSUS_NONE. */
static uint32_t
send_away (CursusReplanTree *self, uint32_t n_trail, const CursusBits *who, Node *bound, int64_t *least_trouble)
{
  uint32_t chosen = CURSUS_NONE, n_left = n_trail;
  bool counts = true;
  *least_trouble = INT64_MAX;
  for (uint32_t t = n_trail; t < self->n_trail; t++) {
    uint32_t m = self->trail[t];
    if (!cursus_bits_has (who, 2 * m)) {
      self->trail[n_left++] = m;
      continue;
    }
    cursus_replan_draft_remove (&self->draft, m);
    self->value[m] = CURSUS_NONE;
    counts = counts && self->query->known[m];
    *least_trouble = MIN (*least_trouble, self->query->trouble[m]);
    if (chosen == CURSUS_NONE || self->weights[m] > self->weights[chosen])
      chosen = m;
  }
  self->n_trail = n_left;
  if (chosen != CURSUS_NONE && counts) {
    bound->n_moved++;
    bound->trouble += *least_trouble;
  }
  return chosen;
}

/* Everybody stays of whom nothing is decided. Where that breaks a rule, one of those that stay has to move: they are taken away,
 * one more counts as moved, and so on until nothing is broken.
 *
 * @chosen: (out): one of the first of them, or CURSUS_NONE if all may stay. Returns: false, and why in self->conflict, if so many
 * have to move that the branch is hopeless. */
static bool
let_stay (CursusReplanTree *self, const Node *node, uint32_t *chosen)
{
  uint32_t n_trail = self->n_trail;
  Node bound = { .n_moved = node->n_moved, .trouble = node->trouble };
  g_autofree CursusBits *why = g_new0 (CursusBits, self->n_words), *core = g_new0 (CursusBits, self->n_words);
  bool hopeless = false;
  *chosen = CURSUS_NONE;
  for (uint32_t m = 0; m < self->n; m++)
    if (is_open (self, node, m))
      decide (self, m, self->choices->expected[m]);
  for (uint32_t broken = cursus_replan_draft_find_broken (&self->draft); broken != CURSUS_NONE && !hopeless;
       broken = cursus_replan_draft_find_broken (&self->draft)) {
    int64_t trouble = 0;
    clear_set (self, core);
    explain (self, broken, core);
    uint32_t m = send_away (self, n_trail, core, &bound, &trouble);
    *chosen = *chosen == CURSUS_NONE ? m : *chosen;
    unite (self, why, core);
    hopeless = m == CURSUS_NONE || !is_promising (self, &bound);
    if (m == CURSUS_NONE)
      memcpy (why, core, self->n_words * sizeof *why);
    else if (hopeless)
      blame_movers (self, node, why);
  }
  back_to (self, n_trail);
  for (uint32_t m = 0; m < self->n; m++)
    if (is_open (self, node, m))
      drop_reason (why, m);
  memcpy (self->conflict, why, self->n_words * sizeof *why);
  return !hopeless;
}

/* Everybody is decided about, or stays. */
static void
finish (CursusReplanTree *self, const Node *node)
{
  uint32_t n_trail = self->n_trail;
  for (uint32_t m = 0; m < self->n; m++)
    if (is_open (self, node, m))
      decide (self, m, self->choices->expected[m]);
  if (is_promising (self, node))
    keep (self, node);
  back_to (self, n_trail);
  fail_by_bound (self, node);
}

static void
go_on (CursusReplanTree *self, uint32_t level)
{
  const Node *node = node_at (self, level);
  uint32_t in_the_way = CURSUS_NONE, lost = choose_lost (self, node);
  if (!let_stay (self, node, &in_the_way))
    return;
  if (lost != CURSUS_NONE)
    branch (self, level, lost);
  else if (in_the_way != CURSUS_NONE)
    branch (self, level, in_the_way);
  else
    finish (self, node);
}

static void
search (CursusReplanTree *self, uint32_t level)
{
  const Node *node = node_at (self, level);
  uint32_t n_trail = self->n_trail;
  if (*self->choices->steps_left == 0 || cursus_evaluator_failed (self->draft.evaluator)) {
    self->stopped = true;
    return;
  }
  if (!is_full (self, node)) {
    go_on (self, level);
    return;
  }
  g_autofree CursusBits *forced_above = g_memdup2 (self->forced, MAX (1, self->n_words) * sizeof *forced_above);
  stay (self, node);
  go_on (self, level);
  back_to (self, n_trail);
  memcpy (self->forced, forced_above, self->n_words * sizeof *forced_above);
}

/* Held meetings are there before anything is decided. */
static void
place_held (CursusReplanTree *self)
{
  for (uint32_t m = 0; m < self->n; m++)
    if (cursus_replan_choices_is_held (self->choices, m)) {
      self->value[m] = self->choices->expected[m];
      cursus_replan_draft_place (&self->draft, m, self->choices->expected[m]);
    }
}

void
cursus_replan_tree_plant (CursusReplanTree *self)
{
  const CursusReplanChoices *choices = self->choices;
  Node *root = node_at (self, 0);
  g_autofree CursusBits *nobody = g_new0 (CursusBits, self->n_words);
  memcpy (root->domain, choices->possible, domain_words (self) * sizeof (CursusBits));
  memset (root->lost, 0, self->n * sizeof (bool));
  memset (root->filtered, 0, self->n * sizeof (bool));
  root->n_moved = 0;
  root->trouble = 0;
  for (uint32_t m = 0; m < self->n; m++) {
    uint32_t expected = choices->expected[m];
    g_clear_pointer (&self->ranked[m], g_array_unref);
    if (self->value[m] == CURSUS_NONE
        && (expected == CURSUS_NONE || !cursus_bits_has (choices->possible, expected) || !can_stay (self, m)))
      lose (self, root, m, nobody);
  }
}

CursusReplanTree *
cursus_replan_tree_new (CursusReplanChoices *choices, CursusEvaluator *hard_only, CursusEvaluator *whole, CursusReplan *best)
{
  CursusReplanTree *self = g_new0 (CursusReplanTree, 1);
  uint32_t n = choices->n_meetings;
  self->choices = choices;
  self->query = choices->query;
  cursus_replan_draft_init (&self->draft, choices, hard_only);
  self->whole = whole;
  self->best = best;
  self->n = n;
  self->n_words = 2 * n / 64 + 1;
  self->nodes = g_ptr_array_new_with_free_func (free_node);
  self->value = g_new (uint32_t, MAX (1, n));
  self->trail = g_new0 (uint32_t, MAX (1, n));
  self->follows = g_new0 (bool, MAX (1, n));
  self->forced = g_new0 (CursusBits, self->n_words);
  self->conflict = g_new0 (CursusBits, self->n_words);
  self->ranked = g_new0 (GArray *, MAX (1, n));
  self->weights = g_new0 (uint32_t, MAX (1, n));
  for (uint32_t m = 0; m < n; m++)
    self->value[m] = CURSUS_NONE;
  place_held (self);
  cursus_replan_tree_plant (self);
  return self;
}

void
cursus_replan_tree_free (CursusReplanTree *self)
{
  if (self == NULL)
    return;
  for (uint32_t m = 0; m < self->n; m++)
    g_clear_pointer (&self->ranked[m], g_array_unref);
  g_ptr_array_unref (self->nodes);
  cursus_replan_draft_clear (&self->draft);
  g_free (self->value);
  g_free (self->trail);
  g_free (self->follows);
  g_free (self->forced);
  g_free (self->conflict);
  g_free (self->ranked);
  g_free (self->weights);
  g_free (self);
}

uint32_t
cursus_replan_tree_least (const CursusReplanTree *self)
{
  const Node *root = g_ptr_array_index (self->nodes, 0);
  return root->n_moved;
}

CursusReplanEnd
cursus_replan_tree_search (CursusReplanTree *self, uint32_t depth, bool any)
{
  self->depth = depth;
  self->any = any;
  self->cut = self->stopped = false;
  search (self, 0);
  if (self->stopped)
    return CURSUS_REPLAN_STOPPED;
  return self->cut ? CURSUS_REPLAN_CUT : CURSUS_REPLAN_SEARCHED;
}
