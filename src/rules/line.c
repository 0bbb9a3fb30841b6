/* Keeps meetings in order. */
#include "rules/line-private.h"

#include <string.h>

void
cursus_line_insert (CursusLine *self, uint32_t index, uint32_t meeting)
{
  if (self->n == self->room) {
    self->room = MAX (8, self->room * 2);
    self->meetings = g_renew (uint32_t, self->meetings, self->room);
  }
  memmove (self->meetings + index + 1, self->meetings + index, (self->n - index) * sizeof (uint32_t));
  self->meetings[index] = meeting;
  self->n++;
}

void
cursus_line_take_out (CursusLine *self, uint32_t index)
{
  self->n--;
  memmove (self->meetings + index, self->meetings + index + 1, (self->n - index) * sizeof (uint32_t));
}

void
cursus_line_clear (CursusLine *self)
{
  g_free (self->meetings);
  *self = (CursusLine){ 0 };
}
