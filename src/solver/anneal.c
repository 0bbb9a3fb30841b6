/* Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983) in two parts. First a plan without hard violations is looked for, in
 * short coolings that see little else; then soft points are saved, in one long cooling that has the rest of the budget. */
#include <math.h>

#include "solver/cooling.h"
#include "solver/search-private.h"

#define HARD_WEIGHT 100.0    /* of a hard point, in points of the dearest soft rule: soft rules are no obstacle on the way */
#define WEIGHT_GROWTH 2.0    /* of it, while hard violations resist for long: some soft costs are squares */
#define SEEK_COLDEST 0.03    /* temperature in hard points: none is accepted any more */
#define SEEK_GROWTH 1.5      /* of the coolings' length, each after the other */
#define SEEK_MOST 0.8        /* part of the budget after which soft points are looked at all the same */
#define HOTTEST 6.0          /* temperature in points of the dearest soft rule: most moves are accepted */
#define CALM_FROM 0.6        /* of a crowded session, likewise: what is decided above does not last */
#define COLDEST 0.11         /* temperature in points of the cheapest: hardly any one is paid */
#define CALM_TO 0.5          /* in points of the cheapest: below, little else than these is still in motion */
#define ACCEPTED_ENOUGH 0.15 /* of the moves of a step of temperature */
#define PATIENCE 2.0         /* points of the dearest soft rule that a move can win beyond what it costs alone */

/* One cooling: its temperatures, and its length in moves; 0: what is left of the budget. */
typedef struct {
  CursusCoolingCourse course;
  uint64_t n_moves;
  bool seeks; /* and ends when no hard violation is left */
} Phase;

typedef struct {
  const Phase *phase;
  uint64_t moves_before;
  double done_before; /* of the whole budget */
} Course;

/* Part of the phase that is over. */
static double
part_of_phase (const CursusSearch *search, const Course *course)
{
  if (course->phase->n_moves > 0)
    return MIN (1, (double)(search->result->moves - course->moves_before) / (double)course->phase->n_moves);
  double whole = cursus_search_part_done (search);
  return course->done_before < 1 ? (whole - course->done_before) / (1 - course->done_before) : 1;
}

/* How many moves the phase has, as far as one can tell. */
static double
length_of_phase (const CursusSearch *search, const Course *course, double done)
{
  if (course->phase->n_moves > 0)
    return (double)course->phase->n_moves;
  return (double)(search->result->moves - course->moves_before) / MAX (done, 1e-9);
}

static bool
is_over (const CursusSearch *search, const Course *course, double done)
{
  return search->over || done >= 1 || (course->phase->seeks && search->result->score.hard == 0);
}

static bool
run_phase (CursusSearch *search, const Phase *phase, GError **error)
{
  Course course = {
    .phase = phase,
    .moves_before = search->result->moves,
    .done_before = cursus_search_part_done (search),
  };
  CursusCooling cooling;
  search->seeks = phase->seeks;
  uint64_t accepted = 0, last = phase->n_moves > 0 ? search->result->moves + phase->n_moves : search->budget;
  cursus_cooling_init (&cooling, phase->course, (double)CURSUS_SEARCH_STRIDE);
  for (uint32_t n = 0; !search->over; n++) {
    if (n % search->stride == 0 || search->result->moves == last || search->result->moves == search->budget) {
      double done = part_of_phase (search, &course);
      cursus_search_look_up (search, cursus_search_part_done (search));
      if (is_over (search, &course, done))
        return true;
      cursus_cooling_update (&cooling, done, accepted, length_of_phase (search, &course, done));
    }
    if (!cursus_search_step (search, cooling.temperature, &accepted, error))
      return false;
  }
  return true;
}

/* A gentle attempt mends what the first plan lacks; what it cannot mend must be melted down. */
static bool
seek (CursusSearch *search, GError **error)
{
  static const double hottest[] = { 0.3, 2, 6, 1 };
  double n_moves = (double)cursus_search_default_moves (search->problem);
  for (uint32_t i = 0; !search->over && search->result->score.hard > 0; i++) {
    Phase phase = {
      .course = { .hottest = hottest[i % G_N_ELEMENTS (hottest)] * search->hard_weight,
                  .coldest = SEEK_COLDEST * search->hard_weight,
                  .enough = ACCEPTED_ENOUGH },
      .n_moves = (uint64_t)(i == 0 ? n_moves / 4 : n_moves),
      .seeks = true,
    };
    if (cursus_search_part_done (search) >= SEEK_MOST)
      return true;
    if (!run_phase (search, &phase, error))
      return false;
    if (!search->over)
      cursus_search_return (search);
    if (i + 1 >= G_N_ELEMENTS (hottest))
      search->hard_weight *= WEIGHT_GROWTH;
    n_moves *= SEEK_GROWTH;
  }
  return true;
}

/* Where most moves are hindered by others, a plan is made between the temperatures at which the dearest costs and the cheaper
 * ones come to rest: there most of the budget is spent. Measured on timetables. */
static CursusCoolingCourse
plan_course (const CursusSearch *search)
{
  CursusCoolingCourse course = {
    .hottest = HOTTEST * search->soft_most,
    .coldest = COLDEST * search->soft_unit,
    .enough = ACCEPTED_ENOUGH,
  };
  if (search->is_crowded) {
    course.enough = 1;
    course.calm_from = CALM_FROM * search->soft_most;
    course.calm_to = CALM_TO * search->soft_unit;
  }
  return course;
}

bool
cursus_search_anneal (CursusSearch *search, GError **error)
{
  Phase phase = { .course = plan_course (search) };
  search->hard_weight = HARD_WEIGHT * search->soft_most;
  search->slack = PATIENCE * search->soft_most;
  if (!seek (search, error))
    return false;
  if (!search->over && !run_phase (search, &phase, error))
    return false;
  search->over = true;
  return true;
}
