/* Decides which file says what. Knows nothing of when a folder is switched, nor of the store. */
#include "app/publication-files.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/language.h"
#include "app/publication-tasks.h"
#include "app/publication-want.h"
#include "core/csv.h"
#include "core/label.h"
#include "report/news.h"

#define INDEX_NAME "index.csv"
#define INDEX_HEAD "\xef\xbb\xbfperson;role;name;email;language;file;events;revision;date;changes\r\n"

typedef struct {
  const CursusPublicationFiles *files;
  const CursusPublication *to;
  CursusStaging *staging;
  CursusIcalPress *presses[2]; /* French, English */
  CursusPublicationTasks *tasks;
  GString *out;
  GString *index;
  guint n_files;
  guint n_written;
} Writing;

static const char *const languages[] = { "fr", "en" };

static CursusIcalPress *
press_for (const Writing *self, const CursusHolder *holder)
{
  return self->presses[g_strcmp0 (holder->language, "fr") == 0 ? 0 : 1];
}

static bool
is_person (const CursusHolder *holder)
{
  return holder->kind == CURSUS_HOLDER_SPEAKER || holder->kind == CURSUS_HOLDER_PARTICIPANT;
}

/* (transfer full): in which file the calendar of @holder is. */
static char *
file_of (const CursusHolder *holder)
{
  switch (holder->kind) {
  case CURSUS_HOLDER_SESSION:
    return g_strdup_printf ("%s.ics", holder->id);
  case CURSUS_HOLDER_SITE:
    return g_strdup_printf ("sites/%s.ics", holder->id);
  case CURSUS_HOLDER_SPEAKER:
  case CURSUS_HOLDER_PARTICIPANT:
    return g_strdup_printf ("people/%s.ics", holder->id);
  }
  g_return_val_if_reached (NULL);
}

static const char *
name_of (const Writing *self, const CursusHolder *holder)
{
  return holder->kind == CURSUS_HOLDER_SITE && holder->name != NULL ? holder->name : self->to->title;
}

static bool
write_out (Writing *self, const char *name, GError **error)
{
  self->n_files++;
  self->n_written++;
  return cursus_staging_write (self->staging, name, self->out->str, self->out->len, error);
}

static bool
keep (Writing *self, const char *name, gsize length)
{
  bool kept = cursus_staging_keep (self->staging, name, length);
  self->n_files += kept;
  return kept;
}

/* ---- calendars ---- */

/* Whether the present folder has the calendar as it is to be. */
static bool
is_there (const Writing *self, const CursusHolder *holder)
{
  const CursusPublication *was = self->files->was;
  const CursusHolder *before = was != NULL ? cursus_publication_find_same (was, holder) : NULL;
  return before != NULL && g_strcmp0 (before->hash, holder->hash) == 0 && before->revision == holder->revision
         && before->changed_utc == holder->changed_utc;
}

static bool
write_calendar (Writing *self, const CursusHolder *holder, const GArray *shown, const char *file, GError **error)
{
  if (!cursus_ical_press_write (press_for (self, holder), self->out, self->to, name_of (self, holder), holder->revision,
                                holder->changed_utc, shown, error)) {
    cursus_label_error (error, file);
    return false;
  }
  return (is_there (self, holder) && keep (self, file, self->out->len)) || write_out (self, file, error);
}

static bool
write_tasks (Writing *self, const CursusHolder *holder, const GArray *shown, GError **error)
{
  if (self->tasks == NULL || holder->kind == CURSUS_HOLDER_SITE)
    return true;
  g_autoptr (GArray) tasks = cursus_publication_tasks_find (self->tasks, self->to, shown);
  g_autofree char *file = g_strdup_printf ("tasks/%s.ics", holder->id);
  if (tasks->len == 0)
    return true;
  if (!cursus_ical_press_write_tasks (press_for (self, holder), self->out, self->to, name_of (self, holder), holder->revision,
                                      holder->changed_utc, tasks, error)) {
    cursus_label_error (error, file);
    return false;
  }
  return (is_there (self, holder) && keep (self, file, self->out->len)) || write_out (self, file, error);
}

