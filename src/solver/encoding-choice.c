/* Where a meeting is: its start, its room and its speakers each one of several, and literals for sets of placements. */
#include <string.h>

#include "solver/encoding-private.h"

#define MAX_CLAUSES 6000000

bool
cursus_encoding_is_full (const CursusEncoding *self)
{
  uint64_t n_clauses = cursus_sat_n_clauses (self->sat), most = self->limits->max_clauses;
  return n_clauses > MAX_CLAUSES || (most > 0 && n_clauses > most) || cursus_sat_over (self->sat, self->limits);
}

/* ---- Gates ---- */

static int
compare_literals (gconstpointer a, gconstpointer b)
{
  int x = *(const int *)a, y = *(const int *)b;
  return ABS (x) != ABS (y) ? (ABS (x) < ABS (y) ? -1 : 1) : (x > y) - (x < y);
}

/* Sorts, and leaves out what holds anyway and what is there twice. false: they cannot hold together. */
static bool
simplify (int *literals, uint32_t *n)
{
  uint32_t kept = 0;
  qsort (literals, *n, sizeof *literals, compare_literals);
  for (uint32_t i = 0; i < *n; i++) {
    if (literals[i] == CURSUS_SAT_FALSE || (kept > 0 && literals[i] == -literals[kept - 1]))
      return false;
    if (literals[i] != CURSUS_SAT_TRUE && (kept == 0 || literals[i] != literals[kept - 1]))
      literals[kept++] = literals[i];
  }
  *n = kept;
  return true;
}

int
cursus_encoding_and (CursusEncoding *self, const int *literals, uint32_t n)
{
  g_autofree int *clause = g_new (int, n + 1);
  if (n > 0)
    memcpy (clause, literals, n * sizeof *literals);
  if (!simplify (clause, &n))
    return CURSUS_SAT_FALSE;
  if (n <= 1)
    return n == 0 ? CURSUS_SAT_TRUE : clause[0];
  GBytes *key = g_bytes_new (clause, n * sizeof *clause);
  int all = GPOINTER_TO_INT (g_hash_table_lookup (self->gates, key));
  if (all != 0) {
    g_bytes_unref (key);
    return all;
  }
  all = cursus_sat_variable (self->sat);
  g_hash_table_insert (self->gates, key, GINT_TO_POINTER (all));
  for (uint32_t i = 0; i < n; i++) {
    cursus_sat_add2 (self->sat, -all, clause[i]);
    clause[i] = -clause[i];
  }
  clause[n] = all;
  cursus_sat_add (self->sat, clause, n + 1);
  return all;
}

int
cursus_encoding_or (CursusEncoding *self, const int *literals, uint32_t n)
{
  g_autofree int *negated = g_new (int, MAX (1, n));
  for (uint32_t i = 0; i < n; i++)
    negated[i] = -literals[i];
  return -cursus_encoding_and (self, negated, n);
}

int
cursus_encoding_and2 (CursusEncoding *self, int a, int b)
{
  return cursus_encoding_and (self, (const int[]){ a, b }, 2);
}

/* ---- One of several ---- */

static GHashTable *
new_memory (void)
{
  return g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
}

static void
init_one_of (CursusEncoding *self, CursusOneOf *of, uint32_t n)
{
  of->n = n;
  of->at = g_new (int, MAX (1, n));
  of->from = g_new (int, n + 1);
  of->sets = new_memory ();
  of->from[n] = CURSUS_SAT_FALSE;
  of->from[0] = CURSUS_SAT_TRUE; /* a domain is not empty where this is asked for */
  for (uint32_t i = 1; i < n; i++) {
    of->from[i] = cursus_sat_variable (self->sat);
    if (i > 1)
      cursus_sat_add2 (self->sat, -of->from[i], of->from[i - 1]);
  }
  for (uint32_t i = 0; i < n; i++)
    of->at[i] = cursus_encoding_and2 (self, of->from[i], -of->from[i + 1]);
}

static void
clear_one_of (CursusOneOf *of)
{
  g_free (of->at);
  g_free (of->from);
  g_clear_pointer (&of->sets, g_hash_table_unref);
}

