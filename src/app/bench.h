/* Public benchmark instances through the same engine as sessions. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

#define CURSUS_BENCH_OPENING 4.0

typedef struct {
  uint64_t seed;
  uint64_t moves;       /* 0: not given */
  double seconds;       /* 0: not given */
  double prove;         /* seconds more for a proof; 0: none (cursus_bench_search: when) */
  double opening;       /* seconds of search before the proof; 0: CURSUS_BENCH_OPENING */
  bool processor_time;  /* seconds of processor time of each thread, which other programs take nothing from */
  uint32_t threads;     /* 0: one */
  const char *solution; /* (nullable): file for "COURSE ROOM DAY PERIOD" lines */
  const char *evaluate; /* (nullable): file with such lines: it is counted, nothing is solved */
  char **stats;         /* (nullable) (out): receives what each neighbourhood did (cursus_search_stats_print) */
  const volatile sig_atomic_t *stop;
} CursusBenchOptions;

/**
 * cursus_bench_run: (transfer full) (nullable): solves the instance at @path (.ctt, .ectt) and says how, as one line of JSON:
 * instance, status, hard, hard_components, cost, components (by rule), bound, feasible_seconds (when no hard violation
 * was left), best_seconds (when the best plan was found, both from the beginning), seconds that were searched, proof_seconds
 * (beyond them, if a proof was wanted), moves. Seconds are null where only a number of moves ends the search. The solution is
 * written with the same names as the instance's.
 *
 * NULL with CURSUS_APP_ERROR_INPUT when @diagnostics has an error, or with another error.
 */
char *cursus_bench_run (const char *path, const CursusBenchOptions *options, CursusDiagnostics *diagnostics, GError **error);

G_END_DECLS
