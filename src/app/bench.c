/* Solves benchmark instances. */
#include "app/bench.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/bench-search.h"
#include "app/bench-solution.h"
#include "app/error.h"
#include "app/places.h"
#include "app/presolve-stats.h"
#include "app/search-stats.h"
#include "app/workspace.h"
#include "core/ctt.h"
#include "report/json-writer.h"
#include "solver/convert.h"

/* When something was found; < 0: never, or nobody looked at a clock. */
typedef struct {
  double feasible;
  double best;
  double proof; /* how long it took; < 0: none was wanted */
} Moments;

/* The instance as a session with its rules. */
static CursusWorkspace *
open_instance (const char *path, CursusDiagnostics *diagnostics, GError **error)
{
  CursusSession *session = cursus_ctt_read (path, path, diagnostics);
  if (session != NULL)
    return cursus_workspace_of_session (session, path, diagnostics, error);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("instance “%s” cannot be used"), path);
  return NULL;
}

/* What a proof found out, if there was one. */
static void
tell_proof (const CursusBenchFinding *finding, CursusPlan *plan, Moments *moments)
{
  const CursusProofResult *proof = finding->proof;
  if (proof == NULL)
    return;
  moments->proof = proof->seconds;
  plan->bound = MAX (plan->bound, cursus_bench_finding_bound (finding));
  if (proof->status == CURSUS_STATUS_INFEASIBLE)
    plan->status = CURSUS_STATUS_INFEASIBLE;
  else if (plan->score.hard == 0 && plan->score.soft <= plan->bound)
    plan->status = CURSUS_STATUS_OPTIMAL;
}

static CursusPlan *
solve (const CursusWorkspace *workspace, const CursusBenchOptions *options, Moments *moments, GError **error)
{
  g_autoptr (CursusBenchFinding) finding = cursus_bench_search (workspace, options, error);
  if (finding == NULL)
    return NULL;
  const CursusSearchResult *search = finding->search;
  CursusPlan *plan = cursus_convert_to_plan (workspace->ruleset, search->placements, "en", NULL, error);
  if (plan == NULL)
    return NULL;
  if (options->stats != NULL) {
    g_autofree char *before = cursus_presolve_stats_print (workspace->problem), *moves = cursus_search_stats_print (search);
    *options->stats = g_strconcat (before, moves, NULL);
  }
  plan->seed = options->seed;
  plan->moves = search->moves;
  bool is_timed = options->moves == 0 || options->seconds > 0;
  plan->seconds = is_timed ? search->seconds : -1;
  *moments = (Moments){ is_timed ? search->feasible_seconds : -1, is_timed ? search->best_seconds : -1, -1 };
  tell_proof (finding, plan, moments);
  return plan;
}

static bool
write_solution (const CursusWorkspace *workspace, const CursusPlan *plan, const char *path, GError **error)
{
  const CursusSession *session = workspace->session;
  g_autoptr (GString) lines = g_string_new (NULL);
  for (guint i = 0; i < plan->meetings->len; i++) {
    const CursusPlanMeeting *meeting = cursus_plan_meeting (plan, i);
    int64_t seconds = g_array_index (meeting->slots, CursusPlanSlot, 0).start_utc - (int64_t)session->dates.first * 86400;
    for (guint p = 0; p < session->day_parts->len; p++)
      if (cursus_session_day_part (session, p)->start_minute == seconds % 86400 / 60)
        g_string_append_printf (lines, "%s %s %d %u\n", meeting->module, meeting->room_name, (int)(seconds / 86400), p);
  }
  return g_file_set_contents (path, lines->str, (gssize)lines->len, error);
}

static void
add_number (CursusJson *builder, const char *name, int64_t number)
{
  cursus_json_key (builder, name);
  cursus_json_add_integer (builder, number);
}

/* A part of the cost, and the rule whose uses it is. */
typedef struct {
  const char *name;
  const char *rule;
} Component;

static const Component hard_components[]
    = { { "conflicts", "nobody-twice" }, { "availability", "availability" }, { "room_occupation", "room" }, { NULL, NULL } };
static const Component soft_components[] = { { "room_capacity", "ctt-room-capacity" },
                                             { "min_working_days", "ctt-min-working-days" },
                                             { "compactness", "ctt-compactness" },
                                             { "room_stability", "ctt-room-stability" },
                                             { NULL, NULL } };

/* Weights of one rule's uses add up: min_working_days_3, min_working_days_4 … are one component. */
static void
add_components (CursusJson *builder, const CursusPlan *plan, const Component *components)
{
  for (; components->name != NULL; components++) {
    int64_t cost = 0;
    for (guint r = 0; r < plan->rules->len; r++) {
      const CursusPlanRule *rule = g_ptr_array_index (plan->rules, r);
      cost += strcmp (rule->rule, components->rule) == 0 ? rule->cost : 0;
    }
    add_number (builder, components->name, cost);
  }
}

static void
add_seconds (CursusJson *builder, const char *name, double seconds)
{
  cursus_json_key (builder, name);
  if (seconds < 0)
    cursus_json_add_null (builder);
  else
    cursus_json_add_number (builder, seconds);
}

static char *
describe (const CursusSession *session, const CursusPlan *plan, const Moments *moments, uint32_t n_missing)
{
  g_autoptr (CursusJson) builder = cursus_json_new_line ();
  cursus_json_begin_object (builder);
  cursus_json_key (builder, "instance");
  cursus_json_add_text (builder, session->id);
  cursus_json_key (builder, "status");
  cursus_json_add_text (builder, cursus_plan_status_name (plan->status));
  add_number (builder, "hard", plan->score.hard);
  cursus_json_key (builder, "hard_components");
  cursus_json_begin_object (builder);
  add_number (builder, "lectures", n_missing);
  add_components (builder, plan, hard_components);
  cursus_json_end_object (builder);
  add_number (builder, "cost", plan->score.soft);
  cursus_json_key (builder, "components");
  cursus_json_begin_object (builder);
  add_components (builder, plan, soft_components);
  cursus_json_end_object (builder);
  add_number (builder, "bound", plan->bound);
  add_seconds (builder, "seconds", plan->seconds);
  add_seconds (builder, "feasible_seconds", moments->feasible);
  add_seconds (builder, "best_seconds", moments->best);
  if (moments->proof >= 0)
    add_seconds (builder, "proof_seconds", moments->proof);
  add_number (builder, "moves", (int64_t)plan->moves);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}

char *
cursus_bench_run (const char *path, const CursusBenchOptions *options, CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusWorkspace) workspace = open_instance (path, diagnostics, error);
  if (workspace == NULL)
    return NULL;
  uint32_t n_missing = 0;
  Moments moments = { -1, -1, -1 };
  g_autoptr (CursusPlan) plan = options->evaluate != NULL
                                    ? cursus_bench_solution_count (workspace, options->evaluate, &n_missing, diagnostics, error)
                                    : solve (workspace, options, &moments, error);
  if (plan == NULL || (options->solution != NULL && !write_solution (workspace, plan, options->solution, error)))
    return NULL;
  return describe (workspace->session, plan, &moments, n_missing);
}
