/* The pieces of a day that are planned: named ones, or a regular grid of minutes. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAMED_PARTS 48
#define MIN_GRID_MINUTES 5

static int
compare_starts (const void *a, const void *b)
{
  const CursusDayPart *left = *(CursusDayPart *const *)a;
  const CursusDayPart *right = *(CursusDayPart *const *)b;
  return left->start_minute != right->start_minute ? left->start_minute - right->start_minute : strcmp (left->id, right->id);
}

static void
add_part (CursusLoad *self, const char *id, int start_minute, int end_minute)
{
  g_ptr_array_add (self->session->day_parts, cursus_day_part_new (id, start_minute, end_minute));
}

static void
add_default_parts (CursusLoad *self)
{
  add_part (self, "am", 9 * 60, 12 * 60 + 30);
  add_part (self, "pm", 14 * 60, 17 * 60 + 30);
  self->session->slots_per_half_day = 1;
}

static void
load_named_part (CursusLoad *self, const CursusPlace *place, const char *id, const CursusValue *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int start_minute = 0;
  int end_minute = 0;
  const CursusField field = { id, CURSUS_FIELD_LINE, &text };
  bool is_valid_id = cursus_load_check_id (place, id, id);
  if (!cursus_field_read (place, &field, value) || !is_valid_id)
    return;
  if (cursus_clock_range_parse (text, &start_minute, &end_minute, &error))
    add_part (self, id, start_minute, end_minute);
  else
    cursus_place_error (place, id, _ ("the slot “%s”: %s"), id, error->message);
}

static void
check_overlaps (CursusLoad *self, const CursusPlace *place)
{
  for (guint i = 1; i < self->session->day_parts->len; i++) {
    const CursusDayPart *before = g_ptr_array_index (self->session->day_parts, i - 1);
    const CursusDayPart *after = g_ptr_array_index (self->session->day_parts, i);
    if (after->start_minute < before->end_minute)
      cursus_place_error (place, after->id, _ ("the slots “%s” and “%s” overlap"), before->id, after->id);
  }
}

static void
load_named (CursusLoad *self, const CursusPlace *place, const CursusValue *slots)
{
  const CursusField per_half_day = { "per_half_day", CURSUS_FIELD_COUNT, &self->session->slots_per_half_day, .min = 1,
                                     .max = 24 };
  size_t n_keys = cursus_value_n_keys (slots);
  self->session->slots_per_half_day = 1;
  for (size_t i = 0; i < MIN (n_keys, MAX_NAMED_PARTS + 1); i++) {
    const char *key = cursus_value_key (slots, i);
    const CursusValue *value = cursus_value_lookup (slots, key);
    if (strcmp (key, "per_half_day") == 0)
      cursus_field_read (place, &per_half_day, value);
    else
      load_named_part (self, place, key, value);
  }
  if (n_keys > MAX_NAMED_PARTS)
    cursus_place_error (place, NULL, _ ("“slots” has %zu keys; at most %d are accepted; for many, write grid = 30"), n_keys,
                        MAX_NAMED_PARTS);
  if (cursus_value_length (slots) > 0 || n_keys == 0)
    cursus_place_error (place, NULL, _ ("“slots” needs names: write am = \"09:00-12:30\", or grid = 30 with from and to"));
  g_ptr_array_sort (self->session->day_parts, compare_starts);
  check_overlaps (self, place);
}

static void
load_grid (CursusLoad *self, const CursusPlace *place, const CursusValue *slots)
{
  uint32_t grid = 0;
  int from = 0;
  int to = 0;
  const CursusField fields[] = {
    { "grid", CURSUS_FIELD_COUNT, &grid, .required = true, .min = MIN_GRID_MINUTES, .max = 720 },
    { "from", CURSUS_FIELD_CLOCK, &from, .required = true },
    { "to", CURSUS_FIELD_CLOCK, &to, .required = true },
  };
  if (!cursus_fields_read (place, slots, fields, G_N_ELEMENTS (fields)))
    return;
  if (from >= to || (to - from) % (int)grid != 0) {
    cursus_place_error (place, "to", _ ("from %02d:%02d to %02d:%02d is no whole number of slots of %u minutes"), from / 60,
                        from % 60, to / 60, to % 60, grid);
    return;
  }
  for (int minute = from; minute < to; minute += (int)grid) {
    g_autofree char *id = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
    add_part (self, id, minute, minute + (int)grid);
  }
  self->grid_minutes = grid;
  self->session->slots_per_half_day = (self->session->half_day_minutes + grid - 1) / grid;
}

void
cursus_load_slots (CursusLoad *self, const CursusPlace *place, const CursusValue *slots)
{
  g_ptr_array_set_size (self->session->day_parts, 0);
  if (slots == NULL) {
    add_default_parts (self);
    return;
  }
  CursusPlace inside = cursus_place_inside (place, "slots");
  if (cursus_value_type (slots) != CURSUS_VALUE_TABLE)
    cursus_place_error_type (place, "slots", slots, _ ("a table such as { am = \"09:00-12:30\", pm = \"14:00-17:30\" }"));
  else if (cursus_value_lookup (slots, "grid") != NULL)
    load_grid (self, &inside, slots);
  else
    load_named (self, &inside, slots);
  if (self->session->day_parts->len == 0)
    add_default_parts (self); /* an error was reported: lets the modules be checked against something */
}
