/* Our matcher against Lua's own, and its count of the work. */
#include "script/pattern.h"

#include <lauxlib.h>
#include <lualib.h>

#include "snippet.h"

/* Everything that the pattern functions give for one subject and one pattern, as text; an error begins with “!”. */
static const char probe[] = "local function all (f, ...)\n"
                            "  local r = table.pack (pcall (f, ...))\n"
                            "  if not r[1] then return '!' .. tostring (r[2]) end\n"
                            "  local out = {}\n"
                            "  for i = 2, r.n do out[#out + 1] = type (r[i]) .. ':' .. tostring (r[i]) end\n"
                            "  return table.concat (out, ',')\n"
                            "end\n"
                            "local function each (s, p)\n"
                            "  local out = {}\n"
                            "  for a, b in string.gmatch (s, p) do out[#out + 1] = tostring (a) .. '/' .. tostring (b) end\n"
                            "  return table.concat (out, ',')\n"
                            "end\n"
                            "return table.concat ({\n"
                            "  all (string.find, S, P), all (string.find, S, P, 3), all (string.find, S, P, -2),\n"
                            "  all (string.match, S, P), all (each, S, P),\n"
                            "  all (string.gsub, S, P, '<%0>'), all (string.gsub, S, P, '', 2),\n"
                            "  all (string.gsub, S, P, function (a) return #tostring (a) end) }, ' ; ')";

static char *
ask_lua (const char *code)
{
  lua_State *L = luaL_newstate ();
  luaL_openlibs (L);
  if (luaL_dostring (L, code) != LUA_OK)
    g_error ("%s", lua_tostring (L, -1));
  char *result = g_strdup (lua_tostring (L, -1));
  lua_close (L);
  return result;
}

static char *
draw_text (GRand *rand, const char *letters, int most)
{
  GString *out = g_string_new (NULL);
  int length = g_rand_int_range (rand, 0, most + 1);
  for (int i = 0; i < length; i++)
    g_string_append_c (out, letters[g_rand_int_range (rand, 0, (gint32)strlen (letters))]);
  return g_string_free (out, FALSE);
}

/* Lua looks at a pattern only as far as it matches, ours finds what is wrong with it at once: then a search of Lua's that found
 * nothing is as good as an error. */
static void
compare_answers (const char *ours, const char *theirs, const char *code)
{
  g_auto (GStrv) mine = g_strsplit (ours, " ; ", -1);
  g_auto (GStrv) lua = g_strsplit (theirs, " ; ", -1);
  for (size_t i = 0; lua[i] != NULL; i++) {
    if (*mine[i] == '!' && (*lua[i] == '!' || strcmp (lua[i], "nil:nil") == 0 || *lua[i] == '\0' || i >= 4))
      continue;
    if (strcmp (mine[i], lua[i]) != 0)
      g_test_message ("%s\nanswer %zu", code, i);
    g_assert_cmpstr (mine[i], ==, lua[i]);
  }
}

static void
test_agrees_with_lua (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (CursusState) state = snippet_state ();
  g_test_message ("seed %u", seed);
  for (int i = 0; i < 4000; i++) {
    g_autofree char *subject = draw_text (rand, "aab1 _(x)\n-", 10);
    g_autofree char *pattern = draw_text (rand, "aab1.%%%%()()[]^$*+-?wdsfbxW_ -", 8);
    g_autofree char *code = g_strdup_printf ("local S, P = [==[\n%s]==], [==[\n%s]==]\n%s", subject, pattern, probe);
    g_autofree char *theirs = ask_lua (code);
    g_autoptr (GError) error = NULL;
    g_autofree char *ours = snippet_run (state, code, &error);
    g_assert_no_error (error);
    compare_answers (ours, theirs, code);
  }
}

static void
test_wrong_patterns_are_named (void)
{
  static const char *const wrong[][2] = {
    { "[a", "without “]”" },
    { "[", "without “]”" },
    { "[^", "without “]”" },
    { "[%", "without “]”" },
    { "[+-%]", "without “]”" },
    { "(a", "without “)”" },
    { "a)", "without “(”" },
    { "%", "ends with “%”" },
    { "%b", "two characters" },
    { "%bx", "two characters" },
    { "%f", "needs a “[”" },
    { "%fa", "needs a “[”" },
    { "%1", "capture that is not there" },
    { "(a%1)", "capture that is not there" },
    { "%0", "capture that is not there" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree CursusPattern *pattern = g_malloc (cursus_pattern_size (strlen (wrong[i][0])));
    const char *why = cursus_pattern_compile (pattern, wrong[i][0], strlen (wrong[i][0]), true);
    g_assert_nonnull (why);
    g_assert_nonnull (strstr (why, wrong[i][1]));
  }
}

static void
test_many_parts_and_captures (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'a');
  g_autofree CursusPattern *pattern = g_malloc (cursus_pattern_size (5000));
  g_assert_nonnull (cursus_pattern_compile (pattern, long_text, 5000, true));
  g_assert_null (cursus_pattern_compile (pattern, long_text, CURSUS_PATTERN_MAX_PARTS, true));
  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = 0; i < CURSUS_PATTERN_MAX_CAPTURES; i++)
    g_string_append (many, "(a)");
  g_assert_null (cursus_pattern_compile (pattern, many->str, many->len, true));
  g_string_append (many, "()");
  g_assert_nonnull (cursus_pattern_compile (pattern, many->str, many->len, true));
}

static void
test_gives_up (void)
{
  static const char bomb[] = "a*a*a*a*a*a*a*a*a*a*a*b";
  g_autofree char *subject = g_strnfill (2000, 'a');
  g_autofree CursusPattern *pattern = g_malloc (cursus_pattern_size (strlen (bomb)));
  g_assert_null (cursus_pattern_compile (pattern, bomb, strlen (bomb), true));
  CursusMatch match = { .pattern = pattern, .subject = subject, .length = 2000, .max_steps = 1000 * 1000 };
  size_t end = 0;
  double before = snippet_cpu_seconds ();
  g_assert_false (cursus_match_at (&match, 0, &end));
  g_assert_true (cursus_match_exhausted (&match));
  g_assert_cmpuint (match.steps, <, 1100 * 1000);
  g_assert_cmpfloat (snippet_cpu_seconds () - before, <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/pattern/agrees-with-lua", test_agrees_with_lua);
  g_test_add_func ("/script/pattern/wrong-patterns-are-named", test_wrong_patterns_are_named);
  g_test_add_func ("/script/pattern/many-parts-and-captures", test_many_parts_and_captures);
  g_test_add_func ("/script/pattern/gives-up", test_gives_up);
  return g_test_run ();
}
