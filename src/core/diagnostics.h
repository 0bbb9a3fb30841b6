/* What is wrong with the planner's files: collected, so that one run reports everything. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef enum {
  CURSUS_SEVERITY_ERROR,   /* the session cannot be used */
  CURSUS_SEVERITY_WARNING, /* it can, but the planner should know */
} CursusSeverity;

typedef struct {
  CursusSeverity severity;
  char *file;    /* as the planner would open it; NULL if no file is at fault */
  int line;      /* from 1; 0 if the whole file is meant */
  char *subject; /* the thing as the planner named it: module "ouverture"; may be NULL */
  char *text;    /* what is wrong and what would be accepted: lower case, no full stop, translated */
} CursusDiagnostic;

typedef struct CursusDiagnostics CursusDiagnostics;

/** cursus_diagnostics_new: (transfer full): an empty list. It keeps at most 200 entries and counts the rest. */
CursusDiagnostics *cursus_diagnostics_new (void);
void cursus_diagnostics_free (CursusDiagnostics *self);

/** cursus_diagnostics_error: adds an error. @file and @subject may be NULL, @line 0. An entry equal in all its
 * parts to an earlier one is not added again. */
void cursus_diagnostics_error (CursusDiagnostics *self, const char *file, int line, const char *subject, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

/** cursus_diagnostics_warning: the same for a warning. */
void cursus_diagnostics_warning (CursusDiagnostics *self, const char *file, int line, const char *subject, const char *format,
                                 ...) G_GNUC_PRINTF (5, 6);

/** cursus_diagnostics_n_errors: how many errors were added, those beyond the limit included. */
guint cursus_diagnostics_n_errors (const CursusDiagnostics *self);

/** cursus_diagnostics_get: (transfer none) (nullable): entry @index in order of file, line and addition; NULL past the end. */
const CursusDiagnostic *cursus_diagnostics_get (const CursusDiagnostics *self, guint index);

/** cursus_diagnostic_format: (transfer full): "session.lua:12: module "ouverture": unknown key …". */
char *cursus_diagnostic_format (const CursusDiagnostic *self);

/** cursus_diagnostics_format: (transfer full): all entries, one a line, and "… and N more" when some were dropped. */
char *cursus_diagnostics_format (const CursusDiagnostics *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusDiagnostics, cursus_diagnostics_free)

G_END_DECLS
