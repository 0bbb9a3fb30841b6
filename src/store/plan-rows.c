/* A plan as rows of tables, and back: which column holds what. Knows nothing of numbering, locks or files. */
#include "store/plan-rows-private.h"

#include <glib/gi18n-lib.h>

#include "store/statement-private.h"
#include "store/waived-rows-private.h"

static bool
contradicts (GError **error, const char *why)
{
  g_set_error_literal (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONSTRAINT, why);
  return false;
}

static bool
insert_slots (CursusConnection *connection, int64_t revision_id, guint position, const CursusPlanMeeting *meeting, GError **error)
{
  if (!meeting->slots || meeting->slots->len == 0)
    return contradicts (error, _ ("it has no slot; at least one is needed"));
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO meeting_slot (revision_id, meeting_position, position, start_utc_seconds,"
      " end_utc_seconds) VALUES (?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  for (guint i = 0; i < meeting->slots->len; i++) {
    const CursusPlanSlot *slot = &g_array_index (meeting->slots, CursusPlanSlot, i);
    cursus_statement_add_integer (statement, revision_id);
    cursus_statement_add_integer (statement, position);
    cursus_statement_add_integer (statement, i);
    cursus_statement_add_integer (statement, slot->start_utc);
    cursus_statement_add_integer (statement, slot->end_utc);
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return true;
}

static guint
count_texts (char **texts)
{
  return texts ? g_strv_length (texts) : 0;
}

static bool
insert_speakers (CursusConnection *connection, int64_t revision_id, guint position, const CursusPlanMeeting *meeting,
                 GError **error)
{
  guint n_speakers = count_texts (meeting->speakers);
  if (n_speakers != count_texts (meeting->speaker_names))
    return contradicts (error, _ ("every speaker needs one name"));
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO meeting_speaker (revision_id, meeting_position, position, speaker, name)"
      " VALUES (?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  for (guint i = 0; i < n_speakers; i++) {
    cursus_statement_add_integer (statement, revision_id);
    cursus_statement_add_integer (statement, position);
    cursus_statement_add_integer (statement, i);
    cursus_statement_add_text (statement, meeting->speakers[i]);
    cursus_statement_add_text (statement, meeting->speaker_names[i]);
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return true;
}

void
cursus_plan_rows_add_meeting (CursusStatement *statement, const CursusPlanMeeting *meeting)
{
  cursus_statement_add_text (statement, meeting->id);
  cursus_statement_add_text (statement, meeting->module);
  cursus_statement_add_text (statement, meeting->group);
  cursus_statement_add_integer (statement, meeting->part);
  cursus_statement_add_integer (statement, meeting->parts);
  cursus_statement_add_text (statement, meeting->title);
  cursus_statement_add_text (statement, meeting->format);
  cursus_statement_add_text (statement, meeting->site);
  cursus_statement_add_text (statement, meeting->site_name);
  cursus_statement_add_text (statement, meeting->room);
  cursus_statement_add_text (statement, meeting->room_name);
  cursus_statement_add_integer (statement, meeting->minutes);
}

static bool
insert_meeting (CursusConnection *connection, int64_t revision_id, guint position, const CursusPlanMeeting *meeting,
                GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO meeting (revision_id, position, id, module, cohort, part, parts, title, format, site,"
      " site_name, room, room_name, minutes, pinned, pinned_by)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  cursus_statement_add_integer (statement, revision_id);
  cursus_statement_add_integer (statement, position);
  cursus_plan_rows_add_meeting (statement, meeting);
  cursus_statement_add_integer (statement, meeting->pinned != CURSUS_PIN_NONE);
  cursus_statement_add_text (statement, cursus_pin_name (meeting->pinned));
  return cursus_statement_run (statement, error);
}

static bool
insert_meetings (CursusConnection *connection, int64_t revision_id, const CursusPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->meetings->len; i++) {
    const CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, i);
    if (!insert_meeting (connection, revision_id, i, meeting, error) || !insert_slots (connection, revision_id, i, meeting, error)
        || !insert_speakers (connection, revision_id, i, meeting, error)) {
      g_prefix_error (error, _ ("meeting “%s”: "), meeting->id);
      return false;
    }
  }
  return true;
}

