/* Who is planned when, and who has to give way. Knows nothing of files, stores and words. */
#include "app/joint-rounds.h"

#include <string.h>

#include "app/crew.h"
#include "app/joint-order.h"
#include "app/joint-parts.h"
#include "app/joint-search.h"
#include "solver/random.h"

#define FIRST_MOVES 800     /* for each meeting: of a first search at most, which ends with any plan */
#define BETTER_MOVES 500    /* likewise of a first search for a better plan; later ones are longer */
#define MOST_PRIORITY 8     /* failures after which a session takes what it has */
#define MOST_DOUBLINGS 3    /* of a search's moves, as its session fails */
#define BRIEF_ROUNDS 1      /* of improvement, without a budget */
#define BESIDE_MOVES 100000 /* of an improvement beside a proof */
#define LEAST_MOVES 200     /* of an improvement that is worth setting up */
#define MOST_STEPS 2000000  /* of the solver of clauses, where the search has failed */
#define TICK_US 100000
#define WIDE 2 /* failures after which all meetings of a session push, not only those that are stuck */

typedef struct {
  CursusRegion *region;
  const CursusJointOptions *options;
  CursusJointProver *prover;         /* (nullable): beside */
  uint32_t threads;                  /* 0: one a processor */
  const volatile sig_atomic_t *stop; /* (nullable): of searches */
  GArray *order;
  bool *wanted; /* by session: to be planned */
  int64_t begun_us, end_us;
  uint64_t n_moves; /* tried by all */
  GMutex ticking;
  int64_t next_tick_us; /* while a wave is searched */
  bool interrupted;
  GError **error;
} Rounds;

typedef struct {
  CursusJointSearch *searches;
  const CursusRegion *region;
} Wave;

static bool
is_stopped (const Rounds *self)
{
  return self->options->stop != NULL && *self->options->stop != 0;
}

static bool
is_spent (const Rounds *self)
{
  if (self->prover != NULL && g_atomic_int_get (self->stop) != 0)
    return true;
  bool by_moves = self->options->moves > 0 && self->n_moves >= self->options->moves;
  return by_moves || (self->end_us > 0 && g_get_monotonic_time () >= self->end_us);
}

/* Each search of a session has random numbers of its own, whatever the others do. */
static uint64_t
make_seed (const Rounds *self, uint32_t index)
{
  CursusRegionSession *session = cursus_region_session (self->region, index);
  uint64_t state = self->options->seed;
  uint64_t mixed = cursus_random_mix (&state) + index;
  mixed = cursus_random_mix (&mixed) + session->n_searches++;
  return cursus_random_mix (&mixed);
}

/* What the budget leaves for each of @n searches that would like @wish moves; at least one move. */
static uint64_t
grant (const Rounds *self, uint64_t wish, uint32_t n)
{
  if (self->options->moves == 0)
    return wish;
  uint64_t left = self->options->moves > self->n_moves ? self->options->moves - self->n_moves : 0;
  return CLAMP (left / n, 1, wish);
}

static uint64_t
first_wish (const Rounds *self, uint32_t index)
{
  uint64_t wish = FIRST_MOVES * (uint64_t)MAX (1, cursus_region_problem (self->region, index)->n_meetings);
  /* Half of the budget is for first plans, and a first plan may take two searches. */
  return self->options->moves == 0 ? wish : MIN (wish, MAX (1, self->options->moves / (4 * (uint64_t)self->order->len)));
}

static void
run_search (uint32_t job, gpointer data)
{
  Wave *wave = data;
  CursusJointSearch *search = &wave->searches[job];
  /* A plan that nobody had time for would be of no use. */
  if (!search->any_plan || search->end_us == 0 || g_get_monotonic_time () < search->end_us)
    cursus_joint_search_run (search, wave->region);
}

/* ---- progress ---- */

static void
tell_progress (const Rounds *self)
{
  CursusJointProgress progress = { .n_sessions = self->region->sessions->len };
  if (self->options->progress == NULL)
    return;
  for (uint32_t i = 0; i < self->region->sessions->len; i++) {
    const CursusRegionSession *session = cursus_region_session (self->region, i);
    bool is_planned = cursus_region_is_planned (self->region, i);
    progress.n_planned += is_planned && session->score.hard == 0;
    progress.score.hard += is_planned ? session->score.hard : 0;
    progress.score.soft += is_planned ? session->score.soft : 0;
  }
  int64_t now_us = g_get_monotonic_time ();
  progress.bound = self->prover != NULL ? cursus_joint_prover_bound (self->prover) : 0;
  progress.seconds = (double)(now_us - self->begun_us) / 1e6;
  progress.seconds_left = self->end_us > 0 ? MAX (0, (double)(self->end_us - now_us) / 1e6) : -1;
  self->options->progress (&progress, self->options->progress_data);
}

