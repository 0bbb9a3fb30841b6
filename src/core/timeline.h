/* The session's time, dense: every date from first to last, and on each the same day parts. A slot is
 * day * n_parts + part, so that slots of one day are consecutive. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/session.h"

G_BEGIN_DECLS

#define CURSUS_TIMELINE_MAX_DAYS 3660 /* ten years: what is longer is a slip of the pen */

typedef struct {
  CursusDate date;
  bool open;       /* an allowed weekday on no closed calendar */
  int32_t workday; /* open days before this one: equal or next to each other for neighbouring open days */
  int32_t week;    /* from 0: the ISO week of the first date */
  int32_t month;   /* from 0: the month of the first date */
  int32_t weekday; /* 1 Monday … 7 Sunday */
} CursusTimelineDay;

typedef struct {
  int64_t start_utc; /* seconds */
  int64_t end_utc;
  uint32_t day;
  uint32_t part;
} CursusTimelineSlot;

/* Immutable; arrays are for reading. */
typedef struct {
  uint32_t n_days;
  uint32_t n_parts; /* slots a day */
  uint32_t n_slots; /* n_days * n_parts */
  uint32_t n_workdays;
  uint32_t n_weeks;
  uint32_t n_months;
  CursusTimelineDay *days;
  CursusTimelineSlot *slots;
  int *start_minute; /* [n_parts], since local midnight */
  int *end_minute;   /* [n_parts] */
  uint8_t weekdays;  /* of the session, as are the next two */
  uint32_t half_day_minutes;
  uint32_t slots_per_half_day;
} CursusTimeline;

/**
 * cursus_timeline_new: (transfer full) (nullable): the timeline of a session whose dates, parts, weekdays and calendars are set.
 * NULL with CURSUS_CORE_ERROR_INVALID if a part begins or ends at a time that the change of clocks skips or repeats on an allowed
 * weekday, if the dates are missing or reversed, if there is no zone, or if parts overlap; with CURSUS_CORE_ERROR_TOO_LARGE
 * beyond CURSUS_TIMELINE_MAX_DAYS.
 */
CursusTimeline *cursus_timeline_new (const CursusSession *session, GError **error);
void cursus_timeline_free (CursusTimeline *self);

/**
 * cursus_timeline_meeting_fits: whether a meeting of @n_slots slots and @minutes taught minutes can begin at @slot: all its slots
 * are on that day, the day is an allowed weekday, and slots are long enough. A meeting given in half-days takes its slots as they
 * are; any other needs slots whose lengths add up to its minutes. (Closed calendars are a rule's matter.)
 */
bool cursus_timeline_meeting_fits (const CursusTimeline *self, uint32_t slot, uint32_t n_slots, uint32_t minutes);

/** cursus_timeline_meeting_slot: start and end in UTC of the @index-th slot that a meeting of @n_slots and @minutes beginning at
 * @slot uses; the last one ends when the minutes are over. Half-day meetings whose minutes exceed their slots end with the
 * slot. A slot that begins when the minutes are over is empty: its end is its start. */
void cursus_timeline_meeting_slot (const CursusTimeline *self, uint32_t slot, uint32_t n_slots, uint32_t minutes, uint32_t index,
                                   int64_t *start_utc, int64_t *end_utc);

/** cursus_timeline_find_slot: the slot of @date with the day part @part; CURSUS_NONE if the date is outside. */
uint32_t cursus_timeline_find_slot (const CursusTimeline *self, CursusDate date, uint32_t part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusTimeline, cursus_timeline_free)

G_END_DECLS
