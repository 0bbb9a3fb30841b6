/* The library's functions of texts. */
#include <glib/gi18n-lib.h>
#include <lualib.h>
#include <math.h>
#include <string.h>

#include "script/sandbox-private.h"
#include "script/sandbox.h"

/* Left out of Lua's string library:
 *   dump                    gives bytecode
 *   pack, packsize, unpack  are for binary data, which no planner's file holds
 * Left out of the texts' metatable: arithmetic ("10" + 1 is more often a slip than meant). */
static const char *const string_names[] = { "byte",  "char",  "find", "format",  "gmatch", "gsub",  "len",
                                            "lower", "match", "rep",  "reverse", "sub",    "upper", NULL };

/* ---- Patterns ---- */

typedef struct {
  double choices;  /* by “?” */
  int repetitions; /* by “*”, “+”, “-” */
  bool anchored;
} PatternShape;

/* The byte after the single-character class at @at. */
static const char *
skip_class (const char *at, const char *end)
{
  if (*at == '%' && at + 1 < end)
    return at[1] == 'b' ? at + MIN (4, end - at) : at + 2;
  if (*at != '[')
    return at + 1;
  at++;
  if (at < end && *at == '^')
    at++;
  if (at < end && *at == ']')
    at++;
  while (at < end && *at != ']')
    at += *at == '%' && at + 1 < end ? 2 : 1;
  return MIN (at + 1, end);
}

static PatternShape
read_shape (const char *pattern, size_t length)
{
  const char *end = pattern + length;
  PatternShape shape = { .choices = 1, .anchored = length > 0 && *pattern == '^' };
  for (const char *at = pattern + shape.anchored; at < end;) {
    at = skip_class (at, end);
    if (at >= end)
      break;
    if (*at == '*' || *at == '+' || *at == '-')
      shape.repetitions++;
    else if (*at == '?')
      shape.choices *= 2;
    else
      continue;
    at++;
  }
  return shape;
}

/* Lua's matcher tries each length for each repetition, at each start. The instruction count stands still meanwhile. */
static double
worst_work (const char *pattern, size_t pattern_length, size_t subject_length)
{
  PatternShape shape = read_shape (pattern, pattern_length);
  double starts = shape.anchored ? 1 : (double)subject_length + 1;
  return starts * shape.choices * pow ((double)subject_length + 1, shape.repetitions) * (double)(pattern_length + 1);
}

static int
l_guard_pattern (lua_State *L)
{
  size_t subject_length = 0;
  size_t pattern_length = 0;
  luaL_checklstring (L, 1, &subject_length);
  const char *pattern = luaL_checklstring (L, 2, &pattern_length);
  double work = worst_work (pattern, pattern_length, subject_length);
  if (work > (double)cursus_state_of (L)->limits.pattern_bytes)
    return luaL_error (L, _ ("this pattern could need too much work on a text of %d bytes: use fewer of *, +, -"),
                       (int)subject_length);
  cursus_state_charge (L, (uint64_t)work / 16);
  return cursus_sandbox_pass (L);
}

/* ---- format ---- */

/* Objects are turned into text here, as Lua's own text for them has their address. */
static int
l_guard_format (lua_State *L)
{
  size_t length = 0;
  const char *format = luaL_checklstring (L, 1, &length);
  for (size_t i = 0; i + 1 < length; i++) {
    if (format[i] != '%')
      continue;
    i += 1 + strspn (format + i + 1, "-+ #0123456789.");
    if (i < length && format[i] == 'p')
      return luaL_error (L, "%s", _ ("format has no “%p” here: addresses differ from run to run"));
  }
  for (int i = 2; i <= lua_gettop (L); i++) {
    int type = lua_type (L, i);
    if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING)
      continue;
    cursus_sandbox_push_text (L, i);
    lua_replace (L, i);
  }
  return cursus_sandbox_pass (L);
}

void
cursus_sandbox_push_string (lua_State *L)
{
  cursus_sandbox_push_allowed (L, luaopen_string, string_names);
  cursus_sandbox_guard (L, "find", l_guard_pattern);
  cursus_sandbox_guard (L, "match", l_guard_pattern);
  cursus_sandbox_guard (L, "gmatch", l_guard_pattern);
  cursus_sandbox_guard (L, "gsub", l_guard_pattern);
  cursus_sandbox_guard (L, "format", l_guard_format);
}

void
cursus_sandbox_protect_strings (lua_State *L)
{
  lua_pushliteral (L, "");
  lua_createtable (L, 0, 2);
  lua_pushvalue (L, -3);
  lua_setfield (L, -2, "__index");
  lua_pushboolean (L, 0);
  lua_setfield (L, -2, "__metatable");
  lua_setmetatable (L, -2);
  lua_pop (L, 1);
}
