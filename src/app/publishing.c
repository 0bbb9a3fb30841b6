/* One publication from beginning to end, in an order that may be broken off anywhere. */
#include "app/publishing.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/author.h"
#include "app/error.h"
#include "app/places.h"
#include "app/present.h"
#include "app/publication-files.h"
#include "app/publication-folder.h"
#include "app/publication-form.h"
#include "app/publication-memory.h"
#include "app/publication-want.h"
#include "app/viewing.h"
#include "report/publication.h"
#include "store/publication.h"

#define MOST_TRIES 5 /* when somebody else publishes at the same time */

typedef struct {
  const char *path;
  const CursusSession *session;
  const CursusPublishingOptions *options;
  CursusDiagnostics *diagnostics;
  CursusStore *store;
  CursusPlan *plan;
  char *folder;
  bool lost; /* what was published last never came into its folder */
} Publishing;

static void
clear (Publishing *self)
{
  g_clear_pointer (&self->store, cursus_store_free);
  g_clear_pointer (&self->plan, cursus_plan_free);
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Publishing, clear)

/* ---- beginning ---- */

static char *
usual_folder (const Publishing *self)
{
  g_autofree char *store = g_canonicalize_filename (cursus_store_get_path (self->store), NULL);
  g_autofree char *beside = g_path_get_dirname (store);
  return g_build_filename (beside, "published", self->session->id, NULL);
}

static bool
choose_folder (Publishing *self, GError **error)
{
  g_auto (CursusPublicationPlace) place = { 0 };
  if (!cursus_store_find_publication (self->store, self->session->id, &place, error))
    return false;
  g_autofree char *usual = usual_folder (self);
  const char *wanted = self->options->out != NULL ? self->options->out : place.folder != NULL ? place.folder : usual;
  self->folder = cursus_folder_path (wanted);
  return true;
}

/* Nobody would be told of what was added to the session since it was planned. */
static void
check_missing (const Publishing *self)
{
  const char *first = NULL;
  guint n = 0;
  for (uint32_t i = self->session->meetings->len; i > 0; i--) {
    const char *id = cursus_session_meeting (self->session, i - 1)->id;
    if (cursus_plan_find (self->plan, id) == NULL) {
      first = id;
      n++;
    }
  }
  if (n > 0)
    cursus_diagnostics_warning (
        self->diagnostics, NULL, 0, self->session->id,
        g_dngettext (GETTEXT_PACKAGE,
                     "revision %" PRId64 " has no date for %u meeting of the session, “%s”: plan the session again",
                     "revision %" PRId64 " has no date for %u meetings of the session, “%s” first: plan the session again", n),
        self->plan->revision, n, first);
}

static bool
begin (Publishing *self, GError **error)
{
  if (self->options->caldav != NULL && !cursus_caldav_check (self->options->caldav, error))
    return false;
  self->store = cursus_present_open_store (self->path, self->options->store, error);
  if (self->store == NULL)
    return false;
  self->plan = cursus_store_load (self->store, self->session->id, self->options->revision, error);
  if (self->plan == NULL || !choose_folder (self, error))
    return false;
  cursus_viewing_check_waivers (self->plan, self->session->today, self->diagnostics);
  check_missing (self);
  if (self->plan->score.hard > 0)
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, self->session->id,
                                _ ("revision %" PRId64 " breaks hard rules; cursus explain says which"), self->plan->revision);
  return true;
}

static int64_t
now (void)
{
  const char *said = g_getenv ("SOURCE_DATE_EPOCH");
  int64_t seconds = said != NULL ? g_ascii_strtoll (said, NULL, 10) : 0;
  return seconds > 0 ? seconds : g_get_real_time () / G_USEC_PER_SEC;
}

static CursusDate
find_today (const CursusSession *session, CursusDate today, int64_t now_utc)
{
  if (today == CURSUS_DATE_NONE)
    today = session->today;
  if (today == CURSUS_DATE_NONE)
    cursus_zone_to_local (session->zone, now_utc, &today, NULL);
  return today;
}

CursusDate
cursus_publishing_today (const CursusSession *session, CursusDate today)
{
  return find_today (session, today, now ());
}

