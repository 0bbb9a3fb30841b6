/* Ids, references and places, as every load-*.c needs them. Knows nothing of what the things are. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"

#define MAX_ID_BYTES 64
#define MAX_EXPLAINED_ERRORS 200 /* diagnostics keep no more: proposals for the rest would be wasted time */

/* More than any session has; fewer than would take long. */
static const guint max_items[CURSUS_LOAD_N_KINDS] = {
  [CURSUS_LOAD_SITE] = 200,
  [CURSUS_LOAD_ROOM] = 2000,
  [CURSUS_LOAD_PERSON] = CURSUS_LOAD_MAX_PEOPLE,
  [CURSUS_LOAD_SPEAKER] = CURSUS_LOAD_MAX_PEOPLE,
  [CURSUS_LOAD_GROUP] = 1000,
  [CURSUS_LOAD_MODULE] = 5000,
  [CURSUS_LOAD_CALENDAR] = 200,
  [CURSUS_LOAD_FORMAT] = 200,
};

typedef struct {
  uint32_t index;
  CursusOrigin origin;
} Entry;

/* Loops write many declarations on few lines, so the end is the next line that begins one. */
static int
find_end_line (const CursusLoad *self, int line)
{
  guint low = 0;
  guint high = self->lines->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (self->lines, int, middle) <= line)
      low = middle + 1;
    else
      high = middle;
  }
  return low < self->lines->len ? g_array_index (self->lines, int, low) : 0;
}

static int
compare_lines (const void *a, const void *b)
{
  return *(const int *)a - *(const int *)b;
}

void
cursus_load_take_declarations (CursusLoad *self, GPtrArray *declarations)
{
  self->declarations = declarations;
  self->lines = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < declarations->len; i++) {
    const CursusDeclaration *declaration = g_ptr_array_index (declarations, i);
    g_array_append_val (self->lines, declaration->line);
  }
  g_array_sort (self->lines, compare_lines);
}

CursusPlace
cursus_load_place (CursusLoad *self, const CursusDeclaration *declaration)
{
  g_autofree char *id = declaration->id != NULL ? cursus_text_excerpt (declaration->id) : NULL;
  g_autofree char *named = id != NULL ? g_strdup_printf ("%s \"%s\"", declaration->verb, id) : NULL;
  return (CursusPlace){
    .diagnostics = self->diagnostics,
    .file = self->file,
    .source = self->source,
    .line = declaration->line,
    .end_line = find_end_line (self, declaration->line),
    .subject = g_string_chunk_insert_const (self->session->strings, named != NULL ? named : declaration->verb),
  };
}

void
cursus_load_each (CursusLoad *self, const char *verb, CursusLoadOne load_one)
{
  for (guint i = 0; i < self->declarations->len; i++) {
    const CursusDeclaration *declaration = g_ptr_array_index (self->declarations, i);
    if (strcmp (declaration->verb, verb) != 0)
      continue;
    CursusPlace place = cursus_load_place (self, declaration);
    load_one (self, &place, declaration);
  }
}

