/* A plan that is not complete yet, and what the hard rules say of it, wherever the rest will be. */
#pragma once

#include "solver/replan-choices-private.h"

G_BEGIN_DECLS

typedef struct {
  CursusReplanChoices *choices; /* not owned */
  CursusEvaluator *evaluator;   /* of choices->rules; not owned */
  uint32_t *first_member;       /* per meeting, and one more: where its memberships begin */
  struct CursusReplanMember *members;
  CursusBits *scopes;  /* per rule a set: the meetings that it sees */
  uint32_t n_words;    /* of such a set */
  int64_t *relief;     /* per rule: by how much those that are not placed can make it cheaper */
  uint32_t *n_unknown; /* per rule: those of them of which that is not known */
  uint32_t *wanted;    /* per meeting: number; CURSUS_NONE: nowhere */
  uint32_t *present;   /* the same of the evaluator, which follows when it is asked: much is taken away to be put back soon */
  uint32_t *late;      /* meetings of which these may differ */
  uint32_t n_late;
  bool *is_late;
} CursusReplanDraft;

/** cursus_replan_draft_init: nothing is placed. */
void cursus_replan_draft_init (CursusReplanDraft *self, CursusReplanChoices *choices, CursusEvaluator *evaluator);
void cursus_replan_draft_clear (CursusReplanDraft *self);

/** cursus_replan_draft_place: puts @meeting at @number. */
void cursus_replan_draft_place (CursusReplanDraft *self, uint32_t meeting, uint32_t number);

/** cursus_replan_draft_remove: takes it away. */
void cursus_replan_draft_remove (CursusReplanDraft *self, uint32_t meeting);

/** cursus_replan_draft_is_broken: whether rule @i (by place in choices->hard) is broken, wherever the rest will be. */
bool cursus_replan_draft_is_broken (CursusReplanDraft *self, uint32_t i);

/** cursus_replan_draft_find_broken: a rule that is broken in this way; CURSUS_NONE if there is none. */
uint32_t cursus_replan_draft_find_broken (CursusReplanDraft *self);

/** cursus_replan_draft_follow: (transfer none): the evaluator, with everything where it is wanted. */
CursusEvaluator *cursus_replan_draft_follow (CursusReplanDraft *self);

/** cursus_replan_draft_sees: whether rule @i looks at @meeting. */
static inline bool
cursus_replan_draft_sees (const CursusReplanDraft *self, uint32_t i, uint32_t meeting)
{
  return cursus_bits_has (self->scopes + (size_t)i * self->n_words, meeting);
}

/** cursus_replan_draft_leave: takes @meeting away as far as rule @i is concerned; cursus_replan_draft_return: puts it back. */
void cursus_replan_draft_leave (CursusReplanDraft *self, uint32_t i, uint32_t meeting);
void cursus_replan_draft_return (CursusReplanDraft *self, uint32_t i, uint32_t meeting);

/** cursus_replan_draft_is_broken_in_time: whether rule @i, which is broken by @meeting at @number among others, would be so
 * wherever it were at the same time. */
bool cursus_replan_draft_is_broken_in_time (CursusReplanDraft *self, uint32_t i, uint32_t meeting, uint32_t number);

G_END_DECLS
