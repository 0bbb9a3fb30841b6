/* Who is kept apart by which rules. */
#include "solver/conflicts.h"

#include "solver/solver-fixture.h"

/* Speaker s0 in a, s0 or s1 in b, s1 in c; one participant of the group g of module d. Rooms A and B. */
static Fixture
make (void)
{
  CursusSession *session = solver_session ();
  fixture_person (session, "s0", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "s1", CURSUS_ROLE_SPEAKER, "");
  fixture_speakers (solver_module (session, "a", "1 2"), 1, "0");
  fixture_speakers (solver_module (session, "b", "1 2"), 1, "0 1");
  fixture_speakers (solver_module (session, "c", "1 2"), 1, "1");
  fixture_speakers (solver_module (session, "d", "1 2"), 1, "0");
  return fixture_compile (session);
}

/* The pairs that are apart, as "01 02". */
static char *
tell (const CursusConflicts *conflicts)
{
  GString *text = g_string_new (NULL);
  for (uint32_t a = 0; a < conflicts->n_meetings; a++)
    for (uint32_t b = 0; b < conflicts->n_meetings; b++) {
      bool apart = cursus_bit_test (cursus_conflicts_of (conflicts, a), b);
      g_assert_true (apart == cursus_bit_test (cursus_conflicts_of (conflicts, b), a));
      if (apart && a < b)
        g_string_append_printf (text, "%s%u%u", text->len > 0 ? " " : "", a, b);
    }
  return g_string_free (text, FALSE);
}

/* b can have another speaker than a, c and d, so nothing keeps it apart from them. */
static void
test_apart (void)
{
  static const struct {
    int64_t weight;
    const char *keys;
    int64_t high;
    const char *expected;
  } cases[] = {
    { 0, "speaker slot", 1, "03" }, { 0, "slot", 1, "01 02 03 12 13 23" }, { 0, "speaker slot module", 1, "" },
    { 0, "speaker slot", 2, "" },   { 0, "speaker day", 1, "" },           { 0, "speaker slot site", 1, "" },
    { 5, "speaker slot", 1, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Fixture) fixture = make ();
    fixture_add (&fixture, cases[i].weight,
                 fixture_aggregate (&fixture, cases[i].keys, CURSUS_MEASURE_COUNT, NULL, INT64_MIN, cases[i].high));
    g_autoptr (CursusConflicts) conflicts = cursus_conflicts_new (fixture.ruleset);
    g_autofree char *told = tell (conflicts);
    g_assert_cmpstr (told, ==, cases[i].expected);
    g_assert_true (conflicts->keeps_apart == (cases[i].expected[0] != '\0'));
    g_assert_false (conflicts->has_exclusive);
  }
}

static void
test_rooms (void)
{
  g_auto (Fixture) fixture = make ();
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "room slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
  g_autoptr (CursusConflicts) conflicts = cursus_conflicts_new (fixture.ruleset);
  g_assert_true (conflicts->has_exclusive);
  g_assert_false (conflicts->keeps_apart);
  for (uint32_t m = 0; m < 4; m++)
    g_assert_true (cursus_bit_test (conflicts->exclusive, m));
  g_assert_false (conflicts->room_is_exclusive[0]); /* remote */
  g_assert_true (conflicts->room_is_exclusive[1] && conflicts->room_is_exclusive[2]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/conflicts/apart", test_apart);
  g_test_add_func ("/solver/conflicts/rooms", test_rooms);
  return g_test_run ();
}
