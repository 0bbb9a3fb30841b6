/* Takes changes back. */
#include "rules/trail.h"

static void
put_back (const CursusTrailEntry *entry)
{
  switch (entry->kind) {
  case CURSUS_TRAIL_U16:
    *(uint16_t *)entry->at = (uint16_t)entry->old;
    return;
  case CURSUS_TRAIL_U32:
    *(uint32_t *)entry->at = (uint32_t)entry->old;
    return;
  case CURSUS_TRAIL_I64:
    *(int64_t *)entry->at = entry->old;
    return;
  case CURSUS_TRAIL_INSERTED:
    cursus_line_take_out (entry->at, entry->index);
    return;
  case CURSUS_TRAIL_TAKEN_OUT:
    cursus_line_insert (entry->at, entry->index, (uint32_t)entry->old);
    return;
  }
  g_return_if_reached ();
}

void
cursus_trail_undo (CursusTrail *self)
{
  while (self->n > 0)
    put_back (&self->entries[--self->n]);
}

void
cursus_trail_clear (CursusTrail *self)
{
  g_free (self->entries);
  *self = (CursusTrail){ 0 };
}

void
cursus_trail_grow (CursusTrail *self)
{
  self->room = MAX (64, self->room * 2);
  self->entries = g_renew (CursusTrailEntry, self->entries, self->room);
}
