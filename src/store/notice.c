/* Mails that were begun and sent: rows of the store, and what the journal beside it knows. Knows nothing of what is in them. */
#include "store/notice.h"

#include <string.h>

#include "store/notice-journal-private.h"
#include "store/statement-private.h"
#include "store/store-private.h"
#include "store/transaction-private.h"

struct CursusNoticeLog {
  CursusStore *store;
  char *session;
  CursusNoticeJournal *journal;
};

void
cursus_notice_free (CursusNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->uid);
  g_free (self->message_id);
  g_free (self->place);
  g_free (self->digest);
  g_free (self);
}

static const char *
method_of (const CursusNotice *notice)
{
  return notice->cancels ? "CANCEL" : "REQUEST";
}

static CursusNotice *
read_row (CursusStatement *statement, GError **error)
{
  g_autoptr (CursusNotice) notice = g_new0 (CursusNotice, 1);
  notice->address = g_strdup (cursus_statement_text (statement, 0));
  notice->uid = g_strdup (cursus_statement_text (statement, 1));
  if (!cursus_statement_uint32 (statement, 2, &notice->sequence, error))
    return NULL;
  notice->cancels = g_strcmp0 (cursus_statement_text (statement, 3), "CANCEL") == 0;
  notice->sent = g_strcmp0 (cursus_statement_text (statement, 4), "sent") == 0;
  notice->message_id = g_strdup (cursus_statement_text (statement, 5));
  notice->start_utc = cursus_statement_integer (statement, 6);
  notice->end_utc = cursus_statement_integer (statement, 7);
  notice->place = g_strdup (cursus_statement_text (statement, 8));
  notice->begun_utc = cursus_statement_integer (statement, 9);
  notice->digest = g_strdup (cursus_statement_text (statement, 10));
  return g_steal_pointer (&notice);
}

static bool
select_notices (CursusStore *self, const char *session, GPtrArray *notices, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      self->connection,
      "SELECT address, uid, sequence, method, state, message_id, start_utc_seconds, end_utc_seconds, place, begun_utc_seconds,"
      " digest FROM notice WHERE session = ?",
      error);
  bool row = false;
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  while (cursus_statement_step (statement, &row, error)) {
    CursusNotice *notice = row ? read_row (statement, error) : NULL;
    if (notice == NULL)
      return !row;
    g_ptr_array_add (notices, notice);
  }
  return false;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const CursusNotice *x = *(const CursusNotice *const *)a, *y = *(const CursusNotice *const *)b;
  int order = strcmp (x->address, y->address);
  if (order == 0)
    order = strcmp (x->uid, y->uid);
  if (order == 0)
    order = (x->sequence > y->sequence) - (x->sequence < y->sequence);
  return order != 0 ? order : x->cancels - y->cancels;
}

/* @notices, in order, of the store first: of what both know, one is left, which was sent if either says so. */
static void
unite (GPtrArray *notices)
{
  guint kept = 0;
  g_ptr_array_sort (notices, compare);
  for (guint i = 0; i < notices->len; i++) {
    CursusNotice *notice = g_ptr_array_index (notices, i);
    CursusNotice *before = kept > 0 ? g_ptr_array_index (notices, kept - 1) : NULL;
    if (before == NULL || compare (&before, &notice) != 0) {
      notices->pdata[i] = notices->pdata[kept];
      notices->pdata[kept++] = notice;
    } else
      before->sent = before->sent || notice->sent;
  }
  g_ptr_array_set_size (notices, (gint)kept);
}

bool
cursus_store_load_notices (CursusStore *self, const char *session, GPtrArray **notices, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_notice_free);
  g_autoptr (GPtrArray) noted = cursus_notice_journal_read (cursus_store_get_path (self), session, error);
  *notices = NULL;
  if (noted == NULL || !select_notices (self, session, found, error))
    return false;
  g_ptr_array_extend_and_steal (found, g_steal_pointer (&noted));
  unite (found);
  *notices = g_steal_pointer (&found);
  return true;
}

static void
add_key (CursusStatement *statement, const char *session, const CursusNotice *notice)
{
  cursus_statement_add_text (statement, session);
  cursus_statement_add_text (statement, notice->address);
  cursus_statement_add_text (statement, notice->uid);
  cursus_statement_add_integer (statement, notice->sequence);
  cursus_statement_add_text (statement, method_of (notice));
}

