/* Expands recurrences: brings the local times of rules into instants, with UNTIL, exceptions and limits. Knows no override. */
#include "ical/recurrence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text.h"
#include "ical/rule.h"

#define DAY_SECONDS 86400

typedef struct {
  CursusIcalReader *reader;
  const CursusIcalEvent *event;
  int64_t from_utc, to_utc;
  GArray *instances;
  GHashTable *excluded_times; /* of int64_t*: instants */
  GHashTable *excluded_dates; /* of int64_t*: local dates */
  bool excluding;             /* an EXRULE is being followed */
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

static void
exclude (Expansion *self, CursusDate date, int64_t start_utc, bool whole_day)
{
  if (whole_day)
    g_hash_table_add (self->excluded_dates, key_new (date));
  else
    g_hash_table_add (self->excluded_times, key_new (start_utc));
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
    if (!cursus_ical_reader_step (self->reader, property->line)
        || !cursus_ical_reader_moment (self->reader, property, value, &moment))
      return false;
    exclude (self, moment.stamp.date, moment.utc,
             moment.stamp.is_date || (all_day && cursus_ical_stamp_names_day (&moment.stamp)));
  }
  return true;
}

static bool
read_additions (Expansion *self, const CursusIcalProperty *property)
{
  bool all_day = self->event->start.stamp.is_date;
  const char *rest = property->value;
  for (char *item; (item = cursus_ical_list_next (&rest)) != NULL;) {
    g_autofree char *value = item;
    CursusIcalMoment moment;
    int64_t end = 0;
    bool is_period = strchr (value, '/') != NULL;
    if (!cursus_ical_reader_step (self->reader, property->line))
      return false;
    if (is_period ? !cursus_ical_reader_period (self->reader, property, value, &moment, &end)
                  : !cursus_ical_reader_moment (self->reader, property, value, &moment))
      return false;
    if (!is_period)
      end = cursus_ical_moment_add (moment.zone, moment.stamp.date, moment.stamp.second, self->event->length);
    bool is_day = all_day && !is_period && cursus_ical_stamp_names_day (&moment.stamp);
    if (is_day ? !add_local (self, property->line, moment.stamp.date, 0)
               : !add_instance (self, property->line, moment.stamp.date, moment.stamp.second, moment.utc, end))
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

/* Whether an UNTIL means the whole day that it is written with: a date does, and of a series of whole days its first and its last
 * second in UTC, which need not be those of that day here. */
static bool
ends_with_day (const Expansion *self, const CursusIcalStamp *end)
{
  bool names_day = cursus_ical_stamp_names_day (end) || end->second == DAY_SECONDS - 1;
  return end->is_date || (self->event->start.stamp.is_date && names_day);
}

/* Whether the time lies after the rule's UNTIL. */
static bool
is_past (const Expansion *self, const CursusIcalUntil *until, CursusDate date, int second)
{
  const CursusIcalStamp *end = &until->stamp;
  if (!until->given)
    return false;
  if (ends_with_day (self, end) || date < end->date - 2 || date > end->date + 2)
    return date > end->date;
  if (!end->utc)
    return date > end->date || (date == end->date && second > end->second);
  return cursus_ical_zone_to_utc (self->event->start.zone, date, second) > (int64_t)end->date * DAY_SECONDS + end->second;
}

static bool
take_time (Expansion *self, int line, CursusDate date, int second)
{
  if (!self->excluding)
    return add_local (self, line, date, second);
  const CursusIcalMoment *start = &self->event->start;
  exclude (self, date, cursus_ical_zone_to_utc (start->zone, date, second), start->stamp.is_date);
  return true;
}

/* Walks the rule from its beginning; only what is near the dates that are asked for is brought into instants. */
static bool
expand_rule (Expansion *self, const CursusIcalProperty *property)
{
  const char *why = NULL;
  CursusDate first = (CursusDate)((self->from_utc - self->event->length.seconds) / DAY_SECONDS)
                     - (CursusDate)self->event->length.days - 2;
  CursusDate last = (CursusDate)(self->to_utc / DAY_SECONDS) + 2;
  if (*property->value == '\0')
    return true;
  if (!cursus_ical_reader_has_time (self->reader, property->line))
    return false;
  g_autoptr (CursusIcalRule) rule = cursus_ical_rule_new (property->value, &self->event->start.stamp, first, last, &why);
  if (rule == NULL)
    return refuse_rule (self, property, why);
  CursusIcalUntil until = cursus_ical_rule_until (rule);
  CursusDate date = 0;
  int second = 0;
  while (cursus_ical_rule_next (rule, &date, &second) && !is_past (self, &until, date, second)) {
    if (!cursus_ical_reader_step (self->reader, property->line))
      return false;
    if (date >= first && !take_time (self, property->line, date, second))
      return false;
  }
  return true;
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
  self.excluding = true;
  if (!expand_properties (&self, "EXDATE", read_exceptions) || !expand_properties (&self, "EXRULE", expand_rule))
    return false;
  self.excluding = false;
  bool right = add_local (&self, event->component->line, event->start.stamp.date, event->start.stamp.second)
               && expand_properties (&self, "RRULE", expand_rule) && expand_properties (&self, "RDATE", read_additions);
  sort_and_unite (instances);
  return right;
}
