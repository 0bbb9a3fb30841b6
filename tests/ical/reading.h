/* Reads a calendar as a person's availability, or as dates, and says in one line what came of it. */
#pragma once

#include <glib.h>

#include "ical/availability.h"

/** reading_file: (transfer full): what cursus_ical_read_availability makes of the bytes of a file for the sample session's
 * speaker: "1027 09:00-10:00" for each busy time, "~…" for reluctant ones, in Europe/Paris, joined with "; ", then "!" and each
 * message. Whole days of the session's margin are cut as the session cuts them. */
char *reading_file (const char *bytes, gsize length);

/** reading_of: (transfer full): what reading_file says of these times. */
char *reading_of (const CursusAvailability *availability);

/** reading: (transfer full): the same for a calendar with the lines @body (ended by LF). */
char *reading (const char *body);

/** reading_event: (transfer full): the same for one event with the lines @body after its UID. */
char *reading_event (const char *body);

/** reading_with: (transfer full): the days of October on which the calendar @text has busy times and ("~18")
 * reluctant ones, read as @reading says (its dates are set here, and its zone unless it has one), then how many times were
 * counted as what. */
char *reading_with (const char *text, const CursusIcalReading *reading);

/** reading_dates: (transfer full): what cursus_ical_read_dates makes of @body: "1021-1105" for each range. */
char *reading_dates (const char *body);

typedef struct {
  const char *body;
  const char *expected; /* the whole text; ending in "…": its beginning */
} ReadingCase;

/** reading_check: compares @read (which is one of the functions above) on all @cases. */
void reading_check (char *(*read) (const char *body), const ReadingCase *cases, gsize n_cases);
