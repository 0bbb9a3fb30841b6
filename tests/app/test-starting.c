/* The folder of `cursus new`: it can be used as it is, and nothing that was there is harmed. */
#include "app/starting.h"

#include <signal.h>
#include <sys/resource.h>

#include "app-fixture.h"
#include "app/error.h"
#include "app/workspace.h"

#define FILES "participants.csv session.lua speaker-1.csv"

static void
make_right (const Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_starting_make (path, &error));
  g_assert_no_error (error);
}

static void
make_wrong (const Fixture *fixture, const char *name, const char *message)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_starting_make (path, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, message);
}

static void
test_files (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  make_right (fixture, "deep/down/my-session");
  g_autofree char *names = fixture_list (fixture, "deep/down/my-session");
  g_assert_cmpstr (names, ==, FILES);
  g_autofree char *text = fixture_read (fixture, "deep/down/my-session/session.lua");
  assert_contains (text, "id = \"my-session\"");
  assert_contains (text, "cursus plan my-session");
  g_assert_null (strstr (text, "@"));
}

/* What is written loads without a word, in both languages. */
static void
test_loads (void)
{
  const char *const languages[] = { "en", "fr" };
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (Fixture) fixture = fixture_new_empty ();
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_setenv ("LANGUAGE", languages[i], TRUE);
    make_right (fixture, "small");
    g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
    assert_silent (diagnostics);
    g_assert_cmpstr (session->id, ==, "small");
    g_assert_cmpstr (session->language, ==, languages[i]);
  }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_names (void)
{
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *longer = g_strnfill (65, 'x');
  const struct {
    const char *name;
    bool right;
  } cases[] = {
    { "a", true },     { "2027", true },  { "Paris_2-b", true }, { longest, true },       { longer, false },
    { "été", false },  { "a b", false },  { "a.b", false },      { "a\nb", false },       { "ends-with-slash/", true },
    { "a/..", false }, { "-dash", true }, { "“q”", false },      { "injected\"", false },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Fixture) fixture = fixture_new_empty ();
    g_autofree char *path = g_strconcat (fixture->path, "/x.y/", cases[i].name, NULL);
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_autoptr (GError) error = NULL;
    g_test_message ("“%s”", cases[i].name);
    g_assert_cmpint (cursus_starting_make (path, &error), ==, cases[i].right);
    g_assert_true (error == NULL ? cases[i].right : g_error_matches (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT));
    g_assert_cmpint (fixture_has (fixture, "x.y"), ==, cases[i].right);
    g_autoptr (CursusSession) session = cases[i].right ? cursus_workspace_load_session (path, diagnostics, NULL) : NULL;
    g_assert_true ((session != NULL) == cases[i].right);
  }
}

static void
test_occupied (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "file", "mine");
  make_wrong (fixture, "small", "exists already");
  make_wrong (fixture, "file", "exists already");
  make_wrong (fixture, "file/below", "cannot be made");
  g_autofree char *text = fixture_read (fixture, "small/session.lua");
  g_assert_cmpstr (text, ==, FIXTURE_SESSION);
  g_autofree char *mine = fixture_read (fixture, "file");
  g_assert_cmpstr (mine, ==, "mine");
}

/* Not the folder in which the program runs. */
static void
test_no_name (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_starting_make ("", &error));
  assert_contains (error->message, "cannot name a session");
}

static void
test_empty_folder (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_assert_cmpint (g_mkdir (fixture->session, 0700), ==, 0);
  make_right (fixture, "small");
  g_autofree char *names = fixture_list (fixture, "small");
  g_assert_cmpstr (names, ==, FILES);
}

/* The largest file does not fit: nothing stays of the others, but the folder that was there does. */
static void
test_full_disk (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *fresh = fixture_path (fixture, "fresh");
  g_autoptr (GError) error = NULL, second = NULL;
  struct rlimit before;
  g_assert_cmpint (g_mkdir (fixture->session, 0700), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  struct rlimit tight = { .rlim_cur = 300, .rlim_max = before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  bool made = cursus_starting_make (fixture->session, &error);
  bool made_fresh = cursus_starting_make (fresh, &second);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (made);
  g_assert_false (made_fresh);
  assert_contains (error->message, "session.lua");
  g_assert_nonnull (second);
  g_autofree char *names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "small");
  g_autofree char *inside = fixture_list (fixture, "small");
  g_assert_cmpstr (inside, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/starting/no-name", test_no_name);
  g_test_add_func ("/app/starting/files", test_files);
  g_test_add_func ("/app/starting/loads", test_loads);
  g_test_add_func ("/app/starting/names", test_names);
  g_test_add_func ("/app/starting/occupied", test_occupied);
  g_test_add_func ("/app/starting/empty-folder", test_empty_folder);
  g_test_add_func ("/app/starting/full-disk", test_full_disk);
  return g_test_run ();
}
