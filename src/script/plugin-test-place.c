/* Placements as test files write them: "2023-11-06 am @reims /sp-a+sp-b". */
#include <glib/gi18n-lib.h>

#include "core/suggest.h"
#include "rules/wish.h"
#include "script/plugin-test-private.h"

/* The first of the options: a test says everything that matters to it. */
static bool
read_placement (const CursusFrame *frame, uint32_t meeting, const char *text, CursusPlacement *placement, char **why)
{
  g_autoptr (GError) error = NULL;
  CursusWish wish;
  g_autoptr (GArray) options = NULL;
  if (cursus_wish_parse (&wish, frame, meeting, text, &error))
    options = cursus_wish_options (&wish, frame, meeting, NULL, &error);
  if (options != NULL && options->len > 0) {
    *placement = g_array_index (options, CursusPlacement, 0);
    return true;
  }
  *why = g_strdup_printf (_ ("place of “%s”: %s"), cursus_frame_meeting (frame, meeting)->id,
                          error != NULL ? error->message : text);
  return false;
}

static char *
explain_unknown (const CursusSession *session, const char *id)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < session->meetings->len; i++)
    g_ptr_array_add (names, cursus_session_meeting (session, i)->id);
  g_autofree char *phrase = cursus_suggest_phrase (id, (const char *const *)names->pdata, names->len);
  return g_strdup_printf (_ ("place: there is no meeting “%s”%s"), id, phrase);
}

CursusPlacement *
cursus_plugin_case_placements (const CursusFrame *frame, const CursusValue *place, char **why)
{
  g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, frame->n_meetings + 1);
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    placements[m].start = CURSUS_UNPLACED;
  for (size_t i = 0; place != NULL && i < cursus_value_n_keys (place); i++) {
    const char *id = cursus_value_key (place, i);
    const char *text = cursus_value_get_string (cursus_value_lookup (place, id));
    uint32_t meeting = cursus_session_find_meeting (frame->session, id);
    if (meeting == CURSUS_NONE) {
      *why = explain_unknown (frame->session, id);
      return NULL;
    }
    if (!read_placement (frame, meeting, text != NULL ? text : "", &placements[meeting], why))
      return NULL;
  }
  return g_steal_pointer (&placements);
}
