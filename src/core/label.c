/* Joins a thing and what is said of it. The one place that knows where a language has spaces there. */
#include "core/label.h"

#include <glib/gi18n-lib.h>

char *
cursus_label (const char *thing, const char *text)
{
  /* TRANSLATORS: the thing that a message is about: a file, an address, an option; the message follows */
  g_autofree char *head = g_strdup_printf (_ ("%s: "), thing);
  return g_strconcat (head, text, NULL);
}

char *
cursus_label_quoted (const char *thing, const char *text)
{
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), thing);
  return cursus_label (quoted, text);
}

/* Takes @text. */
static void
replace_message (GError *error, char *text)
{
  g_free (error->message);
  error->message = text;
}

void
cursus_label_error (GError **error, const char *thing)
{
  if (error != NULL && *error != NULL)
    replace_message (*error, cursus_label (thing, (*error)->message));
}

void
cursus_label_error_quoted (GError **error, const char *thing)
{
  if (error != NULL && *error != NULL)
    replace_message (*error, cursus_label_quoted (thing, (*error)->message));
}
