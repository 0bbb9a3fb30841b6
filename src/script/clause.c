/* Compiles clauses, and hands out copies of their constraints. Knows no Lua state. */
#include "script/clause.h"

#include <string.h>

/* A function that several copies of a constraint call. Its messages get the clause's prefix. */
typedef struct {
  CursusTracer base;
  gatomicrefcount refs;
  CursusTracer *inner;
  GArray *messages; /* of GQuark: a key of the rule, then the same with the prefix */
  GQuark first;     /* where the function names none */
} Shared;

CursusClause *
cursus_clause_new (CursusPlugin *plugin, GPtrArray *arguments, const char *prefix)
{
  CursusClause *self = g_new0 (CursusClause, 1);
  self->plugin = plugin;
  self->arguments = arguments;
  self->prefix = g_strdup (prefix);
  return self;
}

void
cursus_clause_free (CursusClause *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->constraint, cursus_constraint_free);
  g_ptr_array_unref (self->arguments);
  g_free (self->prefix);
  g_free (self);
}

/* ---- Functions ---- */

static bool
on_call (CursusTracer *base, CursusTrace *trace, CursusOutcome *outcome, char **measured, GError **error)
{
  const Shared *self = (const Shared *)base;
  if (!self->inner->call (self->inner, trace, outcome, measured, error))
    return false;
  GQuark given = outcome->message;
  outcome->message = self->first;
  for (guint i = 0; i < self->messages->len; i += 2)
    if (given == g_array_index (self->messages, GQuark, i))
      outcome->message = g_array_index (self->messages, GQuark, i + 1);
  return true;
}

static void
on_free (CursusTracer *base)
{
  Shared *self = (Shared *)base;
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  self->inner->free (self->inner);
  g_array_unref (self->messages);
  g_free (self);
}

/* (transfer full): the name that message @key has among those of the use; NULL: the rule's first, or one that there is not, so
 * that the general sentence is told. */
static char *
prefix_key (const CursusClause *self, const char *key)
{
  const CursusSays *first = self->plugin->says->len > 0 ? g_ptr_array_index (self->plugin->says, 0) : NULL;
  const char *chosen = key != NULL ? key : first != NULL ? first->key : "";
  return g_strconcat (self->prefix, chosen, NULL);
}

static GQuark
prefix_quark (const CursusClause *self, const char *key)
{
  g_autofree char *text = prefix_key (self, key);
  return g_quark_from_string (text);
}

/* @inner: (transfer full) (nullable). */
static CursusTracer *
share (const CursusClause *self, CursusTracer *inner)
{
  if (inner == NULL)
    return NULL;
  Shared *shared = g_new0 (Shared, 1);
  shared->base = (CursusTracer){ on_call, on_free };
  g_atomic_ref_count_init (&shared->refs);
  shared->inner = inner;
  shared->messages = g_array_new (FALSE, FALSE, sizeof (GQuark));
  shared->first = prefix_quark (self, NULL);
  for (guint i = 0; i < self->plugin->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (self->plugin->says, i);
    GQuark pair[2] = { says->quark, prefix_quark (self, says->key) };
    g_array_append_vals (shared->messages, pair, 2);
  }
  return &shared->base;
}

static CursusTracer *
ref_shared (CursusTracer *tracer)
{
  if (tracer != NULL)
    g_atomic_ref_count_inc (&((Shared *)tracer)->refs);
  return tracer;
}

/* ---- Constraints ---- */

/* Clauses inside it were prepared already: their functions are shared, and their messages have the longer prefix. */
static void
prepare (CursusClause *self, CursusConstraint *constraint)
{
  bool speaks = constraint->shape == CURSUS_SHAPE_AGGREGATE || constraint->shape == CURSUS_SHAPE_COMBINATION;
  bool is_prepared = constraint->message != NULL && strchr (constraint->message, '/') != NULL;
  self->size++;
  if (speaks && !is_prepared) {
    char *key = prefix_key (self, constraint->message);
    g_free (constraint->message);
    constraint->message = key;
  }
  if (constraint->tracer != NULL && constraint->tracer->call != on_call)
    constraint->tracer = share (self, constraint->tracer);
  if (constraint->filter != NULL && constraint->filter->call != on_call)
    constraint->filter = share (self, constraint->filter);
  for (guint i = 0; i < constraint->parts->len; i++)
    prepare (self, g_ptr_array_index (constraint->parts, i));
}