/* In any thread. What the searches of the wave have found shows when they are over. */
static void
on_progress (const CursusProgress *progress, gpointer data)
{
  Rounds *self = data;
  g_mutex_lock (&self->ticking);
  if (g_get_monotonic_time () >= self->next_tick_us) {
    tell_progress (self);
    self->next_tick_us = g_get_monotonic_time () + TICK_US;
  }
  g_mutex_unlock (&self->ticking);
}

/* ---- searching ---- */

static CursusJointSearch
make_search (Rounds *self, uint32_t index, uint64_t moves)
{
  return (CursusJointSearch){
    .session = index,
    .moves = moves,
    .end_us = self->end_us,
    .seed = make_seed (self, index),
    .check = self->options->check_full ? CURSUS_CHECK_FULL : cursus_search_default_check (),
    .stop = self->stop,
    .progress = self->options->progress != NULL ? on_progress : NULL,
    .progress_data = self,
  };
}

/* ---- taking what was found ---- */

static bool
overlap (const CursusBooking *a, const CursusBooking *b)
{
  return a->start_utc < b->end_utc && b->start_utc < a->end_utc;
}

/* Neighbours whose bookings the new ones of session @index overlap lose the places of those meetings. */
static void
push_others (Rounds *self, uint32_t index, uint32_t resource)
{
  uint32_t n = 0;
  const CursusBooking *all = cursus_bookings_of (self->region->bookings, resource, &n);
  g_autofree CursusBooking *bookings = g_memdup2 (all, n * sizeof *all);
  for (uint32_t i = 0; i < n; i++) {
    if (bookings[i].session != index)
      continue;
    for (uint32_t k = 0; k < n; k++) {
      CursusRegionSession *other = cursus_region_session (self->region, bookings[k].session);
      if (bookings[k].session == index || other->fixed || !overlap (&bookings[i], &bookings[k]))
        continue;
      other->placements[bookings[k].meeting] = (CursusPlacement){ .start = CURSUS_UNPLACED };
      self->wanted[bookings[k].session] = true;
    }
  }
}

/* Books again all neighbours that have just lost a place. */
static void
rebook_neighbours (Rounds *self, const CursusRegionSession *session)
{
  for (guint k = 0; k < session->neighbours->len; k++) {
    uint32_t neighbour = g_array_index (session->neighbours, uint32_t, k);
    if (self->wanted[neighbour] && cursus_region_session (self->region, neighbour)->placements != NULL)
      cursus_region_book (self->region, neighbour);
  }
}

static void
take_placements (Rounds *self, CursusJointSearch *search)
{
  CursusRegionSession *session = cursus_region_session (self->region, search->session);
  g_free (session->placements);
  session->placements = g_steal_pointer (&search->placements);
  session->score = search->score;
  cursus_region_book (self->region, search->session);
}

static void
count (Rounds *self, const CursusJointSearch *search)
{
  cursus_region_session (self->region, search->session)->moves += search->n_moves;
  self->n_moves += search->n_moves;
  self->interrupted = self->interrupted || (search->interrupted && is_stopped (self));
}

static bool
has_failed (Rounds *self, CursusJointSearch *search)
{
  if (search->error == NULL)
    return false;
  if (self->error != NULL && *self->error == NULL)
    g_propagate_prefixed_error (self->error, g_steal_pointer (&search->error),
                                "%s: ", cursus_region_id (self->region, search->session));
  return true;
}

/* Better plans of the proof are taken as they are: nobody has to be planned again for the time being. */
static void
exchange (Rounds *self)
{
  if (self->prover != NULL && cursus_joint_prover_exchange (self->prover, self->region))
    memset (self->wanted, 0, self->region->sessions->len * sizeof *self->wanted);
}

/* Searches the sessions of a wave at the same time, then calls @take for each in their order. */
static bool
run_wave (Rounds *self, CursusJointSearch *searches, uint32_t n, void (*take) (Rounds *self, CursusJointSearch *search))
{
  Wave wave = { searches, self->region };
  bool failed = false;
  cursus_crew_run (n, self->threads, run_search, &wave);
  for (uint32_t i = 0; i < n; i++) {
    count (self, &searches[i]);
    failed = has_failed (self, &searches[i]) || failed;
    if (!failed)
      take (self, &searches[i]);
    cursus_joint_search_clear (&searches[i]);
  }
  exchange (self);
  tell_progress (self);
  return !failed;
}

/* ---- first plans ---- */

