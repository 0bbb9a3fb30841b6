/* The constraints of hard uses, as looking for plans with few changes needs them. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/ruleset.h"

G_BEGIN_DECLS

typedef struct {
  uint32_t constraint; /* in the ruleset */
  bool grows;          /* placing one more meeting never makes it cheaper */
  bool additive;       /* whatever it costs, taking one of its meetings away makes it cheaper */
  GArray *meetings;    /* of uint32_t: those that it looks at, each once */
} CursusHardConstraint;

/** cursus_hard_constraints_new: (transfer full) (element-type CursusHardConstraint). */
GPtrArray *cursus_hard_constraints_new (const CursusRuleset *ruleset);

G_END_DECLS
