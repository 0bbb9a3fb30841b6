/* A problem in clauses: every plan without hard violations satisfies them, and costs at least as much as the terms that are true
 * then. What is not in them yet is added when a plan is found that they misjudge. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/problem.h"
#include "solver/sat.h"

G_BEGIN_DECLS

typedef struct CursusEncoding CursusEncoding;

/* Soft points that a plan costs in which the literal holds. */
typedef struct {
  int literal;
  int64_t weight;      /* above 0 */
  uint32_t constraint; /* whose points these are; CURSUS_NONE: of functions of one meeting, all together */
} CursusTerm;

/**
 * cursus_encoding_new: (transfer full) (nullable): the clauses of @problem, which outlives it. Functions of rules are called:
 * only by the thread that owns them. Where @limits end it early, or something is too large, less is encoded: what is found later
 * is still true. NULL with the error of a rule's function.
 */
CursusEncoding *cursus_encoding_new (const CursusProblem *problem, const CursusSatLimits *limits, GError **error);
void cursus_encoding_free (CursusEncoding *self);

/** cursus_encoding_new_in_order: (transfer full) (nullable): the same without some plans that are like others: for each plan it
 * has one of the same score, in which interchangeable meetings are in order. Hard rules of groups may wait until a plan breaks
 * them: cursus_encoding_refine() adds them then. */
CursusEncoding *cursus_encoding_new_in_order (const CursusProblem *problem, const CursusSatLimits *limits, GError **error);

/** cursus_encoding_new_in_order_on: (transfer full) (nullable): the same among the clauses of @sat, which outlives it. */
CursusEncoding *cursus_encoding_new_in_order_on (const CursusProblem *problem, CursusSat *sat, const CursusSatLimits *limits,
                                                 GError **error);

/* Hard rules that count only while a literal holds: of a use, */
typedef struct {
  uint32_t use;
  uint32_t person;   /* what it forbids a meeting alone because this person cannot come or would rather not; */
  uint32_t module;   /* or what it forbids single meetings of this module; */
  uint32_t calendar; /* or what it forbids a meeting alone because the day is in this calendar; */
  uint32_t day;      /* of one of these three: only on this day; */
  int literal;       /* all CURSUS_NONE: all else of it */
  GPtrArray *bans;   /* (nullable) of CursusBan: what it forbids single meetings; not of single days */
} CursusSwitch;

/* Placements that one meeting cannot have. */
typedef struct {
  uint32_t meeting;
  bool *in; /* per placement of its domain */
} CursusBan;

#define CURSUS_SWITCH_OF_USE(use) ((CursusSwitch){ (use), CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, 0, NULL })

/** cursus_encoding_new_switched: (transfer full) (nullable): the same with each hard use behind switches, for solving under
 * assumptions. @problem is not cut by rules. @by_module: (nullable): by use: whether modules have switches of their own. */
CursusEncoding *cursus_encoding_new_switched (const CursusProblem *problem, const bool *by_module, const CursusSatLimits *limits,
                                              GError **error);

/** cursus_encoding_new_by_day: (transfer full) (nullable): the same; a switch of a person, a module or a calendar switches one of
 * each day on, which can be on without it. */
CursusEncoding *cursus_encoding_new_by_day (const CursusProblem *problem, const bool *by_module, const CursusSatLimits *limits,
                                            GError **error);

/** cursus_encoding_switches: (transfer none) (element-type CursusSwitch): all there are: those of hard uses first, by use. */
const GArray *cursus_encoding_switches (const CursusEncoding *self);

/** cursus_encoding_is_by_bans: whether the bans of switches say all that @constraint, of a hard use, forbids. */
bool cursus_encoding_is_by_bans (const CursusEncoding *self, uint32_t constraint);

/**
 * cursus_encoding_new_recorded: (transfer full) (nullable): as cursus_encoding_new, for somebody who is to solve it without us:
 * the clauses are kept, and as much as can be is said beforehand instead of being learnt.
 *
 * @hard_only: soft rules are left out.
 */
CursusEncoding *cursus_encoding_new_recorded (const CursusProblem *problem, bool hard_only, const CursusSatLimits *limits,
                                              GError **error);

/** cursus_encoding_says_all: whether a plan costs exactly what the cheapest values of all other variables cost. */
bool cursus_encoding_says_all (const CursusEncoding *self);

/* What a literal says of a meeting. */
typedef enum { CURSUS_MEANING_START, CURSUS_MEANING_ROOM, CURSUS_MEANING_SPEAKERS } CursusMeaningKind;

typedef struct {
  int literal;
  uint32_t meeting;
  CursusMeaningKind kind;
  uint32_t value; /* slot, room or speaker set */
} CursusMeaning;

/** cursus_encoding_list_meanings: (transfer full) (element-type CursusMeaning): by meeting: that it begins there, is there, is
 * with them; for each of what it can be. */
GArray *cursus_encoding_list_meanings (const CursusEncoding *self);

/** cursus_encoding_is_cut_short: whether there were too many clauses, or no time, for all of it. */
bool cursus_encoding_is_cut_short (const CursusEncoding *self);

/** cursus_encoding_at: holds exactly when @meeting is at @placement. */
int cursus_encoding_at (CursusEncoding *self, uint32_t meeting, CursusPlacement placement);

/** cursus_encoding_on_day, cursus_encoding_in_room: holds exactly when @meeting is there. */
int cursus_encoding_on_day (CursusEncoding *self, uint32_t meeting, uint32_t day);
int cursus_encoding_in_room (CursusEncoding *self, uint32_t meeting, uint32_t room);

/** cursus_encoding_sat: (transfer none): where the clauses are. */
CursusSat *cursus_encoding_sat (const CursusEncoding *self);

/** cursus_encoding_terms: (transfer none) (element-type CursusTerm): of the soft cost; refining adds some at the end. */
const GArray *cursus_encoding_terms (const CursusEncoding *self);

/** cursus_encoding_base: soft points that every plan costs. */
int64_t cursus_encoding_base (const CursusEncoding *self);

/** cursus_encoding_show: the solver looks at @placements first, a plan without hard violations, and near it from then on. */
void cursus_encoding_show (CursusEncoding *self, const CursusPlacement *placements);

/** cursus_encoding_read: writes the plan that the solver has just found into @placements, by meeting. */
void cursus_encoding_read (const CursusEncoding *self, CursusPlacement *placements);

/** cursus_encoding_note: remembers for the next cursus_encoding_refine what the solver takes the plan to cost: to be called after
 * cursus_encoding_read where clauses are added before refining. */
void cursus_encoding_note (CursusEncoding *self);

/**
 * cursus_encoding_refine: to be called right after cursus_encoding_read: the true @score of @placements, and clauses for what the
 * solver did not know of it.
 *
 * @refined: whether there was anything: if not, the plan costs no more than the terms that the solver made true, and breaks no
 * hard rule. Returns: false with the error of a rule's function.
 */
bool cursus_encoding_refine (CursusEncoding *self, const CursusPlacement *placements, CursusScore *score, bool *refined,
                             GError **error);

/** cursus_encoding_is_complete: whether the clauses say all of the problem, so that refining never has anything to add. */
bool cursus_encoding_is_complete (const CursusEncoding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusEncoding, cursus_encoding_free)

G_END_DECLS
