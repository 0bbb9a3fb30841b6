/* The plugins of a catalogue, for compiling and testing. */
#pragma once

#include "script/plugin-private.h"

G_BEGIN_DECLS

/** cursus_catalog_has: whether there is a plugin @name, right or wrong. */
bool cursus_catalog_has (const CursusCatalog *self, const char *name);

/** cursus_catalog_compile_use: adds one use of @plugin to @ruleset; false with errors. @self: (nullable): for rules inside of it.
 */
bool cursus_catalog_compile_use (CursusCatalog *self, CursusPlugin *plugin, CursusRuleset *ruleset, const CursusRuleUse *use,
                                 CursusDiagnostics *diagnostics);

G_END_DECLS