/* @sent: (out): whether it is over; of no meaning when it is not @known. */
static bool
find_state (CursusConnection *connection, const char *session, const CursusNotice *notice, bool *known, bool *sent,
            GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "SELECT state FROM notice WHERE session = ? AND address = ? AND uid = ? AND sequence = ? AND method = ?",
      error);
  if (!statement)
    return false;
  add_key (statement, session, notice);
  if (!cursus_statement_step (statement, known, error))
    return false;
  *sent = *known && g_strcmp0 (cursus_statement_text (statement, 0), "sent") == 0;
  return true;
}

static bool
insert (CursusConnection *connection, const char *session, const CursusNotice *notice, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT OR REPLACE INTO notice (session, address, uid, sequence, method, state, message_id, start_utc_seconds, "
      "end_utc_seconds, place,"
      " begun_utc_seconds, digest) VALUES (?, ?, ?, ?, ?, 'sending', ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  add_key (statement, session, notice);
  cursus_statement_add_text (statement, notice->message_id);
  cursus_statement_add_integer (statement, notice->start_utc);
  cursus_statement_add_integer (statement, notice->end_utc);
  cursus_statement_add_text (statement, notice->place);
  cursus_statement_add_integer (statement, notice->begun_utc);
  cursus_statement_add_text (statement, notice->digest);
  return cursus_statement_run (statement, error);
}

/* ---- sending ---- */

CursusNoticeLog *
cursus_notice_log_open (CursusStore *store, const char *session, GError **error)
{
  g_autoptr (CursusNoticeJournal) journal = cursus_notice_journal_open (cursus_store_get_path (store), session, error);
  if (journal == NULL)
    return NULL;
  CursusNoticeLog *self = g_new0 (CursusNoticeLog, 1);
  self->store = store;
  self->session = g_strdup (session);
  self->journal = g_steal_pointer (&journal);
  return self;
}

void
cursus_notice_log_free (CursusNoticeLog *self)
{
  if (self == NULL)
    return;
  cursus_notice_journal_free (self->journal);
  g_free (self->session);
  g_free (self);
}

static bool
insert_all (CursusNoticeLog *self, const GPtrArray *notices, bool again, bool *begun, GError **error)
{
  CursusConnection *connection = self->store->connection;
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (connection, CURSUS_TRANSACTION_WRITE, error);
  if (!transaction)
    return false;
  for (guint i = 0; i < notices->len; i++) {
    const CursusNotice *notice = g_ptr_array_index (notices, i);
    bool known = false, sent = false;
    if (!find_state (connection, self->session, notice, &known, &sent, error))
      return false;
    if (known && (sent || !again))
      return true;
    if (!insert (connection, self->session, notice, error))
      return false;
  }
  *begun = cursus_transaction_commit (&transaction, error);
  return *begun;
}

static bool
end_all (CursusNoticeLog *self, const GPtrArray *notices, bool sent, GError **error)
{
  static const char sent_sql[]
      = "UPDATE notice SET state = 'sent' WHERE session = ? AND address = ? AND uid = ? AND sequence = ? AND method = ?";
  static const char refused_sql[] = "DELETE FROM notice WHERE session = ? AND address = ? AND uid = ? AND sequence = ? AND"
                                    " method = ? AND state = 'sending'";
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->store->connection, CURSUS_TRANSACTION_WRITE, error);
  if (!transaction)
    return false;
  for (guint i = 0; i < notices->len; i++) {
    g_autoptr (CursusStatement) statement = cursus_statement_take (self->store->connection, sent ? sent_sql : refused_sql, error);
    if (!statement)
      return false;
    add_key (statement, self->session, g_ptr_array_index (notices, i));
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return cursus_transaction_commit (&transaction, error);
}

bool
cursus_notice_log_begin (CursusNoticeLog *self, const GPtrArray *notices, bool again, bool *begun, GError **error)
{
  *begun = false;
  if (!insert_all (self, notices, again, begun, error))
    return false;
  if (!*begun)
    return true;
  if (cursus_notice_journal_begin (self->journal, notices, error))
    return true;
  *begun = false;
  end_all (self, notices, false, NULL); /* nothing was sent */
  return false;
}

bool
cursus_notice_log_end (CursusNoticeLog *self, const GPtrArray *notices, bool sent, GError **error)
{
  const CursusNotice *first = g_ptr_array_index (notices, 0);
  return end_all (self, notices, sent, error) && cursus_notice_journal_end (self->journal, first->message_id, sent, error);
}
