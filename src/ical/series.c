/* Puts a series and its overrides together. Knows recurrences as lists of instances only. */
#include "ical/series.h"

#include <glib/gi18n-lib.h>

#include "ical/recurrence.h"

#define DAY_SECONDS 86400

typedef struct {
  CursusIcalReader *reader;
  GHashTable *by_time;  /* of int64_t*: instants that overrides replace, to CursusIcalEvent* */
  GHashTable *by_date;  /* of int64_t*: local dates, to CursusIcalEvent* */
  GHashTable *by_day;   /* of int64_t*: local dates that are written with a time, of series of whole days */
  GPtrArray *following; /* of CursusIcalEvent*: RANGE=THISANDFUTURE, by instance */
  int64_t shift;        /* how far instances may be moved into the dates that are asked for from outside */
  CursusIcalTake take;
  gpointer user_data;
} Series;

/* RFC 5546, 2.1.4: the higher SEQUENCE, then the later DTSTAMP. */
static int
compare_versions (const CursusIcalEvent *a, const CursusIcalEvent *b)
{
  if (a->sequence != b->sequence)
    return a->sequence < b->sequence ? -1 : 1;
  return a->stamp_utc < b->stamp_utc ? -1 : a->stamp_utc > b->stamp_utc;
}

static int
compare_instance (gconstpointer a, gconstpointer b)
{
  const CursusIcalEvent *x = *(const CursusIcalEvent *const *)a, *y = *(const CursusIcalEvent *const *)b;
  return x->instance.utc < y->instance.utc ? -1 : x->instance.utc > y->instance.utc;
}

static void
remember_override (Series *self, CursusIcalEvent *event)
{
  bool by_date = event->instance.stamp.is_date;
  GHashTable *table = by_date ? self->by_date : self->by_time;
  gint64 key = by_date ? event->instance.stamp.date : event->instance.utc;
  const CursusIcalEvent *known = g_hash_table_lookup (table, &key);
  if (known != NULL && compare_versions (known, event) > 0)
    return;
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), event);
  gint64 day = event->instance.stamp.date;
  if (cursus_ical_stamp_names_day (&event->instance.stamp))
    g_hash_table_add (self->by_day, g_memdup2 (&day, sizeof day));
}

static const CursusIcalEvent *
find_override (const Series *self, const CursusIcalEvent *event)
{
  bool by_date = event->instance.stamp.is_date;
  gint64 key = by_date ? event->instance.stamp.date : event->instance.utc;
  return g_hash_table_lookup (by_date ? self->by_date : self->by_time, &key);
}

/* A RECURRENCE-ID names an instant, or a date; for a series of whole days, some programs write the former. */
static bool
is_replaced (const Series *self, const CursusIcalEvent *master, const CursusIcalInstance *instance)
{
  gint64 time = instance->start_utc, date = instance->date;
  return g_hash_table_contains (self->by_time, &time) || g_hash_table_contains (self->by_date, &date)
         || (master->start.stamp.is_date && g_hash_table_contains (self->by_day, &date));
}

static void
take_event (const Series *self, const CursusIcalEvent *event)
{
  const CursusIcalStamp *stamp = &event->start.stamp;
  self->take (self->user_data, event, event->start.utc, cursus_ical_event_end (event, stamp->date, stamp->second));
}

/* The instance that is changed; a date names that of the series on it. */
static CursusIcalMoment
named_instance (const CursusIcalEvent *master, const CursusIcalEvent *change)
{
  CursusIcalMoment named = change->instance;
  if (!named.stamp.is_date || master->start.stamp.is_date)
    return named;
  named.zone = master->start.zone;
  named.stamp.second = master->start.stamp.second;
  named.utc = cursus_ical_zone_to_utc (named.zone, named.stamp.date, named.stamp.second);
  return named;
}

/* What "this and all following" makes of an instance: moved by as much as the named one was. Where the clocks of one zone say how
 * far, it stays at its hour when they change. */
static void
take_following (const Series *self, const CursusIcalEvent *master, const CursusIcalEvent *change,
                const CursusIcalInstance *instance)
{
  const CursusIcalZone *zone = master->start.zone;
  CursusIcalMoment from = named_instance (master, change);
  if (change->start.zone == zone && from.zone == zone
      && cursus_ical_zone_to_utc (zone, instance->date, instance->second) == instance->start_utc) {
    int second = instance->second + change->start.stamp.second - from.stamp.second;
    int days = second < 0 ? -1 : second / DAY_SECONDS;
    CursusDate date = instance->date + (change->start.stamp.date - from.stamp.date) + days;
    int64_t start = cursus_ical_zone_to_utc (zone, date, second - days * DAY_SECONDS);
    self->take (self->user_data, change, start, cursus_ical_event_end (change, date, second - days * DAY_SECONDS));
    return;
  }
  int64_t start = instance->start_utc + (change->start.utc - from.utc);
  self->take (self->user_data, change, start, start + change->length.days * DAY_SECONDS + change->length.seconds);
}

