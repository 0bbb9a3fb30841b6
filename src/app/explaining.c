/* Asks the solver what holds a meeting, or for a plan that has it elsewhere, and puts names to the answer. */
#include "app/explaining.h"

#include "app/contradicting.h"
#include "app/language.h"
#include "app/meeting-name.h"
#include "app/pinning.h"
#include "app/present.h"
#include "core/violation.h"
#include "report/hold.h"
#include "report/wish.h"
#include "rules/audit.h"
#include "rules/wish.h"
#include "solver/convert.h"
#include "solver/hold.h"
#include "solver/wish-plan.h"

#define REPAIR_SECONDS 10 /* at least, where a wish cannot be fulfilled */
#define MOST_POSSIBLE 100 /* places that JSON and --all list */

/* A saved plan by today's rules, and the meeting that is asked about. */
typedef struct {
  const CursusWorkspace *workspace;
  const CursusExplainingOptions *options;
  const CursusPlan *saved;
  uint32_t meeting;
  const char *id;
  CursusPlacement *placements;
  GPtrArray *violations;
  CursusPlan *plan;
} Question;

static void
clear (Question *self)
{
  g_free (self->placements);
  g_clear_pointer (&self->violations, g_ptr_array_unref);
  g_clear_pointer (&self->plan, cursus_plan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, clear)

static bool
open_question (Question *self, const char *meeting, GError **error)
{
  const CursusSession *session = self->workspace->session;
  if (!cursus_meeting_name_find (session, meeting, &self->meeting, error))
    return false;
  self->id = cursus_session_meeting (session, self->meeting)->id;
  self->placements = cursus_present_placements (self->workspace, self->saved, error);
  if (self->placements == NULL)
    return false;
  self->violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  self->plan = cursus_present_plan (self->workspace, self->placements, self->saved, self->violations, error);
  if (self->plan != NULL)
    self->plan->revision = self->saved->revision;
  return self->plan != NULL;
}

static CursusReportStyle
style_of (const Question *self)
{
  return (CursusReportStyle){ .colour = self->options->colour, .columns = self->options->columns };
}

/* ---- Here ---- */

/* (transfer full): the meeting alone, at @placement. */
static CursusPlan *
make_example (const Question *self, CursusPlacement placement)
{
  const CursusSession *session = self->workspace->session;
  CursusPlan *plan = cursus_plan_new (session->id, session->title, cursus_zone_get_name (session->zone));
  g_ptr_array_add (plan->meetings, cursus_convert_to_meeting (self->workspace->frame, self->meeting, placement));
  return plan;
}

/* How well @violation tells what is wrong with the meeting: the fewer others it is about, the better; 0 is best. */
static guint
rank_text (const Question *self, const CursusViolation *violation)
{
  if (violation->meetings == NULL || !cursus_violation_concerns (violation, self->id))
    return G_MAXUINT - 1;
  return g_strv_length (violation->meetings) - 1;
}

/* (transfer full) (nullable): what @use says against the meeting at @placement. */
static char *
find_text (const Question *self, uint32_t use, CursusPlacement placement, GError **error)
{
  uint32_t n = self->workspace->frame->n_meetings;
  const char *name = cursus_ruleset_use (self->workspace->ruleset, use)->name, *text = NULL;
  g_autofree CursusPlacement *placements = g_memdup2 (self->placements, n * sizeof *placements);
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score;
  guint best = G_MAXUINT;
  placements[self->meeting] = placement;
  if (!cursus_audit (self->workspace->ruleset, placements, cursus_language_get (), &score, NULL, violations, error))
    return NULL;
  g_autoptr (GPtrArray) added = cursus_move_subtract (violations, self->violations);
  for (guint i = 0; i < added->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (added, i);
    guint rank = rank_text (self, violation);
    if (g_strcmp0 (violation->use, name) != 0 || violation->text == NULL || rank >= best)
      continue;
    text = violation->text;
    best = rank;
  }
  return g_strdup (text);
}

static bool
add_reasons (const Question *self, const GArray *rules, GPtrArray *reasons, GError **error)
{
  for (guint i = 0; i < rules->len; i++) {
    const CursusHoldRule *rule = &g_array_index (rules, CursusHoldRule, i);
    const CursusUse *use = cursus_ruleset_use (self->workspace->ruleset, rule->use);
    g_autoptr (GError) failure = NULL;
    CursusHoldReason *reason = g_new0 (CursusHoldReason, 1);
    g_ptr_array_add (reasons, reason);
    reason->rule = use->rule;
    reason->use = use->name;
    reason->n = rule->n;
    reason->n_more = rule->n_more;
    reason->example = make_example (self, rule->nearest);
    reason->text = find_text (self, rule->use, rule->nearest, &failure);
    if (failure != NULL) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return false;
    }
  }
  return true;
}

