/* Looks through all plans that move at most so many meetings. */
#pragma once

#include "solver/replan-choices-private.h"

G_BEGIN_DECLS

typedef struct CursusReplanTree CursusReplanTree;

/** cursus_replan_tree_new: (transfer full): for plans within @choices. @hard_only: evaluates the rules of
 * choices->hard; nothing is placed. @whole: evaluates all rules, with everybody where they are expected. @best: receives what is
 * found. None of them is owned. */
CursusReplanTree *cursus_replan_tree_new (CursusReplanChoices *choices, CursusEvaluator *hard_only, CursusEvaluator *whole,
                                          CursusReplan *best);
void cursus_replan_tree_free (CursusReplanTree *self);

/** cursus_replan_tree_plant: begins anew after the choices were narrowed. */
void cursus_replan_tree_plant (CursusReplanTree *self);

/** cursus_replan_tree_least: known meetings that have to move, as far as one sees without looking for plans. */
uint32_t cursus_replan_tree_least (const CursusReplanTree *self);

typedef enum {
  CURSUS_REPLAN_SEARCHED, /* there is no better plan */
  CURSUS_REPLAN_CUT,      /* none that moves so few */
  CURSUS_REPLAN_STOPPED,  /* no steps are left; or a plan was found where any would do */
} CursusReplanEnd;

/** cursus_replan_tree_search: looks for plans that move at most @depth known meetings and are better than the best, until there
 * are none or, with @any, one is found. */
CursusReplanEnd cursus_replan_tree_search (CursusReplanTree *self, uint32_t depth, bool any);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusReplanTree, cursus_replan_tree_free)

G_END_DECLS
