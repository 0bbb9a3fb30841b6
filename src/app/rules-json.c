/* A rule as JSON: as the list has it, or whole. */
#include <math.h>

#include "app/rules-private.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* Tables stand as Lua writes them. */
static void
add_value (JsonBuilder *builder, const CursusParam *param)
{
  g_autofree char *text = NULL;
  const CursusValue *value = param->fallback;
  json_builder_set_member_name (builder, "default");
  switch (cursus_value_type (value)) {
  case CURSUS_VALUE_BOOLEAN:
    json_builder_add_boolean_value (builder, cursus_value_get_boolean (value));
    break;
  case CURSUS_VALUE_INTEGER:
    json_builder_add_int_value (builder, cursus_value_get_integer (value));
    break;
  case CURSUS_VALUE_NUMBER:
    json_builder_add_double_value (builder, cursus_value_get_number (value));
    break;
  case CURSUS_VALUE_STRING:
    json_builder_add_string_value (builder, cursus_value_get_string (value));
    break;
  case CURSUS_VALUE_NIL:
  case CURSUS_VALUE_TABLE:
    text = cursus_rules_default_text (param);
    json_builder_add_string_value (builder, text);
    break;
  }
}

/* What a parameter declares is at most 1e15, so whole numbers are exact. */
static void
add_bound (JsonBuilder *builder, const char *name, bool has, double bound)
{
  if (!has)
    return;
  json_builder_set_member_name (builder, name);
  if (trunc (bound) == bound)
    json_builder_add_int_value (builder, (gint64)bound);
  else
    json_builder_add_double_value (builder, bound);
}

static void
add_limits (JsonBuilder *builder, const CursusParam *param)
{
  add_text (builder, "accepts", cursus_rules_writing (param->type));
  if (param->fallback != NULL)
    add_value (builder, param);
  add_bound (builder, "min", param->has_least, param->least);
  add_bound (builder, "max", param->has_most, param->most);
  if (param->type == CURSUS_PARAM_DURATION)
    add_text (builder, "unit", "days"); /* of a number without one */
  if (param->choices == NULL)
    return;
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (char **word = param->choices; *word != NULL; word++)
    json_builder_add_string_value (builder, *word);
  json_builder_end_array (builder);
}

static void
add_params (JsonBuilder *builder, const CursusPluginInfo *info, bool whole)
{
  json_builder_set_member_name (builder, "params");
  json_builder_begin_array (builder);
  for (guint i = 0; i < info->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (info->params, i);
    json_builder_begin_object (builder);
    add_text (builder, "name", param->name);
    add_text (builder, "type", cursus_param_type_name (param->type));
    add_text (builder, "doc", cursus_rules_pick (param->doc, param->doc_fr));
    json_builder_set_member_name (builder, "optional");
    json_builder_add_boolean_value (builder, param->optional || param->fallback != NULL);
    if (whole)
      add_limits (builder, param);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_messages (JsonBuilder *builder, const CursusPluginInfo *info)
{
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < info->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (info->says, i);
    json_builder_begin_object (builder);
    add_text (builder, "key", says->key);
    add_text (builder, "text", cursus_rules_pick (says->en, says->fr));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

void
cursus_rules_add_rule (JsonBuilder *builder, const CursusPluginInfo *info, bool whole)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", info->name);
  add_text (builder, "title", cursus_rules_pick (info->title_en, info->title_fr));
  add_text (builder, "doc", cursus_rules_pick (info->doc, info->doc_fr));
  add_text (builder, "theme", info->theme);
  add_text (builder, "file", info->file);
  json_builder_set_member_name (builder, "standard");
  json_builder_add_boolean_value (builder, info->standard);
  add_params (builder, info, whole);
  if (whole) {
    g_autofree char *example = cursus_rules_example (info);
    add_messages (builder, info);
    add_text (builder, "example", example);
  }
  json_builder_end_object (builder);
}
