/* What functions of a whole group see: a read-only list of its meetings in time order. How many there are is recorded like a fact
 * before any of them is looked at. */
#include <glib/gi18n-lib.h>

#include "script/api-private.h"
#include "script/explain.h"

int32_t
cursus_api_read_length (lua_State *L, CursusTrace *trace)
{
  char why[CURSUS_EXPLAIN_BYTES];
  int32_t length = 0;
  if (!cursus_trace_read_length (trace, &length, why, sizeof why))
    luaL_error (L, "%s", why);
  return length;
}

static CursusPlugin *
check_list (lua_State *L)
{
  CursusPlugin *plugin = cursus_object_check (L, 1, &cursus_api_sequence_type);
  if (plugin->trace == NULL || !plugin->whole)
    luaL_error (L, "%s", _ ("a list of meetings can be looked at only while the function runs that was given it"));
  return plugin;
}

/* Makes the view of the list's next position, known to the table at @views. What may raise comes first. */
static void
add_view (lua_State *L, CursusPlugin *plugin, int views)
{
  void **slot = cursus_object_new (L, &cursus_api_view_type);
  lua_rawseti (L, views, (lua_Integer)plugin->list_views->len + 1);
  *slot = cursus_plugin_add_view (plugin);
}

/* Pushes the view of the unit at @position. */
static void
push_view (lua_State *L, CursusPlugin *plugin, uint32_t position)
{
  luaL_checkstack (L, 4, NULL);
  cursus_state_push_ref (L, plugin->list_ref);
  int views = lua_gettop (L);
  while (plugin->list_views->len <= position)
    add_view (L, plugin, views);
  lua_rawgeti (L, views, (lua_Integer)position + 1);
  lua_remove (L, views);
}

static int
l_index (lua_State *L)
{
  CursusPlugin *plugin = check_list (L);
  if (lua_type (L, 2) != LUA_TNUMBER)
    return luaL_error (L, _ ("a list of meetings has numbers, no “%s”: list[1], #list, ipairs (list)"),
                       lua_type (L, 2) == LUA_TSTRING ? lua_tostring (L, 2) : luaL_typename (L, 2));
  int is_whole = 0;
  lua_Integer index = lua_tointegerx (L, 2, &is_whole);
  int32_t length = cursus_api_read_length (L, plugin->trace);
  if (!is_whole || index < 1 || index > length)
    lua_pushnil (L);
  else
    push_view (L, plugin, (uint32_t)index - 1);
  return 1;
}

static int
l_len (lua_State *L)
{
  lua_pushinteger (L, cursus_api_read_length (L, check_list (L)->trace));
  return 1;
}

static int
l_newindex (lua_State *L)
{
  return luaL_error (L, "%s", _ ("a list of meetings can be read, not changed"));
}

static const luaL_Reg metamethods[]
    = { { "__index", l_index }, { "__len", l_len }, { "__newindex", l_newindex }, { NULL, NULL } };
const CursusObjectType cursus_api_sequence_type = { "list of meetings", NULL, NULL, metamethods };

void
cursus_api_register_sequence (lua_State *L)
{
  cursus_object_register (L, &cursus_api_sequence_type);
}

void
cursus_api_open_sequence (lua_State *L, CursusPlugin *plugin)
{
  *cursus_object_new (L, &cursus_api_sequence_type) = plugin;
  plugin->sequence_ref = cursus_state_ref (L);
  lua_newtable (L);
  plugin->list_ref = cursus_state_ref (L);
}
