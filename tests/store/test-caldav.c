/* What was seen on servers, kept by session, server and person. */
#include "store/caldav.h"

#include "store/fixture.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* "tag: uid name etag; …" */
static char *
all (CursusStore *store, const char *session, const char *server, const char *person)
{
  g_autoptr (CursusCaldavCalendar) calendar = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_store_load_caldav (store, session, server, person, &calendar, &error));
  g_assert_no_error (error);
  GString *out = g_string_new (calendar->tag);
  g_string_append_c (out, ':');
  for (guint i = 0; i < calendar->events->len; i++) {
    const CursusCaldavEvent *event = g_ptr_array_index (calendar->events, i);
    g_string_append_printf (out, " %s %s %s;", event->uid, event->name, event->etag);
  }
  return g_string_free (out, FALSE);
}

static void
assert_all (CursusStore *store, const char *session, const char *server, const char *person, const char *wanted)
{
  g_autofree char *found = all (store, session, server, person);
  g_assert_cmpstr (found, ==, wanted);
}

static bool
save (CursusStore *store, const char *server, const char *person, const char *tag, const char *const *uids, GError **error)
{
  g_autoptr (CursusCaldavCalendar) calendar = cursus_caldav_calendar_new (person);
  calendar->tag = g_strdup (tag);
  for (; *uids != NULL; uids++)
    g_ptr_array_add (calendar->events, cursus_caldav_event_new (*uids, "name", "\"1\"", HASH));
  return cursus_store_save_caldav (store, "s", server, calendar, error);
}

static void
test_replaced (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  assert_all (store, "s", "a", "anne", ":");
  g_assert_true (save (store, "a", "anne", "t1", (const char *const[]){ "v", "u", NULL }, NULL));
  g_assert_true (save (store, "b", "anne", NULL, (const char *const[]){ "u", NULL }, NULL));
  g_assert_true (save (store, "a", "paul", "t2", (const char *const[]){ NULL }, NULL));
  assert_all (store, "s", "a", "anne", "t1: u name \"1\"; v name \"1\";");
  assert_all (store, "s", "b", "anne", ": u name \"1\";");
  assert_all (store, "s", "a", "paul", "t2:");
  assert_all (store, "other", "a", "anne", ":");
  g_assert_true (save (store, "a", "anne", NULL, (const char *const[]){ "w", NULL }, NULL));
  assert_all (store, "s", "a", "anne", ": w name \"1\";");
  assert_all (store, "s", "b", "anne", ": u name \"1\";");
  cursus_store_free (g_steal_pointer (&store));
}

/* One wrong event, and all stays as it was. */
static void
test_all_or_nothing (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = fixture_store_open (folder);
  g_autoptr (GError) error = NULL;
  g_assert_true (save (store, "a", "anne", "t1", (const char *const[]){ "u", NULL }, NULL));
  g_assert_false (save (store, "a", "anne", "t2", (const char *const[]){ "v", "v", NULL }, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONSTRAINT);
  assert_all (store, "s", "a", "anne", "t1: u name \"1\";");
  cursus_store_free (g_steal_pointer (&store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/caldav/replaced", test_replaced);
  g_test_add_func ("/store/caldav/all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
