/* Files that are no database, or not a whole one any more. */
#include <string.h>

#include "store/fixture.h"
#include "store/store.h"

#define HEADER "SQLite format 3"

static void
test_garbage (void)
{
  const struct {
    const char *name;
    const char *start;
    size_t size;
  } cases[] = {
    { "one byte", "x", 1 },        { "short text", "meeting;date\n", 13 },       { "long text", "meeting;date\n", 70000 },
    { "header only", HEADER, 16 }, { "header and nothing valid", HEADER, 4096 },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *path = fixture_file (folder, "plans.db");
    g_autofree char *data = g_strnfill (cases[i].size, '#');
    memcpy (data, cases[i].start, MIN (cases[i].size, strlen (cases[i].start) + 1));
    fixture_write (path, data, cases[i].size);
    g_autoptr (GBytes) before = fixture_read (path);
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_store_open (path, &error));
    g_test_message ("%s: %s", cases[i].name, error->message);
    g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT);
    g_autoptr (GBytes) after = fixture_read (path);
    g_assert_true (g_bytes_equal (before, after));
    g_assert_cmpuint (fixture_count_files (folder), ==, 1);
  }
}

static GBytes *
make_database (const char *path)
{
  {
    g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
    for (int64_t i = 0; i < 4; i++) {
      g_autoptr (CursusPlan) plan = fixture_plan_large ("s", 30, i);
      g_assert_true (cursus_store_save (store, plan, "Ada", "note", 0, NULL));
    }
  }
  return fixture_read (path);
}

/* Every use of a damaged file ends, in a result or in an error of ours. Returns: how many errors. */
static int
use (const char *path)
{
  g_autoptr (GError) open_error = NULL;
  g_autoptr (CursusStore) store = cursus_store_open (path, &open_error);
  if (!store) {
    g_assert_true (open_error->domain == CURSUS_STORE_ERROR);
    return 1;
  }
  int n_errors = 0;
  g_autoptr (GPtrArray) list = cursus_store_list (store, "s", NULL);
  n_errors += !list;
  for (int64_t revision = 0; revision <= 4; revision++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusPlan) plan = cursus_store_load (store, "s", revision, &error);
    g_assert_true ((plan == NULL) == (error != NULL));
    g_assert_true (!error || error->domain == CURSUS_STORE_ERROR);
    n_errors += !plan;
  }
  g_autoptr (CursusPlan) next = fixture_plan_large ("s", 3, 99);
  g_autoptr (GError) error = NULL;
  bool saved = cursus_store_save (store, next, NULL, NULL, 0, &error);
  g_assert_true (saved == (error == NULL));
  return n_errors + !saved;
}

static void
test_cut_short (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "plans.db");
  g_autoptr (GBytes) whole = make_database (path);
  gsize size = g_bytes_get_size (whole);
  const gsize sizes[] = { 100, 4096, 5000, size / 2, size - 4096, size - 2048 };
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++) {
    fixture_write (path, g_bytes_get_data (whole, NULL), sizes[i]);
    int n_errors = use (path);
    g_test_message ("%zu of %zu bytes: %d errors", sizes[i], size, n_errors);
    g_assert_cmpint (n_errors, >, 0);
  }
  fixture_write (path, g_bytes_get_data (whole, NULL), size);
  g_assert_cmpint (use (path), ==, 0);
}

static void
test_flipped_bytes (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "plans.db");
  g_autoptr (GBytes) whole = make_database (path);
  gsize size = g_bytes_get_size (whole);
  int n_noticed = 0;
  for (int round = 0; round < 150; round++) {
    g_autofree char *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
    for (int i = g_rand_int_range (random, 1, 40); i > 0; i--)
      data[g_rand_int_range (random, 0, (gint32)size)] ^= (char)g_rand_int_range (random, 1, 256);
    if (round % 2 == 0) /* the structure is dense at the start of pages */
      data[g_rand_int_range (random, 0, (gint32)(size / 4096)) * 4096 + g_rand_int_range (random, 0, 60)] ^= 0x55;
    fixture_write (path, data, size);
    n_noticed += use (path) > 0;
  }
  g_test_message ("%d of 150 noticed", n_noticed);
  g_assert_cmpint (n_noticed, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/damage/garbage", test_garbage);
  g_test_add_func ("/store/damage/cut-short", test_cut_short);
  g_test_add_func ("/store/damage/flipped-bytes", test_flipped_bytes);
  return g_test_run ();
}
