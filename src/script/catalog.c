/* Finds the plugins of some folders and loads each when it is first asked for. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "script/catalog-private.h"

#define MOST_KNOWN 500 /* files that are remembered beyond a catalogue */

/* What is known of one name. */
typedef struct {
  char *name;
  guint folder; /* which of them; later ones take precedence */
  CursusPlugin *plugin;
  bool loaded;                /* it was tried */
  CursusDiagnostics *defects; /* what was wrong when it was loaded; told again to each who asks */
  bool broken;
} Entry;

struct CursusCatalog {
  GPtrArray *entries; /* of Entry, by name */
  GMutex mutex;       /* of loading */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_clear_pointer (&entry->plugin, cursus_plugin_free);
  cursus_diagnostics_free (entry->defects);
  g_free (entry->name);
  g_free (entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(const Entry *const *)a, *y = *(const Entry *const *)b;
  return strcmp (x->name, y->name);
}

static Entry *
find_entry (const CursusCatalog *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = g_ptr_array_index (self->entries, i);
    if (strcmp (entry->name, name) == 0)
      return entry;
  }
  return NULL;
}

/* ---- Folders ---- */

static void
add_file (CursusCatalog *self, guint folder, const char *name, const char *path, CursusDiagnostics *diagnostics)
{
  CursusScriptFailure failure = { 0 };
  CursusScriptLimits limits = cursus_script_limits_plugin ();
  Entry *entry = find_entry (self, name);
  if (entry != NULL && entry->folder == folder) {
    cursus_diagnostics_error (diagnostics, path, 0, NULL, _ ("the rule “%s” stands twice in this folder: here and in %s"), name,
                              entry->plugin->source->file);
    return;
  }
  CursusSource *source = cursus_source_read (path, path, &limits, &failure, NULL);
  if (source == NULL) {
    cursus_diagnostics_error (diagnostics, path, failure.line, NULL, "%s", failure.message);
    cursus_script_failure_clear (&failure);
    return;
  }
  if (entry == NULL) {
    entry = g_new0 (Entry, 1);
    entry->name = g_strdup (name);
    entry->defects = cursus_diagnostics_new ();
    g_ptr_array_add (self->entries, entry);
  }
  entry->folder = folder;
  g_clear_pointer (&entry->plugin, cursus_plugin_free);
  entry->plugin = cursus_plugin_new (name, source);
}

