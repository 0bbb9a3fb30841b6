/* Calendars brought into a session: which file gets the times, and that nothing else gets there. */
#include "app/importing.h"

#include <string.h>

#include "app-fixture.h"
#include "app/error.h"

#define SECRET                                                                                                                   \
  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Secret meeting\nATTENDEE:mailto:boss@example.org\n"                                    \
  "DTSTART:20270302T080000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"

static CursusImport *
import (const Fixture *fixture, const char *person, const char *bytes, GError **error)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *path = g_build_filename (fixture->path, "mine.ics", NULL);
  CursusIcalReading reading = { .email = NULL };
  char *files[] = { path, NULL };
  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  return cursus_importing_run (fixture->session, person, files, 1, &reading, (CursusImportStyle){ .columns = 80 }, diagnostics,
                               error);
}

static void
test_import (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (CursusImport) done = import (fixture, "sp-water", SECRET, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (done->relative, ==, "availability/sp-water.ics");
  g_assert_false (done->is_named);
  g_assert_true (done->is_speaker);
  g_assert_nonnull (strstr (done->text, "Tue 2 Mar  09:00–10:00"));
  g_assert_true (g_file_get_contents (done->file, &bytes, NULL, NULL));
  g_assert_nonnull (strstr (bytes, "FREEBUSY;FBTYPE=BUSY:20270302T080000Z/20270302T090000Z"));
  g_assert_null (strstr (bytes, "Secret"));
  g_assert_null (strstr (bytes, "boss"));
}

static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;
  g_assert_null (import (fixture, "sp-water", "no calendar", &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  g_autofree char *file = g_build_filename (fixture->session, "availability", "sp-water.ics", NULL);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_null (import (fixture, "sp-watr", SECRET, &unknown));
  g_assert_error (unknown, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  g_assert_nonnull (strstr (unknown->message, "sp-water"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/importing/import", test_import);
  g_test_add_func ("/app/importing/refused", test_refused);
  return g_test_run ();
}
