/* Availability written in a spreadsheet: dates, ranges of dates, hours, weekly recurrences, three levels. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/session.h"

G_BEGIN_DECLS

/**
 * cursus_availability_read_csv: adds what @path says to people of @session (whose zone and dates are set).
 *
 * Columns, in English or French (see cursus_csv_cell_of), all optional but one of from/weekday:
 *   person|personne      id; required when @person is CURSUS_NONE, else it must be absent or name that person
 *   from|du, to|au       first and last date (to: same day if empty); with weekday: the period in which it recurs (default: the
 * session) weekday|jour         "monday" … or "lundi" …, several separated by spaces or "+" every|toutes les     "1" (default),
 * "2" weeks …, counted from the first such day of the period hours|horaires       "18:00-23:00"; empty: the whole day
 *   level|niveau         as cursus_level_parse; default unavailable
 *   note                 ignored here
 * @shown_path: how messages name the file.
 * Returns: false if it added an error to @diagnostics; what was right was added all the same.
 */
bool cursus_availability_read_csv (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                                   CursusDiagnostics *diagnostics);

G_END_DECLS
