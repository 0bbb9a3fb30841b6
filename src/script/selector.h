/* Which modules a rule applies to, as the session says it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/session.h"

G_BEGIN_DECLS

/**
 * cursus_selector_read: the modules that @value selects, as a sorted GArray of uint32_t.
 *
 * A text is a module's id, "*" (all), or "format:visit", "tag:energy", "group:g1", "site:reims" (may be there), "speaker:sp-eau"
 * (may speak), "first", "last", "remote", "onsite" (not remote); a leading "not " takes away from what stands before it in a
 * list, or from all modules. A list is the union. Unknown names are refused with a proposal.
 *
 * @why: (out): (transfer full): what is wrong; set when NULL is returned.
 * Returns: (transfer full) (nullable).
 */
GArray *cursus_selector_read (const CursusSession *session, const CursusValue *value, char **why);

G_END_DECLS
