/* What rules may call: every selection, combinator, measure and fact, on one small session, counted by hand. */
#include "rule-fixture.h"

typedef struct {
  const char *name;
  const char *body;
  int64_t cost; /* of the fixture's plan */
} CostCase;

/* In a body: count (n) wants at most n of the seven meetings. */
#define COUNTS "local function count (n) return group_by ():count ():at_most (n) end "

/* Five modules; six runs, as ws runs for two groups; seven meetings, as long has two parts.
 * Days: a 2, b 3, r 4, ws 8, long 14 and 15. */
static const CostCase cost_cases[] = {
  { "each-visits-runs", "return each (modules):cost (function (m) return 1 end)", 6 },
  { "each-meetings", "return each (meetings ()):cost (function (m) return 1 end)", 7 },
  { "each-runs", "return each (runs ()):cost (function (m) return 1 end)", 6 },
  { "each-where", "return each (modules):where (function (m) return m:has 'energy' end):cost (function (m) return 5 end)", 5 },
  { "where-twice",
    "return each (meetings ()):where (function (m) return not m.remote end):where (function (m) return m.slots == 1 end)"
    ":cost (function (m) return 1 end)",
    5 },
  { "pairs-once", "return pairs_of (modules):cost (function (a, b) return 1 end)", 14 }, /* 15, but the groups share nobody */
  { "pairs-any", "return pairs_of (modules, { audience = 'any' }):cost (function (a, b) return 1 end)", 15 },
  { "pairs-both-orders", "return pairs_of (modules, modules):cost (function (a, b) return 1 end)", 28 },
  { "pairs-two-any", "return pairs_of (modules, modules, { audience = 'any' }):cost (function (a, b) return 1 end)", 30 },
  { "pairs-shared", "return pairs_of (modules, { audience = 'shared' }):cost (function (a, b) return 1 end)", 14 },
  { "pairs-where",
    "return pairs_of (modules, modules):where (function (a, b) return a.first and b.last end)"
    ":cost (function (a, b) return b.first_day - a.last_day end)",
    12 },
  { "pairs-of-meetings", "return pairs_of (meetings ()):cost (function (a, b) return a.day == b.day and 1 or 0 end)", 0 },
  { "pairs-of-meetings-any",
    "return pairs_of (meetings (), { audience = 'any' }):cost (function (a, b) return a.day == b.day and 1 or 0 end)", 1 },
  { "pair-of-a-run-and-its-part", "return pairs_of (meetings (), runs ()):cost (function (a, b) return 1 end)", 7 * 5 - 2 },
  { "in-order", "return pairs_of (modules):in_order ():cost (function (a, b) return b.starts < a.ends and 1 or 0 end)", 0 },
  /* Three people with the gaps 1, 1, 4, 6 and 1 days. */
  { "consecutive",
    "return consecutive (meetings (), 'participant'):cost (function (a, b) return b.day - a.day == 1 and 1 or 0 end)", 9 },
  { "consecutive-of-modules", "return consecutive (modules):cost (function (a, b) return 1 end)", 6 },
  { "consecutive-per-day", "return consecutive (meetings (), 'day'):cost (function (a, b) return 1 end)", 1 },
  { "count", "return group_by ('day'):count ():at_most (1)", 1 },
  { "count-of", "return group_by ({ of = meetings () }):count ():at_most (3)", 4 },
  { "count-of-modules", "return group_by ({ of = modules }):count ():at_most (0)", 7 },
  { "count-all", "return group_by ():count ():at_most (3)", 4 },
  { "group-where", "return group_by ('week'):where (function (m) return m.remote end):count ():at_most (0)", 1 },
  { "sum", "return group_by ('module', { of = meetings () }):sum 'minutes':at_most (210)", 630 }, /* ws 210, long 420 */
  { "distinct", "return group_by ():distinct 'site':exactly (1)", 1 },
  { "distinct-day", "return group_by ('participant'):distinct 'day':at_most (5)", 3 },
  { "span", "return group_by ():span 'day':at_most (10)", 4 },
  { "first", "return group_by ():first 'day':at_least (3)", 1 },
  { "last", "return group_by ():last 'day':at_most (14)", 1 },
  { "runs", "return group_by ():runs 'day':at_most (1)", 3 }, /* days 2-4: 2 too many; 14-15: 1 too many */
  { "run-count", "return group_by ():run_count 'day':at_most (1)", 2 },
  { "between", "return group_by ():count ():between (8, 9)", 1 },
  { "gaps", "return group_by ():gaps 'day':at_most (0)", 8 }, /* of 14 days six are taken */
  { "max-run", "return group_by ():max_run 'day':at_most (1)", 2 },
  { "overlap", "return group_by ():overlap 'day':at_most (0)", 1 },
  { "balance", "return group_by ('week'):balance ():at_most (0)", 1 },                        /* 3, 2 and 2 meetings */
  { "balance-of-minutes", "return group_by ('module'):balance 'minutes':at_most (400)", 20 }, /* 630 - 210 */
  { "squared", "return group_by ():count ():at_most (3):squared ()", 16 },
  { "squared-runs", "return group_by ():runs 'day':at_most (1):squared ():says 'bad'", 5 },
  { "only", "return group_by ():only (function (m) return m.day > 3 end):count ():at_most (0)", 5 },
  { "only-and-where",
    "return group_by ():where (function (m) return not m.remote end):only (function (m) return m.day > 3 end):count ():at_most "
    "(0)",
    4 },
  { "only-none", "return group_by ():only (function () end):count ():exactly (3)", 0 },
  { "only-once-for-two",
    "local g = group_by ():only (function (m) return m.weekday == 1 end)"
    "return { g:count ():at_most (0), g:distinct 'site':at_most (0) }",
    2 },
  { "in-order-of-participants", "return in_order (meetings (), 'participant'):cost (function (list) return #list end)", 18 },
  { "in-order-of-modules",
    "return in_order (modules):cost (function (list) local n = 0 for _, m in ipairs (list) do n = n + m.day end return n end)",
    54 },
  { "in-order-where",
    "return in_order (modules):where (function (m) return m.module == 'long' end)"
    ":cost (function (list) return #list + list[#list].part end)",
    4 },
  { "in-order-past-the-end",
    "return in_order (modules):cost (function (l) return l[0] == nil and l[8] == nil and l[1.5] == nil and l[#l + 0.0].day or 99 "
    "end)",
    15 },
  { "in-order-of-two",
    "return in_order (modules):cost (function (l) return l[2] and l[1] == l[1] and l[1] ~= l[2] and l[1]:travel_to (l[2]) or 0 "
    "end)",
    46 },
  { "any-of", COUNTS "return any_of (count (6), count (4))", 1 }, /* 1 and 3 */
  { "any-of-one-kept", COUNTS "return any_of (count (6), count (7))", 0 },
  { "all-of", COUNTS "return all_of (count (6), count (4))", 4 },
  { "none-of", COUNTS "return none_of (count (6), count (7), count (8))", 2 },
  { "k-of", COUNTS "return k_of (2, count (6), count (5), count (4))", 3 },
  { "unless", COUNTS "return unless (count (6), count (4))", 3 },
  { "unless-kept", COUNTS "return unless (count (7), count (4))", 0 },
  { "implies", COUNTS "return implies (count (7), count (4))", 3 },
  { "implies-not", COUNTS "return implies (count (6), count (4))", 0 },
  { "nested", COUNTS "return any_of (all_of (count (6), count (4)), k_of (1, none_of (count (9)), count (2)))", 1 },
  { "part-used-twice", COUNTS "local c = count (6) return { any_of (c, c), c }", 2 },
  { "any-of-functions",
    "return any_of (each (meetings ()):cost (function (m) return m.day end),"
    "pairs_of (modules, modules):cost (function (a, b) return a.first and b.last and 7 or 0 end))",
    7 },
  { "all-of-every-kind",
    "return all_of (consecutive (modules):cost (function () return 1 end), in_order (modules):cost (function (l) return #l end),"
    "group_by ():only (function (m) return m.day == 8 end):count ():at_most (0))",
    6 + 7 + 2 },
  { "any-of-nothing",
    COUNTS "return any_of (each (modules):where (function () return false end):cost (function () return 1 end), count (6))", 0 },
  { "list", "return { group_by ():count ():at_most (6), group_by ():count ():at_most (5), false }", 3 },
  { "nothing", "return nil", 0 },
  { "empty-list", "return {}", 0 },
  { "from-one-step-in-two-ways", "local g = group_by () return { g:count ():at_most (6), g:distinct 'site':at_most (1) }", 2 },
  { "no-cost", "return each (modules):cost (function () end)", 0 },
  { "float-cost", "return each (modules):where (function (m) return m.first end):cost (function () return 6 / 2 end)", 3 },
  { "session", "return each (modules):where (function (m) return m.first end):cost (function () return session.n_days end)", 26 },
  { "session-parts", "local n = #session.day_parts return group_by ():count ():at_most (n)", 5 },
  { "closed", "local c = session.closed[1] return each (meetings ()):cost (function (m) return m:on (c) and 1 or 0 end)", 0 },
  { "closed-has",
    "local c = session.closed[1] return each (modules):where (function () return c:has (7) and not c:has (8) end)"
    ":cost (function (m) return 1 end)",
    6 },
  { "length", "return group_by ():count ():at_most (#meetings (modules) - #runs (modules))", 6 },
  { "equal",
    "return pairs_of (modules):where (function (a, b) return a == a and a ~= b and a ~= 1 end):cost (function () return 1 end)",
    14 },
  { "own-globals", "helper = 1 return group_by ():count ():at_most (helper)", 6 },
};

