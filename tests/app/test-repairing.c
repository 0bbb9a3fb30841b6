/* Sessions without a plan, made of sessions with one: the conflict is right, and what is offered is enough. CURSUS_TEST_CONFLICTS
 * says how many (of 100, 40 are the sample session with one to six contradictions), CURSUS_TEST_SEED which. */
#include "app/repairing.h"

#include <time.h>

#include <glib/gi18n-lib.h>

#include "app-fixture.h"
#include "app/background.h"
#include "app/contradicting.h"
#include "solver/conflict.h"

#define N_SESSIONS 5
#define N_MODULES 5
#define N_KINDS 7

/* ---- Making a session ---- */

typedef struct {
  GRand *random;
  GString *uses;
  char *window[N_MODULES];      /* nullable: what the module says of its dates */
  char *unavailable[N_MODULES]; /* nullable: of its speaker */
  int days[N_MODULES];          /* of a plan that there is: days of March 2027 */
  guint n_names;
} Maker;

static guint
below (Maker *self, guint n)
{
  return (guint)g_rand_int_range (self->random, 0, (gint32)n);
}

/* Two modules, the first of which comes first. */
static void
pick_pair (Maker *self, guint *a, guint *b)
{
  *a = below (self, N_MODULES - 1);
  *b = *a + 1 + below (self, N_MODULES - 1 - *a);
}

static guint
next_name (Maker *self)
{
  return self->n_names++;
}

/* Rules that the plan there is keeps. */
static void
add_rules (Maker *self)
{
  for (guint n = below (self, 4); n > 0; n--) {
    guint a, b;
    pick_pair (self, &a, &b);
    int gap = self->days[b] - self->days[a];
    g_string_append_printf (self->uses,
                            "use \"gap\" { as = \"r%u\", after = \"m%u\", before = \"m%u\", min = \"%d days\", "
                            "max = \"%u days\" }\n",
                            next_name (self), a, b, MAX (0, gap - 2), (guint)gap + below (self, 4));
  }
  if (below (self, 2) == 0)
    g_string_append_printf (self->uses, "use \"load\" { as = \"r%u\", per = \"day\", max = 2 }\n", next_name (self));
  if (below (self, 3) == 0)
    g_string_append_printf (self->uses, "use \"weekdays\" { as = \"r%u\", weekdays = { \"monday\", \"friday\" }, weight = 3 }\n",
                            next_name (self));
}

/* What no plan keeps together with something else. */
static void
contradict (Maker *self, guint kind)
{
  guint a, b, name = next_name (self);
  pick_pair (self, &a, &b);
  switch (kind) {
  case 0: /* longer than the session */
    g_string_append_printf (self->uses, "use \"gap\" { as = \"c%u\", after = \"m%u\", before = \"m%u\", min = \"%u days\" }\n",
                            name, a, b, 26 + below (self, 4));
    return;
  case 1: /* on a weekday on which the speaker never comes */
    g_string_append_printf (self->uses, "use \"weekdays\" { as = \"c%u\", on = \"m%u\", weekdays = \"tuesday\" }\n", name, a);
    g_free (self->unavailable[a]);
    self->unavailable[a] = g_strdup ("\"2027-03-02\", \"2027-03-09\", \"2027-03-16\", \"2027-03-23\"");
    return;
  case 2: /* on a closed day */
    g_free (self->window[a]);
    self->window[a] = g_strdup ("on = \"2027-03-11\"");
    return;
  case 3: /* two gaps */
    g_string_append_printf (self->uses, "use \"gap\" { as = \"c%u\", after = \"m%u\", before = \"m%u\", max = \"2 days\" }\n",
                            name, a, b);
    g_string_append_printf (self->uses, "use \"gap\" { as = \"c%u\", after = \"m%u\", before = \"m%u\", min = \"1 week\" }\n",
                            next_name (self), a, b);
    return;
  case 4: /* before and after */
    g_string_append_printf (self->uses, "use \"order\" { as = \"c%u\", before = \"m%u\", after = \"m%u\" }\n", name, a, b);
    g_string_append_printf (self->uses, "use \"gap\" { as = \"c%u\", after = \"m%u\", before = \"m%u\", min = \"1 day\" }\n",
                            next_name (self), b, a);
    return;
  case 5: /* all on one day, which has two half-days */
    for (guint m = 0; m < 3; m++) {
      g_free (self->window[m]);
      self->window[m] = g_strdup ("on = \"2027-03-04\"");
    }
    return;
  case 6: /* ends before a module may begin */
    g_string_append_printf (self->uses, "use \"contract\" { as = \"c%u\", last = \"2027-03-05\" }\n", name);
    g_free (self->window[b]);
    self->window[b] = g_strdup ("from = \"2027-03-15\"");
    return;
  }
  g_assert_not_reached ();
}

