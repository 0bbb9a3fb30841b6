/* Compiles a session's rules once for each thread. */
#include "app/team.h"

#include "solver/pins.h"

/* One thread's. */
typedef struct {
  const CursusWorkspace *like;
  CursusWorkspace *own;  /* (nullable): NULL for the first, who uses the one that it is like */
  CursusProblem *pinned; /* (nullable) */
  const CursusProblem *problem;
  GError *error;
  GThread *thread; /* that compiles it */
} Member;

struct CursusTeam {
  uint32_t n_members;
  Member *members;
};

static gpointer
compile (gpointer data)
{
  Member *member = data;
  member->own = cursus_workspace_again (member->like, &member->error);
  return NULL;
}

/* Members but the first: at once where threads can be had. */
static bool
compile_others (CursusTeam *self, GError **error)
{
  for (uint32_t i = 1; i < self->n_members; i++) {
    Member *member = &self->members[i];
    member->thread = g_thread_try_new ("compile", compile, member, NULL);
    if (member->thread == NULL)
      compile (member);
  }
  for (uint32_t i = 1; i < self->n_members; i++)
    if (self->members[i].thread != NULL)
      g_thread_join (self->members[i].thread);
  for (uint32_t i = 1; i < self->n_members; i++) {
    Member *member = &self->members[i];
    if (member->own == NULL) {
      g_propagate_error (error, g_steal_pointer (&member->error));
      return false;
    }
    member->problem = member->own->problem;
  }
  return true;
}

CursusTeam *
cursus_team_new (const CursusWorkspace *workspace, uint32_t n_threads, GError **error)
{
  g_return_val_if_fail (n_threads >= 1 && n_threads <= CURSUS_TEAM_MOST, NULL);
  g_autoptr (CursusTeam) self = g_new0 (CursusTeam, 1);
  self->n_members = n_threads;
  self->members = g_new0 (Member, n_threads);
  for (uint32_t i = 0; i < n_threads; i++)
    self->members[i].like = workspace;
  self->members[0].problem = workspace->problem;
  return compile_others (self, error) ? g_steal_pointer (&self) : NULL;
}

void
cursus_team_free (CursusTeam *self)
{
  if (self == NULL)
    return;
  for (uint32_t i = 0; i < self->n_members; i++) {
    cursus_problem_free (self->members[i].pinned);
    cursus_workspace_free (self->members[i].own);
    g_clear_error (&self->members[i].error);
  }
  g_free (self->members);
  g_free (self);
}

void
cursus_team_check_functions (CursusTeam *self)
{
  for (uint32_t i = 0; i < self->n_members; i++) {
    const Member *member = &self->members[i];
    cursus_ruleset_check_functions (member->own != NULL ? member->own->ruleset : member->like->ruleset);
  }
}

bool
cursus_team_pin (CursusTeam *self, const CursusPlacement *pins, GError **error)
{
  for (uint32_t i = 0; i < self->n_members; i++) {
    Member *member = &self->members[i];
    CursusProblem *pinned = cursus_pins_apply (member->problem, pins, error);
    if (pinned == NULL)
      return false;
    cursus_problem_free (member->pinned);
    member->problem = member->pinned = pinned;
  }
  return true;
}

const CursusProblem *
cursus_team_problem (const CursusTeam *self)
{
  return self->members[0].problem;
}

CursusSearchResult *
cursus_team_search (const CursusTeam *self, const CursusSearchOptions *options, GError **error)
{
  const CursusProblem *problems[CURSUS_TEAM_MOST];
  for (uint32_t i = 0; i < self->n_members; i++)
    problems[i] = self->members[i].problem;
  return cursus_portfolio_run (problems, self->n_members, options, error);
}
