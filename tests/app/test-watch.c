/* Changes of files as editors make them: written in place, by rename, made, removed; and what does not count. */
#include "app/watch.h"

#include <signal.h>

#include "app-fixture.h"
#include "app/error.h"

#define PATIENCE_MS 20000 /* for a machine that is very busy; nothing waits so long when all is well */

typedef struct {
  Fixture *fixture;
  void (*change) (Fixture *fixture);
  GString *names; /* that were told */
  guint n_wanted; /* calls after which it is enough */
  guint n_calls;
  bool late;
} Run;

/* The first call comes when everything is watched. */
static bool
note (const char *name, gpointer data)
{
  Run *self = data;
  g_string_append_printf (self->names, "%s ", name != NULL ? name : "-");
  if (self->n_calls++ == 0)
    self->change (self->fixture);
  return self->n_calls < self->n_wanted;
}

static gboolean
lose_patience (gpointer data)
{
  ((Run *)data)->late = true;
  raise (SIGTERM);
  return G_SOURCE_CONTINUE;
}

static void
assert_told (void (*change) (Fixture *), const char *expected, guint n_calls)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL;
  fixture_write (fixture, "rule/a.lua", "1");
  fixture_write (fixture, "other/b.lua", "1");
  g_autofree char *rule = fixture_path (fixture, "rule");
  g_autofree char *other = fixture_path (fixture, "other");
  const char *folders[] = { rule, other, NULL };
  Run run = { .fixture = fixture, .change = change, .names = g_string_new (NULL), .n_wanted = n_calls };
  guint patience = g_timeout_add (PATIENCE_MS, lose_patience, &run);
  g_assert_true (cursus_watch_run (folders, ".lua", note, &run, &error));
  g_assert_no_error (error);
  g_source_remove (patience);
  g_assert_false (run.late);
  g_assert_cmpstr (run.names->str, ==, expected);
  g_string_free (run.names, TRUE);
}

static void
write_in_place (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "rule/a.lua");
  FILE *file = fopen (path, "w");
  fputs ("2", file);
  fclose (file);
}

static void
write_by_rename (Fixture *fixture)
{
  fixture_write (fixture, "rule/a.lua", "2");
}

static void
rename_from_swap (Fixture *fixture)
{
  g_autofree char *from = fixture_path (fixture, "rule/a.lua~");
  g_autofree char *to = fixture_path (fixture, "rule/a.lua");
  fixture_write (fixture, "rule/a.lua~", "2");
  g_assert_cmpint (g_rename (from, to), ==, 0);
}

static void
make_new (Fixture *fixture)
{
  fixture_write (fixture, "other/new.lua", "1");
}

static void
remove_one (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "other/b.lua");
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Only the last one counts. */
static void
write_others (Fixture *fixture)
{
  fixture_write (fixture, "rule/notes.txt", "2");
  fixture_write (fixture, "rule/.a.lua.swp", "2");
  fixture_write (fixture, "rule/.hidden.lua", "2");
  fixture_write (fixture, "elsewhere/a.lua", "2");
  fixture_write (fixture, "other/b.lua", "2");
}

static void
test_changes (void)
{
  assert_told (write_in_place, "- a.lua ", 2);
  assert_told (write_by_rename, "- a.lua ", 2);
  assert_told (rename_from_swap, "- a.lua ", 2);
  assert_told (make_new, "- new.lua ", 2);
  assert_told (remove_one, "- b.lua ", 2);
  assert_told (write_others, "- b.lua ", 2);
}

static void
interrupt (Fixture *fixture)
{
  raise (SIGINT);
}

static void
nothing (Fixture *fixture)
{
}

static void
test_ends (void)
{
  assert_told (interrupt, "- ", 99);
  assert_told (nothing, "- ", 1);
}

static void
test_missing (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = fixture_path (fixture, "missing");
  const char *folders[] = { missing, NULL };
  Run run = { .fixture = fixture, .change = nothing };
  g_assert_false (cursus_watch_run (folders, ".lua", note, &run, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  g_assert_cmpuint (run.n_calls, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/watch/changes", test_changes);
  g_test_add_func ("/app/watch/missing", test_missing);
  g_test_add_func ("/app/watch/ends", test_ends);
  return g_test_run ();
}
