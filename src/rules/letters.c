/* A letter is the number of what follows from time and speakers, and that of what follows from the room times all of the former.
 * Numbers are given as values turn up, so that only what occurs takes room. */
#include "rules/letters-private.h"

#include <string.h>

#define MAX_CELLS (UINT32_C (1) << 21) /* of one side */
#define MAX_LETTERS (UINT32_C (1) << 26)
#define MAX_JOIN_ROW 512u
#define MAX_CODES (UINT32_C (1) << 18) /* of one side */

#define MAX_JOINED_BYTES ((size_t)4 << 20)
#define BYTES_OF_CODE 64 /* about that, with the values of some facts */

/* Of facts of two units: which unit, and which of its speaker sets. */
#define FACT_UNIT CURSUS_N_FACTS
#define FACT_SET (CURSUS_N_FACTS + 1)

/* What a fact follows from. */
enum { OF_START = 1, OF_ROOM = 2, OF_SET = 4, OF_UNIT = 8 };

static bool
is_own (uint32_t fact)
{
  return fact >= CURSUS_N_FACTS;
}

/* Whether every meeting at the same place has the same value, whichever it is. A fact that is not named here is taken to follow
 * from the meeting too, which is right for all and only takes more room. */
static bool
is_of_place_alone (CursusFact fact)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum"
  switch (fact) {
  case CURSUS_FACT_DAY:
  case CURSUS_FACT_WORKDAY:
  case CURSUS_FACT_WEEKDAY:
  case CURSUS_FACT_WEEK:
  case CURSUS_FACT_MONTH:
  case CURSUS_FACT_SLOT:
  case CURSUS_FACT_DAY_PART:
  case CURSUS_FACT_START_MINUTE:
  case CURSUS_FACT_ON_CALENDAR:
  case CURSUS_FACT_FIRST_DAY:
  case CURSUS_FACT_LAST_DAY:
  case CURSUS_FACT_FIRST_WORKDAY:
  case CURSUS_FACT_LAST_WORKDAY:
  case CURSUS_FACT_FIRST_WEEK:
  case CURSUS_FACT_LAST_WEEK:
  case CURSUS_FACT_FIRST_SLOT:
  case CURSUS_FACT_STARTS:
  case CURSUS_FACT_SITE:
  case CURSUS_FACT_ROOM:
    return true;
  default:
    return false;
  }
#pragma GCC diagnostic pop
}

static uint8_t
needs_of (uint32_t fact)
{
  if (is_own (fact))
    return fact == FACT_SET ? OF_SET : OF_UNIT;
  unsigned depends = cursus_fact_info ((CursusFact)fact)->depends;
  uint8_t needs = is_of_place_alone ((CursusFact)fact) ? 0 : OF_UNIT;
  needs |= depends & CURSUS_DEPENDS_START ? OF_START : 0;
  needs |= depends & CURSUS_DEPENDS_ROOM ? OF_ROOM : 0;
  needs |= depends & CURSUS_DEPENDS_SPEAKERS ? OF_SET : 0;
  return needs;
}

/* ---- Sides ---- */

/* Room for the cells of the facts as they are now; false if that is too much. */
static bool
lay_out (CursusLetterSide *side, size_t max_cells, size_t n_places, size_t n_sets)
{
  bool of_place = side->needs & (OF_START | OF_ROOM), of_set = side->needs & OF_SET, of_unit = side->needs & OF_UNIT;
  n_places = of_place ? n_places : 1;
  n_sets = of_set ? n_sets : 1;
  size_t n_cells = n_places * n_sets * (of_unit ? 2 : 1); /* row 0 stays empty */
  bool fit = n_cells <= max_cells;
  side->place_step = fit && of_place ? 1 : 0;
  side->set_step = fit && of_set ? (uint32_t)n_places : 0;
  side->unit_step = fit && of_unit ? (uint32_t)(n_places * n_sets) : 0;
  side->n_cells = fit ? MAX (1, n_cells) : 1;
  g_free (side->cells);
  side->cells = g_new0 (uint32_t, side->n_cells);
  return fit;
}

static void
empty_codes (CursusLetterSide *side)
{
  cursus_list_map_clear (&side->codes);
  cursus_list_map_init (&side->codes);
  g_array_set_size (side->places, 0);
  side->room = side->n_facts == 0 ? 1 : side->needs & OF_ROOM ? 2 : 16;
}

static void
clear_side (CursusLetterSide *side)
{
  g_free (side->cells);
  cursus_list_map_clear (&side->codes);
  g_array_unref (side->places);
}

