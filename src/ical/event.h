/* One VEVENT. Private to the writer. */
#pragma once

#include "core/plan.h"
#include "core/zone.h"
#include "ical/writer.h"

G_BEGIN_DECLS

/* What is the same for all events of a calendar. */
typedef struct {
  const CursusSession *session; /* nullable */
  const CursusIcalOptions *options;
  const CursusZone *zone;
  bool utc;
} CursusIcalContext;

/* One event, and its state. Everything is borrowed. */
typedef struct {
  const char *uid;
  const CursusPlanMeeting *meeting;
  CursusPlanSlot times;
  guint slot; /* of the meeting, from 0 */
  guint n_slots;
  CursusIcalEventState state; /* revision 0: of no revision */
  int64_t revised_utc;        /* with the revision: when that was; 0: not said */
} CursusIcalEvent;

/** cursus_ical_event_append: appends the VEVENT of @event; false with CURSUS_ICAL_ERROR_TEXT. */
bool cursus_ical_event_append (GString *out, const CursusIcalContext *context, const CursusIcalEvent *event, GError **error);

/** cursus_ical_event_summary: (transfer full): what @event is called. */
char *cursus_ical_event_summary (const CursusIcalContext *context, const CursusIcalEvent *event);

/** cursus_ical_event_revision: (transfer full): "Plan: revision 3 of 2023-11-14", with the local date of @utc as people of
 * @language write it in a row of figures; 0: without a date. */
char *cursus_ical_event_revision (const CursusZone *zone, int64_t revision, int64_t utc, const char *language);

/** cursus_ical_event_append_time: appends the property @name (DTSTART, DUE …) with the instant @utc. */
void cursus_ical_event_append_time (GString *out, const CursusIcalContext *context, const char *name, int64_t utc);

/** cursus_ical_event_append_identity: appends UID, DTSTAMP, LAST-MODIFIED and SEQUENCE. */
void cursus_ical_event_append_identity (GString *out, const char *uid, const CursusIcalEventState *state);

G_END_DECLS
