/* Loads one plugin: runs its file once and checks the table that it returns. */
#include <glib/gi18n-lib.h>
#include <lauxlib.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"
#include "script/api-private.h"
#include "script/bridge.h"
#include "script/plugin-private.h"
#include "script/state-private.h"

/* The order is that of the page of all rules. */
static const char *const themes[] = {
  "order", "dates", "load", "people", "places", "records", "changes", "logic", "benchmark", "other", NULL,
};

const char *const *
cursus_plugin_themes (void)
{
  return themes;
}

static void
says_free (gpointer data)
{
  CursusSays *says = data;
  g_free (says->key);
  g_free (says->en);
  g_free (says->fr);
  g_free (says);
}

CursusPlugin *
cursus_plugin_new (const char *name, CursusSource *source)
{
  CursusPlugin *self = g_new0 (CursusPlugin, 1);
  self->name = g_strdup (name);
  self->source = source;
  self->params = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_param_free);
  self->says = g_ptr_array_new_with_free_func (says_free);
  self->list_views = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->mutex);
  return self;
}

void
cursus_plugin_free (CursusPlugin *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->state, cursus_state_free);
  g_ptr_array_unref (self->params);
  g_ptr_array_unref (self->says);
  g_ptr_array_unref (self->list_views);
  cursus_source_free (self->source);
  g_mutex_clear (&self->mutex);
  g_free (self->name);
  g_free (self->title_en);
  g_free (self->title_fr);
  g_free (self->doc);
  g_free (self->doc_fr);
  g_free (self->theme);
  g_free (self->example);
  g_free (self);
}

const CursusPluginInfo *
cursus_plugin_info (const CursusPlugin *self)
{
  return &self->info;
}

CursusView *
cursus_plugin_add_view (CursusPlugin *self)
{
  CursusView *view = g_new0 (CursusView, 1);
  *view = (CursusView){ .plugin = self, .position = self->list_views->len };
  g_ptr_array_add (self->list_views, view);
  return view;
}

const CursusParam *
cursus_plugin_find_param (const CursusPlugin *self, const char *name)
{
  for (guint i = 0; i < self->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (self->params, i);
    if (strcmp (param->name, name) == 0)
      return param;
  }
  return NULL;
}

const CursusSays *
cursus_plugin_find_says (const CursusPlugin *self, const char *key)
{
  for (guint i = 0; i < self->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (self->says, i);
    if (strcmp (says->key, key) == 0)
      return says;
  }
  return NULL;
}

char *
cursus_plugin_describe_failure (const CursusPlugin *self)
{
  const CursusScriptFailure *failure = cursus_state_failure (self->state);
  const char *file = failure->file != NULL ? failure->file : self->source->file;
  if (failure->line == 0)
    return g_strdup_printf ("%s: %s", file, failure->message);
  return g_strdup_printf ("%s:%d: %s", file, failure->line, failure->message);
}

/* ---- Running the file ---- */

/* What the outside wants of one entry, and gets. */
typedef struct {
  CursusPlugin *plugin;
  CursusValue *table; /* what was returned, without `constrain` */
  bool constrains;    /* `constrain` is a function */
} Loading;

/* A copy of the rule's table without its function, as functions are no values. */
static void
push_data (lua_State *L, int rule)
{
  lua_newtable (L);
  lua_pushnil (L);
  while (lua_next (L, rule) != 0) {
    lua_pushvalue (L, -2);
    lua_insert (L, -2);
    if (lua_type (L, -2) == LUA_TSTRING && strcmp (lua_tostring (L, -2), "constrain") == 0)
      lua_pop (L, 2);
    else
      lua_rawset (L, -4);
  }
}

/* A rule has one function: one of nearly that name is meant to be it. */
static int
fail_without_constrain (lua_State *L, int rule)
{
  const char *wanted = "constrain";
  lua_pushnil (L);
  while (lua_next (L, rule) != 0) {
    if (lua_type (L, -2) == LUA_TSTRING && lua_isfunction (L, -1) && cursus_suggest (lua_tostring (L, -2), &wanted, 1) != NULL) {
      const char *phrase = lua_pushfstring (L, _ (": did you mean “%s”?"), wanted);
      return luaL_error (L, _ ("unknown key “%s”%s"), lua_tostring (L, -3), phrase);
    }
    lua_pop (L, 1);
  }
  return luaL_error (L, "%s", _ ("“constrain” is missing; accepted: constrain = function (p) … end"));
}