static void
drop_joined (CursusLetters *self)
{
  cursus_list_map_clear (&self->joined);
  cursus_list_map_init (&self->joined);
}

/* Of letters that mean something else now. */
static void
drop_joins (CursusLetters *self)
{
  g_free ((uint16_t *)self->joins);
  self->joins = NULL;
  drop_joined (self);
}

/* After a change of the facts. */
static void
begin_anew (CursusLetters *self)
{
  const CursusFrame *frame = self->frame;
  empty_codes (&self->times);
  empty_codes (&self->rooms);
  bool fit = lay_out (&self->times, self->max_cells, frame->timeline->n_slots, self->max_sets);
  self->off = !lay_out (&self->rooms, self->max_cells, frame->n_rooms, 1) || !fit || self->off;
  self->n_rows = 0;
  memset (self->row_of, 0, frame->n_meetings * sizeof *self->row_of);
  self->time_cells = self->times.cells;
  self->time_unit_step = self->times.unit_step;
  self->time_place_step = self->times.place_step;
  self->time_set_step = self->times.set_step;
  self->room_cells = self->rooms.cells;
  self->room_unit_step = self->rooms.unit_step;
  self->room_place_step = self->rooms.place_step;
  drop_joins (self);
  self->epoch++;
}

/* ---- Life ---- */

void
cursus_letters_init (CursusLetters *self, const CursusFrame *frame)
{
  *self = (CursusLetters){
    .frame = frame,
    .only_meeting = frame->only_meeting,
    .max_sets = 1,
    .max_cells = MAX_CELLS,
    .max_codes = MAX_CODES,
    .max_joined = MAX_JOINED_BYTES,
  };
  self->row_of = g_new0 (uint16_t, MAX (1, frame->n_meetings));
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    self->max_sets = MAX (self->max_sets, frame->meetings[m].n_speaker_sets);
  self->times.places = g_array_new (FALSE, FALSE, sizeof (size_t));
  self->rooms.places = g_array_new (FALSE, FALSE, sizeof (size_t));
  begin_anew (self);
}

void
cursus_letters_clear (CursusLetters *self)
{
  g_free ((uint16_t *)self->joins);
  g_free (self->row_of);
  clear_side (&self->times);
  clear_side (&self->rooms);
  cursus_list_map_clear (&self->joined);
}

void
cursus_letters_bound (CursusLetters *self, size_t max_bytes)
{
  self->max_cells = (uint32_t)MIN (MAX_CELLS, max_bytes / 2 / sizeof (uint32_t));
  self->max_codes = (uint32_t)MIN (MAX_CODES, max_bytes / 4 / BYTES_OF_CODE);
  self->max_joined = MIN (MAX_JOINED_BYTES, max_bytes / 8); /* when it is full it has grown to twice as much at most */
  begin_anew (self);
}

/* ---- Facts ---- */

/* Whether this changes the letters: it was not known that the fact counts. */
static bool
add_fact (CursusLetters *self, uint32_t fact, uint32_t argument)
{
  uint8_t needs = needs_of (fact);
  CursusLetterSide *side = needs & OF_ROOM ? &self->rooms : &self->times;
  for (uint32_t i = 0; i < side->n_facts; i++)
    if (side->facts[i].fact == fact && side->facts[i].argument == argument)
      return false;
  bool of_both = needs & OF_ROOM && needs & (OF_START | OF_SET);
  if (side->n_facts == CURSUS_LETTER_MAX_FACTS || of_both) {
    self->off = true;
    return true;
  }
  side->facts[side->n_facts++] = (CursusLetterFact){ fact, argument };
  side->needs |= needs;
  return true;
}

void
cursus_letters_need (CursusLetters *self, CursusRead read)
{
  bool is_new = false;
  if (read.fact == CURSUS_READ_LENGTH || self->off)
    return;
  if (read.fact == CURSUS_FACT_TRAVEL)
    is_new = add_fact (self, CURSUS_FACT_SITE, 0);
  else if (read.fact == CURSUS_FACT_DAYS_TO) {
    is_new = add_fact (self, CURSUS_FACT_FIRST_DAY, 0);
    is_new = add_fact (self, CURSUS_FACT_LAST_DAY, 0) || is_new;
  } else if (read.of_another) {
    bool is_placed = cursus_fact_info ((CursusFact)read.fact)->placed;
    is_new = add_fact (self, FACT_UNIT, 0);
    is_new = (is_placed && add_fact (self, FACT_SET, 0)) || is_new;
  } else
    is_new = add_fact (self, read.fact, read.argument);
  if (is_new)
    begin_anew (self);
}