/* ---- what somebody else began ---- */

static bool
holds (const char *folder, const char *session, const char *token)
{
  g_autoptr (CursusPublication) state = NULL;
  return cursus_folder_state (folder, session, &state, NULL) && state != NULL && g_strcmp0 (state->token, token) == 0;
}

/* Others may have put something into the present folder since it was broken off, or have taken the folder for something else.
 * @staging: (transfer full). */
static bool
take_place (const Publishing *self, const char *folder, CursusStaging *staging, GError **error)
{
  g_autoptr (CursusPublication) present = NULL;
  const char *session = self->session->id;
  if (cursus_folder_state (folder, session, &present, error) && cursus_publication_files_keep_others (session, staging, error)
      && cursus_staging_sync (staging, error))
    return cursus_staging_switch (staging, error);
  cursus_staging_close (staging);
  return false;
}

/* @staging: (transfer full): the folder of @place, which nobody else is at. */
static bool
finish_folder (Publishing *self, const CursusPublicationPlace *place, CursusStaging *staging, GError **error)
{
  g_auto (CursusPublicationPlace) last = { 0 };
  g_autofree char *parent = g_path_get_dirname (place->folder), *path = g_build_filename (parent, place->staged, NULL);
  if (!cursus_store_find_publication (self->store, self->session->id, &last, error)) {
    cursus_staging_close (staging);
    return false;
  }
  bool ours = last.number == place->number && last.staged != NULL && holds (path, self->session->id, place->token);
  g_autoptr (GError) failure = NULL;
  if (ours && take_place (self, place->folder, staging, &failure)) {
    cursus_folder_clean (place->folder); /* it may be another one than today's */
    return cursus_store_settle_publication (self->store, self->session->id, place->number, error);
  }
  if (ours) { /* its folder may be out of reach today; another one is not to wait for it */
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, self->session->id, "%s", failure->message);
    return true;
  }
  if (last.staged == NULL)
    cursus_staging_close (staging); /* it is what its publisher takes away */
  else
    cursus_staging_discard (staging);
  return true;
}

/* A publisher that was interrupted has told the store what people hold and not yet given it to them. */
static bool
finish_last (Publishing *self, GError **error)
{
  g_auto (CursusPublicationPlace) place = { 0 };
  g_autoptr (GError) failure = NULL;
  const char *session = self->session->id;
  if (!cursus_store_find_publication (self->store, session, &place, error))
    return false;
  if (place.staged == NULL || holds (place.folder, session, place.token))
    return place.staged == NULL || cursus_store_settle_publication (self->store, session, place.number, error);
  CursusStaging *staging = cursus_staging_open (place.folder, place.staged, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  if (staging != NULL && !finish_folder (self, &place, staging, error))
    return false;
  self->lost = !holds (place.folder, session, place.token);
  return true;
}

/* ---- what is published ---- */

static CursusPublication *
make_next (const Publishing *self, const CursusPublication *held, bool tentative, const CursusIcalPressOptions *form,
           GError **error)
{
  CursusPublicationWish wish = { .tentative = tentative, .press = *form, .now_utc = now () };
  wish.today = find_today (self->session, self->options->today, wish.now_utc);
  CursusPublication *wanted = cursus_publication_want (self->session, self->plan, held, &wish, error);
  if (wanted == NULL)
    return NULL;
  wanted->author = cursus_author_get ();
  return cursus_publication_next (held, wanted);
}

/* Whether nobody's calendar is other than it was, nor what the index says of anybody. */
static bool
is_same (const CursusPublication *held, const CursusPublication *next)
{
  bool same = held != NULL && held->holders->len == next->holders->len;
  for (guint i = 0; same && i < next->holders->len; i++) {
    const CursusHolder *after = cursus_publication_holder (next, i), *before = cursus_publication_holder (held, i);
    same = after->kind == before->kind && strcmp (after->id, before->id) == 0 && g_strcmp0 (after->hash, before->hash) == 0
           && g_strcmp0 (after->email, before->email) == 0 && g_strcmp0 (after->name, before->name) == 0;
  }
  return same;
}

/* Whether the folder holds what was published last, with tasks or without as it is wanted now. */
static bool
is_complete (const Publishing *self, const CursusPublicationMemory *memory)
{
  g_autofree char *tasks = g_build_filename (self->folder, "tasks", NULL);
  return memory->folder != NULL && g_strcmp0 (memory->folder->token, memory->place.token) == 0
         && g_strcmp0 (memory->place.folder, self->folder) == 0 && g_file_test (tasks, G_FILE_TEST_IS_DIR) == self->options->tasks
         && cursus_publication_files_present (memory->folder, self->folder);
}

static char *
tell (const Publishing *self, const CursusPublicationReport *report)
{
  if (self->options->json)
    return cursus_report_publication_json (report);
  return cursus_report_publication (report,
                                    (CursusReportStyle){ .colour = self->options->colour, .columns = self->options->columns });
}

/* The store first: what is not recorded is never shown to anybody. @staging: (transfer full). */
static bool
hand_over (Publishing *self, const CursusPublicationMemory *memory, const CursusPublication *next, CursusStaging *staging,
           GError **error)
{
  g_autoptr (GError) unnoted = NULL;
  CursusPublicationPlace place = { memory->place.number, memory->place.token, self->folder,
                                   (char *)cursus_staging_name (staging) };
  if (!cursus_store_publish (self->store, next, &place, error)) {
    cursus_staging_discard (staging);
    return false;
  }
  if (!cursus_publication_memory_note (self->store, next, &unnoted))
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, self->session->id,
                                _ ("what was published is not noted beside the store: %s"), unnoted->message);
  if (!cursus_staging_switch (staging, error)) {
    g_prefix_error (error, _ ("the publication is recorded, and its folder is not in its place; publish again: "));
    return false;
  }
  /* What fails here is made good by the next publication. */
  cursus_store_settle_publication (self->store, self->session->id, next->number, NULL);
  return true;
}

