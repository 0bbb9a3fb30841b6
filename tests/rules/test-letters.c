/* Letters: units with the same letter show the function the same facts; facts that are fixed are in them too. */
#include "rules/letters-private.h"

#include "rules/rules-example.h"
#include "rules/rules-random.h"

typedef struct {
  Fixture fixture;
  CursusPlacement placements[6];
  CursusLetters letters;
} Bench;

static void
bench_clear (Bench *self)
{
  cursus_letters_clear (&self->letters);
  fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static Bench
bench_new (void)
{
  Bench bench = { .fixture = example_session () };
  cursus_letters_init (&bench.letters, bench.fixture.frame);
  return bench;
}

static void
need (Bench *self, CursusFact fact)
{
  cursus_letters_need (&self->letters, (CursusRead){ .fact = (uint8_t)fact });
}

static uint32_t
letter (Bench *self, CursusUnit unit, const char *at)
{
  if (unit < 6)
    self->placements[unit] = example_at (at);
  uint32_t learned = cursus_letters_learn (&self->letters, self->placements, unit);
  if (unit < 6 && learned != CURSUS_NO_LETTER)
    g_assert_cmpuint (cursus_letters_find (&self->letters, self->placements, unit), ==, learned);
  return learned;
}

static void
test_nothing_read (void)
{
  g_auto (Bench) bench = bench_new ();
  g_assert_cmpuint (letter (&bench, 1, "4.0 r1"), ==, letter (&bench, 3, "9.1 r3"));
  g_assert_cmpuint (cursus_letters_count (&bench.letters), ==, 1);
}

static void
test_placed (void)
{
  g_auto (Bench) bench = bench_new ();
  need (&bench, CURSUS_FACT_WEEKDAY);
  need (&bench, CURSUS_FACT_SITE);
  g_assert_cmpuint (letter (&bench, 1, "4.0 r1"), ==, letter (&bench, 3, "11.1 r2")); /* Mondays in Paris */
  g_assert_cmpuint (letter (&bench, 1, "4.0 r1"), !=, letter (&bench, 3, "11.1 r3"));
  g_assert_cmpuint (letter (&bench, 1, "4.0 r1"), !=, letter (&bench, 3, "5.1 r1"));
}

static void
test_fixed (void)
{
  g_auto (Bench) bench = bench_new ();
  need (&bench, CURSUS_FACT_GROUP);
  need (&bench, CURSUS_FACT_DAY);
  g_assert_cmpuint (letter (&bench, 1, "4.0 r1"), ==, letter (&bench, 3, "4.1 r2")); /* of one group */
  g_assert_cmpuint (letter (&bench, 1, "4.0 r1"), !=, letter (&bench, 2, "4.0 r1"));
}

/* The first and last days of the two meetings of a run, and what is fixed for it. */
static void
test_runs (void)
{
  g_auto (Bench) bench = bench_new ();
  need (&bench, CURSUS_FACT_FIRST_DAY);
  need (&bench, CURSUS_FACT_LAST_DAY);
  bench.placements[1] = bench.placements[2] = example_at ("4.0 r1");
  bench.placements[3] = example_at ("6.0 r1");
  bench.placements[4] = example_at ("7.0 r1");
  uint32_t g1 = letter (&bench, 7, NULL), g2 = letter (&bench, 8, NULL);
  g_assert_cmpuint (g1, !=, g2);
  bench.placements[2] = example_at ("6.1 r2"); /* the other way round: still days 4 to 6 */
  bench.placements[4] = example_at ("4.1 r2");
  g_assert_cmpuint (letter (&bench, 8, NULL), ==, g1);
  need (&bench, CURSUS_FACT_GROUP);
  g_assert_cmpuint (letter (&bench, 8, NULL), !=, letter (&bench, 7, NULL));
  need (&bench, CURSUS_FACT_SITE);
  g_assert_cmpuint (letter (&bench, 8, NULL), ==, CURSUS_NO_LETTER);
}

/* One more fact than there is room for: no letters any more, and nobody may go on with old ones. */
static void
test_too_many_facts (void)
{
  g_auto (Bench) bench = bench_new ();
  uint32_t n = 0;
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS && n <= CURSUS_LETTER_MAX_FACTS; fact++) {
    uint32_t epoch = bench.letters.epoch;
    if (fact == CURSUS_FACT_SITE || fact == CURSUS_FACT_ROOM || cursus_fact_info (fact)->argument != CURSUS_FACT_ARGUMENT_NONE
        || fact == CURSUS_FACT_OVER_CAPACITY || fact == CURSUS_FACT_MISSING_FEATURES || fact == CURSUS_FACT_AT_PUBLISHED_PLACE)
      continue;
    need (&bench, fact);
    n++;
    g_assert_cmpuint (bench.letters.epoch, >, epoch);
    g_assert_true (bench.letters.off == (n > CURSUS_LETTER_MAX_FACTS));
  }
  g_assert_cmpuint (n, >, CURSUS_LETTER_MAX_FACTS);
  g_assert_cmpuint (letter (&bench, 1, "4.0 r1"), ==, CURSUS_NO_LETTER);
}

