/* How long the search and the proof take, and what they tell each other: with a limit of time all they find; else a search and a
 * proof of a fixed length, which meet once, so that nothing depends on who is faster. */
#include "app/searching.h"

#include <sched.h>

#include "app/language.h"
#include "app/presolve-stats.h"
#include "app/proving.h"
#include "app/search-stats.h"
#include "core/clock.h"
#include "solver/convert.h"
#include "solver/error.h"

#define FINISH_SECONDS 0.04 /* of the time, for saving and printing the plan of any session */
#define FINISH_CHECKS 2     /* and, as they take longer for larger ones, what so many checks of a plan take */
/* A proof that nobody asked for takes about as long as the search of a small session, a few times over. */
#define UNASKED_STEPS 500000
#define UNASKED_CLAUSES 1000000
#define TIMED_CLAUSES 3000000 /* some 400 MiB */
/* A proof that is asked for begins alone where it may well be complete before a search would be over. */
#define AHEAD_LEAST 1 /* seconds of it */
#define AHEAD_STEPS 200000
#define AHEAD_PLACEMENTS 32000

typedef struct {
  const CursusWorkspace *workspace;
  const CursusPlanningOptions *options;
  const CursusPlacement *pins;
  CursusKnown *known;
  CursusProver *prover;  /* (nullable) */
  CursusProgress latest; /* of the search */
  int64_t begun_us;
  int64_t proof_until_us; /* once the search is over; 0: unknown */
} Searching;

static bool
is_timed (const CursusPlanningOptions *options)
{
  return options->seconds > 0 && options->moves == 0;
}

static void
tell_progress (const Searching *self, CursusProgress progress)
{
  int64_t bound = cursus_known_bound (self->known);
  if (bound > 0)
    progress.bound = &bound;
  self->options->progress (&progress, self->options->progress_data);
}

static void
on_progress (const CursusProgress *progress, gpointer data)
{
  Searching *self = data;
  self->latest = *progress;
  tell_progress (self, *progress);
}

/* While the proof goes on alone. */
static void
on_tick (gpointer data)
{
  Searching *self = data;
  CursusProgress progress = self->latest;
  int64_t now_us = g_get_monotonic_time ();
  g_autofree CursusPlacement *better = g_new (CursusPlacement, MAX (1, self->workspace->problem->n_meetings));
  cursus_known_take (self->known, better, &progress.best);
  progress.part_done = 1;
  progress.seconds = (double)(now_us - self->begun_us) / G_USEC_PER_SEC;
  progress.seconds_left = self->proof_until_us > 0 ? MAX (0, (double)(self->proof_until_us - now_us) / G_USEC_PER_SEC) : -1;
  tell_progress (self, progress);
}

/* Those that this process may use; g_get_num_processors counts all there are. */
static uint32_t
count_processors (void)
{
  cpu_set_t mine;
  return sched_getaffinity (0, sizeof mine, &mine) == 0 ? (uint32_t)CPU_COUNT (&mine) : g_get_num_processors ();
}

/* A plan that the proof has found, while nobody searches yet. */
static void
on_ahead_tick (gpointer data)
{
  Searching *self = data;
  CursusProgress progress = { .best = { G_MAXINT64, G_MAXINT64 }, .seconds_left = -1 };
  g_autofree CursusPlacement *placements = g_new (CursusPlacement, MAX (1, self->workspace->problem->n_meetings));
  if (!cursus_known_take (self->known, placements, &progress.best))
    return;
  progress.seconds = (double)(g_get_monotonic_time () - self->begun_us) / G_USEC_PER_SEC;
  tell_progress (self, progress);
}

static bool
has_processor (const CursusPlanningOptions *options)
{
  return cursus_planning_threads (options) < count_processors ();
}

/* Whether there is to be a proof at all. A number of moves bounds everything that is done, unless a proof is asked for. */
static bool
wants_proof (const CursusPlanningOptions *options)
{
  return !options->no_proof && (options->prove > 0 || options->moves == 0);
}

/* Whether the proof may well be complete before a search would be over. */
static bool
goes_ahead (const Searching *self)
{
  const CursusPlanningOptions *options = self->options;
  const CursusProblem *problem = self->workspace->problem;
  return !options->no_proof && options->prove >= AHEAD_LEAST && options->moves == 0 && !is_timed (options)
         && problem->domain_start[problem->n_meetings] <= AHEAD_PLACEMENTS;
}

static void
start_proof (Searching *self)
{
  const CursusPlanningOptions *options = self->options;
  const bool timed = is_timed (options), asked = options->prove > 0;
  const CursusProverOptions prover_options = {
    .pins = self->pins,
    .known = self->known,
    .exchanges = timed,
    .ahead_steps = goes_ahead (self) ? AHEAD_STEPS : 0,
    .max_steps = timed || asked ? 0 : UNASKED_STEPS,
    .max_clauses = asked   ? 0
                   : timed ? TIMED_CLAUSES
                           : UNASKED_CLAUSES,
    .seconds = timed ? options->seconds : 0,
    .goes_on = asked,
    .begun_us = self->begun_us,
    .n_searching = timed ? cursus_planning_threads (options) : 0,
    .has_processor = has_processor (options),
    /* What the process has taken by now was mostly for reading the session, once for each thread. */
    .opening = (double)cursus_clock_process_us () / G_USEC_PER_SEC / cursus_planning_threads (options),
    .stop = options->stop,
  };
  self->prover = cursus_prover_start (self->workspace, &prover_options);
}

