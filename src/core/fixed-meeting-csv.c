/* Reads a plan back from the table that it is printed as. Knows nothing of what the meetings are for. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/csv.h"
#include "core/fixed-meeting.h"
#include "core/session-private.h"
#include "core/text.h"

static const char *const known_columns[] = { "session", "meeting", "module", "group",    "title",  "format",   "date",    "start",
                                             "end",     "site",    "room",   "speakers", "waived", "revision", "revised", NULL };
static const char *const required_columns[] = { "meeting", "date", "start", "end", NULL };

#define MAX_COMMAS 3 /* in a name */

/* The file being read. */
typedef struct {
  const CursusSession *session;
  const char *plan_of;
  const CursusZone *zone;
  const CursusCsv *csv;
  size_t row;
  const char *file;
  CursusDiagnostics *diagnostics;
  GHashTable *meetings; /* id to CursusFixedMeeting (not owned) */
  GHashTable *unknown;  /* a set of names that were warned of */
  GPtrArray *all;
} Reader;

static int
line_of (const Reader *self)
{
  return cursus_csv_line (self->csv, self->row);
}

static bool G_GNUC_PRINTF (2, 3) refuse (const Reader *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->file, line_of (self), NULL, "%s", text);
  return false;
}

/* A cell without the apostrophe that keeps a spreadsheet from taking it for a formula. */
static const char *
get (const Reader *self, const char *heading)
{
  const char *text = cursus_csv_cell (self->csv, self->row, heading);
  return text != NULL && text[0] == '\'' && text[1] != '\0' && strchr ("=+-@", text[1]) != NULL ? text + 1 : text;
}

/* ---- Names ---- */

static bool
names (const char *id, const char *name, const char *text)
{
  return strcmp (id, text) == 0 || g_strcmp0 (name, text) == 0;
}

static void
warn_unknown (const Reader *self, const char *format, const char *text)
{
  g_autofree char *shown = cursus_text_excerpt (text);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the formats stand at the callers */
  g_autofree char *warning = g_strdup_printf (format, shown);
#pragma GCC diagnostic pop
  if (g_hash_table_add (self->unknown, g_strdup (warning)))
    cursus_diagnostics_warning (self->diagnostics, self->file, line_of (self), NULL, "%s", warning);
}

/* (transfer full) (nullable): the id of the site called @text. */
static char *
find_site (const Reader *self, const char *text)
{
  if (text == NULL)
    return NULL;
  for (guint i = 0; i < self->session->sites->len; i++) {
    const CursusSite *site = cursus_session_site (self->session, i);
    if (names (site->id, site->name, text))
      return g_strdup (site->id);
  }
  warn_unknown (self, _ ("the session has no site “%s” (any more); what is there counts as elsewhere"), text);
  return g_strdup (text);
}

/* (transfer full) (nullable): the id of the room called @text at @site. */
static char *
find_room (const Reader *self, const char *site, const char *text)
{
  if (text == NULL || site == NULL)
    return NULL;
  g_autofree char *id = g_strconcat (site, "/", text, NULL);
  uint32_t index = cursus_session_find_site (self->session, site);
  for (guint i = 0; index != CURSUS_NONE && i < self->session->rooms->len; i++) {
    const CursusRoom *room = cursus_session_room (self->session, i);
    if (room->site == index && (names (room->id, room->name, text) || strcmp (room->id, id) == 0))
      return g_strdup (room->id);
  }
  if (index != CURSUS_NONE)
    warn_unknown (self, _ ("the session has no room “%s” (any more); what is there counts as elsewhere"), text);
  return g_strdup (text);
}

