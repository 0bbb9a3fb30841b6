/* Who has to be told of which event, given what everybody's calendar shows and the mails of earlier times. Knows no words. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/publication.h"
#include "report/invitation.h"
#include "store/notice.h"

G_BEGIN_DECLS

/* So many new dates are told one by one at most to somebody who was told of others; more come in one mail. */
#define CURSUS_LETTER_MOST_NEW 3

typedef enum {
  CURSUS_LETTER_PENDING,
  CURSUS_LETTER_SENT,
  CURSUS_LETTER_REFUSED,
  CURSUS_LETTER_UNKNOWN,   /* the server may have it */
  CURSUS_LETTER_ELSEWHERE, /* sent by somebody else, meanwhile */
} CursusLetterOutcome;

/* One mail to be. */
typedef struct {
  const CursusHolder *holder;
  GArray *shown;      /* of CursusShownEvent: what it is about, in order */
  GPtrArray *notices; /* of CursusNotice: the same for the store */
  bool several;       /* new dates together, with a file; else an invitation to one, or its cancellation */
  bool first;         /* the holder was never told anything */
  CursusInvitationWhat what;
  const CursusNotice *before; /* (nullable): of an invitation: the last mail about its event */
  char *message_id;
  char *subject; /* nullable */
  CursusLetterOutcome outcome;
} CursusLetter;

typedef struct {
  const CursusPublication *held;
  const GPtrArray *notices; /* of CursusNotice: of the session, in order */
  const char *from;         /* address of the sender */
  char *const *digests;     /* (nullable): by event of held: what a mail says of it, in short; NULL or "": not known */
  CursusDate today;         /* nobody is told of what is over */
  bool again;               /* also what was begun and may have been sent */
  bool each;                /* a mail for each date, in any case */
} CursusLetterQuestion;

void cursus_letter_free (CursusLetter *self);

/**
 * cursus_letters_find: (transfer full): of CursusLetter, by holder, then event: what is new for somebody since the last mail.
 *
 * What somebody's calendar program does not have yet can come in a file of several dates, since programs take such a file over
 * once; whatever changes afterwards is told date by date, which is the only way in which all of them follow.
 *
 * @question->held and @question->notices must outlive them. @diagnostics: receives warnings about addresses.
 */
GPtrArray *cursus_letters_find (const CursusLetterQuestion *question, CursusDiagnostics *diagnostics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusLetter, cursus_letter_free)

G_END_DECLS
