/* How the session uses rules. What a rule's parameters mean is not known here. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WEIGHT 1000000
#define MAX_USES 1000

/* Keys that belong to the use; all others are the rule's. */
static const char *const own_keys[] = { "as", "weight", "because", NULL };

static void
read_weight (const CursusPlace *place, const CursusValue *weight, CursusRuleUse *use)
{
  uint32_t points = 0;
  const CursusField field = { "weight", CURSUS_FIELD_COUNT, &points, .min = 0, .max = MAX_WEIGHT };
  use->weight_given = true;
  use->hard = g_strcmp0 (cursus_value_get_string (weight), "hard") == 0;
  if (use->hard)
    return;
  if (cursus_value_type (weight) == CURSUS_VALUE_STRING) {
    cursus_place_error_type (place, "weight", weight,
                             _ ("\"hard\", or a whole number from 1 to 1000000, or 0 with because = \"…\""));
    return;
  }
  bool right = cursus_field_read (place, &field, weight);
  use->weight = points;
  if (right && points == 0 && use->because == NULL)
    cursus_place_error (place, "weight", _ ("a rule that is switched off (weight = 0) needs because = \"…\""));
}

static CursusValue *
copy_params (const CursusValue *table)
{
  CursusValue *params = cursus_value_new_table ();
  for (size_t i = 0; table != NULL && i < cursus_value_length (table); i++)
    cursus_value_append (params, cursus_value_ref ((CursusValue *)cursus_value_item (table, i)));
  for (size_t i = 0; table != NULL && i < cursus_value_n_keys (table); i++) {
    const char *key = cursus_value_key (table, i);
    if (!g_strv_contains (own_keys, key))
      cursus_value_set (params, key, cursus_value_ref ((CursusValue *)cursus_value_lookup (table, key)));
  }
  return params;
}

static void
check_name (CursusLoad *self, const CursusPlace *place, const char *name)
{
  for (guint i = 0; i < self->session->uses->len; i++) {
    const CursusRuleUse *other = cursus_session_use (self->session, i);
    if (g_strcmp0 (other->name, name) == 0)
      cursus_place_error (place, "as", _ ("the name “%s” stands already in line %d; names of uses must differ"), name,
                          other->origin.line);
  }
}

static const CursusValue *
lookup (const CursusDeclaration *declaration, const char *key)
{
  return declaration->value != NULL ? cursus_value_lookup (declaration->value, key) : NULL;
}

static void
load_use (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  const CursusValue *name = lookup (declaration, "as");
  const CursusValue *because = lookup (declaration, "because");
  const CursusValue *weight = lookup (declaration, "weight");
  if (!cursus_load_check_id (place, NULL, declaration->id))
    return;
  if (self->session->uses->len >= MAX_USES) {
    cursus_place_error (place, NULL, _ ("a session uses at most %d rules"), MAX_USES);
    return;
  }
  CursusRuleUse *use = cursus_rule_use_new (declaration->id);
  const CursusField as_field = { "as", CURSUS_FIELD_LINE, &use->name, .max = 200 };
  const CursusField because_field = { "because", CURSUS_FIELD_TEXT, &use->because };
  use->origin = cursus_load_origin (self, place);
  if (name != NULL && cursus_field_read (place, &as_field, name))
    check_name (self, place, use->name);
  if (because != NULL)
    cursus_field_read (place, &because_field, because);
  if (weight != NULL)
    read_weight (place, weight, use);
  use->params = copy_params (declaration->value);
  g_ptr_array_add (self->session->uses, use);
}

void
cursus_load_uses (CursusLoad *self)
{
  cursus_load_each (self, "use", load_use);
}
