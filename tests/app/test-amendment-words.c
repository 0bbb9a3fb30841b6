/* What amendments say of themselves, and what is to be written into the session's file. */
#include "app/amendment.h"

#include "app/language.h"
#include "living-fixture.h"
#include "report/change.h"

#define SMALL                                                                                                                    \
  "session { id = \"small\", title = \"Small\", language = \"en\", timezone = \"Europe/Paris\", from = \"2027-03-01\",\n"        \
  "  to = \"2027-03-12\", calendars = { closed { from = \"2027-03-03\", to = \"2027-03-04\", title = \"Trade fair\" } } }\n"     \
  "site \"paris\" { name = \"Paris\", rooms = { \"A\", \"B\", { id = \"C\", name = \"Big room\" } } }\n"                         \
  "speaker \"sp-ill\" { name = \"Ada Ill\" }\n"                                                                                  \
  "module \"opening\" { title = \"Opening\", format = \"onsite\", half_days = 2, on = \"2027-03-02\", rooms = \"paris/A\" }\n"   \
  "module \"water\" { title = \"Water\", format = \"workshop\", half_days = 1, from = \"2027-03-02\" }\n"                        \
  "module \"air\" { title = \"Air\", format = \"remote\", half_days = 1, to = \"2027-03-05\" }\n"                                \
  "people \"people.csv\"\n"                                                                                                      \
  "use \"gap\" { as = \"far\", after = \"opening\", before = \"water\", min = \"3 weeks\" }\n"                                   \
  "use \"gap\" { after = \"opening\", before = \"air\", max = \"5 days\" }\n"                                                    \
  "use \"gap\" { after = \"water\", before = \"air\", max = \"1 week\" }\n"                                                      \
  "use \"weekdays\" { on = \"air\", weekdays = { \"monday\", \"tuesday\" } }\n"                                                  \
  "use \"load\" { per = \"day\", max = 2 }\n"                                                                                    \
  "use \"contract\" { last = \"2027-03-05\" }\n"                                                                                 \
  "use \"unavailable\" { person = \"sp-ill\", dates = { from = \"2027-03-08\", to = \"2027-03-09\" } }\n"

/* A session, and an amendment of it that is to be filled in. */
typedef struct {
  Fixture *fixture;
  CursusWorkspace *workspace;
  CursusAmendment *amendment;
} Case;

static void
case_clear (Case *self)
{
  cursus_amendment_free (self->amendment);
  cursus_workspace_free (self->workspace);
  fixture_free (self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static Case
case_open (CursusAmendmentKind kind)
{
  Fixture *fixture = fixture_new (SMALL);
  return (Case){ fixture, fixture_open (fixture), cursus_amendment_new (kind, 1) };
}

/* Files are named as somebody has them who stands beside the session's folder. */
static void
assert_near (const Case *self, const char *text, const char *expected)
{
  g_autofree char *folder = g_strconcat (self->fixture->path, G_DIR_SEPARATOR_S, NULL);
  g_auto (GStrv) parts = g_strsplit (text, folder, 0);
  g_autofree char *near = g_strjoinv ("", parts);
  g_assert_cmpstr (near, ==, expected);
}

static void
assert_text (const Case *self, const char *expected)
{
  g_autofree char *text = cursus_amendment_text (self->amendment, self->workspace, NULL);
  assert_near (self, text, expected);
}

static void
assert_change (const Case *self, const char *expected)
{
  g_autofree char *change = cursus_amendment_change (self->amendment, self->workspace);
  assert_near (self, change, expected);
}

/* Dates of March 2027; @end: 0: open. */
static CursusDateRange
march (int first, int last)
{
  return (CursusDateRange){ first > 0 ? cursus_date_from_ymd (2027, 3, first) : CURSUS_DATE_NONE,
                            last > 0 ? cursus_date_from_ymd (2027, 3, last) : CURSUS_DATE_NONE };
}

static GArray *
list_march (const int *days, guint n)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (CursusDate));
  for (guint i = 0; i < n; i++) {
    const CursusDate date = march (days[i], 0).first;
    g_array_append_val (dates, date);
  }
  return dates;
}

