/* Writes busy times as a calendar that anybody may see: periods, and nothing of what they are about. */
#pragma once

#include "core/availability.h"
#include "core/date.h"
#include "core/zone.h"

G_BEGIN_DECLS

/** cursus_ical_write_busy: (transfer full): a calendar with one VFREEBUSY of the unavailable and reluctant times of
 * @availability, in UTC, valid from the day before @dates to the day after. @uid: names whose times they are; @stamp_utc: when
 * that was so. Reading it gives the same times again. */
char *cursus_ical_write_busy (const CursusAvailability *availability, const CursusZone *zone, CursusDateRange dates,
                              const char *uid, int64_t stamp_utc);

G_END_DECLS
