/* A table of what a check of the lint must find and what it must let pass. */
#pragma once

#include <glib.h>

#define TIMES "DTSTART:20231027T070000Z\nDTEND:20231027T080000Z\n"
#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
#define EVENT_HEAD "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20230901T080000Z\r\n"
#define EVENT EVENT_HEAD "DTSTART:20231027T070000Z\r\nDTEND:20231027T080000Z\r\nEND:VEVENT\r\n"
#define TAIL "END:VCALENDAR\r\n"

typedef enum {
  LINT_IN_EVENT,    /* lines (ended by LF here) that follow UID and DTSTAMP of the only event */
  LINT_IN_CALENDAR, /* lines (ended by LF here) that follow VERSION and PRODID */
  LINT_WHOLE,       /* the bytes of the file */
} LintWhere;

typedef struct {
  const char *check;
  LintWhere where;
  const char *bad;  /* the check objects */
  const char *good; /* no check objects */
} LintCase;

/** lint_cases_run: lints the files of all @cases. */
void lint_cases_run (const LintCase *cases, gsize n_cases);

/** lint_names: (transfer full): the names of the checks that object to @bytes, each once, sorted, joined with blanks. */
char *lint_names (const char *bytes, gsize length);
