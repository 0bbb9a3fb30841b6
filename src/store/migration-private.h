/* Whose file it is, and bringing its schema up to date. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "store/connection-private.h"

G_BEGIN_DECLS

/* “CURS”, in the header of every database of ours. */
#define CURSUS_STORE_APPLICATION_ID 0x43555253

/* Step i (from 0) makes version i + 1 out of version i. Released steps are never edited. */
typedef struct {
  char *name; /* "001-revisions.sql" */
  char *sql;
} CursusMigration;

void cursus_migration_free (CursusMigration *self);

/** cursus_migration_steps: (transfer full) (element-type CursusMigration): those that are built in, in order. */
GPtrArray *cursus_migration_steps (void);

/**
 * cursus_migration_check: whether the file is new, or ours and no later than the last of @steps; reads only. Else
 * CURSUS_STORE_ERROR_TOO_NEW.
 */
bool cursus_migration_check (CursusConnection *connection, const GPtrArray *steps, GError **error);

/**
 * cursus_migration_run: all steps that the file lacks, in one transaction under the writing lock. An older file is copied to
 * “<file>.before-v<number of the first step>” before; the copy is removed if nothing came of the steps.
 */
bool cursus_migration_run (CursusConnection *connection, const GPtrArray *steps, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusMigration, cursus_migration_free)

G_END_DECLS
