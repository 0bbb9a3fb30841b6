/* find, match, gmatch and gsub over our own matcher, which counts. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/pattern.h"
#include "script/sandbox-private.h"

#define STEPS_AN_INSTRUCTION 4
#define MATCH_COST 8 /* of what is done with a match */

/* ---- The search ---- */

/* The subject and the pattern's text are at the indices 1 and 2 of the shell. Leaves the compiled pattern on the stack, as a
 * block of Lua's, so that nothing is lost when something raises. */
static void
prepare (lua_State *L, CursusMatch *match, bool anchors)
{
  size_t length = 0;
  match->subject = luaL_checklstring (L, 1, &match->length);
  const char *text = luaL_checklstring (L, 2, &length);
  CursusPattern *pattern = lua_newuserdatauv (L, cursus_pattern_size (length), 0);
  const char *wrong = cursus_pattern_compile (pattern, text, length, anchors);
  if (wrong != NULL)
    luaL_error (L, "%s", wrong);
  match->pattern = pattern;
  match->steps = 0;
  match->max_steps = cursus_state_of (L)->limits.pattern_bytes;
}

/* Makes the steps done count as instructions. */
static void
settle (lua_State *L, CursusMatch *match)
{
  bool exhausted = cursus_match_exhausted (match);
  cursus_state_charge (L, match->steps / STEPS_AN_INSTRUCTION);
  match->steps = 0;
  if (exhausted)
    luaL_error (L, _ ("this pattern needs too much work on a text of %d bytes: use fewer of *, +, -"), (int)match->length);
}

/* The first match at or after @start. */
static bool
search (lua_State *L, CursusMatch *match, size_t *start, size_t *end)
{
  bool found = false;
  size_t at = *start;
  do {
    found = cursus_match_at (match, at, end);
  } while (!found && !match->pattern->anchored && !cursus_match_exhausted (match) && ++at <= match->length);
  settle (L, match);
  *start = at;
  return found;
}

/* Where the optional argument at @index says to begin, from 0; more than the length if past the end. */
static size_t
start_of (lua_State *L, int index, size_t length)
{
  lua_Integer init = luaL_optinteger (L, index, 1);
  if (init > 0)
    return (uint64_t)init - 1 > length ? length + 1 : (size_t)init - 1;
  if (init == 0 || init < -(lua_Integer)length)
    return 0;
  return length - (size_t)-init;
}

/* ---- Captures ---- */

static void
push_capture (lua_State *L, const CursusMatch *match, uint32_t number)
{
  const CursusCapture *capture = &match->captures[number];
  if (capture->position)
    lua_pushinteger (L, (lua_Integer)capture->start + 1);
  else
    lua_pushlstring (L, match->subject + capture->start, capture->end - capture->start);
}

/* Pushes the captures, or the whole match when there are none, and returns how many. */
static int
push_captures (lua_State *L, const CursusMatch *match, size_t start, size_t end)
{
  uint32_t n = match->pattern->n_captures;
  luaL_checkstack (L, CURSUS_PATTERN_MAX_CAPTURES + 1, NULL);
  if (n == 0) {
    lua_pushlstring (L, match->subject + start, end - start);
    return 1;
  }
  for (uint32_t i = 0; i < n; i++)
    push_capture (L, match, i);
  return (int)n;
}

/* ---- find, match ---- */

static int
find_plain (lua_State *L, size_t start)
{
  size_t length = 0;
  size_t wanted_length = 0;
  const char *subject = luaL_checklstring (L, 1, &length);
  const char *wanted = luaL_checklstring (L, 2, &wanted_length);
  cursus_state_charge (L, length / STEPS_AN_INSTRUCTION);
  const char *found = memmem (subject + start, length - start, wanted, wanted_length);
  if (found == NULL) {
    luaL_pushfail (L);
    return 1;
  }
  lua_pushinteger (L, found - subject + 1);
  lua_pushinteger (L, found - subject + (lua_Integer)wanted_length);
  return 2;
}

static bool
has_no_signs (const char *pattern, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if (pattern[i] != '\0' && strchr ("^$*+?.([%-", pattern[i]) != NULL)
      return false;
  return true;
}

static int
l_find (lua_State *L)
{
  CursusMatch match;
  size_t length = 0;
  size_t end = 0;
  lua_settop (L, 4);
  luaL_checklstring (L, 1, &length);
  size_t start = start_of (L, 3, length);
  const char *pattern = luaL_checklstring (L, 2, &end);
  bool plain = lua_toboolean (L, 4) || has_no_signs (pattern, end);
  if (plain && start <= length)
    return find_plain (L, start);
  prepare (L, &match, true);
  if (start > length || !search (L, &match, &start, &end)) {
    luaL_pushfail (L);
    return 1;
  }
  lua_pushinteger (L, (lua_Integer)start + 1);
  lua_pushinteger (L, (lua_Integer)end);
  return 2 + (match.pattern->n_captures > 0 ? push_captures (L, &match, start, end) : 0);
}

static int
l_match (lua_State *L)
{
  CursusMatch match;
  size_t end = 0;
  lua_settop (L, 3);
  prepare (L, &match, true);
  size_t start = start_of (L, 3, match.length);
  if (start <= match.length && search (L, &match, &start, &end))
    return push_captures (L, &match, start, end);
  luaL_pushfail (L);
  return 1;
}

/* ---- gmatch ---- */

