/* What the sandbox leaves out, what it bounds, and that the same script gives the same in each run. */
#include "script/sandbox.h"

#include <locale.h>

#include "snippet.h"

/* ---- Left out ---- */

static const char *const absent[] = {
  "_G", "collectgarbage", "coroutine", "debug",  "dofile", "io",     "load", "loadfile", "loadstring",
  "os", "package",        "require",   "unpack", "warn",   "xpcall",
};

static const char *const absent_fields[] = { "math.randomseed", "string.dump", "string.pack", "string.packsize",
                                             "string.unpack" };

static void
test_left_out (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  for (size_t i = 0; i < G_N_ELEMENTS (absent); i++) {
    g_autofree char *code = g_strdup_printf ("return %s", absent[i]);
    g_autoptr (GError) error = NULL;
    g_assert_null (snippet_run (state, code, &error));
    g_assert_nonnull (strstr (cursus_state_failure (state)->message, absent[i]));
  }
  for (size_t i = 0; i < G_N_ELEMENTS (absent_fields); i++) {
    g_autofree char *code = g_strdup_printf ("return %s", absent_fields[i]);
    snippet_expect (state, code, "nil");
  }
}

/* ---- What works ---- */

typedef struct {
  const char *name;
  const char *code;
  const char *wanted;
} Case;

