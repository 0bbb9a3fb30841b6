/* The library that scripts see: an allow-list. What is left out, and why, stands beside each list in sandbox*.c. */
#pragma once

#include <glib.h>
#include <lua.h>

G_BEGIN_DECLS

/** cursus_sandbox_open: makes the library of a new state. Called once, by cursus_state_new. */
void cursus_sandbox_open (lua_State *L);

/** cursus_sandbox_push_library: pushes the table of all that the sandbox offers. */
void cursus_sandbox_push_library (lua_State *L);

/**
 * cursus_sandbox_push_environment: pushes a new table to run a chunk in: it reads as the library, can be written, and raises an
 * error with a proposal where a name is used that is neither. The host adds its own functions with luaL_setfuncs.
 */
void cursus_sandbox_push_environment (lua_State *L);

/** cursus_sandbox_push_text: pushes what tostring gives for the value at @index: no addresses, so the same in each run. */
void cursus_sandbox_push_text (lua_State *L, int index);

G_END_DECLS
