/* One sandboxed Lua state: its memory, its instructions, and the protected way in. Knows nothing of what scripts are for. */
#include "script/state-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <lauxlib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "core/clock.h"
#include "script/sandbox.h"

G_STATIC_ASSERT (LUA_EXTRASPACE >= sizeof (CursusState *));

#define DEEP_CALLS 1000

static const char stopped_key; /* in the registry: the text raised when something is spent, made while there was memory */

CursusState *
cursus_state_of (lua_State *L)
{
  return *(CursusState **)lua_getextraspace (L);
}

/* ---- Memory ---- */

/* The values of all calls under way stand in one block. */
static bool
is_deep (lua_State *L)
{
  lua_Debug activation;
  return L != NULL && lua_getstack (L, DEEP_CALLS, &activation);
}

static void
refuse (CursusState *self, size_t size)
{
  g_autofree char *text = NULL;
  if (size > CURSUS_STATE_BLOCK_BYTES && self->compiling != NULL)
    text = g_strdup (_ ("the file holds too many different texts and numbers to be compiled in one piece"));
  else if (size > CURSUS_STATE_BLOCK_BYTES && is_deep (self->L))
    text = g_strdup (_ ("calls are nested too deeply: a function that calls itself without end?"));
  else if (size > CURSUS_STATE_BLOCK_BYTES)
    text = g_strdup_printf (_ ("makes a text or table of more than %u KiB"), CURSUS_STATE_BLOCK_BYTES / 1024);
  else
    text = g_strdup_printf (_ ("needs more than %zu KiB of memory"), self->limits.memory_bytes / 1024);
  /* Lua calls no message handler for want of memory, so the place is looked up here. That only reads the call records. */
  if (self->L != NULL && self->spent == CURSUS_SPENT_NOTHING)
    cursus_state_keep (self, CURSUS_SCRIPT_ERROR_MEMORY, text, strlen (text));
  if (++self->refusals > CURSUS_STATE_MAX_REFUSALS && self->entries > 0)
    cursus_state_stop (self, CURSUS_SPENT_MEMORY);
}

static bool
may_grow (CursusState *self, size_t old_size, size_t size)
{
  self->allocations++;
  if (self->fail_at != 0 && self->allocations >= self->fail_at)
    return false;
  bool fits = size <= CURSUS_STATE_BLOCK_BYTES && self->bytes - old_size + size <= self->limits.memory_bytes;
  if (self->spent == CURSUS_SPENT_MEMORY)
    return false;
  if (!fits)
    refuse (self, size);
  return fits;
}

/* lua_Alloc: counts, and refuses growth past the limit. Lua then collects and asks once more before it gives up. */
static void *
allocate (void *data, void *block, size_t old_size, size_t size)
{
  CursusState *self = data;
  if (block == NULL)
    old_size = 0; /* it told the kind of object */
  if (size == 0) {
    self->bytes -= old_size;
    free (block);
    return NULL;
  }
  if (size > old_size && !may_grow (self, old_size, size))
    return NULL;
  void *moved = realloc (block, size);
  if (moved == NULL && size > old_size)
    return NULL;
  self->bytes = self->bytes - old_size + size;
  return moved != NULL ? moved : block; /* shrinking may not fail */
}

/* ---- Instructions ---- */

static bool
out_of_time (CursusState *self)
{
  int64_t now = cursus_clock_thread_us ();
  if (self->cpu_end_us == 0)
    self->cpu_end_us = now + self->cpu_us;
  return now > self->cpu_end_us;
}

static void
on_count (lua_State *L, lua_Debug *activation)
{
  CursusState *self = cursus_state_of (L);
  if (self->spent == CURSUS_SPENT_NOTHING) {
    self->used += CURSUS_STATE_STEP;
    if (self->used > self->allowed)
      cursus_state_stop (self, CURSUS_SPENT_INSTRUCTIONS);
    else if (out_of_time (self))
      cursus_state_stop (self, CURSUS_SPENT_TIME);
  }
  if (self->spent != CURSUS_SPENT_NOTHING)
    cursus_state_raise_spent (L);
}