static bool
is_id (const char *text)
{
  size_t length = strlen (text);
  for (size_t i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return false;
  return length > 0 && length <= MAX_ID_BYTES;
}

bool
cursus_load_check_id (const CursusPlace *place, const char *key, const char *id)
{
  if (is_id (id))
    return true;
  g_autofree char *shown = cursus_text_excerpt (id);
  cursus_place_error (place, key, _ ("“%s” is no id; accepted: 1 to %d letters without accents, digits, “-” and “_”"), shown,
                      MAX_ID_BYTES);
  return false;
}

bool
cursus_load_register (CursusLoad *self, const CursusPlace *place, CursusLoadKind kind, const char *id, uint32_t index)
{
  const Entry *first = g_hash_table_lookup (self->ids[kind], id);
  const char *slash = kind == CURSUS_LOAD_ROOM ? strchr (id, '/') : NULL; /* "poitiers/A" */
  if (!cursus_load_check_id (place, NULL, slash != NULL ? slash + 1 : id))
    return false;
  if (first != NULL) {
    cursus_place_error (place, NULL, _ ("“%s” stands already in %s, line %d; ids must differ"), id, first->origin.file,
                        first->origin.line);
    return false;
  }
  if (g_hash_table_size (self->ids[kind]) >= max_items[kind]) {
    cursus_place_error (place, NULL, _ ("there are too many of its kind; at most %u are accepted"), max_items[kind]);
    return false;
  }
  Entry *entry = g_new0 (Entry, 1);
  entry->index = index;
  entry->origin = cursus_load_origin (self, place);
  g_hash_table_insert (self->ids[kind], g_strdup (id), entry);
  return true;
}

uint32_t
cursus_load_lookup (const CursusLoad *self, CursusLoadKind kind, const char *id)
{
  const Entry *entry = g_hash_table_lookup (self->ids[kind], id);
  return entry != NULL ? entry->index : CURSUS_NONE;
}

static char *
describe_unknown (CursusLoadKind kind, const char *text)
{
  g_autofree char *id = cursus_text_excerpt (text);
  switch (kind) {
  case CURSUS_LOAD_SITE:
    return g_strdup_printf (_ ("there is no site “%s”"), id);
  case CURSUS_LOAD_ROOM:
    return g_strdup_printf (_ ("there is no room “%s”"), id);
  case CURSUS_LOAD_PERSON:
    return g_strdup_printf (_ ("there is no person “%s”"), id);
  case CURSUS_LOAD_SPEAKER:
    return g_strdup_printf (_ ("there is no speaker “%s”"), id);
  case CURSUS_LOAD_GROUP:
    return g_strdup_printf (_ ("there is no group “%s”"), id);
  case CURSUS_LOAD_MODULE:
    return g_strdup_printf (_ ("there is no module “%s”"), id);
  case CURSUS_LOAD_CALENDAR:
    return g_strdup_printf (_ ("there is no calendar “%s”"), id);
  case CURSUS_LOAD_FORMAT:
    return g_strdup_printf (_ ("there is no format “%s”"), id);
  case CURSUS_LOAD_N_KINDS:
    break;
  }
  g_assert_not_reached ();
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
suggest_id (const CursusLoad *self, CursusLoadKind kind, const char *id)
{
  const char *const *builtin = kind == CURSUS_LOAD_CALENDAR ? cursus_calendar_builtin_names () : NULL;
  GHashTableIter iter;
  void *known;
  if (cursus_diagnostics_n_errors (self->diagnostics) > MAX_EXPLAINED_ERRORS)
    return g_strdup ("");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->ids[kind]);
  while (g_hash_table_iter_next (&iter, &known, NULL))
    g_ptr_array_add (ids, known);
  for (size_t i = 0; builtin != NULL && builtin[i] != NULL; i++)
    if (!g_hash_table_contains (self->ids[kind], builtin[i]))
      g_ptr_array_add (ids, (char *)builtin[i]);
  g_ptr_array_sort (ids, compare_texts);
  return cursus_suggest_phrase (id, (const char *const *)ids->pdata, ids->len);
}

uint32_t
cursus_load_find (const CursusLoad *self, const CursusPlace *place, const char *key, CursusLoadKind kind, const char *id)
{
  uint32_t index = cursus_load_lookup (self, kind, id);
  if (index != CURSUS_NONE || !self->is_whole)
    return index;
  g_autofree char *phrase = suggest_id (self, kind, id);
  g_autofree char *unknown = describe_unknown (kind, id);
  cursus_place_error (place, key, "%s%s", unknown, phrase);
  return CURSUS_NONE;
}

void
cursus_load_find_all (const CursusLoad *self, const CursusPlace *place, const char *key, CursusLoadKind kind, char **ids,
                      GArray *indices)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (char **id = ids; id != NULL && *id != NULL; id++) {
    uint32_t index = cursus_load_find (self, place, key, kind, *id);
    if (!g_hash_table_add (seen, *id))
      cursus_place_error (place, key, _ ("“%s” stands twice in “%s”"), *id, key);
    else if (index != CURSUS_NONE)
      g_array_append_val (indices, index);
  }
}

CursusOrigin
cursus_load_origin (CursusLoad *self, const CursusPlace *place)
{
  return cursus_session_origin (self->session, place->file, cursus_place_line_of (place, NULL));
}
