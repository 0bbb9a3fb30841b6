/* What people hold, kept: whole or not at all, and never twice with one number. */
#include "store/publication.h"

#include <string.h>

#include "store/fixture.h"

static void
add_event (CursusPublication *publication, const char *uid, int64_t start_utc, const char *hash)
{
  CursusPublishedEvent *event = cursus_published_event_new (uid);
  CursusPlanSlot slot = { start_utc, start_utc + 3600 };
  CursusPlanMeeting *meeting = event->meeting;
  meeting->id = g_strdup ("meeting");
  meeting->module = g_strdup ("module");
  meeting->title = g_strdup ("Title’s “ü”");
  meeting->format = g_strdup ("onsite");
  meeting->site = start_utc % 2 == 0 ? g_strdup ("paris") : NULL;
  meeting->speakers = g_strsplit ("sp-1 sp-2", " ", 0);
  meeting->speaker_names = g_strsplit ("One|Two", "|", 0);
  meeting->minutes = 50;
  g_array_append_val (meeting->slots, slot);
  event->n_slots = 3;
  event->slot = 2;
  event->day = 19000;
  event->hash = g_strdup (hash);
  event->details = g_strdup ("d");
  g_ptr_array_add (publication->events, event);
}

static void
add_holder (CursusPublication *publication, CursusHolderKind kind, const char *id, uint32_t first, uint32_t n)
{
  CursusHolder *holder = cursus_holder_new (kind, id);
  holder->name = g_strdup ("Name");
  holder->language = g_strdup ("fr");
  holder->email = kind == CURSUS_HOLDER_PARTICIPANT ? g_strdup ("a@example.org") : NULL;
  holder->head = g_strdup ("h");
  for (uint32_t i = first; i < first + n; i++)
    g_array_append_val (holder->events, i);
  g_ptr_array_add (publication->holders, holder);
}

/* The plan number @revision of “s”: "b" moves with each, "c" is in odd ones, and "zoe" is in "b" in even ones. */
static CursusPublication *
make_next (const CursusPublication *held, int64_t revision)
{
  CursusPublication *wanted = cursus_publication_new ("s");
  g_autofree char *hash = g_strdup_printf ("%d", (int)revision);
  wanted->title = g_strdup ("S");
  wanted->timezone = g_strdup ("Europe/Paris");
  wanted->revision = revision;
  wanted->token = g_strdup_printf ("token-%d-%d", (int)revision, g_random_int_range (0, G_MAXINT32));
  wanted->made_utc = 1700000000 + revision;
  wanted->today = 19000;
  wanted->author = revision % 2 == 0 ? g_strdup ("Ada") : NULL;
  add_event (wanted, "a@s", 1000, "x");
  add_event (wanted, "b@s", 2001, hash);
  if (revision % 2 == 1)
    add_event (wanted, "c@s", 3000, "x");
  add_holder (wanted, CURSUS_HOLDER_SESSION, "s", 0, 2);
  add_holder (wanted, CURSUS_HOLDER_PARTICIPANT, "anne", 0, 2);
  add_holder (wanted, CURSUS_HOLDER_PARTICIPANT, "zoe", 0, revision % 2 == 0 ? 2 : 1);
  cursus_publication_sort (wanted);
  return cursus_publication_next (held, wanted);
}

static bool
publish (CursusStore *store, const CursusPublication *held, const CursusPublication *next, GError **error)
{
  CursusPublicationPlace place = { held != NULL ? held->number : 0, held != NULL ? held->token : NULL, (char *)"/out",
                                   (char *)".out.new" };
  return cursus_store_publish (store, next, &place, error);
}

static CursusPublication *
load (CursusStore *store)
{
  g_autoptr (GError) error = NULL;
  CursusPublication *held = NULL;
  g_assert_true (cursus_store_load_publication (store, "s", &held, &error));
  g_assert_no_error (error);
  return held;
}

static void
assert_equal (const CursusPublication *a, const CursusPublication *b)
{
  g_autoptr (GBytes) x = cursus_publication_to_bytes (a), y = cursus_publication_to_bytes (b);
  g_assert_true (g_bytes_equal (x, y));
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->author, ==, b->author);
  for (guint i = 0; i < a->holders->len; i++) {
    const CursusHolder *p = cursus_publication_holder (a, i), *q = cursus_publication_holder (b, i);
    g_assert_cmpstr (p->name, ==, q->name);
    g_assert_cmpstr (p->email, ==, q->email);
  }
}

