/* Compares what a calendar holds with what it is to hold, and changes as little as will do. Everything is put and removed only in
 * the state in which it was seen, so that this may be broken off anywhere and others may change the same calendar meanwhile. */
#include "app/caldav-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/label.h"
#include "ical/likeness.h"

#define MOST_TRIES 5 /* when somebody else changes the same event */
#define MOST_NAME 150
#define MOST_STRANGERS 1000 /* that are read to find an event that was given another name */

typedef struct {
  CursusCaldavJob *job;
  GHashTable *items;  /* name → ETag ("": none was given): what is there */
  GHashTable *known;  /* UID → CursusCaldavEvent: borrowed from job->known */
  GPtrArray *seen;    /* of CursusCaldavEvent: what is to be known afterwards */
  GHashTable *wanted; /* names of files that are to be there: set */
  GHashTable *alien;  /* names of files that are called as ours and hold something else: set */
  bool written;       /* something was changed there */
} Work;

/* What was read. */
typedef struct {
  GString *text; /* (nullable): larger than anything that we put */
  char *etag;
} File;

void
cursus_caldav_wanted_free (CursusCaldavWanted *self)
{
  g_free (self->uid);
  g_free (self->title);
  g_free (self->hash);
  g_free (self->text);
  g_free (self);
}

char *
cursus_caldav_file_name (const char *uid)
{
  gsize length = strlen (uid);
  bool plain = length > 0 && length <= MOST_NAME && g_ascii_isalnum (*uid);
  for (gsize i = 0; i < length; i++)
    plain = plain && (g_ascii_isalnum (uid[i]) || strchr ("._-@", uid[i]) != NULL);
  if (plain)
    return g_strconcat (uid, ".ics", NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uid, -1);
  return g_strdup_printf ("cursus-%.40s.ics", sum);
}

static void
clear (Work *self)
{
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->alien, g_hash_table_unref);
}

static void
clear_file (File *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->etag, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, clear_file)

static bool
is (const GError *error, CursusDavError code)
{
  return g_error_matches (error, CURSUS_DAV_ERROR, (gint)code);
}

/* ---- what is there ---- */

/* @tag: (out) (transfer full) (nullable): of the calendar itself. */
static bool
take_items (const CursusCaldavJob *job, const GPtrArray *list, GHashTable *items, char **tag, GError **error)
{
  bool calendar = false;
  for (guint i = 0; i < list->len; i++) {
    const CursusDavItem *item = g_ptr_array_index (list, i);
    if (*item->name == '\0') {
      calendar = item->calendar;
      g_free (*tag);
      *tag = g_strdup (item->tag);
    } else if (!item->folder)
      g_hash_table_insert (items, g_strdup (item->name), g_strdup (item->etag != NULL ? item->etag : ""));
  }
  if (!calendar)
    g_set_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_CONFLICT,
                 _ ("what is called “%s” there is no calendar: have it taken away, or give another folder after --caldav"),
                 job->name);
  return calendar;
}

/* What is known is what is there: nobody has changed anything since. */
static bool
is_untouched (const CursusCaldavJob *job)
{
  return job->asked && job->there && job->tag != NULL && g_strcmp0 (job->tag, job->known->tag) == 0;
}

