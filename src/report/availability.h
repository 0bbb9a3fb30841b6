/* When people can come: the times that a calendar takes, in words and as JSON. */
#pragma once

#include "core/availability.h"
#include "core/session.h"
#include "report/report.h"

G_BEGIN_DECLS

/* One person's times, or those of one file. Everything is borrowed. */
typedef struct {
  const char *name;       /* of the person or the file */
  const char *id;         /* nullable; of the person */
  const GPtrArray *files; /* (nullable) of char*: where the times come from */
  const CursusZone *zone;
  CursusDateRange dates;
  const CursusAvailability *availability;
  const CursusBusyCounts *counts; /* nullable; of a file that was read */
} CursusAvailabilityReport;

/** cursus_report_availability: (transfer full): every time within the dates, by month, and what came of the events. */
char *cursus_report_availability (const CursusAvailabilityReport *report, CursusReportStyle style);

/** cursus_report_availability_json: (transfer full): {name, id, files, timezone, from, to, times [{level, start, end}], counts
 * {busy, tentative, free, declined, cancelled, left_out, whole_days} or null}. */
char *cursus_report_availability_json (const CursusAvailabilityReport *report);

/** cursus_report_availability_list: (transfer full): a line for each of @reports (of CursusAvailabilityReport): on how many of
 * the dates something takes time. cursus_report_availability_list_json: an array of what cursus_report_availability_json prints.
 */
char *cursus_report_availability_list (const GArray *reports, CursusReportStyle style);
char *cursus_report_availability_list_json (const GArray *reports);

G_END_DECLS
