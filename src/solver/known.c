/* The best plan and the bound, behind a mutex; what is asked at every look can be answered without it. */
#include "solver/known.h"

#include <string.h>

struct CursusKnown {
  GMutex mutex;
  uint32_t n_meetings;
  CursusPlacement *placements;
  CursusScore score; /* of placements; hard INT64_MAX: there is no plan yet */
  int64_t bound;
  bool refuted;
  gint n_plans; /* atomic: how often the plan became better */
  gint settled; /* atomic */
};

CursusKnown *
cursus_known_new (uint32_t n_meetings)
{
  CursusKnown *self = g_new0 (CursusKnown, 1);
  g_mutex_init (&self->mutex);
  self->n_meetings = n_meetings;
  self->placements = g_new0 (CursusPlacement, MAX (1, n_meetings));
  self->score = (CursusScore){ .hard = INT64_MAX, .soft = INT64_MAX };
  return self;
}

void
cursus_known_free (CursusKnown *self)
{
  if (self == NULL)
    return;
  g_mutex_clear (&self->mutex);
  g_free (self->placements);
  g_free (self);
}

static void
settle (CursusKnown *self)
{
  if (self->refuted || (self->score.hard == 0 && self->score.soft <= self->bound))
    g_atomic_int_set (&self->settled, 1);
}

void
cursus_known_offer (CursusKnown *self, const CursusPlacement *placements, CursusScore score)
{
  if (score.hard > 0)
    return;
  g_mutex_lock (&self->mutex);
  if (cursus_score_compare (score, self->score) < 0) {
    self->score = score;
    memcpy (self->placements, placements, self->n_meetings * sizeof *placements);
    g_atomic_int_inc (&self->n_plans);
    settle (self);
  }
  g_mutex_unlock (&self->mutex);
}

void
cursus_known_raise (CursusKnown *self, int64_t bound)
{
  g_mutex_lock (&self->mutex);
  self->bound = MAX (self->bound, bound);
  settle (self);
  g_mutex_unlock (&self->mutex);
}

void
cursus_known_refute (CursusKnown *self)
{
  g_mutex_lock (&self->mutex);
  self->refuted = true;
  settle (self);
  g_mutex_unlock (&self->mutex);
}

bool
cursus_known_is_settled (const CursusKnown *self)
{
  return g_atomic_int_get (&self->settled) != 0;
}

bool
cursus_known_take (CursusKnown *self, CursusPlacement *placements, CursusScore *score)
{
  if (g_atomic_int_get (&self->n_plans) == 0)
    return false;
  g_mutex_lock (&self->mutex);
  bool is_better = cursus_score_compare (self->score, *score) < 0;
  if (is_better) {
    *score = self->score;
    memcpy (placements, self->placements, self->n_meetings * sizeof *placements);
  }
  g_mutex_unlock (&self->mutex);
  return is_better;
}

int64_t
cursus_known_bound (CursusKnown *self)
{
  g_mutex_lock (&self->mutex);
  int64_t bound = self->bound;
  g_mutex_unlock (&self->mutex);
  return bound;
}
