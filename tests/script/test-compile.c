/* Uses become constraints, or errors with file, line, use and what would be accepted; hostile rules are stopped. */
#include "rule-fixture.h"

#define USE "use \"r\" {}\n" /* in line 18 of the session */

typedef struct {
  const char *name;
  const char *body;
  const char *error;
} ErrorCase;

static const ErrorCase error_cases[] = {
  { "raises", "error 'boom'", "rules/r.lua:3: boom" },
  { "raises-a-table", "error ({})", "rules/r.lua:3: " },
  { "raises-nothing", "error (nil)", "rules/r.lua:3: " },
  { "complains-of-a-parameter", "error ('“max” is less than “min”', 0)", "session.lua:18: use “r”: " },
  { "endless", "while true do end", "instructions" },
  { "endless-in-where", "return each (modules):where (function () while true do end end):cost (function () end)",
    "instructions" },
  { "caught-endless", "while true do pcall (function () while true do end end) end", "instructions" },
  { "endless-metamethod", "local t = setmetatable ({}, { __index = function (t, k) while true do end end }) return t.x",
    "instructions" },
  { "memory", "local t = {} for i = 1, 1e9 do t = { t, {} } end", "memory" },
  { "many-selections", "local t = {} for i = 1, 1e9 do t = { t, meetings () } end", "stopped after" },
  { "many-drafts", "local t = {} for i = 1, 1e9 do t = { t, group_by () } end", "stopped after" },
  { "deep", "local function f () return 1 + f () end return f ()", "rules/r.lua:3: " },
  { "deep-in-where", "local function f () return 1 + f () end return each (modules):where (f):cost (f)", "r.lua:3: " },
  { "many-constraints", "local t = {} for i = 1, 300 do t[i] = group_by ():count ():at_most (i) end return t", "more than 200" },
  { "number", "return 3", "returned a number; accepted: a constraint" },
  { "text", "return 'x'", "returned a string" },
  { "true", "return { true }", "returned a boolean" },
  { "holes", "return { [2] = group_by ():count ():at_most (1) }", "no list without holes" },
  { "named", "return { x = group_by ():count ():at_most (1) }", "no list without holes" },
  { "dot-for-colon", "return each (modules).cost (function (m) return 1 end)", "a colon before it" },
  { "dot-for-colon-of-groups", "return group_by ().where (function (m) return true end)", "a colon before it" },
  { "unfinished-each", "return each (modules)", "not finished" },
  { "unfinished-measure", "return group_by ():count ()", "not finished" },
  { "twice", "local c = group_by ():count ():at_most (1) return { c, c }", "returned already" },
  { "unknown-function", "return eech (modules)", "did you mean “each”?" },
  { "unknown-method", "return each (modules):wher ()", "has no “wher”: did you mean “where”?" },
  { "unknown-measure", "return group_by ():cuont ()", "has no “cuont”: did you mean “count”?" },
  { "unknown-limit", "return group_by ():count ():atmost (1)", "did you mean “at_most”?" },
  { "unknown-key", "return group_by ('dya')", "grouped by “dya”: did you mean “day”?" },
  { "key-twice", "return group_by ('day', 'day')", "stands twice" },
  { "key-number", "return group_by (3)", "a key to group by is a text" },
  { "unknown-value", "return group_by ():distinct 'sits':at_most (1)", "did you mean “site”?" },
  { "unknown-sum", "return group_by ():sum 'minuts':at_most (1)", "no “minuts” to add up: did you mean “minutes”?" },
  { "sum-of-placed", "return group_by ():sum 'day':at_most (1)", "rules/r.lua:3: sum adds up" },
  { "no-measured", "return group_by ():span ()", "string expected" },
  { "limit-text", "return group_by ():count ():at_most 'x'", "number expected" },
  { "limit-fraction", "return group_by ():count ():at_most (1.5)", "no integer representation" },
  { "limit-huge", "return group_by ():count ():at_most (1 << 40)", "nine digits" },
  { "limits-crossed", "return group_by ():count ():between (3, 2)", "greater than the upper" },
  { "of-nothing", "return group_by ({ of = 3 })", "selection expected" },
  { "of-typo", "return group_by ({ off = modules })", "group_by knows one option" },
  { "audience-and-more", "return pairs_of (modules, { audience = 'any', a = 1, b = 2, c = 3 })", "pairs_of knows one option" },
  { "audience-typo", "return pairs_of (modules, { audience = 'all' })", "pairs_of knows one option" },
  { "each-of-nothing", "return each ()", "selection expected" },
  { "each-of-a-table", "return each ({ 'a' })", "selection expected" },
  { "in-order-of-each", "return each (modules):in_order ()", "belongs to pairs_of" },
  { "says-unknown", "return group_by ():count ():at_most (1):says 'bda'", "says has no “bda”: did you mean “bad”?" },
  { "gaps-of-nothing", "return group_by ():gaps ():at_most (1)", "string expected" },
  { "gaps-typo", "return group_by ():gaps 'dya':at_most (1)", "did you mean “day”?" },
  { "balance-of-values", "return group_by ('week'):balance 'day':at_most (1)", "sum adds up an amount" },
  { "measure-typo", "return group_by ():overlaps 'day'", "did you mean “overlap”?" },
  { "squared-early", "return group_by ():count ():squared ()", "a measure has no “squared”" },
  { "squared-function", "return each (modules):cost (function () end):squared ()", "squared belongs to group_by" },
  { "only-twice", "local f = function () end return group_by ():only (f):only (f)", "only stands twice" },
  { "only-of-nothing", "return group_by ():only ()", "function expected" },
  { "only-of-each", "return each (modules):only (function () end)", "has no “only”" },
  { "only-unfinished", "return group_by ():only (function () end)", "not finished" },
  { "in-order-of-nothing", "return in_order ()", "selection expected" },
  { "in-order-key", "return in_order (modules, 'dya')", "did you mean “day”?" },
  { "in-order-unfinished", "return in_order (modules)", "constrain returned a constraint that is not finished" },
  { "any-of-nothing", "return any_of ()", "any_of needs constraints: any_of (a, b)" },
  { "any-of-unfinished", "return any_of (each (modules))", "any_of was given a constraint that is not finished" },
  { "any-of-list", "return any_of ({ each (modules):cost (function () end) })", "any_of was given a table; accepted" },
  { "any-of-text", "return any_of ('a')", "any_of was given a string" },
  { "unless-of-one", "return unless (group_by ():count ():at_most (1))", "unless takes two constraints" },
  { "implies-of-none", "return implies ()", "implies takes two constraints" },
  { "k-of-too-many", "return k_of (2, group_by ():count ():at_most (1))", "a number from 1 to that of the constraints" },
  { "k-of-text", "return k_of ('1', group_by ():count ():at_most (1))", "a number from 1" },
  { "k-of-nothing", "return k_of (1)", "a number from 1" },
  { "any-typo", "return any (group_by ():count ():at_most (1))", "unknown name “any”" },
  { "combinations-of-combinations", "local c = group_by ():count ():at_most (1) for i = 1, 60 do c = all_of (c, c) end return c",
    "more than 200 constraints" },
  { "many-combinations", "local c, t = group_by ():count ():at_most (1), {} for i = 1, 100 do t[i] = any_of (c, c) end return t",
    "gives more than 200 constraints" },
  { "part-without-sense", "return any_of (group_by ():sum 'day':at_most (1))", "rules/r.lua:3: sum adds up" },
  { "combines-in-where", "return each (modules):where (function () return any_of () end)", "any_of needs" },
  { "says-of-function", "return each (modules):cost (function () end):says 'bad'", "says belongs to group_by" },
  { "cost-of-nothing", "return each (modules):cost (3)", "function expected" },
  { "where-placed", "return each (meetings ()):where (function (m) return m.day == 1 end)",
    "“day” depends on the plan and cannot be read here" },
  { "where-number", "return each (modules):where (function (m) return 0 end)", "true or false, no number" },
  { "where-in-where", "return each (modules):where (function (m) return each (modules):where (function () end) end)",
    "can be used in constrain only" },
  { "caught-where", "pcall (function () each (modules):where (function () error 'x' end) end) return each (modules)",
    "not finished" },
  { "view-kept", "local kept each (modules):where (function (m) kept = m end) return kept.module",
    "only while the function runs" },
  { "view-changed", "return each (modules):where (function (m) m.day = 3 end)", "can be read, not changed" },
  { "view-metatable", "return each (modules):where (function (m) setmetatable (m, {}) end)", "table expected" },
  { "view-rawset", "return each (modules):where (function (m) rawset (m, 'x', 1) end)", "table expected" },
  { "unknown-fact", "return each (meetings ()):where (function (m) return m.dya end)",
    "a meeting has no “dya”: did you mean “day”?" },
  { "unknown-fact-of-run", "return each (modules):where (function (m) return m.first_dya end)", "a module has no “first_dya”" },
  { "fact-number", "return each (modules):where (function (m) return m[1] end)", "named attributes" },
  { "fact-of-meetings", "return each (modules):where (function (m) return m.part end)", "use meetings (…)" },
  { "no-view", "return each (modules):where (function (m) return m.has ('x', 'y') end)", "meeting expected" },
  { "tag-table", "return each (modules):where (function (m) return m:has ({}) end)", "string expected" },
  { "mixed-travel", "return pairs_of (meetings (), runs ()):where (function (a, b) return a:travel_to (b) end)", "two meetings" },
  { "unknown-person", "return each (meetings ()):where (function (m) return m:busy 'ps' end)", "did you mean “sp”?" },
  { "no-calendar", "return each (meetings ()):where (function (m) return m:on 'fair' end)", "calendar expected" },
  { "unknown-parameter", "return p.minn", "params has no “minn”" },
  { "changed-parameter", "p.x = 3", "can be read, not changed" },
  { "session-typo", "return session.lastday", "did you mean “last_day”?" },
  { "session-changed", "session.x = 1", "can be read, not changed" },
  { "selection-typo", "return modules.x", "selection has no “x”" },
  { "session-metatable", "return setmetatable (session, {})", "table expected" },
  { "selection-of-text", "return each (meetings ('format:visit'))", "modules are selected by a parameter" },
};

