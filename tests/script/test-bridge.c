/* Values from Lua and back, and each thing that cannot come along. */
#include "script/bridge.h"

#include "snippet.h"

typedef struct {
  CursusSource source;
  CursusScriptLimits limits;
  CursusValue *value;
  GString *problems;
  const char *ignored; /* nullable: a text that is left out without a word */
} Reading;

static void
on_problem (const char *const *keys, const char *where, const char *text, void *data)
{
  Reading *reading = data;
  g_autofree char *path = g_strjoinv ("/", (char **)keys);
  g_string_append_printf (reading->problems, "%s|%s|%s\n", path, where, text);
}

static bool
is_ignored (lua_State *L, int index, void *data)
{
  const Reading *reading = data;
  return lua_type (L, index) == LUA_TSTRING && g_strcmp0 (lua_tostring (L, index), reading->ignored) == 0;
}

static int
l_read (lua_State *L)
{
  Reading *reading = lua_touserdata (L, 1);
  CursusBridge bridge;
  cursus_sandbox_push_environment (L);
  cursus_state_push_chunk (L, &reading->source, -1);
  lua_call (L, 0, 1);
  cursus_bridge_init (&bridge, &reading->limits);
  bridge.problem = on_problem;
  bridge.ignore = is_ignored;
  bridge.data = reading;
  int top = lua_gettop (L);
  reading->value = cursus_bridge_read (&bridge, L, -1);
  g_assert_cmpint (lua_gettop (L), ==, top);
  return 0;
}

static Reading
read_code (const char *code, const char *ignored)
{
  g_autoptr (CursusState) state = snippet_state ();
  g_autoptr (GError) error = NULL;
  Reading reading = { .source = { (char *)"test.lua", (char *)code, strlen (code) }, .ignored = ignored };
  reading.limits = cursus_script_limits_plugin ();
  reading.limits.value_depth = 3;
  reading.limits.value_items = 50;
  reading.limits.source_bytes = 1000;
  reading.problems = g_string_new (NULL);
  cursus_state_enter (state, l_read, &reading, &error);
  g_assert_no_error (error);
  return reading;
}

static void
reading_clear (Reading *reading)
{
  if (reading->value != NULL)
    cursus_value_unref (reading->value);
  g_string_free (reading->problems, TRUE);
}

typedef struct {
  const char *name;
  const char *code;
  const char *value;   /* (nullable): as text; NULL: none at all */
  const char *problem; /* (nullable): a part of what is told; NULL: nothing is */
} Case;

