/* Domains cut to what others leave. */
#include "solver/taken.h"

#include "solver/solver-fixture.h"

#define N_SESSIONS 200
#define N_TIMES 4

typedef struct {
  bool is_room;
  uint32_t index;
  int64_t start_utc, end_utc;
} Time;

/* Some slot, or an hour before it, in it or across its end. */
static Time
random_busy_time (GRand *random, const CursusFrame *frame)
{
  const CursusTimelineSlot *slot = &frame->timeline->slots[random_below (random, frame->timeline->n_slots)];
  Time time = { .is_room = frame->n_people == 0 || random_chance (random, 50), .start_utc = slot->start_utc };
  time.index = random_below (random, time.is_room ? frame->n_rooms : frame->n_people);
  time.start_utc += 1800 * ((int64_t)random_below (random, 8) - 2);
  time.end_utc = time.start_utc + 3600 * (int64_t)(1 + random_below (random, 6));
  return time;
}

static void
add (CursusTaken *taken, const Time *time)
{
  if (time->is_room)
    cursus_taken_add_room (taken, time->index, time->start_utc, time->end_utc);
  else
    cursus_taken_add_person (taken, time->index, time->start_utc, time->end_utc);
}

static bool
needs_person (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, uint32_t person)
{
  const GArray *attendees = cursus_frame_meeting (frame, meeting)->attendees;
  const GArray *set = g_ptr_array_index (cursus_frame_meeting (frame, meeting)->speaker_sets, at.speaker_set);
  for (guint i = 0; i < attendees->len; i++)
    if (g_array_index (attendees, uint32_t, i) == person)
      return true;
  for (guint i = 0; i < set->len; i++)
    if (g_array_index (set, uint32_t, i) == person)
      return true;
  return false;
}

static bool
expects_hit (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, const Time *time)
{
  bool needs = time->is_room ? at.room == time->index : needs_person (frame, meeting, at, time->index);
  for (uint32_t slot = at.start; needs && slot < at.start + frame->meetings[meeting].n_slots; slot++)
    if (frame->timeline->slots[slot].start_utc < time->end_utc && time->start_utc < frame->timeline->slots[slot].end_utc)
      return true;
  return false;
}

/* What is left is exactly what no time hits; meetings that are open see the second half of the times only. */
static void
check_session (GRand *random)
{
  g_auto (Fixture) fixture = solver_tiny_session (random);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusTaken) all = cursus_taken_new (problem->frame), firm = cursus_taken_new (problem->frame);
  Time times[N_TIMES];
  for (guint i = 0; i < N_TIMES; i++) {
    times[i] = random_busy_time (random, problem->frame);
    add (all, &times[i]);
    if (i >= N_TIMES / 2)
      add (firm, &times[i]);
  }
  g_autofree bool *open = g_new0 (bool, problem->n_meetings + 1);
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    open[m] = random_chance (random, 50);
  g_autoptr (CursusProblem) left = cursus_taken_apply (all, problem, firm, open);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    uint32_t n = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n);
    for (uint32_t i = 0; i < n; i++) {
      bool hit = false, hit_any = false;
      for (guint t = 0; t < N_TIMES; t++) {
        bool hits = expects_hit (problem->frame, m, domain[i], &times[t]);
        hit_any = hit_any || hits;
        hit = hit || (hits && (!open[m] || t >= N_TIMES / 2));
      }
      g_assert_cmpint (cursus_taken_hits (all, m, domain[i]), ==, hit_any);
      g_assert_cmpint (cursus_problem_allows (left, m, domain[i]), ==, !hit);
    }
  }
}

static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int i = 0; i < N_SESSIONS; i++)
    check_session (random);
}

static void
test_empty (void)
{
  g_auto (Fixture) fixture = solver_plain (2);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusTaken) taken = cursus_taken_new (problem->frame);
  cursus_taken_add_room (taken, 1, 0, G_MAXINT64);
  g_autoptr (CursusProblem) left = cursus_taken_apply (taken, problem, NULL, NULL);
  const bool open[] = { false, true };
  g_autoptr (CursusProblem) half = cursus_taken_apply (taken, problem, NULL, open);
  uint32_t n = 0;
  cursus_problem_domain (left, 1, &n);
  g_assert_cmpuint (n, ==, 0);
  cursus_problem_domain (half, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  cursus_problem_domain (half, 1, &n);
  g_assert_cmpuint (n, ==, problem->domain_start[2] - problem->domain_start[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/taken/random", test_random);
  g_test_add_func ("/solver/taken/empty", test_empty);
  return g_test_run ();
}
