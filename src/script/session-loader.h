/* Reads a session folder into the model: session.lua, its CSV files and, through a callback, its calendars. */
#pragma once

#include <glib.h>

#include "core/diagnostics.h"
#include "core/session.h"

G_BEGIN_DECLS

/* The script layer does not know libical: whoever loads a session says how .ics files are read. */
typedef struct {
  /* Adds the busy times of the calendar @path, within the session's dates, to @person of @session.
   * false if it added an error to @diagnostics. */
  bool (*read_availability) (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                             CursusDiagnostics *diagnostics);
  /* Adds each date that an event of the calendar @path touches to @calendar. */
  bool (*read_dates) (const CursusSession *session, CursusCalendar *calendar, const char *path, const char *shown_path,
                      CursusDiagnostics *diagnostics);
  int days_beyond; /* everything that has dates is read as if the session began so much sooner and ended so much later */
} CursusCalendarReaders;

/**
 * cursus_session_load: reads the session at @path, a folder or its session.lua, and completes it (cursus_session_complete).
 *
 * All errors of all its files are reported together. Paths inside are relative to the folder and may not leave it.
 * @readers: may be NULL where no .ics file occurs (its use is then an error).
 * Returns: (transfer full) (nullable): NULL if @diagnostics has an error.
 */
CursusSession *cursus_session_load (const char *path, const CursusCalendarReaders *readers, CursusDiagnostics *diagnostics);

G_END_DECLS
