/* How little an item has to give way: which days, how far, which value of a parameter. Asks the solver of clauses. */
#include "app/repairing-private.h"

void
cursus_concession_init (const CursusRepairing *self, CursusConcession *concession, guint item)
{
  *concession = (CursusConcession){
    .item = g_array_index (cursus_requirements_items (self->requirements), CursusConflictItem, item),
    .relief = { .item = item, .instead = CURSUS_NONE },
  };
}

void
cursus_concession_clear (CursusConcession *concession)
{
  g_clear_pointer (&concession->days, g_array_unref);
  g_clear_pointer (&concession->amendment, cursus_amendment_free);
}

CursusSatAnswer
cursus_concessions_ask (const CursusRepairing *self, const CursusConcession *concessions, guint n)
{
  const guint n_items = cursus_requirements_items (self->requirements)->len;
  g_autofree bool *in = g_new (bool, n_items + 1);
  g_autofree CursusRelief *reliefs = g_new (CursusRelief, n + 1);
  for (guint i = 0; i < n_items; i++)
    in[i] = true;
  for (guint i = 0; i < n; i++) {
    reliefs[i] = concessions[i].relief;
    in[concessions[i].relief.item] = false;
  }
  return cursus_requirements_relieve (self->requirements, in, reliefs, n);
}

static void
set_days (CursusConcession *concession, GArray *days)
{
  g_clear_pointer (&concession->days, g_array_unref);
  concession->days = days;
  concession->relief.days = days;
}

/* ---- What a concession amounts to ---- */

static CursusDate
date_of (const CursusRepairing *self, uint32_t day)
{
  return self->wide->session->dates.first + (CursusDate)day;
}

static GArray *
list_dates (const CursusRepairing *self, const GArray *days)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (CursusDate));
  for (guint d = 0; d < days->len; d++) {
    CursusDate date = date_of (self, g_array_index (days, uint32_t, d));
    g_array_append_val (dates, date);
  }
  return dates;
}

/* @range and the days; ends that were open stay so. */
static CursusDateRange
widen (const CursusRepairing *self, CursusDateRange range, const GArray *days)
{
  for (guint d = 0; d < days->len; d++) {
    CursusDate date = date_of (self, g_array_index (days, uint32_t, d));
    if (range.first != CURSUS_DATE_NONE)
      range.first = MIN (range.first, date);
    if (range.last != CURSUS_DATE_NONE)
      range.last = MAX (range.last, date);
  }
  return range;
}

static int
count_more (CursusDateRange before, CursusDateRange after)
{
  int more = before.first != CURSUS_DATE_NONE ? before.first - after.first : 0;
  return more + (before.last != CURSUS_DATE_NONE ? after.last - before.last : 0);
}

/* (nullable): other dates do not help. */
static CursusAmendment *
amend_module (const CursusRepairing *self, const CursusConcession *concession)
{
  const CursusDateRange window = cursus_session_module (self->wide->session, concession->item.module)->window;
  const CursusDateRange range = widen (self, window, concession->days);
  if (count_more (window, range) == 0)
    return NULL;
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_WINDOW, 1.5 + 0.1 * count_more (window, range));
  amendment->module = concession->item.module;
  amendment->range = range;
  return amendment;
}

static CursusAmendment *
amend_dates (const CursusRepairing *self, const CursusConcession *concession)
{
  const CursusDateRange dates = self->workspace->session->dates, range = widen (self, dates, concession->days);
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_DATES, 2 + 0.1 * count_more (dates, range));
  amendment->range = range;
  return amendment;
}

static CursusAmendment *
amend_person (const CursusRepairing *self, const CursusConcession *concession)
{
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_ATTEND, 1.9 * MAX (1, concession->days->len));
  amendment->person = concession->item.person;
  amendment->use = concession->item.use;
  amendment->dates = list_dates (self, concession->days);
  return amendment;
}

/* (transfer full): as waivers name them: "2023-11-07", "2023-11-09/2023-11-10". */
static char **
name_dates (const GArray *dates)
{
  g_autoptr (GArray) runs = cursus_amendment_runs (dates);
  char **names = g_new0 (char *, runs->len + 1);
  for (guint r = 0; r < runs->len; r++) {
    const CursusDateRange run = g_array_index (runs, CursusDateRange, r);
    char first[CURSUS_DATE_TEXT_SIZE], last[CURSUS_DATE_TEXT_SIZE];
    names[r] = run.first == run.last
                   ? g_strdup (cursus_date_format (run.first, first))
                   : g_strdup_printf ("%s/%s", cursus_date_format (run.first, first), cursus_date_format (run.last, last));
  }
  return names;
}

