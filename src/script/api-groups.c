/* Constraints that measure groups of meetings: group_by (…):count ():at_most (…). */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/api-private.h"
#include "script/explain.h"

/* Pushes what { of = … } at @index selects. */
static const CursusSelection *
check_of (lua_State *L, int index)
{
  lua_pushnil (L);
  while (lua_next (L, index) != 0) {
    if (lua_type (L, -2) != LUA_TSTRING || strcmp (lua_tostring (L, -2), "of") != 0)
      luaL_error (L, "%s",
                  _ ("group_by knows one option, at its end: group_by (\"participant\", \"week\", { of = meetings (p.on) })"));
    lua_pop (L, 1);
  }
  lua_getfield (L, index, "of");
  return cursus_api_selection (L, -1);
}

static int
l_group_by (lua_State *L)
{
  const CursusScene *scene = cursus_api_scene (L, "group_by");
  int n = lua_gettop (L);
  int line = cursus_api_line (L);
  const CursusSelection *of = NULL;
  if (n > 0 && lua_type (L, n) == LUA_TTABLE)
    of = check_of (L, n--);
  cursus_state_charge (L, scene->frame->n_meetings + CURSUS_API_OBJECT_WORK);
  void **slot = cursus_object_new (L, &cursus_api_groups_type);
  *slot = cursus_draft_new_groups (scene, of, line);
  cursus_api_keys (L, 1, n, *slot);
  return 1;
}

const luaL_Reg cursus_api_group_functions[] = { CURSUS_API_GROUP_FUNCTIONS (CURSUS_API_REG){ NULL, NULL } };

static int
l_where (lua_State *L)
{
  return cursus_api_where (L, &cursus_api_groups_type);
}

static int
l_weigh (lua_State *L)
{
  return cursus_api_weigh (L, &cursus_api_groups_type);
}

/* Meetings that the function does not want where they are now are in no group. */
static int
l_only (lua_State *L)
{
  const CursusDraft *draft = cursus_api_check_draft (L, 1, &cursus_api_groups_type);
  luaL_checktype (L, 2, LUA_TFUNCTION);
  if (draft->filter != 0)
    return luaL_error (L, "%s", _ ("only stands twice; one function can ask for both: return x and y"));
  lua_settop (L, 2);
  int filter = cursus_api_keep_function (L, 2);
  cursus_api_push_draft (L, draft, &cursus_api_groups_type)->filter = filter;
  return 1;
}

/* ---- Measures ---- */

static int
push_measure (lua_State *L, CursusMeasure measure)
{
  char why[CURSUS_EXPLAIN_BYTES];
  const CursusDraft *draft = cursus_api_check_draft (L, 1, &cursus_api_groups_type);
  CursusMeasureArgument takes = cursus_measure_info (measure)->argument;
  const char *of = NULL;
  if (takes == CURSUS_MEASURE_TAKES_MAYBE_FACT)
    of = luaL_optstring (L, 2, NULL);
  else if (takes != CURSUS_MEASURE_TAKES_NONE)
    of = luaL_checkstring (L, 2);
  CursusDraft *copy = cursus_api_push_draft (L, draft, &cursus_api_measure_type);
  if (!cursus_draft_set_measure (copy, measure, of, why, sizeof why))
    return luaL_error (L, "%s", why);
  return 1;
}

/* Upvalue 1: the measure. */
static int
l_measure (lua_State *L)
{
  return push_measure (L, (CursusMeasure)lua_tointeger (L, lua_upvalueindex (1)));
}

/* ---- Comparisons ---- */

static int
push_limits (lua_State *L, int64_t low, int64_t high)
{
  const CursusDraft *draft = cursus_api_check_draft (L, 1, &cursus_api_measure_type);
  if (low > high)
    return luaL_error (L, "%s", _ ("the lower limit is greater than the upper one"));
  cursus_api_push_draft (L, draft, &cursus_api_constraint_type)->constraint->limits = (CursusLimits){ .low = low, .high = high };
  return 1;
}