static const char *
find_person (const Reader *self, const char *text)
{
  for (guint i = 0; i < self->session->people->len; i++) {
    const CursusPerson *person = cursus_session_person (self->session, i);
    if (person->role == CURSUS_ROLE_SPEAKER && names (person->id, person->name, text))
      return person->id;
  }
  return NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The person whose name begins at @pieces, which has @n of them; @taken receives how many belong to it. The longest name counts.
 */
static const char *
find_longest (const Reader *self, char **pieces, guint n, guint *taken)
{
  const char *id = NULL;
  for (guint k = MIN (n, MAX_COMMAS + 1); id == NULL && k > 0; k--) {
    char *cut = g_steal_pointer (&pieces[k]);
    g_autofree char *name = g_strjoinv (", ", pieces);
    pieces[k] = cut;
    id = find_person (self, name);
    *taken = k;
  }
  return id;
}

/* (transfer full): the ids behind "Claire Fontaine, Duval, Simon": a name may have commas itself. */
static char **
find_speakers (const Reader *self, const char *text)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (GStrv) pieces = g_strsplit (text != NULL ? text : "", ", ", -1);
  guint n = g_strv_length (pieces), taken = 1;
  for (guint i = 0; i < n; i += taken) {
    const char *id = find_longest (self, pieces + i, n - i, &taken);
    if (id == NULL)
      warn_unknown (self, _ ("the session has no speaker “%s” (any more)"), pieces[i]);
    g_ptr_array_add (ids, g_strdup (id != NULL ? id : pieces[i]));
  }
  g_ptr_array_sort (ids, compare_texts);
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* ---- Rows ---- */

/* "09:00" in the zone, or "07:00Z". */
static bool
read_clock (const Reader *self, const char *heading, CursusDate date, int64_t *utc)
{
  g_autoptr (GError) error = NULL;
  const char *text = get (self, heading);
  int minute = 0;
  if (text == NULL)
    return refuse (self, _ ("the column “%s” is empty"), heading);
  bool in_utc = g_str_has_suffix (text, "Z");
  g_autofree char *clock = g_strndup (text, strlen (text) - in_utc);
  if (!cursus_clock_parse (clock, &minute, &error))
    return refuse (self, "%s", error->message);
  int64_t midnight = (int64_t)(date - cursus_date_from_ymd (1970, 1, 1)) * 86400;
  *utc = in_utc ? midnight + minute * 60 : cursus_zone_to_utc_first (self->zone, date, minute);
  return true;
}

static bool
read_times (const Reader *self, int64_t *start, int64_t *end)
{
  g_autoptr (GError) error = NULL;
  CursusDate date = 0;
  const char *text = get (self, "date");
  if (text == NULL)
    return refuse (self, _ ("the column “%s” is empty"), "date");
  if (!cursus_date_parse (text, &date, &error))
    return refuse (self, "%s", error->message);
  if (!read_clock (self, "start", date, start) || !read_clock (self, "end", date, end))
    return false;
  return *start < *end || refuse (self, _ ("it ends before it begins, or at the same time"));
}

static CursusFixedMeeting *
read_meeting (Reader *self, const char *id)
{
  CursusFixedMeeting *meeting = cursus_fixed_meeting_new (id);
  g_ptr_array_add (self->all, meeting);
  g_hash_table_insert (self->meetings, meeting->id, meeting);
  meeting->title = g_strdup (get (self, "title"));
  meeting->site = find_site (self, get (self, "site"));
  meeting->room = find_room (self, meeting->site, get (self, "room"));
  g_strfreev (meeting->speakers);
  meeting->speakers = find_speakers (self, get (self, "speakers"));
  meeting->origin = (CursusOrigin){ self->file, line_of (self) };
  return meeting;
}

/* A further slot: it must be in the same place and on the same day. */
static bool
check_slot (const Reader *self, const CursusFixedMeeting *meeting, int64_t start)
{
  CursusDate first = 0, date = 0;
  g_autofree char *site = find_site (self, get (self, "site"));
  g_autofree char *room = find_room (self, site, get (self, "room"));
  cursus_zone_to_local (self->zone, meeting->start_utc, &first, NULL);
  cursus_zone_to_local (self->zone, start, &date, NULL);
  if (first != date)
    return refuse (self, _ ("“%s” is on another day in line %d; a meeting is on one day"), meeting->id, meeting->origin.line);
  return (g_strcmp0 (site, meeting->site) == 0 && g_strcmp0 (room, meeting->room) == 0)
         || refuse (self, _ ("“%s” is in another place in line %d; a meeting is in one"), meeting->id, meeting->origin.line);
}

static bool
read_row (Reader *self)
{
  int64_t start = 0, end = 0;
  const char *id = get (self, "meeting"), *session = get (self, "session");
  if (id == NULL)
    return refuse (self, _ ("the column “%s” is empty"), "meeting");
  if (session != NULL && strcmp (session, self->plan_of) != 0)
    return refuse (self, _ ("it is of the session “%s”, not of “%s”"), session, self->plan_of);
  if (!read_times (self, &start, &end))
    return false;
  CursusFixedMeeting *meeting = g_hash_table_lookup (self->meetings, id);
  if (meeting == NULL) {
    meeting = read_meeting (self, id);
    meeting->start_utc = start;
    meeting->end_utc = end;
    return true;
  }
  if (!check_slot (self, meeting, start))
    return false;
  meeting->start_utc = MIN (meeting->start_utc, start);
  meeting->end_utc = MAX (meeting->end_utc, end);
  return true;
}

GPtrArray *
cursus_fixed_meetings_read_csv (const CursusSession *session, const char *plan_of, const CursusZone *zone, const char *path,
                                const char *file, CursusDiagnostics *diagnostics)
{
  guint errors_before = cursus_diagnostics_n_errors (diagnostics);
  g_autoptr (CursusCsv) csv = cursus_csv_read (path, file, diagnostics);
  if (csv == NULL || !cursus_csv_check_headings (csv, known_columns, required_columns, diagnostics))
    return NULL;
  g_autoptr (GHashTable) meetings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_fixed_meeting_free);
  Reader reader = { session, plan_of, zone, csv, 0, file, diagnostics, meetings, unknown, all };
  for (; reader.row < cursus_csv_n_rows (csv); reader.row++)
    read_row (&reader);
  cursus_fixed_meetings_sort (all);
  return cursus_diagnostics_n_errors (diagnostics) == errors_before ? g_steal_pointer (&all) : NULL;
}
