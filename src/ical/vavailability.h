/* VAVAILABILITY (RFC 7953): the hours at which somebody can be had, everything else is busy. */
#pragma once

#include "core/availability.h"
#include "ical/series.h"

G_BEGIN_DECLS

/** cursus_ical_vavailability_read: adds to @availability the times, within the dates that the reader asks for, that the
 * VAVAILABILITY components of @calendar leave to no AVAILABLE: as unavailable, as reluctant where their BUSYTYPE is
 * BUSY-TENTATIVE. Where several cover a time, the one with the highest PRIORITY decides; of equal ones, a time is busy if it is
 * in any. Returns: false after adding an error; what could not be read leaves nothing free. */
bool cursus_ical_vavailability_read (CursusIcalReader *reader, const CursusIcalComponent *calendar,
                                     CursusAvailability *availability);

G_END_DECLS
