/* The error domain of the core layer. */
#include "core/error.h"

GQuark
cursus_core_error_quark (void)
{
  return g_quark_from_static_string ("cursus-core-error-quark");
}
