/* Reads a session folder: runs session.lua, then each noun in the order in which they refer to each other. */
#include "script/session-loader.h"

#include <glib/gi18n-lib.h>

#include "script/load-private.h"
#include "script/source.h"

#define LAST_SECOND G_GINT64_CONSTANT (253402300799) /* of the year 9999 */

static const CursusVerb verbs[] = {
  { "session", CURSUS_VERB_TABLE },          { "calendar", CURSUS_VERB_ID_TABLE },  { "site", CURSUS_VERB_ID_TABLE },
  { "travel", CURSUS_VERB_TABLE },           { "group", CURSUS_VERB_ID_TABLE },     { "speaker", CURSUS_VERB_ID_TABLE },
  { "people", CURSUS_VERB_VALUE },           { "availability", CURSUS_VERB_VALUE }, { "format", CURSUS_VERB_ID_TABLE },
  { "module", CURSUS_VERB_ID_TABLE },        { "use", CURSUS_VERB_ID_TABLE },       { "waiver", CURSUS_VERB_TABLE },
  { "closed", CURSUS_VERB_VALUE_OF },        { "any", CURSUS_VERB_VALUE_OF },       { "published", CURSUS_VERB_VALUE },
  { "other_session", CURSUS_VERB_ID_TABLE },
};

/* The text serves to find lines: where it cannot be had, messages name the line of the declaration. */
static void
read_source (CursusLoad *self, const CursusScriptLimits *limits)
{
  g_autoptr (CursusSource) source = cursus_source_read (self->path, self->file, limits, NULL, NULL);
  if (source != NULL)
    self->source = g_steal_pointer (&source->text);
}

static void
read_nouns (CursusLoad *self)
{
  cursus_load_session (self);
  const CursusDateRange dates = self->session->dates;
  const int beyond = self->readers != NULL ? self->readers->days_beyond : 0;
  self->session->dates = (CursusDateRange){ dates.first - beyond, dates.last + beyond };
  cursus_load_calendars (self);
  cursus_load_sites (self);
  cursus_load_people (self);
  cursus_load_csv (self);
  cursus_load_modules (self);
  cursus_load_uses (self);
  cursus_load_waivers (self);
  cursus_load_plans (self);
  self->session->dates = dates;
}

/* The newest of the files that were read, unless the environment asks for a reproducible date. */
static void
set_inputs_date (CursusLoad *self)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;
  self->session->inputs_utc = self->newest_utc;
  if (epoch == NULL)
    return;
  if (g_ascii_string_to_signed (epoch, 10, 0, LAST_SECOND, &seconds, NULL))
    self->session->inputs_utc = seconds;
  else
    cursus_diagnostics_error (self->diagnostics, NULL, 0, "SOURCE_DATE_EPOCH",
                              _ ("“%s” is no date; accepted: a whole number of seconds since 1970"), epoch);
}

/* Whether nobody has written file @index since it was looked at first. */
static bool
is_as_it_was (const CursusLoad *self, guint index)
{
  const GStatBuf *before = &g_array_index (self->stats, GStatBuf, index);
  GStatBuf now;
  return g_stat (g_ptr_array_index (self->files, index), &now) == 0 && now.st_ino == before->st_ino
         && now.st_size == before->st_size && now.st_mtim.tv_sec == before->st_mtim.tv_sec
         && now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

/* By which it is told later whether anything has changed. None if something changes now: it would be of another session. */
static void
set_inputs_digest (CursusLoad *self)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < self->files->len; i++) {
    g_autofree char *text = NULL;
    gsize length = 0;
    if (!g_file_get_contents (g_ptr_array_index (self->files, i), &text, &length, NULL) || !is_as_it_was (self, i))
      return;
    g_autofree char *head = g_strdup_printf ("%zu:", (size_t)length);
    g_checksum_update (digest, (const guchar *)head, -1);
    g_checksum_update (digest, (const guchar *)text, (gssize)length);
  }
  self->session->inputs_digest = g_strdup (g_checksum_get_string (digest));
}

CursusSession *
cursus_session_load (const char *path, const CursusCalendarReaders *readers, CursusDiagnostics *diagnostics)
{
  CursusScriptLimits limits = cursus_script_limits_session ();
  guint errors_before = cursus_diagnostics_n_errors (diagnostics);
  g_autoptr (CursusLoad) load = cursus_load_new (path, readers, diagnostics);
  if (load == NULL)
    return NULL;
  read_source (load, &limits);
  cursus_load_take_declarations (
      load, cursus_declarations_read (load->path, load->file, verbs, G_N_ELEMENTS (verbs), limits, diagnostics));
  /* A file that could not be run to its end lacks what stands below: what refers to it is not at fault. */
  load->is_whole = cursus_diagnostics_n_errors (diagnostics) == errors_before;
  read_nouns (load);
  set_inputs_date (load);
  if (cursus_diagnostics_n_errors (diagnostics) == errors_before)
    cursus_session_complete (load->session, diagnostics);
  if (cursus_diagnostics_n_errors (diagnostics) == errors_before)
    cursus_load_check_plans (load);
  if (cursus_diagnostics_n_errors (diagnostics) == errors_before)
    set_inputs_digest (load);
  return cursus_diagnostics_n_errors (diagnostics) == errors_before ? g_steal_pointer (&load->session) : NULL;
}
