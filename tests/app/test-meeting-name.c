/* Which meeting a planner means. */
#include "app/meeting-name.h"

#include "app/error.h"
#include "living-fixture.h"

#define SESSION                                                                                                                    \
  FIXTURE_HEAD "group \"g1\" { title = \"Groupe 1\" }\ngroup \"g2\" { title = \"Groupe 2\" }\n"                                    \
               "module \"visite\" { title = \"L’énergie : la visite\", format = \"remote\", half_days = 1, groups = { \"g1\", " \
               "\"g2\" } }\n"                                                                                                      \
               "module \"visiteurs\" { title = \"Énergie\", format = \"remote\", half_days = 2, parts = 2 }\n"                    \
               "module \"jury\" { title = \"Visite\", format = \"remote\", half_days = 1 }\n"                                      \
               "people \"people.csv\"\n"

static const struct {
  const char *text;
  const char *found; /* id; NULL: an error */
  const char *says;
} cases[] = {
  { "jury", "jury", NULL },
  { "JURY", "jury", NULL },
  { "visite@g2", "visite@g2", NULL },
  { "visite", "jury", NULL }, /* the whole title before the beginning of ids */
  { "visit", NULL, "“visit” may mean several meetings: visite@g1, visite@g2, visiteurs.1, visiteurs.2, jury" },
  { "L’énergie : la visite – Groupe 2", "visite@g2", NULL },
  { "l'energie : la visite – groupe 2", "visite@g2", NULL },
  { " jury ", "jury", NULL },
  { "Energie (2", "visiteurs.2", NULL },
  { "visiteurs.", NULL, "may mean several" },
  { "j", "jury", NULL },
  { "jurry", NULL, "there is no meeting “jurry”: did you mean “jury”?" },
  { "Énergie (1/3)", NULL, "did you mean “Énergie (1/2)”?" },
  { "", NULL, "there is no meeting “”" },
  { "\xff\x01", NULL, "there is no meeting “��”" },
};

static void
test_cases (void)
{
  g_autoptr (Fixture) fixture = fixture_new (SESSION);
  fixture_write (fixture, "small/people.csv", "id;name;groups\na;Anne;g1\np;Paul;g2\n");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
  assert_silent (diagnostics);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    uint32_t meeting = CURSUS_NONE;
    bool found = cursus_meeting_name_find (session, cases[i].text, &meeting, &error);
    if (cases[i].found != NULL) {
      g_assert_no_error (error);
      g_assert_cmpstr (cursus_session_meeting (session, meeting)->id, ==, cases[i].found);
      continue;
    }
    g_assert_false (found);
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    assert_contains (error->message, cases[i].says);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/meeting-name/cases", test_cases);
  return g_test_run ();
}
