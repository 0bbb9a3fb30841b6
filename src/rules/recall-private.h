/* What a function cost for the letters of its units: a table for one letter or two where that is small, else a hash map of two
 * generations. Knows nothing of facts. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/list-map-private.h"

G_BEGIN_DECLS

#define CURSUS_RECALL_MAX_CELLS (UINT64_C (1) << 22) /* two bytes each; memory is taken as they are filled */
#define CURSUS_RECALL_UNKNOWN (-1)

/* What a cell has: 0 nothing yet, else the cost and 1; a cost of so much or more is in the map. */
#define CURSUS_RECALL_GREAT 65534

typedef enum {
  CURSUS_RECALL_OFF,
  CURSUS_RECALL_ONE, /* a table by letter */
  CURSUS_RECALL_TWO, /* a table by two letters */
  CURSUS_RECALL_MAP, /* a map by words of any length */
} CursusRecallKind;

typedef struct {
  CursusRecallKind kind;
  uint16_t *cells;
  size_t n_cells;
  size_t row;               /* TWO: the first letter + row × the second */
  CursusListMap young, old; /* MAP; and the great costs of tables */
  uint64_t n_drops;
  uint32_t n_finds, n_found; /* of late: a map that seldom knows is not worth its while */
  uint32_t resting;          /* calls for which it is not asked */
  size_t max_cells;
  size_t max_map_bytes; /* MAP: of one generation */
} CursusRecall;

void cursus_recall_init (CursusRecall *self);
void cursus_recall_clear (CursusRecall *self);

/** cursus_recall_cell: the cost in a cell, if it is less than CURSUS_RECALL_GREAT. */
static inline uint16_t
cursus_recall_cell (const CursusRecall *self, size_t cell)
{
  return (uint16_t)(self->cells[cell] - 1u);
}

/** cursus_recall_begin: forgets everything; words have @n letters (0: any number), the first ones below @n_first, the second ones
 * below @n_second. */
void cursus_recall_begin (CursusRecall *self, uint32_t n, uint32_t n_first, uint32_t n_second);

/** cursus_recall_find: the cost of the word; CURSUS_RECALL_UNKNOWN if it is not known. Of a MAP, or where a cell is
 * great. */
int32_t cursus_recall_find (CursusRecall *self, const uint32_t *word, uint32_t n);

/** cursus_recall_add: the cost of a word is now known. */
void cursus_recall_add (CursusRecall *self, const uint32_t *word, uint32_t n, int32_t cost);

/** cursus_recall_n_bytes: the memory that it takes. */
size_t cursus_recall_n_bytes (const CursusRecall *self);

G_END_DECLS