/* "3", "false", "am, pm" for a list, or a text. */
static CursusValue *
make_value (const char *text)
{
  if (strcmp (text, "false") == 0)
    return cursus_value_new_boolean (false);
  if (text[strspn (text, "0123456789")] == '\0')
    return cursus_value_new_integer (g_ascii_strtoll (text, NULL, 10));
  if (strstr (text, ", ") == NULL)
    return cursus_value_new_string (text);
  g_auto (GStrv) items = g_strsplit (text, ", ", 0);
  CursusValue *list = cursus_value_new_table ();
  for (char **item = items; *item != NULL; item++)
    cursus_value_append (list, cursus_value_new_string (*item));
  return list;
}

static void
set_param (Case *self, const char *use, const char *param, const char *value)
{
  self->amendment->use = fixture_find_use (self->workspace, use);
  g_free (self->amendment->param);
  self->amendment->param = g_strdup (param);
  g_clear_pointer (&self->amendment->value, cursus_value_unref);
  self->amendment->value = make_value (value);
}

/* The value before is what the session wrote, or the rule's own; a use is named as the session names it. */
static void
test_parameters (void)
{
  static const struct {
    const char *use, *param, *value, *text, *change;
  } cases[] = {
    { "far", "min", "4 days", "min = 4 days instead of 3 weeks in rule “far” (small/session.lua:9)",
      "use \"gap\" { as = \"far\", …, min = \"4 days\" }" },
    { "far", "max", "2 weeks", "max = 2 weeks in rule “far” (small/session.lua:9)",
      "use \"gap\" { as = \"far\", …, max = \"2 weeks\" }" },
    { "gap", "min", "1 day", "min = 1 day instead of 0 days in rule “gap” (small/session.lua:10)",
      "use \"gap\" { …, min = \"1 day\" }" },
    { "gap#2", "max", "8 days", "max = 8 days instead of 1 week in rule “gap#2” (small/session.lua:11)",
      "use \"gap\" { …, max = \"8 days\" }" },
    { "weekdays", "weekdays", "monday, tuesday, thursday",
      "weekdays = Monday, Tuesday, Thursday instead of Monday, Tuesday in rule “weekdays” (small/session.lua:12)",
      "use \"weekdays\" { …, weekdays = { \"monday\", \"tuesday\", \"thursday\" } }" },
    { "weekdays", "day_parts", "am, pm", "day_parts = am, pm in rule “weekdays” (small/session.lua:12)",
      "use \"weekdays\" { …, day_parts = { \"am\", \"pm\" } }" },
    { "load", "max", "3", "max = 3 instead of 2 in rule “load” (small/session.lua:13)", "use \"load\" { …, max = 3 }" },
    { "contract", "last", "2027-03-15",
      "last = Mon 15 Mar 2027 instead of Fri 5 Mar 2027 in rule “contract” (small/session.lua:14)",
      "use \"contract\" { …, last = \"2027-03-15\" }" },
    { "unavailable", "dates", "2027-03-08, 2027-03-10",
      "dates = Mon 8 Mar 2027, Wed 10 Mar 2027 instead of from Mon 8 Mar 2027 to Tue 9 Mar 2027 in rule “unavailable” "
      "(small/session.lua:15)",
      "use \"unavailable\" { …, dates = { \"2027-03-08\", \"2027-03-10\" } }" },
    { "room", "seats", "false", "seats = false instead of true in rule “room”", "use \"room\" { seats = false }" },
  };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_PARAM);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    set_param (&self, cases[i].use, cases[i].param, cases[i].value);
    assert_text (&self, cases[i].text);
    assert_change (&self, cases[i].change);
  }
}

