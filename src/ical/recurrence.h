/* The instances of a repeated event: DTSTART, RRULE and RDATE without EXDATE. Bounded, whatever the rules ask for. */
#pragma once

#include "ical/busy-event.h"

G_BEGIN_DECLS

typedef struct {
  CursusDate date; /* local, in the event's zone */
  int second;
  int64_t start_utc;
  int64_t end_utc;
} CursusIcalInstance;

/** cursus_ical_recurrence_expand: appends to @instances (of CursusIcalInstance), sorted and each start once, those of @event that
 * touch [@from_utc, @to_utc). Returns: false after adding an error: a rule below DAILY, one that cannot be read, too many
 * instances, or too much work. */
bool cursus_ical_recurrence_expand (CursusIcalReader *reader, const CursusIcalEvent *event, int64_t from_utc, int64_t to_utc,
                                    GArray *instances);

G_END_DECLS
