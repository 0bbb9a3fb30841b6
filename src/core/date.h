/* Civil dates as day numbers, so that gaps, weeks and ranges are plain integer arithmetic. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t CursusDate;

#define CURSUS_DATE_NONE INT32_MIN
#define CURSUS_DATE_TEXT_SIZE 11 /* "2023-10-11" and its NUL */
#define CURSUS_WEEK_TEXT_SIZE 9  /* "2023-W45" and its NUL */

/* First and last date (both inclusive). */
typedef struct {
  CursusDate first;
  CursusDate last;
} CursusDateRange;

/**
 * cursus_date_from_ymd: the date of @year (1600 to 9999), @month (1 to 12), @day (1 to 31).
 *
 * Source of the day count: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 * Returns: the date, or CURSUS_DATE_NONE if there is no such day (30 February, month 13).
 */
CursusDate cursus_date_from_ymd (int year, int month, int day);

/** cursus_date_to_ymd: splits @date; each out argument may be NULL. */
void cursus_date_to_ymd (CursusDate date, int *year, int *month, int *day);

/**
 * cursus_date_parse: reads exactly "YYYY-MM-DD".
 *
 * Returns: true and @date set, or false with CURSUS_CORE_ERROR_INVALID that says what is wrong
 * ("there is no 30 February 2024", "write dates as 2023-10-11").
 */
bool cursus_date_parse (const char *text, CursusDate *date, GError **error);

/** cursus_date_format: writes "YYYY-MM-DD" into @text and returns it. */
const char *cursus_date_format (CursusDate date, char text[CURSUS_DATE_TEXT_SIZE]);

/** cursus_date_weekday: 1 for Monday to 7 for Sunday (ISO 8601). */
int cursus_date_weekday (CursusDate date);

/** cursus_date_week_serial: a number that is equal for all days of one ISO week (Monday to Sunday) and
 * grows by one from each week to the next. */
int32_t cursus_date_week_serial (CursusDate date);

/** cursus_date_week: the number (1 to 53) of the ISO week of @date. @year: (out) (nullable): that of the week's Thursday, which
 * the number belongs to. */
int cursus_date_week (CursusDate date, int *year);

/** cursus_date_from_week: the Monday of week @week of @year; CURSUS_DATE_NONE if that year has no such week. */
CursusDate cursus_date_from_week (int year, int week);

/** cursus_week_format: writes the ISO week of @date ("2023-W45") into @text and returns it. */
const char *cursus_week_format (CursusDate date, char text[CURSUS_WEEK_TEXT_SIZE]);

/** cursus_week_parse: reads exactly "2023-W45" into its Monday; false if there is no such week. */
bool cursus_week_parse (const char *text, CursusDate *monday);

/** cursus_date_month_serial: year * 12 + month - 1. */
int32_t cursus_date_month_serial (CursusDate date);

/** cursus_date_ranges_add: appends @range to @ranges (of CursusDateRange); one that begins on the day after the last of them
 * makes that longer instead. */
void cursus_date_ranges_add (GArray *ranges, CursusDateRange range);

/** cursus_date_easter: Easter Sunday of @year in the Gregorian calendar (Meeus/Jones/Butcher algorithm). */
CursusDate cursus_date_easter (int year);

/** cursus_clock_parse: reads "HH:MM" (00:00 to 24:00) into minutes since midnight; false with
 * CURSUS_CORE_ERROR_INVALID otherwise. */
bool cursus_clock_parse (const char *text, int *minute, GError **error);

/** cursus_clock_range_parse: reads "09:00-12:30" (hyphen or en dash, spaces allowed around it) into minutes since
 * midnight, start < end; false with CURSUS_CORE_ERROR_INVALID otherwise. */
bool cursus_clock_range_parse (const char *text, int *start_minute, int *end_minute, GError **error);

G_END_DECLS
