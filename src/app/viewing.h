/* Looking at what was saved: show and explain. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/workspace.h"
#include "core/plan.h"
#include "report/conflict.h"

G_BEGIN_DECLS

typedef enum { CURSUS_FORMAT_TABLE, CURSUS_FORMAT_JSON, CURSUS_FORMAT_CSV } CursusFormat;

/** cursus_format_parse: reads "table", "json" or "csv". */
bool cursus_format_parse (const char *text, CursusFormat *format);

/** cursus_viewing_load: (transfer full) (nullable): revision @revision (0: the newest) of the session @session_id, from the store
 * that belongs to
 * @session_path or @store. NULL with CURSUS_STORE_ERROR_NOT_FOUND when nothing was planned yet. */
CursusPlan *cursus_viewing_load (const char *session_path, const char *session_id, const char *store, int64_t revision,
                                 GError **error);

/** cursus_viewing_check_waivers: warns of each waiver that @plan rests on and that has expired by @today; of none if that is
 * CURSUS_DATE_NONE. */
void cursus_viewing_check_waivers (const CursusPlan *plan, CursusDate today, CursusDiagnostics *diagnostics);

/** cursus_viewing_print: (transfer full): @plan as text. @columns, @colour: of the terminal, for the table. */
char *cursus_viewing_print (const CursusPlan *plan, CursusFormat format, int columns, bool colour);

/** cursus_viewing_gap: (transfer full): how much more than @bound, which is above 0, a plan of @soft points costs: "8.8 %". */
char *cursus_viewing_gap (int64_t soft, int64_t bound);

/** cursus_viewing_review: forgets what @plan, which was saved, says of its proof, if the session, its rules or its pins have
 * changed since, and warns of it. @workspace: (nullable): the session as it is now; NULL if it cannot be used. What is only
 * counted is left as it is. */
void cursus_viewing_review (const CursusWorkspace *workspace, CursusPlan *plan, CursusDiagnostics *diagnostics);

/** cursus_viewing_review_at: the same with the session at @path, which is read only if @plan says that something is proven.
 * @store (nullable), @today: as cursus_workspace_open_on. */
void cursus_viewing_review_at (const char *path, const char *store, CursusDate today, CursusPlan *plan,
                               CursusDiagnostics *diagnostics);

/** cursus_viewing_count_hard: the hard points that @plan costs by today's rules of @workspace; -1 if it no longer fits the
 * session, or a rule's function fails. */
int64_t cursus_viewing_count_hard (const CursusWorkspace *workspace, const CursusPlan *plan);

/**
 * cursus_viewing_explain: (transfer full) (nullable): every rule's cost of @plan with its reasons, by today's rules of
 * @workspace.
 *
 * @reasons: (nullable): why no plan is better.
 * NULL with CURSUS_APP_ERROR_INPUT when the plan no longer fits the session (naming what changed).
 */
char *cursus_viewing_explain (const CursusWorkspace *workspace, const CursusPlan *plan, const CursusReasons *reasons, bool json,
                              int columns, bool colour, GError **error);

G_END_DECLS
