/* table.sort as a merge sort: stable, n log n comparisons whatever the comparing function says. */
#include <glib/gi18n-lib.h>

#include "script/sandbox-private.h"

#define TEXT_BYTES_A_STEP 256

/* Stack: 1 the table, 2 the comparing function or nil, 3 and 4 two lists that are merged into each other in turns. */
enum { TABLE = 1, BEFORE = 2, LEFT_LIST = 3 };

typedef struct {
  lua_Integer low, middle, high; /* two sorted runs [low, middle), [middle, high) */
} Runs;

static size_t
text_length (lua_State *L, int index)
{
  size_t length = 0;
  if (lua_type (L, index) == LUA_TSTRING)
    lua_tolstring (L, index, &length);
  return length;
}

/* Whether list[a] is to come before list[b]. */
static bool
comes_before (lua_State *L, int list, lua_Integer a, lua_Integer b)
{
  bool before;
  cursus_state_charge (L, 4);
  if (lua_isnil (L, BEFORE)) {
    lua_rawgeti (L, list, a);
    lua_rawgeti (L, list, b);
    cursus_state_charge (L, MIN (text_length (L, -1), text_length (L, -2)) / TEXT_BYTES_A_STEP);
    before = lua_compare (L, -2, -1, LUA_OPLT);
    lua_pop (L, 2);
  } else {
    lua_pushvalue (L, BEFORE);
    lua_rawgeti (L, list, a);
    lua_rawgeti (L, list, b);
    lua_call (L, 2, 1);
    before = lua_toboolean (L, -1);
    lua_pop (L, 1);
  }
  return before;
}

static void
merge (lua_State *L, int from, int to, Runs runs)
{
  lua_Integer left = runs.low;
  lua_Integer right = runs.middle;
  for (lua_Integer at = runs.low; at < runs.high; at++) {
    bool take_right = left == runs.middle || (right < runs.high && comes_before (L, from, right, left));
    lua_rawgeti (L, from, take_right ? right++ : left++);
    lua_rawseti (L, to, at);
  }
}

static void
copy (lua_State *L, int from, int to, lua_Integer n)
{
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti (L, from, i);
    lua_rawseti (L, to, i);
  }
}

int
cursus_sandbox_l_sort (lua_State *L)
{
  luaL_checktype (L, TABLE, LUA_TTABLE);
  if (!lua_isnoneornil (L, BEFORE))
    luaL_checktype (L, BEFORE, LUA_TFUNCTION);
  lua_settop (L, 2);
  lua_Unsigned length = lua_rawlen (L, TABLE);
  cursus_state_charge (L, length);
  lua_Integer n = (lua_Integer)length;
  lua_createtable (L, (int)n, 0);
  lua_createtable (L, (int)n, 0);
  copy (L, TABLE, LEFT_LIST, n);
  int from = LEFT_LIST;
  for (lua_Integer width = 1; width < n; width *= 2) {
    int to = from == LEFT_LIST ? LEFT_LIST + 1 : LEFT_LIST;
    for (lua_Integer low = 1; low <= n; low += 2 * width) {
      Runs runs = { low, MIN (low + width, n + 1), MIN (low + 2 * width, n + 1) };
      merge (L, from, to, runs);
    }
    from = to;
  }
  copy (L, from, TABLE, n);
  return 0;
}
