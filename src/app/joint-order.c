/* Orders sessions and puts those that are not in each other's way together. The same on every machine, however many threads. */
#include "app/joint-order.h"

#include <stdlib.h>

#define UNIT UINT64_C (1000000) /* what a meeting with a single placement adds to the difficulty of its session */

typedef struct {
  uint32_t session;
  uint64_t difficulty;
} Ranked;

static uint64_t
difficulty_of (const CursusProblem *problem)
{
  uint64_t sum = 0;
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    sum += UNIT / MAX (1, problem->domain_start[m + 1] - problem->domain_start[m]);
  return sum;
}

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *x = a, *y = b;
  if (x->difficulty != y->difficulty)
    return x->difficulty > y->difficulty ? -1 : 1;
  return (x->session > y->session) - (x->session < y->session);
}

GArray *
cursus_joint_order_new (const CursusRegion *region)
{
  g_autofree Ranked *ranked = g_new (Ranked, MAX (1, region->sessions->len));
  size_t n = 0;
  for (uint32_t i = 0; i < region->sessions->len; i++)
    if (!cursus_region_session (region, i)->fixed)
      ranked[n++] = (Ranked){ i, difficulty_of (cursus_region_problem (region, i)) };
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (size_t i = 0; i < n; i++)
    g_array_append_val (order, ranked[i].session);
  return order;
}

/* Whether @neighbour is served before a session of @priority at @rank. */
static bool
goes_first (const CursusRegion *region, const uint32_t *ranks, uint32_t neighbour, uint32_t priority, uint32_t rank)
{
  const CursusRegionSession *other = cursus_region_session (region, neighbour);
  return other->priority != priority ? other->priority > priority : ranks[neighbour] < rank;
}

GArray *
cursus_joint_order_wave (const CursusRegion *region, const GArray *order, const bool *wanted)
{
  GArray *wave = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autofree uint32_t *ranks = g_new0 (uint32_t, MAX (1, region->sessions->len));
  for (uint32_t i = 0; i < order->len; i++)
    ranks[g_array_index (order, uint32_t, i)] = i;
  for (uint32_t i = 0; i < order->len; i++) {
    uint32_t index = g_array_index (order, uint32_t, i);
    const CursusRegionSession *session = cursus_region_session (region, index);
    bool next = wanted[index];
    for (guint k = 0; next && k < session->neighbours->len; k++) {
      uint32_t neighbour = g_array_index (session->neighbours, uint32_t, k);
      next = !wanted[neighbour] || !goes_first (region, ranks, neighbour, session->priority, i);
    }
    if (next)
      g_array_append_val (wave, index);
  }
  return wave;
}
