/* What a file declares, and every wrong use with its line. */
#include "script/declarations.h"

#include <glib/gstdio.h>
#include <string.h>

#include "script/declarations-private.h"

static const CursusVerb verbs[] = {
  { "session", CURSUS_VERB_TABLE },   { "travel", CURSUS_VERB_TABLE }, { "site", CURSUS_VERB_ID_TABLE },
  { "module", CURSUS_VERB_ID_TABLE }, { "people", CURSUS_VERB_VALUE }, { "closed", CURSUS_VERB_VALUE_OF },
};

static char *
write_file (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int handle = g_file_open_tmp ("cursus-declarations-XXXXXX.lua", &path, &error);
  g_assert_no_error (error);
  g_close (handle, NULL);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

/* What @text declares and what is wrong with it, one a line. */
static char *
read_text (const char *text, gssize length)
{
  g_autofree char *path = write_file (text, length);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GPtrArray) found = cursus_declarations_read (path, "s.lua", verbs, G_N_ELEMENTS (verbs),
                                                          cursus_script_limits_session (), diagnostics);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++) {
    const CursusDeclaration *declaration = g_ptr_array_index (found, i);
    g_autofree char *value = declaration->value != NULL ? cursus_value_to_text (declaration->value, 200) : g_strdup ("nothing");
    g_string_append_printf (out, "%d %s %s %s\n", declaration->line, declaration->verb,
                            declaration->id != NULL ? declaration->id : "-", value);
  }
  g_autofree char *problems = cursus_diagnostics_format (diagnostics);
  g_string_append (out, problems);
  g_unlink (path);
  return g_string_free (out, FALSE);
}

typedef struct {
  const char *name;
  const char *text;
  const char *wanted[4]; /* each a part of the outcome */
  const char *unwanted;  /* nullable */
} Case;

