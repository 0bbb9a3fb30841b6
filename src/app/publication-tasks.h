/* The milestones of a session: what somebody has to have ready by the beginning of a meeting. */
#pragma once

#include <glib.h>

#include "core/publication.h"
#include "core/session.h"

G_BEGIN_DECLS

typedef struct CursusPublicationTasks CursusPublicationTasks;

/** cursus_publication_tasks_new: (transfer full): the modules that a use names as “milestone”, or that have the tag “milestone”.
 */
CursusPublicationTasks *cursus_publication_tasks_new (const CursusSession *session);
void cursus_publication_tasks_free (CursusPublicationTasks *self);

/** cursus_publication_tasks_find: (transfer full): of CursusIcalTask: of @shown, the first event of each meeting of a milestone;
 * it can be worked on from the end of the milestone before it, or from the first event. */
GArray *cursus_publication_tasks_find (const CursusPublicationTasks *self, const CursusPublication *publication,
                                       const GArray *shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPublicationTasks, cursus_publication_tasks_free)

G_END_DECLS
