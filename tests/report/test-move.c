/* What a move breaks, costs and saves. */
#include "report/move.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

typedef struct {
  CursusPlan *before;
  CursusPlan *after;
  GPtrArray *violations_before;
  GPtrArray *violations_after;
} Case;

static void
add (GPtrArray *violations, const char *use, bool hard, int64_t cost, const char *text)
{
  CursusViolation *violation = cursus_violation_new ("rule", use);
  violation->hard = hard;
  violation->weight = 2;
  violation->cost = cost;
  violation->text = g_strdup (text);
  g_ptr_array_add (violations, violation);
}

static Case
make (void)
{
  Case self = { .before = change_plan_usual (), .after = change_plan ("2023-11-10", "09:00-12:30", "reims|Reims", "c/Claire") };
  self.violations_before = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  self.violations_after = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  add (self.violations_before, "a", false, 2, "stays");
  add (self.violations_before, "a", false, 2, "twice");
  add (self.violations_before, "a", false, 2, "twice");
  add (self.violations_before, "a", false, 3, "goes");
  add (self.violations_before, "h", true, 1, "healed");
  add (self.violations_after, "a", false, 2, "twice");
  add (self.violations_after, "a", false, 2, "stays");
  add (self.violations_after, "a", false, 4, "comes");
  add (self.violations_after, "h", true, 1, "broken");
  change_add_rule (self.before, "h", true, 1, 1);
  change_add_rule (self.after, "h", true, 1, 1);
  self.after->revision = 7;
  return self;
}

static void
clear (Case *self)
{
  cursus_plan_free (self->before);
  cursus_plan_free (self->after);
  g_ptr_array_unref (self->violations_before);
  g_ptr_array_unref (self->violations_after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, clear)

static CursusMoveReport
report_of (const Case *self, CursusMoveOutcome outcome)
{
  return (CursusMoveReport){ self->before, self->after, self->violations_before, self->violations_after, outcome };
}

static void
test_text (void)
{
  static const char *const outcomes[] = { "Saved as revision 7.\n", "That is so already", "Nothing was saved.\n", "Refused" };
  for (int outcome = CURSUS_MOVE_SAVED; outcome <= CURSUS_MOVE_REFUSED; outcome++) {
    g_auto (Case) self = make ();
    CursusMoveReport report = report_of (&self, (CursusMoveOutcome)outcome);
    g_autofree char *text = cursus_report_move (&report, (CursusReportStyle){ .columns = 100 });
    change_assert_tells (text,
                         (const char *const[]){ "Water (water)\n  is moved from", "This breaks hard rules:\n      1  broken\n",
                                                "This costs:\n      4  comes\n", "no longer broken:\n      1  healed\n",
                                                "This no longer costs:\n      2  twice\n         a (rule)\n      3  goes\n",
                                                "!stays", outcomes[outcome], NULL });
  }
}

static void
test_nothing_changes (void)
{
  g_auto (Case) self = make ();
  CursusMoveReport report = { self.before, self.before, self.violations_before, self.violations_before, CURSUS_MOVE_UNCHANGED };
  g_autofree char *text = cursus_report_move (&report, (CursusReportStyle){ .columns = 100 });
  g_assert_cmpstr (text, ==, "That is so already: nothing was saved.\n");
}

static void
test_breaks (void)
{
  const struct {
    bool hard;
    int64_t before, after;
    bool breaks;
  } cases[]
      = { { true, 0, 0, false }, { true, 1, 1, false }, { true, 2, 1, false }, { true, 0, 1, true }, { false, 0, 5, false } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) before = change_plan_usual (), after = change_plan_usual ();
    change_add_rule (before, "r", cases[i].hard, 1, cases[i].before);
    change_add_rule (after, "r", cases[i].hard, 1, cases[i].after);
    g_assert_cmpint (cursus_move_breaks (before, after), ==, cases[i].breaks);
  }
  g_autoptr (CursusPlan) without = change_plan_usual (), with = change_plan_usual ();
  change_add_rule (with, "new", true, 1, 1);
  g_assert_true (cursus_move_breaks (without, with));
}

static void
test_json (void)
{
  g_auto (Case) self = make ();
  CursusMoveReport report = report_of (&self, CURSUS_MOVE_REFUSED);
  g_autofree char *text = cursus_report_move_json (&report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "outcome"), ==, "refused");
  g_assert_true (json_object_get_null_member (object, "revision"));
  JsonArray *added = json_object_get_array_member (object, "added"), *removed = json_object_get_array_member (object, "removed");
  g_assert_cmpuint (json_array_get_length (added), ==, 2);
  g_assert_cmpuint (json_array_get_length (removed), ==, 3);
  JsonObject *comes = json_array_get_object_element (added, 0);
  g_assert_cmpstr (json_object_get_string_member (comes, "text"), ==, "comes");
  g_assert_cmpint (json_object_get_int_member (comes, "cost"), ==, 4);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "meetings")), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/move/text", test_text);
  g_test_add_func ("/report/move/nothing-changes", test_nothing_changes);
  g_test_add_func ("/report/move/breaks", test_breaks);
  g_test_add_func ("/report/move/json", test_json);
  return g_test_run ();
}
