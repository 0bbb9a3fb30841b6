/* Finds folders. An installed program looks beside its prefix, one that was just built in its own source. */
#include "app/places.h"

#include <stdbool.h>

#define STORE_NAME "cursus.db"

static char *
program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  return program != NULL ? g_path_get_dirname (program) : NULL;
}

/* Whether this program runs where meson built it: CURSUS_BUILD_DIR is that folder. */
static bool
is_uninstalled (void)
{
  g_autofree char *folder = program_folder ();
  return folder != NULL && g_str_has_prefix (folder, CURSUS_BUILD_DIR "/");
}

/* <prefix>/share/<rest> for a program in <prefix>/bin; the compiled-in folder if that is not there. */
static char *
installed (const char *rest, const char *compiled_in)
{
  g_autofree char *folder = program_folder ();
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "..", "share", rest, NULL) : NULL;
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_DIR))
    return g_canonicalize_filename (beside, NULL);
  return g_strdup (compiled_in);
}

char *
cursus_places_translations (void)
{
  return is_uninstalled () ? g_strdup (CURSUS_BUILD_DIR "/po") : installed ("locale", CURSUS_LOCALE_DIR);
}

char *
cursus_places_folder (const char *session_path)
{
  g_autofree char *absolute = g_canonicalize_filename (session_path, NULL);
  return g_file_test (absolute, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&absolute) : g_path_get_dirname (absolute);
}

static char *
users_plugins (void)
{
  return g_build_filename (g_get_user_data_dir (), "cursus", "plugins", NULL);
}

/* Ours, the user's, and @own (nullable). */
static char **
plugins_with (const char *own)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  g_ptr_array_add (folders, is_uninstalled () ? g_strdup (CURSUS_SOURCE_DIR "/plugins")
                                              : installed ("cursus/plugins", CURSUS_PLUGINS_DIR));
  g_ptr_array_add (folders, users_plugins ());
  if (own != NULL)
    g_ptr_array_add (folders, g_strdup (own));
  g_ptr_array_add (folders, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&folders), FALSE);
}

char **
cursus_places_plugins (const char *session_path)
{
  g_autofree char *folder = session_path != NULL ? cursus_places_folder (session_path) : NULL;
  g_autofree char *own = folder != NULL ? g_build_filename (folder, "plugins", NULL) : NULL;
  return plugins_with (own);
}

char *
cursus_places_new_plugin (const char *session_path)
{
  if (session_path == NULL && !g_file_test ("session.lua", G_FILE_TEST_EXISTS))
    return users_plugins ();
  g_autofree char *folder = session_path != NULL ? cursus_places_folder (session_path) : NULL;
  return folder != NULL ? g_build_filename (folder, "plugins", NULL) : g_strdup ("plugins");
}

char **
cursus_places_plugins_beside (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);
  return plugins_with (folder);
}

static char *
store_in_ancestor (const char *folder)
{
  for (g_autofree char *at = g_strdup (folder);;) {
    g_autofree char *candidate = g_build_filename (at, STORE_NAME, NULL);
    if (g_file_test (candidate, G_FILE_TEST_IS_REGULAR))
      return g_steal_pointer (&candidate);
    char *parent = g_path_get_dirname (at);
    if (g_strcmp0 (parent, at) == 0) {
      g_free (parent);
      return NULL;
    }
    g_free (at);
    at = parent;
  }
}

char *
cursus_places_store (const char *wanted, const char *session_path)
{
  const char *from_environment = g_getenv ("CURSUS_DB");
  if (wanted != NULL)
    return g_strdup (wanted);
  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup (from_environment);
  g_autofree char *folder = cursus_places_folder (session_path);
  char *found = store_in_ancestor (folder);
  if (found != NULL)
    return found;
  g_autofree char *parent = g_path_get_dirname (folder);
  return g_build_filename (parent, STORE_NAME, NULL);
}
