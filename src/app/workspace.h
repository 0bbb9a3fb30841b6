/* A session made ready: read, its rules compiled, its problem set up. Every use case begins with one. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/session.h"
#include "rules/ruleset.h"
#include "script/plugin.h"
#include "solver/problem.h"

G_BEGIN_DECLS

typedef struct {
  char *path; /* as the planner gave it */
  CursusSession *session;
  CursusFrame *frame;
  CursusCatalog *catalog;
  CursusRuleset *ruleset;
  CursusProblem *problem;
  bool shares_session; /* with another workspace, which frees it */
} CursusWorkspace;

/** cursus_workspace_open: (transfer full) (nullable): NULL with CURSUS_APP_ERROR_INPUT when @diagnostics has an error: all that
 * is wrong with the session's files and its rules. */
CursusWorkspace *cursus_workspace_open (const char *path, CursusDiagnostics *diagnostics, GError **error);

/** cursus_workspace_open_on: the same as if the session said that @today is today; CURSUS_DATE_NONE leaves it its own. Unless the
 * session names a file of what was published, that is what the store says: @store (nullable): --db. */
CursusWorkspace *cursus_workspace_open_on (const char *path, const char *store, CursusDate today, CursusDiagnostics *diagnostics,
                                           GError **error);

/** cursus_workspace_of_session: (transfer full) (nullable): the same for a session that was read by other means. @session
 * (transfer full). */
CursusWorkspace *cursus_workspace_of_session (CursusSession *session, const char *path, CursusDiagnostics *diagnostics,
                                              GError **error);

/** cursus_workspace_again: (transfer full) (nullable): the session of @other, whose rules are compiled once more: Lua states of
 * its own, for another thread. @other outlives it. May be called by several threads at once. */
CursusWorkspace *cursus_workspace_again (const CursusWorkspace *other, GError **error);

/** cursus_workspace_load_session: (transfer full) (nullable): the session alone, without its rules: enough to look at what was
 * saved. */
CursusSession *cursus_workspace_load_session (const char *path, CursusDiagnostics *diagnostics, GError **error);

/** cursus_workspace_load_beyond: (transfer full) (nullable): the same, with what its calendars and availability say of so many
 * days before its first date and after its last: for who gives it other dates. */
CursusSession *cursus_workspace_load_beyond (const char *path, int n_days, CursusDiagnostics *diagnostics, GError **error);

/** cursus_workspace_written_use: (transfer none) (nullable): what @session says of the use @name; NULL for a standard rule. */
CursusRuleUse *cursus_workspace_written_use (const CursusSession *session, const char *name);

void cursus_workspace_free (CursusWorkspace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusWorkspace, cursus_workspace_free)

G_END_DECLS
