/* Who is told of which event, and in how many mails. */
#include "app/letter.h"

#include <string.h>

#define N_EVENTS 6
#define TODAY 20000

typedef struct {
  CursusPublication *held;
  CursusHolder *anne;
  GPtrArray *notices;
  CursusLetterQuestion question;
} World;

/* Six events on six days; Anne has all of them. */
static void
set_up (World *world, gconstpointer data)
{
  world->held = cursus_publication_new ("s");
  world->held->timezone = g_strdup ("Europe/Paris");
  world->anne = cursus_holder_new (CURSUS_HOLDER_PARTICIPANT, "anne");
  world->anne->email = g_strdup ("anne@example.org");
  for (uint32_t i = 0; i < N_EVENTS; i++) {
    g_autofree char *uid = g_strdup_printf ("%c@x", 'a' + (int)i);
    CursusPublishedEvent *event = cursus_published_event_new (uid);
    CursusPlanSlot slot = { 1000 * i, 1000 * i + 500 };
    event->day = TODAY + (CursusDate)i;
    event->meeting->format = g_strdup ("remote");
    g_array_append_val (event->meeting->slots, slot);
    g_ptr_array_add (world->held->events, event);
    g_array_append_val (world->anne->events, i);
  }
  g_ptr_array_add (world->held->holders, world->anne);
  world->notices = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_notice_free);
  world->question
      = (CursusLetterQuestion){ .held = world->held, .notices = world->notices, .from = "me@example.org", .today = TODAY };
}

static void
tear_down (World *world, gconstpointer data)
{
  g_ptr_array_unref (world->notices);
  cursus_publication_free (world->held);
}

/* That the first @n events were told in this state. */
static void
told (World *world, guint n, bool sent)
{
  for (guint i = 0; i < n; i++) {
    CursusNotice *notice = g_new0 (CursusNotice, 1);
    notice->address = g_strdup (world->anne->email);
    notice->uid = g_strdup (cursus_publication_event (world->held, i)->uid);
    notice->sent = sent;
    notice->begun_utc = 77;
    g_ptr_array_add (world->notices, notice);
  }
}

/* "file abc" or "new a", "changed a", "cancelled a" of each letter. */
static void
assert_letters (World *world, const char *expected)
{
  static const char *const words[] = { "new", "changed", "cancelled" };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GPtrArray) letters = cursus_letters_find (&world->question, diagnostics);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < letters->len; i++) {
    const CursusLetter *letter = g_ptr_array_index (letters, i);
    g_string_append_printf (found, "%s%s ", i > 0 ? "; " : "", letter->several ? "file" : words[letter->what]);
    for (guint k = 0; k < letter->notices->len; k++)
      g_string_append_c (found, *((const CursusNotice *)g_ptr_array_index (letter->notices, k))->uid);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_first (World *world, gconstpointer data)
{
  assert_letters (world, "file abcdef");
  world->question.each = true;
  assert_letters (world, "new a; new b; new c; new d; new e; new f");
  world->question.each = false;
  world->question.today = TODAY + 2; /* what is over is not told */
  assert_letters (world, "file cdef");
  world->question.today = TODAY + N_EVENTS - 1;
  assert_letters (world, "new f");
}

static void
test_new_later (World *world, gconstpointer data)
{
  told (world, 3, true);
  assert_letters (world, "new d; new e; new f");
  g_ptr_array_set_size (world->notices, 2);
  assert_letters (world, "file cdef");
  told (world, N_EVENTS, true);
  assert_letters (world, "");
}

/* Changes come one by one, beside a file of what is new. */
static void
test_changes (World *world, gconstpointer data)
{
  told (world, 2, true);
  cursus_publication_event (world->held, 0)->sequence = 1;
  assert_letters (world, "changed a; file cdef");
  cursus_publication_event (world->held, 1)->sequence = 1;
  cursus_publication_event (world->held, 1)->status = CURSUS_PUBLISHED_CANCELLED;
  cursus_publication_event (world->held, 5)->status = CURSUS_PUBLISHED_CANCELLED; /* never told: nothing to take back */
  assert_letters (world, "changed a; cancelled b; new c; new d; new e");
  world->question.today = TODAY + 3; /* and nobody is told of changes of what is over */
  assert_letters (world, "new d; new e");
}

/* Cancelled, told, and back: the program knows its identity, so it comes as an invitation. */
static void
test_back (World *world, gconstpointer data)
{
  told (world, N_EVENTS, true);
  CursusNotice *last = g_ptr_array_index (world->notices, 0);
  last->cancels = true;
  last->sequence = 1;
  assert_letters (world, "");
  cursus_publication_event (world->held, 0)->sequence = 2;
  assert_letters (world, "new a");
  last->sequence = 3; /* what is older than the last mail is not told */
  assert_letters (world, "");
}

/* A higher number alone, with which calendars are written otherwise, is nothing to write a mail about. */
static void
test_same_again (World *world, gconstpointer data)
{
  char *digests[] = { (char *)"one", (char *)"two", (char *)"", NULL, (char *)"five", (char *)"six", NULL };
  world->question.digests = digests;
  told (world, N_EVENTS, true);
  for (guint i = 0; i < N_EVENTS; i++) {
    cursus_publication_event (world->held, i)->sequence = 4;
    ((CursusNotice *)g_ptr_array_index (world->notices, i))->digest = g_strdup (i == 1 ? "other" : digests[i]);
  }
  assert_letters (world, "changed b; changed c; changed d");
  CursusNotice *last = g_ptr_array_index (world->notices, 0);
  last->cancels = true; /* it is back, as it was */
  assert_letters (world, "new a; changed b; changed c; changed d");
  cursus_publication_event (world->held, 5)->status = CURSUS_PUBLISHED_CANCELLED;
  assert_letters (world, "new a; changed b; changed c; changed d; cancelled f");
}

/* What may have been sent is not sent again unless that is asked for; then as the same mail. */
static void
test_again (World *world, gconstpointer data)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GPtrArray) before = cursus_letters_find (&world->question, diagnostics);
  told (world, N_EVENTS, false);
  assert_letters (world, "");
  world->question.again = true;
  assert_letters (world, "file abcdef");
  g_autoptr (GPtrArray) after = cursus_letters_find (&world->question, diagnostics);
  const CursusLetter *first = g_ptr_array_index (before, 0), *second = g_ptr_array_index (after, 0);
  g_assert_cmpstr (first->message_id, ==, second->message_id);
  g_assert_true (g_str_has_suffix (first->message_id, "@example.org"));
  g_assert_cmpint (((const CursusNotice *)g_ptr_array_index (second->notices, 0))->begun_utc, ==, 77);
}

