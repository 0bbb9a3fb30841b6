/* A hash map from short lists of numbers to one number each. Lists are copied into one array; nothing is ever taken out, only all
 * of it. Knows nothing of rules. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct {
  uint32_t hash;
  uint32_t place; /* of its list in keys, and 1; 0: free */
  int32_t value;
} CursusListSlot;

typedef struct {
  uint32_t *keys; /* each list behind its length */
  size_t n_keys, keys_room;
  CursusListSlot *slots;
  uint32_t n, mask;
} CursusListMap;

/** cursus_list_map_init: empty. */
void cursus_list_map_init (CursusListMap *self);
void cursus_list_map_clear (CursusListMap *self);

/** cursus_list_hash: of @n numbers. */
static inline uint32_t
cursus_list_hash (const uint32_t *list, uint32_t n)
{
  uint64_t hash = n;
  for (uint32_t i = 0; i < n; i++)
    hash = (hash ^ list[i]) * UINT64_C (0x9e3779b97f4a7c15) + (hash >> 29);
  return (uint32_t)(hash >> 32 ^ hash);
}

/** cursus_list_map_find: whether the list is there; sets @value if so. @hash is the list's. */
bool cursus_list_map_find (const CursusListMap *self, uint32_t hash, const uint32_t *list, uint32_t n, int32_t *value);

/** cursus_list_map_add: adds a list that is not there. */
void cursus_list_map_add (CursusListMap *self, uint32_t hash, const uint32_t *list, uint32_t n, int32_t value);

/** cursus_list_map_list: (transfer none): the list that was added at @place (n_keys before it was added). */
static inline const uint32_t *
cursus_list_map_list (const CursusListMap *self, size_t place)
{
  return self->keys + place + 1;
}

/** cursus_list_map_n_bytes: the memory that it takes. */
size_t cursus_list_map_n_bytes (const CursusListMap *self);

G_END_DECLS
