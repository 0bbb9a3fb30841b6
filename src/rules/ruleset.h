/* The rules of one session, compiled: uses and their constraints. Immutable once frozen; the evaluator and the audit work on it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "rules/constraint.h"
#include "rules/error.h"
#include "rules/frame.h"

G_BEGIN_DECLS

/* A message of a rule in each language. Places in braces are filled in: {a} {b} {meeting} {meetings} {group} {measured} {limit}
 * and the use's parameters. */
typedef struct {
  char *key;
  char *en;
  char *fr;
} CursusMessage;

/** cursus_message_place: (transfer none) (nullable): the name of place @index of messages, without braces; NULL after the last.
 */
const char *cursus_message_place (guint index);

typedef struct {
  char *rule;
  char *name;
  bool hard;
  int64_t weight;      /* of a soft use; 0: switched off */
  char *because;       /* (nullable) why the session uses it so */
  GPtrArray *messages; /* of CursusMessage */
  GHashTable *params;  /* char* name to char* text: for messages in English */
  GHashTable *params_fr;
} CursusUse;

typedef struct {
  const CursusFrame *frame; /* not owned */
  GPtrArray *uses;          /* of CursusUse */
  GPtrArray *constraints;   /* of CursusConstraint */
  GPtrArray *grants;        /* of CursusGrant */
} CursusRuleset;

/** cursus_ruleset_new: (transfer full): without rules. @frame outlives it. */
CursusRuleset *cursus_ruleset_new (const CursusFrame *frame);
void cursus_ruleset_free (CursusRuleset *self);

/** cursus_ruleset_add_use: adds a use and returns its index. @weight > 0, or 0 for a hard one or one that is off. */
uint32_t cursus_ruleset_add_use (CursusRuleset *self, const char *rule, const char *name, bool hard, int64_t weight);

/** cursus_ruleset_add_message: gives a use a message; @fr NULL: the English one. */
void cursus_ruleset_add_message (CursusRuleset *self, uint32_t use, const char *key, const char *en, const char *fr);

/** cursus_ruleset_add_param: gives the text that a parameter has in messages; @fr NULL: as @en. */
void cursus_ruleset_add_param (CursusRuleset *self, uint32_t use, const char *name, const char *en, const char *fr);

/**
 * cursus_ruleset_add: takes @constraint (transfer full), checks that its shape's fields fit together and adds it under @use.
 * A constraint without any unit is dropped silently: it can never cost anything. A meeting that stands twice among the units of
 * an aggregate, or of what goes through groups in time order, is refused.
 */
bool cursus_ruleset_add (CursusRuleset *self, uint32_t use, CursusConstraint *constraint, GError **error);

/**
 * cursus_ruleset_grant: from now on what @scope (transfer full) covers of the constraints of @use costs nothing. All of them must
 * have been added. A combination, and a measure that compares groups, is waived as a whole or not at all.
 *
 * Returns: false if @scope can cover nothing of them.
 */
bool cursus_ruleset_grant (CursusRuleset *self, uint32_t use, const CursusWaiver *waiver, CursusScope *scope);

/** cursus_ruleset_check_functions: from now on every function is called again for each new set of facts, so that one that depends
 * on more is found out and fails: the CursusTracer.checks of all of them. */
void cursus_ruleset_check_functions (CursusRuleset *self);

/** cursus_ruleset_use: (transfer none): use @use. */
CursusUse *cursus_ruleset_use (const CursusRuleset *self, uint32_t use);

/** cursus_ruleset_constraint: (transfer none): constraint @index. */
CursusConstraint *cursus_ruleset_constraint (const CursusRuleset *self, uint32_t index);

/** cursus_ruleset_active: whether constraint @index can cost anything: its use is hard or has a weight, and neither it nor the
 * combination that it is a part of is waived as a whole. */
bool cursus_ruleset_active (const CursusRuleset *self, uint32_t index);

/** cursus_ruleset_price: the score of @excess units of violation of constraint @index: hard points, or weight × excess soft ones,
 * at most INT64_MAX; nothing for a part of a combination.
 */
CursusScore cursus_ruleset_price (const CursusRuleset *self, uint32_t index, int64_t excess);

/** cursus_ruleset_new_part: (transfer full): of the rules of @self only the constraints of hard uses for which @keep (nullable:
 * all), by constraint, is true; the others never cost anything. A measure with two limits becomes one with the upper limit, and
 * another at the end of the list with the lower one. To be freed like any other; uses
 * and descriptions stay those of @self. */
CursusRuleset *cursus_ruleset_new_part (const CursusRuleset *self, const bool *keep);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRuleset, cursus_ruleset_free)

G_END_DECLS
