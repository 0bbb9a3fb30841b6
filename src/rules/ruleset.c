/* The compiled rules of a session. */
#include "rules/ruleset.h"

#include <glib/gi18n-lib.h>

#include "rules/cover.h"

/* So that no sum of weighted excesses comes near the end of 64 bits. */
#define MAX_LIMIT 1000000000
#define MAX_SQUARED_LIMIT 1000000 /* the squares of all groups are added up */

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
  g_free (use->because);
  g_ptr_array_unref (use->messages);
  g_hash_table_unref (use->params);
  g_hash_table_unref (use->params_fr);
  g_free (use);
}

CursusRuleset *
cursus_ruleset_new (const CursusFrame *frame)
{
  CursusRuleset *self = g_new0 (CursusRuleset, 1);
  self->frame = frame;
  self->uses = g_ptr_array_new_with_free_func (use_free);
  self->grants = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_grant_free);
  self->constraints = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_constraint_free);
  return self;
}

void
cursus_ruleset_free (CursusRuleset *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->constraints);
  g_ptr_array_unref (self->grants);
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
  use->params_fr = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
cursus_ruleset_add_param (CursusRuleset *self, uint32_t use, const char *name, const char *en, const char *fr)
{
  g_hash_table_insert (cursus_ruleset_use (self, use)->params, g_strdup (name), g_strdup (en));
  g_hash_table_insert (cursus_ruleset_use (self, use)->params_fr, g_strdup (name), g_strdup (fr != NULL ? fr : en));
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

/* A meeting that stands twice would count twice. @constraint has meetings only. */
static bool
check_distinct (const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  g_autofree bool *seen = g_new0 (bool, frame->n_meetings + 1);
  for (guint i = 0; i < constraint->units->len; i++) {
    uint32_t meeting = g_array_index (constraint->units, uint32_t, i);
    if (seen[meeting]) {
      g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_DESCRIPTION,
                   _ ("the meeting “%s” stands twice in what is grouped"), cursus_frame_meeting (frame, meeting)->id);
      return false;
    }
    seen[meeting] = true;
  }
  return true;
}

static bool
check_limits (CursusLimits limits, GError **error)
{
  if (limits.low == INT64_MIN && limits.high == INT64_MAX)
    return refuse (error, _ ("a measure needs a comparison: at_most, at_least, exactly or between"));
  if (limits.low > limits.high)
    return refuse (error, _ ("the lower limit is greater than the upper one"));
  const int64_t most = limits.squared ? MAX_SQUARED_LIMIT : MAX_LIMIT;
  bool low_fits = limits.low == INT64_MIN || (limits.low >= -most && limits.low <= most);
  bool high_fits = limits.high == INT64_MAX || (limits.high >= -most && limits.high <= most);
  if (low_fits && high_fits)
    return true;
  g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_OVERFLOW, _ ("a limit lies between %d and %d"), (int)-most,
               (int)most);
  return false;
}

static bool
check_aggregate (const CursusConstraint *constraint, GError **error)
{
  if (!check_limits (constraint->limits, error))
    return false;
  bool sums = constraint->measure == CURSUS_MEASURE_SUM || constraint->sum_of != CURSUS_N_FACTS;
  if (sums && (constraint->sum_of == CURSUS_N_FACTS || !cursus_fact_can_be_summed (constraint->sum_of)))
    return refuse (error,
                   _ ("sum adds up an amount: minutes, slots, headcount, over_capacity, missing_features, absent_participants, "
                      "reluctant_participants"));
  bool of_values = constraint->measure != CURSUS_MEASURE_SUM && constraint->measure != CURSUS_MEASURE_COUNT
                   && constraint->measure != CURSUS_MEASURE_BALANCE;
  if (of_values && constraint->value == CURSUS_N_KEYS)
    return refuse (error, _ ("the measure needs the name of what it measures, for instance distinct \"day\""));
  if (constraint->measure == CURSUS_MEASURE_BALANCE && constraint->group_weights != NULL)
    return refuse (error, _ ("balance compares all groups: none of them can count more often than another"));
  return true;
}

