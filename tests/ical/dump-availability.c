/* Prints what is read from calendar files, for comparing with another program: dump-availability ZONE, then lines
 * "FIRST LAST PATH" on stdin (dates included). For each it prints "level start end" lines in UTC seconds, "error TEXT" and
 * "warning TEXT" lines, and "done". */
#include <stdio.h>
#include <string.h>

#include "ical/availability.h"

static void
print_messages (const CursusDiagnostics *diagnostics)
{
  const CursusDiagnostic *diagnostic;
  for (guint i = 0; (diagnostic = cursus_diagnostics_get (diagnostics, i)) != NULL; i++)
    g_print ("%s %d: %s\n", diagnostic->severity == CURSUS_SEVERITY_ERROR ? "error" : "warning", diagnostic->line,
             diagnostic->text);
}

static void
dump (const char *zone, const char *first, const char *last, const char *path)
{
  g_autoptr (CursusSession) session = cursus_session_new ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_clear_pointer (&session->zone, cursus_zone_unref);
  session->zone = cursus_zone_new (zone, &error);
  if (session->zone == NULL || !cursus_date_parse (first, &session->dates.first, &error)
      || !cursus_date_parse (last, &session->dates.last, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (session->people, cursus_person_new ("x", CURSUS_ROLE_SPEAKER));
  cursus_ical_read_availability (session, 0, path, path, diagnostics);
  for (CursusLevel level = 0; level < CURSUS_N_LEVELS; level++) {
    size_t n = 0;
    const CursusInterval *items = cursus_intervals_get (cursus_session_person (session, 0)->availability->levels[level], &n);
    for (size_t i = 0; i < n; i++)
      g_print ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", cursus_level_name (level), items[i].start_utc, items[i].end_utc);
  }
  print_messages (diagnostics);
  g_print ("done\n");
}

int
main (int argc, char **argv)
{
  char line[4096];
  if (argc != 2) {
    g_printerr ("usage: dump-availability ZONE < REQUESTS\n");
    return 2;
  }
  while (fgets (line, sizeof line, stdin) != NULL) {
    g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", 3);
    if (g_strv_length (words) == 3)
      dump (argv[1], words[0], words[1], words[2]);
    fflush (stdout);
  }
  return 0;
}