/* What a rule gives that asks for nothing: it is always kept. */
static CursusConstraint *
make_nothing (void)
{
  CursusConstraint *nothing = cursus_constraint_new (CURSUS_SHAPE_AGGREGATE);
  nothing->measure = CURSUS_MEASURE_COUNT;
  nothing->limits.high = 0;
  return nothing;
}

static CursusConstraint *
join (const GPtrArray *made)
{
  if (made->len == 1)
    return g_steal_pointer (&((CursusMade *)g_ptr_array_index (made, 0))->constraint);
  CursusConstraint *all = cursus_constraint_new (CURSUS_SHAPE_COMBINATION);
  all->combine = CURSUS_COMBINE_ALL_OF;
  all->message = g_strdup ("/"); /* no rule has such a key: the sentences of what is broken are told one after the other */
  for (guint i = 0; i < made->len; i++)
    g_ptr_array_add (all->parts, g_steal_pointer (&((CursusMade *)g_ptr_array_index (made, i))->constraint));
  return all;
}

bool
cursus_clause_compile (CursusClause *self, const CursusPlace *place, const CursusFrame *frame)
{
  g_autofree char *why = NULL;
  if (!cursus_clauses_compile (self->arguments, place, frame))
    return false;
  g_autoptr (CursusScene) scene = cursus_scene_new (frame);
  g_autoptr (GPtrArray) made = cursus_plugin_constrain (self->plugin, scene, self->arguments, &why);
  if (made == NULL) {
    cursus_place_error (place, NULL, "%s: %s", self->plugin->name, why);
    return false;
  }
  self->constraint = made->len > 0 ? join (made) : make_nothing ();
  prepare (self, self->constraint);
  return true;
}

bool
cursus_clauses_compile (const GPtrArray *arguments, const CursusPlace *place, const CursusFrame *frame)
{
  bool right = true;
  for (guint i = 0; i < arguments->len; i++) {
    const CursusArgument *argument = g_ptr_array_index (arguments, i);
    for (guint c = 0; argument->clauses != NULL && c < argument->clauses->len; c++)
      right = cursus_clause_compile (g_ptr_array_index (argument->clauses, c), place, frame) && right;
  }
  return right;
}

CursusConstraint *
cursus_clause_copy (const CursusClause *self)
{
  return cursus_constraint_copy (self->constraint, ref_shared);
}

/* ---- Words ---- */

/* (transfer full): @text with "{of/2/min}" for "{min}". */
static char *
rename_places (const CursusClause *self, const char *text)
{
  GString *out = g_string_new (NULL);
  while (*text != '\0') {
    const char *close = *text == '{' ? strchr (text, '}') : NULL;
    g_autofree char *name = close != NULL ? g_strndup (text + 1, (gsize)(close - text - 1)) : NULL;
    g_string_append_c (out, *text++);
    if (name != NULL && cursus_plugin_find_param (self->plugin, name) != NULL)
      g_string_append (out, self->prefix);
  }
  return g_string_free (out, FALSE);
}

static void
add_words (const CursusClause *self, CursusRuleset *ruleset, uint32_t use)
{
  for (guint i = 0; i < self->plugin->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (self->plugin->says, i);
    g_autofree char *key = prefix_key (self, says->key);
    g_autofree char *en = rename_places (self, says->en);
    g_autofree char *fr = rename_places (self, says->fr);
    cursus_ruleset_add_message (ruleset, use, key, en, fr);
  }
  for (guint i = 0; i < self->arguments->len; i++) {
    const CursusArgument *argument = g_ptr_array_index (self->arguments, i);
    g_autofree char *name = g_strconcat (self->prefix, argument->param->name, NULL);
    if (argument->shown != NULL)
      cursus_ruleset_add_param (ruleset, use, name, argument->shown, argument->shown_fr);
  }
  cursus_clauses_add_words (self->arguments, ruleset, use);
}

void
cursus_clauses_add_words (const GPtrArray *arguments, CursusRuleset *ruleset, uint32_t use)
{
  for (guint i = 0; i < arguments->len; i++) {
    const CursusArgument *argument = g_ptr_array_index (arguments, i);
    for (guint c = 0; argument->clauses != NULL && c < argument->clauses->len; c++)
      add_words (g_ptr_array_index (argument->clauses, c), ruleset, use);
  }
}
