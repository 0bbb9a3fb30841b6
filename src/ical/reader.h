/* What the readers of one calendar share: whose zone, which dates, how much work is allowed, where messages go. */
#pragma once

#include "core/diagnostics.h"
#include "core/session.h"
#include "ical/content.h"
#include "ical/value.h"
#include "ical/zones.h"

G_BEGIN_DECLS

#define CURSUS_ICAL_MAX_INSTANCES 5000 /* of one UID, within the dates that are asked for */

typedef struct {
  CursusIcalZones *zones; /* of the calendar that is being read */
  const char *email;      /* nullable; of the person whose calendar it is */
  const char *file;       /* as messages name it */
  CursusDiagnostics *diagnostics;
  int64_t start_utc; /* what is asked for: the session's dates and a day on either side */
  int64_t end_utc;
  guint64 steps_left; /* of recurrences, in the whole file */
  int64_t deadline;   /* of cursus_clock_thread_us, as a busy machine makes no file late: single steps may be slow */
  bool timed_out;     /* said so already */
} CursusIcalReader;

/* A DATE or DATE-TIME in its zone. */
typedef struct {
  CursusIcalStamp stamp;
  const CursusIcalZone *zone; /* of a DATE: the local one */
  int64_t utc;                /* of a DATE: its local midnight */
} CursusIcalMoment;

/** cursus_ical_reader_error: adds an error that names the line of @property (or of nothing, if NULL). */
void cursus_ical_reader_error (const CursusIcalReader *self, int line, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** cursus_ical_reader_has_time: false after the reader's deadline, or when it has no steps left; the first time after an error
 * that names @line. */
bool cursus_ical_reader_has_time (CursusIcalReader *self, int line);

/** cursus_ical_reader_step: the same for one of very many small steps: it takes one away, and seldom looks at the clock. */
bool cursus_ical_reader_step (CursusIcalReader *self, int line);

/** cursus_ical_reader_moment: reads @value, one value of @property, with the property's TZID; false after adding an error. */
bool cursus_ical_reader_moment (const CursusIcalReader *self, const CursusIcalProperty *property, const char *value,
                                CursusIcalMoment *moment);

/** cursus_ical_reader_period: reads "start/end" or "start/duration" of @property; false after adding an error. */
bool cursus_ical_reader_period (const CursusIcalReader *self, const CursusIcalProperty *property, const char *value,
                                CursusIcalMoment *start, int64_t *end_utc);

/** cursus_ical_moment_add: the instant that is @duration after the local time @date, @second in @zone: days by the calendar,
 * then seconds by the clock. */
int64_t cursus_ical_moment_add (const CursusIcalZone *zone, CursusDate date, int second, CursusIcalDuration duration);

G_END_DECLS
