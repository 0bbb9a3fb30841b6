/* Host objects that a script may hold. Knows nothing of what they are. */
#include "script/object.h"

#include <glib/gi18n-lib.h>

static int
l_free (lua_State *L)
{
  const CursusObjectType *type = lua_touserdata (L, lua_upvalueindex (1));
  void **slot = lua_touserdata (L, 1);
  void *object = slot != NULL ? *slot : NULL;
  if (object == NULL)
    return 0;
  *slot = NULL;
  if (type->free != NULL)
    type->free (object);
  return 0;
}

void
cursus_object_register (lua_State *L, const CursusObjectType *type)
{
  luaL_newmetatable (L, type->name);
  lua_pushboolean (L, 0);
  lua_setfield (L, -2, "__metatable");
  if (type->methods != NULL) {
    lua_newtable (L);
    luaL_setfuncs (L, type->methods, 0);
    lua_setfield (L, -2, "__index");
  }
  if (type->metamethods != NULL)
    luaL_setfuncs (L, type->metamethods, 0);
  lua_pushlightuserdata (L, (void *)type);
  lua_pushcclosure (L, l_free, 1);
  lua_setfield (L, -2, "__gc");
  lua_pop (L, 1);
}

void **
cursus_object_new (lua_State *L, const CursusObjectType *type)
{
  void **slot = lua_newuserdatauv (L, sizeof *slot, 0);
  *slot = NULL;
  luaL_setmetatable (L, type->name);
  return slot;
}

void *
cursus_object_check (lua_State *L, int index, const CursusObjectType *type)
{
  void **slot = luaL_checkudata (L, index, type->name);
  if (*slot == NULL)
    luaL_argerror (L, index, _ ("this object is gone"));
  return *slot;
}

void *
cursus_object_test (lua_State *L, int index, const CursusObjectType *type)
{
  void **slot = luaL_testudata (L, index, type->name);
  return slot != NULL ? *slot : NULL;
}

void
cursus_object_end (lua_State *L, int index, const CursusObjectType *type)
{
  void **slot = luaL_testudata (L, index, type->name);
  void *object = slot != NULL ? *slot : NULL;
  if (object == NULL)
    return;
  *slot = NULL;
  if (type->free != NULL)
    type->free (object);
}
