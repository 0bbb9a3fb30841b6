/* One session searched beside the bookings of others: what counts as taken, and who may take it all the same. */
#include "app/joint-search.h"

#include "region-fixture.h"
#include "rules/audit.h"

/* Sessions of one remote meeting each, or of one in the common room, all with the first speaker, who is away in the last slot. */
static const Region crowd = { .n_sessions = 4,
                              .n_meetings = { 1, 1, 1, 1 },
                              .speakers = { { 1 }, { 1 }, { 1 }, { 1 } },
                              .remote = { { true }, { true }, { true }, { true } },
                              .late = { 1, 1, 1, 1 },
                              .afternoon = { 1, 1, 1, 1 },
                              .absent = { 3, 3, 3 } };

/* The slots that are taken from the first meeting of the first session. */
static void
assert_taken (const CursusRegion *region, uint32_t priority, const char *expected)
{
  g_autoptr (CursusTaken) taken = cursus_joint_search_taken (region, 0, priority);
  g_autoptr (GString) found = g_string_new (NULL);
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (cursus_region_problem (region, 0), 0, &n);
  for (uint32_t i = 0; i < n; i++)
    if (cursus_taken_hits (taken, 0, domain[i]))
      g_string_append_printf (found, "%u", domain[i].start);
  g_assert_cmpstr (found->str, ==, expected);
}

/* By those who are above a priority, and by those who are settled; never by oneself. Of people, and of rooms. */
static void
test_taken (void)
{
  for (int rooms = 0; rooms < 2; rooms++) {
    Region of = crowd;
    for (guint s = 0; rooms && s < of.n_sessions; s++) {
      of.speakers[s][0] = 1U << (s % REGION_SPEAKERS);
      of.remote[s][0] = false;
    }
    g_autoptr (Fixture) fixture = NULL;
    g_autoptr (CursusRegion) region = region_open (&of, &fixture);
    assert_taken (region, CURSUS_NONE, "");
    region_place (region, 0, 0, 2);
    region_place (region, 1, 0, 0);
    region_place (region, 2, 0, 1);
    cursus_region_session (region, 2)->priority = 2;
    assert_taken (region, CURSUS_NONE, "01");
    assert_taken (region, 1, "1");
    assert_taken (region, 2, "");
    cursus_region_session (region, 1)->fixed = true;
    assert_taken (region, 2, "0");
  }
}

/* What is one event with a meeting of the session takes nothing away from it. */
static void
test_one_event (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_one_event (fixture);
  g_autoptr (CursusTaken) taken = cursus_joint_search_taken (region, 0, CURSUS_NONE);
  const uint16_t room = (uint16_t)cursus_session_find_room (cursus_region_session (region, 0)->workspace->session, "paris/A");
  g_assert_false (cursus_taken_hits (taken, 0, (CursusPlacement){ 0, room, 0 }));
  g_assert_true (cursus_taken_hits (taken, 0, (CursusPlacement){ 1, room, 0 }));
}

/* Of the first session. What is found is what the audit says of it. */
static CursusJointSearch
search (const CursusRegion *region, CursusJointSearch self)
{
  self.moves = 2000;
  self.seed = 1;
  cursus_joint_search_run (&self, region);
  g_assert_no_error (self.error);
  if (self.placements != NULL) {
    CursusScore score = { 0 };
    const CursusRuleset *ruleset = cursus_region_session (region, 0)->workspace->ruleset;
    g_assert_true (cursus_audit (ruleset, self.placements, "en", &score, NULL, NULL, NULL));
    g_assert_cmpint (cursus_score_compare (score, self.score), ==, 0);
  }
  return self;
}

static void
test_beside (void)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) region = region_open (&crowd, &fixture);
  region_place (region, 1, 0, 0);
  region_place (region, 2, 0, 1);
  CursusJointSearch found = search (region, (CursusJointSearch){ .may_push = true });
  g_assert_cmpuint (found.placements[0].start, ==, 2);
  g_assert_cmpint (found.score.hard, ==, 0);
  g_assert_false (found.pushed);
  cursus_joint_search_clear (&found);
  g_assert_null (found.placements);
}

