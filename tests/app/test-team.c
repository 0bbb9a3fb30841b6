/* A session for several threads: each has rules of its own, all the same ones; what is done to one is done to all. */
#include "app/team.h"

#include "app-fixture.h"
#include "app/error.h"
#include "solver/error.h"

/* The rule is a function in Lua, and breaks wherever a meeting is. */
#define OWN_RULE                                                                                                                 \
  "return rule { api = 1, name = \"own\", title = \"Own\", doc = \"Costs.\", params = {},\n"                                     \
  "  constrain = function (p)\n"                                                                                                 \
  "    return each (meetings ()):cost (function (m) return 1 + m.day % 3 end)\n"                                                 \
  "  end }\n"

static Fixture *
make_folder (void)
{
  Fixture *fixture = fixture_new (FIXTURE_SESSION "use \"own\" { weight = 2 }\n");
  fixture_write (fixture, "small/plugins/own.lua", OWN_RULE);
  return fixture;
}

static CursusTeam *
make_team (const CursusWorkspace *workspace, uint32_t n)
{
  g_autoptr (GError) error = NULL;
  CursusTeam *team = cursus_team_new (workspace, n, &error);
  g_assert_no_error (error);
  return team;
}

/* Three meetings, each on a day that costs nothing beyond its one point: 6 in all, whoever finds it; every move is counted. */
static void
test_search (void)
{
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  for (uint32_t n = 1; n <= 4; n++) {
    g_autoptr (CursusTeam) team = make_team (workspace, n);
    CursusSearchOptions options = { .seed = n, .max_moves = 12001, .check = CURSUS_CHECK_STEP };
    g_autoptr (CursusSearchResult) one = cursus_team_search (team, &options, NULL),
                                   two = cursus_team_search (team, &options, NULL);
    g_assert_nonnull (one);
    g_assert_cmpuint (one->moves, ==, 12001);
    g_assert_cmpint (one->score.hard, ==, 0);
    g_assert_cmpint (one->score.soft, ==, 6);
    g_assert_cmpmem (one->placements, 3 * sizeof (CursusPlacement), two->placements, 3 * sizeof (CursusPlacement));
    g_assert_true (cursus_team_problem (team) == workspace->problem);
  }
}

/* With functions called again, too. */
static void
test_check_functions (void)
{
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusTeam) team = make_team (workspace, 2);
  cursus_team_check_functions (team);
  CursusSearchOptions options = { .max_moves = 300, .check = CURSUS_CHECK_FULL };
  g_autoptr (CursusSearchResult) result = cursus_team_search (team, &options, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->moves, ==, 300);
}

static void
test_pin (void)
{
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusTeam) team = make_team (workspace, 3);
  CursusPlacement pins[3] = { { .start = CURSUS_UNPLACED }, { .start = CURSUS_UNPLACED }, { .start = CURSUS_UNPLACED } };
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (workspace->problem, 1, &n);
  pins[1] = domain[n / 2];
  g_assert_true (cursus_team_pin (team, pins, NULL));
  cursus_problem_domain (cursus_team_problem (team), 1, &n);
  g_assert_cmpuint (n, ==, 1);
  CursusSearchOptions options = { .max_moves = 9000 };
  g_autoptr (CursusSearchResult) result = cursus_team_search (team, &options, NULL);
  g_assert_nonnull (result);
  g_assert_true (cursus_placement_equal (result->placements[1], pins[1]));
  pins[1] = domain[0]; /* which it has no longer */
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_team_pin (team, pins, &error));
  g_assert_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_PINNED);
}

/* A file that changed after the first thread read it. */
static void
test_changed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  fixture_write (fixture, "small/plugins/own.lua", "return rule {\n");
  g_assert_null (cursus_team_new (workspace, 3, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  /* One thread needs nothing that it has not. */
  g_autoptr (CursusTeam) alone = make_team (workspace, 1);
  g_assert_nonnull (alone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/team/search", test_search);
  g_test_add_func ("/app/team/check-functions", test_check_functions);
  g_test_add_func ("/app/team/pin", test_pin);
  g_test_add_func ("/app/team/changed", test_changed);
  return g_test_run ();
}
