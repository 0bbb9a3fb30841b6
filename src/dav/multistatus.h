/* Reads what a WebDAV server says of what it holds (RFC 4918 section 13), whoever wrote it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "dav/error.h"

G_BEGIN_DECLS

#define CURSUS_DAV_MOST_ITEMS 50000
#define CURSUS_DAV_MOST_ETAG 256

typedef struct {
  char *href;    /* as it was written */
  char *name;    /* (nullable): for who reads these */
  char *etag;    /* (nullable): none, or none that can be sent back */
  char *tag;     /* (nullable): getctag: other as soon as anything in it is */
  bool folder;   /* a collection */
  bool calendar; /* one of calendars */
} CursusDavItem;

void cursus_dav_item_free (CursusDavItem *self);

/** cursus_dav_multistatus_parse: (transfer full) (nullable): of CursusDavItem: those that @bytes say are there, in their order.
 * NULL with CURSUS_DAV_ERROR_ANSWER for anything that is no multistatus in UTF-8, that holds declarations of its own, is nested
 * without end or has more than CURSUS_DAV_MOST_ITEMS of them. */
GPtrArray *cursus_dav_multistatus_parse (const char *bytes, gsize length, GError **error);

/** cursus_dav_etag_is_sound: whether @etag (nullable) is one that can be sent back in a header. */
bool cursus_dav_etag_is_sound (const char *etag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusDavItem, cursus_dav_item_free)

G_END_DECLS