static const Case cases[] = {
  { "pcall", "local ok, e = pcall (error, 'x', 0) return tostring (ok) .. e", "falsex" },
  { "pcall-results", "return select ('#', pcall (function () return 1, nil, nil end))", "4" },
  { "pcall-table", "local t = {} local ok, e = pcall (error, t) return e == t", "true" },
  { "pcall-no-function", "return (pcall (nil))", "false" },
  { "assert", "local ok, e = pcall (assert, false, 'no') return e", "no" },
  { "pairs-order",
    "local s = '' for k in pairs ({ b = 1, a = 1, 10, [true] = 1, [2.5] = 1, [-1] = 1, z = 1 }) do s = s .. tostring (k) .. ' ' "
    "end return s",
    "-1 1 2.5 a b z true " },
  { "pairs-removes", "local t, n = { a = 1, b = 2, c = 3 }, 0 for k in pairs (t) do t.b = nil t[k] = nil n = n + 1 end return n",
    "2" },
  { "pairs-metamethod",
    "local s = '' for k, v in pairs (setmetatable ({}, { __pairs = function () return ipairs ({ 'x', 'y' }) end })) do s = s .. "
    "v end return s",
    "xy" },
  { "pairs-of-nil", "local ok, e = pcall (pairs) return ok", "false" },
  { "next", "local t = { 5, x = 1 } local k, v = next (t) local k2 = next (t, k) return k .. v .. k2 .. tostring (next (t, k2))",
    "15xnil" },
  { "next-empty", "return next ({})", "nil" },
  { "tostring-has-no-address", "return tostring ({}) .. ' ' .. tostring (print) .. ('%s'):format ({})", "table functiontable" },
  { "tostring-metamethod", "return ('%s|%5s'):format (setmetatable ({}, { __tostring = function () return 'T' end }), 'x')",
    "T|    x" },
  { "no-pointers", "return (pcall (string.format, '%p', {}))", "false" },
  { "no-pointers-flagged", "return (pcall (string.format, 'x%%%-5p', {}))", "false" },
  { "format", "return ('%5.1f|%d|%q|%%'):format (2.25, 3, 'a\"')", "  2.2|3|\"a\\\"\"|%" },
  { "string-methods", "return ('abc'):upper () .. #'x' .. ('x'):rep (3, ',')", "ABC1x,x,x" },
  { "no-text-arithmetic", "return (pcall (function () return '1' + 1 end))", "false" },
  { "gsub", "return (('hello world'):gsub ('o', { o = 0 }))", "hell0 w0rld" },
  { "gmatch", "local s = '' for k, v in ('a=1, b=2'):gmatch ('(%w+)=(%w+)') do s = s .. k .. v end return s", "a1b2" },
  { "gmatch-characters", "local n = 0 for c in ('été'):gmatch (utf8.charpattern) do n = n + 1 end return n", "3" },
  { "trim", "return ('  a b '):match ('^%s*(.-)%s*$') .. '|'", "a b|" },
  { "utf8", "return utf8.len ('été') .. utf8.char (233)", "3é" },
  { "sort", "local t = { 3, 1, 2 } table.sort (t) return table.concat (t)", "123" },
  { "sort-texts", "local t = { 'b', 'a', 'B', 'é' } table.sort (t) return table.concat (t)", "Babé" },
  { "sort-stable",
    "local t = { { 1, 'a' }, { 0, 'b' }, { 1, 'c' }, { 0, 'd' } } table.sort (t, function (x, y) return x[1] < y[1] end) return "
    "t[1][2] .. t[2][2] .. t[3][2] .. t[4][2]",
    "bdac" },
  { "sort-many",
    "local t = {} for i = 1, 1000 do t[i] = i * 7919 % 1000 end table.sort (t) for i = 2, 1000 do assert (t[i - 1] <= t[i]) end "
    "return #t",
    "1000" },
  { "sort-contradiction", "local t = { 3, 1, 2 } table.sort (t, function () return true end) return #t", "3" },
  { "sort-raising", "return (pcall (table.sort, { 3, 1, 2 }, function () error ('x') end))", "false" },
  { "sort-mixed", "return (pcall (table.sort, { 3, 'a' }))", "false" },
  { "sort-changing", "local t = { 3, 1, 2 } table.sort (t, function (a, b) t[1] = nil return a < b end) return #t", "3" },
  { "unpack", "return select ('#', table.unpack ({ 1, 2, nil, 4 }, 1, 4))", "4" },
  { "insert-remove",
    "local t = { 1, 2 } table.insert (t, 1, 0) table.insert (t, 3) table.remove (t, 2) return table.concat (t, ',')", "0,2,3" },
  { "move", "return table.concat (table.move ({ 1, 2, 3 }, 1, 3, 2), ',')", "1,1,2,3" },
  { "random", "local t = {} for i = 1, 1000 do local r = math.random (3) assert (r >= 1 and r <= 3) t[r] = true end return #t",
    "3" },
  { "random-wide", "local a = math.random (math.mininteger, math.maxinteger) return math.type (a)", "integer" },
  { "random-empty", "return (pcall (math.random, 3, 2))", "false" },
  { "class",
    "local C = {} C.__index = C function C.name (self) return self.n end local o = setmetatable ({ n = 'o' }, C) return o:name "
    "()",
    "o" },
  { "getmetatable", "local m = {} local t = setmetatable ({}, m) return getmetatable (t) == m and getmetatable ({}) == nil",
    "true" },
  { "metatable-taken-off", "return getmetatable (setmetatable (setmetatable ({}, {}), nil))", "nil" },
  { "metatable-of-texts", "return getmetatable ('x')", "false" },
  { "metatable-read-when-set", "local m = {} local t = setmetatable ({}, m) m.__index = { x = 1 } return t.x", "nil" },
  { "no-gc", "return (pcall (setmetatable, {}, { __gc = function () end }))", "false" },
  { "no-mode", "return (pcall (setmetatable, {}, { __mode = 'k' }))", "false" },
  { "no-metatable", "return (pcall (setmetatable, {}, { __metatable = 1 }))", "false" },
  { "no-close", "return (pcall (setmetatable, {}, { __close = print }))", "false" },
  { "no-name", "return (pcall (setmetatable, {}, { __name = 'meeting' }))", "false" },
  { "protected-environment", "return (pcall (setmetatable, _ENV, {}))", "false" },
  { "decimal-point", "return 1.5 .. ('%.1f'):format (2.5) .. tostring (tonumber ('2.5'))", "1.52.52.5" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CursusState) state = snippet_state ();
  snippet_expect (state, c->code, c->wanted);
}

/* ---- What would not end, or grow without end ---- */

#define LOWERED_CPU_US 200000

