/* An instance while it is read: the file on one side (ctt.c), the session on the other (ctt-session.c). */
#pragma once

#include "core/ctt.h"

G_BEGIN_DECLS

typedef struct {
  char **lines;
  guint line; /* lines read so far: the number of the last one, from 1 */
  GHashTable *head;
  const char *shown_path;
  CursusDiagnostics *diagnostics;
  CursusSession *session;
  uint32_t n_days, n_periods;
  GArray *min_days; /* of uint32_t, per module */
  GPtrArray *tags;  /* of GPtrArray of char*, per module */
} CursusCtt;

/** cursus_ctt_fail: adds an error at the present line; always false. */
bool cursus_ctt_fail (CursusCtt *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** cursus_ctt_number: reads @word as a number from @least to @most; false with an error otherwise. */
bool cursus_ctt_number (CursusCtt *self, const char *word, guint64 least, guint64 most, uint32_t *number);

/** cursus_ctt_head_number: the number of @key (or its other spelling, nullable) in the head, at most @most. */
bool cursus_ctt_head_number (CursusCtt *self, const char *key, const char *other_key, guint64 most, uint32_t *number);

/** cursus_ctt_begin: makes the session's days, periods and the site of all rooms, once the head is read. */
bool cursus_ctt_begin (CursusCtt *self);

/** The lines of the sections. */
bool cursus_ctt_read_course (CursusCtt *self, char **words);
bool cursus_ctt_read_room (CursusCtt *self, char **words);
bool cursus_ctt_read_curriculum (CursusCtt *self, char **words);
bool cursus_ctt_read_unavailability (CursusCtt *self, char **words);
bool cursus_ctt_read_over (CursusCtt *self, char **words);

/** cursus_ctt_finish: rooms, tags and rules of every course; completes the session. */
bool cursus_ctt_finish (CursusCtt *self, const char *path);
void cursus_ctt_clear (CursusCtt *self);

G_END_DECLS
