/* Reads what people hold. What is read is checked: a damaged store must not number events wrongly. */
#include <glib/gi18n-lib.h>

#include "store/plan-rows-private.h"
#include "store/publication-rows-private.h"
#include "store/statement-private.h"

static bool
is_damaged (CursusConnection *connection, GError **error)
{
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT,
               _ ("“%s” is damaged: what was published of the session contradicts itself; restore a copy"), connection->path);
  return false;
}

static char *
read_text (CursusStatement *statement, int column)
{
  return g_strdup (cursus_statement_text (statement, column));
}

static CursusDate
read_day (CursusStatement *statement, int column)
{
  return cursus_statement_text (statement, column) ? (CursusDate)cursus_statement_integer (statement, column) : CURSUS_DATE_NONE;
}

static CursusPublishedEvent *
read_event (CursusStatement *statement, GError **error)
{
  g_autoptr (CursusPublishedEvent) event = cursus_published_event_new (cursus_statement_text (statement, 0));
  CursusPlanSlot times = { cursus_statement_integer (statement, 13), cursus_statement_integer (statement, 14) };
  g_array_append_val (event->meeting->slots, times);
  event->day = (CursusDate)cursus_statement_integer (statement, 17);
  event->hash = read_text (statement, 19);
  event->details = read_text (statement, 20);
  event->stamp_utc = cursus_statement_integer (statement, 23);
  event->first_revision = cursus_statement_integer (statement, 24);
  event->last_revision = cursus_statement_integer (statement, 25);
  event->cancelled_on = read_day (statement, 26);
  if (!cursus_plan_rows_read_meeting (statement, 1, event->meeting, error)
      || !cursus_statement_uint32 (statement, 15, &event->slot, error)
      || !cursus_statement_uint32 (statement, 16, &event->n_slots, error)
      || !cursus_statement_uint32 (statement, 21, &event->sequence, error)
      || !cursus_statement_uint32 (statement, 22, &event->highest, error))
    return NULL;
  cursus_published_status_parse (cursus_statement_text (statement, 18), &event->status);
  return g_steal_pointer (&event);
}

static bool
select_speakers (CursusConnection *connection, CursusPublication *publication, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "SELECT event, speaker, name FROM published_speaker WHERE session = ? ORDER BY event, position", error);
  bool row = true;
  if (!statement)
    return false;
  cursus_statement_add_text (statement, publication->session);
  guint n = publication->events->len;
  g_autoptr (GPtrArray) builders = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strv_builder_unref);
  for (guint i = 0; i < 2 * n; i++)
    g_ptr_array_add (builders, g_strv_builder_new ());
  while (row) {
    if (!cursus_statement_step (statement, &row, error))
      return false;
    int64_t event = row ? cursus_statement_integer (statement, 0) : 0;
    if (row && (event < 0 || event >= n))
      return is_damaged (connection, error);
    if (row) {
      g_strv_builder_add (g_ptr_array_index (builders, (guint)event), cursus_statement_text (statement, 1));
      g_strv_builder_add (g_ptr_array_index (builders, n + (guint)event), cursus_statement_text (statement, 2));
    }
  }
  for (guint i = 0; i < n; i++) {
    CursusPlanMeeting *meeting = cursus_publication_event (publication, i)->meeting;
    meeting->speakers = g_strv_builder_end (g_ptr_array_index (builders, i));
    meeting->speaker_names = g_strv_builder_end (g_ptr_array_index (builders, n + i));
  }
  return true;
}

static bool
select_events (CursusConnection *connection, CursusPublication *publication, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT uid, meeting, module, cohort, part, parts, title, format, site, site_name, room, room_name, minutes,"
      " start_utc_seconds, end_utc_seconds, slot, slots, day, status, hash, details, sequence, highest, stamp_utc_seconds,"
      " first_revision, last_revision, cancelled_day, position FROM published_event WHERE session = ? ORDER BY position",
      error);
  bool row = true;
  if (!statement)
    return false;
  cursus_statement_add_text (statement, publication->session);
  while (row) {
    if (!cursus_statement_step (statement, &row, error))
      return false;
    CursusPublishedEvent *event = row ? read_event (statement, error) : NULL;
    if (row && event == NULL)
      return false;
    if (row && cursus_statement_integer (statement, 27) != publication->events->len) {
      cursus_published_event_free (event);
      return is_damaged (connection, error);
    }
    if (row)
      g_ptr_array_add (publication->events, event);
  }
  return true;
}

