/* Time zones on GLib's reading of the tz database. GLib guesses at the hours that clocks skip or repeat: nothing here asks it
 * for the UTC of a local time, only for the offset in force at an instant. */
#include "core/zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"

#define SECONDS_PER_DAY 86400

struct CursusZone {
  grefcount references;
  GTimeZone *rules;
  char *name;
};

/* The instants at which clocks show one local time: none in a gap, two when clocks go back. */
typedef struct {
  int n;
  int64_t utc[2];           /* ascending */
  int64_t by_offset_before; /* what the offset before a change makes of the local time */
} Candidates;

/* Names of zones begin with a capital; what else lies in the database's folder (lists, machine settings, the zones with leap
 * seconds) does not, and no name leads out of it. */
static bool
is_zone_name (const char *name)
{
  if (!g_ascii_isupper (name[0]))
    return false;
  for (const char *p = name; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && strchr ("_+-/", *p) == NULL)
      return false;
  }
  return true;
}

static GTimeZone *
load_rules (const char *name)
{
  if (!is_zone_name (name))
    return NULL;
  if (strcmp (name, "UTC") == 0)
    return g_time_zone_new_utc ();
  /* With a colon GLib reads the database only; without, "ABC5" would be a zone of its own making. */
  g_autofree char *identifier = g_strconcat (":", name, NULL);
  return g_time_zone_new_identifier (identifier);
}

CursusZone *
cursus_zone_new (const char *iana, GError **error)
{
  GTimeZone *rules = load_rules (iana);
  if (rules == NULL) {
    g_autofree char *excerpt = cursus_text_excerpt (iana);
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_NOT_FOUND,
                 _ ("there is no time zone “%s”: write a name of the tz database, such as Europe/Paris"), excerpt);
    return NULL;
  }
  CursusZone *self = g_new0 (CursusZone, 1);
  g_ref_count_init (&self->references);
  self->rules = rules;
  self->name = g_strdup (iana);
  return self;
}

CursusZone *
cursus_zone_ref (CursusZone *self)
{
  g_ref_count_inc (&self->references);
  return self;
}

void
cursus_zone_unref (CursusZone *self)
{
  if (self == NULL || !g_ref_count_dec (&self->references))
    return;
  g_time_zone_unref (self->rules);
  g_free (self->name);
  g_free (self);
}

const char *
cursus_zone_get_name (const CursusZone *self)
{
  return self->name;
}

int
cursus_zone_offset_seconds (const CursusZone *self, int64_t utc_seconds)
{
  int interval = g_time_zone_find_interval (self->rules, G_TIME_TYPE_UNIVERSAL, utc_seconds);
  return g_time_zone_get_offset (self->rules, interval);
}

static Candidates
find_candidates (const CursusZone *self, CursusDate date, int minute)
{
  int64_t local = (int64_t)date * SECONDS_PER_DAY + (int64_t)minute * 60;
  /* No offset reaches a whole day, so these two instants are surely before and after, and no zone changes twice in between. */
  int before = cursus_zone_offset_seconds (self, local - SECONDS_PER_DAY);
  int after = cursus_zone_offset_seconds (self, local + SECONDS_PER_DAY);
  Candidates found = { .by_offset_before = local - before };
  if (after == before || cursus_zone_offset_seconds (self, local - before) == before)
    found.utc[found.n++] = local - before;
  if (after != before && cursus_zone_offset_seconds (self, local - after) == after)
    found.utc[found.n++] = local - after;
  return found;
}

bool
cursus_zone_to_utc (const CursusZone *self, CursusDate date, int minute, int64_t *utc_seconds, GError **error)
{
  Candidates found = find_candidates (self, date, minute);
  if (found.n == 1) {
    *utc_seconds = found.utc[0];
    return true;
  }
  char day[CURSUS_DATE_TEXT_SIZE];
  cursus_date_format (date, day);
  if (found.n == 0)
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID,
                 _ ("%s %02d:%02d does not exist in %s: clocks go forward over it"), day, minute / 60, minute % 60, self->name);
  else
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID,
                 _ ("%s %02d:%02d exists twice in %s: clocks go back over it"), day, minute / 60, minute % 60, self->name);
  return false;
}

int64_t
cursus_zone_to_utc_first (const CursusZone *self, CursusDate date, int minute)
{
  Candidates found = find_candidates (self, date, minute);
  return found.n == 0 ? found.by_offset_before : found.utc[0];
}

void
cursus_zone_to_local (const CursusZone *self, int64_t utc_seconds, CursusDate *date, int *second_of_day)
{
  int64_t local = utc_seconds + cursus_zone_offset_seconds (self, utc_seconds);
  int64_t second = local % SECONDS_PER_DAY;
  if (second < 0)
    second += SECONDS_PER_DAY;
  if (date != NULL)
    *date = (CursusDate)CLAMP ((local - second) / SECONDS_PER_DAY, INT32_MIN + 1, INT32_MAX);
  if (second_of_day != NULL)
    *second_of_day = (int)second;
}

char *
cursus_zone_format (const CursusZone *self, int64_t utc_seconds)
{
  CursusDate date;
  int second;
  cursus_zone_to_local (self, utc_seconds, &date, &second);
  int offset = cursus_zone_offset_seconds (self, utc_seconds);
  int size = ABS (offset);
  char day[CURSUS_DATE_TEXT_SIZE];
  cursus_date_format (date, day);
  return g_strdup_printf ("%sT%02d:%02d:%02d%c%02d:%02d", day, second / 3600, second / 60 % 60, second % 60,
                          offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
}
