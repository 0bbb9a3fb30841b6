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
  uint32_t *cells; /* by unit, start or room, speaker set, as far as needed: 0 not known yet, else 1 + the side's part */
  size_t n_cells;
  size_t unit_step, place_step, set_step;
  CursusListMap codes; /* values of the facts → code */
  GArray *places;      /* of size_t: code → where its values are in codes */
  uint32_t room;       /* codes that there is room for */
} CursusLetterSide;

typedef struct {
  const CursusFrame *frame;
  uint32_t *meeting_of; /* per unit: its only meeting, or CURSUS_NONE */
  CursusLetterSide times, rooms;
  CursusListMap joined; /* two letters → that of a run with both */
  uint32_t max_sets;
  uint32_t epoch; /* rises when letters change their meaning, or their number */
  bool off;       /* too much for letters */
} CursusLetters;

void cursus_letters_init (CursusLetters *self, const CursusFrame *frame);
void cursus_letters_clear (CursusLetters *self);

/** cursus_letters_need: @read counts from now on for the units at this position; if it is of two units, as one of the two. */
void cursus_letters_need (CursusLetters *self, CursusRead read);

/** cursus_letters_find: the letter of @unit at its placement if it is known already; else CURSUS_NO_LETTER. */
static inline uint32_t
cursus_letters_find (const CursusLetters *self, const CursusPlacement *placements, CursusUnit unit)
{
  const uint32_t meeting = self->meeting_of[unit];
  if (meeting == CURSUS_NONE)
    return CURSUS_NO_LETTER;
  const CursusPlacement at = placements[meeting];
  const CursusLetterSide *t = &self->times, *r = &self->rooms;
  const uint32_t time = t->cells[meeting * t->unit_step + at.start * t->place_step + at.speaker_set * t->set_step];
  const uint32_t room = r->cells[meeting * r->unit_step + at.room * r->place_step];
  return time != 0 && room != 0 ? time + room - 2 : CURSUS_NO_LETTER;
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