/* Of a set that does not hold the first value, and something: its runs of neighbouring values. */
static int
make_runs (CursusEncoding *self, const CursusOneOf *of, const bool *in)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (int));
  for (uint32_t i = 1; i < of->n; i++) {
    uint32_t begin = i;
    while (i < of->n && in[i])
      i++;
    if (i == begin)
      continue;
    int run = i == begin + 1 ? of->at[begin] : cursus_encoding_and2 (self, of->from[begin], -of->from[i]);
    g_array_append_val (runs, run);
  }
  return cursus_encoding_or (self, (const int *)runs->data, runs->len);
}

/* Holds exactly when the value is @in. */
static int
one_of_literal (CursusEncoding *self, CursusOneOf *of, const bool *in)
{
  uint32_t n_in = 0;
  for (uint32_t i = 0; i < of->n; i++)
    n_in += in[i];
  if (n_in == 0 || n_in == of->n)
    return n_in == 0 ? CURSUS_SAT_FALSE : CURSUS_SAT_TRUE;
  g_autofree bool *set = g_new (bool, of->n); /* without the first value: the others' complement else */
  for (uint32_t i = 0; i < of->n; i++)
    set[i] = in[i] != in[0];
  GBytes *key = g_bytes_new (set, of->n * sizeof *set);
  int literal = GPOINTER_TO_INT (g_hash_table_lookup (of->sets, key));
  if (literal == 0) {
    literal = make_runs (self, of, set);
    g_hash_table_insert (of->sets, key, GINT_TO_POINTER (literal));
  } else
    g_bytes_unref (key);
  return in[0] ? -literal : literal;
}

/* ---- Two dimensions: rows of cells ---- */

/* Rows with the same cells. */
typedef struct {
  GBytes *cells;
  bool *rows;
} Pattern;

static void
free_pattern (gpointer data)
{
  Pattern *self = data;
  g_bytes_unref (self->cells);
  g_free (self->rows);
  g_free (self);
}

/* (element-type Pattern): the rows of a table of bools, each with those like it. */
static GPtrArray *
find_patterns (const bool *table, uint32_t n_rows, uint32_t n_columns)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func (free_pattern);
  g_autoptr (GHashTable) by_cells = g_hash_table_new (cursus_weights_hash, g_bytes_equal);
  for (uint32_t row = 0; row < n_rows; row++) {
    g_autoptr (GBytes) cells = g_bytes_new (table + (size_t)row * n_columns, n_columns * sizeof *table);
    Pattern *pattern = g_hash_table_lookup (by_cells, cells);
    if (pattern == NULL) {
      pattern = g_new0 (Pattern, 1);
      pattern->cells = g_bytes_ref (cells);
      pattern->rows = g_new0 (bool, n_rows);
      g_ptr_array_add (patterns, pattern);
      g_hash_table_insert (by_cells, pattern->cells, pattern);
    }
    pattern->rows[row] = true;
  }
  return patterns;
}

typedef int (*LiteralOf) (CursusEncoding *self, CursusChoice *choice, const bool *in);

/* Holds exactly when the table holds the row and the column: rows are one of @of, columns belong to @of_columns. */
static int
table_literal (CursusEncoding *self, CursusChoice *choice, CursusOneOf *of, const bool *table, uint32_t n_columns,
               LiteralOf of_columns)
{
  g_autoptr (GPtrArray) patterns = find_patterns (table, of->n, n_columns);
  if (patterns->len == 1)
    return of_columns (self, choice, table);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, 2 * sizeof (int));
  bool plain = true;
  for (guint p = 0; p < patterns->len; p++) {
    const Pattern *pattern = g_ptr_array_index (patterns, p);
    int pair[2] = { one_of_literal (self, of, pattern->rows),
                    of_columns (self, choice, g_bytes_get_data (pattern->cells, NULL)) };
    plain = plain && (pair[1] == CURSUS_SAT_TRUE || pair[1] == CURSUS_SAT_FALSE);
    g_array_append_val (pairs, pair);
  }
  if (plain) { /* one pattern of each */
    const int *first = &g_array_index (pairs, int, 0);
    return first[1] == CURSUS_SAT_TRUE ? first[0] : -first[0];
  }
  int literal = cursus_sat_variable (self->sat);
  for (guint p = 0; p < pairs->len; p++) {
    const int *pair = &((const int *)pairs->data)[2 * p];
    cursus_sat_add3 (self->sat, -pair[0], -pair[1], literal);
    cursus_sat_add3 (self->sat, -pair[0], pair[1], -literal);
  }
  return literal;
}

