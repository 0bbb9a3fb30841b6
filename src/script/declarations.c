/* Lua as a data language: runs a file and collects what it declares. Knows nothing of sessions. */
#include "script/declarations.h"

#include <glib/gi18n-lib.h>
#include <lauxlib.h>
#include <string.h>

#include "core/suggest.h"
#include "script/bridge.h"
#include "script/declarations-private.h"
#include "script/object.h"
#include "script/sandbox.h"
#include "script/state.h"

typedef struct {
  const CursusVerb *verbs;
  size_t n_verbs;
  const char *shown_path;
  CursusDiagnostics *diagnostics;
  const CursusSource *source;
  GPtrArray *out;      /* of CursusDeclaration */
  CursusBridge bridge; /* for all readings of the run */
  const void *swallow; /* the one object that unknown names are */
  GHashTable *unused;  /* of Lua tables by address, to Unused: values of verbs that no declaration has taken up yet */

  /* Of the reading under way, for messages: */
  const char *verb;
  const char *id; /* nullable */
  int line;
} Reading;

typedef struct {
  const char *verb;
  int line;
} Unused;

void
cursus_declaration_free (CursusDeclaration *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  if (self->value != NULL)
    cursus_value_unref (self->value);
  g_free (self);
}

/* ---- What is done without Lua ---- */

static void G_GNUC_PRINTF (2, 3) complain (Reading *self, const char *format, ...)
{
  g_autofree char *subject = NULL;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->id != NULL)
    subject = g_strdup_printf ("%s \"%s\"", self->verb, self->id);
  cursus_diagnostics_error (self->diagnostics, self->shown_path, self->line, subject != NULL ? subject : self->verb, "%s", text);
}

static void
complain_of_name (Reading *self, const char *name, int line)
{
  g_autofree const char **words = g_new0 (const char *, self->n_verbs + 1);
  for (size_t i = 0; i < self->n_verbs; i++)
    words[i] = self->verbs[i].name;
  g_autofree char *phrase = cursus_suggest_phrase (name, words, self->n_verbs);
  cursus_diagnostics_error (self->diagnostics, self->shown_path, line, NULL, _ ("unknown name “%s”%s"), name, phrase);
}

/* Lua tells the line of the call, but not of what stands in its table. */
static void
on_problem (const char *const *keys, const char *where, const char *text, void *data)
{
  Reading *self = data;
  int call_line = self->line;
  int end_line = cursus_declarations_find_end (self->source->text, call_line);
  for (size_t i = 0; keys[i] != NULL; i++)
    self->line = cursus_declarations_find_key (self->source->text, self->line, end_line, keys[i]);
  if (*where != '\0')
    complain (self, _ ("%1$s: %2$s"), where, text);
  else
    complain (self, "%s", text);
  self->line = call_line;
}

static void
on_twice (const char *key, int line, int first_line, void *data)
{
  const Reading *self = data;
  cursus_diagnostics_error (self->diagnostics, self->shown_path, line, NULL,
                            _ ("“%s” is given twice in one table, first on line %d"), key, first_line);
}

static void
note_unused (Reading *self, const void *table, const char *verb)
{
  Unused *unused = g_new0 (Unused, 1);
  *unused = (Unused){ verb, self->line };
  g_hash_table_replace (self->unused, (gpointer)table, unused);
}

static void
complain_of_unused (Reading *self)
{
  GHashTableIter iter;
  gpointer value = NULL;
  g_hash_table_iter_init (&iter, self->unused);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Unused *unused = value;
    cursus_diagnostics_error (self->diagnostics, self->shown_path, unused->line, unused->verb, "%s",
                              _ ("is not used in any declaration; it belongs inside the { } of one"));
  }
}

static bool
is_swallow (lua_State *L, int index, void *data)
{
  const Reading *self = data;
  return lua_type (L, index) == LUA_TUSERDATA && lua_touserdata (L, index) == self->swallow;
}

static const char *
type_words (int type)
{
  switch (type) {
  case LUA_TNONE:
    return _ ("nothing");
  case LUA_TNIL:
    return _ ("nil");
  case LUA_TBOOLEAN:
    return _ ("true or false");
  case LUA_TNUMBER:
    return _ ("a number");
  case LUA_TSTRING:
    return _ ("a text");
  case LUA_TTABLE:
    return _ ("a table");
  case LUA_TFUNCTION:
    return _ ("a function");
  default:
    return _ ("an object");
  }
}

