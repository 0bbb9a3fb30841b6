/* What a planner changes by hand: moving one meeting, pinning it, taking the pin away. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/workspace.h"
#include "rules/wish.h"

G_BEGIN_DECLS

typedef struct {
  const char *store; /* (nullable): --db */
  const char *note;  /* (nullable): why */
  bool dry_run;      /* tell, and save nothing */
  bool force;        /* even if it breaks a hard rule */
  bool json;
  int columns; /* of the terminal */
  bool colour;
} CursusPinningOptions;

/**
 * cursus_pinning_move: (transfer full) (nullable): moves a meeting of the newest plan and says what that breaks, costs and saves,
 * as the next revision.
 *
 * @meeting: as cursus_meeting_name_find; @placement: as cursus_wish_parse.
 * @pin: pins it there as well.
 * @refused: (out): nothing was saved, because a hard rule would be broken that is not broken now.
 * NULL with CURSUS_APP_ERROR_INPUT when meeting or placement are not understood, or as cursus_present_load.
 */
char *cursus_pinning_move (const CursusWorkspace *workspace, const char *meeting, const char *placement, bool pin,
                           const CursusPinningOptions *options, bool *refused, GError **error);

/**
 * cursus_pinning_place: (transfer full) (nullable): @present with @meeting where @text (as cursus_wish_parse) wants it; what it
 * does not say stays, but the room where another of the site breaks fewer hard rules.
 *
 * @wish: (out): what was read. NULL with CURSUS_APP_ERROR_INPUT when the text is not understood.
 */
CursusPlacement *cursus_pinning_place (const CursusWorkspace *workspace, uint32_t meeting, const char *text,
                                       const CursusPlacement *present, CursusWish *wish, GError **error);

/** cursus_pinning_set: (transfer full) (nullable): pins the meeting where it is, or takes its pin away, whoever set it. Needs no
 * plan that fits today's session. */
char *cursus_pinning_set (const CursusWorkspace *workspace, const char *meeting, bool pinned, const CursusPinningOptions *options,
                          GError **error);

G_END_DECLS
