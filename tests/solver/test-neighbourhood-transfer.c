/* One meeting anywhere, in exchange with the one that is in its way; and to another room; and Kempe chains. */
#include "solver/neighbourhood-fixture.h"

typedef struct {
  Fixture fixture;
  CursusProblem *problem;
  CursusWork *work;
} Crowd;

static void
crowd_clear (Crowd *self)
{
  cursus_work_free (self->work);
  cursus_problem_free (self->problem);
  fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crowd, crowd_clear)

/* Modules of one half-day in A or B at the places given; nobody and no room twice, if @hard. */
static Crowd
make (const CursusPlacement *plan, uint32_t n, const char *speakers, bool hard)
{
  CursusSession *session = solver_session ();
  g_auto (GStrv) words = g_strsplit (speakers, " ", -1);
  for (uint32_t s = 0; s < n; s++) {
    g_autofree char *id = g_strdup_printf ("s%u", s);
    fixture_person (session, id, CURSUS_ROLE_SPEAKER, "");
  }
  for (uint32_t m = 0; m < n; m++) {
    const char id[] = { (char)('a' + m), '\0' };
    fixture_speakers (solver_module (session, id, "1 2"), 1, words[m]);
  }
  Crowd self = { .fixture = fixture_compile (session) };
  for (int i = 0; hard && i < 2; i++)
    fixture_add (
        &self.fixture, 0,
        fixture_aggregate (&self.fixture, i == 0 ? "speaker slot" : "room slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
  self.problem = solver_problem (&self.fixture);
  self.work = cursus_work_new (self.problem, 3, NULL);
  cursus_work_load (self.work, plan);
  return self;
}

/* Whatever is proposed from a plan without violations breaks nothing, and many a move is proposed. */
static void
stays_free (const CursusNeighbourhood *neighbourhood, uint32_t n_changes)
{
  static const CursusPlacement plan[] = { { 0, 1, 0 }, { 0, 2, 0 }, { 1, 1, 0 }, { 1, 2, 0 }, { 2, 1, 0 } };
  g_auto (Crowd) crowd = make (plan, 5, "0 1 0 2 0", true); /* a, c and e have one speaker */
  guint n = 0, n_larger = 0;
  for (guint i = 0; i < 400; i++) {
    CursusMove move;
    if (!neighbourhood->propose (crowd.work, &move))
      continue;
    n++;
    n_larger += move.n_changes >= n_changes;
    g_assert_cmpint (cursus_work_apply (crowd.work, &move).hard, ==, 0);
  }
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (n_larger, >, 10);
}

static void
test_transfer (void)
{
  stays_free (&cursus_neighbourhood_transfer, 2);
}

static void
test_rehouse (void)
{
  stays_free (&cursus_neighbourhood_rehouse, 2);
}

static void
test_kempe (void)
{
  stays_free (&cursus_neighbourhood_kempe, 2);
}

/* No two may be together, yet a and b are: when a goes where c is, c comes to b, which goes along with a. */
static void
test_chain (void)
{
  static const CursusPlacement plan[] = { { 0, 1, 0 }, { 0, 2, 0 }, { 4, 1, 0 } };
  g_auto (Crowd) crowd = make (plan, 3, "0 1 2", false);
  fixture_add (&crowd.fixture, 0, fixture_aggregate (&crowd.fixture, "slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
  g_autoptr (CursusProblem) problem = solver_problem (&crowd.fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  cursus_work_load (work, plan);
  guint n_whole = 0;
  for (guint i = 0; i < 300; i++) {
    CursusMove move;
    if (!cursus_neighbourhood_kempe.propose (work, &move))
      continue;
    n_whole += move.n_changes == 3;
    for (uint32_t c = 0; c < move.n_changes; c++)
      g_assert_cmpuint (move.changes[c].to.start, !=, work->placements[move.changes[c].meeting].start);
  }
  g_assert_cmpuint (n_whole, >, 0);
}

/* Without rules that keep meetings apart there is nothing to look at. */
static void
test_supports (void)
{
  static const CursusPlacement plan[] = { { 0, 1, 0 }, { 2, 1, 0 } };
  g_auto (Crowd) bound = make (plan, 2, "0 0", true);
  g_auto (Crowd) free = make (plan, 2, "0 0", false);
  const CursusNeighbourhood *all[] = { &cursus_neighbourhood_transfer, &cursus_neighbourhood_rehouse,
                                       &cursus_neighbourhood_kempe };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    g_assert_true (all[i]->supports (bound.problem));
    g_assert_false (all[i]->supports (free.problem));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-transfer/stays-free", test_transfer);
  g_test_add_func ("/solver/neighbourhood-rehouse/stays-free", test_rehouse);
  g_test_add_func ("/solver/neighbourhood-kempe/stays-free", test_kempe);
  g_test_add_func ("/solver/neighbourhood-kempe/chain", test_chain);
  g_test_add_func ("/solver/neighbourhood-transfer/supports", test_supports);
  return g_test_run ();
}
