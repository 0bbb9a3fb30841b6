/* Turns the rows of a spreadsheet into people's availability. Knows nothing of how a CSV file is cut into cells. */
#include "core/availability-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/csv.h"
#include "core/session-private.h"
#include "core/suggest.h"
#include "core/text.h"
#include "core/weekdays.h"

#define PERSON "person|personne"
#define FROM "from|du"
#define TO "to|au"
#define WEEKDAY "weekday|jour"
#define EVERY "every|toutes les"
#define HOURS "hours|horaires"
#define LEVEL "level|niveau"
#define NOTE "note"

#define DAYS_BEYOND_SESSION 366 /* what lies farther away can change no plan; it bounds the work that a row can ask for */
#define MAX_WEEKS 52

/* A row being read, and what messages about it need. */
typedef struct {
  CursusSession *session;
  const CursusCsv *csv;
  size_t row;
  const char *file;
  CursusDiagnostics *diagnostics;
  char *subject; /* nullable: not yet known */
} Reader;

/* What a row says. */
typedef struct {
  uint32_t person;
  CursusDateRange period;
  uint8_t weekdays; /* bit 0 Monday; 0: every day of the period */
  int every_weeks;
  int start_minute, end_minute;
  CursusLevel level;
} Entry;

static const char *
get (const Reader *self, const char *headings)
{
  return cursus_csv_cell_of (self->csv, self->row, headings);
}

static void refuse (const Reader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
refuse (const Reader *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->file, cursus_csv_line (self->csv, self->row), self->subject, "%s", text);
}

static void
refuse_unknown_person (const Reader *self, const char *id)
{
  const GPtrArray *people = self->session->people;
  g_autofree const char **ids = g_new0 (const char *, people->len + 1);
  for (guint i = 0; i < people->len; i++)
    ids[i] = cursus_session_person (self->session, i)->id;
  g_autofree char *phrase = cursus_suggest_phrase (id, ids, people->len);
  refuse (self, _ ("there is no person “%s”%s"), id, phrase);
}

/* @wanted: of whom the file is; CURSUS_NONE: of whom each row says. */
static bool
read_person (Reader *self, uint32_t wanted, Entry *entry)
{
  const char *id = get (self, PERSON);
  entry->person = wanted;
  if (id != NULL) {
    entry->person = cursus_session_find_person (self->session, id);
    if (entry->person == CURSUS_NONE) {
      refuse_unknown_person (self, id);
      return false;
    }
    if (wanted != CURSUS_NONE && entry->person != wanted) {
      refuse (self, _ ("this row names “%s”, but the file is that of “%s”"), id,
              cursus_session_person (self->session, wanted)->id);
      return false;
    }
  }
  if (entry->person == CURSUS_NONE) {
    refuse (self, _ ("does not say which person it is about: fill in the column “person” (“personne”)"));
    return false;
  }
  const CursusPerson *person = cursus_session_person (self->session, entry->person);
  self->subject = cursus_subject (person->role == CURSUS_ROLE_SPEAKER ? "speaker" : "participant", person->id);
  return true;
}

/* @date stays what it is where the cell is empty. */
static bool
read_date (const Reader *self, const char *headings, CursusDate *date)
{
  g_autoptr (GError) error = NULL;
  const char *text = get (self, headings);
  if (text == NULL || cursus_date_parse (text, date, &error))
    return true;
  refuse (self, "%s", error->message);
  return false;
}

/* Ends that a recurrence leaves open are the session's, and never turn the period round. */
static bool
complete_period (const Reader *self, const Entry *entry, CursusDateRange *period)
{
  const CursusDateRange *session = &self->session->dates;
  bool has_first = period->first != CURSUS_DATE_NONE, has_last = period->last != CURSUS_DATE_NONE;
  if (entry->weekdays != 0) {
    if (!has_first)
      period->first = has_last ? MIN (session->first, period->last) : session->first;
    if (!has_last)
      period->last = MAX (session->last, period->first);
  } else if (!has_first) {
    refuse (self, _ ("needs a first date or a weekday: fill in the column “from” (“du”) or “weekday” (“jour”)"));
    return false;
  } else if (!has_last) {
    period->last = period->first;
  }
  return true;
}

