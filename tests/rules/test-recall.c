/* Costs by words: tables where they are small, a map elsewhere that forgets what is not asked for. */
#include "rules/recall-private.h"

#include "rules/rules-random.h"

static void
test_kinds (void)
{
  const struct {
    uint32_t n, n_first, n_second;
    CursusRecallKind kind;
  } cases[] = {
    { 1, 100, 1, CURSUS_RECALL_ONE },     { 1, 1u << 25, 1, CURSUS_RECALL_MAP }, { 2, 100, 200, CURSUS_RECALL_TWO },
    { 2, 4096, 4096, CURSUS_RECALL_MAP }, { 0, 100, 100, CURSUS_RECALL_MAP },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusRecall recall;
    cursus_recall_init (&recall);
    cursus_recall_begin (&recall, cases[i].n, cases[i].n_first, cases[i].n_second);
    g_assert_cmpint (recall.kind, ==, cases[i].kind);
    cursus_recall_clear (&recall);
  }
}

static void
test_tables (void)
{
  CursusRecall recall;
  const uint32_t words[][2] = { { 0, 0 }, { 6, 4 }, { 4, 6 } };
  cursus_recall_init (&recall);
  cursus_recall_begin (&recall, 2, 7, 7);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_assert_cmpuint (recall.cells[words[i][0] + recall.row * words[i][1]], ==, 0);
    cursus_recall_add (&recall, words[i], 2, (int32_t)i);
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (cursus_recall_cell (&recall, words[i][0] + recall.row * words[i][1]), ==, i);
  g_assert_cmpuint (cursus_recall_n_bytes (&recall), >=, 49 * sizeof (int16_t));
  cursus_recall_begin (&recall, 1, 7, 7);
  g_assert_cmpuint (recall.cells[6], ==, 0);
  cursus_recall_clear (&recall);
}

/* Costs that find no room in a cell. */
static void
test_great_costs (void)
{
  CursusRecall recall;
  const struct {
    int32_t cost, cell;
  } cases[] = { { 0, 0 },
                { CURSUS_RECALL_GREAT - 1, CURSUS_RECALL_GREAT - 1 },
                { CURSUS_RECALL_GREAT, CURSUS_RECALL_GREAT },
                { 1000000000, CURSUS_RECALL_GREAT } };
  cursus_recall_init (&recall);
  for (uint32_t n = 1; n <= 2; n++) {
    cursus_recall_begin (&recall, n, 7, 7);
    for (uint32_t i = 0; i < G_N_ELEMENTS (cases); i++) {
      const uint32_t word[] = { i, 0 };
      cursus_recall_add (&recall, word, n, cases[i].cost);
      g_assert_cmpint (cursus_recall_cell (&recall, i), ==, cases[i].cell);
      if (cases[i].cell == CURSUS_RECALL_GREAT)
        g_assert_cmpint (cursus_recall_find (&recall, word, n), ==, cases[i].cost);
    }
  }
  cursus_recall_clear (&recall);
}

/* Two numbers, the first of which is always asked for; far more than there is memory for. */
static void
test_map_forgets (void)
{
  CursusRecall recall;
  const uint32_t kept[] = { 1, 2, 3 };
  uint32_t word[] = { 9, 0, 0 };
  cursus_recall_init (&recall);
  cursus_recall_begin (&recall, 0, 0, 0);
  cursus_recall_add (&recall, kept, 3, 77);
  for (uint32_t i = 0; i < 1000000; i++) {
    word[1] = i;
    cursus_recall_add (&recall, word, 3, (int32_t)i);
    g_assert_cmpint (cursus_recall_find (&recall, kept, 3), ==, 77);
    g_assert_cmpint (cursus_recall_find (&recall, word, 3), ==, i);
  }
  g_assert_cmpuint (recall.n_drops, >, 0);
  g_assert_cmpuint (cursus_recall_n_bytes (&recall), <, (size_t)24 << 20);
  word[1] = 0;
  g_assert_cmpint (cursus_recall_find (&recall, word, 3), ==, CURSUS_RECALL_UNKNOWN);
  cursus_recall_clear (&recall);
}

static void
test_map_rests (void)
{
  CursusRecall recall;
  cursus_recall_init (&recall);
  cursus_recall_begin (&recall, 0, 0, 0);
  for (uint32_t i = 0; i < 10000 && recall.resting == 0; i++)
    cursus_recall_find (&recall, &i, 1);
  g_assert_cmpuint (recall.resting, >, 0);
  cursus_recall_clear (&recall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/recall/kinds", test_kinds);
  g_test_add_func ("/rules/recall/tables", test_tables);
  g_test_add_func ("/rules/recall/great-costs", test_great_costs);
  g_test_add_func ("/rules/recall/map-forgets", test_map_forgets);
  g_test_add_func ("/rules/recall/map-rests", test_map_rests);
  return g_test_run ();
}
