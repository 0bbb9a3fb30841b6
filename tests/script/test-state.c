/* Failures with their place, budgets, and memory that ends anywhere. */
#include "script/state.h"

#include "script/object.h"
#include "snippet.h"

static void
test_runs_and_returns (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  snippet_expect (state, "return 1 + 2", "3");
  g_assert_null (cursus_state_failure (state)->message);
}

typedef struct {
  const char *name;
  const char *code;
  CursusScriptError error;
  int line;
  const char *message; /* a part of it */
} FailureCase;

static const FailureCase failure_cases[] = {
  { "raise", "local x\n\nerror ('boom')", CURSUS_SCRIPT_ERROR_RUNTIME, 3, "boom" },
  { "no-position", "\nerror ('boom', 0)", CURSUS_SCRIPT_ERROR_RUNTIME, 2, "boom" },
  { "caller", "local function f ()\n error ('bad call', 2)\nend\nf ()\n", CURSUS_SCRIPT_ERROR_RUNTIME, 4, "bad call" },
  { "nil-index", "local t = nil\nreturn t.x", CURSUS_SCRIPT_ERROR_RUNTIME, 2, "nil value" },
  { "argument", "\n\nreturn ('x'):rep ({})", CURSUS_SCRIPT_ERROR_RUNTIME, 3, "number expected" },
  { "syntax", "local x = \n= 3", CURSUS_SCRIPT_ERROR_SYNTAX, 2, "“=” makes no sense here" },
  { "table", "\nerror ({})", CURSUS_SCRIPT_ERROR_RUNTIME, 2, "table" },
  { "nil", "\nerror (nil)", CURSUS_SCRIPT_ERROR_RUNTIME, 2, "nil" },
  { "boolean", "\nerror (true)", CURSUS_SCRIPT_ERROR_RUNTIME, 2, "boolean" },
  { "number", "\nerror (42)", CURSUS_SCRIPT_ERROR_RUNTIME, 2, "42" },
  { "rethrown", "local ok, e = pcall (function ()\n error ('deep') end)\n\nerror (e, 0)", CURSUS_SCRIPT_ERROR_RUNTIME, 2,
    "deep" },
  { "unknown-name", "\nreturn prnt ('x')", CURSUS_SCRIPT_ERROR_RUNTIME, 2, "prnt" },
  { "tostring-loops", "\nerror (setmetatable ({}, { __tostring = function () while true do end end }))",
    CURSUS_SCRIPT_ERROR_RUNTIME, 2, "table" },
  { "loop", "local x\nwhile true do end", CURSUS_SCRIPT_ERROR_INSTRUCTIONS, 2, "instructions" },
  { "caught-loop", "local x\nwhile true do pcall (function ()\n while true do end end) end", CURSUS_SCRIPT_ERROR_INSTRUCTIONS, 3,
    "instructions" },
  { "memory", "local t = {}\nfor i = 1, 1e9 do t[i] = {}\nend", CURSUS_SCRIPT_ERROR_MEMORY, 2, "KiB" },
  { "many-small", "local t = {}\nfor i = 1, 1e9 do\n t = { t, t }\nend", CURSUS_SCRIPT_ERROR_MEMORY, 3, "memory" },
};

static void
test_failure (gconstpointer data)
{
  const FailureCase *c = data;
  g_autoptr (CursusState) state = snippet_state ();
  g_autoptr (GError) error = NULL;
  g_assert_null (snippet_run (state, c->code, &error));
  g_assert_error (error, CURSUS_SCRIPT_ERROR, (int)c->error);
  const CursusScriptFailure *failure = cursus_state_failure (state);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (failure->file, ==, "test.lua");
  g_assert_cmpint (failure->line, ==, c->line);
  g_assert_nonnull (strstr (failure->message, c->message));
  g_assert_null (strstr (failure->message, "test.lua"));
  g_assert_true (g_str_has_prefix (error->message, "test.lua:"));
  snippet_expect (state, "return 'alive'", "alive");
}

static void
test_traceback_names_the_calls (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  g_autoptr (GError) error = NULL;
  const char *code = "local function inner ()\n error ('x')\nend\nlocal function outer ()\n inner ()\n return 1\nend\nouter ()\n";
  g_assert_null (snippet_run (state, code, &error));
  g_assert_cmpstr (cursus_state_failure (state)->traceback, ==,
                   "test.lua:2: in function “inner”\ntest.lua:5: in function “outer”\ntest.lua:8: in the file itself");
}

