/* The writer of JSON: json-glib reads what it wrote, and would have written the same. */
#include "report/json-writer.h"

#include <json-glib/json-glib.h>
#include <math.h>

#define N_DOCUMENTS 200

static const char *const texts[]
    = { "", "a", "“Énergie” 日本", "say \"no\"", "back\\slash/", "line\nfeed\ttab\r\b\f", "\001\033\177 end" };

static void
add_scalar (CursusJson *json)
{
  static const int64_t integers[] = { 0, -1, 7, 1234567890123, INT64_MAX, INT64_MIN };
  static const double numbers[] = { 0, -0.5, 11.5, 3, 123456.789 };
  switch (g_test_rand_int_range (0, 5)) {
  case 0:
    cursus_json_add_text (json, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
    break;
  case 1:
    cursus_json_add_integer (json, integers[g_test_rand_int_range (0, G_N_ELEMENTS (integers))]);
    break;
  case 2:
    cursus_json_add_number (json, numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))]);
    break;
  case 3:
    cursus_json_add_boolean (json, g_test_rand_bit ());
    break;
  default:
    cursus_json_add_null (json);
  }
}

static void
add_value (CursusJson *json, int depth)
{
  bool is_object = g_test_rand_bit ();
  int n = g_test_rand_int_range (is_object, 5); /* json-glib writes spaces into an object without members */
  if (depth > 9 || (depth > 0 && g_test_rand_bit ())) {
    add_scalar (json);
    return;
  }
  is_object ? cursus_json_begin_object (json) : cursus_json_begin_array (json);
  for (int i = 0; i < n; i++) {
    g_autofree char *key = g_strdup_printf ("%d \"é\\", i);
    if (is_object)
      cursus_json_key (json, key);
    add_value (json, depth + 1);
  }
  is_object ? cursus_json_end_object (json) : cursus_json_end_array (json);
}

/* (transfer full): @text read and written by json-glib. */
static char *
write_again (const char *text, bool pretty)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  g_assert_no_error (error);
  g_autofree char *again = json_to_string (root, pretty);
  return g_strconcat (again, "\n", NULL);
}

static void
test_same_text (void)
{
  for (int i = 0; i < N_DOCUMENTS; i++) {
    bool pretty = i % 2 == 0;
    g_autoptr (CursusJson) json = pretty ? cursus_json_new () : cursus_json_new_line ();
    add_value (json, 0);
    g_autofree char *text = cursus_json_finish (json), *theirs = write_again (text, pretty);
    g_assert_cmpstr (text, ==, theirs);
  }
}

static void
test_deep (void)
{
  g_autoptr (CursusJson) json = cursus_json_new ();
  for (int i = 0; i < 40; i++)
    cursus_json_begin_array (json);
  cursus_json_add_integer (json, 1);
  for (int i = 0; i < 40; i++)
    cursus_json_end_array (json);
  g_autofree char *text = cursus_json_finish (json), *theirs = write_again (text, true);
  g_assert_cmpstr (text, ==, theirs);
}

/* What no reader would take, or take for something else. */
static void
test_impossible_values (void)
{
  g_autoptr (CursusJson) json = cursus_json_new_line ();
  cursus_json_begin_array (json);
  cursus_json_add_number (json, NAN);
  cursus_json_add_number (json, -INFINITY);
  cursus_json_add_number (json, 1e300);
  cursus_json_add_number (json, 2);
  cursus_json_add_text (json, NULL);
  cursus_json_add_text (json, "b\377d");
  cursus_json_add_text (json, "\037");
  cursus_json_begin_object (json);
  cursus_json_end_object (json);
  cursus_json_end_array (json);
  g_autofree char *text = cursus_json_finish (json);
  g_assert_cmpstr (text, ==, "[null,null,1.0000000000000001e+300,2.0,null,\"b\357\277\275d\",\"\\u001f\",{}]\n");
}

static void
test_used_again (void)
{
  g_autoptr (CursusJson) json = cursus_json_new_line ();
  for (int i = 0; i < 2; i++) {
    cursus_json_begin_object (json);
    cursus_json_key (json, "a");
    cursus_json_add_boolean (json, false);
    cursus_json_end_object (json);
    g_autofree char *text = cursus_json_finish (json);
    g_assert_cmpstr (text, ==, "{\"a\":false}\n");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/json-writer/writes-what-json-glib-writes", test_same_text);
  g_test_add_func ("/report/json-writer/indents-any-depth", test_deep);
  g_test_add_func ("/report/json-writer/writes-only-what-can-be-read", test_impossible_values);
  g_test_add_func ("/report/json-writer/is-empty-after-a-document", test_used_again);
  return g_test_run ();
}
