/* In which order sessions are planned, and which of them at the same time. */
#pragma once

#include <glib.h>

#include "app/region.h"

G_BEGIN_DECLS

/** cursus_joint_order_new: (transfer full): all sessions of @region that are not fixed, those with the least choice first. */
GArray *cursus_joint_order_new (const CursusRegion *region);

/**
 * cursus_joint_order_wave: (transfer full): the sessions of @order that are @wanted and come before all wanted neighbours of
 * theirs, by priority, then in the order given: no two are neighbours, so that they can be planned at the same time. Empty only
 * if none is wanted.
 *
 * @wanted: by session.
 */
GArray *cursus_joint_order_wave (const CursusRegion *region, const GArray *order, const bool *wanted);

G_END_DECLS
