/* Temperatures of simulated annealing, from hottest to coldest within a budget that may be moves or time. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/* From where to where, and how the budget is shared out between. */
typedef struct {
  double hottest, coldest;
  double
      enough; /* part of a step's moves; once so many are accepted it ends early, and the colder ones have the rest; 1: never */
  double calm_from, calm_to; /* between these temperatures are most of the steps; 0: they are spread evenly */
} CursusCoolingCourse;

typedef struct {
  CursusCoolingCourse course;
  double temperature;
  uint32_t n_left;        /* steps from here to the coldest, this one included */
  double step_end;        /* part of the budget that is used up when this step has had its share */
  uint64_t step_accepted; /* moves accepted when it has had enough of them */
} CursusCooling;

/** cursus_cooling_init: begins at the hottest of @course; the coldest is reached by the end of the budget, which is @n_moves
 * moves or about. */
void cursus_cooling_init (CursusCooling *self, CursusCoolingCourse course, double n_moves);

/** cursus_cooling_update: to be called every few moves: @done of the budget, 0 to 1, is used up, @accepted moves were accepted so
 * far, and the whole budget is @n_moves moves or about. */
void cursus_cooling_update (CursusCooling *self, double done, uint64_t accepted, double n_moves);

G_END_DECLS
