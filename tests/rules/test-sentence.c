/* Violations in words: places filled in, unknown places left alone, in English and in French. */
#include "rules/sentence-private.h"

#include "rules/audit.h"
#include "rules/rules-example.h"

#define EVERYTHING "{a}|{b}|{meeting}|{meetings}|{group}|{measured}|{limit}|{max}|{unknown}|{ {a}|}{"

static int64_t
day_of_first (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_FIRST_DAY);
}

/* The violations of one constraint, with messages, of a plan with water.1@g1 and water.2@g1 on days 4 and 7, the rest on day 0.
 */
static GPtrArray *
audit (CursusConstraint *(*make) (Fixture *fixture), const char *message, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = example_session ();
  CursusPlacement placements[6];
  for (uint32_t m = 0; m < 6; m++)
    placements[m] = example_at (m == 5 ? "0.2 r0 s0" : "0.0 r1 s0");
  placements[1] = example_at ("4.0 r1 s0");
  placements[3] = example_at ("7.1 r1 s0");
  uint32_t use = cursus_ruleset_add_use (fixture.ruleset, "rule", "use", false, 10);
  if (message != NULL)
    cursus_ruleset_add_message (fixture.ruleset, use, "key", message, "fr : {a} {group} {measured} {limit} {max}");
  cursus_ruleset_add_param (fixture.ruleset, use, "max", "5 weeks", "5 semaines");
  cursus_ruleset_add (fixture.ruleset, use, make (&fixture), &error);
  g_assert_no_error (error);
  GPtrArray *violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score = { 0 };
  cursus_audit (fixture.ruleset, placements, language, &score, NULL, violations, &error);
  g_assert_no_error (error);
  return violations;
}

static void
assert_first (CursusConstraint *(*make) (Fixture *fixture), const char *message, const char *language, const char *text)
{
  g_autoptr (GPtrArray) violations = audit (make, message, language);
  g_assert_cmpuint (violations->len, >, 0);
  g_assert_cmpstr (((CursusViolation *)violations->pdata[0])->text, ==, text);
}

static CursusConstraint *
make_each (Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_EACH, "3", "", fixture_tracer (day_of_first, 0));
}

static CursusConstraint *
make_module (Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_EACH, "7", "", fixture_tracer (day_of_first, 0));
}

static CursusConstraint *
make_pair (Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_PAIRS, "3 1", "", fixture_tracer (day_of_first, 0));
}

static CursusConstraint *
make_consecutive (Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_CONSECUTIVE, "1 3", "participant", fixture_tracer (day_of_first, 0));
}

static CursusConstraint *
make_aggregate (Fixture *fixture)
{
  CursusConstraint *constraint = fixture_aggregate (fixture, "group", CURSUS_MEASURE_SPAN, "day", 2, 3);
  g_array_set_size (constraint->units, 0);
  fixture_list (constraint->units, "3 1"); /* days 4 to 7: 4 */
  return constraint;
}

static void
test_places (void)
{
  assert_first (make_each, EVERYTHING, "en",
                "“Water (2/2) – g1” (Thu 2 Nov 2023)|{b}|“Water (2/2) – g1” (Thu 2 Nov 2023)|“Water (2/2) – g1” (Thu 2 Nov "
                "2023)|{group}|7 points|{limit}|5 weeks|{unknown}|{ “Water (2/2) – g1” (Thu 2 Nov 2023)|}{");
  assert_first (make_module, "{a}", "en", "“Water” (Mon 30 Oct 2023 – Thu 2 Nov 2023)");
  assert_first (make_pair, "{a} {b} {meeting}", "en",
                "“Water (2/2) – g1” (Thu 2 Nov 2023) “Water (1/2) – g1” (Mon 30 Oct 2023) “Water (2/2) – g1” (Thu 2 Nov 2023)");
  assert_first (make_consecutive, "{group}: {a}", "en", "Ann Aire, Bob Brin: “Water (1/2) – g1” (Mon 30 Oct 2023)");
  assert_first (make_aggregate, EVERYTHING, "en",
                "{a}|{b}|{meeting}|“Water (1/2) – g1” (Mon 30 Oct 2023), “Water (2/2) – g1” (Thu 2 Nov 2023)|g1|4|2 to 3|5 "
                "weeks|{unknown}|{ {a}|}{");
}

static void
test_french (void)
{
  assert_first (make_each, "{a}", "fr", "fr : « Water (2/2) – g1 » (jeu. 2 nov. 2023) {group} 7 points {limit} 5 semaines");
  assert_first (make_aggregate, "{a}", "fr", "fr : {a} g1 4 2 à 3 5 semaines");
}

/* A rule without messages says at least what it is about. */
static void
test_without_message (void)
{
  assert_first (make_each, NULL, "en", "“Water (2/2) – g1” (Thu 2 Nov 2023) is not well placed");
  assert_first (make_each, NULL, "fr", "« Water (2/2) – g1 » (jeu. 2 nov. 2023) n’est pas bien placé");
  assert_first (make_pair, NULL, "en",
                "“Water (2/2) – g1” (Thu 2 Nov 2023) and “Water (1/2) – g1” (Mon 30 Oct 2023) do not go together");
  assert_first (make_pair, NULL, "fr",
                "« Water (2/2) – g1 » (jeu. 2 nov. 2023) et « Water (1/2) – g1 » (lun. 30 oct. 2023) ne vont pas ensemble");
  assert_first (make_aggregate, NULL, "en", "g1: 4 instead of 2 to 3");
  assert_first (make_aggregate, NULL, "fr", "g1 : 4 au lieu de 2 à 3");
}

