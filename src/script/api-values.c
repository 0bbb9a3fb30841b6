/* What a rule sees of its parameters and of the session: sets, calendars, people, durations. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/api-private.h"
#include "script/explain.h"

#define MAX_NAMES 8

/* ---- Names of things ---- */

/* A field that is a text. */
typedef struct {
  const char *name;
  const char *text;
} Word;

#define WORD(name, value, type, doc) { name, value },

static bool
push_word (lua_State *L, const char *key, const Word *words, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (strcmp (words[i].name, key) == 0) {
      lua_pushstring (L, words[i].text);
      return true;
    }
  return false;
}

static bool
push_method (lua_State *L, const char *key, const luaL_Reg *methods)
{
  for (const luaL_Reg *method = methods; method->name != NULL; method++)
    if (strcmp (method->name, key) == 0) {
      lua_pushcfunction (L, method->func);
      return true;
    }
  return false;
}

/* Raises: @what has neither a word nor a method @key. */
static int
refuse_name (lua_State *L, const char *what, const char *key, const Word *words, size_t n_words, const luaL_Reg *methods)
{
  char why[CURSUS_EXPLAIN_BYTES];
  const char *names[MAX_NAMES];
  size_t n = 0;
  for (size_t i = 0; i < n_words && n < MAX_NAMES; i++)
    names[n++] = words[i].name;
  for (const luaL_Reg *method = methods; method != NULL && method->name != NULL && n < MAX_NAMES; method++)
    names[n++] = method->name;
  cursus_explain_unknown (what, key, names, n, why, sizeof why);
  return luaL_error (L, "%s", why);
}

/* ---- Calendars and people ---- */

static const CursusHandle *
check_handle (lua_State *L, int index, const CursusObjectType *type)
{
  const CursusHandle *handle = cursus_object_check (L, index, type);
  cursus_api_check_serial (L, handle->serial);
  return handle;
}

uint32_t
cursus_api_calendar (lua_State *L, int index)
{
  return check_handle (L, index, &cursus_api_calendar_type)->index;
}

uint32_t
cursus_api_person (lua_State *L, int index)
{
  char why[CURSUS_EXPLAIN_BYTES];
  if (lua_type (L, index) != LUA_TSTRING)
    return check_handle (L, index, &cursus_api_person_type)->index;
  const CursusScene *scene = cursus_api_plugin (L)->scene;
  const char *id = lua_tostring (L, index);
  uint32_t person = scene != NULL ? cursus_session_find_person (scene->frame->session, id) : CURSUS_NONE;
  if (person != CURSUS_NONE || scene == NULL)
    return person;
  cursus_explain_unknown_person (scene, id, why, sizeof why);
  return (uint32_t)luaL_error (L, "%s", why);
}

static int
l_calendar_has (lua_State *L)
{
  const CursusHandle *handle = check_handle (L, 1, &cursus_api_calendar_type);
  lua_Integer day = luaL_checkinteger (L, 2);
  const CursusFrame *frame = cursus_api_plugin (L)->scene->frame;
  const CursusCalendar *calendar = cursus_session_calendar (frame->session, handle->index);
  bool within = day > -G_MAXINT16 && day < G_MAXINT16;
  lua_pushboolean (L, within && cursus_calendar_contains (calendar, frame->session->dates.first + (CursusDate)day));
  return 1;
}

static const luaL_Reg calendar_methods[] = { CURSUS_API_CALENDAR_METHODS (CURSUS_API_REG){ NULL, NULL } };

static int
l_calendar_index (lua_State *L)
{
  const CursusHandle *handle = check_handle (L, 1, &cursus_api_calendar_type);
  const char *key = luaL_checkstring (L, 2);
  const CursusSession *session = cursus_api_plugin (L)->scene->frame->session;
  const Word words[] = { CURSUS_API_CALENDAR_VALUES (WORD) };
  if (push_word (L, key, words, G_N_ELEMENTS (words)) || push_method (L, key, calendar_methods))
    return 1;
  return refuse_name (L, _ ("a calendar"), key, words, G_N_ELEMENTS (words), calendar_methods);
}

static int
l_calendar_text (lua_State *L)
{
  lua_pushstring (L, check_handle (L, 1, &cursus_api_calendar_type)->id);
  return 1;
}

