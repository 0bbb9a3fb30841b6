/* Where scripts were when they failed, and with which text. Takes no memory of the state, as there may be none left. */
#include "script/state-private.h"

#include <glib/gi18n-lib.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "script/syntax.h"

#define TRACEBACK_LEVELS 12
#define LABEL_BYTES 48 /* Lua shows LUA_IDSIZE - 1 bytes of it */
#define TAIL_BYTES 36

G_STATIC_ASSERT (LABEL_BYTES < LUA_IDSIZE);

/* ---- Chunks ---- */

void
cursus_chunk_free (CursusChunk *self)
{
  g_free (self->label);
  g_free (self->file);
  g_free (self);
}

static const CursusChunk *
find_label (const CursusState *self, const char *label)
{
  for (guint i = 0; i < self->chunks->len; i++) {
    const CursusChunk *chunk = g_ptr_array_index (self->chunks, i);
    if (strcmp (chunk->label, label) == 0)
      return chunk;
  }
  return NULL;
}

static char *
make_label (const CursusState *self, const char *file)
{
  size_t length = strlen (file);
  if (length <= LABEL_BYTES && strchr (file, '\n') == NULL)
    return g_strdup (file);
  const char *tail = file + length - MIN (length, TAIL_BYTES);
  while (((guchar)*tail & 0xC0) == 0x80)
    tail++;
  g_autofree char *label = g_strdup_printf ("%u…%s", self->chunks->len + 1, tail);
  return g_strdelimit (g_steal_pointer (&label), "\n", ' ');
}

const char *
cursus_state_add_chunk (CursusState *self, const char *file)
{
  for (guint i = 0; i < self->chunks->len; i++) {
    const CursusChunk *known = g_ptr_array_index (self->chunks, i);
    if (strcmp (known->file, file) == 0)
      return known->label;
  }
  CursusChunk *chunk = g_new0 (CursusChunk, 1);
  chunk->label = make_label (self, file);
  chunk->file = g_strdup (file);
  g_ptr_array_add (self->chunks, chunk);
  return chunk->label;
}

/* ---- Places ---- */

static bool
innermost (lua_State *L, lua_Debug *activation)
{
  for (int level = 0; lua_getstack (L, level, activation); level++)
    if (lua_getinfo (L, "Sl", activation) && activation->currentline > 0)
      return true;
  return false;
}

int
cursus_state_where (lua_State *L, const char **file)
{
  lua_Debug activation;
  const CursusChunk *chunk = NULL;
  int line = 0;
  if (innermost (L, &activation)) {
    chunk = find_label (cursus_state_of (L), activation.short_src);
    line = activation.currentline;
  }
  *file = chunk != NULL ? chunk->file : NULL;
  return line;
}

/* Lua puts "label:line: " before its messages. Returns the chunk and where the text goes on. */
static const CursusChunk *
parse_place (const CursusState *self, const char *text, size_t length, int *line, size_t *skip)
{
  const CursusChunk *found = NULL;
  for (guint i = 0; i < self->chunks->len; i++) {
    const CursusChunk *chunk = g_ptr_array_index (self->chunks, i);
    size_t at = strlen (chunk->label);
    if (at + 3 > length || memcmp (text, chunk->label, at) != 0 || text[at] != ':')
      continue;
    int number = 0;
    for (at++; at < length && g_ascii_isdigit (text[at]) && number < G_MAXINT / 16; at++)
      number = number * 10 + (text[at] - '0');
    if (!g_ascii_isdigit (text[at - 1]) || at + 1 >= length || text[at] != ':' || text[at + 1] != ' ')
      continue;
    found = chunk;
    *line = number;
    *skip = at + 2;
  }
  return found;
}

static void
write_level (const CursusState *self, GString *out, const lua_Debug *activation)
{
  const CursusChunk *chunk = find_label (self, activation->short_src);
  g_string_append_printf (out, "%s%s:%d: ", out->len > 0 ? "\n" : "", chunk != NULL ? chunk->file : activation->short_src,
                          activation->currentline);
  if (strcmp (activation->what, "main") == 0)
    g_string_append (out, _ ("in the file itself"));
  else if (activation->name != NULL)
    g_string_append_printf (out, _ ("in function “%s”"), activation->name);
  else
    g_string_append_printf (out, _ ("in the function of line %d"), activation->linedefined);
}