static CursusAmendment *
amend_calendar (const CursusRepairing *self, const CursusConcession *concession)
{
  g_autoptr (GArray) dates = list_dates (self, concession->days);
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_OPEN, 4.0 * MAX (1, dates->len));
  amendment->calendar = concession->item.calendar;
  amendment->use = concession->item.use;
  amendment->of = name_dates (dates);
  amendment->dates = g_steal_pointer (&dates);
  return amendment;
}

static CursusAmendment *
amend_pin (const CursusConcession *concession)
{
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_UNPIN, 1);
  amendment->meeting = concession->item.meeting;
  return amendment;
}

static bool
has_room (const GArray *rooms, uint32_t room)
{
  for (guint r = 0; r < rooms->len; r++)
    if (g_array_index (rooms, uint32_t, r) == room)
      return true;
  return false;
}

/* The rooms that the plan found needs beside the module's own. */
static CursusAmendment *
amend_rooms (const CursusRepairing *self, const CursusConcession *concession)
{
  const GArray *own = cursus_session_module (self->workspace->session, concession->item.module)->rooms;
  const CursusPlacement *plan = cursus_requirements_plan (self->requirements);
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_ROOMS, 2.5);
  amendment->module = concession->item.module;
  amendment->rooms = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t m = 0; m < self->wide->frame->n_meetings; m++) {
    const uint32_t room = plan[m].room;
    if (self->wide->frame->meetings[m].module == concession->item.module && !has_room (own, room)
        && !has_room (amendment->rooms, room))
      g_array_append_val (amendment->rooms, room);
  }
  return amendment;
}

/* (transfer full) (nullable): by the days of @concession, or the plan found last. NULL: only the rule itself could give way. */
static CursusAmendment *
amend (const CursusRepairing *self, const CursusConcession *concession)
{
  switch (concession->item.kind) {
  case CURSUS_CONFLICT_PERSON:
    return amend_person (self, concession);
  case CURSUS_CONFLICT_MODULE:
    return amend_module (self, concession);
  case CURSUS_CONFLICT_CALENDAR:
    return amend_calendar (self, concession);
  case CURSUS_CONFLICT_PIN:
    return amend_pin (concession);
  case CURSUS_CONFLICT_DATES:
    return amend_dates (self, concession);
  case CURSUS_CONFLICT_ROOMS:
    return amend_rooms (self, concession);
  case CURSUS_CONFLICT_USE:
  case CURSUS_CONFLICT_WISH:
  case CURSUS_CONFLICT_DURATION:
  case CURSUS_CONFLICT_N_KINDS:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

static bool
has_days (CursusConflictKind kind)
{
  return kind == CURSUS_CONFLICT_PERSON || kind == CURSUS_CONFLICT_MODULE || kind == CURSUS_CONFLICT_CALENDAR
         || kind == CURSUS_CONFLICT_DATES;
}

void
cursus_concession_read (const CursusRepairing *self, CursusConcession *concession)
{
  concession->kept = cursus_requirements_is_kept (self->requirements, concession->relief.item);
  if (has_days (concession->item.kind))
    set_days (concession, cursus_requirements_days (self->requirements, concession->relief.item));
  cursus_amendment_free (concession->amendment);
  concession->amendment = concession->kept ? NULL : amend (self, concession);
}

/* ---- Days ---- */

/* Days of the frame at a distance of at most @most from those between @first and @last. */
static GArray *
list_near_days (const CursusRepairing *self, int64_t first, int64_t last, int64_t most)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t day = 0; day < self->wide->frame->timeline->n_days; day++) {
    int64_t distance = day < first ? first - day : day > last ? day - last : 0;
    if (distance > 0 && distance <= most)
      g_array_append_val (days, day);
  }
  return days;
}

/* Gives way as few days beyond @first and @last as can be. */
static bool
narrow_range (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at, int64_t first, int64_t last)
{
  CursusConcession *concession = &concessions[at];
  int64_t low = 1, high = self->wide->frame->timeline->n_days;
  while (low < high) {
    int64_t middle = (low + high) / 2;
    set_days (concession, list_near_days (self, first, last, middle));
    if (cursus_concessions_ask (self, concessions, n) == CURSUS_SAT_YES)
      high = middle;
    else
      low = middle + 1;
  }
  set_days (concession, list_near_days (self, first, last, high));
  if (cursus_concessions_ask (self, concessions, n) != CURSUS_SAT_YES)
    return false;
  set_days (concession, cursus_requirements_days (self->requirements, concession->relief.item));
  return true;
}

