/* Waivers: what they name, when they are in force, and that they cover no more than they say. */
#include "rule-fixture.h"
#include "script/waiver-scope.h"

/* Every meeting costs one, and so does every participant on a day of meetings. */
static const char each_rule[] = FIXTURE_RULE ("", "return each (meetings ()):cost (function (m) return m.day and 1, 'bad' end)");
static const char pair_rule[] = FIXTURE_RULE ("",
                                              "return pairs_of (modules):cost (function (a, b) return a.first_day and 1 end)");
static const char group_rule[] = FIXTURE_RULE ("", "return group_by ('participant', 'day'):count ():at_most (0)");

#define WAIVER(of, more)                                                                                                         \
  "waiver { rule = \"r\", of = " of ", author = \"A\", reason = \"R\", expires = \"2024-02-10\"" more " }\n"

/* Without a today, then with 2024-02-01. */
static Fixture *
new_today (const char *rule, const char *uses)
{
  Fixture *self = fixture_new (rule, uses);
  cursus_diagnostics_free (self->folder->diagnostics);
  self->folder->diagnostics = cursus_diagnostics_new ();
  cursus_ruleset_free (self->ruleset);
  self->folder->session->today = cursus_date_from_ymd (2024, 2, 1);
  self->ruleset = cursus_ruleset_new (self->frame);
  self->compiled = cursus_catalog_compile (self->catalog, self->ruleset, self->folder->diagnostics);
  return self;
}

