/* Publishing: a revision becomes what everybody holds. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/caldav.h"
#include "core/date.h"
#include "core/diagnostics.h"
#include "core/publication.h"
#include "core/session.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  const char *store; /* (nullable): --db */
  const char *out;   /* (nullable): the folder; NULL: the one of the last publication, or published/<session> beside the store */
  int64_t revision;  /* 0: the newest */
  CursusDate today;  /* CURSUS_DATE_NONE: the session's, or else the clock's */
  bool dry_run;      /* tell, and write nothing */
  bool tentative;    /* all of it is to be confirmed */
  bool utc;          /* times in UTC */
  bool alarms;       /* a reminder the day before each event */
  bool tasks;        /* milestones as tasks, in files of their own */
  bool json;
  int columns; /* of the terminal */
  bool colour;
  const CursusCaldavOptions *caldav; /* (nullable): a server that everybody's events are put on, too */
  bool *incomplete;                  /* (nullable): (out): the server does not hold all of them */
  char **tidy;                       /* (nullable): (out) (transfer full) (nullable): to be given to cursus_publishing_tidy */
} CursusPublishingOptions;

/**
 * cursus_publishing_run: (transfer full) (nullable): publishes a revision of @session and says who is told what.
 *
 * First all files are written beside the folder, then what everybody holds is replaced in the store in one transaction, then the
 * folder is switched in one step: whenever this is interrupted, people and store have the old state, or have the new one as soon
 * as the next publication finishes this one. Numbers of events never go down: what the folder, and a file beside the store, say
 * was given out counts, too, where the store was restored from a copy.
 *
 * @diagnostics: receives warnings.
 * NULL with CURSUS_APP_ERROR_NO when nothing was planned yet, or as cursus_publication_want and cursus_folder_state.
 */
char *cursus_publishing_run (const char *session_path, const CursusSession *session, const CursusPublishingOptions *options,
                             CursusDiagnostics *diagnostics, GError **error);

/** cursus_publishing_tidy: removes the files that a publication replaced. That can take a disk longer than the publication:
 * whoever waits for its answer gets it before. It may be broken off: the next publication goes on. */
void cursus_publishing_tidy (const char *tidy);

/** cursus_publishing_today: the day that counts as today where @today was said (or CURSUS_DATE_NONE): that, or the session's, or
 * the clock's. */
CursusDate cursus_publishing_today (const CursusSession *session, CursusDate today);

/** cursus_publishing_status: (transfer full) (nullable): what is published of @session, what the newest revision would change,
 * and who would be told. */
char *cursus_publishing_status (const char *session_path, const CursusSession *session, const CursusPublishingOptions *options,
                                CursusDiagnostics *diagnostics, GError **error);

G_END_DECLS