/* By number, from 1: arrays of indices of events. */
static GPtrArray *
select_sets (CursusConnection *connection, const CursusPublication *publication, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "SELECT number, event FROM published_set WHERE session = ? ORDER BY number, event", error);
  bool row = true;
  if (!statement)
    return NULL;
  cursus_statement_add_text (statement, publication->session);
  while (row) {
    if (!cursus_statement_step (statement, &row, error))
      return NULL;
    if (!row)
      break;
    int64_t number = cursus_statement_integer (statement, 0), index = cursus_statement_integer (statement, 1);
    if (number < sets->len || number > sets->len + 1 || number < 1 || index < 0 || index >= publication->events->len) {
      is_damaged (connection, error);
      return NULL;
    }
    if (number > sets->len)
      g_ptr_array_add (sets, g_array_new (FALSE, FALSE, sizeof (uint32_t)));
    uint32_t event = (uint32_t)index;
    g_array_append_val ((GArray *)g_ptr_array_index (sets, sets->len - 1), event);
  }
  return g_steal_pointer (&sets);
}

static CursusHolder *
read_holder (CursusStatement *statement)
{
  CursusHolder *holder = cursus_holder_new (CURSUS_HOLDER_SESSION, cursus_statement_text (statement, 1));
  cursus_holder_kind_parse (cursus_statement_text (statement, 0), &holder->kind);
  holder->name = read_text (statement, 2);
  holder->language = read_text (statement, 3);
  holder->email = read_text (statement, 4);
  holder->gone = cursus_statement_integer (statement, 5) != 0;
  holder->head = read_text (statement, 7);
  holder->hash = read_text (statement, 8);
  holder->revision = cursus_statement_integer (statement, 9);
  holder->changed_utc = cursus_statement_integer (statement, 10);
  return holder;
}

static bool
select_holders (CursusConnection *connection, CursusPublication *publication, const GPtrArray *sets, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT kind, id, name, language, email, gone, event_set, head, hash, revision, changed_utc_seconds, position FROM holder"
      " WHERE session = ? ORDER BY position",
      error);
  bool row = true;
  if (!statement)
    return false;
  cursus_statement_add_text (statement, publication->session);
  while (row) {
    if (!cursus_statement_step (statement, &row, error))
      return false;
    if (!row)
      break;
    int64_t set = cursus_statement_integer (statement, 6);
    if (set < 0 || set > sets->len || cursus_statement_integer (statement, 11) != publication->holders->len)
      return is_damaged (connection, error);
    CursusHolder *holder = read_holder (statement);
    const GArray *events = set > 0 ? g_ptr_array_index (sets, set - 1) : NULL;
    if (events != NULL)
      g_array_append_vals (holder->events, events->data, events->len);
    g_ptr_array_add (publication->holders, holder);
  }
  return true;
}

static bool
select_exceptions (CursusConnection *connection, CursusPublication *publication, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "SELECT holder, event, sequence, stamp_utc_seconds, revision, left_day FROM holder_exception"
      " WHERE session = ? ORDER BY holder, event",
      error);
  bool row = true;
  if (!statement)
    return false;
  cursus_statement_add_text (statement, publication->session);
  while (row) {
    if (!cursus_statement_step (statement, &row, error))
      return false;
    if (!row)
      break;
    int64_t holder = cursus_statement_integer (statement, 0), event = cursus_statement_integer (statement, 1);
    if (holder < 0 || holder >= publication->holders->len || event < 0 || event >= publication->events->len)
      return is_damaged (connection, error);
    CursusHolderExcept except = {
      .event = (uint32_t)event,
      .sequence = (uint32_t)cursus_statement_integer (statement, 2),
      .stamp_utc = cursus_statement_integer (statement, 3),
      .revision = cursus_statement_integer (statement, 4),
      .left_on = read_day (statement, 5),
    };
    g_array_append_val (cursus_publication_holder (publication, (guint)holder)->except, except);
  }
  return true;
}

bool
cursus_publication_rows_select (CursusConnection *connection, CursusPublication *publication, GError **error)
{
  if (!select_events (connection, publication, error) || !select_speakers (connection, publication, error))
    return false;
  g_autoptr (GPtrArray) sets = select_sets (connection, publication, error);
  return sets != NULL && select_holders (connection, publication, sets, error)
         && select_exceptions (connection, publication, error);
}
