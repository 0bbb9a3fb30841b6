/* What a script may use, and the error when it wants more. */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

#define CURSUS_SCRIPT_ERROR (cursus_script_error_quark ())

typedef enum {
  CURSUS_SCRIPT_ERROR_SYNTAX,       /* does not compile */
  CURSUS_SCRIPT_ERROR_RUNTIME,      /* raised; the message has file, line and traceback */
  CURSUS_SCRIPT_ERROR_MEMORY,       /* past its memory */
  CURSUS_SCRIPT_ERROR_INSTRUCTIONS, /* past its instructions: a loop without end */
  CURSUS_SCRIPT_ERROR_VALUE,        /* gave something that cannot be used: wrong type, too deep, too many keys */
  CURSUS_SCRIPT_ERROR_IO,           /* the file cannot be read or is too large */
} CursusScriptError;

GQuark cursus_script_error_quark (void);

typedef struct {
  size_t memory_bytes;         /* of the whole state */
  uint64_t instructions;       /* of one entry into it */
  uint64_t free_instructions;  /* of each call of a function: what goes beyond counts for all calls together */
  uint64_t total_instructions; /* so many beyond, of all calls together; 0: no bound */
  size_t source_bytes;         /* of one file */
  size_t pattern_bytes;        /* subject × pattern work of find, match, gmatch, gsub is bounded by it */
  uint32_t value_depth;        /* of tables handed over */
  uint32_t value_items;        /* of all tables handed over in one entry */
} CursusScriptLimits;

/** cursus_script_limits_session: for a session file: 64 MiB, 50 million instructions, 4 MiB of source. */
CursusScriptLimits cursus_script_limits_session (void);

/** cursus_script_limits_plugin: for a rule: 32 MiB, 10 million instructions an entry, 60 million in all calls beyond
 * 100,000 each, 1 MiB of source. */
CursusScriptLimits cursus_script_limits_plugin (void);

G_END_DECLS
