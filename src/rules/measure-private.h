/* Measures of groups, kept up to date while meetings come and go. One file each; all behind this table. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "rules/constraint.h"
#include "rules/trail.h"

G_BEGIN_DECLS

/* Counters of one aggregate. Which of them a measure uses is its own affair. */
typedef struct {
  CursusMeasure measure;
  CursusLimits limits;
  int64_t low, high;       /* the limits, within what a measure can be, so that they can be subtracted from it */
  bool tracks_present;     /* an empty group, which costs nothing, is not like one whose measure is 0 */
  bool is_plain;           /* the excess is the total itself: then no totals are kept */
  uint32_t dimension;      /* of the measured value; 0 for count and sum */
  uint32_t stride, margin; /* of rows of counts: counters of one group, and zeros before the first value */
  uint32_t n_groups;
  uint32_t *present; /* per group, if tracked: meetings in it */
  int64_t *totals;   /* per group: count, sum, number of distinct values, of runs, of meetings too many */
  uint16_t *counts;  /* per group and value: meetings that have it */
} CursusTally;

/* What one meeting brings to each of its groups. */
typedef struct {
  int64_t amount; /* for sum */
  const uint32_t *values;
  uint32_t n_values;
} CursusShare;

/* The groups that a share goes to. */
typedef struct {
  const uint32_t *groups;
  const uint32_t *weights; /* (nullable): by how much the excess of each counts; NULL: once */
  uint32_t n;
} CursusTargets;

/* A meeting that goes from one place to another, where it has at most one value and is in the same fixed groups before and after:
 * group number fixed[i] * dimension + offset. */
typedef struct {
  const uint32_t *fixed;
  const uint32_t *weights; /* (nullable): by fixed group */
  uint32_t n;
  uint32_t dimension;                   /* of the placed keys */
  uint32_t offset_before, offset_after; /* CURSUS_NONE: in no group */
  uint32_t value_before, value_after;   /* CURSUS_NONE: none */
  int64_t amount_before, amount_after;
} CursusShift;

typedef struct {
  /* Adds (sign 1) or takes away (sign -1) a share of each group; returns by how much the excess grew. What is overwritten goes
   * on the trail. */
  int64_t (*change) (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share, int sign);
  /* (nullable): by how much the excess would grow; nothing changes. */
  int64_t (*growth) (CursusTally *tally, const CursusShift *shift);
  /* NULL if growth is: makes the shift; nothing goes on a trail. */
  void (*apply) (CursusTally *tally, const CursusShift *shift);
} CursusMeasureKernel;

/** cursus_measure_kernel: (transfer none): the code of a measure. */
const CursusMeasureKernel *cursus_measure_kernel (CursusMeasure measure);

extern const CursusMeasureKernel cursus_measure_total;    /* count, sum */
extern const CursusMeasureKernel cursus_measure_balance;  /* balance */
extern const CursusMeasureKernel cursus_measure_distinct; /* distinct */
extern const CursusMeasureKernel cursus_measure_extent;   /* span, first, last, max_run, gaps */
extern const CursusMeasureKernel cursus_measure_isolated; /* isolated */
extern const CursusMeasureKernel cursus_measure_overlap;  /* overlap */
extern const CursusMeasureKernel cursus_measure_runs;     /* runs, run_count */

/** cursus_tally_init: counters for @n_groups groups, all empty. */
void cursus_tally_init (CursusTally *self, const CursusConstraint *constraint, uint32_t n_groups, uint32_t dimension);
void cursus_tally_clear (CursusTally *self);

/** cursus_tally_counts: (transfer none): the counters of @group, by value. */
static inline uint16_t *
cursus_tally_counts (const CursusTally *self, uint32_t group)
{
  return self->counts + self->margin + (size_t)group * self->stride;
}

/** cursus_tally_excess_of: of a group whose total is @total and in which @present meetings are, if these are tracked. */
static inline int64_t
cursus_tally_excess_of (const CursusTally *self, int64_t total, uint32_t present)
{
  const int64_t below = MAX (self->low - total, 0), above = MAX (total - self->high, 0);
  int64_t excess = below + above; /* one of them is 0; which, cannot be foreseen */
  if (self->limits.squared)
    excess = (int64_t)((uint64_t)excess * (uint64_t)excess); /* as the ledger counts */
  return excess * (!self->tracks_present | (present != 0));
}

/** cursus_tally_present: meetings in @group; 0 if they are not tracked. */
static inline uint32_t
cursus_tally_present (const CursusTally *self, uint32_t group)
{
  return self->tracks_present ? self->present[group] : 0;
}

/** cursus_tally_come: a meeting comes to @group or goes from it; only counted where it matters. */
static inline void
cursus_tally_come (CursusTally *self, CursusTrail *trail, uint32_t group, int sign)
{
  if (!self->tracks_present)
    return;
  cursus_trail_save_u32 (trail, &self->present[group]);
  self->present[group] += (uint32_t)sign;
}

/** cursus_tally_add: to a group's total. */
static inline void
cursus_tally_add (CursusTally *self, CursusTrail *trail, uint32_t group, int64_t growth)
{
  if (growth == 0)
    return;
  cursus_trail_save_i64 (trail, &self->totals[group]);
  self->totals[group] += growth;
}

