/* Everybody's calendar on a server. Knows nothing of requests and connections, nor of how one calendar is changed. */
#include "app/caldav.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "app/caldav-crew.h"
#include "app/error.h"
#include "app/publication-want.h"
#include "core/label.h"
#include "dav/calendar.h"
#include "store/caldav.h"
#include "store/publication.h"

#define MOST_TOLD 5     /* calendars that are not complete: a server that is full would be told of once for each */
#define LOCK_TRIES 3000 /* of a tenth of a second: as long as another run may well take */

typedef struct {
  const CursusCaldavOptions *options;
  const CursusSession *session;
  CursusStore *store;
  const CursusPublication *publication; /* that the server is to hold */
  bool dry_run;
  CursusDiagnostics *diagnostics;
  CursusCaldavReport *report;
  CursusDav *dav;              /* for what is asked about all of them */
  CursusIcalPress *presses[2]; /* French, English */
  char *heads[2];              /* hashes of what stands in each file besides its event: the time zone */
  GHashTable *ours;            /* name of a file → UID: of every event that was ever published */
  GHashTable *there;           /* (nullable): calendar → CursusDavItem; NULL: the server does not list them */
  GPtrArray *list;             /* (nullable): owns these */
  guint n_untold;              /* calendars that are not complete, too */
  int lock;
} Run;

static const char *const languages[] = { "fr", "en" };

static void
clear (Run *self)
{
  g_clear_pointer (&self->dav, cursus_dav_free);
  g_clear_pointer (&self->presses[0], cursus_ical_press_free);
  g_clear_pointer (&self->presses[1], cursus_ical_press_free);
  g_clear_pointer (&self->heads[0], g_free);
  g_clear_pointer (&self->heads[1], g_free);
  g_clear_pointer (&self->ours, g_hash_table_unref);
  g_clear_pointer (&self->there, g_hash_table_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  if (self->lock >= 0)
    close (self->lock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear)

static CursusDavOptions
dav_options (const CursusCaldavOptions *options)
{
  return (CursusDavOptions){ .url = options->url,
                             .user = options->user,
                             .password = options->password,
                             .certificates = options->certificates,
                             .plain = options->plain };
}

bool
cursus_caldav_check (const CursusCaldavOptions *options, GError **error)
{
  const CursusDavOptions dav = dav_options (options);
  return cursus_dav_check (&dav, error);
}

/* ---- beginning ---- */

/* Of two runs at once, the one with the older plan could undo what the other has put: one at a time, and each with what was
 * published last. The lock goes with the process. */
static bool
lock (Run *self, GError **error)
{
  g_autofree char *name = g_strconcat (self->session->id, ".caldav-lock", NULL);
  g_autofree char *folder = g_strconcat (cursus_store_get_path (self->store), ".published", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_mkdir_with_parents (folder, 0755);
  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (self->lock < 0) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("“%s” cannot be written: %s"), path, g_strerror (errno));
    return false;
  }
  for (int tries = 0; tries < LOCK_TRIES; tries++) {
    if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
      return true;
    g_usleep (G_USEC_PER_SEC / 10);
  }
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO,
                       _ ("somebody else is putting this session onto a server for a long time: try again later"));
  return false;
}

static bool
open_presses (Run *self, const CursusIcalPressOptions *options, GError **error)
{
  int64_t first_utc = 0, last_utc = 0;
  cursus_publication_span (self->publication, NULL, &first_utc, &last_utc);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    self->presses[i] = cursus_ical_press_new (self->session, self->publication->timezone, first_utc, last_utc, languages[i],
                                              options, error);
    if (self->presses[i] == NULL)
      return false;
    self->heads[i] = cursus_ical_press_head (self->presses[i], "");
  }
  return true;
}

static void
name_ours (Run *self)
{
  self->ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->publication->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (self->publication, i);
    g_hash_table_insert (self->ours, cursus_caldav_file_name (event->uid), event->uid);
  }
}

/* One question for all calendars: which of them are there, and which of them somebody has changed. Servers need not answer it. */
static bool
list_calendars (Run *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  self->list = cursus_dav_list (self->dav, NULL, &failure);
  if (g_error_matches (failure, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_FORBIDDEN)
      || g_error_matches (failure, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_CONFLICT))
    return true;
  if (self->list == NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  self->there = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->list->len; i++) {
    CursusDavItem *item = g_ptr_array_index (self->list, i);
    g_hash_table_insert (self->there, item->name, item);
  }
  return true;
}

/* ---- one person ---- */

