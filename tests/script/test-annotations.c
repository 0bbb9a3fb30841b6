/* The annotations for editors: every line well formed, every type known, and all that the sandbox offers in them and nothing
 * else. */
#include "script/annotations.h"

#include <lualib.h>

#include "rule-fixture.h"
#include "rules/constraint.h"
#include "script/api-private.h"
#include "script/sandbox.h"

/* ---- What the annotations say ---- */

static char **
lines_of_annotations (void)
{
  g_autofree char *text = cursus_annotations_text ();
  return g_strsplit (text, "\n", -1);
}

/* All that group 1 of @pattern matches in the lines. */
static GHashTable *
names_of (const char *pattern)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_auto (GStrv) lines = lines_of_annotations ();
  for (char **line = lines; *line != NULL; line++) {
    g_autoptr (GMatchInfo) match = NULL;
    if (g_regex_match (regex, *line, G_REGEX_MATCH_DEFAULT, &match))
      g_hash_table_add (names, g_match_info_fetch (match, 1));
  }
  return names;
}

static char *
sorted (GHashTable *names)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc)strcmp);
  GString *text = g_string_new (NULL);
  for (GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (const char *)key->data);
  return g_string_free (text, FALSE);
}

/* Both sets are the same; the difference is told in words. */
static void
assert_same (GHashTable *a, GHashTable *b)
{
  g_autofree char *first = sorted (a);
  g_autofree char *second = sorted (b);
  g_assert_cmpstr (first, ==, second);
}

/* ---- The form of each line ---- */

#define NAME "[A-Za-z_][A-Za-z0-9_]*"
#define CLASS "cursus\\." NAME

static const char *const forms[] = {
  "^$",
  "^---@meta _$",
  "^-- [^-].*$",
  "^---[^@|\\s].*$",
  "^---@class " CLASS "(: " CLASS ")?$",
  "^---@alias " CLASS "$",
  "^---\\| \"[a-z_]+\" # \\S.*$",
  "^---@field (" NAME "\\??|\\[integer\\]|\\[string\\]) \\S.*$",
  "^---@operator len: integer$",
  "^---@generic T(: table(, [KV])+)?$",
  "^---@param (" NAME "\\??|\\.\\.\\.) \\S.*$",
  "^---@return \\S.*$",
  "^---@overload fun \\(.*\\): \\S.*$",
  "^---@type \\S+$",
  "^function (" NAME ":)?" NAME " \\(((" NAME "|\\.\\.\\.)(, (" NAME "|\\.\\.\\.))*)?\\) end$",
  "^local " NAME " = \\{\\}$",
  "^" NAME " = nil$",
};

