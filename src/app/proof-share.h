/* What a proof may take of the processors while others search: arithmetic alone, which knows neither threads nor clocks. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What is known beforehand. */
typedef struct {
  uint32_t n_searching; /* threads that search; 0: nobody is hindered */
  double seconds;       /* that they search */
  bool has_processor;   /* there are more processors than searching threads, whatever other programs do with them */
  double opening;       /* processor seconds until the proof has read what it is about, without a pause */
} CursusProofShare;

/* What was measured since the proof began. */
typedef struct {
  double elapsed; /* seconds that went by */
  double taken;   /* processor seconds of the proof, */
  double others;  /* and of all the searching threads */
} CursusProofUse;

/* All searching threads together lose less than a tenth of the time that they have: all of that at once, if need be, as a proof
 * that soon ends saves the rest. What other programs took is nobody's. A proof that hinders nobody takes what it can get. */

/** cursus_proof_share_allows: whether it may go on. */
bool cursus_proof_share_allows (const CursusProofShare *self, const CursusProofUse *use);

/** cursus_proof_share_allows_begin: whether it is worth while to begin: there is time for more than opening. */
bool cursus_proof_share_allows_begin (const CursusProofShare *self, const CursusProofUse *use);

/** cursus_proof_share_crowding: how many programs share each processor of those that search, from 1 on. */
double cursus_proof_share_crowding (const CursusProofShare *self, const CursusProofUse *use);

G_END_DECLS
