/* Divides the budget among threads and puts their results together. Which plans they exchange, portfolio-exchange.c says. */
#include "solver/portfolio.h"

#include <string.h>

#include "solver/error.h"
#include "solver/portfolio-private.h"
#include "solver/search-private.h"

#define PARTS 100          /* of the budget, between which plans are exchanged */
#define PART_MOVES 2000    /* at least, of each search */
#define PART_SECONDS 0.01  /* at least */
#define PROGRESS_US 100000 /* between two reports */

typedef struct Portfolio Portfolio;

/* One of the searches. */
typedef struct {
  Portfolio *portfolio;
  uint32_t index;
  const CursusProblem *problem;
  CursusSearchOptions options;
  CursusSearchPeers peers;
  CursusProgress progress; /* the last it told */
  CursusSearchResult *result;
  GError *error;
  GThread *thread;
} Part;

struct Portfolio {
  const CursusSearchOptions *options;
  CursusExchange *exchange;
  uint32_t n_parts;
  Part *parts;
  gint halt;    /* atomic: the others may as well stop */
  GMutex mutex; /* of what follows, and of the caller's callback */
  int64_t next_progress_us;
};

static void
on_progress (const CursusProgress *progress, gpointer data)
{
  Part *part = data;
  Portfolio *self = part->portfolio;
  g_mutex_lock (&self->mutex);
  part->progress = *progress;
  int64_t now_us = g_get_monotonic_time ();
  if (now_us >= self->next_progress_us) {
    CursusProgress all = *progress;
    all.moves = 0;
    for (uint32_t i = 0; i < self->n_parts; i++) {
      const CursusProgress *one = &self->parts[i].progress;
      all.moves += one->moves;
      if (one->moves > 0 && cursus_score_compare (one->best, all.best) < 0)
        all.best = one->best;
    }
    self->next_progress_us = now_us + PROGRESS_US;
    self->options->progress (&all, self->options->progress_data);
  }
  g_mutex_unlock (&self->mutex);
}

static void
on_exchange (CursusSearch *search, gpointer data)
{
  Part *part = data;
  const CursusSearchOptions *options = &part->options;
  bool by_clock = options->max_seconds > 0 && !options->processor_time;
  int64_t until_us = by_clock ? search->begun_us + (int64_t)(search->max_seconds * 1e6) : INT64_MAX;
  CursusOffer offer = {
    .best = search->result->score,
    .best_plan = search->result->placements,
    .plan = search->work->placements,
    .energy = cursus_search_energy (search),
  };
  const CursusPlacement *plan = cursus_exchange_meet (part->portfolio->exchange, part->index, &offer, until_us);
  if (plan != NULL)
    cursus_search_adopt (search, plan);
}

/* Others need not go on after an error. Nor at 0/0, which nothing beats: they learn of that when they exchange; at once only
 * where the result may depend on who is faster. */
static bool
halts_others (const Part *part)
{
  if (part->result == NULL)
    return true;
  return part->options.max_seconds > 0 && part->result->score.hard == 0 && part->result->score.soft == 0;
}

static gpointer
search (gpointer data)
{
  Part *part = data;
  part->result = cursus_search_run_among (part->problem, &part->options, &part->peers, &part->error);
  if (halts_others (part))
    g_atomic_int_set (&part->portfolio->halt, 1);
  CursusOffer last = { 0 };
  if (part->result != NULL)
    last = (CursusOffer){ .best = part->result->score, .best_plan = part->result->placements };
  cursus_exchange_leave (part->portfolio->exchange, part->index, part->result != NULL ? &last : NULL);
  return NULL;
}

/* Into how many parts the budget of one search is divided. */
static uint32_t
count_parts (const CursusProblem *problem, const CursusSearchOptions *options)
{
  double parts = PARTS;
  if (options->max_seconds > 0)
    parts = MIN (parts, options->max_seconds / PART_SECONDS);
  if (options->max_moves > 0)
    parts = MIN (parts, (double)options->max_moves / PART_MOVES);
  if (options->max_seconds <= 0 && options->max_moves == 0)
    parts = (double)cursus_search_default_moves (problem) * CURSUS_SEARCH_MOST_COOLINGS / PART_MOVES;
  return (uint32_t)MAX (1, parts);
}

static void
init_part (Part *part, Portfolio *self, uint32_t index, const CursusProblem *problem)
{
  *part = (Part){ .portfolio = self, .index = index, .problem = problem, .options = *self->options };
  uint64_t mixed = self->options->seed;
  for (uint32_t i = 0; i < index; i++)
    part->options.seed = cursus_random_mix (&mixed);
  part->options.max_moves = self->options->max_moves / self->n_parts + (index < self->options->max_moves % self->n_parts);
  if (self->options->progress != NULL) {
    part->options.progress = on_progress;
    part->options.progress_data = part;
  }
  part->options.watch = index == 0 ? self->options->watch : NULL;
  part->peers = (CursusSearchPeers){
    .n_parts = count_parts (problem, &part->options),
    .exchange = on_exchange,
    .data = part,
    .halt = &self->halt,
  };
}

