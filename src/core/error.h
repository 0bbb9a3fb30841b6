/* The errors of the core layer. Every layer has one domain and one enum of its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CURSUS_CORE_ERROR (cursus_core_error_quark ())

typedef enum {
  CURSUS_CORE_ERROR_INVALID,   /* a value that no planner can mean: bad date, bad number, bad encoding */
  CURSUS_CORE_ERROR_NOT_FOUND, /* an id, file or zone that does not exist */
  CURSUS_CORE_ERROR_TOO_LARGE, /* a file or table beyond its limit */
  CURSUS_CORE_ERROR_IO,        /* the operating system refused */
} CursusCoreError;

GQuark cursus_core_error_quark (void);

G_END_DECLS
