/* A first plan: meetings with the least choice first, each where it costs least now. */
#pragma once

#include "solver/work.h"

#define CURSUS_CONSTRUCT_TRIES 400 /* placements of a meeting: of more, so many are drawn */

/** cursus_construct_run: places every meeting of @work, in which none is placed. At most CURSUS_CONSTRUCT_TRIES placements a
 * meeting are tried. */
void cursus_construct_run (CursusWork *work);

/** cursus_construct_run_until: likewise, but at most @n_tries placements a meeting are tried, and each meeting that is not placed
 * by @hurry_us, on the monotonic clock, goes anywhere in its domain. */
void cursus_construct_run_until (CursusWork *work, uint32_t n_tries, int64_t hurry_us);
