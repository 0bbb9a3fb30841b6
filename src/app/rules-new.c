/* Makes the folder of a new rule from our templates: whole or not at all. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/error.h"
#include "app/places.h"
#include "app/rules-private.h"
#include "app/templates.h"

#define MAX_NAME_BYTES 64

/* What is made of which template; “%s” is the name. */
static const struct {
  const char *template;
  const char *file;
} files[] = {
  { "rule/rule.lua", "%s.lua" },
  { "rule/test.lua", "test-%s.lua" },
  { "rule/README.md", "README.md" },
};

/* Takes @text. */
static bool
refuse (GError **error, char *text)
{
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, text);
  g_free (text);
  return false;
}

static char *
path_of (const char *folder, size_t index, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (files[index].file, "%s", -1);
  g_autofree char *file = g_strjoinv (name, parts);
  return g_build_filename (folder, file, NULL);
}

/* ---- Names ---- */

/* A file test-*.lua is a test. */
static bool
check_name (const char *name, GError **error)
{
  static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  size_t length = strlen (name);
  if (length > 0 && length <= MAX_NAME_BYTES && strspn (name, allowed) == length && g_ascii_isalpha (name[0])
      && !g_str_has_prefix (name, "test-"))
    return true;
  return refuse (error,
                 g_strdup_printf (_ ("“%s” cannot name a rule: use letters without accents, digits and “-”, a letter first "
                                     "and not “test-”, at most %d"),
                                  name, MAX_NAME_BYTES));
}

/* (transfer full) (nullable): the file of the rule @name in one of these folders. */
static char *
find_rule (const char *const *folders, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".lua", NULL);
  for (const char *const *folder = folders; *folder != NULL; folder++) {
    g_autofree char *inside = g_build_filename (*folder, name, file, NULL);
    g_autofree char *flat = g_build_filename (*folder, file, NULL);
    if (g_file_test (inside, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&inside);
    if (g_file_test (flat, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&flat);
  }
  return NULL;
}

static bool
check_free (const char *name, const char *parent, const char *session_path, const char *target, GError **error)
{
  g_auto (GStrv) folders = cursus_places_plugins (session_path);
  g_autofree char *own = find_rule ((const char *const[]){ parent, NULL }, name);
  g_autofree char *other = own == NULL ? find_rule ((const char *const *)folders, name) : NULL;
  if (own != NULL)
    return refuse (
        error, g_strdup_printf (_ ("there is a rule “%s” already: %s\nedit that file, or choose another name, such as “%s-2”"),
                                name, own, name));
  /* One of them would hide the other. */
  if (other != NULL)
    return refuse (error, g_strdup_printf (_ ("there is a rule “%s” already: %s\n"
                                              "choose another name, such as “my-%s”; or copy that rule's folder to %s and change "
                                              "the copy, which then stands instead of it"),
                                           name, other, name, parent));
  if (g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return refuse (error, g_strdup_printf (_ ("“%s” exists already, and nothing is overwritten: choose another name"), target));
  return true;
}

/* ---- Writing ---- */

static void
take_away (const char *folder, const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = path_of (folder, i, name);
    g_unlink (path);
  }
  g_rmdir (folder);
}

static bool
write_files (const char *folder, const char *name, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *text = cursus_templates_read (files[i].template, name, error);
    g_autofree char *path = path_of (folder, i, name);
    if (text == NULL || !g_file_set_contents (path, text, -1, error))
      return false;
  }
  return true;
}

/* Beside the target first, so that nobody ever sees half a rule. */
static bool
write_folder (const char *parent, const char *name, const char *target, GError **error)
{
  g_autofree char *pattern = g_strdup_printf (".%s-XXXXXX", name);
  g_autofree char *folder = g_build_filename (parent, pattern, NULL);
  if (g_mkdtemp_full (folder, 0755) == NULL)
    return refuse (error, g_strdup_printf (_ ("nothing can be written in “%s”: %s"), parent, g_strerror (errno)));
  bool done = write_files (folder, name, error);
  if (done && g_rename (folder, target) != 0)
    done = refuse (error, g_strdup_printf (_ ("the folder “%s” cannot be made: %s"), target, g_strerror (errno)));
  if (!done)
    take_away (folder, name);
  return done;
}

char *
cursus_rules_new (const char *name, const char *parent, const char *session_path, GError **error)
{
  if (!check_name (name, error))
    return NULL;
  g_autofree char *folder = parent != NULL ? g_strdup (parent) : cursus_places_new_plugin (session_path);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  if (!check_free (name, folder, session_path, target, error))
    return NULL;
  bool existed = g_file_test (folder, G_FILE_TEST_EXISTS);
  if (g_mkdir_with_parents (folder, 0755) != 0) {
    refuse (error, g_strdup_printf (_ ("the folder “%s” cannot be made: %s"), folder, g_strerror (errno)));
    return NULL;
  }
  if (write_folder (folder, name, target, error))
    return g_steal_pointer (&target);
  if (!existed)
    g_rmdir (folder);
  return NULL;
}
