/* Proposals for names that a rule got wrong. Knows no Lua. */
#include "script/explain.h"

#include <glib/gi18n-lib.h>

#include "core/suggest.h"
#include "core/text.h"

void
cursus_explain_unknown (const char *what, const char *name, const char *const *names, size_t n_names, char *out, size_t size)
{
  g_autofree char *phrase = cursus_suggest_phrase (name, names, n_names);
  g_autofree char *shown = cursus_text_excerpt (name);
  g_snprintf (out, (gulong)size, _ ("%s has no “%s”%s"), what, shown, phrase);
}

void
cursus_explain_unknown_fact (const char *name, bool of_run, char *out, size_t size)
{
  const char *names[CURSUS_N_FACTS];
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    const CursusFactInfo *info = cursus_fact_info (fact);
    names[fact] = info->scope & (of_run ? CURSUS_SCOPE_R : CURSUS_SCOPE_M) ? info->name : NULL;
  }
  cursus_explain_unknown (of_run ? _ ("a module") : _ ("a meeting"), name, names, CURSUS_N_FACTS, out, size);
}

void
cursus_explain_unknown_param (const CursusPlugin *plugin, const char *name, char *out, size_t size)
{
  g_autofree const char **names = g_new0 (const char *, plugin->params->len + 1);
  for (guint i = 0; i < plugin->params->len; i++)
    names[i] = ((const CursusParam *)g_ptr_array_index (plugin->params, i))->name;
  cursus_explain_unknown (_ ("params"), name, names, plugin->params->len, out, size);
}

void
cursus_explain_unknown_message (const CursusPlugin *plugin, const char *key, char *out, size_t size)
{
  g_autofree const char **names = g_new0 (const char *, plugin->says->len + 1);
  for (guint i = 0; i < plugin->says->len; i++)
    names[i] = ((const CursusSays *)g_ptr_array_index (plugin->says, i))->key;
  cursus_explain_unknown (_ ("says"), key, names, plugin->says->len, out, size);
}

void
cursus_explain_unknown_person (const CursusScene *scene, const char *id, char *out, size_t size)
{
  const GPtrArray *people = scene->frame->session->people;
  g_autofree const char **names = g_new0 (const char *, people->len + 1);
  for (guint i = 0; i < people->len; i++)
    names[i] = ((const CursusPerson *)g_ptr_array_index (people, i))->id;
  cursus_explain_unknown (_ ("the session"), id, names, people->len, out, size);
}