static const luaL_Reg calendar_metamethods[]
    = { { "__index", l_calendar_index }, { "__tostring", l_calendar_text }, { NULL, NULL } };
const CursusObjectType cursus_api_calendar_type = { "calendar", (void (*) (void *))cursus_handle_free, NULL,
                                                    calendar_metamethods };

static int
l_person_index (lua_State *L)
{
  const CursusHandle *handle = check_handle (L, 1, &cursus_api_person_type);
  const char *key = luaL_checkstring (L, 2);
  const CursusSession *session = cursus_api_plugin (L)->scene->frame->session;
  const Word words[] = { CURSUS_API_PERSON_VALUES (WORD) };
  if (push_word (L, key, words, G_N_ELEMENTS (words)))
    return 1;
  return refuse_name (L, _ ("a person"), key, words, G_N_ELEMENTS (words), NULL);
}

static int
l_person_text (lua_State *L)
{
  lua_pushstring (L, check_handle (L, 1, &cursus_api_person_type)->id);
  return 1;
}

static int
l_person_eq (lua_State *L)
{
  const CursusHandle *a = cursus_object_test (L, 1, &cursus_api_person_type);
  const CursusHandle *b = cursus_object_test (L, 2, &cursus_api_person_type);
  lua_pushboolean (L, a != NULL && b != NULL && a->serial == b->serial && a->index == b->index);
  return 1;
}

static const luaL_Reg person_metamethods[]
    = { { "__index", l_person_index }, { "__tostring", l_person_text }, { "__eq", l_person_eq }, { NULL, NULL } };
const CursusObjectType cursus_api_person_type = { "person", (void (*) (void *))cursus_handle_free, NULL, person_metamethods };

void
cursus_api_push_handle (lua_State *L, const CursusScene *scene, const CursusObjectType *type, uint32_t index, const char *id)
{
  void **slot = cursus_object_new (L, type);
  *slot = cursus_handle_new (scene, index, id);
}

/* ---- Sets ---- */

static const CursusBag *
check_bag (lua_State *L)
{
  const CursusBag *bag = cursus_object_check (L, 1, &cursus_api_bag_type);
  cursus_api_check_serial (L, bag->serial);
  return bag;
}

static int
l_bag_has (lua_State *L)
{
  const CursusBag *bag = check_bag (L);
  if (lua_isnoneornil (L, 2)) /* a remote meeting has no site */
    lua_pushboolean (L, 0);
  else if (bag->ranges != NULL)
    lua_pushboolean (L, cursus_bag_has_day (bag, luaL_checkinteger (L, 2)));
  else if (bag->texts == NULL)
    lua_pushboolean (L, cursus_bag_has_number (bag, luaL_checkinteger (L, 2)));
  else if (cursus_object_test (L, 2, &cursus_api_person_type) != NULL)
    lua_pushboolean (L, bag->numbers != NULL && cursus_bag_has_number (bag, cursus_api_person (L, 2)));
  else
    lua_pushboolean (L, cursus_bag_has_text (bag, luaL_checkstring (L, 2)));
  return 1;
}

static void
push_item (lua_State *L, const CursusBag *bag, uint32_t index)
{
  bool people = strcmp (bag->of, cursus_param_type_name (CURSUS_PARAM_PEOPLE)) == 0;
  if (bag->ranges != NULL)
    lua_pushinteger (L, cursus_bag_day (bag, index));
  else if (people)
    cursus_api_push_handle (L, cursus_api_plugin (L)->scene, &cursus_api_person_type,
                            g_array_index (bag->numbers, uint32_t, index), g_ptr_array_index (bag->texts, index));
  else if (bag->texts != NULL)
    lua_pushstring (L, g_ptr_array_index (bag->texts, index));
  else
    lua_pushinteger (L, g_array_index (bag->numbers, uint32_t, index));
}

static const luaL_Reg bag_methods[] = { CURSUS_API_BAG_METHODS (CURSUS_API_REG){ NULL, NULL } };

