/* What a message is about stands before it: "thing: message", as each language writes that. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_label: (transfer full): "@thing: @text". */
char *cursus_label (const char *thing, const char *text);

/** cursus_label_quoted: (transfer full): "“@thing”: @text". */
char *cursus_label_quoted (const char *thing, const char *text);

/** cursus_label_error: puts "@thing: " before what @error (nullable, as in g_prefix_error()) says. */
void cursus_label_error (GError **error, const char *thing);

/** cursus_label_error_quoted: puts "“@thing”: " before it. */
void cursus_label_error_quoted (GError **error, const char *thing);

G_END_DECLS
