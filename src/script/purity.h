/* Whether a function leaves something behind: what it can reach that outlives a call is summed up before and after. Knows nothing
 * of rules. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "script/state.h"

G_BEGIN_DECLS

#define CURSUS_PURITY_MAX_UPVALUES 64

/* What the variables hold that a function has from outside, with all that hangs on them, summed up. */
typedef struct {
  int function; /* ref */
  uint32_t n;
  uint64_t sums[CURSUS_PURITY_MAX_UPVALUES];
  bool collects; /* the garbage is collected first */
} CursusPurity;

/** cursus_purity_take: sums up what @self->function holds. false if the state's memory does not suffice. */
bool cursus_purity_take (CursusState *state, CursusPurity *self);

/** cursus_purity_changed: (transfer full) (nullable): the name of a variable whose sum differs. */
char *cursus_purity_changed (CursusState *state, const CursusPurity *before, const CursusPurity *after);

/** cursus_purity_where: (transfer full): "gap.lua:23": where the function @function begins. */
char *cursus_purity_where (CursusState *state, int function);

G_END_DECLS
