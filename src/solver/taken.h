/* Times at which people and rooms of a problem are taken by something outside of it, and the problem that is left. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/problem.h"

G_BEGIN_DECLS

typedef struct CursusTaken CursusTaken;

/** cursus_taken_new: (transfer full): nothing is taken. @frame outlives it. */
CursusTaken *cursus_taken_new (const CursusFrame *frame);
void cursus_taken_free (CursusTaken *self);

/** cursus_taken_add_person: @person cannot be there in any slot that touches [@start_utc, @end_utc). */
void cursus_taken_add_person (CursusTaken *self, uint32_t person, int64_t start_utc, int64_t end_utc);

/** cursus_taken_add_room: no meeting can be in @room then. */
void cursus_taken_add_room (CursusTaken *self, uint32_t room, int64_t start_utc, int64_t end_utc);

/** cursus_taken_hits: whether @meeting at @placement needs somebody or a room that is taken. */
bool cursus_taken_hits (const CursusTaken *self, uint32_t meeting, CursusPlacement placement);

/**
 * cursus_taken_apply: (transfer full): @problem without the placements that are taken. A domain may be empty afterwards.
 *
 * @open: (nullable): per meeting: those for which only what @firm (nullable: nothing) has counts as taken.
 */
CursusProblem *cursus_taken_apply (const CursusTaken *self, const CursusProblem *problem, const CursusTaken *firm,
                                   const bool *open);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusTaken, cursus_taken_free)

G_END_DECLS
