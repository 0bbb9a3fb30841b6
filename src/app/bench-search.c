/* A proof of half a minute often finds what a search of minutes does not, and often nothing: so it comes early, and what is left
 * of the time is searched. Knows nothing of files and answers. */
#include "app/bench-search.h"

#include <string.h>

#include "app/team.h"

void
cursus_bench_finding_free (CursusBenchFinding *self)
{
  if (self == NULL)
    return;
  cursus_search_result_free (self->search);
  cursus_proof_result_free (self->proof);
  g_free (self);
}

int64_t
cursus_bench_finding_bound (const CursusBenchFinding *self)
{
  return self->proof != NULL && self->proof->status != CURSUS_STATUS_INFEASIBLE ? self->proof->bound : 0;
}

static CursusSearchResult *
search (const CursusTeam *team, const CursusBenchOptions *options, double seconds, int64_t enough, GError **error)
{
  const CursusSearchOptions searching = {
    .seed = options->seed,
    .max_moves = options->moves,
    .max_seconds = seconds,
    .soft_enough = enough,
    .processor_time = options->processor_time,
    .stop = options->stop,
  };
  return cursus_team_search (team, &searching, error);
}

/* Another way to a plan, that was found @seconds after the beginning: it counts if it is better. */
static void
offer (CursusSearchResult *best, const CursusPlacement *placements, CursusScore score, uint32_t n_meetings, double seconds)
{
  if (cursus_score_compare (score, best->score) >= 0)
    return;
  memcpy (best->placements, placements, n_meetings * sizeof *placements);
  best->score = score;
  best->best_seconds = seconds;
  if (best->feasible_seconds < 0 && score.hard == 0)
    best->feasible_seconds = seconds;
}

/* What is proven of the plan of the search, which a better one may replace. */
static bool
prove (CursusBenchFinding *self, const CursusProblem *problem, const CursusBenchOptions *options, GError **error)
{
  const CursusProofOptions proving = {
    .max_seconds = options->prove,
    .processor_time = options->processor_time,
    .stop = options->stop,
    .start = self->search->placements,
  };
  self->proof = cursus_proof_run (problem, &proving, error);
  if (self->proof == NULL)
    return false;
  if (self->proof->placements != NULL)
    offer (self->search, self->proof->placements, self->proof->score, problem->n_meetings,
           self->search->seconds + self->proof->seconds);
  return true;
}

static void
add_stats (CursusSearchResult *sum, const CursusSearchResult *more)
{
  for (int n = 0; n < CURSUS_MAX_NEIGHBOURHOODS; n++) {
    sum->stats[n].tried += more->stats[n].tried;
    sum->stats[n].accepted += more->stats[n].accepted;
    sum->stats[n].improved += more->stats[n].improved;
    sum->stats[n].nanoseconds += more->stats[n].nanoseconds;
  }
}

/* Whether there can be something better than what was found. */
static bool
is_open (const CursusBenchFinding *self)
{
  const CursusProofResult *proof = self->proof;
  return proof->status != CURSUS_STATUS_OPTIMAL && proof->status != CURSUS_STATUS_INFEASIBLE
         && (self->search->score.hard > 0 || self->search->score.soft > proof->bound);
}

static double
opening_of (const CursusBenchOptions *options)
{
  return options->opening > 0 ? options->opening : CURSUS_BENCH_OPENING;
}

static bool
search_again (CursusBenchFinding *self, const CursusTeam *team, const CursusBenchOptions *options, GError **error)
{
  CursusSearchResult *all = self->search;
  double before = all->seconds + self->proof->seconds;
  g_autoptr (CursusSearchResult) more = search (team, options, options->seconds - opening_of (options), self->proof->bound,
                                                error);
  if (more == NULL)
    return false;
  offer (all, more->placements, more->score, cursus_team_problem (team)->n_meetings, before + more->best_seconds);
  add_stats (all, more);
  all->moves += more->moves;
  all->seconds += more->seconds;
  all->interrupted = all->interrupted || more->interrupted;
  return true;
}

CursusBenchFinding *
cursus_bench_search (const CursusWorkspace *workspace, const CursusBenchOptions *options, GError **error)
{
  g_autoptr (CursusTeam) team = cursus_team_new (workspace, MAX (1, options->threads), error);
  if (team == NULL)
    return NULL;
  bool is_parted = options->prove > 0 && options->moves == 0 && options->seconds > opening_of (options);
  g_autoptr (CursusBenchFinding) self = g_new0 (CursusBenchFinding, 1);
  self->search = search (team, options, is_parted ? opening_of (options) : options->seconds, 0, error);
  if (self->search == NULL)
    return NULL;
  if (options->prove > 0 && !prove (self, workspace->problem, options, error))
    return NULL;
  if (is_parted && is_open (self) && !search_again (self, team, options, error))
    return NULL;
  return g_steal_pointer (&self);
}
