/* Shows and explains saved plans. */
#include "app/viewing.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/error.h"
#include "app/places.h"
#include "app/present.h"
#include "app/proof-stamp.h"
#include "core/label.h"
#include "core/violation.h"
#include "report/counts.h"
#include "report/report.h"
#include "rules/audit.h"
#include "store/store.h"

bool
cursus_format_parse (const char *text, CursusFormat *format)
{
  static const char *const names[] = { "table", "json", "csv" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], text) == 0) {
      *format = (CursusFormat)i;
      return true;
    }
  return false;
}

CursusPlan *
cursus_viewing_load (const char *session_path, const char *session_id, const char *store_path, int64_t revision, GError **error)
{
  g_autofree char *path = cursus_places_store (store_path, session_path);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO,
                 _ ("nothing was planned yet: there is no “%s”; run: cursus plan %s"), path, session_path);
    return NULL;
  }
  g_autoptr (CursusStore) store = cursus_store_open (path, error);
  if (store == NULL)
    return NULL;
  CursusPlan *plan = cursus_store_load (store, session_id, revision, error);
  if (plan == NULL)
    cursus_label_error (error, path);
  return plan;
}

void
cursus_viewing_check_waivers (const CursusPlan *plan, CursusDate today, CursusDiagnostics *diagnostics)
{
  char expired[CURSUS_DATE_TEXT_SIZE], now[CURSUS_DATE_TEXT_SIZE];
  for (guint i = 0; today != CURSUS_DATE_NONE && i < plan->waived->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (plan->waived, i);
    if (violation->expires >= today)
      continue;
    g_autofree char *subject = g_strdup_printf (_ ("waiver of “%s”"), violation->use);
    cursus_diagnostics_warning (diagnostics, NULL, 0, subject,
                                _ ("it expired on %s (today is %s); revision %" PRId64 " still rests on it: plan it again"),
                                cursus_date_format (violation->expires, expired), cursus_date_format (today, now),
                                plan->revision);
  }
}

static void
warn_of_change (const CursusPlan *plan, CursusDiagnostics *diagnostics)
{
  g_autofree char *subject = g_strdup_printf (_ ("revision %" PRId64), plan->revision);
  cursus_diagnostics_warning (diagnostics, NULL, 0, subject,
                              _ ("the session or its rules have changed since: how good the plan is, is no longer proven; "
                                 "plan it again"));
}

void
cursus_viewing_review (const CursusWorkspace *workspace, CursusPlan *plan, CursusDiagnostics *diagnostics)
{
  bool has_stamp = plan->proof != NULL;
  if (!cursus_proof_stamp_claims (plan) || (workspace != NULL && cursus_proof_stamp_review (workspace, plan)))
    return;
  cursus_plan_forget_proof (plan);
  if (has_stamp)
    warn_of_change (plan, diagnostics);
}

void
cursus_viewing_review_at (const char *path, const char *store, CursusDate today, CursusPlan *plan, CursusDiagnostics *diagnostics)
{
  if (!cursus_proof_stamp_claims (plan))
    return;
  g_autoptr (CursusDiagnostics) unheard = cursus_diagnostics_new ();
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open_on (path, store, today, unheard, NULL);
  cursus_viewing_review (workspace, plan, diagnostics);
}

char *
cursus_viewing_gap (int64_t soft, int64_t bound)
{
  return cursus_counts_percent (soft - bound, bound);
}

char *
cursus_viewing_print (const CursusPlan *plan, CursusFormat format, int columns, bool colour)
{
  switch (format) {
  case CURSUS_FORMAT_TABLE:
    return cursus_report_table (plan, (CursusReportStyle){ .colour = colour, .columns = columns });
  case CURSUS_FORMAT_JSON:
    return cursus_report_json (plan);
  case CURSUS_FORMAT_CSV:
    return cursus_report_csv (plan);
  }
  g_return_val_if_reached (NULL);
}

int64_t
cursus_viewing_count_hard (const CursusWorkspace *workspace, const CursusPlan *plan)
{
  g_autofree CursusPlacement *placements = cursus_present_placements (workspace, plan, NULL);
  CursusScore score = { 0 };
  bool counted = placements != NULL && cursus_audit (workspace->ruleset, placements, "en", &score, NULL, NULL, NULL);
  return counted ? score.hard : -1;
}

char *
cursus_viewing_explain (const CursusWorkspace *workspace, const CursusPlan *plan, const CursusReasons *reasons, bool json,
                        int columns, bool colour, GError **error)
{
  g_autofree CursusPlacement *placements = cursus_present_placements (workspace, plan, error);
  if (placements == NULL)
    return NULL;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (CursusPlan) today = cursus_present_plan (workspace, placements, plan, violations, error);
  if (today == NULL)
    return NULL;
  today->revision = plan->revision;
  if (reasons != NULL)
    today->status = CURSUS_STATUS_INFEASIBLE; /* they are the proof */
  if (json)
    return cursus_report_explanation_json (today, violations, NULL, reasons);
  g_autofree char *text = cursus_report_explanation (today, violations, NULL,
                                                     (CursusReportStyle){ .colour = colour, .columns = columns });
  g_autofree char *why = reasons != NULL ? cursus_report_conflict (reasons) : NULL;
  g_autofree char *repairs = reasons != NULL ? cursus_report_repairs (reasons) : NULL;
  return why != NULL ? g_strconcat (text, "\n", why, repairs, NULL) : g_steal_pointer (&text);
}