/* Values are said in French; what is to be written stays as sessions are written. */
static void
test_french_values (void)
{
  static const struct {
    const char *use, *param, *value, *said[2], *change;
  } cases[] = {
    { "far", "min", "4 days", { "4 jours", "3 semaines" }, "min = \"4 days\"" },
    { "weekdays", "weekdays", "monday, friday", { "lundi, vendredi", "lundi, mardi" }, "weekdays = { \"monday\", \"friday\" }" },
  };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_PARAM);
  cursus_language_use ("fr");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    set_param (&self, cases[i].use, cases[i].param, cases[i].value);
    g_autofree char *text = cursus_amendment_text (self.amendment, self.workspace, NULL);
    g_autofree char *change = cursus_amendment_change (self.amendment, self.workspace);
    assert_contains (text, cases[i].said[0]);
    assert_contains (text, cases[i].said[1]);
    assert_contains (change, cases[i].change);
  }
  cursus_language_use ("en");
}

/* With where it is, if the plan is known. */
static void
test_pin (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_autoptr (CursusAmendment) amendment = cursus_amendment_new (CURSUS_AMENDMENT_UNPIN, 1);
  amendment->meeting = cursus_session_find_meeting (workspace->session, "water");
  g_autofree char *where = cursus_change_placement (plan, cursus_plan_find (plan, "water"));
  g_autofree char *expected = g_strdup_printf ("“Water” is no longer pinned (%s)", where);
  g_autofree char *with = cursus_amendment_text (amendment, workspace, plan);
  g_autofree char *without = cursus_amendment_text (amendment, workspace, NULL);
  g_autofree char *change = cursus_amendment_change (amendment, workspace);
  g_assert_cmpstr (with, ==, expected);
  g_assert_cmpstr (without, ==, "“Water” is no longer pinned (water)");
  g_assert_true (g_str_has_prefix (change, "cursus unpin "));
  g_assert_true (g_str_has_suffix (change, " water"));
  assert_contains (change, fixture->session);
}

/* Participants stand in a table, which has no word of the session's file for them. */
static void
test_attend (void)
{
  static const int days[] = { 3, 5 };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_ATTEND);
  self.amendment->dates = list_march (days, 2);
  self.amendment->person = cursus_session_find_person (self.workspace->session, "sp-ill");
  assert_text (&self, "Ada Ill (small/session.lua:4) comes on Wed 3 Mar 2027, on Fri 5 Mar 2027 after all");
  assert_change (&self, "speaker \"sp-ill\" { … } -- not unavailable: 2027-03-03, 2027-03-05");
  self.amendment->person = cursus_session_find_person (self.workspace->session, "anne");
  assert_text (&self, "Anne Martin (small/people.csv:2) comes on Wed 3 Mar 2027, on Fri 5 Mar 2027 after all");
  assert_change (&self, "anne (small/people.csv:2) -- not unavailable: 2027-03-03, 2027-03-05");
}

/* Days that follow one another are told as one time, in words and in the file. */
static void
test_attend_runs (void)
{
  static const int days[] = { 2, 3, 4, 8, 11, 12 };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_ATTEND);
  self.amendment->dates = list_march (days, G_N_ELEMENTS (days));
  self.amendment->person = cursus_session_find_person (self.workspace->session, "sp-ill");
  assert_text (&self, "Ada Ill (small/session.lua:4) comes from Tue 2 Mar 2027 to Thu 4 Mar 2027, on Mon 8 Mar 2027, "
                      "from Thu 11 Mar 2027 to Fri 12 Mar 2027 after all");
  assert_change (&self,
                 "speaker \"sp-ill\" { … } -- not unavailable: 2027-03-02 – 2027-03-04, 2027-03-08, 2027-03-11 – 2027-03-12");
}

/* Ends that are open are not told. */
static void
test_windows (void)
{
  static const struct {
    const char *module;
    int first, last;
    const char *text, *change;
  } cases[] = {
    { "opening", 1, 2,
      "module “Opening” (small/session.lua:5): from Mon 1 Mar 2027 to Tue 2 Mar 2027 (until now: on Tue 2 Mar 2027)",
      "module \"opening\" { …, from = \"2027-03-01\", to = \"2027-03-02\" } -- instead of “on”" },
    { "water", 1, 0, "module “Water” (small/session.lua:6): from Mon 1 Mar 2027 (until now: from Tue 2 Mar 2027)",
      "module \"water\" { …, from = \"2027-03-01\" }" },
    { "air", 0, 8, "module “Air” (small/session.lua:7): to Mon 8 Mar 2027 (until now: to Fri 5 Mar 2027)",
      "module \"air\" { …, to = \"2027-03-08\" }" },
  };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_WINDOW);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    self.amendment->module = cursus_session_find_module (self.workspace->session, cases[i].module);
    self.amendment->range = march (cases[i].first, cases[i].last);
    assert_text (&self, cases[i].text);
    assert_change (&self, cases[i].change);
  }
}