static CursusDeclaration *
declare (Reading *self, const char *verb)
{
  CursusDeclaration *declaration = g_new0 (CursusDeclaration, 1);
  declaration->verb = verb;
  declaration->line = self->line;
  g_ptr_array_add (self->out, declaration);
  return declaration;
}

/* From here on functions see the state, but call nothing that raises while they hold something. */

/* Of each value that is read; notes which values of verbs are. */
static bool
is_left_out (lua_State *L, int index, void *data)
{
  Reading *self = data;
  if (lua_type (L, index) == LUA_TTABLE)
    g_hash_table_remove (self->unused, lua_topointer (L, index));
  return is_swallow (L, index, self);
}

static CursusValue *
read_argument (Reading *self, lua_State *L)
{
  return cursus_bridge_read (&self->bridge, L, 1);
}

/* false if the id cannot be used; it was told. */
static bool
declare_id (Reading *self, lua_State *L, const char *verb)
{
  g_autoptr (CursusValue) id = read_argument (self, L);
  const char *text = id != NULL ? cursus_value_get_string (id) : NULL;
  if (text != NULL && *text == '\0')
    complain (self, "%s", _ ("the name is empty"));
  if (text == NULL || *text == '\0')
    return false;
  declare (self, verb)->id = g_strdup (text);
  return true;
}

static void
declare_value (Reading *self, lua_State *L, const char *verb)
{
  CursusValue *value = read_argument (self, L);
  if (value != NULL)
    declare (self, verb)->value = value;
}

/* ---- Shells ---- */

static Reading *
reading_of (lua_State *L)
{
  return lua_touserdata (L, lua_upvalueindex (1));
}

/* Starts a reading: every declaration costs an item, so a loop of them ends. */
static Reading *
start (lua_State *L, const char *verb, const char *id)
{
  Reading *self = reading_of (L);
  const char *file = NULL;
  self->verb = verb;
  self->id = id;
  self->line = cursus_state_where (L, &file);
  if (self->bridge.items == 0)
    luaL_error (L, "%s", _ ("there are too many declarations"));
  self->bridge.items--;
  return self;
}

/* Whether the only argument is of a type in the mask @types; else it was told, unless it is an unknown name, told already. */
static bool
check_argument (Reading *self, lua_State *L, unsigned types, const char *wanted)
{
  int type = lua_type (L, 1);
  if (is_swallow (L, 1, self))
    return false;
  if (type == LUA_TNONE || (types & 1u << type) == 0) {
    complain (self, _ ("needs %s, not %s"), wanted, type_words (type));
    return false;
  }
  if (lua_gettop (L) > 1)
    complain (self, _ ("takes one thing, not %d: write %s, without commas between"), lua_gettop (L), wanted);
  return true;
}

#define TEXT (1u << LUA_TSTRING)
#define NUMBER (1u << LUA_TNUMBER)
#define TABLE (1u << LUA_TTABLE)

static int
push_swallow (lua_State *L)
{
  lua_pushvalue (L, lua_upvalueindex (3));
  return 1;
}

static int l_complete (lua_State *L);

static void
push_complete (lua_State *L, Reading *self, lua_Integer number)
{
  lua_pushlightuserdata (L, self);
  lua_pushinteger (L, number);
  lua_pushvalue (L, lua_upvalueindex (3));
  lua_pushcclosure (L, l_complete, 3);
}

/* What site "x" gives: called with a table, it completes the declaration. Upvalues: the reading, its number, the swallowing
 * object. */
static int
l_complete (lua_State *L)
{
  Reading *self = reading_of (L);
  lua_Integer number = lua_tointeger (L, lua_upvalueindex (2));
  CursusDeclaration *declaration = g_ptr_array_index (self->out, (guint)number);
  start (L, declaration->verb, declaration->id);
  if (declaration->value != NULL)
    complain (self, "%s", _ ("has two tables, one is accepted"));
  else if (check_argument (self, L, TABLE, _ ("a table in { }")))
    declaration->value = read_argument (self, L);
  push_complete (L, self, number);
  return 1;
}

