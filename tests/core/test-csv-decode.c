#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/csv-private.h"

static char *
write_file (const char *bytes, size_t n_bytes)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("cursus-csv-XXXXXX", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)n_bytes, NULL));
  return path;
}

static void
test_encodings (void)
{
  static const struct {
    const char *bytes;
    size_t n_bytes;
    const char *text; /* NULL: refused */
    const char *refusal;
  } cases[] = {
    { "a;b\n\xc3\xa9", 6, "a;b\né", NULL },
    { "\xef\xbb\xbf"
      "a;b",
      6, "a;b", NULL },
    { "\xef\xbb\xbf", 3, "", NULL },
    { "", 0, "", NULL },
    { "pr\xe9"
      "f\xe9r\xe9 \x80 \x92",
      11, "préféré € ’", NULL },
    { "\xc3\xa9 \xe9", 4, "Ã© é", NULL }, /* not all of it is UTF-8 */
    { "a\r\nb\rc\nd\x81", 9, NULL, "x.csv:4: the byte 0x81" },
    { "\xff\xfe"
      "a\0",
      4, NULL, "UTF-16" },
    { "\xfe\xff\0a", 4, NULL, "UTF-16" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = write_file (cases[i].bytes, cases[i].n_bytes);
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    size_t n_bytes = 0;
    g_autofree char *text = cursus_csv_load (path, "x.csv", &n_bytes, diagnostics);
    g_unlink (path);
    g_assert_cmpstr (text, ==, cases[i].text);
    g_autofree char *said = cursus_diagnostics_format (diagnostics);
    if (text != NULL) {
      g_assert_cmpuint (n_bytes, ==, strlen (text));
      g_assert_cmpstr (said, ==, "");
    } else {
      g_assert_nonnull (strstr (said, cases[i].refusal));
    }
  }
}

/* NUL bytes stay for the reader of rows to report with their line. */
static void
test_nul_bytes_stay (void)
{
  static const struct {
    const char *bytes;
    size_t n_bytes;
    const char *text;
    size_t n_text;
  } cases[] = { { "\0a\0\0\xc3\xa9\0", 7, "\0a\0\0é\0", 7 }, { "\0\xe9\0", 3, "\0é\0", 4 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = write_file (cases[i].bytes, cases[i].n_bytes);
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    size_t n_bytes = 0;
    g_autofree char *text = cursus_csv_load (path, "x.csv", &n_bytes, diagnostics);
    g_unlink (path);
    g_assert_cmpmem (text, n_bytes, cases[i].text, cases[i].n_text);
  }
}

static void
assert_refused (const char *path, const char *refusal)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  size_t n_bytes;
  g_assert_null (cursus_csv_load (path, "x.csv", &n_bytes, diagnostics));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
  g_autofree char *said = cursus_diagnostics_format (diagnostics);
  g_assert_true (g_str_has_prefix (said, "x.csv: "));
  g_assert_nonnull (strstr (said, refusal));
}

static void
test_no_plain_file (void)
{
  assert_refused (g_get_tmp_dir (), "folder");
  assert_refused ("/nonexistent/x.csv", "No such file");
  assert_refused ("/dev/zero", "this is no regular file");
  g_autofree char *pipe = write_file ("", 0);
  g_unlink (pipe);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (pipe, "this is no regular file");
  g_unlink (pipe);
}

static void
test_size_limit (void)
{
  size_t limit = CURSUS_CSV_MAX_BYTES;
  g_autofree char *bytes = g_strnfill (limit + 1024 * 1024, 'a');
  g_autofree char *large = write_file (bytes, limit + 1024 * 1024);
  assert_refused (large, "17.0\u00a0MiB, at most 16 MiB");
  g_unlink (large);
  g_autofree char *just_fits = write_file (bytes, limit);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  size_t n_bytes;
  g_autofree char *text = cursus_csv_load (just_fits, "x.csv", &n_bytes, diagnostics);
  g_unlink (just_fits);
  g_assert_nonnull (text);
  g_assert_cmpuint (n_bytes, ==, limit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/csv-decode/encodings", test_encodings);
  g_test_add_func ("/core/csv-decode/nul-bytes-stay", test_nul_bytes_stay);
  g_test_add_func ("/core/csv-decode/no-plain-file", test_no_plain_file);
  g_test_add_func ("/core/csv-decode/size-limit", test_size_limit);
  return g_test_run ();
}
