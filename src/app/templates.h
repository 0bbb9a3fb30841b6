/* The files that `cursus new` and `cursus rules new` begin with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_templates_read: (transfer full) (nullable): the template @file ("session.lua", "rule/test.lua") in the reader's
 * language, with @name for each "@ID@". */
char *cursus_templates_read (const char *file, const char *name, GError **error);

G_END_DECLS