static int
shell_id_table (Reading *self, lua_State *L, const char *verb)
{
  if (!check_argument (self, L, TEXT, _ ("a name in quotes and then a table in { }")) || !declare_id (self, L, verb))
    return push_swallow (L);
  push_complete (L, self, self->out->len - 1);
  return 1;
}

static int
shell_value_of (Reading *self, lua_State *L, const char *verb)
{
  if (!check_argument (self, L, TEXT | NUMBER | TABLE, _ ("a text, a number or a table in { }")))
    return push_swallow (L);
  lua_newtable (L);
  int out = lua_gettop (L);
  if (!lua_istable (L, 1)) {
    lua_pushvalue (L, 1);
    lua_rawseti (L, out, 1);
  } else {
    lua_pushnil (L);
    while (lua_next (L, 1) != 0) {
      lua_pushvalue (L, -2);
      lua_insert (L, -2);
      lua_rawset (L, out);
    }
  }
  lua_pushliteral (L, "is");
  if (lua_rawget (L, out) != LUA_TNIL)
    complain (self, "%s", _ ("the key “is” has a meaning of its own and cannot be given"));
  lua_settop (L, out);
  lua_pushstring (L, verb);
  lua_setfield (L, out, "is");
  note_unused (self, lua_topointer (L, out), verb);
  return 1;
}

/* Upvalues: the reading, the verb's number, the swallowing object. */
static int
l_verb (lua_State *L)
{
  const CursusVerb *verb = &reading_of (L)->verbs[lua_tointeger (L, lua_upvalueindex (2))];
  Reading *self = start (L, verb->name, NULL);
  switch (verb->kind) {
  case CURSUS_VERB_TABLE:
    if (check_argument (self, L, TABLE, _ ("a table in { }")))
      declare_value (self, L, verb->name);
    return push_swallow (L);
  case CURSUS_VERB_ID_TABLE:
    return shell_id_table (self, L, verb->name);
  case CURSUS_VERB_VALUE:
    if (check_argument (self, L, TEXT | TABLE, _ ("a text in quotes or a table in { }")))
      declare_value (self, L, verb->name);
    return push_swallow (L);
  case CURSUS_VERB_VALUE_OF:
    return shell_value_of (self, L, verb->name);
  }
  return 0;
}

/* ---- Names ---- */

static int
l_swallow (lua_State *L)
{
  lua_settop (L, 1);
  return 1;
}

/* Numbers give nothing, or ipairs would not end. */
static int
l_swallow_key (lua_State *L)
{
  lua_settop (L, lua_isnumber (L, 2) ? 0 : 1);
  return lua_gettop (L);
}

static int
l_swallow_operand (lua_State *L)
{
  lua_settop (L, 2);
  if (lua_isuserdata (L, 1))
    lua_settop (L, 1);
  return 1;
}

static int
l_nothing (lua_State *L)
{
  return 0;
}

static int
l_swallow_pairs (lua_State *L)
{
  lua_pushcfunction (L, l_nothing);
  return 1;
}

static const luaL_Reg swallow_metamethods[] = {
  { "__call", l_swallow },
  { "__index", l_swallow_key },
  { "__newindex", l_nothing },
  { "__pairs", l_swallow_pairs },
  { "__concat", l_swallow_operand },
  { "__add", l_swallow_operand },
  { "__sub", l_swallow_operand },
  { "__mul", l_swallow_operand },
  { "__div", l_swallow_operand },
  { "__unm", l_swallow_operand },
  { "__lt", l_nothing },
  { "__le", l_nothing },
  { NULL, NULL },
};

static const CursusObjectType swallow_type = { .name = "unknown name", .metamethods = swallow_metamethods };

/* Upvalues of both: the reading, the table of all known names, the swallowing object. Arguments: environment, name[, value]. */
static int
l_lookup (lua_State *L)
{
  const char *file = NULL;
  lua_settop (L, 2);
  if (lua_type (L, 2) != LUA_TSTRING)
    return luaL_error (L, "%s", _ ("names are texts"));
  lua_pushvalue (L, 2);
  if (lua_rawget (L, lua_upvalueindex (2)) != LUA_TNIL)
    return 1;
  complain_of_name (reading_of (L), lua_tostring (L, 2), cursus_state_where (L, &file));
  return push_swallow (L);
}

