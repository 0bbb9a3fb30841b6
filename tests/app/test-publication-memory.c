/* What is remembered, where, and which of several memories counts. */
#include "app/publication-memory.h"

#include "publishing-fixture.h"

static const CursusPublishingOptions plain = { 0 };

static void
load (const Fixture *fixture, CursusPublicationMemory *memory)
{
  g_autoptr (CursusStore) store = cursus_present_open_store (fixture->session, NULL, NULL);
  g_autofree char *cal = fixture_path (fixture, "cal");
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_publication_memory_load (store, "small", cal, memory, &error));
  g_assert_no_error (error);
}

static void
copy_file (const Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *source = fixture_path (fixture, from), *target = fixture_path (fixture, to), *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (source, &data, &length, NULL));
  g_assert_true (g_file_set_contents (target, data, (gssize)length, NULL));
}

static uint32_t
highest (const CursusPublication *publication)
{
  uint32_t most = 0;
  for (guint i = 0; i < publication->events->len; i++)
    most = MAX (most, cursus_publication_event (publication, i)->highest);
  return most;
}

static void
test_all_agree (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_auto (CursusPublicationMemory) nothing = { 0 };
  g_auto (CursusPublicationMemory) memory = { 0 };
  load (fixture, &nothing);
  g_assert_true (nothing.held == NULL && nothing.folder == NULL && nothing.place.number == 0);
  g_autofree char *text = publishing_run (fixture, plain);
  load (fixture, &memory);
  g_assert_cmpint (memory.held->number, ==, 1);
  g_assert_cmpstr (memory.folder->token, ==, memory.held->token);
  g_assert_cmpstr (memory.place.token, ==, memory.held->token);
  g_assert_true (fixture_has (fixture, "cursus.db.published/small.state"));
}

/* Published, copied, published twice more, and the copy put back: the folder knows, or else the note beside the store. */
static void
test_restored (void)
{
  for (int without_folder = 0; without_folder < 2; without_folder++) {
    g_autoptr (Fixture) fixture = living_new ();
    g_autofree char *cal = fixture_path (fixture, "cal");
    g_autofree char *first = publishing_run (fixture, plain);
    copy_file (fixture, "cursus.db", "copy.db");
    g_autofree char *second = publishing_run (fixture, (CursusPublishingOptions){ .tentative = true });
    g_autofree char *third = publishing_run (fixture, plain);
    copy_file (fixture, "copy.db", "cursus.db");
    if (without_folder)
      fixture_remove (cal);
    g_auto (CursusPublicationMemory) memory = { 0 };
    load (fixture, &memory);
    g_assert_cmpint (memory.place.number, ==, 1);
    g_assert_cmpint (memory.held->number, ==, 3);
    g_assert_cmpuint (highest (memory.held), ==, 2);
    g_autofree char *fourth = publishing_run (fixture, (CursusPublishingOptions){ .tentative = true });
    g_autofree char *anne = fixture_read (fixture, "cal/people/anne.ics");
    assert_contains (anne, "SEQUENCE:3");
  }
}

/* A note that is damaged, or of another session, is no reason not to publish. */
static void
test_damaged_note (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *text = publishing_run (fixture, plain);
  fixture_write (fixture, "cursus.db.published/small.state", "nonsense");
  g_auto (CursusPublicationMemory) memory = { 0 };
  load (fixture, &memory);
  g_assert_cmpint (memory.held->number, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/publication-memory/all-agree", test_all_agree);
  g_test_add_func ("/app/publication-memory/restored", test_restored);
  g_test_add_func ("/app/publication-memory/damaged-note", test_damaged_note);
  return g_test_run ();
}
