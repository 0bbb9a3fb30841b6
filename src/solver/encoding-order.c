/* Meetings that can be exchanged stand in one order: of plans that differ in nothing else one is enough. And meetings that no
 * slot can hold together count as one there. */
#include "solver/encoding-private.h"

/* The first start of @choice at slot @slot or later. */
static uint32_t
first_from (const CursusChoice *choice, uint32_t slot)
{
  uint32_t low = 0, high = choice->starts.n;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (choice->slots[middle] < slot)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* @later begins when @earlier is over; or, if they can be at the same time, not before it begins. */
static void
put_in_order (CursusEncoding *self, uint32_t earlier, uint32_t later, bool apart)
{
  const CursusChoice *a = &self->choices[earlier], *b = &self->choices[later];
  uint32_t n_slots = apart ? self->frame->meetings[earlier].n_slots : 0;
  for (uint32_t i = 0; i < a->starts.n; i++)
    cursus_sat_add2 (self->sat, -a->starts.from[i], b->starts.from[first_from (b, a->slots[i] + n_slots)]);
}

bool
cursus_encoding_are_apart (const CursusEncoding *self, uint32_t a, uint32_t b)
{
  const CursusConflicts *conflicts = self->problem->conflicts;
  return conflicts != NULL && cursus_bit_test (cursus_conflicts_of (conflicts, a), b);
}

void
cursus_encoding_put_in_order (CursusEncoding *self)
{
  const CursusSymmetry *symmetry = self->problem->symmetry;
  uint32_t n = self->problem->n_meetings;
  self->ordered = g_new (uint32_t, MAX (1, n));
  for (uint32_t m = 0; m < n; m++)
    self->ordered[m] = m;
  if (symmetry == NULL || !symmetry->has_meetings)
    return;
  g_autofree uint32_t *last = g_new (uint32_t, MAX (1, n)); /* per first meeting of a class: the one put in order last */
  for (uint32_t m = 0; m < n; m++) {
    uint32_t class = symmetry->meeting_class[m];
    if (class != m) {
      bool apart = cursus_encoding_are_apart (self, last[class], m);
      put_in_order (self, last[class], m, apart);
      if (apart)
        self->ordered[m] = self->ordered[last[class]];
    }
    last[class] = m;
  }
}

/* ---- What one slot cannot hold together ---- */

typedef struct {
  uint32_t meeting;
  int literal;
} Occupant;

/* (element-type Occupant): meetings of @entries, those in one order as one. */
static GArray *
list_occupants (CursusEncoding *self, const uint32_t *meetings, const int *literals, uint32_t n)
{
  GArray *occupants = g_array_new (FALSE, FALSE, sizeof (Occupant));
  g_autofree bool *done = g_new0 (bool, n + 1);
  g_autoptr (GArray) of_one = g_array_new (FALSE, FALSE, sizeof (int));
  for (uint32_t i = 0; i < n; i++) {
    if (done[i])
      continue;
    g_array_set_size (of_one, 0);
    for (uint32_t k = i; k < n; k++)
      if (!done[k] && (k == i || (self->ordered != NULL && self->ordered[meetings[k]] == self->ordered[meetings[i]]))) {
        g_array_append_val (of_one, literals[k]);
        done[k] = true;
      }
    Occupant one = { meetings[i], cursus_encoding_or (self, (const int *)of_one->data, of_one->len) };
    g_array_append_val (occupants, one);
  }
  return occupants;
}

GArray *
cursus_encoding_join_ordered (CursusEncoding *self, const uint32_t *meetings, const int *literals, uint32_t n)
{
  g_autoptr (GArray) occupants = list_occupants (self, meetings, literals, n);
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < occupants->len; i++)
    g_array_append_vals (joined, &g_array_index (occupants, Occupant, i).literal, 1);
  return joined;
}

GArray *
cursus_encoding_join_apart (CursusEncoding *self, const uint32_t *meetings, const int *literals, uint32_t n)
{
  g_autoptr (GArray) occupants = list_occupants (self, meetings, literals, n);
  g_autofree bool *done = g_new0 (bool, occupants->len + 1);
  g_autoptr (GArray) clique = g_array_new (FALSE, FALSE, sizeof (Occupant));
  g_autoptr (GArray) of_one = g_array_new (FALSE, FALSE, sizeof (int));
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < occupants->len; i++) {
    if (done[i])
      continue;
    g_array_set_size (clique, 0);
    g_array_set_size (of_one, 0);
    for (guint k = i; k < occupants->len; k++) {
      const Occupant *one = &g_array_index (occupants, Occupant, k);
      bool fits = !done[k];
      for (guint c = 0; c < clique->len && fits; c++)
        fits = cursus_encoding_are_apart (self, g_array_index (clique, Occupant, c).meeting, one->meeting);
      if (!fits)
        continue;
      g_array_append_vals (clique, one, 1);
      g_array_append_val (of_one, one->literal);
      done[k] = true;
    }
    int literal = cursus_encoding_or (self, (const int *)of_one->data, of_one->len);
    g_array_append_val (joined, literal);
  }
  return joined;
}
