/* What one event says, and what no text of a planner can make it say. */
#include <math.h>
#include <string.h>

#include "ical/writer.h"
#include "sample.h"

static char *
write_sample (CursusSession *session, CursusPlan *plan, GHashTable *state, const char *language)
{
  CursusIcalOptions options = { .language = language, .name = "Transitions" };
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = cursus_ical_write (session, plan, NULL, state, &options, &error);
  g_assert_no_error (error);
  return sample_unfold (bytes);
}

static void
assert_has (const char *text, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("\r\n%s\r\n", line);
  if (strstr (text, whole) == NULL)
    g_error ("no line “%s” in\n%s", line, text);
}

static void
test_onsite (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autofree char *text = write_sample (session, plan, NULL, "fr");
  static const char *const lines[] = {
    "UID:energie.p1.s2@transitions-2023.cursus",
    "DTSTAMP:20230901T080000Z",
    "LAST-MODIFIED:20230901T080000Z",
    "SEQUENCE:0",
    "DTSTART;TZID=Europe/Paris:20231027T090000",
    "DTEND;TZID=Europe/Paris:20231027T123000",
    "DTSTART;TZID=Europe/Paris:20231030T090000",
    "SUMMARY:Énergie\\, sobriété (1/2)",
    "LOCATION:Campus de Poitiers – Salle A\\n1 rue de l'Exemple\\, 86000 Poitiers",
    "GEO:46.580000;0.340000",
    "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS=\"1 rue de l'Exemple, 86000 Poitiers\";X-APPLE-RADIUS=100;"
    "X-TITLE=\"Campus de Poitiers – Salle A\":geo:46.580000,0.340000",
    "DESCRIPTION:Sobriété\\, réseaux \\; coûts\\, usages.\\nApporter un ordinateur.\\n\\nAvec : Anne Léau\\, Jean Bois\\n"
    "Format : Visite\\nCréneau 2/2\\nAccès : bus 1\\, arrêt Campus\\nContact : Secrétariat\\, 01 00 00 00 00\\nPlanning : "
    "révision 3",
    "CATEGORIES:Visite",
    "STATUS:CONFIRMED",
    "TRANSP:OPAQUE",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_has (text, lines[i]);
}

static void
test_remote (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autofree char *text = write_sample (session, plan, NULL, "en");
  const char *event = strstr (text, "UID:webinaire.p1.s1@");
  g_assert_nonnull (event);
  assert_has (event, "LOCATION:Remote");
  assert_has (event, "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"Join\":https://meet.example.org/transitions?room=1&x=2");
  assert_has (event, "URL:https://meet.example.org/transitions?room=1&x=2");
  assert_has (event, "DESCRIPTION:Format: Remote\\nJoin: https://meet.example.org/transitions?room=1&x=2\\n"
                     "Contact: Aide : 02 00 00 00 00\\nPlan: revision 3");
  g_assert_null (strstr (event, "GEO"));
}

static void
test_draft_names_no_revision (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  plan->revision = 0;
  g_autofree char *text = write_sample (session, plan, NULL, "en");
  g_assert_null (strstr (text, "Plan: revision"));
}

static void
test_nothing_personal (void)
{
  static const char *const never[] = { "METHOD",    "ORGANIZER",       "ATTENDEE",       "VALARM",
                                       "DURATION:", "freeassociation", "eau@example.org" };
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autofree char *text = write_sample (session, plan, NULL, "fr");
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (text, never[i]));
}

static void
test_state (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (GHashTable) state = g_hash_table_new (g_str_hash, g_str_equal);
  CursusIcalEventState gone = { .sequence = 4, .stamp_utc = 1700000000, .cancelled = true, .revision = 2 };
  g_hash_table_insert (state, "webinaire.p1.s1@transitions-2023.cursus", &gone);
  g_autofree char *text = write_sample (session, plan, state, "fr");
  const char *event = strstr (text, "UID:webinaire.p1.s1@");
  static const char *const lines[] = { "SEQUENCE:4",       "DTSTAMP:20231114T221320Z",   "LAST-MODIFIED:20231114T221320Z",
                                       "STATUS:CANCELLED", "SUMMARY:ANNULÉ – Webinaire", "TRANSP:TRANSPARENT" };
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_has (event, lines[i]);
  g_assert_nonnull (strstr (event, "Planning : révision 2"));
  g_assert_nonnull (strstr (text, "Planning : révision 3"));
}

static const char *const hostile[] = {
  "x\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT1M\r\nEND:VALARM",
  "x\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR",
  "x\rATTENDEE:mailto:victim@example.org",
  "x\xe2\x80\xa8"
  "ATTENDEE:mailto:victim@example.org",
  "\";X-INJECTED=1:geo:0,0\r\nX-INJECTED:1",
  "a^nb^'c^^d^",
  "a,b;c:d\\e\\nf\\",
  "\x01\x02\x07\x1b[31m\x7f\xc2\x9b",
  "\xff\xfe\xc3(\xe2\x82\xed\xa0\x80",
  "👩‍🏫😀é€",
  "",
  " \t ",
};

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* Every text of the plan and the session that reaches the file. */
static void
poison (CursusSession *session, CursusPlan *plan, const char *text)
{
  set (&session->contact, text);
  set (&plan->session_title, text);
  for (guint i = 0; i < session->modules->len; i++) {
    set (&cursus_session_module (session, i)->description, text);
    set (&cursus_session_module (session, i)->contact, text);
  }
  for (guint i = 0; i < session->sites->len; i++) {
    set (&cursus_session_site (session, i)->address, text);
    set (&cursus_session_site (session, i)->access, text);
  }
  for (guint i = 0; i < plan->meetings->len; i++) {
    CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, i);
    set (&meeting->title, text);
    set (&meeting->format, text);
    set (&meeting->group, text);
    if (meeting->site != NULL) {
      set (&meeting->site_name, text);
      set (&meeting->room_name, text);
    }
    for (char **name = meeting->speaker_names; name != NULL && *name != NULL; name++)
      set (name, text);
  }
}

