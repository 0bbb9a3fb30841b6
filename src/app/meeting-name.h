/* Which meeting a planner means. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/session.h"

G_BEGIN_DECLS

/**
 * cursus_meeting_name_find: the meeting with the id @text, else with that title as plans show it, else the only one whose id or
 * title begins so; case, accents and kinds of apostrophes do not count.
 *
 * Returns: false with CURSUS_APP_ERROR_INPUT when there is none (with a proposal) or there are several (which are named).
 */
bool cursus_meeting_name_find (const CursusSession *session, const char *text, uint32_t *meeting, GError **error);

G_END_DECLS
