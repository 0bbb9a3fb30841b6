/* What drafts and published calendars are written with alike. */
#pragma once

#include "core/zone.h"
#include "ical/event.h"
#include "ical/writer.h"

G_BEGIN_DECLS

/** cursus_ical_writer_open_zone: (transfer full) (nullable): NULL with CURSUS_ICAL_ERROR_ZONE. */
CursusZone *cursus_ical_writer_open_zone (const char *timezone, GError **error);

/** cursus_ical_writer_zone: (transfer full) (nullable): the VTIMEZONE for times from @first_utc to @last_utc; NULL if these are
 * to be written in UTC. */
char *cursus_ical_writer_zone (const CursusZone *zone, int64_t first_utc, int64_t last_utc);

/** cursus_ical_writer_append_head: appends the calendar's properties. @description: (nullable). */
void cursus_ical_writer_append_head (GString *out, const CursusIcalOptions *options, const char *name, const char *description,
                                     guint n_events);

/** cursus_ical_writer_check: whether @out is not too large, reads back as @events (of CursusIcalEvent) and passes our own lint;
 * false with CURSUS_ICAL_ERROR_TEXT or CURSUS_ICAL_ERROR_INTERNAL. */
bool cursus_ical_writer_check (const GString *out, const CursusIcalContext *context, const GArray *events, GError **error);

G_END_DECLS
