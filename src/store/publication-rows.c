/* Writes what people hold: which column holds what. Knows nothing of numbering, locks or files. */
#include "store/publication-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/plan-rows-private.h"

/* Rows that refer to others go first. */
static bool
delete_rows (CursusConnection *connection, const char *session, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM holder_exception WHERE session = ?", "DELETE FROM holder WHERE session = ?",
    "DELETE FROM published_set WHERE session = ?",    "DELETE FROM published_speaker WHERE session = ?",
    "DELETE FROM published_event WHERE session = ?",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++) {
    g_autoptr (CursusStatement) statement = cursus_statement_take (connection, statements[i], error);
    if (!statement)
      return false;
    cursus_statement_add_text (statement, session);
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return true;
}

static void
add_day (CursusStatement *statement, CursusDate day)
{
  if (day == CURSUS_DATE_NONE)
    cursus_statement_add_text (statement, NULL);
  else
    cursus_statement_add_integer (statement, day);
}

static void
add_meeting (CursusStatement *statement, const CursusPlanMeeting *meeting)
{
  const CursusPlanSlot *times = &g_array_index (meeting->slots, CursusPlanSlot, 0);
  cursus_plan_rows_add_meeting (statement, meeting);
  cursus_statement_add_integer (statement, times->start_utc);
  cursus_statement_add_integer (statement, times->end_utc);
}

static bool
insert_speakers (CursusConnection *connection, const char *session, guint position, const CursusPlanMeeting *meeting,
                 GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "INSERT INTO published_speaker (session, event, position, speaker, name) VALUES (?, ?, ?, ?, ?)", error);
  if (!statement)
    return false;
  for (guint i = 0; meeting->speakers && meeting->speakers[i]; i++) {
    cursus_statement_add_text (statement, session);
    cursus_statement_add_integer (statement, position);
    cursus_statement_add_integer (statement, i);
    cursus_statement_add_text (statement, meeting->speakers[i]);
    cursus_statement_add_text (statement, meeting->speaker_names[i]);
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return true;
}

static bool
insert_event (CursusConnection *connection, const char *session, guint position, const CursusPublishedEvent *event,
              GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO published_event (session, position, uid, meeting, module, cohort, part, parts, title, format, site,"
      " site_name, room, room_name, minutes, start_utc_seconds, end_utc_seconds, slot, slots, day, status, hash, details,"
      " sequence, highest, stamp_utc_seconds, first_revision, last_revision, cancelled_day) VALUES"
      " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  cursus_statement_add_integer (statement, position);
  cursus_statement_add_text (statement, event->uid);
  add_meeting (statement, event->meeting);
  cursus_statement_add_integer (statement, event->slot);
  cursus_statement_add_integer (statement, event->n_slots);
  cursus_statement_add_integer (statement, event->day);
  cursus_statement_add_text (statement, cursus_published_status_name (event->status));
  cursus_statement_add_text (statement, event->hash);
  cursus_statement_add_text (statement, event->details);
  cursus_statement_add_integer (statement, event->sequence);
  cursus_statement_add_integer (statement, event->highest);
  cursus_statement_add_integer (statement, event->stamp_utc);
  cursus_statement_add_integer (statement, event->first_revision);
  cursus_statement_add_integer (statement, event->last_revision);
  add_day (statement, event->cancelled_on);
  return cursus_statement_run (statement, error) && insert_speakers (connection, session, position, event->meeting, error);
}

static bool
insert_set (CursusConnection *connection, const char *session, int64_t number, const GArray *events, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection, "INSERT INTO published_set (session, number, event) VALUES (?, ?, ?)", error);
  if (!statement)
    return false;
  for (guint i = 0; i < events->len; i++) {
    cursus_statement_add_text (statement, session);
    cursus_statement_add_integer (statement, number);
    cursus_statement_add_integer (statement, g_array_index (events, uint32_t, i));
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return true;
}

/* The number of the set of @events, which is written when it comes up for the first time. */
static bool
find_set (CursusConnection *connection, const char *session, GHashTable *sets, const GArray *events, int64_t *number,
          GError **error)
{
  g_autoptr (GBytes) key = g_bytes_new (events->data, events->len * sizeof (uint32_t));
  *number = GPOINTER_TO_SIZE (g_hash_table_lookup (sets, key));
  if (*number > 0 || events->len == 0)
    return true;
  *number = g_hash_table_size (sets) + 1;
  g_hash_table_insert (sets, g_steal_pointer (&key), GSIZE_TO_POINTER (*number));
  return insert_set (connection, session, *number, events, error);
}

static bool
insert_exceptions (CursusConnection *connection, const char *session, guint position, const CursusHolder *holder, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO holder_exception (session, holder, event, sequence, stamp_utc_seconds, revision, left_day)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  for (guint i = 0; i < holder->except->len; i++) {
    const CursusHolderExcept *except = &g_array_index (holder->except, CursusHolderExcept, i);
    cursus_statement_add_text (statement, session);
    cursus_statement_add_integer (statement, position);
    cursus_statement_add_integer (statement, except->event);
    cursus_statement_add_integer (statement, except->sequence);
    cursus_statement_add_integer (statement, except->stamp_utc);
    cursus_statement_add_integer (statement, except->revision);
    add_day (statement, except->left_on);
    if (!cursus_statement_run (statement, error))
      return false;
  }
  return true;
}

static bool
insert_holder (CursusConnection *connection, const char *session, guint position, const CursusHolder *holder, GHashTable *sets,
               GError **error)
{
  int64_t set = 0;
  if (!find_set (connection, session, sets, holder->events, &set, error))
    return false;
  g_autoptr (CursusStatement) statement = cursus_statement_take (
      connection,
      "INSERT INTO holder (session, position, kind, id, name, language, email, gone, event_set, head, hash, revision,"
      " changed_utc_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (!statement)
    return false;
  cursus_statement_add_text (statement, session);
  cursus_statement_add_integer (statement, position);
  cursus_statement_add_text (statement, cursus_holder_kind_name (holder->kind));
  cursus_statement_add_text (statement, holder->id);
  cursus_statement_add_text (statement, holder->name);
  cursus_statement_add_text (statement, holder->language);
  cursus_statement_add_text (statement, holder->email);
  cursus_statement_add_integer (statement, holder->gone);
  if (set > 0)
    cursus_statement_add_integer (statement, set);
  else
    cursus_statement_add_text (statement, NULL);
  cursus_statement_add_text (statement, holder->head);
  cursus_statement_add_text (statement, holder->hash);
  cursus_statement_add_integer (statement, holder->revision);
  cursus_statement_add_integer (statement, holder->changed_utc);
  return cursus_statement_run (statement, error) && insert_exceptions (connection, session, position, holder, error);
}

bool
cursus_publication_rows_replace (CursusConnection *connection, const CursusPublication *publication, GError **error)
{
  const char *session = publication->session;
  g_autoptr (GHashTable) sets = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  if (!delete_rows (connection, session, error))
    return false;
  for (guint i = 0; i < publication->events->len; i++)
    if (!insert_event (connection, session, i, cursus_publication_event (publication, i), error)) {
      g_prefix_error (error, _ ("event “%s”: "), cursus_publication_event (publication, i)->uid);
      return false;
    }
  for (guint i = 0; i < publication->holders->len; i++)
    if (!insert_holder (connection, session, i, cursus_publication_holder (publication, i), sets, error)) {
      g_prefix_error (error, _ ("calendar of “%s”: "), cursus_publication_holder (publication, i)->id);
      return false;
    }
  return true;
}