static void
take_first (Rounds *self, CursusJointSearch *search)
{
  CursusRegionSession *session = cursus_region_session (self->region, search->session);
  bool solved = search->placements != NULL && search->score.hard == 0;
  session->priority += !solved || search->pushed;
  self->wanted[search->session] = !solved && session->priority < MOST_PRIORITY && !is_spent (self);
  if (search->placements == NULL)
    return;
  take_placements (self, search);
  for (guint s = 0; solved && s < session->shares->len; s++)
    push_others (self, search->session, g_array_index (session->shares, CursusRegionShare, s).resource);
  rebook_neighbours (self, session);
}

static bool
plan_wave (Rounds *self, const GArray *wave)
{
  g_autofree CursusJointSearch *searches = g_new (CursusJointSearch, wave->len);
  for (uint32_t i = 0; i < wave->len; i++) {
    uint32_t index = g_array_index (wave, uint32_t, i);
    uint32_t priority = cursus_region_session (self->region, index)->priority;
    uint64_t wish = first_wish (self, index) << MIN (priority, MOST_DOUBLINGS);
    searches[i] = make_search (self, index, grant (self, wish, 2 * wave->len));
    searches[i].any_plan = true;
    searches[i].may_push = priority < MOST_PRIORITY && !is_spent (self);
    searches[i].push_widely = priority >= WIDE;
  }
  return run_wave (self, searches, wave->len, take_first);
}

static bool
plan_all (Rounds *self)
{
  for (guint i = 0; i < self->order->len; i++)
    self->wanted[g_array_index (self->order, uint32_t, i)] = true;
  while (!is_stopped (self)) {
    g_autoptr (GArray) wave = cursus_joint_order_wave (self->region, self->order, self->wanted);
    if (wave->len == 0)
      return true;
    if (!plan_wave (self, wave))
      return false;
  }
  self->interrupted = true;
  return true;
}

/* ---- improvement ---- */

static void
take_better (Rounds *self, CursusJointSearch *search)
{
  const CursusRegionSession *session = cursus_region_session (self->region, search->session);
  if (search->placements != NULL && cursus_score_compare (search->score, session->score) < 0)
    take_placements (self, search);
}

static bool
improve_wave (Rounds *self, const GArray *wave, uint64_t moves)
{
  g_autofree CursusJointSearch *searches = g_new (CursusJointSearch, wave->len);
  for (uint32_t i = 0; i < wave->len; i++)
    searches[i] = make_search (self, g_array_index (wave, uint32_t, i), grant (self, moves, wave->len));
  return run_wave (self, searches, wave->len, take_better);
}

/* Marks the sessions that can still become better; returns their number. */
static uint32_t
want_improvable (Rounds *self)
{
  uint32_t n = 0;
  for (guint i = 0; i < self->order->len; i++) {
    uint32_t index = g_array_index (self->order, uint32_t, i);
    const CursusRegionSession *session = cursus_region_session (self->region, index);
    bool perfect = session->score.hard == 0 && session->score.soft == 0;
    self->wanted[index] = cursus_region_is_planned (self->region, index) && !perfect;
    n += self->wanted[index];
  }
  return n;
}

static bool
improve_round (Rounds *self, uint64_t moves)
{
  for (;;) {
    g_autoptr (GArray) wave = cursus_joint_order_wave (self->region, self->order, self->wanted);
    if (wave->len == 0 || is_stopped (self) || is_spent (self))
      return true;
    for (guint i = 0; i < wave->len; i++)
      self->wanted[g_array_index (wave, uint32_t, i)] = false;
    if (!improve_wave (self, wave, moves))
      return false;
  }
}

/* How long the searches of the next round are: as long as those before together, but so that the budget is enough for all. */
static uint64_t
next_length (const Rounds *self, uint64_t length, uint32_t n)
{
  uint64_t most = G_MAXUINT64;
  if (self->options->moves > 0)
    most = (self->options->moves - MIN (self->n_moves, self->options->moves)) / n;
  if (self->end_us > 0 && self->n_moves > 0) {
    int64_t now_us = g_get_monotonic_time ();
    double rate = (double)self->n_moves / (double)MAX (1, now_us - self->begun_us);
    most = MIN (most, (uint64_t)(rate * (double)MAX (0, self->end_us - now_us) / n));
  }
  /* What the proof finds meanwhile is to be taken soon. */
  if (self->prover != NULL)
    return MIN (most, MIN (length, BESIDE_MOVES));
  /* Rather one long search at the end than a short one after it. */
  return most < 2 * length ? most : length;
}

