/* A first plan: meetings with the least choice first, each where it costs least now. */
#pragma once

#include "solver/work.h"

/** cursus_construct_run: places every meeting of @work, in which none is placed. At most a few hundred placements a meeting are
 * tried. */
void cursus_construct_run (CursusWork *work);
