/* The law on very many random moves: the deltas, a fresh evaluator and the audit give every constraint the same cost.
 *
 * CURSUS_TEST_SEED and CURSUS_LAW_MOVES choose other moves and more of them; CURSUS_LAW_CASE runs one trial as it was printed. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rules/law.h"
#include "rules/rules-random.h"

#define MOVES_PER_TRIAL 250
#define TRIAL_SECONDS 60

#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
#define N_MOVES 60000
#else
#define N_MOVES 1000000
#endif

/* Trials that once failed, as they were printed. */
static const char *const known[] = {
  NULL,
};

static uint64_t
count_moves (void)
{
  const char *given = g_getenv ("CURSUS_LAW_MOVES");
  return given != NULL ? g_ascii_strtoull (given, NULL, 10) : N_MOVES;
}

/* Fails the test with the trial, cut down. */
static G_NORETURN void
report (const Law *law, const char *first_why)
{
  uint32_t at = 0;
  g_autofree char *why = NULL;
  if (law_holds_apart (law, &at, &why))
    g_error ("the law is broken, but not when each move is looked at: %s", first_why);
  g_autoptr (Law) small = law_shrink (law, at);
  g_autofree char *small_why = NULL;
  law_holds_apart (small, &at, &small_why);
  g_autofree char *described = law_describe (small), *printed = law_print (small);
  g_test_message ("the law is broken: %s\nthe smallest trial that was found: %s\n%sit runs again with\nCURSUS_LAW_CASE=\"%s\"\n"
                  "and belongs into known[] of test-law.c",
                  first_why, small_why, described, printed);
  g_error ("the law is broken: %s", small_why);
}

static Law *
make_trial (guint32 seed, uint32_t trial)
{
  Law *law = law_new (seed + trial, MOVES_PER_TRIAL);
  law->fresh_step = 6;
  law->audit_step = 11;
  return law;
}

/* In a process of its own, so that a trial that crashes or hangs can be cut down as well. */
static G_NORETURN void
run_trials (guint32 seed, uint32_t n_trials, LawStats *stats)
{
  for (stats->trial = 0; stats->trial < n_trials; stats->trial++) {
    g_autoptr (Law) law = make_trial (seed, stats->trial);
    g_autofree char *why = NULL;
    uint32_t at = 0;
    alarm (TRIAL_SECONDS);
    if (!law_holds (law, stats, &at, &why)) {
      fprintf (stderr, "trial %u, move %u: %s\n", stats->trial, at, why);
      _exit (1);
    }
  }
  exit (0);
}

#define assert_all_seen(array)                                                                                                   \
  G_STMT_START                                                                                                                   \
  {                                                                                                                              \
    for (guint seen = 0; seen < G_N_ELEMENTS (array); seen++)                                                                    \
      if ((array)[seen] == 0)                                                                                                    \
        g_error ("no constraint with number %u of " #array " ever cost anything", seen);                                         \
  }                                                                                                                              \
  G_STMT_END

static void
assert_proves_much (const LawStats *stats)
{
  g_test_message ("%" G_GUINT64_FORMAT " moves in %u sessions: %" G_GUINT64_FORMAT " tries made, %" G_GUINT64_FORMAT
                  " refused; %" G_GUINT64_FORMAT " moves taken back, %" G_GUINT64_FORMAT " asked; %" G_GUINT64_FORMAT
                  " fresh evaluations, %" G_GUINT64_FORMAT " audits",
                  stats->moves, stats->trial, stats->made, stats->refused, stats->taken_back, stats->asked, stats->fresh,
                  stats->audits);
  if (stats->moves < 500000)
    return;
  assert_all_seen (stats->shapes);
  assert_all_seen (stats->combines);
  assert_all_seen (stats->measures);
  assert_all_seen (stats->values);
  assert_all_seen (stats->keys);
  g_assert_cmpuint (stats->filtered, >, 0);
  g_assert_cmpuint (stats->squared, >, 0);
}

static void
test_random (void)
{
  guint32 seed = random_seed ();
  uint32_t n_trials = (uint32_t)(count_moves () / MOVES_PER_TRIAL);
  LawStats *stats = mmap (NULL, sizeof *stats, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (stats != MAP_FAILED);
  fflush (NULL);
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    run_trials (seed, n_trials, stats);
  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (stats->trial < n_trials) {
    g_autoptr (Law) law = make_trial (seed, stats->trial);
    g_autofree char *why = g_strdup_printf ("seed %u, trial %u, status %d", seed, stats->trial, status);
    report (law, why);
  }
  g_assert_cmpint (status, ==, 0); /* or it leaked */
  assert_proves_much (stats);
  munmap (stats, sizeof *stats);
}

static void
check_case (const char *text)
{
  g_autoptr (Law) law = law_parse (text);
  g_autofree char *printed = law_print (law), *why = NULL;
  LawStats stats = { 0 };
  uint32_t at = 0;
  g_assert_cmpstr (printed, ==, text);
  if (!law_holds (law, &stats, &at, &why))
    report (law, why);
}

static void
test_known (void)
{
  for (guint i = 0; known[i] != NULL; i++)
    check_case (known[i]);
  const char *given = g_getenv ("CURSUS_LAW_CASE");
  if (given != NULL)
    check_case (given);
}

/* What is printed is the trial. */
static void
test_printed (void)
{
  for (uint32_t seed = 0; seed < 20; seed++) {
    g_autoptr (Law) law = law_new (seed, 10);
    law->edits = seed;
    g_autofree char *text = law_print (law);
    check_case (text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/law/printed", test_printed);
  g_test_add_func ("/rules/law/known", test_known);
  g_test_add_func ("/rules/law/random", test_random);
  return g_test_run ();
}
