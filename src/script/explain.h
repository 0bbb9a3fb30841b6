/* Sentences for errors that shells raise: written into a buffer of the shell's stack, as shells may own nothing. */
#pragma once

#include <glib.h>
#include <stddef.h>

#include "script/plugin-private.h"

G_BEGIN_DECLS

#define CURSUS_EXPLAIN_BYTES 500

/** cursus_explain_unknown: "@what has no “@name”" with a proposal among the @n_names @names. */
void cursus_explain_unknown (const char *what, const char *name, const char *const *names, size_t n_names, char *out,
                             size_t size);

/** cursus_explain_unknown_fact: the same for a fact of a meeting or of a run. */
void cursus_explain_unknown_fact (const char *name, bool of_run, char *out, size_t size);

/** cursus_explain_unknown_param: that @plugin declares no parameter @name. */
void cursus_explain_unknown_param (const CursusPlugin *plugin, const char *name, char *out, size_t size);

/** cursus_explain_unknown_message: that @plugin has no message @key. */
void cursus_explain_unknown_message (const CursusPlugin *plugin, const char *key, char *out, size_t size);

/** cursus_explain_unknown_person: that the scene's session has no person @id. */
void cursus_explain_unknown_person (const CursusScene *scene, const char *id, char *out, size_t size);

G_END_DECLS