static bool
insert_rules (CursusConnection *connection, int64_t revision_id, const CursusPlan *plan, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO rule_result (revision_id, position, rule, use, hard, weight, violations, cost, because)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  for (guint i = 0; i < plan->rules->len; i++) {
    const CursusPlanRule *rule = g_ptr_array_index (plan->rules, i);
    cursus_statement_add_integer (statement, revision_id);
    cursus_statement_add_integer (statement, i);
    cursus_statement_add_text (statement, rule->rule);
    cursus_statement_add_text (statement, rule->use);
    cursus_statement_add_integer (statement, rule->hard);
    cursus_statement_add_integer (statement, rule->weight);
    cursus_statement_add_integer (statement, rule->violations);
    cursus_statement_add_integer (statement, rule->cost);
    cursus_statement_add_text (statement, rule->because);
    if (!cursus_statement_run (statement, error)) {
      g_prefix_error (error, _ ("rule “%s”: "), rule->rule);
      return false;
    }
  }
  return true;
}

static void
add_result (CursusStatement *statement, const CursusPlan *plan)
{
  cursus_statement_add_text (statement, plan->session_title);
  cursus_statement_add_text (statement, plan->timezone);
  cursus_statement_add_text (statement, cursus_plan_status_name (plan->status));
  cursus_statement_add_integer (statement, plan->score.hard);
  cursus_statement_add_integer (statement, plan->score.soft);
  cursus_statement_add_integer (statement, plan->bound);
  cursus_statement_add_integer (statement, (int64_t)plan->seed);
  cursus_statement_add_integer (statement, (int64_t)plan->moves);
  cursus_statement_add_real (statement, plan->seconds);
  cursus_statement_add_real (statement, plan->session_days);
  cursus_statement_add_text (statement, plan->proof);
}

static bool
insert_revision (CursusConnection *connection, const CursusPlan *plan, const CursusRevisionStamp *stamp, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO revision (session, revision, made_utc_seconds, stamp_utc_seconds, author, note,"
      " fingerprint, session_title, timezone, status, score_hard, score_soft, bound, seed, moves,"
      " measured_seconds, session_days, proof, action, restores)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif (?, 0))",
      error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, plan->session);
  cursus_statement_add_integer (statement, stamp->revision);
  cursus_statement_add_integer (statement, stamp->made_utc);
  cursus_statement_add_integer (statement, plan->stamp_utc);
  cursus_statement_add_text (statement, stamp->author);
  cursus_statement_add_text (statement, stamp->note);
  cursus_statement_add_text (statement, stamp->fingerprint);
  add_result (statement, plan);
  cursus_statement_add_text (statement, cursus_revision_action_name (stamp->action));
  cursus_statement_add_integer (statement, stamp->restores);
  return cursus_statement_run (statement, error);
}

bool
cursus_plan_rows_insert (CursusConnection *connection, const CursusPlan *plan, const CursusRevisionStamp *stamp, GError **error)
{
  if (!insert_revision (connection, plan, stamp, error))
    return false;
  int64_t revision_id = sqlite3_last_insert_rowid (connection->db);
  return insert_meetings (connection, revision_id, plan, error) && insert_rules (connection, revision_id, plan, error)
         && cursus_waived_rows_insert (connection, revision_id, plan, error);
}

static void
keep_text (char **field, CursusStatement *statement, int column)
{
  g_free (*field);
  *field = g_strdup (cursus_statement_text (statement, column));
}

static bool
is_damaged (GError **error, CursusConnection *connection, const char *why)
{
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT, _ ("“%s” is damaged: %s; restore a copy"), connection->path,
               why);
  return false;
}

