/* The reader's language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cursus_language_init: sets locale and message catalogue for the process. Where the wanted locale is not installed, its
 * messages are used all the same. To be called first, before any thread. */
void cursus_language_init (void);

/** cursus_language_get: (transfer none): "fr" or "en": what messages of this process are written in. */
const char *cursus_language_get (void);

G_END_DECLS
