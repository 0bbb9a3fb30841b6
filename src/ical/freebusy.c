/* Reads the periods of a VFREEBUSY. Knows no event. */
#include "ical/freebusy.h"

/* An unknown FBTYPE means BUSY (RFC 5545, 3.2.9). */
static CursusIcalBusy
busy_of (const CursusIcalProperty *property)
{
  const char *type = cursus_ical_property_parameter (property, "FBTYPE");
  if (type != NULL && g_ascii_strcasecmp (type, "FREE") == 0)
    return CURSUS_ICAL_FREE;
  if (type != NULL && g_ascii_strcasecmp (type, "BUSY-TENTATIVE") == 0)
    return CURSUS_ICAL_TENTATIVE;
  return CURSUS_ICAL_BUSY;
}

static bool
read_periods (CursusIcalReader *reader, const CursusIcalComponent *component, const CursusIcalProperty *property,
              CursusIcalTake take, gpointer user_data)
{
  bool right = true;
  CursusIcalEvent event = { .component = component, .busy = busy_of (property) };
  const char *rest = property->value;
  for (char *item; (item = cursus_ical_list_next (&rest)) != NULL;) {
    g_autofree char *value = item;
    int64_t end = 0;
    if (!cursus_ical_reader_step (reader, property->line))
      return false;
    if (cursus_ical_reader_period (reader, property, value, &event.start, &end))
      take (user_data, &event, event.start.utc, end);
    else
      right = false;
  }
  return right;
}

bool
cursus_ical_freebusy_read (CursusIcalReader *reader, const CursusIcalComponent *component, CursusIcalTake take,
                           gpointer user_data)
{
  bool right = true;
  for (guint i = 0; i < component->properties->len; i++) {
    const CursusIcalProperty *property = cursus_ical_component_property (component, i);
    if (cursus_ical_property_is (property, "FREEBUSY"))
      right = read_periods (reader, component, property, take, user_data) && right;
  }
  return right;
}

bool
cursus_ical_freebusy_covers (const CursusIcalReader *reader, const CursusIcalComponent *component, CursusInterval *covered)
{
  const CursusIcalProperty *start = cursus_ical_component_find (component, "DTSTART");
  const CursusIcalProperty *end = cursus_ical_component_find (component, "DTEND");
  CursusIcalMoment first, last;
  if (start == NULL || end == NULL || !cursus_ical_reader_moment (reader, start, start->value, &first)
      || !cursus_ical_reader_moment (reader, end, end->value, &last))
    return false;
  *covered = (CursusInterval){ first.utc, last.utc };
  return first.utc < last.utc;
}
