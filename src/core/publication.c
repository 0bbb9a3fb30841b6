/* The state of what was published: made, copied, ordered and searched. Knows nothing of how one publication follows another. */
#include "core/publication.h"

#include <string.h>

static const char *const kind_names[] = {
  [CURSUS_HOLDER_SESSION] = "session",
  [CURSUS_HOLDER_SITE] = "site",
  [CURSUS_HOLDER_SPEAKER] = "speaker",
  [CURSUS_HOLDER_PARTICIPANT] = "participant",
};

static const char *const status_names[] = {
  [CURSUS_PUBLISHED_CONFIRMED] = "confirmed",
  [CURSUS_PUBLISHED_TENTATIVE] = "tentative",
  [CURSUS_PUBLISHED_CANCELLED] = "cancelled",
};

/* -1: it is none of them. */
static int
find_name (const char *const *names, gsize n, const char *text)
{
  for (gsize i = 0; text != NULL && i < n; i++)
    if (strcmp (names[i], text) == 0)
      return (int)i;
  return -1;
}

const char *
cursus_holder_kind_name (CursusHolderKind kind)
{
  g_return_val_if_fail ((gsize)kind < G_N_ELEMENTS (kind_names), "session");
  return kind_names[kind];
}

bool
cursus_holder_kind_parse (const char *text, CursusHolderKind *kind)
{
  int found = find_name (kind_names, G_N_ELEMENTS (kind_names), text);
  if (found >= 0)
    *kind = (CursusHolderKind)found;
  return found >= 0;
}

const char *
cursus_published_status_name (CursusPublishedStatus status)
{
  g_return_val_if_fail ((gsize)status < G_N_ELEMENTS (status_names), "confirmed");
  return status_names[status];
}

bool
cursus_published_status_parse (const char *text, CursusPublishedStatus *status)
{
  int found = find_name (status_names, G_N_ELEMENTS (status_names), text);
  if (found >= 0)
    *status = (CursusPublishedStatus)found;
  return found >= 0;
}

CursusPublishedEvent *
cursus_published_event_new (const char *uid)
{
  CursusPublishedEvent *self = g_new0 (CursusPublishedEvent, 1);
  self->uid = g_strdup (uid);
  self->meeting = cursus_plan_meeting_new (NULL);
  self->n_slots = 1;
  self->cancelled_on = CURSUS_DATE_NONE;
  return self;
}

void
cursus_published_event_free (CursusPublishedEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->uid);
  cursus_plan_meeting_free (self->meeting);
  g_free (self->hash);
  g_free (self->details);
  g_free (self);
}

CursusHolder *
cursus_holder_new (CursusHolderKind kind, const char *id)
{
  CursusHolder *self = g_new0 (CursusHolder, 1);
  self->kind = kind;
  self->id = g_strdup (id);
  self->events = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->except = g_array_new (FALSE, FALSE, sizeof (CursusHolderExcept));
  return self;
}

void
cursus_holder_free (CursusHolder *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->language);
  g_free (self->email);
  g_array_unref (self->events);
  g_array_unref (self->except);
  g_free (self->head);
  g_free (self->hash);
  g_free (self);
}

CursusPublication *
cursus_publication_new (const char *session)
{
  CursusPublication *self = g_new0 (CursusPublication, 1);
  self->session = g_strdup (session);
  self->today = CURSUS_DATE_NONE;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_published_event_free);
  self->holders = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_holder_free);
  return self;
}

void
cursus_publication_free (CursusPublication *self)
{
  if (self == NULL)
    return;
  g_free (self->session);
  g_free (self->title);
  g_free (self->timezone);
  g_free (self->token);
  g_free (self->author);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->holders);
  g_free (self);
}

static CursusPublishedEvent *
copy_event (const CursusPublishedEvent *from)
{
  CursusPublishedEvent *self = g_memdup2 (from, sizeof *from);
  self->uid = g_strdup (from->uid);
  self->meeting = cursus_plan_meeting_copy (from->meeting);
  self->hash = g_strdup (from->hash);
  self->details = g_strdup (from->details);
  return self;
}

static CursusHolder *
copy_holder (const CursusHolder *from)
{
  CursusHolder *self = g_memdup2 (from, sizeof *from);
  self->id = g_strdup (from->id);
  self->name = g_strdup (from->name);
  self->language = g_strdup (from->language);
  self->email = g_strdup (from->email);
  self->events = g_array_copy (from->events);
  self->except = g_array_copy (from->except);
  self->head = g_strdup (from->head);
  self->hash = g_strdup (from->hash);
  return self;
}

