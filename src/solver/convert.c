/* The one file that turns dense placements into plans for people. */
#include "solver/convert.h"

#include <string.h>

#include "rules/audit.h"

static void
add_slots (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, CursusPlanMeeting *out)
{
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  for (uint32_t i = 0; i < m->n_slots; i++) {
    CursusPlanSlot slot;
    cursus_timeline_meeting_slot (frame->timeline, at.start, m->n_slots, m->minutes, i, &slot.start_utc, &slot.end_utc);
    if (slot.end_utc > slot.start_utc)
      g_array_append_val (out->slots, slot);
  }
}

static void
add_place (const CursusSession *session, CursusPlacement at, CursusPlanMeeting *out)
{
  const CursusRoom *room = cursus_session_room (session, at.room);
  if (room->site == CURSUS_NONE)
    return;
  const CursusSite *site = cursus_session_site (session, room->site);
  out->site = g_strdup (site->id);
  out->site_name = g_strdup (site->name);
  if (!room->exclusive)
    return;
  out->room = g_strdup (room->id);
  out->room_name = g_strdup (room->name);
}

static void
add_speakers (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, CursusPlanMeeting *out)
{
  uint32_t n = 0;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, at.speaker_set, &n);
  g_strfreev (out->speakers);
  g_strfreev (out->speaker_names);
  out->speakers = g_new0 (char *, n + 1);
  out->speaker_names = g_new0 (char *, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    const CursusPerson *person = cursus_session_person (frame->session, speakers[i]);
    out->speakers[i] = g_strdup (person->id);
    out->speaker_names[i] = g_strdup (person->name);
  }
}

CursusPlanMeeting *
cursus_convert_to_meeting (const CursusFrame *frame, uint32_t index, CursusPlacement at)
{
  const CursusSession *session = frame->session;
  const CursusMeeting *meeting = cursus_frame_meeting (frame, index);
  const CursusModule *module = cursus_session_module (session, meeting->module);
  CursusPlanMeeting *out = cursus_plan_meeting_new (meeting->id);
  out->module = g_strdup (module->id);
  out->group = meeting->group == CURSUS_NONE ? NULL : g_strdup (cursus_session_group (session, meeting->group)->id);
  out->part = meeting->part + 1;
  out->parts = module->parts->len;
  out->title = cursus_meeting_title (session, meeting);
  out->format = g_strdup (cursus_session_format (session, module->format));
  out->minutes = meeting->minutes;
  add_slots (frame, index, at, out);
  add_place (session, at, out);
  add_speakers (frame, index, at, out);
  return out;
}

/* A line for each use: its constraints' costs together, its violations counted. */
static void
add_rules (const CursusRuleset *ruleset, const GArray *costs, const GPtrArray *violations, CursusPlan *plan)
{
  for (guint u = 0; u < ruleset->uses->len; u++) {
    const CursusUse *use = cursus_ruleset_use (ruleset, u);
    CursusPlanRule *rule = cursus_plan_rule_new (use->rule, use->name);
    rule->hard = use->hard;
    rule->weight = use->weight;
    rule->because = g_strdup (use->because);
    for (guint c = 0; c < costs->len; c++) {
      if (cursus_ruleset_constraint (ruleset, c)->use != u)
        continue;
      CursusScore price = cursus_ruleset_price (ruleset, c, g_array_index (costs, int64_t, c));
      rule->cost += use->hard ? price.hard : price.soft;
    }
    for (guint v = 0; v < violations->len; v++)
      rule->violations += strcmp (((const CursusViolation *)g_ptr_array_index (violations, v))->use, use->name) == 0;
    g_ptr_array_add (plan->rules, rule);
  }
}

static CursusPlanStatus
status_of (CursusScore score)
{
  if (score.hard > 0)
    return CURSUS_STATUS_UNKNOWN;
  return score.soft > 0 ? CURSUS_STATUS_FEASIBLE : CURSUS_STATUS_OPTIMAL;
}

