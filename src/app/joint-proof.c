/* Proofs of one session after the other, then one of all together. Which of them are under way at the same time changes nothing
 * of what they find, unless time ends them. */
#include "app/joint-proof.h"

#include "app/crew.h"
#include "app/joint-order.h"
#include "app/joint-parts.h"
#include "app/joint-search.h"
#include "solver/proof-joint.h"
#include "solver/proof.h"

#define ALONE 0.3    /* part of the time, for bounds; */
#define IMPROVED 0.5 /* until then, for better plans beside the others; the rest is for all together */

typedef struct {
  CursusRegion *region;
  const CursusJointOptions *options;
  int64_t end_us;            /* on the monotonic clock */
  const GArray *order;       /* of the jobs: numbers of sessions */
  uint32_t n_crew;           /* jobs at the same time */
  gint n_begun;              /* atomic */
  CursusProofResult **found; /* by session; NULL: nothing */
  GError **errors;           /* by session */
} Proofs;

/* A fair part of what is left, for a job of which @n more begin with it or later. */
static double
share_time (const Proofs *self, uint32_t n)
{
  double left = (double)(self->end_us - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  return left / (double)((n + self->n_crew - 1) / self->n_crew);
}

static void
prove (Proofs *self, uint32_t index, const CursusProblem *problem)
{
  const uint32_t n_begun = (uint32_t)g_atomic_int_add (&self->n_begun, 1);
  const CursusProofOptions options = {
    .max_seconds = share_time (self, self->order->len - MIN (n_begun, self->order->len - 1)),
    .stop = self->options->stop,
    .start = cursus_region_session (self->region, index)->placements,
  };
  bool stopped = self->options->stop != NULL && *self->options->stop != 0;
  if (options.max_seconds > 0 && !stopped)
    self->found[index] = cursus_proof_run (problem, &options, &self->errors[index]);
}

static void
prove_alone (uint32_t job, gpointer data)
{
  Proofs *self = data;
  uint32_t index = g_array_index (self->order, uint32_t, job);
  prove (self, index, cursus_region_problem (self->region, index));
}

/* Beside the others, which are where they are. */
static void
prove_beside (uint32_t job, gpointer data)
{
  Proofs *self = data;
  uint32_t index = g_array_index (self->order, uint32_t, job);
  g_autoptr (CursusTaken) taken = cursus_joint_search_taken (self->region, index, CURSUS_NONE);
  g_autoptr (CursusProblem) left = cursus_taken_apply (taken, cursus_region_problem (self->region, index), NULL, NULL);
  prove (self, index, left);
}

static bool
run (Proofs *self, const GArray *jobs, void (*work) (uint32_t job, gpointer data), GError **error)
{
  self->order = jobs;
  self->n_begun = 0;
  uint32_t n_threads = self->options->threads > 0 ? self->options->threads : g_get_num_processors ();
  self->n_crew = MAX (1, MIN (n_threads, jobs->len));
  cursus_crew_run (jobs->len, self->options->threads, work, self);
  bool failed = false;
  for (guint i = 0; i < jobs->len; i++) {
    GError **one = &self->errors[g_array_index (jobs, uint32_t, i)];
    if (*one != NULL && !failed)
      g_propagate_error (error, g_steal_pointer (one));
    else
      g_clear_error (one);
    failed = failed || (error != NULL && *error != NULL);
  }
  return !failed;
}

static bool
has_plan (const CursusRegion *region, uint32_t index)
{
  return cursus_region_is_planned (region, index) && cursus_region_session (region, index)->score.hard == 0;
}

/* Those that may become better. */
static GArray *
list_open (const CursusRegion *region, const int64_t *bounds)
{
  g_autoptr (GArray) order = cursus_joint_order_new (region);
  GArray *open = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint i = 0; i < order->len; i++) {
    uint32_t index = g_array_index (order, uint32_t, i);
    const CursusRegionSession *session = cursus_region_session (region, index);
    if (has_plan (region, index) && session->score.soft > bounds[index])
      g_array_append_val (open, index);
  }
  return open;
}

/* Whether the plan of session @index has become better. */
static bool
take (Proofs *self, uint32_t index)
{
  CursusRegionSession *session = cursus_region_session (self->region, index);
  CursusProofResult *found = self->found[index];
  if (found == NULL || found->placements == NULL || cursus_score_compare (found->score, session->score) >= 0)
    return false;
  g_free (session->placements);
  session->placements = g_steal_pointer (&found->placements);
  session->score = found->score;
  cursus_region_book (self->region, index);
  return true;
}

