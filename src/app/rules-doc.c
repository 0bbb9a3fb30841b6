/* Prints our rules as one page of Markdown, and keeps that page in a file between two marks, beside what people wrote there. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/places.h"
#include "app/rules-private.h"

#define BEGIN "<!-- rules -->\n"
#define END "<!-- /rules -->\n"

/* A cell of a table: "|" would end it, and so would the end of a line. */
static void
append_cell (GString *out, const char *text)
{
  g_string_append (out, " ");
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '|')
      g_string_append (out, "\\|");
    else
      g_string_append_c (out, *at == '\n' ? ' ' : *at);
  }
  g_string_append (out, " |");
}

static void
append_params (GString *out, const CursusPluginInfo *info)
{
  if (info->params->len == 0)
    return;
  g_string_append_printf (out, "\n| %s | %s | %s | %s |\n|---|---|---|---|\n", _ ("parameter"), _ ("type"), _ ("default"),
                          _ ("meaning"));
  for (guint i = 0; i < info->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (info->params, i);
    const char *doc = cursus_rules_pick (param->doc, param->doc_fr);
    g_autofree char *type = cursus_rules_type_text (param);
    g_autofree char *fallback = cursus_rules_default_text (param);
    g_autofree char *code = fallback != NULL ? g_strdup_printf ("`%s`", fallback) : NULL;
    g_string_append_printf (out, "| `%s` |", param->name);
    append_cell (out, type);
    append_cell (out, code != NULL ? code : param->optional ? "–" : _ ("required"));
    append_cell (out, doc != NULL ? doc : "");
    g_string_append_c (out, '\n');
  }
}

static void
append_messages (GString *out, const CursusPluginInfo *info)
{
  if (info->says->len == 0)
    return;
  g_string_append_printf (out, "\n| %s | %s |\n|---|---|\n", _ ("key"), _ ("message"));
  for (guint i = 0; i < info->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (info->says, i);
    g_string_append_printf (out, "| `%s` |", says->key);
    append_cell (out, cursus_rules_pick (says->en, says->fr));
    g_string_append_c (out, '\n');
  }
}

static void
append_rule (GString *out, const CursusPluginInfo *info)
{
  g_autofree char *example = cursus_rules_example (info);
  g_string_append_printf (out, "\n### %s\n\n**%s**%s%s\n\n%s\n", info->name, cursus_rules_pick (info->title_en, info->title_fr),
                          info->standard ? " · " : "", info->standard ? _ ("standard") : "",
                          cursus_rules_pick (info->doc, info->doc_fr));
  append_params (out, info);
  append_messages (out, info);
  g_string_append_printf (out, "\n```lua\n%s\n```\n", example);
  /* TRANSLATORS: a link in Markdown; %s is the rule's name */
  g_string_append_printf (out, _ ("\nCosts, counted by hand: [%s](../plugins/%s/README.md)\n"), info->name, info->name);
}

/* (transfer container): of CursusPluginInfo, by name. */
static GPtrArray *
rules_of (const GPtrArray *infos, const char *theme)
{
  GPtrArray *some = g_ptr_array_new ();
  for (guint i = 0; i < infos->len; i++) {
    const CursusPluginInfo *info = g_ptr_array_index (infos, i);
    if (strcmp (info->theme, theme) == 0)
      g_ptr_array_add (some, (gpointer)info);
  }
  return some;
}

static void
append_contents (GString *out, const char *theme, const GPtrArray *rules)
{
  g_string_append_printf (out, "- %s:", cursus_rules_theme_title (theme));
  for (guint i = 0; i < rules->len; i++) {
    const char *name = ((const CursusPluginInfo *)g_ptr_array_index (rules, i))->name;
    g_string_append_printf (out, "%s [%s](#%s)", i > 0 ? "," : "", name, name);
  }
  g_string_append_c (out, '\n');
}

static char *
print (const GPtrArray *infos)
{
  g_autoptr (GString) contents = g_string_new (NULL);
  g_autoptr (GString) sections = g_string_new (NULL);
  for (const char *const *theme = cursus_plugin_themes (); *theme != NULL; theme++) {
    g_autoptr (GPtrArray) rules = rules_of (infos, *theme);
    if (rules->len == 0)
      continue;
    append_contents (contents, *theme, rules);
    g_string_append_printf (sections, "\n## %s\n", cursus_rules_theme_title (*theme));
    for (guint i = 0; i < rules->len; i++)
      append_rule (sections, g_ptr_array_index (rules, i));
  }
  const char *warning = _ ("made by: cursus rules doc --out FILE; change the rules, not the lines from here to the end mark");
  const char *intro = _ ("A standard rule is hard in every session; a use without parameters replaces it, a use with parameters "
                         "comes on top.");
  return g_strdup_printf (BEGIN "<!-- %s -->\n\n%s\n\n%s%s\n" END, warning, intro, contents->str, sections->str);
}

char *
cursus_rules_doc (CursusDiagnostics *diagnostics)
{
  g_auto (GStrv) folders = cursus_places_plugins (NULL);
  const char *ours[] = { folders[0], NULL };
  g_autoptr (CursusCatalog) catalog = cursus_catalog_new (ours, diagnostics);
  g_autofree const char **names = cursus_catalog_names (catalog);
  g_autoptr (GPtrArray) infos = g_ptr_array_new ();
  for (const char **name = names; *name != NULL; name++) {
    CursusPlugin *plugin = cursus_catalog_find (catalog, *name, diagnostics);
    if (plugin != NULL)
      g_ptr_array_add (infos, (gpointer)cursus_plugin_info (plugin));
  }
  return print (infos);
}

/* (transfer full) (nullable): @text with @page instead of what is between the marks; NULL if they are not there, in order. */
static char *
replace (const char *text, const char *page)
{
  const char *begin = strstr (text, BEGIN);
  const char *end = begin != NULL ? strstr (begin, END) : NULL;
  if (end == NULL)
    return NULL;
  g_autofree char *head = g_strndup (text, (gsize)(begin - text));
  return g_strconcat (head, page, end + strlen (END), NULL);
}

bool
cursus_rules_doc_save (const char *page, const char *path, GError **error)
{
  g_autofree char *old = NULL;
  g_autofree char *text = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    text = g_strconcat ("# ", _ ("The rules"), "\n\n", page, NULL);
  else if (!g_file_get_contents (path, &old, NULL, error))
    return false;
  else
    text = replace (old, page);
  if (text != NULL)
    return g_strcmp0 (text, old) == 0 || g_file_set_contents (path, text, -1, error);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("“%s” is not overwritten: it has no lines <!-- rules --> and <!-- /rules --> for the page to stand between"),
               path);
  return false;
}
