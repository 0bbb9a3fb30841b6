/* The search without a limit of its own: what a planner waits for many times a day. Many short coolings, each from the best plan
 * so far: first for a plan without hard violations, some gentle, some that melt everything down; then for soft points, less and
 * less hot. Its length depends on the size of the session, and on how soon nothing more is found. */
#include "solver/cooling.h"
#include "solver/search-private.h"

#define HARD_WEIGHT 100.0 /* of a hard point, in points of the dearest soft rule: soft rules are no obstacle on the way */
#define PATIENCE 2.0      /* points of the dearest soft rule that a move can win beyond what it costs alone */
#define SEEK_LENGTH 0.3   /* of the first cooling, in default moves */
#define SEEK_GROWTH 1.15  /* of the next ones */
#define SEEK_COLDEST 0.1  /* temperature in hard points: hardly any one is accepted */
#define N_LIGHT_SEEKS 5   /* coolings after which the weight of a hard point grows: some soft costs are squares */
#define WEIGHT_GROWTH 1.5
#define HOTTEST 3.0          /* temperature in points of the dearest soft rule */
#define HOTTEST_PART 0.25    /* the same as a part of all points, if that is more: some soft costs are squares */
#define HOT 0.35             /* later coolings are so much less hot each, down to so many points of the dearest soft rule */
#define COLDEST 0.3          /* temperature in points of the cheapest */
#define ACCEPTED_ENOUGH 0.15 /* of the moves of a step of temperature */
#define LATER_LENGTH 0.85    /* of later coolings, in default moves */
#define MEND_WEIGHT 3.0      /* of a hard point while a given plan is mended, in points of the dearest soft rule */
#define MEND_HOTTEST 1.2     /* temperature in points of the dearest soft rule */
#define MEND_LENGTH 0.15     /* in default moves */
#define MENDS 6
#define MOST_IDLE 3 /* coolings that found nothing */
#define LEAST_POLISHES 2
#define ENOUGH 5.4 /* default moves after which no further cooling begins */

/* A cooling of @n_moves; one that seeks ends when no hard violation is left. */
static bool
cool (CursusSearch *search, double hottest, double coldest, double n_moves, bool seeks, GError **error)
{
  uint64_t begun = search->result->moves, end = begun + (uint64_t)n_moves, accepted = 0;
  CursusCooling cooling;
  CursusCoolingCourse course = { .hottest = hottest, .coldest = coldest, .enough = ACCEPTED_ENOUGH };
  cursus_cooling_init (&cooling, course, (double)CURSUS_SEARCH_STRIDE);
  search->seeks = seeks;
  for (uint32_t n = 0; !search->over; n++) {
    uint64_t moves = search->result->moves;
    if (n % search->stride == 0 || moves == end || moves == search->budget) {
      cursus_search_look_up (search, cursus_search_part_done (search));
      if (search->over || moves >= end || (seeks && search->result->score.hard == 0))
        break;
      cursus_cooling_update (&cooling, (double)(moves - begun) / n_moves, accepted, n_moves);
    }
    if (!cursus_search_step (search, cooling.temperature, &accepted, error))
      return false;
  }
  if (!search->over)
    cursus_search_return (search);
  return true;
}

/* A plan that is to change little: hard violations weigh little more than what mends them. */
static bool
mend (CursusSearch *search, double n_moves, GError **error)
{
  double weight = search->hard_weight;
  search->hard_weight = MEND_WEIGHT * search->soft_most;
  for (int i = 0; i < MENDS && !search->over; i++)
    if (!cool (search, MEND_HOTTEST * search->soft_most, COLDEST * search->soft_unit, MEND_LENGTH * n_moves, false, error))
      return false;
  search->hard_weight = weight;
  return true;
}

static bool
seek (CursusSearch *search, double n_moves, GError **error)
{
  static const double hottest[] = { 1, 3, 1, 6 };
  double length = SEEK_LENGTH * n_moves, most = CURSUS_SEARCH_MOST_SEEKS * n_moves;
  for (uint32_t i = 0; !search->over && search->result->score.hard > 0 && (double)search->result->moves < most; i++) {
    double hot = hottest[i % G_N_ELEMENTS (hottest)] * search->hard_weight, cold = SEEK_COLDEST * search->hard_weight;
    if (!cool (search, hot, cold, length, true, error))
      return false;
    length = MIN (length * SEEK_GROWTH, n_moves);
    if (i + 1 >= N_LIGHT_SEEKS)
      search->hard_weight *= WEIGHT_GROWTH;
  }
  return true;
}

static bool
polish (CursusSearch *search, double n_moves, GError **error)
{
  double hot = MAX (HOTTEST * search->soft_most, HOTTEST_PART * (double)search->result->score.soft), length = n_moves;
  for (uint32_t i = 0, n_idle = 0; !search->over && n_idle < MOST_IDLE; i++) {
    if (i >= LEAST_POLISHES && (double)search->result->moves >= ENOUGH * n_moves)
      break;
    CursusScore before = search->result->score;
    if (!cool (search, hot, COLDEST * search->soft_unit, length, false, error))
      return false;
    n_idle = cursus_score_compare (search->result->score, before) < 0 ? 0 : n_idle + 1;
    hot = HOT * MAX (search->soft_most, hot);
    length = LATER_LENGTH * n_moves;
  }
  return true;
}

bool
cursus_search_brief (CursusSearch *search, GError **error)
{
  double n_moves = (double)cursus_search_default_moves (search->problem);
  search->hard_weight = HARD_WEIGHT * search->soft_most;
  search->slack = PATIENCE * search->soft_most;
  if (search->problem->home != NULL && !mend (search, n_moves, error))
    return false;
  if (!seek (search, n_moves, error) || !polish (search, n_moves, error))
    return false;
  search->over = true;
  return true;
}