static void
add_possible (const Question *self, const CursusHold *hold, GPtrArray *possible)
{
  for (guint i = 0; i < hold->possible->len && i < MOST_POSSIBLE; i++) {
    const CursusAlternative *alternative = cursus_hold_possible (hold, i);
    CursusProposal *proposal = g_new0 (CursusProposal, 1);
    proposal->plan = make_example (self, alternative->placement);
    proposal->score = alternative->score;
    proposal->rules = g_array_new (FALSE, FALSE, sizeof (CursusRuleDifference));
    for (guint d = 0; d < alternative->n_differences; d++) {
      const CursusUseDifference *difference = &g_array_index (hold->alternatives->differences, CursusUseDifference,
                                                              alternative->first_difference + d);
      const CursusUse *use = cursus_ruleset_use (self->workspace->ruleset, difference->use);
      CursusRuleDifference rule = { use->rule, use->name, use->hard, use->weight, difference->difference };
      g_array_append_val (proposal->rules, rule);
    }
    g_ptr_array_add (possible, proposal);
  }
}

static void
add_blockers (const Question *self, const CursusHold *hold, GArray *blockers)
{
  for (guint i = 0; i < hold->meetings->len; i++) {
    const CursusHoldMeeting *meeting = &g_array_index (hold->meetings, CursusHoldMeeting, i);
    const char *id = cursus_frame_meeting (self->workspace->frame, meeting->meeting)->id;
    CursusHoldBlocker blocker = { cursus_plan_find (self->plan, id), meeting->n };
    g_array_append_val (blockers, blocker);
  }
}

static char *
tell_here (const Question *self, const CursusHold *hold, GError **error)
{
  g_autoptr (GPtrArray) never = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_hold_reason_free);
  g_autoptr (GPtrArray) blocked = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_hold_reason_free);
  g_autoptr (GPtrArray) possible = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free);
  g_autoptr (GArray) blockers = g_array_new (FALSE, FALSE, sizeof (CursusHoldBlocker));
  if (!add_reasons (self, hold->never, never, error) || !add_reasons (self, hold->blocked, blocked, error))
    return NULL;
  add_possible (self, hold, possible);
  add_blockers (self, hold, blockers);
  const CursusHoldReport report = {
    .present = self->plan,
    .violations = self->violations,
    .meeting = self->id,
    .n_never = hold->n_never,
    .n_blocked = hold->n_blocked,
    .n_dearer = hold->n_dearer,
    .n_same = hold->n_same,
    .n_cheaper = hold->n_cheaper,
    .never = never,
    .blocked = blocked,
    .blockers = blockers,
    .n_tangled = hold->n_tangled,
    .blockers_known = hold->meetings_known,
    .possible = possible,
    .all = self->options->all,
  };
  return self->options->json ? cursus_report_hold_json (&report) : cursus_report_hold (&report, style_of (self));
}

char *
cursus_explaining_here (const CursusWorkspace *workspace, const CursusPlan *plan, const char *meeting,
                        const CursusExplainingOptions *options, GError **error)
{
  g_auto (Question) self = { .workspace = workspace, .options = options, .saved = plan };
  if (!open_question (&self, meeting, error))
    return NULL;
  g_autoptr (CursusHold) hold = cursus_hold_find (workspace->problem, self.placements, self.meeting, error);
  return hold != NULL ? tell_here (&self, hold, error) : NULL;
}

/* ---- There ---- */

