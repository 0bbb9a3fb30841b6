/* Finds milestones. Knows nothing of how tasks are written. */
#include "app/publication-tasks.h"

#include <string.h>

#include "ical/press.h"
#include "script/selector.h"

struct CursusPublicationTasks {
  GHashTable *modules; /* ids; only asked */
};

static void
add_named (CursusPublicationTasks *self, const CursusSession *session, const CursusValue *selected)
{
  g_autofree char *why = NULL;
  g_autoptr (GArray) modules = selected != NULL ? cursus_selector_read (session, selected, &why) : NULL;
  for (guint i = 0; modules != NULL && i < modules->len; i++)
    g_hash_table_add (self->modules, g_strdup (cursus_session_module (session, g_array_index (modules, uint32_t, i))->id));
}

CursusPublicationTasks *
cursus_publication_tasks_new (const CursusSession *session)
{
  CursusPublicationTasks *self = g_new0 (CursusPublicationTasks, 1);
  self->modules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (uint32_t i = 0; i < session->uses->len; i++)
    add_named (self, session, cursus_value_lookup (cursus_session_use (session, i)->params, "milestone"));
  for (uint32_t i = 0; i < session->modules->len; i++) {
    const CursusModule *module = cursus_session_module (session, i);
    if (module->tags != NULL && g_strv_contains ((const char *const *)module->tags, "milestone"))
      g_hash_table_add (self->modules, g_strdup (module->id));
  }
  return self;
}

void
cursus_publication_tasks_free (CursusPublicationTasks *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->modules);
  g_free (self);
}

static const CursusPlanSlot *
times_of (const CursusPublication *publication, const CursusShownEvent *item)
{
  return &g_array_index (cursus_publication_event (publication, item->event)->meeting->slots, CursusPlanSlot, 0);
}

GArray *
cursus_publication_tasks_find (const CursusPublicationTasks *self, const CursusPublication *publication, const GArray *shown)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (CursusIcalTask));
  int64_t begin_utc = shown->len > 0 ? times_of (publication, &g_array_index (shown, CursusShownEvent, 0))->start_utc : 0;
  for (guint i = 0; i < shown->len; i++) {
    const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, i);
    const CursusPublishedEvent *event = cursus_publication_event (publication, item->event);
    const CursusPlanSlot *times = times_of (publication, item);
    if (event->slot > 0 || !g_hash_table_contains (self->modules, event->meeting->module))
      continue;
    /* What is due with the first event was to be begun the day before. */
    CursusIcalTask task = { *item, begin_utc < times->start_utc ? begin_utc : times->start_utc - 86400 };
    g_array_append_val (tasks, task);
    begin_utc = item->status == CURSUS_PUBLISHED_CANCELLED ? begin_utc : times->end_utc;
  }
  return tasks;
}
