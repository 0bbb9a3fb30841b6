/* The clocks of the operating system for processor time. */
#include "core/clock.h"

#include <time.h>

static int64_t
read_us (clockid_t clock)
{
  struct timespec now = { 0 };
  clock_gettime (clock, &now);
  return (int64_t)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

int64_t
cursus_clock_thread_us (void)
{
  return read_us (CLOCK_THREAD_CPUTIME_ID);
}

int64_t
cursus_clock_process_us (void)
{
  return read_us (CLOCK_PROCESS_CPUTIME_ID);
}
