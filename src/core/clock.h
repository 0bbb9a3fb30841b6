/* How much of the processors was taken, which other programs on the machine change little. */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/** cursus_clock_thread_us: microseconds of a processor that the calling thread has had, user and system. */
int64_t cursus_clock_thread_us (void);

/** cursus_clock_process_us: microseconds that all threads of the process have had together. */
int64_t cursus_clock_process_us (void);

G_END_DECLS
