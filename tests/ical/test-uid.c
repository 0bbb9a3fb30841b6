/* UIDs: stable, the same for everybody, never two alike. */
#include "ical/writer.h"
#include "sample.h"

static char *
uid_of (const char *session, const char *module, const char *group, uint32_t part, guint slot)
{
  g_autoptr (CursusPlan) plan = cursus_plan_new (session, "t", "UTC");
  g_autoptr (CursusPlanMeeting) meeting = cursus_plan_meeting_new ("any");
  g_free (meeting->module);
  meeting->module = g_strdup (module);
  meeting->group = g_strdup (group);
  meeting->part = part;
  meeting->parts = part;
  return cursus_ical_uid (plan, meeting, slot);
}

static void
test_form (void)
{
  static const struct {
    const char *session, *module, *group;
    uint32_t part;
    guint slot;
    const char *uid;
  } cases[] = {
    { "transitions-2023", "energie", NULL, 1, 0, "energie.p1.s1@transitions-2023.cursus" },
    { "transitions-2023", "energie", "g1", 2, 1, "energie.p2.g1.s2@transitions-2023.cursus" },
    { "s", "eau \r\nX:1", NULL, 1, 0, "eau~20~0D~0AX~3A1.p1.s1@s.cursus" },
    { "été", "a.p1", "a@b", 1, 0, "a~2Ep1.p1.a~40b.s1@~C3~A9t~C3~A9.cursus" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *uid = uid_of (cases[i].session, cases[i].module, cases[i].group, cases[i].part, cases[i].slot);
    g_assert_cmpstr (uid, ==, cases[i].uid);
  }
}

static void
test_distinct (void)
{
  static const char *const ids[] = { "a", "a.p1", "a~2Ep1", "A", "a b", "a_b", "é", "e", "s1", "p1" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    for (gsize j = 0; j <= G_N_ELEMENTS (ids); j++)
      for (uint32_t part = 1; part < 3; part++, n++)
        g_hash_table_add (seen, uid_of ("s", ids[i], j < G_N_ELEMENTS (ids) ? ids[j] : NULL, part, 0));
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

static void
test_survives (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, 0);
  g_autofree char *before = cursus_ical_uid (plan, meeting, 1);
  plan->revision = 9;
  meeting->parts = 5;
  g_clear_pointer (&meeting->site, g_free);
  g_clear_pointer (&meeting->room_name, g_free);
  g_free (meeting->title);
  meeting->title = g_strdup ("other");
  g_array_index (meeting->slots, CursusPlanSlot, 1).start_utc += 86400;
  g_autofree char *after = cursus_ical_uid (plan, meeting, 1);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/uid/form", test_form);
  g_test_add_func ("/ical/uid/distinct", test_distinct);
  g_test_add_func ("/ical/uid/survives-moves-and-cuts", test_survives);
  return g_test_run ();
}
