/* Writes the session folder of `cursus new` from the template in our resources. */
#include "app/starting.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/error.h"
#include "app/templates.h"

static const char *const template_files[] = { "session.lua", "participants.csv", "speaker-1.csv" };

/* Takes @text. */
static bool
refuse (GError **error, char *text)
{
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, text);
  g_free (text);
  return false;
}

static bool
is_id (const char *name)
{
  size_t length = strlen (name);
  return length > 0 && length <= 64
         && strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == length;
}

static bool
folder_is_free (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  return folder == NULL ? !g_file_test (path, G_FILE_TEST_EXISTS) : g_dir_read_name (folder) == NULL;
}

static bool
write_template (const char *folder, const char *file, const char *id, GError **error)
{
  g_autofree char *text = cursus_templates_read (file, id, error);
  g_autofree char *target = g_build_filename (folder, file, NULL);
  return text != NULL && g_file_set_contents (target, text, -1, error);
}

/* @existed: the folder was there before, empty. */
static void
take_away (const char *folder, bool existed)
{
  for (guint i = 0; i < G_N_ELEMENTS (template_files); i++) {
    g_autofree char *path = g_build_filename (folder, template_files[i], NULL);
    g_unlink (path);
  }
  if (!existed)
    g_rmdir (folder);
}

bool
cursus_starting_make (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *id = *path != '\0' ? g_path_get_basename (absolute) : g_strdup ("");
  if (!is_id (id))
    return refuse (error, g_strdup_printf (_ ("“%s” cannot name a session: use letters, digits, - and _, at most 64"), id));
  if (!folder_is_free (absolute))
    return refuse (error, g_strdup_printf (_ ("“%s” exists already and is not an empty folder"), path));
  bool existed = g_file_test (absolute, G_FILE_TEST_IS_DIR);
  if (g_mkdir_with_parents (absolute, 0755) != 0)
    return refuse (error, g_strdup_printf (_ ("the folder “%s” cannot be made: %s"), path, g_strerror (errno)));
  for (guint i = 0; i < G_N_ELEMENTS (template_files); i++)
    if (!write_template (absolute, template_files[i], id, error)) {
      take_away (absolute, existed);
      return false;
    }
  return true;
}
