/* Tries every placement of one meeting; where that breaks something, looks for other meetings whose moves heal it. */
#include "solver/alternatives.h"

#include <math.h>

#define MAX_BROKEN 40   /* constraints; two further moves rarely heal more */
#define MAX_DETOURS 4   /* placements of a meeting after which a second one may heal the rest */
#define HARD_WEIGHT 1e9 /* above every soft score worth looking at */

/* The search for chains. */
typedef struct {
  const CursusProblem *problem;
  const CursusAlternativesQuery *query;
  CursusEvaluator *evaluator;
  int64_t allowed; /* hard points that nobody has to heal */
  GArray *hard;    /* of uint32_t: constraints of hard uses */
  int64_t *base;   /* by place in hard: their costs in the plan as it is */
  uint32_t moves_left;
  CursusChain chain; /* under way */
  CursusChain best;  /* of this placement of the meeting; n_changes 0: none yet */
} Hunt;

/* A meeting, and which of the broken constraints its removal heals. */
typedef struct {
  uint32_t meeting;
  CursusPlacement placement;
  uint64_t heals;
} Culprit;

typedef struct {
  uint32_t meeting;
  CursusPlacement placement;
  CursusScore score;
} Try;

CursusAlternativesQuery
cursus_alternatives_query (void)
{
  return (CursusAlternativesQuery){
    .first = CURSUS_DATE_NONE,
    .last = CURSUS_DATE_NONE,
    .site = CURSUS_NONE,
    .speaker = CURSUS_NONE,
  };
}

static bool
has_speaker (const CursusFrame *frame, uint32_t meeting, uint32_t set, uint32_t person)
{
  uint32_t n = 0;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, set, &n);
  for (uint32_t i = 0; i < n; i++)
    if (speakers[i] == person)
      return true;
  return false;
}

static bool
is_wanted (const CursusAlternativesQuery *query, const CursusFrame *frame, uint32_t meeting, CursusPlacement placement)
{
  CursusDate date = frame->timeline->days[frame->timeline->slots[placement.start].day].date;
  return (query->first == CURSUS_DATE_NONE || date >= query->first) && (query->last == CURSUS_DATE_NONE || date <= query->last)
         && (query->site == CURSUS_NONE || frame->room_site[placement.room] == query->site)
         && (query->speaker == CURSUS_NONE || has_speaker (frame, meeting, placement.speaker_set, query->speaker));
}

static int
compare_alternatives (gconstpointer a, gconstpointer b)
{
  const CursusAlternative *x = a, *y = b;
  int order = cursus_score_compare (x->score, y->score);
  if (order != 0)
    return order;
  if (x->placement.start != y->placement.start)
    return x->placement.start < y->placement.start ? -1 : 1;
  if (x->placement.room != y->placement.room)
    return x->placement.room < y->placement.room ? -1 : 1;
  return (int)x->placement.speaker_set - (int)y->placement.speaker_set;
}

static int
compare_chains (gconstpointer a, gconstpointer b)
{
  const CursusChain *x = a, *y = b;
  if (x->n_changes != y->n_changes)
    return x->n_changes < y->n_changes ? -1 : 1;
  int order = cursus_score_compare (x->score, y->score);
  if (order != 0)
    return order;
  return (x->changes[0].to.start > y->changes[0].to.start) - (x->changes[0].to.start < y->changes[0].to.start);
}

static int
compare_tries (gconstpointer a, gconstpointer b)
{
  const Try *x = a, *y = b;
  int order = cursus_score_compare (x->score, y->score);
  if (order != 0)
    return order;
  if (x->meeting != y->meeting)
    return x->meeting < y->meeting ? -1 : 1;
  return (x->placement.start > y->placement.start) - (x->placement.start < y->placement.start);
}

/* What each use costs now. */
static void
read_costs (const CursusEvaluator *evaluator, const CursusRuleset *ruleset, int64_t *costs)
{
  for (guint u = 0; u < ruleset->uses->len; u++)
    costs[u] = 0;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    int64_t excess = cursus_evaluator_constraint_cost (evaluator, c);
    if (excess == 0)
      continue;
    CursusScore price = cursus_ruleset_price (ruleset, c, excess);
    costs[cursus_ruleset_constraint (ruleset, c)->use] += price.hard + price.soft;
  }
}

