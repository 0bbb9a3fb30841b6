/* The lint as a whole: its table, its messages, the collection of broken files, and files made to hurt it. */
#include <string.h>

#include "ical/content.h"
#include "ical/lint.h"
#include "lint-cases.h"
#include "sample.h"

static void
test_checks_are_listed (void)
{
  const char *const *names = cursus_ical_lint_checks ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer)names[i]));
  g_assert_cmpuint (g_hash_table_size (seen), >=, 25);
}

/* So that no check is without a case that it finds and one that it lets pass. */
static void
test_checks_have_cases (void)
{
  static const char *const parts[] = { "bytes", "structure", "people", "time", "zone", "value" };
  const char *source = g_getenv ("CURSUS_TEST_SOURCE_DIR");
  g_autoptr (GString) all = g_string_new (NULL);
  for (gsize i = 0; source != NULL && i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *name = g_strdup_printf ("test-lint-%s.c", parts[i]);
    g_autofree char *path = g_build_filename (source, "tests", "ical", name, NULL);
    g_autofree char *text = NULL;
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_string_append (all, text);
  }
  if (all->len == 0) {
    g_test_skip ("CURSUS_TEST_SOURCE_DIR is not set");
    return;
  }
  for (const char *const *name = cursus_ical_lint_checks (); *name != NULL; name++) {
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", *name);
    if (strstr (all->str, quoted) == NULL)
      g_error ("no case for the check %s", quoted);
  }
}

static void
test_message (void)
{
  static const char bytes[] = HEAD EVENT_HEAD "DTSTART:20231027T070000Z\r\nSTATUS:FOO\r\nEND:VEVENT\r\n" TAIL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_assert_cmpuint (cursus_ical_lint (bytes, sizeof bytes - 1, "x.ics", diagnostics), ==, 1);
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  g_assert_true (g_str_has_prefix (text, "x.ics:8: status: STATUS: “FOO” is none of TENTATIVE, CONFIRMED, CANCELLED"));
}

/* Each broken file of the collection is called after its defect, which is found, whatever else is. */
static const struct {
  const char *file;
  const char *check; /* "": there is no defect */
} collection[] = {
  { "00-valid", "" },
  { "alarm-no-desc", "alarm-text" },
  { "alarm-no-trigger", "alarm-trigger" },
  { "bad-date", "date" },
  { "bad-dur", "duration" },
  { "bad-geo", "geo" },
  { "bad-rrule", "rrule" },
  { "bad-seq", "sequence" },
  { "bad-status", "status" },
  { "ctrl", "control-character" },
  { "date-mix", "value-type" },
  { "dup-dtstart", "once" },
  { "dup-uid", "uid-twice" },
  { "end-and-duration", "end-twice" },
  { "end-before-start", "order" },
  { "floating", "floating" },
  { "lf", "line-ends" },
  { "long-line", "line-length" },
  { "no-dtstamp", "dtstamp" },
  { "no-dtstart", "dtstart" },
  { "no-uid", "uid" },
  { "no-version", "version" },
  { "publish-attendee", "attendee" },
  { "publish-no-organizer", "organizer" },
  { "raw-newline", "property" },
  { "tzid-no-vtz", "tzid" },
  { "unclosed", "nesting" },
  { "unescaped-comma", "escape" },
};

static const char *
find_check (const char *file)
{
  for (gsize i = 0; i < G_N_ELEMENTS (collection); i++)
    if (g_str_has_prefix (file, collection[i].file) && g_str_equal (file + strlen (collection[i].file), ".ics"))
      return collection[i].check;
  g_error ("nobody has said what is wrong with %s", file);
}

static void
lint_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_autofree char *names = lint_names (bytes, length);
  g_auto (GStrv) found = g_strsplit (names, " ", -1);
  const char *check = find_check (name);
  if (*check == '\0')
    g_assert_cmpstr (names, ==, "");
  else if (!g_strv_contains ((const char *const *)found, check))
    g_error ("%s: “%s” was not found, but: %s", name, check, names);
}

static void
test_collection (void)
{
  g_autofree char *folder = sample_shared ("data/ics/bad");
  if (folder == NULL) {
    g_test_skip ("the collection of broken calendars is not here");
    return;
  }
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir), n++)
    lint_file (folder, name);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (collection));
}

static char *
repeat (const char *text, gsize bytes)
{
  GString *out = g_string_new (NULL);
  while (out->len + strlen (text) <= bytes)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* Each as large as the limit allows; the test's time limit is the assertion. */
static void
test_hostile (void)
{
  static const char *const pieces[]
      = { "BEGIN:A\r\n", "BEGIN:A\r\nEND:A\r\n", "END:A\r\n", "A:\r\n",        "\r\n",      " \r\n", "\\", ";", "\xff",
          "X;A=\"",      "X;A=1:\r\n",           "A\r\n",     HEAD EVENT TAIL, "UID:a\r\n", EVENT };
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++) {
    gint64 start = g_get_monotonic_time ();
    g_autofree char *bytes = repeat (pieces[i], CURSUS_ICAL_MAX_BYTES);
    g_autofree char *names = lint_names (bytes, strlen (bytes));
    g_assert_cmpstr (names, !=, "");
    g_test_message ("piece %" G_GSIZE_FORMAT ": %.2f s: %s", i, (double)(g_get_monotonic_time () - start) / 1e6, names);
  }
}

static void
test_random (void)
{
  guint32 seed = g_random_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  static const char valid[] = HEAD EVENT TAIL;
  for (int round = 0; round < 3000; round++) {
    char bytes[sizeof valid];
    memcpy (bytes, valid, sizeof valid);
    for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
      bytes[g_rand_int_range (random, 0, sizeof valid - 1)] = (char)g_rand_int_range (random, 0, 256);
    g_autofree char *names = lint_names (bytes, (gsize)g_rand_int_range (random, 0, sizeof valid));
    g_assert_nonnull (names);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/lint/checks-are-listed", test_checks_are_listed);
  g_test_add_func ("/ical/lint/checks-have-cases", test_checks_have_cases);
  g_test_add_func ("/ical/lint/message", test_message);
  g_test_add_func ("/ical/lint/collection", test_collection);
  g_test_add_func ("/ical/lint/hostile", test_hostile);
  g_test_add_func ("/ical/lint/random", test_random);
  return g_test_run ();
}
