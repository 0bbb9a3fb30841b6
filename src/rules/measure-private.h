/* Measures of groups, kept up to date while meetings come and go. One file each; all behind this table. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "rules/constraint.h"

G_BEGIN_DECLS

/* Counters of one aggregate. Which of them a measure uses is its own affair. */
typedef struct {
  CursusMeasure measure;
  CursusLimits limits;
  uint32_t dimension; /* of the measured value; 0 for count and sum */
  uint32_t n_groups;
  uint32_t *present; /* per group: meetings in it; an empty group costs nothing */
  int64_t *totals;   /* per group: count, sum, number of distinct values, of runs, of meetings too many */
  uint16_t *counts;  /* per group and value: meetings that have it */
} CursusTally;

/* What one meeting brings to a group. */
typedef struct {
  int64_t amount; /* for sum */
  const uint32_t *values;
  uint32_t n_values;
} CursusShare;

typedef struct {
  /* Adds (sign 1) or takes away (sign -1) a share of @group; returns by how much the excess of that group grew. */
  int64_t (*change) (CursusTally *tally, uint32_t group, CursusShare share, int sign);
  /* The excess is one for all groups: however many people a group stands for, it counts once. */
  bool of_all_groups;
} CursusMeasureKernel;

/** cursus_measure_kernel: (transfer none): the code of a measure. */
const CursusMeasureKernel *cursus_measure_kernel (CursusMeasure measure);

extern const CursusMeasureKernel cursus_measure_total;    /* count, sum */
extern const CursusMeasureKernel cursus_measure_balance;  /* balance */
extern const CursusMeasureKernel cursus_measure_distinct; /* distinct */
extern const CursusMeasureKernel cursus_measure_extent;   /* span, first, last, max_run, gaps */
extern const CursusMeasureKernel cursus_measure_overlap;  /* overlap */
extern const CursusMeasureKernel cursus_measure_runs;     /* runs, run_count */

/** cursus_tally_init: counters for @n_groups groups, all empty. */
void cursus_tally_init (CursusTally *self, const CursusConstraint *constraint, uint32_t n_groups, uint32_t dimension);
void cursus_tally_clear (CursusTally *self);

G_END_DECLS
