/* Open addressing, at most half full; a slot has the whole hash, so that lists are compared only when they are likely to be the
 * same. */
#include "rules/list-map-private.h"

#include <string.h>

void
cursus_list_map_init (CursusListMap *self)
{
  *self = (CursusListMap){ .keys_room = 64, .mask = 31 };
  self->keys = g_new (uint32_t, self->keys_room);
  self->slots = g_new0 (CursusListSlot, self->mask + 1u);
}

void
cursus_list_map_clear (CursusListMap *self)
{
  g_free (self->keys);
  g_free (self->slots);
  *self = (CursusListMap){ 0 };
}

static inline bool
is_list (const CursusListMap *self, const CursusListSlot *slot, const uint32_t *list, uint32_t n)
{
  const uint32_t *known = self->keys + slot->place - 1;
  if (known[0] != n)
    return false;
  for (uint32_t i = 0; i < n; i++)
    if (known[i + 1] != list[i])
      return false;
  return true;
}

bool
cursus_list_map_find (const CursusListMap *self, uint32_t hash, const uint32_t *list, uint32_t n, int32_t *value)
{
  for (uint32_t i = hash;; i++) {
    const CursusListSlot *slot = &self->slots[i & self->mask];
    if (slot->place == 0)
      return false;
    if (slot->hash == hash && is_list (self, slot, list, n)) {
      *value = slot->value;
      return true;
    }
  }
}

static void
put (CursusListMap *self, CursusListSlot added)
{
  uint32_t i = added.hash;
  while (self->slots[i & self->mask].place != 0)
    i++;
  self->slots[i & self->mask] = added;
}

static void
grow (CursusListMap *self)
{
  g_autofree CursusListSlot *old = self->slots;
  uint32_t n_old = self->mask + 1u;
  self->mask = n_old * 2 - 1;
  self->slots = g_new0 (CursusListSlot, n_old * 2);
  for (uint32_t i = 0; i < n_old; i++)
    if (old[i].place != 0)
      put (self, old[i]);
}

void
cursus_list_map_add (CursusListMap *self, uint32_t hash, const uint32_t *list, uint32_t n, int32_t value)
{
  if ((self->n + 1) * 2 > self->mask)
    grow (self);
  while (self->n_keys + n + 1 > self->keys_room) {
    self->keys_room *= 2;
    self->keys = g_renew (uint32_t, self->keys, self->keys_room);
  }
  self->keys[self->n_keys] = n;
  memcpy (self->keys + self->n_keys + 1, list, n * sizeof *list);
  put (self, (CursusListSlot){ .hash = hash, .place = (uint32_t)self->n_keys + 1, .value = value });
  self->n_keys += n + 1;
  self->n++;
}

size_t
cursus_list_map_n_bytes (const CursusListMap *self)
{
  return self->keys_room * sizeof *self->keys + (self->mask + (size_t)1) * sizeof *self->slots;
}
