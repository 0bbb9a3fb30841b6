/* The zones that the times of one calendar file are in, whatever it calls them. Never silently UTC. */
#pragma once

#include <glib.h>

#include "core/zone.h"
#include "ical/content.h"

G_BEGIN_DECLS

/* A zone of the tz database, or one that the file defines. Owned by CursusIcalZones. */
typedef struct CursusIcalZone CursusIcalZone;
typedef struct CursusIcalZones CursusIcalZones;

/** cursus_ical_zones_new: (transfer full): zones of the VCALENDAR @calendar, which must live longer; @local: of times without
 * zone. */
CursusIcalZones *cursus_ical_zones_new (const CursusIcalComponent *calendar, CursusZone *local);
void cursus_ical_zones_free (CursusIcalZones *self);

/** cursus_ical_zones_local, cursus_ical_zones_utc: (transfer none). */
const CursusIcalZone *cursus_ical_zones_local (const CursusIcalZones *self);
const CursusIcalZone *cursus_ical_zones_utc (const CursusIcalZones *self);

/** cursus_ical_zones_find: (transfer none) (nullable): the zone called @tzid: an IANA name, one after a known prefix
 * ("/freeassociation.sourceforge.net/Europe/Paris"), a Windows name, the file's own VTIMEZONE, words that Outlook shows, an
 * offset ("UTC+01:00"), the file's X-WR-TIMEZONE. NULL: none of these. */
const CursusIcalZone *cursus_ical_zones_find (CursusIcalZones *self, const char *tzid);

/** cursus_ical_zone_to_utc: the instant at which clocks in the zone show @second on @date (as cursus_zone_to_utc_first). */
int64_t cursus_ical_zone_to_utc (const CursusIcalZone *self, CursusDate date, int second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusIcalZones, cursus_ical_zones_free)

G_END_DECLS
