/* Host objects that a script may hold: full userdata with a type of their own. Knows nothing of what they are. */
#pragma once

#include <glib.h>
#include <lauxlib.h>
#include <lua.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;            /* unique in the program; also what messages call it: "meeting" */
  void (*free) (void *object); /* (nullable): NULL where the script only borrows. Must not enter Lua */
  const luaL_Reg *methods;     /* (nullable): object:method (); without it give __index among the metamethods */
  const luaL_Reg *metamethods; /* (nullable): __index, __eq, __tostring, …; not __gc, __metatable, __name */
} CursusObjectType;

/** cursus_object_register: makes the type known in the state; @type must outlive it. Once for each state. */
void cursus_object_register (lua_State *L, const CursusObjectType *type);

/**
 * cursus_object_new: pushes a userdata of @type whose metatable with __gc is already set and whose pointer is NULL.
 *
 * The caller puts the object in afterwards: `*cursus_object_new (L, &type) = g_object_made_now ();`, so that nothing can be lost
 * between its making and its owner.
 */
void **cursus_object_new (lua_State *L, const CursusObjectType *type);

/** cursus_object_check: (transfer none): the object at @index; raises if it is of another type or gone. */
void *cursus_object_check (lua_State *L, int index, const CursusObjectType *type);

/** cursus_object_test: (transfer none) (nullable): the same without raising. */
void *cursus_object_test (lua_State *L, int index, const CursusObjectType *type);

/** cursus_object_end: makes the object at @index gone: frees it, if the type frees, and later uses raise. */
void cursus_object_end (lua_State *L, int index, const CursusObjectType *type);

G_END_DECLS
