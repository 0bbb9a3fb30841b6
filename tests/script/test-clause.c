/* Rules inside of rules: read, compiled, shared between places, told in their own words; wrong ones are refused with their place.
 */
#include "rule-fixture.h"

/* The rule costs `n` for module a, by one shape of function or another, or whatever is made of the rule inside it. */
#define RULE(outside)                                                                                                            \
  FIXTURE_RULE ("n = integer { default = 1 }, how = choice { 'each', 'groups', 'order', 'two', 'none', 'raise', 'late',"         \
                " default = 'each' }, inner = clause { optional = true }, of = clauses { optional = true }",                     \
                "if p.inner or p.of then " outside " end\n"                                                                      \
                "local one = each (meetings ()):where (function (m) return m.module == 'a' end)\n"                               \
                "local cost = one:cost (function (m) return p.n, 'bad', 'by ' .. m.weekday end)\n"                               \
                "if p.how == 'groups' then return group_by ():only (function (m) return m.day > 2 end):count ():at_most (2)\n"   \
                "elseif p.how == 'order' then return in_order (meetings ()):cost (function (l) return #l end)\n"                 \
                "elseif p.how == 'two' then return { cost, one:cost (function (m) return m.day end) }\n"                         \
                "elseif p.how == 'none' then return nil\n"                                                                       \
                "elseif p.how == 'raise' then error ('no sense', 0)\n"                                                           \
                "elseif p.how == 'late' then return one:cost (function (m) error 'late' end) end\n"                              \
                "return cost")

typedef struct {
  const char *name;
  const char *outside;
  const char *use; /* in line 18 of the session */
  int64_t cost;
} CostCase;

static const CostCase cost_cases[] = {
  { "alone", "return p.inner", "{ inner = { rule = \"r\", n = 3 } }", 3 },
  { "in-two-constraints", "return { all_of (p.inner), any_of (p.inner) }", "{ inner = { rule = \"r\", n = 3 } }", 6 },
  { "twice-in-one", "return all_of (p.inner, any_of (p.inner, p.inner))", "{ inner = { rule = \"r\", n = 3 } }", 6 },
  { "aggregate", "return all_of (p.inner, p.inner)", "{ inner = { rule = \"r\", how = \"groups\" } }", 8 },
  { "sequence", "return all_of (p.inner, p.inner)", "{ inner = { rule = \"r\", how = \"order\" } }", 14 },
  { "two-constraints", "return any_of (p.inner)", "{ inner = { rule = \"r\", how = \"two\", n = 5 } }", 7 },
  { "nothing-is-kept", "return none_of (p.inner)", "{ inner = { rule = \"r\", how = \"none\" } }", 1 },
  { "list", "return k_of (2, table.unpack (p.of))",
    "{ of = { { rule = \"r\", n = 5 }, { rule = \"r\", n = 3 }, { rule = \"r\", n = 4 } } }", 7 },
  { "inside-inside", "return p.inner and all_of (p.inner, p.inner) or any_of (table.unpack (p.of))",
    "{ inner = { rule = \"r\", of = { { rule = \"r\", n = 3 }, { rule = \"r\", inner = { rule = \"r\", n = 1 } } } } }", 4 },
  { "name-of-a-use", "return p.inner", "{ inner = \"other\" }\nuse \"r\" { as = \"other\", n = 8, weight = 0, because = \"x\" }",
    8 },
  { "name-of-a-use-that-counts", "return p.inner", "{ inner = \"other\" }\nuse \"r\" { as = \"other\", n = 8 }", 16 },
  { "soft", "return p.inner", "{ weight = 10, inner = { rule = \"r\", n = 2 } }", 0 },
};

static void
test_cost (gconstpointer data)
{
  const CostCase *c = data;
  g_autofree char *rule = g_strdup_printf (RULE ("%s"), c->outside);
  g_autofree char *use = g_strdup_printf ("use \"r\" %s\n", c->use);
  g_autoptr (Fixture) fixture = fixture_right (rule, use);
  CursusScore score = fixture_score (fixture);
  g_assert_cmpint (score.hard, ==, c->cost);
  g_assert_cmpint (score.soft, ==, strcmp (c->name, "soft") == 0 ? 20 : 0);
}

typedef struct {
  const char *name;
  const char *outside;
  const char *use;
  const char *error;
} ErrorCase;

