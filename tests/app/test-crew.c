/* Jobs shared out to threads. */
#include "app/crew.h"

static void
count (uint32_t job, gpointer data)
{
  gint *times = data;
  g_atomic_int_inc (&times[job]);
}

static void
test_each_once (void)
{
  const uint32_t threads[] = { 0, 1, 2, 7, 100 };
  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    for (uint32_t n = 0; n < 40; n += 13) {
      gint times[40] = { 0 };
      cursus_crew_run (n, threads[t], count, times);
      for (uint32_t i = 0; i < 40; i++)
        g_assert_cmpint (times[i], ==, i < n ? 1 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/crew/each-once", test_each_once);
  return g_test_run ();
}
