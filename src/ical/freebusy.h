/* VFREEBUSY: times that a program has already worked out. */
#pragma once

#include "core/intervals.h"
#include "ical/series.h"

G_BEGIN_DECLS

/** cursus_ical_freebusy_read: calls @take for every period of the VFREEBUSY @component; the event that it receives says busy or
 * tentative and has no times of its own. Returns: false after adding an error. */
bool cursus_ical_freebusy_read (CursusIcalReader *reader, const CursusIcalComponent *component, CursusIcalTake take,
                                gpointer user_data);

/** cursus_ical_freebusy_covers: what the VFREEBUSY @component says that it knows of; false if it does not say. */
bool cursus_ical_freebusy_covers (const CursusIcalReader *reader, const CursusIcalComponent *component, CursusInterval *covered);

G_END_DECLS
