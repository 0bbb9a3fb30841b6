/* Mails that carry one calendar event (iMIP, RFC 6047) or a file of several, as bytes. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

#define CURSUS_MAIL_ERROR (cursus_mail_error_quark ())

typedef enum {
  CURSUS_MAIL_ERROR_ADDRESS, /* an address that no mail can have */
  CURSUS_MAIL_ERROR_REFUSED, /* the server did not take the mail */
  CURSUS_MAIL_ERROR_SERVER,  /* the server takes none: it cannot be reached, or not be trusted */
  CURSUS_MAIL_ERROR_UNKNOWN, /* the server may have taken it */
} CursusMailError;

GQuark cursus_mail_error_quark (void);

/* One message. Everything is borrowed; names and texts may hold anything. */
typedef struct {
  const char *from_name; /* nullable */
  const char *from;      /* address */
  const char *to_name;   /* nullable */
  const char *to;
  const char *subject;
  const char *text;     /* the same thing three times: for people, */
  const char *html;     /* for people with colours, */
  const char *calendar; /* and for their calendar program: a VCALENDAR */
  const char *method;   /* (nullable): of that: REQUEST or CANCEL; NULL: it is a file to be opened, */
  const char *file;     /* (nullable): of this ASCII name */
  const char *id;       /* Message-ID without brackets; the same for the same message */
  int64_t date_utc;
} CursusMail;

/** cursus_mail_check_address: false with CURSUS_MAIL_ERROR_ADDRESS unless @address is one ASCII name@host, without anything that
 * could be taken for more. */
bool cursus_mail_check_address (const char *address, GError **error);

/** cursus_mail_parse_mailbox: (out) (transfer full): splits "Name <name@host>" or "name@host"; @name: NULL if there is none. */
bool cursus_mail_parse_mailbox (const char *text, char **name, char **address, GError **error);

/** cursus_mail_write: (transfer full) (nullable): the message with CRLF line ends, no line longer than SMTP allows; the same
 * arguments give the same bytes. Whatever names and texts hold, it has the headers that it has. */
char *cursus_mail_write (const CursusMail *mail, GError **error);

G_END_DECLS
