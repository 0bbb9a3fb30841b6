/* Finds out which clocks a TZID means. Knows no event. */
#include "ical/zones.h"

#include <stdlib.h>
#include <string.h>

#include "ical/libical.h"
#include "ical/value.h"
#include "ical/windows-zones.h"

#define MAX_NAME 500 /* of a TZID, in bytes */
#define MAX_OBSERVANCES 200
#define MAX_RULES 12   /* of several centuries each */
#define LAST_DAY 47481 /* 31 December 2099: until then, clocks follow the definitions of files */
#define MAX_RDATE_BYTES 20000

struct CursusIcalZone {
  CursusZone *zone;     /* nullable */
  icaltimezone *custom; /* nullable; of the file */
  int offset_seconds;   /* where both are NULL */
};

struct CursusIcalZones {
  const CursusIcalComponent *calendar;
  CursusIcalZone *local;
  CursusIcalZone *utc;
  GHashTable *found;      /* of char* to CursusIcalZone*, NULL for names that mean nothing */
  GHashTable *vtimezones; /* of char* to CursusIcalComponent*; NULL until somebody looks for one */
};

static void
zone_free (gpointer data)
{
  CursusIcalZone *self = data;
  if (self == NULL)
    return;
  g_clear_pointer (&self->zone, cursus_zone_unref);
  g_clear_pointer (&self->custom, cursus_libical_timezone_free);
  g_free (self);
}

static CursusIcalZone *
zone_new (CursusZone *zone, icaltimezone *custom)
{
  if (zone == NULL && custom == NULL)
    return NULL;
  CursusIcalZone *self = g_new0 (CursusIcalZone, 1);
  self->zone = zone;
  self->custom = custom;
  return self;
}

CursusIcalZones *
cursus_ical_zones_new (const CursusIcalComponent *calendar, CursusZone *local)
{
  CursusIcalZones *self = g_new0 (CursusIcalZones, 1);
  self->calendar = calendar;
  self->local = zone_new (cursus_zone_ref (local), NULL);
  self->utc = zone_new (cursus_zone_new ("UTC", NULL), NULL);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, zone_free);
  return self;
}

void
cursus_ical_zones_free (CursusIcalZones *self)
{
  if (self == NULL)
    return;
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_hash_table_unref (self->found);
  g_clear_pointer (&self->vtimezones, g_hash_table_unref);
  zone_free (self->local);
  zone_free (self->utc);
  g_free (self);
}

const CursusIcalZone *
cursus_ical_zones_local (const CursusIcalZones *self)
{
  return self->local;
}

const CursusIcalZone *
cursus_ical_zones_utc (const CursusIcalZones *self)
{
  return self->utc;
}

static CursusZone *
try_iana (const char *name)
{
  static const char *const utc_names[] = { "UTC", "GMT", "Z" };
  for (gsize i = 0; i < G_N_ELEMENTS (utc_names); i++)
    if (g_ascii_strcasecmp (name, utc_names[i]) == 0)
      return cursus_zone_new ("UTC", NULL);
  return cursus_zone_new (name, NULL);
}

/* "/freeassociation.sourceforge.net/Tzfile/Europe/Paris", "/softwarestudio.org/Olson_20011030_5/Europe/Paris",
 * "tzone://Microsoft/Utc": what follows one of the slashes. */
static CursusZone *
try_prefixed (const char *tzid)
{
  for (const char *slash = strchr (tzid, '/'); slash != NULL; slash = strchr (slash + 1, '/')) {
    bool is_name = strchr (slash + 1, '/') != NULL || g_ascii_strcasecmp (slash + 1, "UTC") == 0;
    CursusZone *zone = is_name ? try_iana (slash + 1) : NULL;
    if (zone != NULL)
      return zone;
  }
  return NULL;
}

