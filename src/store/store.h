/* Revisions in SQLite. One handle, one thread; two processes on one file wait for each other. The only layer that knows SQL. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"

G_BEGIN_DECLS

#define CURSUS_STORE_ERROR (cursus_store_error_quark ())

typedef enum {
  CURSUS_STORE_ERROR_FAILED,
  CURSUS_STORE_ERROR_BUSY,       /* another process held it for longer than we wait (10 s) */
  CURSUS_STORE_ERROR_CONSTRAINT, /* the content contradicts itself */
  CURSUS_STORE_ERROR_CORRUPT,    /* not a database, or damaged */
  CURSUS_STORE_ERROR_FULL,       /* no room on the disk, or read-only */
  CURSUS_STORE_ERROR_TOO_NEW,    /* written by a later version of Cursus, or by another program */
  CURSUS_STORE_ERROR_NOT_FOUND,  /* no such revision, nothing to undo */
  CURSUS_STORE_ERROR_CONFLICT,   /* somebody else changed the plan meanwhile */
} CursusStoreError;

GQuark cursus_store_error_quark (void);

typedef struct CursusStore CursusStore;

/* What made a revision. */
typedef enum {
  CURSUS_ACTION_PLAN,
  CURSUS_ACTION_MOVE,
  CURSUS_ACTION_PIN,
  CURSUS_ACTION_UNPIN,
  CURSUS_ACTION_REPLAN,
  CURSUS_ACTION_UNDO,
  CURSUS_ACTION_REDO,
} CursusRevisionAction;

/** cursus_revision_action_name: (transfer none): "plan", "move" …: words of the store and of the JSON. */
const char *cursus_revision_action_name (CursusRevisionAction action);

/* One line of a session's list of revisions. */
typedef struct {
  int64_t revision; /* from 1, per session */
  int64_t made_utc;
  CursusPlanStatus status;
  CursusScore score;
  char *author; /* nullable */
  char *note;   /* nullable: in words */
  CursusRevisionAction action;
  int64_t restores; /* of an undo or redo: the revision whose plan it brought back; else 0 */
} CursusRevisionInfo;

/* A change of a plan that was loaded. Texts may be NULL. */
typedef struct {
  CursusRevisionAction action; /* neither undo nor redo */
  int64_t base;                /* the revision that was changed; 0: whichever is the newest */
  const char *author;
  const char *note; /* why, in the planner's words */
  int64_t now_utc;  /* seconds */
} CursusRevisionChange;

/* What an undo or redo did. */
typedef struct {
  int64_t revision; /* that it made */
  int64_t restores; /* whose plan this is */
  int64_t change;   /* the revision whose change was undone or done again */
} CursusRevisionStep;

void cursus_revision_info_free (CursusRevisionInfo *self);

/**
 * cursus_store_open: (transfer full) (nullable): opens @path, makes it if need be (not its folder), and brings its schema up to
 * date under a lock, after a copy of an older file beside it. Files of a later schema and databases of other programs are refused
 * unharmed.
 */
CursusStore *cursus_store_open (const char *path, GError **error);
void cursus_store_free (CursusStore *self);

/** cursus_store_get_path: (transfer none). */
const char *cursus_store_get_path (const CursusStore *self);

/**
 * cursus_store_save: saves @plan as the next revision of its session, in one transaction, and sets plan->revision. A plan whose
 * fingerprint equals that of the session's newest revision is not saved again: plan->revision and plan->stamp_utc become those of
 * that one.
 * @author, @note: may be NULL. @now_utc: seconds.
 */
bool cursus_store_save (CursusStore *self, CursusPlan *plan, const char *author, const char *note, int64_t now_utc,
                        GError **error);

/** cursus_store_save_all: saves all @plans (CursusPlan), of different sessions, in the same way but in one transaction: all of
 * them or none. */
bool cursus_store_save_all (CursusStore *self, GPtrArray *plans, const char *author, const char *note, int64_t now_utc,
                            GError **error);

/** cursus_store_save_change: as cursus_store_save for a change: refused with CURSUS_STORE_ERROR_CONFLICT when change->base is no
 * longer the newest revision, so that nobody's work is lost. */
bool cursus_store_save_change (CursusStore *self, CursusPlan *plan, const CursusRevisionChange *change, GError **error);

/**
 * cursus_store_undo, cursus_store_redo: save the plan before the last change that is not undone, or after the last one that was
 * undone and followed by no other change, as the next revision. Every revision that is no undo or redo is such a change.
 *
 * @author: (nullable). Returns: false with CURSUS_STORE_ERROR_NOT_FOUND when there is nothing to undo or redo.
 */
bool cursus_store_undo (CursusStore *self, const char *session, const char *author, int64_t now_utc, CursusRevisionStep *step,
                        GError **error);
bool cursus_store_redo (CursusStore *self, const char *session, const char *author, int64_t now_utc, CursusRevisionStep *step,
                        GError **error);

/** cursus_store_load: (transfer full) (nullable): revision @revision of @session, the newest if 0. The result is self-contained
 * and equals what was saved, field by field. */
CursusPlan *cursus_store_load (CursusStore *self, const char *session, int64_t revision, GError **error);

/** cursus_store_list: (transfer full) (nullable) (element-type CursusRevisionInfo): all revisions of @session, oldest first. */
GPtrArray *cursus_store_list (CursusStore *self, const char *session, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusStore, cursus_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRevisionInfo, cursus_revision_info_free)

G_END_DECLS
