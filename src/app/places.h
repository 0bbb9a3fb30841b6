/* Where things are: our plugins and translations, the user's plugins, the store of a session. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_places_translations: (transfer full): the folder of the .mo files: beside the program where it was built, or as
 * installed. */
char *cursus_places_translations (void);

/**
 * cursus_places_plugins: (transfer full): the folders of plugins, of rising precedence, NULL-terminated: ours, the user's
 * ($XDG_DATA_HOME/cursus/plugins), and `plugins` of the session folder.
 * @session_path: (nullable): a session folder or its session.lua.
 */
char **cursus_places_plugins (const char *session_path);

/** cursus_places_new_plugin: (transfer full): the folder of plugins for a new one: that of the session @session_path (nullable),
 * else that of the session in the current folder, else the user's. */
char *cursus_places_new_plugin (const char *session_path);

/** cursus_places_plugins_beside: (transfer full): the same for the test of a rule, @file: ours, the user's, and the folder that
 * the test is in. */
char **cursus_places_plugins_beside (const char *file);

/**
 * cursus_places_store: (transfer full): the store for @session_path: @wanted (--db) if given, else $CURSUS_DB, else cursus.db in
 * the nearest ancestor folder that has one, else cursus.db beside the session's folder.
 */
char *cursus_places_store (const char *wanted, const char *session_path);

/** cursus_places_folder: (transfer full): the absolute path of the session's folder. */
char *cursus_places_folder (const char *session_path);

G_END_DECLS
