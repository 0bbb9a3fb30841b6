/* One VEVENT. Private to the writer. */
#pragma once

#include "core/plan.h"
#include "core/zone.h"
#include "ical/writer.h"

G_BEGIN_DECLS

/* What is the same for all events of a calendar. */
typedef struct {
  const CursusSession *session; /* nullable */
  const CursusPlan *plan;
  const CursusIcalOptions *options;
  GHashTable *state; /* nullable */
  const CursusZone *zone;
  bool utc;
} CursusIcalContext;

/** cursus_ical_event_append: appends the VEVENT of slot @slot of @meeting; false with CURSUS_ICAL_ERROR_TEXT. */
bool cursus_ical_event_append (GString *out, const CursusIcalContext *context, const CursusPlanMeeting *meeting, guint slot,
                               GError **error);

/** cursus_ical_event_summary: (transfer full): what the event of @meeting with @uid is called. */
char *cursus_ical_event_summary (const CursusIcalContext *context, const CursusPlanMeeting *meeting, const char *uid);

G_END_DECLS
