/* What became of a plan: the list of its revisions, what differs between two, undoing and doing again. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/* Whose history, and how it is printed. */
typedef struct {
  const char *session_path;
  const char *session_id;
  const char *store; /* (nullable): --db */
  bool json;
  int columns; /* of the terminal */
  bool colour;
} CursusHistoryView;

/** cursus_history_list: (transfer full) (nullable): the newest @limit revisions (0: all), newest first: who, when, what. NULL
 * with CURSUS_APP_ERROR_NO or CURSUS_STORE_ERROR_NOT_FOUND when nothing was planned yet. */
char *cursus_history_list (const CursusHistoryView *view, guint limit, GError **error);

/** cursus_history_diff: (transfer full) (nullable): what differs between revisions @from and @to. @to 0: the newest; @from 0: the
 * one before @to. */
char *cursus_history_diff (const CursusHistoryView *view, int64_t from, int64_t to, GError **error);

/** cursus_history_step: (transfer full) (nullable): undoes the last change that is not undone, or does the last undone one again,
 * and says what that changes. NULL with CURSUS_STORE_ERROR_NOT_FOUND when there is none. */
char *cursus_history_step (const CursusHistoryView *view, bool redo, GError **error);

G_END_DECLS
