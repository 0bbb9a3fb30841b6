/* Published calendars: what they say, that nothing else moves when one event does, and that programs can read them. */
#include "ical/press.h"

#include <string.h>

#include "core/diagnostics.h"
#include "ical/lint.h"
#include "sample.h"

#define MADE 1700000000 /* 14 November 2023, 23:13 in Paris */

static const CursusIcalPressOptions plain = { 0 };

/* What the sample plan would publish as revision @revision. */
static CursusPublication *
want (const CursusSession *session, const CursusPlan *plan, int64_t revision, const CursusIcalPressOptions *options)
{
  CursusPublication *wanted = cursus_publication_new (plan->session);
  CursusHolder *holder = cursus_holder_new (CURSUS_HOLDER_SESSION, plan->session);
  wanted->title = g_strdup ("Transitions");
  wanted->timezone = g_strdup (plan->timezone);
  wanted->revision = revision;
  wanted->made_utc = MADE + revision;
  for (guint i = 0; i < plan->meetings->len; i++)
    for (guint slot = 0; slot < cursus_plan_meeting (plan, i)->slots->len; slot++) {
      const CursusPlanMeeting *meeting = cursus_plan_meeting (plan, i);
      g_autofree char *uid = cursus_ical_uid (plan, meeting, slot);
      CursusPublishedEvent *event = cursus_published_event_new (uid);
      cursus_plan_meeting_free (event->meeting);
      event->meeting = cursus_plan_meeting_copy (meeting);
      g_array_set_size (event->meeting->slots, 0);
      g_array_append_val (event->meeting->slots, g_array_index (meeting->slots, CursusPlanSlot, slot));
      event->slot = slot;
      event->n_slots = meeting->slots->len;
      g_assert_true (cursus_ical_press_hash_event (session, event, options, NULL));
      uint32_t index = wanted->events->len;
      g_array_append_val (holder->events, index);
      g_ptr_array_add (wanted->events, event);
    }
  g_ptr_array_add (wanted->holders, holder);
  cursus_publication_sort (wanted);
  return wanted;
}

static CursusIcalPress *
open_press (const CursusSession *session, const char *language, const CursusIcalPressOptions *options)
{
  g_autoptr (GError) error = NULL;
  CursusIcalPress *press = cursus_ical_press_new (session, "Europe/Paris", 1698000000, 1700000000, language, options, &error);
  g_assert_no_error (error);
  return press;
}

/* (transfer full): the unfolded calendar of the session, which the lint has nothing to say of. */
static char *
print (const CursusSession *session, const CursusPublication *publication, const char *language,
       const CursusIcalPressOptions *options)
{
  g_autoptr (CursusIcalPress) press = open_press (session, language, options);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GArray) shown = cursus_publication_show (publication, cursus_publication_holder (publication, 0));
  cursus_ical_press_write (press, out, publication, "Transitions", publication->revision, publication->made_utc, shown, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cursus_ical_lint (out->str, out->len, NULL, diagnostics), ==, 0);
  return sample_unfold (out->str);
}

static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (text, part, -1);
  return g_strv_length (pieces) - 1;
}

static void
test_says (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusPublication) publication = cursus_publication_next (NULL, want (session, plan, 3, &plain));
  g_autofree char *french = print (session, publication, "fr", &plain);
  g_assert_cmpuint (count (french, "BEGIN:VEVENT"), ==, 4);
  g_assert_nonnull (strstr (french, "X-WR-CALDESC:Planning\302\240: révision 3 du 14/11/2023\r\n"));
  g_assert_nonnull (strstr (french, "Planning\302\240: révision 3 du 14/11/2023\r\nCATEGORIES"));
  g_assert_nonnull (strstr (french, "DTSTAMP:20231114T221323Z\r\n"));
  g_assert_null (strstr (french, "METHOD"));
  g_autofree char *english = print (session, publication, "en", &plain);
  g_assert_nonnull (strstr (english, "Plan: revision 3 of 2023-11-14"));
}

/* Everything but the event that moved keeps its bytes; what is cancelled keeps them whatever becomes of the session. */
static void
test_bytes_stay (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusPublication) first = cursus_publication_next (NULL, want (session, plan, 1, &plain));
  g_array_index (cursus_plan_meeting (plan, 0)->slots, CursusPlanSlot, 0).start_utc -= 3600;
  g_autoptr (CursusPublication) second = cursus_publication_next (first, want (session, plan, 2, &plain));
  g_autofree char *before = print (session, first, "fr", &plain), *after = print (session, second, "fr", &plain);
  g_auto (GStrv) old = g_strsplit (before, "BEGIN:VEVENT", -1), new = g_strsplit (after, "BEGIN:VEVENT", -1);
  guint n_same = 0;
  for (guint i = 1; i <= 4; i++)
    n_same += g_str_equal (old[i], new[i]);
  g_assert_cmpuint (n_same, ==, 3);
  g_assert_cmpuint (count (after, "SEQUENCE:1\r\n"), ==, 1);
  g_ptr_array_remove_index (plan->meetings, plan->meetings->len - 1);
  g_autoptr (CursusPublication) third = cursus_publication_next (second, want (session, plan, 3, &plain));
  g_autofree char *cancelled = print (session, third, "fr", &plain);
  g_assert_cmpuint (count (cancelled, "SUMMARY:ANNULÉ – "), ==, 1);
  g_assert_cmpuint (count (cancelled, "STATUS:CANCELLED\r\nTRANSP:TRANSPARENT"), ==, 1);
  CursusModule *module = cursus_session_module (session, cursus_session_find_module (session, "webinaire"));
  g_free (module->link);
  module->link = NULL;
  g_autofree char *again = print (session, third, "fr", &plain);
  g_assert_cmpstr (cancelled, ==, again);
}

