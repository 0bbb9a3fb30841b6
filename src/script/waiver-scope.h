/* What a waiver names, as the planner wrote it. */
#pragma once

#include <glib.h>

#include "rules/scope.h"

G_BEGIN_DECLS

/**
 * cursus_waiver_scope: what the texts @of name in the session of @frame.
 *
 * A text is "*" (everything), a date ("2023-11-08"), two with a slash between them, a week ("2023-W45"), or the id of a module, a
 * meeting, a run ("energie@g1"), a person, a group, a site, a room or a format; "tag:energy" names a tag, and "person:anne" says
 * which kind is meant where an id could be of two. Things of one kind are alternatives; of different kinds, all must fit.
 *
 * @why: (out) (transfer full): what is wrong; set when NULL is returned.
 * Returns: (transfer full) (nullable).
 */
CursusScope *cursus_waiver_scope (const CursusFrame *frame, char **of, char **why);

G_END_DECLS
