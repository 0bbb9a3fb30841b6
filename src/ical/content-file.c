/* Reads a calendar file that others made, within limits. Knows what a usable file is, not what it says. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ical/content.h"

#define MAX_BAD_LINES 10 /* that are told of one file */

static char *
load (const char *path, const char *shown_path, gsize *length, CursusDiagnostics *diagnostics)
{
  GStatBuf info;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  if (g_stat (path, &info) != 0) {
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, _ ("cannot be read: %s"), g_strerror (errno));
  } else if (!S_ISREG (info.st_mode)) {
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, _ ("is no regular file"));
  } else if (info.st_size > CURSUS_ICAL_MAX_BYTES) {
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL,
                              _ ("a calendar of more than %u MiB is not read: export the session's dates only"),
                              CURSUS_ICAL_MAX_BYTES / (1024 * 1024));
  } else if (!g_file_get_contents (path, &bytes, length, &error)) {
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, _ ("cannot be read: %s"), error->message);
  }
  return g_steal_pointer (&bytes);
}

static bool
is_utf16 (const char *bytes, gsize length)
{
  return length >= 2 && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0);
}

/* Reports what makes a file unusable as errors, what merely loses a line as warnings. */
static void
report_problem (const CursusIcalProblem *problem, const char *shown_path, CursusDiagnostics *diagnostics)
{
  switch (problem->kind) {
  case CURSUS_ICAL_PROBLEM_NOT_A_PROPERTY:
  case CURSUS_ICAL_PROBLEM_PARAMETER:
    cursus_diagnostics_warning (diagnostics, shown_path, problem->line, NULL, _ ("“%s” is no calendar property"),
                                problem->subject);
    return;
  case CURSUS_ICAL_PROBLEM_OUTSIDE:
    cursus_diagnostics_warning (diagnostics, shown_path, problem->line, NULL, _ ("“%s” stands outside BEGIN and END"),
                                problem->subject);
    return;
  case CURSUS_ICAL_PROBLEM_UNEXPECTED_END:
    cursus_diagnostics_warning (diagnostics, shown_path, problem->line, NULL, _ ("END:%s without BEGIN:%s"), problem->subject,
                                problem->subject);
    return;
  case CURSUS_ICAL_PROBLEM_UNCLOSED:
    cursus_diagnostics_error (diagnostics, shown_path, problem->line, NULL, _ ("BEGIN:%s without END:%s: the file is incomplete"),
                              problem->subject, problem->subject);
    return;
  case CURSUS_ICAL_PROBLEM_TOO_DEEP:
    cursus_diagnostics_error (diagnostics, shown_path, problem->line, NULL, _ ("%s is nested more than %d deep"),
                              problem->subject, CURSUS_ICAL_MAX_DEPTH);
    return;
  case CURSUS_ICAL_PROBLEM_NUL:
    cursus_diagnostics_error (diagnostics, shown_path, problem->line, NULL,
                              _ ("holds NUL bytes: save the calendar as UTF-8 (not UTF-16)"));
    return;
  }
}

static bool
has_calendar (const CursusIcalContent *content)
{
  for (guint i = 0; i < content->root->components->len; i++)
    if (cursus_ical_component_is (cursus_ical_component_child (content->root, i), "VCALENDAR"))
      return true;
  return false;
}

static bool
has_nul (const GArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, CursusIcalProblem, i).kind == CURSUS_ICAL_PROBLEM_NUL)
      return true;
  return false;
}

/* Where NUL bytes are in all lines, one says it. Of hundreds of bad lines, some do. */
static void
report_problems (const GArray *problems, const char *shown_path, CursusDiagnostics *diagnostics)
{
  guint n_bad_lines = 0;
  bool only_nul = has_nul (problems);
  for (guint i = 0; i < problems->len; i++) {
    const CursusIcalProblem *problem = &g_array_index (problems, CursusIcalProblem, i);
    bool is_bad_line = problem->kind == CURSUS_ICAL_PROBLEM_NOT_A_PROPERTY || problem->kind == CURSUS_ICAL_PROBLEM_OUTSIDE;
    if (only_nul && problem->kind != CURSUS_ICAL_PROBLEM_NUL)
      continue;
    n_bad_lines += is_bad_line;
    if (!is_bad_line || n_bad_lines <= MAX_BAD_LINES)
      report_problem (problem, shown_path, diagnostics);
    else if (n_bad_lines == MAX_BAD_LINES + 1)
      cursus_diagnostics_warning (diagnostics, shown_path, problem->line, NULL,
                                  _ ("this line and others are no calendar properties either"));
    if (only_nul)
      return;
  }
}

CursusIcalContent *
cursus_ical_content_read (const char *path, const char *shown_path, CursusDiagnostics *diagnostics)
{
  gsize length = 0;
  g_autofree char *bytes = load (path, shown_path, &length, diagnostics);
  if (bytes == NULL)
    return NULL;
  if (length > CURSUS_ICAL_MAX_BYTES || is_utf16 (bytes, length)) {
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, _ ("save the calendar as UTF-8 (not UTF-16), %u MiB at most"),
                              CURSUS_ICAL_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  guint n_before = cursus_diagnostics_n_errors (diagnostics);
  g_autoptr (CursusIcalContent) content = cursus_ical_content_parse (bytes, length);
  if (has_calendar (content) || has_nul (content->problems))
    report_problems (content->problems, shown_path, diagnostics);
  else
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, _ ("is no calendar: it has no BEGIN:VCALENDAR"));
  return cursus_diagnostics_n_errors (diagnostics) == n_before ? g_steal_pointer (&content) : NULL;
}
