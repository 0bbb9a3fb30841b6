/* A barrier that searches pass together. What each of them gets depends on what they bring, never on when they come. */
#include <string.h>

#include "solver/portfolio-private.h"

typedef struct {
  bool is_here;      /* and waits */
  bool is_gone;      /* and comes no more */
  bool left_nothing; /* when it went */
  double energy;
  CursusScore best;
  /* By even and odd rounds, so that others can read the plans of one while the next is on its way. */
  CursusPlacement *plan[2];
  CursusPlacement *best_plan[2];
  CursusPlacement *last_plan;  /* the best one, of who is gone */
  const CursusPlacement *gift; /* (nullable): another's plan, to go on from */
} Seat;

struct CursusExchange {
  GMutex mutex;
  GCond all_here;
  uint32_t n_seats, n_here, n_gone, n_meetings;
  uint64_t round;
  Seat *seats;
  uint32_t *order; /* scratch: those who are here, by energy */
};

CursusExchange *
cursus_exchange_new (uint32_t n_searches, uint32_t n_meetings)
{
  CursusExchange *self = g_new0 (CursusExchange, 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->all_here);
  self->n_seats = n_searches;
  self->n_meetings = n_meetings;
  self->seats = g_new0 (Seat, n_searches);
  self->order = g_new0 (uint32_t, n_searches);
  for (uint32_t i = 0; i < n_searches; i++) {
    for (int parity = 0; parity < 2; parity++) {
      self->seats[i].plan[parity] = g_new0 (CursusPlacement, MAX (1, n_meetings));
      self->seats[i].best_plan[parity] = g_new0 (CursusPlacement, MAX (1, n_meetings));
    }
    self->seats[i].last_plan = g_new0 (CursusPlacement, MAX (1, n_meetings));
  }
  return self;
}

void
cursus_exchange_free (CursusExchange *self)
{
  if (self == NULL)
    return;
  for (uint32_t i = 0; i < self->n_seats; i++) {
    for (int parity = 0; parity < 2; parity++) {
      g_free (self->seats[i].plan[parity]);
      g_free (self->seats[i].best_plan[parity]);
    }
    g_free (self->seats[i].last_plan);
  }
  g_free (self->seats);
  g_free (self->order);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->all_here);
  g_free (self);
}

static void
put (CursusExchange *self, uint32_t index, const CursusOffer *offer)
{
  Seat *seat = &self->seats[index];
  seat->energy = offer->energy;
  seat->best = offer->best;
  memcpy (seat->plan[self->round % 2], offer->plan, self->n_meetings * sizeof *offer->plan);
  memcpy (seat->best_plan[self->round % 2], offer->best_plan, self->n_meetings * sizeof *offer->best_plan);
}

/* The search with the best plan of those who are here or left one. */
static uint32_t
find_best (const CursusExchange *self)
{
  uint32_t best = self->n_seats;
  for (uint32_t i = 0; i < self->n_seats; i++) {
    const Seat *seat = &self->seats[i];
    bool has_plan = seat->is_here || (seat->is_gone && !seat->left_nothing);
    if (has_plan && (best == self->n_seats || cursus_score_compare (seat->best, self->seats[best].best) < 0))
      best = i;
  }
  return best;
}

/* Those who are here and were without hard violations once: by energy, then by number. */
static uint32_t
rank (CursusExchange *self)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < self->n_seats; i++) {
    if (!self->seats[i].is_here || self->seats[i].best.hard > 0)
      continue;
    uint32_t at = n++;
    for (; at > 0 && self->seats[self->order[at - 1]].energy > self->seats[i].energy; at--)
      self->order[at] = self->order[at - 1];
    self->order[at] = i;
  }
  return n;
}

static void
match (CursusExchange *self)
{
  uint32_t first = find_best (self), n = rank (self), n_givers = n - n / 2;
  const Seat *best = &self->seats[first];
  const CursusPlacement *best_plan = best->is_gone ? best->last_plan : best->best_plan[self->round % 2];
  bool is_clean = best->best.hard == 0, is_over = is_clean && best->best.soft == 0;
  for (uint32_t i = 0; i < self->n_seats; i++) {
    bool wants_best = i != first && (is_over || (is_clean && self->seats[i].best.hard > 0));
    self->seats[i].gift = wants_best ? best_plan : NULL;
  }
  for (uint32_t i = n_givers; i < n && !is_over; i++)
    self->seats[self->order[i]].gift = self->seats[self->order[i - n_givers]].plan[self->round % 2];
}

/* Ends a round once all have come. */
static void
end_round (CursusExchange *self)
{
  if (self->n_here == 0 || self->n_here + self->n_gone < self->n_seats)
    return;
  match (self);
  for (uint32_t i = 0; i < self->n_seats; i++)
    self->seats[i].is_here = false;
  self->n_here = 0;
  self->round++;
  g_cond_broadcast (&self->all_here);
}

/* Waits for the end of @round; false if it took too long. */
static bool
wait_for (CursusExchange *self, uint64_t round, int64_t until_us)
{
  while (self->round == round) {
    if (until_us == INT64_MAX)
      g_cond_wait (&self->all_here, &self->mutex);
    else if (!g_cond_wait_until (&self->all_here, &self->mutex, until_us))
      return self->round != round;
  }
  return true;
}

const CursusPlacement *
cursus_exchange_meet (CursusExchange *self, uint32_t index, const CursusOffer *offer, int64_t until_us)
{
  Seat *seat = &self->seats[index];
  g_mutex_lock (&self->mutex);
  uint64_t round = self->round;
  put (self, index, offer);
  seat->is_here = true;
  self->n_here++;
  end_round (self);
  const CursusPlacement *gift = NULL;
  if (wait_for (self, round, until_us)) {
    gift = seat->gift;
  } else {
    seat->is_here = false;
    self->n_here--;
  }
  g_mutex_unlock (&self->mutex);
  return gift;
}

void
cursus_exchange_leave (CursusExchange *self, uint32_t index, const CursusOffer *offer)
{
  Seat *seat = &self->seats[index];
  g_mutex_lock (&self->mutex);
  seat->is_gone = true;
  seat->left_nothing = offer == NULL;
  if (offer != NULL) {
    seat->best = offer->best;
    memcpy (seat->last_plan, offer->best_plan, self->n_meetings * sizeof *offer->best_plan);
  }
  self->n_gone++;
  end_round (self);
  g_mutex_unlock (&self->mutex);
}