/* What the file is made of, by line beginnings; injected lines change it. */
static char *
skeleton (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  GString *out = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++) {
    g_assert_null (strpbrk (*line, "\r\n\x01\x02\x07\x1b\x7f"));
    g_string_append_len (out, *line, (gssize)strcspn (*line, ":;"));
    g_string_append_c (out, ' ');
  }
  g_string_replace (out, "DESCRIPTION ", "", 0);
  g_string_replace (out, "CATEGORIES ", "", 0);
  return g_string_free (out, FALSE);
}

static void
test_injection (void)
{
  g_autoptr (CursusSession) clean_session = sample_session ();
  g_autoptr (CursusPlan) clean_plan = sample_plan ();
  g_autofree char *clean = write_sample (clean_session, clean_plan, NULL, "fr");
  g_autofree char *expected = skeleton (clean);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++) {
    g_autoptr (CursusSession) session = sample_session ();
    g_autoptr (CursusPlan) plan = sample_plan ();
    poison (session, plan, hostile[i]);
    set (&((CursusPlanMeeting *)g_ptr_array_index (plan->meetings, 0))->module, "energie");
    g_autofree char *text = write_sample (session, plan, NULL, "fr");
    g_autofree char *found = skeleton (text);
    g_assert_cmpstr (found, ==, expected);
    g_assert_true (g_utf8_validate (text, -1, NULL));
  }
}

static void
test_hostile_ids (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++) {
    g_autoptr (CursusPlan) plan = sample_plan ();
    set (&plan->session, hostile[i]);
    CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, 3 - 1);
    set (&meeting->module, hostile[i]);
    g_autofree char *text = write_sample (NULL, plan, NULL, "fr");
    g_assert_null (strstr (text, "VALARM\r\n"));
    g_assert_null (strstr (text, "\r\nATTENDEE"));
  }
}

static void
poison_with_length (CursusSession *session, CursusPlan *plan, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  while (text->len < length)
    g_string_append (text, "à\n;,\\😀");
  poison (session, plan, text->str);
}

static void
test_long_text (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  poison_with_length (session, plan, 50000);
  g_autofree char *text = write_sample (session, plan, NULL, "fr");
  g_assert_cmpuint (strlen (text), >, 1000000);
}

static void
test_too_long_text (void)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (GError) error = NULL;
  CursusIcalOptions options = { .language = "fr", .name = "x" };
  poison_with_length (session, plan, 500000);
  g_assert_null (cursus_ical_write (session, plan, NULL, NULL, &options, &error));
  g_assert_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT);
}

static void
test_bad_link (void)
{
  static const char *const links[] = { "https://x/\r\nBEGIN:VALARM", "https://x/\xff", "no-address" };
  CursusIcalOptions options = { .language = "fr", .name = "x" };
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autoptr (CursusSession) session = sample_session ();
    g_autoptr (CursusPlan) plan = sample_plan ();
    g_autoptr (GError) error = NULL;
    set (&cursus_session_module (session, 1)->link, links[i]);
    g_assert_null (cursus_ical_write (session, plan, NULL, NULL, &options, &error));
    g_assert_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT);
    g_assert_nonnull (strstr (error->message, "webinaire"));
  }
}

static void
test_bad_position (void)
{
  static const double latitudes[] = { 91, -90.5, NAN, INFINITY };
  CursusIcalOptions options = { .language = "fr", .name = "x" };
  for (gsize i = 0; i < G_N_ELEMENTS (latitudes); i++) {
    g_autoptr (CursusSession) session = sample_session ();
    g_autoptr (CursusPlan) plan = sample_plan ();
    g_autoptr (GError) error = NULL;
    cursus_session_site (session, 0)->latitude = latitudes[i];
    g_assert_null (cursus_ical_write (session, plan, NULL, NULL, &options, &error));
    g_assert_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT);
  }
}

/* The second 02:30 of 29 October 2023 cannot be said in local time. */
static void
test_repeated_hour (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, 0);
  CursusPlanSlot *slot = &g_array_index (meeting->slots, CursusPlanSlot, 0);
  slot->start_utc = 1698543000;
  slot->end_utc = 1698550200;
  g_autofree char *text = write_sample (NULL, plan, NULL, "fr");
  assert_has (text, "DTSTART:20231029T013000Z");
  assert_has (text, "DTEND;TZID=Europe/Paris:20231029T043000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/event/onsite", test_onsite);
  g_test_add_func ("/ical/event/remote", test_remote);
  g_test_add_func ("/ical/event/draft-names-no-revision", test_draft_names_no_revision);
  g_test_add_func ("/ical/event/nothing-personal", test_nothing_personal);
  g_test_add_func ("/ical/event/state", test_state);
  g_test_add_func ("/ical/event/injection", test_injection);
  g_test_add_func ("/ical/event/hostile-ids", test_hostile_ids);
  g_test_add_func ("/ical/event/long-text", test_long_text);
  g_test_add_func ("/ical/event/too-long-text", test_too_long_text);
  g_test_add_func ("/ical/event/bad-link", test_bad_link);
  g_test_add_func ("/ical/event/bad-position", test_bad_position);
  g_test_add_func ("/ical/event/repeated-hour", test_repeated_hour);
  return g_test_run ();
}