static bool
is_well_formed (const char *line)
{
  for (size_t i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_regex_match_simple (forms[i], line, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
      return true;
  return false;
}

static bool
is_balanced (const char *line)
{
  int round = 0, curly = 0, square = 0;
  for (const char *at = line; *at != '\0'; at++) {
    round += (*at == '(') - (*at == ')');
    curly += (*at == '{') - (*at == '}');
    square += (*at == '[') - (*at == ']');
  }
  return round == 0 && curly == 0 && square == 0;
}

static void
test_lines (void)
{
  g_auto (GStrv) lines = lines_of_annotations ();
  for (char **line = lines; *line != NULL; line++)
    if (!is_well_formed (*line) || !is_balanced (*line))
      g_error ("annotations, line %d: %s", (int)(line - lines) + 1, *line);
}

/* Lua reads the file, and nothing in it but empty functions and nil would run. */
static void
test_is_lua (void)
{
  g_autofree char *text = cursus_annotations_text ();
  lua_State *L = luaL_newstate ();
  int status = luaL_loadstring (L, text);
  g_test_message ("%s", status == LUA_OK ? "" : lua_tostring (L, -1));
  g_assert_cmpint (status, ==, LUA_OK);
  lua_close (L);
}

/* ---- Types ---- */

/* What stands between words in a type. */
static void
check_types (GHashTable *known, const char *line)
{
  g_autoptr (GRegex) regex = g_regex_new (CLASS, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (regex, line, G_REGEX_MATCH_DEFAULT, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *name = g_match_info_fetch (match, 0);
    if (!g_hash_table_contains (known, name))
      g_error ("there is no %s: %s", name, line);
  }
  if (strchr (line, '@') != NULL && g_regex_match_simple ("@(self|item|static|placed)", line, 0, 0))
    g_error ("a place that nothing was put into: %s", line);
}

static void
test_types (void)
{
  g_autoptr (GHashTable) known = names_of ("^---@(?:class|alias) (" CLASS ")");
  g_auto (GStrv) lines = lines_of_annotations ();
  g_assert_cmpuint (g_hash_table_size (known), >, 30);
  for (char **line = lines; *line != NULL; line++)
    check_types (known, *line);
}

/* The word that a type begins with: a class, a text, or one of Lua's. */
static void
check_first_words (const char *pattern)
{
  static const char *const words[] = { "cursus", "integer", "number", "string",   "boolean", "any", "table",
                                       "fun",    "1",       "T",      "function", "nil",     NULL };
  g_autoptr (GHashTable) types = names_of (pattern);
  GHashTableIter at;
  gpointer word = NULL;
  g_assert_cmpuint (g_hash_table_size (types), >, 1);
  g_hash_table_iter_init (&at, types);
  while (g_hash_table_iter_next (&at, &word, NULL))
    if (*(const char *)word != '"' && !g_strv_contains (words, word))
      g_error ("“%s” is no type", (const char *)word);
}

static void
test_first_words (void)
{
  check_first_words ("^---@(?:field|param) \\S+ (\"?[A-Za-z0-9]+)");
  check_first_words ("^---@(?:return|type) (\"?[A-Za-z0-9]+)");
}

/* ---- What the sandbox offers ---- */

typedef struct {
  CursusPlugin *plugin;
  GHashTable *globals;
  GHashTable *methods; /* by type: a set of names */
  GHashTable *library;
} Offered;

static void
add_keys (lua_State *L, int table, GHashTable *names)
{
  table = lua_absindex (L, table);
  lua_pushnil (L);
  while (lua_next (L, table) != 0) {
    if (lua_type (L, -2) == LUA_TSTRING)
      g_hash_table_add (names, g_strdup (lua_tostring (L, -2)));
    lua_pop (L, 1);
  }
}

/* Methods and facts stand in a table behind __index. */
static void
add_type (lua_State *L, int metatable, const char *name, GHashTable *methods)
{
  lua_getfield (L, metatable, "__index");
  if (lua_iscfunction (L, -1) && lua_getupvalue (L, -1, 1) != NULL) {
    GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    if (lua_istable (L, -1))
      add_keys (L, -1, names);
    g_hash_table_insert (methods, g_strdup (name), names);
    lua_pop (L, 1);
  }
  lua_pop (L, 1);
}

static int
l_look (lua_State *L)
{
  Offered *offered = lua_touserdata (L, 1);
  cursus_state_push_ref (L, offered->plugin->environment);
  add_keys (L, -1, offered->globals);
  cursus_sandbox_push_library (L);
  add_keys (L, -1, offered->library);
  lua_pushnil (L);
  while (lua_next (L, LUA_REGISTRYINDEX) != 0) {
    if (lua_type (L, -2) == LUA_TSTRING && lua_istable (L, -1))
      add_type (L, lua_gettop (L), lua_tostring (L, -2), offered->methods);
    lua_pop (L, 1);
  }
  return 0;
}

static Offered *
look (void)
{
  static const char *const rule = FIXTURE_RULE ("", "return nil");
  g_autoptr (Fixture) fixture = fixture_right (rule, "use \"r\" {}\n");
  g_autoptr (GError) error = NULL;
  Offered *self = g_new0 (Offered, 1);
  self->plugin = cursus_catalog_find (fixture->catalog, "r", fixture->folder->diagnostics);
  self->globals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->library = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->methods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  cursus_state_enter (self->plugin->state, l_look, self, &error);
  g_assert_no_error (error);
  return self;
}

static void
offered_free (Offered *self)
{
  g_hash_table_unref (self->globals);
  g_hash_table_unref (self->library);
  g_hash_table_unref (self->methods);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offered, offered_free)

/* Test files have a word more. The language server knows the libraries. */
static void
test_globals (void)
{
  static const char *const libraries[] = { "string", "table", "math", "utf8", NULL };
  g_autoptr (Offered) offered = look ();
  GHashTableIter at;
  gpointer name = NULL;
  g_hash_table_iter_init (&at, offered->library);
  while (g_hash_table_iter_next (&at, &name, NULL))
    if (!g_strv_contains (libraries, name))
      g_hash_table_add (offered->globals, g_strdup (name));
  g_autoptr (GHashTable) annotated = names_of ("^(?:function )?([a-z_]+) (?:\\(.*\\) end|= nil)$");
  for (const luaL_Reg *function = cursus_api_test_functions; function->name != NULL; function++)
    g_hash_table_add (offered->globals, g_strdup (function->name));
  g_assert_cmpuint (g_hash_table_size (annotated), >, 30);
  assert_same (annotated, offered->globals);
}

/* Each type of object and the classes that describe it. */
static const struct {
  const CursusObjectType *type;
  const char *classes; /* a pattern */
} types[] = {
  { &cursus_api_view_type, "(?:Static)?(?:Meeting|Run)" },
  { &cursus_api_selection_type, "(?:Selection|Modules|Runs|Meetings)" },
  { &cursus_api_calls_type, "(?:EachRun|EachMeeting|RunPairs|MeetingPairs|MixedPairs|Neighbours|Sequences)" },
  { &cursus_api_groups_type, "Groups" },
  { &cursus_api_measure_type, "Measure" },
  { &cursus_api_constraint_type, "(?:Constraint|Limit|Combination)" },
};

/* Without the fields of views, which are facts. */
static void
drop_fields (GHashTable *names)
{
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++)
    if (cursus_fact_info (fact)->argument == CURSUS_FACT_ARGUMENT_NONE)
      g_hash_table_remove (names, cursus_fact_info (fact)->name);
}

static void
test_methods (void)
{
  g_autoptr (Offered) offered = look ();
  for (size_t i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *pattern = g_strdup_printf ("^function %s:([a-z_]+) ", types[i].classes);
    g_autoptr (GHashTable) annotated = names_of (pattern);
    GHashTable *names = g_hash_table_lookup (offered->methods, types[i].type->name);
    g_test_message ("%s", types[i].type->name);
    g_assert_nonnull (names);
    if (types[i].type == &cursus_api_view_type)
      drop_fields (names);
    assert_same (annotated, names);
  }
}

/* Every fact is a field or a method of the class that has it, and of no class besides. */
static void
test_facts (void)
{
  g_autofree char *text = cursus_annotations_text ();
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    const CursusFactInfo *info = cursus_fact_info (fact);
    for (int of_run = 0; of_run <= 1; of_run++) {
      const char *class_name = of_run ? "Run" : "Meeting";
      g_autofree char *class_line = g_strdup_printf ("---@class cursus.%s%s", info->placed ? "" : "Static", class_name);
      const char *start = g_strstr_len (text, -1, class_line);
      g_assert_nonnull (start);
      const char *next = g_strstr_len (start + 1, -1, "---@class ");
      g_autofree char *block = g_strndup (start, (gsize)(next - start));
      g_autofree char *field = g_strdup_printf ("---@field %s ", info->name);
      g_autofree char *method = g_strdup_printf (":%s (", info->name);
      bool found = strstr (block, info->argument == CURSUS_FACT_ARGUMENT_NONE ? field : method) != NULL;
      g_assert_cmpint (found, ==, (info->scope & (of_run ? CURSUS_SCOPE_R : CURSUS_SCOPE_M)) != 0);
    }
  }
}

static void
assert_has (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("the annotations lack: %s", line);
}

static void
test_keys_and_measures (void)
{
  g_autofree char *text = cursus_annotations_text ();
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++) {
    g_autofree char *line = g_strdup_printf ("\n---| \"%s\" # %s\n", cursus_key_name (key), cursus_key_doc (key));
    assert_has (text, line);
  }
  for (CursusMeasure measure = 0; measure < CURSUS_N_MEASURES; measure++) {
    g_autofree char *line = g_strdup_printf ("\nfunction Groups:%s (", cursus_measure_name (measure));
    assert_has (text, line);
  }
}

