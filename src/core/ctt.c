/* Reads the sections of a .ctt or .ectt file, line by line. */
#include "core/ctt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/ctt-private.h"

typedef bool (*ReadLine) (CursusCtt *self, char **words);

/* A section of the file: its heading, how many lines the head promises, how one is read. */
typedef struct {
  const char *heading;
  const char *promised_by;       /* key of the head */
  const char *promised_by_other; /* its spelling in .ectt files; nullable */
  guint n_words;                 /* at least */
  ReadLine read;
} Section;

static const Section sections[] = {
  { "COURSES:", "Courses:", NULL, 5, cursus_ctt_read_course },
  { "ROOMS:", "Rooms:", NULL, 2, cursus_ctt_read_room },
  { "CURRICULA:", "Curricula:", NULL, 2, cursus_ctt_read_curriculum },
  { "UNAVAILABILITY_CONSTRAINTS:", "Constraints:", "UnavailabilityConstraints:", 3, cursus_ctt_read_unavailability },
  { "ROOM_CONSTRAINTS:", "RoomConstraints:", NULL, 2, cursus_ctt_read_over },
};

/* The words of the next line that has any; NULL at the end. */
static char **
next_line (CursusCtt *self)
{
  while (self->lines[self->line] != NULL) {
    g_auto (GStrv) raw = g_strsplit_set (self->lines[self->line++], " \t\r", -1);
    g_autoptr (GPtrArray) words = g_ptr_array_new ();
    for (char **word = raw; *word != NULL; word++)
      if (**word != '\0')
        g_ptr_array_add (words, g_strdup (*word));
    if (words->len == 0)
      continue;
    g_ptr_array_add (words, NULL);
    return (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
  }
  return NULL;
}

bool
cursus_ctt_fail (CursusCtt *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->shown_path, (int)self->line, NULL, "%s", text);
  return false;
}

bool
cursus_ctt_number (CursusCtt *self, const char *word, guint64 least, guint64 most, uint32_t *number)
{
  guint64 value = 0;
  if (!g_ascii_string_to_unsigned (word, 10, least, most, &value, NULL))
    return cursus_ctt_fail (self, _ ("“%s” is no number from %u to %u"), word, (guint)least, (guint)most);
  *number = (uint32_t)value;
  return true;
}

static const Section *
find_section (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (sections[i].heading, word) == 0)
      return &sections[i];
  return NULL;
}

/* "Days: 5" and the like, up to the first section, whose heading is returned. */
static const Section *
read_head (CursusCtt *self)
{
  for (;;) {
    g_auto (GStrv) words = next_line (self);
    if (words == NULL) {
      cursus_ctt_fail (self, _ ("the file ends before its first section, “COURSES:”"));
      return NULL;
    }
    const Section *section = find_section (words[0]);
    if (section != NULL)
      return section;
    if (words[1] == NULL || !g_str_has_suffix (words[0], ":")) {
      cursus_ctt_fail (self, _ ("a line like “Days: 5” or a heading like “COURSES:” is expected here"));
      return NULL;
    }
    g_hash_table_insert (self->head, g_strdup (words[0]), g_strdup (words[1]));
  }
}

bool
cursus_ctt_head_number (CursusCtt *self, const char *key, const char *other_key, guint64 most, uint32_t *number)
{
  const char *word = g_hash_table_lookup (self->head, key);
  if (word == NULL && other_key != NULL)
    word = g_hash_table_lookup (self->head, other_key);
  if (word == NULL)
    return cursus_ctt_fail (self, _ ("the head says nothing of “%s”"), key);
  return cursus_ctt_number (self, word, 0, most, number);
}

static guint
count_words (char **words)
{
  return g_strv_length (words);
}

/* The lines of one section; @next receives the heading that follows, NULL at "END." or the end of the file. */
static bool
read_section (CursusCtt *self, const Section *section, const Section **next)
{
  uint32_t promised = 0, n = 0;
  if (!cursus_ctt_head_number (self, section->promised_by, section->promised_by_other, 1000000, &promised))
    return false;
  *next = NULL;
  for (;; n++) {
    g_auto (GStrv) words = next_line (self);
    if (words != NULL)
      *next = find_section (words[0]);
    if (words == NULL || *next != NULL || strcmp (words[0], "END.") == 0)
      break;
    if (count_words (words) < section->n_words)
      return cursus_ctt_fail (self, _ ("a line of “%s” has at least %u words"), section->heading, section->n_words);
    if (!section->read (self, words))
      return false;
  }
  return n == promised || cursus_ctt_fail (self, _ ("“%s” has %u lines, the head promises %u"), section->heading, n, promised);
}

static bool
read_sections (CursusCtt *self)
{
  const Section *section = read_head (self);
  if (section == NULL || !cursus_ctt_begin (self))
    return false;
  while (section != NULL) {
    const Section *next = NULL;
    if (!read_section (self, section, &next))
      return false;
    section = next;
  }
  return true;
}

static char *
read_text (const char *path, const char *shown_path, CursusDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &text, &length, &error))
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, "%s",
                              error != NULL ? error->message : _ ("this is no regular file"));
  else if (length > CURSUS_CTT_MAX_BYTES || !g_utf8_validate (text, (gssize)length, NULL))
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, _ ("this is no instance: text of at most 4 MiB is accepted"));
  else
    return text;
  g_free (text);
  return NULL;
}

CursusSession *
cursus_ctt_read (const char *path, const char *shown_path, CursusDiagnostics *diagnostics)
{
  g_autofree char *text = read_text (path, shown_path, diagnostics);
  if (text == NULL)
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  CursusCtt ctt = { .lines = lines, .head = head, .shown_path = shown_path, .diagnostics = diagnostics };
  g_autoptr (CursusSession) session = cursus_session_new ();
  ctt.session = session;
  bool right = read_sections (&ctt) && cursus_ctt_finish (&ctt, path);
  cursus_ctt_clear (&ctt);
  return right ? g_steal_pointer (&session) : NULL;
}
