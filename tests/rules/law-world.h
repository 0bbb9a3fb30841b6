/* A trial of the law made real: its session, rules and moves as the evaluator takes them. */
#pragma once

#include "rules/law.h"

/* The session without edits, for which rules and moves are drawn, and the edited one, in which they are run. */
typedef struct {
  const Law *law;
  Fixture whole;
  Fixture edited;
  bool weighs;          /* some constraints have weights, some uses waivers */
  uint32_t *meeting_of; /* meeting of the whole session → of the edited one; CURSUS_NONE */
} LawWorld;

typedef struct {
  uint32_t n;
  uint32_t meetings[LAW_MAX_MEETINGS];
  CursusPlacement to[LAW_MAX_MEETINGS];
} LawChanges;

LawWorld *law_world_new (const Law *law);
void law_world_free (LawWorld *self);

/** law_world_changes: the different meetings of a move, with where each goes. */
LawChanges law_world_changes (const LawWorld *self, const LawMove *move);

/** law_world_placement: anywhere in the session's slots, open or not. */
CursusPlacement law_world_placement (const LawWorld *self, uint32_t meeting, uint64_t dice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LawWorld, law_world_free)
