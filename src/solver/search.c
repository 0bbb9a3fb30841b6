/* Sets a search up, makes its moves and watches its budget; anneal.c says at which temperatures. */
#include "solver/search.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "core/clock.h"
#include "solver/construct.h"
#include "solver/error.h"
#include "solver/search-private.h"

#define CHECK_STEP 1000 /* moves between audits on the second rung of the ladder */
#define PROGRESS_SECONDS 0.1
#define SLOW_LOOK_US 2000 /* between two looks at the clock */
#define LATE 0.85         /* part of the time after which it is looked how much other programs take of the processor */
#define SPARE_CROWDED                                                                                                            \
  0.6 /* of spare_seconds is needed if the caller has a processor, so much times as many if it has to share one */
#define MOST_CROWDED 32.0
#define SHORTEST 1e-6      /* seconds: not 0, which is no limit */
#define LEAST_TOLD 0.01    /* part of a number of moves after which the time left can be told */
#define BRIEF_TRIES 60     /* placements of a meeting in the first plan: what follows melts it down anyway */
#define N_ATTEMPTS 8       /* proposals until one is of an island where something is to be won */
#define TIMED_STEP 61      /* one move of so many is timed and stands for all of them */
#define TIMED_MOST 1000000 /* nanoseconds; longer ones had to wait for the processor */

static double
energy (const CursusSearch *self, CursusScore score)
{
  return self->hard_weight * (double)score.hard + (double)score.soft;
}

/* The clock of the budget, in microseconds. */
static int64_t
read_clock (const CursusSearchOptions *options)
{
  return options->processor_time ? cursus_clock_thread_us () : g_get_monotonic_time ();
}

/* Seconds of a processor that this thread has had. */
static double
read_taken (void)
{
  return (double)cursus_clock_thread_us () / G_USEC_PER_SEC;
}

static double
elapsed (const CursusSearch *self)
{
  return (double)(read_clock (self->options) - self->begun_us) / 1e6;
}

double
cursus_search_part_done (const CursusSearch *self)
{
  double by_moves = self->budget > 0 ? (double)self->result->moves / (double)self->budget : 0;
  double by_time = self->max_seconds > 0 ? elapsed (self) / self->max_seconds : 0;
  return MIN (1, MAX (by_moves, by_time));
}

/* A plan was found that is the best so far. */
static void
note_moment (CursusSearch *self, int64_t hard_before)
{
  self->result->best_seconds = elapsed (self);
  if (hard_before > 0 && self->result->score.hard == 0)
    self->result->feasible_seconds = self->result->best_seconds;
}

static void
keep_if_best (CursusSearch *self, CursusNeighbourhoodStats *stats)
{
  CursusScore score = cursus_work_score (self->work);
  if (cursus_score_compare (score, self->result->score) >= 0)
    return;
  int64_t hard_before = self->result->score.hard;
  self->result->score = score;
  note_moment (self, hard_before);
  memcpy (self->result->placements, self->work->placements, self->problem->n_meetings * sizeof (CursusPlacement));
  if (stats != NULL)
    stats->improved++;
}

/* Meetings of the island that has most of them; of all where they cannot be told apart. */
static uint32_t
count_most (const CursusProblem *problem)
{
  const CursusIslands *islands = problem->islands;
  uint32_t most = 0;
  for (uint32_t i = 0; i < islands->n_islands; i++)
    most = MAX (most, islands->start[i + 1] - islands->start[i]);
  return islands->n_islands > 1 ? most : problem->n_meetings;
}

static void
choose_table (CursusSearch *self)
{
  const CursusNeighbourhood *const *all = cursus_neighbourhoods ();
  self->is_crowded = count_most (self->problem) > self->problem->frame->timeline->n_slots
                     && cursus_neighbourhood_transfer.supports (self->problem);
  for (uint32_t i = 0; all[i] != NULL; i++) {
    uint32_t share = self->is_crowded ? all[i]->crowded_share : all[i]->share, n = self->n_table;
    uint32_t mending_share = self->is_crowded ? share : share + all[i]->mending_share;
    if (mending_share == 0 || !all[i]->supports (self->problem))
      continue;
    self->table[n] = all[i];
    self->index[n] = i;
    self->share[n] = share;
    self->mending_share[n] = mending_share;
    self->total_share += share;
    self->total_mending_share += mending_share;
    self->n_table++;
  }
}

