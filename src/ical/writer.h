/* Writes the calendars of a plan. Deterministic: the same plan gives the same bytes. */
#pragma once

#include <glib.h>

#include "core/plan.h"
#include "core/session.h"

G_BEGIN_DECLS

#define CURSUS_ICAL_ERROR (cursus_ical_error_quark ())

typedef enum {
  CURSUS_ICAL_ERROR_ZONE,     /* no time zone data, or a zone whose rules cannot be written as one VTIMEZONE */
  CURSUS_ICAL_ERROR_TEXT,     /* a text that cannot be written: a line break in a link */
  CURSUS_ICAL_ERROR_INTERNAL, /* what we wrote does not read back or our own lint objects: a defect of ours */
} CursusIcalError;

GQuark cursus_ical_error_quark (void);

/* State of one event where it is not that of a first edition; for publishing. */
typedef struct {
  uint32_t sequence;
  int64_t stamp_utc; /* DTSTAMP and LAST-MODIFIED */
  bool cancelled;
  bool tentative;   /* to be confirmed */
  int64_t revision; /* in which it last changed; 0: plan->revision. So that what did not change keeps its bytes */
} CursusIcalEventState;

typedef struct {
  const char *language; /* "fr" or "en": of labels in the text */
  const char *name;     /* of the calendar: shown by clients */
  bool utc;             /* times in UTC instead of TZID with VTIMEZONE */
  bool feed;            /* REFRESH-INTERVAL and X-PUBLISHED-TTL */
  bool alarms;          /* a reminder the day before each event */
} CursusIcalOptions;

/**
 * cursus_ical_write: the calendar with one VEVENT a slot of each meeting of @plan for which @wanted[i] is true (all if NULL), as
 * CALENDARS.md section 0 recommends. @session gives addresses, positions, links, descriptions and contacts of modules and sites
 * that still exist in it; meetings are written from @plan alone where they do not.
 * @state: what cursus_ical_uid's events hold, by UID (char* to CursusIcalEventState); NULL: SEQUENCE 0, plan->stamp_utc.
 *
 * Returns: (transfer full) (nullable): the file's bytes, CRLF line ends; the result has been parsed back and linted.
 */
char *cursus_ical_write (const CursusSession *session, const CursusPlan *plan, const bool *wanted, GHashTable *state,
                         const CursusIcalOptions *options, GError **error);

/** cursus_ical_uid: (transfer full): of slot @slot (from 0) of @meeting: from session, module, part, group and slot only, so that
 * it is the same for everybody and survives every move. Part 1 of a module keeps its UID when the module is cut in two. */
char *cursus_ical_uid (const CursusPlan *plan, const CursusPlanMeeting *meeting, guint slot);

G_END_DECLS
