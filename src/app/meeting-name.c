/* Finds a meeting by its id, its title, or the beginning of either. */
#include "app/meeting-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "core/suggest.h"
#include "core/text.h"

#define MAX_NAMED 8 /* of those that a word may mean */

/* Without case and accents, with one kind of apostrophe and of spaces. */
static char *
fold (const char *text)
{
  g_autofree char *folded = cursus_text_fold (text);
  g_auto (GStrv) apostrophes = g_strsplit (folded, "’", -1);
  g_autofree char *plain = g_strjoinv ("'", apostrophes);
  g_auto (GStrv) spaces = g_strsplit (plain, "\u00a0", -1);
  return g_strjoinv (" ", spaces);
}

/* Meetings whose id or title is @wanted, or begins so. */
static GArray *
find_all (const CursusSession *session, const char *wanted, bool whole)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t m = 0; m < session->meetings->len; m++) {
    const CursusMeeting *meeting = cursus_session_meeting (session, m);
    g_autofree char *title = cursus_meeting_title (session, meeting);
    g_autofree char *id_folded = fold (meeting->id), *title_folded = fold (title);
    bool fits = whole ? strcmp (id_folded, wanted) == 0 || strcmp (title_folded, wanted) == 0
                      : g_str_has_prefix (id_folded, wanted) || g_str_has_prefix (title_folded, wanted);
    if (fits)
      g_array_append_val (found, m);
  }
  return found;
}

static void
set_several (const CursusSession *session, const char *text, const GArray *found, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < found->len && i < MAX_NAMED; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            cursus_session_meeting (session, g_array_index (found, uint32_t, i))->id);
  if (found->len > MAX_NAMED)
    g_string_append (names, ", …");
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("“%s” may mean several meetings: %s"), text, names->str);
}

/* A title that is near enough proposes its meeting; else ids do. */
static void
set_unknown (const CursusSession *session, const char *text, GError **error)
{
  guint n = session->meetings->len;
  g_autofree const char **ids = g_new0 (const char *, n + 1);
  g_auto (GStrv) titles = g_new0 (char *, n + 1);
  for (guint m = 0; m < n; m++) {
    ids[m] = cursus_session_meeting (session, m)->id;
    titles[m] = cursus_meeting_title (session, cursus_session_meeting (session, m));
  }
  bool near_id = cursus_suggest (text, ids, n) != NULL;
  bool near_title = !near_id && cursus_suggest (text, (const char *const *)titles, n) != NULL;
  g_autofree char *phrase = cursus_suggest_phrase (text, near_title ? (const char *const *)titles : ids, n);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("there is no meeting “%s”%s"), text, phrase);
}

bool
cursus_meeting_name_find (const CursusSession *session, const char *text, uint32_t *meeting, GError **error)
{
  *meeting = cursus_session_find_meeting (session, text);
  if (*meeting != CURSUS_NONE)
    return true;
  g_autofree char *clean = cursus_text_clean (text);
  g_autofree char *stripped = cursus_text_strip (clean);
  g_autofree char *wanted = fold (stripped);
  g_autoptr (GArray) found = find_all (session, wanted, true);
  if (found->len == 0 && *wanted != '\0') {
    g_array_unref (found);
    found = find_all (session, wanted, false);
  }
  if (found->len == 1) {
    *meeting = g_array_index (found, uint32_t, 0);
    return true;
  }
  if (found->len > 1)
    set_several (session, clean, found, error);
  else
    set_unknown (session, clean, error);
  return false;
}
