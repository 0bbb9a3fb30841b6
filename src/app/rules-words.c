/* How parameters and themes of rules are called and written. Knows no layout. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/language.h"
#include "app/rules-private.h"

#define MAX_DEFAULT_BYTES 200

const char *
cursus_rules_pick (const char *en, const char *fr)
{
  return cursus_language_is_french () ? fr : en;
}

const char *
cursus_rules_theme_title (const char *theme)
{
  static const struct {
    const char *theme;
    const char *title;
  } titles[] = {
    { "order", N_ ("Order and gaps") },
    { "dates", N_ ("Dates") },
    { "load", N_ ("Hours, load and rhythm") },
    { "people", N_ ("People") },
    { "places", N_ ("Rooms, sites and trips") },
    { "records", N_ ("Contract and records") },
    { "changes", N_ ("Changes to a published plan") },
    { "logic", N_ ("Rules about rules") },
    { "benchmark", N_ ("Public benchmarks") },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].theme, theme) == 0)
      return _ (titles[i].title);
  return _ ("Others");
}

char *
cursus_rules_type_text (const CursusParam *param)
{
  GString *text = g_string_new (cursus_param_type_name (param->type));
  if (param->choices != NULL) {
    g_autofree char *words = g_strjoinv ("\", \"", param->choices);
    g_string_append_printf (text, ": \"%s\"", words);
  }
  if (param->has_least && param->has_most)
    g_string_append_printf (text, _ (", %.14g to %.14g"), param->least, param->most);
  else if (param->has_least)
    g_string_append_printf (text, _ (", at least %.14g"), param->least);
  else if (param->has_most)
    g_string_append_printf (text, _ (", at most %.14g"), param->most);
  return g_string_free (text, FALSE);
}

const char *
cursus_rules_writing (CursusParamType type)
{
  switch (type) {
  case CURSUS_PARAM_INTEGER:
    return _ ("a whole number");
  case CURSUS_PARAM_NUMBER:
    return _ ("a number");
  case CURSUS_PARAM_BOOLEAN:
    return _ ("true or false");
  case CURSUS_PARAM_TEXT:
    return _ ("a text in quotes");
  case CURSUS_PARAM_CHOICE:
    return _ ("one of its words, in quotes");
  case CURSUS_PARAM_DATE:
    return _ ("a date: \"2023-10-11\"");
  case CURSUS_PARAM_DATES:
    return _ ("dates: \"2023-10-11\", { from = \"2023-12-23\", to = \"2024-01-07\" }, or a list of them");
  case CURSUS_PARAM_DURATION:
    return _ ("\"3 weeks\", \"5 days\", \"10 working days\", \"2 half-days\", \"2 hours\", \"90 minutes\"; a number means days");
  case CURSUS_PARAM_CLOCK:
    return _ ("a time of day: \"09:00\"");
  case CURSUS_PARAM_WEEKDAYS:
    return _ ("weekdays: \"thursday\", \"mon-fri\", { \"monday\", \"tuesday\" }");
  case CURSUS_PARAM_DAY_PARTS:
    return _ ("parts of the day as the session names them: \"am\", { \"am\", \"pm\" }");
  case CURSUS_PARAM_SELECTOR:
    return _ ("modules: an id, \"*\" (all), \"format:visit\", \"tag:energy\", \"group:g1\", \"site:reims\", \"speaker:sp-eau\", "
              "\"first\", \"last\", \"remote\", \"onsite\", one of these after \"not \", or a list of them");
  case CURSUS_PARAM_SELECTORS:
    return _ ("a list of modules as of a selector, in order: { \"diagnosis\", { \"tag:a\", \"tag:b\" }, \"last\" }");
  case CURSUS_PARAM_CALENDAR:
    return _ ("the name of a calendar: \"fr-holidays\"");
  case CURSUS_PARAM_SITE:
    return _ ("the id of a site");
  case CURSUS_PARAM_SITES:
    return _ ("the id of a site, or a list of them");
  case CURSUS_PARAM_PERSON:
    return _ ("the id of a person");
  case CURSUS_PARAM_PEOPLE:
    return _ ("the id of a person, or a list of them");
  case CURSUS_PARAM_FORMAT:
    return _ ("a format: \"workshop\"");
  case CURSUS_PARAM_FORMATS:
    return _ ("a format, or a list of them: { \"workshop\", \"visit\" }");
  case CURSUS_PARAM_TAG:
    return _ ("a tag of modules");
  case CURSUS_PARAM_CLAUSE:
    return _ ("a rule with its parameters, { rule = \"gap\", after = \"opening\", before = \"visit\" }, or the name of a use");
  case CURSUS_PARAM_CLAUSES:
    return _ ("a list of such rules: { { rule = \"gap\", … }, { rule = \"order\", … } }");
  }
  g_return_val_if_reached ("");
}

char *
cursus_rules_default_text (const CursusParam *param)
{
  return param->fallback != NULL ? cursus_value_to_text (param->fallback, MAX_DEFAULT_BYTES) : NULL;
}

/* ---- Examples ---- */

