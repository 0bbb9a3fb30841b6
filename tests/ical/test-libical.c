/* The door to libical: zones from text, many threads. */
#include "ical/libical.h"

static const char zone_text[] = "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\n"
                                "TZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

static void
test_zone (void)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_autoptr (icaltimezone) zone = cursus_libical_timezone_new (zone_text);
  g_assert_nonnull (zone);
  g_assert_cmpint (cursus_libical_timezone_offset (zone, 1700000000), ==, 19800);
}

static void
test_no_zone (void)
{
  static const char *const texts[] = { "", "garbage", "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n" };
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (cursus_libical_timezone_new (texts[i]));
}

static gpointer
read_often (gpointer count)
{
  for (int i = 0; i < 200; i++) {
    g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
    g_autoptr (GRecMutexLocker) nested = cursus_libical_enter ();
    g_autoptr (icaltimezone) zone = cursus_libical_timezone_new (zone_text);
    if (zone != NULL && cursus_libical_timezone_offset (zone, i) == 19800)
      ++*(int *)count;
  }
  return NULL;
}

static void
test_threads (void)
{
  int count = 0;
  GThread *threads[8];
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, read_often, &count);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (count, ==, 8 * 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/libical/zone", test_zone);
  g_test_add_func ("/ical/libical/no-zone", test_no_zone);
  g_test_add_func ("/ical/libical/threads", test_threads);
  return g_test_run ();
}
