/* Reads what a use gives for the parameters of its rule, and what the clauses in it give for theirs. Knows no Lua state. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"
#include "script/catalog-private.h"
#include "script/clause.h"

#define CLAUSE_ACCEPTED _ ("a rule such as { rule = \"gap\", after = \"a\", before = \"b\" }, or the name of a use")

/* A misspelt key may also be one that every use has. */
static char *
suggest_key (const char *key, const char *const *names, size_t n_names)
{
  static const char *const of_uses[] = { "because", "weight" };
  bool near_parameter = cursus_suggest (key, names, n_names) != NULL;
  if (!near_parameter && cursus_suggest (key, of_uses, G_N_ELEMENTS (of_uses)) != NULL)
    return cursus_suggest_phrase (key, of_uses, G_N_ELEMENTS (of_uses));
  return cursus_suggest_phrase (key, names, n_names);
}

static bool
check_keys (const CursusPlace *place, const CursusPlugin *plugin, const CursusValue *params)
{
  g_autofree const char **names = g_new0 (const char *, plugin->params->len + 1);
  bool right = true;
  for (guint i = 0; i < plugin->params->len; i++)
    names[i] = ((const CursusParam *)g_ptr_array_index (plugin->params, i))->name;
  for (size_t i = 0; i < cursus_value_n_keys (params); i++) {
    const char *key = cursus_value_key (params, i);
    if (cursus_plugin_find_param (plugin, key) != NULL)
      continue;
    g_autofree char *phrase = suggest_key (key, names, plugin->params->len);
    cursus_place_error (place, NULL, _ ("unknown parameter “%s”%s"), key, phrase);
    right = false;
  }
  if (cursus_value_length (params) == 0)
    return right;
  g_autofree char *shown = cursus_value_to_text (cursus_value_item (params, 0), 60);
  cursus_place_error (place, NULL, _ ("%s stands without a key; write parameter = value"), shown);
  return false;
}

/* ---- Clauses ---- */

static const CursusRuleUse *
find_use (const CursusSession *session, const char *name)
{
  for (guint i = 0; i < session->uses->len; i++) {
    const CursusRuleUse *use = cursus_session_use (session, i);
    if (strcmp (use->name != NULL ? use->name : use->rule, name) == 0)
      return use;
  }
  return NULL;
}

static CursusPlugin *
find_rule (const CursusArgumentReading *self, const CursusPlace *place, const char *name)
{
  if (self->catalog != NULL && cursus_catalog_has (self->catalog, name))
    return cursus_catalog_find (self->catalog, name, place->diagnostics);
  g_autofree const char **names = self->catalog != NULL ? cursus_catalog_names (self->catalog) : g_new0 (const char *, 1);
  g_autofree char *phrase = cursus_suggest_phrase (name, names, g_strv_length ((char **)names));
  cursus_place_error (place, NULL, _ ("there is no rule “%s”%s"), name, phrase);
  return NULL;
}

/* (transfer full) (nullable): the parameters in { rule = "gap", min = 3 }; what belongs to whole uses is refused. */
static CursusValue *
take_params (const CursusPlace *place, const CursusValue *table)
{
  g_autoptr (CursusValue) params = cursus_value_new_table ();
  static const char *const of_uses[] = { "as", "weight", "because", NULL };
  for (size_t i = 0; i < cursus_value_length (table); i++)
    cursus_value_append (params, cursus_value_ref ((CursusValue *)cursus_value_item (table, i)));
  for (size_t i = 0; i < cursus_value_n_keys (table); i++) {
    const char *key = cursus_value_key (table, i);
    if (g_strv_contains (of_uses, key)) {
      cursus_place_error (place, NULL, _ ("“%s” is given for a whole use, not for a rule inside it"), key);
      return NULL;
    }
    if (strcmp (key, "rule") != 0)
      cursus_value_set (params, key, cursus_value_ref ((CursusValue *)cursus_value_lookup (table, key)));
  }
  return g_steal_pointer (&params);
}

