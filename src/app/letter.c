/* Compares what calendars show with what was told. */
#include "app/letter.h"

#include <string.h>

#include "mail/message.h"

typedef struct {
  const CursusLetterQuestion *question;
  CursusDiagnostics *diagnostics;
  GHashTable *last;  /* "address uid" → CursusNotice: the last mail; also those that are made now */
  GHashTable *begun; /* "address uid sequence cancels" → CursusNotice: what may have been sent */
  GHashTable *told;  /* addresses that were told anything */
  GHashTable *here;  /* address → GPtrArray of CursusHolder: who has it */
  GPtrArray *letters;
} Finding;

void
cursus_letter_free (CursusLetter *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shown);
  g_ptr_array_unref (self->notices);
  g_free (self->message_id);
  g_free (self->subject);
  g_free (self);
}

static char *
key_of (const char *address, const char *uid)
{
  return g_strdup_printf ("%s %s", address, uid);
}

static char *
full_key_of (const CursusNotice *notice)
{
  return g_strdup_printf ("%s %s %u %d", notice->address, notice->uid, notice->sequence, notice->cancels);
}

static void
remember (Finding *self)
{
  const GPtrArray *notices = self->question->notices;
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->begun = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->told = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < notices->len; i++) { /* in order of sequence: the last one stays */
    CursusNotice *notice = g_ptr_array_index (notices, i);
    bool counts = notice->sent || !self->question->again;
    if (counts) {
      g_hash_table_insert (self->last, key_of (notice->address, notice->uid), notice);
      g_hash_table_add (self->told, notice->address);
    } else
      g_hash_table_insert (self->begun, full_key_of (notice), notice);
  }
}

/* Who can be written to, by address: some have one together. */
static void
find_people (Finding *self)
{
  const GPtrArray *holders = self->question->held->holders;
  self->here = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < holders->len; i++) {
    CursusHolder *holder = g_ptr_array_index (holders, i);
    bool person = holder->kind == CURSUS_HOLDER_SPEAKER || holder->kind == CURSUS_HOLDER_PARTICIPANT;
    if (!person || holder->email == NULL)
      continue;
    GPtrArray *people = g_hash_table_lookup (self->here, holder->email);
    if (people == NULL)
      g_hash_table_insert (self->here, holder->email, people = g_ptr_array_new ());
    g_ptr_array_add (people, holder);
  }
}

static void
clear (Finding *self)
{
  g_hash_table_unref (self->here);
  g_hash_table_unref (self->last);
  g_hash_table_unref (self->begun);
  g_hash_table_unref (self->told);
}

/* (nullable) */
static const char *
digest_of (const Finding *self, const CursusShownEvent *shown)
{
  const char *digest = self->question->digests != NULL ? self->question->digests[shown->event] : NULL;
  return shown->status != CURSUS_PUBLISHED_CANCELLED && digest != NULL && *digest != '\0' ? digest : NULL;
}

/* Whether the holder has to be told what the calendar shows, given the last mail. An event may have a higher number only because
 * calendars are written otherwise: in UTC, with reminders, in another language. */
static bool
is_news (const Finding *self, const CursusNotice *last, const CursusShownEvent *shown)
{
  bool cancelled = shown->status == CURSUS_PUBLISHED_CANCELLED;
  const char *digest = digest_of (self, shown);
  if (last == NULL)
    return !cancelled;
  if (shown->sequence < last->sequence || (shown->sequence == last->sequence && cancelled == last->cancels))
    return false;
  if (!cancelled && !last->cancels && digest != NULL && g_strcmp0 (digest, last->digest) == 0)
    return false;
  return !cancelled || !last->cancels;
}

static CursusNotice *
make_notice (const Finding *self, const CursusHolder *holder, const CursusShownEvent *shown)
{
  const CursusPublishedEvent *event = cursus_publication_event (self->question->held, shown->event);
  CursusPlanSlot slot = g_array_index (event->meeting->slots, CursusPlanSlot, 0);
  CursusNotice *notice = g_new0 (CursusNotice, 1);
  notice->address = g_strdup (holder->email);
  notice->uid = g_strdup (event->uid);
  notice->sequence = shown->sequence;
  notice->cancels = shown->status == CURSUS_PUBLISHED_CANCELLED;
  notice->start_utc = slot.start_utc;
  notice->end_utc = slot.end_utc;
  notice->place = cursus_invitation_place (event);
  notice->digest = g_strdup (digest_of (self, shown));
  g_autofree char *key = full_key_of (notice);
  const CursusNotice *begun = g_hash_table_lookup (self->begun, key);
  notice->begun_utc = begun != NULL ? begun->begun_utc : 0;
  return notice;
}

static CursusLetter *
add_letter (Finding *self, const CursusHolder *holder)
{
  CursusLetter *letter = g_new0 (CursusLetter, 1);
  letter->holder = holder;
  letter->shown = g_array_new (FALSE, FALSE, sizeof (CursusShownEvent));
  letter->notices = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_notice_free);
  letter->first = !g_hash_table_contains (self->told, holder->email);
  g_ptr_array_add (self->letters, letter);
  return letter;
}

