/* Puts a conflict into words: which use, whose availability, which module's dates, which pin, and where it was written. */
#include "app/contradicting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/amendment.h"
#include "app/background.h"
#include "app/language.h"
#include "app/present.h"
#include "app/repairing.h"
#include "report/change.h"
#include "report/counts.h"
#include "report/words.h"
#include "script/duration.h"
#include "solver/conflict.h"

#define PATIENCE 6           /* times as long, if no repair was found, */
#define MOST_PATIENT 30.0    /* but no more than these seconds */
#define CONFLICT_SECONDS 3.0 /* that a conflict may take before less time is left for repairs */

typedef struct {
  const CursusWorkspace *workspace;
  const CursusPlan *plan; /* nullable */
  const char *wish;       /* nullable */
} Writer;

static void
put_origin (CursusReason *reason, CursusOrigin origin)
{
  reason->file = g_strdup (origin.file);
  reason->line = origin.line;
}

/* ---- Uses ---- */

static void
mark_modules (const Writer *self, uint32_t index, bool *marked)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, index);
  for (guint u = 0; u < constraint->units->len; u++)
    marked[cursus_frame_unit_module (ruleset->frame, g_array_index (constraint->units, uint32_t, u))] = true;
  for (guint i = 0; constraint->part_indices != NULL && i < constraint->part_indices->len; i++)
    mark_modules (self, g_array_index (constraint->part_indices, uint32_t, i), marked);
}

/* (transfer full): ids of the modules that a use looks at. */
static char **
list_modules (const Writer *self, uint32_t use)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  const CursusSession *session = self->workspace->session;
  g_autofree bool *marked = g_new0 (bool, MAX (1, session->modules->len));
  GPtrArray *ids = g_ptr_array_new ();
  for (uint32_t c = 0; c < ruleset->constraints->len; c++)
    if (cursus_ruleset_constraint (ruleset, c)->use == use)
      mark_modules (self, c, marked);
  for (uint32_t m = 0; m < session->modules->len; m++)
    if (marked[m])
      g_ptr_array_add (ids, g_strdup (cursus_session_module (session, m)->id));
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_free (ids, FALSE);
}

/* (transfer full): of what @use is given as @key: dates in the reader's words, all else as rules tell it. */
static char *
write_param (const CursusUse *use, const CursusParam *param, const CursusValue *value, const char *key)
{
  char *dates = param != NULL ? cursus_amendment_dates (param, value) : NULL;
  const char *shown = g_hash_table_lookup (cursus_language_is_french () ? use->params_fr : use->params, key);
  return dates != NULL ? dates : g_strdup (shown);
}

/* (transfer full): "after = opening, before = water": what the session gives. @plugin: nullable. */
static char *
list_params (const CursusUse *use, const CursusPlugin *plugin, const CursusRuleUse *written)
{
  GString *text = g_string_new (NULL);
  for (size_t k = 0; written != NULL && written->params != NULL && k < cursus_value_n_keys (written->params); k++) {
    const char *key = cursus_value_key (written->params, k);
    const CursusParam *param = plugin != NULL ? cursus_plugin_find_param (plugin, key) : NULL;
    g_autofree char *value = write_param (use, param, cursus_value_lookup (written->params, key), key);
    if (value != NULL)
      g_string_append_printf (text, "%s%s = %s", text->len > 0 ? ", " : "", key, value);
  }
  return g_string_free (text, FALSE);
}

