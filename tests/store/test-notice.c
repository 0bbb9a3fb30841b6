/* Mails that were begun and sent, kept. */
#include "store/notice.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/fixture.h"

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

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

static CursusNoticeLog *
open_log (CursusStore *store)
{
  g_autoptr (GError) error = NULL;
  CursusNoticeLog *log = cursus_notice_log_open (store, "s", &error);
  g_assert_no_error (error);
  return log;
}

static bool
begin_as (CursusNoticeLog *log, CursusNotice *notice, bool again)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = g_ptr_array_new ();
  bool begun = false;
  g_ptr_array_add (notices, notice);
  g_assert_true (cursus_notice_log_begin (log, notices, again, &begun, &error));
  g_assert_no_error (error);
  return begun;
}

static bool
begin (CursusNoticeLog *log, CursusNotice *notice)
{
  return begin_as (log, notice, false);
}

static void
end (CursusNoticeLog *log, CursusNotice *notice, bool sent)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new ();
  g_ptr_array_add (notices, notice);
  g_assert_true (cursus_notice_log_end (log, notices, sent, NULL));
}

/* Each mail is about one event here, and has an ID of its own. */
static CursusNotice
notice_of (const char *address, uint32_t sequence, bool cancels)
{
  static char ids[100][8];
  char *id = ids[sequence + (*address == 'b' ? 50 : 0)];
  g_snprintf (id, sizeof ids[0], "%c%u", *address, sequence);
  return (CursusNotice){ .address = (char *)address,
                         .uid = (char *)"u@x",
                         .sequence = sequence,
                         .cancels = cancels,
                         .message_id = id,
                         .start_utc = 100,
                         .end_utc = 200,
                         .place = (char *)"Title’s “ü”",
                         .digest = (char *)DIGEST,
                         .begun_utc = 300 };
}

static void
test_once (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  CursusStore *store = fixture_store_open (folder), *other = fixture_store_open (folder);
  CursusNoticeLog *log = open_log (store);
  g_autoptr (GError) error = NULL;
  CursusNotice first = notice_of ("a@x", 0, false), second = notice_of ("a@x", 1, true), third = notice_of ("b@x", 0, false);
  g_assert_true (begin (log, &first));
  g_assert_false (begin (log, &first));
  g_assert_null (cursus_notice_log_open (other, "s", &error)); /* one at a time */
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_BUSY);
  g_assert_true (begin (log, &third));
  end (log, &first, true);
  g_assert_false (begin_as (log, &first, true));
  g_assert_true (begin (log, &second));
  g_autofree char *found = all (other, "s");
  g_assert_cmpstr (found, ==, "a@x u@x 0 R sent; a@x u@x 1 C sending; b@x u@x 0 R sending; ");
  g_autofree char *none = all (other, "t");
  g_assert_cmpstr (none, ==, "");
  cursus_notice_log_free (log);
  cursus_store_free (store);
  cursus_store_free (other);
}

static void
test_again (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  CursusStore *store = fixture_store_open (folder);
  CursusNoticeLog *log = open_log (store);
  CursusNotice first = notice_of ("a@x", 0, false), second = notice_of ("a@x", 1, false);
  g_assert_true (begin (log, &first));
  end (log, &first, false); /* refused: it may be tried again */
  g_assert_true (begin (log, &first));
  end (log, &first, true);
  end (log, &first, false); /* what was sent stays sent */
  g_assert_true (begin (log, &second));
  g_assert_false (begin (log, &second));
  g_assert_true (begin_as (log, &second, true));
  g_autofree char *found = all (store, "s");
  g_assert_cmpstr (found, ==, "a@x u@x 0 R sent; a@x u@x 1 R sending; ");
  cursus_notice_log_free (log);
  cursus_store_free (store);
}

