/* Finds its way in the text of a file of declarations. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_declarations_find_end: one past the line on which the first table that opens at or after @line closes; 0 if there is
 * none. */
int cursus_declarations_find_end (const char *source, int line);

/** cursus_declarations_find_twice: calls @found for each key that one table of @source gives a value twice; of these Lua keeps
 * the last without a word. @line: of the second; @first_line: of the one before. */
void cursus_declarations_find_twice (const char *source, void (*found) (const char *key, int line, int first_line, void *data),
                                     void *data);

G_END_DECLS
