/* Days of the week as planners write them, in English and French. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/** cursus_weekdays_parse: "monday", "mon", "lundi", "lun", or a range of them such as "mon-fri", as bits from 0 for Monday;
 * 0 if @text is nothing of that. */
uint8_t cursus_weekdays_parse (const char *text);

/** cursus_weekdays_list: (transfer full): the days of @bits as words: "Thursday, Friday", or "jeudi, vendredi". */
char *cursus_weekdays_list (uint8_t bits, bool french);

/** cursus_weekdays_suggest: (transfer full): the end of a message about @text that is no day: ": did you mean “lundi”?", or "".
 */
char *cursus_weekdays_suggest (const char *text);

G_END_DECLS
