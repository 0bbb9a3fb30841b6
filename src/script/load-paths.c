/* The files of a session folder: finds them, keeps them inside the folder, remembers their dates. Knows nothing of contents. */
#include "script/load-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/availability-csv.h"
#include "core/suggest.h"
#include "core/text.h"

#define MAX_LISTED_FILES 500

static bool
has_parent_step (const char *relative)
{
  g_auto (GStrv) steps = g_strsplit (relative, "/", -1);
  return g_strv_contains ((const char *const *)steps, "..");
}

/* The file names beside a file that is not there, for the proposal. */
static char *
suggest_file (const CursusLoad *self, const char *relative)
{
  g_autofree char *folder_part = g_path_get_dirname (relative);
  g_autofree char *folder = g_build_filename (self->real_folder, folder_part, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  while (dir != NULL && names->len < MAX_LISTED_FILES && (name = g_dir_read_name (dir)) != NULL)
    if (g_utf8_validate (name, -1, NULL))
      g_ptr_array_add (names, strcmp (folder_part, ".") == 0 ? g_strdup (name) : g_build_filename (folder_part, name, NULL));
  const char *nearest = cursus_suggest (relative, (const char *const *)names->pdata, names->len);
  return nearest != NULL ? g_strdup_printf (_ (": did you mean “%s”?"), nearest) : g_strdup ("");
}

static bool
is_inside (const CursusLoad *self, const char *real_path)
{
  size_t length = strlen (self->real_folder);
  if (strcmp (self->real_folder, "/") == 0)
    return true;
  return strncmp (real_path, self->real_folder, length) == 0 && (real_path[length] == '/' || real_path[length] == '\0');
}

/* Follows symbolic links; says why the file cannot be used. */
static bool
resolve (CursusLoad *self, const CursusPlace *place, const char *key, const char *relative, char real_path[PATH_MAX])
{
  g_autofree char *path = g_build_filename (self->real_folder, relative, NULL);
  g_autofree char *named = cursus_text_excerpt (relative);
  GStatBuf status;
  if (realpath (path, real_path) == NULL) {
    int code = errno;
    g_autofree char *phrase = code == ENOENT ? suggest_file (self, relative) : g_strdup ("");
    cursus_place_error (place, key, _ ("the file “%s” cannot be read (%s)%s"), named, g_strerror (code), phrase);
    return false;
  }
  if (!is_inside (self, real_path)) {
    cursus_place_error (place, key, _ ("the file “%s” is a link to a place outside of the session's folder"), named);
    return false;
  }
  if (g_stat (real_path, &status) != 0 || !S_ISREG (status.st_mode)) {
    cursus_place_error (place, key, _ ("“%s” is no regular file"), named);
    return false;
  }
  self->newest_utc = MAX (self->newest_utc, (int64_t)status.st_mtime);
  g_ptr_array_add (self->files, g_strdup (real_path));
  g_array_append_val (self->stats, status);
  return true;
}

char *
cursus_load_path (CursusLoad *self, const CursusPlace *place, const char *key, const char *relative, char **shown)
{
  char real_path[PATH_MAX];
  g_autofree char *named = cursus_text_excerpt (relative);
  if (g_path_is_absolute (relative)) {
    cursus_place_error (place, key, _ ("“%s” is an absolute path; name files relative to the session's folder"), named);
    return NULL;
  }
  if (has_parent_step (relative)) {
    cursus_place_error (place, key, _ ("“%s” leaves the session's folder; “..” is not accepted in paths"), named);
    return NULL;
  }
  if (!resolve (self, place, key, relative, real_path))
    return NULL;
  *shown = strcmp (self->folder, ".") == 0 ? g_strdup (relative) : g_build_filename (self->folder, relative, NULL);
  return g_strdup (real_path);
}

static bool
has_suffix (const char *path, const char *suffix)
{
  size_t length = strlen (path);
  return length > strlen (suffix) && g_ascii_strcasecmp (path + length - strlen (suffix), suffix) == 0;
}

void
cursus_load_availability (CursusLoad *self, const CursusPlace *place, const char *key, const char *relative, uint32_t person)
{
  bool is_csv = has_suffix (relative, ".csv");
  bool is_ics = has_suffix (relative, ".ics");
  g_autofree char *shown = NULL;
  if (!is_csv && !(is_ics && person != CURSUS_NONE)) {
    const char *accepted = person == CURSUS_NONE ? _ ("a file that ends in .csv") : _ ("a file that ends in .ics or .csv");
    g_autofree char *named = cursus_text_excerpt (relative);
    cursus_place_error (place, key, _ ("“%s” cannot be read as availability; accepted: %s"), named, accepted);
    return;
  }
  g_autofree char *path = cursus_load_path (self, place, key, relative, &shown);
  if (path == NULL)
    return;
  if (person != CURSUS_NONE)
    g_ptr_array_add (cursus_session_person (self->session, person)->availability_files, g_strdup (relative));
  if (is_csv)
    cursus_availability_read_csv (self->session, person, path, shown, self->diagnostics);
  else if (self->readers != NULL && self->readers->read_availability != NULL)
    self->readers->read_availability (self->session, person, path, shown, self->diagnostics);
  else
    cursus_place_error (place, key, _ ("“%s”: calendars cannot be read here"), relative);
}

/* Splits the path given into the folder and the file's name in it. */
static bool
find_file (CursusLoad *self, const char *path)
{
  CursusPlace place = { self->diagnostics, path, NULL, 0, 0, NULL };
  char real_path[PATH_MAX];
  g_autofree char *name = NULL;
  bool is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  if (!is_folder && !g_file_test (path, G_FILE_TEST_EXISTS)) {
    cursus_place_error (&place, NULL, _ ("there is no such session; name a folder with a session.lua, or the file itself"));
    return false;
  }
  self->folder = is_folder ? g_strdup (path) : g_path_get_dirname (path);
  name = is_folder ? g_strdup ("session.lua") : g_path_get_basename (path);
  self->file = is_folder ? g_build_filename (path, name, NULL) : g_strdup (path);
  if (realpath (self->folder, real_path) == NULL) {
    cursus_place_error (&place, NULL, _ ("the folder cannot be read (%s)"), g_strerror (errno));
    return false;
  }
  self->real_folder = g_strdup (real_path);
  if (!resolve (self, &place, NULL, name, real_path))
    return false;
  self->path = g_strdup (real_path);
  return true;
}

CursusLoad *
cursus_load_new (const char *path, const CursusCalendarReaders *readers, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusLoad) self = g_new0 (CursusLoad, 1);
  self->diagnostics = diagnostics;
  self->readers = readers;
  self->session = cursus_session_new ();
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->stats = g_array_new (FALSE, FALSE, sizeof (GStatBuf));
  self->remote_formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int kind = 0; kind < CURSUS_LOAD_N_KINDS; kind++)
    self->ids[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return find_file (self, path) ? g_steal_pointer (&self) : NULL;
}

void
cursus_load_free (CursusLoad *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->session, cursus_session_free);
  g_clear_pointer (&self->declarations, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->stats, g_array_unref);
  for (int kind = 0; kind < CURSUS_LOAD_N_KINDS; kind++)
    g_clear_pointer (&self->ids[kind], g_hash_table_unref);
  g_clear_pointer (&self->remote_formats, g_hash_table_unref);
  g_free (self->folder);
  g_free (self->real_folder);
  g_free (self->file);
  g_free (self->path);
  g_free (self->source);
  g_free (self);
}
