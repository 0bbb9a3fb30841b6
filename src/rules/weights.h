/* How often each call or group of a constraint counts, as its rule says. What follows from places is not known here. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "rules/constraint.h"

G_BEGIN_DECLS

#define CURSUS_MAX_WEIGHT 1000

/** cursus_weights_hash: a hash of GBytes that hold small numbers. */
guint cursus_weights_hash (gconstpointer bytes);

/** cursus_weights_fixed_keys: (transfer full): the keys of @constraint whose values do not depend on times and rooms, in order.
 */
GArray *cursus_weights_fixed_keys (const CursusConstraint *constraint);

/** cursus_weights_tuples: (transfer full): the values of the fixed keys that groups of @constraint can have, one tuple after the
 * other, each once. NULL with CURSUS_RULES_ERROR_TOO_LARGE if they are too many. */
GArray *cursus_weights_tuples (const CursusFrame *frame, const CursusConstraint *constraint, GError **error);

/** cursus_weights_set_group: groups with these @values (n of them) of the fixed keys count @weight times. */
void cursus_weights_set_group (CursusConstraint *constraint, const uint32_t *values, uint32_t n, uint32_t weight);

/** cursus_weights_of_group: how often groups with these values count; once if nothing was said. */
uint32_t cursus_weights_of_group (const CursusConstraint *constraint, const uint32_t *values, uint32_t n);

G_END_DECLS
