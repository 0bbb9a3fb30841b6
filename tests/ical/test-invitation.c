/* Published events as invitations and cancellations. */
#include "ical/invitation.h"

#include <string.h>

#include "ical/content.h"
#include "ical/lint.h"
#include "ical/writer.h"
#include "sample.h"

/* The calendar of one event of the sample plan. */
static char *
make_calendar (bool cancelled)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  guint last = plan->meetings->len - 1;
  g_autofree bool *wanted = g_new0 (bool, plan->meetings->len);
  g_autofree char *uid = cursus_ical_uid (plan, cursus_plan_meeting (plan, last), 0);
  CursusIcalEventState state = { .sequence = 4, .stamp_utc = plan->stamp_utc, .cancelled = cancelled };
  CursusIcalOptions options = { .language = "fr", .name = "x" };
  wanted[last] = true;
  g_hash_table_insert (states, uid, &state);
  char *calendar = cursus_ical_write (session, plan, wanted, states, &options, &error);
  g_assert_no_error (error);
  return calendar;
}

static char *
invite (const CursusIcalParties *parties)
{
  g_autofree char *calendar = make_calendar (parties->cancels);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = cursus_ical_invitation (calendar, parties, &error);
  g_assert_no_error (error);
  return sample_unfold (bytes);
}

static CursusIcalParties
usual (void)
{
  return (CursusIcalParties){
    .organizer_name = "Équipe", .organizer = "plan@example.org", .attendee_name = "Zoé", .attendee = "zoe@example.org"
  };
}

static void
test_request (void)
{
  CursusIcalParties parties = usual ();
  g_autofree char *text = invite (&parties);
  g_assert_nonnull (strstr (text, "\r\nMETHOD:REQUEST\r\n"));
  g_assert_nonnull (strstr (text, "\r\nORGANIZER;CN=\"Équipe\":mailto:plan@example.org\r\n"));
  g_assert_nonnull (strstr (text, "\r\nATTENDEE;CN=\"Zoé\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:"
                                  "zoe@example.org\r\n"));
  g_assert_nonnull (strstr (text, "\r\nSEQUENCE:4\r\n"));
  g_assert_nonnull (strstr (text, "BEGIN:VTIMEZONE"));
  g_assert_null (strstr (text, "X-WR-CALNAME"));
}

static void
test_cancel (void)
{
  CursusIcalParties parties = usual ();
  parties.cancels = true;
  g_autofree char *text = invite (&parties);
  g_assert_nonnull (strstr (text, "\r\nMETHOD:CANCEL\r\n"));
  g_assert_nonnull (strstr (text, "\r\nSTATUS:CANCELLED\r\n"));
}

/* No name becomes a line, a parameter or another person. */
static void
test_names (void)
{
  static const char *const names[] = { "",          "a\r\nATTENDEE:mailto:evil@example.org",
                                       "a\";X=\"b", "a:mailto:evil@example.org",
                                       "a^nb",      "\x1b[31m\x7f",
                                       "\xff\xfe",  "a,b;c" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    CursusIcalParties parties = usual ();
    parties.organizer_name = parties.attendee_name = names[i];
    g_autofree char *text = invite (&parties);
    g_autoptr (CursusIcalContent) content = cursus_ical_content_parse (text, strlen (text));
    const CursusIcalComponent *calendar = cursus_ical_component_child (content->root, 0);
    const CursusIcalComponent *event = cursus_ical_component_child (calendar, calendar->components->len - 1);
    guint n_attendees = 0;
    for (guint p = 0; p < event->properties->len; p++)
      n_attendees += cursus_ical_property_is (cursus_ical_component_property (event, p), "ATTENDEE");
    const CursusIcalProperty *attendee = cursus_ical_component_find (event, "ATTENDEE");
    g_assert_cmpuint (n_attendees, ==, 1);
    g_assert_cmpuint (content->problems->len, ==, 0);
    g_assert_cmpstr (attendee->value, ==, "mailto:zoe@example.org");
    g_assert_cmpuint (attendee->n_parameters, ==, 4);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/invitation/request", test_request);
  g_test_add_func ("/ical/invitation/cancel", test_cancel);
  g_test_add_func ("/ical/invitation/names", test_names);
  return g_test_run ();
}
