/* What somebody sees of a publication. */
#include "publication-fixture.h"

static void
add_slot (CursusPublication *publication, const char *uid, int64_t start_utc, uint32_t slot)
{
  CursusPublishedEvent *event = fixture_event ("m", 19700, 9, "x");
  CursusPlanSlot *times = &g_array_index (event->meeting->slots, CursusPlanSlot, 0);
  g_free (event->uid);
  event->uid = g_strdup (uid);
  *times = (CursusPlanSlot){ start_utc, start_utc + 3600 };
  event->slot = slot;
  event->n_slots = 2;
  g_ptr_array_add (publication->events, event);
}

static void
test_meetings_of_several_slots (void)
{
  CursusPublication *wanted = fixture_publication (1, 1700000000);
  add_slot (wanted, "m.p1.s2@s.cursus", 1702100000, 1);
  add_slot (wanted, "m.p1.s1@s.cursus", 1702000000, 0);
  add_slot (wanted, "m.p2.s1@s.cursus", 1703000000, 0);
  fixture_add_holder (wanted, "anne", 4);
  cursus_publication_sort (wanted);
  g_autoptr (CursusPublication) publication = cursus_publication_next (NULL, wanted);
  g_autoptr (CursusPlan) all = cursus_publication_plan (publication, NULL);
  g_assert_cmpuint (all->meetings->len, ==, 2);
  g_assert_cmpstr (cursus_plan_meeting (all, 0)->id, ==, "m.p1");
  g_assert_cmpuint (cursus_plan_meeting (all, 0)->slots->len, ==, 2);
  g_assert_cmpint (g_array_index (cursus_plan_meeting (all, 0)->slots, CursusPlanSlot, 0).start_utc, ==, 1702000000);
  g_autoptr (CursusPlan) own = cursus_publication_plan (publication, cursus_publication_holder (publication, 0));
  g_assert_cmpuint (own->meetings->len, ==, 1);
  g_assert_cmpstr (cursus_plan_meeting (own, 0)->id, ==, "m.p2");
}

static void
test_stem (void)
{
  static const char *const cases[][2] = {
    { "m.p1.s12@s.cursus", "m.p1" },
    { "m.p1.g.s1@s.cursus", "m.p1.g" },
    { "odd", "odd" },
    { "a~2Es.p1.s1@a.s1", "a~2Es.p1" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *stem = cursus_publication_stem (cases[i][0]);
    g_assert_cmpstr (stem, ==, cases[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/publication-view/meetings-of-several-slots", test_meetings_of_several_slots);
  g_test_add_func ("/core/publication-view/stem", test_stem);
  return g_test_run ();
}
