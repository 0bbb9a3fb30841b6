/* Threads that bring one calendar after the other up to date. Each has a connection of its own; what a task refers to is its
 * own while it runs, or is only read. */
#include "app/caldav-crew.h"

struct CursusCaldavCrew {
  CursusDav *connections[CURSUS_CALDAV_CREW_SIZE];
  GAsyncQueue *idle;  /* of CursusDav */
  GAsyncQueue *ended; /* of CursusCaldavTask */
  GThreadPool *pool;
};

static void
run_task (gpointer data, gpointer user_data)
{
  CursusCaldavTask *task = data;
  CursusCaldavCrew *self = user_data;
  CursusDav *dav = g_async_queue_pop (self->idle); /* there are as many as threads */
  task->job.dav = dav;
  task->right = cursus_caldav_job_run (&task->job, &task->failure);
  task->job.dav = NULL;
  g_async_queue_push (self->idle, dav);
  g_async_queue_push (self->ended, task);
}

CursusCaldavCrew *
cursus_caldav_crew_new (const CursusDavOptions *options, GError **error)
{
  g_autoptr (CursusCaldavCrew) self = g_new0 (CursusCaldavCrew, 1);
  self->idle = g_async_queue_new ();
  self->ended = g_async_queue_new ();
  for (guint i = 0; i < CURSUS_CALDAV_CREW_SIZE; i++) {
    self->connections[i] = cursus_dav_new (options, error);
    if (self->connections[i] == NULL)
      return NULL;
    g_async_queue_push (self->idle, self->connections[i]);
  }
  self->pool = g_thread_pool_new (run_task, self, CURSUS_CALDAV_CREW_SIZE, FALSE, NULL);
  return g_steal_pointer (&self);
}

void
cursus_caldav_crew_free (CursusCaldavCrew *self)
{
  if (self == NULL)
    return;
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  for (guint i = 0; i < CURSUS_CALDAV_CREW_SIZE; i++)
    cursus_dav_free (self->connections[i]);
  g_async_queue_unref (self->idle);
  g_async_queue_unref (self->ended);
  g_free (self);
}

void
cursus_caldav_crew_give (CursusCaldavCrew *self, CursusCaldavTask *task)
{
  g_thread_pool_push (self->pool, task, NULL);
}

CursusCaldavTask *
cursus_caldav_crew_take (CursusCaldavCrew *self)
{
  return g_async_queue_pop (self->ended);
}

guint
cursus_caldav_crew_count (const CursusCaldavCrew *self)
{
  guint n = 0;
  for (guint i = 0; i < CURSUS_CALDAV_CREW_SIZE; i++)
    n += cursus_dav_count (self->connections[i]);
  return n;
}