/* Of the session: only the end that changes is told, both are written. */
static void
test_dates (void)
{
  static const struct {
    int first, last;
    const char *text, *change;
  } cases[] = {
    { 1, 15, "the session (small/session.lua:1) goes on until Mon 15 Mar 2027",
      "session { …, from = \"2027-03-01\", to = \"2027-03-15\" }" },
    { -3, 12, "the session (small/session.lua:1) begins on Thu 25 Feb 2027 already",
      "session { …, from = \"2027-02-25\", to = \"2027-03-12\" }" },
    { -3, 15, "the session (small/session.lua:1) is from Thu 25 Feb 2027 to Mon 15 Mar 2027",
      "session { …, from = \"2027-02-25\", to = \"2027-03-15\" }" },
  };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_DATES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CursusDate begin = cursus_date_from_ymd (2027, 3, 1);
    self.amendment->range = (CursusDateRange){ begin + cases[i].first - 1, begin + cases[i].last - 1 };
    assert_text (&self, cases[i].text);
    assert_change (&self, cases[i].change);
  }
}

static void
test_rooms (void)
{
  g_auto (Case) rooms = case_open (CURSUS_AMENDMENT_ROOMS);
  const CursusSession *session = rooms.workspace->session;
  const uint32_t more[] = { cursus_session_find_room (session, "paris/B"), cursus_session_find_room (session, "paris/C") };
  rooms.amendment->module = cursus_session_find_module (session, "opening");
  rooms.amendment->rooms = g_array_new (FALSE, FALSE, sizeof *more);
  g_array_append_vals (rooms.amendment->rooms, more, 2);
  assert_text (&rooms, "module “Opening” (small/session.lua:5) may be in these rooms too: B, Big room");
  assert_change (&rooms, "module \"opening\" { …, rooms = { \"paris/A\", \"paris/B\", \"paris/C\" } }");
}

/* What to write instead is what was tried: as many half-days as parts, and less of them in the session; or minutes. */
static void
test_length (void)
{
  static const struct {
    const char *module, *text, *change;
  } cases[] = {
    { "opening", "the meetings of module “Opening” (small/session.lua:3) are one slot long",
      "module \"opening\" { …, half_days = 2, parts = 2 } -- session { …, days = 1.714285714 }" },
    { "water", "the meetings of module “Water” (small/session.lua:4) are one slot long",
      "module \"water\" { …, minutes = 150, parts = { 150 } } -- session { …, days = 2.357142857 }" },
  };
  Fixture *fixture = fixture_new (
      "session { id = \"small\", title = \"Small\", timezone = \"Europe/Paris\", from = \"2027-03-01\", to = \"2027-03-12\",\n"
      "  slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" }, half_day_minutes = 210, days = 2.714285714285714 }\n"
      "module \"opening\" { title = \"Opening\", format = \"remote\", half_days = 4 }\n"
      "module \"water\" { title = \"Water\", format = \"remote\", minutes = 300 }\n"
      "people \"people.csv\"\n");
  g_auto (Case) self = { fixture, fixture_open (fixture), cursus_amendment_new (CURSUS_AMENDMENT_LENGTH, 8) };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    self.amendment->module = cursus_session_find_module (self.workspace->session, cases[i].module);
    assert_text (&self, cases[i].text);
    assert_change (&self, cases[i].change);
  }
}

