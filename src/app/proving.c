/* One thread that proves, what it may take from those that search, and how its result gets into a plan. */
#include "app/proving.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/proof-share.h"
#include "app/proof-stamp.h"
#include "core/clock.h"
#include "solver/error.h"
#include "solver/pins.h"
#include "solver/proof.h"

#define LOOK 64              /* questions whether to go on, of which one is answered with care */
#define LARGEST 3000000      /* placements of a problem that is not looked at */
#define SPARE_SECONDS 0.1    /* before the end of the search, for what takes longest between two questions: */
#define SPARE_PLACEMENT 1e-5 /* and so much more for each placement, */
#define SPARE_PART 0.25      /* but at most this part of its time */
#define SPARE_CROWDED 0.6    /* times as many as share a processor: so much more it is where they do */
#define MOST_CROWDED 32.0
#define PATIENCE 0.5 /* part of the time after which a proof that may not go on ends */
#define TICK_US 100000

struct CursusProver {
  const CursusWorkspace *workspace;
  CursusProverOptions options;
  int64_t entered_us;  /* when it began, on the monotonic clock */
  int64_t earliest_us; /* when it ends at the earliest if the search is not over by then, */
  int64_t latest_us;   /* and at the latest; 0: never */
  double spare;        /* seconds before that, on a processor that nobody else uses */
  double before;       /* seconds of processors that the process had taken when it began */
  CursusProofShare share;
  uint32_t n_asked;
  GThread *thread;
  /* Of what follows. */
  GMutex mutex;
  GCond changed;
  gint halt;              /* atomic: it ends */
  bool searching;         /* others do */
  bool waiting;           /* it has done what it can without the plan of the search */
  bool done;              /* it has ended, */
  bool complete;          /* by itself */
  CursusPlacement *start; /* (nullable): the plan of the search, once it is over */
  int64_t until_us;       /* then: when the proof ends; 0: when it is done */
  CursusProofResult *result;
  GError *error;
};

/* ---- In its own thread ---- */

/* In the thread of the proof. */
static CursusProofUse
read_use (const CursusProver *self)
{
  double taken = (double)cursus_clock_thread_us () / G_USEC_PER_SEC;
  return (CursusProofUse){
    .elapsed = (double)(g_get_monotonic_time () - self->entered_us) / G_USEC_PER_SEC,
    .taken = taken,
    .others = (double)cursus_clock_process_us () / G_USEC_PER_SEC - self->before - taken,
  };
}

/* Whether it would not end in time if it went on while the others search. */
static bool
is_late (const CursusProver *self)
{
  int64_t now_us = g_get_monotonic_time ();
  if (self->latest_us == 0 || now_us < self->earliest_us)
    return false;
  const CursusProofUse use = read_use (self);
  double crowding = MIN (MOST_CROWDED, cursus_proof_share_crowding (&self->share, &use));
  return now_us >= self->latest_us - (int64_t)(self->spare * MAX (1, SPARE_CROWDED * crowding) * G_USEC_PER_SEC);
}

static bool
is_stopped (const CursusProver *self)
{
  return self->options.stop != NULL && g_atomic_int_get (self->options.stop) != 0;
}

/* Sleeps while it may not go on, with the mutex held. After some time there is not much more to come: it ends, as what it does at
 * its end would hinder the search when that ends. */
static void
give_way (CursusProver *self, bool (*allows) (const CursusProofShare *share, const CursusProofUse *use))
{
  while (self->searching && !self->halt && !is_stopped (self) && !is_late (self)) {
    const CursusProofUse use = read_use (self);
    if (allows (&self->share, &use))
      return;
    if (self->latest_us > 0 && use.elapsed > PATIENCE * self->share.seconds)
      g_atomic_int_set (&self->halt, 1);
    else
      g_cond_wait_until (&self->changed, &self->mutex, g_get_monotonic_time () + TICK_US);
  }
}

static bool
is_halted (const CursusProver *self)
{
  return g_atomic_int_get (&self->halt) != 0 || is_stopped (self);
}

