/* The error domain of the dav layer. */
#include "dav/error.h"

GQuark
cursus_dav_error_quark (void)
{
  return g_quark_from_static_string ("cursus-dav-error-quark");
}

bool
cursus_dav_error_is_final (const GError *error)
{
  return g_error_matches (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ADDRESS)
         || g_error_matches (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_UNREACHABLE)
         || g_error_matches (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_LOGIN)
         || g_error_matches (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_BUSY);
}