static const char *
too_much_work (void)
{
  return _ ("stopped: the calls of its functions are too much work together");
}

static void
keep_spent (CursusState *self, CursusSpent reason)
{
  g_autofree char *text = NULL;
  switch (reason) {
  case CURSUS_SPENT_INSTRUCTIONS:
    text = self->allowed < self->limits.instructions
               ? g_strdup (too_much_work ())
               : g_strdup_printf (_ ("stopped after %" PRIu64 " instructions: a loop without end?"), self->limits.instructions);
    break;
  case CURSUS_SPENT_TIME:
    text = g_strdup_printf (_ ("stopped after %d ms of work: a loop over very large texts or tables?"),
                            (int)(self->cpu_us / 1000));
    break;
  case CURSUS_SPENT_MEMORY:
    if (self->failure.message == NULL || self->failure.code != CURSUS_SCRIPT_ERROR_MEMORY) /* else kept when it was refused */
      cursus_state_keep (self, CURSUS_SCRIPT_ERROR_MEMORY, _ ("no memory left"), strlen (_ ("no memory left")));
    return;
  case CURSUS_SPENT_NOTHING:
    return;
  }
  cursus_state_keep (self, CURSUS_SCRIPT_ERROR_INSTRUCTIONS, text, strlen (text));
}

void
cursus_state_stop (CursusState *self, CursusSpent reason)
{
  if (self->spent != CURSUS_SPENT_NOTHING)
    return;
  keep_spent (self, reason);
  self->spent = reason;
  /* At every instruction: whatever a script does after catching the error, and each __close on the way out, ends at once. */
  lua_sethook (self->L, on_count, LUA_MASKCOUNT, 1);
}

int
cursus_state_raise_spent (lua_State *L)
{
  if (!lua_checkstack (L, 1))
    lua_settop (L, 0);
  lua_rawgetp (L, LUA_REGISTRYINDEX, &stopped_key);
  return lua_error (L);
}

void
cursus_state_charge (lua_State *L, uint64_t work)
{
  CursusState *self = cursus_state_of (L);
  if (self->spent == CURSUS_SPENT_NOTHING) {
    uint64_t left = self->allowed - MIN (self->used, self->allowed);
    self->used += MIN (work, left + 1);
    if (self->used > self->allowed)
      cursus_state_stop (self, CURSUS_SPENT_INSTRUCTIONS);
  }
  if (self->spent != CURSUS_SPENT_NOTHING)
    cursus_state_raise_spent (L);
}

bool
cursus_state_rethrow (lua_State *L, int status)
{
  CursusState *self = cursus_state_of (L);
  if (status == LUA_ERRMEM)
    cursus_state_stop (self, CURSUS_SPENT_MEMORY);
  self->code = CURSUS_SCRIPT_ERROR_RUNTIME;
  return self->spent != CURSUS_SPENT_NOTHING;
}

/* ---- Making and ending ---- */

static int
on_panic (lua_State *L)
{
  g_critical ("error outside every entry into a script: %s", lua_type (L, -1) == LUA_TSTRING ? lua_tostring (L, -1) : "no text");
  return 0; /* Lua aborts */
}

static int
l_open (lua_State *L)
{
  lua_pushliteral (L, "the script was stopped");
  lua_rawsetp (L, LUA_REGISTRYINDEX, &stopped_key);
  cursus_sandbox_open (L);
  return 0;
}

CursusState *
cursus_state_new_failing (CursusScriptLimits limits, uint64_t fail_at, GError **error)
{
  CursusState *self = g_new0 (CursusState, 1);
  self->limits = limits;
  self->fail_at = fail_at;
  self->cpu_us = CURSUS_STATE_CPU_MILLISECONDS * 1000;
  self->chunks = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_chunk_free);
  self->L = lua_newstate (allocate, self);
  if (self->L == NULL) {
    g_set_error_literal (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_MEMORY,
                         _ ("a script needs more memory than it may use"));
    cursus_state_free (self);
    return NULL;
  }
  *(CursusState **)lua_getextraspace (self->L) = self;
  lua_atpanic (self->L, on_panic);
  if (cursus_state_enter (self, l_open, NULL, error))
    return self;
  cursus_state_free (self);
  return NULL;
}

