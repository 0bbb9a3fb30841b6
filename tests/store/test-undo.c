/* Undoing and doing again: against a model of two stacks, and across handles of the same file. */
#include "store/store.h"

#include "store/fixture.h"

#define NOW 1700000000

/* Plans are told apart by their soft score. Returns the revision. */
static int64_t
change_to (CursusStore *store, int64_t soft, CursusRevisionAction action, int64_t base, GError **error)
{
  g_autoptr (CursusPlan) plan = fixture_plan_large ("s", 2, soft);
  CursusRevisionChange change = { .action = action, .base = base, .author = "Ada", .note = "why", .now_utc = NOW };
  return cursus_store_save_change (store, plan, &change, error) ? plan->revision : 0;
}

static int64_t
newest_soft (CursusStore *store)
{
  g_autoptr (CursusPlan) plan = cursus_store_load (store, "s", 0, NULL);
  return plan->score.soft;
}

static void
assert_nothing (CursusStore *store, bool redo)
{
  g_autoptr (GError) error = NULL;
  CursusRevisionStep step;
  g_assert_false (redo ? cursus_store_redo (store, "s", NULL, NOW, &step, &error)
                       : cursus_store_undo (store, "s", NULL, NOW, &step, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND);
}

static void
test_there_and_back (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  CursusRevisionStep step;
  assert_nothing (store, false);
  change_to (store, 10, CURSUS_ACTION_PLAN, 0, NULL);
  assert_nothing (store, false);
  assert_nothing (store, true);
  change_to (store, 20, CURSUS_ACTION_MOVE, 1, NULL);
  g_assert_true (cursus_store_undo (store, "s", "Bob", NOW + 5, &step, NULL));
  g_assert_cmpint (step.revision, ==, 3);
  g_assert_cmpint (step.restores, ==, 1);
  g_assert_cmpint (step.change, ==, 2);
  g_assert_cmpint (newest_soft (store), ==, 10);
  assert_nothing (store, false);
  g_autoptr (CursusStore) other = fixture_store_open (folder);
  g_assert_true (cursus_store_redo (other, "s", NULL, NOW, &step, NULL));
  g_assert_cmpint (step.revision, ==, 4);
  g_assert_cmpint (step.restores, ==, 2);
  g_assert_cmpint (step.change, ==, 2);
  g_assert_cmpint (newest_soft (store), ==, 20);
  assert_nothing (store, true);
}

/* Who, what and why of each revision. */
static void
test_list (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  CursusRevisionStep step;
  change_to (store, 10, CURSUS_ACTION_PLAN, 0, NULL);
  change_to (store, 20, CURSUS_ACTION_PIN, 0, NULL);
  cursus_store_undo (store, "s", "Bob", NOW + 5, &step, NULL);
  g_autoptr (GPtrArray) list = cursus_store_list (store, "s", NULL);
  g_assert_cmpuint (list->len, ==, 3);
  const CursusRevisionInfo *pin = g_ptr_array_index (list, 1), *undo = g_ptr_array_index (list, 2);
  g_assert_cmpstr (cursus_revision_action_name (pin->action), ==, "pin");
  g_assert_cmpstr (pin->author, ==, "Ada");
  g_assert_cmpstr (pin->note, ==, "why");
  g_assert_cmpint (pin->restores, ==, 0);
  g_assert_cmpstr (cursus_revision_action_name (undo->action), ==, "undo");
  g_assert_cmpstr (undo->author, ==, "Bob");
  g_assert_cmpint (undo->made_utc, ==, NOW + 5);
  g_assert_cmpint (undo->restores, ==, 1);
}

static void
test_conflict (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  g_autoptr (GError) error = NULL;
  change_to (store, 10, CURSUS_ACTION_PLAN, 0, NULL);
  change_to (store, 20, CURSUS_ACTION_MOVE, 1, NULL);
  g_assert_cmpint (change_to (store, 30, CURSUS_ACTION_MOVE, 1, &error), ==, 0);
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT);
  g_assert_nonnull (g_strstr_len (error->message, -1, "revision 2"));
  g_assert_cmpint (newest_soft (store), ==, 20);
  g_assert_cmpint (change_to (store, 30, CURSUS_ACTION_MOVE, 2, NULL), ==, 3);
}

/* A list of plans with a cursor: what editors do. */
typedef struct {
  int64_t softs[200];
  int present; /* -1: nothing yet */
  int last;
} Model;

static void
step_both (Model *model, CursusStore *store, GRand *random, int64_t soft)
{
  CursusRevisionStep step;
  int kind = g_rand_int_range (random, 0, 3);
  if (kind == 0 || model->present < 0) {
    change_to (store, soft, CURSUS_ACTION_MOVE, 0, NULL);
    model->softs[++model->present] = soft;
    model->last = model->present;
  } else if (kind == 1) {
    g_assert_cmpint (cursus_store_undo (store, "s", NULL, NOW, &step, NULL), ==, model->present > 0);
    model->present -= model->present > 0;
  } else {
    g_assert_cmpint (cursus_store_redo (store, "s", NULL, NOW, &step, NULL), ==, model->present < model->last);
    model->present += model->present < model->last;
  }
  g_assert_cmpint (newest_soft (store), ==, model->softs[model->present]);
}

static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  Model model = { .present = -1 };
  for (int i = 0; i < 150; i++)
    step_both (&model, store, random, i + 1);
}

static void
test_stamp_is_renewed (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  CursusRevisionStep step;
  change_to (store, 10, CURSUS_ACTION_PLAN, 0, NULL);
  change_to (store, 20, CURSUS_ACTION_MOVE, 0, NULL);
  cursus_store_undo (store, "s", NULL, NOW * (int64_t)2, &step, NULL);
  g_autoptr (CursusPlan) plan = cursus_store_load (store, "s", 0, NULL);
  g_assert_cmpint (plan->stamp_utc, ==, NOW * (int64_t)2);
  g_assert_cmpint (plan->made_utc, ==, NOW * (int64_t)2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/undo/there-and-back", test_there_and_back);
  g_test_add_func ("/store/undo/list", test_list);
  g_test_add_func ("/store/undo/conflict", test_conflict);
  g_test_add_func ("/store/undo/random", test_random);
  g_test_add_func ("/store/undo/stamp-is-renewed", test_stamp_is_renewed);
  return g_test_run ();
}
