/* The same event as two programs write it, and events that are not the same. */
#include "ical/likeness.h"

#include <string.h>

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//EN\r\n"
#define ZONE "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nEND:VTIMEZONE\r\n"
#define EVENT                                                                                                                    \
  "UID:u@x\r\nDTSTAMP:20270101T000000Z\r\nSEQUENCE:1\r\nDTSTART;TZID=Europe/Paris:20270303T090000\r\nSUMMARY:One\\, two\\n"      \
  "three\r\nCONFERENCE;VALUE=URI;FEATURE=\"AUDIO,VIDEO\";LABEL=Join:https://x/\r\nX-OURS:1\r\n"
#define ALARM "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:One\r\nTRIGGER:-P1D\r\nEND:VALARM\r\n"
#define WRAP(inside) HEAD ZONE "BEGIN:VEVENT\r\n" inside "END:VEVENT\r\nEND:VCALENDAR\r\n"

static const char ours[] = WRAP (EVENT);

static void
assert_like (const char *theirs, bool like)
{
  g_test_message ("%s", theirs);
  g_assert_cmpint (cursus_ical_is_like (ours, theirs, strlen (theirs)), ==, like);
}

static void
test_like (void)
{
  assert_like (ours, true);
  assert_like (WRAP (EVENT ALARM "X-THEIRS:1\r\nCREATED:20270101T000000Z\r\nLAST-MODIFIED:20270101T000000Z\r\n"), true);
  assert_like ("BEGIN:VCALENDAR\nPRODID:b\nBEGIN:VEVENT\nSUMMARY:One\\, t\n wo\\Nthree\nX-OURS:1\nuid:u@x\nSEQUENCE:1\n"
               "DTSTART;TZID=Europe/Paris:20270303T090000\nCONFERENCE;LABEL=\"Join\";FEATURE=AUDIO,VIDEO;VALUE=URI:https://x/\n"
               "END:VEVENT\n" ZONE "END:VCALENDAR\n",
               true);
}

static void
test_unlike (void)
{
  assert_like (WRAP (EVENT "RRULE:FREQ=DAILY\r\n"), false);
  assert_like (WRAP (EVENT "SUMMARY:Another\r\n"), false);
  assert_like (WRAP (EVENT "X-OURS:1\r\n"), false);
  assert_like (WRAP (EVENT "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:u@x\r\nRECURRENCE-ID:20270303T080000Z\r\n"), false);
  assert_like (WRAP (EVENT "END:VEVENT\r\nBEGIN:VTODO\r\nUID:v\r\nEND:VTODO\r\nBEGIN:VEVENT\r\n"), false);
  assert_like (WRAP ("UID:u@x\r\n"), false);
  assert_like (HEAD "END:VCALENDAR\r\n", false);
  assert_like (HEAD "BEGIN:VEVENT\r\n" EVENT, false);
  assert_like ("", false);
  assert_like ("hello", false);
}

/* Each line of ours counts, but for the stamp. */
static void
test_every_line (void)
{
  g_auto (GStrv) lines = g_strsplit (EVENT, "\r\n", -1);
  for (guint without = 0; lines[without + 1] != NULL; without++) {
    g_autoptr (GString) theirs = g_string_new (HEAD "BEGIN:VEVENT\r\n");
    for (guint i = 0; lines[i + 1] != NULL; i++)
      if (i != without)
        g_string_append_printf (theirs, "%s\r\n", lines[i]);
    g_string_append (theirs, "END:VEVENT\r\nEND:VCALENDAR\r\n");
    assert_like (theirs->str, g_str_has_prefix (lines[without], "DTSTAMP"));
  }
}

static void
test_reminders (void)
{
  static const char with[] = WRAP (EVENT ALARM);
  g_assert_true (cursus_ical_is_like (with, with, strlen (with)));
  g_assert_false (cursus_ical_is_like (with, ours, strlen (ours)));
}

static void
test_uid (void)
{
  g_autofree char *found = cursus_ical_find_uid (ours, strlen (ours)), *none = cursus_ical_find_uid ("x", 1);
  g_assert_cmpstr (found, ==, "u@x");
  g_assert_null (none);
}

static void
test_random (void)
{
  for (guint turn = 0; turn < 3000; turn++) {
    g_autofree char *text = g_strdup (ours);
    gsize length = strlen (text);
    for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
      text[g_test_rand_int_range (0, (gint32)length)] = (char)g_test_rand_int_range (0, 256);
    cursus_ical_is_like (ours, text, length);
    g_free (cursus_ical_find_uid (text, length));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/likeness/like", test_like);
  g_test_add_func ("/ical/likeness/unlike", test_unlike);
  g_test_add_func ("/ical/likeness/every-line", test_every_line);
  g_test_add_func ("/ical/likeness/reminders", test_reminders);
  g_test_add_func ("/ical/likeness/uid", test_uid);
  g_test_add_func ("/ical/likeness/random", test_random);
  return g_test_run ();
}