static bool
write_out (Publishing *self, const CursusPublicationMemory *memory, CursusPublicationReport *report, GError **error)
{
  CursusStaging *staging = cursus_staging_new (self->folder, error);
  if (staging == NULL)
    return false;
  const CursusPublicationFiles files = {
    .session = self->session,
    .news = report->news,
    .was = memory->folder,
    .press = { .utc = self->options->utc, .alarms = self->options->alarms },
    .tasks = self->options->tasks,
    .repeated = report->outcome == CURSUS_PUBLICATION_REPAIRED && !self->lost,
  };
  if (cursus_publication_files_write (&files, staging, &report->n_files, &report->n_written, error)
      && cursus_staging_sync (staging, error))
    return hand_over (self, memory, report->to, staging, error);
  cursus_staging_discard (staging);
  return false;
}

static bool
act (Publishing *self, const CursusPublicationMemory *memory, CursusPublicationReport *report, GError **error)
{
  bool same = is_same (memory->held, report->to), complete = is_complete (self, memory);
  if (self->options->dry_run) {
    report->outcome = CURSUS_PUBLICATION_DRY_RUN;
    return true;
  }
  if (!same || !complete) {
    report->outcome = same ? CURSUS_PUBLICATION_REPAIRED : CURSUS_PUBLICATION_DONE;
    return write_out (self, memory, report, error);
  }
  report->outcome = CURSUS_PUBLICATION_UNCHANGED;
  return memory->held->revision == self->plan->revision
         || cursus_store_publish_revision (self->store, self->session->id, memory->place.number, self->plan->revision, error);
}

static CursusPublicationForm
find_form (const Publishing *self, const CursusPublication *held)
{
  CursusIcalPressOptions form = { 0 };
  bool known = cursus_publication_form_find (self->session, held, &form);
  return (CursusPublicationForm){ known, form.utc, form.alarms };
}

/* What was published does not depend on a server: it is told what could not be done there, and how to complete it. */
static CursusCaldavReport *
serve (Publishing *self, const CursusPublication *next)
{
  const CursusPublishingOptions *options = self->options;
  const CursusIcalPressOptions press = { .utc = options->utc, .alarms = options->alarms };
  if (options->caldav == NULL)
    return NULL;
  CursusCaldavReport *report = cursus_caldav_run (options->caldav, self->session, self->store, options->dry_run ? next : NULL,
                                                  &press, self->diagnostics);
  if (options->incomplete != NULL)
    *options->incomplete = !cursus_caldav_report_is_complete (report);
  return report;
}