static void
write_use (const Writer *self, uint32_t index, CursusReason *reason)
{
  const CursusUse *use = cursus_ruleset_use (self->workspace->ruleset, index);
  const CursusRuleUse *written = cursus_workspace_written_use (self->workspace->session, use->name);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusPlugin *plugin = cursus_catalog_find (self->workspace->catalog, use->rule, diagnostics);
  const CursusPluginInfo *info = plugin != NULL ? cursus_plugin_info (plugin) : NULL;
  const char *title = info == NULL ? use->rule : cursus_language_is_french () ? info->title_fr : info->title_en;
  g_autofree char *params = list_params (use, plugin, written);
  /* TRANSLATORS: the title of a rule, the name of its use and what the session gives it: "after = opening, min = 3 weeks" */
  reason->text = *params           ? g_strdup_printf (_ ("%s, rule “%s”: %s"), title, use->name, params)
                 : written != NULL ? g_strdup_printf (_ ("%s, rule “%s”"), title, use->name)
                                   : g_strdup_printf (_ ("%s, rule “%s” of every session"), title, use->name);
  reason->subjects = list_modules (self, index);
  if (written != NULL)
    put_origin (reason, written->origin);
}

/* ---- People, modules, pins ---- */

static char **
list_one (const char *id)
{
  char **ids = g_new0 (char *, 2);
  ids[0] = g_strdup (id);
  return ids;
}

static void
write_person (const Writer *self, const CursusConflictItem *item, CursusReason *reason)
{
  const CursusPerson *person = cursus_session_person (self->workspace->session, item->person);
  const CursusUse *use = cursus_ruleset_use (self->workspace->ruleset, item->use);
  reason->text = g_strdup_printf (_ ("availability of: %s (rule “%s”)"), person->name, use->name);
  reason->subjects = list_one (person->id);
  put_origin (reason, person->origin);
}

static void
write_calendar (const Writer *self, const CursusConflictItem *item, CursusReason *reason)
{
  const CursusCalendar *calendar = cursus_session_calendar (self->workspace->session, item->calendar);
  const CursusUse *use = cursus_ruleset_use (self->workspace->ruleset, item->use);
  const CursusRuleUse *written = cursus_workspace_written_use (self->workspace->session, use->name);
  reason->text = g_strdup_printf (_ ("closed days: %s (rule “%s”)"), calendar->title, use->name);
  reason->subjects = list_one (calendar->id);
  put_origin (reason, written != NULL ? written->origin : self->workspace->session->origin);
}

static void
write_module (const Writer *self, const CursusConflictItem *item, CursusReason *reason)
{
  const CursusModule *module = cursus_session_module (self->workspace->session, item->module);
  g_autofree char *window = cursus_amendment_window (module->window);
  reason->text = g_strdup_printf (_ ("dates of module “%s”: %s"), module->title, window);
  reason->subjects = list_one (module->id);
  put_origin (reason, module->origin);
}

static void
write_pin (const Writer *self, const CursusConflictItem *item, CursusReason *reason)
{
  const CursusMeeting *meeting = cursus_frame_meeting (self->workspace->frame, item->meeting);
  const CursusPlanMeeting *planned = cursus_plan_find (self->plan, meeting->id);
  g_autofree char *title = cursus_meeting_title (self->workspace->session, meeting);
  g_autofree char *where = planned != NULL ? cursus_change_placement (self->plan, planned) : g_strdup (meeting->id);
  reason->text = g_strdup_printf (_ ("pin of “%s”: %s"), title, where);
  reason->subjects = list_one (meeting->id);
}

static void
write_wish (const Writer *self, const CursusConflictItem *item, CursusReason *reason)
{
  const CursusMeeting *meeting = cursus_frame_meeting (self->workspace->frame, item->meeting);
  g_autofree char *title = cursus_meeting_title (self->workspace->session, meeting);
  /* TRANSLATORS: the title of a meeting, and where the planner wants it, as typed: "2023-11-09 am @reims" */
  reason->text = g_strdup_printf (_ ("what you ask for: “%1$s” at %2$s"), title, self->wish);
  reason->subjects = list_one (meeting->id);
}

/* ---- What every session has ---- */

static void
write_dates (const Writer *self, CursusReason *reason)
{
  const CursusSession *session = self->workspace->session;
  g_autofree char *dates = cursus_amendment_window (session->dates);
  reason->text = g_strdup_printf (_ ("dates of the session: %s"), dates);
  reason->subjects = list_one (session->id);
  put_origin (reason, session->origin);
}

