/* The library's functions of texts. */
#include <glib/gi18n-lib.h>
#include <lualib.h>
#include <string.h>

#include "script/sandbox-private.h"
#include "script/sandbox.h"

/* Replaced: find, match, gmatch, gsub (sandbox-pattern.c).
 * Left out of Lua's string library:
 *   dump                    gives bytecode
 *   pack, packsize, unpack  are for binary data, which no planner's file holds
 * Left out of the texts' metatable: arithmetic ("10" + 1 is more often a slip than meant). */
static const char *const string_names[] = { "byte", "char", "format", "len", "lower", "rep", "reverse", "sub", "upper", NULL };

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

/* Lua's own goes round n times, also for nothing at all. */
static int
l_guard_rep (lua_State *L)
{
  size_t length = 0;
  size_t separator_length = 0;
  luaL_checklstring (L, 1, &length);
  luaL_optlstring (L, 3, "", &separator_length);
  if (length > 0 || separator_length > 0)
    return cursus_sandbox_pass (L);
  luaL_checkinteger (L, 2);
  lua_pushliteral (L, "");
  return 1;
}

void
cursus_sandbox_push_string (lua_State *L)
{
  cursus_sandbox_push_allowed (L, luaopen_string, string_names);
  cursus_sandbox_guard (L, "format", l_guard_format);
  cursus_sandbox_guard (L, "rep", l_guard_rep);
  luaL_setfuncs (L, cursus_sandbox_pattern_functions, 0);
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
