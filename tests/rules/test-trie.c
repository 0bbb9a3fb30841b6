/* The decision trie: values found again, drops when full, functions that depend on more than their facts. */
#include "rules/trie.h"

#include "rules/error.h"
#include "rules/rules-example.h"
#include "rules/rules-random.h"

typedef struct {
  Fixture fixture;
  CursusPlacement placements[6];
  CursusTrie *trie;
} Bench;

static void
bench_clear (Bench *self)
{
  cursus_trie_free (self->trie);
  fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static Bench
bench_new (size_t max_bytes)
{
  return (Bench){ .fixture = example_session (), .trie = cursus_trie_new (max_bytes) };
}

/* Remembers @cost for meeting 1 at @at, of which the facts @reads were read. */
static bool
remember (Bench *self, const char *at, const CursusFact *reads, guint n_reads, int64_t cost, GError **error)
{
  const CursusUnit units[] = { 1 };
  CursusTrace trace = { .frame = self->fixture.frame, .placements = self->placements, .units = units, .n_units = 1 };
  self->placements[1] = example_at (at);
  for (guint i = 0; i < n_reads; i++)
    fixture_read (&trace, 0, reads[i]);
  return cursus_trie_insert (self->trie, &trace, (CursusOutcome){ .cost = cost, .message = 7 }, error);
}

/* What it knows of @meeting at @at; -1 for nothing. */
static int64_t
look_up (Bench *self, uint32_t meeting, const char *at)
{
  CursusOutcome outcome = { 0 };
  self->placements[meeting] = example_at (at);
  bool known = cursus_trie_find (self->trie, self->fixture.frame, self->placements, &meeting, 1, &outcome);
  if (known)
    g_assert_cmpuint (outcome.message, ==, 7);
  return known ? outcome.cost : -1;
}

/* First the weekday; on Mondays (days 4 and 11) the site too. */
static void
test_values (void)
{
  static const CursusFact monday[] = { CURSUS_FACT_WEEKDAY, CURSUS_FACT_SITE };
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_BYTES);
  g_assert_cmpint (look_up (&bench, 1, "4.0 r1"), ==, -1);
  g_assert_true (remember (&bench, "4.0 r1", monday, 2, 5, NULL));
  g_assert_true (remember (&bench, "5.0 r1", monday, 1, 3, NULL));
  g_assert_true (remember (&bench, "4.0 r3", monday, 2, 0, NULL));
  g_assert_cmpint (look_up (&bench, 1, "4.0 r1"), ==, 5);
  g_assert_cmpint (look_up (&bench, 1, "11.2 r2"), ==, 5); /* another Monday in Paris */
  g_assert_cmpint (look_up (&bench, 3, "11.2 r2"), ==, 5); /* another meeting */
  g_assert_cmpint (look_up (&bench, 1, "11.2 r3"), ==, 0);
  g_assert_cmpint (look_up (&bench, 1, "12.2 r3"), ==, 3);
  g_assert_cmpint (look_up (&bench, 1, "4.0 r4"), ==, -1);          /* a Monday in Lyon was not seen */
  g_assert_cmpint (look_up (&bench, 1, "6.0 r1"), ==, -1);          /* nor a Wednesday */
  g_assert_cmpuint (cursus_trie_n_nodes (bench.trie), ==, 5);       /* root, Monday, Tuesday, Paris, Reims */
  g_assert_true (remember (&bench, "11.1 r2", monday, 2, 5, NULL)); /* the same again */
  g_assert_cmpuint (cursus_trie_n_nodes (bench.trie), ==, 5);
}

static void
test_no_reads (void)
{
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_BYTES);
  g_assert_true (remember (&bench, "4.0 r1", NULL, 0, 2, NULL));
  g_assert_cmpint (look_up (&bench, 5, "9.0 r0"), ==, 2);
}

