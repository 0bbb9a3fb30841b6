/* The events of one UID together: a series, its changed and cancelled instances. */
#pragma once

#include "ical/busy-event.h"

G_BEGIN_DECLS

/** CursusIcalTake: receives each time that @event (the series or the override) takes. */
typedef void (*CursusIcalTake) (gpointer user_data, const CursusIcalEvent *event, int64_t start_utc, int64_t end_utc);

/** cursus_ical_series_expand: calls @take for every time, near the dates that the reader asks for, of @events (of
 * CursusIcalEvent*), which have one UID: the newest series is expanded, instances with a RECURRENCE-ID of their own are replaced
 * by these, RANGE=THISANDFUTURE moves all that follow. Free times are reported too. Returns: false after adding an error. */
bool cursus_ical_series_expand (CursusIcalReader *reader, const GPtrArray *events, CursusIcalTake take, gpointer user_data);

/** cursus_ical_series_expand_all: the same for all components called @name in @parent, put together by their UIDs; those that
 * cannot be read are left out after an error. */
bool cursus_ical_series_expand_all (CursusIcalReader *reader, const CursusIcalComponent *parent, const char *name,
                                    CursusIcalTake take, gpointer user_data);

G_END_DECLS
