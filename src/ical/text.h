/* Text on its way into a calendar file: made harmless, escaped, folded. libical 3.0 does none of it safely. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** cursus_ical_text_sanitise: (transfer full): @text (NULL: "") as it may stand in a calendar: line ends of every kind become
 * LF; control characters but TAB, the byte order mark, non-characters and invalid UTF-8 are left out. */
char *cursus_ical_text_sanitise (const char *text);

/** cursus_ical_text_one_line: (transfer full): sanitised, white space around it gone, each line end a comma and a space, " a ':
 * the same text can then stand in a value and in a parameter. */
char *cursus_ical_text_one_line (const char *text);

/** cursus_ical_text_escape: (transfer full): @text sanitised and escaped as a value of type TEXT. */
char *cursus_ical_text_escape (const char *text);

/** cursus_ical_text_parameter: (transfer full): @text as a quoted parameter value, with its quotes (RFC 6868 for ^). */
char *cursus_ical_text_parameter (const char *text);

/** cursus_ical_text_link: (transfer full) (nullable): @link as a URI: what is not ASCII, blanks, and the characters that no URI
 * may hold are percent-encoded. NULL with CURSUS_ICAL_ERROR_TEXT if it holds a line break, another control character or
 * invalid UTF-8, or has no scheme. */
char *cursus_ical_text_link (const char *link, GError **error);

/** cursus_ical_text_append_line: appends @line folded at 75 octets, never inside a character nor after a backslash, and CR LF. */
void cursus_ical_text_append_line (GString *out, const char *line);

/** cursus_ical_text_append_linef: the same for a format; what is filled in must be safe already. */
void cursus_ical_text_append_linef (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** cursus_ical_text_append_text: appends the property @name (with its parameters) with @text escaped. */
void cursus_ical_text_append_text (GString *out, const char *name, const char *text);

G_END_DECLS
