/* Lists of bookings by person and room. Knows nothing of why something is booked. */
#include "app/bookings.h"

struct CursusBookings {
  GHashTable *numbers; /* of char* ("p" or "r" before the id) to the number and one more; only asked, never walked through */
  GPtrArray *names;    /* of char*, owned by numbers */
  GPtrArray *lists;    /* of GArray of CursusBooking */
};

CursusBookings *
cursus_bookings_new (void)
{
  CursusBookings *self = g_new0 (CursusBookings, 1);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new ();
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return self;
}

void
cursus_bookings_free (CursusBookings *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

uint32_t
cursus_bookings_resource (CursusBookings *self, bool is_room, const char *id)
{
  g_autofree char *key = g_strconcat (is_room ? "r" : "p", id, NULL);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  if (known > 0)
    return known - 1;
  g_ptr_array_add (self->names, key);
  g_ptr_array_add (self->lists, g_array_new (FALSE, FALSE, sizeof (CursusBooking)));
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (self->names->len));
  return self->names->len - 1;
}

uint32_t
cursus_bookings_n_resources (const CursusBookings *self)
{
  return self->names->len;
}

const char *
cursus_bookings_name (const CursusBookings *self, uint32_t resource)
{
  return (const char *)g_ptr_array_index (self->names, resource) + 1;
}

const CursusBooking *
cursus_bookings_of (const CursusBookings *self, uint32_t resource, uint32_t *n)
{
  const GArray *list = g_ptr_array_index (self->lists, resource);
  *n = list->len;
  return (const CursusBooking *)(const void *)list->data;
}

void
cursus_bookings_add (CursusBookings *self, uint32_t resource, CursusBooking booking)
{
  g_array_append_val ((GArray *)g_ptr_array_index (self->lists, resource), booking);
}

void
cursus_bookings_remove (CursusBookings *self, uint32_t resource, uint32_t session, uint32_t meeting)
{
  GArray *list = g_ptr_array_index (self->lists, resource);
  guint n_kept = 0;
  for (guint i = 0; i < list->len; i++) {
    CursusBooking booking = g_array_index (list, CursusBooking, i);
    if (booking.session == session && (meeting == CURSUS_NONE || booking.meeting == meeting))
      continue;
    g_array_index (list, CursusBooking, n_kept++) = booking;
  }
  g_array_set_size (list, n_kept);
}