static bool
check_problems (const CursusProblem *const *problems, uint32_t n, GError **error)
{
  const CursusProblem *first = problems[0];
  uint32_t n_meetings = first->n_meetings;
  for (uint32_t i = 1; i < n; i++) {
    const CursusProblem *other = problems[i];
    if (other->n_meetings == n_meetings
        && memcmp (other->domain_start, first->domain_start, (n_meetings + 1) * sizeof *first->domain_start) == 0
        && memcmp (other->domain, first->domain, first->domain_start[n_meetings] * sizeof *first->domain) == 0)
      continue;
    /* Not translated: a defect of ours, or a session that was changed on disk just now. */
    g_set_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES,
                 "internal error: the problem of thread %u differs from the first one’s", i + 1);
    return false;
  }
  return true;
}

/* Runs all parts, the first one in this thread. */
static bool
run_parts (Portfolio *self, GError **error)
{
  bool started = true;
  for (uint32_t i = 1; i < self->n_parts && started; i++)
    started = (self->parts[i].thread = g_thread_try_new ("search", search, &self->parts[i], error)) != NULL;
  for (uint32_t i = 1; i < self->n_parts && !started; i++)
    if (self->parts[i].thread == NULL)
      cursus_exchange_leave (self->exchange, i, NULL);
  if (started)
    search (&self->parts[0]);
  else {
    g_atomic_int_set (&self->halt, 1);
    cursus_exchange_leave (self->exchange, 0, NULL);
  }
  for (uint32_t i = 1; i < self->n_parts; i++)
    if (self->parts[i].thread != NULL)
      g_thread_join (self->parts[i].thread);
  return started;
}

static void
add_stats (CursusSearchResult *to, const CursusSearchResult *from)
{
  to->moves += from->moves;
  to->interrupted = to->interrupted || from->interrupted;
  to->seconds = MAX (to->seconds, from->seconds);
  if (from->feasible_seconds >= 0 && (to->feasible_seconds < 0 || from->feasible_seconds < to->feasible_seconds))
    to->feasible_seconds = from->feasible_seconds;
  for (uint32_t i = 0; i < CURSUS_MAX_NEIGHBOURHOODS; i++) {
    to->stats[i].tried += from->stats[i].tried;
    to->stats[i].accepted += from->stats[i].accepted;
    to->stats[i].improved += from->stats[i].improved;
    to->stats[i].nanoseconds += from->stats[i].nanoseconds;
  }
}

/* The best result, with the counts of all. */
static CursusSearchResult *
join_results (Portfolio *self, GError **error)
{
  Part *best = &self->parts[0];
  for (uint32_t i = 0; i < self->n_parts; i++) {
    Part *part = &self->parts[i];
    if (part->error != NULL) {
      g_propagate_error (error, g_steal_pointer (&part->error));
      return NULL;
    }
    if (cursus_score_compare (part->result->score, best->result->score) < 0)
      best = part;
  }
  for (uint32_t i = 0; i < self->n_parts; i++)
    if (&self->parts[i] != best)
      add_stats (best->result, self->parts[i].result);
  return g_steal_pointer (&best->result);
}

static CursusSearchResult *
run (Portfolio *self, const CursusProblem *const *problems, GError **error)
{
  CursusSearchResult *result = NULL;
  g_autoptr (CursusExchange) exchange = cursus_exchange_new (self->n_parts, problems[0]->n_meetings);
  self->exchange = exchange;
  self->parts = g_new0 (Part, self->n_parts);
  g_mutex_init (&self->mutex);
  for (uint32_t i = 0; i < self->n_parts; i++)
    init_part (&self->parts[i], self, i, problems[i]);
  if (run_parts (self, error))
    result = join_results (self, error);
  for (uint32_t i = 0; i < self->n_parts; i++) {
    cursus_search_result_free (self->parts[i].result);
    g_clear_error (&self->parts[i].error);
  }
  g_mutex_clear (&self->mutex);
  g_free (self->parts);
  return result;
}

CursusSearchResult *
cursus_portfolio_run (const CursusProblem *const *problems, uint32_t n_searches, const CursusSearchOptions *options,
                      GError **error)
{
  g_return_val_if_fail (n_searches >= 1 && n_searches <= CURSUS_PORTFOLIO_MOST, NULL);
  if (options->max_moves > 0)
    n_searches = (uint32_t)MIN (n_searches, options->max_moves);
  if (n_searches == 1)
    return cursus_search_run (problems[0], options, error);
  if (!check_problems (problems, n_searches, error))
    return NULL;
  CursusSearchOptions shared = *options;
  if (shared.begun_us == 0)
    shared.begun_us = g_get_monotonic_time ();
  Portfolio self = { .options = &shared, .n_parts = n_searches };
  return run (&self, problems, error);
}
