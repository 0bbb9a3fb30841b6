/* What the JSON reports have in common: values that may be missing, numbers that JSON cannot hold. */
#pragma once

#include "core/plan.h"
#include "report/conflict.h"
#include "report/json-writer.h"

G_BEGIN_DECLS

/** cursus_json_set_text: "key": text, or null for NULL. Bytes that are no UTF-8 become U+FFFD. */
void cursus_json_set_text (CursusJson *builder, const char *key, const char *text);

/** cursus_json_set_integer: "key": value. */
void cursus_json_set_integer (CursusJson *builder, const char *key, int64_t value);

/** cursus_json_set_count: the same; a value beyond the range of int64_t, which readers would round, is written as a text. */
void cursus_json_set_count (CursusJson *builder, const char *key, uint64_t value);

/** cursus_json_set_number: "key": value; null if it is negative or no number. */
void cursus_json_set_number (CursusJson *builder, const char *key, double value);

/** cursus_json_set_texts: "key": [texts] of a NULL-terminated list, which may be NULL. */
void cursus_json_set_texts (CursusJson *builder, const char *key, char *const *texts);

/** cursus_json_set_revision: "revision": the number, null for a plan that is not saved. */
void cursus_json_set_revision (CursusJson *builder, int64_t revision);

/** cursus_json_set_score: "score": {hard, soft}; cursus_json_set_score_of: the same for another key. */
void cursus_json_set_score (CursusJson *builder, CursusScore score);
void cursus_json_set_score_of (CursusJson *builder, const char *key, CursusScore score);

/** cursus_json_set_weight: "weight": "hard" or the integer. */
void cursus_json_set_weight (CursusJson *builder, bool hard, int64_t weight);

/** cursus_json_set_violation: the members rule, use, weight, cost, meetings and text of the open object. */
void cursus_json_set_violation (CursusJson *builder, const CursusViolation *violation);

/** cursus_json_set_waived: "waived": a list of @waived (of CursusViolation): rule, use, weight, cost, meetings, text, author,
 * reason, expires. @meeting: only what concerns it; NULL: all. */
void cursus_json_set_waived (CursusJson *builder, const GPtrArray *waived, const char *meeting);

/** cursus_json_set_conflict: "conflict": [{rule, use, file, line, subjects, text}] and "minimal" of @reasons. */
void cursus_json_set_conflict (CursusJson *builder, const CursusReasons *reasons);

G_END_DECLS
