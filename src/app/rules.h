/* The rules that can be used: listing and testing plugins. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

/**
 * cursus_rules_list: (transfer full): a line a rule: name, whether it is standard, title in the reader's language; as JSON one
 * array of {name, title, standard, doc, file, params: [{name, type, doc, optional}]}.
 * @session_path: (nullable): a session whose own plugins count too. Plugins with errors are left out and reported in
 * @diagnostics.
 */
char *cursus_rules_list (const char *session_path, bool json, CursusDiagnostics *diagnostics);

/** cursus_rules_test: (transfer full): the lines of TAP, without the plan, of the test file @path, for a rule beside it, of the
 * user or of ours. @n_cases, @n_failed: (out): how many lines, and how many of them failures. */
char *cursus_rules_test (const char *path, guint *n_cases, guint *n_failed, CursusDiagnostics *diagnostics);

G_END_DECLS
