/* Sets of instants. Knows nothing of what is busy or free in them. */
#include "core/intervals.h"

struct CursusIntervals {
  GArray *items; /* of CursusInterval: sorted, disjoint, not touching */
};

CursusIntervals *
cursus_intervals_new (void)
{
  CursusIntervals *self = g_new0 (CursusIntervals, 1);
  self->items = g_array_new (FALSE, FALSE, sizeof (CursusInterval));
  return self;
}

void
cursus_intervals_free (CursusIntervals *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

static const CursusInterval *
item (const CursusIntervals *self, guint index)
{
  return &g_array_index (self->items, CursusInterval, index);
}

/* The first interval that ends at @instant or later. */
static guint
first_ending_from (const CursusIntervals *self, int64_t instant)
{
  guint low = 0, high = self->items->len;
  if (high > 0 && item (self, high - 1)->end_utc < instant)
    return high; /* additions in order come here */
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (item (self, middle)->end_utc < instant)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The first interval of which something lies after @instant. */
static guint
first_ending_after (const CursusIntervals *self, int64_t instant)
{
  guint index = first_ending_from (self, instant);
  if (index < self->items->len && item (self, index)->end_utc == instant)
    index++;
  return index;
}

/* Puts the @n_new intervals of @replacement in the place of those from @from up to, but without, @to. */
static void
splice (CursusIntervals *self, guint from, guint to, const CursusInterval *replacement, guint n_new)
{
  guint n_old = to - from;
  guint n_kept = MIN (n_old, n_new);
  for (guint i = 0; i < n_kept; i++)
    g_array_index (self->items, CursusInterval, from + i) = replacement[i];
  if (n_new > n_kept)
    g_array_insert_vals (self->items, from + n_kept, replacement + n_kept, n_new - n_kept);
  if (n_old > n_kept)
    g_array_remove_range (self->items, from + n_kept, n_old - n_kept);
}

void
cursus_intervals_add (CursusIntervals *self, int64_t start_utc, int64_t end_utc)
{
  if (start_utc >= end_utc)
    return;
  guint from = first_ending_from (self, start_utc);
  guint to = from;
  CursusInterval merged = { start_utc, end_utc };
  while (to < self->items->len && item (self, to)->start_utc <= end_utc) {
    merged.start_utc = MIN (merged.start_utc, item (self, to)->start_utc);
    merged.end_utc = MAX (merged.end_utc, item (self, to)->end_utc);
    to++;
  }
  splice (self, from, to, &merged, 1);
}

void
cursus_intervals_add_all (CursusIntervals *self, const CursusIntervals *other)
{
  if (self == other)
    return;
  for (guint i = 0; i < other->items->len; i++)
    cursus_intervals_add (self, item (other, i)->start_utc, item (other, i)->end_utc);
}

void
cursus_intervals_subtract (CursusIntervals *self, int64_t start_utc, int64_t end_utc)
{
  if (start_utc >= end_utc)
    return;
  guint from = first_ending_after (self, start_utc);
  guint to = from;
  while (to < self->items->len && item (self, to)->start_utc < end_utc)
    to++;
  if (from == to)
    return;
  CursusInterval rest[2];
  guint n_rest = 0;
  int64_t first_start = item (self, from)->start_utc;
  int64_t last_end = item (self, to - 1)->end_utc;
  if (first_start < start_utc)
    rest[n_rest++] = (CursusInterval){ first_start, start_utc };
  if (last_end > end_utc)
    rest[n_rest++] = (CursusInterval){ end_utc, last_end };
  splice (self, from, to, rest, n_rest);
}

bool
cursus_intervals_overlaps (const CursusIntervals *self, int64_t start_utc, int64_t end_utc)
{
  if (start_utc >= end_utc)
    return false;
  guint index = first_ending_after (self, start_utc);
  return index < self->items->len && item (self, index)->start_utc < end_utc;
}

int64_t
cursus_intervals_overlap_seconds (const CursusIntervals *self, int64_t start_utc, int64_t end_utc)
{
  if (start_utc >= end_utc)
    return 0;
  uint64_t total = 0; /* unsigned: an interval may span more than INT64_MAX seconds */
  for (guint i = first_ending_after (self, start_utc); i < self->items->len && item (self, i)->start_utc < end_utc; i++) {
    int64_t from = MAX (start_utc, item (self, i)->start_utc);
    int64_t to = MIN (end_utc, item (self, i)->end_utc);
    total += (uint64_t)to - (uint64_t)from;
  }
  return total > INT64_MAX ? INT64_MAX : (int64_t)total;
}

const CursusInterval *
cursus_intervals_get (const CursusIntervals *self, size_t *n_intervals)
{
  *n_intervals = self->items->len;
  return (const CursusInterval *)(const void *)self->items->data;
}
