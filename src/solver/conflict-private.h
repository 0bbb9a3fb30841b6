/* What the files of conflicts tell each other. */
#pragma once

#include "solver/requirements.h"

G_BEGIN_DECLS

/** cursus_conflict_count: how many of @n items are @in. */
static inline guint
cursus_conflict_count (const bool *in, guint n)
{
  guint n_in = 0;
  for (guint i = 0; i < n; i++)
    n_in += in[i];
  return n_in;
}

/**
 * cursus_conflict_lessen: looks for fewer items that cannot be kept together.
 *
 * @in: (inout): by number: items that cannot be kept together; a smallest set of such, where one was found. Returns: whether
 * there is no smaller one; false if that took too long to find out, or after the error of a rule's function.
 */
bool cursus_conflict_lessen (CursusRequirements *requirements, bool *in);

G_END_DECLS
