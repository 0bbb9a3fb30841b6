/* Expands recurrences. libical finds the local times of a rule; zones, UNTIL, exceptions and limits are ours, since its own ways
 * are wrong there or without end. Knows no override. */
#include "ical/recurrence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text.h"
#include "ical/libical.h"

#define DAY_SECONDS 86400

typedef struct {
  CursusIcalReader *reader;
  const CursusIcalEvent *event;
  int64_t from_utc, to_utc;
  GArray *instances;
  GHashTable *excluded_times; /* of int64_t*: instants */
  GHashTable *excluded_dates; /* of int64_t*: local dates */
} Expansion;

static gint64 *
key_new (int64_t value)
{
  gint64 *key = g_new (gint64, 1);
  *key = value;
  return key;
}

static bool
is_excluded (const Expansion *self, CursusDate date, int64_t start_utc)
{
  gint64 time = start_utc, day = date;
  return g_hash_table_contains (self->excluded_times, &time) || g_hash_table_contains (self->excluded_dates, &day);
}

/* False after an error: too many. */
static bool
add_instance (Expansion *self, int line, CursusDate date, int second, int64_t start_utc, int64_t end_utc)
{
  CursusIcalInstance instance = { .date = date, .second = second, .start_utc = start_utc, .end_utc = end_utc };
  bool touches = start_utc < self->to_utc && MAX (end_utc, start_utc + 1) > self->from_utc;
  if (!touches || is_excluded (self, date, start_utc))
    return true;
  if (self->instances->len >= CURSUS_ICAL_MAX_INSTANCES) {
    cursus_ical_reader_error (self->reader, line, _ ("an event repeats more than %d times within the session's dates"),
                              CURSUS_ICAL_MAX_INSTANCES);
    return false;
  }
  g_array_append_val (self->instances, instance);
  return true;
}

static bool
add_local (Expansion *self, int line, CursusDate date, int second)
{
  int64_t start = cursus_ical_zone_to_utc (self->event->start.zone, date, second);
  return add_instance (self, line, date, second, start, cursus_ical_event_end (self->event, date, second));
}

static bool
read_exceptions (Expansion *self, const CursusIcalProperty *property)
{
  bool all_day = self->event->start.stamp.is_date;
  const char *rest = property->value;
  for (char *item; (item = cursus_ical_list_next (&rest)) != NULL;) {
    g_autofree char *value = item;
    CursusIcalMoment moment;
    if (!cursus_ical_reader_moment (self->reader, property, value, &moment))
      return false;
    if (moment.stamp.is_date || all_day)
      g_hash_table_add (self->excluded_dates, key_new (moment.stamp.date));
    else
      g_hash_table_add (self->excluded_times, key_new (moment.utc));
  }
  return true;
}

static bool
read_additions (Expansion *self, const CursusIcalProperty *property)
{
  const char *rest = property->value;
  for (char *item; (item = cursus_ical_list_next (&rest)) != NULL;) {
    g_autofree char *value = item;
    CursusIcalMoment moment;
    int64_t end = 0;
    bool is_period = strchr (value, '/') != NULL;
    if (is_period ? !cursus_ical_reader_period (self->reader, property, value, &moment, &end)
                  : !cursus_ical_reader_moment (self->reader, property, value, &moment))
      return false;
    if (!is_period)
      end = cursus_ical_moment_add (moment.zone, moment.stamp.date, moment.stamp.second, self->event->length);
    if (!add_instance (self, property->line, moment.stamp.date, moment.stamp.second, moment.utc, end))
      return false;
  }
  return true;
}

static bool
refuse_rule (const Expansion *self, const CursusIcalProperty *property, const char *why)
{
  g_autofree char *excerpt = cursus_text_excerpt (property->value);
  cursus_ical_reader_error (self->reader, property->line, _ ("%s “%s”: %s"), property->name, excerpt, why);
  return false;
}

static bool
refuse_late (const Expansion *self, const CursusIcalProperty *property)
{
  return refuse_rule (self, property, _ ("following the file's recurrences takes too long"));
}

/* Whether the time lies after the rule's UNTIL. A date means that whole day. */
static bool
is_past (const Expansion *self, const struct icaltimetype *until, CursusDate date, int second)
{
  if (icaltime_is_null_time (*until))
    return false;
  CursusDate last = cursus_date_from_ymd (until->year, until->month, until->day);
  int64_t until_second = until->hour * 3600 + until->minute * 60 + until->second;
  if (last == CURSUS_DATE_NONE)
    return false;
  if (until->is_date || date < last - 2 || date > last + 2)
    return date > last;
  if (!icaltime_is_utc (*until))
    return date > last || (date == last && second > until_second);
  return cursus_ical_zone_to_utc (self->event->start.zone, date, second) > (int64_t)last * DAY_SECONDS + until_second;
}

