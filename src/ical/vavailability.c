/* Works out VAVAILABILITY: what it covers is busy but for what its AVAILABLE parts give. Knows no other busy time. */
#include "ical/vavailability.h"

#include <glib/gi18n-lib.h>

#define LOWEST_PRIORITY 9

typedef struct {
  CursusInterval covered; /* within the reader's dates; empty: nothing of them */
  CursusLevel level;
  int priority; /* 0: none, which is the lowest */
  CursusIntervals *free;
} Offer;

static void
clear_offer (gpointer data)
{
  Offer *self = data;
  g_clear_pointer (&self->free, cursus_intervals_free);
}

static void
take_free (gpointer user_data, const CursusIcalEvent *event, int64_t start_utc, int64_t end_utc)
{
  Offer *self = user_data;
  if (event->busy != CURSUS_ICAL_CANCELLED)
    cursus_intervals_add (self->free, MAX (start_utc, self->covered.start_utc), MIN (end_utc, self->covered.end_utc));
}

/* An unknown BUSYTYPE means BUSY-UNAVAILABLE (RFC 7953, 3.2). */
static CursusLevel
level_of (const CursusIcalComponent *component)
{
  const char *type = cursus_ical_component_value (component, "BUSYTYPE");
  bool tentative = type != NULL && g_ascii_strcasecmp (type, "BUSY-TENTATIVE") == 0;
  return tentative ? CURSUS_LEVEL_RELUCTANT : CURSUS_LEVEL_UNAVAILABLE;
}

static bool
read_priority (const CursusIcalReader *reader, const CursusIcalComponent *component, int *priority)
{
  const CursusIcalProperty *property = cursus_ical_component_find (component, "PRIORITY");
  *priority = 0;
  if (property == NULL || (cursus_ical_number_parse (property->value, priority) && *priority <= LOWEST_PRIORITY))
    return true;
  cursus_ical_reader_error (reader, property->line, _ ("PRIORITY: write a number from 0 to %d"), LOWEST_PRIORITY);
  return false;
}

/* Without DTSTART it has always been so, without DTEND and DURATION it stays so. */
static bool
read_covered (const CursusIcalReader *reader, const CursusIcalComponent *component, CursusInterval *covered)
{
  CursusIcalEvent event;
  *covered = (CursusInterval){ reader->start_utc, reader->end_utc };
  bool has_end = cursus_ical_component_find (component, "DTEND") != NULL;
  bool has_duration = cursus_ical_component_find (component, "DURATION") != NULL;
  const CursusIcalProperty *start = cursus_ical_component_find (component, "DTSTART");
  if (start == NULL && !has_end && !has_duration)
    return true;
  if (start == NULL) {
    cursus_ical_reader_error (reader, component->line, _ ("VAVAILABILITY: an end needs a DTSTART"));
    return false;
  }
  if (!cursus_ical_event_read (reader, component, &event))
    return false;
  covered->start_utc = MAX (covered->start_utc, event.start.utc);
  if (has_end || has_duration)
    covered->end_utc = MIN (covered->end_utc, cursus_ical_event_end (&event, event.start.stamp.date, event.start.stamp.second));
  return true;
}

/* Parts that cannot be read give nothing free, so that nobody is booked by mistake. */
static bool
read_offer (CursusIcalReader *reader, const CursusIcalComponent *component, GArray *offers)
{
  Offer offer = { .level = level_of (component) };
  if (!read_priority (reader, component, &offer.priority) || !read_covered (reader, component, &offer.covered))
    return false;
  offer.free = cursus_intervals_new ();
  bool right = cursus_ical_series_expand_all (reader, component, "AVAILABLE", take_free, &offer);
  g_array_append_val (offers, offer);
  return right;
}

static void
add_busy (CursusAvailability *availability, const Offer *offer)
{
  size_t n = 0;
  const CursusInterval *gaps = cursus_intervals_get (offer->free, &n);
  int64_t from = offer->covered.start_utc;
  for (size_t i = 0; i < n; from = gaps[i].end_utc, i++)
    cursus_availability_add (availability, offer->level, from, gaps[i].start_utc);
  cursus_availability_add (availability, offer->level, from, offer->covered.end_utc);
}

/* What has this priority replaces all lower ones where it has something to say. */
static void
add_priority (CursusAvailability *availability, const GArray *offers, int priority)
{
  for (guint i = 0; i < offers->len; i++) {
    const Offer *offer = &g_array_index (offers, Offer, i);
    for (int level = 0; offer->priority == priority && level < CURSUS_N_LEVELS; level++)
      cursus_intervals_subtract (availability->levels[level], offer->covered.start_utc, offer->covered.end_utc);
  }
  for (guint i = 0; i < offers->len; i++)
    if (g_array_index (offers, Offer, i).priority == priority)
      add_busy (availability, &g_array_index (offers, Offer, i));
}

bool
cursus_ical_vavailability_read (CursusIcalReader *reader, const CursusIcalComponent *calendar, CursusAvailability *availability)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  g_autoptr (CursusAvailability) all = cursus_availability_new ();
  bool right = true;
  g_array_set_clear_func (offers, clear_offer);
  for (guint i = 0; i < calendar->components->len; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (calendar, i);
    if (cursus_ical_component_is (component, "VAVAILABILITY"))
      right = read_offer (reader, component, offers) && right;
  }
  add_priority (all, offers, 0);
  for (int priority = LOWEST_PRIORITY; priority > 0; priority--)
    add_priority (all, offers, priority);
  for (int level = 0; level < CURSUS_N_LEVELS; level++)
    cursus_intervals_add_all (availability->levels[level], all->levels[level]);
  return right;
}
