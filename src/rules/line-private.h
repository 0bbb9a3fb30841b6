/* Meetings of one group in time order. */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct {
  uint32_t *meetings;
  uint32_t n, room;
  int64_t cost; /* of a function of the whole line */
} CursusLine;

/** cursus_line_insert: @meeting becomes number @index; those from there on move up. */
void cursus_line_insert (CursusLine *self, uint32_t index, uint32_t meeting);

/** cursus_line_take_out: number @index goes; those after it move down. */
void cursus_line_take_out (CursusLine *self, uint32_t index);

/** cursus_line_clear: frees what it holds. */
void cursus_line_clear (CursusLine *self);

G_END_DECLS
