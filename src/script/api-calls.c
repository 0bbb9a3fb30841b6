/* Constraints that are functions: each (…), pairs_of (…), consecutive (…), in_order (…). */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/api-private.h"
#include "script/explain.h"

/* ---- Which units ---- */

/* Pushes an empty draft of @shape; the caller gives it its units. */
static void
push_new (lua_State *L, const CursusScene *scene, CursusShape shape, GArray *units)
{
  int line = cursus_api_line (L);
  cursus_state_charge (L, CURSUS_API_OBJECT_WORK);
  void **slot = cursus_object_new (L, &cursus_api_calls_type);
  *slot = cursus_draft_new (scene, shape, units, line);
}

static int
l_each (lua_State *L)
{
  const CursusScene *scene = cursus_api_scene (L, "each");
  const CursusSelection *selection = cursus_api_selection (L, 1);
  cursus_state_charge (L, scene->frame->n_meetings);
  push_new (L, scene, CURSUS_SHAPE_EACH, selection->items);
  CursusDraft *draft = cursus_object_check (L, -1, &cursus_api_calls_type);
  cursus_draft_select (draft, scene, selection);
  return 1;
}

/* Reads { audience = "any" } at @index. */
static bool
wants_any_audience (lua_State *L, int index)
{
  bool wanted = false;
  lua_pushnil (L);
  while (lua_next (L, index) != 0) {
    const char *key = lua_type (L, -2) == LUA_TSTRING ? lua_tostring (L, -2) : "";
    const char *value = lua_type (L, -1) == LUA_TSTRING ? lua_tostring (L, -1) : "";
    bool any = strcmp (value, "any") == 0;
    if (strcmp (key, "audience") != 0 || (!any && strcmp (value, "shared") != 0))
      luaL_error (L, "%s", _ ("pairs_of knows one option, audience = \"any\" or \"shared\""));
    lua_pop (L, 1);
    wanted = any;
  }
  return wanted;
}

static int
l_pairs_of (lua_State *L)
{
  CursusScene *scene = cursus_api_scene (L, "pairs_of");
  int n = lua_gettop (L);
  bool any = n > 1 && lua_type (L, n) == LUA_TTABLE && wants_any_audience (L, n);
  const CursusSelection *x = cursus_api_selection (L, 1);
  const CursusSelection *y = n > 1 && lua_type (L, 2) != LUA_TTABLE ? cursus_api_selection (L, 2) : NULL;
  cursus_state_charge (L, cursus_draft_pairs_work (scene, x, y));
  push_new (L, scene, CURSUS_SHAPE_PAIRS, x->items);
  CursusDraft *draft = cursus_object_check (L, -1, &cursus_api_calls_type);
  if (!cursus_draft_pair (draft, scene, x, y, any))
    return luaL_error (L, _ ("these are more than %d pairs; select less"), CURSUS_SCENE_MAX_PAIRS);
  return 1;
}

/* Functions of the meetings of groups: the selection at 1, keys after it. */
static int
push_grouped (lua_State *L, CursusShape shape, const char *what)
{
  const CursusScene *scene = cursus_api_scene (L, what);
  const CursusSelection *selection = cursus_api_selection (L, 1);
  int n = lua_gettop (L);
  cursus_state_charge (L, scene->frame->n_meetings);
  push_new (L, scene, shape, selection->items);
  CursusDraft *draft = cursus_object_check (L, -1, &cursus_api_calls_type);
  cursus_draft_select_meetings (draft, scene, selection);
  cursus_api_keys (L, 2, n, draft);
  return 1;
}

static int
l_consecutive (lua_State *L)
{
  return push_grouped (L, CURSUS_SHAPE_CONSECUTIVE, "consecutive");
}

static int
l_sequence (lua_State *L)
{
  return push_grouped (L, CURSUS_SHAPE_SEQUENCE, "in_order");
}

const luaL_Reg cursus_api_call_functions[] = { CURSUS_API_CALL_FUNCTIONS (CURSUS_API_REG){ NULL, NULL } };

/* ---- Filters and functions ---- */

static int
l_where (lua_State *L)
{
  return cursus_api_where (L, &cursus_api_calls_type);
}

static int
l_weigh (lua_State *L)
{
  return cursus_api_weigh (L, &cursus_api_calls_type);
}

static int
l_in_order (lua_State *L)
{
  const CursusDraft *draft = cursus_api_check_draft (L, 1, &cursus_api_calls_type);
  if (draft->constraint->shape != CURSUS_SHAPE_PAIRS)
    return luaL_error (L, "%s", _ ("in_order belongs to pairs_of"));
  cursus_api_push_draft (L, draft, &cursus_api_calls_type)->constraint->ordered = true;
  return 1;
}

static int
l_cost (lua_State *L)
{
  const CursusDraft *draft = cursus_api_check_draft (L, 1, &cursus_api_calls_type);
  luaL_checktype (L, 2, LUA_TFUNCTION);
  int function = cursus_api_keep_function (L, 2);
  cursus_api_push_draft (L, draft, &cursus_api_constraint_type)->function = function;
  return 1;
}

static const luaL_Reg methods[] = { CURSUS_API_CALL_METHODS (CURSUS_API_REG){ NULL, NULL } };
const CursusObjectType cursus_api_calls_type = { "each, pairs_of, consecutive and in_order", (void (*) (void *))cursus_draft_free,
                                                 methods, NULL };

void
cursus_api_register_calls (lua_State *L)
{
  cursus_api_register (L, &cursus_api_calls_type);
}
