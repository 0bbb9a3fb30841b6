/* Reads the session again without something, and asks whether the conflict is still there. */
#include "app/background.h"

#include <string.h>

#include "app/amendment.h"

#define MODULE_RULE "window" /* the rule of what modules say of themselves, each where it is written */

typedef struct {
  const CursusWorkspace *workspace;
  const CursusRequirements *requirements;
  const CursusPlacement *pins;
  CursusSatLimits limits;
  const GArray *items;
  bool unsure; /* some question has no answer */
} Check;

static void
open_rooms (CursusSession *session, uint32_t module)
{
  GArray *rooms = cursus_session_module (session, module)->rooms;
  const guint n = rooms->len;
  for (uint32_t r = 0; r < session->rooms->len; r++) {
    bool known = r == CURSUS_ROOM_REMOTE, at_its_sites = false;
    for (guint i = 0; i < n; i++) {
      const uint32_t own = g_array_index (rooms, uint32_t, i);
      known = known || own == r;
      at_its_sites = at_its_sites || cursus_session_room (session, own)->site == cursus_session_room (session, r)->site;
    }
    if (!known && at_its_sites)
      g_array_append_val (rooms, r);
  }
}

CursusWorkspace *
cursus_background_open (const CursusWorkspace *workspace, const CursusBackground *background)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusSession *session = cursus_amendment_load (workspace, NULL);
  if (session == NULL)
    return NULL;
  if (background->dates) {
    session->dates.first -= CURSUS_AMENDMENT_DAYS;
    session->dates.last += CURSUS_AMENDMENT_DAYS;
  }
  for (guint m = 0; m < session->modules->len; m++) {
    if (background->rooms != NULL && background->rooms[m] && !cursus_session_module (session, m)->remote)
      open_rooms (session, m);
    if (background->lengths != NULL && background->lengths[m])
      cursus_amendment_shorten (session, m);
  }
  return cursus_workspace_of_session (session, workspace->path, diagnostics, NULL);
}

CursusPlacement *
cursus_background_shift (const CursusWorkspace *from, const CursusWorkspace *to, const CursusPlacement *placements)
{
  const CursusTimeline *timeline = to->frame->timeline;
  const uint32_t n = to->frame->n_meetings;
  const int64_t days = (int64_t)from->session->dates.first - to->session->dates.first;
  if (placements == NULL || n != from->frame->n_meetings)
    return NULL;
  g_autofree CursusPlacement *shifted = g_memdup2 (placements, MAX (1, n) * sizeof *placements);
  for (uint32_t m = 0; m < n; m++) {
    int64_t start = placements[m].start + days * timeline->n_parts;
    if (placements[m].start == CURSUS_UNPLACED)
      continue;
    if (start < 0 || start >= timeline->n_slots)
      return NULL;
    shifted[m].start = (uint32_t)start;
  }
  return g_steal_pointer (&shifted);
}

bool *
cursus_background_by_module (const CursusRuleset *ruleset)
{
  bool *by_module = g_new0 (bool, MAX (1, ruleset->uses->len));
  for (guint u = 0; u < ruleset->uses->len; u++)
    by_module[u] = strcmp (cursus_ruleset_use (ruleset, u)->rule, MODULE_RULE) == 0;
  return by_module;
}

/* ---- What takes part ---- */

static CursusSatAnswer
ask (const Check *self, const CursusWorkspace *other, const bool *keep, const bool *by_module)
{
  g_autofree CursusPlacement *pins = cursus_background_shift (self->workspace, other, self->pins);
  const CursusRequirementsOptions options = { .limits = self->limits, .pins = pins, .by_module = by_module, .keep = keep };
  g_autoptr (CursusRequirements) requirements = cursus_requirements_new (other->ruleset, &options, NULL);
  if (requirements == NULL || !cursus_requirements_is_whole (requirements))
    return CURSUS_SAT_UNKNOWN;
  g_autofree bool *in = g_new0 (bool, cursus_requirements_items (requirements)->len + 1);
  for (guint i = 0; i < self->items->len; i++) {
    /* What no longer forbids anything is no item any more. */
    guint number = cursus_requirements_find (requirements, &g_array_index (self->items, CursusConflictItem, i));
    if (number != G_MAXUINT)
      in[number] = true;
  }
  return cursus_requirements_ask (requirements, in);
}

