/* What literals say of meetings, for people who read the clauses. */
#include "solver/encoding-private.h"

typedef struct {
  const CursusOneOf *of;
  bool *seen; /* per value */
} Seen;

static void
note (GArray *meanings, Seen *seen, uint32_t number, CursusMeaning meaning)
{
  if (seen->seen[number])
    return;
  seen->seen[number] = true;
  meaning.literal = seen->of->at[number];
  g_array_append_val (meanings, meaning);
}

/* Each value where it is first met in the domain, which is in order. */
static void
list_of (const CursusChoice *choice, uint32_t meeting, GArray *meanings)
{
  Seen starts = { &choice->starts, g_new0 (bool, MAX (1, choice->starts.n)) };
  Seen rooms = { &choice->rooms, g_new0 (bool, MAX (1, choice->rooms.n)) };
  Seen speakers = { &choice->speakers, g_new0 (bool, MAX (1, choice->speakers.n)) };
  for (uint32_t i = 0; i < choice->n; i++) {
    const CursusPlacement at = choice->domain[i];
    const uint32_t cell = choice->cell_of[i], n_sets = choice->speakers.n;
    note (meanings, &starts, choice->start_of[i], (CursusMeaning){ 0, meeting, CURSUS_MEANING_START, at.start });
    note (meanings, &rooms, cell / n_sets, (CursusMeaning){ 0, meeting, CURSUS_MEANING_ROOM, at.room });
    note (meanings, &speakers, cell % n_sets, (CursusMeaning){ 0, meeting, CURSUS_MEANING_SPEAKERS, at.speaker_set });
  }
  g_free (starts.seen);
  g_free (rooms.seen);
  g_free (speakers.seen);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const CursusMeaning *x = a, *y = b;
  if (x->meeting != y->meeting)
    return x->meeting < y->meeting ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return (x->value > y->value) - (x->value < y->value);
}

GArray *
cursus_encoding_list_meanings (const CursusEncoding *self)
{
  GArray *meanings = g_array_new (FALSE, FALSE, sizeof (CursusMeaning));
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    list_of (&self->choices[m], m, meanings);
  g_array_sort (meanings, compare);
  return meanings;
}
