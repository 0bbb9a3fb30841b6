/* Meetings that can be exchanged: of one module and audience, as long, in the same places, and alike for every rule. */
#include <string.h>

#include "rules/cover.h"
#include "solver/problem.h"
#include "solver/symmetry-private.h"

/* All that rules know of one meeting besides what it has in common with the others of its run, in the order of constraints. */
typedef struct {
  const CursusProblem *problem;
  uint32_t *classes;
  GArray **notes;   /* per meeting, of uint64_t; NULL: no other meeting is like it anyway */
  bool *asks_alone; /* per meeting: functions of one meeting look at it */
  GArray *costs;    /* of CursusScore: what one meeting costs by itself, by its domain */
  uint32_t listed;  /* which; CURSUS_NONE: none yet */
} Ledger;

static void
note (Ledger *self, uint32_t meeting, uint64_t what)
{
  if (self->notes[meeting] != NULL)
    g_array_append_val (self->notes[meeting], what);
}

/* Of this meeting nobody knows what constraint @c finds in it: no other is like it. */
static void
note_itself (Ledger *self, uint32_t c, CursusUnit unit)
{
  if (cursus_frame_unit_is_run (self->problem->frame, unit))
    return; /* holds all meetings of the run, and its facts are theirs in no order */
  note (self, unit, c);
  note (self, unit, UINT64_C (1) << 32 | unit);
}

/* Which waivers hold the meeting. */
static void
note_grants (Ledger *self, const CursusConstraint *constraint, uint32_t meeting)
{
  for (guint g = 0; constraint->grants != NULL && g < constraint->grants->len; g++) {
    const CursusScope *scope = &((const CursusGrant *)g_ptr_array_index (constraint->grants, g))->scope;
    note (self, meeting, scope->meetings == NULL || scope->meetings[meeting]);
  }
}

/* Facts that can be summed follow from module, audience and place, but for those that are static. */
static void
note_member (Ledger *self, uint32_t c, const CursusConstraint *constraint, uint32_t meeting)
{
  note (self, meeting, c);
  note_grants (self, constraint, meeting);
  if (constraint->sum_of != CURSUS_N_FACTS && !cursus_fact_info (constraint->sum_of)->placed)
    note (self, meeting, (uint32_t)cursus_fact_read (self->problem->frame, NULL, meeting, constraint->sum_of, 0));
}

static void
note_calls (Ledger *self, uint32_t c, const CursusConstraint *constraint)
{
  uint32_t n_units = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
  for (guint u = 0; u < constraint->units->len; u++) {
    CursusUnit unit = g_array_index (constraint->units, CursusUnit, u);
    if (n_units == 2 || constraint->parent != CURSUS_NONE)
      note_itself (self, c, unit);
    else if (!cursus_frame_unit_is_run (self->problem->frame, unit))
      self->asks_alone[unit] = true;
  }
}

static void
note_constraint (Ledger *self, uint32_t c)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->problem->ruleset, c);
  bool is_known = constraint->shape == CURSUS_SHAPE_AGGREGATE && constraint->filter == NULL;
  switch (constraint->shape) {
  case CURSUS_SHAPE_EACH:
  case CURSUS_SHAPE_PAIRS:
    note_calls (self, c, constraint);
    return;
  case CURSUS_SHAPE_CONSECUTIVE:
  case CURSUS_SHAPE_SEQUENCE:
  case CURSUS_SHAPE_AGGREGATE:
    for (guint u = 0; u < constraint->units->len; u++) {
      uint32_t meeting = g_array_index (constraint->units, uint32_t, u);
      if (is_known)
        note_member (self, c, constraint, meeting);
      else
        note_itself (self, c, meeting);
    }
    return;
  case CURSUS_SHAPE_COMBINATION:
    return; /* its parts are constraints themselves */
  }
}

static bool
same_speakers (const CursusFrame *frame, uint32_t a, uint32_t b)
{
  if (frame->meetings[a].n_speaker_sets != frame->meetings[b].n_speaker_sets)
    return false;
  for (uint32_t set = 0; set < frame->meetings[a].n_speaker_sets; set++) {
    uint32_t n_a = 0, n_b = 0;
    const uint32_t *of_a = cursus_frame_speakers (frame, a, set, &n_a), *of_b = cursus_frame_speakers (frame, b, set, &n_b);
    if (n_a != n_b || (n_a > 0 && memcmp (of_a, of_b, n_a * sizeof *of_a) != 0))
      return false;
  }
  return true;
}

/* Whether the model alone does not tell two meetings of one run apart. */
static bool
look_alike (const CursusProblem *problem, uint32_t a, uint32_t b)
{
  const CursusFrameMeeting *x = &problem->frame->meetings[a], *y = &problem->frame->meetings[b];
  return x->n_slots == y->n_slots && x->minutes == y->minutes
         && cursus_frame_meeting (problem->frame, a)->headcount == cursus_frame_meeting (problem->frame, b)->headcount
         && same_speakers (problem->frame, a, b) && cursus_symmetry_same_domain (problem, a, b);
}

