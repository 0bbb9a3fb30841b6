/* Shows availability. Knows no calendar file and no rule: intervals in, text out. */
#include "report/availability.h"

#include <glib/gi18n-lib.h>

#include "report/json-values.h"
#include "report/page.h"
#include "report/words.h"

#define DAY_SECONDS 86400
#define LEVEL_COLUMN 44
#define NAME_COLUMN 2
#define DAYS_COLUMN 40

/* One time of one level, within the dates. */
typedef struct {
  CursusLevel level;
  CursusInterval time;
} Taken;

static const char *
name_level (CursusLevel level)
{
  switch (level) {
  case CURSUS_LEVEL_UNAVAILABLE:
    return _ ("busy");
  case CURSUS_LEVEL_RELUCTANT:
    return _ ("would rather not");
  case CURSUS_LEVEL_PREFERRED:
    return _ ("would like to");
  case CURSUS_N_LEVELS:
    break;
  }
  return "";
}

static int
compare_taken (gconstpointer a, gconstpointer b)
{
  const Taken *x = a, *y = b;
  if (x->time.start_utc != y->time.start_utc)
    return x->time.start_utc < y->time.start_utc ? -1 : 1;
  return (int)x->level - (int)y->level;
}

static GArray *
collect (const CursusAvailabilityReport *report)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Taken));
  int64_t from = cursus_zone_to_utc_first (report->zone, report->dates.first, 0);
  int64_t to = cursus_zone_to_utc_first (report->zone, report->dates.last + 1, 0);
  for (int level = 0; level < CURSUS_N_LEVELS; level++) {
    size_t n = 0;
    const CursusInterval *items = cursus_intervals_get (report->availability->levels[level], &n);
    for (size_t i = 0; i < n; i++) {
      Taken taken = { (CursusLevel)level, { MAX (items[i].start_utc, from), MIN (items[i].end_utc, to) } };
      if (taken.time.start_utc < taken.time.end_utc)
        g_array_append_val (all, taken);
    }
  }
  g_array_sort (all, compare_taken);
  return all;
}

/* "Thu 12 Oct  09:00–12:30", "Thu 12 Oct" for the whole day, "Thu 12 Oct – Mon 16 Oct", "Thu 12 Oct 18:00 – Fri 13 Oct 09:00". */
static char *
tell_time (const CursusZone *zone, CursusInterval time)
{
  CursusDate first = 0, last = 0;
  int start = 0, end = 0;
  cursus_zone_to_local (zone, time.start_utc, &first, &start);
  cursus_zone_to_local (zone, time.end_utc, &last, &end);
  if (end == 0) {
    last--;
    end = DAY_SECONDS;
  }
  g_autofree char *from = cursus_words_date (first);
  g_autofree char *to = cursus_words_date (last);
  if (first == last && start == 0 && end == DAY_SECONDS)
    return g_strdup_printf (_ ("%s, all day"), from);
  if (first == last) {
    g_autofree char *clock = cursus_words_clock (start / 60, end / 60);
    return g_strdup_printf ("%s  %s", from, clock);
  }
  if (start == 0 && end == DAY_SECONDS)
    return g_strdup_printf ("%s – %s", from, to);
  return g_strdup_printf ("%s %02d:%02d – %s %02d:%02d", from, start / 3600, start / 60 % 60, to, end / 3600, end / 60 % 60);
}

static void
put_heading (CursusPage *page, const CursusAvailabilityReport *report)
{
  g_autofree char *first = cursus_words_full_date (report->dates.first);
  g_autofree char *last = cursus_words_full_date (report->dates.last);
  g_autofree char *dates = g_strdup_printf ("%s – %s · %s", first, last, cursus_zone_get_name (report->zone));
  g_autofree char *id = report->id != NULL ? g_strdup_printf (" (%s)", report->id) : g_strdup ("");
  cursus_page_put (page, CURSUS_PAINT_HEADING, report->name);
  cursus_page_put (page, CURSUS_PAINT_QUIET, id);
  cursus_page_end_line (page);
  cursus_page_put (page, CURSUS_PAINT_QUIET, dates);
  cursus_page_end_line (page);
  for (guint i = 0; report->files != NULL && i < report->files->len; i++) {
    cursus_page_put (page, CURSUS_PAINT_QUIET, g_ptr_array_index (report->files, i));
    cursus_page_end_line (page);
  }
}