static char *
hash_file (const char *head, const GString *event)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *)head, -1);
  g_checksum_update (sum, (const guchar *)event->str, (gssize)event->len);
  return g_strdup (g_checksum_get_string (sum));
}

static bool
add_wanted (const Run *self, const CursusHolder *holder, const CursusShownEvent *shown, GPtrArray *wanted, GError **error)
{
  guint language = g_strcmp0 (holder->language, "fr") == 0 ? 0 : 1;
  CursusIcalPress *press = self->presses[language];
  const CursusPublishedEvent *event = cursus_publication_event (self->publication, shown->event);
  g_autoptr (GString) text = g_string_new (NULL);
  const GString *alone = cursus_ical_press_event (press, self->publication, shown, error);
  if (alone == NULL || !cursus_ical_press_write_single (press, text, self->publication, shown, error))
    return false;
  CursusCaldavWanted *item = g_new0 (CursusCaldavWanted, 1);
  item->uid = g_strdup (event->uid);
  item->title = g_strdup (event->meeting->title);
  item->hash = hash_file (self->heads[language], alone);
  item->text = g_string_free (g_steal_pointer (&text), FALSE);
  g_ptr_array_add (wanted, item);
  return true;
}

/* (transfer full) (nullable): of CursusCaldavWanted. */
static GPtrArray *
find_wanted (const Run *self, const CursusHolder *holder, GError **error)
{
  g_autoptr (GArray) shown = cursus_publication_show (self->publication, holder);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_caldav_wanted_free);
  for (guint i = 0; i < shown->len; i++)
    if (!add_wanted (self, holder, &g_array_index (shown, CursusShownEvent, i), wanted, error))
      return NULL;
  return g_steal_pointer (&wanted);
}

/* What a calendar is called on the server. */
static char *
calendar_of (const Run *self, const CursusHolder *holder)
{
  return g_strdup_printf ("%s-%s", self->session->id, holder->id);
}

/* What is to be done for one person, and what came of it. */
typedef struct {
  CursusCaldavTask task; /* first: it is what the crew gives back */
  const CursusHolder *holder;
  char *name; /* of the calendar */
  GPtrArray *wanted;
  CursusCaldavCalendar *known;
  CursusCaldavPerson *person;
} Visit;

static void
free_visit (gpointer data)
{
  Visit *self = data;
  g_clear_error (&self->task.failure);
  g_free (self->name);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->known, cursus_caldav_calendar_free);
  g_free (self);
}

static Visit *
make_visit (Run *self, const CursusHolder *holder)
{
  Visit *visit = g_new0 (Visit, 1);
  const char *shown = holder->name != NULL ? holder->name : holder->id;
  visit->holder = holder;
  visit->name = calendar_of (self, holder);
  char *url = cursus_dav_address_join (cursus_dav_address (self->dav), visit->name, NULL);
  visit->person = cursus_caldav_report_add (self->report, holder->id, shown, url);
  return visit;
}

/* Sets the job of @visit; false when there is none, because of its failure. */
static bool
prepare (const Run *self, Visit *visit)
{
  const char *server = cursus_dav_address (self->dav)->url;
  const CursusDavItem *item = self->there != NULL ? g_hash_table_lookup (self->there, visit->name) : NULL;
  GError **error = &visit->task.failure;
  visit->wanted = find_wanted (self, visit->holder, error);
  if (visit->wanted == NULL
      || !cursus_store_load_caldav (self->store, self->session->id, server, visit->holder->id, &visit->known, error))
    return false;
  visit->person->n_events = visit->wanted->len;
  visit->task.job = (CursusCaldavJob){
    .name = visit->name,
    .title = self->publication->title,
    .dry_run = self->dry_run,
    .asked = self->there != NULL,
    .there = item != NULL,
    .tag = item != NULL ? item->tag : NULL,
    .wanted = visit->wanted,
    .ours = self->ours,
    .known = visit->known,
    .report = visit->person,
  };
  return true;
}

/* What was done until something went wrong is remembered, too. Returns whether others can be asked about. */
static bool
end (const Run *self, Visit *visit)
{
  const char *server = cursus_dav_address (self->dav)->url;
  GError **error = visit->task.right ? &visit->task.failure : NULL;
  if (!self->dry_run)
    cursus_store_save_caldav (self->store, self->session->id, server, visit->known, error);
  g_clear_pointer (&visit->wanted, g_ptr_array_unref);
  g_clear_pointer (&visit->known, cursus_caldav_calendar_free);
  return visit->task.failure == NULL || !cursus_dav_error_is_final (visit->task.failure);
}

/* ---- everybody ---- */

