/* Reads which modules a rule applies to. Knows the session, not the rules. */
#include "script/selector.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"
#include "script/selector-private.h"

#define SHOWN_BYTES 60
#define MAX_ITEMS 5000

/* One reading. @picked has a byte for each module. */
typedef struct {
  const CursusSession *session;
  guint8 *picked;
  bool lenient; /* unknown names select nothing */
  char **why;
} Selecting;

/* Whether a module is selected by a thing that the index says. */
typedef bool (*Picks) (const CursusSession *session, const CursusModule *module, uint32_t index);

static bool
has_index (const GArray *array, uint32_t index)
{
  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, uint32_t, i) == index)
      return true;
  return false;
}

static bool
picks_format (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  return module->format == index;
}

static bool
picks_group (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  return has_index (module->groups, index);
}

static bool
picks_site (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  for (guint i = 0; i < module->rooms->len; i++)
    if (cursus_session_room (session, g_array_index (module->rooms, uint32_t, i))->site == index)
      return true;
  return false;
}

static bool
picks_speaker (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  for (guint i = 0; i < module->speaker_choices->len; i++) {
    const CursusSpeakerChoice *choice = g_ptr_array_index (module->speaker_choices, i);
    if (has_index (choice->people, index))
      return true;
  }
  return false;
}

static bool
picks_first (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  return module->first;
}

static bool
picks_last (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  return module->last;
}

static bool
picks_remote (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  return module->remote;
}

static bool
picks_onsite (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  return !module->remote;
}

static bool
picks_all (const CursusSession *session, const CursusModule *module, uint32_t index)
{
  return true;
}

/* ---- Proposals ---- */

static void
add_id (GPtrArray *names, const char *id)
{
  g_ptr_array_add (names, (gpointer)id);
}

static void
list_formats (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->formats->len; i++)
    add_id (names, cursus_session_format (session, i));
}

static void
list_groups (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->groups->len; i++)
    add_id (names, cursus_session_group (session, i)->id);
}

static void
list_sites (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->sites->len; i++)
    add_id (names, cursus_session_site (session, i)->id);
}

static void
list_speakers (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->people->len; i++)
    if (cursus_session_person (session, i)->role == CURSUS_ROLE_SPEAKER)
      add_id (names, cursus_session_person (session, i)->id);
}

static void
list_modules (const CursusSession *session, GPtrArray *names)
{
  for (guint i = 0; i < session->modules->len; i++)
    add_id (names, cursus_session_module (session, i)->id);
}

void
cursus_selector_list_tags (const CursusSession *session, GPtrArray *names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < session->modules->len; i++)
    for (char **tag = cursus_session_module (session, i)->tags; tag != NULL && *tag != NULL; tag++)
      if (g_hash_table_add (seen, *tag))
        add_id (names, *tag);
}

/* ---- The words ---- */

typedef struct {
  const char *prefix;
  uint32_t (*find) (const CursusSession *session, const char *id);
  Picks picks;
  void (*list) (const CursusSession *session, GPtrArray *names);
} Kind;

static const Kind kinds[] = {
  { "format:", cursus_session_find_format, picks_format, list_formats },
  { "group:", cursus_session_find_group, picks_group, list_groups },
  { "site:", cursus_session_find_site, picks_site, list_sites },
  { "speaker:", cursus_session_find_person, picks_speaker, list_speakers },
};

static const struct {
  const char *word;
  Picks picks;
} words[] = {
  { "*", picks_all }, { "first", picks_first }, { "last", picks_last }, { "remote", picks_remote }, { "onsite", picks_onsite },
};

static bool
refuse (const Selecting *self, const char *text, const char *name, const GPtrArray *names)
{
  g_autofree char *phrase = cursus_suggest_phrase (name, (const char *const *)names->pdata, names->len);
  g_autofree char *shown = cursus_text_excerpt (text);
  if (self->lenient)
    return true;
  *self->why = g_strdup_printf (_ ("“%s” selects nothing that there is%s"), shown, phrase);
  return false;
}

static void
pick (const Selecting *self, Picks picks, uint32_t index, bool on)
{
  for (guint i = 0; i < self->session->modules->len; i++)
    if (picks (self->session, cursus_session_module (self->session, i), index))
      self->picked[i] = on;
}

static bool
pick_tag (const Selecting *self, const char *text, const char *tag, bool on)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  bool known = false;
  for (guint i = 0; i < self->session->modules->len; i++) {
    const CursusModule *module = cursus_session_module (self->session, i);
    if (module->tags == NULL || !g_strv_contains ((const char *const *)module->tags, tag))
      continue;
    self->picked[i] = on;
    known = true;
  }
  if (known)
    return true;
  cursus_selector_list_tags (self->session, names);
  return refuse (self, text, tag, names);
}

