/* Plans for the tests of reports, built by hand: no session, no solver. */
#pragma once

#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "core/plan.h"
#include "core/violation.h"
#include "core/zone.h"

/* One meeting in short: @hours are "09:00-12:30" or several such, separated by commas, on @date in Paris; @place is
 * "site|Site name" or "site|Site name|room|Room name", NULL for remote; @speakers "id/Name,id/Name". */
typedef struct {
  const char *id;
  const char *title;
  const char *format;
  const char *date;
  const char *hours;
  const char *place;
  const char *speakers;
} FixtureMeeting;

static inline void
fixture_set_place (CursusPlanMeeting *meeting, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place ? place : "", "|", 4);
  guint n = g_strv_length (parts);
  meeting->site = n > 0 ? g_strdup (parts[0]) : NULL;
  meeting->site_name = n > 1 ? g_strdup (parts[1]) : NULL;
  meeting->room = n > 2 ? g_strdup (parts[2]) : NULL;
  meeting->room_name = n > 3 ? g_strdup (parts[3]) : NULL;
}

static inline void
fixture_set_speakers (CursusPlanMeeting *meeting, const char *speakers)
{
  g_auto (GStrv) parts = g_strsplit (speakers ? speakers : "", ",", -1);
  guint n = g_strv_length (parts);
  meeting->speakers = g_new0 (char *, n + 1);
  meeting->speaker_names = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++) {
    g_auto (GStrv) halves = g_strsplit (parts[i], "/", 2);
    meeting->speakers[i] = g_strdup (halves[0]);
    meeting->speaker_names[i] = g_strdup (halves[1] ? halves[1] : "");
  }
}

static inline void
fixture_add_slots (CursusPlanMeeting *meeting, const CursusZone *zone, CursusDate date, const char *hours)
{
  g_auto (GStrv) ranges = g_strsplit (hours, ",", -1);
  for (guint i = 0; ranges[i]; i++) {
    int start, end;
    g_assert_true (cursus_clock_range_parse (ranges[i], &start, &end, NULL));
    CursusPlanSlot slot = { cursus_zone_to_utc_first (zone, date, start), cursus_zone_to_utc_first (zone, date, end) };
    g_array_append_val (meeting->slots, slot);
    meeting->minutes += (uint32_t)(end - start);
  }
}

/* The module is the id up to "." or "@", the group what stands behind "@". */
static inline CursusPlanMeeting *
fixture_add (CursusPlan *plan, FixtureMeeting short_form)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (short_form.id);
  g_autoptr (CursusZone) zone = cursus_zone_new ("Europe/Paris", NULL);
  g_assert_nonnull (zone);
  CursusDate date;
  g_assert_true (cursus_date_parse (short_form.date, &date, NULL));
  meeting->module = g_strndup (short_form.id, strcspn (short_form.id, ".@"));
  const char *group = strchr (short_form.id, '@');
  meeting->group = group ? g_strdup (group + 1) : NULL;
  meeting->title = g_strdup (short_form.title);
  meeting->format = g_strdup (short_form.format);
  fixture_set_place (meeting, short_form.place);
  fixture_set_speakers (meeting, short_form.speakers);
  fixture_add_slots (meeting, zone, date, short_form.hours);
  g_ptr_array_add (plan->meetings, meeting);
  return meeting;
}

static inline void
fixture_add_rule (CursusPlan *plan, const char *rule, const char *use, int64_t weight, uint32_t violations, int64_t cost)
{
  CursusPlanRule *item = cursus_plan_rule_new (rule, use);
  item->hard = weight < 0;
  item->weight = MAX (weight, 0);
  item->violations = violations;
  item->cost = cost;
  g_ptr_array_add (plan->rules, item);
}

/* A hard violation that somebody accepts, and a rule that somebody switched off. */
static inline void
fixture_add_consent (CursusPlan *plan)
{
  CursusViolation *violation = cursus_violation_new ("gap", "gap");
  violation->hard = true;
  violation->cost = 3;
  g_strfreev (violation->meetings);
  violation->meetings = g_strsplit ("visite,jury", ",", -1);
  violation->text = g_strdup ("Entre la visite et le jury, il manque 3 jours.");
  violation->author = g_strdup ("Anne Martin");
  violation->reason = g_strdup ("le jury ne peut venir que ce jour-là");
  violation->expires = cursus_date_from_ymd (2023, 12, 31);
  g_ptr_array_add (plan->waived, violation);
  CursusPlanRule *off = g_ptr_array_index (plan->rules, plan->rules->len - 1);
  off->because = g_strdup ("la salle est en travaux cette année");
}

