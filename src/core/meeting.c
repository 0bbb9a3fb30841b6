/* What gets a place in the calendar, derived from modules, parts and groups. Knows nothing of placements. */
#include <glib/gi18n-lib.h>

#include "core/session-private.h"

/* What the meetings of one module have in common. */
typedef struct {
  CursusSession *session;
  const CursusModule *module;
  uint32_t module_index;
  GPtrArray *speaker_sets;
  GArray *cohort;
} Maker;

void
cursus_meeting_free (CursusMeeting *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->attendees, g_array_unref);
  g_clear_pointer (&self->speaker_sets, g_ptr_array_unref);
  g_free (self);
}

char *
cursus_meeting_title (const CursusSession *session, const CursusMeeting *meeting)
{
  const CursusModule *module = cursus_session_module (session, meeting->module);
  GString *title = g_string_new (module->title != NULL ? module->title : module->id);
  if (module->parts->len > 1)
    g_string_append_printf (title, " (%u/%u)", meeting->part + 1, module->parts->len);
  if (meeting->group != CURSUS_NONE) {
    const CursusGroup *group = cursus_session_group (session, meeting->group);
    g_string_append_printf (title, " – %s", group->title != NULL ? group->title : group->id);
  }
  return g_string_free (title, FALSE);
}

static char *
make_id (const Maker *maker, uint32_t part, uint32_t group)
{
  GString *id = g_string_new (maker->module->id);
  if (maker->module->parts->len > 1)
    g_string_append_printf (id, ".%u", part + 1);
  if (group != CURSUS_NONE)
    g_string_append_printf (id, "@%s", cursus_session_group (maker->session, group)->id);
  return g_string_free (id, FALSE);
}

static GArray *
list_participants (const CursusSession *session)
{
  GArray *cohort = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t i = 0; i < session->people->len; i++)
    if (cursus_session_person (session, i)->role == CURSUS_ROLE_PARTICIPANT)
      g_array_append_val (cohort, i);
  return cohort;
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* (transfer full): the members of all the module's groups, each once. */
static GArray *
unite_groups (const Maker *maker)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint g = 0; g < maker->module->groups->len; g++) {
    const GArray *members = cursus_session_group (maker->session, g_array_index (maker->module->groups, uint32_t, g))->members;
    g_array_append_vals (all, members->data, members->len);
  }
  g_array_sort (all, compare_indices);
  guint kept = 0;
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, uint32_t, i) != g_array_index (all, uint32_t, kept - 1))
      g_array_index (all, uint32_t, kept++) = g_array_index (all, uint32_t, i);
  g_array_set_size (all, kept);
  return all;
}

/* (transfer full): who attends a run of the module for @group. */
static GArray *
list_attendees (const Maker *maker, uint32_t group)
{
  if (maker->module->together)
    return unite_groups (maker);
  return g_array_ref (group == CURSUS_NONE ? maker->cohort : cursus_session_group (maker->session, group)->members);
}

static uint32_t
count_heads (const Maker *maker, const GArray *attendees, uint32_t group)
{
  if (maker->module->headcount > 0)
    return maker->module->headcount;
  uint32_t named = 0;
  for (guint i = 0; i < attendees->len; i++)
    named += !cursus_session_person (maker->session, g_array_index (attendees, uint32_t, i))->anonymous;
  if (named > 0 || cursus_session_has_named_participants (maker->session))
    return named;
  uint32_t expected = maker->session->expected_headcount;
  uint32_t n_groups = maker->module->groups->len;
  return group == CURSUS_NONE ? expected : expected / n_groups + (expected % n_groups != 0);
}

static void
add_meeting (const Maker *maker, uint32_t part_index, uint32_t group)
{
  const CursusPart *part = &g_array_index (maker->module->parts, CursusPart, part_index);
  CursusMeeting *meeting = g_new0 (CursusMeeting, 1);
  meeting->id = make_id (maker, part_index, group);
  meeting->module = maker->module_index;
  meeting->part = part_index;
  meeting->group = group;
  meeting->n_slots = part->n_slots;
  meeting->minutes = part->minutes;
  meeting->attendees = list_attendees (maker, group);
  meeting->headcount = count_heads (maker, meeting->attendees, group);
  meeting->speaker_sets = g_ptr_array_ref (maker->speaker_sets);
  g_ptr_array_add (maker->session->meetings, meeting);
}

static void
add_meetings_of_module (const Maker *maker)
{
  const GArray *groups = maker->module->groups;
  for (uint32_t part = 0; part < maker->module->parts->len; part++) {
    bool once = groups->len == 0 || maker->module->together;
    if (once)
      add_meeting (maker, part, CURSUS_NONE);
    for (guint g = 0; !once && g < groups->len; g++)
      add_meeting (maker, part, g_array_index (groups, uint32_t, g));
  }
}

/* "a.2" may be a module or the second part of "a". */
static void
check_ids (const CursusSession *self, CursusDiagnostics *diagnostics)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (uint32_t i = 0; i < self->meetings->len; i++) {
    const CursusMeeting *meeting = cursus_session_meeting (self, i);
    const CursusModule *module = cursus_session_module (self, meeting->module);
    if (g_hash_table_add (seen, meeting->id))
      continue;
    g_autofree char *subject = cursus_subject ("module", module->id);
    cursus_diagnostics_error (
        diagnostics, module->origin.file, module->origin.line, subject,
        _ ("one of its meetings would be called “%s”, as another meeting is already: change the module's id"), meeting->id);
  }
}

void
cursus_session_make_meetings (CursusSession *self, CursusDiagnostics *diagnostics)
{
  g_autoptr (GArray) cohort = list_participants (self);
  for (uint32_t m = 0; m < self->modules->len; m++) {
    const CursusModule *module = cursus_session_module (self, m);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) speaker_sets = cursus_speaker_sets_new (module, &error);
    if (speaker_sets == NULL) {
      g_autofree char *subject = cursus_subject ("module", module->id);
      cursus_diagnostics_error (diagnostics, module->origin.file, module->origin.line, subject, "%s", error->message);
      continue;
    }
    add_meetings_of_module (&(Maker){ self, module, m, speaker_sets, cohort });
  }
  check_ids (self, diagnostics);
}