static int
l_load (lua_State *L)
{
  Loading *loading = lua_touserdata (L, 1);
  CursusPlugin *plugin = loading->plugin;
  char why[500];
  cursus_api_open (L, plugin);
  lua_settop (L, 1);
  cursus_state_push_ref (L, plugin->environment);
  cursus_state_push_chunk (L, plugin->source, 2);
  lua_call (L, 0, 1);
  cursus_api_push_rule (L);
  if (lua_isnil (L, 4) || !lua_rawequal (L, 3, 4))
    return luaL_error (L, "%s", _ ("the file must end with return rule { … }"));
  lua_pushliteral (L, "constrain");
  int type = lua_rawget (L, 4);
  if (type == LUA_TNIL)
    return fail_without_constrain (L, 4);
  loading->constrains = type == LUA_TFUNCTION;
  plugin->constrain = cursus_state_ref (L);
  push_data (L, 4);
  loading->table = cursus_bridge_read_strictly (L, -1, cursus_state_limits (plugin->state), why, sizeof why);
  if (loading->table == NULL)
    return cursus_state_fail (L, CURSUS_SCRIPT_ERROR_VALUE, why);
  return 0;
}

/* ---- Reading what it returned ---- */

static bool
read_params (CursusPlugin *self, const CursusPlace *place, const CursusValue *table)
{
  CursusPlace inside = cursus_place_inside (place, "params");
  bool right = true;
  if (cursus_value_type (table) != CURSUS_VALUE_TABLE || cursus_value_length (table) > 0) {
    cursus_place_error_type (place, "params", table, _ ("a table such as { min = duration { default = \"0 days\" } }"));
    return false;
  }
  for (size_t i = 0; i < cursus_value_n_keys (table); i++) {
    const char *name = cursus_value_key (table, i);
    CursusParam *param = cursus_param_declare (&inside, name, cursus_value_lookup (table, name));
    if (param != NULL)
      g_ptr_array_add (self->params, param);
    right = right && param != NULL;
  }
  return right;
}

/* {mesured} would be shown to planners as it is. */
static bool
check_place (const CursusPlugin *self, const CursusPlace *place, const char *key, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; cursus_message_place (i) != NULL; i++)
    g_ptr_array_add (names, (gpointer)cursus_message_place (i));
  for (guint i = 0; i < self->params->len; i++)
    g_ptr_array_add (names, ((const CursusParam *)g_ptr_array_index (self->params, i))->name);
  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    return true;
  g_autofree char *phrase = cursus_suggest_phrase (name, (const char *const *)names->pdata, names->len);
  cursus_place_error (place, key, _ ("“%s” has “{%s}”, which nothing fills in%s"), key, name, phrase);
  return false;
}

/* Braces around anything else than a name are only braces. */
static bool
check_places (const CursusPlugin *self, const CursusPlace *place, const char *key, const char *text)
{
  bool right = true;
  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{')) {
    size_t length = strspn (open + 1, G_CSET_a_2_z G_CSET_DIGITS "_");
    g_autofree char *name = g_strndup (open + 1, length);
    if (length > 0 && open[length + 1] == '}')
      right = check_place (self, place, key, name) && right;
  }
  return right;
}

static bool
read_one_says (CursusPlugin *self, const CursusPlace *place, CursusSays *says, const CursusValue *value)
{
  if (!cursus_text_pair_read (place, says->key, value, &says->en, &says->fr))
    return false;
  return check_places (self, place, says->key, says->en)
         && (strcmp (says->en, says->fr) == 0 || check_places (self, place, says->key, says->fr));
}