/* Where a walk over all matches is. A match that ends where the one before it ended is passed over. */
typedef struct {
  size_t at;
  size_t last_end;
  bool any;
} Walk;

static bool
walk_on (lua_State *L, CursusMatch *match, Walk *walk, size_t *start, size_t *end)
{
  for (*start = walk->at; *start <= match->length && search (L, match, start, end); ++*start) {
    if (walk->any && *end == walk->last_end)
      continue;
    cursus_state_charge (L, MATCH_COST);
    *walk = (Walk){ *end, *end, true };
    return true;
  }
  walk->at = match->length + 1;
  return false;
}

/* Upvalues: the subject, the compiled pattern, the walk. */
static int
l_gmatch_step (lua_State *L)
{
  CursusMatch match = { .max_steps = cursus_state_of (L)->limits.pattern_bytes };
  size_t start = 0;
  size_t end = 0;
  match.subject = lua_tolstring (L, lua_upvalueindex (1), &match.length);
  match.pattern = lua_touserdata (L, lua_upvalueindex (2));
  Walk *walk = lua_touserdata (L, lua_upvalueindex (3));
  return walk_on (L, &match, walk, &start, &end) ? push_captures (L, &match, start, end) : 0;
}

static int
l_gmatch (lua_State *L)
{
  CursusMatch match;
  lua_settop (L, 3);
  prepare (L, &match, false);
  int pattern = lua_gettop (L);
  Walk *walk = lua_newuserdatauv (L, sizeof *walk, 0);
  *walk = (Walk){ .at = start_of (L, 3, match.length) };
  lua_pushvalue (L, 1);
  lua_pushvalue (L, pattern);
  lua_pushvalue (L, pattern + 1);
  lua_pushcclosure (L, l_gmatch_step, 3);
  return 1;
}

/* ---- gsub ---- */

/* Puts the replacement text at index 3 into @out, with %0 to %9 and %% in it replaced. */
static void
add_text (lua_State *L, luaL_Buffer *out, const CursusMatch *match, size_t start, size_t end)
{
  size_t length = 0;
  const char *text = lua_tolstring (L, 3, &length);
  for (size_t i = 0; i < length; i++) {
    if (text[i] != '%') {
      luaL_addchar (out, text[i]);
      continue;
    }
    i++;
    int number = i < length && g_ascii_isdigit (text[i]) ? text[i] - '0' : -1;
    if (i < length && text[i] == '%') {
      luaL_addchar (out, '%');
    } else if (number == 0 || (number == 1 && match->pattern->n_captures == 0)) {
      luaL_addlstring (out, match->subject + start, end - start);
    } else if (number > 0 && (uint32_t)number <= match->pattern->n_captures) {
      push_capture (L, match, (uint32_t)number - 1);
      luaL_addvalue (out);
    } else {
      luaL_error (L, "%s", _ ("after “%” in the replacement comes a digit of a capture, or another “%”"));
    }
  }
}

/* Pushes what the table or function at index 3 gives for the match. */
static void
push_replacement (lua_State *L, const CursusMatch *match, size_t start, size_t end)
{
  if (lua_type (L, 3) == LUA_TFUNCTION) {
    lua_pushvalue (L, 3);
    lua_call (L, push_captures (L, match, start, end), 1);
    return;
  }
  int n = push_captures (L, match, start, end);
  lua_pop (L, n - 1); /* the first is the key */
  lua_gettable (L, 3);
}

static void
add_replacement (lua_State *L, luaL_Buffer *out, const CursusMatch *match, size_t start, size_t end)
{
  int type = lua_type (L, 3);
  if (type == LUA_TSTRING || type == LUA_TNUMBER) {
    add_text (L, out, match, start, end);
    return;
  }
  push_replacement (L, match, start, end);
  if (!lua_toboolean (L, -1)) {
    lua_pop (L, 1);
    luaL_addlstring (out, match->subject + start, end - start);
  } else if (!lua_isstring (L, -1)) {
    luaL_error (L, _ ("a replacement is a text or a number, not a %s"), luaL_typename (L, -1));
  } else {
    luaL_addvalue (out);
  }
}

static int
l_gsub (lua_State *L)
{
  CursusMatch match;
  luaL_Buffer out;
  Walk walk = { 0 };
  int type = lua_type (L, 3);
  luaL_argexpected (L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TTABLE || type == LUA_TFUNCTION, 3,
                    "string/function/table");
  lua_Integer most = luaL_optinteger (L, 4, LUA_MAXINTEGER);
  lua_Integer n = 0;
  lua_settop (L, 4);
  prepare (L, &match, true);
  luaL_buffinit (L, &out);
  size_t copied = 0;
  size_t start = 0;
  size_t end = 0;
  while (n < most && walk_on (L, &match, &walk, &start, &end)) {
    luaL_addlstring (&out, match.subject + copied, start - copied);
    add_replacement (L, &out, &match, start, end);
    copied = end;
    n++;
    if (match.pattern->anchored)
      break;
  }
  luaL_addlstring (&out, match.subject + copied, match.length - copied);
  luaL_pushresult (&out);
  lua_pushinteger (L, n);
  return 2;
}

const luaL_Reg cursus_sandbox_pattern_functions[] = {
  { "find", l_find }, { "gmatch", l_gmatch }, { "gsub", l_gsub }, { "match", l_match }, { NULL, NULL },
};
