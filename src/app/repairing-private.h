/* What the files that look for repairs tell each other. */
#pragma once

#include "app/ladder.h"
#include "app/repair.h"
#include "app/repairing.h"
#include "solver/corrections.h"

G_BEGIN_DECLS

/* Other values of one parameter of one use. */
typedef struct {
  uint32_t use;
  CursusLadder *ladder;
  uint32_t *uses; /* by rung: the use with that value; CURSUS_NONE: the rule refuses it */
  guint known;    /* the first rung with which a plan is known; G_MAXUINT: none */
} CursusVariant;

typedef struct {
  const CursusWorkspace *workspace;
  const CursusRepairingOptions *options;
  CursusRequirements *requirements; /* that are asked now */
  CursusWorkspace *wide;      /* the session read again, without what of its background is in the way; variants are uses of it */
  CursusPlacement *wide_pins; /* nullable */
  CursusPlacement *wide_wish; /* (nullable): as the options have it */
  uint32_t n_uses;            /* of the session itself */
  bool *by_module;            /* by use of wide */
  bool dated;
  uint32_t first_day, last_day; /* the session's, in wide */
  uint32_t *n_rooms;            /* (nullable): by module: the session's own */
  GPtrArray *variants;          /* of CursusVariant */
} CursusRepairing;

/* One item of a correction that gives way, and how. */
typedef struct {
  CursusConflictItem item;
  CursusRelief relief;
  GArray *days;               /* (nullable): of relief */
  bool kept;                  /* it need not give way after all */
  CursusAmendment *amendment; /* (nullable): what it amounts to */
} CursusConcession;

/** cursus_repairing_is_over: whether time is over, or nobody wants to wait any longer. */
bool cursus_repairing_is_over (const CursusRepairing *self);

/** cursus_use_soften: (transfer full): @use of the session costs points instead. */
CursusAmendment *cursus_use_soften (const CursusRepairing *self, uint32_t use);

/** cursus_repairs_add_uses: adds to @drafts (of CursusRepairDraft) what one change of a use alone is enough for, of those that
 * the people in @conflict are there for: to change what each person has to do would be many changes. */
void cursus_repairs_add_uses (CursusRepairing *self, const GArray *conflict, GPtrArray *drafts);

/** cursus_variants_add: makes variants of @use, a hard one of the session that somebody wrote. */
void cursus_variants_add (CursusRepairing *self, uint32_t use);

/** cursus_variants_judge: notes which variants a plan of wide keeps, and forgets what was noted of another. */
void cursus_variants_judge (const CursusRepairing *self, const CursusPlacement *placements);
/** cursus_variant_amend: (transfer full): the parameter has the value of @rung. */
CursusAmendment *cursus_variant_amend (const CursusVariant *self, guint rung);
void cursus_variant_free (CursusVariant *self);

/** cursus_concession_init, cursus_concession_clear: @item, a number of @self->requirements, gives way wholly. */
void cursus_concession_init (const CursusRepairing *self, CursusConcession *concession, guint item);
void cursus_concession_clear (CursusConcession *concession);

/** cursus_concessions_ask: whether there is a plan when these give way, and nothing else does. */
CursusSatAnswer cursus_concessions_ask (const CursusRepairing *self, const CursusConcession *concessions, guint n);

/** cursus_concession_read: lets @concession give way as far as the plan of the requirements needs, and sets its amendment; not
 * that of a use. */
void cursus_concession_read (const CursusRepairing *self, CursusConcession *concession);

/** cursus_concession_narrow: lets @concessions[@at] give way as little as can be beside the others, and sets its amendment.
 * @variant: (nullable): of a use: the parameter to change. false: there is no plan so, or time is over. */
bool cursus_concession_narrow (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at,
                               const CursusVariant *variant);

G_END_DECLS
