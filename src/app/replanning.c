/* Says who may stay, asks the solver, and explains what had to move. */
#include "app/replanning.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/language.h"
#include "app/present.h"
#include "app/proof-stamp.h"
#include "core/plan-diff.h"
#include "core/violation.h"
#include "report/replanning.h"
#include "rules/audit.h"
#include "solver/checks.h"
#include "solver/convert.h"
#include "solver/pins.h"
#include "solver/replan.h"

#define MAX_REASONS 3 /* sentences for each meeting */

/* One replanning; arrays are by meeting. */
typedef struct {
  const CursusWorkspace *workspace;
  const CursusReplanningOptions *options;
  uint32_t n;
  CursusStore *store;
  CursusPlan *newest;
  CursusPlan *expected; /* what people know */
  CursusPlacement *places;
  bool *known;
  bool *held;
  bool *begun;
  int64_t *trouble;
} Replanning;

static void
clear (Replanning *self)
{
  g_clear_pointer (&self->store, cursus_store_free);
  g_clear_pointer (&self->newest, cursus_plan_free);
  g_clear_pointer (&self->expected, cursus_plan_free);
  g_free (self->places);
  g_free (self->known);
  g_free (self->held);
  g_free (self->begun);
  g_free (self->trouble);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replanning, clear)

static bool
load (Replanning *self, GError **error)
{
  const char *session = self->workspace->session->id;
  self->store = cursus_present_open_store (self->workspace->path, self->options->store, error);
  if (self->store != NULL)
    self->newest = cursus_store_load (self->store, session, 0, error);
  if (self->newest != NULL)
    self->expected = cursus_store_load (self->store, session,
                                        self->options->expected > 0 ? self->options->expected : self->newest->revision, error);
  return self->expected != NULL;
}

/* How much moving it hurts: everybody concerned, twice as much for each halving of the time that is left from eight weeks on. */
static int64_t
find_trouble (const Replanning *self, uint32_t meeting)
{
  const CursusSession *session = self->workspace->session;
  const CursusTimeline *t = self->workspace->frame->timeline;
  const CursusMeeting *m = cursus_frame_meeting (self->workspace->frame, meeting);
  CursusPlacement place = self->places[meeting];
  uint32_t n_speakers = 0;
  if (place.start == CURSUS_UNPLACED)
    return 1 + m->attendees->len;
  cursus_frame_speakers (self->workspace->frame, meeting, place.speaker_set, &n_speakers);
  CursusDate today = session->today != CURSUS_DATE_NONE ? session->today : session->dates.first;
  int days = t->days[t->slots[place.start].day].date - today;
  int factor = days < 7 ? 16 : days < 14 ? 8 : days < 28 ? 4 : days < 56 ? 2 : 1;
  return factor * (int64_t)(1 + m->attendees->len + n_speakers);
}

static bool
has_begun (const Replanning *self, uint32_t meeting)
{
  const CursusTimeline *t = self->workspace->frame->timeline;
  CursusDate today = self->workspace->session->today;
  CursusPlacement place = self->places[meeting];
  return today != CURSUS_DATE_NONE && place.start != CURSUS_UNPLACED && t->days[t->slots[place.start].day].date < today;
}

/* Where participants hold @meeting to be; what they were not told is as in @now. CURSUS_UNPLACED if it can be there no more. */
static CursusPlacement
find_published (const CursusFrame *frame, uint32_t meeting, CursusPlacement now)
{
  const CursusFramePublished *published = &frame->published[meeting];
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  const GArray *rooms = cursus_session_module (frame->session, m->module)->rooms;
  CursusPlacement place = { .start = published->slot, .room = now.room, .speaker_set = now.speaker_set };
  bool placed = now.start != CURSUS_UNPLACED;
  bool has_room = placed && cursus_frame_at_published_place (frame, meeting, now.room);
  bool has_set = placed && cursus_frame_with_published_speakers (frame, meeting, now.speaker_set);
  for (guint i = 0; i < rooms->len && !has_room; i++) {
    place.room = (uint16_t)g_array_index (rooms, uint32_t, i);
    has_room = cursus_frame_at_published_place (frame, meeting, place.room);
  }
  for (uint32_t set = 0; set < m->n_speaker_sets && !has_set; set++) {
    place.speaker_set = (uint16_t)set;
    has_set = cursus_frame_with_published_speakers (frame, meeting, set);
  }
  bool right = has_room && has_set && published->slot != CURSUS_NONE
               && cursus_timeline_meeting_fits (frame->timeline, published->slot, m->n_slots, m->minutes);
  return right ? place : (CursusPlacement){ .start = CURSUS_UNPLACED };
}

