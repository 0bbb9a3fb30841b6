/* A plan for other programs: the keys are a contract (see report.h), so they are written here and nowhere else. */
#include "report/report.h"

#include <math.h>

#include "report/agenda.h"
#include "report/json-private.h"
#include "report/json-values.h"

static void
set_time (CursusJson *builder, const char *key, const CursusZone *zone, int64_t utc)
{
  g_autofree char *text = cursus_zone_format (zone, utc);
  cursus_json_set_text (builder, key, text);
}

static void
set_slots (CursusJson *builder, const CursusPlanMeeting *meeting, const CursusZone *zone)
{
  cursus_json_key (builder, "slots");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < meeting->slots->len; i++) {
    const CursusPlanSlot *slot = &g_array_index (meeting->slots, CursusPlanSlot, i);
    cursus_json_begin_object (builder);
    set_time (builder, "start", zone, slot->start_utc);
    set_time (builder, "end", zone, slot->end_utc);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

/* First start and last end, null for a meeting without slots. */
static void
set_span (CursusJson *builder, const CursusPlanMeeting *meeting, const CursusZone *zone)
{
  guint n = meeting->slots->len;
  if (n == 0) {
    cursus_json_set_text (builder, "start", NULL);
    cursus_json_set_text (builder, "end", NULL);
    return;
  }
  set_time (builder, "start", zone, g_array_index (meeting->slots, CursusPlanSlot, 0).start_utc);
  set_time (builder, "end", zone, g_array_index (meeting->slots, CursusPlanSlot, n - 1).end_utc);
}

static void
add_meeting (CursusJson *builder, const CursusPlan *plan, const CursusPlanMeeting *meeting, const CursusZone *zone)
{
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "id", meeting->id);
  cursus_json_set_text (builder, "module", meeting->module);
  cursus_json_set_text (builder, "group", meeting->group);
  cursus_json_set_text (builder, "title", meeting->title);
  cursus_json_set_text (builder, "format", meeting->format);
  set_span (builder, meeting, zone);
  cursus_json_set_text (builder, "timezone", plan->timezone);
  set_slots (builder, meeting, zone);
  cursus_json_set_text (builder, "site", meeting->site);
  cursus_json_set_text (builder, "room", meeting->room);
  cursus_json_set_texts (builder, "speakers", meeting->speakers);
  cursus_json_key (builder, "pinned");
  cursus_json_add_boolean (builder, meeting->pinned != CURSUS_PIN_NONE);
  cursus_json_set_text (builder, "pinned_by", cursus_pin_name (meeting->pinned));
  cursus_json_end_object (builder);
}

static void
set_meetings (CursusJson *builder, const CursusPlan *plan)
{
  bool known;
  g_autoptr (CursusZone) zone = cursus_agenda_zone (plan, &known);
  cursus_json_key (builder, "meetings");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < plan->meetings->len; i++)
    add_meeting (builder, plan, cursus_plan_meeting (plan, i), zone);
  cursus_json_end_array (builder);
}

static void
set_rules (CursusJson *builder, const CursusPlan *plan)
{
  cursus_json_key (builder, "rules");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < plan->rules->len; i++) {
    const CursusPlanRule *rule = g_ptr_array_index (plan->rules, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "rule", rule->rule);
    cursus_json_set_text (builder, "use", rule->use);
    cursus_json_set_weight (builder, rule->hard, rule->weight);
    cursus_json_set_integer (builder, "violations", rule->violations);
    cursus_json_set_integer (builder, "cost", rule->cost);
    cursus_json_set_text (builder, "because", rule->because);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

/* In parts of the bound, rounded up to ten-thousandths; null where nothing is proven. */
static void
set_gap (CursusJson *builder, const CursusPlan *plan)
{
  int64_t gap = cursus_plan_gap (plan);
  double part = gap > 0 ? (double)gap / (double)plan->bound : (double)gap;
  cursus_json_set_number (builder, "gap", gap > 0 ? ceil (part * 10000 - 1e-6) / 10000 : part);
}

void
cursus_json_set_plan (CursusJson *builder, const CursusPlan *plan)
{
  cursus_json_set_text (builder, "session", plan->session);
  cursus_json_set_revision (builder, plan->revision);
  cursus_json_set_text (builder, "status", cursus_plan_status_name (plan->status));
  cursus_json_set_score (builder, plan->score);
  cursus_json_set_integer (builder, "bound", plan->bound);
  set_gap (builder, plan);
  cursus_json_set_count (builder, "seed", plan->seed);
  cursus_json_set_count (builder, "moves", plan->moves);
  cursus_json_set_number (builder, "seconds", round (plan->seconds * 1000) / 1000);
  cursus_json_set_number (builder, "session_days", plan->session_days);
  set_meetings (builder, plan);
  set_rules (builder, plan);
  cursus_json_set_waived (builder, plan->waived, NULL);
}

char *
cursus_report_json (const CursusPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_plan (builder, plan);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
