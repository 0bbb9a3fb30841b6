/* Moves and pins single meetings. */
#include "app/pinning.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/meeting-name.h"
#include "app/present.h"
#include "app/proof-stamp.h"
#include "core/plan-diff.h"
#include "core/violation.h"
#include "report/move.h"
#include "rules/audit.h"

/* One change under way. */
typedef struct {
  const CursusWorkspace *workspace;
  const CursusPinningOptions *options;
  uint32_t meeting;
  const char *id;
} Change;

static void
make_input_error (GError **error, const char *id)
{
  if (error == NULL || *error == NULL || (*error)->domain != CURSUS_RULES_ERROR)
    return;
  g_autofree char *text = g_strdup_printf (_ ("place of “%s”: %s"), id, (*error)->message);
  g_clear_error (error);
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, text);
}

/* Puts the meeting where it breaks the least; the first of @options, unless another room breaks fewer hard rules. */
static bool
choose (const CursusWorkspace *workspace, uint32_t meeting, const GArray *options, CursusPlacement *placements, GError **error)
{
  CursusPlacement best = g_array_index (options, CursusPlacement, 0);
  int64_t least = INT64_MAX;
  for (guint i = 0; i < options->len && least > 0; i++) {
    CursusScore score = { 0 };
    placements[meeting] = g_array_index (options, CursusPlacement, i);
    if (options->len > 1 && !cursus_audit (workspace->ruleset, placements, "en", &score, NULL, NULL, error))
      return false;
    if (score.hard < least)
      best = placements[meeting];
    least = MIN (least, score.hard);
  }
  placements[meeting] = best;
  return true;
}

CursusPlacement *
cursus_pinning_place (const CursusWorkspace *workspace, uint32_t meeting, const char *text, const CursusPlacement *present,
                      CursusWish *wish, GError **error)
{
  const CursusFrame *frame = workspace->frame;
  g_autoptr (GArray) options = NULL;
  if (cursus_wish_parse (wish, frame, meeting, text, error))
    options = cursus_wish_options (wish, frame, meeting, &present[meeting], error);
  if (options == NULL) {
    make_input_error (error, cursus_frame_meeting (frame, meeting)->id);
    return NULL;
  }
  g_autofree CursusPlacement *placements = g_memdup2 (present, frame->n_meetings * sizeof *placements);
  return choose (workspace, meeting, options, placements, error) ? g_steal_pointer (&placements) : NULL;
}

static void
set_pin (CursusPlan *plan, const char *id, CursusPin pin)
{
  for (guint i = 0; i < plan->meetings->len; i++) {
    CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, i);
    if (g_strcmp0 (meeting->id, id) == 0)
      meeting->pinned = pin;
  }
}

static char *
print (const Change *self, const CursusMoveReport *report)
{
  const CursusPinningOptions *options = self->options;
  if (options->json)
    return cursus_report_move_json (report);
  return cursus_report_move (report, (CursusReportStyle){ .colour = options->colour, .columns = options->columns });
}

static CursusMoveOutcome
judge (const Change *self, const CursusPlan *before, const CursusPlan *after)
{
  g_autoptr (GArray) differences = cursus_plan_diff (before, after);
  if (differences->len == 0)
    return CURSUS_MOVE_UNCHANGED;
  if (cursus_move_breaks (before, after) && !self->options->force)
    return CURSUS_MOVE_REFUSED;
  return self->options->dry_run ? CURSUS_MOVE_DRY_RUN : CURSUS_MOVE_SAVED;
}

static char *
make_move (const Change *self, const CursusPresent *present, const CursusPlacement *placements, bool pin, bool *refused,
           GError **error)
{
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (CursusPlan) after = cursus_present_plan (self->workspace, placements, present->saved, violations, error);
  if (after == NULL)
    return NULL;
  if (pin)
    set_pin (after, self->id, CURSUS_PIN_PLANNER);
  cursus_proof_stamp_review (self->workspace, after);
  CursusMoveReport report = {
    .before = present->plan,
    .after = after,
    .violations_before = present->violations,
    .violations_after = violations,
    .outcome = judge (self, present->plan, after),
  };
  *refused = report.outcome == CURSUS_MOVE_REFUSED;
  CursusRevisionAction action = pin ? CURSUS_ACTION_PIN : CURSUS_ACTION_MOVE;
  if (report.outcome == CURSUS_MOVE_SAVED
      && !cursus_present_save (present->store, after, present->saved, action, self->options->note, error))
    return NULL;
  return print (self, &report);
}

char *
cursus_pinning_move (const CursusWorkspace *workspace, const char *meeting, const char *placement, bool pin,
                     const CursusPinningOptions *options, bool *refused, GError **error)
{
  Change self = { .workspace = workspace, .options = options };
  *refused = false;
  if (!cursus_meeting_name_find (workspace->session, meeting, &self.meeting, error))
    return NULL;
  self.id = cursus_frame_meeting (workspace->frame, self.meeting)->id;
  g_autoptr (CursusPresent) present = cursus_present_load (workspace, options->store, error);
  if (present == NULL)
    return NULL;
  CursusWish wish;
  g_autofree CursusPlacement *placements = cursus_pinning_place (workspace, self.meeting, placement, present->placements, &wish,
                                                                 error);
  return placements != NULL ? make_move (&self, present, placements, pin, refused, error) : NULL;
}

static char *
make_pin (const Change *self, CursusStore *store, const CursusPlan *before, CursusPlan *after, bool pinned, GError **error)
{
  const CursusPlanMeeting *meeting = cursus_plan_find (before, self->id);
  if (meeting == NULL) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
                 _ ("meeting “%s” is not in the plan yet; plan the session again"), self->id);
    return NULL;
  }
  set_pin (after, self->id, pinned ? CURSUS_PIN_PLANNER : CURSUS_PIN_NONE);
  cursus_proof_stamp_review (self->workspace, after);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  CursusMoveReport report = {
    .before = before,
    .after = after,
    .violations_before = none,
    .violations_after = none,
    .outcome = judge (self, before, after),
  };
  CursusRevisionAction action = pinned ? CURSUS_ACTION_PIN : CURSUS_ACTION_UNPIN;
  if (report.outcome == CURSUS_MOVE_SAVED && !cursus_present_save (store, after, before, action, self->options->note, error))
    return NULL;
  return print (self, &report);
}

char *
cursus_pinning_set (const CursusWorkspace *workspace, const char *meeting, bool pinned, const CursusPinningOptions *options,
                    GError **error)
{
  Change self = { .workspace = workspace, .options = options };
  if (!cursus_meeting_name_find (workspace->session, meeting, &self.meeting, error))
    return NULL;
  self.id = cursus_session_meeting (workspace->session, self.meeting)->id;
  g_autoptr (CursusStore) store = cursus_present_open_store (workspace->path, options->store, error);
  g_autoptr (CursusPlan) before = store != NULL ? cursus_store_load (store, workspace->session->id, 0, error) : NULL;
  g_autoptr (CursusPlan) after = before != NULL ? cursus_store_load (store, workspace->session->id, before->revision, error)
                                                : NULL;
  return after != NULL ? make_pin (&self, store, before, after, pinned, error) : NULL;
}
