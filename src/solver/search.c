/* Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983) in cycles that cool down geometrically, each from the best plan so
 * far. Hard violations are weighed into one energy; their weight grows while they resist. */
#include "solver/search.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "solver/construct.h"
#include "solver/error.h"

#define N_CYCLES 2
#define HOTTEST 6.0        /* start temperature of a cycle, in hard points: a few are taken on the way */
#define COLDEST 2.0        /* end temperature, in points of the cheapest soft rule: enough to see what is feasible */
#define POLISH_HOTTEST 1.0 /* the same once no hard violation is left: soft points are saved without breaking hard rules */
#define POLISH_COLDEST 0.4
#define MAX_ROUNDS 24   /* of the default search, as long as no plan without hard violations is found */
#define CLOCK_STEP 64   /* moves between looks at the clock */
#define CHECK_STEP 1000 /* moves between audits on the second rung of the ladder */
#define N_SAMPLES 200   /* moves that set the first temperature */
#define PROGRESS_SECONDS 0.1

typedef struct {
  const CursusProblem *problem;
  const CursusSearchOptions *options;
  CursusWork *work;
  CursusSearchResult *result;
  const CursusNeighbourhood *table[CURSUS_MAX_NEIGHBOURHOODS]; /* those that support the problem */
  uint32_t index[CURSUS_MAX_NEIGHBOURHOODS];                   /* their places in the full table */
  uint32_t n_table, total_share;
  uint64_t budget; /* moves; 0: by time alone */
  int64_t begun_us, next_progress_us;
  double hard_weight;
  double soft_unit;        /* weight of the cheapest soft rule */
  double hottest, coldest; /* temperatures at which a cycle starts and ends */
  uint64_t round_moves;    /* length of the present round */
  uint64_t round_begun;    /* moves made before it */
  uint64_t next_check;     /* number of the move after which the audit is asked again */
  bool was_seeking;        /* the round before the present one began with hard violations */
  bool ends_feasible;      /* the search ends with the first round that began without hard violations */
  bool over;
} Search;

static double
energy (const Search *self, CursusScore score)
{
  return self->hard_weight * (double)score.hard + (double)score.soft;
}

static double
elapsed (const Search *self)
{
  return (double)(g_get_monotonic_time () - self->begun_us) / 1e6;
}

/* Part of the budget that is used up, by moves or by time, whichever is further. */
static double
part_done (const Search *self)
{
  double by_moves = self->budget > 0 ? (double)self->result->moves / (double)self->budget : 0;
  double by_time = self->options->max_seconds > 0 ? elapsed (self) / self->options->max_seconds : 0;
  return MIN (1, MAX (by_moves, by_time));
}

static double
part_of_round (const Search *self)
{
  return (double)(self->result->moves - self->round_begun) / (double)self->round_moves;
}

static void
keep_if_best (Search *self, CursusNeighbourhoodStats *stats)
{
  CursusScore score = cursus_work_score (self->work);
  if (cursus_score_compare (score, self->result->score) >= 0)
    return;
  self->result->score = score;
  memcpy (self->result->placements, self->work->placements, self->problem->n_meetings * sizeof (CursusPlacement));
  if (stats != NULL)
    stats->improved++;
}

static void
choose_table (Search *self)
{
  const CursusNeighbourhood *const *all = cursus_neighbourhoods ();
  for (uint32_t i = 0; all[i] != NULL; i++) {
    if (!all[i]->supports (self->problem))
      continue;
    self->table[self->n_table] = all[i];
    self->index[self->n_table++] = i;
    self->total_share += all[i]->share;
  }
}

static uint32_t
draw_neighbourhood (Search *self)
{
  uint32_t ticket = cursus_random_below (&self->work->random, self->total_share), i = 0;
  while (ticket >= self->table[i]->share)
    ticket -= self->table[i++]->share;
  return i;
}

/* Metropolis: a plan that is worse by some growth is taken with probability exp (-growth / temperature). Drawn beforehand, that
 * is the greatest growth that is taken. */
static double
draw_growth (Search *self, double temperature)
{
  return -temperature * log (1 - cursus_random_unit (&self->work->random));
}

