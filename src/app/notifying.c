/* Finds out who has to be told of which event, makes the mails, and sends each of them once. */
#include "app/notifying.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/error.h"
#include "app/language.h"
#include "app/present.h"
#include "app/publication-want.h"
#include "ical/invitation.h"
#include "ical/press.h"
#include "mail/message.h"
#include "mail/smtp.h"
#include "report/invitation.h"
#include "report/json-writer.h"
#include "store/notice.h"
#include "store/publication.h"

/* One mail to be. */
typedef struct {
  const CursusHolder *holder;
  CursusShownEvent shown;
  CursusInvitationWhat what;
  const CursusNotice *before; /* nullable: the last mail about this event */
  CursusNotice *notice;
  char *subject;
  char *bytes;
  const char *outcome; /* "pending", "sent", "refused", "unknown", "elsewhere" */
} Letter;

typedef struct {
  const CursusSession *session;
  const CursusNotifyingOptions *options;
  CursusDiagnostics *diagnostics;
  CursusStore *store;
  CursusPublication *held;
  GPtrArray *notices;          /* of CursusNotice */
  GHashTable *last;            /* "address uid" → CursusNotice: the last mail */
  CursusIcalPress *presses[2]; /* French, English */
  char *from_name;
  char *from;
  GPtrArray *letters; /* of Letter */
} Notifying;

static void
letter_free (gpointer data)
{
  Letter *self = data;
  cursus_notice_free (self->notice);
  g_free (self->subject);
  g_free (self->bytes);
  g_free (self);
}

static void
clear (Notifying *self)
{
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_clear_pointer (&self->last, g_hash_table_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->presses[0], cursus_ical_press_free);
  g_clear_pointer (&self->presses[1], cursus_ical_press_free);
  g_clear_pointer (&self->held, cursus_publication_free);
  g_clear_pointer (&self->store, cursus_store_free);
  g_free (self->from_name);
  g_free (self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notifying, clear)

static Letter *
letter (const Notifying *self, guint index)
{
  return g_ptr_array_index (self->letters, index);
}

/* ---- beginning ---- */

static bool
remember_notices (Notifying *self, GError **error)
{
  if (self->options->send && self->options->again && !cursus_store_forget_notices (self->store, self->session->id, error))
    return false;
  if (!cursus_store_load_notices (self->store, self->session->id, &self->notices, error))
    return false;
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->notices->len; i++) { /* in order of sequence: the last one stays */
    CursusNotice *notice = g_ptr_array_index (self->notices, i);
    if (notice->sent || !self->options->again)
      g_hash_table_insert (self->last, g_strdup_printf ("%s %s", notice->address, notice->uid), notice);
  }
  return true;
}

static bool
open_presses (Notifying *self, GError **error)
{
  static const char *const languages[] = { "fr", "en" };
  CursusIcalPressOptions options = { 0 };
  int64_t first_utc = 0, last_utc = 0;
  cursus_publication_span (self->held, NULL, &first_utc, &last_utc);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    self->presses[i] = cursus_ical_press_new (self->session, self->held->timezone, first_utc, last_utc, languages[i], &options,
                                              error);
    if (self->presses[i] == NULL)
      return false;
  }
  return true;
}

static bool
begin (Notifying *self, const char *path, GError **error)
{
  if (!cursus_mail_parse_mailbox (self->options->from, &self->from_name, &self->from, error))
    return false;
  self->letters = g_ptr_array_new_with_free_func (letter_free);
  self->store = cursus_present_open_store (path, self->options->store, error);
  if (self->store == NULL || !cursus_store_load_publication (self->store, self->session->id, &self->held, error))
    return false;
  if (self->held == NULL) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, _ ("nothing was published of session “%s” yet: cursus publish"),
                 self->session->id);
    return false;
  }
  return remember_notices (self, error) && open_presses (self, error);
}

/* ---- who is told what ---- */

/* Stable, so that whoever gets one twice sees that it is one. */
static char *
make_id (const Notifying *self, const CursusNotice *notice)
{
  g_autofree char *all = g_strdup_printf ("%s\n%s\n%s\n%u\n%d", self->session->id, notice->address, notice->uid, notice->sequence,
                                          notice->cancels);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
  return g_strdup_printf ("%.40s%s", sum, strchr (self->from, '@'));
}

/* Whether the holder has to be told what the calendar shows, given the last mail. */
static bool
is_news (const CursusNotice *last, const CursusShownEvent *shown, bool over)
{
  bool cancelled = shown->status == CURSUS_PUBLISHED_CANCELLED;
  if (last == NULL)
    return !cancelled && !over;
  if (shown->sequence < last->sequence || (shown->sequence == last->sequence && cancelled == last->cancels))
    return false;
  return cancelled ? !last->cancels : !over;
}

