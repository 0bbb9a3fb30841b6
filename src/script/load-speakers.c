/* Who teaches a module: people named, and "any k of these". */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>

#define ACCEPTED _ ("a speaker's id, or a list such as { \"sp-a\", any { k = 1, \"sp-b\", \"sp-c\" } }")
#define MAX_SPEAKERS 200 /* of one module */

/* Adds a choice (unless it is empty). Takes @people. */
static void
add_choice (CursusModule *module, uint32_t k, GArray *people)
{
  CursusSpeakerChoice *choice = cursus_speaker_choice_new (k);
  g_array_append_vals (choice->people, people->data, people->len);
  g_array_unref (people);
  if (choice->people->len > 0)
    g_ptr_array_add (module->speaker_choices, choice);
  else
    cursus_speaker_choice_free (choice);
}

static bool
is_any (const CursusValue *value)
{
  const CursusValue *is = cursus_value_lookup (value, "is");
  return is != NULL && g_strcmp0 (cursus_value_get_string (is), "any") == 0;
}

/* any { k = 1, "sp-b", "sp-c" } */
static void
load_any (CursusLoad *self, const CursusPlace *place, const CursusValue *any, CursusModule *module)
{
  uint32_t k = 1;
  const CursusValue *is = NULL;
  CursusPlace inside = cursus_place_inside (place, "speakers");
  const CursusField fields[] = {
    { "k", CURSUS_FIELD_COUNT, &k, .min = 1, .max = MAX_SPEAKERS },
    { "is", CURSUS_FIELD_VALUE, &is },
    { NULL, CURSUS_FIELD_ITEMS },
  };
  if (!cursus_fields_read (&inside, any, fields, G_N_ELEMENTS (fields)))
    return;
  size_t n_items = MIN (cursus_value_length (any), MAX_SPEAKERS);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (size_t i = 0; i < n_items; i++) {
    const char *id = cursus_value_get_string (cursus_value_item (any, i));
    if (id == NULL)
      cursus_place_error_type (place, "speakers", cursus_value_item (any, i), _ ("a speaker's id"));
    else
      g_ptr_array_add (ids, (char *)id);
  }
  g_ptr_array_add (ids, NULL);
  if (k > n_items)
    cursus_place_error (place, "speakers", _ ("any %u of %zu speakers cannot be chosen; “k” is at most the number of names"), k,
                        n_items);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  cursus_load_find_all (self, place, "speakers", CURSUS_LOAD_SPEAKER, (char **)ids->pdata, people);
  add_choice (module, k, people);
}

void
cursus_load_speakers (CursusLoad *self, const CursusPlace *place, const CursusValue *speakers, CursusModule *module)
{
  bool is_list = cursus_value_type (speakers) == CURSUS_VALUE_TABLE && !is_any (speakers);
  size_t n_items = is_list ? cursus_value_length (speakers) : 1;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  if (is_list && (cursus_value_n_keys (speakers) > 0 || n_items > MAX_SPEAKERS)) {
    cursus_place_error_type (place, "speakers", speakers, ACCEPTED);
    return;
  }
  for (size_t i = 0; i < n_items; i++) {
    const CursusValue *item = is_list ? cursus_value_item (speakers, i) : speakers;
    const char *id = cursus_value_get_string (item);
    if (id != NULL)
      g_ptr_array_add (ids, (char *)id);
    else if (is_any (item))
      load_any (self, place, item, module);
    else
      cursus_place_error_type (place, "speakers", item, ACCEPTED);
  }
  g_ptr_array_add (ids, NULL);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  cursus_load_find_all (self, place, "speakers", CURSUS_LOAD_SPEAKER, (char **)ids->pdata, people);
  add_choice (module, people->len, people);
}
