/* The counts of neighbourhoods as text. */
#include "app/search-stats.h"

static void
test_print (void)
{
  CursusSearchResult result = { 0 };
  g_autofree char *nothing = cursus_search_stats_print (&result);
  g_assert_cmpstr (nothing, ==, "");
  result.stats[0] = (CursusNeighbourhoodStats){ .tried = 12, .accepted = 3, .improved = 1, .nanoseconds = 3600 };
  result.stats[2] = (CursusNeighbourhoodStats){ .tried = G_MAXUINT64 };
  g_autofree char *two = cursus_search_stats_print (&result);
  g_autofree char *expected = g_strdup_printf ("%s: 12 tried, 3 accepted, 1 improved, 300 ns each\n"
                                               "%s: 18446744073709551615 tried, 0 accepted, 0 improved, 0 ns each\n",
                                               cursus_neighbourhoods ()[0]->name, cursus_neighbourhoods ()[2]->name);
  g_assert_cmpstr (two, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/search-stats/print", test_print);
  return g_test_run ();
}