static void
add_differences (CursusAlternatives *self, CursusAlternative *alternative, guint n_uses, const int64_t *now, const int64_t *then)
{
  alternative->first_difference = self->differences->len;
  for (uint32_t u = 0; u < n_uses; u++) {
    CursusUseDifference difference = { .use = u, .difference = then[u] - now[u] };
    if (difference.difference != 0)
      g_array_append_val (self->differences, difference);
  }
  alternative->n_differences = self->differences->len - alternative->first_difference;
}

/* Every placement of @meeting, alone. */
static void
try_placements (CursusAlternatives *self, const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t meeting,
                const CursusAlternativesQuery *query)
{
  guint n_uses = problem->ruleset->uses->len;
  CursusPlacement present = cursus_evaluator_placements (evaluator)[meeting];
  g_autofree int64_t *now = g_new (int64_t, MAX (1, n_uses)), *then = g_new (int64_t, MAX (1, n_uses));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  cursus_problem_candidates (problem->frame, meeting, candidates);
  read_costs (evaluator, problem->ruleset, now);
  for (guint i = 0; i < candidates->len; i++) {
    CursusAlternative alternative = { .placement = g_array_index (candidates, CursusPlacement, i) };
    if (cursus_placement_equal (alternative.placement, present)
        || !is_wanted (query, problem->frame, meeting, alternative.placement))
      continue;
    cursus_evaluator_try (evaluator, &meeting, &alternative.placement, 1, 1, INFINITY);
    alternative.score = cursus_evaluator_score (evaluator);
    read_costs (evaluator, problem->ruleset, then);
    cursus_evaluator_undo (evaluator);
    add_differences (self, &alternative, n_uses, now, then);
    g_array_append_val (self->placements, alternative);
  }
  g_array_sort (self->placements, compare_alternatives);
}

static bool
may_move (const Hunt *self, uint32_t meeting)
{
  for (uint32_t i = 0; i < self->chain.n_changes; i++)
    if (self->chain.changes[i].meeting == meeting)
      return false;
  return self->query->fixed == NULL || !self->query->fixed[meeting];
}

/* Places in hunt->hard of those that cost more than in the plan as it is; false if there are too many to bother. */
static bool
find_broken (const Hunt *self, uint32_t *broken, uint32_t *n_broken)
{
  *n_broken = 0;
  for (guint i = 0; i < self->hard->len; i++) {
    if (cursus_evaluator_constraint_cost (self->evaluator, g_array_index (self->hard, uint32_t, i)) <= self->base[i])
      continue;
    if (*n_broken == MAX_BROKEN)
      return false;
    broken[(*n_broken)++] = i;
  }
  return true;
}

/* (transfer full): of Culprit: those that may move, as far as moves are left. */
static GArray *
list_suspects (Hunt *self)
{
  const CursusPlacement *placements = cursus_evaluator_placements (self->evaluator);
  GArray *suspects = g_array_new (FALSE, FALSE, sizeof (Culprit));
  for (uint32_t m = 0; m < self->problem->n_meetings && self->moves_left > 0; m++) {
    if (!may_move (self, m))
      continue;
    Culprit suspect = { .meeting = m, .placement = placements[m] };
    g_array_append_val (suspects, suspect);
    self->moves_left--;
  }
  return suspects;
}

/* Notes which of @suspects heal number @i of what is broken, which is place @broken in self->hard; returns whether there are any.
 */
static bool
note_healers (const Hunt *self, GArray *suspects, uint32_t i, uint32_t broken)
{
  bool any = false;
  uint32_t constraint = g_array_index (self->hard, uint32_t, broken);
  for (guint k = 0; k < suspects->len; k++) {
    Culprit *suspect = &g_array_index (suspects, Culprit, k);
    if (cursus_evaluator_cost_without (self->evaluator, constraint, suspect->meeting) > self->base[broken])
      continue;
    suspect->heals |= UINT64_C (1) << i;
    any = true;
  }
  return any;
}

/* (transfer full): of Culprit: the meetings whose removal heals something; none if there is something that none of them heals.
 * @all: (out): everything that is broken. */
