/* What holds a meeting, printed. */
#include "report/hold.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

static CursusPlan *
on (const char *date)
{
  return change_plan (date, "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire");
}

static CursusHoldReason *
reason (const char *use, guint n, guint n_more, const char *text)
{
  CursusHoldReason *self = g_new0 (CursusHoldReason, 1);
  self->rule = "gap";
  self->use = use;
  self->n = n;
  self->n_more = n_more;
  self->example = on ("2023-11-16");
  self->text = g_strdup (text);
  return self;
}

static CursusProposal *
proposal (const char *date, int64_t soft)
{
  CursusProposal *self = g_new0 (CursusProposal, 1);
  self->plan = on (date);
  self->score.soft = soft;
  self->rules = g_array_new (FALSE, FALSE, sizeof (CursusRuleDifference));
  const CursusRuleDifference rules[] = {
    { "gap", "rest", false, 2, -2 },
    { "weekdays", "weekdays", false, 2, soft - 10 + 2 },
  };
  g_array_append_vals (self->rules, rules, 2);
  return self;
}

static CursusHoldReport
make (const CursusPlan *present)
{
  CursusHoldReport self = {
    .present = present,
    .violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free),
    .meeting = "water",
    .n_never = 12,
    .n_blocked = 3,
    .n_dearer = 4,
    .n_cheaper = 1,
    .never = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_hold_reason_free),
    .blocked = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_hold_reason_free),
    .blockers = g_array_new (FALSE, FALSE, sizeof (CursusHoldBlocker)),
    .n_tangled = 2,
    .blockers_known = true,
    .possible = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free),
  };
  g_ptr_array_add (self.never, reason ("autumn", 8, 8, "The tide is high."));
  g_ptr_array_add (self.never, reason ("winter", 9, 4, NULL));
  g_ptr_array_add (self.never, reason ("spring", 5, 0, "Nothing new."));
  g_ptr_array_add (self.blocked, reason ("rest", 3, 3, "Too close."));
  CursusHoldBlocker blocker = { cursus_plan_find (present, "air"), 1 };
  g_array_append_val (self.blockers, blocker);
  for (int i = 0; i < 5; i++)
    g_ptr_array_add (self.possible, proposal ("2023-11-17", 9 + 2 * i));
  return self;
}

static void
clear (CursusHoldReport *self)
{
  g_ptr_array_unref (self->violations);
  g_ptr_array_unref (self->never);
  g_ptr_array_unref (self->blocked);
  g_array_unref (self->blockers);
  g_ptr_array_unref (self->possible);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CursusHoldReport, clear)

static void
test_short (void)
{
  g_autoptr (CursusPlan) present = change_plan_usual ();
  g_auto (CursusHoldReport) report = make (present);
  g_autofree char *text = cursus_report_hold (&report, (CursusReportStyle){ .columns = 120 });
  change_assert_tells (text,
                       (const char *const[]){
                           "Water (water)\nThu 9 Nov 2023 · morning", "No rule is broken by this meeting.\n\n",
                           "Why not elsewhere? 20 other choices of time, room and speakers\n",
                           "     12  forbidden, wherever the other meetings are\n             8  autumn (gap)\n",
                           "                for example: The tide is high.\n            +4  winter (gap)\n",
                           "for example: Thu 16 Nov 2023, morning (09:00–12:30) · Paris, Room A · Claire\n", "!spring", "!in all",
                           "      3  forbidden because of where the other meetings are\n             3  rest (gap)\n",
                           "         In the way, each of them alone: “Air” (1). In the way of 2: several meetings together.\n",
                           "      5  possible: dearer 4, at the same cost 0, cheaper 1\n            −1  Fri 17 Nov 2023, morning",
                           "\n                +1 weekdays, −2 rest (gap)\n            +1  Fri", "… and 2 more\n", NULL });
}

static void
test_all (void)
{
  g_autoptr (CursusPlan) present = change_plan_usual ();
  ((CursusPlanMeeting *)cursus_plan_find (present, "water"))->pinned = CURSUS_PIN_PLANNER;
  g_auto (CursusHoldReport) report = make (present);
  report.all = true;
  report.blockers_known = false;
  g_autofree char *text = cursus_report_hold (&report, (CursusReportStyle){ .columns = 120 });
  change_assert_tells (text, (const char *const[]){ "It is pinned by the planner: no plan moves it", "winter (gap) · 9 in all",
                                                    "             0  spring (gap) · 5 in all", "!several meetings together",
                                                    "            +7  Fri", "!more", NULL });
  /* Nothing else is possible. */
  report.n_dearer = report.n_cheaper = 0;
  g_ptr_array_set_size (report.possible, 0);
  g_autofree char *nowhere = cursus_report_hold (&report, (CursusReportStyle){ .columns = 120 });
  change_assert_tells (nowhere, (const char *const[]){ "15 other choices", "\n      0  possible\n", "!dearer", NULL });
}

static void
test_json (void)
{
  g_autoptr (CursusPlan) present = change_plan_usual ();
  g_auto (CursusHoldReport) report = make (present);
  g_autofree char *text = cursus_report_hold_json (&report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  JsonObject *elsewhere = json_object_get_object_member (object, "elsewhere");
  g_assert_cmpint (json_object_get_int_member (elsewhere, "placements"), ==, 20);
  JsonArray *never = json_object_get_array_member (elsewhere, "forbidden_by");
  g_assert_cmpuint (json_array_get_length (never), ==, 3);
  JsonObject *winter = json_array_get_object_element (never, 1), *example = json_object_get_object_member (winter, "example");
  g_assert_cmpint (json_object_get_int_member (winter, "placements"), ==, 9);
  g_assert_cmpint (json_object_get_int_member (winter, "beyond"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (example, "start"), ==, "2023-11-16T09:00:00+01:00");
  g_assert_true (json_object_get_null_member (example, "text"));
  g_assert_cmpint (json_object_get_int_member (elsewhere, "several_in_the_way"), ==, 2);
  JsonObject *first = json_array_get_object_element (json_object_get_array_member (elsewhere, "possible"), 0);
  g_assert_cmpint (json_object_get_int_member (first, "difference"), ==, -1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "rules")), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/hold/short", test_short);
  g_test_add_func ("/report/hold/all", test_all);
  g_test_add_func ("/report/hold/json", test_json);
  return g_test_run ();
}