static uint32_t
draw_neighbourhood (CursusSearch *self)
{
  bool mends = cursus_work_score (self->work).hard > 0;
  const uint32_t *share = mends ? self->mending_share : self->share;
  uint32_t ticket = cursus_random_below (&self->work->random, mends ? self->total_mending_share : self->total_share), i = 0;
  while (ticket >= share[i])
    ticket -= share[i++];
  return i;
}

/* Metropolis: a plan that is worse by some growth is taken with probability exp (-growth / temperature). Drawn beforehand, that
 * is the greatest growth that is taken. */
static double
draw_growth (CursusSearch *self, double temperature)
{
  return -temperature * log (1 - cursus_random_unit (&self->work->random));
}

static bool
check_now (CursusSearch *self)
{
  bool due = self->options->check == CURSUS_CHECK_STEP && self->result->moves >= self->next_check;
  if (due)
    self->next_check = self->result->moves + CHECK_STEP;
  return due || self->options->check == CURSUS_CHECK_FULL;
}

static bool
propose (CursusSearch *self, const CursusNeighbourhood *neighbourhood, CursusMove *move)
{
  if (self->bests == NULL)
    return neighbourhood->propose (self->work, move);
  for (int i = 0; i < N_ATTEMPTS; i++)
    if (neighbourhood->propose (self->work, move) && cursus_island_bests_narrow (self->bests, self->work, move, self->seeks))
      return true;
  return false;
}

/* A move was made that is kept. */
static void
follow (CursusSearch *self, const CursusMove *move, CursusScore before, CursusNeighbourhoodStats *stats)
{
  stats->accepted++;
  if (self->bests == NULL) {
    keep_if_best (self, stats);
    return;
  }
  int64_t hard_before = self->result->score.hard;
  CursusScore after = cursus_work_score (self->work);
  CursusScore growth = { .hard = after.hard - before.hard, .soft = after.soft - before.soft };
  if (!cursus_island_bests_follow (self->bests, self->work, move, growth, self->result->placements, &self->result->score))
    return;
  note_moment (self, hard_before);
  stats->improved++;
}

/* Tries a move of one neighbourhood. */
static bool
try_move (CursusSearch *self, uint32_t drawn, double temperature, uint64_t *accepted, GError **error)
{
  CursusMove move;
  CursusNeighbourhoodStats *stats = &self->result->stats[self->index[drawn]];
  double growth = draw_growth (self, temperature);
  self->work->patience = growth + self->slack;
  stats->tried++;
  self->result->moves++;
  if (!propose (self, self->table[drawn], &move))
    return true;
  CursusScore before = cursus_work_score (self->work);
  double limit = energy (self, before) + growth;
  bool made = cursus_work_try (self->work, &move, self->hard_weight, limit);
  if (check_now (self) && !cursus_work_check (self->work, error)) {
    /* Not translated: a defect of ours. */
    g_prefix_error (error, "after a move of “%s”: ", self->table[drawn]->name);
    return false;
  }
  if (made && energy (self, cursus_work_score (self->work)) <= limit) {
    if (accepted != NULL)
      (*accepted)++;
    follow (self, &move, before, stats);
    return true;
  }
  cursus_work_undo (self->work);
  assert (cursus_score_compare (cursus_work_score (self->work), before) == 0);
  return true;
}

static int64_t
read_nanoseconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

bool
cursus_search_step (CursusSearch *self, double temperature, uint64_t *accepted, GError **error)
{
  uint32_t drawn = draw_neighbourhood (self);
  if (self->result->moves % TIMED_STEP != 0)
    return try_move (self, drawn, temperature, accepted, error);
  int64_t begun = read_nanoseconds ();
  bool done = try_move (self, drawn, temperature, accepted, error);
  int64_t taken = read_nanoseconds () - begun;
  if (taken < TIMED_MOST)
    self->result->stats[self->index[drawn]].nanoseconds += TIMED_STEP * (uint64_t)taken;
  return done;
}

static void
watch (const CursusSearch *self, bool over)
{
  if (self->options->watch != NULL)
    self->options->watch (self->work->evaluator, self->result->moves, over, self->options->watch_data);
}

double
cursus_search_energy (const CursusSearch *self)
{
  return self->sum_energy / self->n_energies;
}

void
cursus_search_adopt (CursusSearch *self, const CursusPlacement *placements)
{
  cursus_work_load (self->work, placements);
  if (self->bests == NULL) {
    keep_if_best (self, NULL);
    return;
  }
  int64_t hard_before = self->result->score.hard;
  if (cursus_island_bests_adopt (self->bests, self->work, self->result->placements, &self->result->score))
    note_moment (self, hard_before);
}