/* All or nothing of the dates of one mail. */
static void
test_several (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  CursusStore *store = fixture_store_open (folder);
  CursusNoticeLog *log = open_log (store);
  CursusNotice first = notice_of ("a@x", 0, false), second = notice_of ("a@x", 0, false);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  bool begun = true;
  second.uid = (char *)"v@x";
  g_ptr_array_add (both, &second);
  g_ptr_array_add (both, &first);
  g_assert_true (begin (log, &first));
  g_assert_true (cursus_notice_log_begin (log, both, false, &begun, NULL));
  g_assert_false (begun);
  end (log, &first, false);
  g_assert_true (cursus_notice_log_begin (log, both, false, &begun, NULL));
  g_assert_true (begun);
  g_assert_true (cursus_notice_log_end (log, both, true, NULL));
  g_autofree char *found = all (store, "s");
  g_assert_cmpstr (found, ==, "a@x u@x 0 R sent; a@x v@x 0 R sent; ");
  cursus_notice_log_free (log);
  cursus_store_free (store);
}

/* The store is restored from a copy that knows less. */
static void
test_restored (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  CursusNotice first = notice_of ("a@x", 0, false), second = notice_of ("a@x", 1, false), third = notice_of ("b@x", 0, false);
  CursusStore *store = fixture_store_open (folder);
  CursusNoticeLog *log = open_log (store);
  g_assert_true (begin (log, &first));
  end (log, &first, true);
  g_assert_true (begin (log, &second));
  g_assert_true (begin (log, &third));
  end (log, &third, false);
  cursus_notice_log_free (log);
  cursus_store_free (store);
  g_assert_cmpint (g_unlink (path), ==, 0);
  store = fixture_store_open (folder);
  g_autofree char *found = all (store, "s");
  g_assert_cmpstr (found, ==, "a@x u@x 0 R sent; a@x u@x 1 R sending; ");
  cursus_store_free (store);
}

static void
check_fields (CursusStore *store)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_assert_true (cursus_store_load_notices (store, "s", &notices, NULL));
  g_assert_cmpuint (notices->len, ==, 1);
  const CursusNotice *found = g_ptr_array_index (notices, 0);
  g_assert_cmpstr (found->message_id, ==, "a7");
  g_assert_cmpstr (found->place, ==, "Title’s “ü”");
  g_assert_cmpint (found->start_utc, ==, 100);
  g_assert_cmpint (found->end_utc, ==, 200);
  g_assert_cmpint (found->begun_utc, ==, 300);
  g_assert_cmpstr (found->digest, ==, DIGEST);
}

/* From the store, and from the journal. */
static void
test_all_of_it (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  CursusStore *store = fixture_store_open (folder);
  CursusNoticeLog *log = open_log (store);
  CursusNotice first = notice_of ("a@x", 7, false);
  g_assert_true (begin (log, &first));
  check_fields (store);
  cursus_notice_log_free (log);
  cursus_store_free (store);
  g_assert_cmpint (g_unlink (path), ==, 0);
  store = fixture_store_open (folder);
  check_fields (store);
  cursus_store_free (store);
}

/* What a crash cut off in the middle of a line is not taken for anything, and does not spoil the next line. */
static void
test_torn_journal (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *beside = fixture_file (folder, "cursus.db.published"), *path = g_build_filename (beside, "s.mails", NULL);
  g_assert_cmpint (g_mkdir (beside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "begun\ta0\ta@x\tu@x\t0\tREQUEST\t1\t2\t3\tplace\nsent\ta", -1, NULL));
  CursusStore *store = fixture_store_open (folder);
  CursusNoticeLog *log = open_log (store);
  CursusNotice second = notice_of ("a@x", 1, false);
  g_assert_true (begin (log, &second));
  end (log, &second, true);
  g_autofree char *found = all (store, "s");
  g_assert_cmpstr (found, ==, "a@x u@x 0 R sending; a@x u@x 1 R sent; ");
  cursus_notice_log_free (log);
  cursus_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/notice/once", test_once);
  g_test_add_func ("/store/notice/again", test_again);
  g_test_add_func ("/store/notice/several", test_several);
  g_test_add_func ("/store/notice/restored", test_restored);
  g_test_add_func ("/store/notice/all-of-it", test_all_of_it);
  g_test_add_func ("/store/notice/torn-journal", test_torn_journal);
  return g_test_run ();
}