static void
add_event (Finding *self, CursusLetter *letter, const CursusShownEvent *shown)
{
  CursusNotice *notice = make_notice (self, letter->holder, shown);
  g_array_append_val (letter->shown, *shown);
  g_ptr_array_add (letter->notices, notice);
  g_hash_table_insert (self->last, key_of (notice->address, notice->uid),
                       notice); /* whoever else has this address knows it, too */
}

/* Stable, so that whoever gets one twice sees that it is one. */
static void
name_letter (const Finding *self, CursusLetter *letter)
{
  g_autoptr (GString) all = g_string_new (self->question->held->session);
  g_string_append_printf (all, "\n%s", letter->holder->email);
  for (guint i = 0; i < letter->notices->len; i++) {
    const CursusNotice *notice = g_ptr_array_index (letter->notices, i);
    g_string_append_printf (all, "\n%s\n%u\n%d", notice->uid, notice->sequence, notice->cancels);
  }
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize)all->len);
  letter->message_id = g_strdup_printf ("%.40s%s", sum, strchr (self->question->from, '@'));
  for (guint i = 0; i < letter->notices->len; i++)
    ((CursusNotice *)g_ptr_array_index (letter->notices, i))->message_id = g_strdup (letter->message_id);
}

static bool
attends (const CursusHolder *holder, uint32_t event)
{
  for (guint i = 0; i < holder->events->len; i++)
    if (g_array_index (holder->events, uint32_t, i) == event)
      return true;
  return false;
}

/* Whether what is cancelled for @holder alone takes place for somebody else with this address: the one calendar program that
 * reads it would take it off for both. */
static bool
is_kept_for_another (const Finding *self, const CursusHolder *holder, const CursusShownEvent *shown)
{
  const GPtrArray *people = shown->left ? g_hash_table_lookup (self->here, holder->email) : NULL;
  if (people == NULL || cursus_publication_event (self->question->held, shown->event)->status == CURSUS_PUBLISHED_CANCELLED)
    return false;
  for (guint i = 0; i < people->len; i++)
    if (g_ptr_array_index (people, i) != holder && attends (g_ptr_array_index (people, i), shown->event))
      return true;
  return false;
}

/* What is news to @holder: of CursusShownEvent. @n_new: (out): how many of them were never told. */
static GArray *
find_news (const Finding *self, const CursusHolder *holder, guint *n_new)
{
  GArray *shown = cursus_publication_show (self->question->held, holder);
  *n_new = 0;
  for (guint i = shown->len; i-- > 0;) {
    const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, i);
    const CursusPublishedEvent *event = cursus_publication_event (self->question->held, item->event);
    g_autofree char *key = key_of (holder->email, event->uid);
    const CursusNotice *last = g_hash_table_lookup (self->last, key);
    if (event->day < self->question->today || !is_news (self, last, item) || is_kept_for_another (self, holder, item))
      g_array_remove_index (shown, i);
    else
      *n_new += last == NULL;
  }
  return shown;
}

static void
tell_holder (Finding *self, const CursusHolder *holder)
{
  guint n_new = 0;
  g_autoptr (GArray) news = find_news (self, holder, &n_new);
  bool first = !g_hash_table_contains (self->told, holder->email);
  bool together = !self->question->each && n_new > (first ? 1 : CURSUS_LETTER_MOST_NEW);
  CursusLetter *file = NULL;
  for (guint i = 0; i < news->len; i++) {
    const CursusShownEvent *shown = &g_array_index (news, CursusShownEvent, i);
    const CursusPublishedEvent *event = cursus_publication_event (self->question->held, shown->event);
    g_autofree char *key = key_of (holder->email, event->uid);
    const CursusNotice *last = g_hash_table_lookup (self->last, key);
    bool joins = together && last == NULL;
    CursusLetter *letter = joins && file != NULL ? file : add_letter (self, holder);
    letter->several = joins;
    file = joins ? letter : file;
    letter->before = last;
    letter->what = shown->status == CURSUS_PUBLISHED_CANCELLED ? CURSUS_INVITATION_CANCELLED
                   : last == NULL || last->cancels             ? CURSUS_INVITATION_NEW
                                                               : CURSUS_INVITATION_CHANGED;
    add_event (self, letter, shown);
  }
}

GPtrArray *
cursus_letters_find (const CursusLetterQuestion *question, CursusDiagnostics *diagnostics)
{
  Finding self = { .question = question, .diagnostics = diagnostics };
  self.letters = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_letter_free);
  remember (&self);
  find_people (&self);
  for (guint i = 0; i < question->held->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (question->held, i);
    g_autoptr (GError) error = NULL;
    bool person = holder->kind == CURSUS_HOLDER_SPEAKER || holder->kind == CURSUS_HOLDER_PARTICIPANT;
    if (!person || holder->email == NULL)
      continue;
    if (cursus_mail_check_address (holder->email, &error))
      tell_holder (&self, holder);
    else
      cursus_diagnostics_warning (diagnostics, NULL, 0, holder->id, "%s", error->message);
  }
  for (guint i = 0; i < self.letters->len; i++)
    name_letter (&self, g_ptr_array_index (self.letters, i));
  clear (&self);
  return self.letters;
}
