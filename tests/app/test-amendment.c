/* Amendments carried out on a session that was read again. */
#include "app/amendment.h"

#include "app-fixture.h"

#define GAPS                                                                                                                     \
  FIXTURE_HEAD                                                                                                                   \
  "site \"reims\" { name = \"Reims\", rooms = { \"B\" } }\n"                                                                     \
  "speaker \"sp-ill\" { name = \"Ada Ill\", unavailable = { { \"2027-03-02\", \"2027-03-04\" } } }\n"                            \
  "module \"opening\" { title = \"Opening\", format = \"onsite\", half_days = 2, on = \"2027-03-02\", site = \"paris\", "        \
  "speakers = \"sp-ill\" }\n"                                                                                                    \
  "module \"water\" { title = \"Water\", format = \"workshop\", half_days = 1, rooms = \"paris/A\" }\n"                          \
  "people \"people.csv\"\n"                                                                                                      \
  "use \"gap\" { as = \"far\", after = \"opening\", before = \"water\", min = \"3 weeks\" }\n"

/* What @amendment makes of the session of @fixture. */
static CursusSession *
apply (const CursusWorkspace *workspace, const CursusAmendment *amendment)
{
  g_autoptr (GError) error = NULL;
  CursusSession *session = cursus_amendment_load (workspace, &error);
  g_assert_no_error (error);
  cursus_amendment_apply (amendment, workspace, session);
  return session;
}

/* The session that is loaded stays as it is; the one read again has the other value, and its rule is still hard. */
static void
test_parameter (void)
{
  g_autoptr (Fixture) fixture = fixture_new (GAPS);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusAmendment) amendment = cursus_amendment_new (CURSUS_AMENDMENT_PARAM, 1);
  amendment->use = fixture_find_use (workspace, "far");
  amendment->param = g_strdup ("min");
  amendment->value = cursus_value_new_string ("4 days");
  g_autoptr (CursusSession) session = apply (workspace, amendment);
  const CursusRuleUse *before = cursus_workspace_written_use (workspace->session, "far");
  const CursusRuleUse *after = cursus_workspace_written_use (session, "far");
  g_assert_cmpstr (cursus_value_get_string (cursus_value_lookup (before->params, "min")), ==, "3 weeks");
  g_assert_cmpstr (cursus_value_get_string (cursus_value_lookup (after->params, "min")), ==, "4 days");
  g_assert_cmpstr (cursus_value_get_string (cursus_value_lookup (after->params, "after")), ==, "opening");
  g_assert_true (after->hard == before->hard && after->weight_given == before->weight_given);
}

/* A rule that nobody wrote is written down to be softened. */
static void
test_soft (void)
{
  g_autoptr (Fixture) fixture = fixture_new (GAPS);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  const char *const names[] = { "far", "nobody-twice" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (CursusAmendment) amendment = cursus_amendment_new (CURSUS_AMENDMENT_SOFT, 6);
    amendment->use = fixture_find_use (workspace, names[i]);
    amendment->weight = 7;
    g_autoptr (CursusSession) session = apply (workspace, amendment);
    const CursusRuleUse *use = cursus_workspace_written_use (session, names[i]);
    g_assert_nonnull (use);
    g_assert_false (use->hard);
    g_assert_cmpint (use->weight, ==, 7);
  }
}

/* Who comes after all is unavailable on the other days as before. */
static void
test_attend (void)
{
  g_autoptr (Fixture) fixture = fixture_new (GAPS);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusAmendment) amendment = cursus_amendment_new (CURSUS_AMENDMENT_ATTEND, 2);
  const CursusDate date = cursus_date_from_ymd (2027, 3, 3);
  amendment->person = cursus_session_find_person (workspace->session, "sp-ill");
  amendment->dates = g_array_new (FALSE, FALSE, sizeof date);
  g_array_append_val (amendment->dates, date);
  g_autoptr (CursusSession) session = apply (workspace, amendment);
  const CursusIntervals *away
      = cursus_session_person (session, amendment->person)->availability->levels[CURSUS_LEVEL_UNAVAILABLE];
  for (int day = 2; day <= 4; day++) {
    int64_t noon_utc = cursus_zone_to_utc_first (session->zone, cursus_date_from_ymd (2027, 3, day), 12 * 60);
    g_assert_true (cursus_intervals_overlaps (away, noon_utc, noon_utc + 60) == (day != 3));
  }
}