/* Wide enough for every count, narrow enough for differences to fit. */
static int64_t
check_limit (lua_State *L, int index)
{
  lua_Integer limit = luaL_checkinteger (L, index);
  if (limit < G_MININT32 || limit > G_MAXINT32)
    luaL_error (L, "%s", _ ("a limit may have nine digits"));
  return limit;
}

static int
l_at_most (lua_State *L)
{
  return push_limits (L, INT64_MIN, check_limit (L, 2));
}

static int
l_at_least (lua_State *L)
{
  return push_limits (L, check_limit (L, 2), INT64_MAX);
}

static int
l_exactly (lua_State *L)
{
  return push_limits (L, check_limit (L, 2), check_limit (L, 2));
}

static int
l_between (lua_State *L)
{
  return push_limits (L, check_limit (L, 2), check_limit (L, 3));
}

static int
l_squared (lua_State *L)
{
  const CursusDraft *draft = cursus_api_check_draft (L, 1, &cursus_api_constraint_type);
  if (draft->constraint->shape != CURSUS_SHAPE_AGGREGATE)
    return luaL_error (L, "%s", _ ("squared belongs to group_by, after at_most, at_least, exactly or between"));
  cursus_api_push_draft (L, draft, &cursus_api_constraint_type)->constraint->limits.squared = true;
  return 1;
}

/* ---- Messages ---- */

static int
l_says (lua_State *L)
{
  char why[CURSUS_EXPLAIN_BYTES];
  const CursusPlugin *plugin = cursus_api_plugin (L);
  const CursusDraft *draft = cursus_api_check_draft (L, 1, &cursus_api_constraint_type);
  const char *key = luaL_checkstring (L, 2);
  if (draft->constraint->shape != CURSUS_SHAPE_AGGREGATE && draft->constraint->shape != CURSUS_SHAPE_COMBINATION)
    return luaL_error (L, "%s",
                       _ ("says belongs to group_by and to any_of and its like; a cost function returns the key of its message"));
  if (cursus_plugin_find_says (plugin, key) == NULL) {
    cursus_explain_unknown_message (plugin, key, why, sizeof why);
    return luaL_error (L, "%s", why);
  }
  cursus_draft_set_message (cursus_api_push_draft (L, draft, &cursus_api_constraint_type), key);
  return 1;
}

static const luaL_Reg group_methods[] = { CURSUS_API_GROUP_METHODS (CURSUS_API_REG){ NULL, NULL } };
static const luaL_Reg measure_methods[] = { CURSUS_API_MEASURE_METHODS (CURSUS_API_REG){ NULL, NULL } };
static const luaL_Reg constraint_methods[] = { CURSUS_API_CONSTRAINT_METHODS (CURSUS_API_REG){ NULL, NULL } };

const CursusObjectType cursus_api_groups_type = { "group_by", (void (*) (void *))cursus_draft_free, group_methods, NULL };
const CursusObjectType cursus_api_measure_type = { "a measure", (void (*) (void *))cursus_draft_free, measure_methods, NULL };
const CursusObjectType cursus_api_constraint_type = { "a constraint", (void (*) (void *))cursus_draft_free, constraint_methods,
                                                      NULL };

/* Into the table on top: a method for each measure, called as the rules layer calls it. */
static void
add_measures (lua_State *L)
{
  for (CursusMeasure measure = 0; measure < CURSUS_N_MEASURES; measure++) {
    lua_pushinteger (L, (lua_Integer)measure);
    lua_pushcclosure (L, l_measure, 1);
    lua_setfield (L, -2, cursus_measure_name (measure));
  }
}

void
cursus_api_register_groups (lua_State *L)
{
  cursus_api_register_with (L, &cursus_api_groups_type, add_measures);
  cursus_api_register (L, &cursus_api_measure_type);
  cursus_api_register (L, &cursus_api_constraint_type);
}
