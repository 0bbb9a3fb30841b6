#include <math.h>

#include "core/value.h"

static void
test_readers (void)
{
  g_autoptr (CursusValue) nil = cursus_value_new_nil ();
  g_autoptr (CursusValue) yes = cursus_value_new_boolean (true);
  g_autoptr (CursusValue) whole = cursus_value_new_integer (-7);
  g_autoptr (CursusValue) part = cursus_value_new_number (2.5);
  g_autoptr (CursusValue) text = cursus_value_new_string ("été");
  g_autoptr (CursusValue) table = cursus_value_new_table ();
  const CursusValue *all[] = { nil, yes, whole, part, text, table };
  static const double numbers[] = { 0, 0, -7, 2.5, 0, 0 };
  static const char *const names[] = { "nothing", "true or false", "a whole number", "a number", "a text", "a table" };
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    g_assert_cmpint ((int)cursus_value_type (all[i]), ==, (int)i);
    g_assert_cmpstr (cursus_value_type_name (all[i]), ==, names[i]);
    g_assert_true (cursus_value_get_boolean (all[i]) == (all[i] == yes));
    g_assert_cmpint (cursus_value_get_integer (all[i]), ==, all[i] == whole ? -7 : 0);
    g_assert_cmpfloat (cursus_value_get_number (all[i]), ==, numbers[i]);
    g_assert_cmpstr (cursus_value_get_string (all[i]), ==, all[i] == text ? "été" : NULL);
    g_assert_cmpuint (cursus_value_length (all[i]), ==, 0);
    g_assert_cmpuint (cursus_value_n_keys (all[i]), ==, 0);
    g_assert_null (cursus_value_lookup (all[i], "key"));
  }
}

static void
test_table (void)
{
  g_autoptr (CursusValue) self = cursus_value_new_table ();
  cursus_value_append (self, cursus_value_new_integer (1));
  cursus_value_append (self, cursus_value_new_string ("two"));
  cursus_value_set (self, "b", cursus_value_new_integer (1));
  cursus_value_set (self, "b", cursus_value_new_integer (2));
  g_assert_cmpuint (cursus_value_length (self), ==, 2);
  g_assert_cmpstr (cursus_value_get_string (cursus_value_item (self, 1)), ==, "two");
  g_assert_cmpuint (cursus_value_n_keys (self), ==, 1);
  g_assert_cmpint (cursus_value_get_integer (cursus_value_lookup (self, "b")), ==, 2);
  g_assert_null (cursus_value_lookup (self, "a"));
  g_assert_null (cursus_value_lookup (self, "c"));
}

/* Whatever the order of setting, keys come by their bytes. */
static void
test_key_order (void)
{
  static const char *const sorted[] = { "", "A", "Z", "a", "aa", "b", "z", "é" };
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  for (int round = 0; round < 50; round++) {
    g_autoptr (CursusValue) self = cursus_value_new_table ();
    for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
      cursus_value_set (self, sorted[g_rand_int_range (rand, 0, G_N_ELEMENTS (sorted))], cursus_value_new_nil ());
    for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
      cursus_value_set (self, sorted[i], cursus_value_new_integer ((int64_t)i));
    g_assert_cmpuint (cursus_value_n_keys (self), ==, G_N_ELEMENTS (sorted));
    for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++) {
      g_assert_cmpstr (cursus_value_key (self, i), ==, sorted[i]);
      g_assert_cmpint (cursus_value_get_integer (cursus_value_lookup (self, sorted[i])), ==, (int64_t)i);
    }
  }
}

static void
test_equal_scalars (void)
{
  CursusValue *values[] = {
    cursus_value_new_nil (),       cursus_value_new_boolean (false),     cursus_value_new_boolean (true),
    cursus_value_new_integer (0),  cursus_value_new_integer (INT64_MAX), cursus_value_new_integer (INT64_MIN),
    cursus_value_new_number (0.5), cursus_value_new_number (0x1p63),     cursus_value_new_number (INFINITY),
    cursus_value_new_string (""),  cursus_value_new_string ("0"),        cursus_value_new_table (),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      g_assert_true (cursus_value_equal (values[i], values[j]) == (i == j));
  }
  g_autoptr (CursusValue) least = cursus_value_new_number (-0x1p63);
  g_assert_true (cursus_value_equal (least, values[5]));
  g_autoptr (CursusValue) zero = cursus_value_new_number (-0.0);
  g_assert_true (cursus_value_equal (values[3], zero));
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    cursus_value_unref (values[i]);
}

static CursusValue *
make_nested (int64_t inner, const char *key)
{
  CursusValue *list = cursus_value_new_table ();
  cursus_value_append (list, cursus_value_new_integer (inner));
  CursusValue *self = cursus_value_new_table ();
  cursus_value_set (self, key, list);
  return self;
}

static void
test_equal_tables (void)
{
  g_autoptr (CursusValue) a = make_nested (1, "k");
  g_autoptr (CursusValue) same = make_nested (1, "k");
  g_autoptr (CursusValue) other_inner = make_nested (2, "k");
  g_autoptr (CursusValue) other_key = make_nested (1, "l");
  g_autoptr (CursusValue) longer = make_nested (1, "k");
  cursus_value_append (longer, cursus_value_new_nil ());
  g_assert_true (cursus_value_equal (a, same));
  g_assert_false (cursus_value_equal (a, other_inner));
  g_assert_false (cursus_value_equal (a, other_key));
  g_assert_false (cursus_value_equal (a, longer));
  g_autoptr (CursusValue) shared = cursus_value_ref (a);
  g_assert_true (shared == a);
}

#define N_THREADS 2
#define N_TAKEN 4000000

typedef struct {
  CursusValue *value;
  gint n_here;
} Takers;

static gpointer
take_references (gpointer data)
{
  Takers *self = data;
  g_atomic_int_inc (&self->n_here);
  while (g_atomic_int_get (&self->n_here) < N_THREADS)
    g_thread_yield ();
  for (guint i = 0; i < N_TAKEN; i++)
    cursus_value_ref (self->value);
  return NULL;
}

/* None of their references is lost. */
static void
test_references_of_several_threads (void)
{
  g_autoptr (CursusValue) self = cursus_value_new_string ("été");
  Takers takers = { .value = self };
  GThread *threads[N_THREADS];
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("references", take_references, &takers);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < N_THREADS * N_TAKEN; i++)
    cursus_value_unref (self);
  g_assert_cmpstr (cursus_value_get_string (self), ==, "été");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/value/readers", test_readers);
  g_test_add_func ("/core/value/table", test_table);
  g_test_add_func ("/core/value/key-order", test_key_order);
  g_test_add_func ("/core/value/equal-scalars", test_equal_scalars);
  g_test_add_func ("/core/value/equal-tables", test_equal_tables);
  g_test_add_func ("/core/value/references-of-several-threads", test_references_of_several_threads);
  return g_test_run ();
}
