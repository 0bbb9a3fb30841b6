/* Values that a parameter could have instead of its own, farther and farther from it. */
#pragma once

#include "core/session.h"
#include "core/value.h"
#include "script/plugin.h"

G_BEGIN_DECLS

typedef struct {
  CursusValue *value;
  double size; /* how far it is from the value there is; values in one direction have rising sizes */
} CursusRung;

/* Values of one parameter in one direction: who keeps a rule with one of them is taken to keep it with those after it. */
typedef struct {
  char *param;
  GArray *rungs; /* of CursusRung */
} CursusLadder;

/** cursus_ladders_new: (transfer full) (element-type CursusLadder): of a parameter with @value (nullable: none is given): one or
 * two, or one for each thing that can be added to a list; none where the type has no order or nothing to add. */
GPtrArray *cursus_ladders_new (const CursusParam *param, const CursusValue *value, const CursusSession *session);
void cursus_ladder_free (CursusLadder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusLadder, cursus_ladder_free)

G_END_DECLS
