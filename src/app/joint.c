/* Opens sessions, has them planned together, saves and tells. */
#include "app/joint.h"

#include <glib/gi18n-lib.h>

#include "app/author.h"
#include "app/crew.h"
#include "app/error.h"
#include "app/joint-audit.h"
#include "app/joint-contradiction.h"
#include "app/joint-obstacles.h"
#include "app/joint-proof.h"
#include "app/joint-rounds.h"
#include "app/language.h"
#include "app/places.h"
#include "app/proving.h"
#include "app/region.h"
#include "report/joint.h"
#include "solver/convert.h"
#include "store/store.h"

#define CONTRADICTION_SECONDS 10 /* for the question why there is no joint plan; more where more is given to the proof */
#define MOST_STUCK 5             /* meetings of a session whose obstacles are told */
/* Of the time, for telling, saving and printing the plans: that takes about so much of what it took to open the sessions. */
#define FINISH_SECONDS 0.04
#define FINISH_PART 0.4

/* ---- plans for people ---- */

typedef struct {
  const CursusRegion *region;
  const CursusJointOptions *options;
  CursusPlan **plans;
  char ***stuck; /* by session: ids of meetings that break hard rules */
  GError **errors;
} Telling;

static CursusPlan *
make_empty (const CursusSession *session)
{
  CursusPlan *plan = cursus_plan_new (session->id, session->title, cursus_zone_get_name (session->zone));
  plan->session_days = (double)cursus_session_total_minutes (session) / (2.0 * session->half_day_minutes);
  plan->score.hard = session->meetings->len;
  return plan;
}

static char **
list_stuck (const GPtrArray *violations)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  for (guint v = 0; v < violations->len; v++) {
    const CursusViolation *violation = g_ptr_array_index (violations, v);
    for (char **id = violation->meetings; violation->hard && *id != NULL && ids->len < MOST_STUCK; id++)
      if (!g_ptr_array_find_with_equal_func (ids, *id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (*id));
  }
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static void
tell_one (uint32_t job, gpointer data)
{
  Telling *self = data;
  const CursusRegionSession *session = cursus_region_session (self->region, job);
  const CursusWorkspace *workspace = session->workspace;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusPlan *plan = session->placements == NULL
                         ? make_empty (workspace->session)
                         : cursus_convert_to_plan (workspace->ruleset, session->placements, cursus_language_get (), violations,
                                                   &self->errors[job]);
  self->plans[job] = plan;
  self->stuck[job] = list_stuck (violations);
  if (plan == NULL)
    return;
  cursus_plan_take_pins (plan, session->newest);
  plan->revision = session->fixed && session->newest != NULL ? session->newest->revision : 0;
  plan->seed = self->options->seed;
  plan->moves = session->moves;
  plan->seconds = -1;
  plan->stamp_utc = workspace->session->inputs_utc;
}

/* Not where somebody waits for the end: without any time, almost everything is stuck. @end_us: 0: nobody does. */
static bool
has_time (const CursusJointOutcome *outcome, int64_t end_us)
{
  return !outcome->interrupted && (end_us == 0 || g_get_monotonic_time () < end_us);
}

static bool
tell_all (const CursusRegion *region, const CursusJointOptions *options, int64_t end_us, CursusJointOutcome *outcome,
          GError **error)
{
  uint32_t n = region->sessions->len;
  g_autofree CursusPlan **plans = g_new0 (CursusPlan *, n);
  g_autofree char ***stuck = g_new0 (char **, n);
  g_autofree GError **errors = g_new0 (GError *, n);
  Telling telling = { region, options, plans, stuck, errors };
  cursus_crew_run (n, options->threads, tell_one, &telling);
  for (uint32_t i = 0; i < n; i++) {
    const CursusRegionSession *session = cursus_region_session (region, i);
    if (plans[i] != NULL && plans[i]->score.hard > 0 && !session->fixed && has_time (outcome, end_us))
      cursus_joint_obstacles_find (region, i, stuck[i], outcome->obstacles);
    g_strfreev (stuck[i]);
    if (plans[i] != NULL)
      g_ptr_array_add (outcome->plans, plans[i]);
    if (errors[i] != NULL && *error == NULL)
      g_propagate_error (error, g_steal_pointer (&errors[i]));
    g_clear_error (&errors[i]);
  }
  return outcome->plans->len == n;
}

static void
audit (const CursusRegion *region, CursusJointOutcome *outcome)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  for (uint32_t i = 0; i < region->sessions->len; i++)
    g_ptr_array_add (sessions, cursus_region_session (region, i)->workspace->session);
  outcome->clashes = cursus_joint_audit_run (sessions, outcome->plans);
}