static void
test_error (gconstpointer data)
{
  const ErrorCase *c = data;
  g_autofree char *rule = g_strdup_printf (FIXTURE_RULE ("", "%s"), c->body);
  fixture_assert_wrong (rule, USE, c->error);
}

/* ---- At search time ---- */

static const ErrorCase search_cases[] = {
  { "raises", "\nerror 'boom'", "rules/r.lua:4: boom" },
  { "raises-a-table", "error ({ 'x' })", "rules/r.lua:3: " },
  { "endless", "while true do end", "instructions" },
  { "caught-endless", "while true do pcall (function () while true do end end) end", "instructions" },
  { "memory", "local t = {} for i = 1, 1e9 do t = { t, {} } end", "memory" },
  { "deep", "local function f () return 1 + f () end return f ()", "rules/r.lua:3: " },
  { "nan", "return 0 / 0", "returned a number (" },
  { "infinite", "return 1 / 0", "(inf) as its cost" },
  { "negative", "return -1", "returned a number (-1) as its cost; accepted: nothing, or a whole number from 0 to 1000000000" },
  { "fraction", "return 1.5", "(1.5)" },
  { "huge", "return math.maxinteger", "as its cost" },
  { "too-large", "return 1000000001", "(1000000001)" },
  { "text", "return 'x'", "returned a string as its cost" },
  { "number-as-text", "return '3'", "returned a string as its cost" },
  { "table", "return {}", "returned a table as its cost" },
  { "boolean", "return true", "returned a boolean as its cost" },
  { "message-typo", "return 1, 'bda'", "says has no “bda”: did you mean “bad”?" },
  { "message-number", "return 1, 3", "as its message; accepted: a key of says" },
  { "measured-table", "return 1, 'bad', {}", "a text or a number for {measured}" },
  { "constrains", "return each (modules)", "can be used in constrain only" },
  { "unknown-fact", "return m.dya", "did you mean “day”?" },
};

