/* Small session folders for tests: written to a temporary place, loaded, taken away again. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "script/session-loader.h"

/* A folder and what loading it said. */
typedef struct {
  char *path;
  CursusDiagnostics *diagnostics;
  CursusSession *session; /* NULL: not loaded, or not without errors */
} Folder;

/* The beginning of a session.lua that is right, on one line; tests add to it. */
#define SESSION_LINE                                                                                                             \
  "session { id = \"s\", title = \"S\", timezone = \"Europe/Paris\", from = \"2024-01-08\", to = \"2024-03-29\" }\n"
#define SITE_LINE "site \"paris\" { name = \"Paris\" }\n"
#define MODULE_LINE "module \"m\" { title = \"M\", format = \"onsite\", half_days = 1 }\n"

static inline void
folder_write_bytes (const Folder *self, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static inline void
folder_write (const Folder *self, const char *name, const char *text)
{
  folder_write_bytes (self, name, text, -1);
}

static inline Folder *
folder_new (const char *session_lua)
{
  Folder *self = g_new0 (Folder, 1);
  g_autoptr (GError) error = NULL;
  self->path = g_dir_make_tmp ("cursus-session-XXXXXX", &error);
  g_assert_no_error (error);
  self->diagnostics = cursus_diagnostics_new ();
  if (session_lua != NULL)
    folder_write (self, "session.lua", session_lua);
  return self;
}

static inline void
folder_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *child = g_build_filename (path, name, NULL);
      folder_remove (child);
    }
  }
  g_remove (path);
}

static inline void
folder_free (Folder *self)
{
  folder_remove (self->path);
  cursus_session_free (self->session);
  cursus_diagnostics_free (self->diagnostics);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

/* Stands in for the calendar layer: every calendar is busy, or closed, on 10 January 2024. */
static inline bool
fake_read_availability (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                        CursusDiagnostics *diagnostics)
{
  CursusDate date = cursus_date_from_ymd (2024, 1, 10);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_str_has_suffix (shown_path, ".ics"));
  cursus_availability_add (cursus_session_person (session, person)->availability, CURSUS_LEVEL_UNAVAILABLE,
                           cursus_zone_to_utc_first (session->zone, date, 0),
                           cursus_zone_to_utc_first (session->zone, date, 1440));
  return true;
}

static inline bool
fake_read_dates (const CursusSession *session, CursusCalendar *calendar, const char *path, const char *shown_path,
                 CursusDiagnostics *diagnostics)
{
  CursusDate date = cursus_date_from_ymd (2024, 1, 10);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  cursus_calendar_add (calendar, (CursusDateRange){ date, date });
  return true;
}

static const CursusCalendarReaders fake_readers = { fake_read_availability, fake_read_dates };

static inline CursusSession *
folder_load (Folder *self)
{
  self->session = cursus_session_load (self->path, &fake_readers, self->diagnostics);
  return self->session;
}

/* A session that must load. */
static inline Folder *
folder_load_right (const char *session_lua)
{
  Folder *self = folder_new (session_lua);
  folder_load (self);
  g_autofree char *messages = cursus_diagnostics_format (self->diagnostics);
  g_assert_cmpstr (messages, ==, "");
  g_assert_nonnull (self->session);
  return self;
}

static inline void
folder_assert_says (const Folder *self, const char *expected)
{
  g_autofree char *messages = cursus_diagnostics_format (self->diagnostics);
  if (strstr (messages, expected) == NULL)
    g_test_fail_printf ("expected \"%s\" in:\n%s", expected, messages);
}

/* @session_lua is wrong, and the only error contains @expected. */
static inline void
assert_wrong (const char *session_lua, const char *expected)
{
  g_autoptr (Folder) folder = folder_new (session_lua);
  g_assert_null (folder_load (folder));
  folder_assert_says (folder, expected);
  if (cursus_diagnostics_n_errors (folder->diagnostics) != 1) {
    g_autofree char *messages = cursus_diagnostics_format (folder->diagnostics);
    g_test_fail_printf ("one error was expected, not:\n%s", messages);
  }
}
