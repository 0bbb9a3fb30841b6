/* What the files of a region tell each other. */
#pragma once

#include "app/region.h"

G_BEGIN_DECLS

/** cursus_region_settle: finds what is settled of each session: published meetings, and pins of the newest revision. What no
 * longer fits is appended to @problems. false with the error of a store. */
bool cursus_region_settle (CursusRegion *self, const char *store, GString *problems, GError **error);

/** cursus_region_compare_people: warns of people with one id and different names or roles. */
void cursus_region_compare_people (CursusRegion *self);

G_END_DECLS
