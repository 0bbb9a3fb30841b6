/* How one publication follows another: which events change, what number each gets, and what somebody's calendar says otherwise
 * than all others'. The one place where SEQUENCE is decided. */
#include "core/publication.h"

#include <string.h>

#define NOWHERE UINT32_MAX

typedef struct {
  const CursusPublication *held; /* nullable */
  CursusPublication *next;
  uint32_t *places;    /* by event of held: its index in next */
  uint32_t *origins;   /* by event of next: its index in held, or NOWHERE */
  uint32_t *leaving;   /* by event of next: SEQUENCE for those who leave it; 0: nobody does */
  uint32_t *rejoining; /* the same for those who come back, or read another language now */
  GHashTable *parted;  /* address → GPtrArray of CursusHolder: those of held who left something */
  bool rewritten;      /* what stands around events is other than before, and so may be what is written of cancelled ones */
} Step;

/* ---- events ---- */

static int64_t
later (const Step *self, int64_t stamp_utc)
{
  return MAX (self->next->made_utc, stamp_utc + 1);
}

static void
begin (const Step *self, CursusPublishedEvent *event)
{
  event->sequence = event->highest = 0;
  event->stamp_utc = self->next->made_utc;
  event->first_revision = event->last_revision = self->next->revision;
  event->cancelled_on = CURSUS_DATE_NONE;
}

static void
go_on (const Step *self, CursusPublishedEvent *event, const CursusPublishedEvent *before)
{
  bool same = event->status == before->status && g_strcmp0 (event->hash, before->hash) == 0;
  event->first_revision = before->first_revision;
  event->cancelled_on = CURSUS_DATE_NONE;
  event->sequence = same ? before->sequence : before->highest + 1;
  event->highest = same ? before->highest : event->sequence;
  event->stamp_utc = same ? before->stamp_utc : later (self, before->stamp_utc);
  event->last_revision = same ? before->last_revision : self->next->revision;
}

static void
renumber (const Step *self, CursusPublishedEvent *event)
{
  event->sequence = ++event->highest;
  event->stamp_utc = later (self, event->stamp_utc);
  event->last_revision = self->next->revision;
}

/* It keeps the time and place that it had. */
static void
cancel (const Step *self, CursusPublishedEvent *event)
{
  bool already = event->status == CURSUS_PUBLISHED_CANCELLED;
  if (!already || self->rewritten)
    renumber (self, event);
  if (already)
    return;
  event->status = CURSUS_PUBLISHED_CANCELLED;
  event->cancelled_on = self->next->today;
}

static GHashTable *
index_events (const CursusPublication *self)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->events->len; i++)
    g_hash_table_insert (index, cursus_publication_event (self, i)->uid, GUINT_TO_POINTER (i + 1));
  return index;
}

/* Copies of the events of @from that are not @known. */
static void
add_copies (CursusPublication *self, const CursusPublication *from, GHashTable *known)
{
  g_autoptr (CursusPublication) copy = cursus_publication_copy (from);
  for (guint i = 0; i < copy->events->len; i++)
    if (!g_hash_table_contains (known, cursus_publication_event (copy, i)->uid)) {
      g_ptr_array_add (self->events, cursus_publication_event (copy, i));
      copy->events->pdata[i] = cursus_published_event_new ("");
    }
}

/* The events of next, in their order: those that are wanted, and those that were published. */
static void
number_events (Step *self)
{
  g_autoptr (GHashTable) before = self->held != NULL ? index_events (self->held) : g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) wanted = index_events (self->next);
  guint n_wanted = self->next->events->len;
  for (guint i = 0; i < n_wanted; i++) {
    CursusPublishedEvent *event = cursus_publication_event (self->next, i);
    guint origin = GPOINTER_TO_UINT (g_hash_table_lookup (before, event->uid));
    if (origin == 0)
      begin (self, event);
    else
      go_on (self, event, cursus_publication_event (self->held, origin - 1));
  }
  if (self->held != NULL)
    add_copies (self->next, self->held, wanted);
  for (guint i = n_wanted; i < self->next->events->len; i++)
    cancel (self, cursus_publication_event (self->next, i));
  cursus_publication_sort (self->next);
}