/* Gives way on as few days as can be: leaves out one after the other. */
static bool
narrow_days (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at)
{
  CursusConcession *concession = &concessions[at];
  if (cursus_concessions_ask (self, concessions, n) != CURSUS_SAT_YES)
    return false;
  g_autoptr (GArray) days = cursus_requirements_days (self->requirements, concession->relief.item);
  for (guint d = 0; d < days->len && days->len > 1;) {
    GArray *fewer = g_array_copy (days);
    g_array_remove_index (fewer, d);
    set_days (concession, fewer);
    if (cursus_concessions_ask (self, concessions, n) == CURSUS_SAT_YES) {
      g_array_unref (days);
      days = cursus_requirements_days (self->requirements, concession->relief.item);
      d = 0;
    } else
      d++;
  }
  set_days (concession, g_array_copy (days));
  return cursus_concessions_ask (self, concessions, n) == CURSUS_SAT_YES;
}

static bool
narrow_module (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at)
{
  const CursusDate begin = self->wide->session->dates.first;
  const CursusDateRange window = cursus_session_module (self->wide->session, concessions[at].item.module)->window;
  int64_t first = window.first != CURSUS_DATE_NONE ? window.first - begin : INT32_MIN;
  int64_t last = window.last != CURSUS_DATE_NONE ? window.last - begin : INT32_MAX;
  return narrow_range (self, concessions, n, at, first, last);
}

/* To end later is easier than to begin sooner. */
static bool
narrow_dates (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at)
{
  return narrow_range (self, concessions, n, at, INT32_MIN, self->last_day)
         || narrow_range (self, concessions, n, at, self->first_day, INT32_MAX)
         || narrow_range (self, concessions, n, at, self->first_day, self->last_day);
}

/* ---- Uses ---- */

static CursusSatAnswer
ask_rung (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at, uint32_t instead)
{
  if (instead == CURSUS_NONE)
    return CURSUS_SAT_NO;
  concessions[at].relief.instead = instead;
  return cursus_concessions_ask (self, concessions, n);
}

/* Between the value there is and one with which a plan is known. */
static bool
narrow_use (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at, const CursusVariant *variant)
{
  CursusConcession *concession = &concessions[at];
  guint low = 0, high = variant->known;
  while (low < high) {
    guint middle = (low + high) / 2;
    CursusSatAnswer answer = ask_rung (self, concessions, n, at, variant->uses[middle]);
    if (answer == CURSUS_SAT_YES)
      high = middle;
    else
      low = middle + 1;
  }
  if (ask_rung (self, concessions, n, at, variant->uses[high]) != CURSUS_SAT_YES) {
    concession->relief.instead = CURSUS_NONE;
    return false;
  }
  concession->amendment = cursus_variant_amend (variant, high);
  return true;
}

/* Lets all but a use give way as little as can be. */
static bool
narrow (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at)
{
  switch (concessions[at].item.kind) {
  case CURSUS_CONFLICT_PERSON:
  case CURSUS_CONFLICT_CALENDAR:
    return narrow_days (self, concessions, n, at);
  case CURSUS_CONFLICT_MODULE:
    return narrow_module (self, concessions, n, at);
  case CURSUS_CONFLICT_DATES:
    return narrow_dates (self, concessions, n, at);
  case CURSUS_CONFLICT_ROOMS:
    return cursus_concessions_ask (self, concessions, n) == CURSUS_SAT_YES;
  case CURSUS_CONFLICT_PIN:
    return true;
  case CURSUS_CONFLICT_USE:
  case CURSUS_CONFLICT_WISH:
  case CURSUS_CONFLICT_DURATION:
  case CURSUS_CONFLICT_N_KINDS:
    return false;
  }
  g_return_val_if_reached (false);
}

bool
cursus_concession_narrow (const CursusRepairing *self, CursusConcession *concessions, guint n, guint at,
                          const CursusVariant *variant)
{
  if (concessions[at].item.kind == CURSUS_CONFLICT_USE)
    return variant != NULL && narrow_use (self, concessions, n, at, variant);
  if (!narrow (self, concessions, n, at))
    return false;
  cursus_amendment_free (concessions[at].amendment);
  concessions[at].amendment = amend (self, &concessions[at]);
  return concessions[at].amendment != NULL;
}
