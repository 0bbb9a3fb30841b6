/* Lua as a data language: runs a file in the sandbox and returns what it declared, as plain values with their lines.
 * Knows nothing of sessions. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/value.h"
#include "script/limits.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_VERB_TABLE,    /* session { … } or travel { … } */
  CURSUS_VERB_ID_TABLE, /* site "poitiers" { … }; also site "poitiers" alone */
  CURSUS_VERB_VALUE,    /* people "participants.csv": a text or a table */
  CURSUS_VERB_VALUE_OF, /* closed "fr-holidays": no declaration, but a value: a table with [1..n], the keys given, and
                         * the key "is" = the verb's name; a text or number argument becomes item 1 */
} CursusVerbKind;

typedef struct {
  const char *name;
  CursusVerbKind kind;
} CursusVerb;

typedef struct {
  const char *verb;   /* one of the names given */
  char *id;           /* nullable: of CURSUS_VERB_ID_TABLE */
  CursusValue *value; /* (nullable): NULL when site "x" had no table */
  int line;           /* where the declaration begins */
} CursusDeclaration;

void cursus_declaration_free (CursusDeclaration *self);

/**
 * cursus_declarations_read: runs @path in a fresh sandboxed state under @limits with the @n_verbs @verbs as its only vocabulary
 * beside the sandbox's library, and collects what it declares, in order.
 *
 * A wrong call of a verb (no text where an id is wanted, a function in a table, a table too deep, text with control characters or
 * bad UTF-8, a key that is no text) adds an error with its line and goes on where it can; a syntax or run-time error ends the
 * run, and what was declared before is still returned. Use of an unknown global, such as a misspelt verb, is an error that
 * proposes the nearest verb, and the run goes on: the unknown name acts as a verb that swallows its arguments.
 *
 * @shown_path: how messages name the file.
 * Returns: (transfer full) (element-type CursusDeclaration): never NULL; frees its items.
 */
GPtrArray *cursus_declarations_read (const char *path, const char *shown_path, const CursusVerb *verbs, size_t n_verbs,
                                     CursusScriptLimits limits, CursusDiagnostics *diagnostics);

/**
 * cursus_declarations_find_key: the line of @source (the text of the file), at or after @line and before @end_line (0: the end),
 * on which @key is given a value ("key =" or ["key"] =), outside comments and strings; @line if there is none. Lua does not tell.
 */
int cursus_declarations_find_key (const char *source, int line, int end_line, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusDeclaration, cursus_declaration_free)

G_END_DECLS
