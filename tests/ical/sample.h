/* A small session and its plan for the calendar tests, made without any loader. */
#pragma once

#include "core/plan.h"
#include "core/session.h"

/** sample_session: (transfer full): Europe/Paris, 11 October 2023 to 30 April 2024; the sites "poitiers" (with a position) and
 * "paris" (without), the speaker "sp-eau", the modules "energie" (on site) and "webinaire" (remote, with a link). */
CursusSession *sample_session (void);

/** sample_plan: (transfer full): "energie" in Poitiers on 27 October (two slots), its part 2 for group "g1" after the change of
 * clocks on 30 October, and "webinaire" on 6 November. */
CursusPlan *sample_plan (void);

/** sample_unfold: (transfer full): @bytes with folded lines joined. */
char *sample_unfold (const char *bytes);

/** sample_shared: (transfer full) (nullable): the path of @relative in the optional data folder; NULL if it is not there. */
char *sample_shared (const char *relative);
