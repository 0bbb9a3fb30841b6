/* Where meetings can be when a plan is looked for that changes little: which of their placements go together, found out when
 * somebody asks, and which cannot be whatever is done. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/evaluator.h"
#include "solver/hard-constraints-private.h"
#include "solver/replan.h"

G_BEGIN_DECLS

/* Sets of numbers, 64 a word. */
typedef uint64_t CursusBits;

static inline bool
cursus_bits_has (const CursusBits *bits, uint32_t i)
{
  return (bits[i / 64] >> i % 64 & 1) != 0;
}

static inline void
cursus_bits_add (CursusBits *bits, uint32_t i)
{
  bits[i / 64] |= UINT64_C (1) << i % 64;
}

static inline void
cursus_bits_drop (CursusBits *bits, uint32_t i)
{
  bits[i / 64] &= ~(UINT64_C (1) << i % 64);
}

static inline uint32_t
cursus_bits_count (const CursusBits *bits, uint32_t first, uint32_t end)
{
  uint32_t n = 0;
  for (uint32_t w = first / 64; w < (end + 63) / 64; w++)
    n += (uint32_t)__builtin_popcountll (bits[w]);
  return n;
}

#define CURSUS_REPLAN_MANY 24 /* placements of one meeting at one time that are not compared one by one */

/* The placements of a meeting have numbers from first[meeting] on, which is a multiple of 64. */
typedef struct {
  const CursusProblem *problem;
  const CursusReplanQuery *query;
  const CursusRuleset *rules; /* the hard ones of the problem */
  GPtrArray *hard;            /* of CursusHardConstraint */
  int64_t *base;              /* by place in hard: what nobody has to mend */
  uint32_t n_meetings;        /* of the problem */
  uint32_t *first;            /* per meeting, and one more */
  uint32_t *n_values;         /* per meeting: before any was ruled out */
  CursusPlacement *values;
  uint32_t *expected;         /* per meeting: the number of where it is expected; CURSUS_NONE: it cannot stay */
  CursusBits *possible;       /* numbers: what is not ruled out */
  CursusRuleset *growing;     /* the rules that one more meeting never makes cheaper */
  CursusEvaluator *evaluator; /* of these; two meetings are placed at a time */
  uint32_t pair[2];           /* those; CURSUS_NONE: none */
  CursusBits **asked;         /* per number: (nullable) the numbers that were compared with it */
  CursusBits **fitting;       /* and those of them that go together with it */
  size_t n_bytes;             /* of these */
  uint32_t *steps_left;       /* not owned */
} CursusReplanChoices;

/** cursus_replan_choices_new: (transfer full) (nullable): @hard: those of @rules, by place, and @base, none of them owned; what
 * is held is where it is. NULL with the error of the evaluator. */
CursusReplanChoices *cursus_replan_choices_new (const CursusProblem *problem, const CursusReplanQuery *query,
                                                const CursusRuleset *rules, GPtrArray *hard, int64_t *base, uint32_t *steps_left,
                                                GError **error);
void cursus_replan_choices_free (CursusReplanChoices *self);

/** cursus_replan_choices_fit: whether no rule that grows is broken by @a at number @x and @b at number @y alone; true as well
 * when no steps or no memory are left to find out. */
bool cursus_replan_choices_fit (CursusReplanChoices *self, uint32_t a, uint32_t x, uint32_t b, uint32_t y);

/** cursus_replan_choices_same_time: the first of @n numbers of @meeting's placements that begin when @number does. */
uint32_t cursus_replan_choices_same_time (const CursusReplanChoices *self, uint32_t meeting, uint32_t number, uint32_t *n);

/** cursus_replan_choices_clash_in_time: whether @a at number @x and @b do not go together wherever @b is when number @y is; false
 * if these are too many to ask. */
bool cursus_replan_choices_clash_in_time (CursusReplanChoices *self, uint32_t a, uint32_t x, uint32_t b, uint32_t y);

/** cursus_replan_choices_narrow: rules out what goes together with no placement of some meeting that has few. Returns: false if
 * nothing is left of a meeting. */
bool cursus_replan_choices_narrow (CursusReplanChoices *self);

/** cursus_replan_choices_is_held: whether @meeting stays, whatever the rules say. */
static inline bool
cursus_replan_choices_is_held (const CursusReplanChoices *self, uint32_t meeting)
{
  return self->query->held[meeting] && self->query->expected[meeting].start != CURSUS_UNPLACED;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusReplanChoices, cursus_replan_choices_free)

G_END_DECLS
