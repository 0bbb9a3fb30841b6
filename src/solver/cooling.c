/* Geometric cooling with cut-offs (Johnson, Aragon, McGeoch and Schevon, 1989), as Bellio, Ceschia, Di Gaspero, Schaerf and Urli
 * (2016) use it for timetables: a step ends early once a part of its moves has been accepted, so that the heat at the beginning
 * is soon over, and what it saves goes to the colder steps. */
#include "solver/cooling.h"

#include <math.h>

#define RATIO 0.99           /* of two temperatures that follow each other */
#define ACCEPTED_ENOUGH 0.15 /* of a step's moves */

static void
begin_step (CursusCooling *self, double done, uint64_t accepted, double n_moves)
{
  double part = (1 - done) / self->n_left;
  self->step_end = done + part;
  self->step_accepted = accepted + (uint64_t)ceil (ACCEPTED_ENOUGH * part * n_moves);
}

void
cursus_cooling_init (CursusCooling *self, double hottest, double coldest, double n_moves)
{
  self->temperature = MAX (hottest, coldest);
  self->n_left = (uint32_t)ceil (log (coldest / self->temperature) / log (RATIO)) + 1;
  begin_step (self, 0, 0, n_moves);
}

void
cursus_cooling_update (CursusCooling *self, double done, uint64_t accepted, double n_moves)
{
  while (self->n_left > 1 && (done >= self->step_end || accepted >= self->step_accepted)) {
    self->temperature *= RATIO;
    self->n_left--;
    begin_step (self, done, accepted, n_moves);
  }
}
