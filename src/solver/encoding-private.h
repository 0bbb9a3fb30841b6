/* The parts of the encoding. */
#pragma once

#include "rules/evaluator.h"
#include "rules/trie.h"
#include "rules/weights.h"
#include "solver/encoding.h"

G_BEGIN_DECLS

/* One of several values, in order. */
typedef struct {
  uint32_t n;
  int *at;          /* per value: it is this one */
  int *from;        /* per value, and one more: it is this one or a later one */
  GHashTable *sets; /* GBytes of bools → literal */
} CursusOneOf;

/* Where one meeting is. */
typedef struct {
  uint32_t n; /* placements of its domain */
  const CursusPlacement *domain;
  CursusOneOf starts, rooms, speakers;
  uint32_t *slots;    /* per start: its slot */
  uint32_t *room_of;  /* per room of rooms: which it is */
  uint32_t *start_of; /* per placement of the domain: number of its start among starts */
  uint32_t *cell_of;  /* per placement: number of its room × speakers.n + number of its speakers */
  uint32_t n_cells;
  GHashTable *sets; /* GBytes of bools, one a placement → literal */
} CursusChoice;

/* Excess of one constraint, or more than that: the base and what the true terms weigh. Their constraint is not set. */
typedef struct {
  GArray *terms; /* of CursusTerm */
  int64_t base;
  bool exact; /* the excess is never more than that */
} CursusCost;

/* A function with its memory, and what it was seen to read. */
typedef struct {
  CursusTracer *tracer;
  CursusTrie *trie;
  GArray *reads[2]; /* of CursusRead, by position; of sequences none */
} CursusRecaller;

/* What encoding-line.c keeps of a constraint. */
typedef struct {
  GArray *classes;    /* of CursusGroupClass; NULL: it cannot be encoded so */
  bool placed;        /* its groups depend on times or rooms */
  GHashTable *levels; /* GBytes → GArray of CursusLesson: of each group, for encoding-sequence.c */
  GHashTable *known;  /* GBytes of a class and two units whose clauses are there */
} CursusLines;

/* What the encoding knows of one constraint. */
typedef struct {
  CursusRecaller function, filter;
  bool exact; /* nothing is to be added */
  int64_t base;
  GArray *levels;     /* (nullable) of CursusLesson, ascending: of what was learnt from plans */
  bool ignored;       /* the solver goes on misjudging it */
  bool late;          /* not encoded yet: no plan has broken it */
  CursusLines *lines; /* nullable */
} CursusEncoded;

typedef struct CursusSwitches CursusSwitches;

struct CursusEncoding {
  const CursusProblem *problem;
  const CursusRuleset *ruleset;
  const CursusFrame *frame;
  const CursusSatLimits *limits;
  CursusSat *sat;
  bool borrowed;            /* it is somebody else's */
  CursusChoice *choices;    /* per meeting */
  GHashTable *gates;        /* GBytes of sorted literals → their conjunction */
  GHashTable *letters;      /* GBytes → CursusLetterSet */
  GHashTable *counters;     /* GBytes of inputs → GArray of CursusStep */
  GHashTable *orders;       /* number of two meetings → "the first comes before the second" */
  CursusPlacement *scratch; /* per meeting: for reading facts */
  CursusEncoded *encoded;   /* per constraint */
  CursusEvaluator *evaluator;
  bool *placed;      /* per meeting: in the evaluator */
  uint32_t *ordered; /* (nullable): per meeting: the first of those that come one after the other, this one among them */
  GArray *terms;
  int64_t base;
  int64_t *believed;        /* (nullable): per constraint: what cursus_encoding_note found */
  CursusSwitches *switches; /* nullable */
  int64_t **alone;          /* per meeting and placement: soft points of functions of that meeting */
  bool recorded;            /* for somebody else */
  bool hard_only;           /* without soft rules */
  bool complete;
  GError *error;
};

/* ---- encoding-choice.c: literals for sets of placements, and gates ---- */

/** cursus_choice_init: the variables of @meeting. */
void cursus_choice_init (CursusEncoding *self, uint32_t meeting);
void cursus_choice_clear (CursusChoice *self);

/** cursus_choice_literal: holds exactly when @meeting is at a placement of its domain that is @in. */
int cursus_choice_literal (CursusEncoding *self, uint32_t meeting, const bool *in);

/** cursus_choice_in_slot: holds exactly when @meeting, which can be somewhere, is there in @slot. */
int cursus_choice_in_slot (CursusEncoding *self, uint32_t meeting, uint32_t slot);

