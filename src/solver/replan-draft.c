/* Rules that one more meeting never makes cheaper are broken for good; of others it is known by how much it can. */
#include "solver/replan-draft-private.h"

#include <math.h>

/* A rule that sees a meeting, and may become cheaper when that is placed. */
typedef struct CursusReplanMember {
  uint32_t rule;  /* place in choices->hard */
  int64_t relief; /* INT64_MAX: not known */
} Member;

static const CursusHardConstraint *
hard_at (const CursusReplanDraft *self, uint32_t i)
{
  return g_ptr_array_index (self->choices->hard, i);
}

static void
count_member (CursusReplanDraft *self, const Member *member, int sign)
{
  if (member->relief == INT64_MAX)
    self->n_unknown[member->rule] += (uint32_t)sign;
  else
    self->relief[member->rule] += sign * member->relief;
}

static void
count_relief (CursusReplanDraft *self, uint32_t meeting, int sign)
{
  for (uint32_t k = self->first_member[meeting]; k < self->first_member[meeting + 1]; k++)
    count_member (self, &self->members[k], sign);
}

static void
list_members (CursusReplanDraft *self)
{
  uint32_t n_rules = self->choices->hard->len, n_meetings = self->choices->n_meetings;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  for (uint32_t m = 0; m < n_meetings; m++) {
    for (uint32_t i = 0; i < n_rules; i++) {
      if (hard_at (self, i)->grows || !cursus_replan_draft_sees (self, i, m))
        continue;
      Member member = { i, cursus_evaluator_relief (self->evaluator, hard_at (self, i)->constraint, m) };
      g_array_append_val (members, member);
    }
    self->first_member[m + 1] = members->len;
  }
  self->members = g_memdup2 (members->data, MAX (1, members->len) * sizeof (Member));
}

void
cursus_replan_draft_init (CursusReplanDraft *self, CursusReplanChoices *choices, CursusEvaluator *evaluator)
{
  uint32_t n_rules = choices->hard->len, n_meetings = choices->n_meetings;
  *self = (CursusReplanDraft){ .choices = choices, .evaluator = evaluator, .n_words = n_meetings / 64 + 1 };
  self->first_member = g_new0 (uint32_t, n_meetings + 1);
  self->scopes = g_new0 (CursusBits, MAX (1, (size_t)n_rules * self->n_words));
  self->relief = g_new0 (int64_t, MAX (1, n_rules));
  self->n_unknown = g_new0 (uint32_t, MAX (1, n_rules));
  for (uint32_t i = 0; i < n_rules; i++)
    for (guint k = 0; k < hard_at (self, i)->meetings->len; k++)
      cursus_bits_add (self->scopes + (size_t)i * self->n_words, g_array_index (hard_at (self, i)->meetings, uint32_t, k));
  self->wanted = g_new (uint32_t, MAX (1, n_meetings));
  self->present = g_new (uint32_t, MAX (1, n_meetings));
  self->late = g_new (uint32_t, MAX (1, n_meetings));
  self->is_late = g_new0 (bool, MAX (1, n_meetings));
  list_members (self);
  for (uint32_t m = 0; m < n_meetings; m++) {
    self->wanted[m] = self->present[m] = CURSUS_NONE;
    count_relief (self, m, 1);
  }
}

void
cursus_replan_draft_clear (CursusReplanDraft *self)
{
  g_free (self->first_member);
  g_free (self->members);
  g_free (self->scopes);
  g_free (self->relief);
  g_free (self->n_unknown);
  g_free (self->wanted);
  g_free (self->present);
  g_free (self->late);
  g_free (self->is_late);
}

static void
spend_step (CursusReplanDraft *self)
{
  if (*self->choices->steps_left > 0)
    (*self->choices->steps_left)--;
}