static int
speakers_literal (CursusEncoding *self, CursusChoice *choice, const bool *in)
{
  return one_of_literal (self, &choice->speakers, in);
}

static int
cells_literal (CursusEncoding *self, CursusChoice *choice, const bool *in)
{
  return table_literal (self, choice, &choice->rooms, in, choice->speakers.n, speakers_literal);
}

/* (transfer full): per start a row of cells: those @in. Where all placements of a start are alike, so are cells without one. */
static bool *
spread (const CursusChoice *choice, const bool *in)
{
  bool *table = g_new0 (bool, (size_t)choice->starts.n * choice->n_cells);
  for (uint32_t i = 0; i < choice->n;) {
    uint32_t start = choice->start_of[i], begin = i;
    bool alike = true, *row = table + (size_t)start * choice->n_cells;
    for (; i < choice->n && choice->start_of[i] == start; i++) {
      alike = alike && in[i] == in[begin];
      row[choice->cell_of[i]] = in[i];
    }
    if (alike)
      memset (row, in[begin], choice->n_cells * sizeof *row);
  }
  return table;
}

/* (transfer full) (nullable): per start whether its placements are @in; NULL if some start has both kinds. */
static bool *
by_start (const CursusChoice *choice, const bool *in)
{
  g_autofree bool *starts = g_new (bool, choice->starts.n);
  for (uint32_t i = 0; i < choice->n; i++) {
    if (i > 0 && choice->start_of[i] == choice->start_of[i - 1] && in[i] != in[i - 1])
      return NULL;
    starts[choice->start_of[i]] = in[i];
  }
  return g_steal_pointer (&starts);
}

/* Whether @in is some starts, each with those of some cells that it has, and none with all that it has: then both are filled. */
static bool
is_product (const CursusChoice *choice, const bool *in, bool *starts, bool *cells)
{
  for (uint32_t i = 0; i < choice->n; i++)
    if (in[i])
      starts[choice->start_of[i]] = cells[choice->cell_of[i]] = true;
  for (uint32_t i = 0; i < choice->n;) {
    const uint32_t start = choice->start_of[i];
    bool all = starts[start];
    for (; i < choice->n && choice->start_of[i] == start; i++) {
      if (starts[start] && in[i] != cells[choice->cell_of[i]])
        return false;
      all = all && in[i];
    }
    if (all)
      return false;
  }
  return true;
}

/* Of two literals that others need too. 0: it is none. */
static int
product_literal (CursusEncoding *self, CursusChoice *choice, const bool *in)
{
  g_autofree bool *starts = g_new0 (bool, choice->starts.n), *cells = g_new0 (bool, choice->n_cells);
  if (!is_product (choice, in, starts, cells))
    return 0;
  return cursus_encoding_and2 (self, one_of_literal (self, &choice->starts, starts), cells_literal (self, choice, cells));
}

int
cursus_choice_literal (CursusEncoding *self, uint32_t meeting, const bool *in)
{
  CursusChoice *choice = &self->choices[meeting];
  if (choice->n == 0)
    return CURSUS_SAT_FALSE;
  g_autofree bool *starts = by_start (choice, in);
  if (starts != NULL)
    return one_of_literal (self, &choice->starts, starts);
  GBytes *key = g_bytes_new (in, choice->n * sizeof *in);
  int literal = GPOINTER_TO_INT (g_hash_table_lookup (choice->sets, key));
  if (literal != 0) {
    g_bytes_unref (key);
    return literal;
  }
  literal = product_literal (self, choice, in);
  if (literal == 0) {
    g_autofree bool *table = spread (choice, in);
    literal = table_literal (self, choice, &choice->starts, table, choice->n_cells, cells_literal);
  }
  g_hash_table_insert (choice->sets, key, GINT_TO_POINTER (literal));
  return literal;
}

int
cursus_choice_in_slot (CursusEncoding *self, uint32_t meeting, uint32_t slot)
{
  CursusChoice *choice = &self->choices[meeting];
  uint32_t n_slots = self->frame->meetings[meeting].n_slots;
  g_autofree bool *in = g_new (bool, MAX (1, choice->starts.n));
  for (uint32_t s = 0; s < choice->starts.n; s++)
    in[s] = choice->slots[s] <= slot && slot - choice->slots[s] < n_slots;
  return one_of_literal (self, &choice->starts, in);
}

