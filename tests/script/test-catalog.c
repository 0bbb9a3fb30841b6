/* Which files are plugins, and which of two wins. */
#include "script/plugin.h"

#include "session-folder.h"

#define RULE(name, title)                                                                                                        \
  "return rule { api = 1, name = \"" name "\", title = \"" title "\", doc = \"D\", constrain = function () end }"

typedef struct {
  Folder *folder;
  CursusCatalog *catalog;
} Shelf;

static Shelf
open_shelf (Folder *folder)
{
  g_autofree char *low = g_build_filename (folder->path, "low", NULL);
  g_autofree char *high = g_build_filename (folder->path, "high", NULL);
  g_autofree char *missing = g_build_filename (folder->path, "missing", NULL);
  const char *folders[] = { low, missing, high, NULL };
  return (Shelf){ folder, cursus_catalog_new (folders, folder->diagnostics) };
}

static void
assert_says (const Folder *folder, const char *expected)
{
  g_autofree char *messages = cursus_diagnostics_format (folder->diagnostics);
  if (*expected == '\0')
    g_assert_cmpstr (messages, ==, "");
  else if (strstr (messages, expected) == NULL)
    g_error ("expected \"%s\" in:\n%s", expected, messages);
}

static void
test_finds (void)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  folder_write (folder, "low/gap/gap.lua", RULE ("gap", "Gap"));
  folder_write (folder, "low/gap/test-gap.lua", "not Lua");
  folder_write (folder, "low/gap/README.md", "");
  folder_write (folder, "low/flat.lua", RULE ("flat", "Flat"));
  folder_write (folder, "low/test-flat.lua", "not Lua");
  folder_write (folder, "low/empty/README.md", "");
  folder_write (folder, "low/.hidden.lua", "not Lua");
  folder_write (folder, "low/notes.txt", "");
  Shelf shelf = open_shelf (folder);
  g_autofree const char **names = cursus_catalog_names (shelf.catalog);
  g_autofree char *joined = g_strjoinv (" ", (char **)names);
  g_assert_cmpstr (joined, ==, "flat gap");
  g_assert_nonnull (cursus_catalog_find (shelf.catalog, "gap", folder->diagnostics));
  g_assert_null (cursus_catalog_find (shelf.catalog, "none", folder->diagnostics));
  assert_says (folder, "");
  cursus_catalog_free (shelf.catalog);
}

static void
test_precedence (void)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  folder_write (folder, "low/gap/gap.lua", RULE ("gap", "Low"));
  folder_write (folder, "high/gap.lua", RULE ("gap", "High"));
  Shelf shelf = open_shelf (folder);
  CursusPlugin *plugin = cursus_catalog_find (shelf.catalog, "gap", folder->diagnostics);
  g_assert_cmpstr (cursus_plugin_info (plugin)->title_en, ==, "High");
  assert_says (folder, "");
  cursus_catalog_free (shelf.catalog);
}

static void
test_twice (void)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  folder_write (folder, "low/gap/gap.lua", RULE ("gap", "One"));
  folder_write (folder, "low/gap.lua", RULE ("gap", "Two"));
  Shelf shelf = open_shelf (folder);
  assert_says (folder, "the rule “gap” stands twice in this folder");
  cursus_catalog_free (shelf.catalog);
}

/* A broken plugin is told to each who asks, and to nobody else. */
static void
test_broken (void)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  folder_write (folder, "low/gap.lua", "return rule {");
  Shelf shelf = open_shelf (folder);
  assert_says (folder, "");
  g_assert_null (cursus_catalog_find (shelf.catalog, "gap", folder->diagnostics));
  assert_says (folder, "low/gap.lua:1: rule “gap”: ");
  g_assert_null (cursus_catalog_find (shelf.catalog, "gap", folder->diagnostics));
  g_assert_cmpuint (cursus_diagnostics_n_errors (folder->diagnostics), ==, 1);
  g_autoptr (CursusDiagnostics) later = cursus_diagnostics_new ();
  g_assert_null (cursus_catalog_find (shelf.catalog, "gap", later));
  g_assert_cmpuint (cursus_diagnostics_n_errors (later), ==, 1);
  cursus_catalog_free (shelf.catalog);
}

static void
test_unreadable (void)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  folder_write (folder, "low/dir.lua/x", "");
  folder_write_bytes (folder, "low/latin.lua", "-- \xe9", -1);
  Shelf shelf = open_shelf (folder);
  assert_says (folder, "low/dir.lua: is no regular file");
  assert_says (folder, "low/latin.lua:1: ");
  cursus_catalog_free (shelf.catalog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/catalog/finds", test_finds);
  g_test_add_func ("/script/catalog/precedence", test_precedence);
  g_test_add_func ("/script/catalog/twice", test_twice);
  g_test_add_func ("/script/catalog/broken", test_broken);
  g_test_add_func ("/script/catalog/unreadable", test_unreadable);
  return g_test_run ();
}
