/* The main use case: from a session to a saved revision. And its first half, checking without solving. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/workspace.h"
#include "core/plan.h"
#include "solver/search.h"

G_BEGIN_DECLS

typedef struct {
  uint64_t seed;
  uint64_t moves;    /* 0: not given */
  double seconds;    /* 0: not given; a promise for all from begun_us until the plan is saved and printed, but a proof */
  int64_t begun_us;  /* on the monotonic clock; 0: when the search begins */
  uint32_t threads;  /* 0: cursus_planning_threads */
  double prove;      /* seconds for which a proof goes on after the search; 0: not given */
  bool no_proof;     /* no proof at all */
  bool check_full;   /* hold every move against the audit */
  const char *store; /* (nullable): --db */
  bool save;
  char **stats;         /* (nullable) (out): receives what each neighbourhood did (cursus_search_stats_print) */
  GError **proof_error; /* (nullable) (out): set when a rule's function ended the proof: the plan is good all the same */
  const volatile sig_atomic_t *stop;
  void (*progress) (const CursusProgress *progress, gpointer data);
  gpointer progress_data;
} CursusPlanningOptions;

/**
 * cursus_planning_check: what can be said without solving.
 *
 * @findings: (out) (transfer full): sentences, each a proof that there is no plan; empty if none was found.
 * Returns: false with CURSUS_APP_ERROR_INPUT when the session contradicts itself (an order in a circle), CURSUS_APP_ERROR_NO when
 * counting shows that there is no plan; @findings is set then too.
 */
bool cursus_planning_check (const CursusWorkspace *workspace, GPtrArray **findings, GError **error);

/**
 * cursus_planning_run: (transfer full) (nullable): checks, searches and saves. Meetings that are pinned in the newest revision
 * stay where they are.
 *
 * @interrupted: (out): whether stop ended it; the best plan so far is returned and saved.
 * @save_error: (out): set when the plan that was found could not be saved (a full disk); a long search is not lost for that.
 * Returns: the plan, with its revision when it was saved; NULL with @error (when the checks prove that there is none:
 * CURSUS_APP_ERROR_NO or INPUT, and @findings says why).
 */
CursusPlan *cursus_planning_run (const CursusWorkspace *workspace, const CursusPlanningOptions *options, bool *interrupted,
                                 GPtrArray **findings, GError **save_error, GError **error);

/* A proof goes on beside the search where only time bounds it, and both use what the other finds. Where nothing bounds it, a
 * proof of a fixed number of steps begins from the plan of the search, and where moves do there is none, unless prove is given:
 * the same input gives the same plan. If prove is given and nothing bounds the search, the proof of a small session makes a fixed
 * number of steps first, and there is no search if it is complete by then. */

/** cursus_planning_threads: how many threads search if nobody says: one for each processor, at most 8, where only time bounds the
 * search; else one, as another number of threads makes another plan. */
uint32_t cursus_planning_threads (const CursusPlanningOptions *options);

/** cursus_planning_summary: (transfer full): "transitions-2023: 19 modules, 26 meetings, …", translated. */
char *cursus_planning_summary (const CursusWorkspace *workspace);

G_END_DECLS
