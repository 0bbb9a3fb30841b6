/* Letters: all that a function reads of one unit, as one number. Units with the same letter show it the same facts, whatever they
 * are, so what is fixed for a unit and what follows from its place cost one look into a table together. Which facts count is told
 * as the function is seen to read them. Knows no functions and no costs. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/list-map-private.h"
#include "rules/trace.h"

G_BEGIN_DECLS

#define CURSUS_LETTER_MAX_FACTS 32
#define CURSUS_NO_LETTER (1u << 31)

typedef struct {
  uint32_t fact; /* CursusFact, or one of letters.c's own */
  uint32_t argument;
} CursusLetterFact;

/* Facts that follow from one side of a placement (and from the unit): what is read of a unit is one number for each side. */
typedef struct {
  CursusLetterFact facts[CURSUS_LETTER_MAX_FACTS];
  uint32_t n_facts;
  uint8_t needs;   /* what the facts follow from */
  uint32_t *cells; /* by row, speaker set, start or room, as far as needed: 0 not known yet, else 1 + the side's part */
  size_t n_cells;
  uint32_t unit_step, place_step, set_step;
  CursusListMap codes; /* values of the facts → code */
  GArray *places;      /* of size_t: code → where its values are in codes */
  uint32_t room;       /* codes that there is room for */
} CursusLetterSide;

/* What is read in every evaluation stands first, in as few bytes as it can. */
typedef struct {
  const uint32_t *only_meeting; /* the frame's */
  uint16_t *row_of;             /* per meeting: its row of cells where units count; row 0 is that of meetings not seen yet */
  const uint32_t *time_cells;   /* the sides' cells and steps */
  const uint32_t *room_cells;
  const uint16_t *joins; /* (nullable): two letters, the first × join_row → 1 + that of a run with both; 0 not known yet */
  uint32_t time_unit_step, time_place_step, time_set_step;
  uint32_t room_unit_step, room_place_step;
  uint32_t join_row;

  const CursusFrame *frame;
  CursusLetterSide times, rooms;
  CursusListMap joined; /* joins that found no room in the table */
  uint32_t max_sets;
  uint32_t n_rows;    /* besides row 0 */
  uint32_t max_cells; /* of one side */
  uint32_t max_codes; /* of one side */
  size_t max_joined;  /* bytes of joined */
  uint32_t epoch;     /* rises when letters change their meaning, or their number */
  bool off;           /* too much for letters */
} CursusLetters;

void cursus_letters_init (CursusLetters *self, const CursusFrame *frame);
void cursus_letters_clear (CursusLetters *self);

/** cursus_letters_bound: leaves them about @max_bytes, before the first read counts; what does not fit has no letters. */
void cursus_letters_bound (CursusLetters *self, size_t max_bytes);

/** cursus_letters_need: @read counts from now on for the units at this position; if it is of two units, as one of the two. */
void cursus_letters_need (CursusLetters *self, CursusRead read);

/* Of a meeting. */
static inline uint32_t
cursus_letters_find_meeting (const CursusLetters *self, const CursusPlacement *placements, uint32_t meeting)
{
  const CursusPlacement at = placements[meeting];
  const size_t row = self->row_of[meeting];
  const uint32_t time = self->time_cells[row * self->time_unit_step + (size_t)at.start * self->time_place_step
                                         + (size_t)at.speaker_set * self->time_set_step];
  const uint32_t room = self->room_cells[row * self->room_unit_step + (size_t)at.room * self->room_place_step];
  return time != 0 && room != 0 ? time + room - 2 : CURSUS_NO_LETTER;
}

/** cursus_letters_find: the letter of @unit at its placement if it is known already; else CURSUS_NO_LETTER. */
static inline uint32_t
cursus_letters_find (const CursusLetters *self, const CursusPlacement *placements, CursusUnit unit)
{
  const uint32_t meeting = self->only_meeting[unit];
  if (meeting != CURSUS_NONE)
    return cursus_letters_find_meeting (self, placements, meeting);
  if (self->joins == NULL)
    return CURSUS_NO_LETTER;
  const CursusRun *run = &self->frame->runs[unit - self->frame->n_meetings];
  uint32_t letter = cursus_letters_find_meeting (self, placements, run->meetings[0]);
  for (uint32_t i = 1; i < run->n_meetings && letter != CURSUS_NO_LETTER; i++) {
    uint32_t next = cursus_letters_find_meeting (self, placements, run->meetings[i]);
    uint32_t both = next != CURSUS_NO_LETTER ? self->joins[(size_t)letter * self->join_row + next] : 0;
    letter = both != 0 ? both - 1 : CURSUS_NO_LETTER;
  }
  return letter;
}

/** cursus_letters_learn: the same, found out if need be; CURSUS_NO_LETTER if there is none. */
uint32_t cursus_letters_learn (CursusLetters *self, const CursusPlacement *placements, CursusUnit unit);

/** cursus_letters_count: all letters are below. */
static inline uint32_t
cursus_letters_count (const CursusLetters *self)
{
  return self->times.room * self->rooms.room;
}

/** cursus_letters_n_bytes: the memory that they take. */
size_t cursus_letters_n_bytes (const CursusLetters *self);

G_END_DECLS
