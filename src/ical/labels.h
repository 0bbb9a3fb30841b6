/* The few words that we write into a calendar, in the language of its reader (not of the process: hence no gettext). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CURSUS_ICAL_LABEL_COLON, /* between a label and what it names */
  CURSUS_ICAL_LABEL_WITH,
  CURSUS_ICAL_LABEL_FORMAT,
  CURSUS_ICAL_LABEL_SLOT,
  CURSUS_ICAL_LABEL_JOIN,
  CURSUS_ICAL_LABEL_ACCESS,
  CURSUS_ICAL_LABEL_CONTACT,
  CURSUS_ICAL_LABEL_REVISION,
  CURSUS_ICAL_LABEL_OF_DATE, /* between a revision and its date */
  CURSUS_ICAL_LABEL_REMOTE,
  CURSUS_ICAL_LABEL_CANCELLED,
  CURSUS_ICAL_LABEL_TENTATIVE,
  CURSUS_ICAL_LABEL_TASKS, /* added to the name of a calendar of tasks */
  CURSUS_ICAL_N_LABELS,
} CursusIcalLabel;

/** cursus_ical_label: (transfer none): @label in @language; English for all but "fr". */
const char *cursus_ical_label (CursusIcalLabel label, const char *language);

/** cursus_ical_format_label: (transfer none): the word for @format in @language; @format itself for those that sessions name. */
const char *cursus_ical_format_label (const char *format, const char *language);

G_END_DECLS
