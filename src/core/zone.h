/* A time zone: local clock times to and from UTC, honest about the two nights a year when clocks change. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"

G_BEGIN_DECLS

/* Immutable, reference counted. */
typedef struct CursusZone CursusZone;

/**
 * cursus_zone_new: the zone of the tz database named @iana ("Europe/Paris", "UTC").
 *
 * Returns: (transfer full) (nullable): NULL with CURSUS_CORE_ERROR_NOT_FOUND if the system knows no such zone
 * (never silently UTC).
 */
CursusZone *cursus_zone_new (const char *iana, GError **error);
CursusZone *cursus_zone_ref (CursusZone *self);
void cursus_zone_unref (CursusZone *self);

/** cursus_zone_get_name: (transfer none): the name that it was made with. */
const char *cursus_zone_get_name (const CursusZone *self);

/**
 * cursus_zone_to_utc: the instant at which local clocks show @minute (0 to 1440, minutes since midnight) on @date.
 *
 * Returns: true and @utc_seconds (since 1970-01-01T00:00Z) set; false with CURSUS_CORE_ERROR_INVALID when the time does
 * not exist or exists twice that night (the message names date, time and zone).
 */
bool cursus_zone_to_utc (const CursusZone *self, CursusDate date, int minute, int64_t *utc_seconds, GError **error);

/** cursus_zone_to_utc_first: as cursus_zone_to_utc, but never fails: a time that exists twice means the first, one
 * that does not exist means the instant that the offset before the gap gives (RFC 5545 section 3.3.5). */
int64_t cursus_zone_to_utc_first (const CursusZone *self, CursusDate date, int minute);

/** cursus_zone_offset_seconds: seconds east of UTC in force at @utc_seconds. */
int cursus_zone_offset_seconds (const CursusZone *self, int64_t utc_seconds);

/** cursus_zone_to_local: the local date and second of the day (0 to 86399) of an instant; out arguments may be NULL. */
void cursus_zone_to_local (const CursusZone *self, int64_t utc_seconds, CursusDate *date, int *second_of_day);

/** cursus_zone_format: (transfer full): ISO 8601 local time with offset, "2023-10-11T09:00:00+02:00". */
char *cursus_zone_format (const CursusZone *self, int64_t utc_seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusZone, cursus_zone_unref)

G_END_DECLS
