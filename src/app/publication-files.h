/* What is written of a publication: everybody's calendar, what changed in it, and that in words. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/publication-folder.h"
#include "core/publication-news.h"
#include "core/session.h"
#include "ical/press.h"

G_BEGIN_DECLS

/* What people hold by this folder, for the next publication: never to be lost, of no use to anybody else. */
#define CURSUS_PUBLICATION_STATE_FILE ".publication"

typedef struct {
  const CursusSession *session;
  const CursusNews *news;       /* to the publication that is written */
  const CursusPublication *was; /* (nullable): what the present folder holds */
  CursusIcalPressOptions press;
  bool tasks;    /* milestones as tasks */
  bool repeated; /* nothing is new for anybody: what was said of changes stays */
} CursusPublicationFiles;

/** cursus_publication_files_write: writes all of it into @staging; files of the present folder that stay the same are taken over.
 * @n_files, @n_written: (out): all, and those that were not taken over. */
bool cursus_publication_files_write (const CursusPublicationFiles *self, CursusStaging *staging, guint *n_files, guint *n_written,
                                     GError **error);

/** cursus_publication_files_keep_others: takes over what somebody else put beside the files of @session into the present folder.
 * False with CURSUS_APP_ERROR_INPUT when that cannot be taken over. */
bool cursus_publication_files_keep_others (const char *session, CursusStaging *staging, GError **error);

/** cursus_publication_files_present: whether @folder has the calendars of everybody in @publication. */
bool cursus_publication_files_present (const CursusPublication *publication, const char *folder);

G_END_DECLS
