/* What the evaluator is made of, beside tuples: functions, and the two that work on groups: aggregates and consecutives. These
 * answer a meeting's coming and going with the change of their constraint's excess. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/constraint.h"
#include "rules/double-call-private.h"
#include "rules/evaluator.h"
#include "rules/groups-private.h"
#include "rules/letters-private.h"
#include "rules/measure-private.h"
#include "rules/recall-private.h"
#include "rules/trie.h"

G_BEGIN_DECLS

/* A function with its memory. A failure is kept and the cost is 0 from then on for what is not known. What it cost is remembered
 * twice: under the letters of its units, which is quick, and in the trie under the facts that it read, which is what spares
 * calls. */
typedef struct {
  const CursusFrame *frame;
  const CursusPlacement *placements;
  CursusTracer *tracer;
  const char *use; /* (nullable): how failures name its rule */
  CursusTrie *trie;
  unsigned depends; /* CURSUS_DEPENDS_…: of what of a placement it ever read something */
  uint64_t n_evaluations;
  uint64_t n_calls;
  GError **failure; /* the evaluator's; shared by all functions */
  bool whole;       /* of sequences: of any number of units, whose letters are alike at every position */
  uint32_t n_units; /* if not whole: of every call; 0 until the first */
  CursusLetters letters[CURSUS_TRACE_MAX_UNITS]; /* by position */
  CursusRecall recall;
  uint32_t epoch; /* of the letters that recall speaks of */
  uint32_t *word; /* letters of the units asked for */
  uint32_t word_room;
  CursusDoubleCall double_call; /* for tracers that are to be checked */
} CursusFunction;

void cursus_function_init (CursusFunction *self, const CursusFrame *frame, const CursusPlacement *placements,
                           CursusTracer *tracer, GError **failure);
void cursus_function_clear (CursusFunction *self);

/** cursus_function_bound: leaves it about @max_bytes for what it remembers, before the first call. */
void cursus_function_bound (CursusFunction *self, size_t max_bytes);

/** cursus_function_stats: what it did and holds. */
CursusConstraintStats cursus_function_stats (const CursusFunction *self);

/** cursus_function_cost: of @units at the placements given, from memory or by a call. Their number is the same in all calls but
 * those of a whole sequence. No handle is needed for a tuple: two looks into tables are all that is done for one whose facts came
 * before. */
int64_t cursus_function_cost (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units);

/* A member that has one value of each key at most, in the groups of its first speaker set. */
typedef struct {
  const uint32_t *fixed; /* (nullable): it has more */
  uint32_t n;
} CursusSingle;

/* An aggregate at work. */
typedef struct {
  const CursusConstraint *constraint;
  CursusGroups *groups;
  CursusFunction *filter; /* (nullable): which meetings are in a group where they are now */
  const CursusMeasureKernel *kernel;
  CursusTally tally;
  CursusKeyReader value; /* what is measured; unused for count and sum */
  int32_t *amounts;      /* (nullable): for sums, per member and start, room or nothing else */
  uint32_t n_amounts;    /* of one member */
  unsigned amounts_by;   /* CURSUS_DEPENDS_START, _ROOM or 0 */
  unsigned depends;      /* CURSUS_DEPENDS_…: a placement that differs in nothing of these changes nothing */
  uint32_t *group_buffer;
  uint32_t *weight_buffer; /* (nullable): every group counts once */
  uint32_t *value_buffer;
  CursusSingle *singles; /* (nullable) per member; NULL: the measure has no use for them */
  CursusTrail scratch;   /* of changes that are taken back at once */
  uint64_t n_changes;
} CursusAggregate;

CursusAggregate *cursus_aggregate_new (CursusFunction *filter, const CursusFrame *frame, const CursusConstraint *constraint,
                                       GError **error);
void cursus_aggregate_free (CursusAggregate *self);

/** cursus_aggregate_n_bytes: the memory that its counters take. */
uint64_t cursus_aggregate_n_bytes (const CursusAggregate *self);

/** cursus_aggregate_change: @member comes to (sign 1) or goes from (-1) @placement; returns the growth of the excess. */
int64_t cursus_aggregate_change (CursusAggregate *self, CursusTrail *trail, uint32_t member, CursusPlacement placement, int sign);

/** cursus_aggregate_growth: by how much the excess would grow if @member went from @before, where it is counted, to @after;
 * nothing changes. */
int64_t cursus_aggregate_growth (CursusAggregate *self, uint32_t member, CursusPlacement before, CursusPlacement after);

/** cursus_aggregate_relief: by how much the excess can fall at most when @meeting comes; INT64_MAX where that is not known. */
int64_t cursus_aggregate_relief (const CursusAggregate *self, uint32_t meeting);

/** cursus_aggregate_shifts: whether every move of every member only changes which of the same groups it counts in, or what it
 * counts there: then cursus_aggregate_shift is for it. */
bool cursus_aggregate_shifts (const CursusAggregate *self);

/** cursus_aggregate_shift: by how much the excess grows when @member goes from @before to @after. With @apply it goes there,
 * which cursus_aggregate_settle takes back. */
int64_t cursus_aggregate_shift (CursusAggregate *self, uint32_t member, CursusPlacement before, CursusPlacement after,
                                bool apply);

/** cursus_aggregate_settle: @member went there; what cursus_aggregate_growth said comes about. */
void cursus_aggregate_settle (CursusAggregate *self, uint32_t member, CursusPlacement before, CursusPlacement after);

/* A consecutive function, or one of a whole sequence, at work. */
typedef struct CursusConsecutive CursusConsecutive;

CursusConsecutive *cursus_consecutive_new (CursusFunction *function, const CursusFrame *frame, const CursusConstraint *constraint,
                                           GError **error);
void cursus_consecutive_free (CursusConsecutive *self);

/** cursus_consecutive_change: as cursus_aggregate_change; the placements that the function sees hold @member at its place. */
int64_t cursus_consecutive_change (CursusConsecutive *self, CursusTrail *trail, uint32_t member, CursusPlacement placement,
                                   int sign);

/** cursus_consecutive_growth: by how much the excess would grow by the going of @member from @before, where it is counted, to
 * @after, where the function sees it already; nothing changes. false if this one cannot tell: it must be changed twice. */
bool cursus_consecutive_growth (CursusConsecutive *self, uint32_t member, CursusPlacement before, CursusPlacement after,
                                int64_t *growth);

/** cursus_consecutive_settle: what cursus_consecutive_growth told last comes about. */
void cursus_consecutive_settle (CursusConsecutive *self, uint32_t member, CursusPlacement before, CursusPlacement after);

/** cursus_consecutive_groups: (transfer none). */
const CursusGroups *cursus_consecutive_groups (const CursusConsecutive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusAggregate, cursus_aggregate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusConsecutive, cursus_consecutive_free)

G_END_DECLS
