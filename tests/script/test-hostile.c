/* Every rule of tests/hostile in one process, one after the other: each is refused or evaluated within bounds, and after each of
 * them an honest rule still costs what it cost. The whole program meets the same rules in tests/hostile/run.py. */
#include <unistd.h>

#include "rules/audit.h"
#include "rules/evaluator.h"
#include "script/catalog-private.h"

#include "session-folder.h"
#include "snippet.h"

#define MAX_MIB 64

#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
#define CPU_SECONDS 20.0
#define MEASURES_MEMORY false
#else
#define CPU_SECONDS 2.0
#define MEASURES_MEMORY true
#endif

static const char honest[] = "return rule { api = 1, name = \"honest\", title = \"T\", doc = \"D\", constrain = function ()\n"
                             "return each (meetings ()):cost (function (m) return m.weekday end) end }";

/* What lives longer than the attacks. */
typedef struct {
  Folder *folder;
  CursusFrame *frame;
  int64_t honest_cost;
  double base_mib;
} World;

static World world;

static double
resident_mib (void)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  return (double)(g_ascii_strtoull (words[1], NULL, 10) * (guint64)sysconf (_SC_PAGESIZE)) / 1048576;
}

/* The rule's folder below plugins/ of a folder that may be written to, made ready by its make.sh. */
static Folder *
lay_out (const char *path, const char *name)
{
  Folder *folder = folder_new (NULL);
  g_autofree char *command = g_strdup_printf (
      "mkdir -p plugins && cp -R '%s' plugins/ && cd plugins/'%s' && { [ ! -e make.sh ] || sh make.sh; }", path, name);
  const char *const arguments[] = { "sh", "-c", command, NULL };
  int status = 0;
  g_assert_true (
      g_spawn_sync (folder->path, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  folder_write (folder, "honest/honest.lua", honest);
  return folder;
}

/* Each meeting on a day of its own, in the first of its rooms. */
static CursusPlacement *
place_all (void)
{
  CursusPlacement *placements = g_new0 (CursusPlacement, world.frame->n_meetings);
  for (uint32_t m = 0; m < world.frame->n_meetings; m++) {
    const CursusModule *module = cursus_session_module (world.frame->session, world.frame->meetings[m].module);
    placements[m].start = (m + m / 5 * 2) * world.frame->timeline->n_parts;
    placements[m].room = (uint16_t)g_array_index (module->rooms, uint32_t, 0);
  }
  return placements;
}

/* Deltas and audit with all sentences; what fails is added to @said. */
static CursusScore
evaluate (const CursusRuleset *ruleset, GString *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autofree CursusPlacement *placements = place_all ();
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (ruleset, &error);
  CursusScore score = { 0 }, audited = { 0 };
  for (uint32_t m = 0; evaluator != NULL && m < world.frame->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, placements[m]);
  bool done = evaluator != NULL && cursus_evaluator_try_error (evaluator, &error);
  if (done)
    score = cursus_evaluator_score (evaluator);
  if (!done || !cursus_audit (ruleset, placements, "en", &audited, NULL, violations, &error))
    g_string_append_printf (said, "%s\n", error->message);
  return score;
}

/* Compiles a use of @name and evaluates it. */
static CursusScore
use_rule (CursusCatalog *catalog, const char *name, CursusDiagnostics *diagnostics, GString *said)
{
  g_autoptr (CursusRuleset) ruleset = cursus_ruleset_new (world.frame);
  g_autoptr (CursusRuleUse) use = cursus_rule_use_new (name);
  CursusPlugin *plugin = cursus_catalog_find (catalog, name, diagnostics);
  use->name = g_strdup (name);
  if (!cursus_catalog_has (catalog, name))
    g_string_append_printf (said, "there is no rule “%s”\n", name);
  if (plugin == NULL || !cursus_catalog_compile_use (catalog, plugin, ruleset, use, diagnostics))
    return (CursusScore){ 0 };
  return evaluate (ruleset, said);
}

static void
assert_refused (const char *path, const char *said)
{
  g_autofree char *file = g_build_filename (path, "expected.txt", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  if (!g_str_has_prefix (lines[0], "check") || strstr (lines[0], "test") == NULL)
    return; /* refused elsewhere, or harmless */
  for (char **line = lines + 1; *line != NULL; line++)
    if (strstr (said, *line) == NULL)
      g_error ("expected “%s” in:\n%s", *line, said);
}

static void
attack (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (Folder) folder = lay_out (path, name);
  g_autofree char *plugins = g_build_filename (folder->path, "plugins", NULL);
  g_autofree char *other = g_build_filename (folder->path, "honest", NULL);
  const char *folders[] = { plugins, other, NULL };
  g_autoptr (GString) said = g_string_new (NULL);
  double begun = snippet_cpu_seconds ();
  CursusCatalog *catalog = cursus_catalog_new (folders, folder->diagnostics);
  use_rule (catalog, name, folder->diagnostics, said);
  double seconds = snippet_cpu_seconds () - begun, more = resident_mib () - world.base_mib;
  g_autofree char *messages = cursus_diagnostics_format (folder->diagnostics);
  g_string_append (said, messages);
  g_test_message ("%.2f s, %+.0f MiB: %.300s", seconds, more, said->str);
  assert_refused (path, said->str);
  g_assert_cmpfloat (seconds, <, CPU_SECONDS);
  g_autoptr (CursusDiagnostics) none = cursus_diagnostics_new ();
  g_string_set_size (said, 0);
  g_assert_cmpint (use_rule (catalog, "honest", none, said).hard, ==, world.honest_cost);
  g_assert_cmpstr (said->str, ==, "");
  cursus_catalog_free (catalog);
  g_assert_true (!MEASURES_MEMORY || resident_mib () < world.base_mib + MAX_MIB);
}

/* Mondays to Fridays: 1 to 5, and 1 to 3. */
static void
begin (const char *root)
{
  g_autofree char *session = g_build_filename (root, "session.lua", NULL), *people = g_build_filename (root, "people.csv", NULL);
  g_autofree char *session_text = NULL, *people_text = NULL;
  g_assert_true (g_file_get_contents (session, &session_text, NULL, NULL));
  g_assert_true (g_file_get_contents (people, &people_text, NULL, NULL));
  world.folder = folder_new (session_text);
  folder_write (world.folder, "people.csv", people_text);
  g_assert_nonnull (folder_load (world.folder));
  world.frame = cursus_frame_new (world.folder->session, NULL);
  g_assert_cmpuint (world.frame->n_meetings, ==, 8);
  world.honest_cost = 1 + 2 + 3 + 4 + 5 + 1 + 2 + 3;
  world.base_mib = resident_mib ();
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *root = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "tests", "hostile", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (root, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  begin (root);
  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autofree char *base = g_path_get_basename (path), *test = g_strconcat ("/script/hostile/", base, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      g_test_add_data_func (test, path, attack);
  }
  int status = g_test_run ();
  cursus_frame_free (world.frame);
  folder_free (world.folder);
  return status;
}
