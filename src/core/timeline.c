/* Turns a session's dates and clock times into dense slots with instants. Knows nothing of modules and rules. */
#include "core/timeline.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/session-private.h"

static bool
check_dates (const CursusSession *session, GError **error)
{
  CursusDateRange dates = session->dates;
  if (session->zone == NULL || dates.first == CURSUS_DATE_NONE || dates.last == CURSUS_DATE_NONE) {
    g_set_error_literal (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID,
                         _ ("the session needs a time zone, a first and a last date"));
    return false;
  }
  char first[CURSUS_DATE_TEXT_SIZE], last[CURSUS_DATE_TEXT_SIZE];
  cursus_date_format (dates.first, first);
  cursus_date_format (dates.last, last);
  if (dates.last < dates.first) {
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, _ ("the session ends on %s before it begins on %s"), last,
                 first);
    return false;
  }
  if (dates.last - dates.first >= CURSUS_TIMELINE_MAX_DAYS) {
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_TOO_LARGE,
                 _ ("the session lasts from %s to %s: at most %d days are possible"), first, last, CURSUS_TIMELINE_MAX_DAYS);
    return false;
  }
  return true;
}

static bool
check_parts (const CursusSession *session, GError **error)
{
  int previous_end = 0;
  for (uint32_t i = 0; i < session->day_parts->len; i++) {
    const CursusDayPart *part = cursus_session_day_part (session, i);
    if (part->start_minute < previous_end || part->end_minute <= part->start_minute || part->end_minute > 24 * 60) {
      g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID,
                   _ ("slot “%s” must begin after the slot before it, end after it begins and lie within one day"), part->id);
      return false;
    }
    previous_end = part->end_minute;
  }
  if (session->day_parts->len > 0)
    return true;
  g_set_error_literal (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, _ ("a day has no slots"));
  return false;
}

static CursusTimeline *
make_empty (const CursusSession *session)
{
  CursusTimeline *self = g_new0 (CursusTimeline, 1);
  self->n_days = (uint32_t)(session->dates.last - session->dates.first) + 1;
  self->n_parts = session->day_parts->len;
  self->n_slots = self->n_days * self->n_parts;
  self->days = g_new0 (CursusTimelineDay, self->n_days);
  self->slots = g_new0 (CursusTimelineSlot, self->n_slots);
  self->start_minute = g_new (int, self->n_parts);
  self->end_minute = g_new (int, self->n_parts);
  for (uint32_t part = 0; part < self->n_parts; part++) {
    self->start_minute[part] = cursus_session_day_part (session, part)->start_minute;
    self->end_minute[part] = cursus_session_day_part (session, part)->end_minute;
  }
  self->weekdays = session->weekdays;
  self->half_day_minutes = session->half_day_minutes;
  self->slots_per_half_day = session->slots_per_half_day;
  return self;
}

static bool
is_weekday_allowed (const CursusTimeline *self, const CursusTimelineDay *day)
{
  return (self->weekdays >> (day->weekday - 1)) & 1;
}

static bool
is_closed (const CursusSession *session, CursusDate date)
{
  for (guint i = 0; i < session->closed->len; i++)
    if (cursus_calendar_contains (cursus_session_calendar (session, g_array_index (session->closed, uint32_t, i)), date))
      return true;
  return false;
}

static void
fill_days (CursusTimeline *self, const CursusSession *session)
{
  CursusDate first = session->dates.first;
  for (uint32_t i = 0; i < self->n_days; i++) {
    CursusTimelineDay *day = &self->days[i];
    day->date = first + (CursusDate)i;
    day->weekday = cursus_date_weekday (day->date);
    day->week = cursus_date_week_serial (day->date) - cursus_date_week_serial (first);
    day->month = cursus_date_month_serial (day->date) - cursus_date_month_serial (first);
    day->workday = (int32_t)self->n_workdays;
    day->open = is_weekday_allowed (self, day) && !is_closed (session, day->date);
    self->n_workdays += day->open;
  }
  self->n_weeks = (uint32_t)self->days[self->n_days - 1].week + 1;
  self->n_months = (uint32_t)self->days[self->n_days - 1].month + 1;
}