static void
map_events (Step *self)
{
  g_autoptr (GHashTable) index = index_events (self->next);
  guint n_before = self->held != NULL ? self->held->events->len : 0, n = self->next->events->len;
  self->places = g_new (uint32_t, MAX (1, n_before));
  self->origins = g_new (uint32_t, MAX (1, n));
  self->leaving = g_new0 (uint32_t, MAX (1, n));
  self->rejoining = g_new0 (uint32_t, MAX (1, n));
  for (guint i = 0; i < n; i++)
    self->origins[i] = NOWHERE;
  for (guint i = 0; i < n_before; i++) {
    const char *uid = cursus_publication_event (self->held, i)->uid;
    self->places[i] = GPOINTER_TO_UINT (g_hash_table_lookup (index, uid)) - 1;
    self->origins[self->places[i]] = i;
  }
}

/* ---- holders ---- */

static int
compare_events (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static uint32_t
give_number (CursusPublishedEvent *event, uint32_t *number)
{
  if (*number == 0)
    *number = ++event->highest;
  return *number;
}

static CursusHolderExcept
make_except (Step *self, uint32_t event, uint32_t *numbers, CursusDate left_on, int64_t stamp_utc)
{
  return (CursusHolderExcept){
    .event = event,
    .sequence = give_number (cursus_publication_event (self->next, event), &numbers[event]),
    .stamp_utc = later (self, stamp_utc),
    .revision = self->next->revision,
    .left_on = left_on,
  };
}

/* An event that @before was in, and @holder is not in. */
static void
leave (Step *self, CursusHolder *holder, uint32_t event, const CursusHolderExcept *told, bool reworded)
{
  const CursusPublishedEvent *now = cursus_publication_event (self->next, event);
  const CursusPublishedEvent *old = cursus_publication_event (self->held, self->origins[event]);
  if (now->status == CURSUS_PUBLISHED_CANCELLED) {
    g_array_append_val (holder->events, event);
    return;
  }
  CursusHolderExcept except = { event, old->sequence, old->stamp_utc, old->last_revision, old->cancelled_on };
  bool was_cancelled = old->status == CURSUS_PUBLISHED_CANCELLED;
  if (told != NULL)
    except = (CursusHolderExcept){ event, told->sequence, told->stamp_utc, told->revision, old->cancelled_on };
  if (!was_cancelled || reworded || self->rewritten || g_strcmp0 (old->hash, now->hash) != 0)
    except = make_except (self, event, self->leaving, was_cancelled ? old->cancelled_on : self->next->today,
                          MAX (told != NULL ? told->stamp_utc : 0, old->stamp_utc));
  g_array_append_val (holder->except, except);
}

/* What was told to this holder alone about an event, and what becomes of it. What somebody left is shown with its time and place:
 * where these change, it gets a new number, too. @reworded: in another language. */
static void
follow_except (Step *self, CursusHolder *holder, CursusHolderExcept told, uint32_t origin, bool attends, bool reworded)
{
  const CursusPublishedEvent *now = cursus_publication_event (self->next, told.event);
  bool left = told.left_on != CURSUS_DATE_NONE, cancelled = now->status == CURSUS_PUBLISHED_CANCELLED;
  bool same = g_strcmp0 (now->hash, cursus_publication_event (self->held, origin)->hash) == 0;
  if (attends || (cancelled && !left) ? now->sequence > told.sequence : !left)
    return;
  if (attends ? left || reworded : !left && reworded)
    told = make_except (self, told.event, self->rejoining, CURSUS_DATE_NONE, told.stamp_utc);
  else if (left && (!same || reworded || self->rewritten))
    told = make_except (self, told.event, self->leaving, told.left_on, told.stamp_utc);
  g_array_append_val (holder->except, told);
}

static const CursusHolderExcept *
find_except (const CursusHolder *holder, uint32_t event)
{
  for (guint i = 0; i < holder->except->len; i++) {
    const CursusHolderExcept *except = &g_array_index (holder->except, CursusHolderExcept, i);
    if (except->event == event)
      return except;
  }
  return NULL;
}

/* Who reads another language now reads other words of every event: all of them get numbers that are higher, for this holder
 * alone. */
static void
reword (Step *self, CursusHolder *holder)
{
  for (guint i = 0; i < holder->events->len; i++) {
    uint32_t event = g_array_index (holder->events, uint32_t, i), origin = self->origins[event];
    const CursusPublishedEvent *now = cursus_publication_event (self->next, event);
    bool is_new = origin == NOWHERE || cursus_publication_event (self->held, origin)->sequence != now->sequence;
    if (is_new || find_except (holder, event) != NULL)
      continue;
    CursusHolderExcept except = make_except (self, event, self->rejoining, CURSUS_DATE_NONE, now->stamp_utc);
    g_array_append_val (holder->except, except);
  }
}

static void
follow_holder (Step *self, CursusHolder *holder, const CursusHolder *before)
{
  bool reworded = g_strcmp0 (holder->language, before->language) != 0;
  g_autoptr (GArray) attended = g_array_copy (holder->events);
  for (guint i = 0; i < before->except->len; i++) {
    CursusHolderExcept told = g_array_index (before->except, CursusHolderExcept, i);
    uint32_t origin = told.event;
    told.event = self->places[origin];
    follow_except (self, holder, told, origin, g_array_binary_search (attended, &told.event, compare_events, NULL), reworded);
  }
  for (guint i = 0; i < before->events->len; i++) {
    uint32_t old = g_array_index (before->events, uint32_t, i), event = self->places[old];
    if (!g_array_binary_search (attended, &event, compare_events, NULL))
      leave (self, holder, event, find_except (before, old), reworded);
  }
  if (reworded)
    reword (self, holder);
}

static void
find_parted (Step *self)
{
  self->parted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; self->held != NULL && i < self->held->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (self->held, i);
    if (holder->email == NULL || holder->except->len == 0)
      continue;
    GPtrArray *people = g_hash_table_lookup (self->parted, holder->email);
    if (people == NULL)
      g_hash_table_insert (self->parted, holder->email, people = g_ptr_array_new ());
    g_ptr_array_add (people, holder);
  }
}

