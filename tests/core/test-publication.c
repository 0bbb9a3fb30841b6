/* Names, order and copies of what was published. */
#include "publication-fixture.h"

static void
test_names (void)
{
  for (int i = 0; i <= CURSUS_HOLDER_PARTICIPANT; i++) {
    CursusHolderKind kind = CURSUS_HOLDER_SESSION;
    g_assert_true (cursus_holder_kind_parse (cursus_holder_kind_name ((CursusHolderKind)i), &kind));
    g_assert_cmpint (kind, ==, i);
  }
  for (int i = 0; i <= CURSUS_PUBLISHED_CANCELLED; i++) {
    CursusPublishedStatus status = CURSUS_PUBLISHED_CONFIRMED;
    g_assert_true (cursus_published_status_parse (cursus_published_status_name ((CursusPublishedStatus)i), &status));
    g_assert_cmpint (status, ==, i);
  }
  CursusHolderKind kind;
  CursusPublishedStatus status;
  g_assert_false (cursus_holder_kind_parse ("dog", &kind) || cursus_holder_kind_parse (NULL, &kind));
  g_assert_false (cursus_published_status_parse ("", &status));
}

static void
test_order (void)
{
  g_autoptr (CursusPublication) publication = fixture_publication (1, 1700000000);
  g_ptr_array_add (publication->events, fixture_event ("late", 19702, 9, "x"));
  g_ptr_array_add (publication->events, fixture_event ("early", 19700, 9, "y"));
  fixture_add_holder (publication, "zoe", 1);
  fixture_add_holder (publication, "anne", 3);
  g_ptr_array_add (publication->holders, cursus_holder_new (CURSUS_HOLDER_SESSION, "zz"));
  cursus_publication_sort (publication);
  g_assert_cmpstr (cursus_publication_event (publication, 0)->meeting->id, ==, "early");
  g_assert_cmpstr (cursus_publication_holder (publication, 0)->id, ==, "zz");
  g_assert_cmpstr (cursus_publication_holder (publication, 1)->id, ==, "anne");
  const CursusHolder *zoe = cursus_publication_find_holder (publication, CURSUS_HOLDER_PARTICIPANT, "zoe");
  g_assert_cmpuint (g_array_index (zoe->events, uint32_t, 0), ==, 1);
  g_assert_null (cursus_publication_find_holder (publication, CURSUS_HOLDER_SPEAKER, "zoe"));
  g_assert_null (cursus_publication_find_event (publication, "nothing"));
  const CursusHolder speaker = { .kind = CURSUS_HOLDER_SPEAKER, .id = (char *)"zoe" };
  const CursusHolder site = { .kind = CURSUS_HOLDER_SITE, .id = (char *)"zoe" };
  g_assert_true (cursus_publication_find_same (publication, &speaker) == zoe);
  g_assert_true (cursus_publication_find_same (publication, zoe) == zoe);
  g_assert_null (cursus_publication_find_same (publication, &site));
}

static void
test_copy (void)
{
  g_autoptr (CursusPublication) publication = fixture_publication (1, 1700000000);
  g_ptr_array_add (publication->events, fixture_event ("a", 19702, 9, "x"));
  fixture_add_holder (publication, "zoe", 1);
  g_autoptr (CursusPublication) copy = cursus_publication_copy (publication);
  g_autoptr (GBytes) a = cursus_publication_to_bytes (publication), b = cursus_publication_to_bytes (copy);
  g_assert_true (g_bytes_equal (a, b));
  g_assert_cmpstr (cursus_publication_holder (copy, 0)->name, ==, "zoe");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/publication/names", test_names);
  g_test_add_func ("/core/publication/order", test_order);
  g_test_add_func ("/core/publication/copy", test_copy);
  return g_test_run ();
}
