/* What is remembered of what people hold: in the store, in the folder of their calendars, and in a file beside the store, which
 * still knows what was given out when the store was restored from an older copy. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/publication.h"
#include "store/publication.h"

G_BEGIN_DECLS

typedef struct {
  CursusPublicationPlace place; /* of the last publication that the store knows */
  CursusPublication *held;      /* (nullable): what people hold, by all that is remembered */
  CursusPublication *folder;    /* (nullable): what the folder holds */
} CursusPublicationMemory;

/** cursus_publication_memory_clear: frees what @self holds. */
void cursus_publication_memory_clear (CursusPublicationMemory *self);

/** cursus_publication_memory_load: @folder: (nullable): of the calendars. @memory: to be cleared. False as
 * cursus_folder_state, or with an error of the store. */
bool cursus_publication_memory_load (CursusStore *store, const char *session, const char *folder, CursusPublicationMemory *memory,
                                     GError **error);

/** cursus_publication_memory_note: writes @publication into the file beside the store. */
bool cursus_publication_memory_note (CursusStore *store, const CursusPublication *publication, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CursusPublicationMemory, cursus_publication_memory_clear)

G_END_DECLS
