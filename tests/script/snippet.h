/* Runs a piece of Lua in a state, for the tests of this layer. */
#pragma once

#include <glib.h>
#include <lauxlib.h>
#include <string.h>
#include <time.h>

#include "script/sandbox.h"
#include "script/state-private.h"

typedef struct {
  CursusSource source;
  char *result; /* the text of what the snippet returned; owned */
} Snippet;

/* The text is kept by the state, not by the shell: the entry reads it out at the end, when nothing can raise any more. */
static inline int
l_run_snippet (lua_State *L)
{
  Snippet *snippet = lua_touserdata (L, 1);
  cursus_sandbox_push_environment (L);
  cursus_state_push_chunk (L, &snippet->source, -1);
  lua_call (L, 0, 1);
  cursus_sandbox_push_text (L, -1);
  g_free (snippet->result);
  snippet->result = g_strdup (lua_tostring (L, -1));
  return 0;
}

/* (transfer full) (nullable): what @code returns, as text; NULL if it failed. */
static inline char *
snippet_run (CursusState *state, const char *code, GError **error)
{
  Snippet snippet = { .source = { (char *)"test.lua", (char *)code, strlen (code) } };
  if (cursus_state_enter (state, l_run_snippet, &snippet, error))
    return snippet.result;
  g_free (snippet.result);
  return NULL;
}

static inline CursusState *
snippet_state (void)
{
  GError *error = NULL;
  CursusState *state = cursus_state_new (cursus_script_limits_plugin (), &error);
  g_assert_no_error (error);
  return state;
}

/* Fails the test unless @code gives @wanted. */
static inline void
snippet_expect (CursusState *state, const char *code, const char *wanted)
{
  GError *error = NULL;
  char *result = snippet_run (state, code, &error);
  if (error != NULL)
    g_test_message ("%s\nfailed with: %s", code, error->message);
  g_assert_no_error (error);
  if (g_strcmp0 (result, wanted) != 0)
    g_test_message ("in: %s", code);
  g_assert_cmpstr (result, ==, wanted);
  g_free (result);
}

static inline double
snippet_cpu_seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
