/* A plan's meetings as days of local time: what table, CSV and explanation show, counted once, in one place. */
#pragma once

#include "core/plan.h"
#include "core/zone.h"

G_BEGIN_DECLS

/* Parts of a day as people speak of them; a set of them is their sum. */
typedef enum {
  CURSUS_HALF_DAY_MORNING = 1,
  CURSUS_HALF_DAY_AFTERNOON = 2,
  CURSUS_HALF_DAY_EVENING = 4,
} CursusHalfDay;

/* What one meeting takes of one day, its slots put together. */
typedef struct {
  const CursusPlanMeeting *meeting;
  CursusDate date;
  int start_minute; /* local clock */
  int end_minute;
  unsigned half_days; /* of CursusHalfDay */
} CursusAgendaRow;

typedef struct {
  CursusZone *zone;
  bool zone_known; /* false: the system does not know the plan's zone; all times are UTC, and must be shown as such */
  GArray *rows;    /* of CursusAgendaRow, by start, then in the plan's order */
  guint n_undated; /* meetings that have no slot */
} CursusAgenda;

/* How often people travel to a site: each run of consecutive days there is a trip. */
typedef struct {
  const char *site; /* id */
  const char *name;
  guint trips;
  CursusDate last;
} CursusAgendaSite;

/** cursus_agenda_new: (transfer full): @plan must outlive it. */
CursusAgenda *cursus_agenda_new (const CursusPlan *plan);

/** cursus_agenda_new_of: (transfer full): the same with nothing but @meeting of @plan. */
CursusAgenda *cursus_agenda_new_of (const CursusPlan *plan, const CursusPlanMeeting *meeting);
void cursus_agenda_free (CursusAgenda *self);

/** cursus_agenda_row: (transfer none): row @index, which must be less than rows->len. */
const CursusAgendaRow *cursus_agenda_row (const CursusAgenda *self, guint index);

/** cursus_agenda_half_days_of: the half-days (CursusHalfDay) that [start, end), in minutes since local midnight, takes: the one
 * it begins in, and each later one that it takes an hour of. */
unsigned cursus_agenda_half_days_of (int start_minute, int end_minute);

/** cursus_agenda_count: how many different half-days and days rows @begin to @end (excluded) take; parallel ones count once. */
void cursus_agenda_count (const CursusAgenda *self, guint begin, guint end, guint *half_days, guint *days);

/** cursus_agenda_sites: (transfer full): of CursusAgendaSite, in the order in which rows @begin to @end (excluded) visit them. */
GArray *cursus_agenda_sites (const CursusAgenda *self, guint begin, guint end);

/** cursus_agenda_zone: (transfer full): the zone of @plan, or UTC and @known false if the system does not know it. */
CursusZone *cursus_agenda_zone (const CursusPlan *plan, bool *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusAgenda, cursus_agenda_free)

G_END_DECLS
