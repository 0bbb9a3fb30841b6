/* One place where a plan breaks a rule, in words. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"

G_BEGIN_DECLS

typedef struct {
  char *rule; /* the plugin */
  char *use;  /* as the session names this use */
  bool hard;
  int64_t weight;     /* of a soft use */
  int64_t cost;       /* points: weight × excess for a soft use, the excess for a hard one */
  char **meetings;    /* ids, NULL-terminated, by start */
  char *text;         /* a sentence in the reader's language, with names and dates filled in */
  char *author;       /* (nullable) who accepts it: it is waived and costs nothing; @cost is what it would cost */
  char *reason;       /* (nullable) why */
  CursusDate expires; /* the last day of the waiver; CURSUS_DATE_NONE: it is not waived */
} CursusViolation;

/** cursus_violation_new: (transfer full): with no meetings and no text yet. */
CursusViolation *cursus_violation_new (const char *rule, const char *use);
void cursus_violation_free (CursusViolation *self);

/** cursus_violation_concerns: whether it is about the meeting with id @meeting; NULL: about anything. */
bool cursus_violation_concerns (const CursusViolation *self, const char *meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusViolation, cursus_violation_free)

G_END_DECLS
