/* Checks, searches, saves. */
#include "app/planning.h"

#include <glib/gi18n-lib.h>

#include "app/author.h"
#include "app/error.h"
#include "app/places.h"
#include "app/present.h"
#include "app/searching.h"
#include "app/team.h"
#include "report/counts.h"
#include "solver/checks.h"
#include "store/store.h"

#define MOST_THREADS 8 /* if nobody says */

static bool
check (const CursusWorkspace *workspace, const CursusProblem *problem, GPtrArray **findings, GError **error)
{
  g_autoptr (GPtrArray) found = cursus_checks_run (problem, error);
  *findings = g_ptr_array_new_with_free_func (g_free);
  if (found == NULL)
    return false;
  bool circle = false;
  for (guint i = 0; i < found->len; i++) {
    const CursusFinding *finding = g_ptr_array_index (found, i);
    circle = circle || finding->kind == CURSUS_FINDING_CIRCLE;
    g_ptr_array_add (*findings, g_strdup (finding->text));
  }
  if (found->len == 0)
    return true;
  g_set_error (error, CURSUS_APP_ERROR, circle ? CURSUS_APP_ERROR_INPUT : CURSUS_APP_ERROR_NO,
               _ ("no plan of session “%s” is possible"), workspace->session->id);
  return false;
}

bool
cursus_planning_check (const CursusWorkspace *workspace, GPtrArray **findings, GError **error)
{
  return check (workspace, workspace->problem, findings, error);
}

uint32_t
cursus_planning_threads (const CursusPlanningOptions *options)
{
  if (options->threads > 0)
    return options->threads;
  return options->seconds > 0 && options->moves == 0 ? MIN (g_get_num_processors (), MOST_THREADS) : 1;
}

/* Opened before the search: nobody should wait for a plan that cannot be kept. */
static CursusStore *
open_store (const CursusWorkspace *workspace, const CursusPlanningOptions *options, GError **error)
{
  g_autofree char *path = cursus_places_store (options->store, workspace->path);
  return cursus_store_open (path, error);
}

/* (transfer full) (nullable): the newest revision, whose pins hold; NULL if there is none. */
static CursusPlan *
load_newest (CursusStore *store, const CursusWorkspace *workspace)
{
  return store != NULL ? cursus_store_load (store, workspace->session->id, 0, NULL) : NULL;
}

static CursusPlan *
find_plan (const CursusWorkspace *workspace, const CursusPlanningOptions *options, const CursusPlan *newest, bool *interrupted,
           GPtrArray **findings, GError **error)
{
  g_autoptr (CursusTeam) team = cursus_team_new (workspace, cursus_planning_threads (options), error);
  if (team == NULL)
    return NULL;
  if (!cursus_plan_has_pins (newest))
    return cursus_searching_run (workspace, team, NULL, NULL, options, interrupted, error);
  g_autofree CursusPlacement *pins = cursus_present_pins (workspace, newest);
  if (!cursus_team_pin (team, pins, error))
    return NULL;
  g_clear_pointer (findings, g_ptr_array_unref);
  if (!check (workspace, cursus_team_problem (team), findings, error))
    return NULL;
  return cursus_searching_run (workspace, team, pins, newest, options, interrupted, error);
}

CursusPlan *
cursus_planning_run (const CursusWorkspace *workspace, const CursusPlanningOptions *options, bool *interrupted,
                     GPtrArray **findings, GError **save_error, GError **error)
{
  *interrupted = false;
  if (!cursus_planning_check (workspace, findings, error))
    return NULL;
  g_autoptr (CursusStore) store = options->save ? open_store (workspace, options, error) : NULL;
  if (store == NULL && options->save)
    return NULL;
  g_autoptr (CursusPlan) newest = load_newest (store, workspace);
  g_autoptr (CursusPlan) plan = find_plan (workspace, options, newest, interrupted, findings, error);
  if (plan == NULL)
    return NULL;
  int64_t now_utc = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *author = cursus_author_get ();
  if (store != NULL)
    cursus_store_save (store, plan, author, NULL, now_utc, save_error);
  return g_steal_pointer (&plan);
}

char *
cursus_planning_summary (const CursusWorkspace *workspace)
{
  const CursusSession *session = workspace->session;
  guint n_participants = 0, n_speakers = 0;
  for (guint p = 0; p < session->people->len; p++) {
    const CursusPerson *person = cursus_session_person (session, p);
    n_participants += person->role == CURSUS_ROLE_PARTICIPANT && !person->anonymous;
    n_speakers += person->role == CURSUS_ROLE_SPEAKER;
  }
  guint n_modules = session->modules->len, n_meetings = session->meetings->len, n_rules = workspace->ruleset->uses->len;
  g_autofree char *modules = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u module", "%u modules", n_modules), n_modules);
  g_autofree char *meetings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting", "%u meetings", n_meetings),
                                               n_meetings);
  g_autofree char *days = cursus_counts_length ((double)cursus_session_total_minutes (session) / session->half_day_minutes / 2);
  g_autofree char *participants = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u participant", "%u participants", n_participants), n_participants);
  g_autofree char *speakers = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u speaker", "%u speakers", n_speakers),
                                               n_speakers);
  g_autofree char *rules = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u rule", "%u rules", n_rules), n_rules);
  g_autofree char *counts = g_strjoin (", ", modules, meetings, days, participants, speakers, rules, NULL);
  /* TRANSLATORS: a session, and how many modules, meetings and so on it has */
  return g_strdup_printf (_ ("%1$s: %2$s"), session->id, counts);
}
