/* How wide a text is on a terminal, and how to make it fit: East Asian characters take two columns, combining ones none. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_text_width: the columns that @text takes, which must be valid UTF-8 without control characters. */
int cursus_text_width (const char *text);

/** cursus_text_flatten: (transfer full): @text as one line that cannot steer a terminal: valid UTF-8; tabs and line breaks become
 * spaces, other control characters U+FFFD, marks that turn the direction of writing go. NULL gives "". */
char *cursus_text_flatten (const char *text);

/** cursus_text_truncate: (transfer full): @text if it fits into @columns, else its beginning and "…", never wider than @columns.
 */
char *cursus_text_truncate (const char *text, int columns);

/** cursus_text_wrap: (transfer full): @text broken at spaces (words that are too long, within) into lines (char *) of at most
 * @columns (taken as 1 if less). @max_lines: the last one ends with "…" when more would follow; 0: as many as it takes. An empty
 * text gives no line. */
GPtrArray *cursus_text_wrap (const char *text, int columns, guint max_lines);

G_END_DECLS