static void
write_rooms (const Writer *self, const CursusConflictItem *item, CursusReason *reason)
{
  const CursusSession *session = self->workspace->session;
  const CursusModule *module = cursus_session_module (session, item->module);
  g_autoptr (GString) rooms = g_string_new (NULL);
  for (guint r = 0; r < module->rooms->len; r++)
    g_string_append_printf (rooms, "%s%s", r > 0 ? ", " : "",
                            cursus_session_room (session, g_array_index (module->rooms, uint32_t, r))->name);
  reason->text = g_strdup_printf (_ ("rooms of module “%s”: %s"), module->title, rooms->str);
  reason->subjects = list_one (module->id);
  put_origin (reason, module->origin);
}

/* (transfer full): "3 half-days", "90 minutes" */
static char *
write_length (const CursusSession *session, uint32_t minutes)
{
  if (minutes % session->half_day_minutes == 0)
    return cursus_counts_half_days (minutes / session->half_day_minutes);
  const bool whole = minutes % 60 == 0;
  const CursusDuration length = { whole ? minutes / 60 : minutes, whole ? CURSUS_UNIT_HOURS : CURSUS_UNIT_MINUTES };
  return cursus_duration_to_text (length, cursus_language_is_french ());
}

static void
write_duration (const Writer *self, const CursusConflictItem *item, CursusReason *reason)
{
  const CursusSession *session = self->workspace->session;
  const CursusModule *module = cursus_session_module (session, item->module);
  uint32_t minutes = 0;
  for (guint p = 0; p < module->parts->len; p++)
    minutes += g_array_index (module->parts, CursusPart, p).minutes;
  g_autofree char *length = write_length (session, minutes);
  reason->text = g_strdup_printf (_ ("length of module “%s”: %s"), module->title, length);
  reason->subjects = list_one (module->id);
  put_origin (reason, module->origin);
}

static void
write_item (const Writer *self, const CursusConflictItem *item, CursusReasons *out)
{
  CursusReason *reason = g_new0 (CursusReason, 1);
  g_ptr_array_add (out->reasons, reason);
  if (item->use != CURSUS_NONE) {
    const CursusUse *use = cursus_ruleset_use (self->workspace->ruleset, item->use);
    reason->rule = g_strdup (use->rule);
    reason->use = g_strdup (use->name);
  }
  switch (item->kind) {
  case CURSUS_CONFLICT_USE:
    write_use (self, item->use, reason);
    return;
  case CURSUS_CONFLICT_PERSON:
    write_person (self, item, reason);
    return;
  case CURSUS_CONFLICT_MODULE:
    write_module (self, item, reason);
    return;
  case CURSUS_CONFLICT_CALENDAR:
    write_calendar (self, item, reason);
    return;
  case CURSUS_CONFLICT_PIN:
    write_pin (self, item, reason);
    return;
  case CURSUS_CONFLICT_WISH:
    write_wish (self, item, reason);
    return;
  case CURSUS_CONFLICT_DATES:
    write_dates (self, reason);
    return;
  case CURSUS_CONFLICT_ROOMS:
    write_rooms (self, item, reason);
    return;
  case CURSUS_CONFLICT_DURATION:
    write_duration (self, item, reason);
    return;
  case CURSUS_CONFLICT_N_KINDS:
    return;
  }
}

/* ---- The whole ---- */

static CursusSatLimits
limits_of (const CursusContradictingOptions *options, double seconds)
{
  CursusSatLimits limits = { .stop = options->stop, .processor_time = true };
  if (seconds > 0)
    limits.deadline_us = cursus_sat_now_us (true) + (int64_t)(seconds * G_USEC_PER_SEC);
  return limits;
}

/* Seconds for repairs: fewer where the conflict took long, so that people do not wait twice. 0: no limit. */
static double
seconds_left (const CursusContradictingOptions *options, int64_t begun_us)
{
  const double most = options->repair_seconds, taken = (double)(cursus_sat_now_us (true) - begun_us) / G_USEC_PER_SEC;
  return most <= 0 ? 0 : CLAMP (most + CONFLICT_SECONDS - taken, most / 2, most);
}

