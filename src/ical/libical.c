/* What libical needs before and around its use. Its data races are in the tables that are made at first use: hence one lock. */
#include "ical/libical.h"

static GRecMutex mutex;

GRecMutexLocker *
cursus_libical_enter (void)
{
  static gsize ready;
  GRecMutexLocker *locker = g_rec_mutex_locker_new (&mutex);
  if (g_once_init_enter (&ready)) {
    icalerror_set_errors_are_fatal (0);
    g_once_init_leave (&ready, 1);
  }
  return locker;
}

icaltimezone *
cursus_libical_timezone_new (const char *vtimezone)
{
  g_autoptr (icalcomponent) component = icalparser_parse_string (vtimezone);
  if (component == NULL || icalcomponent_isa (component) != ICAL_VTIMEZONE_COMPONENT)
    return NULL;
  g_autoptr (icaltimezone) zone = icaltimezone_new ();
  if (!icaltimezone_set_component (zone, component))
    return NULL;
  component = NULL; /* the zone owns it now */
  return g_steal_pointer (&zone);
}

int
cursus_libical_timezone_offset (icaltimezone *zone, gint64 utc_seconds)
{
  struct icaltimetype time = icaltime_from_timet_with_zone (utc_seconds, 0, icaltimezone_get_utc_timezone ());
  int is_daylight = 0;
  return icaltimezone_get_utc_offset_of_utc_time (zone, &time, &is_daylight);
}
