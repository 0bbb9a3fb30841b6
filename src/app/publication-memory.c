/* Puts together what several files remember of one session. Knows nothing of plans. */
#include "app/publication-memory.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/publication-folder.h"

void
cursus_publication_memory_clear (CursusPublicationMemory *self)
{
  cursus_publication_place_clear (&self->place);
  g_clear_pointer (&self->held, cursus_publication_free);
  g_clear_pointer (&self->folder, cursus_publication_free);
}

static char *
note_path (CursusStore *store, const char *session)
{
  g_autofree char *name = g_strconcat (session, ".state", NULL);
  g_autofree char *folder = g_strconcat (cursus_store_get_path (store), ".published", NULL);
  return g_build_filename (folder, name, NULL);
}

/* What is not there or cannot be read is no reason not to publish: the store and the folder know more. */
static CursusPublication *
read_note (CursusStore *store, const char *session)
{
  g_autofree char *path = note_path (store, session), *data = NULL;
  gsize length = 0;
  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  g_autoptr (CursusPublication) read = cursus_publication_from_bytes (bytes, NULL);
  return read != NULL && g_strcmp0 (read->session, session) == 0 ? g_steal_pointer (&read) : NULL;
}

bool
cursus_publication_memory_note (CursusStore *store, const CursusPublication *publication, GError **error)
{
  g_autofree char *path = note_path (store, publication->session), *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = cursus_publication_to_bytes (publication);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  if (g_mkdir_with_parents (folder, 0755) != 0) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("the folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return false;
  }
  return g_file_set_contents_full (path, data, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                   error);
}

/* What was published by a store that no longer knows it is what people hold; the rest is what may be out there as well. */
static bool
add_memory (CursusStore *store, CursusPublicationMemory *memory, const CursusPublication *other, GError **error)
{
  bool known = false;
  if (other == NULL)
    return true;
  if (!cursus_store_knows_publication (store, other->session, other->token, &known, error))
    return false;
  if (known)
    return true;
  bool newer = memory->held == NULL || other->number >= memory->held->number;
  CursusPublication *merged = memory->held == NULL ? cursus_publication_copy (other)
                              : newer              ? cursus_publication_merge (other, memory->held)
                                                   : cursus_publication_merge (memory->held, other);
  g_clear_pointer (&memory->held, cursus_publication_free);
  memory->held = merged;
  return true;
}

bool
cursus_publication_memory_load (CursusStore *store, const char *session, const char *folder, CursusPublicationMemory *memory,
                                GError **error)
{
  *memory = (CursusPublicationMemory){ 0 };
  g_autoptr (CursusPublication) note = read_note (store, session);
  if (!cursus_store_load_publication (store, session, &memory->held, error)
      || !cursus_store_find_publication (store, session, &memory->place, error)
      || (folder != NULL && !cursus_folder_state (folder, session, &memory->folder, error)))
    return false;
  /* What is read of one publication must be of one publication. */
  memory->place.number = memory->held != NULL ? memory->held->number : 0;
  g_free (memory->place.token);
  memory->place.token = memory->held != NULL ? g_strdup (memory->held->token) : NULL;
  return add_memory (store, memory, note, error) && add_memory (store, memory, memory->folder, error);
}
