/* A clause: a rule with its own parameters that is part of another rule, as "either this or that" needs it. Knows no Lua state.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "script/plugin-private.h"

G_BEGIN_DECLS

#define CURSUS_CLAUSE_MAX_DEPTH 6 /* clauses in clauses */

/* Made in two steps: read with the parameters of the use, compiled when the use is. */
struct CursusClause {
  CursusPlugin *plugin;         /* not owned */
  GPtrArray *arguments;         /* of CursusArgument */
  char *prefix;                 /* of its messages and parameters among those of the use: "of/2/" */
  CursusConstraint *constraint; /* all that the rule asks for; NULL until cursus_clause_compile. Its functions are shared by
                                   copies */
  uint32_t size;                /* constraints in it */
};

/** cursus_clause_new: (transfer full): @arguments: (transfer full). */
CursusClause *cursus_clause_new (CursusPlugin *plugin, GPtrArray *arguments, const char *prefix);

/** cursus_clause_compile: runs the rule, after the clauses in its own arguments; false with an error at @place. */
bool cursus_clause_compile (CursusClause *self, const CursusPlace *place, const CursusFrame *frame);

/** cursus_clauses_compile: all clauses among @arguments (of CursusArgument). */
bool cursus_clauses_compile (const GPtrArray *arguments, const CursusPlace *place, const CursusFrame *frame);

/** cursus_clauses_add_words: gives @use the messages and the parameters of all clauses among @arguments. */
void cursus_clauses_add_words (const GPtrArray *arguments, CursusRuleset *ruleset, uint32_t use);

/** cursus_clause_copy: (transfer full): its constraint, compiled, for one more place in a rule. */
CursusConstraint *cursus_clause_copy (const CursusClause *self);

/* The reading of one use's parameters. */
typedef struct {
  CursusCatalog *catalog; /* (nullable): without one, no clause can be read */
  const CursusSession *session;
  uint32_t n_clauses; /* read so far */
  uint32_t depth;
} CursusArgumentReading;

/** cursus_arguments_read: (transfer full) (nullable): what @params gives for each parameter of @plugin, clauses included; NULL
 * with errors at @place. @prefix: of the messages of clauses; "" for a use. In arguments.c. */
GPtrArray *cursus_arguments_read (CursusArgumentReading *self, const CursusPlace *place, const CursusPlugin *plugin,
                                  const CursusValue *params, const char *prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusClause, cursus_clause_free)

G_END_DECLS
