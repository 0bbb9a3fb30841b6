/* Units of one session as rules select and combine them. Knows no Lua. */
#include "script/scene.h"

static uint64_t
next_serial (void)
{
  static gsize last;
  return (uint64_t)g_atomic_pointer_add (&last, 1) + 1;
}

static uint32_t
n_audiences (const CursusScene *self)
{
  return self->frame->session->groups->len + 1;
}

CursusScene *
cursus_scene_new (const CursusFrame *frame)
{
  CursusScene *self = g_new0 (CursusScene, 1);
  g_atomic_ref_count_init (&self->refs);
  self->serial = next_serial ();
  self->frame = frame;
  self->tags = g_hash_table_new (g_str_hash, g_str_equal);
  self->shares = g_new0 (guint8, (gsize)n_audiences (self) * n_audiences (self));
  for (guint i = 0; i < frame->session->modules->len; i++)
    for (char **tag = cursus_session_module (frame->session, i)->tags; tag != NULL && *tag != NULL; tag++)
      g_hash_table_add (self->tags, (gpointer)g_intern_string (*tag));
  return self;
}

CursusScene *
cursus_scene_ref (CursusScene *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cursus_scene_unref (CursusScene *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->tags);
  g_free (self->shares);
  g_free (self);
}

GQuark
cursus_scene_tag (const CursusScene *self, const char *tag)
{
  /* Quarks are never freed: a script may not make them. */
  return g_quark_from_string (g_hash_table_contains (self->tags, tag) ? tag : "");
}

static uint32_t
audience_of (const CursusScene *self, CursusUnit unit)
{
  uint32_t group = cursus_frame_unit_group (self->frame, unit);
  return group == CURSUS_NONE ? n_audiences (self) - 1 : group;
}

bool
cursus_scene_shares (CursusScene *self, CursusUnit a, CursusUnit b)
{
  guint8 *known = &self->shares[audience_of (self, a) * n_audiences (self) + audience_of (self, b)];
  if (*known == 0)
    *known = cursus_frame_share_attendees (self->frame, a, b) ? 2 : 1;
  return *known == 2;
}

/* ---- Selections ---- */

CursusSelection *
cursus_selection_new (const CursusScene *scene, bool of_modules, bool of_meetings, GArray *items)
{
  CursusSelection *self = g_new0 (CursusSelection, 1);
  self->serial = scene->serial;
  self->of_modules = of_modules;
  self->of_meetings = of_meetings;
  self->items = g_array_ref (items);
  return self;
}

void
cursus_selection_free (CursusSelection *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

CursusSelection *
cursus_selection_new_all (const CursusScene *scene)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t i = 0; i < scene->frame->session->modules->len; i++)
    g_array_append_val (items, i);
  return cursus_selection_new (scene, true, false, items);
}

/* Per meeting, whether it belongs to @selection. */
static guint8 *
mark_meetings (const CursusFrame *frame, const CursusSelection *selection)
{
  guint8 *marks = g_new0 (guint8, frame->n_meetings + 1);
  g_autofree guint8 *modules = g_new0 (guint8, frame->session->modules->len + 1);
  for (guint i = 0; selection != NULL && i < selection->items->len; i++) {
    uint32_t item = g_array_index (selection->items, uint32_t, i);
    if (selection->of_modules) {
      modules[item] = 1;
      continue;
    }
    uint32_t storage = 0, n = 0;
    const uint32_t *meetings = cursus_frame_unit_meetings (frame, item, &storage, &n);
    for (uint32_t k = 0; k < n; k++)
      marks[meetings[k]] = 1;
  }
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    marks[m] = marks[m] || selection == NULL || modules[frame->meetings[m].module];
  return marks;
}

CursusSelection *
cursus_selection_meetings (const CursusScene *scene, const CursusSelection *self)
{
  g_autofree guint8 *marks = mark_meetings (scene->frame, self);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t m = 0; m < scene->frame->n_meetings; m++)
    if (marks[m])
      g_array_append_val (items, m);
  return cursus_selection_new (scene, false, true, items);
}

CursusSelection *
cursus_selection_runs (const CursusScene *scene, const CursusSelection *self)
{
  const CursusFrame *frame = scene->frame;
  g_autofree guint8 *marks = mark_meetings (frame, self);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t r = 0; r < frame->n_runs; r++) {
    CursusUnit unit = frame->n_meetings + r;
    if (marks[frame->runs[r].meetings[0]])
      g_array_append_val (items, unit);
  }
  return cursus_selection_new (scene, false, false, items);
}

GArray *
cursus_selection_units (const CursusScene *scene, const CursusSelection *self)
{
  if (!self->of_modules)
    return g_array_ref (self->items);
  CursusSelection *runs = cursus_selection_runs (scene, self);
  GArray *units = g_array_ref (runs->items);
  cursus_selection_free (runs);
  return units;
}

/* ---- Pairs ---- */

/* A meeting and the run that it belongs to are no pair. */
static bool
same_unit (const CursusFrame *frame, CursusUnit a, CursusUnit b)
{
  bool a_is_run = cursus_frame_unit_is_run (frame, a), b_is_run = cursus_frame_unit_is_run (frame, b);
  if (a_is_run == b_is_run)
    return a == b;
  uint32_t run = (a_is_run ? a : b) - frame->n_meetings;
  return frame->meetings[a_is_run ? b : a].run == run;
}

GArray *
cursus_scene_pairs (CursusScene *self, const GArray *x, const GArray *y, bool any_audience)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (CursusUnit));
  const GArray *others = y != NULL ? y : x;
  for (guint i = 0; i < x->len; i++)
    for (guint j = y != NULL ? 0 : i + 1; j < others->len; j++) {
      CursusUnit pair[2] = { g_array_index (x, CursusUnit, i), g_array_index (others, CursusUnit, j) };
      if (same_unit (self->frame, pair[0], pair[1]))
        continue;
      if (!any_audience && !cursus_scene_shares (self, pair[0], pair[1]))
        continue;
      if (pairs->len / 2 >= CURSUS_SCENE_MAX_PAIRS)
        return NULL;
      g_array_append_vals (pairs, pair, 2);
    }
  return g_steal_pointer (&pairs);
}
