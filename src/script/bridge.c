/* Values across the border. Reading uses only what cannot raise, so it may hold memory of its own meanwhile. */
#include "script/bridge.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#define MAX_PROBLEMS 100

typedef struct {
  char **keys;
  char *where;
  char *text;
} Problem;

typedef struct {
  CursusBridge *bridge;
  lua_State *L;
  GPtrArray *keys; /* of const char* (borrowed from Lua): the string keys on the way */
  GString *where;
  GPtrArray *problems; /* of Problem: told at the end in a fixed order, as Lua's order of keys is not */
  bool ended;          /* no items left */
} Reader;

void
cursus_bridge_init (CursusBridge *self, const CursusScriptLimits *limits)
{
  *self = (CursusBridge){ .depth = limits->value_depth, .items = limits->value_items, .bytes = limits->source_bytes };
}

/* ---- Problems ---- */

static void
problem_free (Problem *self)
{
  g_strfreev (self->keys);
  g_free (self->where);
  g_free (self->text);
  g_free (self);
}

static void G_GNUC_PRINTF (2, 3) note (Reader *self, const char *format, ...)
{
  if (self->problems->len >= MAX_PROBLEMS)
    return;
  Problem *problem = g_new0 (Problem, 1);
  va_list arguments;
  va_start (arguments, format);
  problem->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  problem->where = g_strdup (self->where->str);
  problem->keys = g_new0 (char *, self->keys->len + 1);
  for (guint i = 0; i < self->keys->len; i++)
    problem->keys[i] = g_strdup (g_ptr_array_index (self->keys, i));
  g_ptr_array_add (self->problems, problem);
}

static int
compare_problems (gconstpointer first, gconstpointer second)
{
  const Problem *a = *(const Problem *const *)first;
  const Problem *b = *(const Problem *const *)second;
  int order = strcmp (a->where, b->where);
  return order != 0 ? order : strcmp (a->text, b->text);
}

static void
tell_all (const Reader *self)
{
  g_ptr_array_sort (self->problems, compare_problems);
  for (guint i = 0; i < self->problems->len && self->bridge->problem != NULL; i++) {
    const Problem *problem = g_ptr_array_index (self->problems, i);
    self->bridge->problem ((const char *const *)problem->keys, problem->where, problem->text, self->bridge->data);
  }
}

static void
run_out (Reader *self)
{
  self->ended = true;
  self->bridge->items = 0;
  note (self, "%s", _ ("these are too many values, or too much text, in all; the rest is not read"));
}

/* ---- Single values ---- */

static bool
check_text (Reader *self, const char *what, const char *text, size_t length)
{
  const char *end = NULL;
  if (length > self->bridge->bytes) {
    run_out (self);
    return false;
  }
  self->bridge->bytes -= length;
  if (!g_utf8_validate_len (text, length, &end) && (end == text + length || *end != '\0')) {
    note (self, _ ("%s is not valid UTF-8 at byte %d"), what, (int)(end - text) + 1);
    return false;
  }
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (!g_unichar_iscntrl (c) || c == '\t' || c == '\n')
      continue;
    note (self, _ ("%s has the control character U+%04X at byte %d"), what, c, (int)(at - text) + 1);
    return false;
  }
  return true;
}

static CursusValue *
read_text (Reader *self, int index)
{
  size_t length = 0;
  const char *text = lua_tolstring (self->L, index, &length);
  return check_text (self, _ ("the text"), text, length) ? cursus_value_new_string (text) : NULL;
}

static CursusValue *
read_number (Reader *self, int index)
{
  if (lua_isinteger (self->L, index))
    return cursus_value_new_integer (lua_tointeger (self->L, index));
  double number = lua_tonumber (self->L, index);
  if (!isfinite (number)) {
    note (self, "%s", _ ("the number is not finite"));
    return NULL;
  }
  if (number == floor (number) && number >= -0x1p63 && number < 0x1p63)
    return cursus_value_new_integer ((int64_t)number);
  return cursus_value_new_number (number);
}

static CursusValue *read_value (Reader *self, int index, uint32_t depth);

/* ---- Tables ---- */

static void
read_item (Reader *self, int table, lua_Integer i, uint32_t depth, CursusValue *out)
{
  gsize before = self->where->len;
  g_string_append_printf (self->where, "[%" G_GINT64_FORMAT "]", (gint64)i);
  lua_rawgeti (self->L, table, i);
  CursusValue *item = read_value (self, lua_gettop (self->L), depth);
  if (item != NULL)
    cursus_value_append (out, item);
  lua_pop (self->L, 1);
  g_string_truncate (self->where, before);
}

/* The key is at -2, its value at -1. */
static void
read_named (Reader *self, uint32_t depth, CursusValue *out)
{
  size_t length = 0;
  const char *name = lua_tolstring (self->L, -2, &length);
  if (!check_text (self, _ ("a key"), name, length))
    return;
  gsize before = self->where->len;
  g_ptr_array_add (self->keys, (gpointer)name);
  g_string_append_printf (self->where, "%s%s", before > 0 ? "." : "", name);
  CursusValue *item = read_value (self, lua_gettop (self->L), depth);
  if (item != NULL)
    cursus_value_set (out, name, item);
  g_string_truncate (self->where, before);
  g_ptr_array_set_size (self->keys, (int)self->keys->len - 1);
}

