/* One trial of the law: a random session, random rules and random moves, after which the deltas, a fresh evaluator and the audit
 * must agree. A trial is data, so that it can be cut down to what makes it fail, printed and run again. */
#pragma once

#include "rules/rules-fixture.h"

#define LAW_MAX_MODULES 8
#define LAW_MAX_MEETINGS 3 /* of a move */

/* What is taken out of the session that the seed gives; bits below LAW_MAX_MODULES take out a module. */
typedef enum {
  LAW_NO_AVAILABILITY = LAW_MAX_MODULES,
  LAW_NO_CLOSED,
  LAW_NO_WINDOWS,
  LAW_NO_WORDS,
  LAW_EVERY_WEEKDAY,
  LAW_NO_GROUPS,
  LAW_NO_SPEAKERS,
  LAW_ONE_PART,
  LAW_THREE_DAYS,
  LAW_NO_WEIGHTS, /* and no waivers */
  LAW_N_SESSION_EDITS
} LawSessionEdit;

/* What is taken out of a rule. */
typedef enum {
  LAW_NO_FILTER,
  LAW_NO_SQUARE,
  LAW_NO_FIRST_KEY,
  LAW_NO_LAST_KEY,
  LAW_FIRST_UNITS,
  LAW_LAST_UNITS,
  LAW_FIRST_PART, /* of a combination: that part in its place */
  LAW_LAST_PART,
  LAW_N_RULE_EDITS
} LawRuleEdit;

typedef struct {
  uint32_t number; /* with the trial's seed, what the rule is */
  uint32_t edits;
} LawRule;

typedef enum {
  LAW_TRY,     /* cursus_evaluator_try */
  LAW_CHANGE,  /* begin, remove and place */
  LAW_REMOVE,  /* one meeting goes and stays away */
  LAW_REPLACE, /* one meeting goes and comes, nothing is remembered */
  LAW_ASK,     /* what one meeting alone would cost */
  LAW_N_MOVES
} LawMoveKind;

typedef struct {
  LawMoveKind kind;
  bool keeps;                      /* TRY, CHANGE: not taken back */
  uint32_t n;                      /* meetings that are drawn */
  uint32_t percent;                /* TRY: the limit, of the present energy */
  uint64_t dice[LAW_MAX_MEETINGS]; /* each gives a meeting and a placement */
} LawMove;

typedef struct {
  uint32_t seed;
  uint32_t edits;                  /* bits, LawSessionEdit */
  bool within;                     /* where hard rules of one meeting cost nothing only */
  uint32_t fresh_step, audit_step; /* moves between comparisons */
  GArray *rules;                   /* of LawRule */
  GArray *moves;                   /* of LawMove */
} Law;

/* What trials have seen; tells whether they prove anything. */
typedef struct {
  uint32_t trial;
  uint64_t moves, made, refused, taken_back, fresh, audits, asked;
  uint64_t shapes[CURSUS_SHAPE_COMBINATION + 1]; /* constraints that cost something at a comparison, by what they are */
  uint64_t combines[CURSUS_COMBINE_IMPLIES + 1];
  uint64_t measures[CURSUS_N_MEASURES];
  uint64_t values[CURSUS_N_KEYS];
  uint64_t keys[CURSUS_N_KEYS];
  uint64_t filtered, squared;
} LawStats;

/** law_new: (transfer full): what @seed gives, with @n_moves moves. */
Law *law_new (uint32_t seed, uint32_t n_moves);
Law *law_copy (const Law *self);
void law_free (Law *self);

/** law_parse: (transfer full): what law_print printed. */
Law *law_parse (const char *text);
char *law_print (const Law *self);

/** law_describe: (transfer full): session, rules and moves in words. */
char *law_describe (const Law *self);

/** law_holds: runs the trial. false with a reason in @why (transfer full), and the number of the move after which it showed in
 * @at. */
bool law_holds (const Law *self, LawStats *stats, uint32_t *at, char **why);

/** law_holds_apart: the same in a process of its own, which may crash or hang. */
bool law_holds_apart (const Law *self, uint32_t *at, char **why);

/** law_shrink: (transfer full): a smaller trial that fails as well, within some seconds. @at: the move after which @self failed.
 */
Law *law_shrink (const Law *self, uint32_t at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Law, law_free)
