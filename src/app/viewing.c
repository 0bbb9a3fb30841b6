/* Shows and explains saved plans. */
#include "app/viewing.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/error.h"
#include "app/language.h"
#include "app/places.h"
#include "core/suggest.h"
#include "core/violation.h"
#include "report/report.h"
#include "solver/convert.h"
#include "store/store.h"

bool
cursus_format_parse (const char *text, CursusFormat *format)
{
  static const char *const names[] = { "table", "json", "csv" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], text) == 0) {
      *format = (CursusFormat)i;
      return true;
    }
  return false;
}

CursusPlan *
cursus_viewing_load (const char *session_path, const char *session_id, const char *store_path, int64_t revision, GError **error)
{
  g_autofree char *path = cursus_places_store (store_path, session_path);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO,
                 _ ("nothing was planned yet: there is no “%s”; run: cursus plan %s"), path, session_path);
    return NULL;
  }
  g_autoptr (CursusStore) store = cursus_store_open (path, error);
  if (store == NULL)
    return NULL;
  CursusPlan *plan = cursus_store_load (store, session_id, revision, error);
  if (plan == NULL)
    g_prefix_error (error, "%s: ", path);
  return plan;
}

char *
cursus_viewing_print (const CursusPlan *plan, CursusFormat format, int columns, bool colour)
{
  switch (format) {
  case CURSUS_FORMAT_TABLE:
    return cursus_report_table (plan, (CursusReportStyle){ .colour = colour, .columns = columns });
  case CURSUS_FORMAT_JSON:
    return cursus_report_json (plan);
  case CURSUS_FORMAT_CSV:
    return cursus_report_csv (plan);
  }
  g_return_val_if_reached (NULL);
}

static bool
check_meeting (const CursusSession *session, const char *meeting, GError **error)
{
  if (meeting == NULL || cursus_session_find_meeting (session, meeting) != CURSUS_NONE)
    return true;
  g_autofree const char **ids = g_new0 (const char *, session->meetings->len + 1);
  for (guint m = 0; m < session->meetings->len; m++)
    ids[m] = cursus_session_meeting (session, m)->id;
  g_autofree char *phrase = cursus_suggest_phrase (meeting, ids, session->meetings->len);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("there is no meeting “%s”%s"), meeting, phrase);
  return false;
}

/* The placements of a saved plan in today's session; NULL with an error when they no longer fit. */
static CursusPlacement *
placements_today (const CursusWorkspace *workspace, const CursusPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree CursusPlacement *placements = cursus_convert_from_plan (workspace->frame, plan, missing);
  if (missing->len == 0)
    return g_steal_pointer (&placements);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < missing->len && i < 5; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index (missing, i));
  if (missing->len > 5)
    g_string_append (names, ", …");
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("revision %" PRId64 " no longer fits the session, which has changed since: %s; plan it again: cursus plan %s"),
               plan->revision, names->str, workspace->path);
  return NULL;
}

char *
cursus_viewing_explain (const CursusWorkspace *workspace, const CursusPlan *plan, const char *meeting, bool json, int columns,
                        bool colour, GError **error)
{
  if (!check_meeting (workspace->session, meeting, error))
    return NULL;
  g_autofree CursusPlacement *placements = placements_today (workspace, plan, error);
  if (placements == NULL)
    return NULL;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (CursusPlan) today = cursus_convert_to_plan (workspace->ruleset, placements, cursus_language_get (), violations,
                                                         error);
  if (today == NULL)
    return NULL;
  today->revision = plan->revision;
  if (json)
    return cursus_report_explanation_json (today, violations, meeting);
  return cursus_report_explanation (today, violations, meeting, (CursusReportStyle){ .colour = colour, .columns = columns });
}
