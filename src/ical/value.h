/* The values that stand in calendar properties: dates, times, durations, numbers. Strict: what is out of range is refused. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/date.h"

G_BEGIN_DECLS

/* A DATE or DATE-TIME as written. */
typedef struct {
  CursusDate date;
  int second; /* of the day; 0 for a DATE */
  bool is_date;
  bool utc; /* written with a Z */
} CursusIcalStamp;

/* Days follow the calendar, seconds the clock: P1D is not PT24H in the night of a change. */
typedef struct {
  int64_t days;
  int64_t seconds;
} CursusIcalDuration;

/** cursus_ical_stamp_parse: reads exactly a DATE (20231027) or DATE-TIME (20231027T070000, 20231027T070000Z). */
bool cursus_ical_stamp_parse (const char *text, CursusIcalStamp *stamp);

/** cursus_ical_stamp_names_day: whether a time that should have been a date, since it is about a series of whole days, says which
 * day it means by the date it is written with: one in UTC does at midnight only. */
bool cursus_ical_stamp_names_day (const CursusIcalStamp *stamp);

/** cursus_ical_duration_parse: reads a DURATION of at most 100 years ("P2DT3H", "-PT15M", "P1W"). */
bool cursus_ical_duration_parse (const char *text, CursusIcalDuration *duration);

/** cursus_ical_number_parse: reads an INTEGER that is not negative and below 2³¹. */
bool cursus_ical_number_parse (const char *text, int *number);

/** cursus_ical_list_next: (transfer full) (nullable): the next item that is not empty of a list with commas, and steps @rest
 * behind it; NULL at the end. For lists without escapes: times and periods. */
char *cursus_ical_list_next (const char **rest);

/** cursus_ical_offset_parse: reads a UTC-OFFSET ("+0100", "-023000") of less than a day into seconds. */
bool cursus_ical_offset_parse (const char *text, int *seconds);

G_END_DECLS