/* Two people with one address are told once of what both have. */
static void
test_one_address (World *world, gconstpointer data)
{
  CursusHolder *paul = cursus_holder_new (CURSUS_HOLDER_PARTICIPANT, "paul");
  uint32_t events[] = { 0, 1 };
  paul->email = g_strdup (world->anne->email);
  g_array_append_vals (paul->events, events, G_N_ELEMENTS (events));
  g_array_set_size (world->anne->events, 1);
  g_ptr_array_add (world->held->holders, paul);
  assert_letters (world, "new a; new b");
}

/* What one of them leaves stays in the calendar of both until nobody there has it. */
static void
test_one_leaves (World *world, gconstpointer data)
{
  CursusHolder *paul = cursus_holder_new (CURSUS_HOLDER_PARTICIPANT, "paul");
  const CursusHolderExcept left = { .event = 0, .sequence = 1, .left_on = TODAY };
  paul->email = g_strdup (world->anne->email);
  g_array_append_val (paul->except, left);
  g_ptr_array_add (world->held->holders, paul);
  told (world, N_EVENTS, true);
  assert_letters (world, "");
  g_array_remove_index (world->anne->events, 0);
  g_array_append_val (world->anne->except, left);
  assert_letters (world, "cancelled a");
}

static void
test_addresses (World *world, gconstpointer data)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_free (world->anne->email);
  world->anne->email = g_strdup ("anne@example.org, all@example.org");
  g_autoptr (GPtrArray) letters = cursus_letters_find (&world->question, diagnostics);
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  g_assert_cmpuint (letters->len, ==, 0);
  g_assert_nonnull (strstr (text, "no address for mails"));
  g_clear_pointer (&world->anne->email, g_free);
  assert_letters (world, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/letter/first", World, NULL, set_up, test_first, tear_down);
  g_test_add ("/app/letter/new-later", World, NULL, set_up, test_new_later, tear_down);
  g_test_add ("/app/letter/changes", World, NULL, set_up, test_changes, tear_down);
  g_test_add ("/app/letter/back", World, NULL, set_up, test_back, tear_down);
  g_test_add ("/app/letter/same-again", World, NULL, set_up, test_same_again, tear_down);
  g_test_add ("/app/letter/again", World, NULL, set_up, test_again, tear_down);
  g_test_add ("/app/letter/one-address", World, NULL, set_up, test_one_address, tear_down);
  g_test_add ("/app/letter/one-leaves", World, NULL, set_up, test_one_leaves, tear_down);
  g_test_add ("/app/letter/addresses", World, NULL, set_up, test_addresses, tear_down);
  return g_test_run ();
}