/* Whether somebody with the same address was told that @event is off, with a number that is not below that of all. */
static bool
was_called_off (const Step *self, const GPtrArray *people, uint32_t event)
{
  const CursusPublishedEvent *now = cursus_publication_event (self->next, event);
  for (guint i = 0; i < people->len; i++) {
    const CursusHolder *holder = g_ptr_array_index (people, i);
    const CursusHolderExcept *told = find_except (holder, self->origins[event]);
    if (told != NULL && told->left_on != CURSUS_DATE_NONE && told->sequence >= now->sequence)
      return true;
  }
  return false;
}

/* One calendar program may read the mails of several people: what one of them left and another one comes to is new to it. */
static void
join (Step *self, CursusHolder *holder, const CursusHolder *before)
{
  const GPtrArray *people = holder->email != NULL ? g_hash_table_lookup (self->parted, holder->email) : NULL;
  for (guint i = 0; people != NULL && i < holder->events->len; i++) {
    uint32_t event = g_array_index (holder->events, uint32_t, i), origin = self->origins[event];
    bool had = before != NULL && g_array_binary_search (before->events, &origin, compare_events, NULL);
    if (origin == NOWHERE || had || find_except (holder, event) != NULL || !was_called_off (self, people, event))
      continue;
    CursusHolderExcept except = make_except (self, event, self->rejoining, CURSUS_DATE_NONE,
                                             cursus_publication_event (self->next, event)->stamp_utc);
    g_array_append_val (holder->except, except);
  }
}

/* Those who are no longer of the session keep what they hold, cancelled. */
static void
add_gone (Step *self)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  for (guint i = 0; self->held != NULL && i < self->held->holders->len; i++) {
    const CursusHolder *before = cursus_publication_holder (self->held, i);
    if (cursus_publication_find_same (self->next, before) != NULL)
      continue;
    CursusHolder *holder = cursus_holder_new (before->kind, before->id);
    holder->name = g_strdup (before->name);
    holder->language = g_strdup (before->language);
    holder->email = g_strdup (before->email);
    holder->head = g_strdup (before->head);
    holder->gone = true;
    g_ptr_array_add (gone, holder);
  }
  g_ptr_array_extend (self->next->holders, gone, NULL, NULL);
}

/* Everything that its calendar is made of. */
static char *
hash_holder (const CursusPublication *self, const CursusHolder *holder)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GArray) shown = cursus_publication_show (self, holder);
  g_checksum_update (sum, (const guchar *)(holder->head != NULL ? holder->head : ""), -1);
  for (guint i = 0; i < shown->len; i++) {
    const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, i);
    const CursusPublishedEvent *event = cursus_publication_event (self, item->event);
    g_autofree char *text = g_strdup_printf ("\n%s %s %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", event->uid, event->hash,
                                             item->sequence, item->stamp_utc, item->revision, item->status);
    g_checksum_update (sum, (const guchar *)text, -1);
  }
  return g_strdup (g_checksum_get_string (sum));
}

