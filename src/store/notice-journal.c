/* A text file that only grows: a line for each date of a mail that is begun, one when the mail is sent or refused. A line that a
 * crash cut off counts for nothing. */
#include "store/notice-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define BEGUN "begun"
#define SENT "sent"
#define REFUSED "refused"
#define N_FIELDS 11
#define DIGEST_LENGTH 64

struct CursusNoticeJournal {
  int fd;
  char *path;
};

static char *
path_of (const char *store, const char *session)
{
  return g_strdup_printf ("%s.published/%s.mails", store, session);
}

static void
set_failure (GError **error, CursusStoreError code, const char *path)
{
  g_set_error (error, CURSUS_STORE_ERROR, (int)code, _ ("which mails were sent is noted in “%s”, which does not work: %s"), path,
               g_strerror (errno));
}

/* ---- reading ---- */

static CursusNotice *
find (GPtrArray *mail, const char *uid)
{
  for (guint i = 0; i < mail->len; i++)
    if (strcmp (((const CursusNotice *)g_ptr_array_index (mail, i))->uid, uid) == 0)
      return g_ptr_array_index (mail, i);
  CursusNotice *notice = g_new0 (CursusNotice, 1);
  notice->uid = g_strdup (uid);
  g_ptr_array_add (mail, notice);
  return notice;
}

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* begun, Message-ID, address, UID, sequence, method, start, end, when it was begun, place, and, in later versions, digest. */
static void
read_begun (GHashTable *mails, char **fields)
{
  GPtrArray *mail = g_hash_table_lookup (mails, fields[1]);
  if (mail == NULL) {
    mail = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_notice_free);
    g_hash_table_insert (mails, g_strdup (fields[1]), mail);
  }
  CursusNotice *notice = find (mail, fields[3]);
  replace (&notice->message_id, fields[1]);
  replace (&notice->address, fields[2]);
  notice->sequence = (uint32_t)g_ascii_strtoull (fields[4], NULL, 10);
  notice->cancels = strcmp (fields[5], "CANCEL") == 0;
  notice->start_utc = g_ascii_strtoll (fields[6], NULL, 10);
  notice->end_utc = g_ascii_strtoll (fields[7], NULL, 10);
  notice->begun_utc = g_ascii_strtoll (fields[8], NULL, 10);
  replace (&notice->place, fields[9]);
  replace (&notice->digest, fields[10] != NULL && strlen (fields[10]) == DIGEST_LENGTH ? fields[10] : NULL);
}

static void
read_line (GHashTable *mails, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", N_FIELDS);
  guint n = g_strv_length (fields);
  GPtrArray *mail = n == 2 ? g_hash_table_lookup (mails, fields[1]) : NULL;
  if (n >= N_FIELDS - 1 && strcmp (fields[0], BEGUN) == 0)
    read_begun (mails, fields);
  else if (mail != NULL && strcmp (fields[0], SENT) == 0)
    for (guint i = 0; i < mail->len; i++)
      ((CursusNotice *)g_ptr_array_index (mail, i))->sent = true;
  else if (mail != NULL && strcmp (fields[0], REFUSED) == 0 && !((const CursusNotice *)g_ptr_array_index (mail, 0))->sent)
    g_hash_table_remove (mails, fields[1]);
}

static GPtrArray *
collect (GHashTable *mails)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_notice_free);
  GHashTableIter iter;
  gpointer mail = NULL;
  g_hash_table_iter_init (&iter, mails);
  while (g_hash_table_iter_next (&iter, NULL, &mail)) {
    g_ptr_array_extend (notices, mail, NULL, NULL);
    g_ptr_array_set_free_func (mail, NULL);
  }
  return notices;
}

GPtrArray *
cursus_notice_journal_read (const char *store, const char *session, GError **error)
{
  g_autofree char *path = path_of (store, session), *text = NULL;
  g_autoptr (GHashTable) mails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GError) failure = NULL;
  if (!g_file_get_contents (path, &text, NULL, &failure) && !g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)
      && !g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOTDIR)) {
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED, "%s", failure->message);
    return NULL;
  }
  char *line = text;
  for (char *end = line != NULL ? strchr (line, '\n') : NULL; end != NULL; end = strchr (line, '\n')) {
    *end = '\0';
    read_line (mails, line);
    line = end + 1;
  }
  return collect (mails);
}

/* ---- writing ---- */

CursusNoticeJournal *
cursus_notice_journal_open (const char *store, const char *session, GError **error)
{
  g_autofree char *path = path_of (store, session), *folder = g_path_get_dirname (path);
  int fd = g_mkdir_with_parents (folder, 0755) == 0 ? open (path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  if (fd < 0) {
    set_failure (error, CURSUS_STORE_ERROR_FULL, path);
    return NULL;
  }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0) {
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_BUSY,
                 _ ("mails of session “%s” are being sent by somebody else; try again later"), session);
    close (fd);
    return NULL;
  }
  CursusNoticeJournal *self = g_new0 (CursusNoticeJournal, 1);
  self->fd = fd;
  self->path = g_steal_pointer (&path);
  return self;
}

void
cursus_notice_journal_free (CursusNoticeJournal *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/* After a line that was cut off, by a crash or a full disk, a new one begins. */
static bool
append (CursusNoticeJournal *self, GString *text, GError **error)
{
  off_t size = lseek (self->fd, 0, SEEK_END);
  char last = '\n';
  if (size > 0 && pread (self->fd, &last, 1, size - 1) == 1 && last != '\n')
    g_string_prepend_c (text, '\n');
  const char *bytes = text->str;
  gsize left = text->len;
  while (left > 0) {
    gssize written = write (self->fd, bytes, left);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0) {
      set_failure (error, CURSUS_STORE_ERROR_FULL, self->path);
      return false;
    }
    bytes += written;
    left -= (gsize)written;
  }
  if (fdatasync (self->fd) == 0)
    return true;
  set_failure (error, CURSUS_STORE_ERROR_FULL, self->path);
  return false;
}

bool
cursus_notice_journal_begin (CursusNoticeJournal *self, const GPtrArray *notices, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < notices->len; i++) {
    const CursusNotice *notice = g_ptr_array_index (notices, i);
    g_autofree char *place = g_strdelimit (g_strdup (notice->place), "\t\r\n", ' ');
    g_string_append_printf (text, BEGUN "\t%s\t%s\t%s\t%u\t%s\t%" PRId64 "\t%" PRId64 "\t%" PRId64 "\t%s\t%s\n",
                            notice->message_id, notice->address, notice->uid, notice->sequence,
                            notice->cancels ? "CANCEL" : "REQUEST", notice->start_utc, notice->end_utc, notice->begun_utc, place,
                            notice->digest != NULL ? notice->digest : "");
  }
  return append (self, text, error);
}

bool
cursus_notice_journal_end (CursusNoticeJournal *self, const char *message_id, bool sent, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, "%s\t%s\n", sent ? SENT : REFUSED, message_id);
  return append (self, text, error);
}
