/* The errors of the use cases, and what they mean for an exit status. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CURSUS_APP_ERROR (cursus_app_error_quark ())

typedef enum {
  CURSUS_APP_ERROR_INPUT, /* bad input: everything was said in the diagnostics or the message */
  CURSUS_APP_ERROR_NO,    /* the answer is no: no plan, no such revision */
} CursusAppError;

GQuark cursus_app_error_quark (void);

/** cursus_app_exit_status: 1 when the answer is no, 2 for everything else that failed. */
int cursus_app_exit_status (const GError *error);

G_END_DECLS
