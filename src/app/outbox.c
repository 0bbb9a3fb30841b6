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

/* Whether @rest is what GLib adds to the name of a file that it is writing: it stays when something breaks that off. Six small
 * letters might be a word of somebody else. */
static bool
is_unfinished (const char *rest)
{
  return *rest == '.' && strlen (rest) == strlen (".XXXXXX")
         && strspn (rest + 1, "abcdefghijklmnopqrstuvwxyz") < strlen (rest + 1);
}

static bool
is_mail (const char *name)
{
  const char *end = g_strrstr (name, SUFFIX);
  return end != NULL && (end[strlen (SUFFIX)] == '\0' || is_unfinished (end + strlen (SUFFIX)));
}

static bool
is_unfinished_mark (const char *name)
{
  return g_str_has_prefix (name, MARK_NAME) && is_unfinished (name + strlen (MARK_NAME));
}

/* (transfer full) (nullable): the names of what is to go from @folder: mails, and what was never finished. */
static GPtrArray *
list_mails (const char *folder, const char *session, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  bool marked = has_mark (folder, session);
  if (dir == NULL)
    return NULL;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    bool unfinished = is_unfinished_mark (name), mail = is_mail (name);
    if (!unfinished && (!marked || (!mail && strcmp (name, MARK_NAME) != 0))) {
      refuse (folder, error);
      return NULL;
    }
    if (mail || unfinished)
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
    if (g_unlink (path) != 0) {
      g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("the mail “%s” of an earlier time cannot be removed: %s"),
                   path, g_strerror (errno));
      return false;
    }
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