static void
exchange (CursusSearch *self, double done)
{
  if (self->peers == NULL || done >= 1 || cursus_evaluator_failed (self->work->evaluator))
    return;
  self->sum_energy += energy (self, cursus_work_score (self->work));
  self->n_energies++;
  double part = done * self->peers->n_parts;
  if (part < self->n_exchanged + 1)
    return;
  self->n_exchanged = (uint32_t)part;
  self->peers->exchange (self, self->peers->data);
  self->sum_energy = self->n_energies = 0;
}

/* With a proof beside the search. */
static void
share (CursusSearch *self)
{
  CursusKnown *known = self->options->known;
  CursusScore score = self->result->score;
  if (known == NULL || cursus_evaluator_failed (self->work->evaluator))
    return;
  if (cursus_score_compare (score, self->shared) < 0)
    cursus_known_offer (known, self->result->placements, score);
  if (cursus_known_take (known, self->gift, &score))
    cursus_search_adopt (self, self->gift);
  self->shared = self->result->score;
  self->over = self->over || cursus_known_is_settled (known);
}

/* Where time ends the search, slow moves are watched more closely. */
static void
set_stride (CursusSearch *self, int64_t now_us)
{
  int64_t taken_us = now_us - self->looked_us;
  if (self->max_seconds > 0 && taken_us > SLOW_LOOK_US)
    self->stride = MAX (1, self->stride / 2);
  else if (self->stride < CURSUS_SEARCH_STRIDE && taken_us < SLOW_LOOK_US / 4)
    self->stride *= 2;
}

static double
seconds_left (const CursusSearch *self, double done)
{
  if (self->max_seconds > 0 && self->budget == 0)
    return MAX (0, self->max_seconds - elapsed (self));
  return self->is_brief || done < LEAST_TOLD ? -1 : elapsed (self) / done * (1 - done);
}

/* Near the end: if this thread had but a part of a processor, what the caller has still to do takes longer as well. */
static void
keep_back_for_others (CursusSearch *self)
{
  if (self->is_crowd_seen || self->max_seconds <= 0 || self->options->processor_time || elapsed (self) < LATE * self->max_seconds)
    return;
  self->is_crowd_seen = true;
  double seconds = (double)(g_get_monotonic_time () - self->entered_us) / 1e6, taken = read_taken () - self->taken;
  double crowding = MIN (MOST_CROWDED, seconds / MAX (taken, SHORTEST));
  double more = self->options->spare_seconds * MAX (0, SPARE_CROWDED * crowding - 1);
  self->max_seconds = MAX (LATE * self->max_seconds, self->max_seconds - more);
}

void
cursus_search_look_up (CursusSearch *self, double done)
{
  keep_back_for_others (self);
  set_stride (self, g_get_monotonic_time ());
  exchange (self, done);
  share (self);
  if (self->peers != NULL && g_atomic_int_get (self->peers->halt) != 0)
    self->over = true;
  if (cursus_evaluator_failed (self->work->evaluator) || done >= 1)
    self->over = true;
  if (self->result->score.hard == 0 && (self->result->score.soft <= self->options->soft_enough || self->options->any_plan))
    self->over = true;
  if (self->options->stop != NULL && g_atomic_int_get (self->options->stop) != 0)
    self->over = self->result->interrupted = true;
  watch (self, false);
  int64_t now_us = self->looked_us = g_get_monotonic_time ();
  if (self->options->progress == NULL || now_us < self->next_progress_us)
    return;
  self->next_progress_us = now_us + (int64_t)(PROGRESS_SECONDS * 1e6);
  CursusProgress progress = {
    .best = self->result->score,
    .moves = self->result->moves,
    .seconds = elapsed (self),
    .part_done = done,
    .seconds_left = seconds_left (self, done),
  };
  self->options->progress (&progress, self->options->progress_data);
}

static void
set_scale (CursusSearch *self)
{
  int64_t most = 1, least = INT64_MAX;
  for (guint u = 0; u < self->problem->ruleset->uses->len; u++) {
    const CursusUse *use = cursus_ruleset_use (self->problem->ruleset, u);
    most = MAX (most, use->weight);
    if (use->weight > 0)
      least = MIN (least, use->weight);
  }
  self->soft_most = (double)most;
  self->soft_unit = (double)(least == INT64_MAX ? 1 : least);
}

