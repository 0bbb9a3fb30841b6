/* Loads a session and everything it needs. */
#include "app/workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/places.h"
#include "app/published.h"
#include "ical/availability.h"
#include "script/session-loader.h"

static bool
set_input_error (GError **error, const char *path)
{
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("session “%s” cannot be used"), path);
  return false;
}

CursusSession *
cursus_workspace_load_beyond (const char *path, int n_days, CursusDiagnostics *diagnostics, GError **error)
{
  const CursusCalendarReaders readers = {
    .read_availability = cursus_ical_read_availability,
    .read_dates = cursus_ical_read_dates,
    .days_beyond = n_days,
  };
  g_autoptr (CursusSession) session = cursus_session_load (path, &readers, diagnostics);
  if (session != NULL && cursus_diagnostics_n_errors (diagnostics) == 0)
    return g_steal_pointer (&session);
  set_input_error (error, path);
  return NULL;
}

CursusSession *
cursus_workspace_load_session (const char *path, CursusDiagnostics *diagnostics, GError **error)
{
  return cursus_workspace_load_beyond (path, 0, diagnostics, error);
}

static bool
compile_rules (CursusWorkspace *self, CursusDiagnostics *diagnostics, GError **error)
{
  self->frame = cursus_frame_new (self->session, error);
  if (self->frame == NULL)
    return false;
  g_auto (GStrv) folders = cursus_places_plugins (self->path);
  self->catalog = cursus_catalog_new ((const char *const *)folders, diagnostics);
  self->ruleset = cursus_ruleset_new (self->frame);
  cursus_catalog_compile (self->catalog, self->ruleset, diagnostics);
  if (cursus_diagnostics_n_errors (diagnostics) > 0)
    return set_input_error (error, self->path);
  self->problem = cursus_problem_new (self->ruleset, error);
  return self->problem != NULL;
}

CursusWorkspace *
cursus_workspace_of_session (CursusSession *session, const char *path, CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusWorkspace) self = g_new0 (CursusWorkspace, 1);
  self->path = g_strdup (path);
  self->session = session;
  return compile_rules (self, diagnostics, error) ? g_steal_pointer (&self) : NULL;
}

CursusWorkspace *
cursus_workspace_again (const CursusWorkspace *other, GError **error)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusWorkspace) self = g_new0 (CursusWorkspace, 1);
  self->path = g_strdup (other->path);
  self->session = other->session;
  self->shares_session = true;
  return compile_rules (self, diagnostics, error) ? g_steal_pointer (&self) : NULL;
}

CursusWorkspace *
cursus_workspace_open_on (const char *path, const char *store, CursusDate today, CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusSession) session = cursus_workspace_load_session (path, diagnostics, error);
  if (session == NULL || !cursus_published_take (session, path, store, error))
    return NULL;
  if (today != CURSUS_DATE_NONE)
    session->today = today;
  return cursus_workspace_of_session (g_steal_pointer (&session), path, diagnostics, error);
}

CursusWorkspace *
cursus_workspace_open (const char *path, CursusDiagnostics *diagnostics, GError **error)
{
  return cursus_workspace_open_on (path, NULL, CURSUS_DATE_NONE, diagnostics, error);
}

CursusRuleUse *
cursus_workspace_written_use (const CursusSession *session, const char *name)
{
  for (guint u = 0; u < session->uses->len; u++) {
    CursusRuleUse *use = cursus_session_use (session, u);
    if (strcmp (use->name != NULL ? use->name : use->rule, name) == 0)
      return use;
  }
  return NULL;
}

/* In the reverse order of dependence: each part points into the ones before it. */
void
cursus_workspace_free (CursusWorkspace *self)
{
  if (self == NULL)
    return;
  cursus_problem_free (self->problem);
  cursus_ruleset_free (self->ruleset);
  cursus_catalog_free (self->catalog);
  cursus_frame_free (self->frame);
  if (!self->shares_session)
    cursus_session_free (self->session);
  g_free (self->path);
  g_free (self);
}