static const Case cases[] = {
  { "table", "session { id = 'x', days = 11.5 }", { "1 session - { days = 11.5, id = \"x\" }" }, "error" },
  { "line-of-call", "\n\nsession\n{\n id = 'x' }", { "session - { id = \"x\" }" }, NULL },
  { "id-table", "\nsite 'a' {\n name = 'A' }\nsite 'b'", { "2 site a { name = \"A\" }", "4 site b nothing" }, NULL },
  { "value", "people 'p.csv' people { 'a', 'b' }", { "1 people - \"p.csv\"", "{ \"a\", \"b\" }" }, NULL },
  { "value-of",
    "session { closed 'fr', closed { 'a', from = 1 }, closed (7) }",
    { "{ \"fr\", is = \"closed\" }", "{ \"a\", from = 1, is = \"closed\" }", "{ 7, is = \"closed\" }" },
    NULL },
  { "value-of-copies", "local t = { 'a' } closed (t) session { t }", { "session - { { \"a\" } }" }, NULL },
  { "library", "for i = 1, 2 do site (('r%d'):format (i)) {} end", { "1 site r1 {}", "1 site r2 {}" }, NULL },
  { "globals", "year = 2023 session { year = year }", { "{ year = 2023 }" }, "s.lua" },
  { "whole-number", "session { 2.0, -0.0, 2^53 }", { "{ 2, 0, 9007199254740992 }" }, "s.lua" },
  { "misspelt", "\nmodul 'x' {\n}\nsite 'a'", { "s.lua:2: ", "did you mean “module”?", "4 site a nothing" }, "nil value" },
  { "unknown-value", "session { format = onsite, n = 1 }", { "unknown name “onsite”", "{ n = 1 }" }, "userdata" },
  { "unknown-everything",
    "local a = nix.b.c .. 'x' .. nix + 1 for k in pairs (nix) do end for i in ipairs (nix) do end nix.x = 1 site 'a'",
    { "unknown name “nix”", "site a nothing" },
    "attempt" },
  { "function", "session {\n a = 1,\n b = print }", { "s.lua:3: session: b: a function", "{ a = 1 }" }, NULL },
  { "nested",
    "module 'm' { x = 1,\n  rooms = { { name = 'a' },\n  { name = print } } }",
    { "module \"m\": rooms[2].name: a function", "{ { name = \"a\" }, {} }" },
    NULL },
  { "control",
    "session {\n a = 'x\\27[2J' }",
    { "s.lua:2: session: a: the text has the control character U+001B at byte 2" },
    NULL },
  { "nul", "session { a = 'x\\0y' }", { "the control character U+0000 at byte 2" }, NULL },
  { "bad-utf8", "session { a = 'x\\xff' }", { "a: the text is not valid UTF-8 at byte 2" }, NULL },
  { "bad-key", "session { [true] = 1, a = 2 }", { "the keys of a table are texts", "{ a = 2 }" }, NULL },
  { "float-key", "session { [1.5] = 1 }", { "the keys of a table are texts" }, NULL },
  { "zero-key", "session { [0] = 1 }", { "the keys of a table are texts" }, NULL },
  { "hole", "session { 1, nil, 3 }", { "a list may not have holes" }, NULL },
  { "not-finite", "session { a = 0/0, b = 1/0 }", { "a: the number is not finite", "b: the number is not finite" }, NULL },
  { "cycle", "local t = {} t.t = t session (t)", { "nested too deeply" }, NULL },
  { "id-missing", "site { name = 'x' }", { "s.lua:1: site: needs a name in quotes and then a table in { }, not a table" }, NULL },
  { "id-empty", "site ''", { "site: the name is empty" }, NULL },
  { "id-number", "site (5) { a = 1 }", { "site: needs a name in quotes" }, "attempt" },
  { "two-arguments", "site ('a', { name = 'x' })", { "takes one thing, not 2", "1 site a nothing" }, NULL },
  { "two-tables", "site 'a' { x = 1 } { x = 2 }", { "site \"a\": has two tables", "{ x = 1 }" }, NULL },
  { "not-a-table", "session 'x'", { "session: needs a table in { }, not a text" }, NULL },
  { "nothing", "session ()", { "session: needs a table in { }, not nothing" }, NULL },
  { "nil", "site (nil)", { "site: needs a name in quotes and then a table in { }, not nil" }, NULL },
  { "value-of-unused",
    "session { closed 'a' }\nlocal x = closed 'b'\nclosed 'c'",
    { "s.lua:2: closed: is not used in any declaration", "s.lua:3: closed: is not used" },
    "s.lua:1" },
  { "value-of-nested", "session { closed { closed 'a', { closed 'b' } } }", { "1 session" }, "s.lua" },
  { "value-of-after-error", "closed 'a' error ('x')", { "s.lua:1: x" }, "not used" },
  { "key-twice",
    "session {\n id = 'a', t = { id = 'c' },\n [ 'id' ] = 'b' }",
    { "s.lua:3: “id” is given twice in one table, first on line 2" },
    NULL },
  { "key-twice-not", "session { a = { id = 1 }, b = { id = 1 }, c = id == 1 }\nid = 1 id = 2", { "unknown name “id”" }, "twice" },
  { "is", "session { closed { is = 'x' } }", { "closed: the key “is” has a meaning of its own" }, NULL },
  { "assign-verb", "site = 3 site 'a'", { "“site” has a meaning here", "1 site a nothing" }, NULL },
  { "run-time", "site 'a'\n\nerror ('stop')\nsite 'b'", { "1 site a nothing", "s.lua:3: stop" }, "site b" },
  { "syntax", "site 'a'\nsite {", { "s.lua:2: " }, "site a" },
  { "loop", "site 'a' while true do end", { "1 site a nothing", "instructions" }, NULL },
  { "many", "while true do site 'a' end", { "there are too many declarations" }, NULL },
  { "much-text",
    "local s = ('x'):rep (200000) local t = {} for i = 1, 1000 do t[i] = s end session (t)",
    { "too much text" },
    NULL },
  { "no-setmetatable", "setmetatable (_ENV, nil)", { "protected" }, NULL },
  { "no-io", "io.open ('/etc/passwd')", { "unknown name “io”" }, NULL },
  { "mark", "\xEF\xBB\xBFsite 'a'", { "1 site a nothing" }, "s.lua" },
  { "empty", "", { "" }, "s.lua" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *outcome = read_text (c->text, -1);
  g_autofree char *shown = g_utf8_make_valid (outcome, (gssize)strnlen (outcome, 800));
  g_test_message ("%s", shown);
  for (size_t i = 0; i < G_N_ELEMENTS (c->wanted) && c->wanted[i] != NULL; i++)
    g_assert_nonnull (strstr (outcome, c->wanted[i]));
  if (c->unwanted != NULL)
    g_assert_null (strstr (outcome, c->unwanted));
}

static void
test_files_that_cannot_be_read (void)
{
  static const struct {
    const char *path;
    const char *wanted;
  } files[] = { { "/nonexistent/s.lua", "s.lua: the file cannot be read" },
                { "/", "s.lua: is no regular file" },
                { "/dev/zero", "s.lua: is no regular file" } };
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_autoptr (GPtrArray) found = cursus_declarations_read (files[i].path, "s.lua", verbs, G_N_ELEMENTS (verbs),
                                                            cursus_script_limits_session (), diagnostics);
    g_autofree char *problems = cursus_diagnostics_format (diagnostics);
    g_assert_cmpuint (found->len, ==, 0);
    g_assert_nonnull (strstr (problems, files[i].wanted));
  }
}

