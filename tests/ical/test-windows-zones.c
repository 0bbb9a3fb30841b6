/* Windows names of zones. */
#include "core/zone.h"
#include "ical/windows-zones.h"

/* Also proves that both tables are sorted: else the search would miss some. */
static void
test_all_are_found_and_exist (void)
{
  const char *name, *iana = NULL;
  guint n = 0;
  for (; (name = cursus_windows_zone_get (n, &iana)) != NULL; n++) {
    g_autoptr (CursusZone) zone = cursus_zone_new (iana, NULL);
    const char *found = cursus_windows_zone_find (name);
    if (found == NULL)
      found = cursus_windows_zone_find_shown (name);
    g_assert_cmpstr (found, ==, iana);
    if (zone == NULL)
      g_error ("%s: the system has no zone %s", name, iana);
  }
  g_assert_cmpuint (n, >, 180);
}

static void
test_names (void)
{
  g_assert_cmpstr (cursus_windows_zone_find ("Romance Standard Time"), ==, "Europe/Paris");
  g_assert_cmpstr (cursus_windows_zone_find ("romance standard time"), ==, "Europe/Paris");
  g_assert_cmpstr (cursus_windows_zone_find ("W. Europe Standard Time"), ==, "Europe/Berlin");
  g_assert_null (cursus_windows_zone_find ("Customized Time Zone"));
  g_assert_null (cursus_windows_zone_find (""));
}

static void
test_shown_names (void)
{
  g_assert_cmpstr (cursus_windows_zone_find_shown ("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"), ==, "Europe/Paris");
  g_assert_cmpstr (cursus_windows_zone_find_shown ("(GMT+01.00) brussels, copenhagen, madrid, paris"), ==, "Europe/Paris");
  g_assert_cmpstr (cursus_windows_zone_find_shown ("Eastern Time (US & Canada)"), ==, "America/New_York");
  g_assert_null (cursus_windows_zone_find_shown ("(UTC+01:00)"));
  g_assert_null (cursus_windows_zone_find_shown ("(UTC+01:00 Paris"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/windows-zones/all-are-found-and-exist", test_all_are_found_and_exist);
  g_test_add_func ("/ical/windows-zones/names", test_names);
  g_test_add_func ("/ical/windows-zones/shown-names", test_shown_names);
  return g_test_run ();
}
