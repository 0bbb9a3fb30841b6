/* Plans read back from tables: what is printed, what a spreadsheet makes of it, and what is wrong with its line. */
#include <glib/gstdio.h>
#include <string.h>

#include "core/fixed-meeting.h"

#include "session-fixture.h"

static CursusPerson *
add_speaker (CursusSession *session, const char *id, const char *name)
{
  CursusPerson *person = cursus_person_new (id, CURSUS_ROLE_SPEAKER);
  person->name = g_strdup (name);
  g_ptr_array_add (session->people, person);
  return person;
}

static CursusSession *
make_session (void)
{
  CursusSession *session = fixture_session ("2023-10-09", "2023-12-22");
  CursusSite *reims = cursus_site_new ("reims");
  reims->name = g_strdup ("=Campus de Reims");
  g_ptr_array_add (session->sites, reims);
  CursusRoom *room = cursus_room_new ("reims/A", 1);
  room->name = g_strdup ("Salle A");
  g_ptr_array_add (session->rooms, room);
  add_speaker (session, "sp", "Claire Duval");
  add_speaker (session, "su", "Simon, Jean");
  add_speaker (session, "sv", "Simon");
  return session;
}

/* @warnings: (nullable): receives what was said. */
static GPtrArray *
read_text (const CursusSession *session, const char *text, char **said)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("cursus-XXXXXX.csv", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  GPtrArray *meetings = cursus_fixed_meetings_read_csv (session, "s", session->zone, path, "plan.csv", diagnostics);
  g_remove (path);
  *said = cursus_diagnostics_format (diagnostics);
  return meetings;
}

static const CursusFixedMeeting *
find (const GPtrArray *meetings, const char *id)
{
  const CursusFixedMeeting *meeting = cursus_fixed_meetings_find (meetings, id);
  g_assert_nonnull (meeting);
  return meeting;
}

static void
test_as_printed (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) meetings = read_text (
      session,
      "\357\273\277session;meeting;module;group;title;format;date;start;end;site;room;speakers\r\n"
      "s;visit;visit;;Visite;visit;2023-11-14;14:00;17:30;'=Campus de Reims;Salle A;Simon, Jean, Claire Duval\r\n"
      "s;a.1;a;;A (1/2);onsite;2023-10-12;14:00;17:30;paris;;\r\n"
      "s;a.1;a;;A (1/2);onsite;2023-10-12;09:00;12:30;paris;;\r\n"
      "s;web;web;;Web;webinar;2023-10-29;09:00;10:30;;;Simon, sp\r\n",
      &said);
  g_assert_cmpstr (said, ==, "");
  g_assert_cmpuint (meetings->len, ==, 3);
  const CursusFixedMeeting *visit = find (meetings, "visit"), *a = find (meetings, "a.1"), *web = find (meetings, "web");
  g_assert_cmpstr (visit->site, ==, "reims");
  g_assert_cmpstr (visit->room, ==, "reims/A");
  g_assert_cmpstr (visit->title, ==, "Visite");
  g_assert_cmpstr (visit->speakers[0], ==, "sp");
  g_assert_cmpstr (visit->speakers[1], ==, "su");
  g_assert_null (visit->speakers[2]);
  g_assert_cmpint (a->end_utc - a->start_utc, ==, 8 * 3600 + 1800);
  g_assert_cmpstr (a->site, ==, "paris");
  g_assert_null (a->room);
  g_assert_cmpint (a->origin.line, ==, 3);
  g_assert_null (web->site);
  g_assert_cmpstr (web->speakers[0], ==, "sp");
  g_assert_cmpstr (web->speakers[1], ==, "sv");
  /* The clocks went back that night. */
  g_assert_cmpint (web->start_utc, ==, cursus_zone_to_utc_first (session->zone, fixture_date ("2023-10-29"), 540));
}

static void
test_utc (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) meetings = read_text (session, "meeting,date,start,end\na,2023-10-12,07:00Z,10:30Z\n", &said);
  g_assert_cmpint (find (meetings, "a")->start_utc, ==,
                   cursus_zone_to_utc_first (session->zone, fixture_date ("2023-10-12"), 540));
}

