/* Asks a WebDAV server (RFC 4918) over HTTP, with limits to all that it may answer. Knows nothing of calendars. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "dav/address.h"

G_BEGIN_DECLS

typedef struct CursusDav CursusDav;

typedef struct {
  const char *url;
  const char *user;         /* nullable */
  const char *password;     /* nullable */
  const char *certificates; /* (nullable): the file of those to trust, instead of the system's */
  bool plain;               /* also http:// to another machine */
  int seconds;              /* for one answer; 0: two minutes */
} CursusDavOptions;

typedef struct {
  const char *method;
  const char *url;
  const char *body;     /* nullable */
  const char *type;     /* (nullable): Content-Type of @body */
  const char *depth;    /* nullable */
  const char *if_match; /* (nullable): an ETag that is sound */
  bool if_absent;       /* If-None-Match: * */
  gsize most_bytes;     /* that the answer may have */
} CursusDavRequest;

typedef struct {
  long status;
  char *etag;     /* (nullable): when it is sound */
  char *type;     /* (nullable): media type, in lower case, without parameters */
  char *location; /* nullable */
  GString *body;
  bool cut; /* it was larger than most_bytes */
} CursusDavAnswer;

/** cursus_dav_check: whether @options name a server that may be asked. False with CURSUS_DAV_ERROR_ADDRESS. */
bool cursus_dav_check (const CursusDavOptions *options, GError **error);

/** cursus_dav_new: (transfer full) (nullable): NULL with CURSUS_DAV_ERROR_ADDRESS. Asks nothing yet; connections are kept.
 *
 * Certificates are checked, redirects are not followed: the password goes to no other server. */
CursusDav *cursus_dav_new (const CursusDavOptions *options, GError **error);
void cursus_dav_free (CursusDav *self);

/** cursus_dav_address: (transfer none). */
const CursusDavAddress *cursus_dav_address (const CursusDav *self);

/** cursus_dav_count: how many requests were made. */
guint cursus_dav_count (const CursusDav *self);

/** cursus_dav_ask: @answer: (out): to be cleared, whatever its status. False with CURSUS_DAV_ERROR_UNREACHABLE. */
bool cursus_dav_ask (CursusDav *self, const CursusDavRequest *request, CursusDavAnswer *answer, GError **error);
void cursus_dav_answer_clear (CursusDavAnswer *self);

/** cursus_dav_answer_refuse: sets @error to what the status of @answer means to a person, and what can be done. Returns: false.
 */
bool cursus_dav_answer_refuse (const CursusDavAnswer *answer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusDav, cursus_dav_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CursusDavAnswer, cursus_dav_answer_clear)

G_END_DECLS