static void
put_times (CursusPage *page, const CursusAvailabilityReport *report)
{
  g_autoptr (GArray) all = collect (report);
  g_autofree char *month = NULL;
  for (guint i = 0; i < all->len; i++) {
    const Taken *taken = &g_array_index (all, Taken, i);
    CursusDate date = 0;
    cursus_zone_to_local (report->zone, taken->time.start_utc, &date, NULL);
    g_autofree char *this_month = cursus_words_month (date);
    g_autofree char *text = tell_time (report->zone, taken->time);
    if (g_strcmp0 (month, this_month) != 0) {
      cursus_page_end_line (page);
      cursus_page_put (page, CURSUS_PAINT_HEADING, this_month);
      cursus_page_end_line (page);
      g_free (month);
      month = g_steal_pointer (&this_month);
    }
    cursus_page_move_to (page, NAME_COLUMN);
    cursus_page_put (page, CURSUS_PAINT_PLAIN, text);
    cursus_page_move_to (page, LEVEL_COLUMN);
    cursus_page_put (page, taken->level == CURSUS_LEVEL_UNAVAILABLE ? CURSUS_PAINT_PLAIN : CURSUS_PAINT_CAREFUL,
                     name_level (taken->level));
    cursus_page_end_line (page);
  }
  cursus_page_end_line (page);
  if (all->len == 0)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, _ ("Nothing takes time on these dates."));
}

static void
put_count (CursusPage *page, guint n, const char *what, const char *hint)
{
  if (n == 0)
    return;
  g_autofree char *text = g_strdup_printf ("%s %u%s%s", what, n, hint != NULL ? " · " : "", hint != NULL ? hint : "");
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, text);
}

static void
put_counts (CursusPage *page, const CursusBusyCounts *counts)
{
  if (counts == NULL)
    return;
  put_count (page, counts->n_busy, _ ("Events that count as busy:"), NULL);
  put_count (page, counts->n_tentative, _ ("Tentative events:"), _ ("--tentative says what they count as"));
  put_count (page, counts->n_whole_days, _ ("Of these, whole days:"), _ ("--no-whole-days leaves them out"));
  put_count (page, counts->n_floating, _ ("Of these, without a time zone:"), _ ("--timezone says which is meant"));
  put_count (page, counts->n_free, _ ("Not counted, marked as free:"), _ ("--count-free counts them"));
  put_count (page, counts->n_declined, _ ("Not counted, declined:"), NULL);
  put_count (page, counts->n_cancelled, _ ("Not counted, cancelled:"), NULL);
  put_count (page, counts->n_left_out, _ ("Not counted, whole days:"), NULL);
}

char *
cursus_report_availability (const CursusAvailabilityReport *report, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  put_heading (page, report);
  put_times (page, report);
  put_counts (page, report->counts);
  return cursus_page_finish (page);
}

/* On how many of the dates something of @level takes time. */
static guint
count_days (const CursusAvailabilityReport *report, CursusLevel level)
{
  const CursusIntervals *times = report->availability->levels[level];
  guint n = 0;
  for (CursusDate date = report->dates.first; date <= report->dates.last; date++)
    n += cursus_intervals_overlaps (times, cursus_zone_to_utc_first (report->zone, date, 0),
                                    cursus_zone_to_utc_first (report->zone, date + 1, 0));
  return n;
}

static char *
tell_days (const CursusAvailabilityReport *report)
{
  guint busy = count_days (report, CURSUS_LEVEL_UNAVAILABLE), reluctant = count_days (report, CURSUS_LEVEL_RELUCTANT);
  if (busy + reluctant == 0)
    return g_strdup (_ ("nothing known"));
  g_autofree char *first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "busy on %u day", "busy on %u days", busy), busy);
  if (reluctant == 0)
    return g_steal_pointer (&first);
  g_autofree char *second = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "would rather not on %u day", "would rather not on %u days", reluctant), reluctant);
  return g_strdup_printf ("%s, %s", first, second);
}