/* What the session does not know any more is told once, and kept as it stands. */
static void
test_unknown_names (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) meetings = read_text (session,
                                              "meeting;date;start;end;site;room;speakers\n"
                                              "a;2023-10-12;09:00;12:30;Lyon;Z;Nobody\n"
                                              "b;2023-10-13;09:00;12:30;Lyon;;\n"
                                              "c;2023-10-16;09:00;12:30;reims;B;sp, Nobody\n",
                                              &said);
  g_assert_cmpstr (said, ==,
                   "plan.csv:2: warning: the session has no site “Lyon” (any more); what is there counts as elsewhere\n"
                   "plan.csv:2: warning: the session has no speaker “Nobody” (any more)\n"
                   "plan.csv:4: warning: the session has no room “B” (any more); what is there counts as elsewhere\n");
  g_assert_cmpstr (find (meetings, "a")->site, ==, "Lyon");
  g_assert_cmpstr (find (meetings, "c")->room, ==, "B");
  g_assert_cmpstr (find (meetings, "c")->speakers[0], ==, "Nobody");
}

typedef struct {
  const char *name;
  const char *text;
  const char *said;
} WrongCase;

static const WrongCase wrong_cases[] = {
  { "no-meeting", "meeting;date;start;end\n;2023-10-12;09:00;12:30\n", "plan.csv:2: the column “meeting” is empty" },
  { "no-date", "meeting;date;start;end\na;;09:00;12:30\n", "plan.csv:2: the column “date” is empty" },
  { "no-end", "meeting;date;start;end\na;2023-10-12;09:00;\n", "plan.csv:2: the column “end” is empty" },
  { "impossible-date", "meeting;date;start;end\na;2023-02-30;09:00;12:30\n", "plan.csv:2: there is no 30 February 2023" },
  { "impossible-time", "meeting;date;start;end\na;2023-10-12;25:00;26:00\n", "plan.csv:2: " },
  { "backwards", "meeting;date;start;end\na;2023-10-12;12:30;09:00\n", "plan.csv:2: it ends before it begins" },
  { "empty-time", "meeting;date;start;end\na;2023-10-12;09:00;09:00\n", "or at the same time" },
  { "of-another-session", "session;meeting;date;start;end\nx;a;2023-10-12;09:00;12:30\n",
    "plan.csv:2: it is of the session “x”, not of “s”" },
  { "two-days", "meeting;date;start;end\na;2023-10-12;09:00;12:30\na;2023-10-13;09:00;12:30\n",
    "plan.csv:3: “a” is on another day in line 2" },
  { "two-places", "meeting;date;start;end;site\na;2023-10-12;09:00;12:30;paris\na;2023-10-12;14:00;17:30;reims\n",
    "plan.csv:3: “a” is in another place in line 2" },
  { "no-heading", "meeting;date;start\na;2023-10-12;09:00\n", "end" },
  { "unknown-heading", "meeting;date;start;end;rooms\na;2023-10-12;09:00;12:30;A\n", "did you mean “room”?" },
  { "empty-file", "", "plan.csv" },
};

static void
test_wrong (gconstpointer data)
{
  const WrongCase *c = data;
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *said = NULL;
  g_assert_null (read_text (session, c->text, &said));
  if (strstr (said, c->said) == NULL)
    g_error ("expected \"%s\" in:\n%s", c->said, said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fixed-meeting-csv/as-printed", test_as_printed);
  g_test_add_func ("/core/fixed-meeting-csv/utc", test_utc);
  g_test_add_func ("/core/fixed-meeting-csv/unknown-names", test_unknown_names);
  for (size_t i = 0; i < G_N_ELEMENTS (wrong_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/core/fixed-meeting-csv/wrong/%s", wrong_cases[i].name);
    g_test_add_data_func (path, &wrong_cases[i], test_wrong);
  }
  return g_test_run ();
}
