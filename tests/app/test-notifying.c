/* Mails from a publication to the folder, and to a server that is not there. */
#include "app/notifying.h"

#include "app/error.h"
#include "publishing-fixture.h"

static char *
try_notify (const Fixture *fixture, CursusNotifyingOptions options, guint *failed, CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, error);
  g_assert_nonnull (session);
  options.today = CURSUS_DATE_NONE;
  options.from = options.from != NULL ? options.from : "Équipe <planning@example.org>";
  return cursus_notifying_run (fixture->session, session, &options, failed, diagnostics, error);
}

static char *
notify (const Fixture *fixture, CursusNotifyingOptions options)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  guint failed = 0;
  char *text = try_notify (fixture, options, &failed, diagnostics, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (failed, ==, 0);
  return text;
}

static guint
count_mails (const Fixture *fixture, const char *folder)
{
  g_autofree char *names = fixture_list (fixture, folder);
  g_auto (GStrv) parts = g_strsplit (names, ".eml", -1);
  return g_strv_length (parts) - 1;
}

static void
test_preview (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *published = publishing_run (fixture, (CursusPublishingOptions){ 0 }), *box = fixture_path (fixture, "box");
  g_autofree char *text = notify (fixture, (CursusNotifyingOptions){ .out = box });
  assert_contains (text, "anne@example.org  A small session – your 3 dates\n");
  assert_contains (text, "claire@example.org  A small session – your 2 dates\n");
  assert_contains (text, "Mails to be sent: 2\n");
  assert_contains (text, "They have no address and get no mail: Luc Vent, Petit; Paul\n");
  g_assert_cmpuint (count_mails (fixture, "box"), ==, 2);
  g_autofree char *each = notify (fixture, (CursusNotifyingOptions){ .out = box, .each = true });
  assert_contains (each, "anne@example.org  New: Water – ");
  g_assert_cmpuint (count_mails (fixture, "box"), ==, 5);
}

static void
test_json (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *published = publishing_run (fixture, (CursusPublishingOptions){ 0 });
  g_autofree char *text = notify (fixture, (CursusNotifyingOptions){ .json = true });
  assert_contains (text, "\"person\" : \"anne\"");
  assert_contains (text, "\"method\" : null");
  assert_contains (text, "\"uid\" : \"water.p1.s1@small.cursus\"");
  assert_contains (text, "\"outcome\" : \"pending\"");
}

/* The server takes nothing: everything is due again the next time, and one sentence says why. */
static void
test_no_server (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *published = publishing_run (fixture, (CursusPublishingOptions){ 0 });
  CursusNotifyingOptions options = { .send = true, .server = { .url = "smtp://127.0.0.1:1" } };
  for (int times = 0; times < 2; times++) {
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    guint failed = 0;
    g_autofree char *text = try_notify (fixture, options, &failed, diagnostics, NULL);
    assert_contains (text, "(they are tried again next time): 2\n");
    g_assert_cmpuint (failed, ==, 2);
    assert_says (diagnostics, "cannot be reached");
    g_autofree char *told = cursus_diagnostics_format (diagnostics);
    g_auto (GStrv) lines = g_strsplit (told, "cannot be reached", -1);
    g_assert_cmpuint (g_strv_length (lines), ==, 2); /* once */
  }
}

static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) unpublished = NULL, from = NULL, server = NULL;
  guint failed = 0;
  g_assert_null (try_notify (fixture, (CursusNotifyingOptions){ 0 }, &failed, diagnostics, &unpublished));
  g_assert_error (unpublished, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  g_autofree char *published = publishing_run (fixture, (CursusPublishingOptions){ 0 });
  g_assert_null (try_notify (fixture, (CursusNotifyingOptions){ .from = "nobody" }, &failed, diagnostics, &from));
  g_assert_error (from, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_ADDRESS);
  CursusNotifyingOptions options = { .send = true, .server = { .url = "http://127.0.0.1" } };
  g_assert_null (try_notify (fixture, options, &failed, diagnostics, &server));
  g_assert_error (server, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/notifying/preview", test_preview);
  g_test_add_func ("/app/notifying/json", test_json);
  g_test_add_func ("/app/notifying/no-server", test_no_server);
  g_test_add_func ("/app/notifying/refused", test_refused);
  return g_test_run ();
}