static void
test_search_error (gconstpointer data)
{
  const ErrorCase *c = data;
  g_autofree char *rule = g_strdup_printf (FIXTURE_RULE ("", "return each (meetings ()):cost (function (m) %s end)"), c->body);
  g_autoptr (Fixture) fixture = fixture_right (rule, USE);
  g_autofree char *error = fixture_search_error (fixture);
  g_test_message ("%s", error);
  g_assert_true (g_str_has_prefix (error, "rule “r”: "));
  g_assert_nonnull (strstr (error, "rules/r.lua:3: ") != NULL ? error : strstr (error, "rules/r.lua:4: "));
  if (strstr (error, c->error) == NULL)
    g_error ("expected \"%s\" in: %s", c->error, error);
}

/* A view that was kept is a name for an argument: it means the present call's, or nothing. */
static void
test_views_kept_between_calls (void)
{
  g_autoptr (Fixture) fixture = fixture_right (
      FIXTURE_RULE ("", "local kept return { pairs_of (meetings ()):cost (function (a, b) kept = b end),\n"
                        "each (meetings ()):cost (function (m) return m.day * 0 + (kept and kept.day or 0) end) }"),
      USE);
  g_autofree char *error = fixture_search_error (fixture);
  g_assert_nonnull (strstr (error, "only while the function runs"));
}

