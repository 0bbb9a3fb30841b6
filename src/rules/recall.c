/* Costs by words. */
#include "rules/recall-private.h"

#define MAX_MAP_BYTES ((size_t)4 << 20) /* of one generation, unless it gets less */
#define WINDOW 8192u                    /* calls after which it is seen whether the map is worth its while */

void
cursus_recall_init (CursusRecall *self)
{
  *self = (CursusRecall){ .max_cells = CURSUS_RECALL_MAX_CELLS, .max_map_bytes = MAX_MAP_BYTES };
  cursus_list_map_init (&self->young);
  cursus_list_map_init (&self->old);
}

void
cursus_recall_clear (CursusRecall *self)
{
  g_free (self->cells);
  cursus_list_map_clear (&self->young);
  cursus_list_map_clear (&self->old);
}

static void
set_up_table (CursusRecall *self, CursusRecallKind kind, size_t row, size_t n_cells)
{
  self->kind = kind;
  self->row = row;
  self->n_cells = n_cells;
  self->cells = g_new0 (uint16_t, MAX (1, n_cells));
}

void
cursus_recall_begin (CursusRecall *self, uint32_t n, uint32_t n_first, uint32_t n_second)
{
  uint64_t n_drops = self->n_drops;
  size_t max_cells = self->max_cells, max_map_bytes = self->max_map_bytes;
  cursus_recall_clear (self);
  cursus_recall_init (self);
  self->n_drops = n_drops;
  self->max_cells = max_cells;
  self->max_map_bytes = max_map_bytes;
  if (n == 1 && n_first <= max_cells)
    set_up_table (self, CURSUS_RECALL_ONE, n_first, n_first);
  else if (n == 2 && (uint64_t)n_first * n_second <= max_cells)
    set_up_table (self, CURSUS_RECALL_TWO, n_first, (size_t)n_first * n_second);
  else
    self->kind = CURSUS_RECALL_MAP;
}

static void
add_young (CursusRecall *self, uint32_t hash, const uint32_t *word, uint32_t n, int32_t cost)
{
  if (cursus_list_map_n_bytes (&self->young) > self->max_map_bytes) {
    self->n_drops += self->old.n > 0;
    cursus_list_map_clear (&self->old);
    self->old = self->young;
    cursus_list_map_init (&self->young);
  }
  cursus_list_map_add (&self->young, hash, word, n, cost);
}

/* When less than half of the words are known, it rests for some time. */
static void
end_window (CursusRecall *self)
{
  if (self->n_found * 2 < self->n_finds)
    self->resting = 16 * WINDOW;
  self->n_finds = self->n_found = 0;
}

int32_t
cursus_recall_find (CursusRecall *self, const uint32_t *word, uint32_t n)
{
  int32_t cost = CURSUS_RECALL_UNKNOWN;
  uint32_t hash = cursus_list_hash (word, n);
  if (++self->n_finds > WINDOW)
    end_window (self);
  bool found = cursus_list_map_find (&self->young, hash, word, n, &cost);
  if (!found && self->old.n > 0 && (found = cursus_list_map_find (&self->old, hash, word, n, &cost)))
    add_young (self, hash, word, n, cost);
  self->n_found += found;
  return cost;
}

static void
set_cell (CursusRecall *self, size_t cell, const uint32_t *word, uint32_t n, int32_t cost)
{
  self->cells[cell] = (uint16_t)(MIN (cost, CURSUS_RECALL_GREAT) + 1);
  if (cost >= CURSUS_RECALL_GREAT)
    add_young (self, cursus_list_hash (word, n), word, n, cost);
}

void
cursus_recall_add (CursusRecall *self, const uint32_t *word, uint32_t n, int32_t cost)
{
  switch (self->kind) {
  case CURSUS_RECALL_OFF:
    break;
  case CURSUS_RECALL_ONE:
    set_cell (self, word[0], word, n, cost);
    break;
  case CURSUS_RECALL_TWO:
    set_cell (self, word[0] + self->row * word[1], word, n, cost);
    break;
  case CURSUS_RECALL_MAP:
    add_young (self, cursus_list_hash (word, n), word, n, cost);
    break;
  }
}

size_t
cursus_recall_n_bytes (const CursusRecall *self)
{
  return self->n_cells * sizeof *self->cells + cursus_list_map_n_bytes (&self->young) + cursus_list_map_n_bytes (&self->old);
}