/* A number of moves is a promise: what is too little for all goes to the first that can become better. */
static bool
spend_rest (Rounds *self)
{
  for (guint i = 0; i < self->order->len && self->options->moves > 0 && !is_spent (self); i++) {
    uint32_t index = g_array_index (self->order, uint32_t, i);
    if (!self->wanted[index])
      continue;
    g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof index);
    g_array_append_val (one, index);
    return improve_wave (self, one, self->options->moves - self->n_moves);
  }
  return true;
}

static bool
improve_all (Rounds *self)
{
  bool is_brief = self->options->moves == 0 && self->end_us == 0;
  uint64_t length = BETTER_MOVES;
  for (guint i = 0; i < self->order->len; i++)
    length = MAX (length, BETTER_MOVES * (uint64_t)cursus_region_problem (self->region, i)->n_meetings);
  for (uint32_t round = 0; !is_stopped (self) && !is_spent (self) && !(is_brief && round == BRIEF_ROUNDS); round++) {
    uint32_t n = want_improvable (self);
    uint64_t moves = n > 0 ? next_length (self, length, n) : 0;
    if (moves < LEAST_MOVES)
      return spend_rest (self);
    if (!improve_round (self, moves))
      return false;
    length = MIN (2 * length, G_MAXUINT64 / 4);
  }
  self->interrupted = self->interrupted || is_stopped (self);
  return true;
}

/* ---- when the search has failed ---- */

static bool
has_failures (const Rounds *self)
{
  for (guint i = 0; i < self->order->len; i++) {
    uint32_t index = g_array_index (self->order, uint32_t, i);
    if (!cursus_region_is_planned (self->region, index) || cursus_region_session (self->region, index)->score.hard > 0)
      return true;
  }
  return false;
}

/* Any joint plan that keeps all hard rules, by the clauses of all sessions; @none: there is none. */
static bool
ask_clauses (Rounds *self, bool *none)
{
  CursusJointProofOptions options = { .max_steps = MOST_STEPS, .stop = self->options->stop, .hard_only = true };
  bool is_wanted = self->prover == NULL && self->options->moves == 0 && !self->options->no_proof;
  if (!is_wanted || is_stopped (self) || is_spent (self) || !has_failures (self)
      || !cursus_joint_parts_can_be_joined (self->region))
    return true;
  if (self->end_us > 0)
    options.max_seconds = (double)(self->end_us - g_get_monotonic_time ()) / 1e6;
  g_autoptr (GArray) parts = cursus_joint_parts_new (self->region, NULL, false);
  g_autoptr (CursusJointProof) proof = cursus_joint_proof_solve ((const CursusJointPart *)parts->data, parts->len, &options,
                                                                 self->error);
  if (proof == NULL)
    return false;
  *none = proof->status == CURSUS_STATUS_INFEASIBLE;
  cursus_joint_parts_take (self->region, proof);
  return true;
}

/* ---- the rest ---- */

/* What found no place anywhere is put where it does least harm within its session; the audit tells with whom it clashes. A
 * session that an interruption or the end of the time left without any plan stays so. */
static bool
settle_rest (Rounds *self)
{
  for (guint i = 0; i < self->order->len; i++) {
    uint32_t index = g_array_index (self->order, uint32_t, i);
    const CursusRegionSession *session = cursus_region_session (self->region, index);
    const bool is_over = self->interrupted || (self->end_us > 0 && g_get_monotonic_time () >= self->end_us);
    if (cursus_region_is_planned (self->region, index) || (session->placements == NULL && is_over))
      continue;
    CursusJointSearch search = make_search (self, index, grant (self, first_wish (self, index), 1));
    search.regardless = true;
    if (!run_wave (self, &search, 1, take_placements))
      return false;
  }
  return true;
}

bool
cursus_joint_rounds_run (CursusRegion *region, const CursusJointOptions *options, CursusJointProver *prover, int64_t end_us,
                         CursusJointRoundsEnd *end, GError **error)
{
  uint32_t n_processors = g_get_num_processors ();
  g_autoptr (GArray) order = cursus_joint_order_new (region);
  g_autofree bool *wanted = g_new0 (bool, MAX (1, region->sessions->len));
  Rounds self = {
    .region = region,
    .options = options,
    .prover = prover,
    .threads = prover != NULL && options->threads == 0 ? MAX (1, n_processors - 1) : options->threads,
    .stop = prover != NULL ? cursus_joint_prover_stop (prover) : options->stop,
    .order = order,
    .wanted = wanted,
    .begun_us = g_get_monotonic_time (),
    .end_us = end_us,
    .error = error,
  };
  g_mutex_init (&self.ticking);
  bool done = plan_all (&self) && ask_clauses (&self, &end->none) && improve_all (&self) && settle_rest (&self);
  g_mutex_clear (&self.ticking);
  end->interrupted = self.interrupted;
  return done;
}
