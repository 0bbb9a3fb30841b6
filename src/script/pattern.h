/* Lua's patterns with a count of the work, which Lua's own matcher does not keep: a pattern of few signs can keep that one busy
 * for hours, and nothing interrupts it. Knows nothing of Lua states. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

#define CURSUS_PATTERN_MAX_CAPTURES 32
#define CURSUS_PATTERN_MAX_PARTS 1000

typedef enum {
  CURSUS_PART_BYTE,     /* one byte of the set, repeated as said */
  CURSUS_PART_OPEN,     /* ( */
  CURSUS_PART_CLOSE,    /* ) */
  CURSUS_PART_POSITION, /* () */
  CURSUS_PART_SAME,     /* %1: the text of an earlier capture */
  CURSUS_PART_BALANCE,  /* %bxy */
  CURSUS_PART_FRONTIER, /* %f[set] */
  CURSUS_PART_FINISH,   /* $ */
} CursusPartKind;

typedef struct {
  CursusPartKind kind;
  char repeat;         /* 0, '?', '*', '+' or '-' */
  uint8_t capture;     /* of OPEN, CLOSE, POSITION, SAME: its number from 0 */
  uint8_t open, close; /* of BALANCE */
  uint32_t set[8];     /* of BYTE and FRONTIER: one bit for each byte */
} CursusPart;

/* A compiled pattern: no pointers, so it may live in any block of cursus_pattern_size bytes. */
typedef struct {
  bool anchored;
  uint32_t n_parts;
  uint32_t n_captures;
  CursusPart parts[];
} CursusPattern;

typedef struct {
  size_t start, end; /* in the subject */
  bool position;     /* of (): start alone counts */
} CursusCapture;

typedef struct {
  const CursusPattern *pattern;
  const char *subject;
  size_t length;
  uint64_t steps;     /* done */
  uint64_t max_steps; /* then the search gives up */
  CursusCapture captures[CURSUS_PATTERN_MAX_CAPTURES];
} CursusMatch;

/** cursus_pattern_size: a number of bytes that is enough for any pattern text of @length bytes. */
size_t cursus_pattern_size (size_t length);

/**
 * cursus_pattern_compile: compiles @text of @length bytes into @self, which has cursus_pattern_size (length) bytes.
 *
 * Letters and digits are those of ASCII in every locale. @anchors: whether “^” at the start anchors (not in gmatch).
 * Returns: (transfer none) (nullable): what is wrong with the text, translated; NULL if nothing.
 */
const char *cursus_pattern_compile (CursusPattern *self, const char *text, size_t length, bool anchors);

/** cursus_match_at: whether the pattern matches at @start exactly; @end receives where it ends. When the steps are spent, false.
 */
bool cursus_match_at (CursusMatch *self, size_t start, size_t *end);

/** cursus_match_exhausted: whether the search gave up. */
bool cursus_match_exhausted (const CursusMatch *self);

G_END_DECLS
