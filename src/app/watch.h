/* Waits for changes of files, as people make them while they write. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** CursusWatchFunc: @name: (nullable): the file that changed, without its folder; NULL for the first call. Returns: whether to go
 * on waiting. */
typedef bool (*CursusWatchFunc) (const char *name, gpointer data);

/**
 * cursus_watch_run: calls @changed at once, and again after each change of a file in @folders (NULL-terminated) whose name ends
 * in
 * @suffix: written, made, removed or renamed. Changes that come together are one. Hidden files do not count.
 *
 * Returns: true when SIGINT or SIGTERM came or @changed wanted no more; false when a folder cannot be watched. To be called in
 * the main thread: it runs the default main context.
 */
bool cursus_watch_run (const char *const *folders, const char *suffix, CursusWatchFunc changed, gpointer data, GError **error);

G_END_DECLS
