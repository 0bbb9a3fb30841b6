/* One change to a session that lets something pass: a parameter, a date on which somebody comes, a waiver, a pin less … */
#pragma once

#include <glib.h>

#include "app/workspace.h"
#include "core/plan.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_AMENDMENT_UNPIN,  /* a meeting is no longer pinned */
  CURSUS_AMENDMENT_PARAM,  /* a use has another value of a parameter */
  CURSUS_AMENDMENT_ATTEND, /* a person comes on some dates after all */
  CURSUS_AMENDMENT_WINDOW, /* a module has wider dates */
  CURSUS_AMENDMENT_DATES,  /* the session begins sooner or ends later */
  CURSUS_AMENDMENT_ROOMS,  /* a module may be in more rooms */
  CURSUS_AMENDMENT_LENGTH, /* the meetings of a module are shorter */
  CURSUS_AMENDMENT_OPEN,   /* a use is waived on some dates of a calendar */
  CURSUS_AMENDMENT_WAIVER, /* a use is waived for some meetings */
  CURSUS_AMENDMENT_SOFT,   /* a use costs points instead */
} CursusAmendmentKind;

/* Which parts are set depends on the kind. */
typedef struct {
  CursusAmendmentKind kind;
  uint32_t use;      /* in the ruleset */
  uint32_t person;   /* in the session */
  uint32_t module;   /* in the session */
  uint32_t calendar; /* in the session */
  uint32_t meeting;  /* in the session */
  char *param;
  CursusValue *value;
  GArray *dates;         /* of CursusDate */
  CursusDateRange range; /* the new one */
  GArray *rooms;         /* of uint32_t: the new ones */
  char **of;             /* as a waiver names it */
  int64_t weight;
  double size; /* how much it changes: to compare amendments by */
} CursusAmendment;

/** cursus_amendment_new: (transfer full): nothing else is set. */
CursusAmendment *cursus_amendment_new (CursusAmendmentKind kind, double size);
void cursus_amendment_free (CursusAmendment *self);

/** cursus_amendment_apply: changes @session, the session of @workspace read again. Pins are not its business. */
void cursus_amendment_apply (const CursusAmendment *self, const CursusWorkspace *workspace, CursusSession *session);

/** cursus_amendment_text: (transfer full): "max = 6 weeks instead of 5 weeks in rule “gap” (session.lua:12)". @plan: (nullable):
 * has the pins. */
char *cursus_amendment_text (const CursusAmendment *self, const CursusWorkspace *workspace, const CursusPlan *plan);

/** cursus_amendment_change: (transfer full): what to write into the session's file, or to run. */
char *cursus_amendment_change (const CursusAmendment *self, const CursusWorkspace *workspace);

/** cursus_amendment_is_within: whether @other is the same change, or adds all that @self adds to a list, and more. */
bool cursus_amendment_is_within (const CursusAmendment *self, const CursusAmendment *other, const CursusWorkspace *workspace);

/** cursus_amendment_window: (transfer full): "on Tue 2 Mar 2027", "from … to …". */
char *cursus_amendment_window (CursusDateRange window);

/* By so many days a session can begin sooner and end later: what its calendars say of them is known. */
#define CURSUS_AMENDMENT_DAYS 56

/** cursus_amendment_dates: (transfer full) (nullable): the dates that a parameter has, in words: "Tue 2 Mar 2027, from … to …".
 * NULL where it is none of dates. */
char *cursus_amendment_dates (const CursusParam *param, const CursusValue *value);

/** cursus_amendment_runs: (transfer full) (element-type CursusDateRange): @dates (of CursusDate, ascending), those that follow
 * one another put together. */
GArray *cursus_amendment_runs (const GArray *dates);

/** cursus_amendment_load: (transfer full) (nullable): the session of @workspace read again, to be changed. */
CursusSession *cursus_amendment_load (const CursusWorkspace *workspace, GError **error);

/** cursus_amendment_params: (transfer full): a table of @params (nullable: none) with @value as that of @key. */
CursusValue *cursus_amendment_params (const CursusValue *params, const char *key, CursusValue *value);

/** cursus_amendment_shorten: makes the meetings of @module one slot long. false: they are. */
bool cursus_amendment_shorten (CursusSession *session, uint32_t module);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusAmendment, cursus_amendment_free)

G_END_DECLS
