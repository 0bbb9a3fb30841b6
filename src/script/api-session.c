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
push_day_parts (lua_State *L, const CursusScene *scene)
{
  const CursusSession *session = scene->frame->session;
  lua_createtable (L, (int)session->day_parts->len, 0);
  for (guint i = 0; i < session->day_parts->len; i++) {
    const CursusDayPart *part = cursus_session_day_part (session, i);
    lua_createtable (L, 0, 3);
    CURSUS_API_DAY_PART_VALUES (CURSUS_API_SET)
    lua_rawseti (L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* A day of the session, which may lie before its first or after its last; nil if nobody said. */
static int
push_today (lua_State *L, const CursusScene *scene)
{
  const CursusSession *session = scene->frame->session;
  if (session->today == CURSUS_DATE_NONE)
    lua_pushnil (L);
  else
    lua_pushinteger (L, (lua_Integer)session->today - session->dates.first);
  return 1;
}

static bool
is_absentee (const CursusFrame *frame, uint32_t person)
{
  bool is_participant = cursus_session_person (frame->session, person)->role == CURSUS_ROLE_PARTICIPANT;
  return is_participant && cursus_frame_has_level (frame, person, CURSUS_LEVEL_UNAVAILABLE, 0, frame->timeline->n_slots);
}

static int
push_absentees (lua_State *L, const CursusScene *scene)
{
  const CursusSession *session = scene->frame->session;
  lua_Integer n = 0;
  lua_newtable (L);
  for (uint32_t i = 0; i < session->people->len; i++) {
    if (!is_absentee (scene->frame, i))
      continue;
    cursus_api_push_handle (L, scene, &cursus_api_person_type, i, cursus_session_person (session, i)->id);
    lua_rawseti (L, -2, ++n);
  }
  return 1;
}

static void
push_local_minute (lua_State *L, const CursusScene *scene, int64_t utc)
{
  lua_pushinteger (L, cursus_frame_local_minute (scene->frame, utc));
}

/* A list of { session = "other", id = "jury", starts = 540, … }. */
static int
push_other_meetings (lua_State *L, const CursusScene *scene)
{
  const GPtrArray *others = scene->frame->session->others;
  lua_Integer n = 0;
  lua_newtable (L);
  for (guint o = 0; o < others->len; o++) {
    const CursusOtherSession *other = g_ptr_array_index (others, o);
    for (guint i = 0; i < other->meetings->len; i++) {
      const CursusFixedMeeting *meeting = g_ptr_array_index (other->meetings, i);
      lua_createtable (L, 0, 8);
      CURSUS_API_OTHER_MEETING_VALUES (CURSUS_API_SET)
      lua_rawseti (L, -2, ++n);
    }
  }
  return 1;
}

typedef struct {
  const char *name;
  lua_Integer number;
} Number;

typedef struct {
  const char *name;
  int (*push) (lua_State *L, const CursusScene *scene);
} Value;

#define NUMBER(name, number, type, doc) { name, (lua_Integer)(number) },
#define VALUE(name, push, type, doc) { name, push },

static int
l_session_index (lua_State *L)
{
  static const char *const names[] = { CURSUS_API_SESSION_NUMBERS (CURSUS_API_VALUE_NAME)
                                           CURSUS_API_SESSION_VALUES (CURSUS_API_VALUE_NAME) };
  char why[CURSUS_EXPLAIN_BYTES];
  const char *key = luaL_checkstring (L, 2);
  const CursusScene *scene = cursus_api_plugin (L)->scene;
  if (scene == NULL)
    return luaL_error (L, "%s", _ ("there is a session only while constrain or one of its functions runs"));
  const CursusTimeline *t = scene->frame->timeline;
  const Number numbers[] = { CURSUS_API_SESSION_NUMBERS (NUMBER) };
  static const Value values[] = { CURSUS_API_SESSION_VALUES (VALUE) };
  for (size_t i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (key, values[i].name) == 0)
      return values[i].push (L, scene);
  for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++) {
    if (strcmp (key, numbers[i].name) != 0)
      continue;
    lua_pushinteger (L, numbers[i].number);
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