static bool
make_calendar (Work *self, GError **error)
{
  CursusCaldavJob *job = self->job;
  g_autoptr (GError) failure = NULL;
  g_clear_pointer (&job->known->tag, g_free);
  if (job->wanted->len == 0)
    return true;
  job->report->made = true;
  if (job->dry_run || cursus_dav_make_calendar (job->dav, job->name, job->title, &failure)) {
    self->written = true;
    return true;
  }
  bool in_the_way = is (failure, CURSUS_DAV_ERROR_CONFLICT) || is (failure, CURSUS_DAV_ERROR_FORBIDDEN);
  g_autoptr (GPtrArray) list = in_the_way ? cursus_dav_list (job->dav, job->name, NULL) : NULL;
  g_autofree char *tag = NULL;
  job->report->made = false;
  if (list != NULL) /* somebody else was faster */
    return take_items (job, list, self->items, &tag, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return false;
}

static bool
look (Work *self, GError **error)
{
  CursusCaldavJob *job = self->job;
  g_autoptr (GError) failure = NULL;
  if (is_untouched (job)) {
    for (guint i = 0; i < job->known->events->len; i++) {
      const CursusCaldavEvent *event = g_ptr_array_index (job->known->events, i);
      g_hash_table_insert (self->items, g_strdup (event->name), g_strdup (event->etag));
    }
    return true;
  }
  if (job->asked && !job->there)
    return make_calendar (self, error);
  g_autoptr (GPtrArray) list = cursus_dav_list (job->dav, job->name, &failure);
  g_clear_pointer (&job->known->tag, g_free);
  if (list != NULL)
    return take_items (job, list, self->items, &job->known->tag, error);
  if (is (failure, CURSUS_DAV_ERROR_MISSING))
    return make_calendar (self, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return false;
}

/* ---- one event ---- */

/* Takes @failure: it is that of @event. */
static void
blame (GError **error, GError *failure, const CursusCaldavWanted *event)
{
  cursus_label_error_quoted (&failure, event->title);
  g_propagate_error (error, failure);
}

static void
remember (Work *self, const CursusCaldavWanted *event, const char *name, const char *etag)
{
  g_ptr_array_add (self->seen, cursus_caldav_event_new (event->uid, name, etag, event->hash));
}

static bool
read_file (const Work *self, const char *name, File *file, GError **error)
{
  if (!cursus_dav_get (self->job->dav, self->job->name, name, &file->text, &file->etag, error))
    return false;
  if (file->etag != NULL)
    return true;
  g_set_error_literal (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ANSWER,
                       _ ("the server gives no ETags: nothing can be changed there without overwriting what others do"));
  return false;
}

/* A name says nothing: anybody may have put anything there. */
static bool
holds (const File *file, const char *uid)
{
  g_autofree char *found = file->text != NULL ? cursus_ical_find_uid (file->text->str, file->text->len) : NULL;
  return g_strcmp0 (found, uid) == 0;
}

static bool
says (const File *file, const CursusCaldavWanted *event)
{
  return file->text != NULL && cursus_ical_is_like (event->text, file->text->str, file->text->len);
}

/* Servers that write an event in their own way keep the ETag to themselves: it is that of what is read and says the same. */
static bool
learn_etag (Work *self, const CursusCaldavWanted *event, const char *name, GError **error)
{
  g_auto (File) file = { 0 };
  if (!read_file (self, name, &file, error))
    return false;
  if (says (&file, event))
    remember (self, event, name, file.etag);
  return true;
}

/* @if_match: (nullable): the ETag that it has; NULL: it is not there. */
static bool
put (Work *self, const CursusCaldavWanted *event, const char *name, const char *if_match, CursusCaldavWhat what, GError **error)
{
  CursusCaldavJob *job = self->job;
  g_autofree char *etag = NULL;
  if (!job->dry_run) {
    if (!cursus_dav_put (job->dav, job->name, name, event->text, if_match, &etag, error))
      return false;
    self->written = true;
  }
  cursus_caldav_person_add (job->report, what, event->uid, event->title);
  if (etag != NULL)
    remember (self, event, name, etag);
  return job->dry_run || etag != NULL || learn_etag (self, event, name, error);
}

/* Something is there that is not known: it is left if it says the same or is of somebody else, and else replaced as it was read.
 */
static bool
read_and_put (Work *self, const CursusCaldavWanted *event, const char *name, CursusCaldavWhat what, GError **error)
{
  g_auto (File) file = { 0 };
  g_autoptr (GError) failure = NULL;
  if (!read_file (self, name, &file, &failure)) {
    if (is (failure, CURSUS_DAV_ERROR_MISSING))
      return put (self, event, name, NULL, what, error);
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  if (!holds (&file, event->uid)) {
    g_set_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_CONFLICT,
                 /* TRANSLATORS: a file, the calendar that it is in */
                 _ ("the file “%s” in the calendar “%s” holds something else, which is left alone: have it moved or removed"
                    " there, then publish again"),
                 name, self->job->name);
    return false;
  }
  if (!says (&file, event))
    return put (self, event, name, file.etag, what, error);
  remember (self, event, name, file.etag);
  return true;
}

static bool
settle (Work *self, const CursusCaldavWanted *event, const char *name, CursusCaldavWhat what, GError **error)
{
  for (int tries = 1;; tries++) {
    g_autoptr (GError) failure = NULL;
    if (read_and_put (self, event, name, what, &failure))
      return true;
    if (tries < MOST_TRIES && is (failure, CURSUS_DAV_ERROR_CHANGED))
      continue;
    blame (error, g_steal_pointer (&failure), event);
    return false;
  }
}

/* (transfer full) (nullable): the file that somebody gave our event to: a calendar has no second one with its UID. */
static char *
find_stranger (const Work *self, const char *uid)
{
  GHashTableIter iter;
  gpointer name = NULL;
  guint n = 0;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &name, NULL) && n < MOST_STRANGERS) {
    g_auto (File) file = { 0 };
    if (g_hash_table_contains (self->wanted, name))
      continue;
    n++;
    if (cursus_dav_get (self->job->dav, self->job->name, name, &file.text, &file.etag, NULL) && holds (&file, uid))
      return g_strdup (name);
  }
  return NULL;
}

