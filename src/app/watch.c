/* A main loop around file monitors. Knows nothing of what the files are. */
#include "app/watch.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "app/error.h"

/* An editor does several things when it saves: they are one change when no more come for so long. */
#define QUIET_MS 60

typedef struct {
  GMainLoop *loop;
  GPtrArray *monitors; /* of GFileMonitor */
  const char *suffix;
  CursusWatchFunc changed;
  gpointer data;
  char *name;     /* of the last file that changed */
  guint settling; /* the source that waits for quiet; 0: none */
} Watch;

static gboolean
settle (gpointer data)
{
  Watch *self = data;
  g_autofree char *name = g_steal_pointer (&self->name);
  self->settling = 0;
  if (!self->changed (name, self->data))
    g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static void
note (Watch *self, GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  if (name == NULL || *name == '.' || !g_str_has_suffix (name, self->suffix))
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  if (self->settling != 0)
    g_source_remove (self->settling);
  self->settling = g_timeout_add (QUIET_MS, settle, self);
}

/* @other: where a file was renamed to. */
static void
on_event (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  note (data, file);
  note (data, other);
}

static bool
add_folder (Watch *self, const char *path, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  if (!g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("there is no folder “%s” to watch"), path);
    return false;
  }
  GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, error);
  if (monitor == NULL)
    return false;
  g_file_monitor_set_rate_limit (monitor, QUIET_MS);
  g_signal_connect (monitor, "changed", G_CALLBACK (on_event), self);
  g_ptr_array_add (self->monitors, monitor);
  return true;
}

bool
cursus_watch_run (const char *const *folders, const char *suffix, CursusWatchFunc changed, gpointer data, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) monitors = g_ptr_array_new_with_free_func (g_object_unref);
  Watch self = { .loop = loop, .monitors = monitors, .suffix = suffix, .changed = changed, .data = data };
  for (const char *const *folder = folders; *folder != NULL; folder++)
    if (!add_folder (&self, *folder, error))
      return false;
  guint interrupted = g_unix_signal_add (SIGINT, quit, loop);
  guint terminated = g_unix_signal_add (SIGTERM, quit, loop);
  if (changed (NULL, data))
    g_main_loop_run (loop);
  g_source_remove (interrupted);
  g_source_remove (terminated);
  if (self.settling != 0)
    g_source_remove (self.settling);
  g_free (self.name);
  return true;
}
