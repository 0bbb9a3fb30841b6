/* The parts of the annotations. */
#pragma once

#include <glib.h>

#include "rules/fact.h"

G_BEGIN_DECLS

/** cursus_annotations_add_function: a function with its documentation; of @class_name, or a global if that is "". @signatures: a
 * line each, the first of them the usual one. */
void cursus_annotations_add_function (GString *out, const char *class_name, const char *name, const char *signatures,
                                      const char *doc);

/** cursus_annotations_add_class: the head of a class; its fields follow. @parent: "" for none. */
void cursus_annotations_add_class (GString *out, const char *name, const char *parent, const char *doc);

/** cursus_annotations_add_facts: the keys, the numbers that can be added up, and what functions see of meetings and runs. */
void cursus_annotations_add_facts (GString *out);

/** cursus_annotations_fact_type: (transfer none): the type of @fact: "integer?". */
const char *cursus_annotations_fact_type (CursusFact fact);

G_END_DECLS
