/* The small writers that the JSON reports share. */
#include "report/json-values.h"

static void
test_members (void)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  char *texts[] = { (char *)"a", (char *)"b\377", NULL };
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "text", "\"é\"");
  cursus_json_set_text (builder, "none", NULL);
  cursus_json_set_count (builder, "large", (uint64_t)INT64_MAX + 1);
  cursus_json_set_count (builder, "most", INT64_MAX);
  cursus_json_set_number (builder, "half", 11.5);
  cursus_json_set_number (builder, "negative", -0.5);
  cursus_json_set_texts (builder, "texts", texts);
  cursus_json_set_texts (builder, "no_texts", NULL);
  cursus_json_set_revision (builder, 0);
  cursus_json_set_score (builder, (CursusScore){ 1, -2 });
  cursus_json_set_weight (builder, true, 7);
  cursus_json_end_object (builder);
  g_autofree char *text = cursus_json_finish (builder);
  g_autofree char *tight = g_strdup (text);
  g_strdelimit (tight, "\n", ' ');
  g_autoptr (GRegex) spaces = g_regex_new (" +", 0, 0, NULL);
  g_autofree char *flat = g_regex_replace_literal (spaces, tight, -1, 0, " ", 0, NULL);
  g_assert_cmpstr (
      flat, ==,
      "{ \"text\" : \"\\\"é\\\"\", \"none\" : null, \"large\" : \"9223372036854775808\", \"most\" : "
      "9223372036854775807, \"half\" : 11.5, \"negative\" : null, \"texts\" : [ \"a\", \"b\357\277\275\" ], "
      "\"no_texts\" : [], \"revision\" : null, \"score\" : { \"hard\" : 1, \"soft\" : -2 }, \"weight\" : \"hard\" } ");
  g_assert_true (g_str_has_suffix (text, "}\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/json-values/writes-every-kind-of-member", test_members);
  return g_test_run ();
}
