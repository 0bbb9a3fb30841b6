/* The folder of `cursus rules new`: its test passes, and nothing that was there is harmed. */
#include <signal.h>
#include <sys/resource.h>

#include "app-fixture.h"
#include "app/error.h"
#include "app/rules.h"

static void
make_wrong (const Fixture *fixture, const char *name, const char *folder, const char *message)
{
  g_autofree char *parent = fixture_path (fixture, folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cursus_rules_new (name, parent, NULL, &error);
  g_assert_null (path);
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, message);
}

/* All of its cases pass, also when the reader has another language than the author had. */
static void
assert_passes (const char *path, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s/test-%s.lua", path, name);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    guint n_cases = 0, n_failed = 0;
    g_setenv ("LANGUAGE", i == 0 ? "en" : "fr", TRUE);
    g_autofree char *report = cursus_rules_test (file, &n_cases, &n_failed, diagnostics);
    assert_silent (diagnostics);
    g_assert_cmpuint (n_cases, >=, 2);
    g_assert_cmpuint (n_failed, ==, 0);
  }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_works (void)
{
  const char *const languages[] = { "en", "fr" };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *name = g_strconcat ("My-rule-", languages[i], NULL);
    g_autoptr (GError) error = NULL;
    g_setenv ("LANGUAGE", languages[i], TRUE);
    g_autofree char *path = cursus_rules_new (name, NULL, fixture->session, &error);
    g_setenv ("LANGUAGE", "en", TRUE);
    g_assert_no_error (error);
    g_autofree char *folder = g_strconcat ("small/plugins/", name, NULL);
    g_autofree char *names = fixture_list (fixture, folder);
    g_autofree char *wanted = g_strdup_printf ("%s.lua README.md test-%s.lua", name, name);
    g_assert_cmpstr (names, ==, wanted);
    assert_passes (path, name);
  }
  g_autofree char *rules = fixture_list (fixture, "small/plugins");
  g_assert_cmpstr (rules, ==, "My-rule-en My-rule-fr");
}

static void
test_names (void)
{
  const char *const names[] = { "",
                                "a b",
                                "9a",
                                "-a",
                                "test-a",
                                "é",
                                "../a",
                                "a/b",
                                "a.lua",
                                "a_b",
                                "a123456789012345678901234567890123456789012345678901234567890abcd" };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    make_wrong (fixture, names[i], "plugins", "cannot name a rule");
  g_assert_false (fixture_has (fixture, "plugins"));
}

static void
test_occupied (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "plugins/mine/mine.lua", "mine");
  fixture_write (fixture, "plugins/flat.lua", "flat");
  fixture_write (fixture, "plugins/notes/notes.txt", "notes");
  fixture_write (fixture, "file", "file");
  make_wrong (fixture, "mine", "plugins", "edit that file, or choose another name, such as “mine-2”");
  make_wrong (fixture, "flat", "plugins", "flat.lua");
  make_wrong (fixture, "notes", "plugins", "nothing is overwritten");
  make_wrong (fixture, "gap", "plugins", "such as “my-gap”; or copy");
  make_wrong (fixture, "new", "file", "cannot be made");
  g_autofree char *names = fixture_list (fixture, "plugins");
  g_assert_cmpstr (names, ==, "flat.lua mine notes");
  g_autofree char *mine = fixture_read (fixture, "plugins/mine/mine.lua");
  g_assert_cmpstr (mine, ==, "mine");
}

/* The largest file does not fit: nothing stays of the others. */
static void
test_full_disk (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *parent = fixture_path (fixture, "plugins");
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  struct rlimit tight = { .rlim_cur = 300, .rlim_max = before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_autofree char *path = cursus_rules_new ("own", parent, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_null (path);
  g_assert_nonnull (error);
  g_autofree char *names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/rules-new/works", test_works);
  g_test_add_func ("/app/rules-new/names", test_names);
  g_test_add_func ("/app/rules-new/occupied", test_occupied);
  g_test_add_func ("/app/rules-new/full-disk", test_full_disk);
  return g_test_run ();
}