/** cursus_choice_in_room: holds exactly when it is in @room. */
int cursus_choice_in_room (const CursusEncoding *self, uint32_t meeting, uint32_t room);

/** cursus_encoding_and, cursus_encoding_or: holds exactly when all, or one, of @literals hold. */
int cursus_encoding_and (CursusEncoding *self, const int *literals, uint32_t n);
int cursus_encoding_or (CursusEncoding *self, const int *literals, uint32_t n);

/** cursus_encoding_and2: of two. */
int cursus_encoding_and2 (CursusEncoding *self, int a, int b);

/** cursus_encoding_is_full: whether there are so many clauses that no more should be made beforehand, or no time is left. */
bool cursus_encoding_is_full (const CursusEncoding *self);

/* ---- encoding-order.c: meetings that come one after the other ---- */

/** cursus_encoding_put_in_order: clauses for one order of meetings that are interchangeable. */
void cursus_encoding_put_in_order (CursusEncoding *self);

/** cursus_encoding_join_ordered: (transfer full) (element-type int): of @literals, each of which holds only while its meeting is
 * in one and the same slot: one for those of meetings whose order keeps them apart, instead of several. */
GArray *cursus_encoding_join_ordered (CursusEncoding *self, const uint32_t *meetings, const int *literals, uint32_t n);

/** cursus_encoding_join_apart: (transfer full) (element-type int): the same for all that hard rules keep apart. */
GArray *cursus_encoding_join_apart (CursusEncoding *self, const uint32_t *meetings, const int *literals, uint32_t n);

/** cursus_encoding_are_apart: whether hard rules keep the meetings apart, so that they share no slot. */
bool cursus_encoding_are_apart (const CursusEncoding *self, uint32_t a, uint32_t b);

/* ---- encoding-rooms.c: rooms ---- */

/** cursus_encoding_keep_rooms: clauses of a hard constraint that cursus_conflicts_is_of_rooms. */
void cursus_encoding_keep_rooms (CursusEncoding *self, const CursusConstraint *constraint);

/** cursus_encoding_count_rooms: clauses that follow from the others: as many meetings as a set of rooms cannot hold have to go
 * elsewhere, whatever they cost there. To be called after what meetings cost alone is known. */
void cursus_encoding_count_rooms (CursusEncoding *self);

/* ---- encoding-counter.c: sums ---- */

typedef struct {
  int64_t value;
  int literal; /* the sum is at least value */
} CursusStep;

/* Sums that can be reached, ascending; the first is always reached. */
typedef struct {
  GArray *steps; /* of CursusStep */
} CursusCounter;

/** cursus_counter_new: (transfer full) (nullable): of the weights of @inputs (CursusTerm) that hold; sums above @most are not
 * told apart. NULL if it were too large. */
GArray *cursus_counter_new (CursusEncoding *self, const GArray *inputs, int64_t most);

/** cursus_counter_limit: adds to @cost what the sum lacks to the limits or exceeds them by, while @present holds. */
void cursus_counter_limit (CursusEncoding *self, const GArray *steps, CursusLimits limits, int present, CursusCost *cost);

/* ---- encoding-cost.c: costs, and functions that are called while encoding ---- */

void cursus_cost_init (CursusCost *self);
void cursus_cost_clear (CursusCost *self);

/** cursus_cost_add: @weight, while @literal holds. */
void cursus_cost_add (CursusCost *self, int literal, int64_t weight);

/** cursus_cost_broken: holds whenever the terms of @self say that it is above 0. */
int cursus_cost_broken (CursusEncoding *encoding, const CursusCost *self);

void cursus_recaller_init (CursusRecaller *self, CursusTracer *tracer);
void cursus_recaller_clear (CursusRecaller *self);

/** cursus_recaller_cost: of @units at the placements of @self->scratch; 0 after an error. */
int64_t cursus_recaller_cost (CursusEncoding *self, CursusRecaller *function, const CursusUnit *units, uint32_t n_units);

/* ---- encoding-table.c: functions of one and two units ---- */

/** cursus_encoding_units: adds the cost of a constraint that is a function of one or two units. Of a root what one meeting costs
 * alone goes where cursus_encoding_alone finds it. */
void cursus_encoding_units (CursusEncoding *self, uint32_t constraint, CursusCost *cost);

/** cursus_encoding_alone: the terms of what meetings cost alone. */
void cursus_encoding_alone (CursusEncoding *self);