/* ---- Learning ---- */

static int32_t
value_of (const CursusLetters *self, const CursusPlacement *placements, CursusUnit unit, CursusLetterFact fact)
{
  if (fact.fact == FACT_UNIT)
    return (int32_t)unit;
  if (fact.fact == FACT_SET)
    return placements[unit].speaker_set;
  return cursus_fact_read (self->frame, placements, unit, (CursusFact)fact.fact, fact.argument);
}

/* The number of these values of the side's facts; may make room for more. */
static uint32_t
code_of (CursusLetters *self, CursusLetterSide *side, const uint32_t *values)
{
  int32_t code = 0;
  uint32_t hash = cursus_list_hash (values, side->n_facts);
  if (cursus_list_map_find (&side->codes, hash, values, side->n_facts, &code))
    return (uint32_t)code;
  code = (int32_t)side->codes.n;
  size_t place = side->codes.n_keys;
  g_array_append_val (side->places, place);
  cursus_list_map_add (&side->codes, hash, values, side->n_facts, code);
  if ((uint32_t)code >= side->room) {
    side->room += side->room / 2 + 2;
    drop_joins (self);
    memset (self->rooms.cells, 0, self->rooms.n_cells * sizeof *self->rooms.cells); /* multiples of the times' room */
    self->off = self->off || side->codes.n > self->max_codes || (uint64_t)self->times.room * self->rooms.room > MAX_LETTERS;
    self->epoch++;
  }
  return (uint32_t)code;
}

static uint32_t
read_code (CursusLetters *self, CursusLetterSide *side, const CursusPlacement *placements, CursusUnit unit)
{
  uint32_t values[CURSUS_LETTER_MAX_FACTS];
  for (uint32_t i = 0; i < side->n_facts; i++)
    values[i] = (uint32_t)value_of (self, placements, unit, side->facts[i]);
  return code_of (self, side, values);
}

/* Room for the rows of a side where units count. */
static bool
grow_rows (CursusLetterSide *side, size_t max_cells, uint32_t n_rows)
{
  size_t needed = ((size_t)n_rows + 1) * side->unit_step, before = side->n_cells;
  if (needed <= before)
    return true;
  if (needed > max_cells)
    return false;
  side->n_cells = MIN (MAX (needed, before * 2), max_cells);
  side->cells = g_renew (uint32_t, side->cells, side->n_cells);
  memset (side->cells + before, 0, (side->n_cells - before) * sizeof *side->cells);
  return true;
}

/* Gives @meeting a row of its own; false if there is no room for it. */
static bool
add_row (CursusLetters *self, uint32_t meeting)
{
  bool fit = self->n_rows < UINT16_MAX && grow_rows (&self->times, self->max_cells, self->n_rows + 1)
             && grow_rows (&self->rooms, self->max_cells, self->n_rows + 1);
  self->time_cells = self->times.cells;
  self->room_cells = self->rooms.cells;
  if (fit)
    self->row_of[meeting] = (uint16_t)++self->n_rows;
  else {
    self->off = true;
    self->epoch++;
  }
  return fit;
}

static uint32_t
learn_meeting (CursusLetters *self, const CursusPlacement *placements, uint32_t meeting)
{
  const CursusPlacement at = placements[meeting];
  CursusLetterSide *t = &self->times, *r = &self->rooms;
  if (self->row_of[meeting] == 0 && t->unit_step + r->unit_step > 0 && !add_row (self, meeting))
    return CURSUS_NO_LETTER;
  const size_t row = self->row_of[meeting];
  uint32_t *time = &t->cells[row * t->unit_step + (size_t)at.start * t->place_step + (size_t)at.speaker_set * t->set_step];
  uint32_t *room = &r->cells[row * r->unit_step + (size_t)at.room * r->place_step];
  if (*time == 0)
    *time = read_code (self, t, placements, meeting) + 1;
  if (*room == 0) {
    uint32_t code = read_code (self, r, placements, meeting);
    *room = code * t->room + 1;
  }
  return *time + *room - 2;
}

