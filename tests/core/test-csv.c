#include <glib/gstdio.h>
#include <string.h>

#include "core/csv.h"

static CursusCsv *
read_text (const char *text, CursusDiagnostics *diagnostics)
{
  g_autofree char *path = NULL;
  g_close (g_file_open_tmp ("cursus-csv-XXXXXX", &path, NULL), NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  CursusCsv *table = cursus_csv_read (path, "people.csv", diagnostics);
  g_unlink (path);
  return table;
}

static void
test_cells (void)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusCsv) table = read_text ("\xef\xbb\xbfPersonne;Durée;note\r\n\r\nsp-eau;3;\r\nsp-air;\"4\n\";x\r\n",
                                           diagnostics);
  g_assert_cmpuint (cursus_csv_n_rows (table), ==, 2);
  g_assert_cmpint (cursus_csv_line (table, 0), ==, 3);
  g_assert_cmpint (cursus_csv_line (table, 1), ==, 4);
  g_assert_cmpstr (cursus_csv_cell (table, 0, "personne"), ==, "sp-eau");
  g_assert_cmpstr (cursus_csv_cell (table, 0, "PERSONNE"), ==, "sp-eau");
  g_assert_cmpstr (cursus_csv_cell (table, 1, "duree"), ==, "4");
  g_assert_cmpstr (cursus_csv_cell (table, 1, "Durée"), ==, "4");
  g_assert_null (cursus_csv_cell (table, 0, "note"));
  g_assert_null (cursus_csv_cell (table, 0, "nothing"));
  g_assert_null (cursus_csv_cell (table, 0, ""));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 0);
}

static void
test_cell_of (void)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusCsv) table = read_text ("personne;level\nx;\n", diagnostics);
  g_assert_cmpstr (cursus_csv_cell_of (table, 0, "person|personne"), ==, "x");
  g_assert_cmpstr (cursus_csv_cell_of (table, 0, "personne"), ==, "x");
  g_assert_null (cursus_csv_cell_of (table, 0, "niveau|level")); /* empty */
  g_assert_null (cursus_csv_cell_of (table, 0, "from|du"));
  g_assert_null (cursus_csv_cell_of (table, 0, "|"));
}

static void
test_unusable_files (void)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_assert_null (read_text ("", diagnostics));
  g_assert_null (cursus_csv_read (g_get_tmp_dir (), "folder.csv", diagnostics));
  g_assert_null (cursus_csv_read ("/nonexistent/a.csv", "a.csv", diagnostics));
  g_autofree char *said = cursus_diagnostics_format (diagnostics);
  g_assert_cmpstr (said, ==,
                   "a.csv: No such file or directory\n"
                   "folder.csv: this is a folder, not a CSV file\n"
                   "people.csv: the file is empty: its first line must name the columns\n");
}

static void
test_heading_only (void)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusCsv) table = read_text ("person;from", diagnostics);
  g_assert_nonnull (table);
  g_assert_cmpuint (cursus_csv_n_rows (table), ==, 0);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 0);
}

static void
test_check_headings (void)
{
  static const char *const known[] = { "person|personne", "from|du", "to|au", "level|niveau", NULL };
  static const char *const required[] = { "person|personne", "from|du", NULL };
  static const struct {
    const char *heading, *said; /* "": accepted */
  } cases[] = {
    { "Personne;DU;Niveau\n", "" },
    { "person;from;to;level\n", "" },
    { "\nperson;from;nivau\n", "people.csv:2: unknown column “nivau”: did you mean “niveau”?\n" },
    { "person;from;zzzzzzzz\n",
      "people.csv:1: unknown column “zzzzzzzz” (accepted: person, personne, from, du, to, au, level, niveau)\n" },
    { "person;to\n", "people.csv:1: the column “from” or “du” is missing\n" },
    { "person;personne;du\n", "people.csv:1: the columns “person” and “personne” mean the same: keep one\n" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_autoptr (CursusCsv) table = read_text (cases[i].heading, diagnostics);
    bool good = cursus_csv_check_headings (table, known, required, diagnostics);
    g_autofree char *said = cursus_diagnostics_format (diagnostics);
    g_assert_cmpstr (said, ==, cases[i].said);
    g_assert_true (good == (said[0] == '\0'));
  }
}

static void
test_append_field (void)
{
  static const struct {
    const char *text, *field;
  } cases[] = {
    { "plain é", "plain é" }, { "", "" },
    { "a;b", "\"a;b\"" },     { "a,b", "\"a,b\"" },
    { "a\tb", "\"a\tb\"" },   { "a\nb", "\"a\nb\"" },
    { "a\rb", "\"a\rb\"" },   { " a", "\" a\"" },
    { "a ", "\"a \"" },       { "say \"hi\"", "\"say \"\"hi\"\"\"" },
    { "\"", "\"\"\"\"" },
  };
  g_autoptr (GString) out = g_string_new ("before;");
  g_autoptr (GString) expected = g_string_new ("before;");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    cursus_csv_append_field (out, cases[i].text);
    g_string_append (expected, cases[i].field);
    g_assert_cmpstr (out->str, ==, expected->str);
    g_assert_cmpuint (out->len, ==, expected->len);
  }
}

static void
test_append_text (void)
{
  const struct {
    const char *text;
    const char *cell;
  } cases[] = {
    { "Anne", "Anne" },
    { "", "" },
    { "=1+1", "'=1+1" },
    { "+33 1", "'+33 1" },
    { "-x", "'-x" },
    { "@SUM", "'@SUM" },
    { " =1", "' =1" },
    { "\xef\xbc\x9d"
      "1",
      "'\xef\xbc\x9d"
      "1" }, /* the full-width sign */
    { "=a;b", "\"'=a;b\"" },
    { "a=b", "a=b" },
    { "a\xff", "a\xef\xbf\xbd" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    cursus_csv_append_text (out, cases[i].text);
    g_assert_cmpstr (out->str, ==, cases[i].cell);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/csv/cells", test_cells);
  g_test_add_func ("/core/csv/cell-of", test_cell_of);
  g_test_add_func ("/core/csv/unusable-files", test_unusable_files);
  g_test_add_func ("/core/csv/heading-only", test_heading_only);
  g_test_add_func ("/core/csv/check-headings", test_check_headings);
  g_test_add_func ("/core/csv/append-field", test_append_field);
  g_test_add_func ("/core/csv/append-text", test_append_text);
  return g_test_run ();
}
