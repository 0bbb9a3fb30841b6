/* Publications of a session: numbered, each based on the one before it. Knows nothing of how events are numbered. */
#include "store/publication.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "store/publication-rows-private.h"
#include "store/statement-private.h"
#include "store/store-private.h"
#include "store/transaction-private.h"

void
cursus_publication_place_clear (CursusPublicationPlace *self)
{
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->staged, g_free);
  self->number = 0;
}

/* Inside a transaction or not. @publication: (nullable): gets what the row says of it. */
static bool
find_last (CursusConnection *connection, const char *session, CursusPublicationPlace *place, CursusPublication *publication,
           GError **error)
{
  *place = (CursusPublicationPlace){ 0 };
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT number, token, folder, staged, revision, made_utc_seconds, today_day, author, session_title, timezone"
      " FROM publication WHERE session = ? ORDER BY number DESC LIMIT 1",
      error);
  bool row = false;
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  if (!cursus_statement_step (statement, &row, error))
    return false;
  if (!row)
    return true;
  place->number = cursus_statement_integer (statement, 0);
  place->token = g_strdup (cursus_statement_text (statement, 1));
  place->folder = g_strdup (cursus_statement_text (statement, 2));
  place->staged = g_strdup (cursus_statement_text (statement, 3));
  if (publication == NULL)
    return true;
  publication->number = place->number;
  publication->token = g_strdup (place->token);
  publication->revision = cursus_statement_integer (statement, 4);
  publication->made_utc = cursus_statement_integer (statement, 5);
  publication->today = (CursusDate)cursus_statement_integer (statement, 6);
  publication->author = g_strdup (cursus_statement_text (statement, 7));
  publication->title = g_strdup (cursus_statement_text (statement, 8));
  publication->timezone = g_strdup (cursus_statement_text (statement, 9));
  return true;
}

bool
cursus_store_find_publication (CursusStore *self, const char *session, CursusPublicationPlace *place, GError **error)
{
  return find_last (self->connection, session, place, NULL, error);
}

bool
cursus_store_load_publication (CursusStore *self, const char *session, CursusPublication **publication, GError **error)
{
  *publication = NULL;
  g_auto (CursusPublicationPlace) place = { 0 };
  g_autoptr (CursusPublication) found = cursus_publication_new (session);
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_READ, error);
  if (!transaction || !find_last (self->connection, session, &place, found, error))
    return false;
  if (place.number == 0)
    return true;
  if (!cursus_publication_rows_select (self->connection, found, error))
    return false;
  *publication = g_steal_pointer (&found);
  return true;
}

bool
cursus_store_knows_publication (CursusStore *self, const char *session, const char *token, bool *known, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      self->connection, "SELECT 1 FROM publication WHERE session = ? AND token = ?", error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  cursus_statement_add_text (statement, token);
  return cursus_statement_step (statement, known, error);
}

static bool
check_base (CursusConnection *connection, const CursusPublication *next, const CursusPublicationPlace *base, GError **error)
{
  g_auto (CursusPublicationPlace) last = { 0 };
  if (!find_last (connection, next->session, &last, NULL, error))
    return false;
  if (last.number == base->number && g_strcmp0 (last.token, base->token) == 0)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT,
               _ ("session “%s” was published by somebody else meanwhile; look at it and publish again"), next->session);
  return false;
}

static bool
insert_publication (CursusConnection *connection, const CursusPublication *next, const CursusPublicationPlace *place,
                    GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO publication (session, number, revision, token, made_utc_seconds, today_day, author, session_title, timezone,"
      " folder, staged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, next->session);
  cursus_statement_add_integer (statement, next->number);
  cursus_statement_add_integer (statement, next->revision);
  cursus_statement_add_text (statement, next->token);
  cursus_statement_add_integer (statement, next->made_utc);
  cursus_statement_add_integer (statement, next->today);
  cursus_statement_add_text (statement, next->author);
  cursus_statement_add_text (statement, next->title);
  cursus_statement_add_text (statement, next->timezone);
  cursus_statement_add_text (statement, place->folder);
  cursus_statement_add_text (statement, place->staged);
  return cursus_statement_run (statement, error);
}

bool
cursus_store_publish (CursusStore *self, const CursusPublication *next, const CursusPublicationPlace *place, GError **error)
{
  g_return_val_if_fail (next->number > place->number, false);
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_WRITE, error);
  return transaction && check_base (self->connection, next, place, error)
         && cursus_publication_rows_replace (self->connection, next, error)
         && insert_publication (self->connection, next, place, error) && cursus_transaction_commit (&transaction, error);
}

bool
cursus_store_settle_publication (CursusStore *self, const char *session, int64_t number, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      self->connection, "UPDATE publication SET staged = NULL WHERE session = ? AND number = ?", error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  cursus_statement_add_integer (statement, number);
  return cursus_statement_run (statement, error);
}

bool
cursus_store_publish_revision (CursusStore *self, const char *session, int64_t number, int64_t revision, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      self->connection, "UPDATE publication SET revision = ? WHERE session = ? AND number = ?", error);
  if (!statement)
    return false;
  cursus_statement_add_integer (statement, revision);
  cursus_statement_add_text (statement, session);
  cursus_statement_add_integer (statement, number);
  return cursus_statement_run (statement, error);
}
