/* A publication as bytes and back, for a file beside what was written from it. What comes back is not believed: every index and
 * number is checked. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/publication.h"

#define FORMAT "cursus-publication-1"

/* uid; meeting id, module, group, part, parts, title, format; site, its name, room, its name; speakers, their names; minutes;
 * start, end; slot, slots, day, status; hash, details; sequence, highest, stamp, first and last revision, cancelled on */
#define EVENT_TYPE "(s(ssmsuuss)(msmsmsms)(asas)u(xx)(uuiu)(ss)(uuxxxi))"
/* kind, id, language, gone; events; exceptions; head, hash, revision, changed */
#define HOLDER_TYPE "(ussbaua(uuxxi)ssxx)"
#define TYPE "(sssxxsxia" EVENT_TYPE "a" HOLDER_TYPE ")"
/* format, session, timezone, number, revision, token, made, today */

static GVariant *
texts (char *const *list)
{
  const char *const none[] = { NULL };
  return g_variant_new_strv (list != NULL ? (const char *const *)list : none, -1);
}

static const char *
text (const char *value)
{
  return value != NULL ? value : "";
}

static GVariant *
pack_event (const CursusPublishedEvent *event)
{
  const CursusPlanMeeting *m = event->meeting;
  const CursusPlanSlot *times = &g_array_index (m->slots, CursusPlanSlot, 0);
  GVariant *meeting = g_variant_new ("(ssmsuuss)", text (m->id), text (m->module), m->group, m->part, m->parts, text (m->title),
                                     text (m->format));
  GVariant *place = g_variant_new ("(msmsmsms)", m->site, m->site_name, m->room, m->room_name);
  GVariant *speakers = g_variant_new ("(@as@as)", texts (m->speakers), texts (m->speaker_names));
  GVariant *state = g_variant_new ("(uuxxxi)", event->sequence, event->highest, event->stamp_utc, event->first_revision,
                                   event->last_revision, event->cancelled_on);
  return g_variant_new ("(s@(ssmsuuss)@(msmsmsms)@(asas)u(xx)(uuiu)(ss)@(uuxxxi))", event->uid, meeting, place, speakers,
                        m->minutes, times->start_utc, times->end_utc, event->slot, event->n_slots, event->day,
                        (uint32_t)event->status, text (event->hash), text (event->details), state);
}

static GVariant *
pack_holder (const CursusHolder *holder)
{
  GVariant *events = g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, holder->events->data, holder->events->len,
                                                sizeof (uint32_t));
  GVariantBuilder except;
  g_variant_builder_init (&except, G_VARIANT_TYPE ("a(uuxxi)"));
  for (guint i = 0; i < holder->except->len; i++) {
    const CursusHolderExcept *x = &g_array_index (holder->except, CursusHolderExcept, i);
    g_variant_builder_add (&except, "(uuxxi)", x->event, x->sequence, x->stamp_utc, x->revision, x->left_on);
  }
  return g_variant_new ("(ussb@aua(uuxxi)ssxx)", (uint32_t)holder->kind, holder->id, text (holder->language), holder->gone,
                        events, &except, text (holder->head), text (holder->hash), holder->revision, holder->changed_utc);
}

GBytes *
cursus_publication_to_bytes (const CursusPublication *self)
{
  GVariantBuilder events, holders;
  g_variant_builder_init (&events, G_VARIANT_TYPE ("a" EVENT_TYPE));
  g_variant_builder_init (&holders, G_VARIANT_TYPE ("a" HOLDER_TYPE));
  for (guint i = 0; i < self->events->len; i++)
    g_variant_builder_add_value (&events, pack_event (cursus_publication_event (self, i)));
  for (guint i = 0; i < self->holders->len; i++)
    g_variant_builder_add_value (&holders, pack_holder (cursus_publication_holder (self, i)));
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new (TYPE, FORMAT, self->session, text (self->timezone), self->number,
                                                                self->revision, text (self->token), self->made_utc, self->today,
                                                                &events, &holders));
  /* One order of bytes on every machine. */
  g_autoptr (GVariant) little = G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (all) : g_variant_ref (all);
  return g_variant_get_data_as_bytes (little);
}

static bool
is_day (CursusDate day)
{
  return day == CURSUS_DATE_NONE || (day > -200000 && day < 4000000);
}

/* Any number above would not fit the property. */
static bool
is_sequence (uint32_t sequence)
{
  return sequence < G_MAXINT32 - 1;
}