/* (transfer full): a session with one to six contradictions. */
static char *
make_session (guint32 seed)
{
  Maker self = { .random = g_rand_new_with_seed (seed), .uses = g_string_new (NULL) };
  g_autoptr (GString) text = g_string_new (
      "session { id = \"small\", title = \"Small\", language = \"en\", timezone = \"Europe/Paris\", today = \"2027-02-01\",\n"
      "  from = \"2027-03-01\", to = \"2027-03-26\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" },\n"
      "  calendars = { closed { from = \"2027-03-10\", to = \"2027-03-12\", title = \"Trade fair\" } } }\n"
      "site \"paris\" { name = \"Paris\", rooms = { \"A\", \"B\" } }\n");
  const int open_days[] = { 1, 2, 3, 4, 5, 8, 9, 15, 16, 17, 18, 19, 22, 23, 24, 25, 26 };
  bool used[N_KINDS] = { false };
  for (guint m = 0; m < N_MODULES; m++)
    self.days[m] = open_days[m * 3 + below (&self, 3)];
  add_rules (&self);
  for (guint n = 1 + below (&self, 6); n > 0; n--) {
    guint kind = below (&self, N_KINDS);
    if (!used[kind])
      contradict (&self, kind);
    used[kind] = true;
  }
  for (guint m = 0; m < N_MODULES; m++) {
    g_string_append_printf (text, "speaker \"s%u\" { name = \"Speaker %u\"%s%s%s }\n", m, m,
                            self.unavailable[m] != NULL ? ", unavailable = { " : "",
                            self.unavailable[m] != NULL ? self.unavailable[m] : "", self.unavailable[m] != NULL ? " }" : "");
    g_string_append_printf (
        text, "module \"m%u\" { title = \"Module %u\", format = \"onsite\", half_days = %u, speakers = \"s%u\"%s%s }\n", m, m,
        1 + below (&self, 2), m, self.window[m] != NULL ? ", " : "", self.window[m] != NULL ? self.window[m] : "");
    g_free (self.window[m]);
    g_free (self.unavailable[m]);
  }
  g_string_append_printf (text, "people \"people.csv\"\n%s", self.uses->str);
  g_string_free (self.uses, TRUE);
  g_rand_free (self.random);
  return g_strdup (text->str);
}

/* ---- Looking at it ---- */

static CursusWorkspace *
open_at (const char *path)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  CursusWorkspace *workspace = cursus_workspace_open (path, diagnostics, &error);
  if (workspace == NULL) {
    g_autofree char *text = cursus_diagnostics_format (diagnostics);
    g_error ("%s: %s", path, text);
  }
  return workspace;
}

/* (transfer full): by use of @ruleset, whether an item is about it: what else there is does not count anyway. */
static bool *
list_uses (const CursusRuleset *ruleset, const CursusRequirements *requirements, const GArray *items)
{
  bool *uses = g_new0 (bool, MAX (1, ruleset->uses->len));
  for (guint i = 0; i < items->len; i++) {
    guint number = cursus_requirements_find (requirements, &g_array_index (items, CursusConflictItem, i));
    if (number != G_MAXUINT)
      cursus_requirements_mark_uses (requirements, number, uses);
  }
  return uses;
}