/* What @value means: the name of a rule, and its parameters (transfer full) (nullable). NULL with an error. */
static const char *
read_value (const CursusArgumentReading *self, const CursusPlace *place, const char *name, const CursusValue *value,
            CursusValue **params)
{
  const CursusValue *rule = cursus_value_type (value) == CURSUS_VALUE_TABLE ? cursus_value_lookup (value, "rule") : NULL;
  const char *text = cursus_value_get_string (value);
  const CursusRuleUse *use = text != NULL ? find_use (self->session, text) : NULL;
  if (use != NULL) {
    *params = use->params != NULL ? cursus_value_ref (use->params) : cursus_value_new_table ();
    return use->rule;
  }
  if (text != NULL) {
    g_autofree char *shown = cursus_text_excerpt (text);
    cursus_place_error (place, NULL, _ ("“%s”: no use of the session is called “%s”; accepted: %s"), name, shown,
                        CLAUSE_ACCEPTED);
    return NULL;
  }
  if (rule == NULL || cursus_value_get_string (rule) == NULL) {
    cursus_place_error_type (place, name, value, CLAUSE_ACCEPTED);
    return NULL;
  }
  *params = take_params (place, value);
  return *params != NULL ? cursus_value_get_string (rule) : NULL;
}

static bool
check_size (CursusArgumentReading *self, const CursusPlace *place)
{
  self->n_clauses++;
  if (self->depth <= CURSUS_CLAUSE_MAX_DEPTH && self->n_clauses <= CURSUS_PLUGIN_MAX_CONSTRAINTS)
    return true;
  if (self->depth > CURSUS_CLAUSE_MAX_DEPTH)
    cursus_place_error (place, NULL, _ ("rules stand in rules more than %d deep, or a use names itself"),
                        CURSUS_CLAUSE_MAX_DEPTH);
  else
    cursus_place_error (place, NULL, _ ("more than %d rules stand in it"), CURSUS_PLUGIN_MAX_CONSTRAINTS);
  return false;
}

/* Reads @value into one more clause of @argument. @number: from 1; 0 where there is only one. */
static bool
read_clause (CursusArgumentReading *self, const CursusPlace *place, CursusArgument *argument, const CursusValue *value,
             unsigned number, const char *prefix)
{
  const char *name = argument->param->name;
  g_autofree char *own = number > 0 ? g_strdup_printf ("%s%s/%u/", prefix, name, number)
                                    : g_strdup_printf ("%s%s/", prefix, name);
  g_autofree char *nth = number > 0 ? g_strdup_printf ("%s %u", name, number) : g_strdup (name);
  g_autofree char *subject = g_strdup_printf ("%s, %s", place->subject, nth);
  g_autoptr (CursusValue) params = NULL;
  CursusPlace inside = *place;
  inside.subject = subject;
  const char *rule = check_size (self, &inside) ? read_value (self, &inside, name, value, &params) : NULL;
  CursusPlugin *plugin = rule != NULL ? find_rule (self, &inside, rule) : NULL;
  if (plugin == NULL)
    return false;
  g_autofree char *named = g_strdup_printf ("%s (%s)", subject, rule);
  inside.subject = named;
  GPtrArray *arguments = cursus_arguments_read (self, &inside, plugin, params, own);
  if (arguments != NULL)
    g_ptr_array_add (argument->clauses, cursus_clause_new (plugin, arguments, own));
  return arguments != NULL;
}

static bool
read_clauses (CursusArgumentReading *self, const CursusPlace *place, CursusArgument *argument, const char *prefix)
{
  bool right = true;
  const CursusValue *value = argument->value;
  if (!argument->given || !cursus_param_type_is_clause (argument->param->type))
    return true;
  self->depth++;
  argument->clauses = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_clause_free);
  if (argument->param->type == CURSUS_PARAM_CLAUSE)
    right = read_clause (self, place, argument, value, 0, prefix);
  else
    for (size_t i = 0; i < cursus_value_length (value); i++)
      right = read_clause (self, place, argument, cursus_value_item (value, i), (unsigned)i + 1, prefix) && right;
  self->depth--;
  return right;
}

GPtrArray *
cursus_arguments_read (CursusArgumentReading *self, const CursusPlace *place, const CursusPlugin *plugin,
                       const CursusValue *params, const char *prefix)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_argument_free);
  bool right = params == NULL || check_keys (place, plugin, params);
  for (guint i = 0; i < plugin->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (plugin->params, i);
    const CursusValue *value = params != NULL ? cursus_value_lookup (params, param->name) : NULL;
    CursusArgument *argument = cursus_argument_read (place, param, self->session, value);
    if (argument != NULL)
      g_ptr_array_add (arguments, argument);
    right = argument != NULL && read_clauses (self, place, argument, prefix) && right;
  }
  return right ? g_steal_pointer (&arguments) : NULL;
}