static void
test_cost (gconstpointer data)
{
  const CostCase *c = data;
  g_autofree char *rule = g_strdup_printf (FIXTURE_RULE ("", "%s"), c->body);
  g_autoptr (Fixture) fixture = fixture_right (rule, "use \"r\" {}\n");
  g_assert_cmpint (fixture_score (fixture).hard, ==, c->cost);
}

/* ---- Facts ---- */

typedef struct {
  const char *unit; /* "meetings", "runs" */
  const char *module;
  const char *expression; /* of m */
  const char *text;
} FactCase;

static const FactCase fact_cases[] = {
  { "meetings", "a", "m.module", "a" },
  { "meetings", "a", "m.id", "a" },
  { "meetings", "a", "m.published", "true" },
  { "meetings", "b", "m.published", "false" },
  { "meetings", "a", "m.published_day", "1" },
  { "meetings", "b", "m.published_day", "nil" },
  { "meetings", "a", "m.published_slot", "2" },
  { "meetings", "a", "m.published_starts", "1980" }, /* 1440 + 540 */
  { "meetings", "a", "m.published_ends", "2190" },
  { "meetings", "a", "m.published_site", "paris" },
  { "meetings", "a", "m.published_room", "paris/a" },
  { "meetings", "a", "m.at_published_place", "true" },
  { "meetings", "a", "m.with_published_speakers", "true" },
  { "meetings", "b", "m.format", "visit" },
  { "meetings", "a", "m.group", "nil" },
  { "runs", "ws", "m.group", "g1" },
  { "runs", "b", "m.order", "2" },
  { "meetings", "long", "m.part", "1" },
  { "runs", "long", "m.parts", "2" },
  { "runs", "long", "m.slots", "3" },
  { "meetings", "long", "m.slots", "2" },
  { "runs", "long", "m.minutes", "630" },
  { "meetings", "a", "m.headcount", "3" },
  { "runs", "r", "m.remote", "true" },
  { "runs", "a", "m.first", "true" },
  { "runs", "a", "m.last", "false" },
  { "runs", "a", "m.earliest_day", "0" },
  { "runs", "a", "m.latest_day", "23" },
  { "runs", "b", "m.latest_day", "nil" },
  { "runs", "a", "m:has 'energy'", "true" },
  { "runs", "b", "m:has 'energy'", "false" },
  { "runs", "b", "m:has 'no tag of this session'", "false" },
  { "meetings", "a", "m.day", "2" },
  { "meetings", "long", "m.workday", "9" }, /* 14 days: two weekends and a closed Monday */
  { "meetings", "a", "m.weekday", "3" },
  { "meetings", "ws", "m.week", "1" },
  { "meetings", "a", "m.month", "0" },
  { "meetings", "a", "m.slot", "4" },
  { "meetings", "long", "m.last_slot", "29" },
  { "meetings", "b", "m.day_part", "pm" },
  { "meetings", "a", "m.start_minute", "540" },
  { "meetings", "a", "m.end_minute", "750" },
  { "meetings", "b", "m.site", "reims" },
  { "meetings", "r", "m.site", "nil" },
  { "meetings", "a", "m.room", "paris/a" },
  { "meetings", "b", "m.room", "nil" },
  { "meetings", "a", "m.over_capacity", "1" },
  { "meetings", "a", "m.missing_features", "0" },
  { "meetings", "a", "m:on (p.fair)", "true" },
  { "meetings", "b", "m:on (p.fair)", "false" },
  { "meetings", "a", "m.busy_speakers", "1" },
  { "meetings", "a", "m.reluctant_speakers", "0" },
  { "meetings", "a", "m.preferring_speakers", "0" },
  { "meetings", "a", "m.choosy_speakers", "0" },
  { "meetings", "a", "m.absent_participants", "0" },
  { "meetings", "a", "m.reluctant_participants", "0" },
  { "meetings", "a", "m:busy (p.who)", "true" },
  { "meetings", "b", "m:busy (p.who)", "false" },
  { "meetings", "a", "m:busy 'su'", "false" },
  { "meetings", "a", "m:involves (p.who)", "true" },
  { "meetings", "a", "m:involves 'p2'", "true" },
  { "meetings", "b", "m:involves (p.who)", "false" },
  { "runs", "long", "m.first_day", "14" },
  { "runs", "long", "m.last_day", "15" },
  { "runs", "long", "m.first_workday", "9" },
  { "runs", "long", "m.last_workday", "10" },
  { "runs", "long", "m.first_week", "2" },
  { "runs", "long", "m.last_week", "2" },
  { "runs", "long", "m.first_slot", "28" },
  { "runs", "a", "m.starts", "3420" }, /* 2 * 1440 + 540 */
  { "runs", "a", "m.ends", "3630" },
  { "meetings", "a", "tostring (m)", "A" },
};