static void
test_violation (void)
{
  g_autoptr (GPtrArray) violations = audit (make_pair, "x", "en");
  g_assert_cmpuint (violations->len, ==, 1);
  const CursusViolation *violation = violations->pdata[0];
  g_assert_cmpstr (violation->rule, ==, "rule");
  g_assert_cmpstr (violation->use, ==, "use");
  g_assert_false (violation->hard);
  g_assert_cmpint (violation->weight, ==, 10);
  g_assert_cmpint (violation->cost, ==, 70); /* 7 points of 10 */
  g_autofree char *ids = g_strjoinv (" ", violation->meetings);
  g_assert_cmpstr (ids, ==, "water.1@g1 water.2@g1"); /* by start */
}

static CursusConstraint *
make_module_and_part (Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_PAIRS, "7 3", "", fixture_tracer (day_of_first, 0));
}

/* A module and one of its meetings: each meeting is named once. */
static void
test_each_meeting_once (void)
{
  g_autoptr (GPtrArray) violations = audit (make_module_and_part, "x", "en");
  g_autofree char *ids = g_strjoinv (" ", ((CursusViolation *)violations->pdata[0])->meetings);
  g_assert_cmpstr (ids, ==, "water.1@g1 water.2@g1");
}

static void
test_limits (void)
{
  static const struct {
    CursusLimits limits;
    const char *en, *fr;
  } cases[] = {
    { { 2, 2 }, "2", "2" },
    { { INT64_MIN, 2 }, "at most 2", "2 au plus" },
    { { 9, INT64_MAX }, "at least 9", "9 au moins" },
    { { 2, 3 }, "2 to 3", "2 à 3" },
  };
  g_auto (Fixture) fixture = example_session ();
  uint32_t use = cursus_ruleset_add_use (fixture.ruleset, "rule", "use", true, 0);
  cursus_ruleset_add_message (fixture.ruleset, use, "key", "{limit}", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusConstraint) constraint = fixture_aggregate (&fixture, "day", CURSUS_MEASURE_COUNT, NULL, cases[i].limits.low,
                                                                 cases[i].limits.high);
    CursusSentence sentence = { .ruleset = fixture.ruleset, .constraint = constraint, .language = "en" };
    g_autofree char *en = cursus_sentence_write (&sentence);
    sentence.language = "fr";
    g_autofree char *fr = cursus_sentence_write (&sentence);
    g_assert_cmpstr (en, ==, cases[i].en);
    g_assert_cmpstr (fr, ==, cases[i].fr);
  }
}

/* Of first and last: the value, as a day or a slot of the calendar. */
static void
test_limits_in_time (void)
{
  static const struct {
    CursusMeasure measure;
    const char *value;
    CursusLimits limits;
    const char *en, *fr;
  } cases[] = {
    { CURSUS_MEASURE_FIRST, "day", { 4, INT64_MAX }, "Mon 30 Oct 2023 at the earliest", "lun. 30 oct. 2023 au plus tôt" },
    { CURSUS_MEASURE_LAST, "day", { INT64_MIN, 7 }, "Thu 2 Nov 2023 at the latest", "jeu. 2 nov. 2023 au plus tard" },
    { CURSUS_MEASURE_LAST, "day", { 4, 7 }, "Mon 30 Oct 2023 to Thu 2 Nov 2023", "lun. 30 oct. 2023 à jeu. 2 nov. 2023" },
    { CURSUS_MEASURE_FIRST, "weekday", { 2, 2 }, "Wednesday", "mercredi" },
    { CURSUS_MEASURE_FIRST, "weekday", { 9, INT64_MAX }, "9 at the earliest", "9 au plus tôt" },
    { CURSUS_MEASURE_FIRST, "day", { -1, INT64_MAX }, "Wed 25 Oct 2023 at the earliest", "mer. 25 oct. 2023 au plus tôt" },
  };
  g_auto (Fixture) fixture = example_session ();
  uint32_t use = cursus_ruleset_add_use (fixture.ruleset, "rule", "use", true, 0);
  cursus_ruleset_add_message (fixture.ruleset, use, "key", "{limit}", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusConstraint) constraint = fixture_aggregate (&fixture, "group", cases[i].measure, cases[i].value,
                                                                 cases[i].limits.low, cases[i].limits.high);
    CursusSentence sentence = { .ruleset = fixture.ruleset, .constraint = constraint, .language = "en" };
    g_autofree char *en = cursus_sentence_write (&sentence);
    sentence.language = "fr";
    g_autofree char *fr = cursus_sentence_write (&sentence);
    g_assert_cmpstr (en, ==, cases[i].en);
    g_assert_cmpstr (fr, ==, cases[i].fr);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/sentence/places", test_places);
  g_test_add_func ("/rules/sentence/french", test_french);
  g_test_add_func ("/rules/sentence/without-message", test_without_message);
  g_test_add_func ("/rules/sentence/violation", test_violation);
  g_test_add_func ("/rules/sentence/each-meeting-once", test_each_meeting_once);
  g_test_add_func ("/rules/sentence/limits", test_limits);
  g_test_add_func ("/rules/sentence/limits-in-time", test_limits_in_time);
  return g_test_run ();
}
