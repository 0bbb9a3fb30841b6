/* Every file that is written in the life of a session: what it is called, that it is right, and that nothing else is there. */
#include "app/publication-files.h"

#include "ical/lint.h"
#include "publishing-fixture.h"

static void
lint_folder (const Fixture *fixture, const char *folder, guint *n_files)
{
  g_autofree char *names = fixture_list (fixture, folder);
  g_auto (GStrv) list = g_strsplit (names, " ", -1);
  for (char **name = list; *name != NULL; name++) {
    g_autofree char *path = g_build_filename (folder, *name, NULL);
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    if (!g_str_has_suffix (path, ".ics"))
      continue;
    g_autofree char *bytes = fixture_read (fixture, path);
    cursus_ical_lint (bytes, strlen (bytes), path, diagnostics);
    assert_silent (diagnostics);
    ++*n_files;
  }
}

static void
test_lint (void)
{
  static const CursusPublishingOptions all[]
      = { { 0 }, { .tentative = true }, { .utc = true, .alarms = true, .tasks = true }, { .tasks = true } };
  static const char *const folders[] = { "cal", "cal/people", "cal/sites", "cal/changes", "cal/tasks" };
  g_autoptr (Fixture) fixture = living_new ();
  guint n_files = 0;
  fixture_write (fixture, "small/session.lua",
                 LIVING_SESSION "module \"fire\" { title = \"fire\", format = \"remote\", half_days = 1, tags = \"milestone\",\n"
                                "  description = \"Line one,\\nline; two \\\\\", link = \"https://example.org/?a=1,2;3\" }\n");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    living_plan (fixture, 10 + i);
    g_autofree char *text = publishing_run (fixture, all[i]);
    for (guint k = 0; k < G_N_ELEMENTS (folders); k++)
      if (fixture_has (fixture, folders[k]))
        lint_folder (fixture, folders[k], &n_files);
  }
  g_assert_cmpuint (n_files, >, 30);
}

static void
test_index (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *text = publishing_run (fixture, (CursusPublishingOptions){ 0 });
  g_autofree char *index = fixture_read (fixture, "cal/index.csv");
  assert_contains (index, "\xef\xbb\xbfperson;role;name;email;language;file;events;revision;date;changes\r\n"
                          "small;session;A small session;;en;small.ics;3;1;2027-01-15;changes/small.txt\r\n"
                          "paris;site;Paris;;en;sites/paris.ics;2;1;2027-01-15;\r\n");
  assert_contains (index, "anne;participant;Anne Martin;anne@example.org;en;people/anne.ics;3;1;2027-01-15;changes/anne.txt\r\n");
}

/* Addresses are for the planner's index alone. */
static void
test_no_addresses (void)
{
  static const char *const files[] = { "cal/small.ics", "cal/people/anne.ics", "cal/sites/paris.ics", "cal/changes/anne.html" };
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *text = publishing_run (fixture, (CursusPublishingOptions){ 0 });
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *bytes = fixture_read (fixture, files[i]);
    g_assert_null (strstr (bytes, "@example.org"));
  }
  g_autofree char *path = fixture_path (fixture, "cal/.publication"), *state = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &state, &length, NULL));
  g_assert_null (g_strstr_len (state, (gssize)length, "anne@example.org"));
  g_assert_null (memmem (state, length, "Anne Martin", strlen ("Anne Martin")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/publication-files/lint", test_lint);
  g_test_add_func ("/app/publication-files/index", test_index);
  g_test_add_func ("/app/publication-files/no-addresses", test_no_addresses);
  return g_test_run ();
}