/* "UTC+01", "GMT+0200", "(GMT -05:00)": said as an offset, so that it has no other meaning. */
static CursusIcalZone *
try_offset (const char *tzid)
{
  gsize length = strlen (tzid);
  bool in_parentheses = length > 2 && tzid[0] == '(' && tzid[length - 1] == ')';
  g_autofree char *inner = in_parentheses ? g_strndup (tzid + 1, length - 2) : g_strdup (tzid);
  if (!g_str_has_prefix (inner, "UTC") && !g_str_has_prefix (inner, "GMT"))
    return NULL;
  g_autoptr (GString) offset = g_string_new (NULL);
  for (const char *p = inner + 3; *p != '\0'; p++)
    if (*p != ':' && *p != '.' && *p != ' ')
      g_string_append_c (offset, *p);
  if (offset->len == 2)
    g_string_insert_c (offset, 1, '0');
  if (offset->len == 3)
    g_string_append (offset, "00");
  int seconds = 0;
  if (!cursus_ical_offset_parse (offset->str, &seconds))
    return NULL;
  CursusIcalZone *zone = g_new0 (CursusIcalZone, 1);
  zone->offset_seconds = seconds;
  return zone;
}

static char *
unescape (const char *value)
{
  GString *out = g_string_new (NULL);
  for (const char *p = value; *p != '\0'; p++)
    if (*p != '\\' || p[1] == '\0')
      g_string_append_c (out, *p);
  return g_strstrip (g_string_free (out, FALSE));
}

/* Of several with one name, the first counts. */
static GHashTable *
list_vtimezones (const CursusIcalComponent *calendar)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = calendar->components->len; i-- > 0;) {
    const CursusIcalComponent *component = cursus_ical_component_child (calendar, i);
    const char *value = cursus_ical_component_value (component, "TZID");
    if (cursus_ical_component_is (component, "VTIMEZONE"))
      g_hash_table_replace (names, unescape (value != NULL ? value : ""), (gpointer)component);
  }
  return names;
}

static const CursusIcalComponent *
find_vtimezone (CursusIcalZones *self, const char *tzid)
{
  if (self->vtimezones == NULL)
    self->vtimezones = list_vtimezones (self->calendar);
  return g_hash_table_lookup (self->vtimezones, tzid);
}

static guint
count (const short *list, guint size)
{
  guint n = 0;
  while (n < size && list[n] != ICAL_RECURRENCE_ARRAY_MAX)
    n++;
  return n;
}

#define COUNT(list) count ((list), G_N_ELEMENTS (list))

/* Days that every such month has. */
static bool
are_days_of_month (const struct icalrecurrencetype *rule)
{
  static const short lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  guint n = COUNT (rule->by_month_day);
  bool right = n <= 7 && rule->by_month[0] >= 1 && rule->by_month[0] <= 12;
  for (guint i = 0; right && i < n; i++)
    right = rule->by_month_day[i] != 0 && ABS (rule->by_month_day[i]) <= lengths[rule->by_month[0] - 1];
  return right;
}

/* "The last Sunday of March", "the Sunday from the 8th to the 14th", "21 March": what the laws of this world say. Days that never
 * come, and many days a year, would keep libical busy. */
static bool
is_law (const struct icalrecurrencetype *rule)
{
  guint n_days = COUNT (rule->by_day), n_month_days = COUNT (rule->by_month_day), n_positions = COUNT (rule->by_set_pos);
  int nth = n_days > 0 ? icalrecurrencetype_day_position (rule->by_day[0]) : 0;
  if (rule->freq != ICAL_YEARLY_RECURRENCE || rule->rscale != NULL || COUNT (rule->by_hour) > 0 || COUNT (rule->by_minute) > 0
      || COUNT (rule->by_second) > 0 || COUNT (rule->by_week_no) > 0 || COUNT (rule->by_year_day) > 0)
    return false;
  if (COUNT (rule->by_month) == 0)
    return n_days + n_month_days + n_positions == 0;
  if (COUNT (rule->by_month) > 1 || n_days > 1 || ABS (nth) > 5 || !are_days_of_month (rule))
    return false;
  if (n_positions > 0)
    return n_positions == 1 && ABS (rule->by_set_pos[0]) <= 4 && n_days == 1 && nth == 0 && n_month_days == 0;
  return n_month_days == 0 || nth == 0;
}

