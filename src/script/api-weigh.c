/* How often each call or group counts: …:weigh (function (x) … end). The function runs once for each, before anything has a
 * place. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/weights.h"
#include "script/api-private.h"
#include "script/explain.h"

/* Pushes what people call a value of a key: a person, an id as text, or whether it is remote. */
static void
push_value (lua_State *L, const CursusScene *scene, CursusKey key, uint32_t value)
{
  const CursusSession *session = scene->frame->session;
  char text[200];
  if (key == CURSUS_KEY_REMOTE)
    lua_pushboolean (L, value != 0);
  else if (cursus_key_is_people (key))
    cursus_api_push_handle (L, scene, &cursus_api_person_type, value, cursus_session_person (session, value)->id);
  else if (key == CURSUS_KEY_MODULE)
    lua_pushstring (L, cursus_session_module (session, value)->id);
  else if (key == CURSUS_KEY_FORMAT)
    lua_pushstring (L, cursus_session_format (session, value));
  else if (key == CURSUS_KEY_GROUP)
    lua_pushstring (L, cursus_session_group (session, value)->id);
  else {
    cursus_draft_key_text (scene, key, value, text, sizeof text);
    lua_pushstring (L, text);
  }
}

/* What the function sees of a group: a table of its fixed keys; other names raise. */
static int
l_unknown_key (lua_State *L)
{
  const char *name = luaL_tolstring (L, 2, NULL);
  return luaL_error (L, _ ("the group has no “%s” yet: a weight may depend on what group_by names and the plan does not decide"),
                     name);
}

static void
push_group (lua_State *L, const CursusScene *scene, const CursusDraft *draft, uint32_t index)
{
  const GArray *keys = draft->fixed_keys;
  lua_createtable (L, 0, (int)keys->len);
  for (guint k = 0; k < keys->len; k++) {
    CursusKey key = g_array_index (keys, CursusKey, k);
    push_value (L, scene, key, g_array_index (draft->tuples, uint32_t, index * keys->len + k));
    lua_setfield (L, -2, cursus_key_name (key));
  }
  lua_createtable (L, 0, 1);
  lua_pushcfunction (L, l_unknown_key);
  lua_setfield (L, -2, "__index");
  lua_setmetatable (L, -2);
}

/* The weight that the function at 2 gives for the arguments on top of the stack, which it takes. */
static uint32_t
ask (lua_State *L, CursusPlugin *plugin, CursusTrace *trace, int n_arguments)
{
  lua_pushvalue (L, 2);
  lua_insert (L, -1 - n_arguments);
  plugin->trace = trace;
  int status = lua_pcall (L, n_arguments, 1, 0);
  plugin->trace = NULL;
  if (status != LUA_OK) {
    cursus_state_rethrow (L, status);
    lua_error (L);
  }
  int is_whole = 0;
  lua_Integer weight = lua_type (L, -1) == LUA_TNUMBER ? lua_tointegerx (L, -1, &is_whole) : 0;
  if (!is_whole || weight < 0 || weight > CURSUS_MAX_WEIGHT)
    luaL_error (L, _ ("the function of weigh returned %s; accepted: a whole number from 0 to %d"), luaL_tolstring (L, -1, NULL),
                CURSUS_MAX_WEIGHT);
  lua_pop (L, 1);
  return (uint32_t)weight;
}

static uint32_t
weigh_call (lua_State *L, CursusPlugin *plugin, const CursusDraft *draft, uint32_t index)
{
  uint32_t step = cursus_draft_units_per_call (draft);
  CursusTrace *trace = &plugin->static_trace;
  trace->frame = plugin->scene->frame;
  trace->placements = NULL;
  trace->units = &g_array_index (draft->constraint->units, CursusUnit, index * step);
  trace->n_units = step;
  trace->n_reads = 0;
  for (uint32_t i = 0; i < step; i++)
    cursus_state_push_ref (L, plugin->view_refs[i]);
  return ask (L, plugin, trace, (int)step);
}

int
cursus_api_weigh (lua_State *L, const CursusObjectType *type)
{
  char why[CURSUS_EXPLAIN_BYTES];
  CursusPlugin *plugin = cursus_api_plugin (L);
  const CursusDraft *draft = cursus_api_check_draft (L, 1, type);
  luaL_checktype (L, 2, LUA_TFUNCTION);
  if (cursus_draft_is_weighed (draft))
    return luaL_error (L, "%s", _ ("weigh stands twice; one function can say it all"));
  lua_settop (L, 2);
  cursus_state_charge (L, plugin->scene->frame->n_meetings);
  CursusDraft *copy = cursus_api_push_draft (L, draft, type);
  uint32_t n = cursus_draft_begin_weights (copy, plugin->scene, why, sizeof why);
  if (n == UINT32_MAX)
    return luaL_error (L, "%s", why);
  cursus_state_charge (L, n);
  for (uint32_t i = 0; i < n; i++) {
    if (copy->tuples == NULL)
      cursus_draft_set_weight (copy, i, weigh_call (L, plugin, copy, i));
    else {
      push_group (L, plugin->scene, copy, i);
      cursus_draft_set_weight (copy, i, ask (L, plugin, NULL, 1));
    }
  }
  lua_settop (L, 3);
  return 1;
}
