/* A plan as part of a larger document. */
#pragma once

#include "core/plan.h"
#include "report/json-writer.h"

G_BEGIN_DECLS

/** cursus_json_set_plan: the members of cursus_report_json, in the open object. */
void cursus_json_set_plan (CursusJson *builder, const CursusPlan *plan);

G_END_DECLS
