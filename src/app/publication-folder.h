/* A folder of published files, and the one beside it that takes its place as a whole. Knows no calendar. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/publication.h"

G_BEGIN_DECLS

/* The folder that is being written. Locked as long as it is open, so that no other publisher takes it for a leftover. */
typedef struct CursusStaging CursusStaging;

/** cursus_folder_state: @state: (out) (transfer full): what the files in @folder say; NULL when it does not exist or is empty.
 * False with CURSUS_APP_ERROR_INPUT when it holds something else: files of another session, or of no publication. */
bool cursus_folder_state (const char *folder, const char *session, CursusPublication **state, GError **error);

/** cursus_folder_path: (transfer full): @folder, absolute and without symbolic links. */
char *cursus_folder_path (const char *folder);

/** cursus_folder_clean: removes what has been replaced, and what publishers that were killed left, beside @folder. It may be
 * broken off: the next one goes on. */
void cursus_folder_clean (const char *folder);

/** cursus_staging_new: (transfer full) (nullable): a new folder beside @folder, which may not exist yet. NULL with
 * CURSUS_APP_ERROR_INPUT when it cannot be made, or could not take the place of
 * @folder in one step. */
CursusStaging *cursus_staging_new (const char *folder, GError **error);

/** cursus_staging_open: (transfer full) (nullable): the folder called @name beside @folder, once its publisher is done with it or
 * dead. NULL without an error when there is none, with CURSUS_APP_ERROR_NO when its publisher is at it for too long. */
CursusStaging *cursus_staging_open (const char *folder, const char *name, GError **error);

/** cursus_staging_close: leaves the folder as it is. */
void cursus_staging_close (CursusStaging *self);

/** cursus_staging_discard: removes the folder and closes. */
void cursus_staging_discard (CursusStaging *self);

/** cursus_staging_name: (transfer none): the folder's name, without those above. */
const char *cursus_staging_name (const CursusStaging *self);

/** cursus_staging_add_folder: makes the subfolder @name. */
bool cursus_staging_add_folder (CursusStaging *self, const char *name, GError **error);

/** cursus_staging_write: writes the file @name. Nothing is sure before cursus_staging_sync. */
bool cursus_staging_write (CursusStaging *self, const char *name, const char *bytes, gsize length, GError **error);

/** cursus_staging_has: whether the file @name is in it. */
bool cursus_staging_has (const CursusStaging *self, const char *name);

/** cursus_staging_keep: takes the file @name over from the present folder if it has one of @length bytes (0: any), without
 * copying it. */
bool cursus_staging_keep (CursusStaging *self, const char *name, gsize length);

/** cursus_staging_keep_all: the same for all files in the subfolder @name. Returns: how many. */
guint cursus_staging_keep_all (CursusStaging *self, const char *name);

/** cursus_staging_keep_others: takes over what somebody else put into the present folder, beside the files of ours: @ours names
 * them. May be called again: what is there by then counts. False with CURSUS_APP_ERROR_INPUT when that cannot be taken over. */
bool cursus_staging_keep_others (CursusStaging *self, const char *const *ours, GError **error);

/** cursus_staging_sync: everything in the folder is on the disk. */
bool cursus_staging_sync (CursusStaging *self, GError **error);

/** cursus_staging_switch: the folder takes the place of the present one, in one step, which stays beside it until
 * cursus_folder_clean. Closes @self. False with CURSUS_APP_ERROR_INPUT; nothing has happened then. */
bool cursus_staging_switch (CursusStaging *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusStaging, cursus_staging_close)

G_END_DECLS
