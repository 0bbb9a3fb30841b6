/* Joint proofs of small sessions that share a room or a person, held against brute force; and what their caller knows or wants.
 */
#include "solver/proof-joint.h"

#include "solver/solver-fixture.h"

#define MOST_PARTS 3
#define MOST_MEETINGS 2
#define N_SLOTS 4 /* of the ten that sessions have */
#define N_WORLDS 200
#define NOTHING INT64_MAX
#define RESOURCE 7 /* what is shared, as the caller numbers it */

/* Sessions of meetings of one half-day. Slots are bits. */
typedef struct {
  guint n_parts;
  guint n_meetings[MOST_PARTS];
  guint allowed[MOST_PARTS][MOST_MEETINGS];
  guint room[MOST_PARTS][MOST_MEETINGS]; /* 1, 2, or 3 for any of them; the first one is shared, */
  bool person;                           /* or else a person who attends everything */
  guint dear[MOST_PARTS];                /* slots that cost: */
  int64_t price[MOST_PARTS];
} World;

static World
make_random (GRand *random)
{
  World world = { .n_parts = 2 + random_below (random, 2), .person = random_chance (random, 40) };
  for (guint p = 0; p < world.n_parts; p++) {
    world.n_meetings[p] = 1 + random_below (random, MOST_MEETINGS);
    world.dear[p] = random_below (random, 1 << N_SLOTS);
    world.price[p] = 1 + random_below (random, 5);
    for (guint m = 0; m < world.n_meetings[p]; m++) {
      world.allowed[p][m] = 1 + random_below (random, (1 << N_SLOTS) - 1);
      world.room[p][m] = random_chance (random, 60) ? 1 : 2 + random_below (random, 2);
    }
  }
  return world;
}

/* Whether meetings of @p and @q that begin together are in each other's way in these rooms; who may be in any takes the other. */
static bool
exclude (const World *world, guint p, guint room, guint q, guint other)
{
  return p == q || world->person || (room == 1 && other == 1);
}

/* What meeting @m of session @p and all after it cost at least, beside those that have their slots. */
static int64_t
find_least (const World *world, guint p, guint m, guint slots[][MOST_MEETINGS])
{
  if (p == world->n_parts)
    return 0;
  if (m == world->n_meetings[p])
    return find_least (world, p + 1, 0, slots);
  int64_t least = NOTHING;
  for (guint slot = 0; slot < N_SLOTS; slot++) {
    bool fits = (world->allowed[p][m] >> slot & 1) != 0;
    for (guint q = 0; fits && q <= p; q++)
      for (guint k = 0; fits && k < (q == p ? m : world->n_meetings[q]); k++)
        fits = slots[q][k] != slot || !exclude (world, p, world->room[p][m], q, world->room[q][k]);
    slots[p][m] = slot;
    const int64_t rest = fits ? find_least (world, p, m + 1, slots) : NOTHING;
    if (rest != NOTHING)
      least = MIN (least, rest + ((world->dear[p] >> slot & 1) != 0 ? world->price[p] : 0));
  }
  return least;
}

/* The sessions, and what is made of them. */
typedef struct {
  guint n;
  Fixture fixtures[MOST_PARTS];
  CursusJointPart parts[MOST_PARTS];
  CursusPlacement starts[MOST_PARTS][MOST_MEETINGS];
} Sessions;

static void
sessions_clear (Sessions *self)
{
  for (guint p = 0; p < self->n; p++) {
    cursus_problem_free ((CursusProblem *)self->parts[p].problem);
    g_array_unref ((GArray *)self->parts[p].shares);
    fixture_clear (&self->fixtures[p]);
  }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sessions, sessions_clear)

static Fixture
make_session (const World *world, guint p)
{
  static const char *const ids[] = { "a", "b" }, *const units[] = { "0", "1" };
  static const char *const rooms[] = { NULL, "1", "2", "1 2" };
  CursusSession *session = solver_session ();
  for (guint m = 0; m < world->n_meetings[p]; m++)
    solver_module (session, ids[m], rooms[world->room[p][m]]);
  Fixture fixture = fixture_compile (session);
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  for (guint m = 0; m < world->n_meetings[p]; m++) {
    fixture_add (&fixture, 0, solver_forbid (&fixture, units[m], ~(int64_t)world->allowed[p][m]));
    fixture_add (&fixture, world->price[p], solver_forbid (&fixture, units[m], world->dear[p]));
  }
  return fixture;
}

static void
make_sessions (const World *world, Sessions *self)
{
  self->n = world->n_parts;
  for (guint p = 0; p < self->n; p++) {
    self->fixtures[p] = make_session (world, p);
    const GArray *attendees = cursus_frame_meeting (self->fixtures[p].frame, 0)->attendees;
    const CursusJointShare share = { RESOURCE, world->person ? g_array_index (attendees, uint32_t, 0) : 1, !world->person };
    GArray *shares = g_array_new (FALSE, FALSE, sizeof share);
    g_array_append_val (shares, share);
    self->parts[p] = (CursusJointPart){ .problem = solver_problem (&self->fixtures[p]), .shares = shares };
  }
}

