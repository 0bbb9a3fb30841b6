/* The files for outside judges: what they say in words, and that there is none where there is nothing to prove. */
#include "app/witnessing.h"

#include "app-fixture.h"
#include "app/error.h"
#include "app/planning.h"
#include "app/witness-text.h"

#define COSTLY FIXTURE_SESSION "use \"weekdays\" { as = \"tuesdays\", weekdays = \"tuesday\", weight = 5 }\n"
#define TORN                                                                                                                     \
  FIXTURE_SESSION                                                                                                                \
  "use \"day-relation\" { of = \"opening\", with = \"water\", relation = \"same-day\", audience = \"any\" }\n"                   \
  "use \"day-relation\" { of = \"water\", with = \"air\", relation = \"same-day\", audience = \"any\" }\n"                       \
  "use \"day-relation\" { of = \"opening\", with = \"air\", relation = \"different-days\", audience = \"any\" }\n"

typedef struct {
  Fixture *fixture;
  CursusWorkspace *workspace;
  char *path;
} Case;

static Case
open_case (const char *session_lua)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  Case self = { .fixture = fixture_new (session_lua) };
  self.workspace = cursus_workspace_open (self.fixture->session, diagnostics, NULL);
  g_assert_nonnull (self.workspace);
  self.path = fixture_path (self.fixture, "file");
  return self;
}

static void
close_case (Case *self)
{
  cursus_workspace_free (self->workspace);
  fixture_free (self->fixture);
  g_free (self->path);
}

static void
test_opb (void)
{
  Case self = open_case (COSTLY);
  CursusWitnessReach reach = CURSUS_WITNESS_AT_MOST;
  g_autoptr (GError) error = NULL;
  const CursusWitnessingOptions options = { .seconds = 100 };
  g_assert_true (cursus_witnessing_write_opb (self.workspace, NULL, &options, self.path, &reach, &error));
  g_assert_no_error (error);
  g_assert_cmpint (reach, ==, CURSUS_WITNESS_ALL);
  g_autofree char *text = fixture_read (self.fixture, "file");
  g_assert_true (g_str_has_prefix (text, "* #variable= "));
  assert_contains (text, "\n* complete\n");
  assert_contains (text, "\n* A small session (small)\n");
  assert_contains (text, "\n* water: Water\n");
  assert_contains (text, " = Fri 12 Mar 2027, afternoon (14:00–17:30)\n");
  assert_contains (text, " = Paris, A\n");
  assert_contains (text, " = remote\n");
  assert_contains (text, " = Claire Fontaine\n");
  assert_contains (text, " costs 5: rules of single meetings\n");
  assert_contains (text, "\nmin: ");
  close_case (&self);
}

static void
test_proof (void)
{
  Case self = open_case (TORN);
  g_autoptr (GError) error = NULL;
  const CursusWitnessingOptions options = { .seconds = 100 };
  g_assert_true (cursus_witnessing_write_proof (self.workspace, NULL, &options, self.path, &error));
  g_assert_no_error (error);
  g_autofree char *proof = fixture_read (self.fixture, "file"), *formula = fixture_read (self.fixture, "file.cnf");
  g_assert_true (g_str_has_suffix (proof, "\n0\n"));
  assert_contains (formula, "\nc water: Water\n");
  assert_contains (formula, " = Fri 12 Mar 2027, afternoon (14:00–17:30)\n");
  assert_contains (formula, "\np cnf ");
  close_case (&self);
}

static void
test_no_proof (void)
{
  volatile sig_atomic_t stop = 1;
  const struct {
    const char *session, *why;
    CursusWitnessingOptions options;
  } cases[] = {
    { COSTLY, "there is a plan", { .seconds = 100 } },
    { TORN, "no proof was found in time", { .seconds = 100, .stop = &stop } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Case self = open_case (cases[i].session);
    g_autoptr (GError) error = NULL;
    g_assert_false (cursus_witnessing_write_proof (self.workspace, NULL, &cases[i].options, self.path, &error));
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
    assert_contains (error->message, cases[i].why);
    g_assert_false (fixture_has (self.fixture, "file"));
    g_assert_false (fixture_has (self.fixture, "file.cnf"));
    close_case (&self);
  }
}

/* Small enough to be read: (1 or not 3) and nothing else; 2 does not occur. */
static void
test_text (void)
{
  Case self = open_case (COSTLY);
  const int clauses[] = { 3, -4, 0, 0 };
  const CursusTerm terms[] = { { -3, 7, CURSUS_NONE }, { 4, 2, CURSUS_NONE } };
  CursusWitness witness = { CURSUS_WITNESS_AT_MOST, CURSUS_STATUS_UNKNOWN, 4, NULL, NULL, 10, NULL };
  witness.clauses = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (int)), clauses, G_N_ELEMENTS (clauses));
  witness.terms = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (CursusTerm)), terms, G_N_ELEMENTS (terms));
  witness.meanings = g_array_new (FALSE, FALSE, sizeof (CursusMeaning));
  CursusDraftFile *file = cursus_draft_file_new (self.path, NULL);
  cursus_witness_text_opb (&witness, self.workspace, NULL, file);
  g_assert_true (cursus_draft_file_finish (file, NULL));
  cursus_draft_file_free (file);
  g_autofree char *text = fixture_read (self.fixture, "file");
  g_assert_true (g_str_has_prefix (text, "* #variable= 3 #constraint= 3\n* incomplete\n"));
  assert_contains (text, "\n* ~x2 costs 7: rules of single meetings\n");
  assert_contains (text, "\nmin: +17 x1 -7 x2 +2 x3 ;\n+1 x1 >= 1 ;\n+1 x2 -1 x3 >= 0 ;\n-1 x1 >= 0 ;\n");
  g_array_unref (witness.clauses);
  g_array_unref (witness.terms);
  g_array_unref (witness.meanings);
  close_case (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/witnessing/opb", test_opb);
  g_test_add_func ("/app/witnessing/proof", test_proof);
  g_test_add_func ("/app/witnessing/no-proof", test_no_proof);
  g_test_add_func ("/app/witnessing/text", test_text);
  return g_test_run ();
}
