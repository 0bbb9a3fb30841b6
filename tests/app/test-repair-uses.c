/* Rules that ask something of each person give way as one; what each session has anyway does not. */
#include "app/repairing-private.h"

#include "repairing-fixture.h"

#define RARE                                                                                                                     \
  FIXTURE_HEAD                                                                                                                   \
  "speaker \"sp-rare\" { name = \"Ada Rare\", unavailable = { \"2027-03-02\" } }\n"                                              \
  "module \"talk\" { title = \"Talk\", format = \"onsite\", half_days = 1, on = \"2027-03-02\", speakers = \"sp-rare\" }\n"      \
  "people \"people.csv\"\n"

/* Each of two participants is away for one of two weeks. */
static Fixture *
make_away (const char *use)
{
  g_autofree char *lua = g_strconcat (FIXTURE_SESSION "availability \"away.csv\"\n", use, NULL);
  Fixture *fixture = fixture_new (lua);
  fixture_write (fixture, "small/away.csv", "person;from;to\nanne;2027-03-01;2027-03-05\npaul;2027-03-08;2027-03-12\n");
  return fixture;
}

/* (transfer full): what one change of a use is enough for, where all items of this kind contradict something. */
static GPtrArray *
list_drafts (RepairCase *self, CursusConflictKind kind)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_repair_draft_free);
  const GArray *items = cursus_requirements_items (self->state.requirements);
  g_autoptr (GArray) conflict = g_array_new (FALSE, FALSE, sizeof (CursusConflictItem));
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, CursusConflictItem, i).kind == kind)
      g_array_append_val (conflict, g_array_index (items, CursusConflictItem, i));
  g_assert_cmpuint (conflict->len, >, 0);
  cursus_repairs_add_uses (&self->state, conflict, drafts);
  return drafts;
}

/* Softly, or as little as is enough: one change, with a plan. */
static void
test_everybody (void)
{
  g_auto (RepairCase) self = repairing_open_fixture (make_away ("use \"quorum\" { as = \"all\", on = \"*\", least = 100 }\n"));
  const uint32_t all = fixture_find_use (self.workspace, "all");
  guint n_soft = 0, n_values = 0;
  repairing_begin (&self, NULL);
  g_autoptr (GPtrArray) drafts = list_drafts (&self, CURSUS_CONFLICT_PERSON);
  for (guint d = 0; d < drafts->len; d++) {
    const CursusRepairDraft *draft = g_ptr_array_index (drafts, d);
    g_assert_cmpuint (draft->amendments->len, ==, 1);
    const CursusAmendment *amendment = g_ptr_array_index (draft->amendments, 0);
    g_assert_true (draft->has_plan);
    g_assert_cmpint (draft->score.hard, ==, 0);
    g_assert_cmpuint (amendment->use, ==, all);
    if (amendment->kind == CURSUS_AMENDMENT_SOFT) {
      n_soft++;
      continue;
    }
    g_assert_cmpint (amendment->kind, ==, CURSUS_AMENDMENT_PARAM);
    g_assert_cmpstr (amendment->param, ==, "least");
    g_assert_cmpint (cursus_value_get_integer (amendment->value), ==, 50);
    n_values++;
  }
  g_assert_cmpuint (n_soft, ==, 1);
  g_assert_cmpuint (n_values, ==, 1);
}

/* Not what nobody wrote, or what is in the way of something else than people. */
static void
test_none (void)
{
  g_auto (RepairCase) standard = repairing_new (RARE);
  g_autoptr (GPtrArray) of_standard = list_drafts (&standard, CURSUS_CONFLICT_PERSON);
  g_assert_cmpuint (of_standard->len, ==, 0);
  g_auto (RepairCase) hard = repairing_open_fixture (make_away ("use \"quorum\" { on = \"*\", least = 100 }\n"));
  repairing_begin (&hard, NULL);
  g_autoptr (GPtrArray) of_uses = list_drafts (&hard, CURSUS_CONFLICT_USE);
  g_assert_cmpuint (of_uses->len, ==, 0);
}

/* It is a large change to a rule that nobody wrote. */
static void
test_soften (void)
{
  g_auto (RepairCase) self = repairing_open (FIXTURE_SESSION "use \"weekdays\" { as = \"fridays\", weekdays = \"friday\" }\n");
  const uint32_t written = fixture_find_use (self.workspace, "fridays");
  const uint32_t standard = fixture_find_use (self.workspace, "nobody-twice");
  g_autoptr (CursusAmendment) small = cursus_use_soften (&self.state, written);
  g_autoptr (CursusAmendment) large = cursus_use_soften (&self.state, standard);
  g_assert_cmpint (small->kind, ==, CURSUS_AMENDMENT_SOFT);
  g_assert_cmpuint (small->use, ==, written);
  g_assert_cmpuint (large->use, ==, standard);
  g_assert_cmpint (small->weight, >, 0);
  g_assert_cmpint (small->weight, ==, large->weight);
  g_assert_cmpfloat (5 * small->size, <, large->size);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/repair-uses/everybody", test_everybody);
  g_test_add_func ("/app/repair-uses/none", test_none);
  g_test_add_func ("/app/repair-uses/soften", test_soften);
  return g_test_run ();
}