/* Every point at which the memory can end: nothing may leak (seen by ASan) and nothing may crash. */
static void
test_memory_ends_anywhere (void)
{
  const char *code = "local t = setmetatable ({}, { __index = function (t, k) return k .. '!' end })\n"
                     "local out = {}\n"
                     "for i = 1, 30 do out[#out + 1] = ('%d:%s'):format (i, t['k' .. i]) end\n"
                     "table.sort (out, function (a, b) return a > b end)\n"
                     "for k, v in pairs ({ b = 1, a = 2 }) do out[#out + 1] = k .. v end\n"
                     "pcall (error, { 'x' })\n"
                     "return table.concat (out, ';'):gsub ('%d', function (d) return '<' .. d .. '>' end)";
  int failed = 0;
  for (uint64_t at = 1; at <= 1500; at++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusState) state = cursus_state_new_failing (cursus_script_limits_plugin (), at, &error);
    g_autofree char *result = state != NULL ? snippet_run (state, code, &error) : NULL;
    if (result != NULL)
      break;
    failed++;
    g_assert_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_MEMORY);
  }
  g_test_message ("%d points", failed);
  g_assert_cmpint (failed, >=, 400);
  g_assert_cmpint (failed, <, 1500);
}

/* ---- The host's side ---- */

typedef struct {
  CursusSource source;
  int ref;
  int argument;
  int result;
} Function;

static int
l_keep_function (lua_State *L)
{
  Function *function = lua_touserdata (L, 1);
  cursus_sandbox_push_environment (L);
  cursus_state_push_chunk (L, &function->source, -1);
  lua_call (L, 0, 1);
  function->ref = cursus_state_ref (L);
  return 0;
}

static int
push_argument (lua_State *L, void *data)
{
  const Function *function = data;
  lua_pushinteger (L, function->argument);
  return 1;
}

static void
pull_result (lua_State *L, void *data)
{
  Function *function = data;
  if (!lua_isinteger (L, 1))
    cursus_state_fail (L, CURSUS_SCRIPT_ERROR_VALUE, "the function must return a whole number");
  function->result = (int)lua_tointeger (L, 1);
}

static Function
keep_function (CursusState *state, const char *code)
{
  Function function = { .source = { (char *)"test.lua", (char *)code, strlen (code) } };
  g_assert_true (cursus_state_enter (state, l_keep_function, &function, NULL));
  return function;
}

static void
test_calls_a_kept_function (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  Function function = keep_function (state, "local sum = 0 return function (n) sum = sum + n return sum end");
  CursusStateCall call = { function.ref, push_argument, 1, pull_result, &function };
  for (function.argument = 1; function.argument <= 4; function.argument++)
    g_assert_true (cursus_state_call (state, &call, NULL));
  g_assert_cmpint (function.result, ==, 10);
  cursus_state_unref (state, function.ref);
}

static void
test_each_call_has_its_budget (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  Function function = keep_function (state,
                                     "return function (n) for i = 1, 6000000 do end if n == 1 then while true do end end end");
  CursusStateCall call = { function.ref, push_argument, 0, NULL, &function };
  for (int i = 0; i < 4; i++) {
    g_autoptr (GError) error = NULL;
    function.argument = i % 2;
    g_assert_true (cursus_state_call (state, &call, &error) == (i % 2 == 0));
    if (i % 2 == 1)
      g_assert_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_INSTRUCTIONS);
    g_assert_cmpuint (cursus_state_instructions (state), >=, 6000000);
  }
}

/* How many calls of @code with 0, 1, 2 … are made before one is stopped; at most @n. */
static int
count_calls (const char *code, int n, char **said)
{
  g_autoptr (CursusState) state = snippet_state ();
  Function function = keep_function (state, code);
  CursusStateCall call = { function.ref, push_argument, 0, NULL, &function };
  for (function.argument = 0; function.argument < n; function.argument++) {
    g_autoptr (GError) error = NULL;
    if (cursus_state_call (state, &call, &error))
      continue;
    *said = g_strdup (error->message);
    break;
  }
  return function.argument;
}

/* 60 million instructions beyond 100,000 of each call: 33 calls of 1.9 million, and any number that need less. */
static void
test_all_calls_have_a_budget (void)
{
  g_autofree char *first = NULL, *again = NULL, *none = NULL;
  int n = count_calls ("return function (n)\nfor i = 1, 1900000 do end end", 1000, &first);
  g_assert_cmpint (n, ==, count_calls ("return function (n)\nfor i = 1, 1900000 do end end", 1000, &again));
  g_assert_cmpint (n, ==, 33);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, ==, "test.lua:2: stopped: the calls of its functions are too much work together");
  g_assert_cmpint (count_calls ("return function (n) for i = 1, 90000 do end end", 1000, &none), ==, 1000);
  g_assert_null (none);
}