/* A waiver says titles, dates and weeks, and writes what it covers; it lasts as long as the session, or as today. */
static void
test_waivers (void)
{
  static const struct {
    const char *of, *text;
  } cases[] = {
    { "water", "“Water”" },
    { "water air", "“Water”, “Air”" },
    { "2027-03-04", "Thu 4 Mar 2027" },
    { "water 2027-03-04", "“Water” on Thu 4 Mar 2027" },
    { "2027-W10", "the week of Mon 8 Mar 2027" },
    { "2027-W01", "the week of Mon 4 Jan 2027" },
    { "2026-W53", "the week of Mon 28 Dec 2026" },
    { "2020-W01", "the week of Mon 30 Dec 2019" },
    { "tag:energy", "tag:energy" },
  };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_WAIVER);
  self.amendment->use = fixture_find_use (self.workspace, "far");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_strfreev (self.amendment->of);
    self.amendment->of = g_strsplit (cases[i].of, " ", 0);
    g_autofree char *text = g_strconcat ("a waiver of rule “far” (small/session.lua:9) for: ", cases[i].text, NULL);
    assert_text (&self, text);
  }
  g_strfreev (self.amendment->of);
  self.amendment->of = g_strsplit ("water 2027-W10", " ", 0);
#define WAIVER "waiver { rule = \"far\", of = { \"water\", \"2027-W10\" }, author = \"…\", reason = \"…\", expires = "
  assert_change (&self, WAIVER "\"2027-03-12\" } -- session { …, today = \"2027-03-01\" }");
  self.workspace->session->today = march (2, 0).first;
  assert_change (&self, WAIVER "\"2027-03-12\" }");
  self.workspace->session->today = march (20, 0).first;
  assert_change (&self, WAIVER "\"2027-03-20\" }");
}

static void
test_closed_days (void)
{
  static const int days[] = { 3, 4 };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_OPEN);
  const CursusSession *session = self.workspace->session;
  self.amendment->use = fixture_find_use (self.workspace, "closed-days");
  self.amendment->calendar = g_array_index (session->closed, uint32_t, 0);
  self.amendment->dates = list_march (days, 2);
  self.amendment->of = g_strsplit ("2027-03-03/2027-03-04", " ", 0);
  assert_text (&self,
               "meetings from Wed 3 Mar 2027 to Thu 4 Mar 2027 all the same, although closed (Trade fair), by a waiver of rule "
               "“closed-days”");
  g_autofree char *change = cursus_amendment_change (self.amendment, self.workspace);
  assert_contains (change, "waiver { rule = \"closed-days\", of = { \"2027-03-03/2027-03-04\" }");
}

/* A rule that nobody wrote is written down. */
static void
test_soft (void)
{
  static const struct {
    const char *use, *text, *change;
  } cases[] = {
    { "far", "rule “far” (small/session.lua:9) costs points instead of being hard: weight = 7",
      "use \"gap\" { as = \"far\", …, weight = 7 }" },
    { "gap#2", "rule “gap#2” (small/session.lua:11) costs points instead of being hard: weight = 7",
      "use \"gap\" { …, weight = 7 }" },
    { "nobody-twice", "rule “nobody-twice” costs points instead of being hard: weight = 7",
      "use \"nobody-twice\" { weight = 7 }" },
  };
  g_auto (Case) self = case_open (CURSUS_AMENDMENT_SOFT);
  self.amendment->weight = 7;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    self.amendment->use = fixture_find_use (self.workspace, cases[i].use);
    assert_text (&self, cases[i].text);
    assert_change (&self, cases[i].change);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/amendment-words/parameters", test_parameters);
  g_test_add_func ("/app/amendment-words/french-values", test_french_values);
  g_test_add_func ("/app/amendment-words/pin", test_pin);
  g_test_add_func ("/app/amendment-words/attend", test_attend);
  g_test_add_func ("/app/amendment-words/attend-runs", test_attend_runs);
  g_test_add_func ("/app/amendment-words/windows", test_windows);
  g_test_add_func ("/app/amendment-words/dates", test_dates);
  g_test_add_func ("/app/amendment-words/rooms", test_rooms);
  g_test_add_func ("/app/amendment-words/length", test_length);
  g_test_add_func ("/app/amendment-words/waivers", test_waivers);
  g_test_add_func ("/app/amendment-words/closed-days", test_closed_days);
  g_test_add_func ("/app/amendment-words/soft", test_soft);
  return g_test_run ();
}
