/* Letters of a unit: its placements as far as a function can tell them apart, in the order of time as far as there is one. */
#include <string.h>

#include "solver/encoding-private.h"

#define MAX_LETTERS 1500
#define MAX_JOINS 200000 /* places together that a run of several meetings can have */

void
cursus_letter_set_free (gpointer letters)
{
  CursusLetterSet *self = letters;
  g_free (self->examples);
  g_free (self->letter_of);
  g_free (self->at);
  g_free (self->from);
  g_free (self->values);
  g_free (self->facts);
  g_clear_pointer (&self->known_from, g_hash_table_unref);
  g_free (self);
}

int64_t
cursus_letter_set_read (const CursusEncoding *self, uint32_t meeting, const CursusRead *fact)
{
  const CursusPlacement at = self->scratch[meeting];
  const CursusFactInfo *info = cursus_fact_info ((CursusFact)fact->fact);
  if (info->argument != CURSUS_FACT_ARGUMENT_OTHER)
    return cursus_fact_read (self->frame, self->scratch, meeting, (CursusFact)fact->fact, fact->argument);
  int64_t value = 0;
  if (info->depends & CURSUS_DEPENDS_START)
    value = at.start;
  value = value * 65536 + (info->depends & CURSUS_DEPENDS_ROOM ? at.room : 0);
  return value * 65536 + (info->depends & CURSUS_DEPENDS_SPEAKERS ? at.speaker_set : 0);
}

static CursusLetterSet *
new_set (const CursusEncoding *self, CursusUnit unit, const GArray *facts)
{
  CursusLetterSet *letters = g_new0 (CursusLetterSet, 1);
  if (cursus_frame_unit_is_run (self->frame, unit)) {
    const CursusRun *run = &self->frame->runs[unit - self->frame->n_meetings];
    letters->meetings = run->meetings;
    letters->n_meetings = run->n_meetings;
  } else {
    letters->meetings = &self->frame->only_meeting[unit];
    letters->n_meetings = 1;
  }
  letters->n_facts = facts->len;
  letters->facts = g_new (CursusRead, MAX (1, facts->len));
  if (facts->len > 0)
    memcpy (letters->facts, facts->data, facts->len * sizeof (CursusRead));
  return letters;
}

static void
make_room (CursusLetterSet *letters)
{
  letters->at = g_new0 (int, letters->n + 1);
  letters->from = g_new0 (int, letters->n + 1);
}

/* Placements of one meeting with the same values of the facts. false: too many. */
static bool
fill_single (CursusEncoding *self, CursusLetterSet *letters)
{
  uint32_t meeting = letters->meetings[0];
  const CursusChoice *choice = &self->choices[meeting];
  g_autoptr (GHashTable) by_values = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                                            NULL);
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  g_autofree int64_t *values = g_new0 (int64_t, letters->n_facts + 1);
  letters->letter_of = g_new (uint32_t, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++) {
    self->scratch[meeting] = choice->domain[i];
    for (uint32_t f = 0; f < letters->n_facts; f++)
      values[f] = cursus_letter_set_read (self, meeting, &letters->facts[f]);
    GBytes *key = g_bytes_new (values, letters->n_facts * sizeof *values + 1);
    gpointer letter = g_hash_table_lookup (by_values, key);
    if (letter == NULL) {
      g_array_append_val (examples, choice->domain[i]);
      letter = GUINT_TO_POINTER (examples->len);
      g_hash_table_insert (by_values, g_bytes_ref (key), letter);
    }
    g_bytes_unref (key);
    letters->letter_of[i] = GPOINTER_TO_UINT (letter) - 1;
  }
  letters->n = examples->len;
  letters->ordered = true;
  letters->examples = (CursusPlacement *)g_array_free (g_steal_pointer (&examples), FALSE);
  return letters->n <= MAX_LETTERS;
}

/* ---- Runs of several meetings, whose facts are the least or the greatest of theirs ---- */

/* One meeting's values with a place for each. */
typedef struct {
  uint32_t n;
  int64_t *values; /* n_facts each */
  CursusPlacement *places;
} Member;

static int
compare_vectors (gconstpointer a, gconstpointer b, gpointer data)
{
  const int64_t *x = a, *y = b;
  for (uint32_t f = 0; f < *(const uint32_t *)data; f++)
    if (x[f] != y[f])
      return x[f] < y[f] ? -1 : 1;
  return 0;
}

