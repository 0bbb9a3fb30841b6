/* What the tests of the store share: folders that vanish, plans with every field set, raw SQL beside the store. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "store/store.h"

G_BEGIN_DECLS

/** fixture_folder_new, fixture_folder_free: a new folder, and its removal with the files in it. */
char *fixture_folder_new (void);
void fixture_folder_free (char *folder);

typedef char FixtureFolder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureFolder, fixture_folder_free)

/** fixture_file: (transfer full): a path in @folder. */
char *fixture_file (const char *folder, const char *name);

/** fixture_store_open: (transfer full): the store in @folder. */
CursusStore *fixture_store_open (const char *folder);

/** fixture_read, fixture_write: a file, whole. */
GBytes *fixture_read (const char *path);
void fixture_write (const char *path, const void *data, size_t size);

/** fixture_count_files: how many files @folder has. */
guint fixture_count_files (const char *folder);

/** fixture_plan_full: a plan of @session in which every field has a value of its own, and every nullable field is NULL somewhere.
 */
CursusPlan *fixture_plan_full (const char *session);

/** fixture_plan_large: a plan with @n_meetings whose score is {0, @soft}. */
CursusPlan *fixture_plan_large (const char *session, guint n_meetings, int64_t soft);

/** fixture_plan_random: any plan that the store has to accept. */
CursusPlan *fixture_plan_random (GRand *random);

/** fixture_assert_equal: field by field, including what the fingerprint leaves out. */
void fixture_assert_equal (const CursusPlan *a, const CursusPlan *b);

/** fixture_sql: runs @sql on the file, which a foreign program would do. */
void fixture_sql (const char *path, const char *sql);

/** fixture_sql_text: (transfer full) (nullable): all rows of a query: columns joined by "|", rows by line feeds. */
char *fixture_sql_text (const char *path, const char *sql);

/** fixture_schema: (transfer full): everything that makes the schema of a file, in one order. */
char *fixture_schema (const char *path);

/** fixture_fork: runs @body in a child, which ends with status 0 if it returns. Returns: the child's process id. */
pid_t fixture_fork (void (*body) (const char *path, int number), const char *path, int number);

/** fixture_wait: asserts that the child ended with status 0. */
void fixture_wait (pid_t child);

G_END_DECLS
