/* The functions of one or two units at work: one tuple for each call that constraints ask for. */
#pragma once

#include "rules/ledger-private.h"
#include "rules/parts-private.h"

G_BEGIN_DECLS

typedef struct CursusTuples CursusTuples;

/** cursus_tuples_new: (transfer full): of the active constraints of @ruleset, whose functions are @functions (by constraint) and
 * see @frame's meetings. @within: without the hard ones of one meeting alone, which its domain is cut by. */
CursusTuples *cursus_tuples_new (const CursusRuleset *ruleset, CursusFunction *functions, bool within);
void cursus_tuples_free (CursusTuples *self);

/** cursus_tuples_place: @meeting has come to where the functions see it. */
void cursus_tuples_place (CursusTuples *self, CursusLedger *ledger, uint32_t meeting);

/** cursus_tuples_remove: @meeting is about to go. */
void cursus_tuples_remove (CursusTuples *self, CursusLedger *ledger, uint32_t meeting);

/** cursus_tuples_leave: @meeting has gone as far as the tuples of @constraint and its parts are concerned; cursus_tuples_return:
 * it is back. */
void cursus_tuples_leave (CursusTuples *self, CursusLedger *ledger, uint32_t meeting, uint32_t constraint);
void cursus_tuples_return (CursusTuples *self, CursusLedger *ledger, uint32_t meeting, uint32_t constraint);

/** cursus_tuples_move: @meeting is at another place than before; @differs: CURSUS_DEPENDS_… of what. */
void cursus_tuples_move (CursusTuples *self, CursusLedger *ledger, uint32_t meeting, unsigned differs);

/** cursus_tuples_cost_alone: the score of what involves @meeting alone at its present place. */
CursusScore cursus_tuples_cost_alone (CursusTuples *self, uint32_t meeting);

/** cursus_tuples_forbid: whether use @use (CURSUS_NONE: any) is hard and forbids @meeting to be where it is, whatever the others
 * do. */
bool cursus_tuples_forbid (CursusTuples *self, uint32_t use, uint32_t meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusTuples, cursus_tuples_free)

G_END_DECLS
