/* "Did you mean …?" */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cursus_suggest: the candidate nearest to @wanted by the Damerau-Levenshtein distance (restricted form, on Unicode
 * characters, case folded), if it is near enough to be a slip: at most a third of the longer word, at least 1.
 *
 * @candidates: @n_candidates names; NULL entries are passed over.
 * Returns: (transfer none) (nullable): one of @candidates; the first of several equally near.
 */
const char *cursus_suggest (const char *wanted, const char *const *candidates, size_t n_candidates);

/** cursus_suggest_phrase: (transfer full): ": did you mean “x”?" for the nearest, else " (accepted: a, b, c)" with at
 * most twelve candidates, else "". For the end of a message. */
char *cursus_suggest_phrase (const char *wanted, const char *const *candidates, size_t n_candidates);

G_END_DECLS
