/* Writes annotations and settings for editors. */
#include "app/annotating.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/error.h"
#include "script/annotations.h"

char *
cursus_annotating_text (bool reference)
{
  return reference ? cursus_annotations_reference () : cursus_annotations_text ();
}

/* (transfer full): the language, and the parameters of the rules in @folder. */
static char *
describe_folder (const char *folder, CursusDiagnostics *diagnostics)
{
  const char *const folders[] = { folder, NULL };
  g_autoptr (CursusCatalog) catalog = cursus_catalog_new (folders, diagnostics);
  g_autofree const char **names = cursus_catalog_names (catalog);
  g_autofree char *text = cursus_annotations_text ();
  GString *out = g_string_new (text);
  for (const char **name = names; *name != NULL; name++) {
    CursusPlugin *plugin = cursus_catalog_find (catalog, *name, diagnostics);
    g_autofree char *params = plugin != NULL ? cursus_annotations_params (cursus_plugin_info (plugin)) : NULL;
    if (params != NULL)
      g_string_append (out, params);
  }
  return g_string_free (out, FALSE);
}

static bool
write_annotations (const char *folder, CursusDiagnostics *diagnostics, GError **error)
{
  g_autofree char *library = g_build_filename (folder, CURSUS_ANNOTATING_LIBRARY, NULL);
  g_autofree char *file = g_build_filename (folder, CURSUS_ANNOTATING_FILE, NULL);
  g_autofree char *text = describe_folder (folder, diagnostics);
  if (g_mkdir (library, 0777) == 0 || errno == EEXIST)
    return g_file_set_contents (file, text, -1, error);
  int why = errno;
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("“%s” cannot be made: %s"), library, g_strerror (why));
  return false;
}

/* Settings that somebody made are theirs. */
static bool
write_settings (const char *folder, bool *kept, GError **error)
{
  g_autofree char *file = g_build_filename (folder, CURSUS_ANNOTATING_SETTINGS, NULL);
  g_autofree char *text = cursus_annotations_settings (CURSUS_ANNOTATING_LIBRARY);
  g_autofree char *present = NULL;
  *kept = false;
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return g_file_set_contents (file, text, -1, error);
  if (!g_file_get_contents (file, &present, NULL, error))
    return false;
  *kept = strcmp (present, text) != 0;
  return true;
}

bool
cursus_annotating_write (const char *folder, bool *kept, CursusDiagnostics *diagnostics, GError **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return write_annotations (folder, diagnostics, error) && write_settings (folder, kept, error);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("%s: is no folder; accepted: a folder of rules, such as the “plugins” of a session"), folder);
  return false;
}
