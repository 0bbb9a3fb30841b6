/* Asks the clauses for the cheapest plan, learns where they misjudge it, and asks again. */
#include "solver/proof.h"

#include <inttypes.h>

#include "rules/audit.h"
#include "solver/error.h"
#include "solver/proof-private.h"

typedef struct {
  const CursusProblem *problem;
  const CursusProofOptions *options;
  CursusSatLimits limits;
  CursusEncoding *encoding;
  CursusEncoding *own; /* (nullable): that one, unless somebody else keeps it */
  CursusCores *cores;
  CursusProofResult *result;
  CursusPlacement *model; /* the plan that the solver has just found */
  guint n_terms;          /* that the cores know of */
  bool over;              /* for now: there was no answer */
  bool done;              /* for good */
} Proof;

void
cursus_proof_result_free (CursusProofResult *self)
{
  if (self == NULL)
    return;
  g_free (self->placements);
  g_free (self);
}

static void
tell (Proof *self)
{
  const CursusProofResult *result = self->result;
  CursusKnown *known = self->options->known;
  if (known != NULL) {
    cursus_known_raise (known, result->bound);
    if (result->placements != NULL)
      cursus_known_offer (known, result->placements, result->score);
  }
  CursusProofState state = { result->bound, result->placements != NULL, result->score, result->placements };
  if (self->options->improved != NULL && !self->options->improved (&state, self->options->improved_data))
    self->done = true;
}

/* No plan is better than @bound, or than the one that is known. */
static void
raise_bound (Proof *self, int64_t bound)
{
  CursusProofResult *result = self->result;
  if (result->placements != NULL)
    bound = MIN (bound, result->score.soft);
  if (bound <= result->bound)
    return;
  result->bound = bound;
  tell (self);
}

static bool
is_met (const CursusProofResult *result)
{
  return result->placements != NULL && result->bound >= result->score.soft;
}

/* Keeps @placements if they are the best plan so far. */
static void
offer (Proof *self, const CursusPlacement *placements, CursusScore score)
{
  CursusProofResult *result = self->result;
  if (score.hard > 0 || (result->placements != NULL && score.soft >= result->score.soft))
    return;
  g_free (result->placements);
  result->placements = g_memdup2 (placements, MAX (1, self->problem->n_meetings) * sizeof *placements);
  result->score = score;
  cursus_cores_forbid (self->cores, score.soft);
  tell (self);
}

void
cursus_proof_take_terms (CursusCores *cores, const CursusEncoding *encoding, guint *n_terms)
{
  const GArray *terms = cursus_encoding_terms (encoding);
  for (; *n_terms < terms->len; ++*n_terms) {
    const CursusTerm *term = &g_array_index (terms, CursusTerm, *n_terms);
    cursus_cores_add (cores, term->literal, term->weight);
  }
}

/* The plan of the solver's model: kept if it is good, and a lesson where it was misjudged. */
static bool
use_model (Proof *self, bool cheapest, GError **error)
{
  CursusScore score = { 0 };
  bool refined = false;
  cursus_encoding_read (self->encoding, self->model);
  if (!cursus_encoding_refine (self->encoding, self->model, &score, &refined, error))
    return false;
  self->result->n_lessons += refined;
  offer (self, self->model, score);
  cursus_proof_take_terms (self->cores, self->encoding, &self->n_terms);
  if (refined)
    return true;
  if (cheapest) {
    raise_bound (self, cursus_cores_paid (self->cores));
    self->done = true; /* optimal; or not known to be, where a rule is misjudged for ever */
  } else
    cursus_cores_go_on (self->cores);
  return true;
}

static void
refute (Proof *self)
{
  self->result->status = CURSUS_STATUS_INFEASIBLE;
  if (self->options->known != NULL)
    cursus_known_refute (self->options->known);
}

static bool
step (Proof *self, GError **error)
{
  CursusProofResult *result = self->result;
  switch (cursus_cores_solve (self->cores)) {
  case CURSUS_CORES_UNKNOWN:
    self->over = true;
    return true;
  case CURSUS_CORES_NOTHING:
    self->done = true;
    if (result->placements != NULL)
      raise_bound (self, result->score.soft);
    else
      refute (self);
    return true;
  case CURSUS_CORES_DEARER:
    raise_bound (self, cursus_cores_paid (self->cores));
    if (result->placements != NULL)
      cursus_cores_forbid (self->cores, result->score.soft);
    return true;
  case CURSUS_CORES_MODEL:
    return use_model (self, false, error);
  case CURSUS_CORES_CHEAPEST:
    return use_model (self, true, error);
  }
  g_return_val_if_reached (false);
}

/* The plan that the caller knows. @start: nullable. */
static bool
offer_start (Proof *self, const CursusPlacement *start, GError **error)
{
  CursusScore score = { 0 };
  if (start == NULL)
    return true;
  if (!cursus_audit (self->problem->ruleset, start, "en", &score, NULL, NULL, error))
    return false;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (!cursus_problem_allows (self->problem, m, start[m]))
      return true;
  offer (self, start, score);
  return true;
}

