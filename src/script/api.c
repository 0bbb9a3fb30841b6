/* Opens a plugin's state: its object types, its environment, the constructors of parameters; and what all shells ask. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/api-private.h"
#include "script/explain.h"
#include "script/sandbox.h"

static const char plugin_key; /* in the registry: the plugin, as light userdata that scripts never see */
static const char rule_key;   /* in the registry: what was given to rule { … } */

CursusPlugin *
cursus_api_plugin (lua_State *L)
{
  luaL_checkstack (L, 1, NULL);
  lua_rawgetp (L, LUA_REGISTRYINDEX, &plugin_key);
  CursusPlugin *plugin = lua_touserdata (L, -1);
  lua_pop (L, 1);
  return plugin;
}

CursusScene *
cursus_api_scene (lua_State *L, const char *what)
{
  CursusPlugin *plugin = cursus_api_plugin (L);
  if (!plugin->compiling || plugin->trace != NULL)
    luaL_error (L, _ ("%s can be used in constrain only, not in the functions that it gives"), what);
  return plugin->scene;
}

CursusPlugin *
cursus_api_check_serial (lua_State *L, uint64_t serial)
{
  CursusPlugin *plugin = cursus_api_plugin (L);
  if (plugin->scene == NULL || plugin->scene->serial != serial)
    luaL_error (L, "%s", _ ("this was kept from another use of the rule; take it from the params of this one"));
  return plugin;
}

int
cursus_api_line (lua_State *L)
{
  const char *file = NULL;
  return cursus_state_where (L, &file);
}

/* ---- Methods ---- */

/* Upvalue 1: the table of methods; 2: what the object is called. */
static int
l_method (lua_State *L)
{
  const char *names[24];
  char why[CURSUS_EXPLAIN_BYTES];
  size_t n = 0;
  lua_settop (L, 2);
  lua_pushvalue (L, 2);
  lua_rawget (L, lua_upvalueindex (1));
  if (!lua_isnil (L, 3))
    return 1;
  if (lua_type (L, 2) != LUA_TSTRING)
    return luaL_error (L, "%s", _ ("this has named methods only"));
  lua_pushnil (L);
  while (n < G_N_ELEMENTS (names) && lua_next (L, lua_upvalueindex (1)) != 0) {
    names[n++] = lua_tostring (L, -2);
    lua_pop (L, 1);
  }
  cursus_explain_unknown (lua_tostring (L, lua_upvalueindex (2)), lua_tostring (L, 2), names, n, why, sizeof why);
  return luaL_error (L, "%s", why);
}

void
cursus_api_register (lua_State *L, const CursusObjectType *type)
{
  cursus_api_register_with (L, type, NULL);
}

void
cursus_api_register_with (lua_State *L, const CursusObjectType *type, void (*add_methods) (lua_State *L))
{
  cursus_object_register (L, type);
  luaL_getmetatable (L, type->name);
  lua_newtable (L);
  luaL_setfuncs (L, type->methods, 0);
  if (add_methods != NULL)
    add_methods (L);
  lua_pushstring (L, type->name);
  lua_pushcclosure (L, l_method, 2);
  lua_setfield (L, -2, "__index");
  lua_pop (L, 1);
}

/* ---- Drafts ---- */

CursusDraft *
cursus_api_check_draft (lua_State *L, int index, const CursusObjectType *type)
{
  if (index == 1 && cursus_object_test (L, 1, type) == NULL && lua_type (L, 1) == LUA_TFUNCTION)
    luaL_error (L, "%s", _ ("this is a method, which has a colon before it, not a dot: each (modules):cost (f)"));
  CursusDraft *draft = cursus_object_check (L, index, type);
  cursus_api_scene (L, type->name);
  cursus_api_check_serial (L, draft->serial);
  if (draft->constraint == NULL)
    luaL_error (L, "%s", _ ("this constraint was returned already"));
  return draft;
}

CursusDraft *
cursus_api_push_draft (lua_State *L, const CursusDraft *draft, const CursusObjectType *type)
{
  cursus_state_charge (L, CURSUS_API_OBJECT_WORK);
  void **slot = cursus_object_new (L, type);
  *slot = cursus_draft_copy (draft);
  return *slot;
}

/* The function waits in a table until `constrain` has returned: only then is it known whether it is wanted. */
int
cursus_api_keep_function (lua_State *L, int index)
{
  CursusPlugin *plugin = cursus_api_plugin (L);
  cursus_state_push_ref (L, plugin->functions);
  lua_pushvalue (L, index);
  lua_rawseti (L, -2, plugin->n_functions + 1);
  lua_pop (L, 1);
  return ++plugin->n_functions;
}

void
cursus_api_keys (lua_State *L, int first, int last, CursusDraft *draft)
{
  char why[CURSUS_EXPLAIN_BYTES];
  for (int i = first; i <= last; i++) {
    if (lua_type (L, i) != LUA_TSTRING)
      luaL_error (L, _ ("a key to group by is a text such as \"day\", not a %s"), luaL_typename (L, i));
    if (!cursus_draft_add_key (draft, lua_tostring (L, i), why, sizeof why))
      luaL_error (L, "%s", why);
  }
}

/* ---- where ---- */

static void
push_views (lua_State *L, const CursusPlugin *plugin, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    cursus_state_push_ref (L, plugin->view_refs[i]);
}