CursusState *
cursus_state_new (CursusScriptLimits limits, GError **error)
{
  return cursus_state_new_failing (limits, 0, error);
}

void
cursus_state_free (CursusState *self)
{
  if (self == NULL)
    return;
  if (self->L != NULL)
    lua_close (self->L);
  g_ptr_array_unref (self->chunks);
  cursus_script_failure_clear (&self->failure);
  g_free (self);
}

void
cursus_state_set_log (CursusState *self, CursusScriptLog log, void *data)
{
  self->log = log;
  self->log_data = data;
}

void
cursus_state_set_seed (CursusState *self, uint64_t seed)
{
  self->random = seed;
}

const CursusScriptFailure *
cursus_state_failure (const CursusState *self)
{
  return &self->failure;
}

const CursusScriptLimits *
cursus_state_limits (const CursusState *self)
{
  return &self->limits;
}

size_t
cursus_state_memory (const CursusState *self)
{
  return self->bytes;
}

void
cursus_state_collect (CursusState *self)
{
  g_return_if_fail (self->entries == 0);
  /* Scripts cannot set finalizers (script/sandbox-base.c), so nothing runs and nothing can be raised. */
  lua_gc (self->L, LUA_GCCOLLECT);
}

uint64_t
cursus_state_instructions (const CursusState *self)
{
  return self->used;
}

/* ---- The way in ---- */

/* Lua reads, writes and compares with the thread's locale: "1,5" in French, and an order of texts that differs from machine to
 * machine. Within scripts it is always C; messages keep their language. */
