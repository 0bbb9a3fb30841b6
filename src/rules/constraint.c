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
  return self;
}

void
cursus_constraint_free (CursusConstraint *self)
{
  if (self == NULL)
    return;
  if (self->tracer != NULL)
    self->tracer->free (self->tracer);
  g_array_unref (self->units);
  g_array_unref (self->keys);
  g_free (self->message);
  g_free (self);
}

const char *
cursus_measure_name (CursusMeasure measure)
{
  static const char *const names[CURSUS_N_MEASURES]
      = { "count", "sum", "distinct", "span", "first", "last", "runs", "run_count" };
  g_return_val_if_fail (measure < CURSUS_N_MEASURES, NULL);
  return names[measure];
}
