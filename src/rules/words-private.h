/* Dates and joined names in a reader's language, which is that of a document and not of the process. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/date.h"

G_BEGIN_DECLS

/** cursus_words_is_french: whether @language is "fr" or a variant of it. */
bool cursus_words_is_french (const char *language);

/** cursus_words_date_in: (transfer full): "Thu 12 Oct 2023" or "jeu. 12 oct. 2023". */
char *cursus_words_date_in (CursusDate date, const char *language);

/** cursus_words_weekday: (transfer none): "Monday" or "lundi"; @weekday from 1. */
const char *cursus_words_weekday (int weekday, const char *language);

/** cursus_words_day_part: (transfer none): "am" or "matin" for the part of the day that a session calls "am"; @id itself for one
 * that only the session knows. */
const char *cursus_words_day_part (const char *id, const char *language);

G_END_DECLS
