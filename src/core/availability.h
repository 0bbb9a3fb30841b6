/* When one person can come, in three levels besides "free". */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/intervals.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_LEVEL_UNAVAILABLE, /* cannot come */
  CURSUS_LEVEL_RELUCTANT,   /* would rather not */
  CURSUS_LEVEL_PREFERRED,   /* would like it */
  CURSUS_N_LEVELS,
} CursusLevel;

/* Public value: one set of instants a level. What is in none of them is simply free. */
typedef struct {
  CursusIntervals *levels[CURSUS_N_LEVELS];
} CursusAvailability;

/* What came of the events of a calendar that was read, each time of a recurring one for itself. */
typedef struct {
  guint n_busy;       /* count as unavailable */
  guint n_tentative;  /* are tentative, whatever they count as */
  guint n_free;       /* do not count: marked as free, */
  guint n_declined;   /* declined by the calendar's owner, */
  guint n_cancelled;  /* cancelled, */
  guint n_left_out;   /* whole days that were asked to be left out */
  guint n_whole_days; /* of those that count: of whole days */
  guint n_floating;   /* of those that count: times without zone */
} CursusBusyCounts;

/** cursus_availability_new: (transfer full): free at all times. */
CursusAvailability *cursus_availability_new (void);
void cursus_availability_free (CursusAvailability *self);

/** cursus_availability_add: marks [start, end) with @level; a time may stand in several levels (unavailable wins when read). */
void cursus_availability_add (CursusAvailability *self, CursusLevel level, int64_t start_utc, int64_t end_utc);

/** cursus_level_parse: reads "unavailable", "reluctant", "preferred" or the French "indisponible", "plutôt non", "préféré";
 * false if @text is none of them. */
bool cursus_level_parse (const char *text, CursusLevel *level);

/** cursus_level_name: (transfer none): the English word, stable for files and messages' keys. */
const char *cursus_level_name (CursusLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusAvailability, cursus_availability_free)

G_END_DECLS
