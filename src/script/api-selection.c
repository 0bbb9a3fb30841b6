/* meetings (…), runs (…), and what selections can do. */
#include <glib/gi18n-lib.h>

#include "script/api-private.h"

CursusSelection *
cursus_api_selection (lua_State *L, int index)
{
  if (lua_type (L, index) == LUA_TSTRING)
    luaL_error (L, "%s",
                _ ("modules are selected by a parameter: params = { on = selector { default = \"format:visit\" } }, then p.on"));
  CursusSelection *selection = cursus_object_check (L, index, &cursus_api_selection_type);
  cursus_api_check_serial (L, selection->serial);
  return selection;
}

static int
l_meetings (lua_State *L)
{
  const CursusScene *scene = cursus_api_scene (L, "meetings");
  const CursusSelection *of = lua_isnone (L, 1) ? NULL : cursus_api_selection (L, 1);
  cursus_state_charge (L, scene->frame->n_meetings + CURSUS_API_OBJECT_WORK);
  void **slot = cursus_object_new (L, &cursus_api_selection_type);
  *slot = cursus_selection_meetings (scene, of);
  return 1;
}

static int
l_runs (lua_State *L)
{
  const CursusScene *scene = cursus_api_scene (L, "runs");
  const CursusSelection *of = lua_isnone (L, 1) ? NULL : cursus_api_selection (L, 1);
  cursus_state_charge (L, scene->frame->n_meetings + CURSUS_API_OBJECT_WORK);
  void **slot = cursus_object_new (L, &cursus_api_selection_type);
  *slot = cursus_selection_runs (scene, of);
  return 1;
}

static int
l_len (lua_State *L)
{
  lua_pushinteger (L, cursus_api_selection (L, 1)->items->len);
  return 1;
}

static const luaL_Reg metamethods[] = { { "__len", l_len }, { NULL, NULL } };
static const luaL_Reg methods[] = { { NULL, NULL } };

const CursusObjectType cursus_api_selection_type = { "selection", (void (*) (void *))cursus_selection_free, methods,
                                                     metamethods };

const luaL_Reg cursus_api_selection_functions[] = { CURSUS_API_SELECTION_FUNCTIONS (CURSUS_API_REG){ NULL, NULL } };

void
cursus_api_register_selections (lua_State *L)
{
  cursus_api_register (L, &cursus_api_selection_type);
}
