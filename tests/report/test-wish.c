/* Why a meeting is not somewhere else, printed. */
#include "report/wish.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

typedef struct {
  CursusPlan *before;
  CursusPlan *after;
  CursusPlan *best;
  GPtrArray *violations_before;
  GPtrArray *violations_after;
  CursusReasons *why;
} Case;

static void
add (GPtrArray *violations, const char *use, bool hard, int64_t cost, const char *text)
{
  CursusViolation *violation = cursus_violation_new (use, use);
  violation->hard = hard;
  violation->cost = cost;
  violation->text = g_strdup (text);
  g_ptr_array_add (violations, violation);
}

/* Water on Friday breaks “rest” twice; the best plan moves air as well. */
static Case
make (void)
{
  Case self = {
    .before = change_plan_usual (),
    .after = change_plan ("2023-11-10", "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire"),
    .best = change_plan ("2023-11-10", "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire"),
    .why = cursus_reasons_new (),
  };
  self.violations_before = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  self.violations_after = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  add (self.violations_after, "rest", true, 2, "No rest on Friday.");
  add (self.violations_after, "rest", true, 3, "No rest on Saturday.");
  add (self.violations_after, "quorum", false, 4, "Anne is away.");
  change_add_rule (self.before, "rest", true, 0, 0);
  change_add_rule (self.after, "rest", true, 0, 5);
  change_add_rule (self.before, "quorum", false, 2, 2);
  change_add_rule (self.after, "quorum", false, 2, 6);
  change_add_rule (self.best, "quorum", false, 2, 8);
  self.after->score = (CursusScore){ .hard = 5, .soft = 14 };
  self.best->score.soft = 16;
  CursusPlanMeeting *air = (CursusPlanMeeting *)cursus_plan_find (self.best, "air");
  g_array_index (air->slots, CursusPlanSlot, 0).start_utc += 86400;
  g_array_index (air->slots, CursusPlanSlot, 0).end_utc += 86400;
  CursusReason *reason = g_new0 (CursusReason, 1);
  reason->text = g_strdup ("the tide");
  g_ptr_array_add (self.why->reasons, reason);
  return self;
}

static void
clear (Case *self)
{
  cursus_plan_free (self->before);
  cursus_plan_free (self->after);
  cursus_plan_free (self->best);
  g_ptr_array_unref (self->violations_before);
  g_ptr_array_unref (self->violations_after);
  cursus_reasons_free (self->why);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, clear)

static CursusWishReport
report_of (const Case *self, CursusPlanStatus status)
{
  bool found = status == CURSUS_STATUS_OPTIMAL || status == CURSUS_STATUS_FEASIBLE;
  return (CursusWishReport){
    .meeting = "water",
    .wish = "2023-11-10",
    .alone = { self->before, self->after, self->violations_before, self->violations_after, CURSUS_MOVE_DRY_RUN },
    .status = status,
    .best = found ? self->best : NULL,
    .bound = found ? 13 : 0,
    .seconds = 2,
  };
}

static char *
print (const CursusWishReport *report)
{
  return cursus_report_wish (report, (CursusReportStyle){ .columns = 200 });
}

static void
test_found (void)
{
  g_auto (Case) self = make ();
  CursusWishReport report = report_of (&self, CURSUS_STATUS_OPTIMAL);
  g_autofree char *text = print (&report);
  change_assert_tells (
      text,
      (const char *const[]){
          "Water (water)\nIt is    Thu 9 Nov 2023, morning (09:00–12:30) · Paris, Room A · Claire\nWhy not  Fri 10 Nov 2023",
          "If it goes there and nothing else moves\nThis breaks hard rules:\n      5  rest\n         No rest on Friday.\n"
          "         … and 1 more\n",
          "!Saturday", "!Anne", "  quorum · weight 2: 2 points → 6 points\n",
          "The best plan that has it there (2023-11-10)\nIt costs 16 points: 6 points more than the plan as it is. It is "
          "proven that none with it there costs less.\n1 other meeting moves for it.\n",
          "“Air” is moved from Tue 14 Nov 2023", "  quorum · weight 2: 2 points → 8 points\n", NULL });
  report.status = CURSUS_STATUS_FEASIBLE;
  report.all = true;
  g_autofree char *all = print (&report);
  change_assert_tells (all, (const char *const[]){ "No rest on Saturday.", "Anne is away.", "!more\n",
                                                   "It is the best that was found; it is proven that none with it there costs "
                                                   "less than 13 points.",
                                                   NULL });
}