static const Case hostile[] = {
  { "loop", "while true do end", "stopped after" },
  { "repeat", "repeat until false", "stopped after" },
  { "goto", "::again:: goto again", "stopped after" },
  { "for-float", "for i = 1, math.huge do end", "stopped after" },
  { "for-overflow", "for i = math.mininteger, math.maxinteger do end", "stopped after" },
  { "pcall-loop", "while true do pcall (function () while true do end end) end", "stopped after" },
  { "pcall-nested", "local function f () pcall (f) f () end while true do pcall (f) end", NULL },
  { "pcall-error", "while true do pcall (error) end", "stopped after" },
  { "recursion", "local function f () return 1 + f () end return f ()", "nested too deeply" },
  { "tail-recursion", "local function f () return f () end return f ()", "stopped after" },
  { "recursion-arguments", "local function f (...) return f (1, 2, 3, 4, 5, 6, 7, 8, ...) end return f ()", NULL },
  { "recursion-caught", "local function f () pcall (f) return f () end return f ()", NULL },
  { "index-loop", "local t = setmetatable ({}, { __index = function (t, k) return t[k] end }) return t.x", NULL },
  { "index-chain", "local t = {} for i = 1, 10000 do t = setmetatable ({}, { __index = t }) end return t.x", NULL },
  { "newindex-loop", "local t = setmetatable ({}, { __newindex = function (t, k, v) t[k] = v end }) t.x = 1", NULL },
  { "concat-metamethod", "local t = setmetatable ({}, { __concat = function (a, b) return a .. b end }) return t .. t", NULL },
  { "eq-loop", "local m = {} m.__eq = function (a, b) return a == b end return setmetatable ({}, m) == setmetatable ({}, m)",
    NULL },
  { "call-chain", "local t = {} setmetatable (t, { __call = t }) return t ()", NULL },
  { "tostring-recursion",
    "local t t = setmetatable ({}, { __tostring = function () return tostring (t) end }) return tostring (t)", NULL },
  { "tostring-loop", "return tostring (setmetatable ({}, { __tostring = function () while true do end end }))", "stopped after" },
  { "tostring-no-text", "return tostring (setmetatable ({}, { __tostring = function () return {} end }))", "__tostring" },
  { "error-grows", "local s = 'x' while true do local ok, e = pcall (error, s .. s) s = e end", NULL },
  { "error-loops",
    "error (setmetatable ({}, { __tostring = function () while true do end end, __index = function () while true do end end }))",
    "table" },
  { "close-variable", "local x <close> = setmetatable ({}, { __close = function () while true do end end })", "__close" },
  { "rep", "return ('x'):rep (1 << 40)", NULL },
  { "rep-separator", "return (''):rep (1 << 40, 'ab')", NULL },
  { "rep-empty", "return (''):rep (1 << 62)", "" },
  { "rep-caught", "while true do pcall (string.rep, 'x', 1 << 30) end", "KiB" },
  { "rep-twice", "return (('x'):rep (1 << 18)):rep (1 << 10)", "KiB" },
  { "concat-doubling", "local s = 'x' while true do s = s .. s end", "KiB" },
  { "concat-churn", "local s = ('x'):rep (200000) for i = 1, 1e9 do local t = s .. i end", NULL },
  { "compare", "local a, b = ('x'):rep (400000) .. 'a', ('x'):rep (400000) .. 'b' while true do local c = a < b end", "1500 ms" },
  { "compare-equal", "local a, b = ('x'):rep (400000) .. 'a', ('x'):rep (400000) .. 'a' while true do local c = a == b end",
    NULL },
  { "long-keys",
    "local t = {} for i = 1, 60 do t[('x'):rep (400000) .. i] = 1 end while true do for i = 1, 60 do local v = t[('x'):rep "
    "(400000) .. i] end end",
    NULL },
  { "upper-loop", "local s = ('x'):rep (400000) while true do s:upper () end", NULL },
  { "format-width", "return ('%99999d'):format (1)", "invalid conversion" },
  { "format-loop", "local s = ('x'):rep (400000) while true do ('%s'):format (s) end", NULL },
  { "format-grows", "local s = 'x' while true do s = ('%s%s'):format (s, s) end", "KiB" },
  { "pattern-bomb", "return (('a'):rep (3000)):find ('a*a*a*a*a*a*a*a*a*a*a*b')", "too much work" },
  { "pattern-lazy", "return (('a'):rep (3000)):find (('.-'):rep (12) .. 'b')", "too much work" },
  { "pattern-optional", "return (('a'):rep (28)):match (('a?'):rep (28) .. ('a'):rep (28))", NULL },
  { "pattern-same", "return (('a'):rep (3000)):match ('(.*)(.*)%1%2b')", "too much work" },
  { "pattern-caught", "while true do pcall (string.find, ('a'):rep (3000), 'a*a*a*a*a*b') end", "stopped after" },
  { "pattern-nested", "return (('a'):rep (100000)):find (('('):rep (33) .. (')'):rep (33))", "captures" },
  { "pattern-deep", "return (('a'):rep (100000)):find (('a?'):rep (5000))", "too long" },
  { "balance", "return (('('):rep (100000)):find ('%b()')", "too much work" },
  { "gsub-recursion", "local function f () return (('x'):gsub ('x', f)) end return f ()", NULL },
  { "gsub-grows", "local s = 'xx' while true do s = s:gsub ('x', 'xx') end", NULL },
  { "gsub-callback", "return (('x'):rep (100000)):gsub ('x', function () while true do end end)", "stopped after" },
  { "gsub-empty", "while true do (('x'):rep (100000)):gsub ('', 'y') end", NULL },
  { "gmatch-loop", "while true do for a in (('x'):rep (100000)):gmatch ('') do end end", "stopped after" },
  { "sort-endless", "table.sort ({ 1, 2, 3 }, function () while true do end end)", "stopped after" },
  { "sort-long", "local t = {} for i = 1, 30000 do t[i] = 30000 - i end while true do table.sort (t) end", "stopped after" },
  { "sort-long-texts",
    "local s = ('x'):rep (400000) local t = {} for i = 1, 60 do t[i] = s .. i end for i = 61, 30000 do t[i] = t[i % 60 + 1] end "
    "table.sort (t)",
    NULL },
  { "sort-c-function", "local t = {} for i = 1, 30000 do t[i] = {} end while true do table.sort (t, rawequal) end",
    "stopped after" },
  { "sort-lt",
    "local m = { __lt = function () while true do end end } table.sort ({ setmetatable ({}, m), setmetatable ({}, m) })",
    "stopped after" },
  { "border",
    "local t = {} local i = 1 while i > 0 do t[i] = 1 i = i * 2 end table.insert (t, 1, 0) table.sort (t) table.concat (t)",
    NULL },
  { "concat-range", "return table.concat ({}, '', 1, 1 << 60)", "stopped after" },
  { "concat-negative", "return table.concat ({}, '', math.mininteger, math.maxinteger)", "stopped after" },
  { "concat-index",
    "return table.concat (setmetatable ({}, { __index = function () return '' end, __len = function () return 1 << 60 end }))",
    "__index" },
  { "move-range", "table.move ({}, 1, 1 << 60, 2)", "stopped after" },
  { "move-len", "table.move (setmetatable ({}, { __index = math.abs }), 1, 10, 2)", "__index" },
  { "insert-len", "table.insert (setmetatable ({}, { __len = function () return 1 << 60 end }), 1, 1)", "__len" },
  { "remove-len", "table.remove (setmetatable ({}, { __len = function () return 1 << 60 end }), 1)", "__len" },
  { "unpack-many", "return table.unpack ({}, 1, 1 << 30)", NULL },
  { "unpack-most", "return table.unpack ({}, math.mininteger, math.maxinteger)", "stopped after" },
  { "unpack-caught", "while true do pcall (table.unpack, {}, 1, 100000) end", NULL },
  { "byte-many", "return ('x'):rep (400000):byte (1, -1)", NULL },
  { "codepoint-many", "return utf8.codepoint (('x'):rep (400000), 1, -1)", NULL },
  { "select-many", "local function f (...) while true do local n = select ('#', ...) end end f (table.unpack ({}, 1, 8000))",
    "stopped after" },
  { "pass-many", "local function g (...) end local function f (...) while true do g (...) end end f (table.unpack ({}, 1, 8000))",
    NULL },
  { "char-many", "local t = {} for i = 1, 200 do t[i] = 65 end while true do string.char (table.unpack (t)) end",
    "stopped after" },
  { "next-loop", "local t = {} for i = 1, 10000 do t['k' .. i] = i end while true do next (t) end", NULL },
  { "next-emptied", "local t = {} for i = 1, 30000 do t[i] = i end for i = 1, 30000 do t[i] = nil end while true do next (t) end",
    NULL },
  { "pairs-loop", "local t = {} for i = 1, 10000 do t['k' .. i] = i end while true do for k in pairs (t) do end end", NULL },
  { "pairs-tables", "for k in pairs ({ [{}] = 1 }) do end", "fixed order" },
  { "collisions", "local t, m = {}, (1 << 17) - 1 for i = 1, 1e9 do t[i * m] = i end", NULL },
  { "collisions-all", "local t = {} for i = 1, 1e9 do t[i << 40] = i end", NULL },
  { "collisions-small",
    "local t, m = {}, 2^13 - 1 for i = 1, 8192 do t[(i * m) // 1 | 0] = i end while true do local x = t[m * 8193 // 1 | 0] end",
    NULL },
  { "tables", "local t = {} while true do t = { t } end", "memory" },
  { "closures", "local t = {} while true do local u = t t = function () return u end end", "memory" },
  { "list", "local t = {} for i = 1, 1e9 do t[i] = i end", "KiB" },
  { "texts", "local t = {} for i = 1, 1e9 do t[i % 30000] = ('x'):rep (5000) .. i end", "memory" },
  { "near-the-limit",
    "local t = {} for i = 1, 5900 do t[i] = ('x'):rep (5000) .. i end while true do local s = ('y'):rep (5000) .. #t end", NULL },
  { "memory-caught", "local t = {} while true do pcall (function () while true do t = { t } end end) end", "memory" },
  { "print-loop", "while true do print ('x') end", "stopped after" },
  { "print-tostring", "print (setmetatable ({}, { __tostring = function () while true do end end }))", "stopped after" },
  { "random-loop", "while true do math.random (1 << 62) end", "stopped after" },
  { "tonumber-loop", "local s = ('1'):rep (400000) while true do tonumber (s, 10) end", NULL },
  { "setmetatable-loop", "local m = {} while true do setmetatable ({}, m) end", "stopped after" },
  { "bad-text", "error ('\\27[2J\\255\\0x')", "[2J" },
};