static void
add_letter (Notifying *self, const CursusHolder *holder, const CursusShownEvent *shown)
{
  const CursusPublishedEvent *event = cursus_publication_event (self->held, shown->event);
  CursusPlanSlot slot = g_array_index (event->meeting->slots, CursusPlanSlot, 0);
  g_autofree char *key = g_strdup_printf ("%s %s", holder->email, event->uid);
  const CursusNotice *last = g_hash_table_lookup (self->last, key);
  if (!is_news (last, shown, event->day < self->held->today))
    return;
  Letter *new = g_new0 (Letter, 1);
  new->holder = holder;
  new->shown = *shown;
  new->before = last;
  new->outcome = "pending";
  new->notice = g_new0 (CursusNotice, 1);
  new->notice->address = g_strdup (holder->email);
  new->notice->uid = g_strdup (event->uid);
  new->notice->sequence = shown->sequence;
  new->notice->cancels = shown->status == CURSUS_PUBLISHED_CANCELLED;
  new->notice->message_id = make_id (self, new->notice);
  new->notice->start_utc = slot.start_utc;
  new->notice->end_utc = slot.end_utc;
  new->what = new->notice->cancels            ? CURSUS_INVITATION_CANCELLED
              : last == NULL || last->cancels ? CURSUS_INVITATION_NEW
                                              : CURSUS_INVITATION_CHANGED;
  g_ptr_array_add (self->letters, new);
}

static void
find_letters (Notifying *self)
{
  for (guint i = 0; i < self->held->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (self->held, i);
    g_autoptr (GError) error = NULL;
    bool person = holder->kind == CURSUS_HOLDER_SPEAKER || holder->kind == CURSUS_HOLDER_PARTICIPANT;
    if (!person || holder->email == NULL)
      continue;
    if (!cursus_mail_check_address (holder->email, &error)) {
      cursus_diagnostics_warning (self->diagnostics, NULL, 0, holder->id, "%s", error->message);
      continue;
    }
    g_autoptr (GArray) shown = cursus_publication_show (self->held, holder);
    for (guint e = 0; e < shown->len; e++)
      add_letter (self, holder, &g_array_index (shown, CursusShownEvent, e));
  }
}

/* ---- the mails ---- */

static char *
make_calendar (const Notifying *self, const Letter *item, GError **error)
{
  CursusIcalPress *press = self->presses[g_strcmp0 (item->holder->language, "fr") == 0 ? 0 : 1];
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (CursusShownEvent));
  g_autoptr (GString) calendar = g_string_new (NULL);
  CursusIcalParties parties = { .organizer_name = self->from_name,
                                .organizer = self->from,
                                .attendee_name = item->holder->name,
                                .attendee = item->holder->email,
                                .cancels = item->notice->cancels };
  g_array_append_val (shown, item->shown);
  if (!cursus_ical_press_write (press, calendar, self->held, self->held->title, self->held->revision, self->held->made_utc, shown,
                                error))
    return NULL;
  return cursus_ical_invitation (calendar->str, &parties, error);
}

/* In the language of messages, which is that of the holder. */
static bool
write_letter (const Notifying *self, Letter *item, GError **error)
{
  const CursusPublishedEvent *event = cursus_publication_event (self->held, item->shown.event);
  CursusInvitation words = { .what = item->what,
                             .publication = self->held,
                             .holder = item->holder,
                             .event = event,
                             .left = item->shown.left,
                             .before_start_utc = item->before != NULL ? item->before->start_utc : 0,
                             .before_end_utc = item->before != NULL ? item->before->end_utc : 0,
                             .before_place = item->before != NULL ? item->before->place : NULL };
  g_autofree char *calendar = make_calendar (self, item, error);
  if (calendar == NULL)
    return false;
  g_autofree char *text = cursus_invitation_text (&words);
  g_autofree char *html = cursus_invitation_html (&words);
  item->subject = cursus_invitation_subject (&words);
  item->notice->place = cursus_invitation_place (event);
  CursusMail mail = { .from_name = self->from_name,
                      .from = self->from,
                      .to_name = item->holder->name,
                      .to = item->holder->email,
                      .subject = item->subject,
                      .text = text,
                      .html = html,
                      .calendar = calendar,
                      .method = item->notice->cancels ? "CANCEL" : "REQUEST",
                      .id = item->notice->message_id,
                      .date_utc = self->held->made_utc };
  item->bytes = cursus_mail_write (&mail, error);
  return item->bytes != NULL;
}

static bool
write_letters (Notifying *self, GError **error)
{
  g_autofree char *own = g_strdup (cursus_language_get ());
  bool right = true;
  for (guint i = 0; right && i < self->letters->len; i++) {
    cursus_language_use (g_strcmp0 (letter (self, i)->holder->language, "fr") == 0 ? "fr" : "en");
    right = write_letter (self, letter (self, i), error);
  }
  cursus_language_use (own);
  return right;
}

/* ---- where they go ---- */

/* Mails of an earlier time that nobody is due any more would be sent by mistake. */
static bool
clear_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("the folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return false;
  }
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (!g_str_has_suffix (name, ".eml")) {
      g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
                   _ ("“%s” holds other things than mails: choose another folder"), folder);
      return false;
    }
    g_unlink (path);
  }
  return dir != NULL;
}