/* Cheaper, as dear, or where the plan as it is breaks hard rules itself. */
static void
test_differences (void)
{
  g_auto (Case) self = make ();
  CursusWishReport report = report_of (&self, CURSUS_STATUS_FEASIBLE);
  report.bound = 0;
  self.best->score.soft = 9;
  g_autofree char *less = print (&report);
  self.best->score.soft = 10;
  g_autofree char *same = print (&report);
  self.before->score.hard = 3;
  g_autofree char *broken = print (&report);
  change_assert_tells (less,
                       (const char *const[]){ "9 points: 1 point less than the plan as it is. It is the best that was found; "
                                              "nothing is proven.",
                                              NULL });
  change_assert_tells (same, (const char *const[]){ "10 points: as much as the plan as it is.", NULL });
  change_assert_tells (broken, (const char *const[]){ "10 points: the plan as it is breaks hard rules, this one none.", NULL });
}

static void
test_none (void)
{
  g_auto (Case) self = make ();
  CursusWishReport report = report_of (&self, CURSUS_STATUS_INFEASIBLE);
  g_autofree char *untold = print (&report);
  change_assert_tells (untold,
                       (const char *const[]){ "There is none: that is proven.\nWhat contradicts it was not found", NULL });
  report.why = self.why;
  report.by_itself = true;
  g_autofree char *told = print (&report);
  change_assert_tells (told, (const char *const[]){ "There is none, proven: hard rules forbid it there, wherever", "the tide\n",
                                                    "!not found", NULL });
  report = report_of (&self, CURSUS_STATUS_UNKNOWN);
  g_autofree char *unknown = print (&report);
  change_assert_tells (unknown,
                       (const char *const[]){ "None that keeps every hard rule was found in 2 seconds, nor is it", NULL });
}

static void
test_already (void)
{
  g_auto (Case) self = make ();
  CursusWishReport report = report_of (&self, CURSUS_STATUS_OPTIMAL);
  report.already = true;
  ((CursusPlanMeeting *)cursus_plan_find (self.before, "water"))->pinned = CURSUS_PIN_PLANNER;
  g_autofree char *text = print (&report);
  change_assert_tells (text, (const char *const[]){ "That is what is asked for.", "It is pinned where it is", "!If it goes there",
                                                    "The best plan that has it there", NULL });
}

static void
test_json (void)
{
  g_auto (Case) self = make ();
  CursusWishReport report = report_of (&self, CURSUS_STATUS_OPTIMAL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *found = cursus_report_wish_json (&report);
  g_assert_true (json_parser_load_from_data (parser, found, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  JsonObject *alone = json_object_get_object_member (object, "alone"), *best = json_object_get_object_member (object, "best");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (alone, "added")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (alone, "rules")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (alone, "start"), ==, "2023-11-10T09:00:00+01:00");
  g_assert_cmpint (json_object_get_int_member (best, "difference"), ==, 6);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (best, "meetings")), ==, 2);
  g_assert_false (json_object_has_member (object, "conflict"));
  report = report_of (&self, CURSUS_STATUS_INFEASIBLE);
  report.why = self.why;
  g_autofree char *none = cursus_report_wish_json (&report);
  g_assert_true (json_parser_load_from_data (parser, none, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  best = json_object_get_object_member (object, "best");
  g_assert_cmpstr (json_object_get_string_member (best, "status"), ==, "infeasible");
  g_assert_true (json_object_get_null_member (best, "bound"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "conflict")), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/wish/found", test_found);
  g_test_add_func ("/report/wish/differences", test_differences);
  g_test_add_func ("/report/wish/none", test_none);
  g_test_add_func ("/report/wish/already", test_already);
  g_test_add_func ("/report/wish/json", test_json);
  return g_test_run ();
}
