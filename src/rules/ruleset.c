/* The compiled rules of a session. */
#include "rules/ruleset.h"

static void
message_free (gpointer data)
{
  CursusMessage *message = data;
  g_free (message->key);
  g_free (message->en);
  g_free (message->fr);
  g_free (message);
}

static void
use_free (gpointer data)
{
  CursusUse *use = data;
  g_free (use->rule);
  g_free (use->name);
  g_ptr_array_unref (use->messages);
  g_hash_table_unref (use->params);
  g_free (use);
}

CursusRuleset *
cursus_ruleset_new (const CursusFrame *frame)
{
  CursusRuleset *self = g_new0 (CursusRuleset, 1);
  self->frame = frame;
  self->uses = g_ptr_array_new_with_free_func (use_free);
  self->constraints = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_constraint_free);
  return self;
}

void
cursus_ruleset_free (CursusRuleset *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->constraints);
  g_ptr_array_unref (self->uses);
  g_free (self);
}

uint32_t
cursus_ruleset_add_use (CursusRuleset *self, const char *rule, const char *name, bool hard, int64_t weight)
{
  CursusUse *use = g_new0 (CursusUse, 1);
  use->rule = g_strdup (rule);
  use->name = g_strdup (name);
  use->hard = hard;
  use->weight = hard ? 0 : weight;
  use->messages = g_ptr_array_new_with_free_func (message_free);
  use->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (self->uses, use);
  return self->uses->len - 1;
}

void
cursus_ruleset_add_message (CursusRuleset *self, uint32_t use, const char *key, const char *en, const char *fr)
{
  CursusMessage *message = g_new0 (CursusMessage, 1);
  message->key = g_strdup (key);
  message->en = g_strdup (en);
  message->fr = g_strdup (fr != NULL ? fr : en);
  g_ptr_array_add (cursus_ruleset_use (self, use)->messages, message);
}

void
cursus_ruleset_add_param (CursusRuleset *self, uint32_t use, const char *name, const char *text)
{
  g_hash_table_insert (cursus_ruleset_use (self, use)->params, g_strdup (name), g_strdup (text));
}

static bool
refuse (GError **error, const char *text)
{
  g_set_error_literal (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_DESCRIPTION, text);
  return false;
}

static bool
only_meetings (const CursusFrame *frame, const CursusConstraint *constraint)
{
  for (guint i = 0; i < constraint->units->len; i++)
    if (cursus_frame_unit_is_run (frame, g_array_index (constraint->units, uint32_t, i)))
      return false;
  return true;
}

static bool
check_aggregate (const CursusConstraint *constraint, GError **error)
{
  if (constraint->limits.low == INT64_MIN && constraint->limits.high == INT64_MAX)
    return refuse (error, "a measure needs a comparison: at_most, at_least, exactly or between");
  if (constraint->limits.low > constraint->limits.high)
    return refuse (error, "the lower limit is greater than the upper one");
  if (constraint->measure == CURSUS_MEASURE_SUM) {
    if (constraint->sum_of == CURSUS_N_FACTS || cursus_fact_info (constraint->sum_of)->placed
        || cursus_fact_info (constraint->sum_of)->argument != CURSUS_FACT_ARGUMENT_NONE
        || cursus_fact_info (constraint->sum_of)->type != CURSUS_FACT_TYPE_INTEGER)
      return refuse (error, "sum adds up a number that does not depend on the plan: minutes, slots, headcount");
  } else if (constraint->measure != CURSUS_MEASURE_COUNT && constraint->value == CURSUS_N_KEYS)
    return refuse (error, "the measure needs the name of what it measures, for instance distinct \"day\"");
  return true;
}

static bool
check (const CursusRuleset *self, const CursusConstraint *constraint, GError **error)
{
  bool by_meeting = constraint->shape == CURSUS_SHAPE_CONSECUTIVE || constraint->shape == CURSUS_SHAPE_AGGREGATE;
  if (by_meeting && !only_meetings (self->frame, constraint))
    return refuse (error, "groups are made of meetings, not of modules");
  if (constraint->shape == CURSUS_SHAPE_AGGREGATE)
    return check_aggregate (constraint, error);
  if (constraint->tracer == NULL)
    return refuse (error, "a cost function is missing: :cost (function (…) … end)");
  return true;
}

bool
cursus_ruleset_add (CursusRuleset *self, uint32_t use, CursusConstraint *constraint, GError **error)
{
  g_autoptr (CursusConstraint) owned = constraint;
  owned->use = use;
  if (!check (self, owned, error))
    return false;
  if (owned->units->len > 0)
    g_ptr_array_add (self->constraints, g_steal_pointer (&owned));
  return true;
}

CursusUse *
cursus_ruleset_use (const CursusRuleset *self, uint32_t use)
{
  return g_ptr_array_index (self->uses, use);
}

CursusConstraint *
cursus_ruleset_constraint (const CursusRuleset *self, uint32_t index)
{
  return g_ptr_array_index (self->constraints, index);
}

bool
cursus_ruleset_active (const CursusRuleset *self, uint32_t index)
{
  const CursusUse *use = cursus_ruleset_use (self, cursus_ruleset_constraint (self, index)->use);
  return use->hard || use->weight > 0;
}

CursusScore
cursus_ruleset_price (const CursusRuleset *self, uint32_t index, int64_t excess)
{
  const CursusUse *use = cursus_ruleset_use (self, cursus_ruleset_constraint (self, index)->use);
  return use->hard ? (CursusScore){ .hard = excess } : (CursusScore){ .soft = use->weight * excess };
}
