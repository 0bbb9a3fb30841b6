/* Lists and tests rules. */
#include "app/rules.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "app/language.h"
#include "app/places.h"
#include "script/plugin.h"

static bool
is_french (void)
{
  return strcmp (cursus_language_get (), "fr") == 0;
}

static const char *
title_of (const CursusPluginInfo *info)
{
  return is_french () ? info->title_fr : info->title_en;
}

static void
add_line (GString *out, const CursusPluginInfo *info)
{
  /* TRANSLATORS: of a rule that every session has, whether it says so or not; at most 9 letters */
  g_string_append_printf (out, "%-18s %-9s %s\n", info->name, info->standard ? _ ("standard") : "", title_of (info));
}

static void
add_params (JsonBuilder *builder, const CursusPluginInfo *info)
{
  json_builder_set_member_name (builder, "params");
  json_builder_begin_array (builder);
  for (guint i = 0; i < info->params->len; i++) {
    const CursusParam *param = g_ptr_array_index (info->params, i);
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "name");
    json_builder_add_string_value (builder, param->name);
    json_builder_set_member_name (builder, "type");
    json_builder_add_string_value (builder, cursus_param_type_name (param->type));
    json_builder_set_member_name (builder, "doc");
    json_builder_add_string_value (builder, is_french () ? param->doc_fr : param->doc);
    json_builder_set_member_name (builder, "optional");
    json_builder_add_boolean_value (builder, param->optional || param->fallback != NULL);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_object (JsonBuilder *builder, const CursusPluginInfo *info)
{
  const char *doc = is_french () ? info->doc_fr : info->doc;
  const char *const members[] = { "name", info->name, "title", title_of (info), "doc", doc, "file", info->file };
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i += 2) {
    json_builder_set_member_name (builder, members[i]);
    json_builder_add_string_value (builder, members[i + 1]);
  }
  json_builder_set_member_name (builder, "standard");
  json_builder_add_boolean_value (builder, info->standard);
  add_params (builder, info);
  json_builder_end_object (builder);
}

static char *
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static CursusCatalog *
open_catalog (const char *session_path, CursusDiagnostics *diagnostics)
{
  g_auto (GStrv) folders = cursus_places_plugins (session_path);
  return cursus_catalog_new ((const char *const *)folders, diagnostics);
}

/* Without its folder a session has no rules of its own, so a slip would go unseen. */
static bool
check_session (const char *session_path, CursusDiagnostics *diagnostics)
{
  g_autofree char *folder = session_path != NULL ? cursus_places_folder (session_path) : NULL;
  g_autofree char *file = folder != NULL ? g_build_filename (folder, "session.lua", NULL) : NULL;
  if (file == NULL || g_file_test (file, G_FILE_TEST_EXISTS))
    return true;
  cursus_diagnostics_error (diagnostics, session_path, 0, NULL,
                            _ ("is no session; accepted: a folder with a session.lua, or that file"));
  return false;
}

char *
cursus_rules_list (const char *session_path, bool json, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusCatalog) catalog = open_catalog (check_session (session_path, diagnostics) ? session_path : NULL, diagnostics);
  g_autofree const char **names = cursus_catalog_names (catalog);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  json_builder_begin_array (builder);
  for (const char **name = names; *name != NULL; name++) {
    CursusPlugin *plugin = cursus_catalog_find (catalog, *name, diagnostics);
    if (plugin == NULL)
      continue;
    add_line (lines, cursus_plugin_info (plugin));
    add_object (builder, cursus_plugin_info (plugin));
  }
  json_builder_end_array (builder);
  return json ? print_json (builder) : g_strdup (lines->str);
}

char *
cursus_rules_test (const char *path, guint *n_cases, guint *n_failed, CursusDiagnostics *diagnostics)
{
  g_auto (GStrv) folders = cursus_places_plugins_beside (path);
  g_autoptr (CursusCatalog) catalog = cursus_catalog_new ((const char *const *)folders, diagnostics);
  GString *report = g_string_new (NULL);
  *n_failed = cursus_plugin_test (catalog, path, report, n_cases);
  return g_string_free (report, FALSE);
}