/* (transfer none): a value that the type takes, where the session has such a thing. */
static const char *
sample (CursusParamType type)
{
  switch (type) {
  case CURSUS_PARAM_INTEGER:
  case CURSUS_PARAM_NUMBER:
    return "1";
  case CURSUS_PARAM_BOOLEAN:
    return "true";
  case CURSUS_PARAM_TEXT:
  case CURSUS_PARAM_CHOICE:
    return "\"…\"";
  case CURSUS_PARAM_DATE:
  case CURSUS_PARAM_DATES:
    return "\"2023-10-11\"";
  case CURSUS_PARAM_DURATION:
    return "\"2 days\"";
  case CURSUS_PARAM_CLOCK:
    return "\"09:00\"";
  case CURSUS_PARAM_WEEKDAYS:
    return "\"thursday\"";
  case CURSUS_PARAM_DAY_PARTS:
    return "\"am\"";
  case CURSUS_PARAM_SELECTOR:
    return "\"*\"";
  case CURSUS_PARAM_SELECTORS:
    return "{ \"first\", \"last\" }";
  case CURSUS_PARAM_CALENDAR:
    return "\"fr-holidays\"";
  case CURSUS_PARAM_SITE:
  case CURSUS_PARAM_SITES:
    return "\"paris\"";
  case CURSUS_PARAM_PERSON:
  case CURSUS_PARAM_PEOPLE:
    return "\"sp-eau\"";
  case CURSUS_PARAM_FORMAT:
  case CURSUS_PARAM_FORMATS:
    return "\"onsite\"";
  case CURSUS_PARAM_TAG:
    return "\"energy\"";
  case CURSUS_PARAM_CLAUSE:
    return "{ rule = \"weekdays\", weekdays = \"friday\" }";
  case CURSUS_PARAM_CLAUSES:
    return "{ { rule = \"weekdays\", weekdays = \"friday\" } }";
  }
  g_return_val_if_reached ("");
}

static void
append_sample (GString *out, const CursusParam *param)
{
  if (param->choices != NULL)
    g_string_append_printf (out, "%s = \"%s\"", param->name, param->choices[0]);
  else if (param->has_least || param->has_most)
    g_string_append_printf (out, "%s = %.14g", param->name, param->has_least ? param->least : param->most);
  else
    g_string_append_printf (out, "%s = %s", param->name, sample (param->type));
}

char *
cursus_rules_example (const CursusPluginInfo *info)
{
  if (info->example != NULL)
    return g_strdup (info->example);
  GString *out = g_string_new (NULL);
  g_string_append_printf (out, "use \"%s\" {", info->name);
  const char *separator = " ";
  for (guint i = 0; i < info->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (info->params, i);
    if (param->optional || param->fallback != NULL)
      continue;
    g_string_append (out, separator);
    append_sample (out, param);
    separator = ", ";
  }
  g_string_append (out, *separator == ',' ? " }" : "}");
  return g_string_free (out, FALSE);
}
