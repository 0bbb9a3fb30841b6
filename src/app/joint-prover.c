/* One thread that proves, and what it exchanges with those that search. */
#include "app/joint-prover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/joint-parts.h"
#include "app/proof-stamp.h"
#include "solver/error.h"
#include "solver/pins.h"
#include "solver/proof.h"

#define ALONE 0.3            /* part of the time, for each session by itself */
#define WORTH_SECONDS 2.0    /* for each session: in less it proves little, and takes a processor from those that search */
#define SPARE_SECONDS 0.1    /* before the end of the search, */
#define SPARE_PLACEMENT 1e-5 /* and so much more for each placement, */
#define SPARE_PART 0.25      /* but at most this part of its time */
#define TICK_US 100000

struct CursusJointProver {
  const CursusRegion *region;
  const CursusJointOptions *options;
  int64_t begun_us, end_us;       /* on the monotonic clock */
  CursusWorkspace **own;          /* by session; NULL: it is fixed */
  CursusProblem **pinned;         /* by session; nullable */
  const CursusProblem **problems; /* by session */
  GThread *thread;
  volatile sig_atomic_t halt; /* atomic: search and proof end */
  /* Of what follows. */
  GMutex mutex;
  GCond changed;
  bool done, released;
  bool none;              /* no joint plan */
  bool found;             /* joint plans: */
  CursusPlacement **best; /* by session */
  CursusScore *scores;    /* by session: of best */
  CursusScore score;      /* of all */
  int64_t *bounds;        /* by session */
  int64_t bound;          /* of all */
  GError *error;
};

static uint32_t
count (const CursusJointProver *self)
{
  return self->region->sessions->len;
}

static size_t
size_of_plan (const CursusJointProver *self, uint32_t index)
{
  return sizeof (CursusPlacement) * MAX (1, cursus_region_problem (self->region, index)->n_meetings);
}

/* With the mutex held. */
static void
look_for_the_end (CursusJointProver *self)
{
  if (self->none || self->error != NULL || (self->found && self->bound >= self->score.soft))
    g_atomic_int_set (&self->halt, 1);
}

static void
raise_bound (CursusJointProver *self, int64_t bound)
{
  g_mutex_lock (&self->mutex);
  self->bound = MAX (self->bound, bound);
  look_for_the_end (self);
  g_mutex_unlock (&self->mutex);
}

static void
refute (CursusJointProver *self)
{
  g_mutex_lock (&self->mutex);
  self->none = true;
  look_for_the_end (self);
  g_mutex_unlock (&self->mutex);
}

/* ---- in its own thread ---- */

static bool
is_over (gpointer data)
{
  CursusJointProver *self = data;
  if (self->options->stop != NULL && g_atomic_int_get (self->options->stop) != 0)
    g_atomic_int_set (&self->halt, 1);
  return g_atomic_int_get (&self->halt) != 0 || g_get_monotonic_time () >= self->end_us;
}

/* The session's rules once more. */
static bool
compile (CursusJointProver *self, uint32_t index, GError **error)
{
  const CursusRegionSession *session = cursus_region_session (self->region, index);
  self->problems[index] = cursus_region_problem (self->region, index);
  if (session->fixed)
    return true;
  CursusWorkspace *own = self->own[index] = cursus_workspace_again (session->workspace, error);
  if (own == NULL)
    return false;
  g_autofree char *here = cursus_proof_stamp (own, NULL), *there = cursus_proof_stamp (session->workspace, NULL);
  if (g_strcmp0 (here, there) != 0) {
    g_set_error_literal (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES,
                         _ ("a rule’s file was changed just now; plan the session again"));
    return false;
  }
  if (session->pins != NULL && (self->pinned[index] = cursus_pins_apply (own->problem, session->pins, error)) == NULL)
    return false;
  self->problems[index] = session->pins != NULL ? self->pinned[index] : own->problem;
  return true;
}

static bool
compile_all (CursusJointProver *self, GError **error)
{
  for (uint32_t i = 0; i < count (self); i++)
    if (is_over (self) || !compile (self, i, error))
      return false;
  return true;
}

/* What each session costs at least by itself. */
static bool
prove_alone (CursusJointProver *self, GError **error)
{
  const int64_t now_us = g_get_monotonic_time ();
  const int64_t until_us = now_us + (int64_t)((double)(self->end_us - now_us) * ALONE);
  int64_t sum = 0;
  for (uint32_t i = 0; i < count (self); i++) {
    double left = (double)(until_us - g_get_monotonic_time ()) / G_USEC_PER_SEC;
    const CursusProofOptions options = { .max_seconds = left / (count (self) - i), .over = is_over, .over_data = self };
    if (self->own[i] != NULL && left > 0 && !is_over (self)) {
      g_autoptr (CursusProofResult) found = cursus_proof_run (self->problems[i], &options, error);
      if (found == NULL)
        return false;
      if (found->status == CURSUS_STATUS_INFEASIBLE)
        refute (self);
      else
        self->bounds[i] = found->bound;
    }
    sum += self->bounds[i];
    raise_bound (self, sum);
  }
  return true;
}

