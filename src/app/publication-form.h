/* In which form events were published: the options of it, which nothing keeps, as the events show them. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/publication.h"
#include "core/session.h"
#include "ical/press.h"

G_BEGIN_DECLS

/** cursus_publication_form_find: @form: (out): in which form the events of @held (nullable) were written, if at least one of them
 * that takes place would be written today as it was. Else false, and @form is not touched. */
bool cursus_publication_form_find (const CursusSession *session, const CursusPublication *held, CursusIcalPressOptions *form);

/** cursus_publication_form_is_stale: whether something that takes place by @held would be written otherwise today, because the
 * session says other things of it: another description, link or address. */
bool cursus_publication_form_is_stale (const CursusSession *session, const CursusPublication *held);

G_END_DECLS