/* Session @p is known to have its meetings in these slots, which cost @soft. */
static void
set_start (Sessions *self, const World *world, guint p, const guint *slots, int64_t soft)
{
  for (guint m = 0; m < world->n_meetings[p]; m++)
    self->starts[p][m] = (CursusPlacement){ .start = slots[m], .room = (uint16_t)world->room[p][m] };
  self->parts[p].start = self->starts[p];
  self->parts[p].score = (CursusScore){ 0, soft };
}

static CursusJointProof *
prove (const Sessions *sessions, CursusJointProofOptions options)
{
  g_autoptr (GError) error = NULL;
  CursusJointProof *proof = cursus_joint_proof_solve (sessions->parts, sessions->n, &options, &error);
  g_assert_no_error (error);
  return proof;
}

/* The plans of @proof keep everything and cost what it says. */
static void
check_plans (const World *world, const CursusJointProof *proof)
{
  int64_t sum = 0;
  for (guint p = 0; p < world->n_parts; p++)
    for (guint m = 0; m < world->n_meetings[p]; m++) {
      const guint slot = proof->placements[p][m].start, room = proof->placements[p][m].room;
      g_assert_cmpuint (slot, <, N_SLOTS);
      g_assert_true ((world->allowed[p][m] >> slot & 1) != 0);
      sum += (world->dear[p] >> slot & 1) != 0 ? world->price[p] : 0;
      for (guint q = 0; q <= p; q++)
        for (guint k = 0; k < (q == p ? m : world->n_meetings[q]); k++)
          g_assert_true (proof->placements[q][k].start != slot || !exclude (world, p, room, q, proof->placements[q][k].room));
    }
  g_assert_cmpint (proof->score.hard, ==, 0);
  g_assert_cmpint (proof->score.soft, ==, sum);
}

static void
test_random (void)
{
  const guint32 seed = (guint32)g_test_rand_int ();
  guint n_possible = 0;
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < N_WORLDS; i++) {
    const World world = make_random (random);
    guint slots[MOST_PARTS][MOST_MEETINGS];
    const int64_t least = find_least (&world, 0, 0, slots);
    g_auto (Sessions) sessions = { 0 };
    make_sessions (&world, &sessions);
    g_autoptr (CursusJointProof) proof = prove (&sessions, (CursusJointProofOptions){ 0 });
    g_autoptr (CursusJointProof) any = prove (&sessions, (CursusJointProofOptions){ .hard_only = true });
    g_assert_cmpint (proof->status, ==, least == NOTHING ? CURSUS_STATUS_INFEASIBLE : CURSUS_STATUS_OPTIMAL);
    g_assert_true ((any->status == CURSUS_STATUS_INFEASIBLE) == (least == NOTHING));
    g_assert_true ((proof->placements == NULL) == (least == NOTHING));
    g_assert_true (proof->clashing->len == (proof->n_clashes > 0));
    if (least == NOTHING)
      continue;
    g_assert_cmpint (proof->bound, ==, least);
    g_assert_cmpint (proof->score.soft, ==, least);
    check_plans (&world, proof);
    check_plans (&world, any);
    n_possible++;
  }
  g_test_message ("%u of %d have joint plans", n_possible, N_WORLDS);
}

/* Two sessions of one meeting in the shared room, for which the second slot costs 3 and 5. */
static const World pair = {
  .n_parts = 2, .n_meetings = { 1, 1 }, .allowed = { { 3 }, { 3 } }, .room = { { 1 }, { 1 } }, .dear = { 2, 2 }, .price = { 3, 5 }
};

/* What is put into clauses is told, with what it is about; where nothing is shared, nothing is. */
static void
test_clashes (void)
{
  World apart = pair;
  apart.room[1][0] = 2;
  g_auto (Sessions) sessions = { 0 }, others = { 0 };
  make_sessions (&pair, &sessions);
  make_sessions (&apart, &others);
  g_autoptr (CursusJointProof) proof = prove (&sessions, (CursusJointProofOptions){ 0 });
  g_autoptr (CursusJointProof) free_proof = prove (&others, (CursusJointProofOptions){ 0 });
  g_assert_cmpint (proof->bound, ==, 3);
  g_assert_cmpuint (proof->n_clashes, >, 0);
  g_assert_cmpuint (proof->clashing->len, ==, 1);
  g_assert_cmpuint (g_array_index (proof->clashing, uint32_t, 0), ==, RESOURCE);
  g_assert_cmpint (free_proof->bound, ==, 0);
  g_assert_cmpuint (free_proof->n_clashes + free_proof->clashing->len, ==, 0);
}