/* What people know: what the session says was published, unless a revision was named or nothing was. */
static void
read_expectations (Replanning *self)
{
  const CursusFrame *frame = self->workspace->frame;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  bool published = self->options->expected == 0 && frame->session->published->len > 0;
  self->places = cursus_convert_from_plan (frame, self->expected, missing);
  for (uint32_t m = 0; m < self->n; m++) {
    self->known[m] = published ? frame->published[m].is_published
                               : cursus_plan_find (self->expected, cursus_frame_meeting (frame, m)->id) != NULL;
    if (published && self->known[m])
      self->places[m] = find_published (frame, m, self->places[m]);
  }
}

/* A meeting that the planner pinned counts where the newest revision has it. */
static bool
describe (Replanning *self, GError **error)
{
  const CursusFrame *frame = self->workspace->frame;
  g_autofree CursusPlacement *pins = cursus_present_pins (self->workspace, self->newest);
  self->known = g_new0 (bool, self->n + 1);
  self->held = g_new0 (bool, self->n + 1);
  self->begun = g_new0 (bool, self->n + 1);
  self->trouble = g_new0 (int64_t, self->n + 1);
  read_expectations (self);
  for (uint32_t m = 0; m < self->n; m++) {
    const char *id = cursus_frame_meeting (frame, m)->id;
    const CursusPlanMeeting *now = cursus_plan_find (self->newest, id);
    bool pinned = now != NULL && now->pinned == CURSUS_PIN_PLANNER && pins[m].start != CURSUS_UNPLACED;
    if (pinned)
      self->places[m] = pins[m];
    else
      pins[m].start = CURSUS_UNPLACED;
    self->begun[m] = has_begun (self, m);
    self->held[m] = pinned || self->begun[m];
    self->trouble[m] = find_trouble (self, m);
    if (self->begun[m])
      pins[m].start = CURSUS_UNPLACED; /* it has been so, whatever the rules say */
  }
  g_autoptr (CursusProblem) allowed = cursus_pins_apply (self->workspace->problem, pins, error);
  return allowed != NULL;
}

/* Adds the sentences on broken hard rules to @texts, at most MAX_REASONS: those on one meeting alone, or else the others. @id
 * (nullable): only of this meeting. */
static void
add_broken (const GPtrArray *violations, const char *id, GPtrArray *texts)
{
  for (int pass = 0; pass < 2 && texts->len == 0; pass++)
    for (guint i = 0; i < violations->len && texts->len < MAX_REASONS; i++) {
      const CursusViolation *violation = g_ptr_array_index (violations, i);
      bool concerned = violation->hard && violation->cost > 0 && violation->meetings != NULL
                       && (id == NULL || g_strv_contains ((const char *const *)violation->meetings, id));
      if (concerned && (pass == 1 || g_strv_length (violation->meetings) == 1))
        g_ptr_array_add (texts, g_strdup (violation->text != NULL ? violation->text : violation->use));
    }
}

/* Why there is no plan, as far as counting tells; or else what is broken where people expect everything to be. */
static bool
explain_none (const Replanning *self, GPtrArray *texts, GError **error)
{
  g_autoptr (GPtrArray) findings = cursus_checks_run (self->workspace->problem, error);
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  if (findings == NULL)
    return false;
  for (guint i = 0; i < findings->len && i < MAX_REASONS; i++)
    g_ptr_array_add (texts, g_strdup (((const CursusFinding *)g_ptr_array_index (findings, i))->text));
  for (uint32_t m = 0; m < self->n; m++)
    if (texts->len > 0 || self->places[m].start == CURSUS_UNPLACED)
      return true;
  if (!cursus_audit_hard (self->workspace->ruleset, self->places, cursus_language_get (), violations, error))
    return false;
  add_broken (violations, NULL, texts);
  return true;
}

static void
refuse (const Replanning *self, bool impossible, GError **error)
{
  const char *id = self->workspace->session->id;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) message = g_string_new (NULL);
  bool any_held = false;
  for (uint32_t m = 0; m < self->n; m++)
    any_held = any_held || self->held[m];
  if (!explain_none (self, texts, error))
    return;
  g_string_printf (message,
                   impossible ? _ ("no plan of session “%s” keeps every hard rule")
                              : _ ("no plan of session “%s” that keeps every hard rule was found"),
                   id);
  if (any_held)
    g_string_append (message, _ (" while pinned meetings and those that have begun stay where they are"));
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (message, "\n  %s", (const char *)g_ptr_array_index (texts, i));
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, message->str);
}

static CursusReplan *
find (const Replanning *self, GError **error)
{
  CursusReplanQuery query = { self->places, self->known, self->held, self->trouble, 0 };
  g_autoptr (CursusReplan) found = cursus_replan_find (self->workspace->problem, &query, error);
  if (found == NULL || found->found)
    return g_steal_pointer (&found);
  refuse (self, found->impossible, error);
  return NULL;
}

