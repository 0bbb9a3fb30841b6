/* Which mails were begun and sent, in a file beside the store: it still knows when the store was restored from an older copy. */
#pragma once

#include "store/notice.h"

G_BEGIN_DECLS

/* The file, held by one process at a time. */
typedef struct CursusNoticeJournal CursusNoticeJournal;

/** cursus_notice_journal_read: (transfer full) (nullable): of CursusNotice: what the journal of @session beside the store at
 * @path says; empty without one. NULL with CURSUS_STORE_ERROR_FAILED when it cannot be read. */
GPtrArray *cursus_notice_journal_read (const char *path, const char *session, GError **error);

/** cursus_notice_journal_open: (transfer full) (nullable): to write into it. NULL with CURSUS_STORE_ERROR_BUSY when another
 * process has it, with CURSUS_STORE_ERROR_FULL when it cannot be made. */
CursusNoticeJournal *cursus_notice_journal_open (const char *path, const char *session, GError **error);
void cursus_notice_journal_free (CursusNoticeJournal *self);

/** cursus_notice_journal_begin: notes that a mail about @notices (of CursusNotice, with one Message-ID) is about to be sent. On
 * the disk when it returns. */
bool cursus_notice_journal_begin (CursusNoticeJournal *self, const GPtrArray *notices, GError **error);

/** cursus_notice_journal_end: notes that the mail @message_id was sent; or, if not @sent, that it surely was not. */
bool cursus_notice_journal_end (CursusNoticeJournal *self, const char *message_id, bool sent, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusNoticeJournal, cursus_notice_journal_free)

G_END_DECLS