/* ---- encoding-letters.c: placements of a unit that a function cannot tell apart ---- */

typedef struct {
  uint32_t n;
  uint32_t n_meetings;
  const uint32_t *meetings;
  CursusPlacement *examples; /* per letter and meeting */
  uint32_t *letter_of;       /* (nullable) of a single meeting: per placement of its domain */
  int *at, *from;            /* 0: not made yet; from is not used where letters have no order */
  bool ordered;
  int64_t *values;        /* of a run with an order: of the one fact */
  GHashTable *known_from; /* (nullable) of a run: int64 of a fact and a value → "the fact is at least that" */
  uint32_t n_facts;
  CursusRead *facts;
} CursusLetterSet;

/** cursus_letter_set_get: (transfer none) (nullable): the letters of @unit by @facts (CursusRead). NULL if they are too many. */
CursusLetterSet *cursus_letter_set_get (CursusEncoding *self, CursusUnit unit, const GArray *facts);

/** cursus_letter_set_at: holds exactly when the unit has this letter. */
int cursus_letter_set_at (CursusEncoding *self, CursusLetterSet *letters, uint32_t letter);

/** cursus_letter_set_from: holds exactly when it has this one or a later one; of ordered ones. */
int cursus_letter_set_from (CursusEncoding *self, CursusLetterSet *letters, uint32_t letter);
void cursus_letter_set_free (gpointer letters);

/** cursus_letter_set_read: the value of a fact of one meeting at self->scratch; of a fact of two, what it follows from. */
int64_t cursus_letter_set_read (const CursusEncoding *self, uint32_t meeting, const CursusRead *fact);

/* What two units cost with each pair of letters, or one with each. */
typedef struct {
  CursusLetterSet *a, *b; /* b: NULL if there is one unit */
  uint32_t n_a, n_b;
  int64_t *costs;
  uint32_t *sums; /* (nullable) to be freed: of the level at hand: how many cells are dear above and to the left */
} CursusTable;

/** cursus_table_cover: @then holds wherever the cost is @level or more. */
void cursus_table_cover (CursusEncoding *self, CursusTable *table, int64_t level, int then);

/* ---- encoding-groups.c: who is in which group ---- */

/* Groups that the same meetings can be in, with the same speakers. */
typedef struct {
  int64_t weight; /* of all of them together */
  GBytes *mask;   /* per unit of the constraint and speaker set: whether it is in these groups then */
} CursusGroupClass;

/* Holds exactly when a unit is in a group with a value. */
typedef struct {
  uint64_t group; /* number of the placed keys' values */
  int64_t value;  /* CURSUS_NO_VALUE: it has none */
  uint32_t unit;
  int literal;
} CursusEntry;

#define CURSUS_NO_VALUE INT64_MIN

/** cursus_group_classes: (transfer full) (element-type CursusGroupClass): by the keys of @constraint that are not placed. NULL
 * if they are too many. */
GArray *cursus_group_classes (CursusEncoding *self, const CursusConstraint *constraint);

/** cursus_group_mask: (transfer none): of unit number @unit: a bool for each speaker set. */
const bool *cursus_group_mask (const CursusEncoding *self, const CursusConstraint *constraint, const CursusGroupClass *class,
                               uint32_t unit);

/** cursus_group_entries: (transfer full) (element-type GArray of CursusEntry): the entries of each group of @class. @memory:
 * GBytes → GArray, for what classes share. */
GPtrArray *cursus_group_entries (CursusEncoding *self, uint32_t constraint, const CursusGroupClass *class, GHashTable *memory);

/** cursus_group_list_placed: the groups of the placed keys that @meeting is in @at, into @out (uint64). */
void cursus_group_list_placed (const CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting,
                               CursusPlacement at, GArray *out);

/** cursus_group_is_placed_in: whether @group is among them. */
bool cursus_group_is_placed_in (const CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting,
                                CursusPlacement at, uint64_t group);

/* ---- encoding-measure.c ---- */

/** cursus_encoding_aggregate: adds the cost of an aggregate. */
void cursus_encoding_aggregate (CursusEncoding *self, uint32_t constraint, bool hard, CursusCost *cost);

/** cursus_encoding_measure: adds the excess of one group with @entries (CursusEntry), @weight times. */
void cursus_encoding_measure (CursusEncoding *self, const CursusConstraint *constraint, const GArray *entries, bool hard,
                              int64_t weight, CursusCost *cost);

/* ---- encoding-balance.c ---- */

