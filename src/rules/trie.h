/* A decision trie: what a function gave for each distinct set of facts it read. A node says which fact to read next, an edge its
 * value, a leaf the outcome. Shared by all calls of one constraint. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/trace.h"

G_BEGIN_DECLS

#define CURSUS_TRIE_MAX_BYTES ((size_t)32 << 20)

typedef struct CursusTrie CursusTrie;

/** cursus_trie_new: (transfer full): empty. It takes about @max_bytes at most: what was not looked for since half of that was
 * filled is dropped. */
CursusTrie *cursus_trie_new (size_t max_bytes);
void cursus_trie_free (CursusTrie *self);

/** cursus_trie_find: whether the outcome for the @n_units @units at @placements is known; sets @outcome if so. What is found is
 * kept for longer. */
bool cursus_trie_find (CursusTrie *self, const CursusFrame *frame, const CursusPlacement *placements, const CursusUnit *units,
                       uint32_t n_units, CursusOutcome *outcome);

/**
 * cursus_trie_insert: remembers the outcome of a call with its trace.
 *
 * Returns: false with CURSUS_RULES_ERROR_FUNCTION if the trace contradicts an earlier one: with the same facts the function had
 * gone on to read something else, so that it depends on more than the facts.
 */
bool cursus_trie_insert (CursusTrie *self, const CursusTrace *trace, CursusOutcome outcome, GError **error);

/** cursus_trie_n_nodes: how many it holds. */
uint64_t cursus_trie_n_nodes (const CursusTrie *self);

/** cursus_trie_n_bytes: the memory that it takes. */
size_t cursus_trie_n_bytes (const CursusTrie *self);

/** cursus_trie_n_drops: how often it was full and the older half of what it knew was dropped. */
uint64_t cursus_trie_n_drops (const CursusTrie *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusTrie, cursus_trie_free)

G_END_DECLS
