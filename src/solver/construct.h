/* A first plan: meetings with the least choice first, each where it costs least now. */
#pragma once

#include "solver/work.h"

/** cursus_construct_run: places every meeting of @work, in which none is placed. At most a few hundred placements a meeting are
 * tried. */
void cursus_construct_run (CursusWork *work);

/** cursus_construct_run_until: likewise, but each meeting that is not placed by @hurry_us, on the monotonic clock, goes anywhere
 * in its domain. */
void cursus_construct_run_until (CursusWork *work, int64_t hurry_us);
