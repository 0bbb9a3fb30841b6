#include <math.h>

#include "core/value.h"

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
assert_text (CursusValue *take_value, size_t max_bytes, const char *expected)
{
  g_autoptr (CursusValue) value = take_value;
  g_autofree char *text = cursus_value_to_text (value, max_bytes);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_text_scalars (void)
{
  assert_text (cursus_value_new_nil (), 100, "nil");
  assert_text (cursus_value_new_boolean (true), 100, "true");
  assert_text (cursus_value_new_integer (INT64_MIN), 100, "-9223372036854775808");
  assert_text (cursus_value_new_number (11.5), 100, "11.5");
  assert_text (cursus_value_new_number (3), 100, "3.0");
  assert_text (cursus_value_new_number (1e300), 100, "1e+300");
  assert_text (cursus_value_new_number (-INFINITY), 100, "-math.huge");
  assert_text (cursus_value_new_number (NAN), 100, "0/0");
  assert_text (cursus_value_new_string ("a\"b\\c\nd\té"), 100, "\"a\\\"b\\\\c\\nd\\té\"");
}

static void
test_text_tables (void)
{
  assert_text (cursus_value_new_table (), 100, "{}");
  CursusValue *table = cursus_value_new_table ();
  cursus_value_set (table, "z", make_nested (5, "end"));
  cursus_value_set (table, "3 weeks", cursus_value_new_boolean (false));
  cursus_value_append (table, cursus_value_new_string ("x"));
  cursus_value_append (table, cursus_value_new_integer (2));
  assert_text (table, 100, "{ \"x\", 2, [\"3 weeks\"] = false, z = { [\"end\"] = { 5 } } }");
}

static void
test_text_is_cut (void)
{
  assert_text (cursus_value_new_string ("éé"), 6, "\"éé\"");
  assert_text (cursus_value_new_string ("éé"), 5, "\"éé…");
  assert_text (cursus_value_new_string ("éé"), 4, "\"é…");
  assert_text (cursus_value_new_string ("éé"), 0, "…");
  CursusValue *deep = cursus_value_new_integer (1);
  for (int i = 0; i < 5000; i++) {
    CursusValue *outer = cursus_value_new_table ();
    cursus_value_append (outer, deep);
    deep = outer;
  }
  assert_text (deep, 7, "{ { { {…");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/value-text/scalars", test_text_scalars);
  g_test_add_func ("/core/value-text/tables", test_text_tables);
  g_test_add_func ("/core/value-text/is-cut", test_text_is_cut);
  return g_test_run ();
}