static const Case cases[] = {
  { "nil", "return nil", "nil", NULL },
  { "boolean", "return true", "true", NULL },
  { "integer", "return math.mininteger", "-9223372036854775808", NULL },
  { "number", "return 0.5", "0.5", NULL },
  { "whole-number", "return 3.0", "3", NULL },
  { "large-number", "return 2^62", "4611686018427387904", NULL },
  { "text", "return 'été\\n\\t'", "\"été\\n\\t\"", NULL },
  { "empty-text", "return ''", "\"\"", NULL },
  { "table", "return { 1, 'a', { b = false }, c = 2 }", "{ 1, \"a\", { b = false }, c = 2 }", NULL },
  { "empty-table", "return {}", "{}", NULL },
  { "metatable", "return setmetatable ({ a = 1 }, { __index = { b = 2 }, __pairs = error, __len = error })", "{ a = 1 }", NULL },
  { "function", "return print", NULL, "||a function cannot be used" },
  { "function-inside", "return { a = { print, 1 } }", "{ a = { 1 } }", "a|a[1]|a function cannot be used" },
  { "infinite", "return { a = 1/0, b = -1/0, c = 0/0 }", "{}", "c|c|the number is not finite" },
  { "not-utf8", "return { 'ab\\xff' }", "{}", "|[1]|the text is not valid UTF-8 at byte 3" },
  { "cut-utf8", "return { ('é'):sub (1, 1) }", "{}", "|[1]|the text is not valid UTF-8 at byte 1" },
  { "surrogate", "return '\\u{D800}'", NULL, "||the text is not valid UTF-8 at byte 1" },
  { "nul", "return 'a\\0b'", NULL, "control character U+0000 at byte 2" },
  { "escape", "return 'a\\27b'", NULL, "control character U+001B at byte 2" },
  { "carriage-return", "return 'a\\r'", NULL, "control character U+000D at byte 2" },
  { "delete", "return '\\127'", NULL, "control character U+007F at byte 1" },
  { "c1", "return '\\u{85}'", NULL, "control character U+0085 at byte 1" },
  { "bad-key", "return { ['a\\0'] = 1 }", "{}", "||a key has the control character U+0000 at byte 2" },
  { "boolean-key", "return { [true] = 1 }", "{}", "the keys of a table" },
  { "fraction-key", "return { [1.5] = 1 }", "{}", "the keys of a table" },
  { "negative-key", "return { [-1] = 1 }", "{}", "the keys of a table" },
  { "hole", "return { 1, nil, 3 }", "{}", "it has 2 items, but the last is number 3" },
  { "far-item", "return { [math.maxinteger] = 1 }", "{}", "it has 1 items, but the last is number 9223372036854775807" },
  { "deepest", "return { { { 1 } } }", "{ { { 1 } } }", NULL },
  { "too-deep", "return { { { {}, 1 } } }", "{ { { 1 } } }", "|[1][1][1]|tables are nested too deeply, at most 3" },
  { "cycle", "local t = {} t.a = t return t", "{ a = { a = {} } }", "a/a/a|a.a.a|tables are nested too deeply" },
  { "most-items", "local t = {} for i = 1, 49 do t[i] = i end return #t == 49 and t", NULL, NULL },
  { "too-many-items", "local t = {} for i = 1, 50 do t[i] = i end return t", NULL, "|[50]|these are too many values" },
  { "shared", "local t = {} for i = 1, 10 do t[i] = i end return { { t, t, t }, { t, t, t } }", NULL,
    "these are too many values" },
  { "too-much-text", "local s = ('x'):rep (400) return { s, s, s }", NULL, "|[3]|these are too many values, or too much text" },
  { "ignored", "return { 1, 'skip', 2, a = 'skip' }", "{ 1, 2 }", NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  Reading reading = read_code (c->code, "skip");
  g_test_message ("%s", reading.problems->str);
  if (c->value != NULL) {
    g_autofree char *text = cursus_value_to_text (reading.value, 1000);
    g_assert_cmpstr (text, ==, c->value);
  }
  if (c->problem != NULL)
    g_assert_nonnull (strstr (reading.problems->str, c->problem));
  else
    g_assert_cmpstr (reading.problems->str, ==, "");
  reading_clear (&reading);
}

/* Lua's order of keys differs from run to run, the order of what is told does not. */
static void
test_tells_in_order (void)
{
  for (int i = 0; i < 20; i++) {
    Reading reading = read_code ("return { b = print, a = print, c = { print }, d = 0/0 }", NULL);
    const char *told = reading.problems->str;
    g_assert_true (g_str_has_prefix (told, "a|a|"));
    g_assert_true (strstr (told, "b|b|") < strstr (told, "c|c[1]|") && strstr (told, "c|c[1]|") < strstr (told, "d|d|"));
    reading_clear (&reading);
  }
}

/* ---- Strictly, and back ---- */

typedef struct {
  CursusSource source;
  char why[200];
  CursusValue *value;
  CursusValue *again;
} Trip;

static int
l_trip (lua_State *L)
{
  Trip *trip = lua_touserdata (L, 1);
  CursusScriptLimits limits = cursus_script_limits_plugin ();
  cursus_sandbox_push_environment (L);
  cursus_state_push_chunk (L, &trip->source, -1);
  lua_call (L, 0, 1);
  trip->value = cursus_bridge_read_strictly (L, -1, &limits, trip->why, sizeof trip->why);
  if (trip->value == NULL)
    return 0;
  cursus_bridge_push (L, trip->value);
  trip->again = cursus_bridge_read_strictly (L, -1, &limits, trip->why, sizeof trip->why);
  return 0;
}

static Trip
take_trip (CursusState *state, const char *code, GError **error)
{
  Trip trip = { .source = { (char *)"test.lua", (char *)code, strlen (code) } };
  cursus_state_enter (state, l_trip, &trip, error);
  return trip;
}

static void
trip_clear (Trip *trip)
{
  g_clear_pointer (&trip->value, cursus_value_unref);
  g_clear_pointer (&trip->again, cursus_value_unref);
}

static const char trip_code[] = "return { 1, 2.5, 'é', true, { { x = { y = {} } } }, last = math.maxinteger }";

static void
test_there_and_back (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  Trip trip = take_trip (state, trip_code, NULL);
  g_assert_nonnull (trip.again);
  g_assert_true (cursus_value_equal (trip.value, trip.again));
  trip_clear (&trip);
}

static void
test_strictly (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  Trip trip = take_trip (state, "return { ok = 1, list = { 'a', print } }", NULL);
  g_assert_null (trip.value);
  g_assert_true (g_str_has_prefix (trip.why, "list[2]: a function cannot be used"));
  trip_clear (&trip);
}

/* Where the memory of the state ends during the way there or back, nothing of ours is lost (seen by ASan). */
static void
test_memory_ends_anywhere (void)
{
  int failed = 0;
  for (uint64_t at = 1; at <= 1500; at++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusState) state = cursus_state_new_failing (cursus_script_limits_plugin (), at, &error);
    Trip trip = state != NULL ? take_trip (state, trip_code, &error) : (Trip){ 0 };
    trip_clear (&trip);
    if (error == NULL)
      break;
    failed++;
  }
  g_assert_cmpint (failed, >=, 200);
  g_assert_cmpint (failed, <, 1500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/bridge/tells-in-order", test_tells_in_order);
  g_test_add_func ("/script/bridge/there-and-back", test_there_and_back);
  g_test_add_func ("/script/bridge/strictly", test_strictly);
  g_test_add_func ("/script/bridge/memory-ends-anywhere", test_memory_ends_anywhere);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/bridge/read/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  return g_test_run ();
}