/* Whether the items but number @without can be kept together, in a problem of their own. */
static CursusSatAnswer
ask (const CursusWorkspace *workspace, const bool *keep, const GArray *items, guint without)
{
  g_autoptr (GError) error = NULL;
  g_autofree bool *rooms = g_new0 (bool, workspace->session->modules->len + 1);
  g_autofree bool *lengths = g_new0 (bool, workspace->session->modules->len + 1);
  CursusBackground background = { .rooms = rooms, .lengths = lengths };
  bool dates = false;
  /* What the session has anyway and is not blamed must not matter. */
  for (guint m = 0; m < workspace->session->modules->len; m++)
    rooms[m] = lengths[m] = true;
  for (guint i = 0; i < items->len; i++) {
    const CursusConflictItem *item = &g_array_index (items, CursusConflictItem, i);
    dates = dates || (i != without && item->kind == CURSUS_CONFLICT_DATES);
    if (i != without && item->kind == CURSUS_CONFLICT_ROOMS)
      rooms[item->module] = false;
    if (i != without && item->kind == CURSUS_CONFLICT_DURATION)
      lengths[item->module] = false;
  }
  background.dates = !dates;
  g_autoptr (CursusWorkspace) other = cursus_background_open (workspace, &background);
  g_assert_nonnull (other);
  g_autofree bool *by_module = cursus_background_by_module (other->ruleset);
  const CursusRequirementsOptions options = { .by_module = by_module, .keep = keep };
  g_autoptr (CursusRequirements) requirements = cursus_requirements_new (other->ruleset, &options, &error);
  g_assert_no_error (error);
  g_autofree bool *in = g_new0 (bool, cursus_requirements_items (requirements)->len + 1);
  for (guint i = 0; i < items->len; i++) {
    guint number = cursus_requirements_find (requirements, &g_array_index (items, CursusConflictItem, i));
    if (number != G_MAXUINT && i != without)
      in[number] = true;
  }
  return cursus_requirements_ask (requirements, in);
}

static void
check_conflict (guint32 seed, const CursusWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autofree bool *by_module = cursus_background_by_module (workspace->ruleset);
  const CursusRequirementsOptions options = { .by_module = by_module };
  g_autoptr (CursusRequirements) requirements = NULL;
  g_autoptr (CursusConflict) conflict = cursus_conflict_find_near (workspace->ruleset, &options, &requirements, &error);
  g_assert_no_error (error);
  if (conflict == NULL)
    g_error ("session %u: no conflict", seed);
  g_assert_true (conflict->is_minimal);
  g_test_message ("session %u: %u items%s", seed, conflict->items->len, conflict->is_smallest ? ", none fewer" : "");
  cursus_background_find (workspace, requirements, NULL, (CursusSatLimits){ 0 }, conflict->items);
  g_autofree bool *keep = list_uses (workspace->ruleset, requirements, conflict->items);
  if (ask (workspace, keep, conflict->items, G_MAXUINT) != CURSUS_SAT_NO)
    g_error ("session %u: the conflict is none", seed);
  for (guint i = 0; i < conflict->items->len; i++)
    if (ask (workspace, keep, conflict->items, i) != CURSUS_SAT_YES)
      g_error ("session %u: item %u of the conflict is not needed", seed, i);
}

static CursusReasons *
explain (guint32 seed, const CursusWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  const CursusContradictingOptions options = { .repairs = true };
  CursusReasons *reasons = cursus_contradicting_run (workspace, NULL, &options, &error);
  g_assert_no_error (error);
  if (reasons == NULL)
    g_error ("session %u: nothing contradicts anything", seed);
  if (reasons->repairs->len == 0)
    g_error ("session %u: no repair", seed);
  for (guint r = 0; r < reasons->repairs->len; r++) {
    const CursusRepair *repair = g_ptr_array_index (reasons->repairs, r);
    g_assert_true (repair->has_plan);
    g_assert_cmpint (repair->score.hard, ==, 0);
    g_assert_cmpuint (repair->texts->len, >, 0);
    g_assert_cmpuint (repair->texts->len, ==, repair->changes->len);
  }
  return reasons;
}

