/* Derives what follows from a session that was read: names left out, rooms of sites without any, members of groups, people who
 * stand for unknown ones. What is right or wrong is session-checks.c's matter. */
#include <glib/gi18n-lib.h>

#include "core/session-private.h"

static void
default_text (char **text, const char *fallback)
{
  if (*text == NULL)
    *text = g_strdup (fallback);
}

static void
default_list (char ***list)
{
  if (*list == NULL)
    *list = g_new0 (char *, 1);
}

static void
name_places (CursusSession *self)
{
  for (uint32_t i = 0; i < self->sites->len; i++) {
    CursusSite *site = cursus_session_site (self, i);
    default_text (&site->name, site->id);
  }
  for (uint32_t i = 0; i < self->rooms->len; i++) {
    CursusRoom *room = cursus_session_room (self, i);
    default_text (&room->name, room->id);
    default_list (&room->features);
  }
}

static void
name_people (CursusSession *self)
{
  for (uint32_t i = 0; i < self->people->len; i++) {
    CursusPerson *person = cursus_session_person (self, i);
    default_text (&person->name, person->id);
    default_text (&person->language, self->language);
  }
  for (uint32_t i = 0; i < self->groups->len; i++) {
    CursusGroup *group = cursus_session_group (self, i);
    default_text (&group->title, group->id);
  }
}

static void
name_modules (CursusSession *self)
{
  for (uint32_t i = 0; i < self->modules->len; i++) {
    CursusModule *module = cursus_session_module (self, i);
    uint32_t remote_room = CURSUS_ROOM_REMOTE;
    default_text (&module->title, module->id);
    default_list (&module->tags);
    default_list (&module->features);
    if (module->remote && module->rooms->len == 0)
      g_array_append_val (module->rooms, remote_room);
  }
}

static bool
is_use_named (const CursusSession *self, const char *name)
{
  for (uint32_t i = 0; i < self->uses->len; i++)
    if (g_strcmp0 (cursus_session_use (self, i)->name, name) == 0)
      return true;
  return false;
}

/* The rule's own name is free as long as nobody took it. */
static char *
invent_use_name (const CursusSession *self, const char *rule)
{
  char *name = g_strdup (rule);
  for (guint n = 2; is_use_named (self, name); n++) {
    g_free (name);
    name = g_strdup_printf ("%s#%u", rule, n);
  }
  return name;
}

static void
name_uses (CursusSession *self)
{
  for (uint32_t i = 0; i < self->uses->len; i++) {
    CursusRuleUse *use = cursus_session_use (self, i);
    if (use->name == NULL)
      use->name = invent_use_name (self, use->rule);
    if (use->params == NULL)
      use->params = cursus_value_new_table ();
  }
}

static bool
has_room (const CursusSession *self, uint32_t site)
{
  for (uint32_t i = 0; i < self->rooms->len; i++)
    if (cursus_session_room (self, i)->site == site)
      return true;
  return false;
}

void
cursus_session_add_implicit_rooms (CursusSession *self)
{
  for (uint32_t i = 0; i < self->sites->len; i++) {
    const CursusSite *site = cursus_session_site (self, i);
    if (has_room (self, i))
      continue;
    CursusRoom *room = cursus_room_new (site->id, i);
    room->name = g_strdup (site->name != NULL ? site->name : site->id);
    room->exclusive = false;
    room->origin = site->origin;
    g_ptr_array_add (self->rooms, room);
  }
}

static void
add_anonymous (CursusSession *self, const char *id, const char *name, uint32_t group)
{
  CursusPerson *person = cursus_person_new (id, CURSUS_ROLE_PARTICIPANT);
  person->name = g_strdup (name);
  person->anonymous = true;
  person->origin = self->origin;
  if (group != CURSUS_NONE)
    g_array_append_val (person->groups, group);
  g_ptr_array_add (self->people, person);
}

static bool
has_participants (const CursusSession *self)
{
  for (uint32_t i = 0; i < self->people->len; i++)
    if (cursus_session_person (self, i)->role == CURSUS_ROLE_PARTICIPANT)
      return true;
  return false;
}

/* Their ids are "@" and the group's, as in the ids of meetings; no planner's id begins so. */
static void
add_unknown_participants (CursusSession *self)
{
  if (has_participants (self))
    return;
  add_anonymous (self, "@", _ ("participants"), CURSUS_NONE);
  for (uint32_t i = 0; i < self->groups->len; i++) {
    const CursusGroup *group = cursus_session_group (self, i);
    g_autofree char *id = g_strconcat ("@", group->id, NULL);
    add_anonymous (self, id, group->title != NULL ? group->title : group->id, i);
  }
}

static void
fill_groups (CursusSession *self)
{
  for (uint32_t i = 0; i < self->people->len; i++) {
    const CursusPerson *person = cursus_session_person (self, i);
    if (person->role != CURSUS_ROLE_PARTICIPANT)
      continue;
    for (guint g = 0; g < person->groups->len; g++) {
      CursusGroup *group = cursus_session_group (self, g_array_index (person->groups, uint32_t, g));
      if (!cursus_array_has (group->members, i))
        g_array_append_val (group->members, i);
    }
  }
}

bool
cursus_session_complete (CursusSession *self, CursusDiagnostics *diagnostics)
{
  g_return_val_if_fail (self->meetings->len == 0, false);
  guint errors_before = cursus_diagnostics_n_errors (diagnostics);
  cursus_session_add_implicit_rooms (self);
  cursus_session_grow_travel (self);
  add_unknown_participants (self);
  name_places (self);
  name_people (self);
  name_modules (self);
  name_uses (self);
  fill_groups (self);
  cursus_session_check (self, diagnostics);
  cursus_session_make_meetings (self, diagnostics);
  return cursus_diagnostics_n_errors (diagnostics) == errors_before;
}
