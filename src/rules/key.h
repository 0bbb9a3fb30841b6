/* Keys: what meetings can be grouped by, and what aggregates can measure. Each yields, for a placed meeting, no, one or several
 * small integers ("values") below a fixed number ("dimension"). */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/frame.h"

G_BEGIN_DECLS

/* X (identifier, name in Lua, class, documentation)
 *   class FIXED: follows from the meeting alone; PEOPLE: from the meeting and its chosen speakers; PLACED: from slot and room */
/* clang-format off */
#define CURSUS_KEY_TABLE(X) \
  X (MODULE,      "module",      FIXED,  "each module") \
  X (RUN,         "run",         FIXED,  "each module for each of its audiences") \
  X (FORMAT,      "format",      FIXED,  "each format") \
  X (GROUP,       "group",       FIXED,  "each group; meetings of the whole cohort are in none") \
  X (TAG,         "tag",         FIXED,  "each tag of the module") \
  X (REMOTE,      "remote",      FIXED,  "remote or not") \
  X (PARTICIPANT, "participant", FIXED,  "each participant") \
  X (SPEAKER,     "speaker",     PEOPLE, "each speaker") \
  X (PERSON,      "person",      PEOPLE, "each participant and each speaker") \
  X (SLOT,        "slot",        PLACED, "each slot that the meeting takes") \
  X (DAY,         "day",         PLACED, "the day; weekends count") \
  X (WORKDAY,     "workday",     PLACED, "the open day: a Friday and the Monday after it are neighbours") \
  X (WEEKDAY,     "weekday",     PLACED, "Monday to Sunday") \
  X (WEEK,        "week",        PLACED, "the calendar week") \
  X (MONTH,       "month",       PLACED, "the calendar month") \
  X (DAY_PART,    "day_part",    PLACED, "the part of the day of its first slot") \
  X (SITE,        "site",        PLACED, "the site; remote meetings are in none") \
  X (ROOM,        "room",        PLACED, "the room, if it holds one meeting at a time")
/* clang-format on */

typedef enum {
#define CURSUS_KEY_ENUM(id, name, class, doc) CURSUS_KEY_##id,
  CURSUS_KEY_TABLE (CURSUS_KEY_ENUM)
#undef CURSUS_KEY_ENUM
      CURSUS_N_KEYS
} CursusKey;

typedef enum { CURSUS_KEY_CLASS_FIXED, CURSUS_KEY_CLASS_PEOPLE, CURSUS_KEY_CLASS_PLACED } CursusKeyClass;

/** cursus_key_name: (transfer none): as Lua names it. */
const char *cursus_key_name (CursusKey key);

/** cursus_key_doc: (transfer none): what it groups by, in a few words. */
const char *cursus_key_doc (CursusKey key);

/** cursus_key_class: what its values follow from. */
CursusKeyClass cursus_key_class (CursusKey key);

/** cursus_key_is_people: whether its values are people. */
bool cursus_key_is_people (CursusKey key);

/** cursus_key_find: the key named @name in Lua; CURSUS_N_KEYS if there is none. */
CursusKey cursus_key_find (const char *name);

/** cursus_key_names: (transfer none): all names, NULL-terminated, for proposals. */
const char *const *cursus_key_names (void);

/** cursus_key_dimension: values of @key are below this. */
uint32_t cursus_key_dimension (const CursusFrame *frame, CursusKey key);

/** cursus_key_max_values: cursus_key_fill never writes more than this. */
uint32_t cursus_key_max_values (const CursusFrame *frame, CursusKey key);

/**
 * cursus_key_fill: writes the values of @key for @meeting at @placement into @values and returns their number. FIXED keys ignore
 * the placement, PEOPLE keys use its speaker_set only.
 */
uint32_t cursus_key_fill (const CursusFrame *frame, CursusKey key, uint32_t meeting, CursusPlacement placement, uint32_t *values);

/** cursus_key_value_text: (transfer full): the value for people: a name, an ISO date, "2023-W41", … */
char *cursus_key_value_text (const CursusFrame *frame, CursusKey key, uint32_t value);

G_END_DECLS