/* Nothing is there by that name, as far as is known. */
static bool
put_new (Work *self, const CursusCaldavWanted *event, const char *name, CursusCaldavWhat what, GError **error)
{
  g_autoptr (GError) failure = NULL;
  if (put (self, event, name, NULL, what, &failure))
    return true;
  if (is (failure, CURSUS_DAV_ERROR_CHANGED))
    return settle (self, event, name, what, error);
  bool in_the_way = is (failure, CURSUS_DAV_ERROR_CONFLICT) || is (failure, CURSUS_DAV_ERROR_FORBIDDEN);
  g_autofree char *stranger = in_the_way ? find_stranger (self, event->uid) : NULL;
  if (stranger == NULL) {
    blame (error, g_steal_pointer (&failure), event);
    return false;
  }
  g_hash_table_add (self->wanted, g_strdup (stranger));
  return settle (self, event, stranger, CURSUS_CALDAV_RIGHTED, error);
}

static bool
put_changed (Work *self, const CursusCaldavWanted *event, const char *name, const char *etag, GError **error)
{
  g_autoptr (GError) failure = NULL;
  if (put (self, event, name, etag, CURSUS_CALDAV_CHANGED, &failure))
    return true;
  if (is (failure, CURSUS_DAV_ERROR_CHANGED))
    return settle (self, event, name, CURSUS_CALDAV_RIGHTED, error);
  blame (error, g_steal_pointer (&failure), event);
  return false;
}

static bool
bring (Work *self, const CursusCaldavWanted *event, GError **error)
{
  const CursusCaldavEvent *known = g_hash_table_lookup (self->known, event->uid);
  g_autofree char *usual = cursus_caldav_file_name (event->uid);
  const char *name = known != NULL ? known->name : usual;
  const char *etag = g_hash_table_lookup (self->items, name);
  g_hash_table_add (self->wanted, g_strdup (name));
  if (etag == NULL)
    return put_new (self, event, name, known != NULL ? CURSUS_CALDAV_RESTORED : CURSUS_CALDAV_PUT, error);
  if (known == NULL) /* put by a run that was broken off, or by one that nobody remembers */
    return settle (self, event, name, CURSUS_CALDAV_CHANGED, error);
  if (strcmp (etag, known->etag) != 0)
    return settle (self, event, name, CURSUS_CALDAV_RIGHTED, error);
  if (strcmp (event->hash, known->hash) != 0)
    return put_changed (self, event, name, etag, error);
  remember (self, event, name, etag);
  return true;
}

/* ---- events that have left ---- */

/* @uid: (out) (nullable): of the event that has this name with us. */
static bool
is_ours (const Work *self, const char *name, const char **uid)
{
  const CursusCaldavJob *job = self->job;
  *uid = NULL;
  for (guint i = 0; *uid == NULL && i < job->known->events->len; i++) {
    const CursusCaldavEvent *event = g_ptr_array_index (job->known->events, i);
    if (strcmp (event->name, name) == 0)
      *uid = event->uid;
  }
  if (*uid == NULL)
    *uid = g_hash_table_lookup (job->ours, name);
  return *uid != NULL && !g_hash_table_contains (self->wanted, name) && !g_hash_table_contains (self->alien, name);
}

/* Whether what has that ETag is known to be our event. */
static bool
is_as_known (const Work *self, const char *name, const char *uid, const char *etag)
{
  const CursusCaldavEvent *known = g_hash_table_lookup (self->known, uid);
  return known != NULL && strcmp (known->name, name) == 0 && strcmp (known->etag, etag) == 0;
}

/* @etag: (nullable): the one that it has if that is our event; NULL: it is to be read. */
static bool
remove_once (Work *self, const char *name, const char *uid, const char *etag, bool *removed, GError **error)
{
  const CursusCaldavJob *job = self->job;
  g_auto (File) file = { 0 };
  g_autoptr (GError) failure = NULL;
  if (etag == NULL && !read_file (self, name, &file, &failure)) {
    *removed = is (failure, CURSUS_DAV_ERROR_MISSING);
    if (!*removed)
      g_propagate_error (error, g_steal_pointer (&failure));
    return *removed;
  }
  if (etag == NULL && !holds (&file, uid)) {
    g_hash_table_add (self->alien, g_strdup (name));
    return true;
  }
  *removed = job->dry_run || cursus_dav_remove (job->dav, job->name, name, etag != NULL ? etag : file.etag, error);
  self->written = self->written || (*removed && !job->dry_run);
  return *removed;
}

