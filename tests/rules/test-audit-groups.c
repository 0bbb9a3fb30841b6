/* Grouped violations: who they name, what they measure, how many they tell in one sentence. */
#include "rules/audit.h"
#include "rules/rules-example.h"

/* All on Monday 30 October but the second parts of water, which are on the day after. */
static void
fill (CursusPlacement *placements)
{
  static const char *const at[] = { "4.0 r1 s0", "4.1 r2 s0", "4.1 r3 s1", "5.0 r1 s0", "5.0 r2 s1", "4.2 r0 s0" };
  for (guint m = 0; m < G_N_ELEMENTS (at); m++)
    placements[m] = example_at (at[m]);
}

/* The sentences "{group} {measured}" with their costs, one a line. */
static char *
tell (Fixture *fixture, const char *language, CursusConstraint *constraint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusPlacement placements[6];
  CursusScore score = { 0 };
  GString *text = g_string_new (NULL);
  fill (placements);
  uint32_t use = fixture_use (fixture, 1);
  cursus_ruleset_add_message (fixture->ruleset, use, "key", "{group}: {measured}", NULL);
  cursus_ruleset_add (fixture->ruleset, use, constraint, &error);
  g_assert_no_error (error);
  cursus_audit (fixture->ruleset, placements, language, &score, NULL, violations, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < violations->len; i++) {
    const CursusViolation *violation = violations->pdata[i];
    g_autofree char *ids = g_strjoinv (" ", violation->meetings);
    g_string_append_printf (text, "%s = %d (%s)\n", violation->text, (int)violation->cost, ids);
  }
  return g_string_free (text, FALSE);
}

static void
assert_told (const char *language, const char *keys, CursusMeasure measure, const char *value, int64_t low, int64_t high,
             const char *expected)
{
  g_auto (Fixture) fixture = example_session ();
  g_autofree char *told = tell (&fixture, language, fixture_aggregate (&fixture, keys, measure, value, low, high));
  g_assert_cmpstr (told, ==, expected);
}

/* Ann and Bob in one sentence that costs for both; Cid in one of his own. */
static void
test_people_together (void)
{
  assert_told ("en", "participant slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1,
               "Ann Aire, Bob Brin, Mon 30 Oct 2023 pm: 2 = 2 (open water.1@g1)\n"
               "Cid Cros, Mon 30 Oct 2023 pm: 2 = 1 (open water.1@g2)\n");
}

static void
test_values (void)
{
  assert_told ("en", "day", CURSUS_MEASURE_SUM, NULL, INT64_MIN, 3, "Mon 30 Oct 2023: 5 = 2 (open water.1@g1 water.1@g2 web)\n");
  assert_told ("fr", "weekday", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 3, "lundi: 4 = 1 (open water.1@g1 water.1@g2 web)\n");
  assert_told ("en", "run", CURSUS_MEASURE_DISTINCT, "day", 3, INT64_MAX,
               "Opening: 1 = 2 (open)\nWater: 2 = 1 (water.1@g1 water.2@g1)\nWater: 2 = 1 (water.1@g2 water.2@g2)\n"
               "Webinar: 1 = 2 (web)\n");
  assert_told ("fr", "", CURSUS_MEASURE_FIRST, "day", 5, INT64_MAX,
               "l’ensemble: lun. 30 oct. 2023 = 1 (open water.1@g1 water.1@g2 web water.2@g1 water.2@g2)\n");
  assert_told ("en", "speaker", CURSUS_MEASURE_RUNS, "slot", INT64_MIN, 2,
               ""); /* Sam on 4.0 4.1 and 5.0: the evening between parts them */
  assert_told ("en", "speaker", CURSUS_MEASURE_RUNS, "slot", INT64_MIN, 1, "Sam Sage: 2 = 1 (open water.1@g1 water.2@g1)\n");
}

static int64_t
one (FixtureTracer *self, CursusTrace *trace)
{
  return 1;
}

static void
test_consecutive (void)
{
  g_auto (Fixture) fixture = example_session ();
  CursusConstraint *constraint = fixture_function (&fixture, CURSUS_SHAPE_CONSECUTIVE, "3 1 2", "participant",
                                                   fixture_tracer (one, 0));
  g_autofree char *told = tell (&fixture, "en", constraint);
  g_assert_cmpstr (told, ==, "Ann Aire, Bob Brin: 1 points = 2 (water.1@g1 water.2@g1)\n"); /* Cid has one meeting, no pair */
}

/* Five with the same meetings: three names and a number. */
static void
test_many_people (void)
{
  static const struct {
    guint n_people;
    const char *en, *fr;
  } cases[] = {
    { 4, "p0, p1, p2, p3: 1 = 4 (web)\n", "p0, p1, p2, p3: 1 = 4 (web)\n" },
    { 5, "p0, p1, p2 and 2 others: 1 = 5 (web)\n", "p0, p1, p2 et 2 autres: 1 = 5 (web)\n" },
  };
  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++) {
    CursusSession *session = fixture_session ("2023-10-26", "2023-11-08");
    g_ptr_array_add (session->day_parts, cursus_day_part_new ("evening", 1080, 1200));
    for (guint p = 0; p < cases[i / 2].n_people; p++) {
      g_autofree char *id = g_strdup_printf ("p%u", p);
      fixture_person (session, id, CURSUS_ROLE_PARTICIPANT, "");
    }
    fixture_part (fixture_module (session, "web", "", ""), 1, 210);
    g_auto (Fixture) fixture = fixture_compile (session);
    g_autofree char *told = tell (&fixture, i % 2 ? "fr" : "en",
                                  fixture_aggregate (&fixture, "participant", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 0));
    g_assert_cmpstr (told, ==, i % 2 ? cases[i / 2].fr : cases[i / 2].en);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/audit-groups/people-together", test_people_together);
  g_test_add_func ("/rules/audit-groups/values", test_values);
  g_test_add_func ("/rules/audit-groups/consecutive", test_consecutive);
  g_test_add_func ("/rules/audit-groups/many-people", test_many_people);
  return g_test_run ();
}
