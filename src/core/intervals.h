/* A set of instants as sorted, disjoint, half-open intervals of UTC seconds: busy times, windows. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/* start included, end excluded; start < end. */
typedef struct {
  int64_t start_utc;
  int64_t end_utc;
} CursusInterval;

typedef struct CursusIntervals CursusIntervals;

/** cursus_intervals_new: (transfer full): the empty set. */
CursusIntervals *cursus_intervals_new (void);
void cursus_intervals_free (CursusIntervals *self);

/** cursus_intervals_add: adds [start, end); overlapping and touching intervals become one. An empty or reversed
 * interval adds nothing. Amortised O(log n) for additions in order. */
void cursus_intervals_add (CursusIntervals *self, int64_t start_utc, int64_t end_utc);

/** cursus_intervals_add_all: adds every interval of @other. */
void cursus_intervals_add_all (CursusIntervals *self, const CursusIntervals *other);

/** cursus_intervals_subtract: removes [start, end). */
void cursus_intervals_subtract (CursusIntervals *self, int64_t start_utc, int64_t end_utc);

/** cursus_intervals_overlaps: whether any instant of [start, end) is in the set. O(log n). */
bool cursus_intervals_overlaps (const CursusIntervals *self, int64_t start_utc, int64_t end_utc);

/** cursus_intervals_overlap_seconds: how many seconds of [start, end) are in the set. */
int64_t cursus_intervals_overlap_seconds (const CursusIntervals *self, int64_t start_utc, int64_t end_utc);

/** cursus_intervals_get: (transfer none): the sorted intervals; @n_intervals receives their number. */
const CursusInterval *cursus_intervals_get (const CursusIntervals *self, size_t *n_intervals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusIntervals, cursus_intervals_free)

G_END_DECLS
