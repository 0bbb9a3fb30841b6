/* The reader's language. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** cursus_language_init: sets locale and message catalogue for the process. Where the wanted locale is not installed, its
 * messages are used all the same. To be called first, before any thread. */
void cursus_language_init (void);

/** cursus_language_get: (transfer none): "fr" or "en": what messages of this process are written in. */
const char *cursus_language_get (void);

/** cursus_language_is_french: whether that is "fr". */
bool cursus_language_is_french (void);

/** cursus_language_use: messages of the process are in @language ("fr" or "en") from here on, for what is written to somebody who
 * reads another language than the planner. Only while one thread runs. */
void cursus_language_use (const char *language);

G_END_DECLS
