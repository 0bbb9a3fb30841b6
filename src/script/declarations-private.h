/* Finds its way in the text of a file of declarations. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_declarations_find_end: one past the line on which the first table that opens at or after @line closes; 0 if there is
 * none. */
int cursus_declarations_find_end (const char *source, int line);

G_END_DECLS