/* What the search beside has found since. */
static void
take_known (Proof *self)
{
  CursusScore score = { .soft = self->result->placements != NULL ? self->result->score.soft : INT64_MAX };
  if (self->options->known != NULL && cursus_known_take (self->options->known, self->model, &score))
    offer (self, self->model, score);
}

static bool
is_over (const Proof *self)
{
  return self->over || self->done || is_met (self->result)
         || cursus_sat_over (cursus_encoding_sat (self->encoding), &self->limits);
}

/* Goes on until there is nothing left to prove, or a limit ends it. */
static bool
run (Proof *self, GError **error)
{
  self->over = false;
  for (take_known (self); !is_over (self); take_known (self))
    if (!step (self, error))
      return false;
  return true;
}

/* What can be proven in a few steps, without a plan that somebody knows. */
static bool
run_ahead (Proof *self, GError **error)
{
  const uint64_t all = self->limits.max_steps, ahead = self->options->ahead_steps;
  self->limits.max_steps = all > 0 ? MIN (all, ahead) : ahead;
  bool ran = run (self, error);
  self->limits.max_steps = all;
  return ran;
}

/* Waits for the plan of the caller, who has to be asked for it. */
static bool
take_start (Proof *self, GError **error)
{
  const CursusProofOptions *options = self->options;
  if (options->get_start != NULL && !offer_start (self, options->get_start (options->get_start_data), error))
    return false;
  if (self->result->placements != NULL)
    cursus_encoding_show (self->encoding, self->result->placements);
  return true;
}

static bool
search (Proof *self, GError **error)
{
  const CursusProofOptions *options = self->options;
  if (self->encoding == NULL)
    self->encoding = self->own = cursus_encoding_new_in_order (self->problem, &self->limits, error);
  if (self->encoding == NULL)
    return false;
  self->cores = cursus_cores_new (cursus_encoding_sat (self->encoding), &self->limits);
  cursus_cores_add (self->cores, CURSUS_SAT_TRUE, cursus_encoding_base (self->encoding));
  cursus_proof_take_terms (self->cores, self->encoding, &self->n_terms);
  if (!offer_start (self, options->start, error))
    return false;
  raise_bound (self, cursus_cores_paid (self->cores));
  self->done = options->max_clauses > 0 && cursus_encoding_is_cut_short (self->encoding);
  if (options->ahead_steps > 0 && !run_ahead (self, error))
    return false;
  if (options->ahead_steps > 0 && (self->done || is_met (self->result)))
    return true;
  return take_start (self, error) && run (self, error);
}

bool
cursus_proof_check (const CursusProblem *problem, const CursusPlacement *placements, CursusScore score, GError **error)
{
  CursusScore audited = { 0 };
  if (!cursus_audit (problem->ruleset, placements, "en", &audited, NULL, NULL, error))
    return false;
  if (cursus_score_compare (audited, score) == 0)
    return true;
  /* Not translated: a defect of ours. */
  g_set_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES,
               "internal error: the proof gives %" PRId64 "/%" PRId64 " and the audit %" PRId64 "/%" PRId64, score.hard,
               score.soft, audited.hard, audited.soft);
  return false;
}

static void
sum_up (Proof *self, int64_t begun_us)
{
  CursusProofResult *result = self->result;
  const CursusSat *sat = cursus_encoding_sat (self->encoding);
  if (result->placements != NULL)
    result->status = is_met (result) ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_FEASIBLE;
  result->complete = cursus_encoding_is_complete (self->encoding);
  result->n_steps = cursus_sat_n_steps (sat);
  result->n_clauses = cursus_sat_n_clauses (sat);
  result->n_variables = (uint32_t)cursus_sat_n_variables (sat);
  result->n_solves = cursus_cores_n_solves (self->cores);
  result->n_cores = cursus_cores_n_found (self->cores);
  result->seconds = (double)(cursus_sat_now_us (self->options->processor_time) - begun_us) / G_USEC_PER_SEC;
}

CursusProofResult *
cursus_proof_run (const CursusProblem *problem, const CursusProofOptions *options, GError **error)
{
  return cursus_proof_run_on (problem, NULL, options, error);
}

CursusProofResult *
cursus_proof_run_on (const CursusProblem *problem, CursusEncoding *encoding, const CursusProofOptions *options, GError **error)
{
  const int64_t begun_us = cursus_sat_now_us (options->processor_time);
  g_autoptr (CursusProofResult) result = g_new0 (CursusProofResult, 1);
  g_autofree CursusPlacement *model = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  Proof self = {
    .problem = problem,
    .options = options,
    .limits = {
      .max_steps = options->max_steps,
      .stop = options->stop,
      .processor_time = options->processor_time,
      .over = options->over,
      .over_data = options->over_data,
      .max_clauses = options->max_clauses,
    },
    .encoding = encoding,
    .result = result,
    .model = model,
  };
  if (options->max_seconds > 0)
    self.limits.deadline_us = begun_us + (int64_t)(options->max_seconds * G_USEC_PER_SEC);
  bool done = search (&self, error)
              && (result->placements == NULL || cursus_proof_check (problem, result->placements, result->score, error));
  if (done)
    sum_up (&self, begun_us);
  cursus_cores_free (self.cores);
  cursus_encoding_free (self.own);
  return done ? g_steal_pointer (&result) : NULL;
}