static void
test_bytes_that_are_no_text (void)
{
  g_autofree char *compiled = read_text ("\x1bLuaT", 5);
  g_assert_nonnull (strstr (compiled, "s.lua:1: is compiled Lua"));
  g_autofree char *latin = read_text ("\n\nsite 'b\xe9ziers'", -1);
  g_assert_nonnull (strstr (latin, "s.lua:3: is not valid UTF-8"));
  g_autofree char *nul = read_text ("\nsite\0 'a'", 10);
  g_assert_nonnull (strstr (nul, "s.lua:2: is not valid UTF-8 (or holds a NUL byte)"));
  g_autofree char *large = g_strnfill (5 * 1024 * 1024, ' ');
  g_autofree char *too_large = read_text (large, -1);
  g_assert_nonnull (strstr (too_large, "at most 4194304 are read"));
}

static const char lines_source[] = "-- key = 1\n"                      /* 1 */
                                   "--[[ key = 1\n key = 2 ]] x = 1\n" /* 2, 3 */
                                   "s { t = 'key = 3', u = [==[\n"     /* 4 */
                                   "key = 4 ]] ]==],\n"                /* 5 */
                                   " n = key == 5, m = a.key,\n"       /* 6 */
                                   " key = 6, -- here\n"               /* 7 */
                                   " [ \"key\" ]\n"                    /* 8 */
                                   "   = 7, o = 'it\\'s key = 8',\n"   /* 9 */
                                   " monkey = 9, key\n = 10 }\n"       /* 10 */
                                   "key = 12";                         /* 12 */

static void
test_finds_the_line_of_a_key (void)
{
  static const int cases_of_key[][3] = { { 1, 0, 7 },   { 7, 0, 7 }, { 8, 0, 8 },    { 9, 0, 10 },
                                         { 11, 0, 12 }, { 1, 7, 1 }, { 11, 12, 11 }, { 13, 0, 13 } };
  for (size_t i = 0; i < G_N_ELEMENTS (cases_of_key); i++) {
    const int *c = cases_of_key[i];
    g_assert_cmpint (cursus_declarations_find_key (lines_source, c[0], c[1], "key"), ==, c[2]);
  }
  g_assert_cmpint (cursus_declarations_find_key (lines_source, 1, 0, "absent"), ==, 1);
  g_assert_cmpint (cursus_declarations_find_key ("", 3, 0, "key"), ==, 3);
  g_assert_cmpint (cursus_declarations_find_key ("x = 'open", 1, 0, "open"), ==, 1);
  g_assert_cmpint (cursus_declarations_find_key ("x = [[open", 1, 0, "open"), ==, 1);
  g_assert_cmpint (cursus_declarations_find_key ("x = 'open\\", 1, 0, "open"), ==, 1);
  g_assert_cmpint (cursus_declarations_find_end ("a {\n{ '}' } -- }\n}\nb {}", 1), ==, 4);
  g_assert_cmpint (cursus_declarations_find_end ("a {\n{", 1), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/declarations/files-that-cannot-be-read", test_files_that_cannot_be_read);
  g_test_add_func ("/script/declarations/bytes-that-are-no-text", test_bytes_that_are_no_text);
  g_test_add_func ("/script/declarations/finds-the-line-of-a-key", test_finds_the_line_of_a_key);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/declarations/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  return g_test_run ();
}
