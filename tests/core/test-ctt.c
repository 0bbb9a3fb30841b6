/* Instances of curriculum-based course timetabling become sessions; what is wrong is told with its line. */
#include "core/ctt.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const toy = "Name: Toy\nCourses: 3\nRooms: 2\nDays: 5\nPeriods_per_day: 4\nCurricula: 1\nConstraints: 2\n\n"
                               "COURSES:\nA Ocra 3 3 30\nB Indaco 2 2 42\nC Ocra 1 1 40\n\nROOMS:\nrA 32\nrB 50\n\n"
                               "CURRICULA:\nCur1 2 A B\n\nUNAVAILABILITY_CONSTRAINTS:\nB 2 0\nB 4 3\n\nEND.\n";

/* The session of @text; what was reported goes to @said. */
static CursusSession *
read_text (const char *text, char **said)
{
  g_autofree char *folder = g_dir_make_tmp ("cursus-ctt-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "toy.ctt", NULL);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  CursusSession *session = cursus_ctt_read (path, "toy.ctt", diagnostics);
  *said = cursus_diagnostics_format (diagnostics);
  g_unlink (path);
  g_rmdir (folder);
  return session;
}

static void
test_session (void)
{
  g_autofree char *said = NULL;
  g_autoptr (CursusSession) session = read_text (toy, &said);
  g_assert_cmpstr (said, ==, "");
  g_assert_nonnull (session);
  g_assert_cmpstr (session->id, ==, "toy");
  g_assert_cmpuint (session->meetings->len, ==, 6);
  g_assert_cmpuint (session->day_parts->len, ==, 4);
  g_assert_cmpint (session->dates.last - session->dates.first, ==, 4);
  const CursusMeeting *a = cursus_session_meeting (session, cursus_session_find_meeting (session, "A.1"));
  const CursusMeeting *c = cursus_session_meeting (session, cursus_session_find_meeting (session, "C"));
  g_assert_cmpuint (a->attendees->len, ==, 2); /* the course and its curriculum */
  g_assert_cmpuint (a->headcount, ==, 30);
  g_assert_cmpuint (c->attendees->len, ==, 1);
  g_assert_cmpstr (cursus_session_module (session, a->module)->tags[0], ==, "Cur1");
  g_assert_cmpuint (cursus_session_module (session, a->module)->rooms->len, ==, 2);
}

/* A use without parameters that is off takes the place of the standard rule. */
static void
test_lectures_in_no_order (void)
{
  g_autofree char *said = NULL;
  g_autoptr (CursusSession) session = read_text (toy, &said);
  guint n_parts = 0;
  for (guint u = 0; u < session->uses->len; u++) {
    const CursusRuleUse *use = g_ptr_array_index (session->uses, u);
    if (strcmp (use->rule, "parts") != 0)
      continue;
    n_parts++;
    g_assert_false (use->hard);
    g_assert_cmpint (use->weight, ==, 0);
    g_assert_cmpuint (cursus_value_length (use->params), ==, 0);
  }
  g_assert_cmpuint (n_parts, ==, 1);
}

static void
test_unavailability (void)
{
  g_autofree char *said = NULL;
  g_autoptr (CursusSession) session = read_text (toy, &said);
  const CursusPerson *b = cursus_session_person (session, cursus_session_find_person (session, "course:B"));
  const CursusIntervals *times = b->availability->levels[CURSUS_LEVEL_UNAVAILABLE];
  int64_t wednesday = ((int64_t)session->dates.first + 2) * 86400 + 7 * 3600;
  size_t n = 0;
  cursus_intervals_get (times, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (cursus_intervals_overlaps (times, wednesday, wednesday + 1));
  g_assert_false (cursus_intervals_overlaps (times, wednesday + 3600, wednesday + 7200));
}

/* Each line of @replaced becomes @by, and the message holds @expected. */
static void
test_errors (void)
{
  static const struct {
    const char *replaced, *by, *expected;
  } cases[] = {
    { "Days: 5", "Days: five", "“five” is no number" },
    { "Days: 5", "Days: 9", "is no number from 0 to 7" },
    { "Days: 5\n", "", "the head says nothing of “Days:”" },
    { "A Ocra 3 3 30", "A Ocra 3 3", "toy.ctt:10: a line of “COURSES:” has at least 5 words" },
    { "A Ocra 3 3 30", "A Ocra 99 3 30", "“99” is no number from 1 to 20" },
    { "B Indaco", "A Indaco", "course “A” stands twice" },
    { "rB 50", "rA 50", "room “rA” stands twice" },
    { "Cur1 2 A B", "Cur1 2 A X", "there is no course “X”" },
    { "Cur1 2 A B", "Cur1 3 A B", "promises 3 courses" },
    { "B 2 0", "B 2 4", "“4” is no number from 0 to 3" },
    { "B 4 3\n", "", "“UNAVAILABILITY_CONSTRAINTS:” has 1 lines, the head promises 2" },
    { "COURSES:", "COURSE", "a line like “Days: 5”" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *said = NULL;
    g_autoptr (GString) text = g_string_new (toy);
    g_assert_cmpuint (g_string_replace (text, cases[i].replaced, cases[i].by, 1), ==, 1);
    g_assert_null (read_text (text->str, &said));
    if (strstr (said, cases[i].expected) == NULL)
      g_error ("“%s” is not in “%s”", cases[i].expected, said);
  }
}

static void
test_no_instance (void)
{
  g_autofree char *said = NULL, *binary = NULL;
  g_assert_null (read_text ("", &said));
  g_assert_null (read_text ("\xff\xfe", &binary));
  g_assert_nonnull (strstr (said, "ends before its first section"));
  g_assert_nonnull (strstr (binary, "this is no instance"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/ctt/session", test_session);
  g_test_add_func ("/core/ctt/lectures-in-no-order", test_lectures_in_no_order);
  g_test_add_func ("/core/ctt/unavailability", test_unavailability);
  g_test_add_func ("/core/ctt/errors", test_errors);
  g_test_add_func ("/core/ctt/no-instance", test_no_instance);
  return g_test_run ();
}
