/* Tests of the table-driven reader: every type right and wrong, unknown and missing keys, lines. */
#include "script/fields.h"

#include <math.h>
#include <string.h>

#include "core/date.h"

static const char *const source = "thing {\n"
                                  "  title = \"T\", -- count = 9\n"
                                  "  count = 3,\n"
                                  "  [\"day\"] = \"2024-01-10\",\n"
                                  "}\n";

static const char *const colours[] = { "red", "green", "blue", NULL };

typedef struct {
  char *title;
  char *text;
  char *colour;
  char *email;
  char *link;
  char **words;
  bool flag;
  uint32_t count;
  double ratio;
  CursusDate day;
  int clock;
  const CursusValue *any;
} Thing;

static void
clear_thing (Thing *thing)
{
  g_free (thing->title);
  g_free (thing->text);
  g_free (thing->colour);
  g_free (thing->email);
  g_free (thing->link);
  g_strfreev (thing->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Thing, clear_thing)

static bool
read_thing (CursusDiagnostics *diagnostics, const CursusValue *table, Thing *thing)
{
  const CursusPlace place = { diagnostics, "x.lua", source, 1, 0, "thing" };
  const CursusField fields[] = {
    { "title", CURSUS_FIELD_LINE, &thing->title, .max = 10 },
    { "text", CURSUS_FIELD_TEXT, &thing->text },
    { "colour", CURSUS_FIELD_CHOICE, &thing->colour, .choices = colours },
    { "email", CURSUS_FIELD_EMAIL, &thing->email },
    { "link", CURSUS_FIELD_LINK, &thing->link },
    { "words", CURSUS_FIELD_TEXTS, &thing->words },
    { "flag", CURSUS_FIELD_BOOLEAN, &thing->flag },
    { "count", CURSUS_FIELD_COUNT, &thing->count, .required = true, .min = 1, .max = 10 },
    { "ratio", CURSUS_FIELD_NUMBER, &thing->ratio, .min = 0, .max = 1 },
    { "day", CURSUS_FIELD_DATE, &thing->day },
    { "clock", CURSUS_FIELD_CLOCK, &thing->clock },
    { "any", CURSUS_FIELD_VALUE, &thing->any },
  };
  return cursus_fields_read (&place, table, fields, G_N_ELEMENTS (fields));
}

static CursusValue *
table_with_count (void)
{
  CursusValue *table = cursus_value_new_table ();
  cursus_value_set (table, "count", cursus_value_new_integer (3));
  return table;
}

static void
test_right (void)
{
  g_auto (Thing) thing = { 0 };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusValue) table = table_with_count ();
  CursusValue *words = cursus_value_new_table ();
  cursus_value_append (words, cursus_value_new_string ("a"));
  cursus_value_append (words, cursus_value_new_string (" b "));
  cursus_value_set (table, "title", cursus_value_new_string ("T"));
  cursus_value_set (table, "text", cursus_value_new_string ("two\nlines"));
  cursus_value_set (table, "colour", cursus_value_new_string ("green"));
  cursus_value_set (table, "email", cursus_value_new_string ("a@example.org"));
  cursus_value_set (table, "link", cursus_value_new_string ("https://example.org/x?y=1"));
  cursus_value_set (table, "words", words);
  cursus_value_set (table, "flag", cursus_value_new_boolean (true));
  cursus_value_set (table, "ratio", cursus_value_new_number (0.5));
  cursus_value_set (table, "day", cursus_value_new_string ("2024-01-10"));
  cursus_value_set (table, "clock", cursus_value_new_string ("09:30"));
  cursus_value_set (table, "any", cursus_value_new_boolean (false));
  g_assert_true (read_thing (diagnostics, table, &thing));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 0);
  g_assert_cmpstr (thing.title, ==, "T");
  g_assert_cmpstr (thing.text, ==, "two\nlines");
  g_assert_cmpstr (thing.colour, ==, "green");
  g_assert_cmpstr (thing.email, ==, "a@example.org");
  g_assert_cmpstr (thing.link, ==, "https://example.org/x?y=1");
  g_assert_cmpstr (thing.words[1], ==, "b");
  g_assert_true (thing.flag);
  g_assert_cmpuint (thing.count, ==, 3);
  g_assert_cmpfloat (thing.ratio, ==, 0.5);
  g_assert_cmpint (thing.day, ==, cursus_date_from_ymd (2024, 1, 10));
  g_assert_cmpint (thing.clock, ==, 570);
  g_assert_nonnull (thing.any);
}

/* What is not given keeps its default. */
static void
test_default (void)
{
  g_auto (Thing) thing = { .title = g_strdup ("before"), .ratio = 0.25, .clock = 7 };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusValue) table = table_with_count ();
  g_assert_true (read_thing (diagnostics, table, &thing));
  g_assert_cmpstr (thing.title, ==, "before");
  g_assert_cmpfloat (thing.ratio, ==, 0.25);
  g_assert_cmpint (thing.clock, ==, 7);
}

static CursusValue *
make_text (const char *text)
{
  return cursus_value_new_string (text);
}