static char *
make_traceback (const CursusState *self)
{
  GString *out = g_string_new (NULL);
  lua_Debug activation;
  int written = 0;
  for (int level = 0; written < TRACEBACK_LEVELS && lua_getstack (self->L, level, &activation); level++) {
    if (!lua_getinfo (self->L, "Sln", &activation) || activation.currentline <= 0)
      continue;
    write_level (self, out, &activation);
    written++;
  }
  if (written == TRACEBACK_LEVELS)
    g_string_append (out, "\n…");
  return g_string_free (out, FALSE);
}

/* ---- Keeping ---- */

void
cursus_state_keep (CursusState *self, CursusScriptError code, const char *text, size_t length)
{
  const char *file = NULL;
  int line = 0;
  size_t skip = 0;
  const CursusChunk *chunk = parse_place (self, text, length, &line, &skip);
  if (chunk != NULL)
    file = chunk->file;
  else
    line = cursus_state_where (self->L, &file);
  if (self->compiling != NULL && chunk == NULL) {
    file = self->compiling;
    line = 0;
  }
  g_autofree char *grammar = code == CURSUS_SCRIPT_ERROR_SYNTAX ? cursus_syntax_explain (text + skip) : NULL;
  const char *told = grammar != NULL ? grammar : text + skip;
  cursus_script_failure_set (&self->failure, code, file, file != NULL ? line : 0, told,
                             grammar != NULL ? strlen (grammar) : length - skip);
  self->failure.traceback = make_traceback (self);
}

static void
keep_other (CursusState *self, const char *type)
{
  g_autofree char *text = g_strdup_printf (_ ("an error was raised with a %s instead of a text"), type);
  cursus_state_keep (self, self->code, text, strlen (text));
}

/* Asks no __tostring: after an error raised by the hook, hooks are off here, and a loop in it would never end. */
int
cursus_state_on_error (lua_State *L)
{
  CursusState *self = cursus_state_of (L);
  if (self->spent != CURSUS_SPENT_NOTHING)
    return 1; /* kept when it happened */
  size_t length = 0;
  char number[64];
  const char *text = number;
  if (lua_type (L, 1) == LUA_TSTRING)
    text = lua_tolstring (L, 1, &length);
  else if (lua_type (L, 1) == LUA_TNUMBER)
    length = (size_t)snprintf (number, sizeof number, "%.14g", lua_tonumber (L, 1));
  else
    text = NULL;
  if (text != NULL)
    cursus_state_keep (self, self->code, text, length);
  else
    keep_other (self, lua_typename (L, lua_type (L, 1)));
  self->handled = true;
  return 1;
}

int
cursus_state_fail (lua_State *L, CursusScriptError code, const char *text)
{
  luaL_where (L, 1);
  lua_pushstring (L, text);
  lua_concat (L, 2);
  cursus_state_of (L)->code = code;
  return lua_error (L);
}

/* What Lua says of "((((…", without a line. */
static bool
is_overflow (lua_State *L)
{
  return lua_type (L, -1) == LUA_TSTRING && strcmp (lua_tostring (L, -1), "C stack overflow") == 0;
}

void
cursus_state_push_chunk (lua_State *L, const CursusSource *source, int environment)
{
  CursusState *self = cursus_state_of (L);
  char label[LUA_IDSIZE + 2];
  environment = lua_absindex (L, environment);
  g_snprintf (label, sizeof label, "=%s", cursus_state_add_chunk (self, source->file));
  self->compiling = source->file;
  int status = luaL_loadbufferx (L, source->text, source->length, label, "t");
  self->compiling = NULL;
  if (status != LUA_OK) {
    if (!cursus_state_rethrow (L, status))
      self->code = CURSUS_SCRIPT_ERROR_SYNTAX;
    if (is_overflow (L))
      lua_pushfstring (L, "%s:0: %s", label + 1, _ ("is nested too deeply"));
    lua_error (L);
  }
  lua_pushvalue (L, environment);
  lua_setupvalue (L, -2, 1); /* a main function's only upvalue is _ENV */
}
