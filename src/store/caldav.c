/* ETags and hashes by server, person and event. Knows nothing of requests. */
#include "store/caldav.h"

#include "store/statement-private.h"
#include "store/store-private.h"
#include "store/transaction-private.h"

CursusCaldavEvent *
cursus_caldav_event_new (const char *uid, const char *name, const char *etag, const char *hash)
{
  CursusCaldavEvent *self = g_new0 (CursusCaldavEvent, 1);
  self->uid = g_strdup (uid);
  self->name = g_strdup (name);
  self->etag = g_strdup (etag);
  self->hash = g_strdup (hash);
  return self;
}

void
cursus_caldav_event_free (CursusCaldavEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->uid);
  g_free (self->name);
  g_free (self->etag);
  g_free (self->hash);
  g_free (self);
}

CursusCaldavCalendar *
cursus_caldav_calendar_new (const char *person)
{
  CursusCaldavCalendar *self = g_new0 (CursusCaldavCalendar, 1);
  self->person = g_strdup (person);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_caldav_event_free);
  return self;
}

void
cursus_caldav_calendar_free (CursusCaldavCalendar *self)
{
  if (self == NULL)
    return;
  g_free (self->person);
  g_free (self->tag);
  g_ptr_array_unref (self->events);
  g_free (self);
}

static void
add_key (CursusStatement *statement, const char *session, const char *server, const char *person)
{
  cursus_statement_add_text (statement, session);
  cursus_statement_add_text (statement, server);
  cursus_statement_add_text (statement, person);
}

static bool
select_tag (CursusConnection *connection, const char *session, const char *server, CursusCaldavCalendar *calendar, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "SELECT tag FROM caldav_calendar WHERE session = ? AND server = ? AND person = ?", error);
  bool row = false;
  if (!statement)
    return false;
  add_key (statement, session, server, calendar->person);
  if (!cursus_statement_step (statement, &row, error))
    return false;
  calendar->tag = row ? g_strdup (cursus_statement_text (statement, 0)) : NULL;
  return true;
}

static bool
select_events (CursusConnection *connection, const char *session, const char *server, CursusCaldavCalendar *calendar,
               GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "SELECT uid, name, etag, hash FROM caldav_event WHERE session = ? AND server = ? AND person = ? ORDER BY uid",
      error);
  bool row = false;
  if (!statement)
    return false;
  add_key (statement, session, server, calendar->person);
  for (;;) {
    if (!cursus_statement_step (statement, &row, error))
      return false;
    if (!row)
      return true;
    g_ptr_array_add (calendar->events,
                     cursus_caldav_event_new (cursus_statement_text (statement, 0), cursus_statement_text (statement, 1),
                                              cursus_statement_text (statement, 2), cursus_statement_text (statement, 3)));
  }
}

bool
cursus_store_load_caldav (CursusStore *self, const char *session, const char *server, const char *person,
                          CursusCaldavCalendar **calendar, GError **error)
{
  g_autoptr (CursusCaldavCalendar) found = cursus_caldav_calendar_new (person);
  *calendar = NULL;
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_READ, error);
  if (!transaction || !select_tag (self->connection, session, server, found, error)
      || !select_events (self->connection, session, server, found, error))
    return false;
  *calendar = g_steal_pointer (&found);
  return true;
}

static bool
forget (CursusConnection *connection, const char *session, const char *server, const char *person, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "DELETE FROM caldav_calendar WHERE session = ? AND server = ? AND person = ?", error);
  if (!statement)
    return false;
  add_key (statement, session, server, person);
  return cursus_statement_run (statement, error);
}

static bool
insert_calendar (CursusConnection *connection, const char *session, const char *server, const CursusCaldavCalendar *calendar,
                 GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "INSERT INTO caldav_calendar (session, server, person, tag) VALUES (?, ?, ?, ?)", error);
  if (!statement)
    return false;
  add_key (statement, session, server, calendar->person);
  cursus_statement_add_text (statement, calendar->tag);
  return cursus_statement_run (statement, error);
}

static bool
insert_events (CursusConnection *connection, const char *session, const char *server, const CursusCaldavCalendar *calendar,
               GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "INSERT INTO caldav_event (session, server, person, uid, name, etag, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);
  for (guint i = 0; statement && i < calendar->events->len; i++) {
    const CursusCaldavEvent *event = g_ptr_array_index (calendar->events, i);
    add_key (statement, session, server, calendar->person);
    cursus_statement_add_text (statement, event->uid);
    cursus_statement_add_text (statement, event->name);
    cursus_statement_add_text (statement, event->etag);
    cursus_statement_add_text (statement, event->hash);
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return statement != NULL;
}

bool
cursus_store_save_caldav (CursusStore *self, const char *session, const char *server, const CursusCaldavCalendar *calendar,
                          GError **error)
{
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_WRITE, error);
  return transaction && forget (self->connection, session, server, calendar->person, error)
         && insert_calendar (self->connection, session, server, calendar, error)
         && insert_events (self->connection, session, server, calendar, error) && cursus_transaction_commit (&transaction, error);
}
