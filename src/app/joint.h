/* The use case of planning several sessions together: nobody is in two places, no room is used twice, each plan is saved. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/plan.h"

G_BEGIN_DECLS

typedef struct {
  uint32_t n_planned; /* sessions that have a plan without hard violations */
  uint32_t n_sessions;
  CursusScore score; /* of all plans so far */
  int64_t bound;     /* no joint plan costs less; 0: nothing is proven */
  double seconds;
  double seconds_left; /* < 0: not known */
} CursusJointProgress;

typedef struct {
  uint64_t seed;
  uint64_t moves;    /* of all sessions together; 0: not given */
  double seconds;    /* likewise; a promise for all from begun_us until the plans are saved and printed, but a proof */
  int64_t begun_us;  /* on the monotonic clock; 0: now */
  double prove;      /* seconds for proofs after the search; 0: none */
  bool no_proof;     /* none beside the search, which is there with seconds alone */
  uint32_t threads;  /* 0: one a processor; the plans do not depend on it unless time ends the search */
  bool check_full;   /* hold every move against the audit */
  CursusDate today;  /* CURSUS_DATE_NONE: each session's own */
  const char *store; /* (nullable): --db */
  bool save;
  const volatile sig_atomic_t *stop;
  void (*progress) (const CursusJointProgress *progress, gpointer data); /* (nullable) */
  gpointer progress_data;
} CursusJointOptions;

typedef struct {
  GPtrArray *plans;         /* of CursusPlan, in the order of the paths; one without meetings was not reached */
  bool *fixed;              /* by plan: it was settled before, and stays as it is */
  GPtrArray *clashes;       /* of char*: who is in two places, which room is used twice; each is a hard point of the whole */
  GPtrArray *obstacles;     /* of char*: for each meeting that found no place, which bookings of whom are in the way */
  CursusScore score;        /* of all of them together */
  int64_t bound;            /* no joint plan costs fewer soft points */
  CursusPlanStatus status;  /* of all of them together: INFEASIBLE: proven: there is no joint plan */
  GPtrArray *contradiction; /* of char*: then: which sessions contradict each other, and over whom or what */
  uint64_t seed;
  uint64_t moves;
  double seconds; /* < 0: not measured, because the budget was a number of moves */
  bool interrupted;
  char *warnings; /* a line each */
} CursusJointOutcome;

/**
 * cursus_joint_run: (transfer full) (nullable): plans the sessions at @paths together and saves the revisions, those of one store
 * in one transaction.
 *
 * @problems: (out): with an error, a line for everything that is wrong with the sessions.
 * @save_error: (out): set when plans that were found could not be saved.
 * Returns: NULL with CURSUS_APP_ERROR_INPUT, or CURSUS_APP_ERROR_NO when one of them can have no plan; nothing was planned then.
 */
CursusJointOutcome *cursus_joint_run (char *const *paths, uint32_t n_paths, const CursusJointOptions *options, char **problems,
                                      GError **save_error, GError **error);
void cursus_joint_outcome_free (CursusJointOutcome *self);

/** cursus_joint_print: (transfer full): a line a session, the whole, what is in the way; or one JSON object. */
char *cursus_joint_print (const CursusJointOutcome *outcome, bool json, int columns, bool colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusJointOutcome, cursus_joint_outcome_free)

G_END_DECLS
