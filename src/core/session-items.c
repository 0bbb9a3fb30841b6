/* Making and freeing what a session is made of. Knows nothing of how the items refer to each other. */
#include "core/session.h"

static GArray *
indices_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (uint32_t));
}

CursusSite *
cursus_site_new (const char *id)
{
  CursusSite *self = g_new0 (CursusSite, 1);
  self->id = g_strdup (id);
  return self;
}

void
cursus_site_free (CursusSite *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->address);
  g_free (self->access);
  g_free (self);
}

CursusRoom *
cursus_room_new (const char *id, uint32_t site)
{
  CursusRoom *self = g_new0 (CursusRoom, 1);
  self->id = g_strdup (id);
  self->site = site;
  self->exclusive = site != CURSUS_NONE;
  return self;
}

void
cursus_room_free (CursusRoom *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->features);
  g_free (self);
}

CursusPerson *
cursus_person_new (const char *id, CursusRole role)
{
  CursusPerson *self = g_new0 (CursusPerson, 1);
  self->id = g_strdup (id);
  self->role = role;
  self->groups = indices_new ();
  self->availability = cursus_availability_new ();
  self->availability_files = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cursus_person_free (CursusPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->email);
  g_free (self->language);
  g_free (self->organisation);
  g_array_unref (self->groups);
  cursus_availability_free (self->availability);
  g_ptr_array_unref (self->availability_files);
  g_free (self);
}

CursusGroup *
cursus_group_new (const char *id)
{
  CursusGroup *self = g_new0 (CursusGroup, 1);
  self->id = g_strdup (id);
  self->members = indices_new ();
  return self;
}

void
cursus_group_free (CursusGroup *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_array_unref (self->members);
  g_free (self);
}

CursusModule *
cursus_module_new (const char *id)
{
  CursusModule *self = g_new0 (CursusModule, 1);
  self->id = g_strdup (id);
  self->parts = g_array_new (FALSE, FALSE, sizeof (CursusPart));
  self->rooms = indices_new ();
  self->groups = indices_new ();
  self->speaker_choices = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_speaker_choice_free);
  self->window = (CursusDateRange){ CURSUS_DATE_NONE, CURSUS_DATE_NONE };
  return self;
}

void
cursus_module_free (CursusModule *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_array_unref (self->parts);
  g_array_unref (self->rooms);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->speaker_choices);
  g_strfreev (self->tags);
  g_strfreev (self->features);
  g_free (self->link);
  g_free (self->contact);
  g_free (self);
}

CursusSpeakerChoice *
cursus_speaker_choice_new (uint32_t k)
{
  CursusSpeakerChoice *self = g_new0 (CursusSpeakerChoice, 1);
  self->k = k;
  self->people = indices_new ();
  return self;
}

void
cursus_speaker_choice_free (CursusSpeakerChoice *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->people);
  g_free (self);
}

CursusDayPart *
cursus_day_part_new (const char *id, int start_minute, int end_minute)
{
  CursusDayPart *self = g_new0 (CursusDayPart, 1);
  self->id = g_strdup (id);
  self->start_minute = start_minute;
  self->end_minute = end_minute;
  return self;
}

void
cursus_day_part_free (CursusDayPart *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self);
}

CursusRuleUse *
cursus_rule_use_new (const char *rule)
{
  CursusRuleUse *self = g_new0 (CursusRuleUse, 1);
  self->rule = g_strdup (rule);
  return self;
}

void
cursus_rule_use_free (CursusRuleUse *self)
{
  if (self == NULL)
    return;
  g_free (self->rule);
  g_free (self->name);
  g_clear_pointer (&self->params, cursus_value_unref);
  g_free (self->because);
  g_free (self);
}

CursusWaiver *
cursus_waiver_new (const char *use)
{
  CursusWaiver *self = g_new0 (CursusWaiver, 1);
  self->use = g_strdup (use);
  self->expires = CURSUS_DATE_NONE;
  return self;
}

void
cursus_waiver_free (CursusWaiver *self)
{
  if (self == NULL)
    return;
  g_free (self->use);
  g_strfreev (self->of);
  g_free (self->author);
  g_free (self->reason);
  g_free (self);
}
