/* Has letters made, sends each of them once, and says what became of them. */
#include "app/notifying.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/letter-press.h"
#include "app/letter.h"
#include "app/outbox.h"
#include "app/present.h"
#include "app/publication-form.h"
#include "app/publication-memory.h"
#include "app/publishing.h"
#include "mail/message.h"
#include "report/json-writer.h"
#include "report/words.h"
#include "store/notice.h"

typedef struct {
  const CursusSession *session;
  const CursusNotifyingOptions *options;
  CursusDiagnostics *diagnostics;
  CursusStore *store;
  CursusNoticeLog *log; /* nullable: nothing is sent */
  CursusPublicationMemory memory;
  GPtrArray *notices; /* of CursusNotice: of earlier times */
  CursusLetterPress *press;
  char **digests; /* of what it makes */
  char *from_name;
  char *from;
  GPtrArray *letters; /* of CursusLetter */
  guint n_uncertain;  /* mails that may have been sent, and could be once more */
} Notifying;

static void
clear (Notifying *self)
{
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->press, cursus_letter_press_free);
  g_strfreev (self->digests);
  cursus_publication_memory_clear (&self->memory);
  g_clear_pointer (&self->log, cursus_notice_log_free);
  g_clear_pointer (&self->store, cursus_store_free);
  g_free (self->from_name);
  g_free (self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notifying, clear)

static CursusLetter *
letter (const Notifying *self, guint index)
{
  return g_ptr_array_index (self->letters, index);
}

/* ---- beginning ---- */

/* What people hold, also where the store was restored from a copy and no longer knows. */
static bool
remember (Notifying *self, GError **error)
{
  g_auto (CursusPublicationPlace) place = { 0 };
  if (!cursus_store_find_publication (self->store, self->session->id, &place, error)
      || !cursus_publication_memory_load (self->store, self->session->id, place.folder, &self->memory, error))
    return false;
  if (self->memory.held != NULL)
    return cursus_store_load_notices (self->store, self->session->id, &self->notices, error);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, _ ("nothing was published of session “%s” yet: cursus publish"),
               self->session->id);
  return false;
}

static bool
begin (Notifying *self, const char *path, GError **error)
{
  if (!cursus_mail_parse_mailbox (self->options->from, &self->from_name, &self->from, error))
    return false;
  self->store = cursus_present_open_store (path, self->options->store, error);
  if (self->store == NULL)
    return false;
  if (self->options->send) {
    self->log = cursus_notice_log_open (self->store, self->session->id, error);
    if (self->log == NULL)
      return false;
  }
  if (!remember (self, error))
    return false;
  self->press = cursus_letter_press_new (self->session, self->memory.held, self->from_name, self->from, error);
  return self->press != NULL;
}

/* Of what may have been sent, only that counts which would still be sent. */
static guint
count_uncertain (CursusLetterQuestion question)
{
  guint n = 0;
  question.again = true;
  g_autoptr (CursusDiagnostics) unheard = cursus_diagnostics_new ();
  g_autoptr (GPtrArray) letters = cursus_letters_find (&question, unheard);
  for (guint i = 0; i < letters->len; i++) {
    const GPtrArray *notices = ((const CursusLetter *)g_ptr_array_index (letters, i))->notices;
    n += ((const CursusNotice *)g_ptr_array_index (notices, 0))->begun_utc != 0;
  }
  return n;
}

static void
find_letters (Notifying *self)
{
  CursusDate today = cursus_publishing_today (self->session, self->options->today);
  self->digests = cursus_letter_press_digests (self->press);
  CursusLetterQuestion question = { .held = self->memory.held,
                                    .notices = self->notices,
                                    .from = self->from,
                                    .digests = self->digests,
                                    .today = MAX (today, self->memory.held->today),
                                    .again = self->options->again,
                                    .each = self->options->each };
  self->letters = cursus_letters_find (&question, self->diagnostics);
  if (self->letters->len > 0 && cursus_publication_form_is_stale (self->session, self->memory.held))
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, self->session->id,
                                _ ("the session has changed since it was published: mails have today’s descriptions, links and "
                                   "addresses, calendars those of then; publish it again first"));
  self->n_uncertain = question.again ? 0 : count_uncertain (question);
}

/* All of them are made once before the first is sent: none may be wrong. Their bytes are not kept, since there may be many. */
static bool
write_letters (Notifying *self, GError **error)
{
  const char *out = self->options->out;
  if (out != NULL && !cursus_outbox_begin (out, self->session->id, error))
    return false;
  for (guint i = 0; i < self->letters->len; i++) {
    CursusLetter *item = letter (self, i);
    g_autofree char *bytes = cursus_letter_press_write (self->press, item, self->memory.held->made_utc, error);
    if (bytes == NULL || (out != NULL && !cursus_outbox_add (out, item->holder->id, item->message_id, bytes, error)))
      return false;
  }
  return true;
}

/* ---- sending ---- */

/* One that was begun before is sent with the date that it had: it is the same mail. */
static int64_t
date_letter (CursusLetter *item)
{
  int64_t date_utc = ((const CursusNotice *)g_ptr_array_index (item->notices, 0))->begun_utc;
  if (date_utc == 0)
    date_utc = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < item->notices->len; i++)
    ((CursusNotice *)g_ptr_array_index (item->notices, i))->begun_utc = date_utc;
  return date_utc;
}

/* False with an error of the store only: then nothing more can be recorded, and nothing more may be sent.
 * @works: (out): whether the server takes mails at all. */
