/* What a search and a proof know in common: the best plan wins, the bound only rises, and the end is seen by everybody. */
#include "solver/known.h"

#define N 3
#define ROUNDS 2000

static CursusScore
soft (int64_t points)
{
  return (CursusScore){ .soft = points };
}

/* A plan by which one sees who made it: it costs what its first meeting's start says. */
static void
make (CursusPlacement plan[N], uint32_t cost)
{
  for (uint32_t m = 0; m < N; m++)
    plan[m] = (CursusPlacement){ .start = cost };
}

static void
test_plan (void)
{
  g_autoptr (CursusKnown) known = cursus_known_new (N);
  CursusPlacement plan[N], other[N];
  CursusScore score = soft (100);
  make (plan, 8);
  g_assert_false (cursus_known_take (known, other, &score));
  cursus_known_offer (known, plan, (CursusScore){ .hard = 1, .soft = 2 });
  g_assert_false (cursus_known_take (known, other, &score));
  cursus_known_offer (known, plan, soft (8));
  g_assert_true (cursus_known_take (known, other, &score));
  g_assert_cmpint (score.soft, ==, 8);
  g_assert_cmpuint (other[N - 1].start, ==, 8);
  g_assert_false (cursus_known_take (known, other, &score)); /* it is no better than itself */
  make (plan, 9);
  cursus_known_offer (known, plan, soft (9));
  score = (CursusScore){ .hard = 1 }; /* a plan that breaks something is worse than any that does not */
  g_assert_true (cursus_known_take (known, other, &score));
  g_assert_cmpint (score.hard, ==, 0);
  g_assert_cmpuint (other[0].start, ==, 8);
}

static void
test_settled (void)
{
  CursusPlacement plan[N];
  make (plan, 8);
  for (int first = 0; first < 2; first++) {
    g_autoptr (CursusKnown) known = cursus_known_new (N);
    cursus_known_raise (known, 5);
    cursus_known_raise (known, 3);
    g_assert_cmpint (cursus_known_bound (known), ==, 5);
    if (first == 0)
      cursus_known_offer (known, plan, soft (8));
    g_assert_false (cursus_known_is_settled (known));
    cursus_known_raise (known, 8);
    if (first == 1)
      cursus_known_offer (known, plan, soft (8));
    g_assert_true (cursus_known_is_settled (known));
  }
  g_autoptr (CursusKnown) none = cursus_known_new (N);
  cursus_known_refute (none);
  g_assert_true (cursus_known_is_settled (none));
}

typedef struct {
  CursusKnown *known;
  uint32_t first;
} Writer;

/* Offers plans of falling cost, and raises a bound that stays below all of them. */
static gpointer
write_plans (gpointer data)
{
  const Writer *self = data;
  CursusPlacement plan[N];
  for (uint32_t i = 0; i < ROUNDS; i++) {
    make (plan, self->first - 2 * i);
    cursus_known_offer (self->known, plan, soft (self->first - 2 * i));
    cursus_known_raise (self->known, i % 1000);
  }
  return NULL;
}

/* Two threads write, this one reads: never a plan that is half one and half the other, never a worse one after a better one. */
static void
test_threads (void)
{
  g_autoptr (CursusKnown) known = cursus_known_new (N);
  Writer writers[2] = { { known, 10 * ROUNDS }, { known, 10 * ROUNDS - 1 } };
  GThread *threads[2];
  CursusPlacement plan[N];
  CursusScore score = { .soft = INT64_MAX };
  const int64_t last = 10 * ROUNDS - 1 - 2 * (ROUNDS - 1);
  for (int i = 0; i < 2; i++)
    threads[i] = g_thread_new ("writer", write_plans, &writers[i]);
  while (score.soft > last) {
    int64_t before = score.soft;
    if (!cursus_known_take (known, plan, &score))
      continue;
    g_assert_cmpint (score.soft, <, before);
    for (uint32_t m = 0; m < N; m++)
      g_assert_cmpint (plan[m].start, ==, score.soft);
  }
  for (int i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (cursus_known_bound (known), ==, 999);
  g_assert_false (cursus_known_is_settled (known));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/known/plan", test_plan);
  g_test_add_func ("/solver/known/settled", test_settled);
  g_test_add_func ("/solver/known/threads", test_threads);
  return g_test_run ();
}
