/* Mails of letters: the words, the calendar, and what both say in short. */
#include "app/letter-press.h"

#include <string.h>

#include "app/language.h"
#include "app/publication-folder.h"
#include "publishing-fixture.h"

typedef struct {
  Fixture *fixture;
  CursusDiagnostics *diagnostics;
  CursusSession *session;
  CursusPublication *held;
  CursusHolder *anne;
  CursusLetterPress *press;
} World;

static void
set_up (World *world, gconstpointer data)
{
  world->fixture = living_new ();
  g_autofree char *text = publishing_run (world->fixture, (CursusPublishingOptions){ .utc = true, .alarms = true });
  g_autofree char *cal = fixture_path (world->fixture, "cal");
  g_autoptr (GError) error = NULL;
  world->diagnostics = cursus_diagnostics_new ();
  world->session = cursus_workspace_load_session (world->fixture->session, world->diagnostics, &error);
  g_assert_no_error (error);
  g_assert_true (cursus_folder_state (cal, "small", &world->held, &error));
  world->held->title = g_strdup (world->session->title);
  world->anne = (CursusHolder *)cursus_publication_find_holder (world->held, CURSUS_HOLDER_PARTICIPANT, "anne");
  world->anne->email = g_strdup ("anne@example.org");
  world->anne->name = g_strdup ("Anne Martin");
  world->press = cursus_letter_press_new (world->session, world->held, "Équipe", "team@example.org", &error);
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  cursus_letter_press_free (world->press);
  cursus_publication_free (world->held);
  cursus_session_free (world->session);
  cursus_diagnostics_free (world->diagnostics);
  fixture_free (world->fixture);
}

static GPtrArray *
find (World *world, bool each)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  CursusLetterQuestion question
      = { .held = world->held, .notices = none, .from = "team@example.org", .each = each, .today = world->held->today };
  return cursus_letters_find (&question, world->diagnostics);
}

static char *
write_letter (World *world, CursusLetter *letter)
{
  g_autoptr (GError) error = NULL;
  char *bytes = cursus_letter_press_write (world->press, letter, 1800000000, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Mails are written in one form, whatever that of the files is: answers to them come from programs that know no other. */
static void
test_several (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = find (world, false);
  g_assert_cmpuint (letters->len, ==, 1);
  CursusLetter *letter = g_ptr_array_index (letters, 0);
  g_autofree char *bytes = write_letter (world, letter), *again = write_letter (world, letter);
  g_assert_cmpstr (bytes, ==, again);
  assert_contains (bytes, "Content-Type: multipart/mixed");
  assert_contains (bytes, "name=small.ics");
  assert_contains (bytes, letter->message_id);
  assert_contains (letter->subject, "your 3 dates");
  g_assert_null (strstr (bytes, "method="));
}

static void
test_one (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = find (world, true);
  g_assert_cmpuint (letters->len, ==, 3);
  CursusLetter *letter = g_ptr_array_index (letters, 0);
  g_autofree char *invited = write_letter (world, letter);
  assert_contains (invited, "method=REQUEST");
  assert_contains (letter->subject, "New: ");
  letter->what = CURSUS_INVITATION_CANCELLED;
  g_array_index (letter->shown, CursusShownEvent, 0).status = CURSUS_PUBLISHED_CANCELLED;
  g_autofree char *off = write_letter (world, letter);
  assert_contains (off, "method=CANCEL");
  assert_contains (letter->subject, "Cancelled: ");
}

/* The words are those of whoever gets the mail; the process goes on in its own. */
static void
test_language (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = find (world, true);
  g_autofree char *before = g_strdup (cursus_language_get ());
  g_free (world->anne->language);
  world->anne->language = g_strdup ("fr");
  g_autofree char *bytes = write_letter (world, g_ptr_array_index (letters, 0));
  assert_contains (bytes, "<html lang=3D\"fr\">");
  g_assert_cmpstr (cursus_language_get (), ==, before);
}

/* In short, an event says the same until it is another one, or one that is no longer to be confirmed. */
static void
test_digests (World *world, gconstpointer data)
{
  g_auto (GStrv) before = cursus_letter_press_digests (world->press);
  g_assert_cmpuint (g_strv_length (before), ==, world->held->events->len);
  g_assert_cmpuint (strlen (before[0]), ==, 64);
  cursus_publication_event (world->held, 0)->sequence++;
  cursus_publication_event (world->held, 1)->status = CURSUS_PUBLISHED_TENTATIVE;
  cursus_publication_event (world->held, 2)->status = CURSUS_PUBLISHED_CANCELLED;
  g_auto (GStrv) after = cursus_letter_press_digests (world->press);
  g_assert_cmpstr (after[0], ==, before[0]);
  g_assert_cmpstr (after[1], !=, before[1]);
  g_assert_cmpstr (after[2], ==, "");
  g_array_index (cursus_publication_event (world->held, 0)->meeting->slots, CursusPlanSlot, 0).end_utc += 3600;
  g_auto (GStrv) moved = cursus_letter_press_digests (world->press);
  g_assert_cmpstr (moved[0], !=, before[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/letter-press/several", World, NULL, set_up, test_several, tear_down);
  g_test_add ("/app/letter-press/one", World, NULL, set_up, test_one, tear_down);
  g_test_add ("/app/letter-press/language", World, NULL, set_up, test_language, tear_down);
  g_test_add ("/app/letter-press/digests", World, NULL, set_up, test_digests, tear_down);
  return g_test_run ();
}
