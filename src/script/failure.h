/* Why and where a script was stopped. Knows nothing of Lua. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "script/limits.h"

G_BEGIN_DECLS

/* What goes with a GError of CURSUS_SCRIPT_ERROR, in parts. */
typedef struct {
  CursusScriptError code;
  char *file;      /* (nullable): as given with the source; NULL if no line of a script is at fault */
  int line;        /* from 1; 0 if unknown */
  char *message;   /* valid UTF-8 without control characters, without the place; NULL: nothing failed */
  char *traceback; /* (nullable): "file:line: in …", one call a line, the innermost first */
} CursusScriptFailure;

/** cursus_script_failure_clear: empties @self, which the caller owns. */
void cursus_script_failure_clear (CursusScriptFailure *self);

/** cursus_script_failure_set: replaces what @self holds by copies; @text of @length bytes may be anything: it is made valid, cut
 * to a length that a reader bears, and freed of control characters. */
void cursus_script_failure_set (CursusScriptFailure *self, CursusScriptError code, const char *file, int line, const char *text,
                                size_t length);

/** cursus_script_failure_to_error: sets @error to "file:line: message", with the traceback below it if it says more. */
void cursus_script_failure_to_error (const CursusScriptFailure *self, GError **error);

G_END_DECLS
