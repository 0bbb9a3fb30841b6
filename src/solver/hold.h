/* What holds a meeting where it is: the hard rules that forbid the other placements, the other meetings that are in their way,
 * and what the rest would cost. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/alternatives.h"

G_BEGIN_DECLS

/* A hard use that forbids some of the placements. */
typedef struct {
  uint32_t use;
  uint32_t n;      /* placements that it forbids */
  uint32_t n_more; /* those of them that none before it in the list forbids */
  CursusPlacement
      nearest; /* of n_more (of n if there is none): the nearest other time, with the same room and speakers if so forbidden */
} CursusHoldRule;

/* Another meeting without which n of the blocked placements would break nothing. */
typedef struct {
  uint32_t meeting;
  uint32_t n;
} CursusHoldMeeting;

typedef struct {
  CursusAlternatives *alternatives; /* every other placement, best first, without chains */
  GArray *possible;                 /* of uint32_t: those of them that no hard rule forbids, best first, then nearest */
  uint32_t n_never;                 /* forbidden wherever the other meetings are */
  uint32_t n_blocked;               /* forbidden because of where the other meetings are */
  uint32_t n_dearer;                /* possible, and what they cost */
  uint32_t n_same;
  uint32_t n_cheaper;
  GArray *never;       /* of CursusHoldRule: those that forbid n_never; each forbids more than the next, beyond those before it */
  GArray *blocked;     /* of CursusHoldRule: the same for n_blocked */
  GArray *meetings;    /* of CursusHoldMeeting: the most important first */
  uint32_t n_tangled;  /* blocked placements for which no one other meeting is to blame */
  bool meetings_known; /* whether all blocked placements were looked at for meetings and n_tangled */
} CursusHold;

/** cursus_hold_find: (transfer full) (nullable): what holds @meeting where @placements, all placed, have it. A use forbids a
 * placement if it costs more hard points with the meeting there, nothing else moving. NULL with the error of a rule's function.
 */
CursusHold *cursus_hold_find (const CursusProblem *problem, const CursusPlacement *placements, uint32_t meeting, GError **error);
void cursus_hold_free (CursusHold *self);

/** cursus_hold_possible: (transfer none): item @index of possible. */
const CursusAlternative *cursus_hold_possible (const CursusHold *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusHold, cursus_hold_free)

G_END_DECLS
