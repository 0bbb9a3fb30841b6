/* Writes and reads what a revision breaks with somebody's consent. */
#include "store/waived-rows-private.h"

#include <glib/gi18n-lib.h>

#include "store/statement-private.h"

static void
add_violation (CursusStatement *statement, const CursusViolation *violation, const char *meetings)
{
  cursus_statement_add_text (statement, violation->rule);
  cursus_statement_add_text (statement, violation->use);
  cursus_statement_add_integer (statement, violation->hard);
  cursus_statement_add_integer (statement, violation->weight);
  cursus_statement_add_integer (statement, violation->cost);
  cursus_statement_add_text (statement, meetings);
  cursus_statement_add_text (statement, violation->text != NULL ? violation->text : "");
  cursus_statement_add_text (statement, violation->author);
  cursus_statement_add_text (statement, violation->reason);
  cursus_statement_add_integer (statement, violation->expires);
}

bool
cursus_waived_rows_insert (CursusConnection *connection, int64_t revision_id, const CursusPlan *plan, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO waived_violation (revision_id, position, rule, use, hard, weight, cost, meetings, sentence, author, reason,"
      " expires_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  for (guint i = 0; i < plan->waived->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (plan->waived, i);
    g_autofree char *meetings = g_strjoinv (" ", violation->meetings); /* until the statement has run */
    cursus_statement_add_integer (statement, revision_id);
    cursus_statement_add_integer (statement, i);
    add_violation (statement, violation, meetings);
    if (!cursus_statement_run (statement, error)) {
      g_prefix_error (error, _ ("waiver of “%s”: "), violation->use);
      return false;
    }
  }
  return true;
}

static CursusViolation *
read_violation (CursusStatement *statement)
{
  CursusViolation *violation = cursus_violation_new (cursus_statement_text (statement, 0), cursus_statement_text (statement, 1));
  const char *meetings = cursus_statement_text (statement, 5);
  violation->hard = cursus_statement_integer (statement, 2) != 0;
  violation->weight = cursus_statement_integer (statement, 3);
  violation->cost = cursus_statement_integer (statement, 4);
  g_strfreev (violation->meetings);
  violation->meetings = g_strsplit (meetings != NULL ? meetings : "", " ", -1);
  violation->text = g_strdup (cursus_statement_text (statement, 6));
  violation->author = g_strdup (cursus_statement_text (statement, 7));
  violation->reason = g_strdup (cursus_statement_text (statement, 8));
  violation->expires = (CursusDate)cursus_statement_integer (statement, 9);
  return violation;
}

bool
cursus_waived_rows_select (CursusConnection *connection, int64_t revision_id, CursusPlan *plan, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT rule, use, hard, weight, cost, meetings, sentence, author, reason, expires_day FROM waived_violation"
      " WHERE revision_id = ? ORDER BY position",
      error);
  if (!statement)
    return false;
  cursus_statement_add_integer (statement, revision_id);
  bool row = false;
  while (cursus_statement_step (statement, &row, error)) {
    if (!row)
      return true;
    g_ptr_array_add (plan->waived, read_violation (statement));
  }
  return false;
}
