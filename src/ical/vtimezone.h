/* The clock rules of a zone as every calendar program understands them: at most one DAYLIGHT and one STANDARD. */
#pragma once

#include <glib.h>

#include "core/zone.h"

G_BEGIN_DECLS

/** cursus_ical_vtimezone_format: (transfer full) (nullable): the VTIMEZONE component of @zone, folded, with CR LF, derived from
 * its transitions in the years @first_year to @last_year and compared with it on every day of them. NULL if the zone's rules of
 * these years cannot be said with one yearly rule for each of the two changes. */
char *cursus_ical_vtimezone_format (const CursusZone *zone, int first_year, int last_year);

G_END_DECLS
