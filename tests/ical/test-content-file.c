/* Files that others made: which are read, which are refused and why. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ical/content.h"

static char *folder;

static CursusIcalContent *
read_bytes (const char *bytes, gsize length, char **messages)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *path = g_build_filename (folder, "x.ics", NULL);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  CursusIcalContent *content = cursus_ical_content_read (path, "shown.ics", diagnostics);
  g_assert_cmpint (content == NULL, ==, cursus_diagnostics_n_errors (diagnostics) > 0);
  *messages = cursus_diagnostics_format (diagnostics);
  return content;
}

#define CASE(text, part, right)                                                                                                  \
  {                                                                                                                              \
    text, sizeof (text) - 1, part, right                                                                                         \
  }

static void
test_files (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *part; /* of the messages */
    bool right;
  } cases[] = {
    CASE ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "", true),
    CASE ("BEGIN:VCALENDAR\nhello\nEND:VCALENDAR\n", "shown.ics:2: warning: “hello” is no calendar property", true),
    CASE ("X:1\nBEGIN:VCALENDAR\nEND:VCALENDAR\n", "outside", true),
    CASE ("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR\n", "END:VEVENT without BEGIN:VEVENT", true),
    CASE ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n", "incomplete", false),
    CASE ("BEGIN:VCALENDAR\nX:\0\nEND:VCALENDAR\n", "NUL", false),
    CASE ("\xFF\xFE"
          "B\0E\0G\0I\0N\0",
          "UTF-16", false),
    CASE ("", "no calendar", false),
    CASE ("<html>Not found</html>", "no calendar", false),
    CASE ("BEGIN:VCARD\nEND:VCARD\n", "no calendar", false),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *messages = NULL;
    g_autoptr (CursusIcalContent) content = read_bytes (cases[i].bytes, cases[i].length, &messages);
    g_assert_cmpint (content != NULL, ==, cases[i].right);
    if (strstr (messages, cases[i].part) == NULL)
      g_error ("case %" G_GSIZE_FORMAT ": %s", i, messages);
  }
}

/* Of what is wrong with each line, so much is told that one sees it. */
static void
test_many (void)
{
  g_autoptr (GString) lines = g_string_new ("BEGIN:VCALENDAR\n"), nuls = g_string_new (NULL);
  g_autofree char *of_lines = NULL, *of_nuls = NULL;
  for (int i = 0; i < 300; i++) {
    g_string_append_printf (lines, "hello %d\n", i);
    g_string_append_len (nuls, "B\0E\0\n", 5);
  }
  g_string_append (lines, "END:VCALENDAR\n");
  g_autoptr (CursusIcalContent) content = read_bytes (lines->str, lines->len, &of_lines);
  g_assert_nonnull (content);
  g_assert_nonnull (strstr (of_lines, "“hello 9” is"));
  g_assert_null (strstr (of_lines, "“hello 10” is"));
  g_assert_nonnull (strstr (of_lines, "shown.ics:12: warning: this line and others are"));
  g_assert_null (read_bytes (nuls->str, nuls->len, &of_nuls));
  g_assert_nonnull (strstr (of_nuls, "shown.ics:1: holds NUL"));
  g_assert_null (strstr (of_nuls, "shown.ics:2: holds NUL"));
  g_assert_null (strstr (of_nuls, "no BEGIN"));
  g_autofree char *of_others = NULL;
  g_assert_null (read_bytes ("root:x:0\nsecret:1\n", 18, &of_others));
  g_assert_cmpstr (of_others, ==, "shown.ics: is no calendar: it has no BEGIN:VCALENDAR\n");
}

static void
refuse (const char *path, const char *part)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_assert_null (cursus_ical_content_read (path, "shown.ics", diagnostics));
  g_autofree char *messages = cursus_diagnostics_format (diagnostics);
  g_assert_nonnull (strstr (messages, part));
}

static void
test_no_file (void)
{
  g_autofree char *missing = g_build_filename (folder, "missing.ics", NULL), *fifo = g_build_filename (folder, "fifo", NULL);
  refuse (missing, "cannot be read");
  refuse (folder, "is no regular file");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  refuse (fifo, "is no regular file");
  g_unlink (fifo);
}

static void
test_hundred_megabytes (void)
{
  g_autofree char *path = g_build_filename (folder, "large.ics", NULL);
  g_assert_true (g_file_set_contents (path, "BEGIN:VCALENDAR\r\n", -1, NULL));
  g_assert_cmpint (truncate (path, 100 * 1024 * 1024), ==, 0);
  refuse (path, "more than 5 MiB");
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("cursus-ical-XXXXXX", NULL);
  g_test_add_func ("/ical/content-file/files", test_files);
  g_test_add_func ("/ical/content-file/many", test_many);
  g_test_add_func ("/ical/content-file/no-file", test_no_file);
  g_test_add_func ("/ical/content-file/hundred-megabytes", test_hundred_megabytes);
  int status = g_test_run ();
  g_autofree char *path = g_build_filename (folder, "x.ics", NULL);
  g_unlink (path);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
