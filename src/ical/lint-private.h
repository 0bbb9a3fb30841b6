/* What the checks of the lint share. Private to lint*.c. */
#pragma once

#include "ical/content.h"
#include "ical/lint.h"
#include "ical/value.h"

G_BEGIN_DECLS

typedef struct {
  const char *bytes;
  gsize length;
  const CursusIcalContent *content;
  const char *file;
  CursusDiagnostics *diagnostics;
  const char *check; /* the name of the one that runs */
  guint n_defects;
} CursusIcalLint;

/** cursus_ical_lint_defect: adds a defect of the check that runs. */
void cursus_ical_lint_defect (CursusIcalLint *self, int line, const char *format, ...) G_GNUC_PRINTF (3, 4);

typedef void (*CursusIcalComponentCheck) (CursusIcalLint *self, const CursusIcalComponent *component);
typedef void (*CursusIcalPropertyCheck) (CursusIcalLint *self, const CursusIcalComponent *component,
                                         const CursusIcalProperty *property);

/** cursus_ical_lint_components: calls @check for every component @name (NULL: any), at any depth, in order. */
void cursus_ical_lint_components (CursusIcalLint *self, const char *name, CursusIcalComponentCheck check);

/** cursus_ical_lint_properties: calls @check for every property of every component that is named in @names (NULL-terminated). */
void cursus_ical_lint_properties (CursusIcalLint *self, const char *const *names, CursusIcalPropertyCheck check);

/** cursus_ical_lint_method: (transfer none) (nullable): METHOD of the calendar that @component is in. */
const char *cursus_ical_lint_method (const CursusIcalComponent *component);

/* lint-bytes.c */
void cursus_ical_lint_size (CursusIcalLint *self);
void cursus_ical_lint_mark (CursusIcalLint *self);
void cursus_ical_lint_line_ends (CursusIcalLint *self);
void cursus_ical_lint_line_length (CursusIcalLint *self);
void cursus_ical_lint_empty_line (CursusIcalLint *self);
void cursus_ical_lint_control (CursusIcalLint *self);
void cursus_ical_lint_encoding (CursusIcalLint *self);
void cursus_ical_lint_fold_in_character (CursusIcalLint *self);
void cursus_ical_lint_fold_in_escape (CursusIcalLint *self);

/* lint-structure.c */
void cursus_ical_lint_property (CursusIcalLint *self);
void cursus_ical_lint_nesting (CursusIcalLint *self);
void cursus_ical_lint_calendar (CursusIcalLint *self);
void cursus_ical_lint_version (CursusIcalLint *self);
void cursus_ical_lint_prodid (CursusIcalLint *self);
void cursus_ical_lint_once (CursusIcalLint *self);
void cursus_ical_lint_uid (CursusIcalLint *self);
void cursus_ical_lint_uid_twice (CursusIcalLint *self);
void cursus_ical_lint_dtstamp (CursusIcalLint *self);
void cursus_ical_lint_dtstart (CursusIcalLint *self);

/* lint-people.c */
void cursus_ical_lint_organizer (CursusIcalLint *self);
void cursus_ical_lint_attendee (CursusIcalLint *self);
void cursus_ical_lint_request (CursusIcalLint *self);

/* lint-time.c */
void cursus_ical_lint_date (CursusIcalLint *self);
void cursus_ical_lint_value_type (CursusIcalLint *self);
void cursus_ical_lint_order (CursusIcalLint *self);
void cursus_ical_lint_end_twice (CursusIcalLint *self);
void cursus_ical_lint_duration (CursusIcalLint *self);
void cursus_ical_lint_rrule (CursusIcalLint *self);
void cursus_ical_lint_todo_due (CursusIcalLint *self);

/* lint-zone.c */
void cursus_ical_lint_floating (CursusIcalLint *self);
void cursus_ical_lint_tzid (CursusIcalLint *self);
void cursus_ical_lint_vtimezone (CursusIcalLint *self);
void cursus_ical_lint_skipped_time (CursusIcalLint *self);

/* lint-value.c */
void cursus_ical_lint_escape (CursusIcalLint *self);
void cursus_ical_lint_link (CursusIcalLint *self);
void cursus_ical_lint_conference (CursusIcalLint *self);
void cursus_ical_lint_sequence (CursusIcalLint *self);
void cursus_ical_lint_status (CursusIcalLint *self);
void cursus_ical_lint_transp (CursusIcalLint *self);
void cursus_ical_lint_cancelled (CursusIcalLint *self);
void cursus_ical_lint_geo (CursusIcalLint *self);
void cursus_ical_lint_apple_map (CursusIcalLint *self);
void cursus_ical_lint_alarm_trigger (CursusIcalLint *self);
void cursus_ical_lint_alarm_text (CursusIcalLint *self);

G_END_DECLS
