/* Geometric cooling with cut-offs (Johnson, Aragon, McGeoch and Schevon, 1989), as Bellio, Ceschia, Di Gaspero, Schaerf and Urli
 * (2016) use it for timetables: a step ends early once a part of its moves has been accepted, so that the heat at the beginning
 * is soon over, and what it saves goes to the colder steps. A course that begins where it matters needs none. */
#include "solver/cooling.h"

#include <math.h>

#define RATIO 0.99       /* of two temperatures that follow each other */
#define BRISK_RATIO 0.95 /* the same outside of the calm part */

static double
ratio_at (const CursusCoolingCourse *course, double temperature)
{
  bool calm = course->calm_from <= 0 || (temperature <= course->calm_from && temperature >= course->calm_to);
  return calm ? RATIO : BRISK_RATIO;
}

static void
begin_step (CursusCooling *self, double done, uint64_t accepted, double n_moves)
{
  double part = (1 - done) / self->n_left;
  self->step_end = done + part;
  self->step_accepted = self->course.enough < 1 ? accepted + (uint64_t)ceil (self->course.enough * part * n_moves) : UINT64_MAX;
}

void
cursus_cooling_init (CursusCooling *self, CursusCoolingCourse course, double n_moves)
{
  self->course = course;
  self->temperature = MAX (course.hottest, course.coldest);
  self->n_left = 1;
  for (double t = self->temperature; t > course.coldest; t *= ratio_at (&course, t))
    self->n_left++;
  begin_step (self, 0, 0, n_moves);
}

void
cursus_cooling_update (CursusCooling *self, double done, uint64_t accepted, double n_moves)
{
  while (self->n_left > 1 && (done >= self->step_end || accepted >= self->step_accepted)) {
    self->temperature *= ratio_at (&self->course, self->temperature);
    self->n_left--;
    begin_step (self, done, accepted, n_moves);
  }
}