/* The plan to start from; a meeting that it has where rules no longer let it be begins at its first placement. */
static void
load_start (CursusSearch *self)
{
  uint32_t n_meetings = self->problem->n_meetings, n = 0;
  g_autofree CursusPlacement *placements = g_memdup2 (self->options->start, MAX (1, n_meetings) * sizeof *placements);
  for (uint32_t m = 0; m < n_meetings; m++)
    if (!cursus_problem_allows (self->problem, m, placements[m]))
      placements[m] = cursus_problem_domain (self->problem, m, &n)[0];
  cursus_work_load (self->work, placements);
}

static void
start (CursusSearch *self)
{
  const uint32_t n_tries = self->is_brief && !self->is_crowded ? BRIEF_TRIES : CURSUS_CONSTRUCT_TRIES;
  bool may_hurry = self->max_seconds > 0 && !self->options->processor_time;
  if (self->options->start != NULL)
    load_start (self);
  else
    cursus_construct_run_until (self->work, n_tries,
                                may_hurry ? self->begun_us + (int64_t)(self->max_seconds / 2 * 1e6) : INT64_MAX);
  self->result->score = (CursusScore){ .hard = INT64_MAX, .soft = INT64_MAX };
  self->result->feasible_seconds = -1;
  keep_if_best (self, NULL);
  if (self->problem->islands->n_islands > 1)
    self->bests = cursus_island_bests_new (self->work);
  cursus_search_look_up (self, 0);
}

void
cursus_search_return (CursusSearch *self)
{
  cursus_work_load (self->work, self->result->placements);
  if (self->bests != NULL)
    cursus_island_bests_return (self->bests);
}

CursusCheckLevel
cursus_search_default_check (void)
{
#ifdef NDEBUG
  return CURSUS_CHECK_END;
#else
  return CURSUS_CHECK_STEP;
#endif
}

uint64_t
cursus_search_default_moves (const CursusProblem *problem)
{
  return 5000 + UINT64_C (1250) * problem->n_meetings;
}

/* Of the time, what the last check of a plan and those of the caller will take is kept back: as much as the first one takes. */
static bool
keep_back (CursusSearch *self, GError **error)
{
  if (self->max_seconds <= 0 || self->options->spare_checks <= 0)
    return true;
  double before = elapsed (self);
  if (!cursus_work_check (self->work, error))
    return false;
  double kept = (elapsed (self) - before) * (1 + self->options->spare_checks);
  self->max_seconds = MAX (SHORTEST, self->max_seconds - kept);
  return true;
}

static bool
run (CursusSearch *self, GError **error)
{
  choose_table (self);
  set_scale (self);
  start (self);
  if (!keep_back (self, error))
    return false;
  if (!self->over && !(self->is_brief ? cursus_search_brief (self, error) : cursus_search_anneal (self, error)))
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
  return cursus_search_run_among (problem, options, NULL, error);
}

CursusSearchResult *
cursus_search_run_among (const CursusProblem *problem, const CursusSearchOptions *options, const CursusSearchPeers *peers,
                         GError **error)
{
  int64_t begun_us = options->begun_us != 0 && !options->processor_time ? options->begun_us : read_clock (options);
  g_autoptr (CursusWork) work = cursus_work_new (problem, options->seed, error);
  if (work == NULL)
    return NULL;
  g_autoptr (CursusSearchResult) result = g_new0 (CursusSearchResult, 1);
  result->placements = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  g_autofree CursusPlacement *gift = options->known != NULL ? g_new (CursusPlacement, MAX (1, problem->n_meetings)) : NULL;
  CursusSearch search = {
    .problem = problem,
    .options = options,
    .peers = peers,
    .work = work,
    .result = result,
    .budget = options->max_moves,
    .next_check = CHECK_STEP,
    .begun_us = begun_us,
    .max_seconds = options->max_seconds > 0 ? MAX (SHORTEST, options->max_seconds - options->spare_seconds) : 0,
    .entered_us = g_get_monotonic_time (),
    .taken = read_taken (),
    .looked_us = g_get_monotonic_time (),
    .stride = CURSUS_SEARCH_STRIDE,
    .shared = { .hard = INT64_MAX, .soft = INT64_MAX },
    .gift = gift,
  };
  search.is_brief = options->brief || (options->max_moves == 0 && options->max_seconds <= 0);
  if (search.is_brief && search.budget == 0)
    search.budget = cursus_search_default_moves (problem) * CURSUS_SEARCH_MOST_COOLINGS;
  bool done = run (&search, error);
  cursus_island_bests_free (search.bests);
  return done ? g_steal_pointer (&result) : NULL;
}

void
cursus_search_result_free (CursusSearchResult *self)
{
  if (self == NULL)
    return;
  g_free (self->placements);
  g_free (self);
}
