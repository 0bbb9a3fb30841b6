/* The inside of a state, for the sandbox's own files and for tests. */
#pragma once

#include "script/state.h"

G_BEGIN_DECLS

/* No single block may be larger: it bounds what one instruction can do (compare two texts, rehash a table whose keys collide,
 * copy arguments), which the instruction count does not see. 16,384 keys of a table, 32,768 items of a list or values on the
 * stack. */
#define CURSUS_STATE_BLOCK_BYTES (512u * 1024u)

/* Every so many instructions the hook counts. */
#define CURSUS_STATE_STEP 1000u

/* The last resort behind the instruction count, in processor time of the thread, so that a busy machine changes nothing. An
 * honest script that spends all its instructions needs a third of it. */
#define CURSUS_STATE_CPU_MILLISECONDS 1500

/* The same bounds for the calls of functions in processor time, which sees what few but long instructions take: only what goes
 * beyond the first, and that many in all. A call is measured when one of the last calls took longer than the first. */
#define CURSUS_STATE_FREE_MICROSECONDS 1000
#define CURSUS_STATE_TOTAL_MILLISECONDS 1000
#define CURSUS_STATE_WATCHED_CALLS 64u

/* So often in one entry a collection may be forced by the limit; then the script lives too near to it to go on. */
#define CURSUS_STATE_MAX_REFUSALS 8u

typedef enum {
  CURSUS_SPENT_NOTHING,
  CURSUS_SPENT_INSTRUCTIONS,
  CURSUS_SPENT_TIME,
  CURSUS_SPENT_MEMORY,
} CursusSpent;

/* How Lua calls a chunk, in at most LUA_IDSIZE bytes, and which file that is. */
typedef struct {
  char *label;
  char *file;
} CursusChunk;

struct CursusState {
  lua_State *L;
  CursusScriptLimits limits;
  GPtrArray *chunks; /* of CursusChunk */
  CursusScriptLog log;
  void *log_data;
  uint64_t random;

  size_t bytes;         /* held now */
  uint64_t allocations; /* that grew, since the state was made */
  uint64_t fail_at;     /* from this allocation on all fail; 0: none (tests) */
  int64_t cpu_us;       /* of one entry (tests lower it) */

  /* Of all calls of functions: */
  uint64_t beyond;   /* instructions beyond limits.free_instructions of each */
  int64_t beyond_us; /* processor time beyond CURSUS_STATE_FREE_MICROSECONDS of each */
  guint watched;     /* calls yet to be measured */

  /* Of the outermost entry: */
  guint entries;      /* nested now */
  uint64_t used;      /* instructions and charges */
  uint64_t allowed;   /* of them */
  int64_t cpu_end_us; /* 0: the clock was not yet read */
  guint refusals;     /* of memory */
  CursusSpent spent;  /* stops every script up to the outermost entry */

  CursusScriptError code; /* of the error being raised */
  const char *compiling;  /* the file being compiled; NULL otherwise */
  bool handled;           /* failure holds the error that the handler saw */
  CursusScriptFailure failure;
};

/** cursus_state_new_failing: as cursus_state_new, but allocation number @fail_at and all later ones fail; 0: none. For tests. */
CursusState *cursus_state_new_failing (CursusScriptLimits limits, uint64_t fail_at, GError **error);

/** cursus_state_stop: ends all scripts of the entry for @reason, from the next instruction on. Does not raise. */
void cursus_state_stop (CursusState *self, CursusSpent reason);

/** cursus_state_raise_spent: raises what ends the entry. */
int cursus_state_raise_spent (lua_State *L);

/** cursus_state_on_error: the message handler of entries. */
int cursus_state_on_error (lua_State *L);

/** cursus_state_keep: remembers @text of @length bytes as the failure, with the place that it begins with or else that of the
 * innermost call. Does not raise and takes no memory of the state. */
void cursus_state_keep (CursusState *self, CursusScriptError code, const char *text, size_t length);

/** cursus_state_add_chunk: (transfer none): a label for @file. */
const char *cursus_state_add_chunk (CursusState *self, const char *file);

void cursus_chunk_free (CursusChunk *self);

G_END_DECLS