static guint
wanted (const char *variable, guint otherwise)
{
  const char *text = g_getenv (variable);
  return text != NULL ? (guint)g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
test_contradictions (void)
{
  const guint wished = wanted ("CURSUS_TEST_CONFLICTS", 0), n = wished > 0 ? wished - wished * 2 / 5 : N_SESSIONS;
  const guint32 seed = wanted ("CURSUS_TEST_SEED", g_random_int ());
  double longest = 0, all = 0; /* seconds of the processor */
  guint n_repairs = 0;
  g_test_message ("seed %u", seed);
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = make_session (seed + i);
    g_autoptr (Fixture) fixture = fixture_new (text);
    g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
    clock_t begun = clock ();
    g_autoptr (CursusReasons) reasons = explain (seed + i, workspace);
    double took = (double)(clock () - begun) / CLOCKS_PER_SEC;
    longest = MAX (longest, took);
    all += took;
    n_repairs += reasons->repairs->len;
    check_conflict (seed + i, workspace);
  }
  g_test_message ("%u sessions, %u repairs; %.2f CPU s each, the longest %.2f s", n, n_repairs, all / MAX (1, n), longest);
}

/* ---- The sample session ---- */

/* What no plan keeps together with its rules, each by itself. */
static const char *const against_sample[] = {
  "use \"contract\" { as = \"new%u\", last = \"2024-03-29\" }",
  "use \"weekdays\" { as = \"new%u\", on = \"energie\", weekdays = \"monday\" }",
  "use \"gap\" { as = \"new%u\", after = \"tag:lancement\", before = \"site:poitiers\", max = \"2 weeks\" }",
  "use \"gap\" { as = \"new%u\", after = \"mobilites\", before = \"jury\", max = \"4 weeks\" }",
  "use \"order\" { as = \"new%u\", before = \"mobilites\", after = \"democratie\" }",
  "use \"unavailable\" { as = \"new%u\", person = \"sp-girard\", dates = { { \"2023-10-15\", \"2023-12-31\" } } }",
  "use \"unavailable\" { as = \"new%u\", person = \"sp-benali\", dates = { { \"2024-01-02\", \"2024-03-31\" } } }",
  "use \"weekdays\" { as = \"new%u\", on = \"mobilites\", weekdays = \"tuesday\" }",
  "use \"gap\" { as = \"new%u\", after = \"democratie\", before = \"site:reims\", max = \"1 week\" }",
  "use \"gap\" { as = \"new%u\", after = \"site:poitiers\", before = \"democratie\", min = \"6 weeks\" }",
  "use \"gap\" { as = \"new%u\", after = \"site:reims\", before = \"mobilites\", min = \"7 weeks\" }",
  "use \"load\" { as = \"new%u\", per = \"week\", max = 3 }",
  "use \"speaker-load\" { as = \"new%u\", per_day = 1 }",
  "use \"hours\" { as = \"new%u\", per_day = \"3 hours\" }",
  "use \"order\" { as = \"new%u\", before = \"jury\", after = \"feuille-3\" }",
  "use \"unavailable\" { as = \"new%u\", person = \"sp-mercier\", dates = { \"2023-10-11\" } }",
  "use \"unavailable\" { as = \"new%u\", person = \"sp-fontaine\", dates = { { \"2023-10-15\", \"2023-12-20\" } } }",
  "use \"gap\" { as = \"new%u\", after = \"financement\", before = \"mobilites\", min = \"12 weeks\" }",
  "use \"weekdays\" { as = \"new%u\", on = \"site:poitiers\", weekdays = { \"monday\", \"tuesday\" } }",
  "use \"load\" { as = \"new%u\", on = \"site:reims\", per = \"day\", max = 1 }",
  "use \"quorum\" { as = \"new%u\", on = \"*\", least = 100 }",
  "use \"block\" { as = \"new%u\", of = \"site:poitiers\", days = 1 }",
  "use \"day-relation\" { as = \"new%u\", of = \"cooperation\", with = \"mobilites\", relation = \"same-day\" }",
  "use \"block\" { as = \"new%u\", of = \"tag:socle\", days = 3 }",
};

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *source = g_build_filename (from, name, NULL), *target = g_build_filename (to, name, NULL);
    g_autofree char *text = NULL;
    gsize length = 0;
    if (g_file_test (source, G_FILE_TEST_IS_DIR))
      copy_folder (source, target);
    else
      g_assert_true (g_file_get_contents (source, &text, &length, NULL)
                     && g_file_set_contents (target, text, (gssize)length, NULL));
  }
}

