/* What the authors of rules give their editors, so that it completes the language of rules and reports what does not exist. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

/* The files in a folder of rules. */
#define CURSUS_ANNOTATING_LIBRARY ".cursus"
#define CURSUS_ANNOTATING_FILE ".cursus/rules.lua"
#define CURSUS_ANNOTATING_SETTINGS ".luarc.json"

/** cursus_annotating_text: (transfer full): the annotations for the Lua language server, or the reference as Markdown. */
char *cursus_annotating_text (bool reference);

/**
 * cursus_annotating_write: writes the annotations, with the parameters of the rules in @folder, and the settings of the language
 * server into @folder, which exists. Rules with errors are left out and reported in @diagnostics.
 *
 * @kept: (out): whether settings were there already that differ: they are left as they are.
 * Returns: false with an error.
 */
bool cursus_annotating_write (const char *folder, bool *kept, CursusDiagnostics *diagnostics, GError **error);

G_END_DECLS
