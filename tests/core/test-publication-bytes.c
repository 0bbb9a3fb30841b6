/* A publication as bytes comes back as it was, and nothing else is taken for one. */
#include <string.h>

#include "core/error.h"
#include "publication-fixture.h"

static CursusPublication *
make (void)
{
  g_autoptr (CursusPublication) first = fixture_publication (1, 1700000000);
  g_ptr_array_add (first->events, fixture_event ("a", 19700, 9, "x"));
  g_ptr_array_add (first->events, fixture_event ("b", 19701, 9, "y"));
  cursus_publication_event (first, 0)->meeting->site = g_strdup ("paris");
  fixture_add_holder (first, "anne", 3);
  fixture_add_holder (first, "zoe", 1);
  first = cursus_publication_next (NULL, g_steal_pointer (&first));
  CursusPublication *wanted = fixture_publication (2, 1700100000);
  g_ptr_array_add (wanted->events, fixture_event ("a", 19700, 10, "x2"));
  fixture_add_holder (wanted, "anne", 0);
  return cursus_publication_next (first, wanted);
}

static void
test_round_trip (void)
{
  g_autoptr (CursusPublication) publication = make ();
  g_autoptr (GBytes) bytes = cursus_publication_to_bytes (publication);
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusPublication) back = cursus_publication_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) again = cursus_publication_to_bytes (back);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpint (back->number, ==, 2);
  g_assert_cmpstr (cursus_publication_event (back, 0)->meeting->title, ==, "a");
  g_assert_cmpuint (cursus_publication_holder (back, 0)->except->len, ==, 1);
  /* Names are not for everybody who can read the file. */
  g_assert_null (cursus_publication_holder (back, 0)->name);
}

static void
test_anything_else_is_refused (void)
{
  g_autoptr (CursusPublication) publication = make ();
  g_autoptr (GBytes) bytes = cursus_publication_to_bytes (publication);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint n_refused = 0;
  for (guint i = 0; i < 3000; i++) {
    g_autofree guint8 *broken = g_memdup2 (data, size);
    gsize length = i % 3 == 0 ? (gsize)g_rand_int_range (random, 0, (gint32)size) : size;
    for (int k = g_rand_int_range (random, 1, 4); k > 0 && length == size; k--)
      broken[g_rand_int_range (random, 0, (gint32)size)] = (guint8)g_rand_int (random);
    g_autoptr (GBytes) wrong = g_bytes_new (broken, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusPublication) read = cursus_publication_from_bytes (wrong, &error);
    g_assert_true ((read == NULL) == (error != NULL));
    n_refused += read == NULL;
    if (read != NULL) { /* what is taken can be worked with */
      g_autoptr (CursusPublication) next = cursus_publication_next (read, fixture_publication (3, 1700200000));
      g_assert_cmpuint (next->events->len, >=, 1);
    }
  }
  g_assert_cmpuint (n_refused, >=, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/publication-bytes/round-trip", test_round_trip);
  g_test_add_func ("/core/publication-bytes/anything-else-is-refused", test_anything_else_is_refused);
  return g_test_run ();
}
