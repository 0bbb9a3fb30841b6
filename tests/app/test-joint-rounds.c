/* Rounds: everybody gets a plan, who finds none makes others give way, and budgets are kept. */
#include "app/joint-rounds.h"

#include "region-fixture.h"
#include "rules/audit.h"

/* Three sessions with two meetings each, one of them in the common room; each speaker teaches in two sessions. Whatever they do,
 * it costs something. */
static const Region busy = { .n_sessions = 3,
                             .n_meetings = { 2, 2, 2 },
                             .speakers = { { 1, 2 }, { 2, 4 }, { 1, 4 } },
                             .remote = { { false, true }, { false, true }, { false, true } },
                             .late = { 2, 3, 4 },
                             .afternoon = { 3, 2, 1 },
                             .absent = { 3, 3, 3 } };

/* Four half-days of the first speaker, who has three. */
static const Region hopeless = { .n_sessions = 2,
                                 .n_meetings = { 2, 2 },
                                 .speakers = { { 1, 1 }, { 1, 1 } },
                                 .remote = { { true, true }, { true, true } },
                                 .late = { 1, 1 },
                                 .afternoon = { 1, 1 },
                                 .absent = { 3, 3, 3 } };

static CursusJointRoundsEnd
run (CursusRegion *region, CursusJointOptions options, int64_t end_us)
{
  g_autoptr (GError) error = NULL;
  CursusJointRoundsEnd end = { 0 };
  options.seed = 1;
  options.threads = 2;
  g_assert_true (cursus_joint_rounds_run (region, &options, NULL, end_us, &end, &error));
  g_assert_no_error (error);
  return end;
}

/* Every session has a whole plan with the score that the audit gives it; @free: of hard violations, and of clashes. */
static void
assert_planned (const CursusRegion *region, bool free)
{
  int64_t hard = cursus_region_has_clashes (region);
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    const CursusRegionSession *session = cursus_region_session (region, i);
    CursusScore score = { 0 };
    g_assert_true (cursus_region_is_planned (region, i));
    g_assert_true (cursus_audit (session->workspace->ruleset, session->placements, "en", &score, NULL, NULL, NULL));
    g_assert_cmpint (cursus_score_compare (score, session->score), ==, 0);
    hard += score.hard;
  }
  g_assert_true ((hard == 0) == free);
}

static uint64_t
sum_moves (const CursusRegion *region)
{
  uint64_t sum = 0;
  for (uint32_t i = 0; i < region->sessions->len; i++)
    sum += cursus_region_session (region, i)->moves;
  return sum;
}

/* Without a budget; and a number of moves is kept to. */
static void
test_budgets (void)
{
  static const uint64_t budgets[] = { 0, 3001 };
  for (guint i = 0; i < G_N_ELEMENTS (budgets); i++) {
    g_autoptr (Fixture) fixture = NULL;
    g_autoptr (CursusRegion) region = region_open (&busy, &fixture);
    CursusJointRoundsEnd end = run (region, (CursusJointOptions){ .moves = budgets[i] }, 0);
    g_assert_false (end.interrupted || end.none);
    assert_planned (region, true);
    if (budgets[i] > 0)
      g_assert_cmpuint (sum_moves (region), ==, budgets[i]);
  }
}

#define MEETING(id, speakers) "module \"" id "\" { title = \"M\", format = \"remote\", half_days = 1, speakers = " speakers " }\n"

/* Of the four half-days of one speaker, three are settled, and the fourth has one who can be replaced: he gives way. */
static void
test_gives_way (void)
{
  static const char *const texts[] = {
    REGION_HEAD ("first") REGION_SPEAKER ("sp-vent", "Luc Vent") MEETING (
        "either", "any { k = 1, \"sp-eau\", \"sp-vent\" }") "use \"weekdays\" { weekdays = \"monday\", day_parts = \"am\" }\n",
    REGION_HEAD ("second") MEETING ("only", "\"sp-eau\""),
    REGION_HEAD ("third") MEETING ("a", "\"sp-eau\"") MEETING ("b", "\"sp-eau\"") MEETING ("c", "\"sp-eau\""),
  };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 3);
  for (uint32_t m = 0; m < 3; m++)
    region_place (region, 2, m, m + 1);
  cursus_region_session (region, 2)->fixed = true;
  region_place (region, 0, 0, 0);
  const uint16_t before = cursus_region_session (region, 0)->placements[0].speaker_set;
  CursusJointRoundsEnd end = run (region, (CursusJointOptions){ .moves = 500 }, 0);
  g_assert_false (end.interrupted || end.none);
  assert_planned (region, true);
  g_assert_cmpuint (cursus_region_session (region, 0)->placements[0].speaker_set, !=, before);
  g_assert_cmpuint (cursus_region_session (region, 1)->placements[0].start, ==, 0);
  g_assert_cmpuint (cursus_region_session (region, 1)->priority, ==, 1);
}

/* What can be nowhere beside the others is somewhere in the end. */
static void
test_homeless (void)
{
  static const char *const texts[] = {
    REGION_HEAD ("first") MEETING ("settled", "\"sp-eau\""),
    REGION_HEAD ("second") MEETING ("here", "\"sp-eau\"") "use \"weekdays\" { weekdays = \"tuesday\", day_parts = \"am\" }\n",
  };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 2);
  region_place (region, 0, 0, 2);
  cursus_region_session (region, 0)->fixed = true;
  run (region, (CursusJointOptions){ .no_proof = true }, 0);
  assert_planned (region, false);
  g_assert_cmpuint (cursus_region_session (region, 1)->placements[0].start, ==, 2);
}

