/* Folders and stores: which one is taken when several could be. */
#include "app/places.h"

#include "app-fixture.h"

static void
test_folder (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  const struct {
    const char *path;
    const char *folder;
  } cases[] = {
    { "small", "small" },
    { "small/", "small" },
    { "small/session.lua", "small" },
    { "small/../small/./session.lua", "small" },
    { "nowhere/session.lua", "nowhere" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat (fixture->path, "/", cases[i].path, NULL);
    g_autofree char *wanted = fixture_path (fixture, cases[i].folder);
    g_autofree char *folder = cursus_places_folder (path);
    g_assert_cmpstr (folder, ==, wanted);
  }
}

static void
test_folder_relative (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autofree char *before = g_get_current_dir ();
  g_assert_cmpint (g_chdir (fixture->session), ==, 0);
  g_autofree char *here = cursus_places_folder (".");
  g_autofree char *file = cursus_places_folder ("session.lua");
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_cmpstr (here, ==, fixture->session);
  g_assert_cmpstr (file, ==, fixture->session);
}

/* Of rising precedence: a session's own rule hides ours of the same name. */
static void
test_plugins (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autofree char *ours = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "plugins", NULL);
  g_autofree char *users = g_build_filename (g_get_user_data_dir (), "cursus", "plugins", NULL);
  g_autofree char *own = fixture_path (fixture, "small/plugins");
  g_autofree char *file = fixture_path (fixture, "small/session.lua");
  const char *const paths[] = { fixture->session, file };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_auto (GStrv) folders = cursus_places_plugins (paths[i]);
    g_assert_cmpuint (g_strv_length (folders), ==, 3);
    g_assert_cmpstr (folders[0], ==, ours);
    g_assert_cmpstr (folders[1], ==, users);
    g_assert_cmpstr (folders[2], ==, own);
  }
  g_auto (GStrv) without_session = cursus_places_plugins (NULL);
  g_assert_cmpuint (g_strv_length (without_session), ==, 2);
}

/* What is tested is what lies beside the test, wherever it will be put one day. */
static void
test_new_plugin (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autofree char *users = g_build_filename (g_get_user_data_dir (), "cursus", "plugins", NULL);
  g_autofree char *own = fixture_path (fixture, "small/plugins");
  g_autofree char *before = g_get_current_dir ();
  g_autofree char *file = fixture_path (fixture, "small/session.lua");
  g_assert_cmpint (g_chdir (fixture->path), ==, 0);
  g_autofree char *elsewhere = cursus_places_new_plugin (NULL);
  g_autofree char *of_folder = cursus_places_new_plugin ("small");
  g_autofree char *of_file = cursus_places_new_plugin (file);
  g_assert_cmpint (g_chdir (fixture->session), ==, 0);
  g_autofree char *here = cursus_places_new_plugin (NULL);
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_cmpstr (elsewhere, ==, users);
  g_assert_cmpstr (of_folder, ==, own);
  g_assert_cmpstr (of_file, ==, own);
  g_assert_cmpstr (here, ==, "plugins");
}

static void
test_plugins_beside (void)
{
  const char *const files[][2] = { { "/somewhere/own/test-own.lua", "/somewhere/own" }, { "test-own.lua", "." } };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_auto (GStrv) folders = cursus_places_plugins_beside (files[i][0]);
    g_assert_cmpuint (g_strv_length (folders), ==, 3);
    g_assert_cmpstr (folders[2], ==, files[i][1]);
  }
}

static void
test_translations (void)
{
  g_autofree char *folder = cursus_places_translations ();
  g_autofree char *wanted = g_build_filename (g_getenv ("CURSUS_TEST_BUILD_DIR"), "po", NULL);
  g_assert_cmpstr (folder, ==, wanted);
}

static void
assert_store (const Fixture *fixture, const char *wanted, const char *session, const char *expected)
{
  g_autofree char *path = fixture_path (fixture, session);
  g_autofree char *store = cursus_places_store (wanted, path);
  g_autofree char *below = fixture_path (fixture, expected);
  g_assert_cmpstr (store, ==, expected[0] == '/' ? expected : below);
}

static void
test_store_wanted (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "cursus.db", "");
  g_setenv ("CURSUS_DB", "/from/the/environment.db", TRUE);
  assert_store (fixture, "/said/so.db", "small", "/said/so.db");
  assert_store (fixture, NULL, "small", "/from/the/environment.db");
  g_setenv ("CURSUS_DB", "", TRUE);
  assert_store (fixture, NULL, "small", "cursus.db");
  g_unsetenv ("CURSUS_DB");
  assert_store (fixture, NULL, "small", "cursus.db");
}

/* From far to near: each store that appears hides the one before. */
static void
test_store_ancestor (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "a/b/small/session.lua", FIXTURE_SESSION);
  const char *const stores[] = { "cursus.db", "a/cursus.db", "a/b/cursus.db", "a/b/small/cursus.db" };
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++) {
    fixture_write (fixture, stores[i], "");
    assert_store (fixture, NULL, "a/b/small", stores[i]);
    assert_store (fixture, NULL, "a/b/small/session.lua", stores[i]);
  }
}

/* Without any: beside the session's folder, so that the sessions of one folder share it. */
static void
test_store_none (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "a/small/session.lua", FIXTURE_SESSION);
  assert_store (fixture, NULL, "a/small", "a/cursus.db");
  assert_store (fixture, NULL, "a/small/session.lua", "a/cursus.db");
  fixture_write (fixture, "a/small/cursus.db/is-a-folder", "");
  assert_store (fixture, NULL, "a/small", "a/cursus.db");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/places/folder", test_folder);
  g_test_add_func ("/app/places/folder-relative", test_folder_relative);
  g_test_add_func ("/app/places/plugins", test_plugins);
  g_test_add_func ("/app/places/new-plugin", test_new_plugin);
  g_test_add_func ("/app/places/plugins-beside", test_plugins_beside);
  g_test_add_func ("/app/places/translations", test_translations);
  g_test_add_func ("/app/places/store-wanted", test_store_wanted);
  g_test_add_func ("/app/places/store-ancestor", test_store_ancestor);
  g_test_add_func ("/app/places/store-none", test_store_none);
  return g_test_run ();
}
