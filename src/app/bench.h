/* Public benchmark instances through the same engine as sessions. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

typedef struct {
  uint64_t seed;
  uint64_t moves;       /* 0: not given */
  double seconds;       /* 0: not given */
  double prove;         /* seconds for a proof after the search; 0: none */
  bool processor_time;  /* seconds of processor time of each thread, which other programs take nothing from */
  uint32_t threads;     /* 0: one */
  const char *solution; /* (nullable): file for "COURSE ROOM DAY PERIOD" lines */
  const char *evaluate; /* (nullable): file with such lines: it is counted, nothing is solved */
  char **stats;         /* (nullable) (out): receives what each neighbourhood did (cursus_search_stats_print) */
  const volatile sig_atomic_t *stop;
} CursusBenchOptions;

/**
 * cursus_bench_run: (transfer full) (nullable): solves the instance at @path (.ctt, .ectt) and says how, as one line of JSON:
 * instance, status, hard, hard_components, cost, components (by rule), bound, seconds, feasible_seconds (when no hard violation
 * was left), best_seconds (when the best plan was found), proof_seconds (if one was wanted), moves. Seconds are null where only a
 * number of moves ends the search. The solution is written with the same names as the instance's.
 *
 * NULL with CURSUS_APP_ERROR_INPUT when @diagnostics has an error, or with another error.
 */
char *cursus_bench_run (const char *path, const CursusBenchOptions *options, CursusDiagnostics *diagnostics, GError **error);

G_END_DECLS
