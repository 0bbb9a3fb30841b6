/* What of each session of a region is settled already, and whether the people of one id are one. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/places.h"
#include "app/present.h"
#include "app/region-private.h"
#include "rules/audit.h"
#include "solver/pins.h"
#include "store/store.h"

/* ---- what is published ---- */

/* The placement at which participants hold @meeting to be; unplaced if there is none such. */
static CursusPlacement
find_published (const CursusFrame *frame, uint32_t meeting)
{
  const CursusFramePublished *published = &frame->published[meeting];
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  cursus_problem_candidates (frame, meeting, candidates);
  for (guint i = 0; i < candidates->len; i++) {
    CursusPlacement at = g_array_index (candidates, CursusPlacement, i);
    if (at.start == published->slot && cursus_frame_at_published_place (frame, meeting, at.room)
        && cursus_frame_with_published_speakers (frame, meeting, at.speaker_set))
      return at;
  }
  return (CursusPlacement){ .start = CURSUS_UNPLACED };
}

static void
pin_published (const CursusRegionSession *session, CursusPlacement *pins, GString *problems)
{
  const CursusFrame *frame = session->workspace->frame;
  for (uint32_t m = 0; m < frame->n_meetings; m++) {
    if (!frame->published[m].is_published)
      continue;
    pins[m] = find_published (frame, m);
    if (pins[m].start == CURSUS_UNPLACED)
      g_string_append_printf (problems,
                              _ ("cursus: session “%s”: meeting “%s” is published at a time, in a room or with speakers that the "
                                 "session no longer allows: replan that session first\n"),
                              frame->session->id, cursus_frame_meeting (frame, m)->id);
  }
}

/* ---- pins of the newest revision ---- */

typedef struct {
  const char *wanted; /* (nullable): --db */
  char *path;         /* of the store that is open, or of one that there is not */
  CursusStore *store; /* (nullable) */
} Shelf;

/* Sessions that follow each other mostly have one store. */
static bool
reach (Shelf *shelf, const char *session_path, GError **error)
{
  g_autofree char *path = cursus_places_store (shelf->wanted, session_path);
  if (g_strcmp0 (path, shelf->path) == 0)
    return true;
  g_clear_pointer (&shelf->store, cursus_store_free);
  g_free (shelf->path);
  shelf->path = g_steal_pointer (&path);
  if (!g_file_test (shelf->path, G_FILE_TEST_EXISTS))
    return true;
  shelf->store = cursus_store_open (shelf->path, error);
  return shelf->store != NULL;
}

static bool
load_pins (CursusRegionSession *session, const CursusStore *store, GError **error)
{
  g_autoptr (GError) failure = NULL;
  if (store == NULL)
    return true;
  g_autoptr (CursusPlan) plan = cursus_store_load ((CursusStore *)store, session->workspace->session->id, 0, &failure);
  if (plan == NULL && !g_error_matches (failure, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return false;
  }
  if (cursus_plan_has_pins (plan))
    session->newest = g_steal_pointer (&plan);
  return true;
}

/* ---- both ---- */

static void
settle (CursusRegionSession *session, GString *problems)
{
  const CursusWorkspace *workspace = session->workspace;
  g_autoptr (GError) error = NULL;
  uint32_t n = workspace->frame->n_meetings, n_settled = 0;
  g_autofree CursusPlacement *pins = g_new0 (CursusPlacement, MAX (1, n));
  for (uint32_t m = 0; m < n; m++)
    pins[m].start = CURSUS_UNPLACED;
  if (session->newest != NULL) {
    g_free (pins);
    pins = cursus_present_pins (workspace, session->newest);
  }
  pin_published (session, pins, problems);
  for (uint32_t m = 0; m < n; m++)
    n_settled += pins[m].start != CURSUS_UNPLACED;
  if (n_settled == 0)
    return;
  session->fixed = n_settled == n;
  session->pinned = cursus_pins_apply (workspace->problem, pins, &error);
  /* What a plan costs that stays as it is, too, is part of what all of them cost. */
  if (session->pinned == NULL
      || (session->fixed && !cursus_audit (workspace->ruleset, pins, "en", &session->score, NULL, NULL, &error)))
    g_string_append_printf (problems, "cursus: %s: %s\n", workspace->session->id, error->message);
  if (session->fixed)
    session->placements = g_memdup2 (pins, MAX (1, n) * sizeof *pins);
  session->pins = g_steal_pointer (&pins);
}

bool
cursus_region_settle (CursusRegion *self, const char *store, GString *problems, GError **error)
{
  Shelf shelf = { .wanted = store };
  bool reached = true;
  for (uint32_t i = 0; reached && i < self->sessions->len; i++) {
    CursusRegionSession *session = cursus_region_session (self, i);
    reached = reach (&shelf, session->workspace->path, error) && load_pins (session, shelf.store, error);
    if (reached)
      settle (session, problems);
  }
  g_clear_pointer (&shelf.store, cursus_store_free);
  g_free (shelf.path);
  return reached;
}

/* ---- people ---- */

static const char *
name_role (CursusRole role)
{
  switch (role) {
  case CURSUS_ROLE_SPEAKER:
    return _ ("speaker");
  case CURSUS_ROLE_PARTICIPANT:
    return _ ("participant");
  }
  g_return_val_if_reached ("");
}

/* Somebody, and the session that named him first. */
typedef struct {
  const CursusPerson *person;
  const char *session;
} Known;

static void
compare_person (CursusRegion *self, const Known *known, const CursusPerson *person, const char *session)
{
  if (known->person->role != person->role)
    g_string_append_printf (
        self->warnings,
        /* TRANSLATORS: an id, then a role and a session, and another role and session */
        _ ("warning: “%s” is a %s in “%s” and a %s in “%s”: taken for one person, who cannot be in two places\n"), person->id,
        name_role (known->person->role), known->session, name_role (person->role), session);
  else if (g_strcmp0 (known->person->name, person->name) != 0)
    g_string_append_printf (self->warnings,
                            /* TRANSLATORS: an id, then a name and a session, and another name and session */
                            _ ("warning: “%s” is %s in “%s” and %s in “%s”: taken for one person, who cannot be in two places\n"),
                            person->id, known->person->name, known->session, person->name, session);
}

void
cursus_region_compare_people (CursusRegion *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free); /* only asked */
  for (uint32_t i = 0; i < self->sessions->len; i++) {
    const CursusSession *session = cursus_region_session (self, i)->workspace->session;
    for (uint32_t p = 0; p < session->people->len; p++) {
      const CursusPerson *person = cursus_session_person (session, p);
      if (person->anonymous)
        continue;
      const Known *known = g_hash_table_lookup (people, person->id);
      if (known != NULL) {
        compare_person (self, known, person, session->id);
        continue;
      }
      Known *first = g_new (Known, 1);
      *first = (Known){ person, session->id };
      g_hash_table_insert (people, person->id, first);
    }
  }
}