/* On weekdays that nothing can be planned on, clock times that do not exist are nobody's mistake. */
static bool
find_instants (CursusTimeline *self, const CursusZone *zone, CursusTimelineSlot *slot, GError **error)
{
  const CursusTimelineDay *day = &self->days[slot->day];
  int start_minute = self->start_minute[slot->part], end_minute = self->end_minute[slot->part];
  if (is_weekday_allowed (self, day))
    return cursus_zone_to_utc (zone, day->date, start_minute, &slot->start_utc, error)
           && cursus_zone_to_utc (zone, day->date, end_minute, &slot->end_utc, error);
  slot->start_utc = cursus_zone_to_utc_first (zone, day->date, start_minute);
  slot->end_utc = MAX (slot->start_utc, cursus_zone_to_utc_first (zone, day->date, end_minute));
  return true;
}

static bool
fill_slots (CursusTimeline *self, const CursusSession *session, GError **error)
{
  for (uint32_t i = 0; i < self->n_slots; i++) {
    CursusTimelineSlot *slot = &self->slots[i];
    slot->day = i / self->n_parts;
    slot->part = i % self->n_parts;
    if (!find_instants (self, session->zone, slot, error)) {
      g_prefix_error (error, _ ("slot “%s”: "), cursus_session_day_part (session, slot->part)->id);
      return false;
    }
  }
  return true;
}

CursusTimeline *
cursus_timeline_new (const CursusSession *session, GError **error)
{
  if (!check_dates (session, error) || !check_parts (session, error))
    return NULL;
  g_autoptr (CursusTimeline) self = make_empty (session);
  fill_days (self, session);
  if (!fill_slots (self, session, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cursus_timeline_free (CursusTimeline *self)
{
  if (self == NULL)
    return;
  g_free (self->days);
  g_free (self->slots);
  g_free (self->start_minute);
  g_free (self->end_minute);
  g_free (self);
}

static int64_t
add_up_seconds (const CursusTimeline *self, uint32_t slot, uint32_t n_slots)
{
  int64_t seconds = 0;
  for (uint32_t i = slot; i < slot + n_slots; i++)
    seconds += self->slots[i].end_utc - self->slots[i].start_utc;
  return seconds;
}

bool
cursus_timeline_meeting_fits (const CursusTimeline *self, uint32_t slot, uint32_t n_slots, uint32_t minutes)
{
  if (slot >= self->n_slots || n_slots == 0 || n_slots > self->n_parts - self->slots[slot].part)
    return false;
  if (!is_weekday_allowed (self, &self->days[self->slots[slot].day]))
    return false;
  if (minutes == cursus_half_day_minutes_of (n_slots, self->half_day_minutes, self->slots_per_half_day))
    return true;
  return add_up_seconds (self, slot, n_slots) >= (int64_t)minutes * 60;
}

void
cursus_timeline_meeting_slot (const CursusTimeline *self, uint32_t slot, uint32_t n_slots, uint32_t minutes, uint32_t index,
                              int64_t *start_utc, int64_t *end_utc)
{
  g_return_if_fail (index < n_slots && slot < self->n_slots && n_slots <= self->n_slots - slot);
  const CursusTimelineSlot *used = &self->slots[slot + index];
  int64_t left_seconds = (int64_t)minutes * 60 - add_up_seconds (self, slot, index);
  *start_utc = used->start_utc;
  *end_utc = CLAMP (used->start_utc + left_seconds, used->start_utc, used->end_utc);
}

uint32_t
cursus_timeline_find_slot (const CursusTimeline *self, CursusDate date, uint32_t part)
{
  CursusDate first = self->days[0].date;
  if (date < first || (uint32_t)date - (uint32_t)first >= self->n_days || part >= self->n_parts)
    return CURSUS_NONE;
  return ((uint32_t)date - (uint32_t)first) * self->n_parts + part;
}
