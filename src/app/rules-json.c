/* A rule as JSON: as the list has it, or whole. */
#include <math.h>

#include "app/rules-private.h"

static void
add_text (CursusJson *builder, const char *name, const char *value)
{
  cursus_json_key (builder, name);
  cursus_json_add_text (builder, value);
}

/* Tables stand as Lua writes them. */
static void
add_value (CursusJson *builder, const CursusParam *param)
{
  g_autofree char *text = NULL;
  const CursusValue *value = param->fallback;
  cursus_json_key (builder, "default");
  switch (cursus_value_type (value)) {
  case CURSUS_VALUE_BOOLEAN:
    cursus_json_add_boolean (builder, cursus_value_get_boolean (value));
    break;
  case CURSUS_VALUE_INTEGER:
    cursus_json_add_integer (builder, cursus_value_get_integer (value));
    break;
  case CURSUS_VALUE_NUMBER:
    cursus_json_add_number (builder, cursus_value_get_number (value));
    break;
  case CURSUS_VALUE_STRING:
    cursus_json_add_text (builder, cursus_value_get_string (value));
    break;
  case CURSUS_VALUE_NIL:
  case CURSUS_VALUE_TABLE:
    text = cursus_rules_default_text (param);
    cursus_json_add_text (builder, text);
    break;
  }
}

/* What a parameter declares is at most 1e15, so whole numbers are exact. */
static void
add_bound (CursusJson *builder, const char *name, bool has, double bound)
{
  if (!has)
    return;
  cursus_json_key (builder, name);
  if (trunc (bound) == bound)
    cursus_json_add_integer (builder, (int64_t)bound);
  else
    cursus_json_add_number (builder, bound);
}

static void
add_limits (CursusJson *builder, const CursusParam *param)
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
  cursus_json_key (builder, "choices");
  cursus_json_begin_array (builder);
  for (char **word = param->choices; *word != NULL; word++)
    cursus_json_add_text (builder, *word);
  cursus_json_end_array (builder);
}

static void
add_params (CursusJson *builder, const CursusPluginInfo *info, bool whole)
{
  cursus_json_key (builder, "params");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < info->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (info->params, i);
    cursus_json_begin_object (builder);
    add_text (builder, "name", param->name);
    add_text (builder, "type", cursus_param_type_name (param->type));
    add_text (builder, "doc", cursus_rules_pick (param->doc, param->doc_fr));
    cursus_json_key (builder, "optional");
    cursus_json_add_boolean (builder, param->optional || param->fallback != NULL);
    if (whole)
      add_limits (builder, param);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

static void
add_messages (CursusJson *builder, const CursusPluginInfo *info)
{
  cursus_json_key (builder, "messages");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < info->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (info->says, i);
    cursus_json_begin_object (builder);
    add_text (builder, "key", says->key);
    add_text (builder, "text", cursus_rules_pick (says->en, says->fr));
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

void
cursus_rules_add_rule (CursusJson *builder, const CursusPluginInfo *info, bool whole)
{
  cursus_json_begin_object (builder);
  add_text (builder, "name", info->name);
  add_text (builder, "title", cursus_rules_pick (info->title_en, info->title_fr));
  add_text (builder, "doc", cursus_rules_pick (info->doc, info->doc_fr));
  add_text (builder, "theme", info->theme);
  add_text (builder, "file", info->file);
  cursus_json_key (builder, "standard");
  cursus_json_add_boolean (builder, info->standard);
  add_params (builder, info, whole);
  if (whole) {
    g_autofree char *example = cursus_rules_example (info);
    add_messages (builder, info);
    add_text (builder, "example", example);
  }
  cursus_json_end_object (builder);
}