static void
add_up (const CursusRegion *region, CursusJointOutcome *outcome)
{
  outcome->score.hard = outcome->clashes->len;
  for (guint i = 0; i < outcome->plans->len; i++) {
    const CursusPlan *plan = g_ptr_array_index (outcome->plans, i);
    outcome->fixed[i] = cursus_region_session (region, i)->fixed;
    outcome->score.hard += plan->score.hard;
    outcome->score.soft += plan->score.soft;
    outcome->moves += plan->moves;
  }
}

/* What is proven of one plan holds by itself, whatever the others do: it is kept with the plan. */
static void
tell_proven (const CursusWorkspace *workspace, int64_t bound, CursusPlan *plan)
{
  CursusProven proven = { .status = CURSUS_STATUS_UNKNOWN, .bound = bound };
  if (plan->meetings->len == 0)
    return;
  if (plan->score.hard == 0 && bound >= plan->score.soft)
    proven.status = CURSUS_STATUS_OPTIMAL;
  cursus_proving_tell (&proven, workspace, plan);
}

static CursusPlanStatus
judge (const CursusJointOutcome *outcome, bool none)
{
  if (none)
    return CURSUS_STATUS_INFEASIBLE;
  if (outcome->score.hard > 0)
    return CURSUS_STATUS_UNKNOWN;
  return outcome->bound >= outcome->score.soft ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_FEASIBLE;
}

/* Of each plan, and of all. */
static void
tell_bounds (const CursusRegion *region, const CursusJointProven *proven, CursusJointOutcome *outcome)
{
  for (guint i = 0; i < outcome->plans->len; i++)
    if (!outcome->fixed[i])
      tell_proven (cursus_region_session (region, i)->workspace, proven->bounds[i], g_ptr_array_index (outcome->plans, i));
  outcome->bound = proven->none ? 0 : proven->joint;
  outcome->status = judge (outcome, proven->none);
}

/* ---- saving ---- */

/* By store, in the order in which the stores are met: the plans that go there. */
typedef struct {
  char *path;
  GPtrArray *plans; /* of CursusPlan, not owned */
} Shelf;

static void
shelf_free (gpointer data)
{
  Shelf *self = data;
  g_ptr_array_unref (self->plans);
  g_free (self->path);
  g_free (self);
}

static GPtrArray *
find_shelf (GPtrArray *shelves, const char *path)
{
  /* The last one first: sessions that follow each other mostly have one store. */
  for (guint i = shelves->len; i > 0; i--) {
    const Shelf *shelf = g_ptr_array_index (shelves, i - 1);
    if (g_strcmp0 (shelf->path, path) == 0)
      return shelf->plans;
  }
  Shelf *shelf = g_new0 (Shelf, 1);
  shelf->path = g_strdup (path);
  shelf->plans = g_ptr_array_new ();
  g_ptr_array_add (shelves, shelf);
  return shelf->plans;
}

static GPtrArray *
sort_by_store (const CursusRegion *region, const CursusJointOutcome *outcome, const char *store)
{
  GPtrArray *shelves = g_ptr_array_new_with_free_func (shelf_free);
  for (guint i = 0; i < outcome->plans->len; i++) {
    const CursusPlan *plan = g_ptr_array_index (outcome->plans, i);
    if (outcome->fixed[i] || plan->meetings->len == 0)
      continue;
    g_autofree char *path = cursus_places_store (store, cursus_region_session (region, i)->workspace->path);
    g_ptr_array_add (find_shelf (shelves, path), (gpointer)plan);
  }
  return shelves;
}

/* The first failure is told; the other stores get their plans all the same. */
static void
save (const CursusRegion *region, const CursusJointOutcome *outcome, const char *store, GError **save_error)
{
  g_autoptr (GPtrArray) shelves = sort_by_store (region, outcome, store);
  g_autofree char *author = cursus_author_get ();
  for (guint i = 0; i < shelves->len; i++) {
    const Shelf *shelf = g_ptr_array_index (shelves, i);
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusStore) opened = cursus_store_open (shelf->path, &error);
    if (opened != NULL && cursus_store_save_all (opened, shelf->plans, author, NULL, g_get_real_time () / G_USEC_PER_SEC, &error))
      continue;
    if (save_error != NULL && *save_error == NULL)
      g_propagate_error (save_error, g_steal_pointer (&error));
  }
}

/* Nobody should wait for plans that cannot be kept. */
static bool
try_stores (const CursusRegion *region, const char *store, GError **error)
{
  g_autofree char *previous = NULL;
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    g_autofree char *path = cursus_places_store (store, cursus_region_session (region, i)->workspace->path);
    if (g_strcmp0 (path, previous) == 0)
      continue;
    g_autoptr (CursusStore) opened = cursus_store_open (path, error);
    if (opened == NULL)
      return false;
    g_free (previous);
    previous = g_steal_pointer (&path);
  }
  return true;
}

/* ---- the use case ---- */

