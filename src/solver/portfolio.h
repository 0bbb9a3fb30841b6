/* Several searches for a plan of one session at once, a thread each. At parts of the budget they exchange their plans, so that
 * together they get further than each of them would alone. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "solver/search.h"

G_BEGIN_DECLS

#define CURSUS_PORTFOLIO_MOST 64 /* searches */

/**
 * cursus_portfolio_run: (transfer full) (nullable): cursus_search_run by @n_searches threads, from 1 to CURSUS_PORTFOLIO_MOST,
 * the calling one being the first.
 *
 * @problems: one for each search, all of one session and under the same rules, but over frames and rulesets of their own:
 * functions enter their owner's state, which is not made for two threads at once.
 * @options: of all searches together: max_moves is divided among them, and only as many search as there are moves; each has
 * max_seconds, of its own processor's time if processor_time. Callbacks are made from any of the threads, one at a time; watch
 * sees the first search.
 *
 * With one search the result is that of cursus_search_run. With more, too, the same options and number of searches give the same
 * result unless a time limit or stop ends it: plans are exchanged after fixed numbers of moves. Moves and counts are those of all
 * searches. NULL with an error of one of them, with CURSUS_SOLVER_ERROR_DISAGREES when the problems differ, or with
 * G_THREAD_ERROR.
 */
CursusSearchResult *cursus_portfolio_run (const CursusProblem *const *problems, uint32_t n_searches,
                                          const CursusSearchOptions *options, GError **error);

G_END_DECLS
