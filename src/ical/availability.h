/* Reads busy times and dates out of other people's calendars. Keeps intervals only: no title, no guest. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/session.h"

G_BEGIN_DECLS

/** cursus_ical_read_availability: adds the busy times of the .ics file @path, within the session's dates (a day of margin on both
 * ends), to @person of @session as unavailable; tentative ones as reluctant. CALENDARS.md section 4 has the rules: zones by IANA
 * name, known prefix, Windows name or the file's own VTIMEZONE, never silently UTC; floating times and all-day dates are the
 * session's zone; recurrences with exceptions and overrides; hostile rules are refused with a reason. Returns: false if it added
 * an error to @diagnostics. */
bool cursus_ical_read_availability (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                                    CursusDiagnostics *diagnostics);

/** cursus_ical_read_dates: adds each local date that an event of @path touches to @calendar (school holidays, closures). */
bool cursus_ical_read_dates (const CursusSession *session, CursusCalendar *calendar, const char *path, const char *shown_path,
                             CursusDiagnostics *diagnostics);

G_END_DECLS
