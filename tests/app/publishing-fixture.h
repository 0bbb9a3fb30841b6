/* A small session that is published, and published again. */
#pragma once

#include "app/publishing.h"
#include "living-fixture.h"

/* The seconds of each publication differ, so that its stamps do. */
static inline char *
publishing_try (const Fixture *fixture, CursusPublishingOptions options, GError **error)
{
  static int64_t now_utc = 1800000000;
  g_autofree char *epoch = g_strdup_printf ("%" G_GINT64_FORMAT, now_utc += 60);
  g_autofree char *out = fixture_path (fixture, "cal");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, error);
  if (session == NULL)
    return NULL;
  g_setenv ("SOURCE_DATE_EPOCH", epoch, TRUE);
  options.out = options.out != NULL ? options.out : out;
  options.today = CURSUS_DATE_NONE;
  return cursus_publishing_run (fixture->session, session, &options, diagnostics, error);
}

/* (transfer full) */
static inline char *
publishing_run (const Fixture *fixture, CursusPublishingOptions options)
{
  g_autoptr (GError) error = NULL;
  char *text = publishing_try (fixture, options, &error);
  g_assert_no_error (error);
  return text;
}