/* What is one event with something settled is with it, and drives nobody away. */
static void
test_one_event (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_one_event (fixture);
  run (region, (CursusJointOptions){ .moves = 500 }, 0);
  g_assert_cmpuint (cursus_region_session (region, 0)->placements[0].start, ==, 0);
  g_assert_cmpuint (cursus_region_session (region, 1)->placements[0].start, ==, 0);
  g_assert_cmpuint (cursus_region_session (region, 1)->placements[1].start, ==, 1);
}

/* What is settled does not move, and the others are planned around it. */
static void
test_fixed (void)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) region = region_open (&busy, &fixture);
  CursusRegionSession *fixed = cursus_region_session (region, 1);
  region_place (region, 1, 0, 2);
  region_place (region, 1, 1, 1);
  fixed->fixed = true;
  g_assert_true (cursus_audit (fixed->workspace->ruleset, fixed->placements, "en", &fixed->score, NULL, NULL, NULL));
  run (region, (CursusJointOptions){ .moves = 2000 }, 0);
  assert_planned (region, true);
  g_assert_cmpuint (fixed->placements[0].start, ==, 2);
  g_assert_cmpuint (fixed->placements[1].start, ==, 1);
  g_assert_cmpuint (fixed->moves, ==, 0);
}

/* Where the search finds nothing, the clauses are asked, unless moves are counted or nobody wants that. All have a plan in the
 * end, which does as little harm as can be. */
static void
test_hopeless (void)
{
  static const CursusJointOptions cases[] = { { 0 }, { .no_proof = true }, { .moves = 4000 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Fixture) fixture = NULL;
    g_autoptr (CursusRegion) region = region_open (&hopeless, &fixture);
    CursusJointRoundsEnd end = run (region, cases[i], 0);
    g_assert_true (end.none == (i == 0));
    g_assert_false (end.interrupted);
    assert_planned (region, false);
  }
}

/* Nobody gets a plan for which there was no time, or after somebody said stop. */
static void
test_no_time (void)
{
  const volatile sig_atomic_t stop = 1;
  const CursusJointOptions cases[] = { { .seconds = 1 }, { .stop = &stop } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Fixture) fixture = NULL;
    g_autoptr (CursusRegion) region = region_open (&busy, &fixture);
    CursusJointRoundsEnd end = run (region, cases[i], i == 0 ? 1 : 0); /* long ago, or never */
    g_assert_true (end.interrupted == (i == 1));
    g_assert_cmpuint (sum_moves (region), ==, 0);
    for (uint32_t s = 0; s < busy.n_sessions; s++)
      g_assert_null (cursus_region_session (region, s)->placements);
  }
}

static void
note_progress (const CursusJointProgress *progress, gpointer data)
{
  *(CursusJointProgress *)data = *progress;
}

/* The last word is what there is in the end. */
static void
test_progress (void)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) region = region_open (&busy, &fixture);
  CursusJointProgress last = { 0 };
  CursusScore sum = { 0 };
  run (region, (CursusJointOptions){ .moves = 2000, .progress = note_progress, .progress_data = &last }, 0);
  for (uint32_t s = 0; s < busy.n_sessions; s++)
    sum.soft += cursus_region_session (region, s)->score.soft;
  g_assert_cmpuint (last.n_sessions, ==, 3);
  g_assert_cmpuint (last.n_planned, ==, 3);
  g_assert_cmpint (cursus_score_compare (last.score, sum), ==, 0);
  g_assert_cmpfloat (last.seconds_left, <, 0);
}

/* It is told of which session the rule is. */
static void
test_failing_rule (void)
{
  static const char *const texts[] = { REGION_HEAD ("first") REGION_SPEAKER ("sp-vent", "Luc Vent") MEETING ("a", "\"sp-vent\""),
                                       REGION_HEAD ("second") REGION_USES_OWN MEETING ("a", "\"sp-eau\"")
                                           MEETING ("b", "\"sp-eau\"") };
  const CursusJointOptions options = { .seed = 1, .moves = 4000, .threads = 1 };
  CursusJointRoundsEnd end = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "s1/plugins/own.lua", REGION_OWN_RULE);
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 2);
  g_assert_false (cursus_joint_rounds_run (region, &options, NULL, 0, &end, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "second: "));
  assert_contains (error->message, "what the author says");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/joint-rounds/budgets", test_budgets);
  g_test_add_func ("/app/joint-rounds/gives-way", test_gives_way);
  g_test_add_func ("/app/joint-rounds/homeless", test_homeless);
  g_test_add_func ("/app/joint-rounds/one-event", test_one_event);
  g_test_add_func ("/app/joint-rounds/fixed", test_fixed);
  g_test_add_func ("/app/joint-rounds/hopeless", test_hopeless);
  g_test_add_func ("/app/joint-rounds/no-time", test_no_time);
  g_test_add_func ("/app/joint-rounds/progress", test_progress);
  g_test_add_func ("/app/joint-rounds/failing-rule", test_failing_rule);
  return g_test_run ();
}