/* ---- Parameters of a rule ---- */

static const struct {
  const char *declared;
  const char *line; /* the annotation */
} params[] = {
  { "x = integer { default = 3 }", "---@field x integer" },
  { "x = number { optional = true, doc = 'two\\nlines' }", "---@field x? number two lines" },
  { "x = duration { doc = { en = 'least', fr = 'moins' } }", "---@field x cursus.Duration least" },
  { "x = selector {}", "---@field x cursus.Modules" },
  { "x = selectors {}", "---@field x cursus.Modules[]" },
  { "x = choice { 'a day', 'week' }", "---@field x \"a day\"|\"week\"" },
  { "x = choice { 'a\"|any', 'b' }", "---@field x string" },
  { "x = choice { 'a\\nlocal x = 1', default = 'a\\nlocal x = 1' }", "---@field x string" },
};

static void
test_params (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (params); i++) {
    g_autofree char *rule = g_strdup_printf (FIXTURE_RULE ("%s", "return nil"), params[i].declared);
    g_autoptr (Fixture) fixture = fixture_new (rule, "");
    const CursusPlugin *plugin = cursus_catalog_find (fixture->catalog, "r", fixture->folder->diagnostics);
    g_assert_nonnull (plugin);
    g_autofree char *text = cursus_annotations_params (cursus_plugin_info (plugin));
    g_autofree char *expected = g_strdup_printf ("\n---What a session gives to the rule r.\n---@class cursus.params.r\n%s\n",
                                                 params[i].line);
    g_assert_cmpstr (text, ==, expected);
  }
}

