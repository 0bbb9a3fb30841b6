/* Writes a folder beside another and exchanges the two: whoever reads sees the old files or the new ones. */
#include "app/publication-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/error.h"
#include "app/publication-files.h"
#include "core/label.h"

#define SUFFIX ".new"
#define WAIT_SECONDS 30

struct CursusStaging {
  char *folder; /* whose place it is to take */
  char *path;
  char *name;
  int fd;  /* of path, locked */
  int old; /* of folder; -1: there is none */
};

static bool
fail (GError **error, const char *what, const char *path)
{
  int code = errno;
  g_autofree char *why = cursus_label_quoted (path, g_strerror (code));
  g_autofree char *whole = cursus_label (what, why);
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, whole);
  return false;
}

char *
cursus_folder_path (const char *folder)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  char *real = realpath (absolute, NULL);
  char *path = real != NULL ? g_strdup (real) : g_steal_pointer (&absolute);
  free (real);
  return path;
}

/* ---- what a folder holds ---- */

static bool
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  return dir == NULL || g_dir_read_name (dir) == NULL;
}

bool
cursus_folder_state (const char *folder, const char *session, CursusPublication **state, GError **error)
{
  g_autofree char *path = g_build_filename (folder, CURSUS_PUBLICATION_STATE_FILE, NULL);
  g_autofree char *data = NULL;
  gsize length = 0;
  *state = NULL;
  if (!g_file_test (folder, G_FILE_TEST_EXISTS) || (g_file_test (folder, G_FILE_TEST_IS_DIR) && is_empty (folder)))
    return true;
  if (!g_file_get_contents (path, &data, &length, NULL)) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
                 _ ("“%s” holds files that were not published: choose a new or empty folder"), folder);
    return false;
  }
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  g_autoptr (GError) failure = NULL;
  *state = cursus_publication_from_bytes (bytes, &failure);
  if (*state == NULL) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
                 _ ("“%s”: %s. If it is damaged, move the folder that it is in somewhere else and publish again: the store knows "
                    "what it held"),
                 path, failure->message);
    return false;
  }
  if (g_strcmp0 ((*state)->session, session) == 0)
    return true;
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("“%s” holds the calendars of session “%s”: choose another folder"), folder, (*state)->session);
  g_clear_pointer (state, cursus_publication_free);
  return false;
}

/* ---- removing ---- */

/* Links are removed, not followed. */
static void
remove_tree (const char *path, int depth)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  if (g_unlink (path) == 0 || depth > 3)
    return;
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  for (guint i = 0; i < names->len; i++)
    remove_tree (g_ptr_array_index (names, i), depth + 1);
  g_rmdir (path);
}

/* ".calendars.": what folders that are to take the place of “calendars” begin with. */
static char *
prefix_of (const char *folder)
{
  g_autofree char *base = g_path_get_basename (folder);
  return g_strdup_printf (".%s.", base);
}

static bool
lock (int fd, bool wait)
{
  for (int tenths = 0; flock (fd, LOCK_EX | LOCK_NB) != 0; tenths++) {
    if (!wait || tenths >= WAIT_SECONDS * 10)
      return false;
    g_usleep (G_USEC_PER_SEC / 10);
  }
  return true;
}

/* Nobody holds the lock of what a publisher that was killed has left. */
void
cursus_folder_clean (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder), *prefix = prefix_of (folder);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir)) {
    if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, SUFFIX))
      continue;
    g_autofree char *path = g_build_filename (parent, name, NULL);
    int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0 && lock (fd, false))
      remove_tree (path, 0);
    if (fd >= 0)
      close (fd);
  }
}

/* ---- the folder that is written ---- */

static CursusStaging *
make_staging (const char *folder, char *path, int fd)
{
  CursusStaging *self = g_new0 (CursusStaging, 1);
  self->folder = g_strdup (folder);
  self->path = path;
  self->name = g_path_get_basename (path);
  self->fd = fd;
  self->old = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return self;
}

/* Asked before anything is recorded: whether the one can take the place of the other. */
static bool
can_switch (const char *folder, int staging)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  struct stat own, above;
  bool is_mounted = stat (folder, &own) == 0 && stat (parent, &above) == 0 && own.st_dev != above.st_dev;
  bool made = mkdirat (staging, "a", 0755) == 0 && mkdirat (staging, "b", 0755) == 0;
  bool exchanged = made && renameat2 (staging, "a", staging, "b", RENAME_EXCHANGE) == 0;
  unlinkat (staging, "a", AT_REMOVEDIR);
  unlinkat (staging, "b", AT_REMOVEDIR);
  return exchanged && !is_mounted;
}