static void
date_holder (const Step *self, CursusHolder *holder, const CursusHolder *before)
{
  g_free (holder->hash);
  holder->hash = hash_holder (self->next, holder);
  bool same = before != NULL && g_strcmp0 (before->hash, holder->hash) == 0;
  holder->revision = same ? before->revision : self->next->revision;
  holder->changed_utc = same ? before->changed_utc : self->next->made_utc;
}

static const CursusHolder *
find_before (const Step *self, const CursusHolder *holder)
{
  return self->held != NULL ? cursus_publication_find_same (self->held, holder) : NULL;
}

static bool
is_rewritten (const CursusPublication *held, const CursusPublication *next)
{
  const CursusHolder *before = held != NULL ? cursus_publication_find_holder (held, CURSUS_HOLDER_SESSION, held->session) : NULL;
  const CursusHolder *after = cursus_publication_find_holder (next, CURSUS_HOLDER_SESSION, next->session);
  return before != NULL && after != NULL && g_strcmp0 (before->head, after->head) != 0;
}

CursusPublication *
cursus_publication_next (const CursusPublication *held, CursusPublication *wanted)
{
  Step self = { .held = held, .next = wanted, .rewritten = is_rewritten (held, wanted) };
  wanted->number = held != NULL ? held->number + 1 : 1;
  number_events (&self);
  map_events (&self);
  find_parted (&self);
  add_gone (&self);
  for (guint i = 0; i < wanted->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (wanted, i);
    const CursusHolder *before = find_before (&self, holder);
    if (before != NULL)
      follow_holder (&self, holder, before);
    join (&self, holder, before);
  }
  cursus_publication_sort (wanted);
  for (guint i = 0; i < wanted->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (wanted, i);
    date_holder (&self, holder, find_before (&self, holder));
  }
  g_hash_table_unref (self.parted);
  g_free (self.places);
  g_free (self.origins);
  g_free (self.leaving);
  g_free (self.rejoining);
  return wanted;
}

/* ---- two memories of one session ---- */

/* The indices of @holder, which are those of @from, as indices of @self. */
static void
translate (GHashTable *index, const CursusPublication *from, CursusHolder *holder)
{
  for (guint i = 0; i < holder->events->len; i++) {
    uint32_t *event = &g_array_index (holder->events, uint32_t, i);
    *event = GPOINTER_TO_UINT (g_hash_table_lookup (index, cursus_publication_event (from, *event)->uid)) - 1;
  }
  for (guint i = 0; i < holder->except->len; i++) {
    CursusHolderExcept *except = &g_array_index (holder->except, CursusHolderExcept, i);
    except->event = GPOINTER_TO_UINT (g_hash_table_lookup (index, cursus_publication_event (from, except->event)->uid)) - 1;
  }
}

/* What the file of the newer one leaves out. */
static void
take_person (CursusHolder *self, const CursusHolder *from)
{
  if (self->name == NULL)
    self->name = g_strdup (from->name);
  if (self->email == NULL)
    self->email = g_strdup (from->email);
}

static void
merge_holders (CursusPublication *self, CursusPublication *older)
{
  g_autoptr (GHashTable) index = index_events (self);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  for (guint i = 0; i < older->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (older, i);
    CursusHolder *known = (CursusHolder *)cursus_publication_find_same (self, holder);
    if (known != NULL) {
      take_person (known, holder);
      continue;
    }
    translate (index, older, holder);
    g_ptr_array_add (missing, holder);
    older->holders->pdata[i] = cursus_holder_new (holder->kind, "");
  }
  g_ptr_array_extend (self->holders, missing, NULL, NULL);
}

CursusPublication *
cursus_publication_merge (const CursusPublication *newer, const CursusPublication *older)
{
  CursusPublication *self = cursus_publication_copy (newer);
  g_autoptr (CursusPublication) rest = cursus_publication_copy (older);
  g_autoptr (GHashTable) index = index_events (self);
  self->number = MAX (newer->number, older->number);
  self->made_utc = MAX (newer->made_utc, older->made_utc);
  if (self->title == NULL)
    self->title = g_strdup (older->title);
  for (guint i = 0; i < older->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (older, i);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (index, event->uid));
    if (place == 0)
      continue;
    CursusPublishedEvent *known = cursus_publication_event (self, place - 1);
    known->highest = MAX (known->highest, event->highest);
  }
  add_copies (self, older, index);
  merge_holders (self, rest);
  cursus_publication_sort (self);
  return self;
}
