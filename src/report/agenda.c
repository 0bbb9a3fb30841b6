/* From instants to days: each meeting's slots put together by local date, and the counts that planners ask for. No words here. */
#include "report/agenda.h"

#define NOON (12 * 60)
#define AFTERNOON_FROM (13 * 60) /* what comes before is the end of a long morning */
#define EVENING_START (17 * 60 + 30)
#define EVENING_FROM (18 * 60)
#define BREAK_MINUTES 30 /* slots with less between them are one stretch */

CursusZone *
cursus_agenda_zone (const CursusPlan *plan, bool *known)
{
  CursusZone *zone = plan->timezone ? cursus_zone_new (plan->timezone, NULL) : NULL;
  *known = zone != NULL;
  return zone ? zone : cursus_zone_new ("UTC", NULL);
}

unsigned
cursus_agenda_half_days_of (int start_minute, int end_minute)
{
  unsigned half_days = CURSUS_HALF_DAY_EVENING;
  if (start_minute < NOON)
    half_days = CURSUS_HALF_DAY_MORNING;
  else if (start_minute < EVENING_START)
    half_days = CURSUS_HALF_DAY_AFTERNOON;
  if (MIN (end_minute, EVENING_FROM) - MAX (start_minute, AFTERNOON_FROM) >= 60)
    half_days |= start_minute < EVENING_START ? CURSUS_HALF_DAY_AFTERNOON : 0u;
  if (end_minute - MAX (start_minute, EVENING_FROM) >= 60)
    half_days |= CURSUS_HALF_DAY_EVENING;
  return half_days;
}

/* Adds the rows of @meeting: slots of one date become one row, stretches without a break count as one when half-days are told. */
static void
add_meeting (CursusAgenda *self, const CursusPlanMeeting *meeting)
{
  CursusAgendaRow *row = NULL;
  int stretch_start = 0, stretch_end = 0;
  for (guint i = 0; i < meeting->slots->len; i++) {
    const CursusPlanSlot *slot = &g_array_index (meeting->slots, CursusPlanSlot, i);
    CursusDate date;
    int second;
    cursus_zone_to_local (self->zone, slot->start_utc, &date, &second);
    int start = second / 60, minutes = (int)CLAMP ((slot->end_utc - slot->start_utc) / 60, 0, 7 * 24 * 60);
    bool new_row = !row || row->date != date;
    if (new_row) {
      CursusAgendaRow fresh = { .meeting = meeting, .date = date, .start_minute = start };
      g_array_append_val (self->rows, fresh);
      row = &g_array_index (self->rows, CursusAgendaRow, self->rows->len - 1);
    }
    if (new_row || start - stretch_end >= BREAK_MINUTES)
      stretch_start = start;
    stretch_end = start + minutes;
    row->half_days |= cursus_agenda_half_days_of (stretch_start, stretch_end);
    cursus_zone_to_local (self->zone, slot->end_utc, NULL, &second);
    row->end_minute = second / 60;
  }
  self->n_undated += meeting->slots->len == 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer order)
{
  const CursusAgendaRow *left = a, *right = b;
  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  return left->start_minute - right->start_minute;
}

static CursusAgenda *
begin_agenda (const CursusPlan *plan)
{
  CursusAgenda *self = g_new0 (CursusAgenda, 1);
  self->zone = cursus_agenda_zone (plan, &self->zone_known);
  self->rows = g_array_new (FALSE, TRUE, sizeof (CursusAgendaRow));
  return self;
}

/* Stable: rows that begin together stay in the plan's order. */
static CursusAgenda *
sort_agenda (CursusAgenda *self)
{
  if (self->rows->len > 0)
    g_qsort_with_data (self->rows->data, (gint)self->rows->len, sizeof (CursusAgendaRow), compare_rows, NULL);
  return self;
}

CursusAgenda *
cursus_agenda_new (const CursusPlan *plan)
{
  CursusAgenda *self = begin_agenda (plan);
  for (guint i = 0; i < plan->meetings->len; i++)
    add_meeting (self, cursus_plan_meeting (plan, i));
  return sort_agenda (self);
}

CursusAgenda *
cursus_agenda_new_of (const CursusPlan *plan, const CursusPlanMeeting *meeting)
{
  CursusAgenda *self = begin_agenda (plan);
  add_meeting (self, meeting);
  return sort_agenda (self);
}

void
cursus_agenda_free (CursusAgenda *self)
{
  if (!self)
    return;
  cursus_zone_unref (self->zone);
  g_array_unref (self->rows);
  g_free (self);
}

const CursusAgendaRow *
cursus_agenda_row (const CursusAgenda *self, guint index)
{
  return &g_array_index (self->rows, CursusAgendaRow, index);
}

static guint
count_bits (unsigned set)
{
  guint n = 0;
  for (; set; set &= set - 1)
    n++;
  return n;
}

void
cursus_agenda_count (const CursusAgenda *self, guint begin, guint end, guint *half_days, guint *days)
{
  *half_days = 0;
  *days = 0;
  unsigned of_day = 0;
  for (guint i = begin; i < end; i++) {
    const CursusAgendaRow *row = cursus_agenda_row (self, i);
    bool new_day = i == begin || row->date != cursus_agenda_row (self, i - 1)->date;
    of_day = new_day ? row->half_days : of_day | row->half_days;
    *days += new_day;
    if (i + 1 == end || cursus_agenda_row (self, i + 1)->date != row->date)
      *half_days += count_bits (of_day);
  }
}

static CursusAgendaSite *
find_site (GArray *sites, const CursusPlanMeeting *meeting)
{
  for (guint i = 0; i < sites->len; i++) {
    CursusAgendaSite *site = &g_array_index (sites, CursusAgendaSite, i);
    if (g_str_equal (site->site, meeting->site))
      return site;
  }
  CursusAgendaSite fresh
      = { .site = meeting->site, .name = meeting->site_name ? meeting->site_name : meeting->site, .last = CURSUS_DATE_NONE };
  g_array_append_val (sites, fresh);
  return &g_array_index (sites, CursusAgendaSite, sites->len - 1);
}

GArray *
cursus_agenda_sites (const CursusAgenda *self, guint begin, guint end)
{
  GArray *sites = g_array_new (FALSE, TRUE, sizeof (CursusAgendaSite));
  for (guint i = begin; i < end; i++) {
    const CursusAgendaRow *row = cursus_agenda_row (self, i);
    if (!row->meeting->site)
      continue;
    CursusAgendaSite *site = find_site (sites, row->meeting);
    if (site->last == CURSUS_DATE_NONE || row->date > site->last + 1)
      site->trips++;
    site->last = row->date;
  }
  return sites;
}
