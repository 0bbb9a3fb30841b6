/* Shows one rule on a terminal: all that it says of itself, and how a session uses it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/rules-private.h"
#include "core/label.h"
#include "core/suggest.h"
#include "report/json-values.h"
#include "report/page.h"

#define INDENT 2

G_STATIC_ASSERT (CURSUS_PARAM_CLAUSES < 32); /* put_writing keeps them in a word */

static void
put_line (CursusPage *page, CursusPaint paint, const char *text)
{
  cursus_page_put (page, paint, text);
  cursus_page_end_line (page);
}

static void
put_heading (CursusPage *page, const char *text)
{
  cursus_page_end_line (page);
  put_line (page, CURSUS_PAINT_HEADING, text);
}

/* @term, and in a column of its own what there is to say of it. */
static void
put_entry (CursusPage *page, const char *term, int column, const char *text)
{
  cursus_page_move_to (page, INDENT);
  cursus_page_put (page, CURSUS_PAINT_PLAIN, term);
  cursus_page_move_to (page, column);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, column, text);
}

static int
column_after (int widest)
{
  return INDENT + MIN (widest, 24) + 2;
}

static char *
describe_param (const CursusParam *param)
{
  g_autofree char *type = cursus_rules_type_text (param);
  g_autofree char *fallback = cursus_rules_default_text (param);
  if (fallback != NULL)
    return g_strdup_printf (_ ("%s; without it: %s"), type, fallback);
  return param->optional ? g_strdup_printf (_ ("%s; may be left out"), type) : g_strdup_printf (_ ("%s; required"), type);
}

static void
put_params (CursusPage *page, const CursusPluginInfo *info)
{
  int widest = 0;
  put_heading (page, _ ("Parameters"));
  for (guint i = 0; i < info->params->len; i++)
    widest = MAX (widest, (int)strlen (((const CursusParam *)g_ptr_array_index (info->params, i))->name));
  for (guint i = 0; i < info->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (info->params, i);
    g_autofree char *text = describe_param (param);
    const char *doc = cursus_rules_pick (param->doc, param->doc_fr);
    put_entry (page, param->name, column_after (widest), text);
    if (doc == NULL)
      continue;
    cursus_page_move_to (page, column_after (widest));
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, column_after (widest), doc);
  }
}

/* Each type once, however many parameters have it. */
static void
put_writing (CursusPage *page, const CursusPluginInfo *info)
{
  guint32 seen = 0;
  put_heading (page, _ ("How a session writes them"));
  for (guint i = 0; i < info->params->len; i++) {
    CursusParamType type = ((const CursusParam *)g_ptr_array_index (info->params, i))->type;
    if ((seen & 1u << type) == 0)
      put_entry (page, cursus_param_type_name (type), column_after ((int)strlen ("day_parts")), cursus_rules_writing (type));
    seen |= 1u << type;
  }
}

static void
put_messages (CursusPage *page, const CursusPluginInfo *info)
{
  int widest = 0;
  put_heading (page, _ ("Messages"));
  for (guint i = 0; i < info->says->len; i++)
    widest = MAX (widest, (int)strlen (((const CursusSays *)g_ptr_array_index (info->says, i))->key));
  for (guint i = 0; i < info->says->len; i++) {
    const CursusSays *says = g_ptr_array_index (info->says, i);
    put_entry (page, says->key, column_after (widest), cursus_rules_pick (says->en, says->fr));
  }
}

/* Not wrapped: it is there to be copied. */
static void
append_example (GString *out, const CursusPluginInfo *info)
{
  g_autofree char *example = cursus_rules_example (info);
  g_auto (GStrv) lines = g_strsplit (example, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    g_string_append_printf (out, "%*s%s\n", INDENT, "", *line);
}

static void
put_head (CursusPage *page, const CursusPluginInfo *info)
{
  g_autofree char *head = cursus_label (info->name, cursus_rules_pick (info->title_en, info->title_fr));
  put_line (page, CURSUS_PAINT_HEADING, head);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, cursus_rules_pick (info->doc, info->doc_fr));
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0,
                         info->standard ? _ ("Standard: every session has it, hard. A use without parameters replaces it, a use "
                                             "with parameters comes on top.")
                                        : _ ("Not standard: a session has it where it says so."));
}

/* The file's name is not cut either. */
static char *
describe (const CursusPluginInfo *info, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  put_head (page, info);
  g_autofree char *head = cursus_page_finish (page);
  if (info->params->len > 0) {
    put_params (page, info);
    put_writing (page, info);
  }
  if (info->says->len > 0)
    put_messages (page, info);
  put_heading (page, _ ("Example"));
  GString *out = g_string_new (NULL);
  g_autofree char *body = cursus_page_finish (page);
  g_string_append_printf (out, _ ("%sTheme: %s\nFile: %s\n%s"), head, cursus_rules_theme_title (info->theme), info->file, body);
  append_example (out, info);
  cursus_page_end_line (page);
  cursus_page_paragraph (
      page, CURSUS_PAINT_QUIET, 0,
      _ ("Each use may also have as = \"a name of its own\", weight = 20 (hard without it; 0 turns it off) and "
         "because = \"why\"."));
  g_autofree char *tail = cursus_page_finish (page);
  g_string_append (out, tail);
  return g_string_free (out, FALSE);
}

static char *
print (const CursusPluginInfo *info)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_rules_add_rule (builder, info, true);
  return cursus_json_finish (builder);
}

char *
cursus_rules_show (const char *name, const char *session_path, bool json, int columns, bool colour,
                   CursusDiagnostics *diagnostics)
{
  const CursusReportStyle style = { .columns = columns, .colour = colour };
  g_autoptr (CursusCatalog) catalog = cursus_rules_open (session_path, diagnostics);
  CursusPlugin *plugin = cursus_catalog_find (catalog, name, diagnostics);
  if (plugin != NULL)
    return json ? print (cursus_plugin_info (plugin)) : describe (cursus_plugin_info (plugin), style);
  g_autofree const char **names = cursus_catalog_names (catalog);
  if (g_strv_contains (names, name)) /* its file is wrong: that was said */
    return NULL;
  g_autofree char *phrase = cursus_suggest_phrase (name, names, g_strv_length ((char **)names));
  cursus_diagnostics_error (diagnostics, NULL, 0, NULL, _ ("there is no rule “%s”%s"), name, phrase);
  return NULL;
}