/* @item is "gap", a folder with gap.lua in it, or "gap.lua". */
static void
add_item (CursusCatalog *self, guint folder, const char *path, const char *item, CursusDiagnostics *diagnostics)
{
  g_autofree char *file = g_build_filename (path, item, NULL);
  if (g_str_has_suffix (item, ".lua")) {
    g_autofree char *name = g_strndup (item, strlen (item) - strlen (".lua"));
    if (!g_str_has_prefix (item, "test-") && *name != '\0' && *name != '.')
      add_file (self, folder, name, file, diagnostics);
    return;
  }
  g_autofree char *inner = g_strconcat (item, ".lua", NULL);
  g_autofree char *inside = g_build_filename (file, inner, NULL);
  if (*item != '.' && g_file_test (inside, G_FILE_TEST_EXISTS))
    add_file (self, folder, item, inside, diagnostics);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
add_folder (CursusCatalog *self, guint folder, const char *path, CursusDiagnostics *diagnostics)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  const char *item;
  while (dir != NULL && (item = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (items, g_strdup (item));
  g_ptr_array_sort (items, compare_texts);
  for (guint i = 0; i < items->len; i++)
    add_item (self, folder, path, g_ptr_array_index (items, i), diagnostics);
}

CursusCatalog *
cursus_catalog_new (const char *const *folders, CursusDiagnostics *diagnostics)
{
  CursusCatalog *self = g_new0 (CursusCatalog, 1);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  g_mutex_init (&self->mutex);
  for (guint i = 0; folders[i] != NULL; i++)
    add_folder (self, i, folders[i], diagnostics);
  g_ptr_array_sort (self->entries, compare_entries);
  return self;
}

void
cursus_catalog_free (CursusCatalog *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* ---- Asking ---- */

const char **
cursus_catalog_names (const CursusCatalog *self)
{
  const char **names = g_new0 (const char *, self->entries->len + 1);
  for (guint i = 0; i < self->entries->len; i++)
    names[i] = ((const Entry *)g_ptr_array_index (self->entries, i))->name;
  return names;
}

bool
cursus_catalog_has (const CursusCatalog *self, const char *name)
{
  return find_entry (self, name) != NULL;
}

/* ---- What is known already ---- */

static GMutex known_mutex;
static GHashTable *known; /* of char*: files with their text that are right and no standard rules; for all catalogues */

static char *
make_key (const Entry *entry)
{
  return g_strconcat (entry->name, "\n", entry->plugin->source->file, "\n", entry->plugin->source->text, NULL);
}

bool
cursus_catalog_may_be_standard (const CursusCatalog *self, const char *name)
{
  const Entry *entry = find_entry (self, name);
  if (entry == NULL || entry->loaded)
    return true;
  if (!cursus_plugin_says_standard (entry->plugin))
    return false;
  g_autofree char *key = make_key (entry);
  g_mutex_lock (&known_mutex);
  bool is_known = known != NULL && g_hash_table_contains (known, key);
  g_mutex_unlock (&known_mutex);
  return !is_known;
}

/* A rule that had something to say says it in each catalogue. */
static void
remember (const Entry *entry)
{
  if (entry->broken || entry->plugin->info.standard || cursus_diagnostics_get (entry->defects, 0) != NULL)
    return;
  g_mutex_lock (&known_mutex);
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_size (known) >= MOST_KNOWN)
    g_hash_table_remove_all (known);
  g_hash_table_add (known, make_key (entry));
  g_mutex_unlock (&known_mutex);
}

static void
tell_defects (const Entry *entry, CursusDiagnostics *diagnostics)
{
  const CursusDiagnostic *defect;
  for (guint i = 0; (defect = cursus_diagnostics_get (entry->defects, i)) != NULL; i++) {
    if (defect->severity == CURSUS_SEVERITY_ERROR)
      cursus_diagnostics_error (diagnostics, defect->file, defect->line, defect->subject, "%s", defect->text);
    else
      cursus_diagnostics_warning (diagnostics, defect->file, defect->line, defect->subject, "%s", defect->text);
  }
}

CursusPlugin *
cursus_catalog_find (CursusCatalog *self, const char *name, CursusDiagnostics *diagnostics)
{
  Entry *entry = find_entry (self, name);
  if (entry == NULL)
    return NULL;
  g_mutex_lock (&self->mutex);
  if (!entry->loaded) {
    entry->broken = !cursus_plugin_load (entry->plugin, entry->defects);
    remember (entry);
  }
  entry->loaded = true;
  g_mutex_unlock (&self->mutex);
  tell_defects (entry, diagnostics);
  return entry->broken ? NULL : entry->plugin;
}

void
cursus_catalog_add_digest (const CursusCatalog *self, GChecksum *digest)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = g_ptr_array_index (self->entries, i);
    if (!entry->plugin->used)
      continue;
    g_autofree char *head = g_strdup_printf ("%s %zu:", entry->name, entry->plugin->source->length);
    g_checksum_update (digest, (const guchar *)head, -1);
    g_checksum_update (digest, (const guchar *)entry->plugin->source->text, (gssize)entry->plugin->source->length);
  }
}

bool
cursus_catalog_mentions (const CursusCatalog *self, const char *word)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = g_ptr_array_index (self->entries, i);
    if (entry->plugin->used && strstr (entry->plugin->source->text, word) != NULL)
      return true;
  }
  return false;
}

void
cursus_catalog_slim (CursusCatalog *self)
{
  for (guint i = self->entries->len; i > 0; i--) {
    const Entry *entry = g_ptr_array_index (self->entries, i - 1);
    if (!entry->loaded)
      g_ptr_array_remove_index (self->entries, i - 1);
    else if (entry->plugin->state != NULL)
      cursus_state_collect (entry->plugin->state);
  }
}