/* (transfer full): @n of these, none of them twice. */
static char *
pick_lines (guint32 seed, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *lines = g_string_new (NULL);
  bool used[G_N_ELEMENTS (against_sample)] = { false };
  for (guint k = 0; k < n;) {
    guint i = (guint)g_rand_int_range (random, 0, G_N_ELEMENTS (against_sample));
    if (used[i])
      continue;
    used[i] = true;
    g_autofree char *name = g_strdup_printf ("\"new%u\"", ++k);
    g_auto (GStrv) parts = g_strsplit (against_sample[i], "\"new%u\"", 2);
    g_string_append_printf (lines, "%s%s%s\n", parts[0], name, parts[1]);
  }
  return g_string_free (lines, FALSE);
}

/* Seconds of the processor. */
static double
try_sample (const char *sample, guint32 seed, guint n, bool repairs)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *lines = pick_lines (seed, n);
  copy_folder (sample, fixture->session);
  g_autofree char *text = fixture_read (fixture, "small/session.lua"), *longer = g_strconcat (text, lines, NULL);
  fixture_write (fixture, "small/session.lua", longer);
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  const CursusContradictingOptions options = { .repairs = repairs, .repair_seconds = 5 };
  clock_t begun = clock ();
  g_autoptr (CursusReasons) reasons = cursus_contradicting_run (workspace, NULL, &options, NULL);
  double took = (double)(clock () - begun) / CLOCKS_PER_SEC;
  g_assert_nonnull (reasons);
  g_assert_true (reasons->minimal);
  g_test_message ("%u contradictions, seed %u: %.2f CPU s, %u reasons, %u repairs", n, seed, took, reasons->reasons->len,
                  reasons->repairs->len);
  g_autofree char *why = cursus_report_conflict (reasons);
  assert_contains (why, "“new");
  if (!repairs)
    return took;
  if (reasons->repairs->len == 0)
    g_error ("the sample with %s no repair", lines);
  for (guint r = 0; r < reasons->repairs->len; r++)
    g_assert_true (((const CursusRepair *)g_ptr_array_index (reasons->repairs, r))->has_plan);
  check_conflict (seed, workspace);
  return took;
}

/* One with one contradiction each time, without repairs, which take some seconds; with CURSUS_TEST_CONFLICTS two for each five of
 * these, with one to six contradictions, and with repairs. */
static void
test_sample (void)
{
  const guint wished = wanted ("CURSUS_TEST_CONFLICTS", 0), n = MAX (1, wished * 2 / 5);
  const guint32 seed = wanted ("CURSUS_TEST_SEED", g_random_int ());
  double longest = 0;
  g_autofree char *sample = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "schedules", "transitions-2023", NULL);
  g_test_message ("seed %u", seed);
  for (guint i = 0; i < n; i++) {
    double took = try_sample (sample, seed + i, 1 + i % 6, wished > 0);
    longest = MAX (longest, took);
  }
  g_test_message ("%u variants of the sample, the longest %.2f CPU s", n, longest);
}

/* ---- What is offered, written down ---- */

#define FAR_APART                                                                                                                \
  FIXTURE_SESSION "use \"gap\" { as = \"soon\", after = \"opening\", before = \"water\", max = \"1 day\" }\n"                    \
                  "use \"gap\" { as = \"late\", after = \"opening\", before = \"water\", min = \"4 days\" }\n"

