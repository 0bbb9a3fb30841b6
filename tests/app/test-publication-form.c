/* In which form events were published. */
#include "app/publication-form.h"

#include "app/publication-folder.h"
#include "publishing-fixture.h"

static CursusPublication *
read_state (const Fixture *fixture)
{
  g_autofree char *cal = fixture_path (fixture, "cal");
  CursusPublication *state = NULL;
  g_assert_true (cursus_folder_state (cal, "small", &state, NULL));
  return state;
}

static void
test_forms (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
  for (int k = 0; k < 4; k++) {
    CursusPublishingOptions options = { .utc = (k & 1) != 0, .alarms = (k & 2) != 0 };
    g_autofree char *text = publishing_run (fixture, options);
    g_autoptr (CursusPublication) held = read_state (fixture);
    CursusIcalPressOptions form = { 0 };
    g_assert_true (cursus_publication_form_find (session, held, &form));
    g_assert_cmpint (form.utc, ==, options.utc);
    g_assert_cmpint (form.alarms, ==, options.alarms);
  }
}

/* Every event would be written otherwise today: nothing is known. */
static void
test_unknown (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
  g_autofree char *text = publishing_run (fixture, (CursusPublishingOptions){ .utc = true });
  g_autoptr (CursusPublication) held = read_state (fixture);
  CursusIcalPressOptions form = { .alarms = true };
  g_free (session->contact);
  session->contact = g_strdup ("somebody else");
  g_assert_false (cursus_publication_form_find (session, held, &form));
  g_assert_true (form.alarms);
  g_assert_false (cursus_publication_form_find (session, NULL, &form));
  g_assert_true (cursus_publication_form_is_stale (session, held));
}

/* One event that would be written otherwise is enough. */
static void
test_stale (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
  g_autofree char *text = publishing_run (fixture, (CursusPublishingOptions){ .alarms = true });
  g_autoptr (CursusPublication) held = read_state (fixture);
  g_assert_false (cursus_publication_form_is_stale (session, held));
  CursusModule *last = (CursusModule *)cursus_session_module (session, session->modules->len - 1);
  g_free (last->link);
  last->link = g_strdup ("https://example.org/elsewhere");
  g_assert_true (cursus_publication_form_is_stale (session, held));
  for (guint i = 0; i < held->events->len; i++)
    if (g_strcmp0 (cursus_publication_event (held, i)->meeting->module, last->id) == 0)
      cursus_publication_event (held, i)->status = CURSUS_PUBLISHED_CANCELLED;
  g_assert_false (cursus_publication_form_is_stale (session, held));
  for (guint i = 0; i < held->events->len; i++)
    cursus_publication_event (held, i)->status = CURSUS_PUBLISHED_CANCELLED;
  g_assert_false (cursus_publication_form_is_stale (session, held));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/publication-form/forms", test_forms);
  g_test_add_func ("/app/publication-form/unknown", test_unknown);
  g_test_add_func ("/app/publication-form/stale", test_stale);
  return g_test_run ();
}