int
cursus_choice_in_room (const CursusEncoding *self, uint32_t meeting, uint32_t room)
{
  const CursusChoice *choice = &self->choices[meeting];
  for (uint32_t i = 0; i < choice->rooms.n; i++)
    if (choice->room_of[i] == room)
      return choice->rooms.at[i];
  return CURSUS_SAT_FALSE;
}

/* ---- A meeting ---- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static uint32_t
part_of (CursusPlacement at, unsigned part)
{
  return part == CURSUS_DEPENDS_START ? at.start : part == CURSUS_DEPENDS_ROOM ? at.room : at.speaker_set;
}

/* (transfer full): the different starts, rooms or speaker sets of the domain, ascending. */
static GArray *
list_parts (const CursusChoice *choice, unsigned part)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (uint32_t i = 0; i < choice->n; i++) {
    uint32_t value = part_of (choice->domain[i], part);
    if (g_hash_table_add (seen, GUINT_TO_POINTER (value)))
      g_array_append_val (parts, value);
  }
  g_array_sort (parts, compare_numbers);
  return parts;
}

static uint32_t
number_of (const GArray *parts, uint32_t value)
{
  guint index = 0;
  g_array_binary_search ((GArray *)parts, &value, compare_numbers, &index);
  return index;
}

/* Starts, rooms and speakers that go together. */
static void
keep_to_domain (CursusEncoding *self, CursusChoice *choice)
{
  g_autofree bool *table = g_new0 (bool, (size_t)choice->starts.n * choice->n_cells);
  for (uint32_t i = 0; i < choice->n; i++)
    table[(size_t)choice->start_of[i] * choice->n_cells + choice->cell_of[i]] = true;
  g_autoptr (GPtrArray) patterns = find_patterns (table, choice->starts.n, choice->n_cells);
  for (guint p = 0; p < patterns->len; p++) {
    const Pattern *pattern = g_ptr_array_index (patterns, p);
    cursus_sat_add2 (self->sat, -one_of_literal (self, &choice->starts, pattern->rows),
                     cells_literal (self, choice, g_bytes_get_data (pattern->cells, NULL)));
  }
}

void
cursus_choice_init (CursusEncoding *self, uint32_t meeting)
{
  CursusChoice *choice = &self->choices[meeting];
  choice->domain = cursus_problem_domain (self->problem, meeting, &choice->n);
  choice->sets = new_memory ();
  g_autoptr (GArray) starts = list_parts (choice, CURSUS_DEPENDS_START);
  g_autoptr (GArray) rooms = list_parts (choice, CURSUS_DEPENDS_ROOM);
  g_autoptr (GArray) speakers = list_parts (choice, CURSUS_DEPENDS_SPEAKERS);
  init_one_of (self, &choice->starts, starts->len);
  init_one_of (self, &choice->rooms, rooms->len);
  init_one_of (self, &choice->speakers, speakers->len);
  choice->slots = g_memdup2 (starts->data, MAX (1, starts->len) * sizeof (uint32_t));
  choice->room_of = g_memdup2 (rooms->data, MAX (1, rooms->len) * sizeof (uint32_t));
  choice->n_cells = rooms->len * speakers->len;
  choice->start_of = g_new (uint32_t, MAX (1, choice->n));
  choice->cell_of = g_new (uint32_t, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++) {
    const CursusPlacement at = choice->domain[i];
    choice->start_of[i] = number_of (starts, at.start);
    choice->cell_of[i] = number_of (rooms, at.room) * speakers->len + number_of (speakers, at.speaker_set);
  }
  if (choice->n == 0)
    cursus_sat_add2 (self->sat, CURSUS_SAT_FALSE, CURSUS_SAT_FALSE);
  else
    keep_to_domain (self, choice);
}

void
cursus_choice_clear (CursusChoice *self)
{
  clear_one_of (&self->starts);
  clear_one_of (&self->rooms);
  clear_one_of (&self->speakers);
  g_free (self->slots);
  g_free (self->room_of);
  g_free (self->start_of);
  g_free (self->cell_of);
  g_clear_pointer (&self->sets, g_hash_table_unref);
}