static void
test_hostile (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CursusState) state = snippet_state ();
  g_autoptr (GError) error = NULL;
  size_t memory_before = cursus_state_memory (state);
  bool lowered = c->wanted == NULL || strcmp (c->wanted, "stopped after") == 0; /* so that all take seconds, not minutes */
  if (lowered)
    state->cpu_us = LOWERED_CPU_US;
  double before = snippet_cpu_seconds ();
  g_autofree char *result = snippet_run (state, c->code, &error);
  double seconds = snippet_cpu_seconds () - before;
  const char *outcome = error != NULL ? error->message : result;
  g_autofree char *shown = g_utf8_make_valid (outcome, (gssize)strnlen (outcome, 200));
  g_test_message ("%.2f s: %s", seconds, shown);
  g_assert_cmpfloat (seconds, <, 2 - (lowered ? CURSUS_STATE_CPU_MILLISECONDS / 1e3 - LOWERED_CPU_US / 1e6 : 0));
  g_assert_cmpuint (cursus_state_memory (state), <=, cursus_state_limits (state)->memory_bytes);
  if (c->wanted != NULL && *c->wanted != '\0') {
    g_assert_nonnull (error);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_nonnull (strstr (error->message, c->wanted));
  }
  snippet_expect (state, "local t = {} for i = 1, 1000 do t[i] = i .. '' end return #table.concat (t)", "2893");
  for (int i = 0; i < 8; i++) /* each halves the stack */
    lua_gc (state->L, LUA_GCCOLLECT);
  g_assert_cmpuint (cursus_state_memory (state), <, memory_before + 256 * 1024);
}