static bool
check_combination (const CursusConstraint *constraint, GError **error)
{
  bool of_two = constraint->combine == CURSUS_COMBINE_UNLESS || constraint->combine == CURSUS_COMBINE_IMPLIES;
  if (constraint->parts->len == 0 || (of_two && constraint->parts->len != 2))
    return refuse (error,
                   of_two ? _ ("unless and implies take two constraints") : _ ("a combination needs constraints to combine"));
  if (constraint->combine == CURSUS_COMBINE_K_OF && (constraint->k == 0 || constraint->k > constraint->parts->len))
    return refuse (error, _ ("k_of takes a number from 1 to that of its constraints"));
  return true;
}

static bool
check (const CursusRuleset *self, const CursusConstraint *constraint, GError **error)
{
  if (constraint->shape == CURSUS_SHAPE_COMBINATION)
    return check_combination (constraint, error);
  bool by_meeting = constraint->shape != CURSUS_SHAPE_EACH && constraint->shape != CURSUS_SHAPE_PAIRS;
  if (by_meeting && !only_meetings (self->frame, constraint))
    return refuse (error, _ ("groups are made of meetings, not of modules"));
  if (by_meeting && !check_distinct (self->frame, constraint, error))
    return false;
  if (constraint->keys->len > CURSUS_N_KEYS)
    return refuse (error, _ ("group_by names more keys than there are"));
  if (constraint->shape == CURSUS_SHAPE_AGGREGATE)
    return check_aggregate (constraint, error);
  if (constraint->tracer == NULL)
    return refuse (error, _ ("a cost function is missing: :cost (function (…) … end)"));
  g_return_val_if_fail (constraint->shape != CURSUS_SHAPE_PAIRS || constraint->units->len % 2 == 0, false);
  g_return_val_if_fail (constraint->weights == NULL || by_meeting
                            || constraint->weights->len
                                   == constraint->units->len / (constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1),
                        false);
  return true;
}

/* Adds @owned and, before it, its parts, so that a part's index is always less than its combination's. */
static bool
add (CursusRuleset *self, uint32_t use, CursusConstraint *constraint, uint32_t *index, GError **error)
{
  g_autoptr (CursusConstraint) owned = constraint;
  owned->use = use;
  if (!check (self, owned, error))
    return false;
  while (owned->parts->len > 0) {
    uint32_t part = 0;
    if (!add (self, use, g_ptr_array_steal_index (owned->parts, 0), &part, error))
      return false;
    g_array_append_val (owned->part_indices, part);
  }
  *index = self->constraints->len;
  for (guint i = 0; i < owned->part_indices->len; i++)
    cursus_ruleset_constraint (self, g_array_index (owned->part_indices, uint32_t, i))->parent = *index;
  g_ptr_array_add (self->constraints, g_steal_pointer (&owned));
  return true;
}

bool
cursus_ruleset_add (CursusRuleset *self, uint32_t use, CursusConstraint *constraint, GError **error)
{
  uint32_t index = 0;
  guint n_before = self->constraints->len;
  if (constraint->shape != CURSUS_SHAPE_COMBINATION && constraint->units->len == 0 && check (self, constraint, NULL)) {
    cursus_constraint_free (constraint);
    return true;
  }
  if (add (self, use, constraint, &index, error))
    return true;
  g_ptr_array_set_size (self->constraints, (gint)n_before);
  return false;
}

static void
attach (const CursusRuleset *self, CursusConstraint *constraint, CursusGrant *grant)
{
  if (constraint->grants == NULL)
    constraint->grants = g_ptr_array_new ();
  g_ptr_array_add (constraint->grants, grant);
  constraint->waived = constraint->waived || cursus_cover_is_whole (self->frame, constraint, self->constraints, &grant->scope);
}

