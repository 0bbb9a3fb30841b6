/* Values across the border: Lua to CursusValue and back. Knows nothing of what they mean. */
#pragma once

#include <glib.h>
#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/value.h"
#include "script/limits.h"

G_BEGIN_DECLS

/* What one reading may take, and who is told what cannot be read. */
typedef struct {
  uint32_t depth; /* of nested tables that are read */
  uint32_t items; /* that may still be read; counts down over several readings */
  size_t bytes;   /* of text that may still be copied; one text in Lua may stand in many places. Counts down too */

  /* Called for each thing that is left out. @keys: the string keys that lead to it, outermost first, NULL-terminated; @where: the
   * same path as a script writes it, such as "rooms[2].name", "" for the value itself. Must not enter Lua. */
  void (*problem) (const char *const *keys, const char *where, const char *text, void *data);
  /* (nullable): true for a value that is left out without a word. Must not raise. */
  bool (*ignore) (lua_State *L, int index, void *data);
  void *data;
} CursusBridge;

/** cursus_bridge_init: from @limits, with no one told. */
void cursus_bridge_init (CursusBridge *self, const CursusScriptLimits *limits);

/**
 * cursus_bridge_read: a copy of the value at @index: nil, boolean, number, text or table (metatables are not asked). It never
 * raises, so the caller may hold the result while it calls; he hands it to its owner before he does anything that can.
 *
 * Left out and told: functions and objects, numbers that are not finite, text that is not UTF-8 or has control characters other
 * than tab and line feed, keys that are neither text nor 1, 2, 3 …, lists with holes, tables nested too deep, too many items.
 * A number without a fraction becomes an integer when it is one exactly.
 *
 * Returns: (transfer full) (nullable): what could be read; NULL if nothing could. When the bridge runs out of items, reading
 * ends.
 */
CursusValue *cursus_bridge_read (CursusBridge *self, lua_State *L, int index);

/** cursus_bridge_read_strictly: (transfer full) (nullable): NULL if anything at all had to be left out, and why, with the path,
 * in @why of @size bytes. Never raises. */
CursusValue *cursus_bridge_read_strictly (lua_State *L, int index, const CursusScriptLimits *limits, char *why, size_t size);

/** cursus_bridge_push: pushes a copy of @value (nullable: nil). May raise for want of memory. */
void cursus_bridge_push (lua_State *L, const CursusValue *value);

G_END_DECLS
