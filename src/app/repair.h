/* Some amendments together, and the proof that they are enough: a plan of the amended session, counted by the audit. */
#pragma once

#include <glib.h>
#include <signal.h>

#include "app/amendment.h"
#include "report/conflict.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *amendments;       /* of CursusAmendment */
  double size;                 /* of all of them */
  bool has_plan;               /* one is known that keeps every hard rule and pin of the amended session: */
  CursusScore score;           /* of the best one found */
  CursusPlacement *placements; /* (nullable): its own, for the amended session */
} CursusRepairDraft;

/** cursus_repair_draft_new: (transfer full): without amendments. */
CursusRepairDraft *cursus_repair_draft_new (void);
void cursus_repair_draft_free (CursusRepairDraft *self);

/** cursus_repair_draft_add: @amendment (transfer full). */
void cursus_repair_draft_add (CursusRepairDraft *self, CursusAmendment *amendment);

/** cursus_repair_open: (transfer full) (nullable): the amended session of @workspace; NULL when rules refuse it. */
CursusWorkspace *cursus_repair_open (const CursusRepairDraft *self, const CursusWorkspace *workspace);

/**
 * cursus_repair_try: looks for a plan of @amended, which is @workspace with the amendments; sets what is known of it then.
 *
 * @pins: (nullable): by meeting of @workspace; those that an amendment takes away do not count.
 * @from, @placements: (nullable): a plan of the session of @from, to begin with.
 * @stop: (nullable).
 */
void cursus_repair_try (CursusRepairDraft *self, const CursusWorkspace *workspace, const CursusWorkspace *amended,
                        const CursusPlacement *pins, const CursusWorkspace *from, const CursusPlacement *placements,
                        const volatile sig_atomic_t *stop);

/** cursus_repair_spare: leaves amendments of @self, which has a plan, out, one after the other, as long as a plan is found
 * without them. @most: so many are tried. @pins, @stop: as in cursus_repair_try. */
void cursus_repair_spare (CursusRepairDraft *self, const CursusWorkspace *workspace, const CursusPlacement *pins, guint most,
                          const volatile sig_atomic_t *stop);

/** cursus_repair_draft_is_within: whether @other changes all that @self does, and as much or more of it. */
bool cursus_repair_draft_is_within (const CursusRepairDraft *self, const CursusRepairDraft *other,
                                    const CursusWorkspace *workspace);

/** cursus_repair_tell: (transfer full): in words. @plan: (nullable): has the pins. */
CursusRepair *cursus_repair_tell (const CursusRepairDraft *self, const CursusWorkspace *workspace, const CursusPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRepairDraft, cursus_repair_draft_free)

G_END_DECLS