/* ---- changes ---- */

static bool
write_changed_events (Writing *self, const CursusHolder *holder, GError **error)
{
  g_autoptr (GArray) changed = cursus_news_changed_events (self->files->news, holder);
  g_autofree char *file = g_strdup_printf ("changes/%s.ics", holder->id);
  if (changed->len == 0)
    return true;
  return cursus_ical_press_write (press_for (self, holder), self->out, self->to, name_of (self, holder), self->to->revision,
                                  self->to->made_utc, changed, error)
         && write_out (self, file, error);
}

static bool
write_letter (Writing *self, CursusNewsWords *words, const CursusHolder *holder, const GArray *items, GError **error)
{
  g_autofree char *text = g_strdup_printf ("changes/%s.txt", holder->id);
  g_autofree char *html = g_strdup_printf ("changes/%s.html", holder->id);
  g_string_truncate (self->out, 0);
  cursus_news_words_text (words, self->out, holder, items);
  if (!write_out (self, text, error))
    return false;
  g_string_truncate (self->out, 0);
  cursus_news_words_html (words, self->out, holder, items);
  return write_out (self, html, error);
}

/* Everybody's letter in their language; whose calendar is new has no other changes than the whole of it. */
static bool
write_changes (Writing *self, const char *language, GError **error)
{
  cursus_language_use (language);
  g_autoptr (CursusNewsWords) words = cursus_news_words_new (self->files->news);
  for (guint i = 0; i < self->to->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (self->to, i);
    if (holder->kind == CURSUS_HOLDER_SITE || g_strcmp0 (holder->language, language) != 0)
      continue;
    g_autoptr (GArray) items = cursus_news_for (self->files->news, holder);
    if (items->len == 0)
      continue;
    if (cursus_news_known (self->files->news, holder) && !write_changed_events (self, holder, error))
      return false;
    if (!write_letter (self, words, holder, items, error))
      return false;
  }
  return true;
}

static bool
write_all_changes (Writing *self, GError **error)
{
  if (self->files->repeated) {
    self->n_files += cursus_staging_keep_all (self->staging, "changes");
    return true;
  }
  g_autofree char *own = g_strdup (cursus_language_get ());
  bool written = true;
  for (guint i = 0; written && i < G_N_ELEMENTS (languages); i++)
    written = write_changes (self, languages[i], error);
  cursus_language_use (own);
  return written;
}

/* ---- the index ---- */

/* Ids and files are read back, so only what people wrote is kept from being a formula. */
static void
add_index_line (Writing *self, const CursusHolder *holder, const char *file)
{
  g_autoptr (GArray) shown = cursus_publication_show (self->to, holder);
  g_autofree char *letter = g_strdup_printf ("changes/%s.txt", holder->id);
  char date[CURSUS_DATE_TEXT_SIZE];
  CursusDate day = 0;
  guint n_events = 0;
  bool has_letter = holder->kind != CURSUS_HOLDER_SITE && cursus_staging_has (self->staging, letter);
  for (guint i = 0; i < shown->len; i++)
    n_events += g_array_index (shown, CursusShownEvent, i).status != CURSUS_PUBLISHED_CANCELLED;
  if (holder->gone && shown->len == 0)
    return;
  cursus_zone_to_local (self->files->session->zone, holder->changed_utc, &day, NULL);
  g_string_append_printf (self->index, "%s;%s;", holder->id, cursus_holder_kind_name (holder->kind));
  cursus_csv_append_text (self->index, holder->name != NULL ? holder->name : "");
  g_string_append_c (self->index, ';');
  cursus_csv_append_text (self->index, holder->email != NULL ? holder->email : "");
  g_string_append_printf (self->index, ";%s;%s;%u;%" PRId64 ";%s;%s\r\n", holder->language, file, n_events, holder->revision,
                          cursus_date_format (day, date), has_letter ? letter : "");
}