/* The same event by itself, as servers keep it. */
static void
test_single (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusPublication) publication = cursus_publication_next (NULL, want (session, plan, 3, &plain));
  g_autoptr (CursusIcalPress) press = open_press (session, "fr", &plain);
  g_autoptr (GArray) shown = cursus_publication_show (publication, cursus_publication_holder (publication, 0));
  g_autofree char *whole = print (session, publication, "fr", &plain);
  for (guint i = 0; i < shown->len; i++) {
    const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, i);
    g_autoptr (GString) out = g_string_new ("before");
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_assert_true (cursus_ical_press_write_single (press, out, publication, item, NULL));
    g_assert_cmpuint (cursus_ical_lint (out->str, out->len, NULL, diagnostics), ==, 0);
    g_autofree char *text = sample_unfold (out->str), *event = g_strdup (strstr (text, "BEGIN:VEVENT"));
    *strstr (event, "END:VCALENDAR") = '\0';
    g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    g_assert_nonnull (strstr (whole, event));
    g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, 1);
    g_assert_null (strstr (text, "METHOD"));
  }
}

static void
test_tentative (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  CursusPublication *wanted = want (session, plan, 1, &plain);
  for (guint i = 0; i < wanted->events->len; i++)
    cursus_publication_event (wanted, i)->status = CURSUS_PUBLISHED_TENTATIVE;
  g_autoptr (CursusPublication) first = cursus_publication_next (NULL, wanted);
  g_autofree char *tentative = print (session, first, "fr", &plain);
  g_assert_cmpuint (count (tentative, "STATUS:TENTATIVE\r\n"), ==, 4);
  g_assert_cmpuint (count (tentative, "SUMMARY:À confirmer – "), ==, 4);
  g_autoptr (CursusPublication) second = cursus_publication_next (first, want (session, plan, 2, &plain));
  g_autofree char *confirmed = print (session, second, "fr", &plain);
  g_assert_cmpuint (count (confirmed, "STATUS:CONFIRMED\r\n"), ==, 4);
  g_assert_cmpuint (count (confirmed, "SEQUENCE:1\r\n"), ==, 4);
}

static void
test_options (void)
{
  const CursusIcalPressOptions options = { .utc = true, .alarms = true };
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusPublication) publication = cursus_publication_next (NULL, want (session, plan, 1, &options));
  g_autofree char *text = print (session, publication, "fr", &options);
  g_assert_null (strstr (text, "TZID"));
  g_assert_cmpuint (count (text, "DTSTART:2023"), ==, 4);
  g_assert_cmpuint (count (text, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:"), ==, 4);
  g_assert_cmpuint (count (text, "TRIGGER:-P1D\r\n"), ==, 4);
  /* They are part of what is written: whoever changes them changes the events. */
  g_autoptr (CursusPublication) without = cursus_publication_next (publication, want (session, plan, 2, &plain));
  g_assert_cmpuint (cursus_publication_event (without, 0)->sequence, ==, 1);
}

/* Details of the session count apart: people are told of them without hearing that something moved. */
static void
test_details (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusPublication) first = want (session, plan, 1, &plain);
  CursusModule *module = cursus_session_module (session, cursus_session_find_module (session, "webinaire"));
  g_free (module->link);
  module->link = g_strdup ("https://elsewhere.example.org/");
  g_autoptr (CursusPublication) second = want (session, plan, 2, &plain);
  guint n_hashes = 0, n_details = 0;
  for (guint i = 0; i < first->events->len; i++) {
    const CursusPublishedEvent *a = cursus_publication_event (first, i), *b = cursus_publication_event (second, i);
    n_hashes += !g_str_equal (a->hash, b->hash);
    n_details += !g_str_equal (a->details, b->details);
  }
  g_assert_cmpuint (n_hashes, ==, 1);
  g_assert_cmpuint (n_details, ==, 1);
}

static void
test_tasks (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusPublication) publication = cursus_publication_next (NULL, want (session, plan, 1, &plain));
  g_autoptr (CursusIcalPress) press = open_press (session, "fr", &plain);
  g_autoptr (GArray) shown = cursus_publication_show (publication, cursus_publication_holder (publication, 0));
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (CursusIcalTask));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CursusIcalTask task = { g_array_index (shown, CursusShownEvent, 3), 1698000000 };
  g_array_append_val (tasks, task);
  cursus_ical_press_write_tasks (press, out, publication, "Transitions", 1, MADE, tasks, &error);
  g_assert_no_error (error);
  static const char *const parts[] = { "BEGIN:VTODO\r\nUID:task.",
                                       "DTSTART;TZID=Europe/Paris:2023",
                                       "DUE;TZID=Europe/Paris:2023",
                                       "STATUS:NEEDS-ACTION",
                                       "DESCRIPTION:Planning\302\240: révision 1 du",
                                       "NAME:Transitions – jalons" };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (out->str, parts[i]));
  g_assert_null (strstr (out->str, "VALARM"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/press/says", test_says);
  g_test_add_func ("/ical/press/bytes-stay", test_bytes_stay);
  g_test_add_func ("/ical/press/single", test_single);
  g_test_add_func ("/ical/press/tentative", test_tentative);
  g_test_add_func ("/ical/press/options", test_options);
  g_test_add_func ("/ical/press/details", test_details);
  g_test_add_func ("/ical/press/tasks", test_tasks);
  return g_test_run ();
}