/* (transfer full): the texts and changes of all repairs. */
static char *
print (const CursusReasons *reasons)
{
  return cursus_report_repairs (reasons);
}

static void
test_parameters (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FAR_APART);
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *text = print (reasons);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "max = 4 days instead of 1 day in rule “soon”"));
  g_assert_nonnull (strstr (text, "min = 1 day instead of 4 days in rule “late”"));
  g_assert_nonnull (strstr (text, "use \"gap\" { as = \"soon\", …, max = \"4 days\" }"));
  g_assert_nonnull (strstr (text, "weight = 20"));
}

static void
test_dates (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      FIXTURE_SESSION "use \"gap\" { as = \"long\", after = \"opening\", before = \"water\", min = \"14 days\" }\n");
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *why = cursus_report_conflict (reasons), *text = print (reasons);
  g_test_message ("%s%s", why, text);
  g_assert_nonnull (strstr (why, "dates of the session: from Mon 1 Mar 2027 to Fri 12 Mar 2027"));
  g_assert_nonnull (strstr (text, "goes on until Mon 15 Mar 2027"));
  g_assert_nonnull (strstr (text, "to = \"2027-03-15\""));
  g_assert_nonnull (strstr (text, "min = 11 days instead of 14 days"));
}

/* What a speaker's calendar says of days after the session counts once it goes on until then. */
static void
test_dates_and_calendars (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      "session { id = \"small\", title = \"Small\", language = \"en\", timezone = \"Europe/Paris\",\n"
      "  from = \"2027-03-01\", to = \"2027-03-12\", slots = { am = \"09:00-12:30\" } }\n"
      "speaker \"sp-water\" { name = \"Claire Fontaine\", availability = \"water.ics\" }\n"
      "module \"opening\" { title = \"Opening\", format = \"remote\", half_days = 1, speakers = \"sp-water\" }\n"
      "module \"water\" { title = \"Water\", format = \"remote\", half_days = 1, speakers = \"sp-water\" }\n"
      "people \"people.csv\"\n"
      "use \"gap\" { as = \"long\", after = \"opening\", before = \"water\", min = \"14 days\" }\n");
  fixture_write (fixture, "small/water.ics",
                 "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//Test//EN\r\nBEGIN:VEVENT\r\nUID:1@test\r\n"
                 "DTSTAMP:20270101T000000Z\r\nDTSTART;VALUE=DATE:20270315\r\nDTEND;VALUE=DATE:20270320\r\n"
                 "SUMMARY:Away\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *text = print (reasons);
  g_test_message ("%s", text);
  assert_contains (text, "goes on until Mon 22 Mar 2027");
}

static void
test_people_and_windows (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      FIXTURE_HEAD "speaker \"sp-rare\" { name = \"Ada Rare\", unavailable = { \"2027-03-02\" } }\n"
                   "module \"talk\" { title = \"Talk\", format = \"onsite\", half_days = 1, speakers = \"sp-rare\", "
                   "on = \"2027-03-02\" }\n"
                   "people \"people.csv\"\n");
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *text = print (reasons);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Ada Rare"));
  g_assert_nonnull (strstr (text, "comes on Tue 2 Mar 2027 after all"));
  g_assert_nonnull (strstr (text, "from Mon 1 Mar 2027 to Tue 2 Mar 2027 (until now: on Tue 2 Mar 2027)"));
  g_assert_cmpuint (reasons->repairs->len, ==, 2);
}

#define FAIR                                                                                                                     \
  "session { id = \"small\", title = \"Small\", timezone = \"Europe/Paris\", from = \"2027-03-01\", to = \"2027-03-12\", "       \
  "slots = { am = \"09:00-12:30\" }, today = \"2027-02-01\", calendars = { closed { from = \"2027-03-03\", to = "                \
  "\"2027-03-04\", title = \"Trade fair\" } } }\n"                                                                               \
  "site \"paris\" { name = \"Paris\", rooms = { \"A\" } }\n"                                                                     \
  "module \"talk\" { title = \"Talk\", format = \"onsite\", half_days = 1, on = \"2027-03-03\" }\n"                              \
  "people \"people.csv\"\n"

