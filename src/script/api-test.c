/* Reads a test file of a rule: return test "gap" { … }. */
#include <glib/gi18n-lib.h>

#include "script/api-private.h"
#include "script/bridge.h"
#include "script/sandbox.h"

/* Upvalue 1: the rule's name. */
static int
l_test_table (lua_State *L)
{
  luaL_checktype (L, 1, LUA_TTABLE);
  lua_createtable (L, 0, 2);
  lua_pushvalue (L, lua_upvalueindex (1));
  lua_setfield (L, -2, "plugin");
  lua_pushvalue (L, 1);
  lua_setfield (L, -2, "test");
  return 1;
}

static int
l_test (lua_State *L)
{
  luaL_checktype (L, 1, LUA_TSTRING);
  lua_settop (L, 1);
  lua_pushcclosure (L, l_test_table, 1);
  return 1;
}

const luaL_Reg cursus_api_test_functions[] = { CURSUS_API_TEST_FUNCTIONS (CURSUS_API_REG){ NULL, NULL } };

int
cursus_api_l_test_file (lua_State *L)
{
  CursusApiTestFile *request = lua_touserdata (L, 1);
  char why[300];
  cursus_sandbox_push_environment (L);
  luaL_setfuncs (L, cursus_api_test_functions, 0);
  cursus_state_push_chunk (L, request->source, 2);
  lua_call (L, 0, 1);
  request->value = cursus_bridge_read_strictly (L, -1, cursus_state_limits (cursus_state_of (L)), why, sizeof why);
  if (request->value == NULL)
    return cursus_state_fail (L, CURSUS_SCRIPT_ERROR_VALUE, why);
  return 0;
}