bool
cursus_ruleset_grant (CursusRuleset *self, uint32_t use, const CursusWaiver *waiver, CursusScope *scope)
{
  CursusGrant *grant = cursus_grant_new (waiver, scope);
  bool matches = false;
  g_ptr_array_add (self->grants, grant);
  for (guint c = 0; c < self->constraints->len; c++) {
    CursusConstraint *constraint = cursus_ruleset_constraint (self, c);
    if (constraint->use != use || constraint->parent != CURSUS_NONE
        || !cursus_cover_can_match (self->frame, constraint, self->constraints, &grant->scope))
      continue;
    attach (self, constraint, grant);
    matches = true;
  }
  return matches;
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

void
cursus_ruleset_check_functions (CursusRuleset *self)
{
  for (guint c = 0; c < self->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (self, c);
    if (constraint->tracer != NULL)
      constraint->tracer->checks = true;
    if (constraint->filter != NULL)
      constraint->filter->checks = true;
  }
}

bool
cursus_ruleset_active (const CursusRuleset *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self, index);
  if (constraint->parent != CURSUS_NONE)
    return cursus_ruleset_active (self, constraint->parent);
  const CursusUse *use = cursus_ruleset_use (self, constraint->use);
  return !constraint->waived && (use->hard || use->weight > 0);
}

CursusScore
cursus_ruleset_price (const CursusRuleset *self, uint32_t index, int64_t excess)
{
  if (cursus_ruleset_constraint (self, index)->parent != CURSUS_NONE)
    return (CursusScore){ 0 };
  const CursusUse *use = cursus_ruleset_use (self, cursus_ruleset_constraint (self, index)->use);
  int64_t price = 0;
  cursus_sum_add (&price, excess, use->hard ? 1 : use->weight);
  return use->hard ? (CursusScore){ .hard = price } : (CursusScore){ .soft = price };
}

static CursusConstraint *
borrow (const CursusRuleset *self, uint32_t c, bool keep)
{
  const CursusConstraint *whole = cursus_ruleset_constraint (self, c);
  CursusConstraint *constraint = g_memdup2 (whole, sizeof *whole);
  constraint->left_out = whole->left_out || !keep;
  constraint->waived = whole->waived || !keep;
  return constraint;
}

/* Squares of both are not the square of the sum only where one of them is 0, as it always is. */
static bool
has_two_limits (const CursusConstraint *constraint)
{
  return constraint->shape == CURSUS_SHAPE_AGGREGATE && constraint->parent == CURSUS_NONE && !constraint->waived
         && constraint->limits.low != INT64_MIN && constraint->limits.high != INT64_MAX;
}

CursusRuleset *
cursus_ruleset_new_part (const CursusRuleset *self, const bool *keep)
{
  CursusRuleset *part = g_new0 (CursusRuleset, 1);
  part->frame = self->frame;
  part->uses = g_ptr_array_new_with_free_func (g_free);
  for (guint u = 0; u < self->uses->len; u++) {
    CursusUse *use = g_memdup2 (cursus_ruleset_use (self, u), sizeof *use);
    use->weight = 0;
    g_ptr_array_add (part->uses, use);
  }
  part->grants = g_ptr_array_ref (self->grants);
  part->constraints = g_ptr_array_new_with_free_func (g_free);
  for (uint32_t c = 0; c < self->constraints->len; c++)
    g_ptr_array_add (part->constraints, borrow (self, c, keep == NULL || keep[c]));
  for (uint32_t c = 0; c < self->constraints->len; c++) {
    CursusConstraint *upper = cursus_ruleset_constraint (part, c);
    if (!has_two_limits (upper) || !cursus_ruleset_active (part, c))
      continue;
    CursusConstraint *lower = g_memdup2 (upper, sizeof *upper);
    upper->limits.low = INT64_MIN;
    lower->limits.high = INT64_MAX;
    g_ptr_array_add (part->constraints, lower);
  }
  return part;
}
