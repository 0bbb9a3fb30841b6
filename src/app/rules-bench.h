/* What rules cost: how quickly each use of a session is evaluated, and how seldom that enters Lua. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

typedef struct {
  uint64_t seed;
  uint64_t moves; /* of the search; 0: not given */
  bool direct;    /* also evaluate by calling Lua every time */
  bool check;     /* call every function again for each new set of facts and compare */
  bool json;
  const volatile sig_atomic_t *stop;
} CursusRulesBenchOptions;

/**
 * cursus_rules_bench: (transfer full) (nullable): searches a plan of the session or instance (.ctt, .ectt) at @path, then moves
 * meetings from it and back at random with one use active at a time. A table, or as JSON an object: session, seed, moves, uses
 * [{use, rule, kinds, evaluations, changes (of measures), calls, nanoseconds, direct_nanoseconds, nodes, bytes, drops}],
 * evaluations, calls. late_evaluations and late_calls are those of the second half of the search, steady_evaluations and
 * steady_calls those of the replays around its plan: of each use, and of all.
 *
 * NULL with CURSUS_APP_ERROR_INPUT when @diagnostics has an error, or with another error.
 */
char *cursus_rules_bench (const char *path, const CursusRulesBenchOptions *options, CursusDiagnostics *diagnostics,
                          GError **error);

G_END_DECLS
