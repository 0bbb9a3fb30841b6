/* Reads templates from our resources. Knows no folder. */
#include "app/templates.h"

#include <gio/gio.h>

#include "app/language.h"
#include "app/template-resources.h"

#define ROOT "/cursus/template/"

char *
cursus_templates_read (const char *file, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (ROOT, cursus_language_get (), "/", file, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (cursus_template_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_string_replace (text, "@ID@", name, 0);
  return g_string_free (text, FALSE);
}
