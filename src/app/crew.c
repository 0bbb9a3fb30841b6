/* Shares out jobs to threads. Knows nothing of what they are. */
#include "app/crew.h"

typedef struct {
  gint next;
  gint n_jobs;
  void (*work) (uint32_t job, gpointer data);
  gpointer data;
} Crew;

static gpointer
run (gpointer data)
{
  Crew *crew = data;
  for (;;) {
    gint job = g_atomic_int_add (&crew->next, 1);
    if (job >= crew->n_jobs)
      return NULL;
    crew->work ((uint32_t)job, crew->data);
  }
}

void
cursus_crew_run (uint32_t n_jobs, uint32_t n_threads, void (*work) (uint32_t job, gpointer data), gpointer data)
{
  g_return_if_fail (n_jobs <= G_MAXINT / 2);
  Crew crew = { .n_jobs = (gint)n_jobs, .work = work, .data = data };
  uint32_t n_helpers = MIN (n_threads == 0 ? g_get_num_processors () : n_threads, n_jobs);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  for (uint32_t i = 1; i < n_helpers; i++) {
    /* Without another thread the work is done all the same. */
    GThread *thread = g_thread_try_new ("cursus-crew", run, &crew, NULL);
    if (thread != NULL)
      g_ptr_array_add (threads, thread);
  }
  run (&crew);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
}
