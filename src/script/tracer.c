/* Runs a plugin's `constrain`, and its cost functions when the search asks for what it does not know yet. */
#include <glib/gi18n-lib.h>
#include <lauxlib.h>

#include "rules/error.h"
#include "script/api-private.h"
#include "script/plugin-private.h"

/* ---- Cost functions ---- */

typedef struct {
  CursusTracer base;
  CursusPlugin *plugin;
  CursusScene *scene;
  int function;
  char *use;
} Tracer;

static void
refuse (const Tracer *self, GError **error)
{
  g_autofree char *failure = cursus_plugin_describe_failure (self->plugin);
  g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION, _ ("rule “%s”: %s"), self->use, failure);
}

static bool
on_call (CursusTracer *base, CursusTrace *trace, CursusOutcome *outcome, char **measured, GError **error)
{
  const Tracer *self = (const Tracer *)base;
  CursusPlugin *plugin = self->plugin;
  CursusApiCall call = { .plugin = plugin, .function = self->function, .n_units = trace->n_units };
  CursusStateCall request = { self->function, cursus_api_push_units, 3, cursus_api_pull_outcome, &call };
  g_mutex_lock (&plugin->mutex);
  plugin->scene = self->scene;
  plugin->trace = trace;
  cursus_state_set_seed (plugin->state, 0); /* the same facts give the same cost, also where it draws numbers */
  bool done = cursus_state_call (plugin->state, &request, NULL);
  plugin->trace = NULL;
  plugin->scene = NULL;
  if (!done)
    refuse (self, error);
  g_mutex_unlock (&plugin->mutex);
  *outcome = call.outcome;
  if (done && measured != NULL && call.measured[0] != '\0')
    *measured = g_strdup (call.measured);
  return done;
}

static void
on_free (CursusTracer *base)
{
  Tracer *self = (Tracer *)base;
  g_mutex_lock (&self->plugin->mutex);
  cursus_state_unref (self->plugin->state, self->function);
  g_mutex_unlock (&self->plugin->mutex);
  cursus_scene_unref (self->scene);
  g_free (self->use);
  g_free (self);
}

CursusTracer *
cursus_plugin_tracer (CursusPlugin *self, CursusScene *scene, int function, const char *use)
{
  Tracer *tracer = g_new0 (Tracer, 1);
  tracer->base = (CursusTracer){ on_call, on_free };
  tracer->plugin = self;
  tracer->scene = cursus_scene_ref (scene);
  tracer->function = function;
  tracer->use = g_strdup (use);
  return &tracer->base;
}

/* ---- constrain ---- */

void
cursus_made_free (CursusMade *self)
{
  cursus_constraint_free (self->constraint);
  g_free (self);
}

void
cursus_made_add (GPtrArray *list, CursusDraft *draft, int function)
{
  CursusMade *made = g_new0 (CursusMade, 1);
  made->line = draft->line;
  made->function = function;
  made->constraint = cursus_draft_take (draft);
  g_ptr_array_add (list, made);
}

/* After success each function gets its tracer; after a failure it is let go. */
static void
settle (CursusPlugin *self, CursusScene *scene, GPtrArray *list, const char *use, bool done)
{
  for (guint i = 0; i < list->len; i++) {
    CursusMade *made = g_ptr_array_index (list, i);
    if (made->function == LUA_NOREF)
      continue;
    if (done)
      made->constraint->tracer = cursus_plugin_tracer (self, scene, made->function, use);
    else
      cursus_state_unref (self->state, made->function);
    made->function = LUA_NOREF;
  }
}

GPtrArray *
cursus_plugin_constrain (CursusPlugin *self, CursusScene *scene, const GPtrArray *arguments, const char *use, char **why)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_made_free);
  CursusApiConstrain request = { .plugin = self, .arguments = arguments, .made = list };
  g_mutex_lock (&self->mutex);
  self->scene = scene;
  self->compiling = true;
  self->functions = LUA_NOREF;
  self->n_functions = 0;
  cursus_state_set_seed (self->state, 0);
  bool done = cursus_state_enter (self->state, cursus_api_l_constrain, &request, NULL);
  self->scene = NULL;
  self->compiling = false;
  self->trace = NULL;
  cursus_state_unref (self->state, self->functions);
  if (!done)
    *why = cursus_plugin_describe_failure (self);
  settle (self, scene, list, use, done);
  g_mutex_unlock (&self->mutex);
  return done ? g_steal_pointer (&list) : NULL;
}
