/* Builds constraint descriptions step by step. Knows no Lua. */
#include "script/draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "rules/weights.h"
#include "script/clause.h"

static void
set_units (CursusConstraint *constraint, GArray *units)
{
  g_array_ref (units);
  g_array_unref (constraint->units);
  constraint->units = units;
}

CursusDraft *
cursus_draft_new (const CursusScene *scene, CursusShape shape, GArray *units, int line)
{
  CursusDraft *self = g_new0 (CursusDraft, 1);
  self->serial = scene->serial;
  self->constraint = cursus_constraint_new (shape);
  self->line = line;
  set_units (self->constraint, units);
  return self;
}

CursusDraft *
cursus_draft_new_groups (const CursusScene *scene, const CursusSelection *of, int line)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (CursusUnit));
  CursusDraft *self = cursus_draft_new (scene, CURSUS_SHAPE_AGGREGATE, none, line);
  cursus_draft_select_meetings (self, scene, of);
  return self;
}

void
cursus_draft_select (CursusDraft *self, const CursusScene *scene, const CursusSelection *selection)
{
  g_autoptr (GArray) units = cursus_selection_units (scene, selection);
  set_units (self->constraint, units);
}

void
cursus_draft_select_meetings (CursusDraft *self, const CursusScene *scene, const CursusSelection *selection)
{
  CursusSelection *meetings = cursus_selection_meetings (scene, selection);
  set_units (self->constraint, meetings->items);
  cursus_selection_free (meetings);
}

bool
cursus_draft_pair (CursusDraft *self, CursusScene *scene, const CursusSelection *x, const CursusSelection *y, bool any_audience)
{
  g_autoptr (GArray) of_x = cursus_selection_units (scene, x);
  g_autoptr (GArray) of_y = y != NULL ? cursus_selection_units (scene, y) : NULL;
  g_autoptr (GArray) pairs = cursus_scene_pairs (scene, of_x, of_y, any_audience);
  if (pairs != NULL)
    set_units (self->constraint, pairs);
  return pairs != NULL;
}

uint64_t
cursus_draft_pairs_work (const CursusScene *scene, const CursusSelection *x, const CursusSelection *y)
{
  g_autoptr (GArray) of_x = cursus_selection_units (scene, x);
  g_autoptr (GArray) of_y = cursus_selection_units (scene, y != NULL ? y : x);
  return (uint64_t)of_x->len * of_y->len / (y != NULL ? 1 : 2) + scene->frame->n_meetings;
}

CursusDraft *
cursus_draft_new_combination (const CursusScene *scene, CursusCombine combine, uint32_t k, int line)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (CursusUnit));
  CursusDraft *self = cursus_draft_new (scene, CURSUS_SHAPE_COMBINATION, none, line);
  self->constraint->combine = combine;
  self->constraint->k = k;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_draft_free);
  return self;
}

CursusDraft *
cursus_draft_new_clause (const CursusScene *scene, const CursusClause *clause, int line)
{
  CursusDraft *self = cursus_draft_new_combination (scene, CURSUS_COMBINE_ALL_OF, 0, line);
  self->clause = clause;
  return self;
}

void
cursus_draft_add_part (CursusDraft *self, const CursusDraft *part)
{
  g_ptr_array_add (self->parts, cursus_draft_copy (part));
}

uint32_t
cursus_draft_size (const CursusDraft *self)
{
  uint32_t size = 1 + (self->clause != NULL ? self->clause->size : 0);
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    size += cursus_draft_size (g_ptr_array_index (self->parts, i));
  return size;
}

static gpointer
copy_part (gconstpointer part, gpointer data)
{
  (void)data;
  return cursus_draft_copy (part);
}

/* Drafts have numbers of functions instead. */
static CursusTracer *
without_function (CursusTracer *tracer)
{
  (void)tracer;
  return NULL;
}

CursusDraft *
cursus_draft_copy (const CursusDraft *self)
{
  CursusDraft *copy = g_new0 (CursusDraft, 1);
  *copy = *self;
  copy->keep = NULL;
  copy->tuples = copy->fixed_keys = NULL;
  copy->parts = self->parts != NULL ? g_ptr_array_copy (self->parts, copy_part, NULL) : NULL;
  copy->constraint = cursus_constraint_copy (self->constraint, without_function);
  return copy;
}

void
cursus_draft_free (CursusDraft *self)
{
  if (self == NULL)
    return;
  cursus_constraint_free (self->constraint);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->keep);
  g_clear_pointer (&self->tuples, g_array_unref);
  g_clear_pointer (&self->fixed_keys, g_array_unref);
  g_free (self);
}

uint32_t
cursus_draft_units_per_call (const CursusDraft *self)
{
  return self->constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
}

uint32_t
cursus_draft_begin_filter (CursusDraft *self)
{
  uint32_t n_calls = self->constraint->units->len / cursus_draft_units_per_call (self);
  g_free (self->keep);
  self->keep = g_new0 (guint8, n_calls + 1);
  return n_calls;
}