/* A source that is hostile to the compiler: none may crash or run long. */
static void
test_hostile_sources (void)
{
  static const char *const pieces[][3] = {
    { "return ", "(", "1" },    { "return ", "{", "1" },       { "local x = ", "-", "1" },      { "return ", "not ", "1" },
    { "", "do ", "" },          { "", "function f () ", "" },  { "return ", "f (", "" },        { "x = ", "a.", "b" },
    { "", "local a = 1 ", "" }, { "", "if x then ", "" },      { "return ", "'a' .. ", "'b'" }, { "x = ", "2^", "2" },
    { "return {", "1,", "}" },  { "return {", "[1]=1,", "}" }, { "return [", "=", "[x" },       { "goto ", "a", "" },
  };
  g_autoptr (CursusState) state = snippet_state ();
  for (size_t i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) code = g_string_new (pieces[i][0]);
    while (code->len < 500000)
      g_string_append (code, pieces[i][1]);
    g_string_append (code, pieces[i][2]);
    double before = snippet_cpu_seconds ();
    g_autoptr (GError) error = NULL;
    g_autofree char *result = snippet_run (state, code->str, &error);
    g_test_message ("%s…: %.2f s: %.200s", pieces[i][1], snippet_cpu_seconds () - before,
                    error != NULL ? error->message : result);
    g_assert_cmpfloat (snippet_cpu_seconds () - before, <, 2);
    snippet_expect (state, "return 1", "1");
  }
}

