/* Mails as files. Knows nothing of what is in them. */
#include "app/outbox.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/error.h"

#define MARK_NAME ".mails" /* says of which session they are */
#define SUFFIX ".eml"

static bool
refuse (const char *folder, GError **error)
{
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("“%s” holds other things than these mails: choose another folder"), folder);
  return false;
}

static bool
has_mark (const char *folder, const char *session)
{
  g_autofree char *path = g_build_filename (folder, MARK_NAME, NULL), *text = NULL;
  return g_file_get_contents (path, &text, NULL, NULL) && strcmp (text, session) == 0;
}

/* (transfer full) (nullable): the names of the mails in @folder. */
static GPtrArray *
list_mails (const char *folder, const char *session, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  bool marked = has_mark (folder, session);
  if (dir == NULL)
    return NULL;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    bool mail = g_str_has_suffix (name, SUFFIX);
    if (!marked || (!mail && strcmp (name, MARK_NAME) != 0)) {
      refuse (folder, error);
      return NULL;
    }
    if (mail)
      g_ptr_array_add (names, g_strdup (name));
  }
  return g_steal_pointer (&names);
}

bool
cursus_outbox_begin (const char *folder, const char *session, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("the folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return false;
  }
  g_autoptr (GPtrArray) names = list_mails (folder, session, error);
  if (names == NULL)
    return false;
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    g_unlink (path);
  }
  g_autofree char *mark = g_build_filename (folder, MARK_NAME, NULL);
  return g_file_set_contents_full (mark, session, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

bool
cursus_outbox_add (const char *folder, const char *person, const char *id, const char *bytes, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%.12s" SUFFIX, person, id), *path = g_build_filename (folder, name, NULL);
  return g_file_set_contents_full (path, bytes, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
