/* Puts the allow-listed library together, and the environment that a chunk runs in. */
#include "script/sandbox.h"

#include <glib/gi18n-lib.h>
#include <lualib.h>
#include <string.h>

#include "core/suggest.h"
#include "script/sandbox-private.h"

#define MAX_NAMES 64

static const char library_key; /* in the registry */

/* Libraries left out:
 *   io, os      files, processes and the clock; a planner's file must give the same plan on each machine and day
 *   package     loads code from outside the sandbox (require too)
 *   debug       reaches into every function, metatable and the registry
 *   coroutine   a thread made before the instruction count would run without it, and rules need none */

void
cursus_sandbox_push_allowed (lua_State *L, lua_CFunction open, const char *const *names)
{
  lua_newtable (L);
  lua_pushcfunction (L, open);
  lua_call (L, 0, 1);
  for (size_t i = 0; names[i] != NULL; i++) {
    lua_getfield (L, -1, names[i]);
    lua_setfield (L, -3, names[i]);
  }
  lua_pop (L, 1);
}

void
cursus_sandbox_guard (lua_State *L, const char *name, lua_CFunction guard)
{
  lua_getfield (L, -1, name);
  lua_pushcclosure (L, guard, 1);
  lua_setfield (L, -2, name);
}

int
cursus_sandbox_pass (lua_State *L)
{
  return lua_tocfunction (L, lua_upvalueindex (1)) (L);
}

void
cursus_sandbox_open (lua_State *L)
{
  cursus_sandbox_push_base (L);
  cursus_sandbox_push_string (L);
  cursus_sandbox_protect_strings (L);
  lua_setfield (L, -2, "string");
  cursus_sandbox_push_table (L);
  lua_setfield (L, -2, "table");
  cursus_sandbox_push_math (L);
  lua_setfield (L, -2, "math");
  cursus_sandbox_push_utf8 (L);
  lua_setfield (L, -2, "utf8");
  lua_rawsetp (L, LUA_REGISTRYINDEX, &library_key);
  /* Nothing of ours lives in the table that C calls the globals. */
  lua_newtable (L);
  lua_rawseti (L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

void
cursus_sandbox_push_library (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &library_key);
}

/* ---- The environment ---- */

static void
describe_unknown (const char *name, const char *const *names, size_t n_names, char *out, size_t size)
{
  g_autofree char *phrase = cursus_suggest_phrase (name, names, n_names);
  g_snprintf (out, (gulong)size, _ ("unknown name “%s”%s"), name, phrase);
}

/* The texts stay valid while the tables that hold them do: during this call. */
static size_t
list_names (lua_State *L, int table, const char **names, size_t n)
{
  lua_pushnil (L);
  while (n < MAX_NAMES && lua_next (L, table) != 0) {
    if (lua_type (L, -2) == LUA_TSTRING)
      names[n++] = lua_tostring (L, -2);
    lua_pop (L, 1);
  }
  return n;
}

static int
l_unknown (lua_State *L)
{
  const char *names[MAX_NAMES];
  char text[400];
  lua_settop (L, 2);
  lua_pushvalue (L, 2);
  lua_rawget (L, lua_upvalueindex (1));
  if (!lua_isnil (L, -1))
    return 1;
  if (lua_type (L, 2) != LUA_TSTRING)
    return luaL_error (L, "%s", _ ("names are texts"));
  lua_settop (L, 2);
  size_t n = list_names (L, 1, names, 0);
  lua_pushvalue (L, lua_upvalueindex (1));
  n = list_names (L, 3, names, n);
  describe_unknown (lua_tostring (L, 2), names, n, text, sizeof text);
  return luaL_error (L, "%s", text);
}

void
cursus_sandbox_push_environment (lua_State *L)
{
  lua_newtable (L);
  lua_createtable (L, 0, 2);
  cursus_sandbox_push_library (L);
  lua_pushcclosure (L, l_unknown, 1);
  lua_setfield (L, -2, "__index");
  lua_pushboolean (L, 0);
  lua_setfield (L, -2, "__metatable");
  lua_setmetatable (L, -2);
}

/* ---- utf8 ---- */

static const char *const utf8_names[] = { "char", "charpattern", "codepoint", "codes", "len", "offset", NULL };

void
cursus_sandbox_push_utf8 (lua_State *L)
{
  cursus_sandbox_push_allowed (L, luaopen_utf8, utf8_names);
}