/* The facts of a run that has both are the least or the greatest of theirs. */
static uint32_t
join_facts (CursusLetters *self, uint32_t a, uint32_t b)
{
  const CursusLetterSide *side = &self->times;
  uint32_t values[CURSUS_LETTER_MAX_FACTS];
  const uint32_t *of_a = cursus_list_map_list (&side->codes, g_array_index (side->places, size_t, a));
  const uint32_t *of_b = cursus_list_map_list (&side->codes, g_array_index (side->places, size_t, b));
  for (uint32_t i = 0; i < side->n_facts; i++) {
    int32_t x = (int32_t)of_a[i], y = (int32_t)of_b[i];
    values[i] = (uint32_t)(cursus_fact_takes_least ((CursusFact)side->facts[i].fact) ? MIN (x, y) : MAX (x, y));
  }
  return code_of (self, &self->times, values);
}

/* Of two letters the one of a run with both, from memory or new. */
static uint32_t
join (CursusLetters *self, uint32_t a, uint32_t b)
{
  uint32_t pair[] = { a, b }, hash = cursus_list_hash (pair, 2);
  int32_t known = 0;
  if (self->joins == NULL && self->times.room <= MAX_JOIN_ROW) {
    self->join_row = self->times.room;
    self->joins = g_new0 (uint16_t, (size_t)self->join_row * self->join_row);
  }
  if (self->joins != NULL && self->joins[(size_t)a * self->join_row + b] != 0)
    return self->joins[(size_t)a * self->join_row + b] - 1u;
  if (self->joins == NULL && cursus_list_map_find (&self->joined, hash, pair, 2, &known))
    return (uint32_t)known;
  uint32_t code = join_facts (self, a, b); /* there may be more letters now, and no table any more */
  if (self->joins != NULL)
    ((uint16_t *)self->joins)[(size_t)a * self->join_row + b] = (uint16_t)(code + 1);
  else if (self->times.room > MAX_JOIN_ROW) {
    if (cursus_list_map_n_bytes (&self->joined) > self->max_joined)
      drop_joined (self); /* they can be found out again: there are as many as pairs of letters */
    cursus_list_map_add (&self->joined, hash, pair, 2, (int32_t)code);
  }
  return code;
}

/* Whether a run of several meetings has all the facts; @follows: and they follow from those of its meetings. */
static bool
has_facts_of_runs (const CursusLetters *self, bool follows)
{
  const CursusLetterSide *side = &self->times;
  for (uint32_t i = 0; i < side->n_facts; i++) {
    uint32_t fact = side->facts[i].fact;
    if (fact == FACT_SET || (!is_own (fact) && !(cursus_fact_info ((CursusFact)fact)->scope & CURSUS_SCOPE_R)))
      return false;
    if (follows && (is_own (fact) || !cursus_fact_info ((CursusFact)fact)->placed))
      return false;
  }
  return self->rooms.n_facts == 0;
}

static uint32_t
learn_run (CursusLetters *self, const CursusPlacement *placements, CursusUnit unit)
{
  const CursusRun *run = &self->frame->runs[unit - self->frame->n_meetings];
  if (!has_facts_of_runs (self, false))
    return CURSUS_NO_LETTER;
  if (!has_facts_of_runs (self, true))
    return read_code (self, &self->times, placements, unit);
  uint32_t letter = learn_meeting (self, placements, run->meetings[0]);
  for (uint32_t i = 1; i < run->n_meetings && letter != CURSUS_NO_LETTER; i++) {
    uint32_t next = learn_meeting (self, placements, run->meetings[i]);
    letter = next != CURSUS_NO_LETTER ? join (self, letter, next) : CURSUS_NO_LETTER;
  }
  return letter;
}

uint32_t
cursus_letters_learn (CursusLetters *self, const CursusPlacement *placements, CursusUnit unit)
{
  const uint32_t meeting = self->only_meeting[unit];
  if (self->off)
    return CURSUS_NO_LETTER;
  uint32_t letter = meeting != CURSUS_NONE ? learn_meeting (self, placements, meeting) : learn_run (self, placements, unit);
  return self->off ? CURSUS_NO_LETTER : letter;
}

static size_t
bytes_of (const CursusLetterSide *side)
{
  return side->n_cells * sizeof *side->cells + side->places->len * sizeof (size_t) + cursus_list_map_n_bytes (&side->codes);
}

size_t
cursus_letters_n_bytes (const CursusLetters *self)
{
  size_t n_joins = self->joins != NULL ? (size_t)self->join_row * self->join_row : 0;
  return bytes_of (&self->times) + bytes_of (&self->rooms) + cursus_list_map_n_bytes (&self->joined)
         + n_joins * sizeof *self->joins;
}
