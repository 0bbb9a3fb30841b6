/* What Windows, Outlook and Exchange call time zones, in names of the tz database. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** cursus_windows_zone_find: (transfer none) (nullable): the zone with the Windows id @name ("Romance Standard Time"), without
 * case. */
const char *cursus_windows_zone_find (const char *name);

/** cursus_windows_zone_find_shown: (transfer none) (nullable): the zone that is shown as @name ("(UTC+01:00) Brussels,
 * Copenhagen, Madrid, Paris"); what stands in parentheses first is not looked at. */
const char *cursus_windows_zone_find_shown (const char *name);

/** cursus_windows_zone_get: (transfer none) (nullable): name and zone of entry @index of both tables; NULL past the end. */
const char *cursus_windows_zone_get (guint index, const char **iana);

G_END_DECLS
