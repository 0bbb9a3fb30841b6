/* Several threads that share out numbered jobs. */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/**
 * cursus_crew_run: calls @work once for each number below @n_jobs, with @data, from at most @n_threads threads (0: as many as the
 * machine has processors), and returns when all are done. Which thread does which job is left open: jobs must not depend on it.
 */
void cursus_crew_run (uint32_t n_jobs, uint32_t n_threads, void (*work) (uint32_t job, gpointer data), gpointer data);

G_END_DECLS