/* Gives way to those that search, and tells whether the proof has to end. */
static bool
look (CursusProver *self, bool (*allows) (const CursusProofShare *share, const CursusProofUse *use))
{
  g_mutex_lock (&self->mutex);
  give_way (self, allows);
  bool over = self->halt || (self->searching ? is_late (self) : self->until_us > 0 && g_get_monotonic_time () >= self->until_us);
  g_atomic_int_set (&self->halt, over);
  g_mutex_unlock (&self->mutex);
  return over;
}

/* Whether the proof has to end. */
static bool
is_over (gpointer data)
{
  CursusProver *self = data;
  if (is_halted (self))
    return true;
  return self->n_asked++ % LOOK == 0 && look (self, cursus_proof_share_allows);
}

static const CursusPlacement *
wait_for_start (gpointer data)
{
  CursusProver *self = data;
  g_mutex_lock (&self->mutex);
  self->waiting = true;
  g_cond_broadcast (&self->changed);
  while (self->searching && !self->halt)
    g_cond_wait (&self->changed, &self->mutex);
  const CursusPlacement *start = self->halt ? NULL : self->start;
  g_mutex_unlock (&self->mutex);
  return start;
}

static CursusProofResult *
prove_of (CursusProver *self, const CursusProblem *problem, GError **error)
{
  const CursusProofOptions options = {
    .max_steps = self->options.max_steps,
    .max_clauses = self->options.max_clauses,
    .over = is_over,
    .over_data = self,
    .get_start = self->options.exchanges ? NULL : wait_for_start,
    .get_start_data = self,
    .ahead_steps = self->options.ahead_steps,
    .known = self->options.known,
  };
  return cursus_proof_run (problem, &options, error);
}

static CursusProofResult *
prove_pinned (CursusProver *self, const CursusProblem *problem, GError **error)
{
  if (self->options.pins == NULL)
    return prove_of (self, problem, error);
  g_autoptr (CursusProblem) pinned = cursus_pins_apply (problem, self->options.pins, error);
  return pinned != NULL ? prove_of (self, pinned, error) : NULL;
}

static CursusProofResult *
prove (CursusProver *self, GError **error)
{
  if (self->options.ahead_steps > 0)
    return prove_pinned (self, self->workspace->problem, error);
  g_autoptr (CursusWorkspace) own = cursus_workspace_again (self->workspace, error);
  if (own == NULL)
    return NULL;
  g_autofree char *here = cursus_proof_stamp (own, NULL), *there = cursus_proof_stamp (self->workspace, NULL);
  if (g_strcmp0 (here, there) != 0) {
    g_set_error_literal (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES,
                         _ ("a rule’s file was changed just now; plan the session again"));
    return NULL;
  }
  return prove_pinned (self, own->problem, error);
}

static gpointer
run (gpointer data)
{
  CursusProver *self = data;
  GError *error = NULL;
  CursusProofResult *result = look (self, cursus_proof_share_allows_begin) ? NULL : prove (self, &error);
  g_mutex_lock (&self->mutex);
  self->result = result;
  self->error = error;
  self->done = true;
  self->complete = result != NULL && !is_halted (self);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* ---- In the thread of the search ---- */

CursusProver *
cursus_prover_start (const CursusWorkspace *workspace, const CursusProverOptions *options)
{
  const CursusProblem *problem = workspace->problem;
  if (options->max_clauses > 0 && problem->domain_start[problem->n_meetings] > LARGEST)
    return NULL;
  CursusProver *self = g_new0 (CursusProver, 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->workspace = workspace;
  self->options = *options;
  self->searching = true;
  self->before = (double)cursus_clock_process_us () / G_USEC_PER_SEC;
  self->entered_us = g_get_monotonic_time ();
  self->share = (CursusProofShare){
    .n_searching = options->n_searching,
    .seconds = options->seconds - (double)(self->entered_us - options->begun_us) / G_USEC_PER_SEC,
    .has_processor = options->has_processor,
    .opening = options->opening,
  };
  if (options->seconds > 0 && !options->goes_on) {
    double spare = SPARE_SECONDS + SPARE_PLACEMENT * problem->domain_start[problem->n_meetings];
    self->spare = MIN (spare, SPARE_PART * options->seconds);
    self->latest_us = options->begun_us + (int64_t)(options->seconds * G_USEC_PER_SEC);
    self->earliest_us = self->latest_us - (int64_t)(SPARE_PART * options->seconds * G_USEC_PER_SEC);
  }
  self->thread = g_thread_try_new ("proof", run, self, NULL);
  if (self->thread == NULL)
    g_clear_pointer (&self, cursus_prover_free);
  return self;
}

/* Ends the thread, if need be. */
static void
join (CursusProver *self)
{
  if (self->thread == NULL)
    return;
  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&self->halt, 1);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  self->thread = NULL;
}

void
cursus_prover_free (CursusProver *self)
{
  if (self == NULL)
    return;
  join (self);
  cursus_proof_result_free (self->result);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->start);
  g_free (self);
}

