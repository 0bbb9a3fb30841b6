/* Makes mails of letters: words in the language of whoever gets them, and the calendar that goes with them. */
#pragma once

#include "app/letter.h"
#include "core/session.h"

G_BEGIN_DECLS

typedef struct CursusLetterPress CursusLetterPress;

/** cursus_letter_press_new: (transfer full) (nullable): for letters about @held. @from_name (nullable) and @from send them. All
 * must outlive it. NULL with an error of the calendars. */
CursusLetterPress *cursus_letter_press_new (const CursusSession *session, const CursusPublication *held, const char *from_name,
                                            const char *from, GError **error);
void cursus_letter_press_free (CursusLetterPress *self);

/** cursus_letter_press_digests: (transfer full): by event, and NULL at the end: what mails say of it, in short; "" for what does
 * not take place or cannot be written. */
char **cursus_letter_press_digests (const CursusLetterPress *self);

/** cursus_letter_press_write: (transfer full) (nullable): the mail that @letter is, as bytes, and its subject in @letter.
 * @date_utc: when it was sent. */
char *cursus_letter_press_write (CursusLetterPress *self, CursusLetter *letter, int64_t date_utc, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusLetterPress, cursus_letter_press_free)

G_END_DECLS
