/* What the JSON explanations of plans and of meetings have in common. */
#pragma once

#include "report/json-writer.h"
#include "report/report.h"

G_BEGIN_DECLS

/** cursus_explanation_set_rules: the members rules and waived of cursus_report_explanation_json. */
void cursus_explanation_set_rules (CursusJson *builder, const CursusPlan *plan, GPtrArray *violations, const char *meeting);

G_END_DECLS