static void
set_pins (const Replanning *self, CursusPlan *after)
{
  const CursusSession *session = self->workspace->session;
  for (guint i = 0; i < after->meetings->len; i++) {
    CursusPlanMeeting *meeting = g_ptr_array_index (after->meetings, i);
    const CursusPlanMeeting *old = cursus_plan_find (self->newest, meeting->id);
    meeting->pinned = self->begun[cursus_session_find_meeting (session, meeting->id)] ? CURSUS_PIN_MACHINE : CURSUS_PIN_NONE;
    if (old != NULL && old->pinned == CURSUS_PIN_PLANNER)
      meeting->pinned = CURSUS_PIN_PLANNER;
  }
}

/* (transfer full) (nullable): what @meeting would break if it alone were still where it is expected. */
static CursusReplanningReason *
find_reason (const Replanning *self, const CursusReplan *found, uint32_t meeting, GError **error)
{
  CursusReplanningReason *reason = g_new0 (CursusReplanningReason, 1);
  reason->meeting = g_strdup (cursus_frame_meeting (self->workspace->frame, meeting)->id);
  reason->texts = g_ptr_array_new_with_free_func (g_free);
  if (self->places[meeting].start == CURSUS_UNPLACED) {
    g_ptr_array_add (reason->texts, g_strdup (_ ("its time, room or speakers are no longer in the session")));
    return reason;
  }
  g_autofree CursusPlacement *placements = g_memdup2 (found->placements, self->n * sizeof (CursusPlacement));
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  placements[meeting] = self->places[meeting];
  if (!cursus_audit_hard (self->workspace->ruleset, placements, cursus_language_get (), violations, error)) {
    cursus_replanning_reason_free (reason);
    return NULL;
  }
  add_broken (violations, reason->meeting, reason->texts);
  return reason;
}

static GPtrArray *
find_reasons (const Replanning *self, const CursusReplan *found, GError **error)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_replanning_reason_free);
  for (uint32_t m = 0; m < self->n; m++) {
    if (!self->known[m] || cursus_placement_equal (found->placements[m], self->places[m]))
      continue;
    CursusReplanningReason *reason = find_reason (self, found, m, error);
    if (reason == NULL)
      return NULL;
    g_ptr_array_add (reasons, reason);
  }
  return g_steal_pointer (&reasons);
}

/* Who is pinned by the machine alone is no reason for a revision. */
static bool
differs (const CursusPlan *before, const CursusPlan *after)
{
  g_autoptr (GArray) differences = cursus_plan_diff (before, after);
  for (guint i = 0; i < differences->len; i++)
    if (g_array_index (differences, CursusDifference, i).kinds != CURSUS_DIFFERENCE_PIN)
      return true;
  return false;
}

static char *
finish (const Replanning *self, const CursusReplan *found, GError **error)
{
  const CursusReplanningOptions *options = self->options;
  g_autoptr (CursusPlan) after = cursus_present_plan (self->workspace, found->placements, self->newest, NULL, error);
  g_autoptr (GPtrArray) reasons = after != NULL ? find_reasons (self, found, error) : NULL;
  if (reasons == NULL)
    return NULL;
  set_pins (self, after);
  cursus_proof_stamp_review (self->workspace, after);
  CursusReplanningReport report = {
    .before = self->newest,
    .after = after,
    .reasons = reasons,
    .n_moved = found->n_moved,
    .least = found->least,
    .outcome = !differs (self->newest, after) ? CURSUS_REPLANNING_UNCHANGED
               : options->dry_run             ? CURSUS_REPLANNING_DRY_RUN
                                              : CURSUS_REPLANNING_SAVED,
  };
  if (report.outcome == CURSUS_REPLANNING_UNCHANGED)
    report.after = self->newest;
  if (report.outcome == CURSUS_REPLANNING_SAVED
      && !cursus_present_save (self->store, after, self->newest, CURSUS_ACTION_REPLAN, options->note, error))
    return NULL;
  if (options->json)
    return cursus_report_replanning_json (&report);
  return cursus_report_replanning (&report, (CursusReportStyle){ .colour = options->colour, .columns = options->columns });
}

char *
cursus_replanning_run (const CursusWorkspace *workspace, const CursusReplanningOptions *options, GError **error)
{
  g_auto (Replanning) self = { .workspace = workspace, .options = options, .n = workspace->frame->n_meetings };
  if (!load (&self, error) || !describe (&self, error))
    return NULL;
  g_autoptr (CursusReplan) found = find (&self, error);
  return found != NULL ? finish (&self, found, error) : NULL;
}