char *
cursus_report_availability_list (const GArray *reports, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  for (guint i = 0; i < reports->len; i++) {
    const CursusAvailabilityReport *report = &g_array_index (reports, CursusAvailabilityReport, i);
    g_autofree char *days = tell_days (report);
    g_autofree char *who = g_strdup_printf ("%s (%s)", report->name, report->id != NULL ? report->id : "");
    cursus_page_put (page, CURSUS_PAINT_PLAIN, who);
    cursus_page_put (page, CURSUS_PAINT_PLAIN, "  ");
    cursus_page_move_to (page, DAYS_COLUMN);
    cursus_page_put (page, CURSUS_PAINT_PLAIN, days);
    for (guint f = 0; report->files != NULL && f < report->files->len; f++) {
      cursus_page_put (page, CURSUS_PAINT_QUIET, f == 0 ? " · " : ", ");
      cursus_page_put (page, CURSUS_PAINT_QUIET, g_ptr_array_index (report->files, f));
    }
    cursus_page_end_line (page);
  }
  return cursus_page_finish (page);
}

static void
build_times (CursusJson *builder, const CursusAvailabilityReport *report)
{
  g_autoptr (GArray) all = collect (report);
  cursus_json_key (builder, "times");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < all->len; i++) {
    const Taken *taken = &g_array_index (all, Taken, i);
    g_autofree char *start = cursus_zone_format (report->zone, taken->time.start_utc);
    g_autofree char *end = cursus_zone_format (report->zone, taken->time.end_utc);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "level", cursus_level_name (taken->level));
    cursus_json_set_text (builder, "start", start);
    cursus_json_set_text (builder, "end", end);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

static void
build_counts (CursusJson *builder, const CursusBusyCounts *counts)
{
  cursus_json_key (builder, "counts");
  if (counts == NULL) {
    cursus_json_add_null (builder);
    return;
  }
  cursus_json_begin_object (builder);
  cursus_json_set_integer (builder, "busy", counts->n_busy);
  cursus_json_set_integer (builder, "tentative", counts->n_tentative);
  cursus_json_set_integer (builder, "free", counts->n_free);
  cursus_json_set_integer (builder, "declined", counts->n_declined);
  cursus_json_set_integer (builder, "cancelled", counts->n_cancelled);
  cursus_json_set_integer (builder, "left_out", counts->n_left_out);
  cursus_json_set_integer (builder, "whole_days", counts->n_whole_days);
  cursus_json_set_integer (builder, "floating", counts->n_floating);
  cursus_json_end_object (builder);
}

static void
build (CursusJson *builder, const CursusAvailabilityReport *report)
{
  char first[CURSUS_DATE_TEXT_SIZE], last[CURSUS_DATE_TEXT_SIZE];
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "name", report->name);
  cursus_json_set_text (builder, "id", report->id);
  cursus_json_key (builder, "files");
  cursus_json_begin_array (builder);
  for (guint i = 0; report->files != NULL && i < report->files->len; i++)
    cursus_json_add_text (builder, g_ptr_array_index (report->files, i));
  cursus_json_end_array (builder);
  cursus_json_set_text (builder, "timezone", cursus_zone_get_name (report->zone));
  cursus_json_set_text (builder, "from", cursus_date_format (report->dates.first, first));
  cursus_json_set_text (builder, "to", cursus_date_format (report->dates.last, last));
  build_times (builder, report);
  build_counts (builder, report->counts);
  cursus_json_end_object (builder);
}

char *
cursus_report_availability_json (const CursusAvailabilityReport *report)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  build (builder, report);
  return cursus_json_finish (builder);
}

char *
cursus_report_availability_list_json (const GArray *reports)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    build (builder, &g_array_index (reports, CursusAvailabilityReport, i));
  cursus_json_end_array (builder);
  return cursus_json_finish (builder);
}
