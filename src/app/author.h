/* Who changes plans. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_author_get: (transfer full): $CURSUS_AUTHOR, else the login name; clean text. */
char *cursus_author_get (void);

G_END_DECLS
