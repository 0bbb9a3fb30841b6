/* Calendars of a CalDAV server (RFC 4791): what is in them, and putting, reading and removing one file. Every name is that of a
 * calendar in the folder of the server, or of a file in one of them. Errors are of CURSUS_DAV_ERROR. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "dav/client.h"
#include "dav/multistatus.h"

G_BEGIN_DECLS

#define CURSUS_DAV_MOST_FILE_BYTES (1024u * 1024)

/** cursus_dav_list: (transfer full) (nullable): of CursusDavItem with names: what is in @calendar (NULL: in the server's folder),
 * and the folder itself, whose name is "". */
GPtrArray *cursus_dav_list (CursusDav *self, const char *calendar, GError **error);

/** cursus_dav_make_calendar: makes @calendar for events, shown as @title. CURSUS_DAV_ERROR_CONFLICT when there is something. */
bool cursus_dav_make_calendar (CursusDav *self, const char *calendar, const char *title, GError **error);

/** cursus_dav_get: @text: (out) (transfer full) (nullable): NULL when it is larger than CURSUS_DAV_MOST_FILE_BYTES; @etag: (out)
 * (transfer full) (nullable). */
bool cursus_dav_get (CursusDav *self, const char *calendar, const char *name, GString **text, char **etag, GError **error);

/** cursus_dav_put: puts @text where @if_match (nullable) is, or where nothing is yet: else CURSUS_DAV_ERROR_CHANGED. @etag: (out)
 * (transfer full) (nullable): unless the server keeps it to itself. */
bool cursus_dav_put (CursusDav *self, const char *calendar, const char *name, const char *text, const char *if_match, char **etag,
                     GError **error);

/** cursus_dav_remove: removes the file if it is still @if_match: else CURSUS_DAV_ERROR_CHANGED. What is gone already is
 * removed. */
bool cursus_dav_remove (CursusDav *self, const char *calendar, const char *name, const char *if_match, GError **error);

G_END_DECLS
