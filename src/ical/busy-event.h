/* One VEVENT of somebody's calendar: when, how long, how busy. Nothing of what it is about. */
#pragma once

#include "ical/reader.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_ICAL_FREE, /* said to be free, by a VFREEBUSY */
  CURSUS_ICAL_CANCELLED,
  CURSUS_ICAL_DECLINED,    /* by the calendar's owner */
  CURSUS_ICAL_MARKED_FREE, /* an event that is transparent, or shown as free: which may mean nothing */
  CURSUS_ICAL_TENTATIVE,   /* tentative, or working elsewhere */
  CURSUS_ICAL_BUSY,
} CursusIcalBusy;

typedef struct {
  const CursusIcalComponent *component;
  const char *uid; /* nullable */
  CursusIcalMoment start;
  CursusIcalDuration length; /* from a start to its end */
  bool is_override;          /* has a RECURRENCE-ID */
  bool and_following;        /* RANGE=THISANDFUTURE */
  CursusIcalMoment instance; /* RECURRENCE-ID */
  int sequence;
  int64_t stamp_utc; /* DTSTAMP; 0 if there is none */
  CursusIcalBusy busy;
} CursusIcalEvent;

/** cursus_ical_event_read: reads @component, a VEVENT; false after adding an error to the reader's diagnostics. */
bool cursus_ical_event_read (const CursusIcalReader *reader, const CursusIcalComponent *component, CursusIcalEvent *event);

/** cursus_ical_event_end: the end of the event's instance that begins at the local time @date, @second of its own zone. */
int64_t cursus_ical_event_end (const CursusIcalEvent *self, CursusDate date, int second);

G_END_DECLS