static int64_t
largest_shift (const Series *self)
{
  int64_t largest = 0;
  for (guint i = 0; i < self->following->len; i++) {
    const CursusIcalEvent *change = g_ptr_array_index (self->following, i);
    int64_t length = change->length.days * DAY_SECONDS + change->length.seconds;
    largest = MAX (largest, ABS (change->start.utc - change->instance.utc) + length + DAY_SECONDS);
  }
  return MIN (largest, 366 * DAY_SECONDS);
}

static bool
expand_master (const Series *self, const CursusIcalEvent *master)
{
  g_autoptr (GArray) instances = g_array_new (FALSE, FALSE, sizeof (CursusIcalInstance));
  bool right = cursus_ical_recurrence_expand (self->reader, master, self->reader->start_utc - self->shift,
                                              self->reader->end_utc + self->shift, instances);
  guint next = 0;
  const CursusIcalEvent *change = NULL;
  for (guint i = 0; i < instances->len; i++) {
    const CursusIcalInstance *instance = &g_array_index (instances, CursusIcalInstance, i);
    for (; next < self->following->len; next++) {
      const CursusIcalEvent *candidate = g_ptr_array_index (self->following, next);
      if (candidate->instance.utc > instance->start_utc)
        break;
      change = candidate;
    }
    if (is_replaced (self, master, instance))
      continue;
    if (change != NULL)
      take_following (self, master, change, instance);
    else
      self->take (self->user_data, master, instance->start_utc, instance->end_utc);
  }
  return right;
}

static const CursusIcalEvent *
newest_master (const GPtrArray *events)
{
  const CursusIcalEvent *newest = NULL;
  for (guint i = 0; i < events->len; i++) {
    const CursusIcalEvent *event = g_ptr_array_index (events, i);
    if (!event->is_override && (newest == NULL || compare_versions (newest, event) < 0))
      newest = event;
  }
  return newest;
}

static void
collect_overrides (Series *self, const GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++) {
    CursusIcalEvent *event = g_ptr_array_index (events, i);
    if (event->is_override)
      remember_override (self, event);
  }
  for (guint i = 0; i < events->len; i++) {
    CursusIcalEvent *event = g_ptr_array_index (events, i);
    if (event->is_override && event->and_following && find_override (self, event) == event)
      g_ptr_array_add (self->following, event);
  }
  g_ptr_array_sort (self->following, compare_instance);
  self->shift = largest_shift (self);
}

bool
cursus_ical_series_expand (CursusIcalReader *reader, const GPtrArray *events, CursusIcalTake take, gpointer user_data)
{
  g_autoptr (GHashTable) by_time = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) by_date = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) by_day = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) following = g_ptr_array_new ();
  Series self = { .reader = reader,
                  .by_time = by_time,
                  .by_date = by_date,
                  .by_day = by_day,
                  .following = following,
                  .take = take,
                  .user_data = user_data };
  const CursusIcalEvent *newest = newest_master (events);
  bool right = true;
  collect_overrides (&self, events);
  for (guint i = 0; i < events->len; i++) {
    const CursusIcalEvent *event = g_ptr_array_index (events, i);
    if (events->len > 1 && !cursus_ical_reader_has_time (reader, event->component->line))
      return false;
    /* Equally new series under one UID are separate events of a program that makes bad UIDs: all of them count. */
    if (!event->is_override && compare_versions (event, newest) == 0)
      right = expand_master (&self, event) && right;
    if (event->is_override && find_override (&self, event) == event)
      take_event (&self, event);
  }
  return right;
}

static void
add_to_group (GHashTable *groups, GPtrArray *order, CursusIcalEvent *event)
{
  GPtrArray *group = event->uid != NULL ? g_hash_table_lookup (groups, event->uid) : NULL;
  if (group == NULL) {
    group = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (order, group);
    if (event->uid != NULL)
      g_hash_table_insert (groups, (gpointer)event->uid, group);
  }
  g_ptr_array_add (group, event);
}

bool
cursus_ical_series_expand_all (CursusIcalReader *reader, const CursusIcalComponent *parent, const char *name, CursusIcalTake take,
                               gpointer user_data)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  bool right = true;
  for (guint i = 0; i < parent->components->len; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (parent, i);
    g_autofree CursusIcalEvent *event = g_new0 (CursusIcalEvent, 1);
    if (!cursus_ical_component_is (component, name))
      continue;
    if (!cursus_ical_reader_has_time (reader, component->line))
      return false;
    if (cursus_ical_event_read (reader, component, event))
      add_to_group (groups, order, g_steal_pointer (&event));
    else
      right = false;
  }
  for (guint i = 0; i < order->len; i++) {
    const GPtrArray *group = g_ptr_array_index (order, i);
    if (!cursus_ical_reader_has_time (reader, ((const CursusIcalEvent *)g_ptr_array_index (group, 0))->component->line))
      return false;
    right = cursus_ical_series_expand (reader, group, take, user_data) && right;
  }
  return right;
}
