/* A key made ready for one session: its values by looking them up, for the search's loop. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "rules/key.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_KEY_SOURCE_SLOTS,    /* the slots that the meeting takes */
  CURSUS_KEY_SOURCE_BY_START, /* table, by the first slot */
  CURSUS_KEY_SOURCE_BY_ROOM,  /* table, by the room */
  CURSUS_KEY_SOURCE_LISTS,    /* by meeting and speaker set */
} CursusKeySource;

typedef struct {
  CursusKeySource source;
  uint32_t dimension; /* values are below it */
  unsigned depends;   /* CURSUS_DEPENDS_…; 0: its values never change */
  const CursusFrame *frame;
  uint32_t *table;      /* SLOTS: the value of a first slot; else CURSUS_NONE: no value */
  uint32_t *first_list; /* per meeting: the number of the list of its speaker set 0 */
  uint32_t *list_start; /* per list, and one more */
  uint32_t *lists;
} CursusKeyReader;

/** cursus_key_reader_init: makes @key ready. @frame must outlive it. */
void cursus_key_reader_init (CursusKeyReader *self, const CursusFrame *frame, CursusKey key);

/** cursus_key_reader_init_day_slots: the slots numbered anew in each day, for meetings that are grouped by day already: values
 * are other than the key's, but as far apart. */
void cursus_key_reader_init_day_slots (CursusKeyReader *self, const CursusFrame *frame);
void cursus_key_reader_clear (CursusKeyReader *self);

/** cursus_key_reader_single: the only value of a meeting of one slot at @at; CURSUS_NONE if it has none. Not of LISTS. */
static inline uint32_t
cursus_key_reader_single (const CursusKeyReader *self, CursusPlacement at)
{
  return self->table[self->source == CURSUS_KEY_SOURCE_BY_ROOM ? at.room : at.start];
}

/** cursus_key_reader_read: (transfer none): as cursus_key_fill. The values are in @buffer or in the reader's own tables. */
static inline const uint32_t *
cursus_key_reader_read (const CursusKeyReader *self, uint32_t meeting, CursusPlacement at, uint32_t *buffer, uint32_t *n_values)
{
  switch (self->source) {
  case CURSUS_KEY_SOURCE_SLOTS:
    *n_values = self->frame->meetings[meeting].n_slots;
    for (uint32_t i = 0; i < *n_values; i++)
      buffer[i] = self->table[at.start] + i;
    return buffer;
  case CURSUS_KEY_SOURCE_BY_START:
    *n_values = self->table[at.start] != CURSUS_NONE;
    return &self->table[at.start];
  case CURSUS_KEY_SOURCE_BY_ROOM:
    *n_values = self->table[at.room] != CURSUS_NONE;
    return &self->table[at.room];
  case CURSUS_KEY_SOURCE_LISTS: {
    uint32_t list = self->first_list[meeting] + at.speaker_set;
    *n_values = self->list_start[list + 1] - self->list_start[list];
    return self->lists + self->list_start[list];
  }
  }
  g_return_val_if_reached (buffer);
}

G_END_DECLS