static bool
fill_folder (const Notifying *self, GError **error)
{
  const char *folder = self->options->out;
  if (!clear_folder (folder, error))
    return false;
  for (guint i = 0; i < self->letters->len; i++) {
    const Letter *item = letter (self, i);
    g_autofree char *name = g_strdup_printf ("%s-%.12s.eml", item->holder->id, item->notice->message_id);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (!g_file_set_contents_full (path, item->bytes, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
      return false;
  }
  return true;
}

/* False with an error of the store only: then nothing more can be recorded, and nothing more may be sent. */
static bool
send_letter (const Notifying *self, CursusSmtp *smtp, Letter *item, GError **error)
{
  g_autoptr (GError) failure = NULL;
  bool begun = false;
  item->notice->begun_utc = g_get_real_time () / G_USEC_PER_SEC;
  if (!cursus_store_begin_notice (self->store, self->session->id, item->notice, &begun, error))
    return false;
  if (!begun) {
    item->outcome = "elsewhere"; /* by somebody else, meanwhile */
    return true;
  }
  bool sent = cursus_smtp_send (smtp, self->from, item->notice->address, item->bytes, &failure);
  bool unknown = g_error_matches (failure, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_UNKNOWN);
  item->outcome = sent ? "sent" : unknown ? "unknown" : "refused";
  if (failure != NULL)
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, item->holder->id, "%s", failure->message);
  return unknown || cursus_store_end_notice (self->store, self->session->id, item->notice, sent, error);
}

static bool
send_letters (const Notifying *self, guint *failed, GError **error)
{
  g_autoptr (CursusSmtp) smtp = cursus_smtp_new (self->options->url, self->options->user, self->options->password, error);
  if (smtp == NULL)
    return false;
  for (guint i = 0; i < self->letters->len; i++) {
    if (!send_letter (self, smtp, letter (self, i), error))
      return false;
    *failed += strcmp (letter (self, i)->outcome, "refused") == 0 || strcmp (letter (self, i)->outcome, "unknown") == 0;
  }
  return true;
}

/* ---- telling ---- */

static guint
count_uncertain (const Notifying *self)
{
  guint n = 0;
  for (guint i = 0; i < self->notices->len; i++)
    n += !((const CursusNotice *)g_ptr_array_index (self->notices, i))->sent;
  return n;
}

static char *
tell_json (const Notifying *self)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_array (builder);
  for (guint i = 0; i < self->letters->len; i++) {
    const Letter *item = letter (self, i);
    cursus_json_begin_object (builder);
    cursus_json_key (builder, "person");
    cursus_json_add_text (builder, item->holder->id);
    cursus_json_key (builder, "address");
    cursus_json_add_text (builder, item->notice->address);
    cursus_json_key (builder, "uid");
    cursus_json_add_text (builder, item->notice->uid);
    cursus_json_key (builder, "sequence");
    cursus_json_add_integer (builder, item->notice->sequence);
    cursus_json_key (builder, "method");
    cursus_json_add_text (builder, item->notice->cancels ? "CANCEL" : "REQUEST");
    cursus_json_key (builder, "subject");
    cursus_json_add_text (builder, item->subject);
    cursus_json_key (builder, "outcome");
    cursus_json_add_text (builder, item->outcome);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
  return cursus_json_finish (builder);
}

static guint
count_outcome (const Notifying *self, const char *outcome)
{
  guint n = 0;
  for (guint i = 0; i < self->letters->len; i++)
    n += strcmp (letter (self, i)->outcome, outcome) == 0;
  return n;
}

static void
tell_count (GString *out, guint n, const char *format)
{
  if (n > 0)
    g_string_append_printf (out, "%s %u\n", format, n);
}

static char *
tell (const Notifying *self)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < self->letters->len; i++)
    g_string_append_printf (out, "%s  %s\n", letter (self, i)->notice->address, letter (self, i)->subject);
  if (self->letters->len == 0)
    g_string_append_printf (out, "%s\n", _ ("Everybody was told already: no mail is due."));
  tell_count (out, count_outcome (self, "pending"), _ ("Mails to be sent:"));
  tell_count (out, count_outcome (self, "sent"), _ ("Mails sent:"));
  tell_count (out, count_outcome (self, "refused"), _ ("Mails that the server did not take (they are tried again next time):"));
  tell_count (out, count_outcome (self, "unknown") + (self->options->again ? 0 : count_uncertain (self)),
              _ ("Mails that may have been sent (--again sends them once more):"));
  if (self->options->out != NULL && self->letters->len > 0)
    g_string_append_printf (out, _ ("They are in %s.\n"), self->options->out);
  return g_string_free (out, FALSE);
}

char *
cursus_notifying_run (const char *session_path, const CursusSession *session, const CursusNotifyingOptions *options,
                      guint *failed, CursusDiagnostics *diagnostics, GError **error)
{
  g_auto (Notifying) self = { .session = session, .options = options, .diagnostics = diagnostics };
  *failed = 0;
  if (!begin (&self, session_path, error))
    return NULL;
  find_letters (&self);
  if (!write_letters (&self, error) || (options->out != NULL && !fill_folder (&self, error))
      || (options->send && !send_letters (&self, failed, error)))
    return NULL;
  return options->json ? tell_json (&self) : tell (&self);
}