static void
forget (Proofs *self)
{
  for (guint i = 0; i < self->region->sessions->len; i++)
    g_clear_pointer (&self->found[i], cursus_proof_result_free);
}

static bool
find_bounds (Proofs *self, int64_t *bounds, GError **error)
{
  g_autoptr (GArray) open = list_open (self->region, bounds);
  bool done = run (self, open, prove_alone, error);
  for (guint i = 0; i < open->len && done; i++) {
    uint32_t index = g_array_index (open, uint32_t, i);
    if (self->found[index] != NULL && self->found[index]->status != CURSUS_STATUS_INFEASIBLE)
      bounds[index] = self->found[index]->bound;
  }
  forget (self);
  return done;
}

/* One after the other; @better: whether some are better now. */
static bool
improve (Proofs *self, const int64_t *bounds, bool *better, GError **error)
{
  g_autoptr (GArray) open = list_open (self->region, bounds);
  g_autofree bool *wanted = g_new0 (bool, self->region->sessions->len);
  for (guint i = 0; i < open->len; i++)
    wanted[g_array_index (open, uint32_t, i)] = true;
  *better = false;
  for (;;) {
    g_autoptr (GArray) wave = cursus_joint_order_wave (self->region, open, wanted);
    if (wave->len == 0 || g_get_monotonic_time () >= self->end_us)
      return true;
    bool done = run (self, wave, prove_beside, error);
    for (guint i = 0; i < wave->len; i++) {
      wanted[g_array_index (wave, uint32_t, i)] = false;
      *better = (done && take (self, g_array_index (wave, uint32_t, i))) || *better;
    }
    forget (self);
    if (!done)
      return false;
  }
}

/* ---- all together ---- */

static bool
prove_jointly (Proofs *self, CursusJointProven *proven, GError **error)
{
  double seconds = (double)(self->end_us - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  CursusJointProofOptions options = { .max_seconds = seconds, .stop = self->options->stop };
  if (seconds <= 0 || !cursus_joint_parts_can_be_joined (self->region))
    return true;
  g_autoptr (GArray) parts = cursus_joint_parts_new (self->region, NULL, true);
  g_autoptr (CursusJointProof) proof = cursus_joint_proof_solve ((const CursusJointPart *)parts->data, parts->len, &options,
                                                                 error);
  if (proof == NULL)
    return false;
  proven->none = proof->status == CURSUS_STATUS_INFEASIBLE;
  if (!proven->none)
    proven->joint = MAX (proven->joint, proof->bound);
  cursus_joint_parts_take (self->region, proof);
  return true;
}

/* Whether nothing is left to be proven of all of them, by what each of them costs at least. */
static bool
is_met (const CursusRegion *region, const int64_t *bounds)
{
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    const CursusRegionSession *session = cursus_region_session (region, i);
    if (!has_plan (region, i) || session->score.soft > bounds[i])
      return false;
  }
  return !cursus_region_has_clashes (region);
}

void
cursus_joint_proven_start (CursusJointProven *proven, const CursusRegion *region)
{
  proven->joint = 0;
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    const CursusRegionSession *session = cursus_region_session (region, i);
    proven->bounds[i] = session->fixed ? session->score.soft : 0;
    proven->joint += proven->bounds[i];
  }
}

bool
cursus_joint_proof_run (CursusRegion *region, const CursusJointOptions *options, CursusJointProven *proven, GError **error)
{
  const uint32_t n = region->sessions->len;
  const int64_t begun_us = g_get_monotonic_time ();
  g_autofree CursusProofResult **found = g_new0 (CursusProofResult *, MAX (1, n));
  g_autofree GError **errors = g_new0 (GError *, MAX (1, n));
  Proofs self = { .region = region, .options = options, .found = found, .errors = errors };
  cursus_joint_proven_start (proven, region);
  self.end_us = begun_us + (int64_t)(options->prove * ALONE * G_USEC_PER_SEC);
  if (!find_bounds (&self, proven->bounds, error))
    return false;
  self.end_us = begun_us + (int64_t)(options->prove * IMPROVED * G_USEC_PER_SEC);
  for (bool better = true; better;)
    if (!improve (&self, proven->bounds, &better, error))
      return false;
  proven->joint = 0;
  for (uint32_t i = 0; i < n; i++)
    proven->joint += proven->bounds[i];
  self.end_us = begun_us + (int64_t)(options->prove * G_USEC_PER_SEC);
  return is_met (region, proven->bounds) || prove_jointly (&self, proven, error);
}
