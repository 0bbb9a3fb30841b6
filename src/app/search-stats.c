/* Prints the counts of neighbourhoods and what a move of each takes. */
#include "app/search-stats.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

char *
cursus_search_stats_print (const CursusSearchResult *result)
{
  const CursusNeighbourhood *const *all = cursus_neighbourhoods ();
  GString *lines = g_string_new (NULL);
  for (uint32_t i = 0; all[i] != NULL; i++) {
    const CursusNeighbourhoodStats *stats = &result->stats[i];
    if (stats->tried == 0)
      continue;
    /* TRANSLATORS: a kind of move of the search, how often it was tried, how often the plan was changed by it, how often that
     * gave the best plan so far, and how many nanoseconds one takes */
    g_string_append_printf (lines, _ ("%s: %" PRIu64 " tried, %" PRIu64 " accepted, %" PRIu64 " improved, %" PRIu64 " ns each"),
                            all[i]->name, stats->tried, stats->accepted, stats->improved, stats->nanoseconds / stats->tried);
    g_string_append_c (lines, '\n');
  }
  return g_string_free (lines, FALSE);
}