static uint32_t
letter_of_pair (Bench *self, uint32_t first, uint32_t second)
{
  self->placements[1] = (CursusPlacement){ .start = first, .room = 1 };
  self->placements[3] = (CursusPlacement){ .start = second, .room = 1 };
  return cursus_letters_learn (&self->letters, self->placements, 7);
}

/* More letters than a table joins: what is remembered of pairs is bounded, and found out again as it was. */
static void
test_many_runs (void)
{
  g_auto (Bench) bench = bench_new ();
  uint32_t n = bench.fixture.frame->timeline->n_slots;
  g_autofree uint32_t *known = g_new0 (uint32_t, (gsize)n * n);
  need (&bench, CURSUS_FACT_STARTS);
  need (&bench, CURSUS_FACT_ENDS);
  bench.letters.max_joined = 4000;
  for (int round = 0; round < 3; round++)
    for (uint32_t i = 0; i < n * n; i++) {
      uint32_t learned = letter_of_pair (&bench, i / n, i % n);
      g_assert_cmpuint (learned, !=, CURSUS_NO_LETTER);
      g_assert_true (round < 2 || known[i] == learned); /* in the first round letters change their meaning */
      g_assert_cmpuint (cursus_list_map_n_bytes (&bench.letters.joined), <=, 8000);
      known[i] = learned;
    }
  g_assert_null (bench.letters.joins);
  g_assert_cmpuint (known[1], !=, known[2]);
}

/* Of two placements with the same letter every fact that counts has the same value. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (random_seed ());
  for (guint round = 0; round < 100; round++) {
    g_auto (Bench) bench = bench_new ();
    CursusFact facts[3];
    g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    for (guint f = 0; f < 3; f++) {
      do
        facts[f] = (CursusFact)random_below (random, CURSUS_N_FACTS);
      while (cursus_fact_info (facts[f])->argument != CURSUS_FACT_ARGUMENT_NONE);
      need (&bench, facts[f]);
    }
    for (guint i = 0; i < 300; i++) {
      CursusUnit unit = 1 + random_below (random, 4);
      g_autofree char *at = g_strdup_printf ("%u.%u r%u", random_below (random, 14), random_below (random, 3),
                                             1 + random_below (random, 4));
      uint32_t epoch = bench.letters.epoch, known = letter (&bench, unit, at);
      g_autoptr (GString) values = g_string_new (NULL);
      for (guint f = 0; f < 3; f++)
        g_string_append_printf (values, "%d ", cursus_fact_read (bench.fixture.frame, bench.placements, unit, facts[f], 0));
      if (epoch != bench.letters.epoch)
        g_hash_table_remove_all (seen);
      known = letter (&bench, unit, at);
      const char *before = g_hash_table_lookup (seen, GUINT_TO_POINTER (known));
      g_assert_cmpuint (known, <, cursus_letters_count (&bench.letters));
      if (before != NULL)
        g_assert_cmpstr (before, ==, values->str);
      else
        g_hash_table_insert (seen, GUINT_TO_POINTER (known), g_strdup (values->str));
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/letters/nothing-read", test_nothing_read);
  g_test_add_func ("/rules/letters/placed", test_placed);
  g_test_add_func ("/rules/letters/fixed", test_fixed);
  g_test_add_func ("/rules/letters/runs", test_runs);
  g_test_add_func ("/rules/letters/too-many-facts", test_too_many_facts);
  g_test_add_func ("/rules/letters/many-runs", test_many_runs);
  g_test_add_func ("/rules/letters/random", test_random);
  return g_test_run ();
}