/* What is there and cannot be opened (a link into nowhere, a folder of others) could not be replaced later. */
static bool
is_reachable (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), code = errno;
  if (fd >= 0)
    close (fd);
  if (fd >= 0 || faccessat (AT_FDCWD, folder, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
    return true;
  errno = code;
  return fail (error, _ ("the folder cannot be replaced"), folder);
}

CursusStaging *
cursus_staging_new (const char *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder), *prefix = prefix_of (folder);
  if (!is_reachable (folder, error))
    return NULL;
  if (g_mkdir_with_parents (parent, 0755) != 0) {
    fail (error, _ ("the folder cannot be made"), parent);
    return NULL;
  }
  g_autofree char *path = g_strdup_printf ("%s/%sXXXXXX" SUFFIX, parent, prefix);
  int fd = -1;
  for (int tries = 0; fd < 0 && tries < 10; tries++) {
    g_autofree char *named = g_strdup_printf ("%s/%s%06x" SUFFIX, parent, prefix, g_random_int () & 0xffffff);
    g_free (path);
    path = g_steal_pointer (&named);
    /* Another publisher may take it for a leftover before it is locked: then it is gone, and another one is made. */
    if (g_mkdir (path, 0755) == 0)
      fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0 && (!lock (fd, true) || access (path, F_OK) != 0)) {
      close (fd);
      fd = -1;
    }
  }
  if (fd < 0) {
    fail (error, _ ("the folder cannot be made"), path);
    return NULL;
  }
  CursusStaging *self = make_staging (folder, g_steal_pointer (&path), fd);
  if (self->old < 0 || can_switch (folder, fd))
    return self;
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("“%s” cannot be replaced as a whole where it is: choose a folder on another file system, or in one that is "
                  "mounted"),
               folder);
  cursus_staging_discard (self);
  return NULL;
}

CursusStaging *
cursus_staging_open (const char *folder, const char *name, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  char *path = g_build_filename (parent, name, NULL);
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (fd >= 0 && lock (fd, true))
    return make_staging (folder, path, fd);
  if (fd >= 0) {
    close (fd);
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO,
                 _ ("somebody else is publishing into “%s” at this moment; try again when that is done"), folder);
  }
  g_free (path);
  return NULL;
}

void
cursus_staging_close (CursusStaging *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  if (self->old >= 0)
    close (self->old);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

void
cursus_staging_discard (CursusStaging *self)
{
  if (self == NULL)
    return;
  remove_tree (self->path, 0);
  cursus_staging_close (self);
}

const char *
cursus_staging_name (const CursusStaging *self)
{
  return self->name;
}

bool
cursus_staging_add_folder (CursusStaging *self, const char *name, GError **error)
{
  return mkdirat (self->fd, name, 0755) == 0 || fail (error, _ ("the folder cannot be made"), name);
}

static bool
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0) {
    gssize n = write (fd, bytes, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return false;
    bytes += n;
    length -= (gsize)n;
  }
  return true;
}

bool
cursus_staging_write (CursusStaging *self, const char *name, const char *bytes, gsize length, GError **error)
{
  int fd = openat (self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  bool written = fd >= 0 && write_all (fd, bytes, length);
  int code = errno;
  if (fd >= 0 && close (fd) != 0 && written) {
    written = false;
    code = errno;
  }
  errno = code;
  return written || fail (error, _ ("the file cannot be written"), name);
}

bool
cursus_staging_has (const CursusStaging *self, const char *name)
{
  return faccessat (self->fd, name, F_OK, 0) == 0;
}

bool
cursus_staging_keep (CursusStaging *self, const char *name, gsize length)
{
  struct stat status;
  if (self->old < 0 || fstatat (self->old, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (status.st_mode)
      || (length > 0 && (gsize)status.st_size != length))
    return false;
  return linkat (self->old, name, self->fd, name, 0) == 0;
}

guint
cursus_staging_keep_all (CursusStaging *self, const char *name)
{
  guint n = 0;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *file = dir != NULL ? g_dir_read_name (dir) : NULL; file != NULL; file = g_dir_read_name (dir)) {
    g_autofree char *inside = g_build_filename (name, file, NULL);
    n += cursus_staging_keep (self, inside, 0);
  }
  return n;
}

/* Of a file that was taken over before, today's counts. */
static bool
keep_other (CursusStaging *self, const char *name)
{
  struct stat own, theirs;
  bool taken = fstatat (self->fd, name, &own, AT_SYMLINK_NOFOLLOW) == 0;
  if (taken && fstatat (self->old, name, &theirs, AT_SYMLINK_NOFOLLOW) == 0 && own.st_ino == theirs.st_ino)
    return true;
  if (taken)
    unlinkat (self->fd, name, 0);
  return cursus_staging_keep (self, name, 0);
}

bool
cursus_staging_keep_others (CursusStaging *self, const char *const *ours, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir)) {
    if (g_strv_contains (ours, name) || keep_other (self, name))
      continue;
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
                 _ ("“%s” has “%s”, which was not published and would be lost: move it somewhere else"), self->folder, name);
    return false;
  }
  return true;
}

/* One call for all files: as sure as one for each, and much faster. */
bool
cursus_staging_sync (CursusStaging *self, GError **error)
{
  return syncfs (self->fd) == 0 || fail (error, _ ("the folder cannot be written"), self->path);
}

static void
sync_parent (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  int fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }
}

bool
cursus_staging_switch (CursusStaging *self, GError **error)
{
  g_autoptr (CursusStaging) closed = self;
  unsigned how = self->old >= 0 ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  int rc = renameat2 (AT_FDCWD, self->path, AT_FDCWD, self->folder, how);
  if (rc != 0 && how == RENAME_NOREPLACE && (errno == EINVAL || errno == ENOSYS))
    rc = rename (self->path, self->folder);
  if (rc != 0) {
    fail (error, _ ("the folder cannot be replaced"), self->folder);
    return false;
  }
  sync_parent (self->folder);
  return true;
}