static locale_t
script_locale (void)
{
  static gsize once;
  static locale_t locale;
  if (g_once_init_enter (&once)) {
    locale = newlocale (LC_NUMERIC_MASK | LC_COLLATE_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
    g_once_init_leave (&once, 1);
  }
  return locale;
}

static void
begin (CursusState *self)
{
  if (self->entries++ == 0) {
    self->used = 0;
    self->allowed = self->limits.instructions;
    self->cpu_end_us = 0;
    self->refusals = 0;
    lua_sethook (self->L, on_count, LUA_MASKCOUNT, (int)CURSUS_STATE_STEP);
  }
  self->code = CURSUS_SCRIPT_ERROR_RUNTIME;
  self->handled = false;
  if (self->spent == CURSUS_SPENT_NOTHING)
    cursus_script_failure_clear (&self->failure);
}

static int
run (CursusState *self, lua_CFunction body, void *request)
{
  lua_State *L = self->L;
  if (self->spent != CURSUS_SPENT_NOTHING)
    return LUA_ERRRUN;
  if (!lua_checkstack (L, 4))
    return LUA_ERRMEM;
  int base = lua_gettop (L);
  lua_pushcfunction (L, cursus_state_on_error);
  lua_pushcfunction (L, body);
  lua_pushlightuserdata (L, request);
  int status = lua_pcall (L, 1, 0, base + 1);
  lua_settop (L, base);
  return status;
}

static void
end (CursusState *self)
{
  if (--self->entries > 0)
    return;
  CursusSpent spent = self->spent;
  self->spent = CURSUS_SPENT_NOTHING;
  if (spent == CURSUS_SPENT_MEMORY)
    lua_gc (self->L, LUA_GCCOLLECT);
}

/* What the handler could not keep: it is not called for want of memory, nor when the calls are nested too deeply for it. */
static void
keep_unhandled (CursusState *self, int status)
{
  if (self->spent != CURSUS_SPENT_NOTHING || self->handled)
    return;
  bool memory = status == LUA_ERRMEM;
  if (memory && self->failure.message != NULL && self->failure.code == CURSUS_SCRIPT_ERROR_MEMORY)
    return;
  const char *text = memory ? _ ("no memory left") : _ ("calls are nested too deeply");
  cursus_script_failure_set (&self->failure, memory ? CURSUS_SCRIPT_ERROR_MEMORY : CURSUS_SCRIPT_ERROR_RUNTIME, NULL, 0, text,
                             strlen (text));
}

bool
cursus_state_enter (CursusState *self, lua_CFunction body, void *request, GError **error)
{
  begin (self);
  locale_t before = uselocale (script_locale ());
  int status = run (self, body, request);
  if (status != LUA_OK)
    keep_unhandled (self, status);
  end (self);
  uselocale (before);
  if (status == LUA_OK) {
    cursus_script_failure_clear (&self->failure);
    return true;
  }
  cursus_script_failure_to_error (&self->failure, error);
  return false;
}

/* ---- References ---- */

int
cursus_state_ref (lua_State *L)
{
  return luaL_ref (L, LUA_REGISTRYINDEX);
}

void
cursus_state_push_ref (lua_State *L, int ref)
{
  lua_rawgeti (L, LUA_REGISTRYINDEX, ref);
}

void
cursus_state_unref (CursusState *self, int ref)
{
  if (lua_checkstack (self->L, 4)) /* else it stays until the state ends */
    luaL_unref (self->L, LUA_REGISTRYINDEX, ref);
}

/* Raises, with the place of the function at the top. */
static void
refuse_work (lua_State *L)
{
  lua_Debug activation;
  lua_getinfo (L, ">S", &activation);
  luaL_error (L, "%s:%d: %s", activation.short_src, activation.linedefined, too_much_work ());
}

/* Leaves the call what all calls together have left. */
static void
allow (lua_State *L, CursusState *self)
{
  const CursusScriptLimits *limits = &self->limits;
  if (self->entries > 1 || limits->total_instructions == 0)
    return;
  if (self->beyond >= limits->total_instructions || self->beyond_us > CURSUS_STATE_TOTAL_MILLISECONDS * 1000)
    refuse_work (L);
  uint64_t left = limits->free_instructions + limits->total_instructions - self->beyond;
  self->allowed = MIN (limits->instructions, left);
}

static int
l_call (lua_State *L)
{
  CursusStateCall *call = lua_touserdata (L, 1);
  lua_settop (L, 0);
  cursus_state_push_ref (L, call->ref);
  allow (L, cursus_state_of (L));
  int n_arguments = call->push != NULL ? call->push (L, call->data) : 0;
  lua_call (L, n_arguments, call->n_results);
  if (call->pull != NULL)
    call->pull (L, call->data);
  return 0;
}

/* The clock on the wall is cheap to read but runs while others work: it only says when to read the other one. */
static void
count_call (CursusState *self, int64_t begun_us, int64_t cpu_begun_us)
{
  bool measured = self->watched > 0;
  if (self->used > self->limits.free_instructions)
    self->beyond += self->used - self->limits.free_instructions;
  if (measured)
    self->watched--;
  if (g_get_monotonic_time () - begun_us <= CURSUS_STATE_FREE_MICROSECONDS)
    return;
  if (measured)
    self->beyond_us += MAX (0, cursus_clock_thread_us () - cpu_begun_us - CURSUS_STATE_FREE_MICROSECONDS);
  self->watched = CURSUS_STATE_WATCHED_CALLS;
}

bool
cursus_state_call (CursusState *self, CursusStateCall *call, GError **error)
{
  if (self->entries > 0 || self->limits.total_instructions == 0)
    return cursus_state_enter (self, l_call, call, error);
  int64_t begun_us = g_get_monotonic_time (), cpu_begun_us = self->watched > 0 ? cursus_clock_thread_us () : 0;
  bool done = cursus_state_enter (self, l_call, call, error);
  count_call (self, begun_us, cpu_begun_us);
  return done;
}