/* ---- Settings ---- */

/* What the sandbox has of Lua, the language server knows; what it lacks as a whole is switched off. */
static void
test_settings (void)
{
  g_autoptr (Offered) offered = look ();
  g_autofree char *settings = cursus_annotations_settings (".cursus");
  lua_State *L = luaL_newstate ();
  luaL_openlibs (L);
  lua_pushglobaltable (L);
  g_autoptr (GHashTable) stock = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_keys (L, -1, stock);
  GHashTableIter at;
  gpointer name = NULL;
  g_hash_table_iter_init (&at, offered->library);
  while (g_hash_table_iter_next (&at, &name, NULL))
    g_assert_true (g_hash_table_contains (stock, name));
  g_hash_table_iter_init (&at, stock);
  while (g_hash_table_iter_next (&at, &name, NULL)) {
    g_autofree char *off = g_strdup_printf ("    \"%s\": \"disable\"", (const char *)name);
    bool is_library = lua_getfield (L, 1, name) == LUA_TTABLE && strcmp (name, "_G") != 0;
    lua_pop (L, 1);
    if (is_library)
      g_assert_cmpint (strstr (settings, off) == NULL, ==, g_hash_table_contains (offered->library, name));
  }
  assert_has (settings, "\"basic\": \"disable\"");
  assert_has (settings, "\"workspace.library\": [\".cursus\"]");
  lua_close (L);
}

/* ---- The reference ---- */

static void
test_reference (void)
{
  g_autofree char *text = cursus_annotations_reference ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line == '|' && !g_str_has_suffix (*line, "|"))
      g_error ("a row that does not end: %s", *line);
  assert_has (text, "| `m.day` | meetings | integer | ");
  assert_has (text, "| `m:has \"tag\"` | both | boolean | ");
  assert_has (text, "| `a:travel_to (b)` | meetings | integer? | ");
  assert_has (text, "| `Case` | `text` | `string\\|Text` | ");
  assert_has (text, "| `duration` | `Duration` | ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/annotations/lines", test_lines);
  g_test_add_func ("/script/annotations/is-lua", test_is_lua);
  g_test_add_func ("/script/annotations/types", test_types);
  g_test_add_func ("/script/annotations/first-words-of-types", test_first_words);
  g_test_add_func ("/script/annotations/globals", test_globals);
  g_test_add_func ("/script/annotations/methods", test_methods);
  g_test_add_func ("/script/annotations/facts", test_facts);
  g_test_add_func ("/script/annotations/keys-and-measures", test_keys_and_measures);
  g_test_add_func ("/script/annotations/params", test_params);
  g_test_add_func ("/script/annotations/settings", test_settings);
  g_test_add_func ("/script/annotations/reference", test_reference);
  return g_test_run ();
}