static bool
check_now (Search *self)
{
  bool due = self->options->check == CURSUS_CHECK_STEP && self->result->moves >= self->next_check;
  if (due)
    self->next_check = self->result->moves + CHECK_STEP;
  return due || self->options->check == CURSUS_CHECK_FULL;
}

/* One move, tried and kept or undone. false with an error when a check fails. */
static bool
step (Search *self, double temperature, GError **error)
{
  CursusMove move;
  uint32_t drawn = draw_neighbourhood (self);
  CursusNeighbourhoodStats *stats = &self->result->stats[self->index[drawn]];
  stats->tried++;
  self->result->moves++;
  if (!self->table[drawn]->propose (self->work, &move))
    return true;
  CursusScore before = cursus_work_score (self->work);
  double limit = energy (self, before) + draw_growth (self, temperature);
  bool made = cursus_work_try (self->work, &move, self->hard_weight, limit);
  if (check_now (self) && !cursus_work_check (self->work, error)) {
    /* Not translated: a defect of ours. */
    g_prefix_error (error, "after a move of “%s”: ", self->table[drawn]->name);
    return false;
  }
  if (made && energy (self, cursus_work_score (self->work)) <= limit) {
    stats->accepted++;
    keep_if_best (self, stats);
    return true;
  }
  cursus_work_undo (self->work);
  assert (cursus_score_compare (cursus_work_score (self->work), before) == 0);
  return true;
}

static void
watch (const Search *self, bool over)
{
  if (self->options->watch != NULL)
    self->options->watch (self->work->evaluator, self->result->moves, over, self->options->watch_data);
}

static void
look_up (Search *self, double done)
{
  if (cursus_evaluator_failed (self->work->evaluator) || done >= 1)
    self->over = true;
  if (self->result->score.hard == 0 && self->result->score.soft == 0)
    self->over = true;
  if (self->options->stop != NULL && *self->options->stop != 0)
    self->over = self->result->interrupted = true;
  watch (self, false);
  int64_t now_us = g_get_monotonic_time ();
  if (self->options->progress == NULL || now_us < self->next_progress_us)
    return;
  self->next_progress_us = now_us + (int64_t)(PROGRESS_SECONDS * 1e6);
  CursusProgress progress
      = { .best = self->result->score, .moves = self->result->moves, .seconds = elapsed (self), .part_done = done };
  self->options->progress (&progress, self->options->progress_data);
}

static bool
run_cycle (Search *self, double begin, double end, GError **error)
{
  double temperature = self->hottest;
  for (uint32_t n = 0; !self->over; n++) {
    if (n % CLOCK_STEP == 0 || self->result->moves == self->budget || part_of_round (self) >= 1) {
      double done = part_of_round (self);
      look_up (self, part_done (self));
      if (done >= end || self->over)
        return true;
      temperature = self->hottest * pow (self->coldest / self->hottest, (done - begin) / (end - begin));
    }
    if (!step (self, temperature, error))
      return false;
  }
  return true;
}

/* A hard point weighs twice as much as one of the dearest soft rule, so that no single soft point buys it; the search cools down
 * to where one of the cheapest still counts. */
static void
set_scale (Search *self)
{
  int64_t most = 1, least = INT64_MAX;
  for (guint u = 0; u < self->problem->ruleset->uses->len; u++) {
    const CursusUse *use = cursus_ruleset_use (self->problem->ruleset, u);
    most = MAX (most, use->weight);
    if (use->weight > 0)
      least = MIN (least, use->weight);
  }
  self->hard_weight = 2.0 * (double)most;
  self->soft_unit = (double)(least == INT64_MAX ? 1 : least);
}

/* Rounds are as long as the default search at first, and twice as long after every two: what is stuck is melted again soon, and a
 * large budget ends in long, slow rounds. A rest that is no round joins the last one. */
static void
begin_round (Search *self, uint32_t number)
{
  uint32_t doublings = self->ends_feasible ? 0 : MIN (number / 2, 20);
  self->round_begun = self->result->moves;
  self->round_moves = cursus_search_default_moves (self->problem) << doublings;
  if (self->budget == 0)
    return;
  uint64_t rest = self->budget - self->result->moves;
  if (rest < self->round_moves + self->round_moves / 2)
    self->round_moves = MAX (1, rest);
}

