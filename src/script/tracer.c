/* Runs a plugin's `constrain`, and its cost functions when the search asks for what it does not know yet. */
#include <glib/gi18n-lib.h>
#include <lauxlib.h>

#include "rules/error.h"
#include "script/api-private.h"
#include "script/clause.h"
#include "script/plugin-private.h"
#include "script/purity.h"

/* ---- Cost functions ---- */

typedef struct {
  CursusTracer base;
  CursusPlugin *plugin;
  CursusScene *scene;
  int function;
  bool whole;   /* it is given the list of all meetings of a group */
  bool filters; /* it says which meetings count */
  uint64_t n_checks;
} Tracer;

static void
refuse (const Tracer *self, GError **error)
{
  g_autofree char *failure = cursus_plugin_describe_failure (self->plugin);
  g_set_error_literal (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION, failure);
}

/* The call itself, in the plugin's state. */
static bool
run (const Tracer *self, CursusTrace *trace, CursusApiCall *call)
{
  CursusPlugin *plugin = self->plugin;
  CursusStateCall request = { self->function, cursus_api_push_units, 3, cursus_api_pull_outcome, call };
  if (self->filters) {
    request.pull = cursus_api_pull_wanted;
    request.n_results = 1;
  }
  plugin->scene = self->scene;
  plugin->trace = trace;
  plugin->whole = self->whole;
  bool done = cursus_state_call (plugin->state, &request, NULL);
  plugin->trace = NULL;
  plugin->whole = false;
  plugin->scene = NULL;
  return done;
}

/* The same, held against what the function leaves behind. Numbers drawn at random differ each time, and garbage is collected now
 * and then. */
static bool
run_checked (Tracer *self, CursusTrace *trace, CursusApiCall *call, GError **error)
{
  CursusState *state = self->plugin->state;
  CursusPurity before = { .function = self->function, .collects = self->n_checks % 64 == 2 },
               after = { .function = self->function };
  cursus_state_set_seed (state, self->n_checks++);
  if (!cursus_purity_take (state, &before) || !run (self, trace, call) || !cursus_purity_take (state, &after)) {
    refuse (self, error);
    return false;
  }
  g_autofree char *name = cursus_purity_changed (state, &before, &after);
  if (name == NULL)
    return true;
  g_autofree char *where = cursus_purity_where (state, self->function);
  g_set_error (
      error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION,
      _ ("%s: the function changes what “%s” holds, which outlives the call; its cost may depend on what it reads of its "
         "arguments alone"),
      where, name);
  return false;
}

static bool
on_call (CursusTracer *base, CursusTrace *trace, CursusOutcome *outcome, char **measured, GError **error)
{
  Tracer *self = (Tracer *)base;
  CursusPlugin *plugin = self->plugin;
  CursusApiCall call = { .plugin = plugin, .function = self->function, .n_units = trace->n_units, .whole = self->whole };
  bool done = false;
  g_mutex_lock (&plugin->mutex);
  if (base->checks)
    done = run_checked (self, trace, &call, error);
  else {
    cursus_state_set_seed (plugin->state, 0); /* the same facts give the same cost, also where it draws numbers */
    done = run (self, trace, &call);
    if (!done)
      refuse (self, error);
  }
  g_mutex_unlock (&plugin->mutex);
  *outcome = call.outcome;
  if (done && measured != NULL && call.measured[0] != '\0')
    *measured = g_strdup (call.measured);
  return done;
}

static char *
on_where (CursusTracer *base)
{
  const Tracer *self = (const Tracer *)base;
  g_mutex_lock (&self->plugin->mutex);
  char *where = cursus_purity_where (self->plugin->state, self->function);
  g_mutex_unlock (&self->plugin->mutex);
  return where;
}

static void
on_free (CursusTracer *base)
{
  Tracer *self = (Tracer *)base;
  g_mutex_lock (&self->plugin->mutex);
  cursus_state_unref (self->plugin->state, self->function);
  g_mutex_unlock (&self->plugin->mutex);
  cursus_scene_unref (self->scene);
  g_free (self);
}

CursusTracer *
cursus_plugin_tracer (CursusPlugin *self, CursusScene *scene, int function, CursusShape shape, bool filters)
{
  Tracer *tracer = g_new0 (Tracer, 1);
  tracer->base = (CursusTracer){ .call = on_call, .free = on_free, .where = on_where };
  tracer->plugin = self;
  tracer->scene = cursus_scene_ref (scene);
  tracer->function = function;
  tracer->whole = shape == CURSUS_SHAPE_SEQUENCE;
  tracer->filters = filters;
  return &tracer->base;
}

/* ---- constrain ---- */

void
cursus_made_free (CursusMade *self)
{
  cursus_constraint_free (self->constraint);
  g_array_unref (self->functions);
  g_free (self);
}

static void
note_function (CursusMade *made, CursusConstraint *constraint, int number, bool filters)
{
  CursusMadeFunction function = { constraint, filters, number, LUA_NOREF };
  if (number > 0)
    g_array_append_val (made->functions, function);
}

/* (transfer full): the constraint of @draft, with its parts; their functions are noted. */
static CursusConstraint *
take (CursusMade *made, CursusDraft *draft)
{
  CursusConstraint *constraint = cursus_draft_take (draft);
  note_function (made, constraint, draft->function, false);
  note_function (made, constraint, draft->filter, true);
  for (guint i = 0; draft->parts != NULL && i < draft->parts->len; i++)
    g_ptr_array_add (constraint->parts, take (made, g_ptr_array_index (draft->parts, i)));
  if (draft->clause != NULL)
    g_ptr_array_add (constraint->parts, cursus_clause_copy (draft->clause));
  if (draft->clause != NULL && constraint->message == NULL)
    constraint->message = g_strdup ("/"); /* no key of the rule: what the clause says is told */
  return constraint;
}

CursusMade *
cursus_made_add (GPtrArray *list, CursusDraft *draft)
{
  CursusMade *made = g_new0 (CursusMade, 1);
  made->line = draft->line;
  made->functions = g_array_new (FALSE, FALSE, sizeof (CursusMadeFunction));
  made->constraint = take (made, draft);
  g_ptr_array_add (list, made);
  return made;
}

/* After success each function gets its tracer; after a failure it is let go. */
static void
settle_function (CursusPlugin *self, CursusScene *scene, const CursusMadeFunction *function, bool done)
{
  CursusConstraint *constraint = function->constraint;
  if (function->ref == LUA_NOREF)
    return;
  if (!done) {
    cursus_state_unref (self->state, function->ref);
    return;
  }
  CursusTracer *tracer = cursus_plugin_tracer (self, scene, function->ref, constraint->shape, function->filters);
  if (function->filters)
    constraint->filter = tracer;
  else
    constraint->tracer = tracer;
}

static void
settle (CursusPlugin *self, CursusScene *scene, const GPtrArray *list, bool done)
{
  for (guint i = 0; i < list->len; i++) {
    const CursusMade *made = g_ptr_array_index (list, i);
    for (guint f = 0; f < made->functions->len; f++)
      settle_function (self, scene, &g_array_index (made->functions, CursusMadeFunction, f), done);
  }
}

GPtrArray *
cursus_plugin_constrain (CursusPlugin *self, CursusScene *scene, const GPtrArray *arguments, char **why)
{
  self->used = true;
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
  settle (self, scene, list, done);
  g_mutex_unlock (&self->mutex);
  return done ? g_steal_pointer (&list) : NULL;
}
