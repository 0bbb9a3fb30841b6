/* The clauses of several sessions under one solver of clauses, and one core-guided search over what all of them cost. */
#include "solver/proof-joint.h"

#include <string.h>

#include "solver/proof-joint-private.h"
#include "solver/proof-private.h"

typedef struct {
  const CursusJointPart *parts;
  uint32_t n_parts;
  const CursusJointProofOptions *options;
  CursusSatLimits limits;
  CursusSat *sat;
  CursusCores *cores;
  CursusEncoding **encodings; /* by part; NULL: it is fixed */
  guint *n_terms;             /* by part: that the cores know of */
  CursusPlacement **model;    /* by part */
  CursusScore *scores;        /* by part: of model */
  CursusJointProof *result;
  bool found; /* plans are known, with result->score */
  bool over;
} Joint;

static void
free_placements (CursusPlacement **placements, uint32_t n)
{
  for (uint32_t p = 0; placements != NULL && p < n; p++)
    g_free (placements[p]);
  g_free (placements);
}

void
cursus_joint_proof_free (CursusJointProof *self)
{
  if (self == NULL)
    return;
  free_placements (self->placements, self->n_parts);
  g_free (self->scores);
  g_array_unref (self->clashing);
  g_free (self);
}

static CursusPlacement *
copy (const Joint *self, uint32_t part, const CursusPlacement *placements)
{
  return g_memdup2 (placements, MAX (1, self->parts[part].problem->n_meetings) * sizeof *placements);
}

static CursusScore
sum (const Joint *self, const CursusScore *scores)
{
  CursusScore score = { 0 };
  for (uint32_t p = 0; p < self->n_parts; p++) {
    score.soft += scores[p].soft;
    score.hard += self->parts[p].fixed ? 0 : scores[p].hard;
  }
  return score;
}

static void
raise_bound (Joint *self, int64_t bound)
{
  if (self->found)
    bound = MIN (bound, self->result->score.soft);
  self->result->bound = MAX (self->result->bound, bound);
}

/* The model, if it is a better joint plan than what is known. */
static void
offer (Joint *self)
{
  CursusJointProof *result = self->result;
  CursusScore score = sum (self, self->scores);
  if (score.hard > 0 || (self->found && score.soft >= result->score.soft))
    return;
  g_assert (score.soft >= result->bound);
  free_placements (result->placements, result->n_parts);
  result->placements = g_new0 (CursusPlacement *, self->n_parts);
  for (uint32_t p = 0; p < self->n_parts; p++)
    result->placements[p] = copy (self, p, self->model[p]);
  memcpy (result->scores, self->scores, self->n_parts * sizeof *self->scores);
  result->score = score;
  self->found = true;
  cursus_cores_forbid (self->cores, score.soft);
}

/* The costs that refining has added. */
static void
take_terms (Joint *self)
{
  for (uint32_t p = 0; p < self->n_parts && !self->options->hard_only; p++)
    if (self->encodings[p] != NULL)
      cursus_proof_take_terms (self->cores, self->encodings[p], &self->n_terms[p]);
}

static void
read_model (Joint *self)
{
  for (uint32_t p = 0; p < self->n_parts; p++)
    if (self->encodings[p] != NULL) {
      cursus_encoding_read (self->encodings[p], self->model[p]);
      cursus_encoding_note (self->encodings[p]);
    }
}

/* What each session by itself has to say of the model; @learnt: whether there was something. */
static bool
refine (Joint *self, bool *learnt, GError **error)
{
  for (uint32_t p = 0; p < self->n_parts; p++) {
    bool refined = false;
    if (self->encodings[p] == NULL)
      continue;
    if (!cursus_encoding_refine (self->encodings[p], self->model[p], &self->scores[p], &refined, error))
      return false;
    *learnt = *learnt || refined;
  }
  return true;
}