static int
l_bag_index (lua_State *L)
{
  const CursusBag *bag = check_bag (L);
  if (lua_isinteger (L, 2)) {
    lua_Integer index = lua_tointeger (L, 2);
    if (index < 1 || index > cursus_bag_length (bag))
      lua_pushnil (L);
    else
      push_item (L, bag, (uint32_t)index - 1);
    return 1;
  }
  const char *key = luaL_checkstring (L, 2);
  if (push_method (L, key, bag_methods))
    return 1;
  return refuse_name (L, bag->of, key, NULL, 0, bag_methods);
}

static int
l_bag_len (lua_State *L)
{
  lua_pushinteger (L, cursus_bag_length (check_bag (L)));
  return 1;
}

static const luaL_Reg bag_metamethods[] = { { "__index", l_bag_index }, { "__len", l_bag_len }, { NULL, NULL } };
const CursusObjectType cursus_api_bag_type = { "set", (void (*) (void *))cursus_bag_free, NULL, bag_metamethods };

/* ---- Durations ---- */

#define NO_LENGTH (-1)

/* What a duration is in each unit in which it is a whole number for certain. */
typedef struct {
  lua_Integer minutes, half_days, days, workdays, weeks;
} Lengths;

static Lengths
measure_lengths (CursusDuration duration, const CursusSession *session)
{
  Lengths lengths = { NO_LENGTH, NO_LENGTH, NO_LENGTH, NO_LENGTH, NO_LENGTH };
  lua_Integer amount = duration.amount;
  switch (duration.unit) {
  case CURSUS_UNIT_MINUTES:
    lengths.minutes = amount;
    break;
  case CURSUS_UNIT_HOURS:
    lengths.minutes = amount * 60;
    break;
  case CURSUS_UNIT_HALF_DAYS:
    lengths.half_days = amount;
    lengths.minutes = amount * session->half_day_minutes;
    break;
  case CURSUS_UNIT_DAYS:
    lengths.days = amount;
    break;
  case CURSUS_UNIT_WORKING_DAYS:
    lengths.workdays = amount;
    break;
  case CURSUS_UNIT_WEEKS:
    lengths.weeks = amount;
    lengths.days = amount * 7;
    break;
  }
  return lengths;
}

static void
set_length (lua_State *L, const char *key, lua_Integer value)
{
  if (value == NO_LENGTH)
    return;
  lua_pushinteger (L, value);
  lua_setfield (L, -2, key);
}

static void
push_duration (lua_State *L, const CursusScene *scene, CursusDuration duration)
{
  Lengths lengths = measure_lengths (duration, scene->frame->session);
  lua_createtable (L, 0, 5);
#define SET_LENGTH(name, value, type, doc) set_length (L, name, value);
  CURSUS_API_DURATION_VALUES (SET_LENGTH)
#undef SET_LENGTH
  CURSUS_API_DURATION_WORDS (CURSUS_API_SET)
}

/* ---- Parameters ---- */

static void
push_bag (lua_State *L, const CursusScene *scene, const CursusArgument *argument)
{
  void **slot = cursus_object_new (L, &cursus_api_bag_type);
  *slot = cursus_bag_make (scene, argument);
}

static void
push_selection (lua_State *L, const CursusScene *scene, const CursusArgument *argument)
{
  void **slot = cursus_object_new (L, &cursus_api_selection_type);
  *slot = cursus_selection_new (scene, true, false, argument->items);
}

static void
push_selections (lua_State *L, const CursusScene *scene, const CursusArgument *argument)
{
  lua_createtable (L, (int)argument->lists->len, 0);
  for (guint i = 0; i < argument->lists->len; i++) {
    void **slot = cursus_object_new (L, &cursus_api_selection_type);
    *slot = cursus_selection_new (scene, true, false, g_ptr_array_index (argument->lists, i));
    lua_rawseti (L, -2, (lua_Integer)i + 1);
  }
}

static void
push_clause (lua_State *L, const CursusScene *scene, const CursusArgument *argument, guint index)
{
  int line = cursus_api_line (L);
  void **slot = cursus_object_new (L, &cursus_api_constraint_type);
  *slot = cursus_draft_new_clause (scene, g_ptr_array_index (argument->clauses, index), line);
}

