/* Compares calendars by what they say. Knows nothing of where they come from. */
#include "ical/likeness.h"

#include <string.h>

#include "ical/content.h"

/* The one event; NULL: there is none, or there are others. */
static const CursusIcalComponent *
find_event (const CursusIcalContent *content, bool alone)
{
  const CursusIcalComponent *found = NULL;
  if (alone && (content->problems->len > 0 || content->root->components->len != 1))
    return NULL;
  for (guint c = 0; c < content->root->components->len; c++) {
    const CursusIcalComponent *calendar = cursus_ical_component_child (content->root, c);
    for (guint i = 0; i < calendar->components->len; i++) {
      const CursusIcalComponent *child = cursus_ical_component_child (calendar, i);
      if (cursus_ical_component_is (child, "VTIMEZONE"))
        continue;
      if (alone && (found != NULL || !cursus_ical_component_is (child, "VEVENT")))
        return NULL;
      if (found == NULL && cursus_ical_component_is (child, "VEVENT"))
        found = child;
    }
  }
  return found;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* The characters that a value means: programs escape more or less. */
static void
append_value (GString *out, const char *value)
{
  for (const char *c = value; *c != '\0'; c++) {
    if (*c == '\\' && c[1] != '\0') {
      c++;
      g_string_append_c (out, *c == 'n' || *c == 'N' ? '\n' : *c);
    } else
      g_string_append_c (out, *c);
  }
}

/* (transfer full): "NAME;A=1;B=2:value" with parameters in order. */
static char *
spell (const CursusIcalProperty *property)
{
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (property->name);
  for (guint i = 0; i < property->n_parameters; i++)
    g_ptr_array_add (parameters, g_strdup_printf (";%s=%s", property->parameters[i].name, property->parameters[i].value));
  g_ptr_array_sort (parameters, compare_texts);
  for (guint i = 0; i < parameters->len; i++)
    g_string_append (out, g_ptr_array_index (parameters, i));
  g_string_append_c (out, ':');
  append_value (out, property->value);
  return g_string_free (out, FALSE);
}

static bool
is_of_account (const CursusIcalProperty *property)
{
  return !cursus_ical_property_is (property, "DTSTAMP") && !cursus_ical_property_is (property, "LAST-MODIFIED")
         && !cursus_ical_property_is (property, "CREATED");
}

/* (transfer full): of what is spelled, how often it is there. */
static GHashTable *
count_properties (const CursusIcalComponent *component)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < component->properties->len; i++) {
    const CursusIcalProperty *property = cursus_ical_component_property (component, i);
    char *key = is_of_account (property) ? spell (property) : NULL;
    if (key != NULL)
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
  }
  return counts;
}

static bool
has_same_properties (const CursusIcalComponent *ours, const CursusIcalComponent *theirs)
{
  g_autoptr (GHashTable) wanted = count_properties (ours), found = count_properties (theirs);
  GHashTableIter iter;
  gpointer key = NULL, n = NULL;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &n))
    if (g_hash_table_lookup (found, key) != n)
      return false;
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, &n))
    if (!g_str_has_prefix (key, "X-") && g_hash_table_lookup (wanted, key) != n)
      return false;
  return true;
}

/* Whether @theirs has each of our reminders; others may be there. */
static bool
has_reminders (const CursusIcalComponent *ours, const CursusIcalComponent *theirs)
{
  for (guint i = 0; i < ours->components->len; i++) {
    bool found = false;
    for (guint k = 0; !found && k < theirs->components->len; k++)
      found = has_same_properties (cursus_ical_component_child (ours, i), cursus_ical_component_child (theirs, k));
    if (!found)
      return false;
  }
  return true;
}

bool
cursus_ical_is_like (const char *ours, const char *theirs, gsize length)
{
  if (length > CURSUS_ICAL_MAX_BYTES)
    return false;
  g_autoptr (CursusIcalContent) own = cursus_ical_content_parse (ours, strlen (ours));
  g_autoptr (CursusIcalContent) other = cursus_ical_content_parse (theirs, length);
  const CursusIcalComponent *wanted = find_event (own, true), *found = find_event (other, true);
  return wanted != NULL && found != NULL && has_same_properties (wanted, found) && has_reminders (wanted, found);
}

char *
cursus_ical_find_uid (const char *bytes, gsize length)
{
  if (length > CURSUS_ICAL_MAX_BYTES)
    return NULL;
  g_autoptr (CursusIcalContent) content = cursus_ical_content_parse (bytes, length);
  const CursusIcalComponent *event = find_event (content, false);
  return event != NULL ? g_strdup (cursus_ical_component_value (event, "UID")) : NULL;
}
