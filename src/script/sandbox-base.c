/* The library's global functions. */
#include "script/sandbox.h"

#include <glib/gi18n-lib.h>
#include <lualib.h>
#include <string.h>

#include "script/sandbox-private.h"
#include "script/sandbox-table.h"

#define PRINT_COST 2000
#define METATABLE_COST 32
#define PRINT_BYTES 2000

static const char original_key; /* in a private metatable: the script's table that it was made from */

/* Left out of Lua's base library:
 *   collectgarbage   could switch the collector off and make memory a clock
 *   dofile, loadfile read files
 *   load             compiles text, and could be given bytecode, which Lua does not check
 *   xpcall           its handler runs with the instruction hook off when the error came from the hook
 *   rawset of _G, _G the environment is the host's; it answers unknown names itself
 *   warn             print is enough
 * Replaced: pcall, pairs, next, setmetatable, getmetatable, tostring, print. */
#define BASE_NAME(name, function, annotations, arguments, doc) name,
static const char *const base_names[] = { CURSUS_SANDBOX_KEPT (BASE_NAME) NULL };

/* ---- pcall ---- */

static int
l_pcall (lua_State *L)
{
  luaL_checkany (L, 1);
  int status = lua_pcall (L, lua_gettop (L) - 1, LUA_MULTRET, 0);
  if (status != LUA_OK) {
    if (cursus_state_rethrow (L, status))
      return lua_error (L);
    lua_pushboolean (L, 0);
    lua_insert (L, -2);
    return 2;
  }
  luaL_checkstack (L, 1, NULL);
  lua_pushboolean (L, 1);
  lua_insert (L, 1);
  return lua_gettop (L);
}

/* ---- Metatables ---- */

/* What a table's metatable may have. Not:
 *   __gc         a finaliser runs outside the instruction count
 *   __mode       weak tables make what a script sees depend on the collector, and chains of them make it slow beyond bounds
 *   __metatable  hides tables from the host's own getmetatable
 *   __close      is not asked of tables without a use for it, and runs while errors unwind
 *   __name       would pass a table off as an object of the host in messages */
static const char *const events[] = {
  "__index", "__newindex", "__call", "__tostring", "__len", "__eq",    "__lt",  "__le",  "__concat",
  "__unm",   "__add",      "__sub",  "__mul",      "__div", "__idiv",  "__mod", "__pow", "__band",
  "__bor",   "__bxor",     "__bnot", "__shl",      "__shr", "__pairs", NULL,
};
static const char *const refused_events[] = { "__gc", "__mode", "__metatable", "__close", "__name", NULL };

static void
check_events (lua_State *L, int metatable)
{
  for (size_t i = 0; refused_events[i] != NULL; i++) {
    lua_pushstring (L, refused_events[i]);
    if (lua_rawget (L, metatable) != LUA_TNIL)
      luaL_error (L, _ ("a metatable here cannot have %s"), refused_events[i]);
    lua_pop (L, 1);
  }
}

/* A table gets a private copy of the metatable, which the script never sees: what was checked cannot be changed afterwards. */
static void
push_private (lua_State *L, int metatable)
{
  lua_createtable (L, 0, 4);
  for (size_t i = 0; events[i] != NULL; i++) {
    lua_pushstring (L, events[i]);
    lua_pushvalue (L, -1);
    if (lua_rawget (L, metatable) != LUA_TNIL)
      lua_rawset (L, -3);
    else
      lua_pop (L, 2);
  }
  lua_pushvalue (L, metatable);
  lua_rawsetp (L, -2, &original_key);
}

static int
l_setmetatable (lua_State *L)
{
  int type = lua_type (L, 2);
  luaL_checktype (L, 1, LUA_TTABLE);
  luaL_argexpected (L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield (L, 1, "__metatable") != LUA_TNIL)
    return luaL_error (L, "%s", _ ("this table's metatable is protected"));
  lua_settop (L, 2);
  cursus_state_charge (L, METATABLE_COST);
  if (type == LUA_TTABLE) {
    check_events (L, 2);
    push_private (L, 2);
  }
  lua_setmetatable (L, 1);
  lua_settop (L, 1);
  return 1;
}

static int
l_getmetatable (lua_State *L)
{
  luaL_checkany (L, 1);
  if (!lua_getmetatable (L, 1))
    return 0;
  if (lua_rawgetp (L, -1, &original_key) != LUA_TNIL)
    return 1;
  lua_pushboolean (L, 0); /* the host's own */
  return 1;
}

/* ---- Text ---- */

void
cursus_sandbox_push_text (lua_State *L, int index)
{
  index = lua_absindex (L, index);
  if (luaL_callmeta (L, index, "__tostring")) {
    if (lua_type (L, -1) != LUA_TSTRING)
      luaL_error (L, "%s", _ ("__tostring must return a text"));
    return;
  }
  int type = lua_type (L, index);
  if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING)
    luaL_tolstring (L, index, NULL);
  else if (luaL_getmetafield (L, index, "__name") != LUA_TSTRING) /* addresses differ from run to run */
    lua_pushstring (L, lua_typename (L, type));
}

static int
l_tostring (lua_State *L)
{
  luaL_checkany (L, 1);
  cursus_sandbox_push_text (L, 1);
  return 1;
}

static void
tell (CursusState *state, const char *file, int line, const char *text, size_t length)
{
  if (state->log == NULL)
    return;
  CursusScriptFailure clean = { 0 };
  cursus_script_failure_set (&clean, CURSUS_SCRIPT_ERROR_RUNTIME, NULL, 0, text, MIN (length, PRINT_BYTES));
  state->log (file, line, clean.message, state->log_data);
  cursus_script_failure_clear (&clean);
}

static int
l_print (lua_State *L)
{
  int n = lua_gettop (L);
  const char *file = NULL;
  size_t length = 0;
  cursus_state_charge (L, PRINT_COST);
  lua_pushliteral (L, "");
  for (int i = 1; i <= n; i++) {
    lua_pushstring (L, i > 1 ? "\t" : "");
    cursus_sandbox_push_text (L, i);
    lua_concat (L, 3);
  }
  int line = cursus_state_where (L, &file);
  const char *text = lua_tolstring (L, -1, &length);
  tell (cursus_state_of (L), file, line, text, length);
  return 0;
}

/* ---- Walking ---- */

static int
l_pairs (lua_State *L)
{
  luaL_checkany (L, 1);
  if (luaL_getmetafield (L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue (L, 1);
    lua_call (L, 1, 3);
    return 3;
  }
  luaL_checktype (L, 1, LUA_TTABLE);
  cursus_sandbox_push_order (L, 1);
  lua_pushvalue (L, 1);
  lua_pushnil (L);
  return 3;
}

#define BASE_FUNCTION(name, function, annotations, arguments, doc) { name, function },
static const luaL_Reg base_functions[] = { CURSUS_SANDBOX_REPLACED (BASE_FUNCTION){ NULL, NULL } };

void
cursus_sandbox_push_base (lua_State *L)
{
  cursus_sandbox_push_allowed (L, luaopen_base, base_names);
  luaL_setfuncs (L, base_functions, 0);
}