/* (transfer full): of @items. A machine on which the time was too short for any repair gets more of it, once. */
static GPtrArray *
repair (const CursusWorkspace *workspace, const GArray *items, const CursusContradictingOptions *options, double seconds,
        CursusRepairingOptions *repairing)
{
  repairing->limits = limits_of (options, seconds);
  GPtrArray *repairs = cursus_repairing_run (workspace, items, repairing);
  const int64_t deadline_us = repairing->limits.deadline_us;
  const double longer = MIN (PATIENCE * seconds, MOST_PATIENT);
  const bool is_stopped = options->stop != NULL && *options->stop != 0;
  if (repairs->len > 0 || is_stopped || longer <= seconds || cursus_sat_now_us (true) < deadline_us)
    return repairs;
  g_ptr_array_unref (repairs);
  repairing->limits = limits_of (options, longer);
  return cursus_repairing_run (workspace, items, repairing);
}

/* @items: (out): of CursusConflictItem. */
static CursusReasons *
tell (const Writer *writer, const GArray *items, bool minimal)
{
  CursusReasons *reasons = cursus_reasons_new ();
  reasons->minimal = minimal;
  for (guint i = 0; i < items->len; i++)
    write_item (writer, &g_array_index (items, CursusConflictItem, i), reasons);
  return reasons;
}

/* (transfer full) (nullable): by meeting; what is wished for is not pinned. */
static CursusPlacement *
list_pins (const CursusWorkspace *workspace, const CursusPlan *plan, const CursusContradictingOptions *options)
{
  CursusPlacement *pins = plan != NULL ? cursus_present_pins (workspace, plan) : NULL;
  if (pins != NULL && options->wish != NULL)
    pins[options->wish_meeting].start = CURSUS_UNPLACED;
  return pins;
}

CursusReasons *
cursus_contradicting_run (const CursusWorkspace *workspace, const CursusPlan *plan, const CursusContradictingOptions *options,
                          GError **error)
{
  const CursusRuleset *ruleset = options->only != NULL ? options->only : workspace->ruleset;
  const bool of_session = options->only == NULL && options->wish == NULL;
  const int64_t begun_us = cursus_sat_now_us (true);
  g_autofree CursusPlacement *pins = list_pins (workspace, plan, options);
  g_autofree bool *by_module = cursus_background_by_module (ruleset);
  const CursusRequirementsOptions finding = {
    .limits = limits_of (options, options->seconds),
    .pins = pins,
    .wish = options->wish != NULL ? (const CursusPlacement *)options->wish->data : NULL,
    .n_wish = options->wish != NULL ? options->wish->len : 0,
    .wish_meeting = options->wish_meeting,
    .by_module = by_module,
  };
  g_autoptr (CursusRequirements) requirements = NULL;
  g_autoptr (CursusConflict) conflict = cursus_conflict_find_near (ruleset, &finding, &requirements, error);
  if (conflict == NULL)
    return NULL;
  const Writer writer = { workspace, plan, options->wish_text };
  if (of_session && conflict->is_minimal)
    cursus_background_find (workspace, requirements, pins, finding.limits, conflict->items);
  CursusReasons *reasons = tell (&writer, conflict->items, conflict->is_minimal);
  if (options->found != NULL)
    options->found (reasons, options->found_data);
  if (!options->repairs)
    return reasons;
  CursusRepairingOptions repairing = {
    .pins = pins,
    .plan = plan,
    .wish = finding.wish,
    .n_wish = finding.n_wish,
    .wish_meeting = finding.wish_meeting,
  };
  g_ptr_array_unref (reasons->repairs);
  reasons->repairs = repair (workspace, conflict->items, options, seconds_left (options, begun_us), &repairing);
  return reasons;
}