/* Far more edges than it begins with. */
static void
test_growth (void)
{
  static const CursusFact reads[] = { CURSUS_FACT_SLOT, CURSUS_FACT_ROOM, CURSUS_FACT_WEEK };
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_BYTES);
  for (guint slot = 0; slot < 42; slot++)
    for (guint room = 0; room < 5; room++) {
      g_autofree char *at = g_strdup_printf ("%u.%u r%u", slot / 3, slot % 3, room);
      remember (&bench, at, reads, 3, slot * 10 + room, NULL);
    }
  for (guint slot = 0; slot < 42; slot++) {
    g_autofree char *at = g_strdup_printf ("%u.%u r2", slot / 3, slot % 3);
    g_assert_cmpint (look_up (&bench, 3, at), ==, slot * 10 + 2);
  }
  g_assert_cmpuint (cursus_trie_n_drops (bench.trie), ==, 0);
  /* Rooms 0, 3 and 4 all read as nil: 1 + 42 slots + 42 × 3 rooms + 42 × 3 weeks. */
  g_assert_cmpuint (cursus_trie_n_nodes (bench.trie), ==, 1 + 42 + 42 * 3 * 2);
}

/* What is looked for again and again stays, however much comes; what is not is forgotten, a half at a time. */
static void
test_drops_when_full (void)
{
  static const CursusFact reads[] = { CURSUS_FACT_SLOT };
  const size_t limit = 4000;
  g_auto (Bench) bench = bench_new (limit);
  g_assert_true (remember (&bench, "0.0 r1", reads, 1, 1000, NULL));
  for (guint slot = 1; slot < 42; slot++) {
    g_autofree char *at = g_strdup_printf ("%u.%u r1", slot / 3, slot % 3);
    g_assert_true (remember (&bench, at, reads, 1, slot, NULL));
    g_assert_cmpint (look_up (&bench, 1, at), ==, slot);
    g_assert_cmpint (look_up (&bench, 1, "0.0 r1"), ==, 1000);
    g_assert_cmpuint (cursus_trie_n_bytes (bench.trie), <=, limit);
  }
  g_assert_cmpuint (cursus_trie_n_drops (bench.trie), >, 0);
  g_assert_cmpint (look_up (&bench, 1, "0.1 r1"), ==, -1);
}

/* Pure, and what it reads depends on what it has read; the facts read are told in @key. */
static int64_t
judge (CursusTrace *trace, GString *key)
{
  static const CursusFact first[] = { CURSUS_FACT_SLOT, CURSUS_FACT_ROOM, CURSUS_FACT_WEEK };
  static const CursusFact second[] = { CURSUS_FACT_STARTS, CURSUS_FACT_SITE, CURSUS_FACT_MODULE, CURSUS_FACT_DAY_PART };
  int64_t sum = fixture_read (trace, 0, CURSUS_FACT_WEEKDAY);
  g_string_printf (key, "%" G_GINT64_FORMAT, sum);
  for (guint i = 0; i < 3; i++) {
    uint32_t way = (uint32_t)(sum & 0xff);
    int32_t value = way % 2 == 0 ? fixture_read (trace, 0, first[way % 3]) : fixture_read (trace, 0, second[way % 4]);
    sum = sum * 31 + (value == CURSUS_FACT_NIL ? 7 : value);
    g_string_append_printf (key, " %u:%d", way, value);
  }
  return sum % 3 == 0 ? 0 : sum % 1000;
}

/* A small trie against a plain hash map that forgets nothing. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (random_seed ());
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  const size_t limit = 6000;
  g_auto (Bench) bench = bench_new (limit);
  guint n_found = 0;
  for (guint i = 0; i < 20000; i++) {
    const CursusUnit units[] = { 1 + random_below (random, 4) };
    CursusTrace trace = { .frame = bench.fixture.frame, .placements = bench.placements, .units = units, .n_units = 1 };
    CursusOutcome outcome = { 0 };
    uint32_t n_slots = random_chance (random, 80) ? 6 : 42;
    bench.placements[units[0]] = (CursusPlacement){ .start = random_below (random, n_slots),
                                                    .room = (uint16_t)(1 + random_below (random, 4)) };
    int64_t cost = judge (&trace, key);
    if (cursus_trie_find (bench.trie, bench.fixture.frame, bench.placements, units, 1, &outcome)) {
      n_found++;
      g_assert_cmpint (outcome.cost, ==, GPOINTER_TO_INT (g_hash_table_lookup (known, key->str)));
      g_assert_true (g_hash_table_contains (known, key->str));
    } else
      g_assert_true (cursus_trie_insert (bench.trie, &trace, (CursusOutcome){ .cost = cost }, NULL));
    g_hash_table_insert (known, g_strdup (key->str), GINT_TO_POINTER ((gint)cost));
    g_assert_cmpuint (cursus_trie_n_bytes (bench.trie), <=, limit + 2000); /* one trace more than full */
  }
  g_assert_cmpuint (cursus_trie_n_drops (bench.trie), >, 5);
  g_assert_cmpuint (n_found, >, 1000);
}

