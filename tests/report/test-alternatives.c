/* Proposals for one meeting, in words. */
#include "report/alternatives.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

static CursusProposal *
propose (const char *date, CursusScore score, bool with_air)
{
  CursusProposal *proposal = g_new0 (CursusProposal, 1);
  proposal->plan = change_plan (date, "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire");
  proposal->score = score;
  if (with_air) {
    CursusPlanMeeting *air = g_ptr_array_index (proposal->plan->meetings, 1);
    g_array_index (air->slots, CursusPlanSlot, 0).start_utc += 86400;
    g_array_index (air->slots, CursusPlanSlot, 0).end_utc += 86400;
    return proposal;
  }
  g_ptr_array_remove_index (proposal->plan->meetings, 1);
  const CursusRuleDifference differences[]
      = { { "quorum", "quorum", false, 2, -4 }, { "gap", "rest", true, 1, score.hard }, { "weekdays", "weekdays", false, 3, 3 } };
  proposal->rules = g_array_new (FALSE, FALSE, sizeof (CursusRuleDifference));
  for (guint i = 0; i < 3; i++)
    if (differences[i].difference != 0)
      g_array_append_val (proposal->rules, differences[i]);
  return proposal;
}

static CursusProposals
make (const CursusPlan *present)
{
  CursusProposals proposals = { .present = present, .meeting = "water", .n_fine = 3, .n_chains = 5, .n_broken = 1 };
  proposals.fine = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free);
  proposals.chains = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free);
  proposals.broken = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free);
  g_ptr_array_add (proposals.fine, propose ("2023-11-10", (CursusScore){ 0, 9 }, false));
  g_ptr_array_add (proposals.chains, propose ("2023-11-13", (CursusScore){ 0, 12 }, true));
  g_ptr_array_add (proposals.broken, propose ("2023-11-14", (CursusScore){ 2, 7 }, false));
  return proposals;
}

static void
clear (CursusProposals *self)
{
  g_ptr_array_unref (self->fine);
  g_ptr_array_unref (self->chains);
  g_ptr_array_unref (self->broken);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CursusProposals, clear)

static void
test_text (void)
{
  g_autoptr (CursusPlan) present = change_plan_usual ();
  g_auto (CursusProposals) proposals = make (present);
  g_autofree char *text = cursus_report_proposals (&proposals, (CursusReportStyle){ .columns = 120 });
  change_assert_tells (text,
                       (const char *const[]){ "Water (water)\n     10  Thu 9 Nov 2023, morning",
                                              "\n      9  Fri 10 Nov 2023, morning (09:00–12:30) · Paris, Room A · Claire\n",
                                              "−4 quorum, +3 weekdays", "… and 2 more", "\n     12  Mon 13 Nov", "… and 4 more",
                                              "“Air” is moved from Tue 14 Nov", "!“Water”", "+2 rest (gap)\n",
                                              "Not every way to move other meetings", NULL });
}

static void
test_nothing (void)
{
  g_autoptr (CursusPlan) present = change_plan_usual ();
  g_auto (CursusProposals) proposals = make (present);
  g_ptr_array_set_size (proposals.fine, 0);
  g_ptr_array_set_size (proposals.chains, 0);
  proposals.complete = true;
  proposals.n_fine = proposals.n_chains = 0;
  g_autofree char *text = cursus_report_proposals (&proposals, (CursusReportStyle){ .columns = 120 });
  change_assert_tells (text, (const char *const[]){ "Nothing was found that breaks no hard rule.", "!Elsewhere",
                                                    "Only by breaking", "!Not every way", NULL });
}

static void
test_json (void)
{
  g_autoptr (CursusPlan) present = change_plan_usual ();
  g_auto (CursusProposals) proposals = make (present);
  g_autofree char *text = cursus_report_proposals_json (&proposals);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  JsonArray *placements = json_object_get_array_member (object, "placements"),
            *chains = json_object_get_array_member (object, "chains");
  g_assert_cmpstr (json_object_get_string_member (object, "meeting"), ==, "water");
  g_assert_cmpuint (json_array_get_length (placements), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "found"), "fine"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "found"), "chains"), ==, 5);
  JsonObject *broken = json_array_get_object_element (placements, 1);
  g_assert_cmpstr (json_object_get_string_member (broken, "start"), ==, "2023-11-14T09:00:00+01:00");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (broken, "score"), "hard"), ==, 2);
  JsonObject *rest = json_array_get_object_element (json_object_get_array_member (broken, "rules"), 1);
  g_assert_cmpstr (json_object_get_string_member (rest, "use"), ==, "rest");
  g_assert_cmpint (json_object_get_int_member (rest, "difference"), ==, 2);
  JsonObject *chain = json_array_get_object_element (chains, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (chain, "meetings")), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/alternatives/text", test_text);
  g_test_add_func ("/report/alternatives/nothing", test_nothing);
  g_test_add_func ("/report/alternatives/json", test_json);
  return g_test_run ();
}
