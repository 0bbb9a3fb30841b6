/* Turns the uses of a session into constraints. Knows no Lua state. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "script/catalog-private.h"
#include "script/clause.h"

/* One compilation under way. */
typedef struct {
  CursusCatalog *catalog;
  CursusRuleset *ruleset;
  CursusDiagnostics *diagnostics;
} Compilation;

/* The place of a use: its errors are told at its line. Without a use (a standard rule) it is the plugin's file. */
static CursusPlace
place_of (const Compilation *self, const CursusPlugin *plugin, const CursusRuleUse *use, const char *subject)
{
  return (CursusPlace){
    .diagnostics = self->diagnostics,
    .file = use != NULL ? use->origin.file : plugin->info.file,
    .line = use != NULL ? use->origin.line : 0,
    .subject = subject,
  };
}

static void
add_words (const Compilation *self, uint32_t use, const CursusPlugin *plugin, const GPtrArray *arguments)
{
  for (guint i = 0; i < plugin->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (plugin->says, i);
    cursus_ruleset_add_message (self->ruleset, use, says->key, says->en, says->fr);
  }
  for (guint i = 0; i < arguments->len; i++) {
    const CursusArgument *argument = g_ptr_array_index (arguments, i);
    if (argument->shown != NULL)
      cursus_ruleset_add_param (self->ruleset, use, argument->param->name, argument->shown, argument->shown_fr);
  }
  cursus_clauses_add_words (arguments, self->ruleset, use);
}

/* An error within the plugin, told where it is, with the use that led there. */
static void
tell_plugin_error (const CursusPlace *place, const char *why)
{
  cursus_place_error (place, NULL, "%s", why);
}

static bool
add_constraints (const Compilation *self, const CursusPlace *place, uint32_t use, CursusPlugin *plugin,
                 const GPtrArray *arguments)
{
  g_autofree char *why = NULL;
  if (!cursus_clauses_compile (arguments, place, self->ruleset->frame))
    return false;
  g_autoptr (CursusScene) scene = cursus_scene_new (self->ruleset->frame);
  g_autoptr (GPtrArray) list = cursus_plugin_constrain (plugin, scene, arguments, &why);
  if (list == NULL) {
    tell_plugin_error (place, why);
    return false;
  }
  bool right = true;
  for (guint i = 0; i < list->len; i++) {
    g_autoptr (GError) error = NULL;
    CursusMade *made = g_ptr_array_index (list, i);
    if (cursus_ruleset_add (self->ruleset, use, g_steal_pointer (&made->constraint), &error))
      continue;
    g_autofree char *text = g_strdup_printf ("%s:%d: %s", plugin->info.file, made->line, error->message);
    tell_plugin_error (place, text);
    right = false;
  }
  return right;
}

/* @use: NULL for a standard rule. */
static bool
compile_use (const Compilation *self, CursusPlugin *plugin, const CursusRuleUse *use, const char *name)
{
  g_autofree char *subject = g_strdup_printf (_ ("use “%s”"), name);
  CursusPlace place = place_of (self, plugin, use, subject);
  bool hard = use == NULL || !use->weight_given || use->hard;
  CursusArgumentReading reading = { .catalog = self->catalog, .session = self->ruleset->frame->session };
  g_autoptr (GPtrArray) arguments = cursus_arguments_read (&reading, &place, plugin, use != NULL ? use->params : NULL, "");
  if (arguments == NULL)
    return false;
  uint32_t index = cursus_ruleset_add_use (self->ruleset, plugin->name, name, hard, hard ? 0 : use->weight);
  cursus_ruleset_use (self->ruleset, index)->because = use != NULL ? g_strdup (use->because) : NULL;
  add_words (self, index, plugin, arguments);
  if (!hard && use->weight == 0)
    return true;
  return add_constraints (self, &place, index, plugin, arguments);
}

bool
cursus_catalog_compile_use (CursusCatalog *self, CursusPlugin *plugin, CursusRuleset *ruleset, const CursusRuleUse *use,
                            CursusDiagnostics *diagnostics)
{
  const Compilation compilation = { self, ruleset, diagnostics };
  return compile_use (&compilation, plugin, use, use->name != NULL ? use->name : plugin->name);
}

static bool
has_params (const CursusRuleUse *use)
{
  return use->params != NULL && cursus_value_n_keys (use->params) + cursus_value_length (use->params) > 0;
}

/* A use without parameters of its own is the standard rule itself, with the name and weight that the planner gives it. */
static bool
is_replaced (const CursusSession *session, const char *rule)
{
  for (guint i = 0; i < session->uses->len; i++) {
    const CursusRuleUse *use = cursus_session_use (session, i);
    if (strcmp (use->rule, rule) == 0 && !has_params (use))
      return true;
  }
  return false;
}

/* (transfer full): what the standard use of @rule is called: the rule's name, if no use in the session has it. */
static char *
standard_name (const CursusSession *session, const char *rule)
{
  for (guint i = 0; i < session->uses->len; i++) {
    const CursusRuleUse *use = cursus_session_use (session, i);
    if (strcmp (use->name != NULL ? use->name : use->rule, rule) == 0)
      return g_strdup_printf ("%s#standard", rule);
  }
  return g_strdup (rule);
}

static bool
compile_standard_use (const Compilation *self, CursusPlugin *plugin)
{
  g_autofree char *name = standard_name (self->ruleset->frame->session, plugin->name);
  return compile_use (self, plugin, NULL, name);
}

static bool
compile_standard (const Compilation *self)
{
  g_autofree const char **names = cursus_catalog_names (self->catalog);
  bool right = true;
  for (const char **name = names; *name != NULL; name++) {
    if (is_replaced (self->ruleset->frame->session, *name) || !cursus_catalog_may_be_standard (self->catalog, *name))
      continue;
    CursusPlugin *plugin = cursus_catalog_find (self->catalog, *name, self->diagnostics);
    right = plugin != NULL && right; /* a rule that cannot be read may be a standard one */
    if (plugin != NULL && plugin->info.standard)
      right = compile_standard_use (self, plugin) && right;
  }
  return right;
}

static bool
refuse_unknown (const Compilation *self, const CursusRuleUse *use)
{
  g_autofree const char **names = cursus_catalog_names (self->catalog);
  g_autofree char *phrase = cursus_suggest_phrase (use->rule, names, g_strv_length ((char **)names));
  g_autofree char *subject = g_strdup_printf (_ ("use “%s”"), use->name != NULL ? use->name : use->rule);
  cursus_diagnostics_error (self->diagnostics, use->origin.file, use->origin.line, subject, _ ("there is no rule “%s”%s"),
                            use->rule, phrase);
  return false;
}

bool
cursus_catalog_compile (CursusCatalog *self, CursusRuleset *ruleset, CursusDiagnostics *diagnostics)
{
  const Compilation compilation = { self, ruleset, diagnostics };
  const GPtrArray *uses = ruleset->frame->session->uses;
  bool right = compile_standard (&compilation);
  for (guint i = 0; i < uses->len; i++) {
    const CursusRuleUse *use = g_ptr_array_index (uses, i);
    CursusPlugin *plugin = cursus_catalog_find (self, use->rule, diagnostics);
    if (plugin != NULL)
      right = compile_use (&compilation, plugin, use, use->name != NULL ? use->name : plugin->name) && right;
    else
      right = !cursus_catalog_has (self, use->rule) ? refuse_unknown (&compilation, use) : false;
  }
  /* What a rule that is wrong would find, nobody knows. */
  return right && cursus_compile_waivers (ruleset, diagnostics);
}