static GArray *
find_culprits (Hunt *self, uint64_t *all)
{
  uint32_t broken[MAX_BROKEN], n_broken = 0;
  if (!find_broken (self, broken, &n_broken))
    return g_array_new (FALSE, FALSE, sizeof (Culprit));
  *all = (UINT64_C (1) << n_broken) - 1;
  GArray *culprits = list_suspects (self);
  for (uint32_t i = 0; i < n_broken && culprits->len > 0; i++)
    if (!note_healers (self, culprits, i, broken[i]))
      g_array_set_size (culprits, 0);
  for (guint k = culprits->len; k-- > 0;)
    if (g_array_index (culprits, Culprit, k).heals == 0)
      g_array_remove_index (culprits, k);
  return culprits;
}

/* Whether @culprit heals everything, alone or, for @moves above 1, with another. */
static bool
can_heal (const GArray *culprits, const Culprit *culprit, uint64_t all, uint32_t moves)
{
  for (guint i = 0; i < culprits->len && moves > 1; i++)
    if ((culprit->heals | g_array_index (culprits, Culprit, i).heals) == all)
      return true;
  return culprit->heals == all;
}

static void
keep_chain (Hunt *self)
{
  self->chain.score = cursus_evaluator_score (self->evaluator);
  if (self->best.n_changes == 0 || compare_chains (&self->chain, &self->best) < 0)
    self->best = self->chain;
}

/* Moves @culprit wherever that heals everything. */
static void
finish_with (Hunt *self, const Culprit *culprit)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, culprit->meeting, &n);
  double limit = HARD_WEIGHT * (double)(self->allowed + 1) - 1;
  for (uint32_t i = 0; i < n && self->moves_left > 0; i++) {
    self->moves_left--;
    if (cursus_placement_equal (domain[i], culprit->placement)
        || !cursus_evaluator_try (self->evaluator, &culprit->meeting, &domain[i], 1, HARD_WEIGHT, limit))
      continue;
    if (cursus_evaluator_score (self->evaluator).hard <= self->allowed) {
      self->chain.changes[self->chain.n_changes++] = (CursusChange){ culprit->meeting, domain[i] };
      keep_chain (self);
      self->chain.n_changes--;
    }
    cursus_evaluator_undo (self->evaluator);
  }
}

/* (transfer full): of Try: where @culprit could go so that one more move may heal the rest; the least broken first. */
static GArray *
find_detours (Hunt *self, const Culprit *culprit)
{
  GArray *detours = g_array_new (FALSE, FALSE, sizeof (Try));
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, culprit->meeting, &n);
  for (uint32_t i = 0; i < n && self->moves_left > 0; i++) {
    Try detour = { .meeting = culprit->meeting, .placement = domain[i] };
    self->moves_left--;
    if (cursus_placement_equal (domain[i], culprit->placement))
      continue;
    cursus_evaluator_try (self->evaluator, &detour.meeting, &detour.placement, 1, 1, INFINITY);
    detour.score = cursus_evaluator_score (self->evaluator);
    cursus_evaluator_undo (self->evaluator);
    g_array_append_val (detours, detour);
  }
  g_array_sort (detours, compare_tries);
  if (detours->len > MAX_DETOURS)
    g_array_set_size (detours, MAX_DETOURS);
  return detours;
}

static void heal (Hunt *self, uint32_t moves);

static void
take_detours (Hunt *self, const Culprit *culprit)
{
  g_autoptr (GArray) detours = find_detours (self, culprit);
  for (guint i = 0; i < detours->len && self->moves_left > 0; i++) {
    const Try *detour = &g_array_index (detours, Try, i);
    cursus_evaluator_try (self->evaluator, &detour->meeting, &detour->placement, 1, 1, INFINITY);
    self->chain.changes[self->chain.n_changes++] = (CursusChange){ detour->meeting, detour->placement };
    heal (self, 1);
    self->chain.n_changes--;
    cursus_evaluator_try (self->evaluator, &detour->meeting, &culprit->placement, 1, 1, INFINITY);
  }
}

/* Looks for at most @moves further moves after which nothing is broken; a second one only where one is not enough. */
static void
heal (Hunt *self, uint32_t moves)
{
  uint64_t all = 0;
  g_autoptr (GArray) culprits = find_culprits (self, &all);
  for (guint i = 0; i < culprits->len; i++)
    if (g_array_index (culprits, Culprit, i).heals == all)
      finish_with (self, &g_array_index (culprits, Culprit, i));
  for (guint i = 0; i < culprits->len && moves > 1 && self->best.n_changes == 0; i++)
    if (can_heal (culprits, &g_array_index (culprits, Culprit, i), all, moves))
      take_detours (self, &g_array_index (culprits, Culprit, i));
}

