/* What a joint proof has to know of the sessions. Proves nothing. */
#include "app/joint-parts.h"

#define MOST_JOINTLY 400000 /* placements of sessions that are put into clauses together */

bool
cursus_joint_parts_can_be_joined (const CursusRegion *region)
{
  uint64_t n_placements = 0;
  bool has_others = false;
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    const CursusProblem *problem = cursus_region_problem (region, i);
    n_placements += problem->domain_start[problem->n_meetings];
    has_others = has_others || cursus_region_session (region, i)->workspace->session->others->len > 0;
  }
  return !has_others && n_placements <= MOST_JOINTLY;
}

static void
clear_part (gpointer data)
{
  g_array_unref ((GArray *)((CursusJointPart *)data)->shares);
}

static GArray *
copy_shares (const CursusRegionSession *session)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (CursusJointShare));
  for (guint s = 0; s < session->shares->len; s++) {
    const CursusRegionShare *share = &g_array_index (session->shares, CursusRegionShare, s);
    CursusJointShare same = { share->resource, share->index, share->is_room };
    g_array_append_val (shares, same);
  }
  return shares;
}

GArray *
cursus_joint_parts_new (const CursusRegion *region, const CursusProblem *const *problems, bool with_plans)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (CursusJointPart));
  g_array_set_clear_func (parts, clear_part);
  for (uint32_t i = 0; i < region->sessions->len; i++) {
    const CursusRegionSession *session = cursus_region_session (region, i);
    CursusJointPart part = {
      .problem = problems != NULL ? problems[i] : cursus_region_problem (region, i),
      .shares = copy_shares (session),
      .fixed = session->fixed,
    };
    if (with_plans || session->fixed) {
      part.start = session->placements;
      part.score = session->score;
    }
    g_array_append_val (parts, part);
  }
  return parts;
}

void
cursus_joint_parts_take (CursusRegion *region, CursusJointProof *proof)
{
  for (uint32_t i = 0; proof->placements != NULL && i < region->sessions->len; i++) {
    CursusRegionSession *session = cursus_region_session (region, i);
    if (session->fixed)
      continue;
    g_free (session->placements);
    session->placements = g_steal_pointer (&proof->placements[i]);
    session->score = proof->scores[i];
    cursus_region_book (region, i);
  }
}
