/* Reads busy times and dates out of other people's calendars. Keeps intervals only: no title, no guest. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/session.h"

G_BEGIN_DECLS

/* How somebody's calendar is read. */
typedef struct {
  CursusZone *zone;         /* of times without zone, and of whole days */
  CursusDateRange dates;    /* only these, and a day on either side */
  const char *email;        /* nullable; of the calendar's owner: what he declined takes no time */
  bool count_free;          /* events that are marked as free take their time all the same */
  bool leave_out_days;      /* events of whole days take none */
  bool tentative_is_busy;   /* else it is reluctant */
  bool leave_out_tentative; /* tentative events take no time */
} CursusIcalReading;

/** cursus_ical_read_busy: adds the busy times of the .ics file @path to @availability: as unavailable; tentative ones as
 * reluctant. CALENDARS.md section 4 has the rules: zones by IANA name, known prefix, Windows name or the file's own VTIMEZONE,
 * never silently UTC; recurrences with exceptions and overrides; VFREEBUSY and VAVAILABILITY; hostile rules are refused with a
 * reason. @counts: (out) (nullable). Returns: false if it added an error to @diagnostics. */
bool cursus_ical_read_busy (const CursusIcalReading *reading, CursusAvailability *availability, const char *path,
                            const char *shown_path, CursusBusyCounts *counts, CursusDiagnostics *diagnostics);

/** cursus_ical_read_availability: the same for @person of @session, with the session's zone and dates. */
bool cursus_ical_read_availability (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                                    CursusDiagnostics *diagnostics);

/** cursus_ical_read_dates: adds each local date that an event of @path touches to @calendar (school holidays, closures). */
bool cursus_ical_read_dates (const CursusSession *session, CursusCalendar *calendar, const char *path, const char *shown_path,
                             CursusDiagnostics *diagnostics);

G_END_DECLS