static void
push_clauses (lua_State *L, const CursusScene *scene, const CursusArgument *argument)
{
  lua_createtable (L, (int)argument->clauses->len, 0);
  for (guint i = 0; i < argument->clauses->len; i++) {
    push_clause (L, scene, argument, i);
    lua_rawseti (L, -2, (lua_Integer)i + 1);
  }
}

static void
push_given (lua_State *L, const CursusScene *scene, const CursusArgument *argument)
{
  switch (argument->param->type) {
  case CURSUS_PARAM_INTEGER:
  case CURSUS_PARAM_DATE:
  case CURSUS_PARAM_CLOCK:
    lua_pushinteger (L, argument->integer);
    break;
  case CURSUS_PARAM_NUMBER:
    lua_pushnumber (L, argument->number);
    break;
  case CURSUS_PARAM_BOOLEAN:
    lua_pushboolean (L, argument->integer != 0);
    break;
  case CURSUS_PARAM_TEXT:
  case CURSUS_PARAM_CHOICE:
  case CURSUS_PARAM_SITE:
  case CURSUS_PARAM_FORMAT:
  case CURSUS_PARAM_TAG:
    lua_pushstring (L, argument->text);
    break;
  case CURSUS_PARAM_DURATION:
    push_duration (L, scene, argument->duration);
    break;
  case CURSUS_PARAM_SELECTOR:
    push_selection (L, scene, argument);
    break;
  case CURSUS_PARAM_SELECTORS:
    push_selections (L, scene, argument);
    break;
  case CURSUS_PARAM_CALENDAR:
    cursus_api_push_handle (L, scene, &cursus_api_calendar_type, (uint32_t)argument->integer, argument->text);
    break;
  case CURSUS_PARAM_PERSON:
    cursus_api_push_handle (L, scene, &cursus_api_person_type, (uint32_t)argument->integer, argument->text);
    break;
  case CURSUS_PARAM_DATES:
  case CURSUS_PARAM_WEEKDAYS:
  case CURSUS_PARAM_DAY_PARTS:
  case CURSUS_PARAM_SITES:
  case CURSUS_PARAM_PEOPLE:
  case CURSUS_PARAM_FORMATS:
    push_bag (L, scene, argument);
    break;
  case CURSUS_PARAM_CLAUSE:
    push_clause (L, scene, argument, 0);
    break;
  case CURSUS_PARAM_CLAUSES:
    push_clauses (L, scene, argument);
    break;
  }
}

void
cursus_api_push_argument (lua_State *L, const CursusScene *scene, const CursusArgument *argument)
{
  if (argument->given)
    push_given (L, scene, argument);
  else
    lua_pushnil (L);
}

/* A name that the rule did not declare is a slip, one that the session gave nothing for is nil. */
static int
l_params_index (lua_State *L)
{
  char why[CURSUS_EXPLAIN_BYTES];
  const CursusPlugin *plugin = cursus_api_plugin (L);
  const char *name = luaL_checkstring (L, 2);
  if (cursus_plugin_find_param (plugin, name) != NULL)
    return 0;
  cursus_explain_unknown_param (plugin, name, why, sizeof why);
  return luaL_error (L, "%s", why);
}

static int
l_refuse_change (lua_State *L)
{
  return luaL_error (L, "%s", _ ("this can be read, not changed"));
}

void
cursus_api_push_params (lua_State *L, const CursusScene *scene, const GPtrArray *arguments)
{
  lua_createtable (L, 0, (int)arguments->len);
  for (guint i = 0; i < arguments->len; i++) {
    const CursusArgument *argument = g_ptr_array_index (arguments, i);
    cursus_api_push_argument (L, scene, argument);
    lua_setfield (L, -2, argument->param->name);
  }
  lua_createtable (L, 0, 3);
  lua_pushcfunction (L, l_params_index);
  lua_setfield (L, -2, "__index");
  lua_pushcfunction (L, l_refuse_change);
  lua_setfield (L, -2, "__newindex");
  lua_pushboolean (L, 0);
  lua_setfield (L, -2, "__metatable");
  lua_setmetatable (L, -2);
}

void
cursus_api_register_values (lua_State *L)
{
  cursus_object_register (L, &cursus_api_calendar_type);
  cursus_object_register (L, &cursus_api_person_type);
  cursus_object_register (L, &cursus_api_bag_type);
  cursus_api_register_session (L);
}
