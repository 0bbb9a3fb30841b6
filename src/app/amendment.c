/* Carries amendments out on a session that was read again. Says nothing to anybody: see amendment-words.c. */
#include "app/amendment.h"

#include <string.h>

#include "core/fixed-meeting.h"

CursusAmendment *
cursus_amendment_new (CursusAmendmentKind kind, double size)
{
  CursusAmendment *self = g_new0 (CursusAmendment, 1);
  self->kind = kind;
  self->size = size;
  self->use = self->person = self->module = self->calendar = self->meeting = CURSUS_NONE;
  return self;
}

void
cursus_amendment_free (CursusAmendment *self)
{
  if (self == NULL)
    return;
  g_free (self->param);
  g_clear_pointer (&self->value, cursus_value_unref);
  g_clear_pointer (&self->dates, g_array_unref);
  g_clear_pointer (&self->rooms, g_array_unref);
  g_strfreev (self->of);
  g_free (self);
}

/* What a store says that people hold is in no file of the session. */
static void
take_published (const CursusSession *from, CursusSession *session)
{
  for (guint i = 0; session->published->len < from->published->len && i < from->published->len; i++) {
    const CursusFixedMeeting *held = g_ptr_array_index (from->published, i);
    CursusFixedMeeting *copy = cursus_fixed_meeting_new (held->id);
    copy->title = g_strdup (held->title);
    copy->start_utc = held->start_utc;
    copy->end_utc = held->end_utc;
    copy->site = g_strdup (held->site);
    copy->room = g_strdup (held->room);
    g_strfreev (copy->speakers);
    copy->speakers = g_strdupv (held->speakers);
    g_ptr_array_add (session->published, copy);
  }
}

CursusSession *
cursus_amendment_load (const CursusWorkspace *workspace, GError **error)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusSession *session = cursus_workspace_load_beyond (workspace->path, CURSUS_AMENDMENT_DAYS, diagnostics, error);
  if (session == NULL)
    return NULL;
  session->today = workspace->session->today;
  if (session->published->len == 0)
    take_published (workspace->session, session);
  return session;
}

/* ---- Uses ---- */

/* (transfer none): what @session says of a use; a standard rule is written down for it. */
static CursusRuleUse *
take_use (const CursusAmendment *self, const CursusWorkspace *workspace, CursusSession *session)
{
  const CursusUse *use = cursus_ruleset_use (workspace->ruleset, self->use);
  CursusRuleUse *written = cursus_workspace_written_use (session, use->name);
  if (written != NULL)
    return written;
  written = cursus_rule_use_new (use->rule);
  written->name = g_strdup (use->name);
  written->params = cursus_value_new_table ();
  g_ptr_array_add (session->uses, written);
  return written;
}

CursusValue *
cursus_amendment_params (const CursusValue *params, const char *key, CursusValue *value)
{
  CursusValue *changed = cursus_value_new_table ();
  for (size_t i = 0; params != NULL && i < cursus_value_length (params); i++)
    cursus_value_append (changed, cursus_value_ref ((CursusValue *)cursus_value_item (params, i)));
  for (size_t i = 0; params != NULL && i < cursus_value_n_keys (params); i++) {
    const char *other = cursus_value_key (params, i);
    cursus_value_set (changed, other, cursus_value_ref ((CursusValue *)cursus_value_lookup (params, other)));
  }
  cursus_value_set (changed, key, cursus_value_ref (value));
  return changed;
}

static bool
has_text (const CursusValue *list, const CursusValue *item)
{
  for (size_t i = 0; i < cursus_value_length (list); i++)
    if (g_strcmp0 (cursus_value_get_string (cursus_value_item (list, i)), cursus_value_get_string (item)) == 0)
      return true;
  return false;
}

/* Whether @list, of texts, has all that is in @part. */
static bool
has_texts (const CursusValue *list, const CursusValue *part)
{
  for (size_t i = 0; i < cursus_value_length (part); i++)
    if (!has_text (list, cursus_value_item (part, i)))
      return false;
  return cursus_value_length (part) > 0;
}

bool
cursus_amendment_is_within (const CursusAmendment *self, const CursusAmendment *other, const CursusWorkspace *workspace)
{
  if (self->kind != other->kind || self->use != other->use)
    return false;
  if (self->kind == CURSUS_AMENDMENT_PARAM && strcmp (self->param, other->param) == 0 && has_texts (other->value, self->value))
    return true;
  g_autofree char *own = cursus_amendment_change (self, workspace), *others = cursus_amendment_change (other, workspace);
  return strcmp (own, others) == 0;
}

