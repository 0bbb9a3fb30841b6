/* Facts: the attributes of a unit that a rule can read, as integers. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/fact-table.h"
#include "rules/frame.h"

G_BEGIN_DECLS

typedef enum {
#define CURSUS_FACT_ENUM(id, name, scopes, depends, type, argument, doc) CURSUS_FACT_##id,
  CURSUS_FACT_TABLE (CURSUS_FACT_ENUM)
#undef CURSUS_FACT_ENUM
      CURSUS_N_FACTS
} CursusFact;

typedef enum { CURSUS_SCOPE_M = 1, CURSUS_SCOPE_R = 2, CURSUS_SCOPE_MR = 3 } CursusFactScope;

typedef enum {
  CURSUS_FACT_TYPE_INTEGER,
  CURSUS_FACT_TYPE_BOOLEAN,
  CURSUS_FACT_TYPE_MODULE,
  CURSUS_FACT_TYPE_FORMAT,
  CURSUS_FACT_TYPE_GROUP,
  CURSUS_FACT_TYPE_SITE,
  CURSUS_FACT_TYPE_ROOM,
  CURSUS_FACT_TYPE_PART,
  CURSUS_FACT_TYPE_MEETING,
} CursusFactType;

typedef enum {
  CURSUS_FACT_ARGUMENT_NONE,
  CURSUS_FACT_ARGUMENT_TAG,      /* GQuark of the tag */
  CURSUS_FACT_ARGUMENT_CALENDAR, /* index in session->calendars */
  CURSUS_FACT_ARGUMENT_PERSON,   /* index in session->people */
  CURSUS_FACT_ARGUMENT_OTHER,    /* position of another unit in the function's arguments */
} CursusFactArgument;

/* "There is none": nil in Lua. */
#define CURSUS_FACT_NIL INT32_MIN

typedef struct {
  const char *name;
  CursusFactScope scope;
  bool placed;      /* it depends on the placement */
  unsigned depends; /* CURSUS_DEPENDS_…: on what of it */
  CursusFactType type;
  CursusFactArgument argument;
  const char *doc;
} CursusFactInfo;

/** cursus_fact_info: (transfer none): what the table says of @fact. */
const CursusFactInfo *cursus_fact_info (CursusFact fact);

/** cursus_fact_can_be_summed: whether it is an amount: never missing, at least 0, and a matter of the start or the room alone if
 * it depends on the placement: minutes, slots, headcount, over_capacity, … */
bool cursus_fact_can_be_summed (CursusFact fact);

/** cursus_fact_find: the fact named @name in Lua; CURSUS_N_FACTS if there is none. */
CursusFact cursus_fact_find (const char *name);

/**
 * cursus_fact_read: the value of @fact of @unit under @placements (indexed by meeting; those of the unit are placed).
 *
 * @argument: as the fact wants it; for OTHER the other *unit*. A tag is given as its GQuark.
 * Returns: the value: an index for ids, minutes, days …; CURSUS_FACT_NIL for none.
 */
int32_t cursus_fact_read (const CursusFrame *frame, const CursusPlacement *placements, CursusUnit unit, CursusFact fact,
                          uint32_t argument);

/** cursus_fact_takes_least: which of a run's meetings decides on a placed fact: the least of them (FIRST_…, STARTS), or the
 * greatest. */
bool cursus_fact_takes_least (CursusFact fact);

/** cursus_fact_text: (transfer none) (nullable): the id behind a value of a type that is an id; NULL for NIL. */
const char *cursus_fact_text (const CursusFrame *frame, CursusFactType type, int32_t value);

G_END_DECLS