CursusPublication *
cursus_publication_copy (const CursusPublication *self)
{
  CursusPublication *copy = g_memdup2 (self, sizeof *self);
  copy->session = g_strdup (self->session);
  copy->title = g_strdup (self->title);
  copy->timezone = g_strdup (self->timezone);
  copy->token = g_strdup (self->token);
  copy->author = g_strdup (self->author);
  copy->events = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_published_event_free);
  copy->holders = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_holder_free);
  for (guint i = 0; i < self->events->len; i++)
    g_ptr_array_add (copy->events, copy_event (cursus_publication_event (self, i)));
  for (guint i = 0; i < self->holders->len; i++)
    g_ptr_array_add (copy->holders, copy_holder (cursus_publication_holder (self, i)));
  return copy;
}

CursusPublishedEvent *
cursus_publication_event (const CursusPublication *self, guint index)
{
  g_return_val_if_fail (index < self->events->len, NULL);
  return g_ptr_array_index (self->events, index);
}

CursusHolder *
cursus_publication_holder (const CursusPublication *self, guint index)
{
  g_return_val_if_fail (index < self->holders->len, NULL);
  return g_ptr_array_index (self->holders, index);
}

const CursusPublishedEvent *
cursus_publication_find_event (const CursusPublication *self, const char *uid)
{
  for (guint i = 0; i < self->events->len; i++)
    if (strcmp (cursus_publication_event (self, i)->uid, uid) == 0)
      return cursus_publication_event (self, i);
  return NULL;
}

static int
compare_holders (const CursusHolder *a, const CursusHolder *b)
{
  return a->kind != b->kind ? (int)a->kind - (int)b->kind : strcmp (a->id, b->id);
}

const CursusHolder *
cursus_publication_find_holder (const CursusPublication *self, CursusHolderKind kind, const char *id)
{
  const CursusHolder wanted = { .kind = kind, .id = (char *)id };
  guint low = 0, high = self->holders->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = compare_holders (&wanted, cursus_publication_holder (self, middle));
    if (order == 0)
      return cursus_publication_holder (self, middle);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}

const CursusHolder *
cursus_publication_find_same (const CursusPublication *self, const CursusHolder *holder)
{
  const CursusHolder *same = cursus_publication_find_holder (self, holder->kind, holder->id);
  if (same == NULL && holder->kind == CURSUS_HOLDER_SPEAKER)
    same = cursus_publication_find_holder (self, CURSUS_HOLDER_PARTICIPANT, holder->id);
  else if (same == NULL && holder->kind == CURSUS_HOLDER_PARTICIPANT)
    same = cursus_publication_find_holder (self, CURSUS_HOLDER_SPEAKER, holder->id);
  return same;
}

static int64_t
start_of (const CursusPublishedEvent *event)
{
  return event->meeting->slots->len > 0 ? g_array_index (event->meeting->slots, CursusPlanSlot, 0).start_utc : 0;
}

static int
by_start (gconstpointer a, gconstpointer b, gpointer data)
{
  const CursusPublication *self = data;
  const CursusPublishedEvent *x = cursus_publication_event (self, *(const uint32_t *)a);
  const CursusPublishedEvent *y = cursus_publication_event (self, *(const uint32_t *)b);
  int64_t start_x = start_of (x), start_y = start_of (y);
  return start_x != start_y ? (start_x < start_y ? -1 : 1) : strcmp (x->uid, y->uid);
}

static int
by_kind (gconstpointer a, gconstpointer b)
{
  return compare_holders (*(const CursusHolder *const *)a, *(const CursusHolder *const *)b);
}

static int
by_index (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static int
by_event (gconstpointer a, gconstpointer b)
{
  uint32_t x = ((const CursusHolderExcept *)a)->event, y = ((const CursusHolderExcept *)b)->event;
  return (x > y) - (x < y);
}

static void
renumber (CursusHolder *holder, const uint32_t *places)
{
  for (guint i = 0; i < holder->events->len; i++) {
    uint32_t *event = &g_array_index (holder->events, uint32_t, i);
    *event = places[*event];
  }
  for (guint i = 0; i < holder->except->len; i++) {
    CursusHolderExcept *except = &g_array_index (holder->except, CursusHolderExcept, i);
    except->event = places[except->event];
  }
  g_array_sort (holder->events, by_index);
  g_array_sort (holder->except, by_event);
}

void
cursus_publication_sort (CursusPublication *self)
{
  guint n = self->events->len;
  g_autofree uint32_t *order = g_new (uint32_t, MAX (1, n));
  g_autofree uint32_t *places = g_new (uint32_t, MAX (1, n));
  for (uint32_t i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)n, sizeof *order, by_start, self);
  g_autofree gpointer *sorted = g_new (gpointer, MAX (1, n));
  for (uint32_t i = 0; i < n; i++) {
    sorted[i] = self->events->pdata[order[i]];
    places[order[i]] = i;
  }
  if (n > 0)
    memcpy (self->events->pdata, sorted, n * sizeof *sorted);
  for (guint i = 0; i < self->holders->len; i++)
    renumber (cursus_publication_holder (self, i), places);
  g_ptr_array_sort (self->holders, by_kind);
}
