/* Loads every folder of tests/broken and compares what is said with its expected.txt. The command line is tried on the same
 * folders by tests/cli/test-broken.sh; only that one reads calendars. */
#include "session-folder.h"

#include <unistd.h>

#define SECONDS_EACH 10

static void
run (const char *folder, const char *const *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  int status = 0;
  g_assert_true (g_spawn_sync (folder, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, &error));
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s", command[0], errors);
}

/* A copy that may be written to, as the folder's make.sh does. */
static Folder *
copy_folder (const char *path)
{
  Folder *folder = folder_new (NULL);
  g_autofree char *contents = g_build_filename (path, ".", NULL);
  g_autofree char *script = g_build_filename (folder->path, "make.sh", NULL);
  const char *const copy[] = { "cp", "-R", contents, folder->path, NULL };
  const char *const make[] = { "sh", "make.sh", NULL };
  run (path, copy);
  if (g_file_test (script, G_FILE_TEST_EXISTS))
    run (folder->path, make);
  return folder;
}

static bool
has_calendar (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".ics"))
      return true;
  return false;
}

static void
test_folder (const void *data)
{
  const char *path = data;
  g_autofree char *expected_path = g_build_filename (path, "expected.txt", NULL);
  g_autofree char *expected = NULL;
  if (has_calendar (path)) {
    g_test_skip ("calendars are read by the layer above");
    return;
  }
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_autoptr (Folder) folder = copy_folder (path);
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);
  alarm (SECONDS_EACH);
  g_assert_null (folder_load (folder));
  alarm (0);
  g_assert_cmpuint (g_strv_length (lines), >, 1);
  for (char **line = lines; *line != NULL; line++)
    folder_assert_says (folder, *line);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *root = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "tests", "broken", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *test = g_strconcat ("/script/broken/", g_ptr_array_index (names, i), NULL);
    g_test_add_data_func_full (test, g_build_filename (root, g_ptr_array_index (names, i), NULL), test_folder, g_free);
  }
  return g_test_run ();
}