static Member
list_member (CursusEncoding *self, const CursusLetterSet *letters, uint32_t meeting)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (CursusRead));
  g_array_append_vals (facts, letters->facts, letters->n_facts);
  const CursusLetterSet *own = cursus_letter_set_get (self, meeting, facts);
  Member member = { 0 };
  if (own == NULL)
    return member;
  member.n = own->n;
  member.values = g_new (int64_t, (size_t)own->n * letters->n_facts + 1);
  member.places = own->examples;
  for (uint32_t l = 0; l < own->n; l++) {
    self->scratch[meeting] = own->examples[l];
    for (uint32_t f = 0; f < letters->n_facts; f++)
      member.values[l * letters->n_facts + f] = cursus_letter_set_read (self, meeting, &letters->facts[f]);
  }
  return member;
}

/* All values together, with the places that give them: rows of the facts' values and then of one number a meeting. */
static bool
join (CursusEncoding *self, CursusLetterSet *letters, Member *members)
{
  uint64_t n_joins = 1;
  for (uint32_t m = 0; m < letters->n_meetings && n_joins <= MAX_JOINS; m++)
    n_joins *= members[m].n;
  if (n_joins > MAX_JOINS || n_joins == 0)
    return false;
  const uint32_t n_facts = letters->n_facts, width = n_facts + 1;
  g_autofree int64_t *rows = g_new (int64_t, n_joins * width);
  for (uint64_t j = 0; j < n_joins; j++) {
    int64_t *row = rows + j * width;
    uint64_t rest = j;
    for (uint32_t m = 0; m < letters->n_meetings; m++, rest /= members[m - 1].n)
      for (uint32_t f = 0; f < n_facts; f++) {
        int64_t value = members[m].values[rest % members[m].n * n_facts + f];
        bool least = cursus_fact_takes_least ((CursusFact)letters->facts[f].fact);
        row[f] = m == 0 ? value : least ? MIN (row[f], value) : MAX (row[f], value);
      }
    row[n_facts] = (int64_t)j;
  }
  g_qsort_with_data (rows, (int)n_joins, width * sizeof *rows, compare_vectors, (gpointer)&width);
  letters->values = g_renew (int64_t, letters->values, n_joins * MAX (1, n_facts));
  letters->examples = g_new (CursusPlacement, n_joins * letters->n_meetings);
  for (uint64_t j = 0; j < n_joins; j++) {
    const int64_t *row = rows + j * width;
    if (j > 0 && compare_vectors (row, row - width, (gpointer)&n_facts) == 0)
      continue;
    memcpy (letters->values + (size_t)letters->n * n_facts, row, n_facts * sizeof *row);
    uint64_t rest = (uint64_t)row[n_facts];
    for (uint32_t m = 0; m < letters->n_meetings; rest /= members[m++].n)
      letters->examples[(size_t)letters->n * letters->n_meetings + m] = members[m].places[rest % members[m].n];
    letters->n++;
  }
  return letters->n <= MAX_LETTERS;
}

static bool
fill_run (CursusEncoding *self, CursusLetterSet *letters)
{
  for (uint32_t f = 0; f < letters->n_facts; f++)
    if (!(cursus_fact_info ((CursusFact)letters->facts[f].fact)->scope & CURSUS_SCOPE_R)
        || cursus_fact_info ((CursusFact)letters->facts[f].fact)->argument != CURSUS_FACT_ARGUMENT_NONE)
      return false;
  g_autofree Member *members = g_new0 (Member, letters->n_meetings);
  for (uint32_t m = 0; m < letters->n_meetings; m++)
    members[m] = list_member (self, letters, letters->meetings[m]);
  bool done = join (self, letters, members);
  for (uint32_t m = 0; m < letters->n_meetings; m++)
    g_free (members[m].values);
  letters->ordered = letters->n_facts == 1;
  return done;
}

