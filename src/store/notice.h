/* Which mails were sent about which events, so that none is sent twice. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

G_BEGIN_DECLS

/* What one mail said of one event. */
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
  char *digest; /* (nullable): SHA-256 of all that it said of the event but its number; NULL: not known, or it cancels */
  int64_t begun_utc;
} CursusNotice;

void cursus_notice_free (CursusNotice *self);

/** cursus_store_load_notices: @notices: (out) (transfer full): of CursusNotice: all of @session, by address, UID, sequence; also
 * those that only the journal beside the store knows, because the store was restored from a copy. */
bool cursus_store_load_notices (CursusStore *self, const char *session, GPtrArray **notices, GError **error);

/* Who has it is the only one that sends mails of a session. */
typedef struct CursusNoticeLog CursusNoticeLog;

/** cursus_notice_log_open: (transfer full) (nullable): @store must outlive it. NULL with CURSUS_STORE_ERROR_BUSY when somebody
 * else has it. */
CursusNoticeLog *cursus_notice_log_open (CursusStore *store, const char *session, GError **error);
void cursus_notice_log_free (CursusNoticeLog *self);

/** cursus_notice_log_begin: records, in the store and in the journal, that a mail about @notices (of CursusNotice) is about to be
 * sent. @again: also if one was begun and never ended. @begun: (out): false, and nothing recorded, when one of them is known: the
 * mail is not to be sent then. */
bool cursus_notice_log_begin (CursusNoticeLog *self, const GPtrArray *notices, bool again, bool *begun, GError **error);

/** cursus_notice_log_end: records that the mail about @notices was sent; or, if not @sent, that it surely was not: it may be
 * begun again. */
bool cursus_notice_log_end (CursusNoticeLog *self, const GPtrArray *notices, bool sent, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusNotice, cursus_notice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusNoticeLog, cursus_notice_log_free)

G_END_DECLS
