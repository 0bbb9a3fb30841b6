/* Lists of numbers as keys: found again whatever their length, against a plain hash table. */
#include "rules/list-map-private.h"

#include "rules/rules-random.h"

static void
test_lengths (void)
{
  CursusListMap map;
  const uint32_t list[] = { 5, 5, 5, 5 };
  int32_t value = 0;
  cursus_list_map_init (&map);
  for (uint32_t n = 0; n <= 4; n++) {
    g_assert_false (cursus_list_map_find (&map, cursus_list_hash (list, n), list, n, &value));
    cursus_list_map_add (&map, cursus_list_hash (list, n), list, n, (int32_t)n + 10);
  }
  for (uint32_t n = 0; n <= 4; n++) {
    g_assert_true (cursus_list_map_find (&map, cursus_list_hash (list, n), list, n, &value));
    g_assert_cmpint (value, ==, n + 10);
  }
  cursus_list_map_clear (&map);
}

/* The same hash for all: only the lists tell them apart. */
static void
test_one_hash (void)
{
  CursusListMap map;
  int32_t value = 0;
  cursus_list_map_init (&map);
  for (uint32_t i = 0; i < 100; i++) {
    size_t place = map.n_keys;
    cursus_list_map_add (&map, 7, &i, 1, (int32_t)i);
    g_assert_cmpuint (cursus_list_map_list (&map, place)[0], ==, i);
  }
  for (uint32_t i = 0; i < 100; i++) {
    g_assert_true (cursus_list_map_find (&map, 7, &i, 1, &value));
    g_assert_cmpint (value, ==, i);
  }
  uint32_t absent = 100;
  g_assert_false (cursus_list_map_find (&map, 7, &absent, 1, &value));
  cursus_list_map_clear (&map);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (random_seed ());
  g_autoptr (GHashTable) plain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CursusListMap map;
  cursus_list_map_init (&map);
  for (guint i = 0; i < 5000; i++) {
    uint32_t list[4], n = random_below (random, 5), hash;
    int32_t value = -1;
    g_autoptr (GString) key = g_string_new (NULL);
    for (uint32_t k = 0; k < n; k++) {
      list[k] = random_below (random, 6);
      g_string_append_printf (key, "%u ", list[k]);
    }
    hash = cursus_list_hash (list, n);
    bool found = cursus_list_map_find (&map, hash, list, n, &value);
    g_assert_true (found == g_hash_table_contains (plain, key->str));
    if (found) {
      g_assert_cmpint (value, ==, GPOINTER_TO_INT (g_hash_table_lookup (plain, key->str)));
      continue;
    }
    cursus_list_map_add (&map, hash, list, n, (int32_t)i);
    g_hash_table_insert (plain, g_strdup (key->str), GINT_TO_POINTER ((gint)i));
  }
  g_assert_cmpuint (map.n, ==, g_hash_table_size (plain));
  g_assert_cmpuint (cursus_list_map_n_bytes (&map), >=, map.n_keys * sizeof (uint32_t));
  cursus_list_map_clear (&map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/list-map/lengths", test_lengths);
  g_test_add_func ("/rules/list-map/one-hash", test_one_hash);
  g_test_add_func ("/rules/list-map/random", test_random);
  return g_test_run ();
}
