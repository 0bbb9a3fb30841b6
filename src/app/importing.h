/* What people's own calendars say of when they can come: looked at before it counts, and kept without a word of what it is about.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/workspace.h"
#include "ical/availability.h"

G_BEGIN_DECLS

/* How what is found is printed. */
typedef struct {
  bool json;
  int columns; /* of the terminal */
  bool colour;
} CursusImportStyle;

/** cursus_importing_session: (transfer full) (nullable): the session at @path without what its calendars say, so that calendars
 * that cannot be read keep nobody from bringing better ones. */
CursusSession *cursus_importing_session (const char *path, CursusDiagnostics *diagnostics, GError **error);

/** cursus_importing_show_file: (transfer full) (nullable): the times that the calendar @path would take, read as @reading says.
 */
char *cursus_importing_show_file (const char *path, const CursusIcalReading *reading, CursusImportStyle style,
                                  CursusDiagnostics *diagnostics, GError **error);

/** cursus_importing_show_session: (transfer full) (nullable): when @person (an id; NULL: a line for each) can come, as the
 * session has it. NULL with CURSUS_APP_ERROR_INPUT when there is no such person. */
char *cursus_importing_show_session (const CursusSession *session, const char *person, CursusImportStyle style, GError **error);

/* What an import did. */
typedef struct {
  char *file;      /* that was written, as one would open it */
  char *relative;  /* as the session names it */
  bool is_named;   /* the session reads it */
  bool is_speaker; /* else a participant */
  char *text;      /* what counts now */
} CursusImport;

/** cursus_importing_run: (transfer full) (nullable): reads the @n_files calendars as @reading says (its zone, dates and address
 * are the session's and the person's) and writes what of them takes time into the folder of the session @path: over the .ics file
 * that it names for the person @id, if that is one, else into availability/@id.ics. What stood there is replaced. */
CursusImport *cursus_importing_run (const char *path, const char *id, char *const *files, guint n_files,
                                    const CursusIcalReading *reading, CursusImportStyle style, CursusDiagnostics *diagnostics,
                                    GError **error);
void cursus_import_free (CursusImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusImport, cursus_import_free)

G_END_DECLS