static void
test_fact (gconstpointer data)
{
  const FactCase *c = data;
  g_autofree char *rule = g_strdup_printf (
      FIXTURE_RULE ("fair = calendar {}, who = person {}, on = selector {}",
                    "return each (%s (p.on)):cost (function (m) return 1, 'bad', tostring (%s) end)"),
      c->unit, c->expression);
  g_autofree char *use = g_strdup_printf (
      "use \"r\" { fair = \"fair\", who = \"sp\", on = \"%s\" }\npublished \"published.csv\"\n", c->module);
  g_autoptr (Fixture) fixture = fixture_right (rule, use);
  g_autofree char *expected = g_strconcat (c->text, " !", NULL);
  g_autofree char *sentences = fixture_sentences (fixture, "fr");
  g_auto (GStrv) each = g_strsplit (sentences, " | ", -1);
  g_assert_cmpstr (each[0], ==, expected);
  fixture_score (fixture);
}

static const FactCase pair_cases[] = {
  { "meetings", "a", "a:travel_to (b)", "46" },
  { "meetings", "a", "b:travel_to (a)", "46" },
  { "meetings", "a", "a:travel_to (a)", "0" },
  { "meetings", "a", "a:shares_people (b)", "true" },
  { "meetings", "a", "a:shares_speakers (b)", "false" },
  { "meetings", "a", "a:same_audience (b)", "true" },
  { "runs", "a", "a:same_audience (b)", "true" },
  { "meetings", "a", "a.site == b.site", "false" },
  { "meetings", "a", "a.module .. b.module", "ab" },
  { "meetings", "a", "a:days_to (b) == b.day - a.day and b:days_to (a) == a.day - b.day and a:days_to (a) == 0", "true" },
  { "runs", "a", "a:days_to (b) == b.first_day - a.last_day and b:days_to (a) == a.first_day - b.last_day", "true" },
};