static bool
read_period (const Reader *self, Entry *entry)
{
  CursusDateRange period = { CURSUS_DATE_NONE, CURSUS_DATE_NONE };
  if (!read_date (self, FROM, &period.first) || !read_date (self, TO, &period.last) || !complete_period (self, entry, &period))
    return false;
  if (period.last < period.first) {
    char first[CURSUS_DATE_TEXT_SIZE], last[CURSUS_DATE_TEXT_SIZE];
    refuse (self, _ ("ends on %s before it begins on %s"), cursus_date_format (period.last, last),
            cursus_date_format (period.first, first));
    return false;
  }
  entry->period = period;
  return true;
}

static bool
read_weekday (const Reader *self, const char *name, uint8_t *weekdays)
{
  uint8_t days = cursus_weekdays_parse (name);
  *weekdays |= days;
  if (days != 0)
    return true;
  g_autofree char *excerpt = cursus_text_excerpt (name);
  g_autofree char *phrase = cursus_weekdays_suggest (name);
  refuse (self, _ ("“%s” is no weekday%s"), excerpt, *phrase == '\0' ? _ (": write monday or lundi") : phrase);
  return false;
}

static bool
read_weekdays (const Reader *self, Entry *entry)
{
  const char *text = get (self, WEEKDAY);
  if (text == NULL)
    return true;
  g_auto (GStrv) names = g_strsplit_set (text, " \t+", -1);
  bool good = true;
  for (size_t i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      good = read_weekday (self, names[i], &entry->weekdays) && good;
  if (good && entry->weekdays == 0) {
    refuse (self, _ ("“%s” is no weekday%s"), text, _ (": write monday or lundi"));
    return false;
  }
  return good;
}

/* "2", "2 weeks", "2 semaines". */
static bool
read_every (const Reader *self, Entry *entry)
{
  static const char *const units[] = { "", "week", "weeks", "semaine", "semaines" };
  const char *text = get (self, EVERY);
  entry->every_weeks = 1;
  if (text == NULL)
    return true;
  size_t n_digits = strspn (text, "0123456789");
  g_autofree char *digits = g_strndup (text, n_digits);
  g_autofree char *unit = cursus_text_strip (text + n_digits);
  guint64 weeks = 0;
  bool good = false;
  for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
    good = good || cursus_text_matches (unit, units[i]);
  if (!good || !g_ascii_string_to_unsigned (digits, 10, 1, MAX_WEEKS, &weeks, NULL)) {
    g_autofree char *excerpt = cursus_text_excerpt (text);
    refuse (self, _ ("“%s” is no number of weeks: write 1 for every week, 2 for every other one, at most %d"), excerpt,
            MAX_WEEKS);
    return false;
  }
  if (entry->weekdays == 0) {
    refuse (self, _ ("says every how many weeks, but not on which weekday: fill in the column “weekday” (“jour”)"));
    return false;
  }
  entry->every_weeks = (int)weeks;
  return true;
}

static bool
read_hours (const Reader *self, Entry *entry)
{
  g_autoptr (GError) error = NULL;
  const char *text = get (self, HOURS);
  entry->start_minute = 0;
  entry->end_minute = 24 * 60;
  if (text == NULL || cursus_clock_range_parse (text, &entry->start_minute, &entry->end_minute, &error))
    return true;
  refuse (self, "%s", error->message);
  return false;
}

static bool
read_level (const Reader *self, Entry *entry)
{
  const char *text = get (self, LEVEL);
  entry->level = CURSUS_LEVEL_UNAVAILABLE;
  if (text == NULL || cursus_level_parse (text, &entry->level))
    return true;
  g_autofree char *excerpt = cursus_text_excerpt (text);
  refuse (self, _ ("“%s” is no level: write unavailable, reluctant or preferred (indisponible, plutôt non, préféré)"), excerpt);
  return false;
}

static bool
matches (const Entry *entry, CursusDate date)
{
  return entry->weekdays == 0 || (entry->weekdays >> (cursus_date_weekday (date) - 1)) & 1;
}

/* The week from which weeks are counted: that of the first day in the period that is meant. */
static int32_t
find_first_week (const Entry *entry)
{
  CursusDate date = entry->period.first;
  while (!matches (entry, date))
    date++;
  return cursus_date_week_serial (date);
}

/* Returns: on how many days it was. */
static guint
add_entry (const Reader *self, const Entry *entry)
{
  const CursusZone *zone = self->session->zone;
  CursusAvailability *availability = cursus_session_person (self->session, entry->person)->availability;
  CursusDate first = MAX (entry->period.first, self->session->dates.first - DAYS_BEYOND_SESSION);
  CursusDate last = MIN (entry->period.last, self->session->dates.last + DAYS_BEYOND_SESSION);
  int32_t first_week = find_first_week (entry);
  guint n_days = 0;
  for (CursusDate date = first; date <= last; date++) {
    if (!matches (entry, date) || (cursus_date_week_serial (date) - first_week) % entry->every_weeks != 0)
      continue;
    cursus_availability_add (availability, entry->level, cursus_zone_to_utc_first (zone, date, entry->start_minute),
                             cursus_zone_to_utc_first (zone, date, entry->end_minute));
    n_days++;
  }
  return n_days;
}

/* Dates outside the session are likely a slip in the year. */
static void
warn_without_effect (const Reader *self, const Entry *entry, guint n_days)
{
  const CursusDateRange *dates = &self->session->dates;
  char first[CURSUS_DATE_TEXT_SIZE], last[CURSUS_DATE_TEXT_SIZE];
  int line = cursus_csv_line (self->csv, self->row);
  if (entry->period.first > dates->last || entry->period.last < dates->first)
    cursus_diagnostics_warning (self->diagnostics, self->file, line, self->subject,
                                _ ("has no effect: its dates are outside the session (%s to %s)"),
                                cursus_date_format (dates->first, first), cursus_date_format (dates->last, last));
  else if (n_days == 0)
    cursus_diagnostics_warning (self->diagnostics, self->file, line, self->subject,
                                _ ("has no effect: its weekdays do not occur between its dates"));
}

static void
read_row (Reader *self, uint32_t person)
{
  Entry entry = { 0 };
  if (!read_person (self, person, &entry))
    return;
  bool good = read_weekdays (self, &entry);
  good = good && read_every (self, &entry);
  good = good && read_period (self, &entry);
  good = read_hours (self, &entry) && good;
  good = read_level (self, &entry) && good;
  if (good)
    warn_without_effect (self, &entry, add_entry (self, &entry));
}

static bool
check_headings (const CursusCsv *csv, uint32_t person, CursusDiagnostics *diagnostics)
{
  static const char *const known[] = { PERSON, FROM, TO, WEEKDAY, EVERY, HOURS, LEVEL, NOTE, NULL };
  static const char *const required[] = { FROM "|" WEEKDAY, PERSON, NULL };
  static const char *const required_of_one[] = { FROM "|" WEEKDAY, NULL };
  return cursus_csv_check_headings (csv, known, person == CURSUS_NONE ? required : required_of_one, diagnostics);
}

bool
cursus_availability_read_csv (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                              CursusDiagnostics *diagnostics)
{
  g_return_val_if_fail (session->zone != NULL && session->dates.first != CURSUS_DATE_NONE, false);
  guint errors_before = cursus_diagnostics_n_errors (diagnostics);
  g_autoptr (CursusCsv) csv = cursus_csv_read (path, shown_path, diagnostics);
  if (csv == NULL || !check_headings (csv, person, diagnostics))
    return false;
  for (size_t row = 0; row < cursus_csv_n_rows (csv); row++) {
    Reader reader = { session, csv, row, shown_path, diagnostics, NULL };
    read_row (&reader, person);
    g_free (reader.subject);
  }
  return cursus_diagnostics_n_errors (diagnostics) == errors_before;
}