/* What @meeting costs by itself at each of its places; for the one asked last it is known. */
static const CursusScore *
list_costs (Ledger *self, CursusEvaluator *evaluator, uint32_t meeting)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, meeting, &n);
  if (self->listed != meeting) {
    g_array_set_size (self->costs, n);
    for (uint32_t i = 0; i < n; i++)
      g_array_index (self->costs, CursusScore, i) = cursus_evaluator_meeting_cost (evaluator, meeting, domain[i]);
    self->listed = meeting;
  }
  return (const CursusScore *)self->costs->data;
}

/* Whether functions of one meeting find the same wherever the two are. */
static bool
cost_alike (Ledger *self, CursusEvaluator *evaluator, uint32_t a, uint32_t b)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, b, &n);
  if (!self->asks_alone[a] && !self->asks_alone[b])
    return true;
  const CursusScore *costs = list_costs (self, evaluator, a);
  for (uint32_t i = 0; i < n; i++)
    if (cursus_score_compare (costs[i], cursus_evaluator_meeting_cost (evaluator, b, domain[i])) != 0)
      return false;
  return true;
}

static bool
noted_alike (const Ledger *self, uint32_t a, uint32_t b)
{
  const GArray *x = self->notes[a], *y = self->notes[b];
  return x->len == y->len && (x->len == 0 || memcmp (x->data, y->data, x->len * sizeof (uint64_t)) == 0);
}

/* Classes by what the model says; true if there is any of several. */
static bool
group_by_model (Ledger *self)
{
  const CursusFrame *frame = self->problem->frame;
  bool found = false;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    self->classes[m] = m;
  for (uint32_t r = 0; r < frame->n_runs; r++)
    for (uint32_t i = 1; i < frame->runs[r].n_meetings; i++) {
      uint32_t meeting = frame->runs[r].meetings[i];
      for (uint32_t k = 0; k < i && self->classes[meeting] == meeting; k++) {
        uint32_t other = frame->runs[r].meetings[k];
        if (self->classes[other] == other && look_alike (self->problem, other, meeting))
          self->classes[meeting] = other;
      }
      found = found || self->classes[meeting] != meeting;
    }
  return found;
}

/* Notes are taken of those that are in a class of several. */
static void
open_notes (Ledger *self)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (self->classes[m] != m)
      for (uint32_t of[] = { m, self->classes[m] }, i = 0; i < G_N_ELEMENTS (of); i++)
        if (self->notes[of[i]] == NULL)
          self->notes[of[i]] = g_array_new (FALSE, FALSE, sizeof (uint64_t));
}

/* Each meeting goes to the first of its run that it is like in every respect. */
static void
group_by_notes (Ledger *self, CursusEvaluator *evaluator)
{
  const CursusFrame *frame = self->problem->frame;
  g_autofree uint32_t *before = g_memdup2 (self->classes, MAX (1, self->problem->n_meetings) * sizeof *before);
  for (uint32_t r = 0; r < frame->n_runs; r++)
    for (uint32_t i = 0; i < frame->runs[r].n_meetings; i++) {
      uint32_t meeting = frame->runs[r].meetings[i], k = 0;
      for (self->classes[meeting] = meeting; k < i && self->classes[meeting] == meeting; k++) {
        uint32_t other = frame->runs[r].meetings[k];
        if (self->classes[other] == other && before[other] == before[meeting] && noted_alike (self, other, meeting)
            && cost_alike (self, evaluator, other, meeting))
          self->classes[meeting] = other;
      }
    }
}

void
cursus_symmetry_find_meetings (const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t *classes)
{
  uint32_t n = problem->n_meetings;
  g_autofree GArray **notes = g_new0 (GArray *, MAX (1, n));
  g_autofree bool *asks_alone = g_new0 (bool, MAX (1, n));
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (CursusScore));
  Ledger ledger = {
    .problem = problem, .classes = classes, .notes = notes, .asks_alone = asks_alone, .costs = costs, .listed = CURSUS_NONE
  };
  if (!group_by_model (&ledger))
    return;
  open_notes (&ledger);
  for (uint32_t c = 0; c < problem->ruleset->constraints->len; c++)
    if (cursus_ruleset_active (problem->ruleset, c))
      note_constraint (&ledger, c);
  group_by_notes (&ledger, evaluator);
  /* What failed will fail again for whoever needs the answer. */
  if (!cursus_evaluator_try_error (evaluator, NULL))
    for (uint32_t m = 0; m < n; m++)
      classes[m] = m;
  for (uint32_t m = 0; m < n; m++)
    g_clear_pointer (&notes[m], g_array_unref);
}
