/* Mails that were begun and sent. Knows nothing of what is in them. */
#include "store/notice.h"

#include "store/statement-private.h"
#include "store/store-private.h"
#include "store/transaction-private.h"

void
cursus_notice_free (CursusNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->uid);
  g_free (self->message_id);
  g_free (self->place);
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
  return g_steal_pointer (&notice);
}

bool
cursus_store_load_notices (CursusStore *self, const char *session, GPtrArray **notices, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_notice_free);
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      self->connection,
      "SELECT address, uid, sequence, method, state, message_id, start_utc_seconds, end_utc_seconds, place, begun_utc_seconds"
      " FROM notice WHERE session = ? ORDER BY address, uid, sequence, method DESC",
      error);
  bool row = false;
  *notices = NULL;
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  for (;;) {
    if (!cursus_statement_step (statement, &row, error))
      return false;
    if (!row)
      break;
    CursusNotice *notice = read_row (statement, error);
    if (notice == NULL)
      return false;
    g_ptr_array_add (found, notice);
  }
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

static bool
is_known (CursusConnection *connection, const char *session, const CursusNotice *notice, bool *known, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "SELECT 1 FROM notice WHERE session = ? AND address = ? AND uid = ? AND sequence = ? AND method = ?", error);
  if (!statement)
    return false;
  add_key (statement, session, notice);
  return cursus_statement_step (statement, known, error);
}

static bool
insert (CursusConnection *connection, const char *session, const CursusNotice *notice, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO notice (session, address, uid, sequence, method, state, message_id, start_utc_seconds, end_utc_seconds, place,"
      " begun_utc_seconds) VALUES (?, ?, ?, ?, ?, 'sending', ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  add_key (statement, session, notice);
  cursus_statement_add_text (statement, notice->message_id);
  cursus_statement_add_integer (statement, notice->start_utc);
  cursus_statement_add_integer (statement, notice->end_utc);
  cursus_statement_add_text (statement, notice->place);
  cursus_statement_add_integer (statement, notice->begun_utc);
  return cursus_statement_run (statement, error);
}

bool
cursus_store_begin_notice (CursusStore *self, const char *session, const CursusNotice *notice, bool *begun, GError **error)
{
  bool known = false;
  *begun = false;
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_WRITE, error);
  if (!transaction || !is_known (self->connection, session, notice, &known, error))
    return false;
  if (known)
    return true;
  *begun = insert (self->connection, session, notice, error) && cursus_transaction_commit (&transaction, error);
  return *begun;
}

bool
cursus_store_end_notice (CursusStore *self, const char *session, const CursusNotice *notice, bool sent, GError **error)
{
  g_autoptr (CursusStatement) update = NULL;
  if (sent)
    update = cursus_statement_take (
        self->connection,
        "UPDATE notice SET state = 'sent' WHERE session = ? AND address = ? AND uid = ? AND sequence = ? AND method = ?", error);
  else
    update = cursus_statement_take (self->connection,
                                    "DELETE FROM notice WHERE session = ? AND address = ? AND uid = ? AND sequence = ? AND"
                                    " method = ? AND state = 'sending'",
                                    error);
  if (!update)
    return false;
  add_key (update, session, notice);
  return cursus_statement_run (update, error);
}

bool
cursus_store_forget_notices (CursusStore *self, const char *session, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      self->connection, "DELETE FROM notice WHERE session = ? AND state = 'sending'", error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  return cursus_statement_run (statement, error);
}
