/* Rows that no store of ours has written: told, never guessed at. */
#include "store/plan-rows-private.h"

#include "store/fixture.h"

static void
save_full (const char *path)
{
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  g_autoptr (CursusPlan) plan = fixture_plan_full ("s");
  g_assert_true (cursus_store_save (store, plan, NULL, NULL, 0, NULL));
}

static const struct {
  const char *sql;
  const char *says;
} damages[] = {
  { "DELETE FROM meeting_slot WHERE meeting_position = 0", "a meeting has no slot" },
  { "DELETE FROM meeting WHERE position = 0", "a meeting of the revision is missing" },
  { "UPDATE meeting SET part = -1", "part is -1" },
  { "UPDATE meeting SET parts = 4294967296", "parts is 4294967296" },
  { "UPDATE meeting SET minutes = -420", "minutes is -420" },
  { "UPDATE rule_result SET violations = 9223372036854775807", "violations is 9223372036854775807" },
  { "UPDATE revision SET status = 'done'", "a status is none of unknown, infeasible, feasible, optimal" },
  { "DROP TABLE meeting_speaker", "no such table: meeting_speaker" },
};

static void
test_damaged_rows (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *path = fixture_file (folder, "cursus.db");
    save_full (path);
    g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; %s", damages[i].sql);
    fixture_sql (path, sql);
    g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_store_load (store, "s", 1, &error));
    g_test_message ("%s", error->message);
    g_assert_nonnull (g_strstr_len (error->message, -1, damages[i].says));
    g_assert_true (error->domain == CURSUS_STORE_ERROR);
  }
}

static void
test_damaged_list (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  save_full (path);
  fixture_sql (path, "PRAGMA ignore_check_constraints=ON; UPDATE revision SET status = ''");
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_store_list (store, "s", &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT);
}

static void
test_missing_revision (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  save_full (path);
  fixture_sql (path, "UPDATE revision SET revision = 3");
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_store_load (store, "s", 2, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT);
}

static void
test_rows_go_with_their_revision (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  save_full (path);
  fixture_sql (path, "PRAGMA foreign_keys=ON; DELETE FROM revision");
  g_autofree char *rows = fixture_sql_text (path, "SELECT (SELECT count(*) FROM meeting) + (SELECT count(*) FROM meeting_slot)"
                                                  " + (SELECT count(*) FROM meeting_speaker) + (SELECT count(*) FROM rule_result)"
                                                  " + (SELECT count(*) FROM waived_violation)");
  g_assert_cmpstr (rows, ==, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/plan-rows/damaged-rows", test_damaged_rows);
  g_test_add_func ("/store/plan-rows/damaged-list", test_damaged_list);
  g_test_add_func ("/store/plan-rows/missing-revision", test_missing_revision);
  g_test_add_func ("/store/plan-rows/rows-go-with-their-revision", test_rows_go_with_their_revision);
  return g_test_run ();
}
