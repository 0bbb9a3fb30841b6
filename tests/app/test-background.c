/* What every session has besides rules, let go of, and whether a conflict would go with it. */
#include "app/background.h"

#include "app-fixture.h"
#include "solver/conflict.h"

#define ROOMS "site \"reims\" { name = \"Reims\", rooms = { \"B\", \"C\" } }\n"

static uint32_t
n_rooms (const CursusWorkspace *workspace, const char *module)
{
  return cursus_session_module (workspace->session, cursus_session_find_module (workspace->session, module))->rooms->len;
}

static void
test_open (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_HEAD ROOMS
                                             "module \"talk\" { title = \"Talk\", format = \"onsite\", half_days = 2, "
                                             "rooms = \"reims/B\" }\n"
                                             "module \"call\" { title = \"Call\", format = \"remote\", half_days = 1 }\n"
                                             "people \"people.csv\"\n");
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  bool all[] = { true, true }, none[] = { false, false };
  const CursusBackground dates = { .dates = true }, rooms = { .rooms = all };
  const CursusBackground kept = { .rooms = none }, lengths = { .lengths = all };
  g_autoptr (CursusWorkspace) longer = cursus_background_open (workspace, &dates),
                              wider = cursus_background_open (workspace, &rooms);
  g_autoptr (CursusWorkspace) same = cursus_background_open (workspace, &kept);
  g_autoptr (CursusWorkspace) shorter = cursus_background_open (workspace, &lengths);
  g_assert_cmpint (longer->session->dates.first, <, workspace->session->dates.first);
  g_assert_cmpint (longer->session->dates.last, >, workspace->session->dates.last);
  g_assert_cmpuint (n_rooms (wider, "talk"), ==, 2); /* not in Paris */
  g_assert_cmpuint (n_rooms (same, "talk"), ==, 1);
  g_assert_cmpuint (n_rooms (wider, "call"), ==, n_rooms (same, "call"));
  g_assert_cmpuint (cursus_session_meeting (workspace->session, 0)->n_slots, ==, 2);
  g_assert_cmpuint (cursus_session_meeting (shorter->session, 0)->n_slots, ==, 1);
}

/* There and back nothing changes; what is beyond the dates has no place. */
static void
test_shift (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  const CursusBackground dates = { .dates = true };
  g_autoptr (CursusWorkspace) wide = cursus_background_open (workspace, &dates);
  const uint32_t n = workspace->frame->n_meetings;
  g_autofree CursusPlacement *plan = g_new0 (CursusPlacement, n);
  for (uint32_t m = 0; m < n; m++)
    plan[m] = m == 1 ? (CursusPlacement){ .start = CURSUS_UNPLACED }
                     : cursus_problem_domain (workspace->problem, m, &(uint32_t){ 0 })[0];
  g_autofree CursusPlacement *there = cursus_background_shift (workspace, wide, plan);
  g_autofree CursusPlacement *back = cursus_background_shift (wide, workspace, there);
  g_assert_cmpuint (there[1].start, ==, CURSUS_UNPLACED);
  const CursusTimeline *near = workspace->frame->timeline, *far = wide->frame->timeline;
  g_assert_cmpint (far->days[far->slots[there[0].start].day].date, ==, near->days[near->slots[plan[0].start].day].date);
  for (uint32_t m = 0; m < n; m++)
    g_assert_true (cursus_placement_equal (plan[m], back[m]));
  there[0].start = 0;
  g_autofree CursusPlacement *outside = cursus_background_shift (wide, workspace, there);
  g_assert_null (outside);
  g_assert_null (cursus_background_shift (workspace, wide, NULL));
}

