#include <string.h>

#include "core/csv-private.h"

/* The table as "line:cell|cell" per row, its headings first; then what was said, after "!". */
static char *
read_as_text (const char *bytes, size_t n_bytes)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusCsv) table = cursus_csv_new ("x");
  GString *out = g_string_new (NULL);
  if (cursus_csv_parse (table, bytes, n_bytes, diagnostics)) {
    g_string_append_printf (out, "%d:", table->heading_line);
    for (guint i = 0; i < table->headings->len; i++)
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", (const char *)g_ptr_array_index (table->headings, i));
    for (guint row = 0; row < table->lines->len; row++) {
      g_string_append_printf (out, "\n%d:", g_array_index (table->lines, int, row));
      for (guint i = 0; i < table->headings->len; i++) {
        const char *cell = g_ptr_array_index (table->cells, row * table->headings->len + i);
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", cell != NULL ? cell : "");
      }
    }
  } else {
    g_string_append (out, "no table");
  }
  for (guint i = 0; cursus_diagnostics_get (diagnostics, i) != NULL; i++) {
    const CursusDiagnostic *entry = cursus_diagnostics_get (diagnostics, i);
    g_string_append_printf (out, "\n!%d: %s", entry->line, entry->text);
  }
  return g_string_free (out, FALSE);
}

typedef struct {
  const char *text;
  const char *table;
} Case;

static void
check_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *table = read_as_text (cases[i].text, strlen (cases[i].text));
    g_assert_cmpstr (table, ==, cases[i].table);
  }
}

