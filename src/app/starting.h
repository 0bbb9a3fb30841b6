/* A session folder to start from. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/**
 * cursus_starting_make: makes the folder @path with a small commented session that plans as it is: session.lua, participants.csv
 * and an availability file, in the reader's language. The folder's name becomes the session's id.
 *
 * Returns: false with CURSUS_APP_ERROR_INPUT when the folder exists and is not empty, or its name cannot be an id; what was made
 * is taken away again when a file cannot be written.
 */
bool cursus_starting_make (const char *path, GError **error);

G_END_DECLS
