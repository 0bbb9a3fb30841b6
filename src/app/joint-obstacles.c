/* Counts, for a meeting without a place, which placements fall to whose bookings. */
#include "app/joint-obstacles.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>

#include "app/joint-search.h"
#include "solver/taken.h"

#define MOST_NAMED 3

/* What one session has booked of somebody or a room. */
typedef struct {
  uint32_t resource;
  uint32_t session;
  uint32_t n_hits;  /* placements that it takes */
  const char *name; /* of the person or room */
} Obstacle;

static int
compare_obstacles (gconstpointer a, gconstpointer b)
{
  const Obstacle *x = a, *y = b;
  if (x->n_hits != y->n_hits)
    return x->n_hits > y->n_hits ? -1 : 1;
  if (x->resource != y->resource)
    return x->resource < y->resource ? -1 : 1;
  return (x->session > y->session) - (x->session < y->session);
}

static uint32_t
count_hits (const CursusProblem *problem, uint32_t meeting, const CursusTaken *taken)
{
  uint32_t n = 0, n_hits = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, meeting, &n);
  for (uint32_t i = 0; i < n; i++)
    n_hits += cursus_taken_hits (taken, meeting, domain[i]);
  return n_hits;
}

/* What @session alone has booked of what is shared. */
static uint32_t
count_hits_of (const CursusRegion *region, uint32_t index, uint32_t meeting, const CursusRegionShare *share, uint32_t session)
{
  const CursusProblem *problem = cursus_region_problem (region, index);
  g_autoptr (CursusTaken) taken = cursus_taken_new (problem->frame);
  uint32_t n = 0, n_booked = 0;
  const CursusBooking *bookings = cursus_bookings_of (region->bookings, share->resource, &n);
  for (uint32_t i = 0; i < n; i++) {
    if (bookings[i].session != session)
      continue;
    n_booked++;
    if (share->is_room)
      cursus_taken_add_room (taken, share->index, bookings[i].start_utc, bookings[i].end_utc);
    else
      cursus_taken_add_person (taken, share->index, bookings[i].start_utc, bookings[i].end_utc);
  }
  return n_booked > 0 ? count_hits (problem, meeting, taken) : 0;
}

static GArray *
list_obstacles (const CursusRegion *region, uint32_t index, uint32_t meeting)
{
  const CursusRegionSession *session = cursus_region_session (region, index);
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (Obstacle));
  for (guint s = 0; s < session->shares->len; s++)
    for (guint k = 0; k < session->neighbours->len; k++) {
      const CursusRegionShare *share = &g_array_index (session->shares, CursusRegionShare, s);
      uint32_t neighbour = g_array_index (session->neighbours, uint32_t, k);
      Obstacle obstacle = { share->resource, neighbour, count_hits_of (region, index, meeting, share, neighbour),
                            cursus_region_share_name (region, index, share) };
      if (obstacle.n_hits > 0)
        g_array_append_val (obstacles, obstacle);
    }
  g_array_sort (obstacles, compare_obstacles);
  return obstacles;
}

static char *
name_obstacles (const CursusRegion *region, const GArray *obstacles)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < obstacles->len && i < MOST_NAMED; i++) {
    const Obstacle *obstacle = &g_array_index (obstacles, Obstacle, i);
    /* TRANSLATORS: a person or room, the session that has booked it, and how many placements that takes; parts of a list */
    g_string_append_printf (names, _ ("%s“%s” in %s (%" PRIu32 ")"), i > 0 ? ", " : "", obstacle->name,
                            cursus_region_id (region, obstacle->session), obstacle->n_hits);
  }
  if (obstacles->len > MOST_NAMED)
    g_string_append (names, ", …");
  return g_string_free (names, FALSE);
}

void
cursus_joint_obstacles_find (const CursusRegion *region, uint32_t index, char *const *meetings, GPtrArray *out)
{
  const CursusProblem *problem = cursus_region_problem (region, index);
  g_autoptr (CursusTaken) taken = cursus_joint_search_taken (region, index, CURSUS_NONE);
  for (char *const *id = meetings; *id != NULL; id++) {
    uint32_t meeting = cursus_session_find_meeting (problem->frame->session, *id), n = 0;
    if (meeting == CURSUS_NONE)
      continue;
    cursus_problem_domain (problem, meeting, &n);
    uint32_t n_hits = count_hits (problem, meeting, taken);
    if (n_hits == 0)
      continue;
    g_autoptr (GArray) obstacles = list_obstacles (region, index, meeting);
    g_autofree char *names = name_obstacles (region, obstacles);
    /* TRANSLATORS: session, meeting, numbers of placements, who takes them */
    g_ptr_array_add (out,
                     g_strdup_printf (_ ("%s: “%s” found no good place: of its %" PRIu32 " placements other sessions have taken "
                                         "%" PRIu32 ": %s"),
                                      cursus_region_id (region, index), *id, n, n_hits, names));
  }
}