static bool
write_index (Writing *self, GError **error)
{
  for (guint i = 0; i < self->to->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (self->to, i);
    g_autofree char *file = file_of (holder);
    add_index_line (self, holder, file);
  }
  g_string_truncate (self->out, 0);
  g_string_append_len (self->out, self->index->str, (gssize)self->index->len);
  return write_out (self, INDEX_NAME, error);
}

static bool
write_holder (Writing *self, const CursusHolder *holder, GError **error)
{
  g_autoptr (GArray) shown = cursus_publication_show (self->to, holder);
  g_autofree char *file = file_of (holder);
  if (holder->gone && shown->len == 0)
    return true;
  return write_calendar (self, holder, shown, file, error)
         && ((holder->gone && is_person (holder)) || write_tasks (self, holder, shown, error));
}

static bool
write_state (Writing *self, GError **error)
{
  g_autoptr (GBytes) bytes = cursus_publication_to_bytes (self->to);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  return cursus_staging_write (self->staging, CURSUS_PUBLICATION_STATE_FILE, data, length, error);
}

/* ---- the whole ---- */

bool
cursus_publication_files_keep_others (const char *session, CursusStaging *staging, GError **error)
{
  g_autofree char *whole = g_strdup_printf ("%s.ics", session);
  const char *const ours[] = { "people", "sites", "changes", "tasks", INDEX_NAME, CURSUS_PUBLICATION_STATE_FILE, whole, NULL };
  return cursus_staging_keep_others (staging, ours, error);
}

static bool
add_folders (Writing *self, GError **error)
{
  static const char *const folders[] = { "people", "sites", "changes" };
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (!cursus_staging_add_folder (self->staging, folders[i], error))
      return false;
  return (self->tasks == NULL || cursus_staging_add_folder (self->staging, "tasks", error))
         && cursus_publication_files_keep_others (self->to->session, self->staging, error);
}

static bool
open_presses (Writing *self, GError **error)
{
  int64_t first_utc = 0, last_utc = 0;
  cursus_publication_span (self->to, NULL, &first_utc, &last_utc);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    self->presses[i] = cursus_ical_press_new (self->files->session, self->to->timezone, first_utc, last_utc, languages[i],
                                              &self->files->press, error);
    if (self->presses[i] == NULL)
      return false;
  }
  return true;
}

static bool
write_everything (Writing *self, GError **error)
{
  if (!open_presses (self, error) || !add_folders (self, error))
    return false;
  for (guint i = 0; i < self->to->holders->len; i++)
    if (!write_holder (self, cursus_publication_holder (self->to, i), error))
      return false;
  return write_all_changes (self, error) && write_index (self, error) && write_state (self, error);
}

bool
cursus_publication_files_write (const CursusPublicationFiles *files, CursusStaging *staging, guint *n_files, guint *n_written,
                                GError **error)
{
  Writing self = { .files = files, .to = files->news->to, .staging = staging };
  self.out = g_string_new (NULL);
  self.index = g_string_new (INDEX_HEAD);
  self.tasks = files->tasks ? cursus_publication_tasks_new (files->session) : NULL;
  bool written = write_everything (&self, error);
  *n_files = self.n_files;
  *n_written = self.n_written;
  g_string_free (self.out, TRUE);
  g_string_free (self.index, TRUE);
  cursus_publication_tasks_free (self.tasks);
  for (guint i = 0; i < G_N_ELEMENTS (self.presses); i++)
    cursus_ical_press_free (self.presses[i]);
  return written;
}

bool
cursus_publication_files_present (const CursusPublication *publication, const char *folder)
{
  bool present = true;
  for (guint i = 0; present && i < publication->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (publication, i);
    g_autofree char *file = file_of (holder), *path = g_build_filename (folder, file, NULL);
    g_autoptr (GArray) shown = holder->gone ? cursus_publication_show (publication, holder) : NULL;
    present = (shown != NULL && shown->len == 0) || g_file_test (path, G_FILE_TEST_IS_REGULAR);
  }
  return present;
}
