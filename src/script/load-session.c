/* The session verb: names, dates, weekdays, measures. Calendars and slots have files of their own. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/text.h"
#include "core/weekdays.h"

#define MAX_YEARS 5
#define MAX_DAYS 2000

static const char *const languages[] = { "fr", "en", NULL };

/* What cannot be read straight into the session. */
typedef struct {
  char *timezone;
  double days;
  const CursusValue *weekdays;
  const CursusValue *slots;
} Rest;

/* One day or "mon-fri"; 0 with an error. */
static uint8_t
parse_weekdays (const CursusPlace *place, const char *text)
{
  g_autofree char *shown = cursus_text_excerpt (text);
  uint8_t bits = cursus_weekdays_parse (text);
  if (bits == 0)
    cursus_place_error (place, "weekdays", _ ("“weekdays” has “%s”; accepted: names such as “monday”, ranges such as “mon-fri”"),
                        shown);
  return bits;
}

static void
load_weekdays (CursusLoad *self, const CursusPlace *place, const CursusValue *value)
{
  g_auto (GStrv) texts = NULL;
  const CursusField field = { "weekdays", CURSUS_FIELD_TEXTS, &texts };
  if (value == NULL || !cursus_field_read (place, &field, value))
    return;
  self->session->weekdays = 0;
  for (char **text = texts; *text != NULL; text++)
    self->session->weekdays |= parse_weekdays (place, *text);
  if (texts[0] == NULL)
    cursus_place_error (place, "weekdays", _ ("“weekdays” is empty: there would be no day to plan on"));
}

static void
check_dates (CursusLoad *self, const CursusPlace *place)
{
  CursusDateRange dates = self->session->dates;
  char from[CURSUS_DATE_TEXT_SIZE];
  char to[CURSUS_DATE_TEXT_SIZE];
  if (dates.first == CURSUS_DATE_NONE || dates.last == CURSUS_DATE_NONE)
    return;
  cursus_date_format (dates.first, from);
  cursus_date_format (dates.last, to);
  if (dates.last < dates.first)
    cursus_place_error (place, "to", _ ("“to” (%s) is before “from” (%s)"), to, from);
  else if (dates.last - dates.first > MAX_YEARS * 366)
    cursus_place_error (place, "to", _ ("from %s to %s are more than %d years; accepted: at most %d years"), from, to, MAX_YEARS,
                        MAX_YEARS);
  else
    return;
  self->session->dates.last = dates.first; /* so that later checks have a range to look at */
}

static void
load_days (CursusLoad *self, const CursusPlace *place, double days)
{
  double minutes = days * 2 * self->session->half_day_minutes;
  if (fabs (minutes - round (minutes)) > 1e-6)
    cursus_place_error (place, "days",
                        _ ("“days” is %g, which is no whole number of minutes; accepted: multiples of 0.5, or exact minutes"),
                        days);
  else
    self->session->declared_minutes = (uint32_t)lround (minutes);
}

static void
load_zone (CursusLoad *self, const CursusPlace *place, const char *timezone)
{
  g_autoptr (GError) error = NULL;
  if (timezone == NULL)
    return;
  self->session->zone = cursus_zone_new (timezone, &error);
  if (self->session->zone == NULL)
    cursus_place_error (place, "timezone", _ ("“timezone”: %s"), error->message);
}

static bool
read_fields (CursusLoad *self, const CursusPlace *place, const CursusValue *value, Rest *rest)
{
  CursusSession *session = self->session;
  const CursusValue *calendars = NULL; /* read by cursus_load_calendars, once all of them are known */
  const CursusField fields[] = {
    { "id", CURSUS_FIELD_LINE, &session->id, .required = true },
    { "title", CURSUS_FIELD_LINE, &session->title, .required = true, .max = 500 },
    { "description", CURSUS_FIELD_TEXT, &session->description },
    { "contact", CURSUS_FIELD_LINE, &session->contact, .max = 500 },
    { "organiser", CURSUS_FIELD_LINE, &session->organiser, .max = 500 },
    { "language", CURSUS_FIELD_CHOICE, &session->language, .choices = languages },
    { "timezone", CURSUS_FIELD_LINE, &rest->timezone, .required = true, .max = 100 },
    { "from", CURSUS_FIELD_DATE, &session->dates.first, .required = true },
    { "to", CURSUS_FIELD_DATE, &session->dates.last, .required = true },
    { "today", CURSUS_FIELD_DATE, &session->today },
    { "days", CURSUS_FIELD_NUMBER, &rest->days, .min = 0.01, .max = MAX_DAYS },
    { "half_day_minutes", CURSUS_FIELD_COUNT, &session->half_day_minutes, .min = 15, .max = 720 },
    { "headcount", CURSUS_FIELD_COUNT, &session->expected_headcount, .min = 1, .max = 100000 },
    { "weekdays", CURSUS_FIELD_VALUE, &rest->weekdays },
    { "slots", CURSUS_FIELD_VALUE, &rest->slots },
    { "calendars", CURSUS_FIELD_VALUE, &calendars },
  };
  return cursus_fields_read (place, value, fields, G_N_ELEMENTS (fields));
}

static void
load_session (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  Rest rest = { 0 };
  CursusSession *session = self->session;
  if (session->origin.line > 0) {
    cursus_place_error (place, NULL, _ ("a session stands already in line %d; a folder has one"), session->origin.line);
    return;
  }
  session->origin = cursus_load_origin (self, place);
  read_fields (self, place, declaration->value, &rest);
  g_autofree char *timezone = rest.timezone;
  if (session->id != NULL)
    cursus_load_check_id (place, "id", session->id);
  check_dates (self, place);
  load_zone (self, place, timezone);
  load_weekdays (self, place, rest.weekdays);
  cursus_load_slots (self, place, rest.slots);
  if (rest.days > 0)
    load_days (self, place, rest.days);
}

/* After an error: lets the other files be checked against something. */
static void
fill_gaps (CursusLoad *self)
{
  CursusSession *session = self->session;
  if (session->day_parts->len == 0)
    cursus_load_slots (self, NULL, NULL);
  if (session->zone == NULL)
    session->zone = cursus_zone_new ("UTC", NULL);
  if (session->dates.first == CURSUS_DATE_NONE)
    session->dates.first = session->dates.last;
  if (session->dates.first == CURSUS_DATE_NONE)
    session->dates.first = cursus_date_from_ymd (2000, 1, 1);
  if (session->dates.last == CURSUS_DATE_NONE)
    session->dates.last = session->dates.first;
}

void
cursus_load_session (CursusLoad *self)
{
  cursus_load_each (self, "session", load_session);
  fill_gaps (self);
  if (self->session->origin.line == 0 && self->is_whole)
    cursus_diagnostics_error (
        self->diagnostics, self->file, 0, NULL,
        _ ("there is no session; begin with session { id = …, title = …, timezone = …, from = …, to = … }"));
}
