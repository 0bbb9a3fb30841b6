/* A mail about one event, in words: what is new, when and where, and what was said before; or about several new ones. In the
 * language of messages. */
#pragma once

#include "core/publication.h"
#include "report/news.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_INVITATION_NEW,
  CURSUS_INVITATION_CHANGED,
  CURSUS_INVITATION_CANCELLED,
} CursusInvitationWhat;

/* Everything is borrowed. */
typedef struct {
  CursusInvitationWhat what;
  const CursusPublication *publication;
  const CursusHolder *holder; /* to whom */
  const CursusPublishedEvent *event;
  bool left;                /* it takes place without the holder */
  int64_t before_start_utc; /* what the last mail said; both 0: there was none */
  int64_t before_end_utc;
  const char *before_place;
} CursusInvitation;

/** cursus_invitation_subject: (transfer full). */
char *cursus_invitation_subject (const CursusInvitation *self);

/** cursus_invitation_text: (transfer full): plain text. */
char *cursus_invitation_text (const CursusInvitation *self);

/** cursus_invitation_html: (transfer full): the same as a page: nothing is loaded, nothing runs. */
char *cursus_invitation_html (const CursusInvitation *self);

/** cursus_invitation_place: (transfer full): where the event is, for before_place of a later mail: in no language. */
char *cursus_invitation_place (const CursusPublishedEvent *event);

/* New dates together. Everything is borrowed. */
typedef struct {
  const CursusPublication *publication;
  const CursusHolder *holder;
  const CursusNews *news; /* from nothing to @publication */
  CursusNewsWords *words; /* of @news, in the language of messages */
  const GArray *shown;    /* of CursusShownEvent: the dates */
  bool first;             /* these are all that the holder has */
} CursusInvitationSeveral;

/** cursus_invitation_several_subject, _text, _html: (transfer full). */
char *cursus_invitation_several_subject (const CursusInvitationSeveral *self);
char *cursus_invitation_several_text (const CursusInvitationSeveral *self);
char *cursus_invitation_several_html (const CursusInvitationSeveral *self);

G_END_DECLS
