/* Tabulates keys. */
#include "rules/key-reader.h"

/* The key's only value at each of @n placements that differ in their start or room alone; any meeting will do. */
static uint32_t *
tabulate (const CursusFrame *frame, CursusKey key, uint32_t n, bool by_room)
{
  uint32_t *table = g_new (uint32_t, MAX (1, n));
  for (uint32_t i = 0; i < n; i++) {
    CursusPlacement at = { .start = by_room ? 0 : i, .room = by_room ? (uint16_t)i : 0 };
    table[i] = CURSUS_NONE;
    if (frame->n_meetings > 0)
      cursus_key_fill (frame, key, 0, at, &table[i]);
  }
  return table;
}

/* The same for the first slot of a meeting. */
static uint32_t *
tabulate_slots (const CursusFrame *frame, bool of_day)
{
  uint32_t *table = g_new (uint32_t, MAX (1, frame->timeline->n_slots));
  for (uint32_t i = 0; i < frame->timeline->n_slots; i++)
    table[i] = of_day ? i % frame->timeline->n_parts : i;
  return table;
}

static void
make_lists (CursusKeyReader *self, CursusKey key)
{
  const CursusFrame *frame = self->frame;
  g_autofree uint32_t *values = g_new (uint32_t, cursus_key_max_values (frame, key));
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  GArray *lists = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->first_list = g_new (uint32_t, MAX (1, frame->n_meetings));
  for (uint32_t m = 0; m < frame->n_meetings; m++) {
    self->first_list[m] = starts->len;
    for (uint32_t set = 0; set < frame->meetings[m].n_speaker_sets; set++) {
      g_array_append_val (starts, lists->len);
      CursusPlacement at = { .speaker_set = (uint16_t)set };
      g_array_append_vals (lists, values, cursus_key_fill (frame, key, m, at, values));
    }
  }
  g_array_append_val (starts, lists->len);
  self->list_start = (uint32_t *)g_array_free (starts, FALSE);
  self->lists = (uint32_t *)g_array_free (lists, FALSE);
}

void
cursus_key_reader_init (CursusKeyReader *self, const CursusFrame *frame, CursusKey key)
{
  *self = (CursusKeyReader){ .frame = frame, .dimension = cursus_key_dimension (frame, key) };
  if (cursus_key_class (key) != CURSUS_KEY_CLASS_PLACED) {
    self->source = CURSUS_KEY_SOURCE_LISTS;
    self->depends = cursus_key_class (key) == CURSUS_KEY_CLASS_PEOPLE ? CURSUS_DEPENDS_SPEAKERS : 0;
    make_lists (self, key);
  } else if (key == CURSUS_KEY_ROOM || key == CURSUS_KEY_SITE) {
    self->source = CURSUS_KEY_SOURCE_BY_ROOM;
    self->depends = CURSUS_DEPENDS_ROOM;
    self->table = tabulate (frame, key, frame->n_rooms, true);
  } else {
    self->source = key == CURSUS_KEY_SLOT ? CURSUS_KEY_SOURCE_SLOTS : CURSUS_KEY_SOURCE_BY_START;
    self->depends = CURSUS_DEPENDS_START;
    self->table = key == CURSUS_KEY_SLOT ? tabulate_slots (frame, false) : tabulate (frame, key, frame->timeline->n_slots, false);
  }
}

void
cursus_key_reader_init_day_slots (CursusKeyReader *self, const CursusFrame *frame)
{
  *self = (CursusKeyReader){
    .source = CURSUS_KEY_SOURCE_SLOTS,
    .dimension = frame->timeline->n_parts,
    .depends = CURSUS_DEPENDS_START,
    .frame = frame,
    .table = tabulate_slots (frame, true),
  };
}

void
cursus_key_reader_clear (CursusKeyReader *self)
{
  g_free (self->table);
  g_free (self->first_list);
  g_free (self->list_start);
  g_free (self->lists);
  *self = (CursusKeyReader){ 0 };
}
