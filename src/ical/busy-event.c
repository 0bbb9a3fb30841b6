/* Reads a VEVENT for its times and for whether it takes them. Knows no recurrence, and keeps no word of it. */
#include "ical/busy-event.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static bool
value_is (const CursusIcalComponent *component, const char *name, const char *word)
{
  const char *value = cursus_ical_component_value (component, name);
  return value != NULL && g_ascii_strcasecmp (value, word) == 0;
}

/* Apple writes an address of its own into the value, and the one that people know into EMAIL. */
static bool
is_address (const CursusIcalProperty *attendee, const char *email)
{
  const char *known = cursus_ical_property_parameter (attendee, "EMAIL");
  const char *value = attendee->value;
  bool is_mail = g_ascii_strncasecmp (value, "mailto:", 7) == 0;
  return (is_mail && g_ascii_strcasecmp (value + 7, email) == 0) || (known != NULL && g_ascii_strcasecmp (known, email) == 0);
}

/* The answer of the calendar's owner: NULL if no ATTENDEE has the address. */
static const char *
find_answer (const CursusIcalReader *reader, const CursusIcalComponent *component)
{
  for (guint i = 0; reader->email != NULL && i < component->properties->len; i++) {
    const CursusIcalProperty *property = cursus_ical_component_property (component, i);
    if (cursus_ical_property_is (property, "ATTENDEE") && is_address (property, reader->email))
      return cursus_ical_property_parameter (property, "PARTSTAT");
  }
  return NULL;
}

static CursusIcalBusy
read_busy (const CursusIcalReader *reader, const CursusIcalComponent *component)
{
  static const char *const outlook = "X-MICROSOFT-CDO-BUSYSTATUS";
  const char *answer = find_answer (reader, component);
  if (value_is (component, "STATUS", "CANCELLED") || value_is (component->parent, "METHOD", "CANCEL"))
    return CURSUS_ICAL_CANCELLED;
  if (answer != NULL && g_ascii_strcasecmp (answer, "DECLINED") == 0)
    return CURSUS_ICAL_DECLINED;
  if (value_is (component, "TRANSP", "TRANSPARENT") || value_is (component, outlook, "FREE"))
    return CURSUS_ICAL_MARKED_FREE;
  if (value_is (component, "STATUS", "TENTATIVE") || value_is (component, outlook, "TENTATIVE")
      || value_is (component, outlook, "WORKINGELSEWHERE") || (answer != NULL && g_ascii_strcasecmp (answer, "TENTATIVE") == 0))
    return CURSUS_ICAL_TENTATIVE;
  return CURSUS_ICAL_BUSY;
}

static bool
read_duration (const CursusIcalReader *reader, const CursusIcalProperty *property, CursusIcalEvent *event)
{
  bool right = cursus_ical_duration_parse (property->value, &event->length);
  if (right && event->length.days * 86400 + event->length.seconds >= 0)
    return true;
  cursus_ical_reader_error (reader, property->line, _ ("DURATION: write how long the event lasts, as PT3H30M"));
  return false;
}

/* RFC 5545: all instances last exactly as long as the first; whole days stay whole days. An end before its start is turned round:
 * it is a slip, and the time between them is taken. */
static bool
read_end (const CursusIcalReader *reader, const CursusIcalProperty *property, CursusIcalEvent *event)
{
  CursusIcalMoment end;
  if (!cursus_ical_reader_moment (reader, property, property->value, &end))
    return false;
  bool whole_days = event->start.stamp.is_date && end.stamp.is_date;
  event->length = (CursusIcalDuration){ .days = whole_days ? end.stamp.date - event->start.stamp.date : 0,
                                        .seconds = whole_days ? 0 : end.utc - event->start.utc };
  if (event->length.days < 0 || event->length.seconds < 0) {
    cursus_diagnostics_warning (reader->diagnostics, reader->file, property->line, NULL,
                                _ ("the event ends before it begins: the time between counts as taken"));
    event->start = end;
    event->length.days = whole_days ? 1 - event->length.days : 0; /* the day it was to start on is one of them */
    event->length.seconds = -event->length.seconds;
  }
  if (whole_days && event->length.days == 0)
    event->length.days = 1; /* some programs write the last day instead of the one after it */
  return true;
}

static bool
read_length (const CursusIcalReader *reader, const CursusIcalComponent *component, CursusIcalEvent *event)
{
  const CursusIcalProperty *end = cursus_ical_component_find (component, "DTEND");
  const CursusIcalProperty *duration = cursus_ical_component_find (component, "DURATION");
  if (end != NULL)
    return read_end (reader, end, event);
  if (duration != NULL)
    return read_duration (reader, duration, event);
  event->length = (CursusIcalDuration){ .days = event->start.stamp.is_date ? 1 : 0 };
  return true;
}

static bool
read_override (const CursusIcalReader *reader, const CursusIcalComponent *component, CursusIcalEvent *event)
{
  const CursusIcalProperty *instance = cursus_ical_component_find (component, "RECURRENCE-ID");
  if (instance == NULL)
    return true;
  const char *range = cursus_ical_property_parameter (instance, "RANGE");
  event->is_override = true;
  event->and_following = range != NULL && g_ascii_strcasecmp (range, "THISANDFUTURE") == 0;
  return cursus_ical_reader_moment (reader, instance, instance->value, &event->instance);
}

static void
read_version (const CursusIcalComponent *component, CursusIcalEvent *event)
{
  CursusIcalStamp stamp;
  const char *sequence = cursus_ical_component_value (component, "SEQUENCE");
  const char *text = cursus_ical_component_value (component, "DTSTAMP");
  if (sequence != NULL && !cursus_ical_number_parse (sequence, &event->sequence))
    event->sequence = 0;
  if (text != NULL && cursus_ical_stamp_parse (text, &stamp))
    event->stamp_utc = (int64_t)stamp.date * 86400 + stamp.second;
}

bool
cursus_ical_event_read (const CursusIcalReader *reader, const CursusIcalComponent *component, CursusIcalEvent *event)
{
  const CursusIcalProperty *start = cursus_ical_component_find (component, "DTSTART");
  *event = (CursusIcalEvent){ .component = component };
  event->uid = cursus_ical_component_value (component, "UID");
  event->busy = read_busy (reader, component);
  read_version (component, event);
  if (!read_override (reader, component, event))
    return false;
  if (start == NULL && event->is_override && event->busy == CURSUS_ICAL_CANCELLED) {
    event->start = event->instance; /* a bare "this one is off" */
    return true;
  }
  if (start == NULL) {
    cursus_ical_reader_error (reader, component->line, _ ("an event has no DTSTART"));
    return false;
  }
  return cursus_ical_reader_moment (reader, start, start->value, &event->start) && read_length (reader, component, event);
}

int64_t
cursus_ical_event_end (const CursusIcalEvent *self, CursusDate date, int second)
{
  return cursus_ical_moment_add (self->start.zone, date, second, self->length);
}