void
cursus_draft_end_filter (CursusDraft *self)
{
  uint32_t step = cursus_draft_units_per_call (self);
  const GArray *all = self->constraint->units;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (CursusUnit));
  for (guint u = 0; u < all->len; u += step)
    if (self->keep[u / step])
      g_array_append_vals (kept, &g_array_index (all, CursusUnit, u), step);
  set_units (self->constraint, kept);
  g_clear_pointer (&self->keep, g_free);
}

bool
cursus_draft_is_weighed (const CursusDraft *self)
{
  return self->constraint->weights != NULL || self->constraint->group_weights != NULL;
}

static uint32_t
begin_call_weights (CursusDraft *self)
{
  const uint32_t n = self->constraint->units->len / cursus_draft_units_per_call (self), once = 1;
  self->constraint->weights = g_array_sized_new (FALSE, FALSE, sizeof (uint32_t), n);
  for (uint32_t i = 0; i < n; i++)
    g_array_append_val (self->constraint->weights, once);
  return n;
}

uint32_t
cursus_draft_begin_weights (CursusDraft *self, const CursusScene *scene, char *why, size_t size)
{
  g_autoptr (GError) error = NULL;
  if (self->constraint->shape == CURSUS_SHAPE_EACH || self->constraint->shape == CURSUS_SHAPE_PAIRS)
    return begin_call_weights (self);
  self->fixed_keys = cursus_weights_fixed_keys (self->constraint);
  self->tuples = cursus_weights_tuples (scene->frame, self->constraint, &error);
  if (self->tuples != NULL)
    return self->fixed_keys->len > 0 ? self->tuples->len / self->fixed_keys->len : 0;
  g_strlcpy (why, error->message, size);
  return UINT32_MAX;
}

void
cursus_draft_set_weight (CursusDraft *self, uint32_t index, uint32_t weight)
{
  guint n_keys = self->fixed_keys != NULL ? self->fixed_keys->len : 0;
  if (self->tuples == NULL)
    g_array_index (self->constraint->weights, uint32_t, index) = weight;
  else
    cursus_weights_set_group (self->constraint, &g_array_index (self->tuples, uint32_t, index * n_keys), n_keys, weight);
}

void
cursus_draft_key_text (const CursusScene *scene, CursusKey key, uint32_t value, char *text, size_t size)
{
  g_autofree char *owned = cursus_key_value_text (scene->frame, key, value);
  g_strlcpy (text, owned, size);
}

static void
explain_unknown_key (const char *name, char *why, size_t size)
{
  const char *const *names = cursus_key_names ();
  g_autofree char *phrase = cursus_suggest_phrase (name, names, g_strv_length ((char **)names));
  g_snprintf (why, size, _ ("meetings cannot be grouped by “%s”%s"), name, phrase);
}

bool
cursus_draft_add_key (CursusDraft *self, const char *name, char *why, size_t size)
{
  CursusKey key = cursus_key_find (name);
  if (key == CURSUS_N_KEYS) {
    explain_unknown_key (name, why, size);
    return false;
  }
  for (guint i = 0; i < self->constraint->keys->len; i++) {
    if (g_array_index (self->constraint->keys, CursusKey, i) != key)
      continue;
    g_snprintf (why, size, _ ("the key “%s” stands twice"), name);
    return false;
  }
  g_array_append_val (self->constraint->keys, key);
  return true;
}

static bool
set_sum (CursusDraft *self, const char *of, char *why, size_t size)
{
  self->constraint->sum_of = cursus_fact_find (of);
  if (self->constraint->sum_of != CURSUS_N_FACTS)
    return true;
  const char *names[CURSUS_N_FACTS];
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++)
    names[fact] = cursus_fact_info (fact)->name;
  g_autofree char *phrase = cursus_suggest_phrase (of, names, CURSUS_N_FACTS);
  g_snprintf (why, size, _ ("meetings have no “%s” to add up%s"), of, phrase);
  return false;
}

bool
cursus_draft_set_measure (CursusDraft *self, CursusMeasure measure, const char *of, char *why, size_t size)
{
  self->constraint->measure = measure;
  if (of == NULL)
    return true;
  if (measure == CURSUS_MEASURE_SUM || measure == CURSUS_MEASURE_BALANCE)
    return set_sum (self, of, why, size);
  self->constraint->value = cursus_key_find (of);
  if (self->constraint->value != CURSUS_N_KEYS)
    return true;
  explain_unknown_key (of, why, size);
  return false;
}

void
cursus_draft_set_message (CursusDraft *self, const char *key)
{
  g_free (self->constraint->message);
  self->constraint->message = g_strdup (key);
}

CursusConstraint *
cursus_draft_take (CursusDraft *self)
{
  return g_steal_pointer (&self->constraint);
}
