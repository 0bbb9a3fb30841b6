/* One sandboxed Lua state with its own memory and instructions. Everything that happens in it happens inside
 * cursus_state_enter. Knows nothing of sessions, rules or what a script is for. */
#pragma once

#include <glib.h>
#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "script/failure.h"
#include "script/limits.h"
#include "script/source.h"

G_BEGIN_DECLS

/* An error in Lua is a longjmp: g_autoptr, g_autofree and every cleanup after the raising call are skipped. So:
 *
 * - A lua_CFunction (shell) holds plain values only; it checks its arguments, calls a core function that never sees lua_State,
 * and returns. A core function reports a failure in a char buffer of the shell's stack, for luaL_error.
 * - Whoever is outside the state puts all that he wants done into a request struct and calls cursus_state_enter; he owns the
 *   request, before and after, also when it failed.
 */
typedef struct CursusState CursusState;

/* Called with each line that a script prints. @file (nullable), @line: where. */
typedef void (*CursusScriptLog) (const char *file, int line, const char *text, void *data);

/**
 * cursus_state_new: (transfer full) (nullable): a state with the sandbox's library (script/sandbox.h) and nothing else.
 *
 * NULL with CURSUS_SCRIPT_ERROR_MEMORY if limits.memory_bytes does not hold even that.
 */
CursusState *cursus_state_new (CursusScriptLimits limits, GError **error);
void cursus_state_free (CursusState *self);

/** cursus_state_set_log: where print goes; without it, printed lines are dropped. */
void cursus_state_set_log (CursusState *self, CursusScriptLog log, void *data);

/** cursus_state_set_seed: starts math.random anew from @seed. A new state starts from 0. */
void cursus_state_set_seed (CursusState *self, uint64_t seed);

/**
 * cursus_state_enter: runs @body under protection with @request as light userdata at index 1. The stack is empty otherwise,
 * results are dropped: @body leaves what it found in the request.
 *
 * The outermost entry gets the whole of limits.instructions; an entry from within another one (a C function of the host that
 * enters the same state again) shares what is left. Once they are spent, or the memory is, every script in the state is stopped
 * up to the outermost entry, whatever it catches. The state lives on.
 *
 * Returns: false with an error of CURSUS_SCRIPT_ERROR; its parts are in cursus_state_failure.
 */
bool cursus_state_enter (CursusState *self, lua_CFunction body, void *request, GError **error);

/** cursus_state_failure: (transfer none): the parts of the last entry's error, until the next entry; message NULL if it did not
 * fail. */
const CursusScriptFailure *cursus_state_failure (const CursusState *self);

/** cursus_state_limits: (transfer none). */
const CursusScriptLimits *cursus_state_limits (const CursusState *self);

/** cursus_state_memory: bytes that the state holds now. */
size_t cursus_state_memory (const CursusState *self);

/** cursus_state_collect: gives back the memory of what no script can reach any more. Outside of any entry. */
void cursus_state_collect (CursusState *self);

/** cursus_state_instructions: what the last outermost entry used of its instructions, in steps of 1,000. */
uint64_t cursus_state_instructions (const CursusState *self);

/* ---- Inside an entry: functions of bodies and shells. Each may raise. ---- */

/** cursus_state_of: (transfer none): the state that @L belongs to. */
CursusState *cursus_state_of (lua_State *L);

/** cursus_state_charge: counts @work as instructions; a C function whose work grows with its arguments calls it first, as the
 * instruction count stands still while C code runs. Raises when nothing is left. */
void cursus_state_charge (lua_State *L, uint64_t work);

/** cursus_state_rethrow: whether an error just caught with lua_pcall and @status must be passed on (with lua_error) because it
 * stops the whole entry. */
bool cursus_state_rethrow (lua_State *L, int status);

/** cursus_state_push_chunk: compiles @source (text only) and pushes it as a function; its first upvalue is _ENV, set to the table
 * at
 * @environment. Raises CURSUS_SCRIPT_ERROR_SYNTAX. */
void cursus_state_push_chunk (lua_State *L, const CursusSource *source, int environment);

/** cursus_state_where: the file (transfer none) (nullable) and line of the innermost call that is in a script; 0 if there is
 * none. Does not raise. Within a function called by a script, that is the line of the call. */
int cursus_state_where (lua_State *L, const char **file);

/** cursus_state_fail: raises @text, as luaL_error does, with another code, for example CURSUS_SCRIPT_ERROR_VALUE. */
int cursus_state_fail (lua_State *L, CursusScriptError code, const char *text);

/* ---- References to functions and other values, kept across entries ---- */

/** cursus_state_ref: pops the top value and keeps it; the number names it. */
int cursus_state_ref (lua_State *L);

/** cursus_state_push_ref: pushes it again. */
void cursus_state_push_ref (lua_State *L, int ref);

/** cursus_state_unref: lets go of it; may be called outside an entry. Does not raise. */
void cursus_state_unref (CursusState *self, int ref);

typedef struct {
  int ref;                                 /* of a function */
  int (*push) (lua_State *L, void *data);  /* (nullable): pushes the arguments, returns how many */
  int n_results;                           /* exactly so many are made of what it returns */
  void (*pull) (lua_State *L, void *data); /* (nullable): reads them, at index 1 to n_results */
  void *data;
} CursusStateCall;

/** cursus_state_call: one entry that calls a function kept with cursus_state_ref. push and pull may raise, so they follow the
 * rules of shells. */
bool cursus_state_call (CursusState *self, CursusStateCall *call, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusState, cursus_state_free)

G_END_DECLS