/* What a function of a whole group is given, and how it can go wrong. */
static const ErrorCase list_cases[] = {
  { "changed", "list[1] = 3", "a list of meetings can be read, not changed" },
  { "meeting-changed", "list[1].day = 3", "can be read, not changed" },
  { "typo", "return list.day", "a list of meetings has numbers, no “day”" },
  { "key", "return list[{}]", "no “table”" },
  { "fact-typo", "return list[1].dya", "did you mean “day”?" },
  { "past-the-end", "return list[#list + 1].day", "rules/r.lua:3: attempt to index a nil value" },
  { "returned", "return list", "as its cost; accepted" },
  { "message-typo", "return 1, 'bda'", "did you mean “bad”?" },
  { "endless", "while list[1] do end", "instructions" },
  { "metatable", "setmetatable (list, {})", "table expected" },
  { "rawset", "rawset (list, 1, 2)", "table expected" },
  { "length-of-views", "return #list[1]", "attempt to get length" },
};

static void
test_list_error (gconstpointer data)
{
  const ErrorCase *c = data;
  g_autofree char *rule = g_strdup_printf (FIXTURE_RULE ("", "return in_order (modules):cost (function (list) %s end)"), c->body);
  g_autoptr (Fixture) fixture = fixture_right (rule, USE);
  g_autofree char *error = fixture_search_error (fixture);
  g_assert_true (g_str_has_prefix (error, "rule “r”: "));
  if (strstr (error, c->error) == NULL)
    g_error ("expected \"%s\" in: %s", c->error, error);
}

/* A list, or a meeting of it, that was kept beyond the call. */
static void
test_kept_lists (void)
{
  static const char *const looks[] = { "#kept.list", "kept.list[1].day", "kept.last.day" };
  for (size_t i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *rule = g_strdup_printf (
        FIXTURE_RULE ("", "local kept = {} return { in_order (modules):cost (function (l) kept.list, kept.last = l, l[7] end),\n"
                          "each (meetings ()):cost (function (m) return m.day * 0 + (kept.last and %s or 0) end) }"),
        looks[i]);
    g_autoptr (Fixture) fixture = fixture_right (rule, USE);
    g_autoptr (GError) error = NULL;
    CursusScore score = { 0 };
    g_assert_false (cursus_audit (fixture->ruleset, fixture->placements, "en", &score, NULL, NULL, &error));
    g_assert_true (g_str_has_prefix (error->message, "rule “r”: "));
    g_assert_nonnull (strstr (error->message, "only while the function runs"));
  }
}