/** cursus_encoding_balance: adds the excess of all @groups (GArray of CursusEntry) together. */
void cursus_encoding_balance (CursusEncoding *self, const CursusConstraint *constraint, const GPtrArray *groups, bool hard,
                              CursusCost *cost);

/* ---- encoding-line.c: neighbours in time ---- */

/** cursus_encoding_line: adds clauses for neighbours at @placements whose cost is not encoded yet; false if there were none. */
bool cursus_encoding_line (CursusEncoding *self, uint32_t constraint, const CursusPlacement *placements);
void cursus_lines_free (CursusLines *lines);

/** cursus_encoding_line_all: the same for whatever neighbours there can be. false: that would be too much, and nothing was added.
 */
bool cursus_encoding_line_all (CursusEncoding *self, uint32_t constraint);

/** cursus_encoding_order: holds exactly when meeting @a comes before @b. */
int cursus_encoding_order (CursusEncoding *self, uint32_t a, uint32_t b);

/* ---- encoding-switch.c: hard uses that can be left out ---- */

void cursus_switches_init (CursusEncoding *self, const bool *by_module, bool by_day);
void cursus_switches_free (CursusSwitches *self);

/** cursus_switch_off: to be added to a clause of @constraint, which is hard: holds when it is left out. */
int cursus_switch_off (const CursusEncoding *self, const CursusConstraint *constraint);

/** cursus_switch_meeting: clauses for what hard @constraint forbids @meeting alone. @cost: at the placements of @self->scratch,
 * by @self->frame. false if there are no switches. */
bool cursus_switch_meeting (CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting,
                            int64_t (*cost) (CursusEncoding *self, gconstpointer data), gconstpointer data);

/** cursus_switch_list_off: (transfer full) (nullable): by use, before anything is added: whether the plan just found leaves it
 * out. NULL if there are no switches. */
bool *cursus_switch_list_off (const CursusEncoding *self);

/* ---- encoding-sequence.c ---- */

/** cursus_encoding_sequence: clauses for the calls of class @number that cost something at @placements. @line: the units in the
 * class there, in the order of time. false if there was none that is new. */
bool cursus_encoding_sequence (CursusEncoding *self, uint32_t constraint, guint number, const GArray *line,
                               const CursusPlacement *placements);

/* ---- encoding-learn.c: what plans teach ---- */

typedef struct {
  int64_t excess;
  int literal; /* it is at least that */
} CursusLesson;

/** cursus_encoding_learn: a clause: with the meetings of @constraint where they are, its excess is @excess. false if there was
 * nothing to add. */
bool cursus_encoding_learn (CursusEncoding *self, uint32_t constraint, const CursusPlacement *placements, int64_t excess);

/** cursus_encoding_learn_whole: the same by one clause of all its meetings, whatever its shape. */
void cursus_encoding_learn_whole (CursusEncoding *self, uint32_t constraint, const CursusPlacement *placements, int64_t excess);

/** cursus_encoding_list_meetings: marks the meetings that @constraint and its parts look at. */
void cursus_encoding_list_meetings (const CursusEncoding *self, uint32_t constraint, bool *marked);

/** cursus_encoding_parts_of: CURSUS_DEPENDS_… of what @constraint looks at of a placement. */
unsigned cursus_encoding_parts_of (const CursusEncoding *self, uint32_t constraint);

/** cursus_encoding_level: a literal that @levels (CursusLesson) make cost at least @excess, @times, in terms of @constraint. */
int cursus_encoding_level (CursusEncoding *self, uint32_t constraint, GArray *levels, int64_t excess, int64_t times);

/** cursus_encoding_spend: @cost belongs to root @constraint: clauses if it is hard, terms of the encoding if not. */
void cursus_encoding_spend (CursusEncoding *self, uint32_t constraint, const CursusCost *cost);

/* ---- encoding-eager.c: everything beforehand ---- */

/** cursus_encoding_all: says all that root @constraint can cost. false: that would be too much, and nothing was added. */
bool cursus_encoding_all (CursusEncoding *self, uint32_t constraint);

/* ---- encoding-combination.c ---- */

/** cursus_encoding_combination: adds the cost of a combination. */
void cursus_encoding_combination (CursusEncoding *self, uint32_t constraint, CursusCost *cost);

/* ---- encoding.c ---- */

/** cursus_encoding_cost: adds the cost of a constraint, of whatever shape. @hard: it is a root of a hard use. */
void cursus_encoding_cost (CursusEncoding *self, uint32_t constraint, bool hard, CursusCost *cost);

G_END_DECLS
