/* pairs and next in a fixed order. Lua's own order changes from run to run, and with it what a rule would say first. */
#include "script/sandbox-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define EMPTY_SLOTS_COST 64 /* a table that was large once is still walked in full */

/* A key of a table that stays where it is while this lives; small, as many are sorted in one block. Numbers come by value, then
 * texts by bytes, then false, true. */
typedef struct {
  union {
    lua_Integer integer; /* also 0 or 1 of a boolean */
    lua_Number number;
    const char *text;
  };
  uint32_t length; /* of text */
  uint32_t index;  /* in the list of keys */
  int8_t type;
  bool whole;
} Key;

static int
rank (int type)
{
  return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
}

static lua_Number
number_of (const Key *key)
{
  return key->whole ? (lua_Number)key->integer : key->number;
}

static int
compare_numbers (const Key *a, const Key *b)
{
  if (a->whole && b->whole)
    return (a->integer > b->integer) - (a->integer < b->integer);
  return (number_of (a) > number_of (b)) - (number_of (a) < number_of (b));
}

static int
compare_texts (const Key *a, const Key *b)
{
  int order = memcmp (a->text, b->text, MIN (a->length, b->length));
  return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

static int
compare_keys (const void *first, const void *second)
{
  const Key *a = first;
  const Key *b = second;
  if (rank (a->type) != rank (b->type))
    return rank (a->type) - rank (b->type);
  if (a->type == LUA_TNUMBER)
    return compare_numbers (a, b);
  if (a->type == LUA_TSTRING)
    return compare_texts (a, b);
  return (int)(a->integer - b->integer);
}

/* Raises for a key that has no place in the order. */
static void
read_key (lua_State *L, int index, Key *key)
{
  key->type = (int8_t)lua_type (L, index);
  if (key->type == LUA_TSTRING) {
    size_t length = 0;
    key->text = lua_tolstring (L, index, &length);
    key->length = (uint32_t)length; /* no text is longer than a block */
  } else if (key->type == LUA_TNUMBER) {
    key->whole = lua_isinteger (L, index);
    if (key->whole)
      key->integer = lua_tointeger (L, index);
    else
      key->number = lua_tonumber (L, index);
  } else if (key->type == LUA_TBOOLEAN) {
    key->integer = lua_toboolean (L, index);
  } else {
    luaL_error (L, _ ("pairs and next have no fixed order for a key that is a %s; use a list"), lua_typename (L, key->type));
  }
}

static lua_Integer
count_keys (lua_State *L, int table)
{
  lua_Integer n = 0;
  lua_pushnil (L);
  while (lua_next (L, table) != 0) {
    lua_pop (L, 1);
    n++;
  }
  cursus_state_charge (L, EMPTY_SLOTS_COST + 8 * (uint64_t)n);
  return n;
}

/* Pushes the list of the keys in order. */
static void
push_keys (lua_State *L, int table)
{
  lua_Integer n = count_keys (L, table);
  Key *keys = lua_newuserdatauv (L, (size_t)MAX (n, 1) * sizeof *keys, 0);
  lua_createtable (L, (int)n, 0);
  lua_Integer at = 0;
  lua_pushnil (L);
  while (lua_next (L, table) != 0) {
    lua_pop (L, 1);
    read_key (L, -1, &keys[at]);
    keys[at].index = (uint32_t)at + 1;
    lua_pushvalue (L, -1);
    lua_rawseti (L, -3, ++at);
  }
  qsort (keys, (size_t)n, sizeof *keys, compare_keys);
  lua_createtable (L, (int)n, 0);
  for (lua_Integer i = 0; i < n; i++) {
    lua_rawgeti (L, -2, keys[i].index);
    lua_rawseti (L, -2, i + 1);
  }
  lua_replace (L, -3);
  lua_pop (L, 1);
}

/* Upvalues: the table, its keys in order, how many were given. Keys that were removed meanwhile are passed over. */
static int
l_step (lua_State *L)
{
  lua_Integer at = lua_tointeger (L, lua_upvalueindex (3));
  for (;;) {
    if (lua_rawgeti (L, lua_upvalueindex (2), ++at) == LUA_TNIL)
      return 1;
    lua_pushvalue (L, -1);
    if (lua_rawget (L, lua_upvalueindex (1)) != LUA_TNIL)
      break;
    lua_pop (L, 2);
  }
  lua_pushinteger (L, at);
  lua_replace (L, lua_upvalueindex (3));
  return 2;
}

void
cursus_sandbox_push_order (lua_State *L, int index)
{
  lua_pushvalue (L, index);
  push_keys (L, index);
  lua_pushinteger (L, 0);
  lua_pushcclosure (L, l_step, 3);
}

/* The least key above the given one. Each call looks at all of them: pairs is for walking, next for "is it empty". */
int
cursus_sandbox_l_next (lua_State *L)
{
  Key from = { .type = LUA_TNIL };
  Key best = { .type = LUA_TNIL };
  luaL_checktype (L, 1, LUA_TTABLE);
  lua_settop (L, 2);
  if (!lua_isnil (L, 2))
    read_key (L, 2, &from);
  count_keys (L, 1);
  lua_pushnil (L); /* 3: the best key, so that its text stays */
  lua_pushnil (L);
  while (lua_next (L, 1) != 0) {
    Key key = { 0 };
    lua_pop (L, 1);
    read_key (L, -1, &key);
    bool after = from.type == LUA_TNIL || compare_keys (&key, &from) > 0;
    if (!after || (best.type != LUA_TNIL && compare_keys (&key, &best) >= 0))
      continue;
    best = key;
    lua_pushvalue (L, -1);
    lua_replace (L, 3);
  }
  lua_settop (L, 3);
  if (best.type == LUA_TNIL)
    return 1;
  lua_pushvalue (L, 3);
  lua_rawget (L, 1);
  return 2;
}
