/* Mails that were begun and sent, kept. */
#include "store/notice.h"

#include <string.h>

#include "store/fixture.h"

static CursusStore *
open_store (const char *folder)
{
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (GError) error = NULL;
  CursusStore *store = cursus_store_open (path, &error);
  g_assert_no_error (error);
  return store;
}

/* "address uid sequence R|C sending|sent" of all, joined. */
static char *
all (CursusStore *store, const char *session)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  g_assert_true (cursus_store_load_notices (store, session, &notices, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < notices->len; i++) {
    const CursusNotice *notice = g_ptr_array_index (notices, i);
    g_string_append_printf (out, "%s %s %u %s %s; ", notice->address, notice->uid, notice->sequence, notice->cancels ? "C" : "R",
                            notice->sent ? "sent" : "sending");
  }
  return g_string_free (out, FALSE);
}

static bool
begin (CursusStore *store, const CursusNotice *notice)
{
  g_autoptr (GError) error = NULL;
  bool begun = false;
  g_assert_true (cursus_store_begin_notice (store, "s", notice, &begun, &error));
  g_assert_no_error (error);
  return begun;
}

static CursusNotice
notice_of (const char *address, uint32_t sequence, bool cancels)
{
  return (CursusNotice){ .address = (char *)address,
                         .uid = (char *)"u@x",
                         .sequence = sequence,
                         .cancels = cancels,
                         .message_id = (char *)"id",
                         .start_utc = 100,
                         .end_utc = 200,
                         .place = (char *)"Title’s “ü”",
                         .begun_utc = 300 };
}

static void
test_once (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = open_store (folder);
  g_autoptr (CursusStore) other = open_store (folder);
  CursusNotice first = notice_of ("a@x", 0, false), second = notice_of ("a@x", 1, true), third = notice_of ("b@x", 0, false);
  g_assert_true (begin (store, &first));
  g_assert_false (begin (store, &first));
  g_assert_false (begin (other, &first));
  g_assert_true (begin (other, &third));
  g_assert_true (cursus_store_end_notice (store, "s", &first, true, NULL));
  g_assert_false (begin (other, &first));
  g_assert_true (begin (store, &second));
  g_autofree char *found = all (other, "s");
  g_assert_cmpstr (found, ==, "a@x u@x 0 R sent; a@x u@x 1 C sending; b@x u@x 0 R sending; ");
  g_autofree char *none = all (other, "t");
  g_assert_cmpstr (none, ==, "");
  cursus_store_free (g_steal_pointer (&store));
  cursus_store_free (g_steal_pointer (&other));
}

static void
test_again (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = open_store (folder);
  CursusNotice first = notice_of ("a@x", 0, false), second = notice_of ("a@x", 1, false);
  g_assert_true (begin (store, &first));
  g_assert_true (cursus_store_end_notice (store, "s", &first, false, NULL)); /* refused: it may be tried again */
  g_assert_true (begin (store, &first));
  g_assert_true (cursus_store_end_notice (store, "s", &first, true, NULL));
  g_assert_true (cursus_store_end_notice (store, "s", &first, false, NULL)); /* what was sent stays sent */
  g_assert_true (begin (store, &second));
  g_assert_true (cursus_store_forget_notices (store, "s", NULL));
  g_autofree char *found = all (store, "s");
  g_assert_cmpstr (found, ==, "a@x u@x 0 R sent; ");
  g_assert_true (begin (store, &second));
  cursus_store_free (g_steal_pointer (&store));
}

static void
test_all_of_it (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusStore) store = open_store (folder);
  g_autoptr (GPtrArray) notices = NULL;
  CursusNotice first = notice_of ("a@x", 7, false);
  g_assert_true (begin (store, &first));
  g_assert_true (cursus_store_load_notices (store, "s", &notices, NULL));
  const CursusNotice *found = g_ptr_array_index (notices, 0);
  g_assert_cmpstr (found->message_id, ==, "id");
  g_assert_cmpstr (found->place, ==, first.place);
  g_assert_cmpint (found->start_utc, ==, 100);
  g_assert_cmpint (found->end_utc, ==, 200);
  g_assert_cmpint (found->begun_utc, ==, 300);
  cursus_store_free (g_steal_pointer (&store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/notice/once", test_once);
  g_test_add_func ("/store/notice/again", test_again);
  g_test_add_func ("/store/notice/all-of-it", test_all_of_it);
  return g_test_run ();
}