static void
test_round_trip (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  g_autoptr (CursusPublication) held = load (store);
  g_assert_null (held);
  for (int64_t revision = 1; revision <= 7; revision++) {
    g_autoptr (CursusPublication) next = make_next (held, revision);
    g_autoptr (GError) error = NULL;
    g_assert_true (publish (store, held, next, &error));
    g_assert_no_error (error);
    cursus_publication_free (held);
    held = load (store);
    assert_equal (held, next);
  }
  g_assert_cmpint (held->number, ==, 7);
  /* Zoe has left the second event, which moved. */
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autofree char *counts = fixture_sql_text (path, "SELECT count(*) FROM publication; SELECT count(*) FROM holder;"
                                                    " SELECT count(*) FROM holder_exception");
  g_assert_cmpstr (counts, ==, "7\n3\n1");
}

static void
test_somebody_was_faster (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  g_autoptr (CursusPublication) mine = make_next (NULL, 1), theirs = make_next (NULL, 2);
  g_autoptr (GError) error = NULL;
  g_assert_true (publish (store, NULL, theirs, NULL));
  g_assert_false (publish (store, NULL, mine, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT);
  g_autoptr (CursusPublication) held = load (store);
  assert_equal (held, theirs);
}

static void
test_place (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  g_auto (CursusPublicationPlace) none = { 0 };
  g_auto (CursusPublicationPlace) staged = { 0 };
  g_auto (CursusPublicationPlace) settled = { 0 };
  g_assert_true (cursus_store_find_publication (store, "s", &none, NULL));
  g_assert_cmpint (none.number, ==, 0);
  g_autoptr (CursusPublication) next = make_next (NULL, 4);
  g_assert_true (publish (store, NULL, next, NULL));
  g_assert_true (cursus_store_find_publication (store, "s", &staged, NULL));
  g_assert_cmpstr (staged.folder, ==, "/out");
  g_assert_cmpstr (staged.staged, ==, ".out.new");
  g_assert_cmpstr (staged.token, ==, next->token);
  g_assert_true (cursus_store_settle_publication (store, "s", 1, NULL));
  g_assert_true (cursus_store_publish_revision (store, "s", 1, 9, NULL));
  g_assert_true (cursus_store_find_publication (store, "s", &settled, NULL));
  g_assert_null (settled.staged);
  g_autoptr (CursusPublication) held = load (store);
  g_assert_cmpint (held->revision, ==, 9);
  bool known = false;
  g_assert_true (cursus_store_knows_publication (store, "s", next->token, &known, NULL));
  g_assert_true (known);
  g_assert_true (cursus_store_knows_publication (store, "s", "other", &known, NULL));
  g_assert_false (known);
}

#define EACH 15

/* Publishes until it got through so many times. */
static void
publish_many (const char *path, int number)
{
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  g_assert_nonnull (store);
  for (int done = 0; done < EACH;) {
    g_autoptr (CursusPublication) held = load (store);
    g_autoptr (CursusPublication) next = make_next (held, number * 1000 + done);
    g_autoptr (GError) error = NULL;
    if (publish (store, held, next, &error))
      done++;
    else
      g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT);
  }
}

static void
test_two_publishers (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  pid_t first = fixture_fork (publish_many, path, 1), second = fixture_fork (publish_many, path, 2);
  fixture_wait (first);
  fixture_wait (second);
  g_autofree char *numbers = fixture_sql_text (path, "SELECT count(*), max(number), count(DISTINCT token) FROM publication;"
                                                     " SELECT sequence >= 29 FROM published_event WHERE uid = 'b@s';"
                                                     " PRAGMA integrity_check; PRAGMA foreign_key_check");
  g_assert_cmpstr (numbers, ==, "30|30|30\n1\nok");
}

/* What somebody else broke is told, not published from. */
static void
test_damage (void)
{
  static const char *const blows[] = {
    "UPDATE published_set SET event = 77 WHERE event = 1",
    "UPDATE holder SET event_set = 50 WHERE position = 1",
    "UPDATE holder SET position = 9 WHERE position = 2",
    "UPDATE published_event SET highest = 99999999999, sequence = 99999999998 WHERE position = 0",
    "DELETE FROM published_event WHERE position = 0",
  };
  for (guint i = 0; i < G_N_ELEMENTS (blows); i++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *path = fixture_file (folder, "cursus.db");
    g_autoptr (CursusStore) store = fixture_store_open (folder);
    g_autoptr (CursusPublication) next = make_next (NULL, 2);
    CursusPublication *read = NULL;
    g_autoptr (GError) error = NULL;
    g_assert_true (publish (store, NULL, next, NULL));
    fixture_sql (path, blows[i]);
    g_assert_false (cursus_store_load_publication (store, "s", &read, &error));
    g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT);
    g_assert_null (read);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/publication/round-trip", test_round_trip);
  g_test_add_func ("/store/publication/somebody-was-faster", test_somebody_was_faster);
  g_test_add_func ("/store/publication/place", test_place);
  g_test_add_func ("/store/publication/two-publishers", test_two_publishers);
  g_test_add_func ("/store/publication/damage", test_damage);
  return g_test_run ();
}
