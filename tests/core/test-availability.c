#include "core/availability.h"

static void
test_levels_are_separate (void)
{
  g_autoptr (CursusAvailability) self = cursus_availability_new ();
  cursus_availability_add (self, CURSUS_LEVEL_UNAVAILABLE, 0, 10);
  cursus_availability_add (self, CURSUS_LEVEL_PREFERRED, 5, 20);
  g_assert_true (cursus_intervals_overlaps (self->levels[CURSUS_LEVEL_UNAVAILABLE], 5, 6));
  g_assert_true (cursus_intervals_overlaps (self->levels[CURSUS_LEVEL_PREFERRED], 5, 6));
  g_assert_false (cursus_intervals_overlaps (self->levels[CURSUS_LEVEL_UNAVAILABLE], 10, 20));
  g_assert_false (cursus_intervals_overlaps (self->levels[CURSUS_LEVEL_RELUCTANT], 0, 20));
}

static void
test_level_parse (void)
{
  static const struct {
    const char *text;
    int level; /* -1: refused */
  } cases[] = {
    { "unavailable", CURSUS_LEVEL_UNAVAILABLE },
    { "indisponible", CURSUS_LEVEL_UNAVAILABLE },
    { "reluctant", CURSUS_LEVEL_RELUCTANT },
    { "plutôt non", CURSUS_LEVEL_RELUCTANT },
    { "Plutot non", CURSUS_LEVEL_RELUCTANT },
    { "preferred", CURSUS_LEVEL_PREFERRED },
    { "Préféré", CURSUS_LEVEL_PREFERRED },
    { "", -1 },
    { "non", -1 },
    { "unavailable ", -1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusLevel level = CURSUS_N_LEVELS;
    g_assert_true (cursus_level_parse (cases[i].text, &level) == (cases[i].level >= 0));
    g_assert_cmpint ((int)level, ==, cases[i].level >= 0 ? cases[i].level : CURSUS_N_LEVELS);
  }
}

static void
test_level_names_read_back (void)
{
  for (int i = 0; i < CURSUS_N_LEVELS; i++) {
    CursusLevel level;
    g_assert_true (cursus_level_parse (cursus_level_name ((CursusLevel)i), &level));
    g_assert_cmpint ((int)level, ==, i);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/availability/levels-are-separate", test_levels_are_separate);
  g_test_add_func ("/core/availability/level-parse", test_level_parse);
  g_test_add_func ("/core/availability/level-names-read-back", test_level_names_read_back);
  return g_test_run ();
}
