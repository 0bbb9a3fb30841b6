/* What sessions share, in plans and in clauses. */
#pragma once

#include "solver/encoding.h"
#include "solver/proof-joint.h"

G_BEGIN_DECLS

/* Two meetings of two sessions that need one person or room at the same time. */
typedef struct {
  uint32_t resource;
  uint32_t parts[2];
  uint32_t meetings[2];
} CursusJointClash;

/** cursus_joint_shares_find: (transfer full) (element-type CursusJointClash): of the plans @placements, by part. */
GArray *cursus_joint_shares_find (const CursusJointPart *parts, uint32_t n_parts, CursusPlacement *const *placements);

/** cursus_joint_shares_forbid: clauses: the meetings of @clash never need what they share at the same time. @encodings: by part;
 * NULL of those that are fixed. */
void cursus_joint_shares_forbid (const CursusJointPart *parts, CursusEncoding *const *encodings, const CursusJointClash *clash);

G_END_DECLS
