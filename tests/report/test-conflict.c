/* Why there is no plan: as text and as JSON. */
#include "report/conflict.h"

#include <json-glib/json-glib.h>

static CursusReasons *
make_reasons (bool minimal, guint n)
{
  static const char *const subjects[] = { "opening", "water", NULL };
  CursusReasons *self = cursus_reasons_new ();
  self->minimal = minimal;
  for (guint i = 0; i < n; i++) {
    CursusReason *reason = g_new0 (CursusReason, 1);
    bool written = i % 2 == 0;
    reason->rule = written ? g_strdup ("gap") : NULL;
    reason->use = written ? g_strdup ("gap#2") : NULL;
    reason->file = written ? g_strdup ("s/session.lua") : NULL;
    reason->line = written ? 12 : 0;
    reason->subjects = g_strdupv ((char **)subjects);
    reason->text = g_strdup_printf ("reason %u", i);
    g_ptr_array_add (self->reasons, reason);
  }
  return self;
}

static void
test_text (void)
{
  static const struct {
    bool minimal;
    guint n;
    const char *text;
  } cases[] = {
    { true, 2,
      "These contradict each other; without any one of them the others do not:\n"
      "  s/session.lua:12: reason 0\n  reason 1\n" },
    { false, 1, "These contradict each other; perhaps not all of them are needed for that:\n  s/session.lua:12: reason 0\n" },
    { true, 1, "This alone leaves no plan:\n  s/session.lua:12: reason 0\n" },
    { true, 0, "The session’s days, rooms and lengths of meetings leave no plan, whatever the rules.\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusReasons) reasons = make_reasons (cases[i].minimal, cases[i].n);
    g_autofree char *text = cursus_report_conflict (reasons);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_json (void)
{
  g_autoptr (CursusReasons) reasons = make_reasons (true, 2);
  g_autofree char *text = cursus_report_conflict_json ("small", reasons);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "session"), ==, "small");
  g_assert_true (json_object_get_boolean_member (object, "minimal"));
  JsonArray *conflict = json_object_get_array_member (object, "conflict");
  g_assert_cmpuint (json_array_get_length (conflict), ==, 2);
  JsonObject *first = json_array_get_object_element (conflict, 0), *second = json_array_get_object_element (conflict, 1);
  g_assert_cmpstr (json_object_get_string_member (first, "rule"), ==, "gap");
  g_assert_cmpstr (json_object_get_string_member (first, "use"), ==, "gap#2");
  g_assert_cmpint (json_object_get_int_member (first, "line"), ==, 12);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "subjects")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (second, "text"), ==, "reason 1");
  g_assert_true (json_object_get_null_member (second, "rule"));
  g_assert_true (json_object_get_null_member (second, "line"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/conflict/text", test_text);
  g_test_add_func ("/report/conflict/json", test_json);
  return g_test_run ();
}
