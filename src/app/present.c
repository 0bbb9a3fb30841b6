/* Loads the newest revision into today's session, and saves what was made of it. */
#include "app/present.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/author.h"
#include "app/error.h"
#include "app/language.h"
#include "app/places.h"
#include "app/proof-stamp.h"
#include "core/label.h"
#include "core/violation.h"
#include "solver/convert.h"

#define MAX_NAMED 5 /* meetings that no longer fit */

CursusStore *
cursus_present_open_store (const char *session_path, const char *store, GError **error)
{
  g_autofree char *path = cursus_places_store (store, session_path);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return cursus_store_open (path, error);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, _ ("nothing was planned yet: there is no “%s”; run: cursus plan %s"),
               path, session_path);
  return NULL;
}

CursusPlacement *
cursus_present_placements (const CursusWorkspace *workspace, const CursusPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree CursusPlacement *placements = cursus_convert_from_plan (workspace->frame, plan, missing);
  if (missing->len == 0)
    return g_steal_pointer (&placements);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < missing->len && i < MAX_NAMED; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index (missing, i));
  if (missing->len > MAX_NAMED)
    g_string_append (names, ", …");
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("revision %" PRId64 " no longer fits the session, which has changed since: %s; plan it again: cursus plan %s"),
               plan->revision, names->str, workspace->path);
  return NULL;
}

CursusPlan *
cursus_present_plan (const CursusWorkspace *workspace, const CursusPlacement *placements, const CursusPlan *origin,
                     GPtrArray *violations, GError **error)
{
  CursusPlan *plan = cursus_convert_to_plan (workspace->ruleset, placements, cursus_language_get (), violations, error);
  if (plan == NULL)
    return NULL;
  plan->seed = origin->seed;
  plan->moves = origin->moves;
  plan->seconds = origin->seconds;
  plan->stamp_utc = origin->stamp_utc;
  cursus_plan_take_pins (plan, origin);
  cursus_proof_stamp_inherit (workspace, plan, origin);
  return plan;
}

CursusPlacement *
cursus_present_pins (const CursusWorkspace *workspace, const CursusPlan *plan)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  CursusPlacement *pins = cursus_convert_from_plan (workspace->frame, plan, missing);
  for (uint32_t m = 0; m < workspace->frame->n_meetings; m++) {
    const CursusPlanMeeting *meeting = cursus_plan_find (plan, cursus_frame_meeting (workspace->frame, m)->id);
    if (meeting == NULL || meeting->pinned == CURSUS_PIN_NONE)
      pins[m] = (CursusPlacement){ .start = CURSUS_UNPLACED };
  }
  return pins;
}

bool
cursus_present_save (CursusStore *store, CursusPlan *plan, const CursusPlan *origin, CursusRevisionAction action,
                     const char *note, GError **error)
{
  g_autofree char *author = cursus_author_get ();
  CursusRevisionChange change = {
    .action = action,
    .base = origin->revision,
    .author = author,
    .note = note,
    .now_utc = g_get_real_time () / G_USEC_PER_SEC,
  };
  plan->stamp_utc = MAX (origin->stamp_utc, change.now_utc);
  return cursus_store_save_change (store, plan, &change, error);
}

static bool
load (CursusPresent *self, const CursusWorkspace *workspace, const char *store, GError **error)
{
  self->store = cursus_present_open_store (workspace->path, store, error);
  if (self->store == NULL)
    return false;
  self->saved = cursus_store_load (self->store, workspace->session->id, 0, error);
  if (self->saved == NULL) {
    cursus_label_error (error, cursus_store_get_path (self->store));
    return false;
  }
  self->placements = cursus_present_placements (workspace, self->saved, error);
  if (self->placements == NULL)
    return false;
  self->violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  self->plan = cursus_present_plan (workspace, self->placements, self->saved, self->violations, error);
  if (self->plan != NULL)
    self->plan->revision = self->saved->revision;
  return self->plan != NULL;
}

CursusPresent *
cursus_present_load (const CursusWorkspace *workspace, const char *store, GError **error)
{
  g_autoptr (CursusPresent) self = g_new0 (CursusPresent, 1);
  return load (self, workspace, store, error) ? g_steal_pointer (&self) : NULL;
}

void
cursus_present_free (CursusPresent *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->plan, cursus_plan_free);
  g_clear_pointer (&self->violations, g_ptr_array_unref);
  g_clear_pointer (&self->saved, cursus_plan_free);
  g_clear_pointer (&self->store, cursus_store_free);
  g_free (self->placements);
  g_free (self);
}
