/* Constraints made of constraints: any_of (…), all_of (…), none_of (…), k_of (…), unless (…), implies (…). */
#include <glib/gi18n-lib.h>

#include "script/api-private.h"

/* How messages begin that speak of an argument. */
static const char *
describe_caller (lua_State *L, const char *name)
{
  return lua_pushfstring (L, _ ("%s was given"), name);
}

/* Pushes the combination of the constraints from @first to the top. */
static int
push_combination (lua_State *L, CursusCombine combine, const char *name, int first, uint32_t k)
{
  const CursusScene *scene = cursus_api_scene (L, name);
  int n = lua_gettop (L), line = cursus_api_line (L);
  uint32_t size = 1;
  luaL_checkstack (L, 10, NULL);
  const char *who = describe_caller (L, name);
  for (int i = first; i <= n; i++) {
    cursus_api_check_constraint (L, i, who, _ ("constraints, one by one"));
    size += cursus_draft_size (cursus_api_check_draft (L, i, &cursus_api_constraint_type));
  }
  if (size > CURSUS_PLUGIN_MAX_CONSTRAINTS) /* also what keeps copies of copies small */
    return luaL_error (L, _ ("%s combines more than %d constraints"), name, CURSUS_PLUGIN_MAX_CONSTRAINTS);
  cursus_state_charge (L, (uint64_t)size * CURSUS_API_OBJECT_WORK);
  void **slot = cursus_object_new (L, &cursus_api_constraint_type);
  *slot = cursus_draft_new_combination (scene, combine, k, line);
  for (int i = first; i <= n; i++)
    cursus_draft_add_part (*slot, cursus_api_check_draft (L, i, &cursus_api_constraint_type));
  return 1;
}

static int
push_some (lua_State *L, CursusCombine combine, const char *name)
{
  if (lua_gettop (L) == 0)
    return luaL_error (L, _ ("%s needs constraints: %s (a, b)"), name, name);
  return push_combination (L, combine, name, 1, 0);
}

static int
push_two (lua_State *L, CursusCombine combine, const char *name)
{
  if (lua_gettop (L) != 2)
    return luaL_error (L, _ ("%s takes two constraints: %s (a, b)"), name, name);
  return push_combination (L, combine, name, 1, 0);
}

static int
l_all_of (lua_State *L)
{
  return push_some (L, CURSUS_COMBINE_ALL_OF, "all_of");
}

static int
l_any_of (lua_State *L)
{
  return push_some (L, CURSUS_COMBINE_ANY_OF, "any_of");
}

static int
l_none_of (lua_State *L)
{
  return push_some (L, CURSUS_COMBINE_NONE_OF, "none_of");
}

static int
l_k_of (lua_State *L)
{
  int n = lua_gettop (L) - 1;
  int is_whole = 0;
  lua_Integer k = lua_tointegerx (L, 1, &is_whole);
  if (n < 1 || lua_type (L, 1) != LUA_TNUMBER || !is_whole || k < 1 || k > n)
    return luaL_error (L, "%s", _ ("k_of takes a number from 1 to that of the constraints after it: k_of (2, a, b, c)"));
  return push_combination (L, CURSUS_COMBINE_K_OF, "k_of", 2, (uint32_t)k);
}

static int
l_unless (lua_State *L)
{
  return push_two (L, CURSUS_COMBINE_UNLESS, "unless");
}

static int
l_implies (lua_State *L)
{
  return push_two (L, CURSUS_COMBINE_IMPLIES, "implies");
}

const luaL_Reg cursus_api_combination_functions[] = { CURSUS_API_COMBINATION_FUNCTIONS (CURSUS_API_REG){ NULL, NULL } };
