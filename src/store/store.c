/* Revisions: numbered from 1 for each session, saved whole or not at all. Knows nothing of how a plan came to be. */
#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "store/connection-private.h"
#include "store/migration-private.h"
#include "store/plan-rows-private.h"
#include "store/statement-private.h"
#include "store/store-private.h"
#include "store/transaction-private.h"

#define BUSY_MILLISECONDS 10000

/* The newest revision of a session; revision 0: there is none. */
typedef struct {
  int64_t revision;
  int64_t stamp_utc;
  bool same; /* its fingerprint is the one asked about */
} Newest;

void
cursus_revision_info_free (CursusRevisionInfo *self)
{
  if (!self)
    return;
  g_free (self->author);
  g_free (self->note);
  g_free (self);
}

static CursusConnection *
open_connection (const char *path, GError **error)
{
  g_autoptr (CursusConnection) connection = cursus_connection_open (path, BUSY_MILLISECONDS, error);
  g_autoptr (GPtrArray) steps = cursus_migration_steps ();
  /* Whose file it is comes first: the write-ahead log already changes it. */
  if (!connection || !cursus_migration_check (connection, steps, error) || !cursus_connection_use_wal (connection, error)
      || !cursus_migration_run (connection, steps, error))
    return NULL;
  return g_steal_pointer (&connection);
}

CursusStore *
cursus_store_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  CursusConnection *connection = open_connection (path, error);
  if (!connection)
    return NULL;
  CursusStore *self = g_new0 (CursusStore, 1);
  self->connection = connection;
  return self;
}

void
cursus_store_free (CursusStore *self)
{
  if (!self)
    return;
  cursus_connection_free (self->connection);
  g_free (self);
}

const char *
cursus_store_get_path (const CursusStore *self)
{
  return self->connection->path;
}

static bool
find_newest (CursusConnection *connection, const char *session, const char *fingerprint, Newest *newest, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT revision, stamp_utc_seconds, fingerprint FROM revision WHERE session = ?"
      " ORDER BY revision DESC LIMIT 1",
      error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  bool row = false;
  if (!cursus_statement_step (statement, &row, error))
    return false;
  *newest = (Newest){ 0 };
  if (row) {
    newest->revision = cursus_statement_integer (statement, 0);
    newest->stamp_utc = cursus_statement_integer (statement, 1);
    newest->same = g_strcmp0 (cursus_statement_text (statement, 2), fingerprint) == 0;
  }
  return true;
}

static bool
check_base (const CursusRevisionChange *change, const Newest *newest, const char *session, GError **error)
{
  if (change->base == 0 || change->base == newest->revision)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT,
               _ ("session “%s” was changed meanwhile: revision %" PRId64 " is newer than %" PRId64
                  ", which this change begins from; look at it and try again"),
               session, newest->revision, change->base);
  return false;
}

/* Within a transaction, which is left to whoever began it. */
static bool
save (CursusStore *self, CursusPlan *plan, const CursusRevisionChange *change, GError **error)
{
  g_autofree char *fingerprint = cursus_plan_fingerprint (plan);
  Newest newest = { 0 };
  if (!find_newest (self->connection, plan->session, fingerprint, &newest, error)
      || !check_base (change, &newest, plan->session, error))
    return false;
  if (newest.same) {
    plan->revision = newest.revision;
    plan->stamp_utc = newest.stamp_utc;
    return true;
  }
  CursusRevisionStamp stamp = {
    .revision = newest.revision + 1,
    .made_utc = change->now_utc,
    .fingerprint = fingerprint,
    .author = change->author,
    .note = change->note,
    .action = change->action,
  };
  plan->revision = stamp.revision;
  plan->made_utc = 0;
  return cursus_plan_rows_insert (self->connection, plan, &stamp, error);
}

static bool
save_in_transaction (CursusStore *self, CursusPlan *const *plans, guint n_plans, const CursusRevisionChange *change,
                     GError **error)
{
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_WRITE, error);
  if (!transaction)
    return false;
  for (guint i = 0; i < n_plans; i++)
    if (!save (self, plans[i], change, error)) {
      if (!g_error_matches (*error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT))
        g_prefix_error (error, _ ("session “%s” was not saved: "), plans[i]->session);
      return false;
    }
  if (cursus_transaction_commit (&transaction, error))
    return true;
  if (n_plans == 1)
    g_prefix_error (error, _ ("session “%s” was not saved: "), plans[0]->session);
  return false;
}