/* Of what ends everything, one is told. Returns whether @visit is. */
static bool
tell (Run *self, const Visit *visit, bool enough)
{
  const GError *failure = visit->task.failure;
  if (failure == NULL)
    return false;
  visit->person->failure = g_strdup (failure->message);
  if (cursus_dav_error_is_final (failure)) {
    if (self->report->failure != NULL)
      return false;
    self->report->failure = g_strdup (failure->message);
  } else if (enough) {
    self->n_untold++;
    return false;
  }
  /* TRANSLATORS: a person, the address of a calendar, and why it cannot be changed */
  cursus_diagnostics_warning (self->diagnostics, NULL, 0, visit->holder->id, _ ("%1$s: the calendar %2$s: %3$s"),
                              visit->person->name, visit->person->url, failure->message);
  return true;
}

static void
tell_all (Run *self, const GPtrArray *visits)
{
  guint n_told = 0;
  for (guint i = 0; i < visits->len; i++)
    n_told += tell (self, g_ptr_array_index (visits, i), n_told >= MOST_TOLD);
  if (self->n_untold > 0)
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, self->session->id,
                                g_dngettext (GETTEXT_PACKAGE, "%u more calendar is not complete; --json lists all",
                                             "%u more calendars are not complete; --json lists all", self->n_untold),
                                self->n_untold);
}

static bool
has_calendar (const CursusHolder *holder)
{
  return holder->kind == CURSUS_HOLDER_SPEAKER || holder->kind == CURSUS_HOLDER_PARTICIPANT;
}

/* Some at once; each is remembered as soon as it is done, and all are told in their order. */
static void
bring_all (Run *self, CursusCaldavCrew *crew)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (free_visit);
  const GPtrArray *holders = self->publication->holders;
  guint next = 0, under_way = 0;
  bool on = true;
  while (under_way > 0 || (on && next < holders->len)) {
    if (!on || next == holders->len || under_way == CURSUS_CALDAV_CREW_SIZE) {
      Visit *done = (Visit *)cursus_caldav_crew_take (crew);
      under_way--;
      on = end (self, done) && on;
      continue;
    }
    const CursusHolder *holder = g_ptr_array_index (holders, next++);
    Visit *visit = has_calendar (holder) ? make_visit (self, holder) : NULL;
    if (visit == NULL)
      continue;
    g_ptr_array_add (visits, visit);
    if (!prepare (self, visit))
      continue;
    cursus_caldav_crew_give (crew, &visit->task);
    under_way++;
  }
  tell_all (self, visits);
}

static bool
begin (Run *self, CursusPublication **published, const CursusIcalPressOptions *press, GError **error)
{
  const CursusDavOptions options = dav_options (self->options);
  self->dav = cursus_dav_new (&options, error);
  if (self->dav == NULL || (!self->dry_run && !lock (self, error)))
    return false;
  if (!self->dry_run && !cursus_store_load_publication (self->store, self->session->id, published, error))
    return false;
  if (!self->dry_run)
    self->publication = *published;
  if (self->publication == NULL) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, _ ("nothing of “%s” is published in the store “%s”"),
                 self->session->id, cursus_store_get_path (self->store));
    return false;
  }
  name_ours (self);
  return open_presses (self, press, error) && list_calendars (self, error);
}

static void
run (Run *self, const CursusIcalPressOptions *press)
{
  g_autoptr (CursusPublication) published = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (CursusCaldavCrew) crew = NULL;
  const CursusDavOptions options = dav_options (self->options);
  if (begin (self, &published, press, &failure) && (crew = cursus_caldav_crew_new (&options, &failure)) != NULL)
    bring_all (self, crew);
  else {
    self->report->failure = g_strdup (failure->message);
    cursus_label_error (&failure, self->options->url);
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, self->session->id, "%s", failure->message);
  }
  self->report->n_requests = self->dav != NULL ? cursus_dav_count (self->dav) : 0;
  if (crew != NULL)
    self->report->n_requests += cursus_caldav_crew_count (crew);
}

CursusCaldavReport *
cursus_caldav_run (const CursusCaldavOptions *options, const CursusSession *session, CursusStore *store,
                   const CursusPublication *wanted, const CursusIcalPressOptions *press, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusCaldavReport) report = cursus_caldav_report_new (options->url, wanted != NULL);
  g_auto (Run) self = {
    .options = options,
    .session = session,
    .store = store,
    .publication = wanted,
    .dry_run = wanted != NULL,
    .diagnostics = diagnostics,
    .report = report,
    .lock = -1,
  };
  run (&self, press);
  return g_steal_pointer (&report);
}
