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
  { "syntax", "local x = \n= 3", CURSUS_SCRIPT_ERROR_SYNTAX, 2, "near" },
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/state/runs-and-returns", test_runs_and_returns);
  g_test_add_func ("/script/state/traceback-names-the-calls", test_traceback_names_the_calls);
  g_test_add_func ("/script/state/memory-ends-anywhere", test_memory_ends_anywhere);
  for (size_t i = 0; i < G_N_ELEMENTS (failure_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/state/failure/%s", failure_cases[i].name);
    g_test_add_data_func (path, &failure_cases[i], test_failure);
  }
  return g_test_run ();
}