/* (transfer full): of CursusPlacement: all that fulfil @wish. */
static GArray *
list_there (const Question *self, const CursusWish *wish)
{
  const CursusFrame *frame = self->workspace->frame;
  GArray *there = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  cursus_problem_candidates (frame, self->meeting, there);
  for (guint i = there->len; i-- > 0;)
    if (!cursus_wish_allows (wish, frame, g_array_index (there, CursusPlacement, i)))
      g_array_remove_index (there, i);
  return there;
}

/* (nullable): what the wish contradicts, looked for until @deadline_us. */
static CursusReasons *
find_why (const Question *self, const CursusWishPlan *none, const GArray *there, const char *wish, int64_t deadline_us,
          GError **error)
{
  double seconds = (double)(deadline_us - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  const CursusContradictingOptions contradicting = {
    .seconds = MAX (seconds, self->options->seconds / 2),
    .stop = self->options->stop,
    .only = none->to_blame,
    .wish = there,
    .wish_meeting = self->meeting,
    .wish_text = wish,
    .repairs = true,
    .repair_seconds = MAX (REPAIR_SECONDS, self->options->seconds),
  };
  return cursus_contradicting_run (self->workspace, self->plan, &contradicting, error);
}

static char *
tell_there (const Question *self, CursusWishReport *report, const CursusPlacement *alone, const CursusWishPlan *found,
            GError **error)
{
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (CursusPlan) after = cursus_present_plan (self->workspace, alone, self->saved, violations, error);
  g_autoptr (CursusPlan) best = NULL;
  if (after == NULL)
    return NULL;
  if (found->placements != NULL) {
    best = cursus_present_plan (self->workspace, found->placements, self->saved, NULL, error);
    if (best == NULL)
      return NULL;
  }
  report->meeting = self->id;
  report->alone = (CursusMoveReport){ self->plan, after, self->violations, violations, CURSUS_MOVE_DRY_RUN };
  report->already = cursus_placement_equal (alone[self->meeting], self->placements[self->meeting]);
  report->status = found->status;
  report->best = best;
  report->bound = found->bound;
  report->by_itself = found->by_itself;
  report->seconds = self->options->seconds;
  report->all = self->options->all;
  return self->options->json ? cursus_report_wish_json (report) : cursus_report_wish (report, style_of (self));
}

/* @alone: where everything is with the meeting moved and nothing else. */
static char *
answer (const Question *self, const GArray *there, const char *wish, const CursusPlacement *alone, bool *found, GError **error)
{
  int64_t deadline_us = g_get_monotonic_time () + (int64_t)(self->options->seconds * G_USEC_PER_SEC);
  g_autofree CursusPlacement *pins = cursus_present_pins (self->workspace, self->saved);
  const CursusWishPlanQuery query = {
    .meeting = self->meeting,
    .there = (const CursusPlacement *)there->data,
    .n_there = there->len,
    .pins = pins,
    .present = self->placements,
    .seconds = self->options->seconds,
    .seed = 1,
    .stop = self->options->stop,
  };
  g_autoptr (CursusWishPlan) plan = cursus_wish_plan_find (self->workspace->problem, &query, error);
  if (plan == NULL)
    return NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (CursusReasons) why = NULL;
  if (plan->status == CURSUS_STATUS_INFEASIBLE)
    why = find_why (self, plan, there, wish, deadline_us, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  *found = plan->placements != NULL;
  CursusWishReport report = { .wish = wish, .why = why };
  return tell_there (self, &report, alone, plan, error);
}

char *
cursus_explaining_there (const CursusWorkspace *workspace, const CursusPlan *plan, const char *meeting, const char *text,
                         const CursusExplainingOptions *options, bool *found, GError **error)
{
  g_auto (Question) self = { .workspace = workspace, .options = options, .saved = plan };
  CursusWish wish;
  *found = false;
  if (!open_question (&self, meeting, error))
    return NULL;
  g_autofree CursusPlacement *alone = cursus_pinning_place (workspace, self.meeting, text, self.placements, &wish, error);
  if (alone == NULL)
    return NULL;
  g_autoptr (GArray) there = list_there (&self, &wish);
  return answer (&self, there, text, alone, found, error);
}