CursusPlan *
cursus_convert_to_plan (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language,
                        GPtrArray *violations, GError **error)
{
  const CursusFrame *frame = ruleset->frame;
  const CursusSession *session = frame->session;
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GPtrArray) own = violations != NULL ? g_ptr_array_ref (violations)
                                                 : g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score = { 0 };
  g_autoptr (CursusPlan) plan = cursus_plan_new (session->id, session->title, cursus_zone_get_name (session->zone));
  if (!cursus_audit_with_waived (ruleset, placements, language, &score, costs, own, plan->waived, error))
    return NULL;
  plan->score = score;
  plan->status = status_of (score);
  plan->session_days = (double)cursus_session_total_minutes (session) / (2.0 * session->half_day_minutes);
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    g_ptr_array_add (plan->meetings, cursus_convert_to_meeting (frame, m, placements[m]));
  cursus_plan_sort (plan);
  add_rules (ruleset, costs, own, plan);
  return g_steal_pointer (&plan);
}

/* The room of @module in which the plan has the meeting; CURSUS_NONE if it is gone. */
static uint32_t
find_room (const CursusSession *session, const CursusModule *module, const CursusPlanMeeting *meeting)
{
  for (guint i = 0; i < module->rooms->len; i++) {
    uint32_t r = g_array_index (module->rooms, uint32_t, i);
    const CursusRoom *room = cursus_session_room (session, r);
    const char *site = room->site == CURSUS_NONE ? NULL : cursus_session_site (session, room->site)->id;
    if (g_strcmp0 (site, meeting->site) == 0 && g_strcmp0 (room->exclusive ? room->id : NULL, meeting->room) == 0)
      return r;
  }
  return CURSUS_NONE;
}

static uint32_t
find_speaker_set (const CursusFrame *frame, uint32_t meeting, const CursusPlanMeeting *planned)
{
  for (uint32_t set = 0; set < frame->meetings[meeting].n_speaker_sets; set++) {
    uint32_t n = 0;
    const uint32_t *speakers = cursus_frame_speakers (frame, meeting, set, &n);
    bool same = (planned->speakers == NULL ? 0 : g_strv_length (planned->speakers)) == n;
    for (uint32_t i = 0; same && i < n; i++)
      same = g_strv_contains ((const char *const *)planned->speakers, cursus_session_person (frame->session, speakers[i])->id);
    if (same)
      return set;
  }
  return CURSUS_NONE;
}

static uint32_t
find_start (const CursusFrame *frame, uint32_t meeting, const CursusPlanMeeting *planned)
{
  const CursusTimeline *t = frame->timeline;
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  if (planned->slots->len == 0)
    return CURSUS_NONE;
  int64_t start_utc = g_array_index (planned->slots, CursusPlanSlot, 0).start_utc;
  for (uint32_t s = 0; s < t->n_slots; s++)
    if (t->slots[s].start_utc == start_utc)
      return cursus_timeline_meeting_fits (t, s, m->n_slots, m->minutes) ? s : CURSUS_NONE;
  return CURSUS_NONE;
}

static bool
place_as_planned (const CursusFrame *frame, uint32_t index, const CursusPlanMeeting *planned, CursusPlacement *placement)
{
  const CursusModule *module = cursus_session_module (frame->session, frame->meetings[index].module);
  uint32_t start = find_start (frame, index, planned);
  uint32_t room = find_room (frame->session, module, planned);
  uint32_t set = find_speaker_set (frame, index, planned);
  if (start == CURSUS_NONE || room == CURSUS_NONE || set == CURSUS_NONE)
    return false;
  *placement = (CursusPlacement){ .start = start, .room = (uint16_t)room, .speaker_set = (uint16_t)set };
  return true;
}

CursusPlacement *
cursus_convert_from_plan (const CursusFrame *frame, const CursusPlan *plan, GPtrArray *missing)
{
  CursusPlacement *placements = g_new0 (CursusPlacement, MAX (1, frame->n_meetings));
  for (uint32_t m = 0; m < frame->n_meetings; m++) {
    const char *id = cursus_frame_meeting (frame, m)->id;
    const CursusPlanMeeting *planned = cursus_plan_find (plan, id);
    placements[m].start = CURSUS_UNPLACED;
    if (planned == NULL || !place_as_planned (frame, m, planned, &placements[m]))
      g_ptr_array_add (missing, g_strdup (id));
  }
  return placements;
}
