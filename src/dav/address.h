/* The address of a WebDAV server, and the names of what is in it. Pure: asks nothing. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "dav/error.h"

G_BEGIN_DECLS

typedef struct {
  char *url;  /* http or https, ends in "/", without name, password, query and fragment */
  char *path; /* of it, not encoded, ends in "/" */
  bool local; /* this machine */
} CursusDavAddress;

/** cursus_dav_address_parse: (out): to be cleared. False with CURSUS_DAV_ERROR_ADDRESS when @url is no address of a server, holds
 * a name or password, or is http:// to another machine and not @plain. */
bool cursus_dav_address_parse (const char *url, bool plain, CursusDavAddress *address, GError **error);
void cursus_dav_address_clear (CursusDavAddress *self);

/** cursus_dav_address_join: (transfer full): the URL of the file @name (nullable: of the folder itself) in the folder @folder
 * (nullable: in @self itself). */
char *cursus_dav_address_join (const CursusDavAddress *self, const char *folder, const char *name);

/** cursus_dav_address_name: (transfer full) (nullable): what an href of an answer about @folder (nullable) calls: "" the folder
 * itself, else the name of what is directly in it. NULL: anything else, which nobody asked about. */
char *cursus_dav_address_name (const CursusDavAddress *self, const char *folder, const char *href);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CursusDavAddress, cursus_dav_address_clear)

G_END_DECLS