/* A meeting kept from a longer list is none of a shorter one; what the search remembers is told by the length. */
static void
test_kept_meetings_between_lists (void)
{
  g_autoptr (Fixture) fixture = fixture_right (FIXTURE_RULE ("",
                                                             "local kept return in_order (meetings ()):cost (function (list)\n"
                                                             "kept = kept or list[1] return kept.day end)"),
                                               USE);
  g_assert_cmpint (fixture_score (fixture).hard, ==, 2);
}

static void
test_only_errors (void)
{
  static const char *const bodies[][2] = {
    { "return 0", "the function of only returns true or false, no number" },
    { "return m.dya", "did you mean “day”?" },
    { "error 'boom'", "boom" },
    { "while true do end", "instructions" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autofree char *rule = g_strdup_printf (
        FIXTURE_RULE ("", "return group_by ():only (function (m) %s end):count ():at_most (1)"), bodies[i][0]);
    g_autoptr (Fixture) fixture = fixture_right (rule, USE);
    g_autofree char *error = fixture_search_error (fixture);
    g_assert_true (g_str_has_prefix (error, "rule “r”: rules/r.lua:3: ") || strstr (error, "rules/r.lua:3: ") != NULL);
    if (strstr (error, bodies[i][1]) == NULL)
      g_error ("expected \"%s\" in: %s", bodies[i][1], error);
  }
}

static void
test_combination_sentences (void)
{
  const char *rule = "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = {},\n"
                     "constrain = function () local c = group_by ():count ():at_most (6)\n"
                     "return { any_of (c, c):says \"either\", any_of (c) } end,\n"
                     "says = { many = \"{measured}, not {limit}\", either = { en = \"neither: {parts}\", fr = \"aucun\" } } }";
  g_autoptr (Fixture) fixture = fixture_right (rule, USE);
  g_autofree char *english = fixture_sentences (fixture, "en");
  g_test_message ("%s", english);
  g_assert_nonnull (strstr (english, "neither: "));
  g_autofree char *french = fixture_sentences (fixture, "fr");
  g_assert_true (g_str_has_prefix (french, "aucun"));
}

/* What a terminal would obey is blanked, in ASCII and beyond it; the letters around it stay. */
static void
test_measured_is_harmless (void)
{
  g_autoptr (Fixture) fixture = fixture_right (
      FIXTURE_RULE ("", "return each (meetings ()):cost (function (m)\n"
                        "return m.module == 'a' and 1 or 0, 'bad', '\\27[2J\\u{9b}2J\\u{a0}é\\n.' end)"),
      USE);
  g_autofree char *french = fixture_sentences (fixture, "fr");
  g_assert_cmpstr (french, ==, " [2J  2J\u00a0é . !");
}

/* More facts than a trace holds. */
static void
test_too_many_facts (void)
{
  g_autoptr (Fixture) fixture = fixture_right (
      FIXTURE_RULE ("", "return each (meetings ()):cost (function (m)\n"
                        "for _, x in ipairs { 'sp', 'su', 'p1', 'p2', 'p3' } do m:busy (x) m:involves (x) end\n"
                        "for i = 1, 100 do m:has ('t' .. i) end end)"),
      USE);
  fixture_score (fixture); /* unknown tags are one fact: they are all false */
}

/* What was kept from one use is refused in another. */
static void
test_objects_of_another_use (void)
{
  static const char *const bodies[] = {
    "kept = rawget (kept, 1) and kept or { p.on } return each (kept[1]):cost (function () end)",
    "kept = rawget (kept, 1) and kept or { each (modules) } return kept[1]:cost (function () end)",
    "kept = rawget (kept, 1) and kept or { p.fair } return group_by ():count ():at_most (kept[1]:has (1) and 1 or 2)",
    "kept = rawget (kept, 1) and kept or { p.days } return group_by ():count ():at_most (#kept[1])",
    "kept = rawget (kept, 1) and kept or { p.who } return group_by ():count ():at_most (kept[1].id and 1)",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autofree char *rule = g_strdup_printf (
        "kept = {} " FIXTURE_RULE ("on = selector {}, fair = calendar {}, days = dates {}, who = person {}", "%s"), bodies[i]);
    const char *given = "{ fair = \"fair\", days = \"2024-01-10\", who = \"sp\" }";
    g_autofree char *uses = g_strdup_printf ("use \"r\" %s\nuse \"r\" %s\n", given, given);
    fixture_assert_wrong (rule, uses, "session.lua:19: use “r#2”: ");
    fixture_assert_wrong (rule, uses, "kept from another use of the rule");
  }
}

/* ---- Uses ---- */

static void
test_weights (void)
{
  const char *rule = FIXTURE_RULE ("n = integer { default = 6 }", "return group_by ():count ():at_most (p.n)");
  g_autoptr (Fixture) absent = fixture_right (rule, USE);
  g_assert_cmpint (fixture_score (absent).hard, ==, 1);
  g_autoptr (Fixture) hard = fixture_right (rule, "use \"r\" { weight = \"hard\", n = 5 }\n");
  g_assert_cmpint (fixture_score (hard).hard, ==, 2);
  g_autoptr (Fixture) soft = fixture_right (rule, "use \"r\" { weight = 20, n = 5 }\n");
  g_assert_cmpint (fixture_score (soft).hard, ==, 0);
  g_assert_cmpint (fixture_score (soft).soft, ==, 40);
  g_autoptr (Fixture) both = fixture_right (rule, "use \"r\" { weight = 20, n = 5 }\nuse \"r\" { as = \"again\", n = 4 }\n");
  g_assert_cmpint (fixture_score (both).soft, ==, 40);
  g_assert_cmpint (fixture_score (both).hard, ==, 3);
  g_assert_cmpstr (cursus_ruleset_use (both->ruleset, 1)->name, ==, "again");
}

/* A use that is switched off does not run, but what it says must be right. */
static void
test_switched_off (void)
{
  const char *rule = FIXTURE_RULE ("n = integer { default = 6 }", "error 'runs'");
  g_autoptr (Fixture) off = fixture_right (rule, "use \"r\" { weight = 0, because = \"later\" }\n");
  g_assert_cmpuint (off->ruleset->constraints->len, ==, 0);
  g_assert_cmpuint (off->ruleset->uses->len, ==, 1);
  fixture_assert_wrong (rule, "use \"r\" { weight = 0, because = \"later\", n = \"x\" }\n", "“n” is a text");
}

static void
test_standard (void)
{
  const char *rule = "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", standard = true,\n"
                     "params = { n = integer { default = 6 } },\n"
                     "constrain = function (p) return group_by ():count ():at_most (p.n) end }";
  g_autoptr (Fixture) unnamed = fixture_right (rule, "");
  g_assert_cmpint (fixture_score (unnamed).hard, ==, 1);
  g_assert_cmpstr (cursus_ruleset_use (unnamed->ruleset, 0)->name, ==, "r");
  g_autoptr (Fixture) on_top = fixture_right (rule, "use \"r\" { n = 4, weight = 10 }\n");
  g_assert_cmpint (fixture_score (on_top).hard, ==, 1);
  g_assert_cmpint (fixture_score (on_top).soft, ==, 30);
  g_assert_cmpstr (cursus_ruleset_use (on_top->ruleset, 0)->name, ==, "r#standard");
  g_assert_cmpstr (cursus_ruleset_use (on_top->ruleset, 1)->name, ==, "r");
  g_autoptr (Fixture) apart = fixture_right (rule, "use \"r\" { as = \"four\", n = 4 }\n");
  g_assert_cmpint (fixture_score (apart).hard, ==, 4);
  g_assert_cmpstr (cursus_ruleset_use (apart->ruleset, 0)->name, ==, "r");
  g_autoptr (Fixture) replaced = fixture_right (rule, "use \"r\" { as = \"mine\", weight = 5 }\nuse \"r\" { n = 5 }\n");
  g_assert_cmpint (fixture_score (replaced).hard, ==, 2);
  g_assert_cmpint (fixture_score (replaced).soft, ==, 5);
  g_assert_cmpuint (replaced->ruleset->uses->len, ==, 2);
  g_autoptr (Fixture) off = fixture_right (rule, "use \"r\" { weight = 0, because = \"no\" }\n");
  g_assert_cmpint (fixture_score (off).hard, ==, 0);
}

static void
test_unknown_rule (void)
{
  const char *rule = FIXTURE_RULE ("", "return nil");
  fixture_assert_wrong (rule, "use \"rr\" {}\n", "session.lua:18: use “rr”: there is no rule “rr”");
}

static void
test_messages_and_parameters (void)
{
  const char *rule
      = "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\",\n"
        "params = { min = duration { default = \"3 weeks\" }, on = selector {}, n = integer { default = 2 } },\n"
        "constrain = function (p) return group_by ():count ():at_most (p.n):says \"many\" end,\n"
        "says = { many = { en = \"{measured}, {limit}: {min} {on} {n} { x }\", fr = \"{measured} au lieu de {n}\" } } }";
  g_autoptr (Fixture) fixture = fixture_right (rule, "use \"r\" { min = 5, on = { \"a\", \"tag:energy\" } }\n");
  g_autofree char *english = fixture_sentences (fixture, "en");
  g_autofree char *french = fixture_sentences (fixture, "fr");
  g_assert_cmpstr (english, ==, "7, at most 2: 5 days a, tag:energy 2 { x }");
  g_assert_cmpstr (french, ==, "7 au lieu de 2");
}

/* The catalogue serves one session after the other. */
static void
test_two_sessions (void)
{
  const char *rule = FIXTURE_RULE (
      "", "return each (meetings ()):cost (function (m) return m.day == session.last_day and 1 or 0 end)");
  g_autoptr (Fixture) fixture = fixture_right (rule, USE);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusRuleset *second = cursus_ruleset_new (fixture->frame);
  g_assert_true (cursus_catalog_compile (fixture->catalog, second, diagnostics));
  g_assert_cmpuint (second->constraints->len, ==, 1);
  cursus_ruleset_free (second);
  g_assert_cmpint (fixture_score (fixture).hard, ==, 0);
}

typedef struct {
  const Fixture *fixture;
  int64_t cost;
} Worker;

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (worker->fixture->ruleset, &error);
  for (int round = 0; round < 50; round++) {
    for (uint32_t m = 0; m < worker->fixture->frame->n_meetings; m++)
      cursus_evaluator_place (evaluator, m, worker->fixture->placements[m]);
    worker->cost += cursus_evaluator_score (evaluator).hard;
    for (uint32_t m = 0; m < worker->fixture->frame->n_meetings; m++)
      cursus_evaluator_remove (evaluator, m);
  }
  return NULL;
}