/* All three slots are booked: what that means depends on who asks, and how. */
static void
test_nowhere (void)
{
  const volatile sig_atomic_t stop = 1;
  const struct {
    uint32_t priority_of_others;
    CursusJointSearch asked;
    bool found, pushed;
  } cases[] = {
    { 0, { .may_push = false }, false, false }, { 0, { .may_push = true }, true, true },
    { 1, { .may_push = true }, true, true }, /* it has failed as often as they have by then */
    { 2, { .may_push = true }, false, false },  { 2, { .may_push = true, .push_widely = true }, false, false },
    { 2, { .regardless = true }, true, false }, { 0, { .may_push = true, .stop = &stop }, false, false },
  };
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) region = region_open (&crowd, &fixture);
  for (uint32_t s = 1; s < 4; s++)
    region_place (region, s, 0, s - 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (uint32_t s = 1; s < 4; s++)
      cursus_region_session (region, s)->priority = cases[i].priority_of_others;
    CursusJointSearch found = search (region, cases[i].asked);
    g_assert_true ((found.placements != NULL) == cases[i].found);
    g_assert_true (found.pushed == cases[i].pushed);
    g_assert_true (!cases[i].found || found.score.hard == 0);
    cursus_joint_search_clear (&found);
  }
}

/* One slot is left for two meetings of one cohort: they push the others, unless these are settled. */
static void
test_broken (void)
{
  Region region = crowd;
  region.n_sessions = 2;
  region.n_meetings[0] = region.n_meetings[1] = 2;
  region.speakers[0][1] = region.speakers[1][1] = 1;
  region.remote[0][1] = region.remote[1][1] = true;
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) opened = region_open (&region, &fixture);
  region_place (opened, 1, 0, 0);
  region_place (opened, 1, 1, 1);
  for (guint i = 0; i < 3; i++) {
    cursus_region_session (opened, 1)->fixed = i == 2;
    CursusJointSearch found = search (opened, (CursusJointSearch){ .may_push = i > 0 });
    g_assert_true ((found.score.hard == 0) == (i == 1));
    g_assert_true (found.pushed == (i == 1));
    g_assert_nonnull (found.placements);
    cursus_joint_search_clear (&found);
  }
}

/* The first meeting may push only from where the second one is free; that one can go where it pushes, too, if it may. */
static void
test_widely (void)
{
  const Region region = { .n_sessions = 4,
                          .n_meetings = { 2, 2, 2, 1 },
                          .speakers = { { 1, 2 }, { 1, 1 }, { 1, 2 }, { 2 } },
                          .remote = { { true, true }, { true, true }, { true, true }, { true } },
                          .late = { 1, 1, 1, 1 },
                          .afternoon = { 1, 1, 1, 1 },
                          .absent = { 3, 3, 3 } };
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) opened = region_open (&region, &fixture);
  region_place (opened, 1, 0, 1);
  region_place (opened, 1, 1, 2);
  region_place (opened, 2, 0, 0);
  region_place (opened, 2, 1, 1);
  region_place (opened, 3, 0, 2);
  cursus_region_session (opened, 1)->fixed = cursus_region_session (opened, 3)->fixed = true;
  for (int widely = 0; widely < 2; widely++) {
    CursusJointSearch found = search (opened, (CursusJointSearch){ .may_push = true, .push_widely = widely });
    g_assert_true ((found.placements != NULL) == widely);
    g_assert_true (found.pushed == widely);
    if (widely) {
      g_assert_cmpuint (found.placements[0].start, ==, 0);
      g_assert_cmpuint (found.placements[1].start, ==, 1);
    }
    cursus_joint_search_clear (&found);
  }
}

static void
test_failing_rule (void)
{
  static const char *const texts[] = { REGION_HEAD ("first") REGION_USES_OWN
                                       "module \"a\" { title = \"A\", format = \"remote\", half_days = 1 }\n"
                                       "module \"b\" { title = \"B\", format = \"remote\", half_days = 1 }\n" };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "s0/plugins/own.lua", REGION_OWN_RULE);
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 1);
  CursusJointSearch self = { .moves = 2000, .seed = 1 };
  cursus_joint_search_run (&self, region);
  g_assert_nonnull (self.error);
  assert_contains (self.error->message, "what the author says");
  cursus_joint_search_clear (&self);
  g_assert_null (self.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/joint-search/taken", test_taken);
  g_test_add_func ("/app/joint-search/one-event", test_one_event);
  g_test_add_func ("/app/joint-search/beside", test_beside);
  g_test_add_func ("/app/joint-search/nowhere", test_nowhere);
  g_test_add_func ("/app/joint-search/broken", test_broken);
  g_test_add_func ("/app/joint-search/widely", test_widely);
  g_test_add_func ("/app/joint-search/failing-rule", test_failing_rule);
  return g_test_run ();
}
