/* Views: what a rule's function sees of a meeting or module. Every fact that it reads is recorded in the trace of the call. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/api-private.h"
#include "script/explain.h"

/* The trace of the call under way, in which the view stands for a unit. */
static CursusTrace *
check_trace (lua_State *L, const CursusView *view)
{
  CursusTrace *trace = view->plugin->trace;
  if (trace == NULL || view->position >= trace->n_units)
    luaL_error (L, "%s", _ ("a meeting can be looked at only while the function runs that was given it"));
  return trace;
}

static bool
is_run (const CursusView *view, const CursusTrace *trace)
{
  return cursus_frame_unit_is_run (trace->frame, trace->units[view->position]);
}

static void
push_value (lua_State *L, const CursusTrace *trace, CursusFactType type, int32_t value)
{
  if (value == CURSUS_FACT_NIL)
    lua_pushnil (L);
  else if (type == CURSUS_FACT_TYPE_INTEGER)
    lua_pushinteger (L, value);
  else if (type == CURSUS_FACT_TYPE_BOOLEAN)
    lua_pushboolean (L, value != 0);
  else /* Lua remembers texts by the address they came from: the same id is the same text at once */
    lua_pushstring (L, cursus_fact_text (trace->frame, type, value));
}

static int
read_fact (lua_State *L, const CursusView *view, CursusFact fact, uint32_t argument)
{
  CursusTrace *trace = check_trace (L, view);
  char why[CURSUS_EXPLAIN_BYTES];
  int32_t value = 0;
  if (view->plugin->whole) /* a view that was kept says that there are so many: this must be known before it is looked at */
    cursus_api_read_length (L, trace);
  if (!cursus_trace_read (trace, view->position, fact, argument, &value, why, sizeof why))
    return luaL_error (L, "%s", why);
  push_value (L, trace, cursus_fact_info (fact)->type, value);
  return 1;
}

/* ---- Facts with an argument: methods ---- */

static const CursusView *
check_view (lua_State *L, int index)
{
  return cursus_object_check (L, index, &cursus_api_view_type);
}

static uint32_t
check_tag (lua_State *L, const CursusView *view)
{
  const char *tag = luaL_checkstring (L, 2);
  return cursus_scene_tag (view->plugin->scene, tag);
}

/* The other unit of the call. What depends on places wants two meetings. */
static uint32_t
check_other (lua_State *L, const CursusView *view, const CursusFactInfo *info)
{
  const CursusView *other = check_view (L, 2);
  const CursusTrace *trace = check_trace (L, other);
  if (is_run (other, trace) && !(info->scope & CURSUS_SCOPE_R))
    luaL_error (L, _ ("“%s” wants two meetings, the second is a module: use meetings (…)"), info->name);
  return other->position;
}

static int
l_method (lua_State *L)
{
  CursusFact fact = (CursusFact)lua_tointeger (L, lua_upvalueindex (1));
  const CursusFactInfo *info = cursus_fact_info (fact);
  const CursusView *view = check_view (L, 1);
  check_trace (L, view);
  switch (info->argument) {
  case CURSUS_FACT_ARGUMENT_TAG:
    return read_fact (L, view, fact, check_tag (L, view));
  case CURSUS_FACT_ARGUMENT_CALENDAR:
    return read_fact (L, view, fact, cursus_api_calendar (L, 2));
  case CURSUS_FACT_ARGUMENT_PERSON:
    return read_fact (L, view, fact, cursus_api_person (L, 2));
  case CURSUS_FACT_ARGUMENT_OTHER:
    return read_fact (L, view, fact, check_other (L, view, info));
  case CURSUS_FACT_ARGUMENT_NONE:
    break;
  }
  return luaL_error (L, "%s", info->name);
}

/* Upvalue 1: by name the number of a plain fact, or the method. */
static int
l_index (lua_State *L)
{
  const CursusView *view = check_view (L, 1);
  char why[CURSUS_EXPLAIN_BYTES];
  lua_settop (L, 2);
  lua_pushvalue (L, 2);
  lua_rawget (L, lua_upvalueindex (1));
  if (lua_type (L, 3) == LUA_TNUMBER)
    return read_fact (L, view, (CursusFact)lua_tointeger (L, 3), 0);
  if (lua_type (L, 3) == LUA_TFUNCTION)
    return 1;
  if (lua_type (L, 2) != LUA_TSTRING)
    return luaL_error (L, _ ("a meeting has named attributes, no %s"), luaL_typename (L, 2));
  cursus_explain_unknown_fact (lua_tostring (L, 2), is_run (view, check_trace (L, view)), why, sizeof why);
  return luaL_error (L, "%s", why);
}

static int
l_newindex (lua_State *L)
{
  return luaL_error (L, "%s", _ ("a meeting can be read, not changed"));
}

/* The title is read as the module, so that what depends on it is remembered for this module only. */
static int
l_tostring (lua_State *L)
{
  const CursusView *view = check_view (L, 1);
  CursusTrace *trace = check_trace (L, view);
  read_fact (L, view, CURSUS_FACT_MODULE, 0);
  uint32_t module = cursus_frame_unit_module (trace->frame, trace->units[view->position]);
  lua_pushstring (L, cursus_session_module (trace->frame->session, module)->title);
  return 1;
}

static int
l_eq (lua_State *L)
{
  const CursusView *a = cursus_object_test (L, 1, &cursus_api_view_type);
  const CursusView *b = cursus_object_test (L, 2, &cursus_api_view_type);
  if (a == NULL || b == NULL) {
    lua_pushboolean (L, 0);
    return 1;
  }
  const CursusTrace *trace = check_trace (L, a);
  check_trace (L, b);
  lua_pushboolean (L, trace->units[a->position] == trace->units[b->position]);
  return 1;
}

static const luaL_Reg metamethods[] = {
  { "__newindex", l_newindex },
  { "__tostring", l_tostring },
  { "__eq", l_eq },
  { NULL, NULL },
};

/* The plugin owns its views. */
const CursusObjectType cursus_api_view_type = { "meeting", NULL, NULL, metamethods };

void
cursus_api_register_views (lua_State *L)
{
  cursus_object_register (L, &cursus_api_view_type);
  luaL_getmetatable (L, cursus_api_view_type.name);
  lua_createtable (L, 0, CURSUS_N_FACTS);
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    lua_pushinteger (L, (lua_Integer)fact);
    if (cursus_fact_info (fact)->argument != CURSUS_FACT_ARGUMENT_NONE)
      lua_pushcclosure (L, l_method, 1);
    lua_setfield (L, -2, cursus_fact_info (fact)->name);
  }
  lua_pushcclosure (L, l_index, 1);
  lua_setfield (L, -2, "__index");
  lua_pop (L, 1);
}
