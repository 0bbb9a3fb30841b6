/* The four soft components of curriculum-based course timetabling (formulation UD2) as one would write them by hand for this
 * problem alone: what the general evaluator is measured against. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "core/session.h"

typedef struct CttDelta CttDelta;

/** ctt_delta_new: (transfer full): of a session that cursus_ctt_read made, with @minima (days, per module); nothing placed. */
CttDelta *ctt_delta_new (const CursusSession *session, const uint32_t *minima);
void ctt_delta_free (CttDelta *self);

/** ctt_delta_place: puts lecture @meeting into slot @slot and room @room of the session; it was nowhere. Returns what that costs.
 */
int64_t ctt_delta_place (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room);

/** ctt_delta_evaluate: by how much the cost would grow if @meeting moved; nothing changes. */
int64_t ctt_delta_evaluate (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room);

/** ctt_delta_evaluate_tuned: the same, written again without branches. */
int64_t ctt_delta_evaluate_tuned (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room);

/** ctt_delta_move: moves it. */
void ctt_delta_move (CttDelta *self, uint32_t meeting, uint32_t slot, uint32_t room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CttDelta, ctt_delta_free)