/* What is fixed stays where it is, whatever it costs and its rules say of that, and others are planned around it; two that are
 * fixed are not in each other's way. */
static void
test_fixed (void)
{
  static const guint first[] = { 0 }, forbidden[] = { 3 };
  g_auto (Sessions) sessions = { 0 };
  make_sessions (&pair, &sessions);
  set_start (&sessions, &pair, 0, first, 11);
  sessions.parts[0].score.hard = 2;
  sessions.parts[0].fixed = true;
  g_autoptr (CursusJointProof) around = prove (&sessions, (CursusJointProofOptions){ 0 });
  g_assert_cmpint (around->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (around->bound, ==, 11 + 5);
  g_assert_cmpuint (around->placements[0][0].start, ==, 0);
  g_assert_cmpuint (around->placements[1][0].start, ==, 1);
  set_start (&sessions, &pair, 0, forbidden, 11);
  g_autoptr (CursusJointProof) beside = prove (&sessions, (CursusJointProofOptions){ 0 });
  g_assert_cmpint (beside->bound, ==, 11);
  set_start (&sessions, &pair, 1, first, 0);
  g_autoptr (CursusJointProof) known = prove (&sessions, (CursusJointProofOptions){ 0 });
  g_assert_cmpint (known->bound, ==, 11);
  g_assert_null (known->placements);
  set_start (&sessions, &pair, 0, first, 11);
  set_start (&sessions, &pair, 1, first, 2);
  sessions.parts[1].fixed = true;
  g_autoptr (CursusJointProof) both = prove (&sessions, (CursusJointProofOptions){ 0 });
  g_assert_cmpint (both->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (both->bound, ==, 13);
}

/* Plans to begin with are improved on; if they are the best they come back as none; if they clash they are none. */
static void
test_start (void)
{
  static const struct {
    guint slots[2];
    int64_t soft[2];
    bool improved;
  } cases[] = { { { 1, 0 }, { 3, 0 }, false }, { { 0, 1 }, { 0, 5 }, true }, { { 0, 0 }, { 0, 0 }, true } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sessions) sessions = { 0 };
    make_sessions (&pair, &sessions);
    for (guint p = 0; p < 2; p++)
      set_start (&sessions, &pair, p, &cases[i].slots[p], cases[i].soft[p]);
    g_autoptr (CursusJointProof) proof = prove (&sessions, (CursusJointProofOptions){ 0 });
    g_assert_cmpint (proof->status, ==, CURSUS_STATUS_OPTIMAL);
    g_assert_cmpint (proof->score.soft, ==, 3);
    g_assert_true ((proof->placements != NULL) == cases[i].improved);
  }
}

typedef struct {
  guint n_calls;
  int64_t bound; /* when it was called last */
} Caller;

/* Knows the best plans from the start. */
static bool
tell_best (const CursusJointState *state, CursusPlacement **placements, CursusScore *scores, gpointer data)
{
  Caller *self = data;
  self->bound = state->bound;
  if (self->n_calls++ > 0)
    return false;
  for (guint p = 0; p < 2; p++)
    placements[p][0] = (CursusPlacement){ .start = 1 - p, .room = 1 };
  scores[0] = (CursusScore){ 0, 3 };
  scores[1] = (CursusScore){ 0, 0 };
  return true;
}

static void
test_exchange (void)
{
  g_auto (Sessions) sessions = { 0 };
  make_sessions (&pair, &sessions);
  Caller caller = { 0 };
  g_autoptr (CursusJointProof) proof = prove (&sessions,
                                              (CursusJointProofOptions){ .exchange = tell_best, .exchange_data = &caller });
  g_assert_cmpint (proof->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (proof->score.soft, ==, 3);
  g_assert_null (proof->placements);
  g_assert_cmpuint (caller.n_calls, >=, 2);
  g_assert_cmpint (caller.bound, ==, 3);
}

static bool
is_over (gpointer data)
{
  return true;
}

/* Nothing is claimed that was not proven. */
static void
test_ended (void)
{
  const volatile sig_atomic_t stop = 1;
  const CursusJointProofOptions cases[] = { { .stop = &stop }, { .over = is_over } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Sessions) sessions = { 0 };
    make_sessions (&pair, &sessions);
    g_autoptr (CursusJointProof) proof = prove (&sessions, cases[i]);
    g_assert_cmpint (proof->status, ==, CURSUS_STATUS_UNKNOWN);
    g_assert_cmpint (proof->bound, <=, 3);
    g_assert_null (proof->placements);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/proof-joint/random", test_random);
  g_test_add_func ("/solver/proof-joint/clashes", test_clashes);
  g_test_add_func ("/solver/proof-joint/fixed", test_fixed);
  g_test_add_func ("/solver/proof-joint/start", test_start);
  g_test_add_func ("/solver/proof-joint/exchange", test_exchange);
  g_test_add_func ("/solver/proof-joint/ended", test_ended);
  return g_test_run ();
}
