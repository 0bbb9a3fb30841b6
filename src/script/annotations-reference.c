/* Writes what rules may call as tables in Markdown, for documentation. */
#include "rules/constraint.h"
#include "rules/key.h"
#include "script/annotations-private.h"
#include "script/annotations.h"
#include "script/api-list.h"
#include "script/plugin.h"

static void
begin_table (GString *out, const char *title, const char *heads)
{
  g_string_append_printf (out, "\n### %s\n\n| %s |\n|", title, heads);
  g_auto (GStrv) each = g_strsplit (heads, " | ", -1);
  for (char **head = each; *head != NULL; head++)
    g_string_append (out, "---|");
  g_string_append_c (out, '\n');
}

/* A row of cells, of which the first @n_code are code. NULL ends them. */
static void
add_row (GString *out, guint n_code, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++) {
    g_autoptr (GString) cell = g_string_new (cells[i]);
    g_string_replace (cell, "|", "\\|", 0);
    g_string_replace (cell, "cursus.", "", 0);
    const char *quote = i < n_code && cell->len > 0 ? "`" : "";
    g_string_append_printf (out, "| %s%s%s ", quote, cell->str, quote);
  }
  g_string_append (out, "|\n");
}

/* As a rule writes it: "m.day", "m:on (calendar)". */
static char *
show_fact (const CursusFactInfo *info)
{
  switch (info->argument) {
  case CURSUS_FACT_ARGUMENT_NONE:
    return g_strconcat ("m.", info->name, NULL);
  case CURSUS_FACT_ARGUMENT_TAG:
    return g_strdup_printf ("m:%s \"tag\"", info->name);
  case CURSUS_FACT_ARGUMENT_CALENDAR:
    return g_strdup_printf ("m:%s (calendar)", info->name);
  case CURSUS_FACT_ARGUMENT_PERSON:
    return g_strdup_printf ("m:%s (person)", info->name);
  case CURSUS_FACT_ARGUMENT_OTHER:
    return g_strdup_printf ("a:%s (b)", info->name);
  }
  g_return_val_if_reached (NULL);
}

static const char *
describe_scope (CursusFactScope scope)
{
  switch (scope) {
  case CURSUS_SCOPE_M:
    return "meetings";
  case CURSUS_SCOPE_R:
    return "runs";
  case CURSUS_SCOPE_MR:
    return "both";
  }
  g_return_val_if_reached (NULL);
}

static void
add_facts (GString *out, const char *title, bool placed)
{
  begin_table (out, title, "fact | of | type | meaning");
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    const CursusFactInfo *info = cursus_fact_info (fact);
    if (info->placed != placed)
      continue;
    g_autofree char *shown = show_fact (info);
    add_row (out, 1,
             (const char *[]){ shown, describe_scope (info->scope), cursus_annotations_fact_type (fact), info->doc, NULL });
  }
}

static void
add_keys (GString *out)
{
  begin_table (out, "Keys", "key | meaning");
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++)
    add_row (out, 1, (const char *[]){ cursus_key_name (key), cursus_key_doc (key), NULL });
}

static void
add_measures (GString *out)
{
  static const char *const takes[] = {
    [CURSUS_MEASURE_TAKES_NONE] = "nothing",
    [CURSUS_MEASURE_TAKES_FACT] = "a number",
    [CURSUS_MEASURE_TAKES_MAYBE_FACT] = "a number, or nothing: meetings",
    [CURSUS_MEASURE_TAKES_KEY] = "a key",
  };
  begin_table (out, "Measures", "measure | takes | meaning");
  for (CursusMeasure measure = 0; measure < CURSUS_N_MEASURES; measure++) {
    const CursusMeasureInfo *info = cursus_measure_info (measure);
    add_row (out, 1, (const char *[]){ info->name, takes[info->argument], info->doc, NULL });
  }
}

static void
add_params (GString *out)
{
  begin_table (out, "Types of parameters", "type | in Lua | a session gives");
#define PARAM_ROW(id, name, value, options, doc) add_row (out, 2, (const char *[]){ name, value, doc, NULL });
  CURSUS_PARAM_TABLE (PARAM_ROW)
#undef PARAM_ROW
}

static void
add_functions (GString *out, const char *title, bool methods)
{
  size_t n = 0;
  const CursusApiFunction *functions = cursus_api_list_functions (&n);
  begin_table (out, title, methods ? "method | of | meaning" : "function | meaning");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *name = g_strconcat (methods ? ":" : "", functions[i].name, NULL);
    if (methods != (*functions[i].classes != '\0'))
      continue;
    if (methods)
      add_row (out, 1, (const char *[]){ name, functions[i].classes, functions[i].doc, NULL });
    else
      add_row (out, 1, (const char *[]){ name, functions[i].doc, NULL });
  }
}

static void
add_classes (GString *out)
{
  size_t n = 0;
  const CursusApiClass *classes = cursus_api_list_classes (&n);
  begin_table (out, "Classes", "class | what it is");
  for (size_t i = 0; i < n; i++)
    add_row (out, 1, (const char *[]){ classes[i].name, classes[i].doc, NULL });
}

static void
add_fields (GString *out)
{
  size_t n = 0;
  const CursusApiValue *values = cursus_api_list_values (&n);
  begin_table (out, "Fields", "of | field | type | meaning");
  for (size_t i = 0; i < n; i++)
    if (*values[i].class_name != '\0')
      add_row (out, 3, (const char *[]){ values[i].class_name, values[i].name, values[i].type, values[i].doc, NULL });
}

char *
cursus_annotations_reference (void)
{
  GString *out = g_string_new (NULL);
  add_facts (out, "Facts that do not depend on the plan", false);
  add_facts (out, "Facts of the plan", true);
  add_keys (out);
  add_measures (out);
  add_params (out);
  add_functions (out, "Functions", false);
  add_functions (out, "Methods", true);
  add_classes (out);
  add_fields (out);
  return g_string_free (out, FALSE);
}
