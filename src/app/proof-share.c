/* A tenth of what the searches would have without it, less a margin; more where they lose nothing. */
#include "app/proof-share.h"

#define SHARE 0.07
#define CLOSING 0.04    /* processor seconds that it takes between two questions and after its end, without a pause */
#define SETTLED 0.03    /* seconds after which it shows whether anybody is hindered */
#define WORTH 2.0       /* times the opening: so much has to be there for a proof to begin */
#define LEAST 1e-6      /* seconds: no division by 0 */
#define MOST_CROWDED 64 /* beyond that nothing is told any more */

static double
all_elapsed (const CursusProofShare *self, const CursusProofUse *use)
{
  return self->n_searching * use->elapsed;
}

/* Where there was a processor for each of them, it is as long as what went by; the processors of others count as lost, too. */
static bool
is_harmless (const CursusProofShare *self, const CursusProofUse *use)
{
  return use->elapsed > SETTLED && all_elapsed (self, use) - use->others < SHARE * all_elapsed (self, use);
}

/* Seconds of a processor. Of what the proof left of the time, they had one part in so many; the same would have been theirs of
 * all of it. */
static double
granted (const CursusProofShare *self, const CursusProofUse *use)
{
  double left = all_elapsed (self, use) - use->taken;
  double crowding = CLAMP (left / MAX (use->others, LEAST), 1, MOST_CROWDED);
  return self->n_searching * (SHARE * self->seconds / crowding - CLOSING); /* meanwhile all may wait for the one it keeps */
}

bool
cursus_proof_share_allows (const CursusProofShare *self, const CursusProofUse *use)
{
  return self->n_searching == 0 || use->taken <= granted (self, use) || is_harmless (self, use);
}

bool
cursus_proof_share_allows_begin (const CursusProofShare *self, const CursusProofUse *use)
{
  return self->n_searching == 0 || granted (self, use) >= WORTH * self->opening
         || (self->has_processor && is_harmless (self, use));
}

double
cursus_proof_share_crowding (const CursusProofShare *self, const CursusProofUse *use)
{
  return CLAMP (all_elapsed (self, use) / MAX (use->others, LEAST), 1, MOST_CROWDED);
}
