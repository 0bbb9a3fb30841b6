/* Runs a rule's test file: a small session, and cases with the cost that was counted by hand. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "script/api-private.h"
#include "script/plugin-test-private.h"
#include "script/session-loader.h"

#define MAX_SESSION_BYTES 100000
#define MAX_PRINTED 40 /* lines of a case */
#define SESSION_FILE "session.lua"

/* A test file under way. */
typedef struct {
  const char *path;
  char *rule;
  CursusSession *session;
  CursusCatalog *catalog;
  CursusPlugin *plugin;
  CursusDiagnostics *diagnostics;
  GString *report;
  guint n_cases;
  guint n_failed;
} File;

static void
report (File *self, const char *title, const char *differences)
{
  self->n_cases++;
  self->n_failed += differences != NULL;
  g_string_append_printf (self->report, "%s - %s: %s\n", differences == NULL ? "ok" : "not ok",
                          self->rule != NULL ? self->rule : self->path, title);
  g_auto (GStrv) lines = g_strsplit (differences != NULL ? differences : "", "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      g_string_append_printf (self->report, "# %s\n", *line);
}

static void
report_diagnostics (File *self, const char *title, const CursusDiagnostics *diagnostics)
{
  g_autofree char *messages = cursus_diagnostics_format (diagnostics);
  report (self, title, messages);
}

/* ---- The session ---- */

/* The line of the test file on which the session's text begins, where it stands there as it is; else 0. */
static int
first_line_of (const CursusPlace *place, const char *text)
{
  const char *begin = strstr (place->source, text);
  int line = 1;
  for (const char *at = place->source; begin != NULL && at < begin; at++)
    line += *at == '\n';
  return begin != NULL ? line : 0;
}

/* What was said of the session's own @file is about lines of the test file. */
static void
tell (const CursusPlace *place, const char *text, const char *file, const CursusDiagnostics *told)
{
  int first = first_line_of (place, text);
  const CursusDiagnostic *said;
  for (guint i = 0; (said = cursus_diagnostics_get (told, i)) != NULL; i++) {
    bool own = g_strcmp0 (said->file, file) == 0;
    int line = !own ? said->line : first > 0 ? first + MAX (said->line, 1) - 1 : cursus_place_line_of (place, "session");
    const char *shown = own ? place->file : said->file;
    if (said->severity == CURSUS_SEVERITY_ERROR)
      cursus_diagnostics_error (place->diagnostics, shown, line, said->subject, "%s", said->text);
    else
      cursus_diagnostics_warning (place->diagnostics, shown, line, said->subject, "%s", said->text);
  }
}

/* Files beside session.lua; a name that leads elsewhere is refused. */
static bool
write_files (const char *folder, const CursusValue *files, GError **error)
{
  for (size_t i = 0; i < cursus_value_n_keys (files); i++) {
    const char *name = cursus_value_key (files, i);
    const char *text = cursus_value_get_string (cursus_value_lookup (files, name));
    if (text == NULL || strchr (name, '/') != NULL || name[0] == '.' || strcmp (name, SESSION_FILE) == 0) {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   _ ("“files” has “%s”; accepted: names without “/” and their texts: { [\"people.csv\"] = \"…\" }"), name);
      return false;
    }
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (!g_file_set_contents (path, text, -1, error))
      return false;
  }
  return true;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_remove (path);
  }
  g_rmdir (folder);
}

/* The loader reads folders, so the text gets one for a moment. @files: (nullable). */
static CursusSession *
load_session (const CursusPlace *place, const char *text, const CursusValue *files)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cursus-rule-test-XXXXXX", &error);
  g_autofree char *file = folder != NULL ? g_build_filename (folder, SESSION_FILE, NULL) : NULL;
  g_autoptr (CursusDiagnostics) told = cursus_diagnostics_new ();
  CursusSession *session = NULL;
  if (file != NULL && g_file_set_contents (file, text, -1, &error) && (files == NULL || write_files (folder, files, &error)))
    session = cursus_session_load (folder, NULL, told);
  else
    cursus_diagnostics_error (told, NULL, 0, NULL, "%s", error->message);
  tell (place, text, file, told);
  if (folder != NULL)
    remove_folder (folder);
  return session;
}

/* ---- The file ---- */

static CursusValue *
run_file (const CursusSource *source, CursusDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;
  CursusApiTestFile request = { .source = source };
  g_autoptr (CursusState) state = cursus_state_new (cursus_script_limits_plugin (), &error);
  bool done = state != NULL && cursus_state_enter (state, cursus_api_l_test_file, &request, &error);
  if (done)
    return request.value;
  const CursusScriptFailure *failure = state != NULL ? cursus_state_failure (state) : NULL;
  g_clear_pointer (&request.value, cursus_value_unref);
  cursus_diagnostics_error (diagnostics, source->file, failure != NULL ? failure->line : 0, NULL, "%s",
                            failure != NULL ? failure->message : error->message);
  return NULL;
}

