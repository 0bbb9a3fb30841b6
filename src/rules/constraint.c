/* Makes and frees constraint descriptions. */
#include "rules/constraint.h"

CursusConstraint *
cursus_constraint_new (CursusShape shape)
{
  CursusConstraint *self = g_new0 (CursusConstraint, 1);
  self->shape = shape;
  self->units = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->keys = g_array_new (FALSE, FALSE, sizeof (CursusKey));
  self->limits = (CursusLimits){ .low = INT64_MIN, .high = INT64_MAX };
  self->sum_of = CURSUS_N_FACTS;
  self->value = CURSUS_N_KEYS;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_constraint_free);
  self->part_indices = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->parent = CURSUS_NONE;
  return self;
}

void
cursus_constraint_free (CursusConstraint *self)
{
  if (self == NULL)
    return;
  if (self->tracer != NULL)
    self->tracer->free (self->tracer);
  if (self->filter != NULL)
    self->filter->free (self->filter);
  g_ptr_array_unref (self->parts);
  g_array_unref (self->part_indices);
  g_array_unref (self->units);
  g_array_unref (self->keys);
  g_clear_pointer (&self->weights, g_array_unref);
  g_clear_pointer (&self->group_weights, g_hash_table_unref);
  g_clear_pointer (&self->grants, g_ptr_array_unref);
  g_free (self->message);
  g_free (self);
}

CursusConstraint *
cursus_constraint_copy (const CursusConstraint *self, CursusTracer *(*share) (CursusTracer *tracer))
{
  CursusConstraint *copy = cursus_constraint_new (self->shape);
  g_array_unref (copy->units);
  copy->units = g_array_ref (self->units);
  g_array_append_vals (copy->keys, self->keys->data, self->keys->len);
  copy->use = self->use;
  copy->message = g_strdup (self->message);
  copy->tracer = share (self->tracer);
  copy->filter = share (self->filter);
  copy->ordered = self->ordered;
  copy->measure = self->measure;
  copy->sum_of = self->sum_of;
  copy->value = self->value;
  copy->limits = self->limits;
  copy->weights = self->weights != NULL ? g_array_ref (self->weights) : NULL;
  copy->group_weights = self->group_weights != NULL ? g_hash_table_ref (self->group_weights) : NULL;
  copy->combine = self->combine;
  copy->k = self->k;
  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (copy->parts, cursus_constraint_copy (g_ptr_array_index (self->parts, i), share));
  return copy;
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* Of the @k least. */
static int64_t
sum_least (int64_t *costs, uint32_t n, uint32_t k)
{
  int64_t sum = 0;
  qsort (costs, n, sizeof *costs, compare_costs);
  for (uint32_t i = 0; i < MIN (n, k); i++)
    cursus_sum_add (&sum, costs[i], 1);
  return sum;
}

static int64_t
count_kept (const int64_t *costs, uint32_t n)
{
  int64_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    kept += costs[i] == 0;
  return kept;
}

int64_t
cursus_combine_costs (CursusCombine combine, uint32_t k, int64_t *costs, uint32_t n)
{
  switch (combine) {
  case CURSUS_COMBINE_ALL_OF:
    return sum_least (costs, n, n);
  case CURSUS_COMBINE_ANY_OF:
    return sum_least (costs, n, 1);
  case CURSUS_COMBINE_NONE_OF:
    return count_kept (costs, n);
  case CURSUS_COMBINE_K_OF:
    return sum_least (costs, n, k);
  case CURSUS_COMBINE_UNLESS:
    return costs[0] == 0 ? 0 : costs[1];
  case CURSUS_COMBINE_IMPLIES:
    return costs[0] == 0 ? costs[1] : 0;
  }
  g_return_val_if_reached (0);
}

const CursusMeasureInfo *
cursus_measure_info (CursusMeasure measure)
{
  static const CursusMeasureInfo infos[] = {
#define MEASURE_INFO(id, name, argument, doc) { name, CURSUS_MEASURE_TAKES_##argument, doc },
    CURSUS_MEASURE_TABLE (MEASURE_INFO)
#undef MEASURE_INFO
  };
  g_return_val_if_fail (measure < CURSUS_N_MEASURES, NULL);
  return &infos[measure];
}

const char *
cursus_measure_name (CursusMeasure measure)
{
  return cursus_measure_info (measure)->name;
}
