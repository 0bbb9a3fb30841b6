/* The words of reports: calendar names, places, people, what a plan is worth. Lays nothing out. */
#include "report/words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "report/counts.h"

static const char *
name_weekday (CursusDate date)
{
  switch (cursus_date_weekday (date)) {
  case 1:
    return C_ ("day of the week in a date", "Mon");
  case 2:
    return C_ ("day of the week in a date", "Tue");
  case 3:
    return C_ ("day of the week in a date", "Wed");
  case 4:
    return C_ ("day of the week in a date", "Thu");
  case 5:
    return C_ ("day of the week in a date", "Fri");
  case 6:
    return C_ ("day of the week in a date", "Sat");
  }
  return C_ ("day of the week in a date", "Sun");
}

static const char *
name_short_month (int month)
{
  static const char *const names[] = {
    NC_ ("month in a date", "Jan"), NC_ ("month in a date", "Feb"), NC_ ("month in a date", "Mar"),
    NC_ ("month in a date", "Apr"), NC_ ("month in a date", "May"), NC_ ("month in a date", "Jun"),
    NC_ ("month in a date", "Jul"), NC_ ("month in a date", "Aug"), NC_ ("month in a date", "Sep"),
    NC_ ("month in a date", "Oct"), NC_ ("month in a date", "Nov"), NC_ ("month in a date", "Dec"),
  };
  return g_dpgettext2 (GETTEXT_PACKAGE, "month in a date", names[month - 1]);
}

static const char *
name_month (int month)
{
  static const char *const names[] = {
    NC_ ("month in a heading", "January"), NC_ ("month in a heading", "February"), NC_ ("month in a heading", "March"),
    NC_ ("month in a heading", "April"),   NC_ ("month in a heading", "May"),      NC_ ("month in a heading", "June"),
    NC_ ("month in a heading", "July"),    NC_ ("month in a heading", "August"),   NC_ ("month in a heading", "September"),
    NC_ ("month in a heading", "October"), NC_ ("month in a heading", "November"), NC_ ("month in a heading", "December"),
  };
  return g_dpgettext2 (GETTEXT_PACKAGE, "month in a heading", names[month - 1]);
}

char *
cursus_words_date (CursusDate date)
{
  int month, day;
  cursus_date_to_ymd (date, NULL, &month, &day);
  if (day == 1)
    /* TRANSLATORS: for languages that say “the 1st” but “the 2”. %1$s is the day of the week, %2$s the month. */
    return g_strdup_printf (C_ ("first day of a month", "%1$s 1 %2$s"), name_weekday (date), name_short_month (month));
  /* TRANSLATORS: a short date without its year: day of the week, day, month. */
  return g_strdup_printf (C_ ("date", "%1$s %2$d %3$s"), name_weekday (date), day, name_short_month (month));
}

char *
cursus_words_full_date (CursusDate date)
{
  int year;
  cursus_date_to_ymd (date, &year, NULL, NULL);
  g_autofree char *short_date = cursus_words_date (date);
  /* TRANSLATORS: %1$s is a short date such as “Wed 11 Oct”, %2$d the year. */
  return g_strdup_printf (C_ ("date with its year", "%1$s %2$d"), short_date, year);
}

char *
cursus_words_month (CursusDate date)
{
  int year, month;
  cursus_date_to_ymd (date, &year, &month, NULL);
  return g_strdup_printf (C_ ("month and year in a heading", "%1$s %2$d"), name_month (month), year);
}

char *
cursus_words_week (CursusDate date)
{
  return g_strdup_printf (C_ ("number of a week in a heading", "Week %d"), cursus_date_week (date, NULL));
}

char *
cursus_words_clock (int start_minute, int end_minute)
{
  return g_strdup_printf ("%02d:%02d–%02d:%02d", start_minute / 60, start_minute % 60, end_minute / 60, end_minute % 60);
}

const char *
cursus_words_half_days (unsigned half_days)
{
  if (half_days == CURSUS_HALF_DAY_MORNING)
    return C_ ("part of the day", "morning");
  if (half_days & CURSUS_HALF_DAY_MORNING)
    return C_ ("part of the day", "all day");
  if (half_days & CURSUS_HALF_DAY_AFTERNOON)
    return C_ ("part of the day", "afternoon");
  return C_ ("part of the day", "evening");
}

const char *
cursus_words_format (const char *format)
{
  if (!format)
    return "";
  if (g_str_equal (format, "onsite"))
    return C_ ("format of a meeting", "on site");
  if (g_str_equal (format, "remote"))
    return C_ ("format of a meeting", "remote");
  if (g_str_equal (format, "workshop"))
    return C_ ("format of a meeting", "workshop");
  if (g_str_equal (format, "visit"))
    return C_ ("format of a meeting", "visit");
  return format;
}

static bool
has_text (const char *text)
{
  return text && *text;
}

char *
cursus_words_place (const CursusPlanMeeting *meeting)
{
  const char *site = has_text (meeting->site_name) ? meeting->site_name : meeting->site;
  const char *room = has_text (meeting->room_name) ? meeting->room_name : meeting->room;
  if (!has_text (site))
    return g_strdup ("");
  if (!has_text (room) || g_str_equal (room, site))
    return g_strdup (site);
  /* TRANSLATORS: a site and the room in it. */
  return g_strdup_printf (C_ ("place", "%1$s, %2$s"), site, room);
}