static bool
send_letter (const Notifying *self, CursusSmtp *smtp, CursusLetter *item, bool *works, GError **error)
{
  g_autoptr (GError) failure = NULL;
  bool begun = false;
  int64_t date_utc = date_letter (item);
  g_autofree char *bytes = cursus_letter_press_write (self->press, item, date_utc, error);
  if (bytes == NULL || !cursus_notice_log_begin (self->log, item->notices, self->options->again, &begun, error))
    return false;
  if (!begun) {
    item->outcome = CURSUS_LETTER_ELSEWHERE;
    return true;
  }
  bool sent = cursus_smtp_send (smtp, self->from, item->holder->email, bytes, &failure);
  bool unknown = g_error_matches (failure, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_UNKNOWN);
  *works = !g_error_matches (failure, CURSUS_MAIL_ERROR, CURSUS_MAIL_ERROR_SERVER);
  item->outcome = sent ? CURSUS_LETTER_SENT : unknown ? CURSUS_LETTER_UNKNOWN : CURSUS_LETTER_REFUSED;
  if (failure != NULL)
    cursus_diagnostics_warning (self->diagnostics, NULL, 0, *works ? item->holder->id : NULL, "%s", failure->message);
  return unknown || cursus_notice_log_end (self->log, item->notices, sent, error);
}

static bool
send_letters (const Notifying *self, guint *failed, GError **error)
{
  g_autoptr (CursusSmtp) smtp = cursus_smtp_new (&self->options->server, error);
  bool works = true;
  if (smtp == NULL)
    return false;
  for (guint i = 0; i < self->letters->len; i++) {
    CursusLetter *item = letter (self, i);
    if (works && !send_letter (self, smtp, item, &works, error))
      return false;
    if (item->outcome == CURSUS_LETTER_PENDING)
      item->outcome = CURSUS_LETTER_REFUSED;
    *failed += item->outcome == CURSUS_LETTER_REFUSED || item->outcome == CURSUS_LETTER_UNKNOWN;
  }
  return true;
}

/* ---- telling ---- */

static const char *
name_outcome (CursusLetterOutcome outcome)
{
  switch (outcome) {
  case CURSUS_LETTER_PENDING:
    return "pending";
  case CURSUS_LETTER_SENT:
    return "sent";
  case CURSUS_LETTER_REFUSED:
    return "refused";
  case CURSUS_LETTER_UNKNOWN:
    return "unknown";
  case CURSUS_LETTER_ELSEWHERE:
    return "elsewhere";
  }
  g_return_val_if_reached ("");
}

static void
tell_events (CursusJson *builder, const CursusLetter *item)
{
  cursus_json_key (builder, "events");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < item->notices->len; i++) {
    const CursusNotice *notice = g_ptr_array_index (item->notices, i);
    cursus_json_begin_object (builder);
    cursus_json_key (builder, "uid");
    cursus_json_add_text (builder, notice->uid);
    cursus_json_key (builder, "sequence");
    cursus_json_add_integer (builder, notice->sequence);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

static char *
tell_json (const Notifying *self)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_array (builder);
  for (guint i = 0; i < self->letters->len; i++) {
    const CursusLetter *item = letter (self, i);
    bool cancels = item->what == CURSUS_INVITATION_CANCELLED;
    cursus_json_begin_object (builder);
    cursus_json_key (builder, "person");
    cursus_json_add_text (builder, item->holder->id);
    cursus_json_key (builder, "address");
    cursus_json_add_text (builder, item->holder->email);
    cursus_json_key (builder, "method");
    cursus_json_add_text (builder, item->several ? NULL : cancels ? "CANCEL" : "REQUEST");
    tell_events (builder, item);
    cursus_json_key (builder, "subject");
    cursus_json_add_text (builder, item->subject);
    cursus_json_key (builder, "outcome");
    cursus_json_add_text (builder, name_outcome (item->outcome));
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
  return cursus_json_finish (builder);
}

static guint
count_outcome (const Notifying *self, CursusLetterOutcome outcome)
{
  guint n = 0;
  for (guint i = 0; i < self->letters->len; i++)
    n += letter (self, i)->outcome == outcome;
  return n;
}

static void
tell_count (GString *out, guint n, const char *format)
{
  if (n > 0)
    g_string_append_printf (out, "%s %u\n", format, n);
}

/* Who has dates and no address. */
static void
tell_silent (const Notifying *self, GString *out)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < self->memory.held->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (self->memory.held, i);
    bool person = holder->kind == CURSUS_HOLDER_SPEAKER || holder->kind == CURSUS_HOLDER_PARTICIPANT;
    if (person && !holder->gone && holder->email == NULL && holder->events->len > 0)
      g_ptr_array_add (names, holder->name != NULL ? holder->name : holder->id);
  }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **)names->pdata);
  g_string_append_printf (out, _ ("They have no address and get no mail: %s\n"), list);
}

static char *
tell (const Notifying *self)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < self->letters->len; i++)
    g_string_append_printf (out, "%s  %s\n", letter (self, i)->holder->email, letter (self, i)->subject);
  if (self->letters->len == 0)
    g_string_append_printf (out, "%s\n", _ ("Everybody was told already of what is to come: no mail is due."));
  tell_count (out, count_outcome (self, CURSUS_LETTER_PENDING), _ ("Mails to be sent:"));
  tell_count (out, count_outcome (self, CURSUS_LETTER_SENT), _ ("Mails sent:"));
  tell_count (out, count_outcome (self, CURSUS_LETTER_REFUSED),
              _ ("Mails that the server did not take (they are tried again next time):"));
  tell_count (out, count_outcome (self, CURSUS_LETTER_UNKNOWN) + self->n_uncertain,
              _ ("Mails that may have been sent (--again sends them once more):"));
  tell_silent (self, out);
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
  if (!write_letters (&self, error) || (options->send && !send_letters (&self, failed, error)))
    return NULL;
  return options->json ? tell_json (&self) : tell (&self);
}
