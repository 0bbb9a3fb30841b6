/* What a rule sees as `session`: its measures, the parts of its days, its closed calendars. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/api-private.h"
#include "script/explain.h"

/* The calendars on whose dates nothing is planned. */
static int
push_closed (lua_State *L, const CursusScene *scene)
{
  const CursusSession *session = scene->frame->session;
  lua_createtable (L, (int)session->closed->len, 0);
  for (guint i = 0; i < session->closed->len; i++) {
    uint32_t index = g_array_index (session->closed, uint32_t, i);
    cursus_api_push_handle (L, scene, &cursus_api_calendar_type, index, cursus_session_calendar (session, index)->id);
    lua_rawseti (L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* A list of { id = "am", start_minute = 540, end_minute = 750 }. */
static int
push_day_parts (lua_State *L, const CursusSession *session)
{
  lua_createtable (L, (int)session->day_parts->len, 0);
  for (guint i = 0; i < session->day_parts->len; i++) {
    const CursusDayPart *part = cursus_session_day_part (session, i);
    lua_createtable (L, 0, 3);
    lua_pushstring (L, part->id);
    lua_setfield (L, -2, "id");
    lua_pushinteger (L, part->start_minute);
    lua_setfield (L, -2, "start_minute");
    lua_pushinteger (L, part->end_minute);
    lua_setfield (L, -2, "end_minute");
    lua_rawseti (L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* A day of the session, which may lie before its first or after its last; nil if nobody said. */
static int
push_today (lua_State *L, const CursusSession *session)
{
  if (session->today == CURSUS_DATE_NONE)
    lua_pushnil (L);
  else
    lua_pushinteger (L, (lua_Integer)session->today - session->dates.first);
  return 1;
}

static int
l_session_index (lua_State *L)
{
  static const char *const names[] = { "first_day",     "last_day", "n_days",           "weeks",
                                       "months",        "workdays", "half_day_minutes", "slots_per_half_day",
                                       "slots_per_day", "closed",   "day_parts",        "today" };
  char why[CURSUS_EXPLAIN_BYTES];
  const char *key = luaL_checkstring (L, 2);
  const CursusScene *scene = cursus_api_plugin (L)->scene;
  if (scene == NULL)
    return luaL_error (L, "%s", _ ("there is a session only while constrain or one of its functions runs"));
  const CursusTimeline *t = scene->frame->timeline;
  const lua_Integer values[] = { 0,
                                 (lua_Integer)t->n_days - 1,
                                 t->n_days,
                                 t->n_weeks,
                                 t->n_months,
                                 t->n_workdays,
                                 t->half_day_minutes,
                                 t->slots_per_half_day,
                                 t->n_parts };
  if (strcmp (key, "closed") == 0)
    return push_closed (L, scene);
  if (strcmp (key, "day_parts") == 0)
    return push_day_parts (L, scene->frame->session);
  if (strcmp (key, "today") == 0)
    return push_today (L, scene->frame->session);
  for (size_t i = 0; i < G_N_ELEMENTS (values); i++) {
    if (strcmp (key, names[i]) != 0)
      continue;
    lua_pushinteger (L, values[i]);
    return 1;
  }
  cursus_explain_unknown (_ ("the session"), key, names, G_N_ELEMENTS (names), why, sizeof why);
  return luaL_error (L, "%s", why);
}

static int
l_session_change (lua_State *L)
{
  return luaL_error (L, "%s", _ ("the session can be read, not changed"));
}

static const luaL_Reg session_metamethods[]
    = { { "__index", l_session_index }, { "__newindex", l_session_change }, { NULL, NULL } };
static const CursusObjectType session_type = { "session", NULL, NULL, session_metamethods };

void
cursus_api_push_session (lua_State *L, CursusPlugin *plugin)
{
  *cursus_object_new (L, &session_type) = plugin;
}

void
cursus_api_register_session (lua_State *L)
{
  cursus_object_register (L, &session_type);
}
