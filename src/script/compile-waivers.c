/* Brings a session's waivers into force. Reads no clock: the session says which day is today. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "script/catalog-private.h"
#include "script/waiver-scope.h"

static CursusPlace
place_of (const CursusWaiver *waiver, CursusDiagnostics *diagnostics, const char *subject)
{
  return (
      CursusPlace){ .diagnostics = diagnostics, .file = waiver->origin.file, .line = waiver->origin.line, .subject = subject };
}

static bool
check_today (const CursusPlace *place, const CursusSession *session, const CursusWaiver *waiver, bool *in_force)
{
  char today[CURSUS_DATE_TEXT_SIZE], expires[CURSUS_DATE_TEXT_SIZE];
  if (session->today == CURSUS_DATE_NONE) {
    cursus_place_error (place, NULL,
                        _ ("a waiver expires, and nobody says which day is today; accepted: session { today = \"2023-09-20\" }, "
                           "or --today 2023-09-20"));
    return false;
  }
  *in_force = session->today <= waiver->expires;
  if (!*in_force)
    cursus_diagnostics_warning (place->diagnostics, place->file, cursus_place_line_of (place, NULL), place->subject,
                                _ ("it expired on %s and is not in force any more (today is %s): the rule counts again"),
                                cursus_date_format (waiver->expires, expires), cursus_date_format (session->today, today));
  return true;
}

/* The use that @waiver names; CURSUS_NONE with an error. */
static uint32_t
find_use (const CursusPlace *place, const CursusRuleset *ruleset, const CursusWaiver *waiver)
{
  g_autofree const char **names = g_new0 (const char *, ruleset->uses->len + 1);
  for (guint u = 0; u < ruleset->uses->len; u++) {
    names[u] = cursus_ruleset_use (ruleset, u)->name;
    if (strcmp (names[u], waiver->use) == 0)
      return u;
  }
  g_autofree char *phrase = cursus_suggest_phrase (waiver->use, names, ruleset->uses->len);
  cursus_place_error (place, NULL, _ ("no rule is used under the name “%s”%s"), waiver->use, phrase);
  return CURSUS_NONE;
}

/* (transfer full): the keys by which some constraint of @use groups what it measures: "participant, day"; "" if there is none. */
static char *
list_keys (const CursusRuleset *ruleset, uint32_t use)
{
  for (guint c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (constraint->use != use || constraint->shape != CURSUS_SHAPE_AGGREGATE || constraint->parent != CURSUS_NONE)
      continue;
    GString *keys = g_string_new (NULL);
    for (guint k = 0; k < constraint->keys->len; k++)
      g_string_append_printf (keys, "%s%s", k > 0 ? ", " : "", cursus_key_name (g_array_index (constraint->keys, CursusKey, k)));
    return g_string_free (keys, FALSE);
  }
  return g_strdup ("");
}

static void
refuse_useless (const CursusPlace *place, const CursusRuleset *ruleset, uint32_t use, const char *name)
{
  g_autofree char *keys = list_keys (ruleset, use);
  if (*keys == '\0')
    cursus_place_error (place, NULL,
                        _ ("“%s” can find nothing that is about what “of” names alone; name every module or meeting that one "
                           "sentence of it is about, or “*”"),
                        name);
  else
    cursus_place_error (place, NULL,
                        _ ("“%s” can find nothing that is about what “of” names alone; it looks at each %s: name those, all that "
                           "can be in one, or “*”"),
                        name, keys);
}

static bool
compile_waiver (CursusRuleset *ruleset, const CursusWaiver *waiver, const CursusPlace *place)
{
  bool in_force = false;
  if (!check_today (place, ruleset->frame->session, waiver, &in_force))
    return false;
  if (!in_force)
    return true;
  uint32_t use = find_use (place, ruleset, waiver);
  if (use == CURSUS_NONE)
    return false;
  g_autofree char *why = NULL;
  CursusScope *scope = cursus_waiver_scope (ruleset->frame, waiver->of, &why);
  if (scope == NULL) {
    cursus_place_error (place, NULL, "%s", why);
    return false;
  }
  const CursusUse *of_use = cursus_ruleset_use (ruleset, use);
  bool off = !of_use->hard && of_use->weight == 0;
  if (off) {
    cursus_scope_free (scope);
    cursus_diagnostics_warning (place->diagnostics, place->file, cursus_place_line_of (place, NULL), place->subject,
                                _ ("“%s” is switched off: there is nothing to waive"), waiver->use);
    return true;
  }
  if (cursus_ruleset_grant (ruleset, use, waiver, scope))
    return true;
  refuse_useless (place, ruleset, use, waiver->use);
  return false;
}

bool
cursus_compile_waivers (CursusRuleset *ruleset, CursusDiagnostics *diagnostics)
{
  const GPtrArray *waivers = ruleset->frame->session->waivers;
  bool right = true;
  for (guint i = 0; i < waivers->len; i++) {
    const CursusWaiver *waiver = g_ptr_array_index (waivers, i);
    g_autofree char *subject = g_strdup_printf (_ ("waiver of “%s”"), waiver->use);
    CursusPlace place = place_of (waiver, diagnostics, subject);
    right = compile_waiver (ruleset, waiver, &place) && right;
  }
  return right;
}