/* What was not saved has no revision. */
static bool
save_plans (CursusStore *self, CursusPlan *const *plans, guint n_plans, const CursusRevisionChange *change, GError **error)
{
  g_autofree int64_t *before = g_new (int64_t, MAX (1, n_plans));
  g_autoptr (GError) failure = NULL;
  for (guint i = 0; i < n_plans; i++)
    before[i] = plans[i]->revision;
  if (save_in_transaction (self, plans, n_plans, change, &failure))
    return true;
  for (guint i = 0; i < n_plans; i++)
    plans[i]->revision = before[i];
  g_propagate_error (error, g_steal_pointer (&failure));
  return false;
}

bool
cursus_store_save_change (CursusStore *self, CursusPlan *plan, const CursusRevisionChange *change, GError **error)
{
  g_return_val_if_fail (plan != NULL && plan->session != NULL, false);
  return save_plans (self, &plan, 1, change, error);
}

bool
cursus_store_save (CursusStore *self, CursusPlan *plan, const char *author, const char *note, int64_t now_utc, GError **error)
{
  CursusRevisionChange change = { .action = CURSUS_ACTION_PLAN, .author = author, .note = note, .now_utc = now_utc };
  return cursus_store_save_change (self, plan, &change, error);
}

bool
cursus_store_save_all (CursusStore *self, GPtrArray *plans, const char *author, const char *note, int64_t now_utc, GError **error)
{
  CursusRevisionChange change = { .action = CURSUS_ACTION_PLAN, .author = author, .note = note, .now_utc = now_utc };
  return save_plans (self, (CursusPlan *const *)plans->pdata, plans->len, &change, error);
}

static void
set_not_found (GError **error, const char *session, int64_t asked, int64_t newest)
{
  if (newest == 0)
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND,
                 _ ("session “%s” has no saved revision yet; plan it first"), session);
  else
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND,
                 _ ("session “%s” has no revision %" PRId64 ", only 1 to %" PRId64), session, asked, newest);
}

CursusPlan *
cursus_store_load (CursusStore *self, const char *session, int64_t revision, GError **error)
{
  g_return_val_if_fail (session != NULL, NULL);
  /* Several statements, one state of the file. */
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_READ, error);
  Newest newest = { 0 };
  if (!transaction || !find_newest (self->connection, session, NULL, &newest, error))
    return NULL;
  int64_t wanted = revision == 0 ? newest.revision : revision;
  if (wanted < 1 || wanted > newest.revision) {
    set_not_found (error, session, revision, newest.revision);
    return NULL;
  }
  return cursus_plan_rows_select (self->connection, session, wanted, error);
}

static CursusRevisionInfo *
read_info (CursusStore *self, CursusStatement *statement, GError **error)
{
  g_autoptr (CursusRevisionInfo) info = g_new0 (CursusRevisionInfo, 1);
  info->revision = cursus_statement_integer (statement, 0);
  info->made_utc = cursus_statement_integer (statement, 1);
  info->score.hard = cursus_statement_integer (statement, 3);
  info->score.soft = cursus_statement_integer (statement, 4);
  info->author = g_strdup (cursus_statement_text (statement, 5));
  info->note = g_strdup (cursus_statement_text (statement, 6));
  info->restores = cursus_statement_integer (statement, 8);
  const char *status = cursus_statement_text (statement, 2);
  if (status && cursus_plan_status_parse (status, &info->status)
      && cursus_revision_action_parse (cursus_statement_text (statement, 7), &info->action))
    return g_steal_pointer (&info);
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT,
               _ ("“%s” is damaged: revision %" PRId64 " has no known status or action; restore a copy"), self->connection->path,
               info->revision);
  return NULL;
}

GPtrArray *
cursus_store_list (CursusStore *self, const char *session, GError **error)
{
  g_return_val_if_fail (session != NULL, NULL);
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      self->connection,
      "SELECT revision, made_utc_seconds, status, score_hard, score_soft, author, note, action,"
      " restores"
      " FROM revision WHERE session = ? ORDER BY revision",
      error);
  if (!statement)
    return NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_revision_info_free);
  cursus_statement_add_text (statement, session);
  bool row = false;
  while (cursus_statement_step (statement, &row, error)) {
    if (!row)
      return g_steal_pointer (&list);
    CursusRevisionInfo *info = read_info (self, statement, error);
    if (!info)
      return NULL;
    g_ptr_array_add (list, info);
  }
  return NULL;
}
