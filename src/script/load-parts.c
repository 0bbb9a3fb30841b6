/* How long a module is and into which parts it is cut: half-days, minutes or slots become slots and minutes. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define MAX_PARTS 500

typedef enum { UNIT_HALF_DAYS, UNIT_MINUTES, UNIT_SLOTS } Unit;

/* A duration in the unit that the planner chose. */
typedef struct {
  Unit unit;
  const char *key;
  uint32_t amount;
} Duration;

static uint32_t
length_of (const CursusSession *session, guint part)
{
  const CursusDayPart *day_part = cursus_session_day_part (session, part);
  return (uint32_t)(day_part->end_minute - day_part->start_minute);
}

/* How many consecutive slots it takes to teach @minutes; more than a day has if no day is long enough. */
static uint32_t
count_slots (const CursusSession *session, uint32_t minutes)
{
  uint32_t n_parts = session->day_parts->len;
  uint32_t best = n_parts + 1;
  for (uint32_t first = 0; first < n_parts; first++) {
    uint32_t taught = 0;
    for (uint32_t last = first; last < n_parts && taught < minutes; last++) {
      taught += length_of (session, last);
      if (taught >= minutes)
        best = MIN (best, last - first + 1);
    }
  }
  return best;
}

static CursusPart
measure (const CursusLoad *self, Unit unit, uint32_t amount)
{
  const CursusSession *session = self->session;
  uint32_t grid = self->grid_minutes;
  CursusPart part = { 0 };
  switch (unit) {
  case UNIT_HALF_DAYS:
    part.minutes = amount * session->half_day_minutes;
    part.n_slots = grid > 0 ? (part.minutes + grid - 1) / grid : amount * session->slots_per_half_day;
    break;
  case UNIT_MINUTES:
    part.minutes = amount;
    part.n_slots = count_slots (session, amount);
    break;
  case UNIT_SLOTS:
    part.n_slots = amount;
    part.minutes = amount * (grid > 0 ? grid : session->half_day_minutes / session->slots_per_half_day);
    break;
  }
  return part;
}

/* The most that one part has if the planner does not say: two half-days, or what a day has if it is shorter; for slots, all those
 * of a day. */
static uint32_t
longest_part (const CursusSession *session, Unit unit)
{
  uint32_t n_slots = session->day_parts->len;
  uint32_t day_minutes = 0;
  for (guint i = 0; i < n_slots; i++)
    day_minutes += length_of (session, i);
  switch (unit) {
  case UNIT_HALF_DAYS:
    return CLAMP (n_slots / session->slots_per_half_day, 1, 2);
  case UNIT_MINUTES:
    return MIN (2 * session->half_day_minutes, day_minutes);
  case UNIT_SLOTS:
    return n_slots;
  }
  g_assert_not_reached ();
}

static void
add_part (const CursusLoad *self, const Duration *duration, uint32_t amount, CursusModule *module)
{
  CursusPart part = measure (self, duration->unit, amount);
  g_array_append_val (module->parts, part);
}

static void
cut_by_days (const CursusLoad *self, const CursusPlace *place, const Duration *duration, CursusModule *module)
{
  uint32_t longest = longest_part (self->session, duration->unit);
  if (duration->amount / longest >= MAX_PARTS) {
    cursus_place_error (place, duration->key, _ ("“%s” is %u, which makes more than %d days"), duration->key, duration->amount,
                        MAX_PARTS);
    return;
  }
  for (uint32_t rest = duration->amount; rest > 0; rest -= MIN (rest, longest))
    add_part (self, duration, MIN (rest, longest), module);
}

static void
cut_evenly (const CursusLoad *self, const CursusPlace *place, const Duration *duration, const CursusValue *value,
            CursusModule *module)
{
  uint32_t n_parts = 0;
  const CursusField field = { "parts", CURSUS_FIELD_COUNT, &n_parts, .min = 1, .max = MAX_PARTS };
  if (!cursus_field_read (place, &field, value))
    return;
  if (duration->amount % n_parts != 0)
    cursus_place_error (place, "parts",
                        _ ("%s = %u cannot be cut into %u equal parts; write their lengths, such as parts = { 2, 1 }"),
                        duration->key, duration->amount, n_parts);
  for (uint32_t i = 0; duration->amount % n_parts == 0 && i < n_parts; i++)
    add_part (self, duration, duration->amount / n_parts, module);
}

static void
cut_as_listed (const CursusLoad *self, const CursusPlace *place, const Duration *duration, const CursusValue *list,
               CursusModule *module)
{
  uint64_t sum = 0;
  bool right = true;
  size_t length = cursus_value_length (list);
  if (length == 0 || length > MAX_PARTS || cursus_value_n_keys (list) > 0) {
    cursus_place_error_type (place, "parts", list, _ ("a number of parts, or a list of their lengths such as { 2, 1 }"));
    return;
  }
  for (size_t i = 0; i < length; i++) {
    uint32_t amount = 0;
    const CursusField field = { "parts", CURSUS_FIELD_COUNT, &amount, .min = 1, .max = CURSUS_LOAD_MAX_MINUTES };
    right = cursus_field_read (place, &field, cursus_value_item (list, i)) && right;
    sum += amount;
    if (right)
      add_part (self, duration, amount, module);
  }
  if (right && sum != duration->amount)
    cursus_place_error (place, "parts", _ ("the parts add up to %" PRIu64 ", but %s = %u"), sum, duration->key, duration->amount);
}

/* The one duration that was given. */
static bool
read_duration (const CursusPlace *place, const CursusLoadDuration *given, Duration *duration)
{
  const CursusValue *values[] = { given->half_days, given->minutes, given->slots };
  static const char *const keys[] = { "half_days", "minutes", "slots" };
  const CursusValue *value = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    if (values[i] == NULL)
      continue;
    if (value != NULL) {
      cursus_place_error (place, keys[i], _ ("give one of “half_days”, “minutes” and “slots”, not two"));
      return false;
    }
    value = values[i];
    *duration = (Duration){ (Unit)i, keys[i], 0 };
  }
  if (value == NULL) {
    cursus_place_error (place, NULL, _ ("the duration is missing: give “half_days”, “minutes” or “slots”"));
    return false;
  }
  double max = duration->unit == UNIT_MINUTES ? CURSUS_LOAD_MAX_MINUTES : 2000;
  const CursusField field = { duration->key, CURSUS_FIELD_COUNT, &duration->amount, .min = 1, .max = max };
  return cursus_field_read (place, &field, value);
}

void
cursus_load_parts (CursusLoad *self, const CursusPlace *place, const CursusLoadDuration *given, CursusModule *module)
{
  Duration duration;
  if (!read_duration (place, given, &duration))
    return;
  if (given->parts == NULL)
    cut_by_days (self, place, &duration, module);
  else if (cursus_value_type (given->parts) == CURSUS_VALUE_TABLE)
    cut_as_listed (self, place, &duration, given->parts, module);
  else
    cut_evenly (self, place, &duration, given->parts, module);
}