static void
test_cost (void)
{
  static const struct {
    const char *rule;
    const char *of;
    int64_t cost; /* 7 meetings; of 10 pairs of modules some share people; 3 participants on 6, 6, 6 days */
  } rows[] = {
    { each_rule, "\"*\"", 0 },
    { each_rule, "\"a\"", 6 },
    { each_rule, "{ \"a\", \"b\" }", 5 },
    { each_rule, "\"long\"", 5 },
    { each_rule, "\"long.2\"", 6 },
    { each_rule, "\"ws@g1\"", 6 },
    { each_rule, "{ \"ws\", \"g1\" }", 6 },
    { each_rule, "\"format:workshop\"", 5 },
    { each_rule, "\"tag:energy\"", 6 },
    { each_rule, "\"2024-01-11\"", 6 },
    { each_rule, "{ \"2024-01-11\", \"2024-01-12\" }", 5 },
    { each_rule, "\"2024-01-10/2024-01-12\"", 4 },
    { each_rule, "\"2024-W02\"", 4 },
    { each_rule, "{ \"a\", \"2024-W03\" }", 7 },
    { each_rule, "\"reims\"", 6 },
    { each_rule, "\"paris/a\"", 2 },
    { each_rule, "\"site:paris\"", 2 },
    { group_rule, "\"p1\"", 12 },
    { group_rule, "{ \"p1\", \"person:p2\" }", 6 },
    { group_rule, "\"2024-01-10\"", 15 },
    { group_rule, "{ \"p3\", \"2024-W02\" }", 15 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *uses = g_strdup_printf ("use \"r\" {}\n" WAIVER ("%s", ""), rows[i].of);
    g_autoptr (Fixture) fixture = new_today (rows[i].rule, uses);
    g_autofree char *messages = fixture_messages (fixture);
    g_assert_cmpstr (messages, ==, "");
    g_test_message ("%s", rows[i].of);
    g_assert_cmpint (fixture_score (fixture).hard, ==, rows[i].cost);
  }
}

static void
test_soft (void)
{
  g_autoptr (Fixture) fixture = new_today (each_rule, "use \"r\" { as = \"mine\", weight = 10 }\n" //
                                                      "waiver { rule = \"mine\", of = { \"a\", \"b\", \"long.1\" },\n"
                                                      "author = \"A\", reason = \"R\", expires = \"2024-02-01\" }\n");
  g_assert_true (fixture->compiled);
  g_assert_cmpint (fixture_score (fixture).soft, ==, 40);
}

/* Both units of a pair must be named. */
static void
test_pairs (void)
{
  g_autoptr (Fixture) plain = fixture_right (pair_rule, "use \"r\" {}\n");
  g_autoptr (Fixture) fixture = new_today (pair_rule, "use \"r\" {}\n" WAIVER ("{ \"a\", \"b\", \"r\" }", ""));
  g_assert_true (fixture->compiled);
  g_assert_cmpint (fixture_score (fixture).hard, ==, fixture_score (plain).hard - 3);
}

static void
test_errors (void)
{
  static const struct {
    const char *rule;
    const char *uses;
    const char *says;
  } rows[] = {
    { each_rule, WAIVER ("\"aa\"", ""), "session.lua:19: waiver of “r”: “of” has “aa”: did you mean “a”?" },
    { each_rule, WAIVER ("\"2024-13-01\"", ""), "“of” has “2024-13-01”: " },
    { each_rule, WAIVER ("\"2023-W53\"", ""), "“of” has “2023-W53”: " }, /* 2023 has 52 weeks */
    { each_rule, WAIVER ("\"2025-01-01\"", ""), "accepted: dates from 2024-01-08 to 2024-02-02" },
    { each_rule, WAIVER ("\"2024-01-12/2024-01-10\"", ""), "accepted: dates from" },
    { each_rule, WAIVER ("\"room:nowhere-to-be-seen\"", ""), "accepted: ids of modules, meetings" },
    { each_rule, WAIVER ("\"colour:red\"", ""), "accepted before a colon: module" },
    { each_rule, WAIVER ("{ \"a\", \"*\" }", ""), "“of” has “*”: it means everything" },
    { each_rule, WAIVER ("\"p1\"", ""), "“r” can find nothing that is about what “of” names alone; name every module" },
    { pair_rule, WAIVER ("\"a\"", ""), "“r” can find nothing that is about what “of” names alone" },
    { group_rule, WAIVER ("\"a\"", ""), "it looks at each participant, day: name those" },
    { each_rule, "waiver { rule = \"rr\", of = \"a\", author = \"A\", reason = \"R\", expires = \"2024-02-10\" }\n",
      "session.lua:19: waiver of “rr”: no rule is used under the name “rr”: did you mean “r”?" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *uses = g_strconcat ("use \"r\" {}\n", rows[i].uses, NULL);
    g_autoptr (Fixture) fixture = new_today (rows[i].rule, uses);
    g_autofree char *messages = fixture_messages (fixture);
    g_assert_false (fixture->compiled);
    if (strstr (messages, rows[i].says) == NULL)
      g_error ("expected “%s” in:\n%s", rows[i].says, messages);
  }
}

/* An id that is one of a person and of a module. */
static void
test_ambiguous (void)
{
  static const char modules[] = "module \"p1\" { title = \"P\", format = \"remote\", half_days = 1 }\nuse \"r\" {}\n";
  g_autofree char *unclear = g_strconcat (modules, WAIVER ("\"p1\"", ""), NULL);
  g_autofree char *clear = g_strconcat (modules, WAIVER ("\"module:p1\"", ""), NULL);
  g_autoptr (Folder) folder = folder_new (NULL);
  const struct {
    const char *uses;
    const char *says; /* nullable */
  } rows[] = { { unclear, "write “module:p1” or “person:p1”" }, { clear, NULL } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strconcat (FIXTURE_SESSION, rows[i].uses, NULL);
    g_autofree char *why = NULL;
    folder_write (folder, "session.lua", text);
    folder_write (folder, "people.csv", "id;name;groups\np1;P1;g1\np2;P2;g2\n");
    folder_write (folder, "sp.csv", "from;to;level\n2024-01-10;2024-01-10;unavailable\n");
    g_autoptr (CursusSession) session = cursus_session_load (folder->path, NULL, folder->diagnostics);
    g_assert_nonnull (session);
    g_autoptr (CursusFrame) frame = cursus_frame_new (session, NULL);
    g_autoptr (CursusScope) scope = cursus_waiver_scope (frame, cursus_session_waiver (session, 0)->of, &why);
    g_assert_true ((scope == NULL) == (rows[i].says != NULL));
    if (rows[i].says != NULL)
      g_assert_nonnull (strstr (why, rows[i].says));
  }
}

static void
test_time (void)
{
  static const char uses[]
      = "use \"r\" {}\nwaiver { rule = \"r\", of = \"a\", author = \"A\", reason = \"R\", expires = \"%s\" }\n";
  g_autofree char *last_day = g_strdup_printf (uses, "2024-02-01");
  g_autofree char *over = g_strdup_printf (uses, "2024-01-31");
  fixture_assert_wrong (each_rule, last_day,
                        "session.lua:19: waiver of “r”: a waiver expires, and nobody says which day is today");
  g_autoptr (Fixture) in_force = new_today (each_rule, last_day);
  g_assert_cmpint (fixture_score (in_force).hard, ==, 6);
  g_autoptr (Fixture) expired = new_today (each_rule, over);
  g_autofree char *warning = fixture_messages (expired);
  g_assert_true (expired->compiled);
  g_assert_nonnull (strstr (warning, "session.lua:19: warning: waiver of “r”: it expired on 2024-01-31"));
  g_assert_cmpint (fixture_score (expired).hard, ==, 7);
}

static void
test_off (void)
{
  g_autoptr (Fixture) fixture = new_today (each_rule, "use \"r\" { weight = 0, because = \"no\" }\n" WAIVER ("\"a\"", ""));
  g_autofree char *warning = fixture_messages (fixture);
  g_assert_true (fixture->compiled);
  g_assert_nonnull (strstr (warning, "warning: waiver of “r”: “r” is switched off"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/waivers/cost", test_cost);
  g_test_add_func ("/script/waivers/soft", test_soft);
  g_test_add_func ("/script/waivers/pairs", test_pairs);
  g_test_add_func ("/script/waivers/errors", test_errors);
  g_test_add_func ("/script/waivers/ambiguous", test_ambiguous);
  g_test_add_func ("/script/waivers/time", test_time);
  g_test_add_func ("/script/waivers/off", test_off);
  return g_test_run ();
}
