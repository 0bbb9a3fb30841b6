/* The decision trie: values found again, drops when full, functions that depend on more than their facts. */
#include "rules/trie.h"

#include "rules/error.h"
#include "rules/rules-example.h"

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
bench_new (uint32_t max_nodes)
{
  return (Bench){ .fixture = example_session (), .trie = cursus_trie_new (max_nodes) };
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
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_NODES);
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
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_NODES);
  g_assert_true (remember (&bench, "4.0 r1", NULL, 0, 2, NULL));
  g_assert_cmpint (look_up (&bench, 5, "9.0 r0"), ==, 2);
}

/* Far more edges than it begins with. */
static void
test_growth (void)
{
  static const CursusFact reads[] = { CURSUS_FACT_SLOT, CURSUS_FACT_ROOM, CURSUS_FACT_WEEK };
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_NODES);
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

static void
test_drops_when_full (void)
{
  static const CursusFact reads[] = { CURSUS_FACT_SLOT };
  g_auto (Bench) bench = bench_new (4);
  g_assert_true (remember (&bench, "0.0 r1", reads, 1, 1, NULL));
  g_assert_true (remember (&bench, "0.1 r1", reads, 1, 2, NULL));
  g_assert_cmpuint (cursus_trie_n_drops (bench.trie), ==, 0);
  g_assert_true (remember (&bench, "0.2 r1", reads, 1, 3, NULL));
  g_assert_true (remember (&bench, "1.0 r1", reads, 1, 4, NULL));
  g_assert_cmpuint (cursus_trie_n_drops (bench.trie), ==, 1);
  g_assert_cmpuint (cursus_trie_n_nodes (bench.trie), <=, 4);
  g_assert_cmpint (look_up (&bench, 1, "1.0 r1"), ==, 4);
  g_assert_cmpint (look_up (&bench, 1, "0.0 r1"), ==, -1);
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
    g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_NODES);
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
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_NODES);
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
  g_auto (Bench) bench = bench_new (CURSUS_TRIE_MAX_NODES);
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
  g_test_add_func ("/rules/trie/impure", test_impure);
  g_test_add_func ("/rules/trie/impure-position", test_impure_position);
  g_test_add_func ("/rules/trie/positions", test_positions);
  return g_test_run ();
}