static bool
select_slots (CursusConnection *connection, int64_t revision_id, guint position, CursusPlanMeeting *meeting, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT start_utc_seconds, end_utc_seconds FROM meeting_slot"
      " WHERE revision_id = ? AND meeting_position = ? ORDER BY position",
      error);
  if (!statement)
    return false;
  g_clear_pointer (&meeting->slots, g_array_unref);
  meeting->slots = g_array_new (FALSE, FALSE, sizeof (CursusPlanSlot));
  cursus_statement_add_integer (statement, revision_id);
  cursus_statement_add_integer (statement, position);
  bool row = false;
  while (cursus_statement_step (statement, &row, error)) {
    if (!row)
      return meeting->slots->len > 0 || is_damaged (error, connection, _ ("a meeting has no slot"));
    CursusPlanSlot slot = { cursus_statement_integer (statement, 0), cursus_statement_integer (statement, 1) };
    g_array_append_val (meeting->slots, slot);
  }
  return false;
}

static void
set_speakers (CursusPlanMeeting *meeting, GStrvBuilder *ids, GStrvBuilder *names)
{
  g_strfreev (meeting->speakers);
  g_strfreev (meeting->speaker_names);
  meeting->speakers = g_strv_builder_end (ids);
  meeting->speaker_names = g_strv_builder_end (names);
}

static bool
select_speakers (CursusConnection *connection, int64_t revision_id, guint position, CursusPlanMeeting *meeting, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT speaker, name FROM meeting_speaker"
      " WHERE revision_id = ? AND meeting_position = ? ORDER BY position",
      error);
  if (!statement)
    return false;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  cursus_statement_add_integer (statement, revision_id);
  cursus_statement_add_integer (statement, position);
  bool row = true;
  while (row) {
    if (!cursus_statement_step (statement, &row, error))
      return false;
    if (row) {
      g_strv_builder_add (ids, cursus_statement_text (statement, 0));
      g_strv_builder_add (names, cursus_statement_text (statement, 1));
    }
  }
  set_speakers (meeting, ids, names);
  return true;
}

/* Rows of the first schema say that a meeting is pinned, and not by whom. */
static CursusPin
read_pin (CursusStatement *statement)
{
  const char *by = cursus_statement_text (statement, 14);
  if (cursus_statement_integer (statement, 12) == 0)
    return CURSUS_PIN_NONE;
  return g_strcmp0 (by, cursus_pin_name (CURSUS_PIN_MACHINE)) == 0 ? CURSUS_PIN_MACHINE : CURSUS_PIN_PLANNER;
}

bool
cursus_plan_rows_read_meeting (CursusStatement *statement, int first, CursusPlanMeeting *meeting, GError **error)
{
  keep_text (&meeting->id, statement, first);
  keep_text (&meeting->module, statement, first + 1);
  keep_text (&meeting->group, statement, first + 2);
  keep_text (&meeting->title, statement, first + 5);
  keep_text (&meeting->format, statement, first + 6);
  keep_text (&meeting->site, statement, first + 7);
  keep_text (&meeting->site_name, statement, first + 8);
  keep_text (&meeting->room, statement, first + 9);
  keep_text (&meeting->room_name, statement, first + 10);
  return cursus_statement_uint32 (statement, first + 3, &meeting->part, error)
         && cursus_statement_uint32 (statement, first + 4, &meeting->parts, error)
         && cursus_statement_uint32 (statement, first + 11, &meeting->minutes, error);
}

static bool
add_meeting (CursusConnection *connection, CursusStatement *statement, int64_t revision_id, CursusPlan *plan, GError **error)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (cursus_statement_text (statement, 0));
  guint position = plan->meetings->len;
  g_ptr_array_add (plan->meetings, meeting);
  meeting->pinned = read_pin (statement);
  if (!cursus_plan_rows_read_meeting (statement, 0, meeting, error))
    return false;
  if (cursus_statement_integer (statement, 13) != position)
    return is_damaged (error, connection, _ ("a meeting of the revision is missing"));
  return select_slots (connection, revision_id, position, meeting, error)
         && select_speakers (connection, revision_id, position, meeting, error);
}