static void
test_separators (void)
{
  static const Case cases[] = {
    { "a;b\n1;2\n", "1:a|b\n2:1|2" },
    { "a,b\n1;1,2\n", "1:a|b\n2:1;1|2" },
    { "a\tb\n1\t2,3;4\n", "1:a|b\n2:1|2,3;4" },
    { "\"a;b;c\",d\n1,2\n", "1:a;b;c|d\n2:1|2" }, /* those within quotes do not count */
    { " \t\n\t\t\n\na;b\n1;2\n", "4:a|b\n5:1|2" },
    { "a\n1,2\n", "1:a\n2:1,2" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_line_ends (void)
{
  static const Case cases[] = {
    { "a;b\n1;2\n3;4", "1:a|b\n2:1|2\n3:3|4" },
    { "a;b\r\n1;2\r\n3;4\r\n", "1:a|b\n2:1|2\n3:3|4" },
    { "a;b\r1;2\r3;4\r", "1:a|b\n2:1|2\n3:3|4" },
    { "a;b\r\n\r\n1;2\n\n  \n;\n3;4\r;;;\r5;6", "1:a|b\n3:1|2\n7:3|4\n9:5|6" }, /* empty lines */
    { "\n\na;b\n\n1;2", "3:a|b\n5:1|2" },
    { "a;b\n1;", "1:a|b\n2:1|" },
    { "a;b", "1:a|b" },
    { "a;b\n", "1:a|b" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_quotes (void)
{
  static const Case cases[] = {
    { "a;b\n\"x;y\";\"say \"\"hi\"\"\"\n", "1:a|b\n2:x;y|say \"hi\"" },
    { "a;b\n\"1\n2\r\n3\r4\";x\r\ny;z\n", "1:a|b\n2:1\n2\n3\n4|x\n6:y|z" },
    { "a;b\n\"1\n\n\n2\";\"3\n4\"\nx;y", "1:a|b\n2:1\n\n\n2|3\n4\n7:x|y" },
    { "\"a\nb\";c\n1;2\n", "1:a\nb|c\n3:1|2" },
    { "a;b\n  \" x \"  ; \u00a0y\u00a0 \n\"\";z", "1:a|b\n2:x|y\n3:|z" },
    { "a;b\n\"1\";\"2\"", "1:a|b\n2:1|2" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

#define STRAY "a quote stands inside a cell: put the cell in quotes and write \"\" for each quote inside it"
#define OPEN "a quote opens a cell here and is not closed"

/* One quote too many or too few costs its own line, not the rest of the file. */
static void
test_wrong_quotes (void)
{
  static const Case cases[] = {
    { "a;b\n1;\"2\n3;4\n5;6\n", "1:a|b\n3:3|4\n4:5|6\n!2: " OPEN },
    { "a;b\n1;2\n3;\"4", "1:a|b\n2:1|2\n!3: " OPEN },
    { "a;b\n1;\"2\n3;4\n5;\"6\"\n7;8\n", "1:a|b\n3:3|4\n4:5|6\n5:7|8\n!2: " OPEN },
    { "a;b\n1;\"2\"x\n3;4\n", "1:a|b\n3:3|4\n!2: " STRAY },
    { "a;b\r1;5\" pipe\r3;4\r", "1:a|b\n3:3|4\n!2: " STRAY },
    { "a;\"b\n1;2\n", "no table\n!1: " OPEN },
    { "a;b\"c\n1;2\n", "no table\n!1: " STRAY },
    { "\"", "no table\n!1: " OPEN },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_defective_rows (void)
{
  static const Case cases[] = {
    { "a;b\n1\n1;2;3\n4;5\n",
      "1:a|b\n4:4|5\n!2: this row has 1 cell, the heading has 2\n!3: this row has 3 cells, the heading has 2" },
    { "a;;b\n1;2;3\n", "1:a||b\n2:1|2|3\n!1: column 2 has no heading" },
    { "a;b;A\n1;2;3\n", "1:a|b|A\n2:1|2|3\n!1: the heading “A” stands twice" },
    { "durée;DUREE\n", "1:durée|DUREE\n!1: the heading “DUREE” stands twice" },
    { "a;b\n1;\x1b[31m\n3;4\n", "1:a|b\n3:3|4\n!2: a cell holds the control character U+001B" },
    { "", "no table\n!0: the file is empty: its first line must name the columns" },
    { "\r\n \n;;;\n\n", "no table\n!0: the file is empty: its first line must name the columns" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_nul_bytes (void)
{
  static const char text[] = "a;b\n1;2\n\"x\n\0y\";3\n4;5\n\0";
  g_autofree char *table = read_as_text (text, sizeof text - 1);
  g_assert_cmpstr (table, ==, "1:a|b\n2:1|2\n5:4|5\n!3: a cell holds a NUL byte\n!6: a cell holds a NUL byte");
  g_autofree char *heading = read_as_text ("a;b\0\n1;2", 8);
  g_assert_cmpstr (heading, ==, "no table\n!1: a cell holds a NUL byte");
}

static void
test_limits (void)
{
  g_autofree char *cell = g_strnfill (CURSUS_CSV_MAX_CELL_BYTES + 1, 'x');
  g_autofree char *long_cell = g_strdup_printf ("a;b\n%s;1\n%s;2\n", cell, cell + 1);
  g_autofree char *expected = g_strdup_printf ("1:a|b\n3:%s|2\n!2: a cell has more than 64 KiB", cell + 1);
  g_autofree char *table = read_as_text (long_cell, strlen (long_cell));
  g_assert_cmpstr (table, ==, expected);
  g_autofree char *columns = g_strnfill (CURSUS_CSV_MAX_COLUMNS, ';');
  g_autofree char *wide = g_strconcat ("x", columns, NULL);
  g_autofree char *refused = read_as_text (wide, strlen (wide));
  g_assert_cmpstr (refused, ==, "no table\n!1: the heading has 1001 columns, at most 1000 are accepted");
}

/* Whatever is written comes back the same: random cells, separators and line ends. */
static void
test_random_round_trip (void)
{
  static const char *const pieces[] = { "a", "é", ";", ",", "\"", "\n", "\t", " b", "🦊" };
  static const char *const ends[] = { "\n", "\r\n", "\r" };
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  for (int round = 0; round < 500; round++) {
    const char *end = ends[g_rand_int_range (rand, 0, 3)];
    char separator = ";,\t"[g_rand_int_range (rand, 0, 3)];
    g_autoptr (GString) file = g_string_new (NULL);
    g_autoptr (GString) expected = g_string_new ("1:h1|h2|h3");
    g_string_append_printf (file, "h1%ch2%ch3%s", separator, separator, end);
    int line = 2;
    for (int row = g_rand_int_range (rand, 0, 6); row > 0; row--) {
      g_string_append_printf (expected, "\n%d:", line++);
      for (int i = 0; i < 3; i++) {
        g_autoptr (GString) cell = g_string_new ("x");
        for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
          g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        g_string_append_c (cell, '.');
        for (const char *p = cell->str; *p != '\0'; p++)
          line += *p == '\n';
        cursus_csv_append_field (file, cell->str);
        g_string_append_printf (expected, "%s%s", i > 0 ? "|" : "", cell->str);
        g_string_append_printf (file, "%.*s", 1, i < 2 ? &separator : "");
      }
      g_string_append (file, end);
    }
    g_autofree char *table = read_as_text (file->str, file->len);
    g_assert_cmpstr (table, ==, expected->str);
  }
}

/* Random bytes of the difficult kinds: no crash, no endless loop, every row as wide as the heading. */
static void
test_random_bytes (void)
{
  static const char bytes[] = { '"', '"', ';', ',', '\n', '\r', ' ', 'a', '\0', '\t' };
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  for (int round = 0; round < 20000; round++) {
    char text[40];
    size_t n = (size_t)g_rand_int_range (rand, 0, sizeof text);
    int last_line = 1;
    for (size_t i = 0; i < n; i++) {
      text[i] = bytes[g_rand_int_range (rand, 0, sizeof bytes)];
      last_line += text[i] == '\n' || text[i] == '\r';
    }
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_autoptr (CursusCsv) table = cursus_csv_new ("x");
    bool usable = cursus_csv_parse (table, text, n, diagnostics);
    g_assert_true (usable || cursus_diagnostics_n_errors (diagnostics) > 0);
    g_assert_cmpuint (table->cells->len, ==, table->lines->len * table->headings->len);
    int line = table->heading_line;
    for (guint i = 0; i < table->lines->len; i++) {
      g_assert_cmpint (g_array_index (table->lines, int, i), >, line);
      line = g_array_index (table->lines, int, i);
    }
    g_assert_cmpint (line, <=, last_line);
  }
}

/* Files that make each line a defect, or open a quote in each, are read in linear time: a quarter of a MiB would take minutes
 * otherwise. */
static void
test_hostile_sizes (void)
{
  static const char *const lines[] = { "x\n", "\"\n", "\"\"\"\n", "\"a\n", "a\"\n", "\n", ";\n", "\"\";\"\n" };
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (GString) text = g_string_new ("a;b\n\"");
    while (text->len < 256 * 1024)
      g_string_append (text, lines[i]);
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_autoptr (CursusCsv) table = cursus_csv_new ("x");
    g_test_timer_start ();
    cursus_csv_parse (table, text->str, text->len, diagnostics);
    g_test_message ("%u: %.2f s, %u errors", (guint)i, g_test_timer_elapsed (), cursus_diagnostics_n_errors (diagnostics));
    g_assert_cmpfloat (g_test_timer_last (), <, 10.0);
    g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/csv-reader/separators", test_separators);
  g_test_add_func ("/core/csv-reader/line-ends", test_line_ends);
  g_test_add_func ("/core/csv-reader/quotes", test_quotes);
  g_test_add_func ("/core/csv-reader/wrong-quotes", test_wrong_quotes);
  g_test_add_func ("/core/csv-reader/defective-rows", test_defective_rows);
  g_test_add_func ("/core/csv-reader/nul-bytes", test_nul_bytes);
  g_test_add_func ("/core/csv-reader/limits", test_limits);
  g_test_add_func ("/core/csv-reader/random-round-trip", test_random_round_trip);
  g_test_add_func ("/core/csv-reader/random-bytes", test_random_bytes);
  g_test_add_func ("/core/csv-reader/hostile-sizes", test_hostile_sizes);
  return g_test_run ();
}
