/* What the core does to words that people wrote: comparing them kindly, quoting them safely in messages. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** cursus_text_fold: (transfer full): @text (UTF-8) without case and accents, for comparing: "Préféré" gives "prefere". */
char *cursus_text_fold (const char *text);

/** cursus_text_matches: whether @text and @other are equal without case and accents. */
bool cursus_text_matches (const char *text, const char *other);

/** cursus_text_strip: (transfer full): @text (UTF-8) without the white space around it, no-break spaces included. */
char *cursus_text_strip (const char *text);

/** cursus_text_is_clean: whether the @n_bytes of @text (-1: up to its NUL) are UTF-8 without NUL, DEL and control characters
 * other than tab and line feed. */
bool cursus_text_is_clean (const char *text, gssize n_bytes);

/** cursus_text_clean: (transfer full): @text, whatever its bytes, with all that is not clean replaced by "�". */
char *cursus_text_clean (const char *text);

/** cursus_text_excerpt: (transfer full): what a message may quote of @text, whatever its bytes: clean, without what else steers
 * a terminal or turns the direction of writing, on one line, at most 60 characters (then "…"). */
char *cursus_text_excerpt (const char *text);

G_END_DECLS
