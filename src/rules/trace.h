/* Reading traces: what a rule's function looked at while it computed a cost. The function lives elsewhere (in Lua, or in C in a
 * test); this is the border it is called over. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "rules/fact.h"

G_BEGIN_DECLS

#define CURSUS_TRACE_MAX_UNITS 2 /* of a function of fixed units; a sequence has as many as its group */
#define CURSUS_TRACE_MAX_READS 1024
#define CURSUS_TRACE_MARKS 4096

/* Instead of a fact: how many units there are. */
#define CURSUS_READ_LENGTH 255
#define CURSUS_MAX_FUNCTION_COST 1000000000

/* One read: a fact of the unit at a position among the function's arguments. */
typedef struct {
  uint16_t position;
  uint8_t fact;      /* CursusFact, or CURSUS_READ_LENGTH */
  bool of_another;   /* argument is a position */
  uint32_t argument; /* for OTHER: a position */
} CursusRead;

/* One call under way. */
typedef struct {
  const CursusFrame *frame;
  const CursusPlacement *placements; /* (nullable): NULL while compiling, when only static facts may be read */
  const CursusUnit *units;
  uint32_t n_units;
  uint32_t n_reads;
  CursusRead reads[CURSUS_TRACE_MAX_READS];
  int32_t values[CURSUS_TRACE_MAX_READS];
  uint64_t marks[CURSUS_TRACE_MARKS / 64]; /* of reads that may be among them: no mark, no such read */
} CursusTrace;

/** cursus_trace_empty: nothing was read yet. */
static inline void
cursus_trace_empty (CursusTrace *self)
{
  self->n_reads = 0;
  memset (self->marks, 0, sizeof self->marks);
}

/** cursus_trace_aim: the call is of these units. Traces are large and need no zeros. */
static inline void
cursus_trace_aim (CursusTrace *self, const CursusFrame *frame, const CursusPlacement *placements, const CursusUnit *units,
                  uint32_t n_units)
{
  self->frame = frame;
  self->placements = placements;
  self->units = units;
  self->n_units = n_units;
  cursus_trace_empty (self);
}

/**
 * cursus_trace_read: reads a fact for a function and records it, once for each distinct read.
 *
 * Returns: true and @value; false with a reason in @why when the unit (or the other one, for a fact of two) has no such fact, the
 * fact depends on a placement that is not there, or more than CURSUS_TRACE_MAX_READS different facts were read.
 */
bool cursus_trace_read (CursusTrace *self, uint32_t position, CursusFact fact, uint32_t argument, int32_t *value, char *why,
                        size_t why_size);

/** cursus_trace_read_length: how many units the function has, recorded like a fact. Functions of a sequence ask it before they
 * look at a unit. */
bool cursus_trace_read_length (CursusTrace *self, int32_t *length, char *why, size_t why_size);

/** cursus_read_value: the value of @read under @placements, for replaying a trace. */
static inline int32_t
cursus_read_value (const CursusFrame *frame, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units,
                   CursusRead read)
{
  if (read.fact == CURSUS_READ_LENGTH)
    return (int32_t)n_units;
  uint32_t argument = read.of_another ? units[read.argument] : read.argument;
  return cursus_fact_read (frame, placements, units[read.position], (CursusFact)read.fact, argument);
}

/* What one call gave. */
typedef struct {
  int64_t cost;     /* 0 to CURSUS_MAX_FUNCTION_COST */
  uint32_t message; /* GQuark of the message's key; 0: none */
} CursusOutcome;

/* A function of units, with its owner's data behind it. */
typedef struct CursusTracer CursusTracer;
struct CursusTracer {
  /* Computes the cost of trace->units, reading through cursus_trace_read only. @measured (nullable) receives (transfer full)
   * (nullable) the third result as text, for messages. false with an error when it fails. */
  bool (*call) (CursusTracer *self, CursusTrace *trace, CursusOutcome *outcome, char **measured, GError **error);
  void (*free) (CursusTracer *self);
  /* (nullable): (transfer full): "gap.lua:23", for messages. */
  char *(*where) (CursusTracer *self);
  bool direct; /* nothing that it gave is remembered: every evaluation is a call */
  bool checks; /* what it gives for facts that are new is asked for again and compared; it may look at itself more closely too */
};

/** cursus_trace_call: calls @tracer for the units of @self, whose reads are emptied first. false with its error, or with
 * CURSUS_RULES_ERROR_FUNCTION when the cost is none. @measured may have been set even so. */
bool cursus_trace_call (CursusTrace *self, CursusTracer *tracer, CursusOutcome *outcome, char **measured, GError **error);

G_END_DECLS