/* What these meetings share, they do not need at the same time from now on. */
static void
forbid (Joint *self, const GArray *clashes)
{
  GArray *known = self->result->clashing;
  for (guint i = 0; i < clashes->len; i++) {
    const CursusJointClash *clash = &g_array_index (clashes, CursusJointClash, i);
    cursus_joint_shares_forbid (self->parts, self->encodings, clash);
    guint k = 0;
    while (k < known->len && g_array_index (known, uint32_t, k) != clash->resource)
      k++;
    if (k == known->len)
      g_array_append_val (known, clash->resource);
  }
  self->result->n_clashes += clashes->len;
}

static bool
use_model (Joint *self, bool cheapest, GError **error)
{
  bool learnt = false;
  read_model (self);
  g_autoptr (GArray) clashes = cursus_joint_shares_find (self->parts, self->n_parts, self->model);
  if (!refine (self, &learnt, error))
    return false;
  forbid (self, clashes);
  if (clashes->len == 0)
    offer (self);
  self->over = self->options->hard_only && self->found;
  if (self->over)
    return true;
  take_terms (self);
  if (learnt || clashes->len > 0)
    return true;
  if (cheapest) {
    raise_bound (self, cursus_cores_paid (self->cores));
    self->over = true; /* optimal; or not known to be, where a rule is misjudged for ever */
  } else
    cursus_cores_go_on (self->cores);
  return true;
}

static bool
step (Joint *self, GError **error)
{
  CursusJointProof *result = self->result;
  switch (cursus_cores_solve (self->cores)) {
  case CURSUS_CORES_UNKNOWN:
    self->over = true;
    return true;
  case CURSUS_CORES_NOTHING:
    self->over = true;
    if (self->found)
      raise_bound (self, result->score.soft);
    else
      result->status = CURSUS_STATUS_INFEASIBLE;
    return true;
  case CURSUS_CORES_DEARER:
    raise_bound (self, cursus_cores_paid (self->cores));
    if (self->found)
      cursus_cores_forbid (self->cores, result->score.soft);
    return true;
  case CURSUS_CORES_MODEL:
    return use_model (self, false, error);
  case CURSUS_CORES_CHEAPEST:
    return use_model (self, true, error);
  }
  g_return_val_if_reached (false);
}

static bool
is_whole (const CursusJointPart *part, const CursusPlacement *placements, CursusScore score)
{
  for (uint32_t m = 0; m < part->problem->n_meetings; m++)
    if (placements[m].start == CURSUS_UNPLACED || (!part->fixed && !cursus_problem_allows (part->problem, m, placements[m])))
      return false;
  return part->fixed || score.hard == 0;
}

/* The model, which somebody else has found, if it is a better joint plan than what is known; whether it is one. */
static bool
adopt (Joint *self)
{
  CursusScore score = sum (self, self->scores);
  for (uint32_t p = 0; p < self->n_parts; p++)
    if (!is_whole (&self->parts[p], self->model[p], self->scores[p]))
      return false;
  g_autoptr (GArray) clashes = cursus_joint_shares_find (self->parts, self->n_parts, self->model);
  if (clashes->len > 0 || (self->found && score.soft >= self->result->score.soft))
    return false;
  free_placements (g_steal_pointer (&self->result->placements), self->result->n_parts);
  self->found = true;
  self->result->score = score;
  cursus_cores_forbid (self->cores, score.soft);
  for (uint32_t p = 0; p < self->n_parts; p++)
    if (self->encodings[p] != NULL)
      cursus_encoding_show (self->encodings[p], self->model[p]);
  return true;
}

/* The plans that the caller knows at the start, if they are joint ones. */
static void
take_start (Joint *self)
{
  for (uint32_t p = 0; p < self->n_parts; p++)
    if (self->parts[p].start == NULL)
      return;
  for (uint32_t p = 0; p < self->n_parts; p++) {
    memcpy (self->model[p], self->parts[p].start, self->parts[p].problem->n_meetings * sizeof **self->model);
    self->scores[p] = self->parts[p].score;
  }
  adopt (self);
}

