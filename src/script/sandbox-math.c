/* The library's functions of numbers; random numbers are the state's own, so that the same seed gives the same. */
#include <glib/gi18n-lib.h>
#include <lualib.h>

#include "script/sandbox-private.h"

/* Left out of Lua's math library:
 *   randomseed  the host seeds, or the same seed would not give the same plan
 * Replaced: random. */
static const char *const math_names[] = { "abs",  "acos", "asin", "atan", "ceil",       "cos",  "deg",        "exp",  "floor",
                                          "fmod", "huge", "log",  "max",  "maxinteger", "min",  "mininteger", "modf", "pi",
                                          "rad",  "sin",  "sqrt", "tan",  "tointeger",  "type", "ult",        NULL };

/* The generator “splitmix64”: one word of state, which each entry of a seed fills evenly. */
static uint64_t
draw (CursusState *state)
{
  uint64_t z = (state->random += UINT64_C (0x9E3779B97F4A7C15));
  z = (z ^ (z >> 30)) * UINT64_C (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* A number from 0 to @last, each as likely as the others. */
static uint64_t
draw_up_to (CursusState *state, uint64_t last)
{
  uint64_t mask = last;
  for (guint shift = 1; shift < 64; shift *= 2)
    mask |= mask >> shift;
  uint64_t drawn = draw (state) & mask;
  while (drawn > last)
    drawn = draw (state) & mask;
  return drawn;
}

static int
l_random (lua_State *L)
{
  CursusState *state = cursus_state_of (L);
  lua_Integer low = 1;
  lua_Integer high = 0;
  int n = lua_gettop (L);
  if (n == 0) {
    lua_pushnumber (L, (lua_Number)(draw (state) >> 11) * 0x1p-53);
    return 1;
  }
  if (n > 2)
    return luaL_error (L, "%s", _ ("random takes at most two numbers"));
  low = n == 2 ? luaL_checkinteger (L, 1) : 1;
  high = luaL_checkinteger (L, n);
  luaL_argcheck (L, low <= high, n, _ ("the interval is empty"));
  lua_pushinteger (L, (lua_Integer)((uint64_t)low + draw_up_to (state, (uint64_t)high - (uint64_t)low)));
  return 1;
}

void
cursus_sandbox_push_math (lua_State *L)
{
  cursus_sandbox_push_allowed (L, luaopen_math, math_names);
  lua_pushcfunction (L, l_random);
  lua_setfield (L, -2, "random");
}