/* Many numbers that fall on one place of the compiler's own table. */
static void
test_hostile_constants (void)
{
  g_autoptr (CursusState) state = snippet_state ();
  g_autoptr (GString) code = g_string_new ("local x\n");
  for (int i = 1; i < 70000; i++)
    g_string_append_printf (code, "x=%" G_GINT64_FORMAT "\n", (gint64)i * 131071);
  double before = snippet_cpu_seconds ();
  g_autoptr (GError) error = NULL;
  g_autofree char *result = snippet_run (state, code->str, &error);
  g_test_message ("%.2f s: %s", snippet_cpu_seconds () - before, error != NULL ? error->message : result);
  g_assert_cmpfloat (snippet_cpu_seconds () - before, <, 2);
}

/* ---- The same in each run ---- */

static void
test_same_in_each_run (void)
{
  const char *code = "local out = {} for i = 1, 5 do out[i] = math.random (1000) .. '/' .. math.random () end\n"
                     "for k in pairs ({ x = 1, y = 2, zebra = 3, [4] = 4, q = 1, w = 2 }) do out[#out + 1] = k end\n"
                     "out[#out + 1] = tostring (print) .. tostring ({}) return table.concat (out, ' ')";
  g_autofree char *first = NULL;
  for (int i = 0; i < 5; i++) {
    g_autoptr (CursusState) state = snippet_state ();
    cursus_state_set_seed (state, 42);
    g_autofree char *result = snippet_run (state, code, NULL);
    g_assert_nonnull (result);
    if (first == NULL)
      first = g_steal_pointer (&result);
    else
      g_assert_cmpstr (result, ==, first);
  }
  g_autoptr (CursusState) other = snippet_state ();
  cursus_state_set_seed (other, 43);
  g_autofree char *different = snippet_run (other, code, NULL);
  g_assert_cmpstr (different, !=, first);
}

static void
test_same_in_each_language (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL) {
    g_test_skip ("the locale fr_FR.UTF-8 is not installed");
    return;
  }
  g_autoptr (CursusState) state = snippet_state ();
  snippet_expect (state, "return 1.5 .. ('%.1f'):format (2.5) .. tostring (tonumber ('2.5')) .. tostring ('a' < 'B')",
                  "1.52.52.5false");
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  setlocale (LC_ALL, before);
}

/* ---- print ---- */

static void
on_log (const char *file, int line, const char *text, void *data)
{
  g_string_append_printf (data, "%s:%d:%s\n", file, line, text);
}

static void
test_print (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CursusState) state = snippet_state ();
  snippet_expect (state, "print ('lost')", "nil");
  cursus_state_set_log (state, on_log, out);
  snippet_expect (state, "print ('a', 1, nil, {})\n\nprint ()\nprint ('\\27[2Jx')", "nil");
  g_assert_cmpstr (out->str, ==, "test.lua:1:a 1 nil table\ntest.lua:3:\ntest.lua:4: [2Jx\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/sandbox/left-out", test_left_out);
  g_test_add_func ("/script/sandbox/same-in-each-run", test_same_in_each_run);
  g_test_add_func ("/script/sandbox/same-in-each-language", test_same_in_each_language);
  g_test_add_func ("/script/sandbox/print", test_print);
  g_test_add_func ("/script/sandbox/hostile-sources", test_hostile_sources);
  g_test_add_func ("/script/sandbox/hostile-constants", test_hostile_constants);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/sandbox/works/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  for (size_t i = 0; i < G_N_ELEMENTS (hostile); i++) {
    g_autofree char *path = g_strdup_printf ("/script/sandbox/hostile/%s", hostile[i].name);
    g_test_add_data_func (path, &hostile[i], test_hostile);
  }
  return g_test_run ();
}