/* A function that contradicts what is in the older half is found out too. */
static void
test_impure_old (void)
{
  static const CursusFact slot[] = { CURSUS_FACT_SLOT }, slot_room[] = { CURSUS_FACT_SLOT, CURSUS_FACT_ROOM };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *at = g_strdup ("0.0 r1");
  g_auto (Bench) bench = bench_new (4000);
  for (guint i = 1; cursus_trie_n_drops (bench.trie) == 0; i++) {
    g_free (before);
    before = g_steal_pointer (&at);
    at = g_strdup_printf ("%u.%u r1", i / 3, i % 3);
    g_assert_true (remember (&bench, at, slot_room, 2, 5, NULL));
  }
  g_assert_false (remember (&bench, before, slot, 1, 5, &error)); /* the last one before the young half became the old one */
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

static void
test_impure (void)
{
  static const CursusFact day_room[] = { CURSUS_FACT_DAY, CURSUS_FACT_ROOM }, room[] = { CURSUS_FACT_ROOM },
                          day_site[] = { CURSUS_FACT_DAY, CURSUS_FACT_SITE };
  const struct {
    const CursusFact *reads;
    guint n_reads;
    int64_t cost;
  } cases[] = {
    { day_room, 2, 4 }, /* another cost */
    { day_room, 1, 3 }, /* stops earlier */
    { day_site, 2, 3 }, /* goes on with another fact */
    { room, 1, 3 },     /* begins with another */
    { NULL, 0, 3 },     /* reads nothing */
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_BYTES);
    g_assert_true (remember (&bench, "4.0 r1", day_room, 2, 3, &error));
    g_assert_false (remember (&bench, "4.0 r1", cases[i].reads, cases[i].n_reads, cases[i].cost, &error));
    g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
    g_assert_cmpint (look_up (&bench, 1, "4.0 r1"), ==, 3);
  }
}

/* Another position is another read: days of a and b in either order. */
static void
test_positions (void)
{
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_BYTES);
  const CursusUnit there[] = { 1, 2 }, back[] = { 2, 1 };
  CursusOutcome outcome = { 0 };
  CursusTrace trace = { .frame = bench.fixture.frame, .placements = bench.placements, .units = there, .n_units = 2 };
  bench.placements[1] = example_at ("4.0 r1");
  bench.placements[2] = example_at ("5.0 r3");
  fixture_read (&trace, 0, CURSUS_FACT_DAY);
  fixture_read (&trace, 1, CURSUS_FACT_DAY);
  fixture_read_with (&trace, 1, CURSUS_FACT_TRAVEL, 0);
  g_assert_true (cursus_trie_insert (bench.trie, &trace, (CursusOutcome){ .cost = 9 }, NULL));
  g_assert_true (cursus_trie_find (bench.trie, bench.fixture.frame, bench.placements, there, 2, &outcome));
  g_assert_cmpint (outcome.cost, ==, 9);
  g_assert_false (cursus_trie_find (bench.trie, bench.fixture.frame, bench.placements, back, 2, &outcome));
}

/* A function that looks at the other unit the second time. */
static void
test_impure_position (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_BYTES);
  const CursusUnit units[] = { 1, 2 };
  for (uint32_t position = 0; position < 2; position++) {
    CursusTrace trace = { .frame = bench.fixture.frame, .placements = bench.placements, .units = units, .n_units = 2 };
    fixture_read (&trace, position, CURSUS_FACT_DAY);
    g_assert_true (cursus_trie_insert (bench.trie, &trace, (CursusOutcome){ .cost = 9 }, &error) == (position == 0));
  }
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/trie/values", test_values);
  g_test_add_func ("/rules/trie/no-reads", test_no_reads);
  g_test_add_func ("/rules/trie/growth", test_growth);
  g_test_add_func ("/rules/trie/drops-when-full", test_drops_when_full);
  g_test_add_func ("/rules/trie/random", test_random);
  g_test_add_func ("/rules/trie/impure", test_impure);
  g_test_add_func ("/rules/trie/impure-old", test_impure_old);
  g_test_add_func ("/rules/trie/impure-position", test_impure_position);
  g_test_add_func ("/rules/trie/positions", test_positions);
  return g_test_run ();
}
