/* Two meetings exchange their times. */
#include "solver/neighbourhood-fixture.h"

/* a, b, c on 0, 4, 9 cost 0 + 2·4 + 3·9 = 35. */
static void
test_delta (void)
{
  static const struct {
    uint32_t one, other;
    int64_t delta;
  } cases[] = {
    { 0, 1, 4 + 0 - 8 },   /* a 4, b 0: 4 instead of 8 */
    { 0, 2, 9 + 0 - 27 },  /* a 9, c 0: 9 instead of 27 */
    { 1, 2, 18 + 12 - 35 } /* b 9, c 4: 30 instead of 35 */
  };
  g_auto (Letters) letters = letters_new ("0 4 9", NULL);
  CursusMove move;
  guint seen[G_N_ELEMENTS (cases)] = { 0 };
  for (guint i = 0; i < 200; i++) {
    g_assert_true (cursus_neighbourhood_swap.propose (letters.work, &move));
    g_assert_cmpuint (move.n_changes, ==, 2);
    uint32_t a = MIN (move.changes[0].meeting, move.changes[1].meeting),
             b = MAX (move.changes[0].meeting, move.changes[1].meeting);
    for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
      if (cases[c].one == a && cases[c].other == b) {
        g_assert_cmpint (letters_delta (&letters, &move), ==, cases[c].delta);
        seen[c]++;
      }
  }
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    g_assert_cmpuint (seen[c], >, 0);
}

/* At one time there is nothing to exchange; nor where one may not go. */
static void
test_no_op (void)
{
  static const int64_t forbidden[] = { 0x10, 0 }; /* a may not have b's slot 4 */
  g_auto (Letters) together = letters_new ("4 4", NULL);
  g_auto (Letters) apart = letters_new ("0 4", forbidden);
  CursusMove move;
  for (guint i = 0; i < 50; i++) {
    g_assert_false (cursus_neighbourhood_swap.propose (together.work, &move));
    g_assert_false (cursus_neighbourhood_swap.propose (apart.work, &move));
  }
}

static void
test_supports (void)
{
  g_auto (Letters) one = letters_new ("0", NULL);
  g_auto (Letters) two = letters_new ("0 0", NULL);
  g_assert_false (cursus_neighbourhood_swap.supports (one.problem));
  g_assert_true (cursus_neighbourhood_swap.supports (two.problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-swap/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-swap/no-op", test_no_op);
  g_test_add_func ("/solver/neighbourhood-swap/supports", test_supports);
  return g_test_run ();
}
