/* What the planner accepts knowingly. What a waiver covers is not known here: it depends on the rules. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>

#define MAX_WAIVERS 500
#define MAX_REASON 2000
#define MAX_NAMES 200

static void
load_waiver (CursusLoad *self, const CursusPlace *place, const CursusDeclaration *declaration)
{
  g_autoptr (CursusWaiver) waiver = cursus_waiver_new (NULL);
  const CursusField fields[] = {
    { "rule", CURSUS_FIELD_LINE, &waiver->use, .required = true, .max = 200 },
    { "of", CURSUS_FIELD_TEXTS, &waiver->of, .required = true },
    { "author", CURSUS_FIELD_LINE, &waiver->author, .required = true, .max = 200 },
    { "reason", CURSUS_FIELD_TEXT, &waiver->reason, .required = true, .max = MAX_REASON },
    { "expires", CURSUS_FIELD_DATE, &waiver->expires, .required = true },
  };
  waiver->origin = cursus_load_origin (self, place);
  if (!cursus_fields_read (place, declaration->value, fields, G_N_ELEMENTS (fields)))
    return;
  if (waiver->of[0] == NULL)
    cursus_place_error (place, "of", _ ("“of” is empty: name what is accepted, or “*” for everything"));
  else if (g_strv_length (waiver->of) > MAX_NAMES)
    cursus_place_error (place, "of", _ ("“of” has %u entries; accepted: at most %d"), g_strv_length (waiver->of), MAX_NAMES);
  else if (self->session->waivers->len >= MAX_WAIVERS)
    cursus_place_error (place, NULL, _ ("a session has at most %d waivers"), MAX_WAIVERS);
  else
    g_ptr_array_add (self->session->waivers, g_steal_pointer (&waiver));
}

void
cursus_load_waivers (CursusLoad *self)
{
  cursus_load_each (self, "waiver", load_waiver);
}
