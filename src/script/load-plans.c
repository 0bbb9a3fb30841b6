/* Plans that are settled already: what participants hold of this session, and other sessions that it shares things with. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/fixed-meeting.h"
#include "core/suggest.h"

#define MAX_OTHERS 50

/* (transfer full) (nullable): the meetings in the file @relative; NULL with an error. */
static GPtrArray *
read_plan (CursusLoad *self, const CursusPlace *place, const char *key, const char *relative, const char *plan_of,
           const CursusZone *zone)
{
  g_autofree char *shown = NULL;
  g_autofree char *path = cursus_load_path (self, place, key, relative, &shown);
  if (path == NULL || plan_of == NULL || zone == NULL)
    return NULL;
  const char *file = g_string_chunk_insert_const (self->session->strings, shown);
  return cursus_fixed_meetings_read_csv (self->session, plan_of, zone, path, file, self->diagnostics);
}

/* ---- published ---- */

static void
load_published (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_autofree char *relative = NULL;
  const CursusField field = { "published", CURSUS_FIELD_LINE, &relative };
  if (!cursus_field_read (place, &field, declaration->value))
    return;
  if (self->session->published->len > 0) {
    cursus_place_error (place, NULL, _ ("“published” stands twice; one plan is what participants hold"));
    return;
  }
  GPtrArray *meetings = read_plan (self, place, NULL, relative, self->session->id, self->session->zone);
  if (meetings == NULL)
    return;
  g_ptr_array_unref (self->session->published);
  self->session->published = meetings;
}

/* Publishing will take them away from people's calendars: rightly, or because somebody changed an id. */
static void
warn_gone (CursusLoad *self)
{
  for (guint i = 0; i < self->session->published->len; i++) {
    const CursusFixedMeeting *meeting = g_ptr_array_index (self->session->published, i);
    if (cursus_session_find_meeting (self->session, meeting->id) == CURSUS_NONE)
      cursus_diagnostics_warning (self->diagnostics, meeting->origin.file, meeting->origin.line, NULL,
                                  _ ("the session has no meeting “%s” (any more), which participants hold"), meeting->id);
  }
}

/* ---- other_session ---- */

static CursusZone *
read_zone (const CursusLoad *self, const CursusPlace *place, const char *timezone)
{
  g_autoptr (GError) error = NULL;
  if (timezone == NULL)
    return self->session->zone != NULL ? cursus_zone_ref (self->session->zone) : NULL;
  CursusZone *zone = cursus_zone_new (timezone, &error);
  if (zone == NULL)
    cursus_place_error (place, "timezone", _ ("“timezone”: %s"), error->message);
  return zone;
}

static CursusOtherSession *
find_other (const CursusLoad *self, const char *id)
{
  for (guint i = 0; i < self->session->others->len; i++) {
    CursusOtherSession *other = g_ptr_array_index (self->session->others, i);
    if (strcmp (other->id, id) == 0)
      return other;
  }
  return NULL;
}

static bool
check_other_id (CursusLoad *self, const CursusPlace *place, const char *id)
{
  const CursusOtherSession *first = find_other (self, id);
  if (!cursus_load_check_id (place, NULL, id))
    return false;
  if (first != NULL)
    cursus_place_error (place, NULL, _ ("“%s” stands already in %s, line %d; ids must differ"), id, first->origin.file,
                        first->origin.line);
  else if (g_strcmp0 (id, self->session->id) == 0)
    cursus_place_error (place, NULL, _ ("“%s” is this session itself"), id);
  else if (self->session->others->len >= MAX_OTHERS)
    cursus_place_error (place, NULL, _ ("there are too many of its kind; at most %u are accepted"), MAX_OTHERS);
  else
    return true;
  return false;
}

static void
load_other (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_autofree char *plan = NULL, *timezone = NULL;
  const CursusValue *shared = NULL; /* read once the session has its meetings */
  const CursusField fields[] = {
    { "plan", CURSUS_FIELD_LINE, &plan, .required = true },
    { "timezone", CURSUS_FIELD_LINE, &timezone, .max = 100 },
    { "shared", CURSUS_FIELD_VALUE, &shared },
  };
  bool right = cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields));
  if (!check_other_id (self, place, declaration->id) || !right)
    return;
  g_autoptr (CursusZone) zone = read_zone (self, place, timezone);
  GPtrArray *meetings = read_plan (self, place, "plan", plan, declaration->id, zone);
  if (meetings == NULL)
    return;
  CursusOtherSession *other = cursus_other_session_new (declaration->id);
  g_ptr_array_unref (other->meetings);
  other->meetings = meetings;
  other->origin = cursus_load_origin (self, place);
  g_ptr_array_add (self->session->others, other);
}

