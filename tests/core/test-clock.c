/* Processor time goes on while something is computed, in the thread that does. */
#include "core/clock.h"

#define SOME_US 2000

static gpointer
compute (gpointer data)
{
  int64_t begun = cursus_clock_thread_us ();
  volatile guint64 sum = 0;
  while (cursus_clock_thread_us () - begun < SOME_US)
    sum += 1;
  return NULL;
}

static void
test_goes_on (void)
{
  int64_t thread = cursus_clock_thread_us (), process = cursus_clock_process_us ();
  compute (NULL);
  g_assert_cmpint (cursus_clock_thread_us () - thread, >=, SOME_US);
  g_assert_cmpint (cursus_clock_process_us () - process, >=, SOME_US);
}

/* What another thread takes counts for the process, and not for the one that waits for it. */
static void
test_other_thread (void)
{
  int64_t thread = cursus_clock_thread_us (), process = cursus_clock_process_us ();
  for (int i = 0; i < 10; i++)
    g_thread_join (g_thread_new ("compute", compute, NULL));
  int64_t own = cursus_clock_thread_us () - thread, all = cursus_clock_process_us () - process;
  g_assert_cmpint (all, >=, 10 * SOME_US);
  g_assert_cmpint (all - own, >=, 10 * SOME_US);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/clock/goes-on", test_goes_on);
  g_test_add_func ("/core/clock/other-thread", test_other_thread);
  return g_test_run ();
}