/* Tells what is known, and hears what others know. */
static void
exchange (Joint *self)
{
  const CursusJointProofOptions *options = self->options;
  CursusJointProof *result = self->result;
  const CursusJointState state = { result->bound, self->found, result->score, result->placements, result->scores };
  if (options->exchange != NULL && options->exchange (&state, self->model, self->scores, options->exchange_data))
    adopt (self);
}

static bool
encode (Joint *self, GError **error)
{
  self->sat = cursus_sat_new_for_many ();
  self->cores = cursus_cores_new (self->sat, &self->limits);
  for (uint32_t p = 0; p < self->n_parts; p++) {
    const CursusJointPart *part = &self->parts[p];
    self->model[p] = part->fixed ? copy (self, p, part->start) : g_new0 (CursusPlacement, MAX (1, part->problem->n_meetings));
    self->scores[p] = part->score;
    if (!part->fixed) {
      self->encodings[p] = cursus_encoding_new_in_order_on (part->problem, self->sat, &self->limits, error);
      if (self->encodings[p] == NULL)
        return false;
    }
    if (self->options->hard_only)
      continue;
    int64_t base = part->fixed ? part->score.soft : cursus_encoding_base (self->encodings[p]);
    cursus_cores_add (self->cores, CURSUS_SAT_TRUE, base);
  }
  take_terms (self);
  return true;
}

static bool
is_over (const Joint *self)
{
  bool is_met = self->found && self->result->bound >= self->result->score.soft;
  return self->over || is_met || cursus_sat_over (self->sat, &self->limits);
}

static bool
solve (Joint *self, GError **error)
{
  if (!encode (self, error))
    return false;
  take_start (self);
  raise_bound (self, cursus_cores_paid (self->cores));
  for (exchange (self); !is_over (self); exchange (self))
    if (!step (self, error))
      return false;
  exchange (self);
  if (self->found)
    self->result->status = self->result->bound >= self->result->score.soft ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_FEASIBLE;
  return true;
}

/* What the audit says of the best plans. */
static bool
check (const Joint *self, GError **error)
{
  const CursusJointProof *result = self->result;
  for (uint32_t p = 0; result->placements != NULL && p < self->n_parts; p++)
    if (!self->parts[p].fixed && !cursus_proof_check (self->parts[p].problem, result->placements[p], result->scores[p], error))
      return false;
  return true;
}

CursusJointProof *
cursus_joint_proof_solve (const CursusJointPart *parts, uint32_t n_parts, const CursusJointProofOptions *options, GError **error)
{
  const uint32_t n = MAX (1, n_parts);
  g_autoptr (CursusJointProof) result = g_new0 (CursusJointProof, 1);
  g_autofree CursusEncoding **encodings = g_new0 (CursusEncoding *, n);
  g_autofree guint *n_terms = g_new0 (guint, n);
  g_autofree CursusScore *scores = g_new0 (CursusScore, n);
  Joint self = {
    .parts = parts,
    .n_parts = n_parts,
    .options = options,
    .limits = { .max_steps = options->max_steps, .stop = options->stop, .over = options->over, .over_data = options->over_data },
    .encodings = encodings,
    .n_terms = n_terms,
    .model = g_new0 (CursusPlacement *, n),
    .scores = scores,
    .result = result
  };
  result->n_parts = n_parts;
  result->scores = g_new0 (CursusScore, n);
  result->clashing = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  if (options->max_seconds > 0)
    self.limits.deadline_us = g_get_monotonic_time () + (int64_t)(options->max_seconds * G_USEC_PER_SEC);
  bool done = solve (&self, error) && check (&self, error);
  cursus_cores_free (self.cores);
  for (uint32_t p = 0; p < n_parts; p++)
    cursus_encoding_free (encodings[p]);
  if (self.sat != NULL)
    cursus_sat_free (self.sat);
  free_placements (self.model, n_parts);
  return done ? g_steal_pointer (&result) : NULL;
}
