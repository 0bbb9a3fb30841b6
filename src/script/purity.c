/* Sums are independent of the order of tables and of addresses that differ between equal values; two values may have one sum by
 * chance only. */
#include "script/purity.h"

#include <lauxlib.h>

#define MAX_VALUES 50000 /* that are looked at; what lies behind is not seen to change */
#define MAX_DEPTH 100

typedef struct {
  int seen; /* a table of what was visited */
  uint32_t n_values;
  int depth;
} Walk;

static uint64_t add_value (lua_State *L, Walk *walk, int index);

static uint64_t
mix (uint64_t a, uint64_t b)
{
  uint64_t x = (a ^ b * UINT64_C (0x9e3779b97f4a7c15)) + UINT64_C (0x632be59bd9b4e019);
  x = (x ^ x >> 30) * UINT64_C (0xbf58476d1ce4e5b9);
  return x ^ x >> 31;
}

/* Whether the table or function at @index was met before; it is now. */
static bool
is_known (lua_State *L, Walk *walk, int index)
{
  bool known = lua_rawgetp (L, walk->seen, lua_topointer (L, index)) != LUA_TNIL;
  lua_pop (L, 1);
  lua_pushboolean (L, 1);
  lua_rawsetp (L, walk->seen, lua_topointer (L, index));
  return known;
}

static uint64_t
add_table (lua_State *L, Walk *walk, int index)
{
  uint64_t sum = 0;
  lua_pushnil (L);
  while (lua_next (L, index) != 0) {
    uint64_t key = add_value (L, walk, lua_gettop (L) - 1), value = add_value (L, walk, lua_gettop (L));
    sum += mix (key, value);
    lua_pop (L, 1);
  }
  if (lua_getmetatable (L, index)) {
    sum = mix (sum, add_value (L, walk, lua_gettop (L)));
    lua_pop (L, 1);
  }
  return sum;
}

static uint64_t
add_function (lua_State *L, Walk *walk, int index)
{
  uint64_t sum = 0;
  for (int i = 1; lua_getupvalue (L, index, i) != NULL; i++) {
    sum = mix (sum, add_value (L, walk, lua_gettop (L)));
    lua_pop (L, 1);
  }
  return sum;
}

static uint64_t
add_text (lua_State *L, int index)
{
  size_t length = 0;
  const char *text = lua_tolstring (L, index, &length);
  uint64_t sum = length;
  for (size_t i = 0; i < length; i++)
    sum = mix (sum, (unsigned char)text[i]);
  return sum;
}

static uint64_t
add_number (lua_State *L, int index)
{
  union {
    lua_Number number;
    uint64_t bits;
  } real = { .bits = 0 };
  if (lua_isinteger (L, index))
    return (uint64_t)lua_tointeger (L, index);
  real.number = lua_tonumber (L, index);
  return mix (1, real.bits);
}

static uint64_t
add_inside (lua_State *L, Walk *walk, int index)
{
  bool is_table = lua_istable (L, index);
  if ((!is_table && lua_iscfunction (L, index)) || walk->depth == MAX_DEPTH || walk->n_values++ > MAX_VALUES)
    return 1;
  if (is_known (L, walk, index))
    return 2;
  luaL_checkstack (L, 8, NULL);
  walk->depth++;
  uint64_t sum = is_table ? add_table (L, walk, index) : add_function (L, walk, index);
  walk->depth--;
  return sum;
}

static uint64_t
add_value (lua_State *L, Walk *walk, int index)
{
  uint64_t type = (uint64_t)lua_type (L, index);
  switch (lua_type (L, index)) {
  case LUA_TBOOLEAN:
    return mix (type, (uint64_t)lua_toboolean (L, index));
  case LUA_TNUMBER:
    return mix (type, add_number (L, index));
  case LUA_TSTRING:
    return mix (type, add_text (L, index));
  case LUA_TTABLE:
  case LUA_TFUNCTION:
    return mix (type, add_inside (L, walk, index));
  default: /* nil, and objects of the host, which are what they are */
    return mix (type, (uint64_t)(uintptr_t)lua_topointer (L, index));
  }
}

static int
l_take (lua_State *L)
{
  CursusPurity *self = lua_touserdata (L, 1);
  lua_settop (L, 0);
  if (self->collects)
    lua_gc (L, LUA_GCCOLLECT);
  lua_newtable (L);
  cursus_state_push_ref (L, self->function);
  Walk walk = { .seen = 1 };
  is_known (L, &walk, 2);
  self->n = 0;
  while (self->n < CURSUS_PURITY_MAX_UPVALUES && lua_getupvalue (L, 2, (int)self->n + 1) != NULL) {
    self->sums[self->n++] = add_value (L, &walk, 3);
    lua_pop (L, 1);
  }
  return 0;
}

bool
cursus_purity_take (CursusState *state, CursusPurity *self)
{
  return cursus_state_enter (state, l_take, self, NULL);
}

/* A question about a function, and the answer. */
typedef struct {
  int function;
  int upvalue;
  char text[300];
} Question;

static int
l_name (lua_State *L)
{
  Question *question = lua_touserdata (L, 1);
  cursus_state_push_ref (L, question->function);
  const char *name = lua_getupvalue (L, -1, question->upvalue);
  g_strlcpy (question->text, name != NULL ? name : "", sizeof question->text);
  return 0;
}

static int
l_where (lua_State *L)
{
  Question *question = lua_touserdata (L, 1);
  lua_Debug activation;
  cursus_state_push_ref (L, question->function);
  lua_getinfo (L, ">S", &activation);
  g_snprintf (question->text, sizeof question->text, "%s:%d", activation.short_src, activation.linedefined);
  return 0;
}

static char *
ask (CursusState *state, lua_CFunction body, Question question)
{
  cursus_state_enter (state, body, &question, NULL);
  return g_strdup (question.text);
}

char *
cursus_purity_changed (CursusState *state, const CursusPurity *before, const CursusPurity *after)
{
  for (uint32_t i = 0; i < MIN (before->n, after->n); i++)
    if (before->sums[i] != after->sums[i])
      return ask (state, l_name, (Question){ .function = after->function, .upvalue = (int)i + 1 });
  return NULL;
}

char *
cursus_purity_where (CursusState *state, int function)
{
  return ask (state, l_where, (Question){ .function = function });
}
