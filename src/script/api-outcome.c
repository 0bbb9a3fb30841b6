/* The call of a cost function: units in, cost, message and measured text out. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "script/api-private.h"
#include "script/explain.h"

#define MAX_COST 1000000000

int
cursus_api_push_units (lua_State *L, void *data)
{
  const CursusApiCall *call = data;
  if (call->whole) {
    cursus_state_push_ref (L, call->plugin->sequence_ref);
    return 1;
  }
  for (uint32_t i = 0; i < call->n_units; i++)
    cursus_state_push_ref (L, call->plugin->view_refs[i]);
  return (int)call->n_units;
}

/* Raises @text with the place of the function, which has returned by now. */
static void
raise_at_function (lua_State *L, const CursusApiCall *call, const char *text)
{
  lua_Debug activation;
  cursus_state_push_ref (L, call->function);
  lua_getinfo (L, ">S", &activation);
  luaL_error (L, "%s:%d: %s", activation.short_src, activation.linedefined, text);
}

static void
refuse_cost (lua_State *L, const CursusApiCall *call)
{
  char text[CURSUS_EXPLAIN_BYTES];
  char shown[40] = "";
  if (lua_type (L, 1) == LUA_TNUMBER)
    g_snprintf (shown, sizeof shown, " (%.10g)", lua_tonumber (L, 1));
  g_snprintf (text, sizeof text,
              _ ("a cost function returned a %s%s as its cost; accepted: nothing, or a whole number from 0 to %d"),
              luaL_typename (L, 1), shown, MAX_COST);
  raise_at_function (L, call, text);
}

static int64_t
check_cost (lua_State *L, const CursusApiCall *call)
{
  int is_whole = 0;
  if (lua_isnil (L, 1))
    return 0;
  lua_Integer cost = lua_type (L, 1) == LUA_TNUMBER ? lua_tointegerx (L, 1, &is_whole) : -1;
  if (!is_whole || cost < 0 || cost > MAX_COST)
    refuse_cost (L, call);
  return cost;
}

static GQuark
check_message (lua_State *L, const CursusApiCall *call)
{
  char text[CURSUS_EXPLAIN_BYTES];
  if (lua_isnil (L, 2))
    return 0;
  if (lua_type (L, 2) != LUA_TSTRING) {
    g_snprintf (text, sizeof text, _ ("a cost function returned a %s as its message; accepted: a key of says"),
                luaL_typename (L, 2));
    raise_at_function (L, call, text);
  }
  const CursusSays *says = cursus_plugin_find_says (call->plugin, lua_tostring (L, 2));
  if (says == NULL) {
    cursus_explain_unknown_message (call->plugin, lua_tostring (L, 2), text, sizeof text);
    raise_at_function (L, call, text);
  }
  return says != NULL ? says->quark : 0;
}

/* Blanks in valid @text what a terminal would obey: control characters of ASCII, and U+0080 to U+009F. */
static void
blank_controls (char *text)
{
  for (char *at = text; *at != '\0'; at++) {
    bool is_late = (guchar)at[0] == 0xC2 && (guchar)at[1] < 0xA0;
    if (g_ascii_iscntrl (*at) || is_late)
      *at = ' ';
    if (is_late)
      at[1] = ' ';
  }
}

static void
copy_measured (lua_State *L, CursusApiCall *call)
{
  const char *end = NULL;
  call->measured[0] = '\0';
  if (lua_isnil (L, 3))
    return;
  if (lua_type (L, 3) != LUA_TNUMBER && lua_type (L, 3) != LUA_TSTRING)
    raise_at_function (L, call, _ ("the third result of a cost function is a text or a number for {measured}"));
  int is_whole = 0;
  lua_Integer whole = lua_type (L, 3) == LUA_TNUMBER ? lua_tointegerx (L, 3, &is_whole) : 0;
  if (is_whole) /* 3.0 reads as 3 */
    g_snprintf (call->measured, sizeof call->measured, LUA_INTEGER_FMT, whole);
  else
    g_strlcpy (call->measured, lua_tostring (L, 3), sizeof call->measured);
  if (!g_utf8_validate (call->measured, -1, &end))
    call->measured[end - call->measured] = '\0';
  blank_controls (call->measured);
}

void
cursus_api_pull_outcome (lua_State *L, void *data)
{
  CursusApiCall *call = data;
  call->outcome.cost = check_cost (L, call);
  call->outcome.message = check_message (L, call);
  copy_measured (L, call);
}

/* Numbers are refused: 0 would count as yes. */
void
cursus_api_pull_wanted (lua_State *L, void *data)
{
  CursusApiCall *call = data;
  if (lua_type (L, 1) == LUA_TNUMBER)
    raise_at_function (L, call, _ ("the function of only returns true or false, no number"));
  call->outcome = (CursusOutcome){ .cost = lua_toboolean (L, 1) };
}