/* Whether the function at 2 wants the units of the trace. Numbers are refused: 0 would count as yes. */
static bool
is_wanted (lua_State *L, CursusPlugin *plugin, CursusTrace *trace)
{
  lua_pushvalue (L, 2);
  push_views (L, plugin, trace->n_units);
  plugin->trace = trace;
  int status = lua_pcall (L, (int)trace->n_units, 1, 0);
  plugin->trace = NULL;
  if (status != LUA_OK) {
    cursus_state_rethrow (L, status);
    lua_error (L);
  }
  if (lua_type (L, -1) == LUA_TNUMBER)
    luaL_error (L, "%s", _ ("the function of where returns true or false, no number"));
  bool wanted = lua_toboolean (L, -1);
  lua_pop (L, 1);
  return wanted;
}

int
cursus_api_where (lua_State *L, const CursusObjectType *type)
{
  CursusPlugin *plugin = cursus_api_plugin (L);
  const CursusDraft *draft = cursus_api_check_draft (L, 1, type);
  luaL_checktype (L, 2, LUA_TFUNCTION);
  if (cursus_draft_is_weighed (draft))
    return luaL_error (L, "%s", _ ("where comes before weigh"));
  lua_settop (L, 2);
  uint32_t step = cursus_draft_units_per_call (draft);
  CursusDraft *copy = cursus_api_push_draft (L, draft, type);
  uint32_t n_calls = cursus_draft_begin_filter (copy);
  cursus_state_charge (L, n_calls);
  CursusTrace *trace = &plugin->static_trace;
  for (uint32_t i = 0; i < n_calls; i++) {
    trace->frame = plugin->scene->frame;
    trace->placements = NULL;
    trace->units = &g_array_index (copy->constraint->units, CursusUnit, i * step);
    trace->n_units = step;
    trace->n_reads = 0;
    copy->keep[i] = is_wanted (L, plugin, trace);
  }
  cursus_draft_end_filter (copy);
  lua_settop (L, 3);
  return 1;
}

/* ---- Constructors ---- */

/* Upvalue 1: the name of the type. A copy, as the same table may be given to two constructors. */
static int
l_constructor (lua_State *L)
{
  int n = lua_gettop (L);
  lua_settop (L, 1);
  if (n > 1 || (!lua_isnil (L, 1) && lua_type (L, 1) != LUA_TTABLE))
    return luaL_error (L, _ ("write %s { … }"), lua_tostring (L, lua_upvalueindex (1)));
  lua_newtable (L);
  if (lua_type (L, 1) == LUA_TTABLE) {
    lua_pushnil (L);
    while (lua_next (L, 1) != 0) {
      lua_pushvalue (L, -2);
      lua_insert (L, -2);
      lua_rawset (L, 2);
    }
  }
  lua_pushvalue (L, lua_upvalueindex (1));
  lua_setfield (L, 2, "is");
  return 1;
}

static int
l_rule (lua_State *L)
{
  luaL_checktype (L, 1, LUA_TTABLE);
  lua_settop (L, 1);
  lua_rawgetp (L, LUA_REGISTRYINDEX, &rule_key);
  if (!lua_isnil (L, -1))
    return luaL_error (L, "%s", _ ("a file has one rule { … }"));
  lua_pushvalue (L, 1);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &rule_key);
  lua_settop (L, 1);
  return 1;
}

static const luaL_Reg rule_functions[] = { CURSUS_API_RULE_FUNCTIONS (CURSUS_API_REG){ NULL, NULL } };

void
cursus_api_add_constructors (lua_State *L)
{
  const char *const *names = cursus_param_type_names ();
  for (size_t i = 0; names[i] != NULL; i++) {
    lua_pushstring (L, names[i]);
    lua_pushcclosure (L, l_constructor, 1);
    lua_setfield (L, -2, names[i]);
  }
  luaL_setfuncs (L, rule_functions, 0);
}

void
cursus_api_push_rule (lua_State *L)
{
  lua_rawgetp (L, LUA_REGISTRYINDEX, &rule_key);
}

/* ---- Opening ---- */

void
cursus_api_open (lua_State *L, CursusPlugin *plugin)
{
  lua_pushlightuserdata (L, plugin);
  lua_rawsetp (L, LUA_REGISTRYINDEX, &plugin_key);
  cursus_api_register_views (L);
  cursus_api_register_values (L);
  cursus_api_register_selections (L);
  cursus_api_register_calls (L);
  cursus_api_register_groups (L);
  cursus_api_register_sequence (L);
  for (uint32_t i = 0; i < CURSUS_TRACE_MAX_UNITS; i++) {
    plugin->views[i] = (CursusView){ .plugin = plugin, .position = i };
    *cursus_object_new (L, &cursus_api_view_type) = &plugin->views[i];
    plugin->view_refs[i] = cursus_state_ref (L);
  }
  cursus_api_open_sequence (L, plugin);
  cursus_sandbox_push_environment (L);
  luaL_setfuncs (L, cursus_api_selection_functions, 0);
  luaL_setfuncs (L, cursus_api_call_functions, 0);
  luaL_setfuncs (L, cursus_api_group_functions, 0);
  luaL_setfuncs (L, cursus_api_combination_functions, 0);
  cursus_api_add_constructors (L);
  cursus_api_push_session (L, plugin);
  lua_setfield (L, -2, "session");
  plugin->environment = cursus_state_ref (L);
}
