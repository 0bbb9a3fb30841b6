/* The journal of mails, as a file: what is read of which lines. */
#include "store/notice-journal-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/fixture.h"

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define BEGUN "begun\tid1@x\ta@x\tu@x\t2\tREQUEST\t100\t200\t300\tRoom A"

static char *
journal_of (const char *folder)
{
  g_autofree char *beside = fixture_file (folder, "cursus.db.published");
  g_assert_cmpint (g_mkdir_with_parents (beside, 0700), ==, 0);
  return g_build_filename (beside, "s.mails", NULL);
}

/* "id uid sequence R|C sending|sent digest?" of what is read of @text, joined. */
static char *
read_text (const char *folder, const char *text)
{
  g_autofree char *path = journal_of (folder), *store = fixture_file (folder, "cursus.db");
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_autoptr (GPtrArray) found = cursus_notice_journal_read (store, "s", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++) {
    const CursusNotice *notice = g_ptr_array_index (found, i);
    g_string_append_printf (out, "%s %s %u %s %s%s; ", notice->message_id, notice->uid, notice->sequence,
                            notice->cancels ? "C" : "R", notice->sent ? "sent" : "sending",
                            notice->digest != NULL ? " digest" : "");
  }
  return g_string_free (out, FALSE);
}

static void
test_lines (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "", "" },
    { BEGUN "\t" DIGEST "\n", "id1@x u@x 2 R sending digest; " },
    { BEGUN "\n", "id1@x u@x 2 R sending; " }, /* of an earlier version */
    { BEGUN "\t\n", "id1@x u@x 2 R sending; " },
    { BEGUN "\t0123\n", "id1@x u@x 2 R sending; " },
    { BEGUN "\t" DIGEST "\nsent\tid1@x\n", "id1@x u@x 2 R sent digest; " },
    { BEGUN "\t" DIGEST "\nrefused\tid1@x\n", "" },
    { BEGUN "\nsent\tid1@x\nrefused\tid1@x\n", "id1@x u@x 2 R sent; " }, /* what was sent stays sent */
    { BEGUN "\nrefused\tid1@x\n" BEGUN "\n", "id1@x u@x 2 R sending; " },
    { BEGUN "\nsent\tid1", "id1@x u@x 2 R sending; " }, /* cut off */
    { BEGUN "\nsent\tid2@x\nnonsense\n\n\t\t\n", "id1@x u@x 2 R sending; " },
    { "sent\tid1@x\n" BEGUN "\n", "id1@x u@x 2 R sending; " },
    { BEGUN "\n" BEGUN "\n", "id1@x u@x 2 R sending; " },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *found = read_text (folder, cases[i].text);
    g_assert_cmpstr (found, ==, cases[i].found);
  }
}

static void
test_missing (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *found = read_text (folder, NULL);
  g_assert_cmpstr (found, ==, "");
}

/* What is a folder, where the file should be, is an error and no empty journal: mails would go out twice. */
static void
test_unreadable (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = journal_of (folder), *store = fixture_file (folder, "cursus.db");
  g_autoptr (GError) reading = NULL, writing = NULL;
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (cursus_notice_journal_read (store, "s", &reading));
  g_assert_error (reading, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED);
  g_assert_null (cursus_notice_journal_open (store, "s", &writing));
  g_assert_error (writing, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FULL);
}

/* Places may hold what separates fields and lines; the file is for the planner's eyes only. */
static void
test_written (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = journal_of (folder), *store = fixture_file (folder, "cursus.db"), *text = NULL;
  g_autoptr (CursusNoticeJournal) journal = cursus_notice_journal_open (store, "s", NULL);
  g_autoptr (GPtrArray) notices = g_ptr_array_new ();
  CursusNotice first = { .address = (char *)"a@x",
                         .uid = (char *)"u@x",
                         .message_id = (char *)"id1@x",
                         .cancels = true,
                         .place = (char *)"A\tB\r\nsent\tid1@x" };
  GStatBuf status;
  g_ptr_array_add (notices, &first);
  g_assert_nonnull (journal);
  g_assert_true (cursus_notice_journal_begin (journal, notices, NULL));
  g_autofree char *begun = read_text (folder, NULL);
  g_assert_cmpstr (begun, ==, "id1@x u@x 0 C sending; ");
  g_assert_true (cursus_notice_journal_end (journal, "id1@x", true, NULL));
  g_autofree char *sent = read_text (folder, NULL);
  g_assert_cmpstr (sent, ==, "id1@x u@x 0 C sent; ");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/notice-journal/lines", test_lines);
  g_test_add_func ("/store/notice-journal/missing", test_missing);
  g_test_add_func ("/store/notice-journal/unreadable", test_unreadable);
  g_test_add_func ("/store/notice-journal/written", test_written);
  return g_test_run ();
}
