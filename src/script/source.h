/* The text of one script file, checked before Lua sees it. Knows nothing of Lua. */
#pragma once

#include <glib.h>

#include "script/failure.h"
#include "script/limits.h"

G_BEGIN_DECLS

typedef struct {
  char *file;    /* as messages name it */
  char *text;    /* valid UTF-8 without NUL and without a byte order mark; NUL-terminated */
  size_t length; /* of text, in bytes */
} CursusSource;

/**
 * cursus_source_read: reads the regular file @path, at most limits.source_bytes long.
 *
 * @failure: (nullable): receives the parts of the error; the caller owns and clears it.
 * Returns: (transfer full) (nullable): NULL with CURSUS_SCRIPT_ERROR_IO (unreadable, no regular file, too large) or
 * CURSUS_SCRIPT_ERROR_SYNTAX (no UTF-8, or compiled code). Messages name @shown_path, and the line where there is one.
 */
CursusSource *cursus_source_read (const char *path, const char *shown_path, const CursusScriptLimits *limits,
                                  CursusScriptFailure *failure, GError **error);

/** cursus_source_new: (transfer full) (nullable): the same checks for a @text in memory of @length bytes. */
CursusSource *cursus_source_new (const char *shown_path, const char *text, size_t length, const CursusScriptLimits *limits,
                                 CursusScriptFailure *failure, GError **error);

void cursus_source_free (CursusSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSource, cursus_source_free)

G_END_DECLS
