/* The plugins of a catalogue, for compiling and testing. */
#pragma once

#include "script/plugin-private.h"

G_BEGIN_DECLS

/** cursus_catalog_has: whether there is a plugin @name, right or wrong. */
bool cursus_catalog_has (const CursusCatalog *self, const char *name);

/** cursus_catalog_may_be_standard: false if the plugin @name needs not be loaded to know that it is no standard rule: its text
 * does not say the word, or another catalogue of this process has loaded the same file with the same text. */
bool cursus_catalog_may_be_standard (const CursusCatalog *self, const char *name);

/** cursus_compile_waivers: brings the waivers of the session into force, once all uses are compiled; false with errors. In
 * compile-waivers.c. */
bool cursus_compile_waivers (CursusRuleset *ruleset, CursusDiagnostics *diagnostics);

G_END_DECLS
