/* The library's functions of tables. Each counts its work first: ("#t" may be 2^62 for a table of sixty items). */
#include <glib/gi18n-lib.h>
#include <lualib.h>

#include "script/sandbox-private.h"

/* Lua's table library is complete here, but for its sort: that one is not stable, may draw on the clock for its pivot, and runs
 * long with a comparing function that contradicts itself. */
static const char *const table_names[] = { "concat", "insert", "move", "pack", "remove", "unpack", NULL };

/* With __index, __newindex or __len, a length could change between the count and the work. */
static void
check_plain (lua_State *L, int index)
{
  static const char *const asked[] = { "__index", "__newindex", "__len" };
  luaL_checktype (L, index, LUA_TTABLE);
  for (size_t i = 0; i < G_N_ELEMENTS (asked); i++)
    if (luaL_getmetafield (L, index, asked[i]) != LUA_TNIL)
      luaL_error (L, _ ("the table functions need a table without %s"), asked[i]);
}

static void
charge_range (lua_State *L, lua_Integer first, lua_Integer last)
{
  if (last >= first)
    cursus_state_charge (L, (uint64_t)last - (uint64_t)first); /* one less than there are, so that it cannot wrap around */
}

static lua_Integer
length_of (lua_State *L, int index)
{
  return (lua_Integer)lua_rawlen (L, index);
}

static int
l_guard_concat (lua_State *L)
{
  check_plain (L, 1);
  charge_range (L, luaL_optinteger (L, 3, 1), luaL_opt (L, luaL_checkinteger, 4, length_of (L, 1)));
  return cursus_sandbox_pass (L);
}

static int
l_guard_unpack (lua_State *L)
{
  check_plain (L, 1);
  charge_range (L, luaL_optinteger (L, 2, 1), luaL_opt (L, luaL_checkinteger, 3, length_of (L, 1)));
  return cursus_sandbox_pass (L);
}

static int
l_guard_insert (lua_State *L)
{
  check_plain (L, 1);
  if (lua_gettop (L) == 3)
    charge_range (L, luaL_checkinteger (L, 2), length_of (L, 1));
  return cursus_sandbox_pass (L);
}

static int
l_guard_remove (lua_State *L)
{
  check_plain (L, 1);
  lua_Integer length = length_of (L, 1);
  charge_range (L, luaL_optinteger (L, 2, length), length);
  return cursus_sandbox_pass (L);
}

static int
l_guard_move (lua_State *L)
{
  check_plain (L, 1);
  if (!lua_isnoneornil (L, 5))
    check_plain (L, 5);
  charge_range (L, luaL_checkinteger (L, 2), luaL_checkinteger (L, 3));
  return cursus_sandbox_pass (L);
}

void
cursus_sandbox_push_table (lua_State *L)
{
  cursus_sandbox_push_allowed (L, luaopen_table, table_names);
  cursus_sandbox_guard (L, "concat", l_guard_concat);
  cursus_sandbox_guard (L, "insert", l_guard_insert);
  cursus_sandbox_guard (L, "move", l_guard_move);
  cursus_sandbox_guard (L, "remove", l_guard_remove);
  cursus_sandbox_guard (L, "unpack", l_guard_unpack);
  lua_pushcfunction (L, cursus_sandbox_l_sort);
  lua_setfield (L, -2, "sort");
}
