/* How the time of a benchmark is spent: a search, a proof, and a search again. */
#pragma once

#include <glib.h>

#include "app/bench.h"
#include "app/workspace.h"
#include "solver/proof.h"
#include "solver/search.h"

G_BEGIN_DECLS

typedef struct {
  CursusSearchResult *search; /* the best plan of all; moves, seconds and statistics of all searches together */
  CursusProofResult *proof;   /* (nullable): if one was wanted */
} CursusBenchFinding;

/**
 * cursus_bench_search: (transfer full) (nullable): searches with the seed, the limits and the threads of @options. With
 * options->prove and seconds, the proof begins when options->opening of these are over, with the best plan of then, and what
 * it leaves open is searched anew for the rest of them; with moves, the proof comes last. feasible_seconds and best_seconds count
 * from the beginning, the proof included. NULL with the error of a rule.
 */
CursusBenchFinding *cursus_bench_search (const CursusWorkspace *workspace, const CursusBenchOptions *options, GError **error);
void cursus_bench_finding_free (CursusBenchFinding *self);

/** cursus_bench_finding_bound: what no plan costs less than, as far as it is known; 0 if nothing is. */
int64_t cursus_bench_finding_bound (const CursusBenchFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusBenchFinding, cursus_bench_finding_free)

G_END_DECLS
