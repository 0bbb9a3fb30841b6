/* Takes what others need out of an encoding that was recorded. */
#include "solver/witness.h"

#include "solver/proof-private.h"
#include "solver/refutation.h"

static CursusSatLimits
limits_of (const CursusWitnessOptions *options)
{
  CursusSatLimits limits = { .stop = options->stop };
  if (options->max_seconds > 0)
    limits.deadline_us = g_get_monotonic_time () + (int64_t)(options->max_seconds * G_USEC_PER_SEC);
  return limits;
}

static CursusWitness *
take (const CursusEncoding *encoding, CursusPlanStatus status, CursusWitnessReach reach)
{
  CursusWitness *self = g_new0 (CursusWitness, 1);
  const CursusSat *sat = cursus_encoding_sat (encoding);
  self->reach = reach;
  self->status = status;
  self->n_variables = cursus_sat_n_variables (sat);
  self->clauses = g_array_copy ((GArray *)cursus_sat_recorded (sat));
  self->terms = g_array_copy ((GArray *)cursus_encoding_terms (encoding));
  self->base = cursus_encoding_base (encoding);
  self->meanings = cursus_encoding_list_meanings (encoding);
  return self;
}

void
cursus_witness_free (CursusWitness *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->clauses);
  g_array_unref (self->terms);
  g_array_unref (self->meanings);
  g_free (self);
}

/* ---- All rules ---- */

CursusWitness *
cursus_witness_new (const CursusProblem *problem, const CursusWitnessOptions *options, GError **error)
{
  const CursusSatLimits limits = limits_of (options);
  g_autoptr (CursusEncoding) encoding = cursus_encoding_new_recorded (problem, false, &limits, error);
  if (encoding == NULL)
    return NULL;
  if (cursus_encoding_says_all (encoding))
    return take (encoding, CURSUS_STATUS_UNKNOWN, CURSUS_WITNESS_ALL);
  const CursusProofOptions proof = { .max_seconds = options->max_seconds, .stop = options->stop, .start = options->start };
  g_autoptr (CursusProofResult) result = cursus_proof_run_on (problem, encoding, &proof, error);
  if (result == NULL)
    return NULL;
  bool is_over = result->status == CURSUS_STATUS_OPTIMAL || result->status == CURSUS_STATUS_INFEASIBLE;
  return take (encoding, result->status, is_over ? CURSUS_WITNESS_BEST : CURSUS_WITNESS_AT_MOST);
}

/* ---- Hard rules ---- */

/* Asks, and teaches the clauses what they lack, until there is an answer. false with the error of a rule's function. */
static bool
settle (const CursusProblem *problem, CursusEncoding *encoding, const CursusSatLimits *limits, CursusPlanStatus *status,
        GError **error)
{
  g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  CursusScore score = { 0 };
  bool refined = true;
  while (refined && *status == CURSUS_STATUS_UNKNOWN) {
    switch (cursus_sat_solve (cursus_encoding_sat (encoding), limits)) {
    case CURSUS_SAT_UNKNOWN:
      return true;
    case CURSUS_SAT_NO:
      *status = CURSUS_STATUS_INFEASIBLE;
      return true;
    case CURSUS_SAT_YES:
      cursus_encoding_read (encoding, placements);
      if (!cursus_encoding_refine (encoding, placements, &score, &refined, error))
        return false;
      if (score.hard == 0)
        *status = CURSUS_STATUS_FEASIBLE;
      break;
    }
  }
  return true;
}

CursusWitness *
cursus_witness_new_hard (const CursusProblem *problem, const CursusWitnessOptions *options, GError **error)
{
  const CursusSatLimits limits = limits_of (options);
  CursusPlanStatus status = CURSUS_STATUS_UNKNOWN;
  g_autoptr (CursusEncoding) encoding = cursus_encoding_new_recorded (problem, true, &limits, error);
  if (encoding == NULL || !settle (problem, encoding, &limits, &status, error))
    return NULL;
  return take (encoding, status, CURSUS_WITNESS_BEST);
}

CursusSatAnswer
cursus_witness_refute (const CursusWitness *self, const CursusWitnessOptions *options, CursusWitnessWrite write, gpointer data)
{
  const CursusSatLimits limits = limits_of (options);
  return cursus_refutation_run (self->clauses, &limits, write, data);
}