/* Whether the items can be kept together without @background. */
static CursusSatAnswer
ask_without (Check *self, const CursusBackground *background)
{
  g_autoptr (CursusWorkspace) other = cursus_background_open (self->workspace, background);
  CursusSatAnswer answer = CURSUS_SAT_UNKNOWN;
  if (other != NULL) {
    g_autofree bool *keep = g_new0 (bool, MAX (1, other->ruleset->uses->len));
    g_autofree bool *by_module = cursus_background_by_module (other->ruleset);
    for (guint i = 0; i < self->items->len; i++) {
      const CursusConflictItem *item = &g_array_index (self->items, CursusConflictItem, i);
      cursus_requirements_mark_uses (self->requirements, cursus_requirements_find (self->requirements, item), keep);
    }
    answer = ask (self, other, keep, by_module);
  }
  self->unsure = self->unsure || answer == CURSUS_SAT_UNKNOWN;
  return answer;
}

static void
set_all (bool *flags, guint n, bool value)
{
  for (guint i = 0; i < n; i++)
    flags[i] = value;
}

static bool
is_long (const CursusSession *session, uint32_t module)
{
  for (guint m = 0; m < session->meetings->len; m++) {
    const CursusMeeting *meeting = cursus_session_meeting (session, m);
    if (meeting->module == module && meeting->n_slots > 1)
      return true;
  }
  return false;
}

static bool
has_rooms (const CursusSession *session, uint32_t module)
{
  return !cursus_session_module (session, module)->remote;
}

/* Lets go of as many of @flags from @first to before @end as changes nothing: of all, or of each half in turn. */
static void
sift_part (Check *self, CursusBackground *background, bool *flags, guint first, guint end)
{
  const guint middle = first + (end - first) / 2;
  g_autofree bool *before = g_memdup2 (flags + first, MAX (1, (end - first) * sizeof *flags));
  bool any = false;
  for (guint i = first; i < end; i++) {
    any = any || !flags[i];
    flags[i] = true;
  }
  if (!any || ask_without (self, background) == CURSUS_SAT_NO)
    return;
  memcpy (flags + first, before, (end - first) * sizeof *flags);
  if (end - first < 2)
    return;
  sift_part (self, background, flags, first, middle);
  sift_part (self, background, flags, middle, end);
}

/* The same of all of them; of those without @matters at once. */
static void
sift (Check *self, CursusBackground *background, bool *flags, bool (*matters) (const CursusSession *, uint32_t))
{
  const CursusSession *session = self->workspace->session;
  const guint n = session->modules->len;
  for (guint i = 0; i < n; i++)
    flags[i] = !matters (session, i);
  sift_part (self, background, flags, 0, n);
}

static void
add (GArray *items, CursusConflictKind kind, uint32_t module)
{
  CursusConflictItem item = { kind, CURSUS_NONE, CURSUS_NONE, module, CURSUS_NONE, CURSUS_NONE };
  g_array_append_val (items, item);
}

void
cursus_background_find (const CursusWorkspace *workspace, const CursusRequirements *requirements, const CursusPlacement *pins,
                        CursusSatLimits limits, GArray *items)
{
  const CursusSession *session = workspace->session;
  const guint n = session->modules->len;
  g_autoptr (GArray) given = g_array_copy (items);
  g_autofree bool *rooms = g_new (bool, n + 1), *lengths = g_new (bool, n + 1);
  Check self = { workspace, requirements, pins, limits, given, false };
  CursusBackground background = { true, rooms, lengths };
  set_all (rooms, n, true);
  set_all (lengths, n, true);
  if (ask_without (&self, &background) != CURSUS_SAT_YES)
    return;
  background.dates = false;
  set_all (rooms, n, false);
  sift (&self, &background, lengths, is_long);
  sift (&self, &background, rooms, has_rooms);
  background.dates = true;
  background.dates = ask_without (&self, &background) == CURSUS_SAT_NO;
  if (self.unsure)
    return;
  if (!background.dates)
    add (items, CURSUS_CONFLICT_DATES, CURSUS_NONE);
  for (guint m = 0; m < n; m++)
    if (!lengths[m])
      add (items, CURSUS_CONFLICT_DURATION, m);
  for (guint m = 0; m < n; m++)
    if (!rooms[m])
      add (items, CURSUS_CONFLICT_ROOMS, m);
}