/* How many items of @kind take part in the conflict of @text, as far as @limits let that be known; @module: of one of them. */
static guint
count_within (const char *text, CursusSatLimits limits, CursusConflictKind kind, const char *module)
{
  g_autoptr (Fixture) fixture = fixture_new (text);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autofree bool *by_module = cursus_background_by_module (workspace->ruleset);
  const CursusRequirementsOptions options = { .by_module = by_module };
  g_autoptr (CursusRequirements) requirements = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusConflict) conflict = cursus_conflict_find_near (workspace->ruleset, &options, &requirements, &error);
  g_assert_no_error (error);
  g_assert_nonnull (conflict);
  cursus_background_find (workspace, requirements, NULL, limits, conflict->items);
  guint n = 0;
  for (guint i = 0; i < conflict->items->len; i++) {
    const CursusConflictItem *item = &g_array_index (conflict->items, CursusConflictItem, i);
    n += item->kind == kind && (module == NULL || item->module == cursus_session_find_module (workspace->session, module));
  }
  return n;
}

static guint
count_blamed (const char *text, CursusConflictKind kind, const char *module)
{
  return count_within (text, (CursusSatLimits){ 0 }, kind, module);
}

static void
test_blame (void)
{
  const char *far = FIXTURE_SESSION "use \"gap\" { after = \"opening\", before = \"water\", min = \"20 days\" }\n";
  g_assert_cmpuint (count_blamed (far, CURSUS_CONFLICT_DATES, NULL), ==, 1);
  g_assert_cmpuint (count_blamed (far, CURSUS_CONFLICT_ROOMS, NULL), ==, 0);
  g_assert_cmpuint (count_blamed (far, CURSUS_CONFLICT_DURATION, NULL), ==, 0);
  const char *crowded = FIXTURE_HEAD ROOMS
      "module \"long\" { title = \"Long\", format = \"onsite\", half_days = 2, on = \"2027-03-02\", rooms = \"paris/A\" }\n"
      "module \"beside\" { title = \"Beside\", format = \"onsite\", half_days = 1, on = \"2027-03-02\", rooms = \"reims/B\" }\n"
      "people \"people.csv\"\n";
  /* Nobody is in both, wherever they are: were the long one shorter, they could be one after the other. */
  g_assert_cmpuint (count_blamed (crowded, CURSUS_CONFLICT_DURATION, "long"), ==, 1);
  g_assert_cmpuint (count_blamed (crowded, CURSUS_CONFLICT_DURATION, NULL), ==, 1);
  g_assert_cmpuint (count_blamed (crowded, CURSUS_CONFLICT_ROOMS, NULL), ==, 0);
}

/* What cannot be found out is not said: that no six meetings fit into five days has nothing to do with their lengths. */
static void
test_doubt (void)
{
  g_autoptr (GString) text = g_string_new (FIXTURE_HEAD);
  for (guint m = 0; m < 6; m++)
    g_string_append_printf (text, "module \"m%u\" { title = \"M\", format = \"remote\", half_days = 2, to = \"2027-03-05\" }\n",
                            m);
  g_string_append (text, "use \"nobody-twice\" { weight = 1 }\n");
  for (guint a = 0; a < 6; a++)
    for (guint b = a + 1; b < 6; b++)
      g_string_append_printf (text,
                              "use \"day-relation\" { as = \"r%u-%u\", of = \"m%u\", with = \"m%u\", relation = "
                              "\"different-days\", audience = \"any\" }\n",
                              a, b, a, b);
  for (uint64_t steps = 1; steps <= 1024; steps *= 2)
    g_assert_cmpuint (count_within (text->str, (CursusSatLimits){ .max_steps = steps }, CURSUS_CONFLICT_DURATION, NULL), ==, 0);
  g_assert_cmpuint (count_blamed (text->str, CURSUS_CONFLICT_DURATION, NULL), ==, 0);
  g_assert_cmpuint (count_blamed (text->str, CURSUS_CONFLICT_DATES, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/background/open", test_open);
  g_test_add_func ("/app/background/shift", test_shift);
  g_test_add_func ("/app/background/blame", test_blame);
  g_test_add_func ("/app/background/doubt", test_doubt);
  return g_test_run ();
}