/* The search's threads call the same functions. */
static void
test_threads (void)
{
  const char *rule = FIXTURE_RULE ("",
                                   "return pairs_of (meetings ()):cost (function (a, b) return math.abs (a.day - b.day) end)");
  g_autoptr (Fixture) fixture = fixture_right (rule, USE);
  Worker workers[4];
  GThread *threads[4];
  int64_t expected = 50 * fixture_score (fixture).hard;
  for (int i = 0; i < 4; i++) {
    workers[i] = (Worker){ .fixture = fixture };
    threads[i] = g_thread_new ("worker", work, &workers[i]);
  }
  for (int i = 0; i < 4; i++) {
    g_thread_join (threads[i]);
    g_assert_cmpint (workers[i].cost, ==, expected);
  }
}

/* A function runs once for each set of facts, and draws the same numbers each time. */
static void
test_calls_are_few_and_equal (void)
{
  const char *rule = FIXTURE_RULE (
      "", "return each (meetings ()):cost (function (m) return m.weekday * 1000 + math.random (1, 999) end)");
  g_autoptr (Fixture) fixture = fixture_right (rule, USE);
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture->ruleset, &error);
  for (int round = 0; round < 100; round++) {
    for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
      cursus_evaluator_place (evaluator, m, fixture->placements[m]);
    for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
      cursus_evaluator_remove (evaluator, m);
  }
  CursusConstraintStats stats = cursus_evaluator_stats (evaluator, 0);
  g_assert_cmpuint (stats.calls, ==, 5); /* Monday to Friday */
  fixture_score (fixture);
}

