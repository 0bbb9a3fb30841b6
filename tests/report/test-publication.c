/* A publication, told to the planner. */
#include "report/publication.h"

#include <string.h>

#include "news-fixture.h"

/* (transfer full) */
static char *
tell (CursusPublicationOutcome outcome, bool first_time)
{
  g_autoptr (CursusPublication) first = news_first (), second = news_second (first);
  const CursusPublication *from = first_time ? NULL : first, *to = first_time ? first : second;
  g_autoptr (CursusNews) news = cursus_news_new (from, to);
  CursusPublicationReport report = { .outcome = outcome, .from = from, .to = to, .news = news, .folder = "/out" };
  report.n_files = outcome == CURSUS_PUBLICATION_DONE ? 12 : 0;
  report.n_written = 3;
  return cursus_report_publication (&report, (CursusReportStyle){ 0 });
}

static void
test_done (void)
{
  g_autofree char *text = tell (CURSUS_PUBLICATION_DONE, false);
  news_assert (text, (const char *const[]){
                         "A session\nrevision 2 is published\nBefore, people held revision 1 of Mon 11 Sep 2023.",
                         "7 people are told.", "Changed\n  Title of <water>\n    is moved from",
                         "Told: Name of anne, Name of quim, Name of rose, Name of sam\n", "No longer for: Name of claire",
                         "Cancelled\n  Title of <fire>", "Gets a calendar for the first time\n  Name of zoe",
                         "Is no longer of the session\n  Name of paul", "12 files are in /out, 3 of them", NULL });
}

static void
test_first (void)
{
  g_autofree char *text = tell (CURSUS_PUBLICATION_DRY_RUN, true);
  news_assert (text, (const char *const[]){ "revision 1 would be published; nothing is written\nNothing was published before.",
                                            "6 people would be told.",
                                            "  3 meetings · Name of anne, Name of paul, Name of quim and 2 others\n",
                                            "  1 meeting · Name of claire\n", "!Changed", "!files", NULL });
}

static void
test_nothing_new (void)
{
  g_autoptr (CursusPublication) first = news_first ();
  g_autoptr (CursusNews) news = cursus_news_new (first, first);
  CursusPublicationReport report = { CURSUS_PUBLICATION_STATUS, first, first, news, "/out", true, 0, 0 };
  g_autofree char *status = cursus_report_publication (&report, (CursusReportStyle){ 0 });
  news_assert (status, (const char *const[]){ "revision 1 is the newest plan", "published by ada", "Nobody would have to be told",
                                              "“/out” does not hold what was published last", NULL });
  report.outcome = CURSUS_PUBLICATION_UNCHANGED;
  report.unfinished = false;
  g_autofree char *unchanged = cursus_report_publication (&report, (CursusReportStyle){ 0 });
  g_assert_cmpstr (unchanged, ==, "A session\nrevision 1 is what everybody holds already; nothing is published\n");
}

/* @was, @is: forms. @heard: a line that is to be there; NULL: none about events that are written anew. */
static void
assert_anew (CursusPublicationOutcome outcome, CursusPublicationForm was, CursusPublicationForm is, const char *heard)
{
  g_autoptr (CursusPublication) first = news_first (), second = cursus_publication_copy (first);
  for (guint i = 0; i < second->events->len; i++)
    cursus_publication_event (second, i)->sequence++;
  g_autoptr (CursusNews) news = cursus_news_new (first, second);
  CursusPublicationReport report = { .outcome = outcome, .from = first, .to = second, .news = news, .was = was, .is = is };
  g_autofree char *text = cursus_report_publication (&report, (CursusReportStyle){ 0 });
  g_assert_cmpint (strstr (text, "anew") != NULL, ==, heard != NULL);
  if (heard != NULL)
    news_assert (text, (const char *const[]){ heard, NULL });
}

static void
test_written_anew (void)
{
  const CursusPublicationForm plain = { true, false, false }, utc = { true, true, false }, alarms = { true, false, true };
  assert_anew (CURSUS_PUBLICATION_DONE, plain, utc, "All events are written anew, since their times are in UTC now.");
  assert_anew (CURSUS_PUBLICATION_DRY_RUN, utc, plain, "since their times are no longer in UTC.");
  assert_anew (CURSUS_PUBLICATION_DONE, plain, alarms, "since they have a reminder now.");
  assert_anew (CURSUS_PUBLICATION_DONE, alarms, utc, "since they no longer have a reminder.");
  assert_anew (CURSUS_PUBLICATION_STATUS, alarms, alarms,
               "It was published with --alarms: without, all events are written anew.");
  assert_anew (CURSUS_PUBLICATION_DONE, plain, plain, " written anew, though there is nothing to tell about them.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/publication/done", test_done);
  g_test_add_func ("/report/publication/first", test_first);
  g_test_add_func ("/report/publication/nothing-new", test_nothing_new);
  g_test_add_func ("/report/publication/written-anew", test_written_anew);
  return g_test_run ();
}