/* Now that the sessions are open. */
static int64_t
finish_us (int64_t begun_us)
{
  return (int64_t)(FINISH_SECONDS * G_USEC_PER_SEC + FINISH_PART * (double)(g_get_monotonic_time () - begun_us));
}

/* Searches and proves, beside each other if that can be. */
static bool
solve (CursusRegion *region, const CursusJointOptions *options, int64_t end_us, CursusJointProven *proven, bool *interrupted,
       GError **error)
{
  CursusJointRoundsEnd end = { 0 };
  g_autoptr (CursusJointProver) prover = cursus_joint_prover_start (region, options, end_us);
  bool done = cursus_joint_rounds_run (region, options, prover, end_us, &end, error);
  *interrupted = end.interrupted;
  proven->none = end.none;
  if (!done || end.none)
    return done;
  if (prover != NULL)
    return cursus_joint_prover_finish (prover, region, proven, error);
  if (options->prove > 0)
    return cursus_joint_proof_run (region, options, proven, error);
  cursus_joint_proven_start (proven, region);
  return true;
}

/* What the search says of obstacles is beside the point where it is proven that there is no joint plan. */
static bool
explain (const CursusRegion *region, const CursusJointOptions *options, bool none, CursusJointOutcome *outcome, GError **error)
{
  double seconds = MAX (CONTRADICTION_SECONDS, options->prove);
  if (!none)
    return true;
  if (!cursus_joint_contradiction_find (region, seconds, options->stop, outcome->contradiction, error))
    return false;
  if (outcome->contradiction->len > 0)
    g_ptr_array_set_size (outcome->obstacles, 0);
  return true;
}

CursusJointOutcome *
cursus_joint_run (char *const *paths, uint32_t n_paths, const CursusJointOptions *options, char **problems, GError **save_error,
                  GError **error)
{
  g_return_val_if_fail (n_paths > 0 && error != NULL, NULL);
  int64_t begun_us = options->begun_us > 0 ? options->begun_us : g_get_monotonic_time ();
  g_autoptr (CursusRegion) region = cursus_region_open (paths, n_paths, options->today, options->store, options->threads,
                                                        problems, error);
  if (region == NULL || (options->save && !try_stores (region, options->store, error)))
    return NULL;
  g_autoptr (CursusJointOutcome) outcome = g_new0 (CursusJointOutcome, 1);
  outcome->plans = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_plan_free);
  outcome->obstacles = g_ptr_array_new_with_free_func (g_free);
  outcome->fixed = g_new0 (bool, n_paths);
  outcome->warnings = g_strdup (region->warnings->str);
  outcome->seed = options->seed;
  outcome->contradiction = g_ptr_array_new_with_free_func (g_free);
  g_autofree int64_t *bounds = g_new0 (int64_t, n_paths);
  CursusJointProven proven = { .bounds = bounds };
  const int64_t end_us = options->seconds > 0 ? begun_us + (int64_t)(options->seconds * G_USEC_PER_SEC) : 0;
  const int64_t finish = finish_us (begun_us), search_end_us = end_us > 0 ? end_us - finish : 0;
  if (!solve (region, options, search_end_us, &proven, &outcome->interrupted, error)
      || !tell_all (region, options, options->prove > 0 || end_us == 0 ? 0 : end_us - finish / 2, outcome, error)
      || !explain (region, options, proven.none, outcome, error))
    return NULL;
  outcome->interrupted = outcome->interrupted || (options->stop != NULL && g_atomic_int_get (options->stop) != 0);
  audit (region, outcome);
  add_up (region, outcome);
  tell_bounds (region, &proven, outcome);
  if (options->save)
    save (region, outcome, options->store, save_error);
  outcome->seconds = options->seconds > 0 ? (double)(g_get_monotonic_time () - begun_us) / 1e6 : -1;
  return g_steal_pointer (&outcome);
}

void
cursus_joint_outcome_free (CursusJointOutcome *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->obstacles, g_ptr_array_unref);
  g_clear_pointer (&self->contradiction, g_ptr_array_unref);
  g_free (self->fixed);
  g_free (self->warnings);
  g_free (self);
}

char *
cursus_joint_print (const CursusJointOutcome *outcome, bool json, int columns, bool colour)
{
  CursusJointReport report = {
    .plans = outcome->plans,
    .fixed = outcome->fixed,
    .clashes = outcome->clashes,
    .obstacles = outcome->obstacles,
    .contradiction = outcome->contradiction,
    .status = outcome->status,
    .score = outcome->score,
    .bound = outcome->bound,
    .seed = outcome->seed,
    .moves = outcome->moves,
    .seconds = outcome->seconds,
  };
  return json ? cursus_report_joint_json (&report)
              : cursus_report_joint (&report, (CursusReportStyle){ .colour = colour, .columns = columns });
}