static void
test_closed_days (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FAIR);
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *why = cursus_report_conflict (reasons), *text = print (reasons);
  g_test_message ("%s%s", why, text);
  g_assert_nonnull (strstr (why, "closed days: Trade fair (rule “closed-days”)"));
  g_assert_nonnull (strstr (text, "waiver { rule = \"closed-days\", of = { \"2027-03-03\" }"));
  g_assert_nonnull (strstr (text, "module \"talk\" { …, from = \"2027-03-02\", to = \"2027-03-03\" }"));
}

/* A waiver of the one rule leaves the other. */
static void
test_closed_for_two_rules (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FAIR "use \"signature-sheets\" { as = \"signed\" }\n");
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *text = print (reasons);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "waiver { rule = \"closed-days\", of = { \"2027-03-03\" }"));
  g_assert_nonnull (strstr (text, "use \"signature-sheets\" { as = \"signed\", …, weight = 20 }"));
}

/* One more day is enough: who reads that need not read that all would be, too. */
static void
test_nothing_in_vain (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      FIXTURE_HEAD "module \"talk\" { title = \"Talk\", format = \"remote\", half_days = 1, on = \"2027-03-03\" }\n"
                   "people \"people.csv\"\n"
                   "use \"weekdays\" { as = \"mondays\", on = \"talk\", weekdays = \"monday\" }\n");
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *text = print (reasons);
  g_test_message ("%s", text);
  assert_contains (text, "weekdays = Monday, Wednesday instead of Monday in rule “mondays”");
  g_assert_null (strstr (text, "Tuesday"));
}

/* A rule that asks something of everybody gives way at once: nobody has to come after all for it. */
static void
test_rule_of_everybody (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION "availability \"away.csv\"\n"
                                                             "use \"quorum\" { as = \"all\", on = \"*\", least = 100 }\n");
  fixture_write (fixture, "small/away.csv", "person;from;to\nanne;2027-03-01;2027-03-05\npaul;2027-03-08;2027-03-12\n");
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  g_autofree char *text = print (reasons);
  g_test_message ("%s", text);
  assert_contains (text, "least = 50 instead of 100 in rule “all”");
  assert_contains (text, "use \"quorum\" { as = \"all\", …, weight = 20 }");
}

static void
test_several_at_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FAR_APART "use \"weekdays\" { as = \"a\", on = \"air\", weekdays = \"monday\" }\n"
                                                       "use \"weekdays\" { as = \"b\", on = \"air\", weekdays = \"tuesday\" }\n");
  g_autoptr (CursusWorkspace) workspace = open_at (fixture->session);
  g_autoptr (CursusReasons) reasons = explain (0, workspace);
  const CursusRepair *first = g_ptr_array_index (reasons->repairs, 0);
  g_autofree char *text = print (reasons);
  g_test_message ("%s", text);
  g_assert_cmpuint (first->texts->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/repairing/parameters", test_parameters);
  g_test_add_func ("/app/repairing/dates", test_dates);
  g_test_add_func ("/app/repairing/dates-and-calendars", test_dates_and_calendars);
  g_test_add_func ("/app/repairing/people-and-windows", test_people_and_windows);
  g_test_add_func ("/app/repairing/closed-days", test_closed_days);
  g_test_add_func ("/app/repairing/closed-for-two-rules", test_closed_for_two_rules);
  g_test_add_func ("/app/repairing/nothing-in-vain", test_nothing_in_vain);
  g_test_add_func ("/app/repairing/rule-of-everybody", test_rule_of_everybody);
  g_test_add_func ("/app/repairing/several-at-once", test_several_at_once);
  g_test_add_func ("/app/repairing/contradictions", test_contradictions);
  g_test_add_func ("/app/repairing/sample", test_sample);
  return g_test_run ();
}
