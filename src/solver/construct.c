/* Greedy insertion. */
#include "solver/construct.h"

typedef struct {
  uint32_t meeting;
  uint32_t n_placements;
} Turn;

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *x = a, *y = b;
  if (x->n_placements != y->n_placements)
    return x->n_placements < y->n_placements ? -1 : 1;
  return (x->meeting > y->meeting) - (x->meeting < y->meeting);
}

static void
place_best (CursusWork *work, uint32_t meeting, uint32_t most_tries)
{
  uint32_t n = 0, n_equal = 0;
  const CursusPlacement *domain = cursus_problem_domain (work->problem, meeting, &n);
  uint32_t n_tries = MIN (n, most_tries);
  CursusScore best_score = { .hard = INT64_MAX };
  CursusPlacement best = domain[0];
  for (uint32_t i = 0; i < n_tries; i++) {
    CursusPlacement placement = domain[n <= most_tries ? i : cursus_random_below (&work->random, n)];
    cursus_evaluator_place (work->evaluator, meeting, placement);
    int order = cursus_score_compare (cursus_work_score (work), best_score);
    if (order < 0)
      n_equal = 0;
    if (order < 0 || (order == 0 && cursus_random_below (&work->random, ++n_equal + 1) == 0)) {
      best_score = cursus_work_score (work);
      best = placement;
    }
    cursus_evaluator_remove (work->evaluator, meeting);
  }
  cursus_work_place (work, meeting, best);
}

static void
place_any (CursusWork *work, uint32_t meeting)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (work->problem, meeting, &n);
  cursus_work_place (work, meeting, domain[cursus_random_below (&work->random, n)]);
}

void
cursus_construct_run (CursusWork *work)
{
  cursus_construct_run_until (work, CURSUS_CONSTRUCT_TRIES, INT64_MAX);
}

void
cursus_construct_run_until (CursusWork *work, uint32_t n_tries, int64_t hurry_us)
{
  uint32_t n = work->problem->n_meetings;
  g_autofree Turn *turns = g_new (Turn, MAX (1, n));
  for (uint32_t m = 0; m < n; m++) {
    uint32_t n_placements = 0;
    cursus_problem_domain (work->problem, m, &n_placements);
    turns[m] = (Turn){ .meeting = m, .n_placements = n_placements };
  }
  qsort (turns, n, sizeof *turns, compare_turns);
  for (uint32_t i = 0; i < n; i++)
    if (hurry_us == INT64_MAX || g_get_monotonic_time () < hurry_us)
      place_best (work, turns[i].meeting, n_tries);
    else
      place_any (work, turns[i].meeting);
}
