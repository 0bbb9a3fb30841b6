/* Annotations of the parameters of one rule. */
#include <string.h>

#include "script/annotations-private.h"
#include "script/annotations.h"

static const char *
value_of (CursusParamType type)
{
  static const char *const values[] = {
#define PARAM_VALUE(id, name, value, options, doc) value,
    CURSUS_PARAM_TABLE (PARAM_VALUE)
#undef PARAM_VALUE
  };
  return values[type];
}

/* Whether it can stand in an annotation as it is. */
static bool
is_plain (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_. ", *at) == NULL)
      return false;
  return *text != '\0';
}

/* (transfer full): of a choice its words. */
static char *
describe_type (const CursusParam *param)
{
  bool plain = param->choices != NULL;
  for (char **word = param->choices; plain && *word != NULL; word++)
    plain = is_plain (*word);
  if (!plain)
    return g_strdup (value_of (param->type));
  g_autofree char *words = g_strjoinv ("\"|\"", param->choices);
  return g_strdup_printf ("\"%s\"", words);
}

/* Documentation that goes over several lines would end an annotation. */
static void
append_line (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');
  g_string_append_printf (out, " %s", line);
}

char *
cursus_annotations_params (const CursusPluginInfo *info)
{
  GString *out = g_string_new (NULL);
  if (!is_plain (info->name) || strchr (info->name, ' ') != NULL)
    return g_string_free (out, FALSE);
  g_string_append_printf (out, "\n---What a session gives to the rule %s.\n---@class cursus.params.%s\n", info->name, info->name);
  for (guint i = 0; i < info->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (info->params, i);
    bool may_be_nil = param->optional && param->fallback == NULL;
    g_autofree char *type = describe_type (param);
    g_string_append_printf (out, "---@field %s%s %s", param->name, may_be_nil ? "?" : "", type);
    if (param->doc != NULL)
      append_line (out, param->doc);
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}