static const ErrorCase error_cases[] = {
  { "no-rule", "return p.inner", "{ inner = { rule = \"q\" } }", "session.lua:18: use “r”, inner: there is no rule “q”" },
  { "no-name", "return p.inner", "{ inner = { n = 3 } }", "use “r”, inner: “inner” is a table" },
  { "name-is-a-number", "return p.inner", "{ inner = { rule = 3 } }", "use “r”, inner: “inner” is a table" },
  { "no-use", "return p.inner", "{ inner = \"other\" }", "no use of the session is called “other”" },
  { "number", "return p.inner", "{ inner = 3 }", "“inner” is a whole number (3); accepted: a rule such as" },
  { "empty-list", "return p.of[1]", "{ of = {} }", "“of” is a table" },
  { "list-with-keys", "return p.of[1]", "{ of = { rule = \"r\" } }", "a list of rules such as" },
  { "in-a-list", "return p.of[1]", "{ of = { { rule = \"r\" }, { rule = \"r\", n = \"x\" } } }",
    "use “r”, of 2 (r): “n” is a text" },
  { "inside-inside", "return p.inner", "{ inner = { rule = \"r\", of = { { rule = \"r\", m = 1 } } } }",
    "use “r”, inner (r), of 1 (r): unknown parameter “m”" },
  { "weight", "return p.inner", "{ inner = { rule = \"r\", weight = 0 } }", "“weight” is given for a whole use" },
  { "list-part", "return p.inner", "{ inner = { rule = \"r\", \"x\" } }", "\"x\" stands without a key" },
  { "circle", "return p.inner", "{ as = \"me\", inner = \"me\" }", "or a use names itself" },
  { "many", "return p.of[1]",
    "{ as = \"me\", of = { \"me\", \"me\", \"me\", \"me\", \"me\", \"me\", \"me\", \"me\", \"me\", \"me\" } }",
    "more than 200 rules" },
  { "raises", "return p.inner", "{ inner = { rule = \"r\", how = \"raise\" } }", "session.lua:18: use “r”: r: " },
  { "squared", "return p.inner:squared ()", "{ inner = { rule = \"r\" } }", "squared belongs to group_by" },
  { "limits", "return p.inner:at_most (3)", "{ inner = { rule = \"r\" } }", "has no “at_most”" },
  { "called", "return p.inner ()", "{ inner = { rule = \"r\" } }", "attempt to call" },
  { "returned-twice", "return { p.inner, p.inner }", "{ inner = { rule = \"r\" } }", "returned already" },
  { "switched-off", "return p.inner", "{ weight = 0, because = \"x\", inner = { rule = \"r\", n = \"x\" } }",
    "use “r”, inner (r): “n” is a text" },
};

static void
test_error (gconstpointer data)
{
  const ErrorCase *c = data;
  g_autofree char *rule = g_strdup_printf (RULE ("%s"), c->outside);
  g_autofree char *use = g_strdup_printf ("use \"r\" %s\n", c->use);
  fixture_assert_wrong (rule, use, c->error);
}

/* The words of the rule inside, with its own parameters; not those of the use around it. */
static void
test_sentences (void)
{
  const char *rule = "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\",\n"
                     "params = { n = integer { default = 1 }, of = clauses { optional = true } },\n"
                     "says = { all = \"all {n}: {parts}\", one = { en = \"{n} for {meeting}\", fr = \"{n} pour {meeting}\" } },\n"
                     "constrain = function (p) if p.of then return all_of (table.unpack (p.of)):says \"all\" end\n"
                     "local a = each (meetings ()):where (function (m) return m.module == 'a' end)\n"
                     "return { a:cost (function () return p.n, 'one' end), a:cost (function () return 1 end) } end }";
  const char *use
      = "use \"r\" { n = 9, of = { { rule = \"r\", n = 3 }, { rule = \"r\", n = 4, of = { { rule = \"r\", n = 5 } } } } }\n";
  g_autoptr (Fixture) fixture = fixture_right (rule, use);
  g_autofree char *english = fixture_sentences (fixture, "en"), *french = fixture_sentences (fixture, "fr");
  g_assert_cmpstr (english, ==,
                   "all 9: 3 for “A” (Wed 10 Jan 2024) / all 3: {parts} / "
                   "all 4: 5 for “A” (Wed 10 Jan 2024) / all 5: {parts}");
  g_assert_nonnull (strstr (french, "3 pour « A »"));
}

/* What fails inside while searching names the file and line of the rule that failed. */
static void
test_search_error (void)
{
  g_autoptr (Fixture) fixture = fixture_right (RULE ("return any_of (p.inner)"),
                                               "use \"r\" { as = \"outer\", inner = { rule = \"r\", how = \"late\" } }\n");
  g_autofree char *error = fixture_search_error (fixture);
  g_test_message ("%s", error);
  g_assert_nonnull (strstr (error, "rules/r.lua:"));
  g_assert_nonnull (strstr (error, "late"));
}

/* The functions of a clause are the ruleset's own: they outlive the reading of the parameters, and no use of another session
 * meets them. */
static void
test_moves (void)
{
  g_autoptr (Fixture) fixture = fixture_right (RULE ("return unless (any_of (table.unpack (p.of)), all_of (p.of[2], p.of[1]))"),
                                               "use \"r\" { of = { { rule = \"r\", how = \"groups\" }, { rule = \"r\", how = "
                                               "\"order\" }, { rule = \"r\", how = \"two\" } } }\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture->ruleset, &error);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_test_message ("seed %u", seed);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, fixture->placements[m]);
  for (int move = 0; move < 200; move++) {
    uint32_t m = (uint32_t)g_rand_int_range (rand, 0, (gint32)fixture->frame->n_meetings);
    fixture->placements[m].start = (uint32_t)g_rand_int_range (rand, 0, 26) * fixture->frame->timeline->n_parts;
    cursus_evaluator_remove (evaluator, m);
    cursus_evaluator_place (evaluator, m, fixture->placements[m]);
    CursusScore score = { 0 };
    g_assert_true (cursus_audit (fixture->ruleset, fixture->placements, "en", &score, NULL, NULL, &error));
    g_assert_cmpint (cursus_evaluator_score (evaluator).hard, ==, score.hard);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (cost_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/clause/cost/%s", cost_cases[i].name);
    g_test_add_data_func (path, &cost_cases[i], test_cost);
  }
  for (size_t i = 0; i < G_N_ELEMENTS (error_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/clause/error/%s", error_cases[i].name);
    g_test_add_data_func (path, &error_cases[i], test_error);
  }
  g_test_add_func ("/script/clause/sentences", test_sentences);
  g_test_add_func ("/script/clause/search-error", test_search_error);
  g_test_add_func ("/script/clause/moves", test_moves);
  return g_test_run ();
}
