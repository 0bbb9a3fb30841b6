/* Counts what was found before the search. */
#include "app/presolve-stats.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

char *
cursus_presolve_stats_print (const CursusProblem *problem)
{
  const CursusSymmetry *symmetry = problem->symmetry;
  uint64_t n_candidates = 0;
  uint32_t n_meetings = 0, n_rooms = 0, n_meeting_classes = 0, n_room_classes = 0;
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    n_candidates += problem->n_candidates[m];
  if (symmetry != NULL) {
    n_meeting_classes = cursus_symmetry_count (symmetry->meeting_class, symmetry->n_meetings, &n_meetings);
    n_room_classes = cursus_symmetry_count (symmetry->room_class, symmetry->n_rooms, &n_rooms);
  }
  /* TRANSLATORS: numbers of: placements that hard rules leave, of all; sets of meetings that no rule sees together; meetings that
   * can be exchanged, and sets of such; the same of rooms; and milliseconds that it took to find out about the last three */
  return g_strdup_printf (_ ("before the search: placements %u of %" PRIu64 "; islands %u; interchangeable meetings %u in %u "
                             "classes; interchangeable rooms %u in %u classes; %.1f ms\n"),
                          problem->domain_start[problem->n_meetings], n_candidates, problem->islands->n_islands, n_meetings,
                          n_meeting_classes, n_rooms, n_room_classes, (double)problem->presolve_us / 1000);
}
