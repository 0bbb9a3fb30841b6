/* The door to libical: one thread at a time, no aborts, and its types freed like all others. */
#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

/** cursus_libical_enter: waits until no other thread uses libical, and prepares it at the first call. To be held in a
 * g_autoptr (GRecMutexLocker) for as long as its objects are touched; may be nested. */
GRecMutexLocker *cursus_libical_enter (void);

static inline void
cursus_libical_timezone_free (icaltimezone *zone)
{
  if (zone != NULL)
    icaltimezone_free (zone, 1);
}

/** cursus_libical_timezone_new: (transfer full) (nullable): the zone that the text of one VTIMEZONE defines. */
icaltimezone *cursus_libical_timezone_new (const char *vtimezone);

/** cursus_libical_timezone_offset: seconds east of UTC in force at @utc_seconds. */
int cursus_libical_timezone_offset (icaltimezone *zone, gint64 utc_seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (icaltimezone, cursus_libical_timezone_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalrecur_iterator, icalrecur_iterator_free)

G_END_DECLS
