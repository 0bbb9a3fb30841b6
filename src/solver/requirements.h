/* What a plan has to keep, piece by piece: hard uses, the people, calendars and modules behind them, pins, the session's dates
 * and the rooms of modules. Asks the solver of clauses whether some pieces can be kept together. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/ruleset.h"
#include "solver/sat.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_CONFLICT_USE,      /* a hard use, but for what its items of people, calendars and modules say */
  CURSUS_CONFLICT_PERSON,   /* what uses forbid meetings because of one person's availability */
  CURSUS_CONFLICT_MODULE,   /* what a use forbids the meetings of one module, each by itself */
  CURSUS_CONFLICT_CALENDAR, /* what uses forbid meetings because of the dates of one calendar */
  CURSUS_CONFLICT_PIN,      /* that a meeting stays where it is pinned */
  CURSUS_CONFLICT_WISH,     /* that a meeting is where somebody wants it */
  CURSUS_CONFLICT_DATES,    /* that no meeting is before the session's first date or after its last */
  CURSUS_CONFLICT_ROOMS,    /* that the meetings of a module are in the rooms that it may use */
  CURSUS_CONFLICT_DURATION, /* that the meetings of a module are as long as they are: never asked here */
  CURSUS_CONFLICT_N_KINDS,
} CursusConflictKind;

/* One piece. CURSUS_NONE where it does not apply. */
typedef struct {
  CursusConflictKind kind;
  uint32_t use;      /* in the ruleset; of a person or a calendar the first one: it does not tell items apart */
  uint32_t person;   /* in the session */
  uint32_t module;   /* in the session */
  uint32_t calendar; /* in the session */
  uint32_t meeting;  /* of the pin or the wish */
} CursusConflictItem;

typedef struct {
  CursusSatLimits limits;
  const CursusPlacement *pins; /* (nullable): by meeting: where it is pinned; unplaced: nowhere */
  const CursusPlacement *wish; /* (nullable): one meeting has to be at one of these */
  uint32_t n_wish;
  uint32_t wish_meeting;
  const bool *by_module; /* (nullable): by use: whether it has an item for each module */
  const bool *keep;      /* (nullable): by use: only these are looked at */
  uint32_t n_uses;       /* uses from this one on are no items: they can stand for others; 0: all are items */
  bool by_day;           /* reliefs can name days */
  bool cut;              /* what rules forbid single meetings counts anyway, and is no item */
  bool dated;            /* the frame has more days than the session; the session's first and last: */
  uint32_t first_day, last_day;
  const uint32_t *n_rooms; /* (nullable): by module: so many of its rooms, the first ones, are those that it may use */
} CursusRequirementsOptions;

/* How one item gives way. */
typedef struct {
  guint item;
  uint32_t instead;   /* a use that counts in its place; CURSUS_NONE: none */
  const GArray *days; /* (nullable) of uint32_t: of people, calendars, modules and dates: it gives way on these days only */
} CursusRelief;

typedef struct CursusRequirements CursusRequirements;

/** cursus_requirements_new: (transfer full) (nullable): of the hard uses of @ruleset, which outlives it, as do the arrays of
 * @options. Calls functions of rules: only by the thread that owns them. NULL with the error of one, or with
 * CURSUS_SOLVER_ERROR_TOO_LARGE. */
CursusRequirements *cursus_requirements_new (const CursusRuleset *ruleset, const CursusRequirementsOptions *options,
                                             GError **error);
void cursus_requirements_free (CursusRequirements *self);

/** cursus_requirements_is_whole: whether all of them could be told to the solver in time: else nothing may be concluded from a
 * NO. */
bool cursus_requirements_is_whole (const CursusRequirements *self);

/** cursus_requirements_items: (transfer none) (element-type CursusConflictItem): all there are. */
const GArray *cursus_requirements_items (const CursusRequirements *self);

/** cursus_requirements_n_meetings: of the session. */
uint32_t cursus_requirements_n_meetings (const CursusRequirements *self);

/** cursus_requirements_find: the number of @item; G_MAXUINT if there is no such item. */
guint cursus_requirements_find (const CursusRequirements *self, const CursusConflictItem *item);

/** cursus_requirements_mark_uses: sets @uses, by use, for those of @item. */
void cursus_requirements_mark_uses (const CursusRequirements *self, guint item, bool *uses);

/** cursus_requirements_set_limits: from now on these. */
void cursus_requirements_set_limits (CursusRequirements *self, CursusSatLimits limits);

/** cursus_requirements_set_patience: from now on questions that teach more than @n_lessons stay without an answer; 0: none does.
 */
void cursus_requirements_set_patience (CursusRequirements *self, uint32_t n_lessons);

/** cursus_requirements_ask: whether the items that are @in, by number, can be kept together. If not, only those that the solver
 * blames stay @in. UNKNOWN when time is over, or with the error of a rule's function (cursus_requirements_try_error). */
CursusSatAnswer cursus_requirements_ask (CursusRequirements *self, bool *in);

/** cursus_requirements_relieve: the same with @reliefs of items that are not @in. */
CursusSatAnswer cursus_requirements_relieve (CursusRequirements *self, bool *in, const CursusRelief *reliefs, guint n_reliefs);

/** cursus_requirements_glance: the same by one short question to the solver and what is remembered: YES only if a plan is known.
 */
CursusSatAnswer cursus_requirements_glance (CursusRequirements *self, bool *in);

/**
 * cursus_requirements_scout: looks for a plan by search alone, which gives up little beside what it may.
 *
 * @costs: by item: what it costs to give it up; items that cost @dear or more are given up last.
 * @broken: (inout): by item: what may be given up at no cost; what the plan gives up. Returns: false if nothing was found.
 */
bool cursus_requirements_scout (CursusRequirements *self, const int64_t *costs, int64_t dear, bool *broken);

/** cursus_requirements_tell: somebody else found @plan: it is the plan until the next question, and answers questions from now
 * on. */
void cursus_requirements_tell (CursusRequirements *self, const CursusPlacement *plan);

/** cursus_requirements_plan: (transfer none): after YES: the plan, by meeting. */
const CursusPlacement *cursus_requirements_plan (const CursusRequirements *self);

/** cursus_requirements_days: (transfer full) (element-type uint32_t): the days on which that plan does not keep @item, which is
 * of a person, a calendar, a module, or of the dates; sorted. */
GArray *cursus_requirements_days (const CursusRequirements *self, guint item);

/** cursus_requirements_is_kept: whether that plan keeps @item. */
bool cursus_requirements_is_kept (const CursusRequirements *self, guint item);

/** cursus_requirements_n_solves: questions to the solver of clauses. */
uint32_t cursus_requirements_n_solves (const CursusRequirements *self);

/** cursus_requirements_try_error: false, with the error of a rule's function, if one has failed. */
bool cursus_requirements_try_error (const CursusRequirements *self, GError **error);

/** cursus_conflict_item_equal: whether both are the same. */
bool cursus_conflict_item_equal (const CursusConflictItem *a, const CursusConflictItem *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRequirements, cursus_requirements_free)

G_END_DECLS