/* Until the proof has ended, or @event, which the mutex guards. */
static void
wait_for (CursusProver *self, const bool *event, void (*tick) (gpointer tick_data), gpointer tick_data)
{
  g_mutex_lock (&self->mutex);
  while (!self->done && !*event) {
    if (g_cond_wait_until (&self->changed, &self->mutex, g_get_monotonic_time () + TICK_US) || tick == NULL)
      continue;
    g_mutex_unlock (&self->mutex);
    tick (tick_data);
    g_mutex_lock (&self->mutex);
  }
  g_mutex_unlock (&self->mutex);
}

void
cursus_prover_wait_ahead (CursusProver *self, void (*tick) (gpointer tick_data), gpointer tick_data)
{
  wait_for (self, &self->waiting, tick, tick_data);
}

/* Tells the proof that the search is over. */
static void
hand_over (CursusProver *self, const CursusProverRest *rest, const CursusPlacement *placements)
{
  uint32_t n = self->workspace->problem->n_meetings;
  g_mutex_lock (&self->mutex);
  self->start = g_memdup2 (placements, MAX (1, n) * sizeof *placements);
  self->searching = false;
  if (rest->seconds == 0)
    g_atomic_int_set (&self->halt, 1);
  self->until_us = rest->seconds > 0 ? g_get_monotonic_time () + (int64_t)(rest->seconds * G_USEC_PER_SEC) : 0;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

bool
cursus_prover_finish (CursusProver *self, const CursusProverRest *rest, CursusPlacement *placements, CursusScore *score,
                      CursusProven *proven, GError **error)
{
  CursusKnown *known = self->options.known;
  if (self->options.exchanges)
    cursus_known_offer (known, placements, *score);
  hand_over (self, rest, placements);
  wait_for (self, &self->done, rest->tick, rest->tick_data);
  join (self);
  *proven = (CursusProven){ .status = CURSUS_STATUS_UNKNOWN, .bound = cursus_known_bound (known) };
  cursus_known_take (known, placements, score);
  bool is_met = score->hard == 0 && score->soft <= proven->bound;
  if (is_met || (self->result != NULL && self->result->status == CURSUS_STATUS_INFEASIBLE))
    proven->status = is_met ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_INFEASIBLE;
  proven->complete = self->complete;
  if (self->error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return false;
}

void
cursus_proving_tell (const CursusProven *proven, const CursusWorkspace *workspace, CursusPlan *plan)
{
  if (proven->status != CURSUS_STATUS_UNKNOWN)
    plan->status = proven->status;
  if (proven->status != CURSUS_STATUS_INFEASIBLE)
    plan->bound = MAX (plan->bound, proven->bound);
  if (plan->bound == 0 && proven->status == CURSUS_STATUS_UNKNOWN)
    return;
  g_free (plan->proof);
  plan->proof = cursus_proof_stamp (workspace, plan);
}