/* ---- shared ---- */

/* One item of shared = { … } while it is read. */
typedef struct {
  CursusLoad *load;
  const CursusPlace *place;
  CursusOtherSession *other;
  const char *mine;   /* a module or meeting of this session */
  const char *theirs; /* the same in the other one */
} Sharing;

static char *
suggest_meeting (const GPtrArray *meetings, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint i = 0; i < meetings->len; i++)
    g_ptr_array_add (ids, ((const CursusFixedMeeting *)g_ptr_array_index (meetings, i))->id);
  return cursus_suggest_phrase (id, (const char *const *)ids->pdata, ids->len);
}

/* "energie.2@g1" of the module "energie" is "energy.2@g1" of the module "energy". */
static void
share_meeting (const Sharing *self, const char *id)
{
  g_autofree char *theirs = g_strconcat (self->theirs, id + strlen (self->mine), NULL);
  CursusFixedMeeting *meeting = (CursusFixedMeeting *)cursus_fixed_meetings_find (self->other->meetings, theirs);
  if (meeting == NULL) {
    g_autofree char *phrase = suggest_meeting (self->other->meetings, theirs);
    cursus_place_error (self->place, "shared", _ ("“shared”: the plan of “%s” has no meeting “%s”%s"), self->other->id, theirs,
                        phrase);
  } else if (meeting->shared_with != NULL)
    cursus_place_error (self->place, "shared", _ ("“shared”: “%s” is shared with “%s” already"), theirs, meeting->shared_with);
  else
    meeting->shared_with = g_strdup (id);
}

static void
share (const Sharing *self)
{
  const CursusSession *session = self->load->session;
  bool found = false;
  for (guint i = 0; i < session->meetings->len; i++) {
    const CursusMeeting *meeting = cursus_session_meeting (session, i);
    bool is_whole = strcmp (cursus_session_module (session, meeting->module)->id, self->mine) == 0;
    if (!is_whole && strcmp (meeting->id, self->mine) != 0)
      continue;
    found = true;
    share_meeting (self, meeting->id);
  }
  if (!found)
    cursus_load_find (self->load, self->place, "shared", CURSUS_LOAD_MODULE, self->mine);
}

static void
share_text (Sharing *self, const char *mine, const CursusValue *theirs)
{
  self->mine = mine != NULL ? mine : cursus_value_get_string (theirs);
  self->theirs = cursus_value_get_string (theirs);
  if (self->theirs != NULL)
    share (self);
  else
    cursus_place_error_type (self->place, "shared", theirs, _ ("a module's id in the other session"));
}

static void
share_all (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  const CursusValue *shared = cursus_value_lookup (declaration->value, "shared");
  Sharing sharing = { .load = self, .place = place, .other = find_other (self, declaration->id) };
  if (shared == NULL || sharing.other == NULL)
    return;
  if (cursus_value_type (shared) == CURSUS_VALUE_STRING)
    share_text (&sharing, NULL, shared);
  else if (cursus_value_type (shared) != CURSUS_VALUE_TABLE)
    cursus_place_error_type (place, "shared", shared, _ ("modules such as { \"opening\", jury = \"final-jury\" }"));
  for (size_t i = 0; i < cursus_value_length (shared); i++)
    share_text (&sharing, NULL, cursus_value_item (shared, i));
  for (size_t i = 0; i < cursus_value_n_keys (shared); i++)
    share_text (&sharing, cursus_value_key (shared, i), cursus_value_lookup (shared, cursus_value_key (shared, i)));
}

void
cursus_load_plans (CursusLoad *self)
{
  cursus_load_each (self, "published", load_published);
  cursus_load_each (self, "other_session", load_other);
}

void
cursus_load_check_plans (CursusLoad *self)
{
  warn_gone (self);
  cursus_load_each (self, "other_session", share_all);
  for (guint i = 0; i < self->session->others->len; i++)
    cursus_session_add_busy_times (self->session, g_ptr_array_index (self->session->others, i));
}
