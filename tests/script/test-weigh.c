/* Weights that a rule gives: to calls of functions, and to groups by what the plan does not decide. */
#include "rule-fixture.h"

#define RULE(body) FIXTURE_RULE ("who = people { optional = true }", body)

static void
test_cost (void)
{
  static const struct {
    const char *body;
    int64_t cost; /* seven meetings; six of each participant; p1 and p3 are in g1, p2 in g2 */
  } rows[] = {
    { "return each (meetings ()):weigh (function (m) return m.remote and 10 or 1 end):cost (function (m) return 1 end)", 16 },
    { "return each (modules):weigh (function (m) return 0 end):cost (function (m) return 1 end)", 0 },
    { "return each (modules):where (function (m) return m.first end):weigh (function (m) return m.minutes / 70 end)"
      ":cost (function (m) return 2 end)",
      6 },
    { "return pairs_of (modules):where (function (a, b) return a.first or b.first end)"
      ":weigh (function (a, b) return (a.last or b.last) and 100 or 1 end):cost (function (a, b) return 1 end)",
      104 },
    { "return group_by ('participant'):weigh (function (g) return g.participant.id == 'p2' and 5 or 1 end)"
      ":count ():at_most (0)",
      6 + 6 + 30 },
    { "return group_by ('day', 'participant'):weigh (function (g) return p.who:has (g.participant) and 1 or 0 end)"
      ":count ():at_most (0)",
      12 },
    { "return group_by ('module', 'week'):weigh (function (g) return g.module == 'ws' and 7 or 0 end):count ():at_most (1)", 7 },
    { "return group_by ('group'):weigh (function (g) return #g.group + (g.group == 'g1' and 1 or 0) end):count ():at_most (0)",
      5 },
    { "return group_by ('remote'):weigh (function (g) return g.remote and 3 or 1 end):count ():at_most (0)", 9 },
    { "return consecutive (meetings (), 'participant'):weigh (function (g) return g.participant.id == 'p1' and 0 or 1 end)"
      ":cost (function (a, b) return 1 end)",
      10 },
    { "return in_order (meetings (), 'participant'):weigh (function (g) return g.participant.id == 'p1' and 2 or 1 end)"
      ":cost (function (list) return #list end)",
      24 },
    { "return group_by ():weigh (function (g) return 9 end):count ():at_most (0)", 7 }, /* there is nothing to weigh by */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *rule = g_strdup_printf (RULE ("%s"), rows[i].body);
    g_test_message ("%s", rows[i].body);
    g_autoptr (Fixture) fixture = fixture_right (rule, "use \"r\" { who = { \"p2\", \"p3\" } }\n");
    g_assert_cmpint (fixture_score (fixture).hard, ==, rows[i].cost);
  }
}

static void
test_errors (void)
{
  static const struct {
    const char *rule;
    const char *says;
  } rows[] = {
    { RULE ("return each (modules):weigh (function (m) return m.first_day end):cost (function () return 1 end)"), "first_day" },
    { RULE ("return each (modules):weigh (function (m) return -1 end):cost (function () return 1 end)"),
      "the function of weigh returned -1; accepted: a whole number from 0 to 1000" },
    { RULE ("return each (modules):weigh (function (m) return 1001 end):cost (function () return 1 end)"), "returned 1001" },
    { RULE ("return each (modules):weigh (function (m) return 0.5 end):cost (function () return 1 end)"), "returned 0.5" },
    { RULE ("return each (modules):weigh (function (m) return true end):cost (function () return 1 end)"), "returned true" },
    { RULE ("return each (modules):weigh (function (m) end):cost (function () return 1 end)"), "returned nil" },
    { RULE ("return each (modules):weigh (function (m) return '5' end):cost (function () return 1 end)"), "returned 5" },
    { RULE ("return each (modules):weigh (3):cost (function () return 1 end)"), "function expected" },
    { RULE ("local w = function () return 1 end return each (modules):weigh (w):weigh (w):cost (w)"), "weigh stands twice" },
    { RULE ("local w = function () return 1 end return each (modules):weigh (w):where (w):cost (w)"),
      "where comes before weigh" },
    { RULE ("return group_by ('day', 'module'):weigh (function (g) return g.day end):count ():at_most (0)"),
      "the group has no “day” yet" },
    { RULE ("return group_by ('module'):weigh (function (g) return 2 end):balance ():at_most (0)"),
      "balance compares all groups" },
    { RULE ("return group_by ('module'):weigh (function (g) while true do end end):count ():at_most (0)"), "instructions" },
    { RULE ("return group_by ('module'):weigh (function (g) error ('no') end):count ():at_most (0)"), "no" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    fixture_assert_wrong (rows[i].rule, "use \"r\" {}\n", rows[i].says);
}

/* Two constraints that begin alike do not share what is added to one of them. */
static void
test_apart (void)
{
  g_autoptr (Fixture) fixture = fixture_right (
      RULE ("local g = group_by ('participant')\nlocal h = g:weigh (function () return 10 end)\n"
            "return { g:count ():at_most (5), h:count ():at_most (5) }"),
      "use \"r\" {}\n");
  g_assert_cmpint (fixture_score (fixture).hard, ==, 3 + 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/weigh/cost", test_cost);
  g_test_add_func ("/script/weigh/errors", test_errors);
  g_test_add_func ("/script/weigh/apart", test_apart);
  return g_test_run ();
}
