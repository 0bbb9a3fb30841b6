/* Cheapest choices of things such that something of each of many sets is chosen. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct {
  guint n;                    /* things, by number */
  const int64_t *costs;       /* by thing: above 0 */
  const GPtrArray *sets;      /* of GArray of guint: something of each has to be chosen */
  const GPtrArray *forbidden; /* (nullable) of GArray of guint: none of these may be chosen whole */
  int64_t limit;              /* choices that cost as much are not looked for */
  uint32_t max_nodes;         /* of the search: the same number, the same choice */
} CursusHitting;

typedef enum {
  CURSUS_HITTING_NONE,     /* there is no choice below the limit */
  CURSUS_HITTING_CHEAPEST, /* none costs less */
  CURSUS_HITTING_SOME,     /* a choice, though there may be a cheaper one */
  CURSUS_HITTING_UNKNOWN,  /* none was found; there may be one */
} CursusHittingAnswer;

/**
 * cursus_hitting_find: branches over the smallest set that nothing is chosen of yet; what sets that share nothing must cost at
 * least, cuts branches off.
 *
 * @chosen: (out): by thing, if there is a choice: CHEAPEST or SOME. @cost: (out): what it costs.
 */
CursusHittingAnswer cursus_hitting_find (const CursusHitting *problem, bool *chosen, int64_t *cost);

G_END_DECLS
