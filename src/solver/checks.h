/* What can be known without any search: meetings that fit nowhere, more meetings than room for them, orders that run in a circle.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "solver/problem.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_FINDING_NOWHERE, /* a meeting whose every placement a rule forbids */
  CURSUS_FINDING_COUNT,   /* more is to be placed than a rule leaves room for */
  CURSUS_FINDING_CIRCLE,  /* rules that want a before b before a: a mistake in the session file */
} CursusFindingKind;

/* A proof that no plan exists. */
typedef struct {
  CursusFindingKind kind;
  char *text;      /* a sentence, translated */
  char **meetings; /* ids it is about, NULL-terminated */
  char **uses;     /* names of the rule uses that take part, NULL-terminated */
} CursusFinding;

void cursus_finding_free (CursusFinding *self);

/**
 * cursus_checks_run: (transfer full) (nullable) (element-type CursusFinding): everything that the three checks find; empty when
 * they find nothing, which does not mean that a plan exists. NULL with the error of a rule's function.
 */
GPtrArray *cursus_checks_run (const CursusProblem *problem, GError **error);

G_END_DECLS