static bool
on_exchange (const CursusJointState *state, CursusPlacement **placements, CursusScore *scores, gpointer data)
{
  CursusJointProver *self = data;
  g_mutex_lock (&self->mutex);
  bool better = state->found && (!self->found || state->score.soft < self->score.soft) && state->placements != NULL;
  bool worse = self->found && (!state->found || self->score.soft < state->score.soft);
  for (uint32_t i = 0; i < count (self); i++) {
    if (better) {
      memcpy (self->best[i], state->placements[i], size_of_plan (self, i));
      self->scores[i] = state->scores[i];
    } else if (worse) {
      memcpy (placements[i], self->best[i], size_of_plan (self, i));
      scores[i] = self->scores[i];
    }
  }
  if (better)
    self->score = state->score;
  self->found = self->found || better;
  self->bound = MAX (self->bound, state->bound);
  look_for_the_end (self);
  g_mutex_unlock (&self->mutex);
  return worse;
}

static bool
prove_jointly (CursusJointProver *self, GError **error)
{
  const CursusJointProofOptions options = { .over = is_over, .over_data = self, .exchange = on_exchange, .exchange_data = self };
  g_autoptr (GArray) parts = cursus_joint_parts_new (self->region, self->problems, false);
  g_autoptr (CursusJointProof) proof = cursus_joint_proof_solve ((const CursusJointPart *)parts->data, parts->len, &options,
                                                                 error);
  if (proof == NULL)
    return false;
  if (proof->status == CURSUS_STATUS_INFEASIBLE)
    refute (self);
  else
    raise_bound (self, proof->bound);
  return true;
}

/* Passes the stop of the options on when the proof is over, as long as others search. */
static void
keep_watch (CursusJointProver *self)
{
  while (!self->released && !is_over (self))
    g_cond_wait_until (&self->changed, &self->mutex, g_get_monotonic_time () + TICK_US);
}

static gpointer
run (gpointer data)
{
  CursusJointProver *self = data;
  GError *error = NULL;
  if (compile_all (self, &error) && prove_alone (self, &error) && !is_over (self))
    prove_jointly (self, &error);
  g_mutex_lock (&self->mutex);
  self->error = error;
  self->done = true;
  look_for_the_end (self);
  g_cond_broadcast (&self->changed);
  keep_watch (self);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* ---- in the thread of the search ---- */

/* So much before the end of the search the proof ends, for what it takes it to end. */
static int64_t
spare_us (const CursusRegion *region, int64_t left_us)
{
  double seconds = SPARE_SECONDS;
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    const CursusProblem *problem = cursus_region_problem (region, i);
    seconds += SPARE_PLACEMENT * problem->domain_start[problem->n_meetings];
  }
  return (int64_t)MIN (seconds * G_USEC_PER_SEC, SPARE_PART * (double)MAX (0, left_us));
}