/* Reads what has text for a key; counts the others and returns the length that the list has by its greatest key. */
static lua_Integer
read_names (Reader *self, int table, uint32_t depth, CursusValue *out, lua_Integer *n_items)
{
  lua_State *L = self->L;
  lua_Integer last = 0;
  bool strange = false;
  lua_pushnil (L);
  while (lua_next (L, table) != 0) {
    bool item = lua_isinteger (L, -2) && lua_tointeger (L, -2) >= 1;
    if (lua_type (L, -2) == LUA_TSTRING && !self->ended)
      read_named (self, depth, out);
    else if (item)
      last = MAX (last, lua_tointeger (L, -2));
    else
      strange = strange || lua_type (L, -2) != LUA_TSTRING;
    *n_items += item;
    lua_pop (L, 1);
  }
  if (strange)
    note (self, "%s", _ ("the keys of a table are texts, or 1, 2, 3 … for a list"));
  return last;
}

static CursusValue *
read_table (Reader *self, int table, uint32_t depth)
{
  if (depth == 0 || !lua_checkstack (self->L, 8)) {
    note (self, _ ("tables are nested too deeply, at most %u"), self->bridge->depth);
    return NULL;
  }
  CursusValue *out = cursus_value_new_table ();
  lua_Integer n_items = 0;
  lua_Integer last = read_names (self, table, depth - 1, out, &n_items);
  if (last != n_items)
    note (self, _ ("a list may not have holes: it has %d items, but the last is number %" PRId64), (int)n_items, (int64_t)last);
  else
    for (lua_Integer i = 1; i <= last && !self->ended; i++)
      read_item (self, table, i, depth - 1, out);
  return out;
}

static CursusValue *
refuse_type (Reader *self, int index)
{
  note (self, _ ("a %s cannot be used as a value, only text, numbers, true, false and tables of them"),
        lua_typename (self->L, lua_type (self->L, index)));
  return NULL;
}

static CursusValue *
read_value (Reader *self, int index, uint32_t depth)
{
  if (self->bridge->ignore != NULL && self->bridge->ignore (self->L, index, self->bridge->data))
    return NULL;
  if (self->bridge->items == 0) {
    run_out (self);
    return NULL;
  }
  self->bridge->items--;
  switch (lua_type (self->L, index)) {
  case LUA_TNIL:
    return cursus_value_new_nil ();
  case LUA_TBOOLEAN:
    return cursus_value_new_boolean (lua_toboolean (self->L, index));
  case LUA_TNUMBER:
    return read_number (self, index);
  case LUA_TSTRING:
    return read_text (self, index);
  case LUA_TTABLE:
    return read_table (self, index, depth);
  default:
    return refuse_type (self, index);
  }
}

CursusValue *
cursus_bridge_read (CursusBridge *self, lua_State *L, int index)
{
  Reader reader = { .bridge = self, .L = L, .keys = g_ptr_array_new (), .where = g_string_new (NULL) };
  reader.problems = g_ptr_array_new_with_free_func ((GDestroyNotify)problem_free);
  int top = lua_gettop (L);
  CursusValue *value = read_value (&reader, lua_absindex (L, index), self->depth);
  lua_settop (L, top);
  tell_all (&reader);
  g_ptr_array_unref (reader.problems);
  g_ptr_array_unref (reader.keys);
  g_string_free (reader.where, TRUE);
  return value;
}

typedef struct {
  char *why;
  size_t size;
  bool told;
} FirstProblem;

static void
on_first_problem (const char *const *keys, const char *where, const char *text, void *data)
{
  FirstProblem *first = data;
  if (!first->told && *where != '\0')
    g_snprintf (first->why, (gulong)first->size, _ ("%1$s: %2$s"), where, text);
  else if (!first->told)
    g_snprintf (first->why, (gulong)first->size, "%s", text);
  first->told = true;
}

CursusValue *
cursus_bridge_read_strictly (lua_State *L, int index, const CursusScriptLimits *limits, char *why, size_t size)
{
  CursusBridge bridge;
  FirstProblem first = { .why = why, .size = size };
  cursus_bridge_init (&bridge, limits);
  bridge.problem = on_first_problem;
  bridge.data = &first;
  CursusValue *value = cursus_bridge_read (&bridge, L, index);
  if (first.told)
    g_clear_pointer (&value, cursus_value_unref);
  return value;
}

/* ---- Into Lua ---- */

static void
push_table (lua_State *L, const CursusValue *value)
{
  size_t length = cursus_value_length (value);
  size_t n_keys = cursus_value_n_keys (value);
  luaL_checkstack (L, 4, NULL);
  lua_createtable (L, (int)MIN (length, G_MAXINT), (int)MIN (n_keys, G_MAXINT));
  for (size_t i = 0; i < length; i++) {
    cursus_bridge_push (L, cursus_value_item (value, i));
    lua_rawseti (L, -2, (lua_Integer)i + 1);
  }
  for (size_t i = 0; i < n_keys; i++) {
    const char *key = cursus_value_key (value, i);
    lua_pushstring (L, key);
    cursus_bridge_push (L, cursus_value_lookup (value, key));
    lua_rawset (L, -3);
  }
}

void
cursus_bridge_push (lua_State *L, const CursusValue *value)
{
  switch (value != NULL ? cursus_value_type (value) : CURSUS_VALUE_NIL) {
  case CURSUS_VALUE_NIL:
    lua_pushnil (L);
    break;
  case CURSUS_VALUE_BOOLEAN:
    lua_pushboolean (L, cursus_value_get_boolean (value));
    break;
  case CURSUS_VALUE_INTEGER:
    lua_pushinteger (L, cursus_value_get_integer (value));
    break;
  case CURSUS_VALUE_NUMBER:
    lua_pushnumber (L, cursus_value_get_number (value));
    break;
  case CURSUS_VALUE_STRING:
    lua_pushstring (L, cursus_value_get_string (value));
    break;
  case CURSUS_VALUE_TABLE:
    push_table (L, value);
    break;
  }
}