char *
cursus_words_speakers (const CursusPlanMeeting *meeting)
{
  GString *text = g_string_new (NULL);
  guint n_names = meeting->speaker_names ? g_strv_length (meeting->speaker_names) : 0;
  for (guint i = 0; meeting->speakers && meeting->speakers[i]; i++) {
    const char *name = i < n_names ? meeting->speaker_names[i] : NULL;
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", has_text (name) ? name : meeting->speakers[i]);
  }
  return g_string_free (text, FALSE);
}

const char *
cursus_words_title (const CursusPlanMeeting *meeting)
{
  return has_text (meeting->title) ? meeting->title : meeting->id;
}

char *
cursus_words_weight (bool hard, int64_t weight)
{
  if (hard)
    return g_strdup (C_ ("weight of a rule", "hard"));
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, weight);
  return g_strdup_printf (C_ ("weight of a rule", "weight %s"), digits);
}

char *
cursus_words_use (const char *rule, const char *use)
{
  if (!has_text (use))
    return g_strdup (rule ? rule : "");
  /* The names that a use without a name gets ("gap", "gap#2") say the rule already. */
  if (!has_text (rule) || (g_str_has_prefix (use, rule) && strchr ("#", use[strlen (rule)])))
    return g_strdup (use);
  /* TRANSLATORS: how the session calls its use of a rule, and the rule. */
  return g_strdup_printf (C_ ("use of a rule", "%1$s (%2$s)"), use, rule);
}

char *
cursus_words_revision (int64_t revision)
{
  if (revision == 0)
    return g_strdup (_ ("draft, not saved"));
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, revision);
  return g_strdup_printf (_ ("revision %s"), digits);
}

char *
cursus_words_dated_revision (int64_t revision, CursusDate date)
{
  g_autofree char *text = cursus_words_full_date (date);
  /* TRANSLATORS: of a plan: its number, and the date on which it was made or published, such as “Tue 14 Nov 2023”. */
  return g_strdup_printf (_ ("revision %1$" PRId64 " of %2$s"), revision, text);
}

const char *
cursus_words_status (const CursusPlan *plan)
{
  const bool pinned = cursus_plan_has_pins (plan);
  switch (plan->status) {
  case CURSUS_STATUS_OPTIMAL:
    return pinned ? _ ("Optimal: every hard rule is kept, and no plan with these pins costs less.")
                  : _ ("Optimal: every hard rule is kept, and no plan costs less.");
  case CURSUS_STATUS_FEASIBLE:
    return _ ("Feasible: every hard rule is kept; that no plan costs less is not proven.");
  case CURSUS_STATUS_INFEASIBLE:
    return pinned ? _ ("Infeasible: no plan with these pins keeps every hard rule.")
                  : _ ("Infeasible: no plan keeps every hard rule.");
  case CURSUS_STATUS_UNKNOWN:
    return _ ("Unknown: no plan that keeps every hard rule was found, nor is it proven that there is none.");
  }
  g_assert_not_reached ();
}

/* What is proven of the score, as far as the status does not say it. */
static void
put_bound (GString *text, const CursusPlan *plan)
{
  int64_t gap = cursus_plan_gap (plan);
  const bool pinned = cursus_plan_has_pins (plan);
  g_autofree char *bound = cursus_counts_points (plan->bound);
  if (gap == 0)
    return;
  g_string_append_c (text, ' ');
  /* A bound that is far away says little, and its percentage nothing. */
  if (gap < 0 || gap > plan->bound) {
    g_string_append_printf (text,
                            pinned ? _ ("Proven bound: no plan with these pins costs less than %s.")
                                   : _ ("Proven bound: no plan costs less than %s."),
                            bound);
    return;
  }
  g_autofree char *points = cursus_counts_points (gap), *percent = cursus_counts_percent (gap, plan->bound);
  /* TRANSLATORS: %1$s and %2$s are numbers of points, %3$s is the second one in per cent of the first */
  g_string_append_printf (
      text,
      pinned
          ? _ ("Proven: no plan with these pins costs less than %1$s, so this one is at most %2$s (%3$s) above the best of them.")
          : _ ("Proven: no plan costs less than %1$s, so this one is at most %2$s (%3$s) above the best possible."),
      bound, points, percent);
}

char *
cursus_words_score (const CursusPlan *plan)
{
  GString *text = g_string_new (NULL);
  g_autofree char *soft = cursus_counts_points (plan->score.soft);
  if (plan->score.hard != 0) {
    g_autofree char *hard = cursus_counts_points (plan->score.hard);
    /* TRANSLATORS: %s is a number of points, as in “3 points”. */
    g_string_append_printf (text, _ ("Hard rules are broken by %s."), hard);
    g_string_append_c (text, ' ');
  }
  g_string_append_printf (text, _ ("Cost: %s."), soft);
  if (plan->status != CURSUS_STATUS_INFEASIBLE && plan->bound > 0)
    put_bound (text, plan);
  return g_string_free (text, FALSE);
}
