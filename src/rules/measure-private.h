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
  bool tracks_present; /* an empty group, which costs nothing, is not like one whose measure is 0 */
  uint32_t dimension;  /* of the measured value; 0 for count and sum */
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

typedef struct {
  /* Adds (sign 1) or takes away (sign -1) a share of each group; returns by how much the excess grew. What is overwritten goes
   * on the trail. */
  int64_t (*change) (CursusTally *tally, CursusTrail *trail, CursusTargets targets, CursusShare share, int sign);
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
  return self->counts + (size_t)group * self->dimension;
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

/** cursus_tally_excess: of a group's total. */
static inline int64_t
cursus_tally_excess (const CursusTally *self, uint32_t group)
{
  if (self->tracks_present && self->present[group] == 0)
    return 0;
  return cursus_limits_excess (self->limits, self->totals[group]);
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
typedef int64_t (*CursusGroupChange) (CursusTally *tally, CursusTrail *trail, uint32_t group, CursusShare share, int sign);

/** cursus_targets_change: @change of each group. Inlined with its argument, so that a kernel is one loop. */
__attribute__ ((always_inline)) static inline int64_t
cursus_targets_change (CursusTally *tally, CursusTrail *trail, CursusTargets targets, CursusShare share, int sign,
                       CursusGroupChange change)
{
  int64_t growth = 0;
  for (uint32_t i = 0; i < targets.n; i++) {
    int64_t of_group = change (tally, trail, targets.groups[i], share, sign);
    growth += targets.weights == NULL ? of_group : of_group * targets.weights[i];
  }
  return growth;
}

G_END_DECLS
