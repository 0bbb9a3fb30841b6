/* One session of a region searched beside the others, whose bookings are as they are. */
#pragma once

#include <glib.h>
#include <signal.h>

#include "app/region.h"
#include "solver/search.h"
#include "solver/taken.h"

G_BEGIN_DECLS

/* What is asked, and what was found. */
typedef struct {
  uint32_t session;
  uint64_t moves; /* of each search at most */
  int64_t end_us; /* on the monotonic clock; 0: without a limit */
  uint64_t seed;
  bool any_plan;    /* what it costs is looked at later */
  bool may_push;    /* if no plan is found beside the others, some of those that are no dearer lose bookings */
  bool regardless;  /* a meeting whose every place is taken may be anywhere */
  bool push_widely; /* all meetings may, not only those that are stuck */
  CursusCheckLevel check;
  const volatile sig_atomic_t *stop;                                /* (nullable) */
  void (*progress) (const CursusProgress *progress, gpointer data); /* (nullable): in the thread that searches */
  gpointer progress_data;

  CursusPlacement *placements; /* (nullable): the plan; NULL: there was no place for some meeting */
  CursusScore score;
  bool pushed;      /* it needs what others have booked */
  uint64_t n_moves; /* tried */
  bool interrupted;
  GError *error; /* (nullable): of a rule's function, or a defect of ours */
} CursusJointSearch;

/** cursus_joint_search_run: only reads @region, so that sessions that are no neighbours can be searched at the same time. */
void cursus_joint_search_run (CursusJointSearch *self, const CursusRegion *region);

/** cursus_joint_search_clear: frees what was found. */
void cursus_joint_search_clear (CursusJointSearch *self);

/** cursus_joint_search_taken: (transfer full): what others have booked of what session @index may need: bookings of sessions
 * that are fixed or whose priority is above @priority; of all if that is CURSUS_NONE. */
CursusTaken *cursus_joint_search_taken (const CursusRegion *region, uint32_t index, uint32_t priority);

G_END_DECLS
