/* What differs between two plans of one session, meeting by meeting. No words here. */
#pragma once

#include <glib.h>

#include "core/plan.h"

G_BEGIN_DECLS

/* What is different about a meeting that both plans have; a set of them is their sum. */
typedef enum {
  CURSUS_DIFFERENCE_TIME = 1,
  CURSUS_DIFFERENCE_PLACE = 2,
  CURSUS_DIFFERENCE_SPEAKERS = 4,
  CURSUS_DIFFERENCE_PIN = 8,
} CursusDifferenceKind;

/* What those who attend notice. */
#define CURSUS_DIFFERENCE_MOVED (CURSUS_DIFFERENCE_TIME | CURSUS_DIFFERENCE_PLACE | CURSUS_DIFFERENCE_SPEAKERS)

typedef struct {
  const CursusPlanMeeting *before; /* NULL: the meeting is new */
  const CursusPlanMeeting *after;  /* NULL: it is gone */
  unsigned kinds;                  /* of CursusDifferenceKind; 0 for a meeting that is new or gone */
} CursusDifference;

/** cursus_plan_diff: (transfer full): of CursusDifference, one for each meeting that is not the same in both plans: in the order
 * of @after, then those that are gone in the order of @before. Titles and names do not count. Borrows from both. */
GArray *cursus_plan_diff (const CursusPlan *before, const CursusPlan *after);

G_END_DECLS
