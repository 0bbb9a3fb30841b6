/* Functions that depend on more than the facts they read, or leave something behind, are found out when rules are checked. */
#include "script/purity.h"

#include "rule-fixture.h"

typedef struct {
  const char *name;
  const char *body; /* of constrain; it begins on line 3 */
  const char *says; /* NULL: it is pure */
  int line;         /* of the function */
} Case;

#define EACH(body) "return each (meetings ()):cost (function (m)\n" body "\nend)"

static const Case cases[] = {
  /* impure */
  { "counter", "local n = 0\n" EACH ("n = n + 1 return m.day >= 0 and n"), "changes what “n” holds", 4 },
  { "counter-unseen", "local n = 0\n" EACH ("n = n + 1 return 0"), "changes what “n” holds", 4 },
  { "counter-in-helper", "local n = 0 local function up () n = n + 1 return n end\n" EACH ("return up ()"),
    "changes what “up” holds", 4 },
  { "cache", "local kept = {}\n" EACH ("kept[m.module] = kept[m.module] or m.day return kept[m.module]"),
    "changes what “kept” holds", 4 },
  { "nested-cache", "local kept = { { {} } }\n" EACH ("kept[1][1].day = m.day return 0"), "changes what “kept” holds", 4 },
  { "first-seen", "local first\n" EACH ("first = first or m.day return math.abs (m.day - first)"), "changes what “first” holds",
    4 },
  { "kept-view", "local last\n" EACH ("last = m return last.day"), "changes what “last” holds", 4 },
  { "metatable", "local t = setmetatable ({}, { __index = { n = 0 } })\n" EACH ("t.n = t.n + 1 return 0"),
    "changes what “t” holds", 4 },
  { "global", EACH ("seen = m.day return 0"), "changes what “_ENV” holds", 3 },
  { "random-cost", EACH ("return math.random (1000000)"), "it gave ", 3 },
  { "random-text", EACH ("return 1, 'bad', math.random (1000000)"), "it said something else", 3 },
  { "in-pairs", "local n = 0\nreturn pairs_of (meetings ()):cost (function (a, b)\n n = n + 1 return 0 end)",
    "changes what “n” holds", 4 },
  { "in-order", "local n = 0\nreturn in_order (meetings (), \"day\"):cost (function (list)\n n = n + #list return 0 end)",
    "changes what “n” holds", 4 },
  { "filter", "local n = 0\nreturn group_by (\"day\"):only (function (m)\n n = n + 1 return m.day > 0 end):count ():at_most (9)",
    "changes what “n” holds", 4 },
  /* pure */
  { "local-table", EACH ("local t = {} for i = 1, 9 do t[i] = m.day end return #t"), NULL, 3 },
  { "constants", "local t = { a = { 1, 2 } } t.self = t\n" EACH ("return t.self.a[2] + m.day"), NULL, 4 },
  { "recursion", "local function f (n) return n == 0 and 0 or 1 + f (n - 1) end\n" EACH ("return f (m.day)"), NULL, 4 },
  { "address", EACH ("return #tostring ({}) + #tostring (m) + m.day"), NULL, 3 },
  { "order", EACH ("local s = '' for k in pairs { z = 1, a = 2, [m.day] = 3, [2.5] = 4 } do s = s .. k end return 1, 'bad', s"),
    NULL, 3 },
  { "random-unused", EACH ("return math.random (5) * 0 + m.day"), NULL, 3 },
};

/* (nullable): what is wrong with the rule when all meetings are placed and moved about under checks. */
static char *
check_rule (const char *body)
{
  g_autofree char *rule = g_strconcat (
      "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = {},\n",
      "says = { bad = { en = \"{measured}\", fr = \"{measured}\" } }, constrain = function (p)\n", body, "\nend }", NULL);
  g_autoptr (Fixture) fixture = fixture_right (rule, "use \"r\" {}");
  g_autoptr (GError) error = NULL;
  cursus_ruleset_check_functions (fixture->ruleset);
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture->ruleset, &error);
  g_assert_no_error (error);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, fixture->placements[m]);
  for (uint32_t m = 0; m < 2; m++) { /* half-days, which exchange their places */
    cursus_evaluator_remove (evaluator, m);
    cursus_evaluator_place (evaluator, m, fixture->placements[1 - m]);
  }
  if (cursus_evaluator_try_error (evaluator, &error))
    return NULL;
  return g_strdup (error->message);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *said = check_rule (test->body);
  g_autofree char *place = g_strdup_printf ("r.lua:%d: the function ", test->line);
  if (test->says == NULL) {
    g_assert_cmpstr (said, ==, NULL);
    return;
  }
  g_assert_nonnull (said);
  if (strstr (said, test->says) == NULL || strstr (said, place) == NULL || !g_str_has_prefix (said, "rule “r”: "))
    g_error ("%s: “%s” does not say “%s” and “%s”", test->name, said, test->says, place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/script/purity/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  return g_test_run ();
}