static bool
is_harmless_rule (const char *value)
{
  struct icalrecurrencetype rule = icalrecurrencetype_from_string (value);
  bool harmless = is_law (&rule);
  free (rule.rscale); /* libical made it */
  return harmless;
}

/* Rules that libical would follow without end, or for very long. */
static bool
is_harmless (const CursusIcalComponent *vtimezone)
{
  gsize rdate_bytes = 0, n_rules = 0;
  for (guint i = 0; i < vtimezone->components->len; i++) {
    const CursusIcalComponent *observance = cursus_ical_component_child (vtimezone, i);
    for (guint j = 0; j < observance->properties->len; j++) {
      const CursusIcalProperty *property = cursus_ical_component_property (observance, j);
      rdate_bytes += cursus_ical_property_is (property, "RDATE") ? strlen (property->value) : 0;
      n_rules += cursus_ical_property_is (property, "RRULE");
      if (n_rules > MAX_RULES || (cursus_ical_property_is (property, "RRULE") && !is_harmless_rule (property->value)))
        return false;
    }
  }
  return vtimezone->components->len > 0 && vtimezone->components->len <= MAX_OBSERVANCES && rdate_bytes <= MAX_RDATE_BYTES;
}

static CursusIcalZone *
try_vtimezone (CursusIcalZones *self, const char *tzid)
{
  const CursusIcalComponent *component = find_vtimezone (self, tzid);
  const char *location = component != NULL ? cursus_ical_component_value (component, "X-LIC-LOCATION") : NULL;
  CursusZone *zone = location != NULL ? try_iana (location) : NULL;
  if (component == NULL || zone != NULL || !is_harmless (component))
    return zone_new (zone, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  cursus_ical_component_write (component, text);
  return zone_new (NULL, cursus_libical_timezone_new (text->str));
}

static CursusIcalZone *
resolve (CursusIcalZones *self, const char *tzid)
{
  CursusZone *zone = try_iana (tzid);
  if (zone == NULL)
    zone = try_prefixed (tzid);
  if (zone == NULL && cursus_windows_zone_find (tzid) != NULL)
    zone = cursus_zone_new (cursus_windows_zone_find (tzid), NULL);
  if (zone != NULL)
    return zone_new (zone, NULL);
  CursusIcalZone *custom = try_vtimezone (self, tzid);
  if (custom != NULL)
    return custom;
  CursusIcalZone *fixed = try_offset (tzid);
  if (fixed != NULL)
    return fixed;
  const char *shown = cursus_windows_zone_find_shown (tzid);
  const char *of_file = cursus_ical_component_value (self->calendar, "X-WR-TIMEZONE");
  if (shown != NULL)
    zone = cursus_zone_new (shown, NULL);
  else if (of_file != NULL)
    zone = try_iana (of_file);
  return zone_new (zone, NULL);
}

const CursusIcalZone *
cursus_ical_zones_find (CursusIcalZones *self, const char *tzid)
{
  gpointer known = NULL;
  if (strlen (tzid) > MAX_NAME)
    return NULL;
  g_autofree char *name = unescape (tzid);
  if (g_hash_table_lookup_extended (self->found, name, NULL, &known))
    return known;
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  CursusIcalZone *zone = resolve (self, name);
  g_hash_table_insert (self->found, g_steal_pointer (&name), zone);
  return zone;
}

int64_t
cursus_ical_zone_to_utc (const CursusIcalZone *self, CursusDate date, int second)
{
  if (self->zone != NULL)
    return cursus_zone_to_utc_first (self->zone, date, second / 60) + second % 60;
  if (self->custom == NULL)
    return (int64_t)date * 86400 + second - self->offset_seconds;
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  struct icaltimetype time = icaltime_null_time ();
  CursusDate known = MIN (date, (CursusDate)LAST_DAY);
  cursus_date_to_ymd (known, &time.year, &time.month, &time.day);
  time.hour = second / 3600;
  time.minute = second / 60 % 60;
  time.second = second % 60;
  return (int64_t)icaltime_as_timet_with_zone (time, self->custom) + (int64_t)(date - known) * 86400;
}
