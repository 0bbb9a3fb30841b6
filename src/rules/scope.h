/* What a waiver covers, in dense numbers. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/frame.h"

G_BEGIN_DECLS

/* Sets of things; one that is not there holds everything. A call of a function is covered when all its units are meetings of
 * @meetings, on days of @days, in rooms of @rooms, and its group one of somebody of @people; a group that is measured, when all
 * that could ever be in it is. */
typedef struct {
  bool *meetings; /* (nullable) per meeting */
  bool *people;   /* (nullable) per person */
  bool *days;     /* (nullable) per day */
  bool *rooms;    /* (nullable) per room */
} CursusScope;

/* A waiver in force, for one use. */
typedef struct {
  const CursusWaiver *waiver; /* of the session: who accepts what it covers, why and until when */
  CursusScope scope;
} CursusGrant;

/** cursus_scope_new: (transfer full): one that holds everything. */
CursusScope *cursus_scope_new (void);
void cursus_scope_free (CursusScope *self);

/** cursus_grant_new: (transfer full): takes the sets of @scope (transfer full). @waiver outlives it. */
CursusGrant *cursus_grant_new (const CursusWaiver *waiver, CursusScope *scope);
void cursus_grant_free (CursusGrant *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusScope, cursus_scope_free)

G_END_DECLS
