/* A choice that hits every set is the cheapest, by trying all choices; and an answer that is not certain does not claim it. */
#include "solver/hitting.h"

#include "rules/rules-random.h"

#define N_PROBLEMS 3000
#define MOST_THINGS 9

typedef struct {
  CursusHitting problem;
  int64_t costs[MOST_THINGS];
} Case;

static bool
has_any (const GArray *set, guint choice)
{
  for (guint i = 0; i < set->len; i++)
    if ((choice >> g_array_index (set, guint, i) & 1) != 0)
      return true;
  return false;
}

static bool
has_all (const GArray *set, guint choice)
{
  for (guint i = 0; i < set->len; i++)
    if ((choice >> g_array_index (set, guint, i) & 1) == 0)
      return false;
  return true;
}

/* INT64_MAX: it is none. */
static int64_t
cost_of (const CursusHitting *problem, guint choice)
{
  int64_t cost = 0;
  for (guint s = 0; s < problem->sets->len; s++)
    if (!has_any (problem->sets->pdata[s], choice))
      return INT64_MAX;
  for (guint f = 0; problem->forbidden != NULL && f < problem->forbidden->len; f++)
    if (has_all (problem->forbidden->pdata[f], choice))
      return INT64_MAX;
  for (guint i = 0; i < problem->n; i++)
    cost += (choice >> i & 1) != 0 ? problem->costs[i] : 0;
  return cost < problem->limit ? cost : INT64_MAX;
}

static int64_t
cheapest_of (const CursusHitting *problem)
{
  int64_t cheapest = INT64_MAX;
  for (guint choice = 0; choice < 1U << problem->n; choice++)
    cheapest = MIN (cheapest, cost_of (problem, choice));
  return cheapest;
}

/* (transfer full): each of few of @n things; some are empty. */
static GPtrArray *
random_sets (GRand *random, guint n, guint most)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (guint s = random_below (random, most + 1); s > 0; s--) {
    GArray *set = g_array_new (FALSE, FALSE, sizeof (guint));
    const guint percent = 15 + random_below (random, 60);
    for (guint i = 0; i < n; i++)
      if (random_chance (random, percent))
        g_array_append_val (set, i);
    g_ptr_array_add (sets, set);
  }
  return sets;
}

static Case
random_case (GRand *random)
{
  Case new = { .problem = { .n = 1 + random_below (random, MOST_THINGS), .limit = INT64_MAX, .max_nodes = 100000 } };
  for (guint i = 0; i < new.problem.n; i++)
    new.costs[i] = 1 + random_below (random, 6);
  new.problem.sets = random_sets (random, new.problem.n, 8);
  if (random_chance (random, 40))
    new.problem.forbidden = random_sets (random, new.problem.n, 2);
  if (random_chance (random, 40))
    new.problem.limit = 1 + random_below (random, 12);
  if (random_chance (random, 20))
    new.problem.max_nodes = random_below (random, 12);
  return new;
}

static guint
bits_of (const bool *chosen, guint n)
{
  guint choice = 0;
  for (guint i = 0; i < n; i++)
    choice |= chosen[i] ? 1U << i : 0;
  return choice;
}

static CursusHittingAnswer
check (const CursusHitting *problem)
{
  bool chosen[MOST_THINGS] = { false };
  int64_t cost, cheapest = cheapest_of (problem);
  CursusHittingAnswer answer = cursus_hitting_find (problem, chosen, &cost);
  if (answer == CURSUS_HITTING_CHEAPEST || answer == CURSUS_HITTING_SOME) {
    g_assert_cmpint (cost_of (problem, bits_of (chosen, problem->n)), ==, cost);
    g_assert_cmpint (cost, >=, cheapest);
  }
  if (answer == CURSUS_HITTING_CHEAPEST)
    g_assert_cmpint (cost, ==, cheapest);
  if (answer == CURSUS_HITTING_NONE)
    g_assert_cmpint (cheapest, ==, INT64_MAX);
  return answer;
}

static void
test_cheapest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (random_seed ());
  guint n_answers[4] = { 0 };
  for (guint i = 0; i < N_PROBLEMS; i++) {
    Case each = random_case (random);
    each.problem.costs = each.costs;
    n_answers[check (&each.problem)]++;
    g_ptr_array_unref ((GPtrArray *)each.problem.sets);
    g_clear_pointer ((GPtrArray **)&each.problem.forbidden, g_ptr_array_unref);
  }
  g_test_message ("none %u, cheapest %u, some %u, unknown %u", n_answers[0], n_answers[1], n_answers[2], n_answers[3]);
  for (guint a = 0; a < G_N_ELEMENTS (n_answers); a++)
    g_assert_cmpuint (n_answers[a], >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/hitting/cheapest", test_cheapest);
  return g_test_run ();
}
