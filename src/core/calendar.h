/* A named set of dates: public holidays, school holidays, closures, trade fairs. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/date.h"

G_BEGIN_DECLS

/* Public to read; change it through the functions below only. */
typedef struct {
  char *id;       /* "fr-holidays", or the planner's own name */
  char *title;    /* for people */
  GArray *ranges; /* of CursusDateRange, sorted by first, disjoint and not touching */
} CursusCalendar;

/** cursus_calendar_new: (transfer full): an empty calendar. @title may be NULL: then the id is the title. */
CursusCalendar *cursus_calendar_new (const char *id, const char *title);
void cursus_calendar_free (CursusCalendar *self);

/** cursus_calendar_add: adds the dates from @range.first to @range.last, both included; first <= last. */
void cursus_calendar_add (CursusCalendar *self, CursusDateRange range);

/** cursus_calendar_contains: whether @date is in it. O(log n). */
bool cursus_calendar_contains (const CursusCalendar *self, CursusDate date);

/**
 * cursus_calendar_new_builtin: a computed calendar, for the years that @within touches.
 * @name: "fr-holidays" (the 11 national public holidays of article L3133-1 of the French labour code) or
 * "fr-holidays-alsace-moselle" (these, Good Friday and 26 December: article L3134-13).
 *
 * Returns: (transfer full) (nullable): NULL with CURSUS_CORE_ERROR_NOT_FOUND, the message listing the known names.
 */
CursusCalendar *cursus_calendar_new_builtin (const char *name, CursusDateRange within, GError **error);

/** cursus_calendar_builtin_names: (transfer none): NULL-terminated names that cursus_calendar_new_builtin knows. */
const char *const *cursus_calendar_builtin_names (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCalendar, cursus_calendar_free)

G_END_DECLS