static CursusPublishedEvent *
unpack_event (GVariant *packed)
{
  g_autoptr (CursusPublishedEvent) event = cursus_published_event_new (NULL);
  CursusPlanMeeting *m = event->meeting;
  CursusPlanSlot times = { 0 };
  uint32_t status = 0;
  g_variant_get (packed, "(s(ssmsuuss)(msmsmsms)(^as^as)u(xx)(uuiu)(ss)(uuxxxi))", &event->uid, &m->id, &m->module, &m->group,
                 &m->part, &m->parts, &m->title, &m->format, &m->site, &m->site_name, &m->room, &m->room_name, &m->speakers,
                 &m->speaker_names, &m->minutes, &times.start_utc, &times.end_utc, &event->slot, &event->n_slots, &event->day,
                 &status, &event->hash, &event->details, &event->sequence, &event->highest, &event->stamp_utc,
                 &event->first_revision, &event->last_revision, &event->cancelled_on);
  g_array_append_val (m->slots, times);
  event->status = (CursusPublishedStatus)status;
  bool right = *event->uid != '\0' && status <= CURSUS_PUBLISHED_CANCELLED && times.end_utc > times.start_utc
               && event->slot < event->n_slots && is_sequence (event->highest) && event->sequence <= event->highest
               && is_day (event->day) && is_day (event->cancelled_on)
               && g_strv_length (m->speakers) == g_strv_length (m->speaker_names);
  return right ? g_steal_pointer (&event) : NULL;
}

static bool
unpack_events (const CursusPublication *self, CursusHolder *holder, GVariant *events, GVariantIter *except)
{
  gsize n = 0;
  const uint32_t *indices = g_variant_get_fixed_array (events, &n, sizeof (uint32_t));
  CursusHolderExcept x;
  bool right = true;
  for (gsize i = 0; right && i < n; i++)
    right = indices[i] < self->events->len && (i == 0 || indices[i] > indices[i - 1]);
  if (right && n > 0)
    g_array_append_vals (holder->events, indices, (guint)n);
  while (right && g_variant_iter_next (except, "(uuxxi)", &x.event, &x.sequence, &x.stamp_utc, &x.revision, &x.left_on)) {
    right = x.event < self->events->len && x.sequence <= cursus_publication_event (self, x.event)->highest && is_day (x.left_on)
            && (holder->except->len == 0
                || x.event > g_array_index (holder->except, CursusHolderExcept, holder->except->len - 1).event);
    g_array_append_val (holder->except, x);
  }
  return right;
}

static CursusHolder *
unpack_holder (const CursusPublication *self, GVariant *packed)
{
  g_autoptr (CursusHolder) holder = cursus_holder_new (CURSUS_HOLDER_SESSION, NULL);
  g_autoptr (GVariant) events = NULL;
  g_autoptr (GVariantIter) except = NULL;
  gboolean gone = FALSE;
  uint32_t kind = 0;
  g_variant_get (packed, "(ussb@aua(uuxxi)ssxx)", &kind, &holder->id, &holder->language, &gone, &events, &except, &holder->head,
                 &holder->hash, &holder->revision, &holder->changed_utc);
  holder->kind = (CursusHolderKind)kind;
  holder->gone = gone;
  bool right = kind <= CURSUS_HOLDER_PARTICIPANT && *holder->id != '\0' && unpack_events (self, holder, events, except);
  return right ? g_steal_pointer (&holder) : NULL;
}

static bool
unpack_lists (CursusPublication *self, GVariantIter *events, GVariantIter *holders)
{
  GVariant *packed = NULL;
  bool right = true;
  while (right && g_variant_iter_loop (events, "@" EVENT_TYPE, &packed)) {
    CursusPublishedEvent *event = unpack_event (packed);
    right = event != NULL;
    if (right)
      g_ptr_array_add (self->events, event);
  }
  if (!right)
    g_variant_unref (packed);
  while (right && g_variant_iter_loop (holders, "@" HOLDER_TYPE, &packed)) {
    CursusHolder *holder = unpack_holder (self, packed);
    right = holder != NULL;
    if (right)
      g_ptr_array_add (self->holders, holder);
    else
      g_variant_unref (packed);
  }
  return right;
}

static CursusPublication *
unpack (GVariant *packed)
{
  g_autoptr (CursusPublication) self = cursus_publication_new (NULL);
  g_autoptr (GVariantIter) events = NULL;
  g_autoptr (GVariantIter) holders = NULL;
  const char *format = NULL;
  g_variant_get (packed, "(&sssxxsxia" EVENT_TYPE "a" HOLDER_TYPE ")", &format, &self->session, &self->timezone, &self->number,
                 &self->revision, &self->token, &self->made_utc, &self->today, &events, &holders);
  bool right = strcmp (format, FORMAT) == 0 && self->number > 0 && is_day (self->today) && unpack_lists (self, events, holders);
  return right ? g_steal_pointer (&self) : NULL;
}

CursusPublication *
cursus_publication_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) raw = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (TYPE), bytes, FALSE));
  g_autoptr (GVariant) native = G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (raw) : g_variant_ref (raw);
  CursusPublication *self = g_variant_is_normal_form (native) ? unpack (native) : NULL;
  if (self == NULL)
    g_set_error_literal (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID,
                         _ ("the state of a publication is damaged, or of a later version of Cursus"));
  else
    cursus_publication_sort (self);
  return self;
}