static bool
pick_kind (const Selecting *self, const Kind *kind, const char *text, bool on)
{
  const char *id = text + strlen (kind->prefix);
  uint32_t index = kind->find (self->session, id);
  if (index != CURSUS_NONE) {
    pick (self, kind->picks, index, on);
    return true;
  }
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  kind->list (self->session, names);
  return refuse (self, text, id, names);
}

/* What is none of the forms: likely a module's id with a slip, or a prefix that does not exist. */
static bool
refuse_unknown (const Selecting *self, const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *shown = cursus_text_excerpt (text);
  if (strchr (text, ':') != NULL) {
    *self->why = g_strdup_printf (_ ("“%s” selects nothing; accepted: a module's id, \"*\", \"first\", \"last\", \"remote\", "
                                     "\"onsite\", or a word after format:, tag:, group:, site:, speaker:"),
                                  shown);
    return false;
  }
  list_modules (self->session, names);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    add_id (names, words[i].word);
  g_autofree char *phrase = cursus_suggest_phrase (text, (const char *const *)names->pdata, names->len);
  if (self->lenient)
    return true;
  *self->why = g_strdup_printf (_ ("there is no module “%s”%s"), shown, phrase);
  return false;
}

static bool
pick_text (const Selecting *self, const char *text, bool on)
{
  uint32_t module = cursus_session_find_module (self->session, text);
  if (module != CURSUS_NONE) {
    self->picked[module] = on;
    return true;
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strcmp (text, words[i].word) != 0)
      continue;
    pick (self, words[i].picks, 0, on);
    return true;
  }
  if (g_str_has_prefix (text, "tag:"))
    return pick_tag (self, text, text + strlen ("tag:"), on);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (text, kinds[i].prefix))
      return pick_kind (self, &kinds[i], text, on);
  return refuse_unknown (self, text);
}

static bool
pick_item (const Selecting *self, const CursusValue *item, bool is_first)
{
  const char *text = cursus_value_get_string (item);
  if (text == NULL) {
    g_autofree char *shown = cursus_value_to_text (item, SHOWN_BYTES);
    *self->why = g_strdup_printf (_ ("%s selects no module; accepted: a text such as \"format:visit\", or a list of such texts"),
                                  shown);
    return false;
  }
  g_autofree char *stripped = cursus_text_strip (text);
  if (!g_str_has_prefix (stripped, "not "))
    return pick_text (self, stripped, true);
  if (is_first)
    pick (self, picks_all, 0, true);
  g_autofree char *rest = cursus_text_strip (stripped + strlen ("not "));
  return pick_text (self, rest, false);
}

static bool
pick_value (const Selecting *self, const CursusValue *value)
{
  if (cursus_value_type (value) != CURSUS_VALUE_TABLE)
    return pick_item (self, value, true);
  if (cursus_value_n_keys (value) > 0 || cursus_value_length (value) == 0 || cursus_value_length (value) > MAX_ITEMS) {
    g_autofree char *shown = cursus_value_to_text (value, SHOWN_BYTES);
    *self->why = g_strdup_printf (_ ("%s selects no module; accepted: a text such as \"format:visit\", or a list of such texts"),
                                  shown);
    return false;
  }
  for (size_t i = 0; i < cursus_value_length (value); i++)
    if (!pick_item (self, cursus_value_item (value, i), i == 0))
      return false;
  return true;
}

static GArray *
collect (const Selecting *self)
{
  GArray *modules = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t i = 0; i < self->session->modules->len; i++)
    if (self->picked[i])
      g_array_append_val (modules, i);
  return modules;
}

static GArray *
select_modules (const CursusSession *session, const CursusValue *value, bool lenient, char **why)
{
  g_autofree guint8 *picked = g_new0 (guint8, session->modules->len + 1);
  g_autofree char *reason = NULL;
  Selecting selecting = { .session = session, .picked = picked, .lenient = lenient, .why = &reason };
  if (pick_value (&selecting, value))
    return collect (&selecting);
  *why = g_steal_pointer (&reason);
  return NULL;
}

GArray *
cursus_selector_read (const CursusSession *session, const CursusValue *value, char **why)
{
  return select_modules (session, value, false, why);
}

GArray *
cursus_selector_read_default (const CursusSession *session, const CursusValue *value, char **why)
{
  return select_modules (session, value, true, why);
}
