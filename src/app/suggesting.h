/* Where else a meeting could be. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/workspace.h"

G_BEGIN_DECLS

typedef struct {
  const char *store;   /* (nullable): --db */
  const char *from;    /* (nullable): first date */
  const char *to;      /* (nullable): last date */
  const char *site;    /* (nullable): id */
  const char *speaker; /* (nullable): id */
  guint limit;         /* of each list; 0: all */
  bool json;
  int columns; /* of the terminal */
  bool colour;
} CursusSuggestingOptions;

/**
 * cursus_suggesting_run: (transfer full) (nullable): every placement of @meeting (as cursus_meeting_name_find) that fits the
 * options, ranked, with the rules that would be dearer or cheaper; and chains of moves that leave nothing broken, in which pinned
 * meetings stay.
 *
 * @any: (out): whether something was found that breaks no more hard rules than now.
 * NULL with CURSUS_APP_ERROR_INPUT when an option or the meeting is not understood, or as cursus_present_load.
 */
char *cursus_suggesting_run (const CursusWorkspace *workspace, const char *meeting, const CursusSuggestingOptions *options,
                             bool *any, GError **error);

G_END_DECLS
