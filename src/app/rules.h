/* The rules that can be used, and the workshop of those who write them. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

/**
 * cursus_rules_list: (transfer full): a line a rule: name, whether it is standard, title in the reader's language; as JSON one
 * array of {name, title, doc, theme, standard, file, params: [{name, type, doc, optional}]}.
 * @session_path: (nullable): a session whose own plugins count too. Plugins with errors are left out and reported in
 * @diagnostics.
 */
char *cursus_rules_list (const char *session_path, bool json, CursusDiagnostics *diagnostics);

/**
 * cursus_rules_show: (transfer full) (nullable): all that the rule @name says of itself, in the reader's language: title, doc,
 * parameters with type, bounds, default and help, messages, file, an example of its use; as JSON one object as in the list, with
 * {accepts, default, min, max, unit, choices} where they apply in each parameter, messages: [{key, text}], and example.
 * NULL with an error in @diagnostics. @columns, @colour: of the terminal.
 */
char *cursus_rules_show (const char *name, const char *session_path, bool json, int columns, bool colour,
                         CursusDiagnostics *diagnostics);

/** cursus_rules_check_session: false with an error when @session_path (nullable) is no session. */
bool cursus_rules_check_session (const char *session_path, CursusDiagnostics *diagnostics);

/**
 * cursus_rules_new: (transfer full) (nullable): makes the folder @name with NAME.lua, test-NAME.lua and README.md, a commented
 * rule in the reader's language whose test passes, and returns its path.
 *
 * @parent: (nullable): the folder of plugins that it is made in; NULL: cursus_places_new_plugin of @session_path (nullable).
 * NULL with CURSUS_APP_ERROR_INPUT when the name is none for a rule, or a rule or anything else has it. The folder is there when
 * it is complete, or not at all; nothing is overwritten.
 */
char *cursus_rules_new (const char *name, const char *parent, const char *session_path, GError **error);

/** cursus_rules_doc: (transfer full): our own rules as Markdown, by theme, in the reader's language: one and the same text for
 * the same plugins. With a mark in its first and its last line. Rules with errors are left out and reported in @diagnostics. */
char *cursus_rules_doc (CursusDiagnostics *diagnostics);

/**
 * cursus_rules_doc_save: puts the @page of cursus_rules_doc into the file @path, instead of the page that is there. What stands
 * before and after its marks is kept; a file without them is refused, one that does not exist is made.
 */
bool cursus_rules_doc_save (const char *page, const char *path, GError **error);

/** cursus_rules_tests_at: (transfer full): the test files that @path means: those of a folder, sorted, that beside the file of a
 * rule, or that file itself. */
char **cursus_rules_tests_at (const char *path);

/** cursus_rules_test: (transfer full): the lines of TAP, without the plan, of the test file @path, for a rule beside it, of the
 * user or of ours. @n_cases, @n_failed: (out): how many lines, and how many of them failures. */
char *cursus_rules_test (const char *path, guint *n_cases, guint *n_failed, CursusDiagnostics *diagnostics);

G_END_DECLS