static void
set_param (const CursusAmendment *self, CursusRuleUse *use)
{
  CursusValue *params = cursus_amendment_params (use->params, self->param, self->value);
  g_clear_pointer (&use->params, cursus_value_unref);
  use->params = params;
}

static void
set_weight (const CursusAmendment *self, CursusRuleUse *use)
{
  use->hard = false;
  use->weight = self->weight;
  use->weight_given = true;
}

static void
add_waiver (const CursusAmendment *self, const CursusWorkspace *workspace, CursusSession *session)
{
  CursusWaiver *waiver = cursus_waiver_new (cursus_ruleset_use (workspace->ruleset, self->use)->name);
  waiver->of = g_strdupv (self->of);
  waiver->author = g_strdup ("");
  waiver->reason = g_strdup ("");
  waiver->expires = session->dates.last;
  if (session->today == CURSUS_DATE_NONE)
    session->today = session->dates.first;
  waiver->expires = MAX (waiver->expires, session->today);
  waiver->origin = session->origin;
  g_ptr_array_add (session->waivers, waiver);
}

/* ---- Everything else ---- */

/* Whether some hard use minds when somebody would rather not come. */
static bool
minds_reluctance (const CursusSession *session)
{
  for (guint u = 0; u < session->uses->len; u++) {
    const CursusRuleUse *use = cursus_session_use (session, u);
    const CursusValue *level = use->params != NULL ? cursus_value_lookup (use->params, "level") : NULL;
    if ((use->hard || !use->weight_given) && level != NULL && g_strcmp0 (cursus_value_get_string (level), "reluctant") == 0)
      return true;
  }
  return false;
}

static void
let_attend (const CursusAmendment *self, CursusSession *session)
{
  CursusAvailability *availability = cursus_session_person (session, self->person)->availability;
  const bool willing = minds_reluctance (session);
  for (guint d = 0; availability != NULL && d < self->dates->len; d++) {
    CursusDate date = g_array_index (self->dates, CursusDate, d);
    int64_t start_utc = cursus_zone_to_utc_first (session->zone, date, 0);
    int64_t end_utc = cursus_zone_to_utc_first (session->zone, date + 1, 0);
    cursus_intervals_subtract (availability->levels[CURSUS_LEVEL_UNAVAILABLE], start_utc, end_utc);
    if (willing)
      cursus_intervals_subtract (availability->levels[CURSUS_LEVEL_RELUCTANT], start_utc, end_utc);
  }
}

bool
cursus_amendment_shorten (CursusSession *session, uint32_t module)
{
  bool some = false;
  for (guint m = 0; m < session->meetings->len; m++) {
    CursusMeeting *meeting = cursus_session_meeting (session, m);
    if (meeting->module != module || meeting->n_slots <= 1)
      continue;
    meeting->minutes /= meeting->n_slots;
    meeting->n_slots = 1;
    some = true;
  }
  GArray *parts = cursus_session_module (session, module)->parts;
  for (guint p = 0; p < parts->len; p++) {
    CursusPart *part = &g_array_index (parts, CursusPart, p);
    part->minutes /= MAX (1, part->n_slots);
    part->n_slots = 1;
  }
  return some;
}

void
cursus_amendment_apply (const CursusAmendment *self, const CursusWorkspace *workspace, CursusSession *session)
{
  switch (self->kind) {
  case CURSUS_AMENDMENT_UNPIN:
    return;
  case CURSUS_AMENDMENT_PARAM:
    set_param (self, take_use (self, workspace, session));
    return;
  case CURSUS_AMENDMENT_ATTEND:
    let_attend (self, session);
    return;
  case CURSUS_AMENDMENT_WINDOW:
    cursus_session_module (session, self->module)->window = self->range;
    return;
  case CURSUS_AMENDMENT_DATES:
    session->dates = self->range;
    return;
  case CURSUS_AMENDMENT_ROOMS:
    g_array_append_vals (cursus_session_module (session, self->module)->rooms, self->rooms->data, self->rooms->len);
    return;
  case CURSUS_AMENDMENT_LENGTH:
    cursus_amendment_shorten (session, self->module);
    return;
  case CURSUS_AMENDMENT_OPEN:
  case CURSUS_AMENDMENT_WAIVER:
    add_waiver (self, workspace, session);
    return;
  case CURSUS_AMENDMENT_SOFT:
    set_weight (self, take_use (self, workspace, session));
    return;
  }
}
