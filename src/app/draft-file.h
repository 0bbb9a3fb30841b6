/* A file that is there whole or not at all: written beside its name, and renamed when it is finished. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

typedef struct CursusDraftFile CursusDraftFile;

/** cursus_draft_file_new: (transfer full) (nullable): nothing is at @path yet that was not there before. NULL with G_FILE_ERROR.
 */
CursusDraftFile *cursus_draft_file_new (const char *path, GError **error);

/** cursus_draft_file_write: appends @length bytes; what fails is told by cursus_draft_file_finish. Returns: whether nothing
 * failed. */
bool cursus_draft_file_write (CursusDraftFile *self, const char *bytes, size_t length);

/** cursus_draft_file_print: appends a text. */
void cursus_draft_file_print (CursusDraftFile *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** cursus_draft_file_finish: puts the file in its place. false with G_FILE_ERROR: then nothing has changed there. */
bool cursus_draft_file_finish (CursusDraftFile *self, GError **error);

/** cursus_draft_file_free: throws away what is not finished. */
void cursus_draft_file_free (CursusDraftFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusDraftFile, cursus_draft_file_free)

G_END_DECLS