/* The best chain for each placement of @meeting that the rules of its own allow and the others do not. */
static void
find_chains (CursusAlternatives *self, Hunt *hunt, uint32_t meeting)
{
  CursusPlacement present = cursus_evaluator_placements (hunt->evaluator)[meeting];
  for (guint i = 0; i < self->placements->len && hunt->moves_left > 0; i++) {
    const CursusAlternative *alternative = &g_array_index (self->placements, CursusAlternative, i);
    if (alternative->score.hard <= hunt->allowed || !cursus_problem_allows (hunt->problem, meeting, alternative->placement))
      continue;
    hunt->best.n_changes = 0;
    hunt->chain.n_changes = 1;
    hunt->chain.changes[0] = (CursusChange){ meeting, alternative->placement };
    cursus_evaluator_try (hunt->evaluator, &meeting, &alternative->placement, 1, 1, INFINITY);
    heal (hunt, CURSUS_CHAIN_MAX_CHANGES - 1);
    cursus_evaluator_try (hunt->evaluator, &meeting, &present, 1, 1, INFINITY);
    if (hunt->best.n_changes > 0)
      g_array_append_val (self->chains, hunt->best);
  }
  self->complete = hunt->moves_left > 0;
  g_array_sort (self->chains, compare_chains);
}

/* (transfer full): the constraints that can cost hard points. */
static GArray *
list_hard (const CursusRuleset *ruleset)
{
  GArray *hard = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t c = 0; c < ruleset->constraints->len; c++)
    if (cursus_ruleset_price (ruleset, c, 1).hard > 0)
      g_array_append_val (hard, c);
  return hard;
}

/* What is broken with the meeting where it is or, if less, nowhere at all. */
static int64_t
find_allowed (CursusEvaluator *evaluator, uint32_t meeting)
{
  CursusPlacement present = cursus_evaluator_placements (evaluator)[meeting];
  int64_t with = cursus_evaluator_score (evaluator).hard;
  cursus_evaluator_remove (evaluator, meeting);
  int64_t without = cursus_evaluator_score (evaluator).hard;
  cursus_evaluator_place (evaluator, meeting, present);
  return MIN (with, without);
}

CursusAlternatives *
cursus_alternatives_find (const CursusProblem *problem, const CursusPlacement *placements, uint32_t meeting,
                          const CursusAlternativesQuery *query, GError **error)
{
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (problem->ruleset, error);
  if (evaluator == NULL)
    return NULL;
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, placements[m]);
  g_autoptr (CursusAlternatives) self = g_new0 (CursusAlternatives, 1);
  self->score = cursus_evaluator_score (evaluator);
  self->placements = g_array_new (FALSE, FALSE, sizeof (CursusAlternative));
  self->differences = g_array_new (FALSE, FALSE, sizeof (CursusUseDifference));
  self->chains = g_array_new (FALSE, FALSE, sizeof (CursusChain));
  try_placements (self, problem, evaluator, meeting, query);
  if (query->alone)
    return cursus_evaluator_try_error (evaluator, error) ? g_steal_pointer (&self) : NULL;
  g_autoptr (GArray) hard = list_hard (problem->ruleset);
  g_autofree int64_t *base = g_new (int64_t, MAX (1, hard->len));
  for (guint i = 0; i < hard->len; i++)
    base[i] = cursus_evaluator_constraint_cost (evaluator, g_array_index (hard, uint32_t, i));
  Hunt hunt = {
    .hard = hard,
    .base = base,
    .problem = problem,
    .query = query,
    .evaluator = evaluator,
    .allowed = find_allowed (evaluator, meeting),
    .moves_left = query->max_moves > 0 ? query->max_moves : CURSUS_ALTERNATIVES_MOVES,
  };
  find_chains (self, &hunt, meeting);
  return cursus_evaluator_try_error (evaluator, error) ? g_steal_pointer (&self) : NULL;
}

void
cursus_alternatives_free (CursusAlternatives *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->placements);
  g_array_unref (self->differences);
  g_array_unref (self->chains);
  g_free (self);
}
