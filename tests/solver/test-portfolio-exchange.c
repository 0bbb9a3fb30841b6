/* Who goes on from whose plan, by numbers worked out by hand; and that nobody waits for who will not come. */
#include <string.h>

#include "solver/portfolio-private.h"

#define MOST 5
#define LONG_US (60 * G_USEC_PER_SEC)

/* What one search brings to a round, in a thread of its own. Its plans are one meeting at slot @plan and @best_plan. */
typedef struct {
  CursusExchange *exchange;
  uint32_t index;
  double energy;
  CursusScore best;
  guint delay_ms;
  bool leaves;
  int64_t until_us;
  int64_t got; /* start of the plan it goes on from; -1: its own */
} Visit;

static uint32_t
slot_of (uint32_t index, bool best)
{
  return index * 2 + best;
}

static gpointer
visit (gpointer data)
{
  Visit *self = data;
  CursusPlacement plan = { .start = slot_of (self->index, false) }, best_plan = { .start = slot_of (self->index, true) };
  CursusOffer offer = { .best = self->best, .best_plan = &best_plan, .plan = &plan, .energy = self->energy };
  g_usleep (self->delay_ms * 1000);
  self->got = -1;
  if (self->leaves) {
    cursus_exchange_leave (self->exchange, self->index, &offer);
    return NULL;
  }
  const CursusPlacement *gift = cursus_exchange_meet (self->exchange, self->index, &offer, self->until_us);
  if (gift != NULL)
    self->got = gift->start;
  return NULL;
}

/* All visits at once. */
static void
hold_round (CursusExchange *exchange, Visit *visits, guint n)
{
  GThread *threads[MOST];
  for (guint i = 0; i < n; i++) {
    visits[i].exchange = exchange;
    visits[i].until_us = visits[i].until_us != 0 ? visits[i].until_us : INT64_MAX;
    threads[i] = g_thread_new ("visit", visit, &visits[i]);
  }
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
}

/* Of five, the two of highest energy get the plans of the two of lowest; equal ones keep their order. Who comes when makes no
 * difference. */
static void
test_by_energy (void)
{
  static const struct {
    double energy[MOST];
    int from[MOST]; /* -1: goes on with its own */
  } cases[] = {
    { { 10, 20, 30, 40, 50 }, { -1, -1, -1, 0, 1 } },
    { { 50, 40, 30, 20, 10 }, { 3, 4, -1, -1, -1 } },
    { { 7, 7, 7, 7, 7 }, { -1, -1, -1, 0, 1 } },
    { { 30, 1, 30, 2, 30 }, { -1, -1, 1, -1, 3 } },
  };
  for (guint round = 0; round < 3 * G_N_ELEMENTS (cases); round++) {
    guint c = round % G_N_ELEMENTS (cases);
    g_autoptr (CursusExchange) exchange = cursus_exchange_new (MOST, 1);
    Visit visits[MOST];
    for (guint i = 0; i < MOST; i++)
      visits[i] = (Visit){ .index = i, .energy = cases[c].energy[i], .best = { 0, 9 }, .delay_ms = (i * 7 + round * 3) % 5 };
    hold_round (exchange, visits, MOST);
    for (guint i = 0; i < MOST; i++) {
      int from = cases[c].from[i];
      g_assert_cmpint (visits[i].got, ==, from < 0 ? -1 : (int)slot_of ((uint32_t)from, false));
    }
  }
}

static void
test_two (void)
{
  g_autoptr (CursusExchange) exchange = cursus_exchange_new (2, 1);
  for (guint round = 0; round < 50; round++) {
    Visit visits[] = { { .index = 0, .energy = round % 3, .best = { 0, 9 } }, { .index = 1, .energy = 1, .best = { 0, 9 } } };
    hold_round (exchange, visits, 2);
    g_assert_cmpint (visits[0].got, ==, round % 3 == 2 ? (int64_t)slot_of (1, false) : -1);
    g_assert_cmpint (visits[1].got, ==, round % 3 == 2 ? -1 : (int64_t)slot_of (0, false));
  }
}

/* While nobody has a plan without hard violations everybody looks on; then those who have none take the best there is. */
static void
test_hard (void)
{
  g_autoptr (CursusExchange) exchange = cursus_exchange_new (3, 1);
  Visit seeking[] = {
    { .index = 0, .energy = 3, .best = { 3, 0 } },
    { .index = 1, .energy = 1, .best = { 1, 0 } },
    { .index = 2, .energy = 2, .best = { 2, 0 } },
  };
  hold_round (exchange, seeking, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (seeking[i].got, ==, -1);
  Visit found[] = {
    { .index = 0, .energy = 3, .best = { 0, 90 } },
    { .index = 1, .energy = 1, .best = { 1, 0 } },
    { .index = 2, .energy = 9, .best = { 0, 80 } },
  };
  hold_round (exchange, found, 3);
  g_assert_cmpint (found[0].got, ==, -1);
  g_assert_cmpint (found[1].got, ==, slot_of (2, true));
  g_assert_cmpint (found[2].got, ==, slot_of (0, false));
}

/* Who found 0/0 leaves; the others get it when they exchange next. */
static void
test_perfect (void)
{
  g_autoptr (CursusExchange) exchange = cursus_exchange_new (3, 1);
  Visit visits[] = {
    { .index = 0, .energy = 3, .best = { 0, 5 }, .delay_ms = 2 },
    { .index = 1, .best = { 0, 0 }, .leaves = true },
    { .index = 2, .energy = 2, .best = { 0, 4 } },
  };
  hold_round (exchange, visits, 3);
  g_assert_cmpint (visits[0].got, ==, slot_of (1, true));
  g_assert_cmpint (visits[2].got, ==, slot_of (1, true));
}

/* The last one left does not wait, and who left without a plan leaves nothing. */
static void
test_leave (void)
{
  g_autoptr (CursusExchange) exchange = cursus_exchange_new (3, 1);
  cursus_exchange_leave (exchange, 0, NULL);
  cursus_exchange_leave (exchange, 2, NULL);
  for (guint round = 0; round < 3; round++) {
    Visit alone = { .index = 1, .energy = 1, .best = { 2, 0 } };
    hold_round (exchange, &alone, 1);
    g_assert_cmpint (alone.got, ==, -1);
  }
}

/* Who has waited long enough goes on alone; the others exchange without it only once it has left. */
static void
test_timeout (void)
{
  g_autoptr (CursusExchange) exchange = cursus_exchange_new (2, 1);
  int64_t begun_us = g_get_monotonic_time ();
  Visit early = { .index = 0, .energy = 9, .best = { 0, 9 }, .until_us = begun_us + 20000 };
  hold_round (exchange, &early, 1);
  g_assert_cmpint (early.got, ==, -1);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, 20000);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, LONG_US);
  Visit visits[] = {
    { .index = 0, .energy = 9, .best = { 0, 9 }, .leaves = true, .delay_ms = 5 },
    { .index = 1, .energy = 10, .best = { 0, 10 } },
  };
  hold_round (exchange, visits, 2);
  g_assert_cmpint (visits[1].got, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/portfolio-exchange/by-energy", test_by_energy);
  g_test_add_func ("/solver/portfolio-exchange/two", test_two);
  g_test_add_func ("/solver/portfolio-exchange/hard", test_hard);
  g_test_add_func ("/solver/portfolio-exchange/perfect", test_perfect);
  g_test_add_func ("/solver/portfolio-exchange/leave", test_leave);
  g_test_add_func ("/solver/portfolio-exchange/timeout", test_timeout);
  return g_test_run ();
}
