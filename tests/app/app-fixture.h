/* A folder of its own for each test, and a small session to put into it. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>

#include "app/workspace.h"
#include "core/diagnostics.h"

/* Two afternoons and a morning for two participants; there are few plans, and the best one costs nothing. */
#define FIXTURE_HEAD                                                                                                             \
  "session { id = \"small\", title = \"A small session\", language = \"en\", timezone = \"Europe/Paris\",\n"                     \
  "  from = \"2027-03-01\", to = \"2027-03-12\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" } }\n"                     \
  "site \"paris\" { name = \"Paris\", rooms = { \"A\" } }\n"                                                                     \
  "speaker \"sp-water\" { name = \"Claire Fontaine\", email = \"claire@example.org\" }\n"                                        \
  "speaker \"sp-air\" { name = \"Luc Vent\" }\n"
#define FIXTURE_MODULES                                                                                                          \
  "module \"opening\" { title = \"Opening\", format = \"onsite\", half_days = 1, speakers = \"sp-water\" }\n"                    \
  "module \"water\" { title = \"Water\", format = \"workshop\", half_days = 1, speakers = \"sp-water\" }\n"                      \
  "module \"air\" { title = \"Air\", format = \"remote\", half_days = 1, speakers = \"sp-air\" }\n"
#define FIXTURE_SESSION FIXTURE_HEAD FIXTURE_MODULES "people \"people.csv\"\n"
#define FIXTURE_PEOPLE "id;name;email\nanne;Anne Martin;anne@example.org\npaul;\"Petit; Paul\";\n"

typedef struct {
  char *path;    /* of the folder */
  char *session; /* of the session's folder in it, whether it is there or not */
} Fixture;

static inline void
fixture_write (const Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Without any file. */
static inline Fixture *
fixture_new_empty (void)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = g_dir_make_tmp ("cursus-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_canonicalize_filename (made, NULL);
  self->session = g_build_filename (self->path, "small", NULL);
  return self;
}

/* With a session of this text and two participants. */
static inline Fixture *
fixture_new (const char *session_lua)
{
  Fixture *self = fixture_new_empty ();
  fixture_write (self, "small/session.lua", session_lua);
  fixture_write (self, "small/people.csv", FIXTURE_PEOPLE);
  return self;
}

static inline char *
fixture_path (const Fixture *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

static inline bool
fixture_has (const Fixture *self, const char *name)
{
  g_autofree char *path = fixture_path (self, name);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* (transfer full) */
static inline char *
fixture_read (const Fixture *self, const char *name)
{
  g_autofree char *path = fixture_path (self, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static inline int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* (transfer full): the names in a folder, sorted, with a space between. */
static inline char *
fixture_list (const Fixture *self, const char *folder)
{
  g_autofree char *path = fixture_path (self, folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **)names->pdata);
}

static inline void
fixture_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir)) {
      g_autofree char *child = g_build_filename (path, name, NULL);
      fixture_remove (child);
    }
  }
  g_remove (path);
}

static inline void
fixture_free (Fixture *self)
{
  fixture_remove (self->path);
  g_free (self->path);
  g_free (self->session);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static inline void
assert_contains (const char *text, const char *part)
{
  g_assert_nonnull (text);
  if (strstr (text, part) == NULL)
    g_test_fail_printf ("“%s” was expected in:\n%s", part, text);
}

/* Nothing was said. */
static inline void
assert_silent (const CursusDiagnostics *diagnostics)
{
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  g_assert_cmpstr (text, ==, "");
}

/* A session that is right. */
static inline CursusWorkspace *
fixture_open (const Fixture *self)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  CursusWorkspace *workspace = cursus_workspace_open (self->session, diagnostics, &error);
  g_assert_no_error (error);
  assert_silent (diagnostics);
  return workspace;
}

/* The number of the use @name, which there has to be. */
static inline uint32_t
fixture_find_use (const CursusWorkspace *workspace, const char *name)
{
  for (guint u = 0; u < workspace->ruleset->uses->len; u++)
    if (strcmp (cursus_ruleset_use (workspace->ruleset, u)->name, name) == 0)
      return u;
  g_assert_not_reached ();
}

static inline void
assert_says (const CursusDiagnostics *diagnostics, const char *part)
{
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  assert_contains (text, part);
}