/* @removed: (out): whether it is gone; what is somebody else's stays, whatever it is called. */
static bool
remove_file (Work *self, const char *name, const char *uid, bool *removed, GError **error)
{
  const char *etag = g_hash_table_lookup (self->items, name);
  if (!is_as_known (self, name, uid, etag))
    etag = NULL;
  for (int tries = 1;; tries++, etag = NULL) {
    g_autoptr (GError) failure = NULL;
    if (remove_once (self, name, uid, etag, removed, &failure))
      return true;
    if (tries < MOST_TRIES && is (failure, CURSUS_DAV_ERROR_CHANGED))
      continue;
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
}

static bool
remove_rest (Work *self, GError **error)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->items), (GCompareFunc)strcmp);
  for (const GList *link = names; link != NULL; link = link->next) {
    const char *name = link->data, *uid = NULL;
    bool removed = false;
    if (!is_ours (self, name, &uid))
      continue;
    if (!remove_file (self, name, uid, &removed, error))
      return false;
    if (removed)
      cursus_caldav_person_add (self->job->report, CURSUS_CALDAV_REMOVED, uid, NULL);
  }
  return true;
}

/* ---- the whole ---- */

/* Whether @items are all that we know of, and nothing of ours besides. */
static bool
is_as_seen (const Work *self, GHashTable *items)
{
  GHashTableIter iter;
  gpointer name = NULL;
  const char *uid = NULL;
  for (guint i = 0; i < self->seen->len; i++) {
    const CursusCaldavEvent *event = g_ptr_array_index (self->seen, i);
    if (g_strcmp0 (g_hash_table_lookup (items, event->name), event->etag) != 0)
      return false;
  }
  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (is_ours (self, name, &uid))
      return false;
  return self->seen->len == self->job->wanted->len;
}

/* What was changed is read back. What somebody else changes afterwards gives the calendar another tag. */
static bool
look_again (Work *self, GError **error)
{
  CursusCaldavJob *job = self->job;
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *tag = NULL;
  g_clear_pointer (&job->known->tag, g_free);
  g_autoptr (GPtrArray) list = cursus_dav_list (job->dav, job->name, error);
  if (list == NULL || !take_items (job, list, items, &tag, error))
    return false;
  if (is_as_seen (self, items))
    job->known->tag = g_steal_pointer (&tag);
  return true;
}

/* What is in the way of one event is not in the way of the others. */
static bool
bring_all (Work *self, GError **error)
{
  const GPtrArray *wanted = self->job->wanted;
  g_autoptr (GError) first = NULL;
  for (guint i = 0; i < wanted->len; i++) {
    g_autoptr (GError) failure = NULL;
    if (bring (self, g_ptr_array_index (wanted, i), &failure))
      continue;
    bool alone = is (failure, CURSUS_DAV_ERROR_CONFLICT);
    if (first == NULL || !alone) {
      g_clear_error (&first);
      first = g_steal_pointer (&failure);
    }
    if (!alone)
      break;
  }
  bool on = first == NULL || is (first, CURSUS_DAV_ERROR_CONFLICT);
  bool rest = on && remove_rest (self, first == NULL ? error : NULL);
  if (first == NULL)
    return rest;
  g_propagate_error (error, g_steal_pointer (&first));
  return false;
}

static bool
work (Work *self, GError **error)
{
  if (!look (self, error) || !bring_all (self, error))
    return false;
  if (self->written && !self->job->dry_run)
    return look_again (self, error);
  if (!is_as_seen (self, self->items))
    g_clear_pointer (&self->job->known->tag, g_free);
  return true;
}

/* What was broken off is known as far as it went; of the rest, what was known before still holds or is found out. */
static void
keep_known (Work *self)
{
  CursusCaldavCalendar *known = self->job->known;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal); /* only asked */
  for (guint i = 0; i < self->seen->len; i++)
    g_hash_table_add (seen, ((CursusCaldavEvent *)g_ptr_array_index (self->seen, i))->uid);
  for (guint i = 0; i < known->events->len; i++) {
    const CursusCaldavEvent *event = g_ptr_array_index (known->events, i);
    if (!g_hash_table_contains (seen, event->uid))
      g_ptr_array_add (self->seen, cursus_caldav_event_new (event->uid, event->name, event->etag, event->hash));
  }
  g_clear_pointer (&known->tag, g_free);
}

bool
cursus_caldav_job_run (CursusCaldavJob *job, GError **error)
{
  g_auto (Work) self = {
    .job = job,
    .items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .known = g_hash_table_new (g_str_hash, g_str_equal), /* only asked */
    .seen = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_caldav_event_free),
    .wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .alien = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  for (guint i = 0; i < job->known->events->len; i++) {
    CursusCaldavEvent *event = g_ptr_array_index (job->known->events, i);
    g_hash_table_insert (self.known, event->uid, event);
  }
  bool right = work (&self, error);
  if (!right)
    keep_known (&self);
  g_hash_table_remove_all (self.known);
  g_ptr_array_unref (job->known->events);
  job->known->events = g_steal_pointer (&self.seen);
  return right;
}
