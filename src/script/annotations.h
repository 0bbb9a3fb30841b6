/* What rules may call, written down for the Lua language server, so that editors complete it and report what does not exist.
 * Made of the tables from which the language itself is made. */
#pragma once

#include <glib.h>

#include "script/plugin.h"

G_BEGIN_DECLS

/** cursus_annotations_text: (transfer full): a Lua file for the language server ("---@meta"); not to be run. */
char *cursus_annotations_text (void);

/** cursus_annotations_params: (transfer full): the class of the parameters of one rule, "cursus.params.NAME"; to stand after the
 * text above; "" for a name that the language server does not read. */
char *cursus_annotations_params (const CursusPluginInfo *info);

/** cursus_annotations_settings: (transfer full): a .luarc.json for a folder of rules: @library, relative to it, has the
 * annotations, and what the sandbox leaves out of Lua is unknown. */
char *cursus_annotations_settings (const char *library);

/** cursus_annotations_reference: (transfer full): the same facts, keys, measures, parameters and functions as tables in Markdown.
 */
char *cursus_annotations_reference (void);

G_END_DECLS