/* Takes @value; it is wrong under @key, and the message contains @expected. */
static void
assert_refused (const char *key, CursusValue *value, const char *expected)
{
  g_auto (Thing) thing = { .count = 1 };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusValue) table = table_with_count ();
  cursus_value_set (table, key, value);
  g_assert_false (read_thing (diagnostics, table, &thing));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
  const char *text = cursus_diagnostics_get (diagnostics, 0)->text;
  if (strstr (text, expected) == NULL)
    g_test_fail_printf ("expected \"%s\" in \"%s\"", expected, text);
}

static void
test_wrong_types (void)
{
  static const char *const text_keys[] = { "title", "text", "email", "link", "words", "day", "clock" };
  for (gsize i = 0; i < G_N_ELEMENTS (text_keys); i++)
    assert_refused (text_keys[i], cursus_value_new_integer (7), "is a whole number (7); accepted: ");
  assert_refused ("colour", cursus_value_new_integer (7), "(accepted: red, green, blue)");
  assert_refused ("flag", make_text ("yes"), "accepted: true or false");
  assert_refused ("count", make_text ("3"), "accepted: a whole number from 1 to 10");
  assert_refused ("ratio", cursus_value_new_table (), "accepted: a number from 0 to 1");
}

static void
test_wrong_values (void)
{
  assert_refused ("title", make_text ("  "), "is empty");
  assert_refused ("title", make_text ("a\nb"), "a text of one line");
  assert_refused ("title", make_text ("0123456789a"), "has 11 bytes; at most 10 are accepted");
  assert_refused ("colour", make_text ("gren"), "did you mean “green”?");
  assert_refused ("email", make_text ("a.example.org"), "no e-mail address");
  assert_refused ("email", make_text ("a@b@c"), "no e-mail address");
  assert_refused ("link", make_text ("javascript:x"), "an address that begins with https://");
  assert_refused ("link", make_text ("https://example.org/a b"), "without spaces");
  assert_refused ("count", cursus_value_new_integer (0), "(0); accepted");
  assert_refused ("count", cursus_value_new_integer (11), "(11); accepted");
  assert_refused ("count", cursus_value_new_number (2.5), "accepted: a whole number");
  assert_refused ("ratio", cursus_value_new_number (NAN), "accepted: a number");
  assert_refused ("ratio", cursus_value_new_number (INFINITY), "accepted: a number");
  assert_refused ("day", make_text ("2024-02-30"), "30 February 2024");
  assert_refused ("clock", make_text ("25:00"), "“clock”: ");
}

static void
test_unknown_key (void)
{
  assert_refused ("titel", make_text ("T"), "unknown key “titel”: did you mean “title”?");
  assert_refused ("zzzzzzzzzzzz", make_text ("T"), "unknown key “zzzzzzzzzzzz” (accepted: title, ");
}

static void
test_missing_key (void)
{
  g_auto (Thing) thing = { 0 };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_assert_false (read_thing (diagnostics, NULL, &thing));
  g_assert_cmpstr (cursus_diagnostics_get (diagnostics, 0)->text, ==, "“count” is missing");
}

static void
test_stray_item (void)
{
  g_auto (Thing) thing = { 0 };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusValue) table = table_with_count ();
  cursus_value_append (table, make_text ("lost"));
  g_assert_false (read_thing (diagnostics, table, &thing));
  g_assert_nonnull (strstr (cursus_diagnostics_get (diagnostics, 0)->text, "\"lost\" stands without a key"));
}

/* All that is wrong is reported in one go, each at its own line. */
static void
test_lines (void)
{
  g_auto (Thing) thing = { 0 };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusValue) table = cursus_value_new_table ();
  cursus_value_set (table, "title", cursus_value_new_integer (1));
  cursus_value_set (table, "count", cursus_value_new_integer (99));
  cursus_value_set (table, "day", make_text ("tomorrow"));
  g_assert_false (read_thing (diagnostics, table, &thing));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpint (cursus_diagnostics_get (diagnostics, i)->line, ==, (int)i + 2);
    g_assert_cmpstr (cursus_diagnostics_get (diagnostics, i)->file, ==, "x.lua");
    g_assert_cmpstr (cursus_diagnostics_get (diagnostics, i)->subject, ==, "thing");
  }
}

static void
test_email (void)
{
  static const char *const right[] = { "a@b", "jean.dupont+x@mairie-exemple.fr", "é@exemple.fr" };
  static const char *const wrong[] = { "", "@", "a@", "@b", "a b@c", "a@b,c@d", "a@b\n", "<a@b>" };
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (cursus_text_is_email (right[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (cursus_text_is_email (wrong[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/fields/right", test_right);
  g_test_add_func ("/script/fields/default", test_default);
  g_test_add_func ("/script/fields/wrong-types", test_wrong_types);
  g_test_add_func ("/script/fields/wrong-values", test_wrong_values);
  g_test_add_func ("/script/fields/unknown-key", test_unknown_key);
  g_test_add_func ("/script/fields/missing-key", test_missing_key);
  g_test_add_func ("/script/fields/stray-item", test_stray_item);
  g_test_add_func ("/script/fields/lines", test_lines);
  g_test_add_func ("/script/fields/email", test_email);
  return g_test_run ();
}