static int
l_assign (lua_State *L)
{
  Reading *self = start (L, NULL, NULL);
  lua_settop (L, 3);
  lua_pushvalue (L, 2);
  if (lua_rawget (L, lua_upvalueindex (2)) == LUA_TNIL) {
    lua_settop (L, 3);
    lua_rawset (L, 1);
  } else {
    complain (self, _ ("“%s” has a meaning here and cannot be given another; choose another name"), lua_tostring (L, 2));
  }
  return 0;
}

/* ---- The run ---- */

static void
push_closure (lua_State *L, Reading *self, lua_CFunction function, int swallow)
{
  lua_pushlightuserdata (L, self);
  lua_insert (L, -2); /* the second upvalue was on top */
  lua_pushvalue (L, swallow);
  lua_pushcclosure (L, function, 3);
}

/* Pushes the table of all names that the file can use: the library's and the verbs. */
static void
push_names (lua_State *L, Reading *self, int swallow)
{
  lua_newtable (L);
  cursus_sandbox_push_library (L);
  lua_pushnil (L);
  while (lua_next (L, -2) != 0) {
    lua_pushvalue (L, -2);
    lua_insert (L, -2);
    lua_rawset (L, -5);
  }
  lua_pop (L, 1);
  for (size_t i = 0; i < self->n_verbs; i++) {
    lua_pushinteger (L, (lua_Integer)i);
    push_closure (L, self, l_verb, swallow);
    lua_setfield (L, -2, self->verbs[i].name);
  }
}

static int
l_read (lua_State *L)
{
  Reading *self = lua_touserdata (L, 1);
  cursus_object_register (L, &swallow_type);
  cursus_object_new (L, &swallow_type);
  int swallow = lua_gettop (L);
  self->swallow = lua_touserdata (L, swallow);
  push_names (L, self, swallow);
  int names = lua_gettop (L);
  lua_newtable (L);
  lua_createtable (L, 0, 3);
  lua_pushvalue (L, names);
  push_closure (L, self, l_lookup, swallow);
  lua_setfield (L, -2, "__index");
  lua_pushvalue (L, names);
  push_closure (L, self, l_assign, swallow);
  lua_setfield (L, -2, "__newindex");
  lua_pushboolean (L, 0);
  lua_setfield (L, -2, "__metatable");
  lua_setmetatable (L, -2);
  cursus_state_push_chunk (L, self->source, lua_gettop (L));
  lua_call (L, 0, 0);
  return 0;
}

static void
run (Reading *self, CursusScriptLimits limits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusState) state = cursus_state_new (limits, &error);
  if (state == NULL) {
    cursus_diagnostics_error (self->diagnostics, self->shown_path, 0, NULL, "%s", error->message);
    return;
  }
  if (cursus_state_enter (state, l_read, self, NULL)) {
    complain_of_unused (self);
    return;
  }
  const CursusScriptFailure *failure = cursus_state_failure (state);
  cursus_diagnostics_error (self->diagnostics, self->shown_path, failure->line, NULL, "%s", failure->message);
}

GPtrArray *
cursus_declarations_read (const char *path, const char *shown_path, const CursusVerb *verbs, size_t n_verbs,
                          CursusScriptLimits limits, CursusDiagnostics *diagnostics)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_declaration_free);
  CursusScriptFailure failure = { 0 };
  g_autoptr (CursusSource) source = cursus_source_read (path, shown_path, &limits, &failure, NULL);
  if (source == NULL) {
    cursus_diagnostics_error (diagnostics, shown_path, failure.line, NULL, "%s", failure.message);
    cursus_script_failure_clear (&failure);
    return out;
  }
  Reading self = { verbs, n_verbs, shown_path, diagnostics, source, out };
  cursus_bridge_init (&self.bridge, &limits);
  self.bridge.problem = on_problem;
  self.bridge.ignore = is_left_out;
  self.bridge.data = &self;
  self.unused = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  cursus_declarations_find_twice (source->text, on_twice, &self);
  run (&self, limits);
  g_hash_table_unref (self.unused);
  return out;
}
