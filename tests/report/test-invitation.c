/* Mails about events, in words. */
#include "report/invitation.h"

#include <string.h>

typedef struct {
  CursusPublication *publication;
  CursusHolder *holder;
  CursusPublishedEvent *event;
  CursusInvitation invitation;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CursusPlanSlot slot = { 1699520400, 1699533000 }; /* 9 November 2023, 10:00 to 13:30 in Paris */
  CursusPublication *publication = cursus_publication_new ("s");
  CursusPublishedEvent *event = cursus_published_event_new ("u@x");
  publication->title = g_strdup ("A <session>");
  publication->timezone = g_strdup ("Europe/Paris");
  publication->revision = 3;
  publication->made_utc = 1699000000;
  event->meeting->id = g_strdup ("water");
  event->meeting->module = g_strdup ("water");
  event->meeting->title = g_strdup ("Water & <air>");
  event->meeting->format = g_strdup ("remote");
  event->meeting->speakers = g_strsplit ("sp", " ", 0);
  event->meeting->speaker_names = g_strsplit ("Claire Fontaine", "|", 0);
  g_array_append_val (event->meeting->slots, slot);
  fixture->publication = publication;
  fixture->holder = cursus_holder_new (CURSUS_HOLDER_PARTICIPANT, "anne");
  fixture->holder->language = g_strdup ("en");
  fixture->event = event;
  fixture->invitation = (CursusInvitation){ .publication = publication, .holder = fixture->holder, .event = event };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cursus_published_event_free (fixture->event);
  cursus_holder_free (fixture->holder);
  cursus_publication_free (fixture->publication);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *subject = cursus_invitation_subject (&fixture->invitation);
  g_autofree char *text = cursus_invitation_text (&fixture->invitation);
  g_assert_cmpstr (subject, ==, "New: Water & <air> – Thu 9 Nov 2023, 10:00–13:30 (Europe/Paris)");
  g_assert_cmpstr (text, ==,
                   "Water & <air>\n\nThis date is new.\n\nWhen: Thu 9 Nov 2023, 10:00–13:30 (Europe/Paris)\nWhere: remote\n"
                   "With: Claire Fontaine\n\nA <session> · revision 3 of Fri 3 Nov 2023\n");
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  fixture->invitation.what = CURSUS_INVITATION_CHANGED;
  fixture->invitation.before_start_utc = 1699434000;
  fixture->invitation.before_end_utc = 1699446600;
  fixture->invitation.before_place = "Paris, A";
  fixture->event->status = CURSUS_PUBLISHED_TENTATIVE;
  g_autofree char *text = cursus_invitation_text (&fixture->invitation);
  g_assert_nonnull (strstr (text, "This date has changed, and is still to be confirmed."));
  g_assert_nonnull (strstr (text, "Before: Wed 8 Nov 2023, 10:00–13:30 (Europe/Paris)\n"));
  g_assert_nonnull (strstr (text, "Where: remote\nBefore: Paris, A\n"));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  fixture->invitation.what = CURSUS_INVITATION_CANCELLED;
  g_autofree char *subject = cursus_invitation_subject (&fixture->invitation);
  g_assert_true (g_str_has_prefix (subject, "Cancelled: Water"));
  fixture->invitation.left = true;
  g_autofree char *text = cursus_invitation_text (&fixture->invitation);
  g_assert_nonnull (strstr (text, "You no longer take part in this."));
}

/* The last mail was in any language: that it was in the same place is known all the same. */
static void
test_same_place (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->event->meeting->format);
  fixture->event->meeting->format = g_strdup ("onsite");
  g_autofree char *place = cursus_invitation_place (fixture->event);
  fixture->invitation.what = CURSUS_INVITATION_CHANGED;
  fixture->invitation.before_start_utc = 1699434000;
  fixture->invitation.before_end_utc = 1699446600;
  fixture->invitation.before_place = place;
  g_assert_cmpstr (place, ==, "onsite");
  g_autofree char *text = cursus_invitation_text (&fixture->invitation);
  g_assert_nonnull (strstr (text, "Where: on site\nWith:"));
  fixture->invitation.before_place = "remote";
  g_autofree char *other = cursus_invitation_text (&fixture->invitation);
  g_assert_nonnull (strstr (other, "Where: on site\nBefore: remote\n"));
}

/* Somebody's date that is off is the one that they know. */
static void
test_cancelled_after_a_move (Fixture *fixture, gconstpointer data)
{
  fixture->invitation.what = CURSUS_INVITATION_CANCELLED;
  fixture->invitation.before_start_utc = 1699434000;
  fixture->invitation.before_end_utc = 1699446600;
  fixture->invitation.before_place = "Paris, A";
  g_autofree char *subject = cursus_invitation_subject (&fixture->invitation);
  g_autofree char *text = cursus_invitation_text (&fixture->invitation);
  g_assert_cmpstr (subject, ==, "Cancelled: Water & <air> – Wed 8 Nov 2023, 10:00–13:30 (Europe/Paris)");
  g_assert_nonnull (strstr (text, "When: Wed 8 Nov 2023, 10:00–13:30 (Europe/Paris)\nWhere: Paris, A\nWith:"));
}

static void
test_html (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = cursus_invitation_html (&fixture->invitation);
  g_assert_nonnull (strstr (html, "<h1>Water &amp; &lt;air&gt;</h1>"));
  g_assert_nonnull (strstr (html, "<html lang=\"en\">"));
  g_assert_null (strstr (html, "<air>"));
  g_assert_null (strstr (html, "<session>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/invitation/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/report/invitation/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/report/invitation/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/report/invitation/same-place", Fixture, NULL, set_up, test_same_place, tear_down);
  g_test_add ("/report/invitation/cancelled-after-a-move", Fixture, NULL, set_up, test_cancelled_after_a_move, tear_down);
  g_test_add ("/report/invitation/html", Fixture, NULL, set_up, test_html, tear_down);
  return g_test_run ();
}