static int
make_fact_from (CursusEncoding *self, const CursusLetterSet *letters, uint32_t fact, int64_t value)
{
  g_autofree int *of_meeting = g_new (int, letters->n_meetings);
  for (uint32_t m = 0; m < letters->n_meetings; m++) {
    uint32_t meeting = letters->meetings[m];
    const CursusChoice *choice = &self->choices[meeting];
    g_autofree bool *in = g_new0 (bool, MAX (1, choice->n));
    for (uint32_t i = 0; i < choice->n; i++) {
      self->scratch[meeting] = choice->domain[i];
      in[i] = cursus_letter_set_read (self, meeting, &letters->facts[fact]) >= value;
    }
    of_meeting[m] = cursus_choice_literal (self, meeting, in);
  }
  if (cursus_fact_takes_least ((CursusFact)letters->facts[fact].fact))
    return cursus_encoding_and (self, of_meeting, letters->n_meetings);
  return cursus_encoding_or (self, of_meeting, letters->n_meetings);
}

/* The fact of the run is at least @value. */
static int
fact_from (CursusEncoding *self, CursusLetterSet *letters, uint32_t fact, int64_t value)
{
  if (letters->known_from == NULL)
    letters->known_from = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const int64_t name = value * letters->n_facts + fact;
  int literal = GPOINTER_TO_INT (g_hash_table_lookup (letters->known_from, &name));
  if (literal != 0)
    return literal;
  literal = make_fact_from (self, letters, fact, value);
  g_hash_table_insert (letters->known_from, g_memdup2 (&name, sizeof name), GINT_TO_POINTER (literal));
  return literal;
}

static int
run_at (CursusEncoding *self, CursusLetterSet *letters, uint32_t letter)
{
  g_autofree int *literals = g_new (int, 2 * letters->n_facts + 1);
  for (uint32_t f = 0; f < letters->n_facts; f++) {
    int64_t value = letters->values[(size_t)letter * letters->n_facts + f];
    literals[2 * f] = fact_from (self, letters, f, value);
    literals[2 * f + 1] = -fact_from (self, letters, f, value + 1);
  }
  return cursus_encoding_and (self, literals, 2 * letters->n_facts);
}

/* ---- For all ---- */

CursusLetterSet *
cursus_letter_set_get (CursusEncoding *self, CursusUnit unit, const GArray *facts)
{
  uint32_t only = self->frame->only_meeting[unit];
  GByteArray *name = g_byte_array_new ();
  uint32_t known_as = only != CURSUS_NONE ? only : unit;
  g_byte_array_append (name, (const guint8 *)&known_as, sizeof known_as);
  for (guint f = 0; f < facts->len; f++) {
    const CursusRead *fact = &g_array_index (facts, CursusRead, f);
    uint32_t pair[2] = { fact->fact, fact->argument };
    g_byte_array_append (name, (const guint8 *)pair, sizeof pair);
  }
  GBytes *key = g_byte_array_free_to_bytes (name);
  CursusLetterSet *letters = g_hash_table_lookup (self->letters, key);
  if (letters == NULL) {
    letters = new_set (self, known_as, facts);
    bool fits = letters->n_meetings == 1 ? fill_single (self, letters) : fill_run (self, letters);
    if (!fits)
      letters->n = 0;
    make_room (letters);
    g_hash_table_insert (self->letters, key, letters);
  } else
    g_bytes_unref (key);
  return letters->n > 0 ? letters : NULL;
}

static int
single_literal (CursusEncoding *self, const CursusLetterSet *letters, uint32_t first, uint32_t end)
{
  uint32_t n = self->choices[letters->meetings[0]].n;
  g_autofree bool *in = g_new (bool, MAX (1, n));
  for (uint32_t i = 0; i < n; i++)
    in[i] = letters->letter_of[i] >= first && letters->letter_of[i] < end;
  return cursus_choice_literal (self, letters->meetings[0], in);
}

int
cursus_letter_set_at (CursusEncoding *self, CursusLetterSet *letters, uint32_t letter)
{
  if (letters->at[letter] == 0)
    letters->at[letter] = letters->n_meetings == 1 ? single_literal (self, letters, letter, letter + 1)
                                                   : run_at (self, letters, letter);
  return letters->at[letter];
}

int
cursus_letter_set_from (CursusEncoding *self, CursusLetterSet *letters, uint32_t letter)
{
  if (letter == 0 || letter >= letters->n)
    return letter == 0 ? CURSUS_SAT_TRUE : CURSUS_SAT_FALSE;
  if (letters->from[letter] == 0)
    letters->from[letter] = letters->n_meetings == 1 ? single_literal (self, letters, letter, letters->n)
                                                     : fact_from (self, letters, 0, letters->values[letter]);
  return letters->from[letter];
}