/** cursus_tally_grow: a meeting comes to @group or goes from it, and its total grows by @growth; returns by how much the excess
 * does. */
static inline int64_t
cursus_tally_grow (CursusTally *self, CursusTrail *trail, uint32_t group, int64_t growth, int sign)
{
  if (self->is_plain)
    return growth;
  int64_t before = cursus_tally_excess_of (self, self->totals[group], cursus_tally_present (self, group));
  cursus_tally_come (self, trail, group, sign);
  cursus_tally_add (self, trail, group, growth);
  return cursus_tally_excess_of (self, self->totals[group], cursus_tally_present (self, group)) - before;
}

/** cursus_tally_growth: by how much the excess of @group would grow if its total grew by @growth, and the number of its meetings
 * by @coming. */
static inline int64_t
cursus_tally_growth (const CursusTally *self, uint32_t group, int64_t growth, int coming)
{
  if (self->is_plain)
    return growth;
  uint32_t present = cursus_tally_present (self, group);
  int64_t total = self->totals[group];
  return cursus_tally_excess_of (self, total + growth, present + (uint32_t)coming)
         - cursus_tally_excess_of (self, total, present);
}

/** cursus_tally_count: counts one value more or less; returns how many had it before. */
static inline uint32_t
cursus_tally_count (CursusTrail *trail, uint16_t *count, int sign)
{
  uint32_t before = *count;
  cursus_trail_save_u16 (trail, count);
  *count = (uint16_t)(before + (uint32_t)sign);
  return before;
}

/* How one group's excess grows: what most kernels are made of. */
typedef int64_t (*CursusGroupChange) (CursusTally *tally, CursusTrail *trail, uint32_t group, const CursusShare *share, int sign);

/** cursus_targets_change: @change of each group. Inlined with its argument, so that a kernel is one loop. */
__attribute__ ((always_inline)) static inline int64_t
cursus_targets_change (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share, int sign,
                       CursusGroupChange change)
{
  int64_t growth = 0;
  for (uint32_t i = 0; i < targets->n; i++) {
    int64_t of_group = change (tally, trail, targets->groups[i], share, sign);
    growth += targets->weights == NULL ? of_group : of_group * targets->weights[i];
  }
  return growth;
}

/* By how much the total of the group at @row would grow if a meeting came to it, or went from it, that has @value there. */
typedef int64_t (*CursusRowGrowth) (const uint16_t *row, uint32_t value, int sign);

/** cursus_rows_change: the change of a kernel whose totals grow as @growth says of rows. Inlined with its argument. */
__attribute__ ((always_inline)) static inline int64_t
cursus_rows_change (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share, int sign,
                    CursusRowGrowth growth)
{
  int64_t sum = 0;
  for (uint32_t i = 0; i < targets->n; i++) {
    uint16_t *row = cursus_tally_counts (tally, targets->groups[i]);
    int64_t total = 0;
    for (uint32_t v = 0; v < share->n_values; v++) {
      total += growth (row, share->values[v], sign);
      cursus_tally_count (trail, &row[share->values[v]], sign);
    }
    int64_t of_group = cursus_tally_grow (tally, trail, targets->groups[i], total, sign);
    sum += targets->weights == NULL ? of_group : of_group * targets->weights[i];
  }
  return sum;
}

/** cursus_row_growth_within: of one group that the meeting stays in. */
__attribute__ ((always_inline)) static inline int64_t
cursus_row_growth_within (uint16_t *row, uint32_t before, uint32_t after, CursusRowGrowth growth)
{
  int64_t sum = 0;
  if (before != CURSUS_NONE) {
    sum = growth (row, before, -1);
    row[before]--;
  }
  if (after != CURSUS_NONE)
    sum += growth (row, after, 1);
  if (before != CURSUS_NONE)
    row[before]++;
  return sum;
}

/** cursus_row_growth: by how much the excess of the groups of @shift from number @base on would grow, by what @growth says of
 * rows.
 */
__attribute__ ((always_inline)) static inline int64_t
cursus_row_growth (CursusTally *tally, const CursusShift *shift, uint32_t base, CursusRowGrowth growth)
{
  const uint32_t before = shift->value_before, after = shift->value_after;
  if (shift->offset_before == shift->offset_after) {
    uint32_t group = base + shift->offset_before;
    if (shift->offset_before == CURSUS_NONE)
      return 0;
    return cursus_tally_growth (tally, group,
                                cursus_row_growth_within (cursus_tally_counts (tally, group), before, after, growth), 0);
  }
  int64_t sum = 0;
  if (shift->offset_before != CURSUS_NONE) {
    uint32_t group = base + shift->offset_before;
    int64_t goes = before == CURSUS_NONE ? 0 : growth (cursus_tally_counts (tally, group), before, -1);
    sum += cursus_tally_growth (tally, group, goes, -1);
  }
  if (shift->offset_after != CURSUS_NONE) {
    uint32_t group = base + shift->offset_after;
    int64_t comes = after == CURSUS_NONE ? 0 : growth (cursus_tally_counts (tally, group), after, 1);
    sum += cursus_tally_growth (tally, group, comes, 1);
  }
  return sum;
}