static inline CursusPlan *
fixture_empty_plan (void)
{
  CursusPlan *plan = cursus_plan_new ("transitions-2023", "Agir pour les transitions territoriales", "Europe/Paris");
  plan->seconds = -1;
  plan->seed = 1;
  return plan;
}

/* A session across the change of clocks, with parallel groups, a whole day, an evening, wide characters and a pinned meeting. */
static inline CursusPlan *
fixture_plan (void)
{
  static const char am[] = "09:00-12:30", pm[] = "14:00-17:30", day[] = "09:00-12:30,14:00-17:30";
  static const char paris[] = "paris|Paris, Sciences Po|paris/A|Salle Goguel";
  const FixtureMeeting meetings[] = {
    { "ouverture", "Ouverture : les transitions, ensemble", "onsite", "2023-10-11", day, paris, "martin/Anne Martin" },
    { "energie.1", "Énergie et territoires (1/2)", "onsite", "2023-10-12", am, paris,
      "durand/Benoît Durand,leroy/Claire Le Roy" },
    { "atelier@g1", "Atelier feuille de route, groupe 1", "workshop", "2023-10-12", pm, paris, "martin/Anne Martin" },
    { "atelier@g2", "Atelier feuille de route, groupe 2", "workshop", "2023-10-12", pm,
      "paris|Paris, Sciences Po|paris/B|Salle B", "durand/Benoît Durand" },
    { "webinaire", "Webinaire 日本の地方自治体の気候政策に学ぶ", "remote", "2023-10-31", "18:00-20:00", NULL,
      "tanaka/田中 花子" },
    { "energie.2", "Énergie et territoires (2/2)", "remote", "2023-11-02", am, NULL, "durand/Benoît Durand" },
    { "visite", "Visite du quartier d’affaires et de la requalification des friches industrielles de la vallée de la Vesle",
      "visit", "2023-11-30", day, "reims|Reims", "petit/" },
    { "jury", "Jury", "jury", "2023-12-01", am, "reims|Reims|reims/hdv|Hôtel de Ville", NULL },
  };
  CursusPlan *plan = fixture_empty_plan ();
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    fixture_add (plan, meetings[i])->pinned = g_str_equal (meetings[i].id, "ouverture");
  fixture_add_rule (plan, "no-overlap", "no-overlap", -1, 0, 0);
  fixture_add_rule (plan, "even-weeks", "even-weeks", 2, 7, 14);
  fixture_add_rule (plan, "travel-rest", "repos après voyage", 20, 1, 20);
  fixture_add_rule (plan, "gap", "gap", -1, 0, 0);
  fixture_add_rule (plan, "gap", "gap#2", 5, 0, 0);
  fixture_add_rule (plan, "same-weekday", "same-weekday", 0, 0, 0);
  fixture_add_consent (plan);
  plan->revision = 3;
  plan->made_utc = 1700000000;
  plan->status = CURSUS_STATUS_FEASIBLE;
  plan->score.soft = 34;
  plan->bound = 30;
  plan->moves = 2000000;
  plan->seconds = 8.2049;
  plan->session_days = 5.5;
  return plan;
}

/* @n meetings, one each half-day of every day from 2 January 2023. */
static inline CursusPlan *
fixture_large_plan (guint n)
{
  CursusPlan *plan = fixture_empty_plan ();
  CursusDate first = cursus_date_from_ymd (2023, 1, 2);
  for (guint i = 0; i < n; i++) {
    char date[CURSUS_DATE_TEXT_SIZE];
    g_autofree char *id = g_strdup_printf ("module-%04u", i);
    g_autofree char *title = g_strdup_printf ("Module %u 計画", i);
    fixture_add (plan, (FixtureMeeting){ id, title, i % 3 ? "onsite" : "remote", cursus_date_format (first + (int)i / 2, date),
                                         i % 2 ? "14:00-17:30" : "09:00-12:30", i % 3 ? "paris|Paris" : NULL, "a/Anne" });
  }
  return plan;
}

/* The columns of @text's widest line as the C library counts them (wcwidth), ANSI escapes left out: a second opinion. Needs
 * fixture_set_locale. */
static inline int
fixture_widest_line (const char *text)
{
  int widest = 0, width = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    if (*p == '\033') {
      p = strchr (p, 'm');
      continue;
    }
    int columns = *p == '\n' ? 0 : wcwidth ((wchar_t)g_utf8_get_char (p));
    g_assert_cmpint (columns, >=, 0);
    width = *p == '\n' ? 0 : width + columns;
    widest = MAX (widest, width);
  }
  return widest;
}

static inline void
fixture_set_locale (void)
{
  g_assert_nonnull (setlocale (LC_CTYPE, "C.UTF-8"));
}