static struct icaltimetype
start_of (const CursusIcalEvent *event)
{
  struct icaltimetype time = icaltime_null_time ();
  cursus_date_to_ymd (event->start.stamp.date, &time.year, &time.month, &time.day);
  time.is_date = event->start.stamp.is_date;
  time.hour = event->start.stamp.second / 3600;
  time.minute = event->start.stamp.second / 60 % 60;
  time.second = event->start.stamp.second % 60;
  return time;
}

static bool
has_work_left (CursusIcalReader *reader)
{
  if (reader->steps_left == 0)
    return false;
  reader->steps_left--;
  return g_get_monotonic_time () < reader->deadline;
}

/* Walks the rule from its beginning; only what is near the dates that are asked for is brought into instants. */
static bool
follow_rule (Expansion *self, const CursusIcalProperty *property, icalrecur_iterator *iterator, const struct icaltimetype *until)
{
  CursusDate first = (CursusDate)((self->from_utc - self->event->length.seconds) / DAY_SECONDS)
                     - (CursusDate)self->event->length.days - 2;
  CursusDate last = (CursusDate)(self->to_utc / DAY_SECONDS) + 2;
  for (;;) {
    if (!has_work_left (self->reader))
      return refuse_late (self, property);
    struct icaltimetype time = icalrecur_iterator_next (iterator);
    CursusDate date = icaltime_is_null_time (time) ? CURSUS_DATE_NONE : cursus_date_from_ymd (time.year, time.month, time.day);
    int second = time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second;
    if (date == CURSUS_DATE_NONE || date > last || is_past (self, until, date, second))
      return true;
    if (date >= first && !add_local (self, property->line, date, second))
      return false;
  }
}

static bool
expand_rule (Expansion *self, const CursusIcalProperty *property)
{
  if (*property->value == '\0')
    return true;
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  struct icalrecurrencetype rule = icalrecurrencetype_from_string (property->value);
  if (rule.freq == ICAL_NO_RECURRENCE)
    return refuse_rule (self, property, _ ("this recurrence cannot be read"));
  if (rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE || rule.freq == ICAL_HOURLY_RECURRENCE)
    return refuse_rule (self, property, _ ("recurrences by the hour, minute or second are not read: DAILY is the finest"));
  if (!has_work_left (self->reader)) /* making the iterator searches for the first day, at length for a day that never comes */
    return refuse_late (self, property);
  struct icaltimetype until = rule.until;
  rule.until = icaltime_null_time ();
  g_autoptr (icalrecur_iterator) iterator = icalrecur_iterator_new (rule, start_of (self->event));
  if (iterator == NULL)
    return refuse_rule (self, property, _ ("no day ever follows this recurrence"));
  return follow_rule (self, property, iterator, &until);
}

static int
compare_instances (gconstpointer a, gconstpointer b)
{
  const CursusIcalInstance *x = a, *y = b;
  if (x->start_utc != y->start_utc)
    return x->start_utc < y->start_utc ? -1 : 1;
  return x->end_utc > y->end_utc ? -1 : x->end_utc < y->end_utc;
}

/* Of instances with one start the longest stays. */
static void
sort_and_unite (GArray *instances)
{
  guint n = 0;
  g_array_sort (instances, compare_instances);
  for (guint i = 0; i < instances->len; i++) {
    CursusIcalInstance *kept = &g_array_index (instances, CursusIcalInstance, n == 0 ? 0 : n - 1);
    const CursusIcalInstance *instance = &g_array_index (instances, CursusIcalInstance, i);
    if (n > 0 && kept->start_utc == instance->start_utc)
      continue;
    g_array_index (instances, CursusIcalInstance, n) = *instance;
    n++;
  }
  g_array_set_size (instances, n);
}

static bool
expand_properties (Expansion *self, const char *name, bool (*expand) (Expansion *self, const CursusIcalProperty *property))
{
  const GArray *properties = self->event->component->properties;
  for (guint i = 0; i < properties->len; i++) {
    const CursusIcalProperty *property = cursus_ical_component_property (self->event->component, i);
    if (cursus_ical_property_is (property, name) && !expand (self, property))
      return false;
  }
  return true;
}

bool
cursus_ical_recurrence_expand (CursusIcalReader *reader, const CursusIcalEvent *event, int64_t from_utc, int64_t to_utc,
                               GArray *instances)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) dates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Expansion self = { .reader = reader,
                     .event = event,
                     .from_utc = from_utc,
                     .to_utc = to_utc,
                     .instances = instances,
                     .excluded_times = times,
                     .excluded_dates = dates };
  const CursusIcalProperty *exception_rule = cursus_ical_component_find (event->component, "EXRULE");
  if (exception_rule != NULL)
    cursus_diagnostics_warning (reader->diagnostics, reader->file, exception_rule->line, NULL,
                                _ ("EXRULE is not read: the times that it takes out count as taken"));
  if (!expand_properties (&self, "EXDATE", read_exceptions))
    return false;
  bool right = add_local (&self, event->component->line, event->start.stamp.date, event->start.stamp.second)
               && expand_properties (&self, "RRULE", expand_rule) && expand_properties (&self, "RDATE", read_additions);
  sort_and_unite (instances);
  return right;
}
