/* A plan as part of a larger document. */
#pragma once

#include <json-glib/json-glib.h>

#include "core/plan.h"

G_BEGIN_DECLS

/** cursus_json_set_plan: the members of cursus_report_json, in the open object. */
void cursus_json_set_plan (JsonBuilder *builder, const CursusPlan *plan);

G_END_DECLS