static bool
read_says (CursusPlugin *self, const CursusPlace *place, const CursusValue *table)
{
  CursusPlace inside = cursus_place_inside (place, "says");
  bool right = true;
  if (cursus_value_type (table) != CURSUS_VALUE_TABLE || cursus_value_length (table) > 0) {
    cursus_place_error_type (place, "says", table, _ ("a table such as { too_late = { en = \"…\", fr = \"…\" } }"));
    return false;
  }
  for (size_t i = 0; i < cursus_value_n_keys (table); i++) {
    CursusSays *says = g_new0 (CursusSays, 1);
    g_ptr_array_add (self->says, says);
    says->key = g_strdup (cursus_value_key (table, i));
    says->quark = g_quark_from_string (says->key);
    right = read_one_says (self, &inside, says, cursus_value_lookup (table, says->key)) && right;
  }
  return right;
}

static bool
check_name (CursusPlugin *self, const CursusPlace *place, const char *name)
{
  if (name == NULL || strcmp (name, self->name) == 0)
    return true;
  g_autofree char *shown = cursus_text_excerpt (name);
  cursus_place_error (place, "name", _ ("the rule is called “%s”, but its file is called “%s.lua”; the names must be the same"),
                      shown, self->name);
  return false;
}

static void
fill_info (CursusPlugin *self, bool standard)
{
  self->info = (CursusPluginInfo){
    .name = self->name,
    .title_en = self->title_en,
    .title_fr = self->title_fr,
    .doc = self->doc,
    .doc_fr = self->doc_fr,
    .theme = self->theme != NULL ? self->theme : "other",
    .example = self->example,
    .file = self->source->file,
    .standard = standard,
    .params = self->params,
    .says = self->says,
  };
}

bool
cursus_plugin_says_standard (const CursusPlugin *self)
{
  return strstr (self->source->text, "standard") != NULL;
}

/* A standard rule that did not say so would be in no session. */
static bool
check_standard (const CursusPlugin *self, const CursusPlace *place, bool standard)
{
  if (!standard || cursus_plugin_says_standard (self))
    return true;
  cursus_place_error (place, "standard", _ ("“standard” must stand in the file as one word: standard = true"));
  return false;
}

static bool
read_table (CursusPlugin *self, const CursusPlace *place, const CursusValue *table)
{
  g_autofree char *name = NULL;
  uint32_t api = 0;
  bool standard = false;
  const CursusValue *theme = NULL, *title = NULL, *doc = NULL, *params = NULL, *says = NULL;
  const CursusField fields[] = { CURSUS_API_RULE_OPTIONS (CURSUS_API_FIELD) };
  bool right = cursus_fields_read (place, table, fields, G_N_ELEMENTS (fields));
  const CursusField theme_field = { "theme", CURSUS_FIELD_CHOICE, &self->theme, .choices = themes };
  right = check_name (self, place, name) && right;
  right = check_standard (self, place, standard) && right;
  right = (theme == NULL || cursus_field_read (place, &theme_field, theme)) && right;
  right = (title == NULL || cursus_text_pair_read (place, "title", title, &self->title_en, &self->title_fr)) && right;
  right = (doc == NULL || cursus_text_pair_read (place, "doc", doc, &self->doc, &self->doc_fr)) && right;
  right = (params == NULL || read_params (self, place, params)) && right;
  right = (says == NULL || read_says (self, place, says)) && right;
  fill_info (self, standard);
  return right;
}

bool
cursus_plugin_load (CursusPlugin *self, CursusDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = g_strdup_printf ("rule “%s”", self->name);
  Loading loading = { .plugin = self };
  self->state = cursus_state_new_failing (cursus_script_limits_plugin (), self->fail_at, &error);
  bool ran = self->state != NULL && cursus_state_enter (self->state, l_load, &loading, &error);
  g_autoptr (CursusValue) table = loading.table;
  if (ran) {
    const CursusPlace place = { diagnostics, self->source->file, self->source->text, 1, 0, subject };
    if (!loading.constrains)
      cursus_place_error (&place, "constrain", _ ("“constrain” is no function; accepted: constrain = function (p) … end"));
    return read_table (self, &place, table) && loading.constrains;
  }
  const CursusScriptFailure *failure = self->state != NULL ? cursus_state_failure (self->state) : NULL;
  cursus_diagnostics_error (diagnostics, self->source->file, failure != NULL ? failure->line : 0, subject, "%s",
                            failure != NULL ? failure->message : error->message);
  return false;
}