static void
test_dates_and_rooms (void)
{
  g_autoptr (Fixture) fixture = fixture_new (GAPS);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  const CursusDateRange range = { cursus_date_from_ymd (2027, 3, 1), cursus_date_from_ymd (2027, 3, 19) };
  g_autoptr (CursusAmendment) dates = cursus_amendment_new (CURSUS_AMENDMENT_DATES, 2);
  g_autoptr (CursusAmendment) window = cursus_amendment_new (CURSUS_AMENDMENT_WINDOW, 2);
  g_autoptr (CursusAmendment) rooms = cursus_amendment_new (CURSUS_AMENDMENT_ROOMS, 2);
  dates->range = window->range = range;
  window->module = cursus_session_find_module (workspace->session, "opening");
  rooms->module = cursus_session_find_module (workspace->session, "water");
  const uint32_t reims = cursus_session_find_room (workspace->session, "reims/B");
  rooms->rooms = g_array_new (FALSE, FALSE, sizeof reims);
  g_array_append_val (rooms->rooms, reims);
  g_autoptr (CursusSession) longer = apply (workspace, dates), wider = apply (workspace, window), open = apply (workspace, rooms);
  g_assert_cmpint (longer->dates.last, ==, range.last);
  g_assert_cmpint (cursus_session_module (wider, window->module)->window.first, ==, range.first);
  g_assert_cmpuint (cursus_session_module (open, rooms->module)->rooms->len, ==, 2);
}

/* It is in force as long as the session lasts, whatever day it is. */
static void
test_waiver (void)
{
  g_autoptr (Fixture) fixture = fixture_new (GAPS);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusAmendment) amendment = cursus_amendment_new (CURSUS_AMENDMENT_WAIVER, 3);
  amendment->use = fixture_find_use (workspace, "far");
  amendment->of = g_strsplit ("water 2027-03-04 2027-W10", " ", 0);
  g_autoptr (CursusSession) session = apply (workspace, amendment);
  g_assert_cmpuint (session->waivers->len, ==, 1);
  const CursusWaiver *waiver = g_ptr_array_index (session->waivers, 0);
  g_assert_true (g_strv_equal ((const char *const *)waiver->of, (const char *const *)amendment->of));
  g_assert_cmpint (waiver->expires, >=, session->dates.last);
}

static void
test_shorten (void)
{
  g_autoptr (Fixture) fixture = fixture_new (GAPS);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusSession) session = cursus_amendment_load (workspace, NULL);
  const uint32_t opening = cursus_session_find_module (session, "opening");
  const uint32_t water = cursus_session_find_module (session, "water");
  g_assert_true (cursus_amendment_shorten (session, opening));
  g_assert_false (cursus_amendment_shorten (session, opening));
  g_assert_false (cursus_amendment_shorten (session, water));
  for (guint m = 0; m < session->meetings->len; m++)
    g_assert_cmpuint (cursus_session_meeting (session, m)->n_slots, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/amendment/parameter", test_parameter);
  g_test_add_func ("/app/amendment/soft", test_soft);
  g_test_add_func ("/app/amendment/attend", test_attend);
  g_test_add_func ("/app/amendment/dates-and-rooms", test_dates_and_rooms);
  g_test_add_func ("/app/amendment/waiver", test_waiver);
  g_test_add_func ("/app/amendment/shorten", test_shorten);
  return g_test_run ();
}
