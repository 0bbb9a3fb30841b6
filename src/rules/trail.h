/* What a change overwrote, in order, so that it can be taken back without computing anything: the trail of constraint solvers
 * (Warren, "An abstract Prolog instruction set", 1983). */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/line-private.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_TRAIL_U16,
  CURSUS_TRAIL_U32,
  CURSUS_TRAIL_I64,
  CURSUS_TRAIL_INSERTED,  /* into a line, at an index */
  CURSUS_TRAIL_TAKEN_OUT, /* from a line, at an index: old is the meeting */
} CursusTrailKind;

typedef struct {
  void *at; /* the word, or the line */
  int64_t old;
  CursusTrailKind kind;
  uint32_t index;
} CursusTrailEntry;

typedef struct {
  CursusTrailEntry *entries;
  uint32_t n, room;
  bool on; /* off: nothing is remembered */
} CursusTrail;

/** cursus_trail_undo: puts back everything remembered, the last first; the trail is empty then. */
void cursus_trail_undo (CursusTrail *self);
void cursus_trail_clear (CursusTrail *self);

/** cursus_trail_grow: makes room for one more entry. */
void cursus_trail_grow (CursusTrail *self);

/** cursus_trail_push: remembers something, if the trail is on. Word by word: a struct put together first would stall on its way
 * through the cache's store buffer. */
static inline void
cursus_trail_push (CursusTrail *self, void *at, int64_t old, CursusTrailKind kind, uint32_t index)
{
  if (!self->on)
    return;
  if (G_UNLIKELY (self->n == self->room))
    cursus_trail_grow (self);
  CursusTrailEntry *entry = &self->entries[self->n++];
  entry->at = at;
  entry->old = old;
  entry->kind = kind;
  entry->index = index;
}

/** cursus_trail_save_u16: the word at @at is about to change. */
static inline void
cursus_trail_save_u16 (CursusTrail *self, uint16_t *at)
{
  cursus_trail_push (self, at, *at, CURSUS_TRAIL_U16, 0);
}

/** cursus_trail_save_u32: the word at @at is about to change. */
static inline void
cursus_trail_save_u32 (CursusTrail *self, uint32_t *at)
{
  cursus_trail_push (self, at, *at, CURSUS_TRAIL_U32, 0);
}

/** cursus_trail_save_i64: the word at @at is about to change. */
static inline void
cursus_trail_save_i64 (CursusTrail *self, int64_t *at)
{
  cursus_trail_push (self, at, *at, CURSUS_TRAIL_I64, 0);
}

G_END_DECLS
