/* What a proof may take beside a search, by numbers alone. */
#include "app/proof-share.h"

/* Times in seconds. One thread searches for ten of them, and reading the session took a tenth of one. */
static const CursusProofShare one = { .n_searching = 1, .seconds = 10, .opening = 0.1 };
static const CursusProofShare two = { .n_searching = 2, .seconds = 10, .opening = 0.1 };
static const CursusProofShare nobody = { .seconds = 10, .opening = 100 };

typedef struct {
  const char *what;
  const CursusProofShare *share;
  CursusProofUse use;
  bool allowed;
} Case;

static const Case cases[] = {
  { "nothing was taken yet", &one, { 0, 0, 0 }, true },
  { "half of a processor at first, as long as it is less than a tenth of all", &one, { 1, 0.5, 0.5 }, true },
  { "a tenth of all", &one, { 2, 1, 1 }, false },
  { "the same later, when it was less than a tenth of what went by", &one, { 9.9, 0.9, 8.9 }, false },
  { "a processor of its own", &one, { 5, 5, 4.9 }, true },
  { "a processor that it has to share with the search and others", &one, { 5, 3, 3 }, false },
  { "a processor shared with three others: a quarter as much", &one, { 1, 0.25, 0.1875 }, false },
  { "which is there", &one, { 1, 0.05, 0.25 }, true },
  { "two threads that search, a tenth of both", &two, { 3, 1.2, 4.8 }, true },
  { "and not more", &two, { 5, 2, 8 }, false },
  { "nobody searches", &nobody, { 5, 5, 0 }, true },
};

static void
test_allows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].what);
    g_assert_cmpint (cursus_proof_share_allows (cases[i].share, &cases[i].use), ==, cases[i].allowed);
  }
}

/* However it begins and whatever else the processor does, all that it is allowed is less than a tenth of what the search would
 * have had without it. @n_others: programs on the same processor. */
static void
check_whole (double seconds, double n_others)
{
  const CursusProofShare share = { .n_searching = 1, .seconds = seconds };
  CursusProofUse use = { 0 };
  const double step = seconds / 5000;
  while (use.elapsed < seconds) {
    bool runs = cursus_proof_share_allows (&share, &use);
    double each = step / (n_others + 1 + runs);
    use.elapsed += step;
    use.others += each;
    use.taken += runs ? each : 0;
  }
  g_assert_cmpfloat (use.others, >=, 0.9 * seconds / (n_others + 1));
  g_assert_cmpfloat (use.taken, >, 0.02 * seconds / (n_others + 1));
}

static void
test_whole (void)
{
  for (double seconds = 1; seconds < 1000; seconds *= 3)
    for (double n_others = 0; n_others < 1 / 0.3 && n_others < seconds; n_others++)
      check_whole (seconds, n_others);
}

static void
test_begin (void)
{
  const CursusProofUse nothing = { 0 }, free = { 1, 0, 0.99 }, crowded = { 1, 0, 0.2 };
  CursusProofShare share = one;
  g_assert_true (cursus_proof_share_allows_begin (&share, &nothing));
  g_assert_true (cursus_proof_share_allows_begin (&nobody, &nothing));
  share.opening = 0.5; /* of 0.68 that it may take */
  g_assert_false (cursus_proof_share_allows_begin (&share, &nothing));
  g_assert_false (cursus_proof_share_allows_begin (&share, &free));
  share.has_processor = true;
  g_assert_false (cursus_proof_share_allows_begin (&share, &nothing));
  g_assert_true (cursus_proof_share_allows_begin (&share, &free));
  g_assert_false (cursus_proof_share_allows_begin (&share, &crowded));
}

static void
test_crowding (void)
{
  const CursusProofUse alone = { 2, 0.1, 2 }, shared = { 2, 0, 0.5 }, starved = { 2, 0, 0 };
  g_assert_cmpfloat_with_epsilon (cursus_proof_share_crowding (&one, &alone), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (cursus_proof_share_crowding (&one, &shared), 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (cursus_proof_share_crowding (&two, &shared), 8, 1e-9);
  g_assert_cmpfloat (cursus_proof_share_crowding (&one, &starved), <, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/proof-share/allows", test_allows);
  g_test_add_func ("/app/proof-share/whole", test_whole);
  g_test_add_func ("/app/proof-share/begin", test_begin);
  g_test_add_func ("/app/proof-share/crowding", test_crowding);
  return g_test_run ();
}