/* Meetings move at random: what is counted by steps is what is counted anew. */
static void
test_moves (void)
{
  const char *rule = FIXTURE_RULE (
      "", "local late = group_by ('week'):only (function (m) return m.weekday > 2 end):count ():at_most (1):squared ()\n"
          "local steps = in_order (meetings (), 'participant'):cost (function (l) local n = 0\n"
          "for i = 2, #l do n = n + (l[i].day - l[i - 1].day) % 3 end return n end)\n"
          "return { late, steps, any_of (late, steps), unless (group_by ():overlap 'day':at_most (1), k_of (1, late, steps)),\n"
          "group_by ('week'):balance 'minutes':at_most (210), none_of (group_by ('week'):gaps 'day':at_most (0)) }");
  g_autoptr (Fixture) fixture = fixture_right (rule, USE);
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture->ruleset, &error);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_test_message ("seed %u", seed);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, fixture->placements[m]);
  for (int move = 0; move < 300; move++) {
    uint32_t m = (uint32_t)g_rand_int_range (rand, 0, (gint32)fixture->frame->n_meetings);
    uint32_t n_parts = fixture->frame->timeline->n_parts;
    fixture->placements[m].start = (uint16_t)((uint32_t)g_rand_int_range (rand, 0, 26) * n_parts);
    cursus_evaluator_remove (evaluator, m);
    cursus_evaluator_place (evaluator, m, fixture->placements[m]);
    CursusScore score = { 0 };
    g_assert_true (cursus_audit (fixture->ruleset, fixture->placements, "en", &score, NULL, NULL, &error));
    g_assert_cmpint (cursus_evaluator_score (evaluator).hard, ==, score.hard);
  }
  g_assert_true (cursus_evaluator_try_error (evaluator, &error));
}

