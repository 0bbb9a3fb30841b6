/* Which sessions of a region that has no joint plan contradict each other, and over whom or what. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

#include "app/region.h"

G_BEGIN_DECLS

/**
 * cursus_joint_contradiction_find: appends to @out (element-type utf8) sentences about why it is proven that @region has no joint
 * plan: sessions that have none together, and the people and rooms that they share for which this is so. As few of both as are
 * found in @seconds: each was tried without.
 *
 * @stop: (nullable). Returns: false with the error of a rule's function.
 */
bool cursus_joint_contradiction_find (const CursusRegion *region, double seconds, const volatile sig_atomic_t *stop,
                                      GPtrArray *out, GError **error);

G_END_DECLS
