/* What is interchangeable: meetings whose exchange, and rooms whose exchange, changes no plan's score. Immutable. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/evaluator.h"

G_BEGIN_DECLS

typedef struct CursusProblem CursusProblem;

typedef struct {
  uint32_t n_meetings, n_rooms;
  uint32_t *meeting_class; /* per meeting: the first meeting of its class; itself if no other is like it */
  uint32_t *room_class;    /* per room: likewise */
  bool has_meetings;       /* some two are of one class */
} CursusSymmetry;

/**
 * cursus_symmetry_new: (transfer full): of a problem whose domains are filled. @evaluator has nothing placed. Only what can be
 * shown is said: meetings of one module and audience that differ in nothing that a rule is known to read, and rooms that
 * differ in their names only. Functions of one meeting are asked; of functions of several meetings nothing is known.
 *
 * Meetings of one class have the same domain: to exchange their places leaves every plan's score. To exchange two rooms of one
 * class for all meetings does so, too, and is possible in every domain.
 */
CursusSymmetry *cursus_symmetry_new (const CursusProblem *problem, CursusEvaluator *evaluator);

/** cursus_symmetry_narrow: (transfer full): @self for @problem, the same with fewer placements. */
CursusSymmetry *cursus_symmetry_narrow (const CursusSymmetry *self, const CursusProblem *problem);
void cursus_symmetry_free (CursusSymmetry *self);

/** cursus_symmetry_same: whether meetings @a and @b are of one class. */
static inline bool
cursus_symmetry_same (const CursusSymmetry *self, uint32_t a, uint32_t b)
{
  return self->meeting_class[a] == self->meeting_class[b];
}

/** cursus_symmetry_count: how many of the @n first of @classes are the first of a class of several; @n_members receives how many
 * are in such classes. */
uint32_t cursus_symmetry_count (const uint32_t *classes, uint32_t n, uint32_t *n_members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSymmetry, cursus_symmetry_free)

G_END_DECLS