/* Texts of half a megabyte that differ at their ends only: few instructions that the count does not see, all of them long. */
static void
test_all_calls_have_a_time (void)
{
  g_autofree char *said = NULL;
  double begun = snippet_cpu_seconds ();
  int n = count_calls ("local a = ('x'):rep (500000) local b = a:sub (1, -2) .. 'y'\n"
                       "return function (n) for i = 1, 300 do local c = a < b end end",
                       20000, &said);
  g_assert_cmpint (n, <, 20000);
  g_assert_cmpstr (said, ==, "test.lua:2: stopped: the calls of its functions are too much work together");
  g_assert_cmpfloat (snippet_cpu_seconds () - begun, <, 5);
}

static void
test_codes_of_the_host (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  g_autoptr (GError) error = NULL;
  Function function = keep_function (state, "return function () return 'x' end");
  CursusStateCall call = { function.ref, NULL, 1, pull_result, &function };
  g_assert_false (cursus_state_call (state, &call, &error));
  g_assert_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, "the function must return a whole number");
}

/* A function of the host that enters the state it was called from. */
static int
l_enter_again (lua_State *L)
{
  char *result = snippet_run (cursus_state_of (L), "while true do end", NULL);
  g_assert_null (result);
  lua_pushliteral (L, "went on");
  return 1;
}

static int
l_nested (lua_State *L)
{
  static const char code[] = "local ok, e = pcall (again) caught = true return e";
  CursusSource source = { (char *)"outer.lua", (char *)code, strlen (code) };
  cursus_sandbox_push_environment (L);
  lua_pushcfunction (L, l_enter_again);
  lua_setfield (L, -2, "again");
  cursus_state_push_chunk (L, &source, -1);
  lua_call (L, 0, 0);
  return 0;
}

static void
test_nested_entries_share_the_budget (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_state_enter (state, l_nested, NULL, &error));
  g_assert_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_INSTRUCTIONS);
  snippet_expect (state, "return 'alive'", "alive");
}

static void
test_long_names_of_files (void)
{
  static const char *const files[] = { "a/rather/long/path/that/is/longer/than/what/lua/shows/of/it/é/one/gap.lua",
                                       "another/rather/long/path/that/is/longer/than/what/lua/shows/of/it/é/one/gap.lua",
                                       "x:1: y" };
  g_autoptr (CursusState) state = snippet_state ();
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++) {
    const char *code = "\nerror ('no')";
    Snippet snippet = { .source = { (char *)files[i], (char *)code, strlen (code) } };
    g_assert_false (cursus_state_enter (state, l_run_snippet, &snippet, NULL));
    g_assert_cmpstr (cursus_state_failure (state)->file, ==, files[i]);
    g_assert_cmpint (cursus_state_failure (state)->line, ==, 2);
    g_assert_cmpstr (cursus_state_failure (state)->message, ==, "no");
  }
}

static void
test_too_little_memory_to_begin (void)
{
  CursusScriptLimits limits = cursus_script_limits_plugin ();
  for (limits.memory_bytes = 0; limits.memory_bytes < 12000; limits.memory_bytes += 500) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_state_new (limits, &error));
    g_assert_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_MEMORY);
  }
}

static void
test_error_outside_an_entry_aborts (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (CursusState) state = snippet_state ();
    luaL_error (state->L, "unprotected");
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*error outside every entry into a script: unprotected*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/state/runs-and-returns", test_runs_and_returns);
  g_test_add_func ("/script/state/traceback-names-the-calls", test_traceback_names_the_calls);
  g_test_add_func ("/script/state/memory-ends-anywhere", test_memory_ends_anywhere);
  g_test_add_func ("/script/state/calls-a-kept-function", test_calls_a_kept_function);
  g_test_add_func ("/script/state/each-call-has-its-budget", test_each_call_has_its_budget);
  g_test_add_func ("/script/state/all-calls-have-a-budget", test_all_calls_have_a_budget);
  g_test_add_func ("/script/state/all-calls-have-a-time", test_all_calls_have_a_time);
  g_test_add_func ("/script/state/codes-of-the-host", test_codes_of_the_host);
  g_test_add_func ("/script/state/nested-entries-share-the-budget", test_nested_entries_share_the_budget);
  g_test_add_func ("/script/state/long-names-of-files", test_long_names_of_files);
  g_test_add_func ("/script/state/too-little-memory-to-begin", test_too_little_memory_to_begin);
  g_test_add_func ("/script/state/error-outside-an-entry-aborts", test_error_outside_an_entry_aborts);
  for (size_t i = 0; i < G_N_ELEMENTS (failure_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/state/failure/%s", failure_cases[i].name);
    g_test_add_data_func (path, &failure_cases[i], test_failure);
  }
  return g_test_run ();
}