/** cursus_shift_is_plain: whether every group's excess is its total, counts once, and the meeting has a value and a group before
 * and after. */
static inline bool
cursus_shift_is_plain (const CursusTally *tally, const CursusShift *shift)
{
  return tally->is_plain && shift->weights == NULL && shift->offset_before != CURSUS_NONE && shift->offset_after != CURSUS_NONE
         && shift->value_before != CURSUS_NONE && shift->value_after != CURSUS_NONE;
}

/* What cursus_shift_growth does, without what plain shifts do not need. */
__attribute__ ((always_inline)) static inline int64_t
cursus_shift_growth_plain (CursusTally *tally, const CursusShift *shift, CursusRowGrowth growth)
{
  const uint32_t before = shift->value_before, after = shift->value_after;
  const size_t stride = (size_t)shift->dimension * tally->stride;
  uint16_t *goes = cursus_tally_counts (tally, shift->offset_before), *comes = cursus_tally_counts (tally, shift->offset_after);
  int64_t sum = 0;
  if (goes == comes)
    for (uint32_t i = 0; i < shift->n; i++)
      sum += cursus_row_growth_within (goes + shift->fixed[i] * stride, before, after, growth);
  else
    for (uint32_t i = 0; i < shift->n; i++)
      sum += growth (goes + shift->fixed[i] * stride, before, -1) + growth (comes + shift->fixed[i] * stride, after, 1);
  return sum;
}

/** cursus_shift_growth: the same of all fixed groups. Inlined with its argument. */
__attribute__ ((always_inline)) static inline int64_t
cursus_shift_growth (CursusTally *tally, const CursusShift *shift, CursusRowGrowth growth)
{
  if (cursus_shift_is_plain (tally, shift))
    return cursus_shift_growth_plain (tally, shift, growth);
  int64_t sum = 0;
  for (uint32_t i = 0; i < shift->n; i++) {
    uint32_t fixed = shift->fixed[i];
    int64_t of_group = cursus_row_growth (tally, shift, fixed * shift->dimension, growth);
    sum += shift->weights == NULL ? of_group : of_group * shift->weights[fixed];
  }
  return sum;
}

/** cursus_tally_apply: a meeting comes to @group (sign 1) or goes from it (-1), and its total grows. */
static inline void
cursus_tally_apply (CursusTally *self, uint32_t group, int64_t growth, int sign)
{
  if (self->tracks_present)
    self->present[group] += (uint32_t)sign;
  if (!self->is_plain)
    self->totals[group] += growth;
}

/** cursus_row_apply: makes a shift in the groups from number @base on. Inlined with its argument. */
__attribute__ ((always_inline)) static inline void
cursus_row_apply (CursusTally *tally, const CursusShift *shift, uint32_t base, CursusRowGrowth growth)
{
  const uint32_t offsets[] = { shift->offset_before, shift->offset_after };
  const uint32_t values[] = { shift->value_before, shift->value_after };
  for (int side = 0; side < 2; side++) {
    const int sign = side == 0 ? -1 : 1;
    const uint32_t value = values[side];
    if (offsets[side] == CURSUS_NONE)
      continue;
    uint16_t *row = cursus_tally_counts (tally, base + offsets[side]);
    int64_t total = value == CURSUS_NONE || tally->is_plain ? 0 : growth (row, value, sign);
    if (value != CURSUS_NONE)
      row[value] = (uint16_t)(row[value] + sign);
    cursus_tally_apply (tally, base + offsets[side], total, sign);
  }
}

/** cursus_rows_apply: the same in all fixed groups. Inlined with its argument. */
__attribute__ ((always_inline)) static inline void
cursus_rows_apply (CursusTally *tally, const CursusShift *shift, CursusRowGrowth growth)
{
  for (uint32_t i = 0; i < shift->n; i++)
    cursus_row_apply (tally, shift, shift->fixed[i] * shift->dimension, growth);
}

/* A kernel named @kernel of a measure whose totals grow as @of_row (a CursusRowGrowth) says. */
#define CURSUS_MEASURE_OF_ROWS(kernel, of_row)                                                                                   \
  static int64_t change_rows (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share,    \
                              int sign)                                                                                          \
  {                                                                                                                              \
    return cursus_rows_change (tally, trail, targets, share, sign, of_row);                                                      \
  }                                                                                                                              \
  static int64_t growth_of_rows (CursusTally *tally, const CursusShift *shift)                                                   \
  {                                                                                                                              \
    return cursus_shift_growth (tally, shift, of_row);                                                                           \
  }                                                                                                                              \
  static void apply_rows (CursusTally *tally, const CursusShift *shift)                                                          \
  {                                                                                                                              \
    cursus_rows_apply (tally, shift, of_row);                                                                                    \
  }                                                                                                                              \
  const CursusMeasureKernel kernel = { .change = change_rows, .growth = growth_of_rows, .apply = apply_rows };

G_END_DECLS
