/* Reads instances of curriculum-based course timetabling (ITC-2007 track 3: .ctt; Bonutti and others, 2012: .ectt) as sessions:
 * courses are modules, lectures their parts, curricula groups that attend together. Knows the format, not the problem's rules. */
#pragma once

#include <glib.h>

#include "core/diagnostics.h"
#include "core/session.h"

G_BEGIN_DECLS

#define CURSUS_CTT_MAX_BYTES (4u * 1024 * 1024)

/**
 * cursus_ctt_read: the instance at @path as a completed session in UTC whose first day is a Monday.
 *
 * Each course is a module of one meeting a lecture, with its students as headcount, its teacher as speaker, its curricula as
 * tags; those who attend it are one anonymous person for each of its curricula and one for the course itself, who is unavailable
 * when the course is. Formulation UD2 with the rules ctt-* of the catalogue is in its uses; room constraints and sites of an
 * .ectt are read over, as UD2 does not know them.
 * @shown_path: how messages name the file.
 * Returns: (transfer full) (nullable): NULL if it added an error to @diagnostics, with the line.
 */
CursusSession *cursus_ctt_read (const char *path, const char *shown_path, CursusDiagnostics *diagnostics);

G_END_DECLS
