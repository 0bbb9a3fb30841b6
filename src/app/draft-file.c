/* Temporary name, sync, rename. */
#include "app/draft-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

struct CursusDraftFile {
  char *path;
  char *draft; /* NULL: it is in its place */
  FILE *stream;
  int errnum; /* of the first thing that failed */
};

static bool
set_error (GError **error, const char *path, int errnum)
{
  g_set_error (error, G_FILE_ERROR, (int)g_file_error_from_errno (errnum), _ ("%1$s: cannot be written: %2$s"), path,
               g_strerror (errnum));
  return false;
}

CursusDraftFile *
cursus_draft_file_new (const char *path, GError **error)
{
  g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
  int descriptor = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    set_error (error, path, errno);
    return NULL;
  }
  CursusDraftFile *self = g_new0 (CursusDraftFile, 1);
  self->path = g_strdup (path);
  self->draft = g_steal_pointer (&draft);
  self->stream = fdopen (descriptor, "w");
  return self;
}

static void
note (CursusDraftFile *self, bool done)
{
  if (!done && self->errnum == 0)
    self->errnum = errno;
}

bool
cursus_draft_file_write (CursusDraftFile *self, const char *bytes, size_t length)
{
  note (self, fwrite (bytes, 1, length, self->stream) == length);
  return self->errnum == 0;
}

void
cursus_draft_file_print (CursusDraftFile *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  note (self, vfprintf (self->stream, format, arguments) >= 0);
  va_end (arguments);
}

bool
cursus_draft_file_finish (CursusDraftFile *self, GError **error)
{
  note (self, fflush (self->stream) == 0);
  note (self, fsync (fileno (self->stream)) == 0);
  note (self, self->errnum != 0 || g_rename (self->draft, self->path) == 0);
  if (self->errnum != 0)
    return set_error (error, self->path, self->errnum);
  g_clear_pointer (&self->draft, g_free);
  return true;
}

void
cursus_draft_file_free (CursusDraftFile *self)
{
  if (self == NULL)
    return;
  fclose (self->stream);
  if (self->draft != NULL)
    g_unlink (self->draft);
  g_free (self->draft);
  g_free (self->path);
  g_free (self);
}
