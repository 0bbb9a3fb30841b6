/* Whether two calendars say the same of an event, however differently two programs wrote it down. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/**
 * cursus_ical_is_like: whether @theirs (bytes from anywhere) still says what @ours says: one event, and in it everything that
 * @ours has, no more. Of no account are order, folding and case of names, time stamps, and what people's own programs add for
 * them: properties X-… and reminders.
 */
bool cursus_ical_is_like (const char *ours, const char *theirs, gsize length);

/** cursus_ical_find_uid: (transfer full) (nullable): the UID of the first event in @bytes (from anywhere). */
char *cursus_ical_find_uid (const char *bytes, gsize length);

G_END_DECLS
