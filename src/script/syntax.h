/* What Lua says of text that does not follow its grammar, in the words of whoever writes sessions and rules. Knows no state of
 * Lua. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_syntax_explain: (transfer full): @message of Lua, such as "'}' expected near 'title'", in the reader's language and
 * with what is probably missing; as it is if it is of another kind. */
char *cursus_syntax_explain (const char *message);

G_END_DECLS