/* ---- Cases ---- */

/* Functions are called again to check them: what they print then is the same, and told once. */
static void
keep_line (const char *file, int line, const char *text, void *data)
{
  GPtrArray *lines = data;
  g_autofree char *name = g_path_get_basename (file != NULL ? file : "");
  g_autofree char *told = g_strdup_printf ("%s:%d: %s", name, line, text);
  if (lines->len < MAX_PRINTED && !g_ptr_array_find_with_equal_func (lines, told, g_str_equal, NULL))
    g_ptr_array_add (lines, g_steal_pointer (&told));
}

static void
report_printed (File *self, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (lines, i), "\n", -1);
    for (char **part = parts; *part != NULL; part++)
      g_string_append_printf (self->report, "# %s%s\n", part == parts ? "" : "  ", *part);
  }
}

static void
run_case (File *self, const CursusPlace *place, const CursusValue *table)
{
  CursusPluginCase test = { 0 };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusPlace own = *place;
  own.diagnostics = diagnostics;
  if (cursus_plugin_case_read (&test, &own, table)) {
    g_autoptr (GPtrArray) printed = g_ptr_array_new_with_free_func (g_free);
    cursus_state_set_log (self->plugin->state, keep_line, printed);
    g_autofree char *differences = cursus_plugin_case_run (&test, self->catalog, self->plugin, self->session);
    cursus_state_set_log (self->plugin->state, NULL, NULL);
    report (self, test.title, differences);
    report_printed (self, printed);
  } else
    report_diagnostics (self, test.title != NULL ? test.title : _ ("a case that cannot be read"), diagnostics);
  cursus_plugin_case_clear (&test);
}

/* The session and the cases; false with errors. */
static const CursusValue *
read_test (File *self, const CursusPlace *place, const CursusValue *value)
{
  g_autofree char *session = NULL;
  const CursusValue *cases = NULL, *files = NULL;
  const CursusField fields[] = { CURSUS_API_TEST_OPTIONS (CURSUS_API_FIELD) };
  const CursusValue *table = cursus_value_type (value) == CURSUS_VALUE_TABLE ? cursus_value_lookup (value, "test") : NULL;
  if (table == NULL) {
    cursus_place_error (place, NULL, _ ("a test file ends with return test \"rule\" { session = …, cases = { … } }"));
    return NULL;
  }
  self->rule = g_strdup (cursus_value_get_string (cursus_value_lookup (value, "plugin")));
  if (!cursus_fields_read (place, table, fields, G_N_ELEMENTS (fields)))
    return NULL;
  self->session = load_session (place, session, files);
  return self->session != NULL ? cases : NULL;
}

static void
run_test (File *self, CursusCatalog *catalog, const CursusSource *source)
{
  const CursusPlace place = { self->diagnostics, source->file, source->text, 1, 0, NULL };
  g_autoptr (CursusValue) value = run_file (source, self->diagnostics);
  const CursusValue *cases = value != NULL ? read_test (self, &place, value) : NULL;
  if (cases != NULL)
    self->plugin = cursus_catalog_find (catalog, self->rule, self->diagnostics);
  if (cases != NULL && self->plugin == NULL && cursus_diagnostics_n_errors (self->diagnostics) == 0)
    cursus_place_error (&place, NULL, _ ("there is no rule “%s”"), self->rule);
  if (self->plugin == NULL) {
    report_diagnostics (self, _ ("the test file"), self->diagnostics);
    return;
  }
  if (cursus_value_length (cases) == 0)
    report (self, _ ("the test file"), _ ("“cases” is empty"));
  for (size_t i = 0; i < cursus_value_length (cases); i++)
    run_case (self, &place, cursus_value_item (cases, i));
}

guint
cursus_plugin_test (CursusCatalog *self, const char *path, GString *report_text, guint *n_cases)
{
  CursusScriptFailure failure = { 0 };
  CursusScriptLimits limits = cursus_script_limits_plugin ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSource) source = cursus_source_read (path, path, &limits, &failure, NULL);
  File file = { .path = path, .catalog = self, .diagnostics = diagnostics, .report = report_text };
  if (source != NULL)
    run_test (&file, self, source);
  else
    report (&file, _ ("the test file"),
            g_file_test (path, G_FILE_TEST_IS_DIR) ? _ ("there is no test-NAME.lua in this folder") : failure.message);
  cursus_script_failure_clear (&failure);
  cursus_session_free (file.session);
  g_free (file.rule);
  if (n_cases != NULL)
    *n_cases = file.n_cases;
  return file.n_failed;
}
