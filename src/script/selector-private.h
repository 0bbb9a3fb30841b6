/* Selecting for the rules' own parameters, beside what script/selector.h offers to all. */
#pragma once

#include "script/selector.h"

G_BEGIN_DECLS

/** cursus_selector_read_default: as cursus_selector_read for the default of a parameter, which its author wrote for every
 * session: tags, formats and modules that this one does not have select nothing. */
GArray *cursus_selector_read_default (const CursusSession *session, const CursusValue *value, char **why);

/** cursus_selector_list_tags: adds every tag of the session's modules (transfer none) to @names, each once. */
void cursus_selector_list_tags (const CursusSession *session, GPtrArray *names);

G_END_DECLS
