/* What the files on rules share. */
#pragma once

#include "app/rules.h"
#include "report/json-writer.h"
#include "script/plugin.h"

G_BEGIN_DECLS

/** cursus_rules_open: (transfer full): the plugins that @session_path (nullable) can use; an error if it is no session. */
CursusCatalog *cursus_rules_open (const char *session_path, CursusDiagnostics *diagnostics);

/** cursus_rules_pick: (transfer none): the text in the reader's language. */
const char *cursus_rules_pick (const char *en, const char *fr);

/** cursus_rules_add_rule: adds the members of a rule to the open object. @whole: with what `show` has beyond the list. */
void cursus_rules_add_rule (CursusJson *builder, const CursusPluginInfo *info, bool whole);

/* ---- Words on rules, in the reader's language ---- */

/** cursus_rules_theme_title: (transfer none): of a theme: "Order and gaps". */
const char *cursus_rules_theme_title (const char *theme);

/** cursus_rules_type_text: (transfer full): a parameter's type with its bounds or words: "integer, 1 to 50". */
char *cursus_rules_type_text (const CursusParam *param);

/** cursus_rules_writing: (transfer none): how a session writes values of this type. */
const char *cursus_rules_writing (CursusParamType type);

/** cursus_rules_default_text: (transfer full) (nullable): its default as a session would write it; NULL if it has none. */
char *cursus_rules_default_text (const CursusParam *param);

/** cursus_rules_example: (transfer full): the rule's own example, or one made of the parameters that it cannot do without. */
char *cursus_rules_example (const CursusPluginInfo *info);

G_END_DECLS
