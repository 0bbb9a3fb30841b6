/* The calendars of a saved plan, as files. A draft's: nothing is numbered or remembered. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/plan.h"
#include "core/session.h"

G_BEGIN_DECLS

typedef struct {
  const char *out; /* folder; made if need be */
  bool utc;        /* times in UTC instead of the session's zone */
} CursusExportOptions;

/**
 * cursus_exporting_run: writes into options->out one .ics for each named participant and speaker, `<session>.ics` with
 * everything, and index.csv (person;role;name;email;file;events;revision;date). Each file is written beside, synced and renamed;
 * calendars that an earlier export listed in index.csv and that are no longer due are removed.
 *
 * @n_files: (out) (nullable): number of .ics files.
 * Returns: false with an error: CURSUS_APP_ERROR_INPUT when the plan holds meetings that the session no longer has, a person has
 * the session's id, or the folder cannot be made or holds the calendars of another session.
 */
bool cursus_exporting_run (const CursusSession *session, const CursusPlan *plan, const CursusExportOptions *options,
                           guint *n_files, GError **error);

G_END_DECLS
