/* Why a session found no plan beside the others: which bookings of whom are in the way. */
#pragma once

#include <glib.h>

#include "app/region.h"

G_BEGIN_DECLS

/**
 * cursus_joint_obstacles_find: appends to @out (element-type utf8) a sentence for each of @meetings (ids, NULL-terminated) of
 * session
 * @index that others leave less choice: how many of its placements they take, and who or what takes most of them.
 */
void cursus_joint_obstacles_find (const CursusRegion *region, uint32_t index, char *const *meetings, GPtrArray *out);

G_END_DECLS
