/* Runs a rule's `constrain` and collects what it returns. */
#include <glib/gi18n-lib.h>

#include "script/api-private.h"

static bool
is_unfinished (lua_State *L, int index)
{
  return cursus_object_test (L, index, &cursus_api_calls_type) != NULL
         || cursus_object_test (L, index, &cursus_api_groups_type) != NULL
         || cursus_object_test (L, index, &cursus_api_measure_type) != NULL;
}

void
cursus_api_check_constraint (lua_State *L, int index, const char *who, const char *accepted)
{
  if (cursus_object_test (L, index, &cursus_api_constraint_type) != NULL)
    return;
  if (is_unfinished (L, index))
    luaL_error (L,
                _ ("%s a constraint that is not finished: it lacks :cost (…), or a measure with a limit such as "
                   ":count ():at_most (2)"),
                who);
  luaL_error (L, _ ("%s a %s; accepted: %s"), who, luaL_typename (L, index), accepted);
}

/* Takes the constraint on top of the stack. */
static void
take (lua_State *L, CursusApiConstrain *request)
{
  cursus_api_check_constraint (L, -1, _ ("constrain returned"), _ ("a constraint, a list of constraints, or nothing"));
  CursusDraft *draft = cursus_api_check_draft (L, -1, &cursus_api_constraint_type);
  request->n_made += cursus_draft_size (draft);
  if (request->n_made > CURSUS_PLUGIN_MAX_CONSTRAINTS)
    luaL_error (L, _ ("constrain gives more than %d constraints"), CURSUS_PLUGIN_MAX_CONSTRAINTS);
  CursusMade *made = cursus_made_add (request->made, draft);
  for (guint i = 0; i < made->functions->len; i++) {
    CursusMadeFunction *function = &g_array_index (made->functions, CursusMadeFunction, i);
    cursus_state_push_ref (L, request->plugin->functions);
    lua_rawgeti (L, -1, function->number);
    function->ref = cursus_state_ref (L);
    lua_pop (L, 1);
  }
}

static void
take_list (lua_State *L, int list, CursusApiConstrain *request)
{
  lua_Integer n = (lua_Integer)lua_rawlen (L, list);
  lua_Integer seen = 0;
  lua_pushnil (L);
  while (lua_next (L, list) != 0) {
    seen++;
    lua_pop (L, 1);
  }
  if (seen != n)
    luaL_error (L, "%s", _ ("constrain returned a table that is no list without holes: { constraint, constraint }"));
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, list, i);
    if (lua_type (L, -1) != LUA_TBOOLEAN || lua_toboolean (L, -1)) /* { p.max and at_most (p) } */
      take (L, request);
    lua_pop (L, 1);
  }
}

int
cursus_api_l_constrain (lua_State *L)
{
  CursusApiConstrain *request = lua_touserdata (L, 1);
  CursusPlugin *plugin = request->plugin;
  lua_newtable (L);
  plugin->functions = cursus_state_ref (L);
  cursus_state_push_ref (L, plugin->environment);
  void **slot = cursus_object_new (L, &cursus_api_selection_type);
  *slot = cursus_selection_new_all (plugin->scene);
  lua_setfield (L, -2, "modules");
  lua_settop (L, 1);
  cursus_state_push_ref (L, plugin->constrain);
  cursus_api_push_params (L, plugin->scene, request->arguments);
  lua_call (L, 1, 1);
  if (lua_isnil (L, 2))
    return 0;
  if (lua_type (L, 2) == LUA_TTABLE)
    take_list (L, 2, request);
  else
    take (L, request);
  return 0;
}
