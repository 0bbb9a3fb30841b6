/* Constraints of few meetings that nothing else encodes: every way to place these meetings is tried, and what it costs becomes a
 * clause. Only for encodings that somebody else solves: the others learn what they need. */
#include "solver/encoding-private.h"

#define MAX_WAYS 20000 /* to place the meetings of one constraint */

/* The places of one meeting that the constraint can tell apart. */
typedef struct {
  uint32_t meeting;
  GArray *places; /* of CursusPlacement */
} Seat;

static void
clear_seat (gpointer data)
{
  g_array_unref (((Seat *)data)->places);
}

static Seat
list_places (const CursusEncoding *self, uint32_t meeting, unsigned parts)
{
  const CursusChoice *choice = &self->choices[meeting];
  Seat seat = { meeting, g_array_new (FALSE, FALSE, sizeof (CursusPlacement)) };
  for (uint32_t i = 0; i < choice->n; i++) {
    bool known = false;
    for (guint p = 0; p < seat.places->len && !known; p++)
      known = (cursus_placements_differ (choice->domain[i], g_array_index (seat.places, CursusPlacement, p)) & parts) == 0;
    if (!known)
      g_array_append_val (seat.places, choice->domain[i]);
  }
  return seat;
}

/* (transfer full) (nullable) (element-type Seat): NULL: there are too many ways. */
static GArray *
list_seats (const CursusEncoding *self, uint32_t constraint)
{
  g_autofree bool *marked = g_new0 (bool, MAX (1, self->problem->n_meetings));
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (Seat));
  g_array_set_clear_func (seats, clear_seat);
  uint64_t n_ways = 1;
  cursus_encoding_list_meetings (self, constraint, marked);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    if (!marked[m])
      continue;
    if (self->choices[m].n > MAX_WAYS)
      return NULL;
    Seat seat = list_places (self, m, cursus_encoding_parts_of (self, constraint));
    g_array_append_val (seats, seat);
    n_ways *= seat.places->len;
    if (n_ways > MAX_WAYS)
      return NULL;
  }
  return g_steal_pointer (&seats);
}

static void
move (CursusEncoding *self, CursusPlacement *placements, uint32_t meeting, CursusPlacement at)
{
  if (self->placed[meeting])
    cursus_evaluator_remove (self->evaluator, meeting);
  cursus_evaluator_place (self->evaluator, meeting, at);
  self->placed[meeting] = true;
  placements[meeting] = at;
}

/* Tries all ways to place the meetings from seat number @next on. */
static void
try_ways (CursusEncoding *self, uint32_t constraint, const GArray *seats, guint next, CursusPlacement *placements)
{
  if (next == seats->len) {
    int64_t excess = cursus_evaluator_constraint_cost (self->evaluator, constraint);
    if (cursus_evaluator_try_error (self->evaluator, &self->error) && excess > 0)
      cursus_encoding_learn_whole (self, constraint, placements, excess);
    return;
  }
  const Seat *seat = &g_array_index (seats, Seat, next);
  for (guint p = 0; p < seat->places->len && self->error == NULL; p++) {
    move (self, placements, seat->meeting, g_array_index (seat->places, CursusPlacement, p));
    try_ways (self, constraint, seats, next + 1, placements);
  }
}

bool
cursus_encoding_all (CursusEncoding *self, uint32_t constraint)
{
  if (self->error != NULL || cursus_encoding_is_full (self))
    return false;
  if (cursus_encoding_line_all (self, constraint))
    return true;
  g_autoptr (GArray) seats = list_seats (self, constraint);
  if (seats == NULL || self->error != NULL)
    return false;
  g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, MAX (1, self->problem->n_meetings));
  try_ways (self, constraint, seats, 0, placements);
  for (guint s = 0; s < seats->len; s++) {
    uint32_t meeting = g_array_index (seats, Seat, s).meeting;
    if (self->placed[meeting])
      cursus_evaluator_remove (self->evaluator, meeting);
    self->placed[meeting] = false;
  }
  return self->error == NULL;
}