static CursusSearchResult *
search (Searching *self, CursusTeam *team, GError **error)
{
  const CursusPlanningOptions *options = self->options;
  const CursusSearchOptions search_options = {
    .seed = options->seed,
    .max_moves = options->moves,
    .max_seconds = MAX (0, options->seconds),
    .spare_seconds = FINISH_SECONDS,
    .begun_us = self->begun_us,
    .spare_checks = FINISH_CHECKS,
    .check = options->check_full ? CURSUS_CHECK_FULL : cursus_search_default_check (),
    .stop = options->stop,
    .progress = options->progress != NULL ? on_progress : NULL,
    .progress_data = self,
    .known = self->prover != NULL && is_timed (options) ? self->known : NULL,
  };
  return cursus_team_search (team, &search_options, error);
}

/* What the rest of the proof does to @result. A rule that fails it says so, and the plan is good all the same. */
static bool
finish_proof (Searching *self, CursusSearchResult *result, CursusProven *proven, GError **error)
{
  const CursusPlanningOptions *options = self->options;
  const bool is_best = result->score.hard == 0 && result->score.soft == 0;
  CursusProverRest rest = {
    .seconds = is_best || result->interrupted ? 0
               : options->prove > 0           ? options->prove
               : is_timed (options)           ? 0
                                              : -1,
    .tick = options->progress != NULL ? on_tick : NULL,
    .tick_data = self,
  };
  if (rest.seconds > 0)
    self->proof_until_us = g_get_monotonic_time () + (int64_t)(rest.seconds * G_USEC_PER_SEC);
  g_autoptr (GError) why = NULL;
  if (!cursus_prover_finish (self->prover, &rest, result->placements, &result->score, proven, &why)) {
    if (why->domain == CURSUS_SOLVER_ERROR || options->proof_error == NULL) {
      g_propagate_error (error, g_steal_pointer (&why));
      return false;
    }
    g_propagate_error (options->proof_error, g_steal_pointer (&why));
  }
  if (!proven->complete && options->stop != NULL && g_atomic_int_get (options->stop) != 0)
    result->interrupted = true;
  return true;
}

/* (transfer full) (nullable): the best plan there can be, if the proof found it without a search. */
static CursusSearchResult *
find_ahead (Searching *self)
{
  start_proof (self);
  if (self->prover == NULL)
    return NULL;
  cursus_prover_wait_ahead (self->prover, self->options->progress != NULL ? on_ahead_tick : NULL, self);
  if (!cursus_known_is_settled (self->known))
    return NULL;
  g_autoptr (CursusSearchResult) result = g_new0 (CursusSearchResult, 1);
  result->placements = g_new (CursusPlacement, MAX (1, self->workspace->problem->n_meetings));
  result->score = (CursusScore){ G_MAXINT64, G_MAXINT64 };
  return cursus_known_take (self->known, result->placements, &result->score) ? g_steal_pointer (&result) : NULL;
}

/* The plan of the search and the proof. */
static CursusSearchResult *
find (Searching *self, CursusTeam *team, CursusProven *proven, GError **error)
{
  const CursusPlanningOptions *options = self->options;
  /* Where there is one processor only, they would but hinder each other. */
  const bool wants = wants_proof (options), beside = is_timed (options) || has_processor (options);
  g_autoptr (CursusSearchResult) result = goes_ahead (self) ? find_ahead (self) : NULL;
  if (wants && beside && self->prover == NULL)
    start_proof (self);
  if (result == NULL)
    result = search (self, team, error);
  if (result == NULL)
    return NULL;
  if (wants && self->prover == NULL && (result->score.hard > 0 || result->score.soft > 0) && !result->interrupted)
    start_proof (self);
  if (self->prover != NULL && !finish_proof (self, result, proven, error))
    return NULL;
  return g_steal_pointer (&result);
}

static void
keep_stats (const Searching *self, const CursusTeam *team, const CursusSearchResult *result)
{
  if (self->options->stats == NULL)
    return;
  g_autofree char *before = cursus_presolve_stats_print (cursus_team_problem (team));
  g_autofree char *moves = cursus_search_stats_print (result);
  *self->options->stats = g_strconcat (before, moves, NULL);
}

CursusPlan *
cursus_searching_run (const CursusWorkspace *workspace, CursusTeam *team, const CursusPlacement *pins, const CursusPlan *newest,
                      const CursusPlanningOptions *options, bool *interrupted, GError **error)
{
  g_autoptr (CursusKnown) known = cursus_known_new (workspace->problem->n_meetings);
  Searching self = {
    .workspace = workspace,
    .options = options,
    .pins = pins,
    .known = known,
    .begun_us = options->begun_us > 0 ? options->begun_us : g_get_monotonic_time (),
  };
  CursusProven proven = { 0 };
  if (options->check_full)
    cursus_team_check_functions (team);
  g_autoptr (CursusSearchResult) result = find (&self, team, &proven, error);
  cursus_prover_free (self.prover);
  if (result == NULL)
    return NULL;
  CursusPlan *plan = cursus_convert_to_plan (workspace->ruleset, result->placements, cursus_language_get (), NULL, error);
  if (plan == NULL)
    return NULL;
  cursus_plan_take_pins (plan, newest);
  cursus_proving_tell (&proven, workspace, plan);
  keep_stats (&self, team, result);
  plan->seed = options->seed;
  plan->moves = result->moves;
  /* A run that moves bound is the same on every machine, so its output must not tell how fast this one is. */
  double seconds = (double)(g_get_monotonic_time () - self.begun_us) / G_USEC_PER_SEC;
  plan->seconds = options->moves > 0 && options->seconds <= 0 ? -1 : seconds;
  plan->stamp_utc = workspace->session->inputs_utc;
  *interrupted = result->interrupted;
  return plan;
}
