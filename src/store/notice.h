/* Which mails were sent about which events, so that none is sent twice. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  char *address;
  char *uid; /* of the event */
  uint32_t sequence;
  bool cancels;
  bool sent; /* false: begun and never ended: the server may have it */
  char *message_id;
  int64_t start_utc; /* what the mail said */
  int64_t end_utc;
  char *place;
  int64_t begun_utc;
} CursusNotice;

void cursus_notice_free (CursusNotice *self);

/** cursus_store_load_notices: @notices: (out) (transfer full): of CursusNotice: all of @session, by address, UID, sequence. */
bool cursus_store_load_notices (CursusStore *self, const char *session, GPtrArray **notices, GError **error);

/** cursus_store_begin_notice: records that @notice is about to be sent. @begun: (out): false when it was recorded before, by
 * whomever: it is not to be sent then. */
bool cursus_store_begin_notice (CursusStore *self, const char *session, const CursusNotice *notice, bool *begun, GError **error);

/** cursus_store_end_notice: records that @notice was sent; or, if not @sent, that it surely was not: it may be begun again. */
bool cursus_store_end_notice (CursusStore *self, const char *session, const CursusNotice *notice, bool sent, GError **error);

/** cursus_store_forget_notices: takes back what was begun and never ended, so that it can be sent once more. */
bool cursus_store_forget_notices (CursusStore *self, const char *session, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusNotice, cursus_notice_free)

G_END_DECLS