/* A plan that has just become feasible is polished gently; otherwise every other round starts as hot as the others, so that a
 * feasible plan is no trap. */
static void
set_temperatures (Search *self, uint32_t round)
{
  bool polishes = self->result->score.hard == 0;
  bool gently = polishes && (self->was_seeking || round % 2 == 1);
  self->hottest = (gently ? POLISH_HOTTEST : HOTTEST) * self->hard_weight;
  self->coldest = (polishes ? POLISH_COLDEST : COLDEST) * self->soft_unit;
}

static bool
run_round (Search *self, uint32_t round, GError **error)
{
  begin_round (self, round);
  for (int cycle = 0; cycle < N_CYCLES && !self->over; cycle++) {
    set_temperatures (self, round);
    if (!run_cycle (self, (double)cycle / N_CYCLES, (double)(cycle + 1) / N_CYCLES, error))
      return false;
    if (self->result->score.hard > 0)
      self->hard_weight *= 1.5;
    cursus_work_load (self->work, self->result->placements);
  }
  return true;
}

static bool
anneal (Search *self, GError **error)
{
  set_scale (self);
  for (uint32_t round = 0; !self->over; round++) {
    bool polishes = self->result->score.hard == 0;
    if (!run_round (self, round, error))
      return false;
    self->was_seeking = !polishes;
    self->over = self->over || (self->ends_feasible && polishes);
  }
  return true;
}

/* The plan to start from; a meeting that it has where rules no longer let it be begins at its first placement. */
static void
load_start (Search *self)
{
  uint32_t n_meetings = self->problem->n_meetings, n = 0;
  g_autofree CursusPlacement *placements = g_memdup2 (self->options->start, MAX (1, n_meetings) * sizeof *placements);
  for (uint32_t m = 0; m < n_meetings; m++)
    if (!cursus_problem_allows (self->problem, m, placements[m]))
      placements[m] = cursus_problem_domain (self->problem, m, &n)[0];
  cursus_work_load (self->work, placements);
}

static void
start (Search *self)
{
  if (self->options->start != NULL)
    load_start (self);
  else
    cursus_construct_run (self->work);
  self->result->score = (CursusScore){ .hard = INT64_MAX, .soft = INT64_MAX };
  keep_if_best (self, NULL);
  look_up (self, 0);
}

uint64_t
cursus_search_default_moves (const CursusProblem *problem)
{
  return 5000 + UINT64_C (1250) * problem->n_meetings;
}

static bool
run (Search *self, GError **error)
{
  choose_table (self);
  start (self);
  if (!self->over && !anneal (self, error))
    return false;
  if (!cursus_evaluator_try_error (self->work->evaluator, error))
    return false;
  watch (self, true);
  cursus_work_load (self->work, self->result->placements);
  self->result->seconds = elapsed (self);
  return cursus_work_check (self->work, error);
}

CursusSearchResult *
cursus_search_run (const CursusProblem *problem, const CursusSearchOptions *options, GError **error)
{
  g_autoptr (CursusWork) work = cursus_work_new (problem, options->seed, error);
  if (work == NULL)
    return NULL;
  g_autoptr (CursusSearchResult) result = g_new0 (CursusSearchResult, 1);
  result->placements = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  Search search = {
    .problem = problem,
    .options = options,
    .work = work,
    .result = result,
    .budget = options->max_moves,
    .next_check = CHECK_STEP,
    .begun_us = g_get_monotonic_time (),
  };
  if (options->max_moves == 0 && options->max_seconds <= 0) {
    search.budget = cursus_search_default_moves (problem) * MAX_ROUNDS;
    search.ends_feasible = true;
  }
  return run (&search, error) ? g_steal_pointer (&result) : NULL;
}

void
cursus_search_result_free (CursusSearchResult *self)
{
  if (self == NULL)
    return;
  g_free (self->placements);
  g_free (self);
}