static void
test_pair_fact (gconstpointer data)
{
  const FactCase *c = data;
  g_autofree char *rule = g_strdup_printf (
      FIXTURE_RULE ("x = selector {}, y = selector {}",
                    "return pairs_of (%s (p.x), %s (p.y)):cost (function (a, b) return 1, 'bad', tostring (%s) end)"),
      c->unit, c->unit, c->expression);
  g_autoptr (Fixture) fixture = fixture_right (rule, "use \"r\" { x = \"a\", y = \"b\" }\n");
  g_autofree char *expected = g_strconcat (c->text, " !", NULL);
  g_autofree char *sentences = fixture_sentences (fixture, "fr");
  g_assert_cmpstr (sentences, ==, expected);
}

/* The table of facts grows: then this test must. */
static void
test_every_fact (void)
{
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    const char *name = cursus_fact_info (fact)->name;
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS (fact_cases); i++)
      found = found || strstr (fact_cases[i].expression, name) != NULL;
    for (size_t i = 0; i < G_N_ELEMENTS (pair_cases); i++)
      found = found || strstr (pair_cases[i].expression, name) != NULL;
    if (!found)
      g_error ("no case reads the fact “%s”", name);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (cost_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/api/cost/%s", cost_cases[i].name);
    g_test_add_data_func (path, &cost_cases[i], test_cost);
  }
  for (size_t i = 0; i < G_N_ELEMENTS (fact_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/api/fact/%s of %s %s", fact_cases[i].expression, fact_cases[i].unit,
                                             fact_cases[i].module);
    g_test_add_data_func (path, &fact_cases[i], test_fact);
  }
  for (size_t i = 0; i < G_N_ELEMENTS (pair_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/api/pair/%s of %s", pair_cases[i].expression, pair_cases[i].unit);
    g_test_add_data_func (path, &pair_cases[i], test_pair_fact);
  }
  g_test_add_func ("/script/api/every-fact", test_every_fact);
  return g_test_run ();
}
