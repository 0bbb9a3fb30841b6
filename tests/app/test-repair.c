/* Drafts of repairs: what is offered has a plan that the audit counted, and what is not enough has none. */
#include "app/repair.h"

#include "app-fixture.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRepair, cursus_repair_free)

/* The gap is longer than the session. */
#define TOO_FAR FIXTURE_SESSION "use \"gap\" { as = \"far\", after = \"opening\", before = \"water\", min = \"20 days\" }\n"

static CursusAmendment *
gap_of (const CursusWorkspace *workspace, const char *min)
{
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_PARAM, 1.5);
  amendment->use = fixture_find_use (workspace, "far");
  amendment->param = g_strdup ("min");
  amendment->value = cursus_value_new_string (min);
  return amendment;
}

static bool
try (const CursusWorkspace *workspace, CursusRepairDraft *draft, const CursusPlacement *pins)
{
  g_autoptr (CursusWorkspace) amended = cursus_repair_open (draft, workspace);
  g_assert_nonnull (amended);
  cursus_repair_try (draft, workspace, amended, pins, NULL, NULL, NULL);
  return draft->has_plan;
}

static void
test_enough (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TOO_FAR);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  const char *const gaps[] = { "20 days", "12 days", "11 days", "2 days" };
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++) {
    g_autoptr (CursusRepairDraft) draft = cursus_repair_draft_new ();
    cursus_repair_draft_add (draft, gap_of (workspace, gaps[i]));
    g_assert_true (try (workspace, draft, NULL) == (i >= 2)); /* there are eleven days from the first to the last */
    g_assert_true ((draft->placements != NULL) == draft->has_plan);
    if (!draft->has_plan)
      continue;
    g_assert_cmpint (draft->score.hard, ==, 0);
    const CursusTimeline *timeline = workspace->frame->timeline;
    const uint32_t opening = cursus_session_find_meeting (workspace->session, "opening");
    const uint32_t water = cursus_session_find_meeting (workspace->session, "water");
    g_assert_cmpuint (timeline->slots[draft->placements[water].start].day, >=,
                      timeline->slots[draft->placements[opening].start].day + (i == 2 ? 11 : 2));
  }
}

/* A pin is kept, unless an amendment takes it away. */
static void
test_pins (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TOO_FAR);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  const uint32_t opening = cursus_session_find_meeting (workspace->session, "opening");
  g_autofree CursusPlacement *pins = g_new0 (CursusPlacement, workspace->frame->n_meetings);
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (workspace->problem, opening, &n);
  for (uint32_t m = 0; m < workspace->frame->n_meetings; m++)
    pins[m].start = CURSUS_UNPLACED;
  pins[opening] = domain[n - 1]; /* on the last day */
  for (int unpin = 0; unpin < 2; unpin++) {
    g_autoptr (CursusRepairDraft) draft = cursus_repair_draft_new ();
    cursus_repair_draft_add (draft, gap_of (workspace, "5 days"));
    if (unpin) {
      CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_UNPIN, 1);
      amendment->meeting = opening;
      cursus_repair_draft_add (draft, amendment);
      g_assert_cmpfloat (draft->size, ==, 2.5);
    }
    g_assert_true (try (workspace, draft, pins) == (unpin == 1));
  }
}

/* What rules refuse is no session. */
static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TOO_FAR);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusRepairDraft) draft = cursus_repair_draft_new ();
  cursus_repair_draft_add (draft, gap_of (workspace, "some time"));
  g_autoptr (CursusWorkspace) amended = cursus_repair_open (draft, workspace);
  g_assert_null (amended);
}

/* A plan of the session before is where the search begins; if it keeps everything, it is one. */
static void
test_told (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TOO_FAR);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusRepairDraft) draft = cursus_repair_draft_new ();
  cursus_repair_draft_add (draft, gap_of (workspace, "3 days"));
  g_assert_true (try (workspace, draft, NULL));
  g_autoptr (CursusRepair) repair = cursus_repair_tell (draft, workspace, NULL);
  g_assert_true (repair->has_plan);
  g_assert_cmpuint (repair->texts->len, ==, 1);
  assert_contains (g_ptr_array_index (repair->texts, 0), "min = 3 days instead of 20 days");
  assert_contains (g_ptr_array_index (repair->changes, 0), "min = \"3 days\"");
  g_autoptr (CursusWorkspace) amended = cursus_repair_open (draft, workspace);
  g_autofree CursusPlacement *plan = g_memdup2 (draft->placements, amended->frame->n_meetings * sizeof *plan);
  const volatile sig_atomic_t stop = 1; /* the search ends at once */
  cursus_repair_try (draft, workspace, amended, NULL, workspace, plan, &stop);
  g_assert_true (draft->has_plan);
}

/* Either change is enough: one of them is left out, but only if it is tried. */
static void
test_spare (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TOO_FAR);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  for (guint most = 0; most < 3; most++) {
    g_autoptr (CursusRepairDraft) draft = cursus_repair_draft_new ();
    CursusAmendment *soft = cursus_amendment_new (CURSUS_AMENDMENT_SOFT, 6);
    soft->use = fixture_find_use (workspace, "far");
    soft->weight = 20;
    cursus_repair_draft_add (draft, soft);
    cursus_repair_draft_add (draft, gap_of (workspace, "5 days"));
    g_assert_true (try (workspace, draft, NULL));
    cursus_repair_spare (draft, workspace, NULL, most, NULL);
    g_assert_true (draft->has_plan);
    g_assert_cmpuint (draft->amendments->len, ==, most > 0 ? 1 : 2);
    g_assert_cmpfloat (draft->size, ==, most > 0 ? 1.5 : 7.5);
    g_assert_cmpint (draft->score.hard, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/repair/enough", test_enough);
  g_test_add_func ("/app/repair/pins", test_pins);
  g_test_add_func ("/app/repair/refused", test_refused);
  g_test_add_func ("/app/repair/told", test_told);
  g_test_add_func ("/app/repair/spare", test_spare);
  return g_test_run ();
}