static CursusJointProver *
make (const CursusRegion *region, const CursusJointOptions *options, int64_t end_us)
{
  const uint32_t n = MAX (1, region->sessions->len);
  CursusJointProver *self = g_new0 (CursusJointProver, 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->region = region;
  self->options = options;
  self->begun_us = g_get_monotonic_time ();
  self->end_us = end_us - spare_us (region, end_us - self->begun_us) + (int64_t)(options->prove * G_USEC_PER_SEC);
  self->own = g_new0 (CursusWorkspace *, n);
  self->pinned = g_new0 (CursusProblem *, n);
  self->problems = g_new0 (const CursusProblem *, n);
  self->best = g_new0 (CursusPlacement *, n);
  self->scores = g_new0 (CursusScore, n);
  self->bounds = g_new0 (int64_t, n);
  for (uint32_t i = 0; i < count (self); i++)
    self->best[i] = g_malloc0 (size_of_plan (self, i));
  CursusJointProven known = { .bounds = self->bounds };
  cursus_joint_proven_start (&known, region);
  self->bound = known.joint;
  return self;
}

CursusJointProver *
cursus_joint_prover_start (const CursusRegion *region, const CursusJointOptions *options, int64_t end_us)
{
  bool is_wanted = options->seconds > 0 && options->moves == 0 && !options->no_proof;
  const double left = (double)(end_us - g_get_monotonic_time ()) / G_USEC_PER_SEC + options->prove;
  if (!is_wanted || left < WORTH_SECONDS * region->sessions->len)
    return NULL;
  if (g_get_num_processors () < 2 || !cursus_joint_parts_can_be_joined (region))
    return NULL;
  g_autoptr (CursusJointProver) self = make (region, options, end_us);
  self->thread = g_thread_try_new ("joint-proof", run, self, NULL);
  return self->thread != NULL ? g_steal_pointer (&self) : NULL;
}

static void
end (CursusJointProver *self)
{
  if (self->thread == NULL)
    return;
  g_atomic_int_set (&self->halt, 1);
  g_mutex_lock (&self->mutex);
  self->released = true;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
cursus_joint_prover_free (CursusJointProver *self)
{
  if (self == NULL)
    return;
  end (self);
  for (uint32_t i = 0; i < count (self); i++) {
    cursus_problem_free (self->pinned[i]);
    cursus_workspace_free (self->own[i]);
    g_free (self->best[i]);
  }
  g_free (self->own);
  g_free (self->pinned);
  g_free (self->problems);
  g_free (self->best);
  g_free (self->scores);
  g_free (self->bounds);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Whether every session of @region has a plan, beside those of the others; @score: of all. */
static bool
add_up (const CursusRegion *region, CursusScore *score)
{
  bool all = true;
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    const CursusRegionSession *session = cursus_region_session (region, i);
    all = all && (session->fixed || (cursus_region_is_planned (region, i) && session->score.hard == 0));
    score->soft += session->score.soft;
  }
  return all && !cursus_region_has_clashes (region);
}

static void
give (const CursusJointProver *self, CursusRegion *region)
{
  for (uint32_t i = 0; i < count (self); i++) {
    CursusRegionSession *session = cursus_region_session (region, i);
    if (session->fixed)
      continue;
    g_free (session->placements);
    session->placements = g_memdup2 (self->best[i], size_of_plan (self, i));
    session->score = self->scores[i];
    cursus_region_book (region, i);
  }
}

static void
take (CursusJointProver *self, const CursusRegion *region, CursusScore score)
{
  for (uint32_t i = 0; i < count (self); i++) {
    const CursusRegionSession *session = cursus_region_session (region, i);
    memcpy (self->best[i], session->placements, size_of_plan (self, i));
    self->scores[i] = session->score;
  }
  self->found = true;
  self->score = score;
  look_for_the_end (self);
}

bool
cursus_joint_prover_exchange (CursusJointProver *self, CursusRegion *region)
{
  CursusScore score = { 0 };
  bool all = add_up (region, &score);
  g_mutex_lock (&self->mutex);
  bool gives = self->found && (!all || self->score.soft < score.soft);
  if (gives)
    give (self, region);
  else if (all && (!self->found || score.soft < self->score.soft))
    take (self, region, score);
  g_mutex_unlock (&self->mutex);
  return gives;
}

const volatile sig_atomic_t *
cursus_joint_prover_stop (const CursusJointProver *self)
{
  return &self->halt;
}

int64_t
cursus_joint_prover_bound (CursusJointProver *self)
{
  g_mutex_lock (&self->mutex);
  int64_t bound = self->bound;
  g_mutex_unlock (&self->mutex);
  return bound;
}

/* With the mutex held, while the proof goes on alone. */
static void
tell_progress (const CursusJointProver *self)
{
  CursusJointProgress progress = { .n_planned = self->found ? count (self) : 0, .n_sessions = count (self) };
  if (self->options->progress == NULL)
    return;
  progress.score = self->score;
  progress.bound = self->bound;
  int64_t now_us = g_get_monotonic_time ();
  progress.seconds = (double)(now_us - self->begun_us) / G_USEC_PER_SEC;
  progress.seconds_left = MAX (0, (double)(self->end_us - now_us) / G_USEC_PER_SEC);
  self->options->progress (&progress, self->options->progress_data);
}

bool
cursus_joint_prover_finish (CursusJointProver *self, CursusRegion *region, CursusJointProven *proven, GError **error)
{
  cursus_joint_prover_exchange (self, region);
  g_mutex_lock (&self->mutex);
  while (!self->done && !is_over (self)) {
    g_cond_wait_until (&self->changed, &self->mutex, g_get_monotonic_time () + TICK_US);
    tell_progress (self);
  }
  g_mutex_unlock (&self->mutex);
  end (self);
  cursus_joint_prover_exchange (self, region);
  memcpy (proven->bounds, self->bounds, count (self) * sizeof *self->bounds);
  proven->joint = self->bound;
  proven->none = self->none;
  if (self->error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return false;
}
