/* The parts of the sandbox's library, each in a file of its own. */
#pragma once

#include <lauxlib.h>
#include <lua.h>

#include "script/state-private.h"

G_BEGIN_DECLS

/** Each pushes one table of functions. */
void cursus_sandbox_push_base (lua_State *L);
void cursus_sandbox_push_string (lua_State *L);
void cursus_sandbox_push_table (lua_State *L);
void cursus_sandbox_push_math (lua_State *L);
void cursus_sandbox_push_utf8 (lua_State *L);

/** cursus_sandbox_push_allowed: opens Lua's own library @open and pushes a new table of those functions that the NULL-terminated
 * @names name, and nothing else of it. */
void cursus_sandbox_push_allowed (lua_State *L, lua_CFunction open, const char *const *names);

/** cursus_sandbox_guard: in the table on top, puts @guard in the place of the function @name; @guard checks and charges, then
 * calls cursus_sandbox_pass, which runs what was there. */
void cursus_sandbox_guard (lua_State *L, const char *name, lua_CFunction guard);

/** cursus_sandbox_pass: the guarded function in the frame of its guard, so that its messages name the script's line. */
int cursus_sandbox_pass (lua_State *L);

/** cursus_sandbox_protect_strings: gives all texts one metatable that scripts can neither read nor change; the string library is
 * on top of the stack and stays. */
void cursus_sandbox_protect_strings (lua_State *L);

/** cursus_sandbox_push_order: pushes a function that yields the keys and values of the table at @index in a fixed order. */
void cursus_sandbox_push_order (lua_State *L, int index);

/** cursus_sandbox_l_next: next in the same order. */
int cursus_sandbox_l_next (lua_State *L);

/** find, match, gmatch and gsub. */
extern const luaL_Reg cursus_sandbox_pattern_functions[];

/** cursus_sandbox_l_sort: table.sort, stable, and safe with every comparing function. */
int cursus_sandbox_l_sort (lua_State *L);

G_END_DECLS