static void
add_cases (const char *group, const ErrorCase *cases, size_t n_cases, GTestDataFunc test)
{
  for (size_t i = 0; i < n_cases; i++) {
    g_autofree char *path = g_strdup_printf ("/script/compile/%s/%s", group, cases[i].name);
    g_test_add_data_func (path, &cases[i], test);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("error", error_cases, G_N_ELEMENTS (error_cases), test_error);
  add_cases ("list-error", list_cases, G_N_ELEMENTS (list_cases), test_list_error);
  add_cases ("search-error", search_cases, G_N_ELEMENTS (search_cases), test_search_error);
  g_test_add_func ("/script/compile/views-kept-between-calls", test_views_kept_between_calls);
  g_test_add_func ("/script/compile/kept-lists", test_kept_lists);
  g_test_add_func ("/script/compile/kept-meetings-between-lists", test_kept_meetings_between_lists);
  g_test_add_func ("/script/compile/only-errors", test_only_errors);
  g_test_add_func ("/script/compile/combination-sentences", test_combination_sentences);
  g_test_add_func ("/script/compile/moves", test_moves);
  g_test_add_func ("/script/compile/too-many-facts", test_too_many_facts);
  g_test_add_func ("/script/compile/objects-of-another-use", test_objects_of_another_use);
  g_test_add_func ("/script/compile/weights", test_weights);
  g_test_add_func ("/script/compile/switched-off", test_switched_off);
  g_test_add_func ("/script/compile/standard", test_standard);
  g_test_add_func ("/script/compile/unknown-rule", test_unknown_rule);
  g_test_add_func ("/script/compile/messages-and-parameters", test_messages_and_parameters);
  g_test_add_func ("/script/compile/measured-is-harmless", test_measured_is_harmless);
  g_test_add_func ("/script/compile/two-sessions", test_two_sessions);
  g_test_add_func ("/script/compile/threads", test_threads);
  g_test_add_func ("/script/compile/calls-are-few-and-equal", test_calls_are_few_and_equal);
  return g_test_run ();
}
