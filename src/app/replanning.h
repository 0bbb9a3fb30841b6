/* Planning again after a change, with as few meetings moved as can be. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/workspace.h"

G_BEGIN_DECLS

typedef struct {
  const char *store; /* (nullable): --db */
  const char *note;  /* (nullable): why */
  int64_t expected;  /* the revision that people know; 0: what the session says was published, else the newest */
  bool dry_run;      /* tell, and save nothing */
  bool json;
  int columns; /* of the terminal */
  bool colour;
} CursusReplanningOptions;

/**
 * cursus_replanning_run: (transfer full) (nullable): makes of the newest revision one that keeps today's hard rules and moves the
 * fewest meetings from where the expected revision has them; among as few, those that come late and concern few people. Meetings
 * that a planner pinned stay, and those that began before the session's today, which are pinned by the machine. Says which move
 * and why, and whether it is proven that no plan moves fewer.
 *
 * NULL with CURSUS_APP_ERROR_NO when there is no such plan or none was found, CURSUS_SOLVER_ERROR_PINNED when a pinned meeting
 * may not be where it is.
 */
char *cursus_replanning_run (const CursusWorkspace *workspace, const CursusReplanningOptions *options, GError **error);

G_END_DECLS
