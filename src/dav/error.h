/* The errors of the dav layer. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define CURSUS_DAV_ERROR (cursus_dav_error_quark ())

typedef enum {
  CURSUS_DAV_ERROR_ADDRESS,     /* an address that is not asked */
  CURSUS_DAV_ERROR_UNREACHABLE, /* no connection, or it broke; what was asked may have been done */
  CURSUS_DAV_ERROR_LOGIN,       /* the server does not know this name and password */
  CURSUS_DAV_ERROR_BUSY,        /* it does not want to be asked now */
  CURSUS_DAV_ERROR_FORBIDDEN,   /* it knows them, and they may not do this */
  CURSUS_DAV_ERROR_MISSING,     /* there is no such thing */
  CURSUS_DAV_ERROR_CHANGED,     /* it is there, is no longer there, or is not what it was */
  CURSUS_DAV_ERROR_CONFLICT,    /* something else is in the way of it */
  CURSUS_DAV_ERROR_ANSWER,      /* anything else that the server answers */
} CursusDavError;

GQuark cursus_dav_error_quark (void);

/** cursus_dav_error_is_final: whether nothing else need be asked of the server after @error. */
bool cursus_dav_error_is_final (const GError *error);

G_END_DECLS
