/* Words and calendars of letters. Knows nothing of what was told before, nor of where mails go. */
#include "app/letter-press.h"

#include <string.h>

#include "app/language.h"
#include "app/publication-want.h"
#include "ical/invitation.h"
#include "ical/press.h"
#include "mail/message.h"

#define N_LANGUAGES 2

static const char *const languages[N_LANGUAGES] = { "fr", "en" };

struct CursusLetterPress {
  const CursusSession *session;
  const CursusPublication *held;
  const char *from_name;
  const char *from;
  char *file; /* name of attached calendars */
  CursusNews *news;
  CursusNewsWords *words[N_LANGUAGES];
  CursusIcalPress *presses[N_LANGUAGES];
};

CursusLetterPress *
cursus_letter_press_new (const CursusSession *session, const CursusPublication *held, const char *from_name, const char *from,
                         GError **error)
{
  g_autoptr (CursusLetterPress) self = g_new0 (CursusLetterPress, 1);
  CursusIcalPressOptions options = { 0 };
  int64_t first_utc = 0, last_utc = 0;
  self->session = session;
  self->held = held;
  self->from_name = from_name;
  self->from = from;
  self->file = g_strconcat (held->session, ".ics", NULL);
  self->news = cursus_news_new (NULL, held);
  cursus_publication_span (held, NULL, &first_utc, &last_utc);
  for (guint i = 0; i < N_LANGUAGES; i++) {
    self->presses[i] = cursus_ical_press_new (session, held->timezone, first_utc, last_utc, languages[i], &options, error);
    if (self->presses[i] == NULL)
      return NULL;
  }
  return g_steal_pointer (&self);
}

void
cursus_letter_press_free (CursusLetterPress *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_LANGUAGES; i++) {
    cursus_ical_press_free (self->presses[i]);
    cursus_news_words_free (self->words[i]);
  }
  cursus_news_free (self->news);
  g_free (self->file);
  g_free (self);
}

char **
cursus_letter_press_digests (const CursusLetterPress *self)
{
  char **digests = g_new0 (char *, self->held->events->len + 1);
  for (guint i = 0; i < self->held->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (self->held, i);
    bool cancelled = event->status == CURSUS_PUBLISHED_CANCELLED;
    char *digest = cancelled ? NULL : cursus_ical_press_digest (self->session, event, NULL);
    digests[i] = digest != NULL ? digest : g_strdup ("");
  }
  return digests;
}

static guint
language_of (const CursusLetter *letter)
{
  return g_strcmp0 (letter->holder->language, "fr") == 0 ? 0 : 1;
}

static char *
make_calendar (const CursusLetterPress *self, const CursusLetter *letter, GError **error)
{
  g_autoptr (GString) calendar = g_string_new (NULL);
  CursusIcalParties parties = { .organizer_name = self->from_name,
                                .organizer = self->from,
                                .attendee_name = letter->holder->name,
                                .attendee = letter->holder->email,
                                .cancels = letter->what == CURSUS_INVITATION_CANCELLED };
  if (!cursus_ical_press_write (self->presses[language_of (letter)], calendar, self->held, self->held->title,
                                self->held->revision, self->held->made_utc, letter->shown, error))
    return NULL;
  if (letter->several)
    return g_string_free (g_steal_pointer (&calendar), FALSE);
  return cursus_ical_invitation (calendar->str, &parties, error);
}

/* In the language of messages. */
static void
write_several (CursusLetterPress *self, CursusLetter *letter, char **text, char **html)
{
  CursusNewsWords **words = &self->words[language_of (letter)];
  if (*words == NULL)
    *words = cursus_news_words_new (self->news);
  CursusInvitationSeveral several = { .publication = self->held,
                                      .holder = letter->holder,
                                      .news = self->news,
                                      .words = *words,
                                      .shown = letter->shown,
                                      .first = letter->first };
  *text = cursus_invitation_several_text (&several);
  *html = cursus_invitation_several_html (&several);
  letter->subject = cursus_invitation_several_subject (&several);
}

static void
write_one (const CursusLetterPress *self, CursusLetter *letter, char **text, char **html)
{
  const CursusShownEvent *shown = &g_array_index (letter->shown, CursusShownEvent, 0);
  CursusInvitation words = { .what = letter->what,
                             .publication = self->held,
                             .holder = letter->holder,
                             .event = cursus_publication_event (self->held, shown->event),
                             .left = shown->left,
                             .before_start_utc = letter->before != NULL ? letter->before->start_utc : 0,
                             .before_end_utc = letter->before != NULL ? letter->before->end_utc : 0,
                             .before_place = letter->before != NULL ? letter->before->place : NULL };
  *text = cursus_invitation_text (&words);
  *html = cursus_invitation_html (&words);
  letter->subject = cursus_invitation_subject (&words);
}

char *
cursus_letter_press_write (CursusLetterPress *self, CursusLetter *letter, int64_t date_utc, GError **error)
{
  g_autofree char *own = g_strdup (cursus_language_get ()), *text = NULL, *html = NULL;
  g_autofree char *calendar = make_calendar (self, letter, error);
  if (calendar == NULL)
    return NULL;
  cursus_language_use (languages[language_of (letter)]);
  g_clear_pointer (&letter->subject, g_free);
  if (letter->several)
    write_several (self, letter, &text, &html);
  else
    write_one (self, letter, &text, &html);
  cursus_language_use (own);
  CursusMail mail = { .from_name = self->from_name,
                      .from = self->from,
                      .to_name = letter->holder->name,
                      .to = letter->holder->email,
                      .subject = letter->subject,
                      .text = text,
                      .html = html,
                      .calendar = calendar,
                      .id = letter->message_id,
                      .date_utc = date_utc };
  if (letter->several)
    mail.file = self->file;
  else
    mail.method = letter->what == CURSUS_INVITATION_CANCELLED ? "CANCEL" : "REQUEST";
  return cursus_mail_write (&mail, error);
}
