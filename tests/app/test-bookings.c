/* Who and what is taken. */
#include "app/bookings.h"

static void
test_resources (void)
{
  g_autoptr (CursusBookings) bookings = cursus_bookings_new ();
  uint32_t person = cursus_bookings_resource (bookings, false, "paris/A");
  uint32_t room = cursus_bookings_resource (bookings, true, "paris/A");
  g_assert_cmpuint (person, !=, room);
  g_assert_cmpuint (cursus_bookings_resource (bookings, true, "paris/A"), ==, room);
  g_assert_cmpuint (cursus_bookings_n_resources (bookings), ==, 2);
  g_assert_cmpstr (cursus_bookings_name (bookings, room), ==, "paris/A");
}

/* The meetings that have booked @resource, as digits. */
static char *
list (const CursusBookings *bookings, uint32_t resource)
{
  uint32_t n = 0;
  const CursusBooking *all = cursus_bookings_of (bookings, resource, &n);
  GString *text = g_string_new (NULL);
  for (uint32_t i = 0; i < n; i++)
    g_string_append_printf (text, "%u%u ", all[i].session, all[i].meeting);
  return g_string_free (text, FALSE);
}

static void
test_remove (void)
{
  g_autoptr (CursusBookings) bookings = cursus_bookings_new ();
  uint32_t a = cursus_bookings_resource (bookings, false, "a"), b = cursus_bookings_resource (bookings, false, "b");
  for (uint32_t i = 0; i < 6; i++)
    cursus_bookings_add (bookings, a, (CursusBooking){ 10 * i, 10 * i + 5, i % 2, i / 2 });
  cursus_bookings_add (bookings, b, (CursusBooking){ 0, 5, 1, 1 });
  cursus_bookings_remove (bookings, a, 1, 1);
  g_autofree char *without_one = list (bookings, a);
  g_assert_cmpstr (without_one, ==, "00 10 01 02 12 ");
  cursus_bookings_remove (bookings, a, 0, CURSUS_NONE);
  g_autofree char *without_session = list (bookings, a);
  g_assert_cmpstr (without_session, ==, "10 12 ");
  g_autofree char *other = list (bookings, b);
  g_assert_cmpstr (other, ==, "11 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/bookings/resources", test_resources);
  g_test_add_func ("/app/bookings/remove", test_remove);
  return g_test_run ();
}