static void
want (CursusReplanDraft *self, uint32_t meeting, uint32_t number)
{
  self->wanted[meeting] = number;
  if (!self->is_late[meeting])
    self->late[self->n_late++] = meeting;
  self->is_late[meeting] = true;
}

/* Brings the evaluator to where @meeting is wanted. */
static void
bring (CursusReplanDraft *self, uint32_t meeting)
{
  uint32_t from = self->present[meeting], to = self->wanted[meeting];
  self->is_late[meeting] = false;
  self->present[meeting] = to;
  if (from == to)
    return;
  if (to == CURSUS_NONE) {
    cursus_evaluator_remove (self->evaluator, meeting);
    return;
  }
  if (from == CURSUS_NONE)
    cursus_evaluator_place (self->evaluator, meeting, self->choices->values[to]);
  else
    cursus_evaluator_try (self->evaluator, &meeting, &self->choices->values[to], 1, 1, INFINITY);
  spend_step (self);
}

CursusEvaluator *
cursus_replan_draft_follow (CursusReplanDraft *self)
{
  for (uint32_t i = 0; i < self->n_late; i++)
    bring (self, self->late[i]);
  self->n_late = 0;
  return self->evaluator;
}

void
cursus_replan_draft_place (CursusReplanDraft *self, uint32_t meeting, uint32_t number)
{
  want (self, meeting, number);
  count_relief (self, meeting, -1);
}

void
cursus_replan_draft_remove (CursusReplanDraft *self, uint32_t meeting)
{
  want (self, meeting, CURSUS_NONE);
  count_relief (self, meeting, 1);
}

static void
count_relief_of (CursusReplanDraft *self, uint32_t i, uint32_t meeting, int sign)
{
  for (uint32_t k = self->first_member[meeting]; k < self->first_member[meeting + 1]; k++)
    if (self->members[k].rule == i)
      count_member (self, &self->members[k], sign);
}

void
cursus_replan_draft_leave (CursusReplanDraft *self, uint32_t i, uint32_t meeting)
{
  cursus_evaluator_leave (self->evaluator, hard_at (self, i)->constraint, meeting);
  count_relief_of (self, i, meeting, 1);
}

void
cursus_replan_draft_return (CursusReplanDraft *self, uint32_t i, uint32_t meeting)
{
  cursus_evaluator_return (self->evaluator, hard_at (self, i)->constraint, meeting);
  count_relief_of (self, i, meeting, -1);
}

bool
cursus_replan_draft_is_broken (CursusReplanDraft *self, uint32_t i)
{
  CursusEvaluator *evaluator = cursus_replan_draft_follow (self);
  int64_t excess = cursus_evaluator_constraint_cost (evaluator, hard_at (self, i)->constraint) - self->choices->base[i];
  return excess > 0 && self->n_unknown[i] == 0 && excess > self->relief[i];
}

uint32_t
cursus_replan_draft_find_broken (CursusReplanDraft *self)
{
  if (cursus_evaluator_score (cursus_replan_draft_follow (self)).hard == 0)
    return CURSUS_NONE;
  for (uint32_t i = 0; i < self->choices->hard->len; i++)
    if (cursus_replan_draft_is_broken (self, i))
      return i;
  return CURSUS_NONE;
}

bool
cursus_replan_draft_is_broken_in_time (CursusReplanDraft *self, uint32_t i, uint32_t meeting, uint32_t number)
{
  uint32_t n = 0, first = cursus_replan_choices_same_time (self->choices, meeting, number, &n);
  bool broken = n <= CURSUS_REPLAN_MANY;
  for (uint32_t y = first; broken && y < first + n; y++) {
    if (y == number || !cursus_bits_has (self->choices->possible, y))
      continue;
    cursus_evaluator_try (self->evaluator, &meeting, &self->choices->values[y], 1, 1, INFINITY);
    broken = cursus_replan_draft_is_broken (self, i);
    cursus_evaluator_undo (self->evaluator);
    spend_step (self);
  }
  return broken;
}
