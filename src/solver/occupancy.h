/* Who is where in the plan that the search edits: for moves that look before they leap. The work keeps it up to date. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/conflicts.h"

G_BEGIN_DECLS

/* The meetings that want one room for themselves in one slot: mostly none or one. */
typedef struct {
  uint32_t n;
  uint32_t sum; /* of their numbers: the one, if it is one */
} CursusTenants;

typedef struct {
  const CursusConflicts *conflicts;  /* not owned */
  const CursusFrame *frame;          /* not owned */
  const CursusPlacement *placements; /* the evaluator's */
  uint64_t *present;                 /* per slot a bitset: the meetings that take it */
  CursusTenants *tenants;            /* per slot and room */
} CursusOccupancy;

/** cursus_occupancy_new: (transfer full): of no meeting. */
CursusOccupancy *cursus_occupancy_new (const CursusConflicts *conflicts, const CursusFrame *frame,
                                       const CursusPlacement *placements);
void cursus_occupancy_free (CursusOccupancy *self);

/** cursus_occupancy_add: @meeting takes its slots and its room. */
void cursus_occupancy_add (CursusOccupancy *self, uint32_t meeting, CursusPlacement placement);

/** cursus_occupancy_remove: the opposite. */
void cursus_occupancy_remove (CursusOccupancy *self, uint32_t meeting, CursusPlacement placement);

/**
 * cursus_occupancy_clashes: the other meetings that hard rules keep apart from @meeting and that are there if it begins at
 * @start. At most @n_max different ones are written to @found.
 *
 * Returns: their number; @n_max + 1 if there are more.
 */
uint32_t cursus_occupancy_clashes (const CursusOccupancy *self, uint32_t meeting, uint32_t start, uint32_t *found,
                                   uint32_t n_max);

/** cursus_occupancy_tenants: likewise the other meetings that want the room of @to for themselves then, and cannot share it with
 * @meeting. */
uint32_t cursus_occupancy_tenants (const CursusOccupancy *self, uint32_t meeting, CursusPlacement to, uint32_t *found,
                                   uint32_t n_max);

/** cursus_occupancy_hindrances: both. */
uint32_t cursus_occupancy_hindrances (const CursusOccupancy *self, uint32_t meeting, CursusPlacement to, uint32_t *found,
                                      uint32_t n_max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusOccupancy, cursus_occupancy_free)

G_END_DECLS