static char *
publish (Publishing *self, GError **error)
{
  g_auto (CursusPublicationMemory) memory = { 0 };
  if ((!self->options->dry_run && !finish_last (self, error))
      || !cursus_publication_memory_load (self->store, self->session->id, self->folder, &memory, error))
    return NULL;
  if (!self->options->dry_run)
    cursus_folder_clean (self->folder);
  const CursusIcalPressOptions form = { .utc = self->options->utc, .alarms = self->options->alarms };
  g_autoptr (CursusPublication) next = make_next (self, memory.held, self->options->tentative, &form, error);
  if (next == NULL)
    return NULL;
  const CursusPublication *told = self->lost && memory.folder != NULL ? memory.folder : memory.held;
  g_autoptr (CursusNews) news = cursus_news_new (told, next);
  CursusPublicationReport report = { .from = told, .to = next, .news = news, .folder = self->folder };
  report.was = find_form (self, told);
  report.is = (CursusPublicationForm){ true, form.utc, form.alarms };
  if (!act (self, &memory, &report, error))
    return NULL;
  g_autoptr (CursusCaldavReport) caldav = serve (self, next);
  report.caldav = caldav;
  return tell (self, &report);
}

void
cursus_publishing_tidy (const char *tidy)
{
  cursus_folder_clean (tidy);
}

static void
tidy (const Publishing *self)
{
  if (self->options->dry_run)
    return;
  if (self->options->tidy != NULL)
    *self->options->tidy = g_strdup (self->folder);
  else
    cursus_publishing_tidy (self->folder);
}

char *
cursus_publishing_run (const char *session_path, const CursusSession *session, const CursusPublishingOptions *options,
                       CursusDiagnostics *diagnostics, GError **error)
{
  g_auto (Publishing) self = { .path = session_path, .session = session, .options = options, .diagnostics = diagnostics };
  if (!begin (&self, error))
    return NULL;
  for (int tries = 1;; tries++) {
    g_autoptr (GError) failure = NULL;
    char *text = publish (&self, &failure);
    if (text != NULL) {
      tidy (&self);
      return text;
    }
    if (tries < MOST_TRIES && g_error_matches (failure, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT))
      continue;
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
}

/* ---- looking ---- */

/* What is to be confirmed stays so until somebody publishes it as confirmed. */
static bool
is_tentative (const CursusPublication *held)
{
  for (guint i = 0; held != NULL && i < held->events->len; i++)
    if (cursus_publication_event (held, i)->status == CURSUS_PUBLISHED_TENTATIVE)
      return true;
  return false;
}

char *
cursus_publishing_status (const char *session_path, const CursusSession *session, const CursusPublishingOptions *options,
                          CursusDiagnostics *diagnostics, GError **error)
{
  g_auto (Publishing) self = { .path = session_path, .session = session, .options = options, .diagnostics = diagnostics };
  g_auto (CursusPublicationMemory) memory = { 0 };
  if (!begin (&self, error) || !cursus_publication_memory_load (self.store, session->id, self.folder, &memory, error))
    return NULL;
  const CursusPublicationForm was = find_form (&self, memory.held);
  const CursusIcalPressOptions form = { .utc = was.utc, .alarms = was.alarms };
  g_autoptr (CursusPublication) next = make_next (&self, memory.held, is_tentative (memory.held), &form, error);
  if (next == NULL)
    return NULL;
  g_autoptr (CursusNews) news = cursus_news_new (memory.held, next);
  CursusPublicationReport report = {
    .outcome = CURSUS_PUBLICATION_STATUS,
    .from = memory.held,
    .to = next,
    .news = news,
    .folder = self.folder,
    .was = was,
    .is = was,
    .unfinished = memory.held != NULL
                  && (memory.folder == NULL || g_strcmp0 (memory.folder->token, memory.held->token) != 0
                      || !cursus_publication_files_present (memory.folder, self.folder)),
  };
  return tell (&self, &report);
}