static bool
select_meetings (CursusConnection *connection, int64_t revision_id, CursusPlan *plan, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT id, module, cohort, part, parts, title, format, site, site_name, room, room_name, minutes,"
      " pinned, position, pinned_by FROM meeting WHERE revision_id = ? ORDER BY position",
      error);
  if (!statement)
    return false;
  cursus_statement_add_integer (statement, revision_id);
  bool row = false;
  while (cursus_statement_step (statement, &row, error)) {
    if (!row)
      return true;
    if (!add_meeting (connection, statement, revision_id, plan, error))
      return false;
  }
  return false;
}

static bool
add_rule (CursusStatement *statement, CursusPlan *plan, GError **error)
{
  CursusPlanRule *rule = cursus_plan_rule_new (cursus_statement_text (statement, 0), cursus_statement_text (statement, 1));
  g_ptr_array_add (plan->rules, rule);
  rule->hard = cursus_statement_integer (statement, 2) != 0;
  rule->weight = cursus_statement_integer (statement, 3);
  rule->cost = cursus_statement_integer (statement, 5);
  keep_text (&rule->because, statement, 6);
  return cursus_statement_uint32 (statement, 4, &rule->violations, error);
}

static bool
select_rules (CursusConnection *connection, int64_t revision_id, CursusPlan *plan, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT rule, use, hard, weight, violations, cost, because FROM rule_result"
      " WHERE revision_id = ? ORDER BY position",
      error);
  if (!statement)
    return false;
  cursus_statement_add_integer (statement, revision_id);
  bool row = false;
  while (cursus_statement_step (statement, &row, error)) {
    if (!row)
      return true;
    if (!add_rule (statement, plan, error))
      return false;
  }
  return false;
}

static CursusPlan *
read_plan (CursusConnection *connection, CursusStatement *statement, const char *session, int64_t revision, GError **error)
{
  g_autoptr (CursusPlan) plan = cursus_plan_new (session, cursus_statement_text (statement, 1),
                                                 cursus_statement_text (statement, 2));
  plan->revision = revision;
  plan->score.hard = cursus_statement_integer (statement, 4);
  plan->score.soft = cursus_statement_integer (statement, 5);
  plan->bound = cursus_statement_integer (statement, 6);
  plan->seed = (uint64_t)cursus_statement_integer (statement, 7);
  plan->moves = (uint64_t)cursus_statement_integer (statement, 8);
  plan->seconds = cursus_statement_real (statement, 9);
  plan->session_days = cursus_statement_real (statement, 10);
  plan->stamp_utc = cursus_statement_integer (statement, 11);
  plan->proof = g_strdup (cursus_statement_text (statement, 12));
  plan->made_utc = cursus_statement_integer (statement, 13);
  const char *status = cursus_statement_text (statement, 3);
  if (!status || !cursus_plan_status_parse (status, &plan->status)) {
    is_damaged (error, connection, _ ("a status is none of unknown, infeasible, feasible, optimal"));
    return NULL;
  }
  return g_steal_pointer (&plan);
}

CursusPlan *
cursus_plan_rows_select (CursusConnection *connection, const char *session, int64_t revision, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT id, session_title, timezone, status, score_hard, score_soft, bound, seed, moves,"
      " measured_seconds, session_days, stamp_utc_seconds, proof, made_utc_seconds"
      " FROM revision WHERE session = ? AND revision = ?",
      error);
  if (!statement)
    return NULL;
  cursus_statement_add_text (statement, session);
  cursus_statement_add_integer (statement, revision);
  bool row = false;
  if (!cursus_statement_step (statement, &row, error))
    return NULL;
  if (!row) {
    is_damaged (error, connection, _ ("a revision cannot be found by its number"));
    return NULL;
  }
  int64_t revision_id = cursus_statement_integer (statement, 0);
  g_autoptr (CursusPlan) plan = read_plan (connection, statement, session, revision, error);
  if (!plan || !select_meetings (connection, revision_id, plan, error) || !select_rules (connection, revision_id, plan, error)
      || !cursus_waived_rows_select (connection, revision_id, plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}
