/* Lists and tests rules. */
#include "app/rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/places.h"
#include "app/rules-private.h"
#include "report/json-values.h"

static void
add_line (GString *out, const CursusPluginInfo *info, int width)
{
  /* TRANSLATORS: of a rule that every session has, whether it says so or not; at most 9 letters */
  g_string_append_printf (out, "%-*s %-9s %s\n", width, info->name, info->standard ? _ ("standard") : "",
                          cursus_rules_pick (info->title_en, info->title_fr));
}

static int
widest (const char *const *names)
{
  size_t width = 0;
  for (const char *const *name = names; *name != NULL; name++)
    width = MAX (width, strlen (*name));
  return (int)width;
}

/* Without its folder a session has no rules of its own, so a slip would go unseen. */
bool
cursus_rules_check_session (const char *session_path, CursusDiagnostics *diagnostics)
{
  g_autofree char *folder = session_path != NULL ? cursus_places_folder (session_path) : NULL;
  g_autofree char *file = folder != NULL ? g_build_filename (folder, "session.lua", NULL) : NULL;
  if (file == NULL || (g_file_test (session_path, G_FILE_TEST_EXISTS) && g_file_test (file, G_FILE_TEST_EXISTS)))
    return true;
  cursus_diagnostics_error (diagnostics, session_path, 0, NULL,
                            _ ("is no session; accepted: a folder with a session.lua, or that file"));
  return false;
}

CursusCatalog *
cursus_rules_open (const char *session_path, CursusDiagnostics *diagnostics)
{
  g_auto (GStrv) folders = cursus_places_plugins (cursus_rules_check_session (session_path, diagnostics) ? session_path : NULL);
  return cursus_catalog_new ((const char *const *)folders, diagnostics);
}

char *
cursus_rules_list (const char *session_path, bool json, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusCatalog) catalog = cursus_rules_open (session_path, diagnostics);
  g_autofree const char **names = cursus_catalog_names (catalog);
  g_autoptr (CursusJson) builder = cursus_json_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  cursus_json_begin_array (builder);
  for (const char **name = names; *name != NULL; name++) {
    CursusPlugin *plugin = cursus_catalog_find (catalog, *name, diagnostics);
    if (plugin == NULL)
      continue;
    add_line (lines, cursus_plugin_info (plugin), widest (names));
    cursus_rules_add_rule (builder, cursus_plugin_info (plugin), false);
  }
  cursus_json_end_array (builder);
  return json ? cursus_json_finish (builder) : g_strdup (lines->str);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* (transfer full): of the file of a rule, NAME.lua, the test beside it; else @path itself. */
static char *
test_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *test_name = g_strconcat ("test-", name, NULL);
  g_autofree char *test = g_build_filename (folder, test_name, NULL);
  return g_strdup (g_str_has_suffix (name, ".lua") && g_file_test (test, G_FILE_TEST_IS_REGULAR) ? test : path);
}

char **
cursus_rules_tests_at (const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "test-") && g_str_has_suffix (name, ".lua"))
      g_ptr_array_add (files, g_build_filename (path, name, NULL));
  g_ptr_array_sort (files, compare_texts);
  if (files->len == 0)
    g_ptr_array_add (files, test_of (path));
  g_ptr_array_add (files, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&files), FALSE);
}

char *
cursus_rules_test (const char *path, guint *n_cases, guint *n_failed, CursusDiagnostics *diagnostics)
{
  g_auto (GStrv) folders = cursus_places_plugins_beside (path);
  g_autoptr (CursusCatalog) catalog = cursus_catalog_new ((const char *const *)folders, diagnostics);
  GString *report = g_string_new (NULL);
  *n_failed = cursus_plugin_test (catalog, path, report, n_cases);
  return g_string_free (report, FALSE);
}
