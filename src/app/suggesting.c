/* Asks the solver for alternatives and makes proposals of them. */
#include "app/suggesting.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/meeting-name.h"
#include "app/present.h"
#include "core/label.h"
#include "core/suggest.h"
#include "report/alternatives.h"
#include "solver/alternatives.h"
#include "solver/convert.h"

static bool
read_date (const char *option, const char *text, CursusDate *date, GError **error)
{
  g_autoptr (GError) why = NULL;
  if (text == NULL || cursus_date_parse (text, date, &why))
    return true;
  g_autofree char *message = cursus_label (option, why->message);
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, message);
  return false;
}

/* @names: of all that are accepted. */
static bool
refuse_id (const char *option, const char *id, const GPtrArray *names, GError **error)
{
  g_autofree char *phrase = cursus_suggest_phrase (id, (const char *const *)names->pdata, names->len);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("%s: there is no “%s”%s"), option, id, phrase);
  return false;
}

static bool
read_site (const CursusSession *session, const char *id, uint32_t *site, GError **error)
{
  *site = id != NULL ? cursus_session_find_site (session, id) : CURSUS_NONE;
  if (id == NULL || *site != CURSUS_NONE)
    return true;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < session->sites->len; i++)
    g_ptr_array_add (names, cursus_session_site (session, i)->id);
  return refuse_id ("--site", id, names, error);
}

static bool
read_speaker (const CursusSession *session, const char *id, uint32_t *speaker, GError **error)
{
  *speaker = id != NULL ? cursus_session_find_person (session, id) : CURSUS_NONE;
  if (id == NULL || *speaker != CURSUS_NONE)
    return true;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < session->people->len; i++)
    if (cursus_session_person (session, i)->role == CURSUS_ROLE_SPEAKER)
      g_ptr_array_add (names, cursus_session_person (session, i)->id);
  return refuse_id ("--speaker", id, names, error);
}

static bool
read_query (const CursusSession *session, const CursusSuggestingOptions *options, CursusAlternativesQuery *query, GError **error)
{
  *query = cursus_alternatives_query ();
  return read_date ("--from", options->from, &query->first, error) && read_date ("--to", options->to, &query->last, error)
         && read_site (session, options->site, &query->site, error)
         && read_speaker (session, options->speaker, &query->speaker, error);
}

static CursusProposal *
make_proposal (const CursusWorkspace *workspace, const CursusChange *changes, guint n, CursusScore score)
{
  const CursusSession *session = workspace->session;
  CursusProposal *proposal = g_new0 (CursusProposal, 1);
  proposal->plan = cursus_plan_new (session->id, session->title, cursus_zone_get_name (session->zone));
  proposal->score = score;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (proposal->plan->meetings, cursus_convert_to_meeting (workspace->frame, changes[i].meeting, changes[i].to));
  return proposal;
}

static void
add_rules (const CursusWorkspace *workspace, const CursusAlternatives *found, const CursusAlternative *alternative,
           CursusProposal *proposal)
{
  proposal->rules = g_array_new (FALSE, FALSE, sizeof (CursusRuleDifference));
  for (guint i = 0; i < alternative->n_differences; i++) {
    const CursusUseDifference *difference = &g_array_index (found->differences, CursusUseDifference,
                                                            alternative->first_difference + i);
    const CursusUse *use = cursus_ruleset_use (workspace->ruleset, difference->use);
    CursusRuleDifference rule = { use->rule, use->name, use->hard, use->weight, difference->difference };
    g_array_append_val (proposal->rules, rule);
  }
}

/* Sorts what was found into what is fine and what breaks, at most @limit of each. */
static void
collect (const CursusWorkspace *workspace, const CursusAlternatives *found, uint32_t meeting, guint limit,
         CursusProposals *proposals)
{
  for (guint i = 0; i < found->placements->len; i++) {
    const CursusAlternative *alternative = &g_array_index (found->placements, CursusAlternative, i);
    bool fine = alternative->score.hard <= found->score.hard;
    GPtrArray *list = fine ? proposals->fine : proposals->broken;
    guint *n = fine ? &proposals->n_fine : &proposals->n_broken;
    (*n)++;
    if (*n > limit)
      continue;
    CursusChange change = { meeting, alternative->placement };
    CursusProposal *proposal = make_proposal (workspace, &change, 1, alternative->score);
    add_rules (workspace, found, alternative, proposal);
    g_ptr_array_add (list, proposal);
  }
  proposals->n_chains = found->chains->len;
  for (guint i = 0; i < found->chains->len && i < limit; i++) {
    const CursusChain *chain = &g_array_index (found->chains, CursusChain, i);
    g_ptr_array_add (proposals->chains, make_proposal (workspace, chain->changes, chain->n_changes, chain->score));
  }
}

static char *
print (const CursusProposals *proposals, const CursusSuggestingOptions *options)
{
  if (options->json)
    return cursus_report_proposals_json (proposals);
  return cursus_report_proposals (proposals, (CursusReportStyle){ .colour = options->colour, .columns = options->columns });
}

static CursusAlternatives *
find (const CursusWorkspace *workspace, const CursusPresent *present, uint32_t meeting, CursusAlternativesQuery *query,
      GError **error)
{
  g_autofree bool *fixed = g_new0 (bool, MAX (1, workspace->frame->n_meetings));
  for (uint32_t m = 0; m < workspace->frame->n_meetings; m++)
    fixed[m] = cursus_plan_find (present->plan, cursus_frame_meeting (workspace->frame, m)->id)->pinned != CURSUS_PIN_NONE;
  query->fixed = fixed;
  return cursus_alternatives_find (workspace->problem, present->placements, meeting, query, error);
}

char *
cursus_suggesting_run (const CursusWorkspace *workspace, const char *meeting, const CursusSuggestingOptions *options, bool *any,
                       GError **error)
{
  uint32_t index = CURSUS_NONE;
  CursusAlternativesQuery query;
  *any = false;
  if (!cursus_meeting_name_find (workspace->session, meeting, &index, error)
      || !read_query (workspace->session, options, &query, error))
    return NULL;
  g_autoptr (CursusPresent) present = cursus_present_load (workspace, options->store, error);
  g_autoptr (CursusAlternatives) found = present != NULL ? find (workspace, present, index, &query, error) : NULL;
  if (found == NULL)
    return NULL;
  CursusProposals proposals = {
    .present = present->plan,
    .meeting = cursus_session_meeting (workspace->session, index)->id,
    .fine = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free),
    .chains = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free),
    .broken = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_proposal_free),
  };
  proposals.complete = found->complete;
  collect (workspace, found, index, options->limit == 0 ? G_MAXUINT : options->limit, &proposals);
  *any = proposals.n_fine + proposals.n_chains > 0;
  char *text = print (&proposals, options);
  g_ptr_array_unref (proposals.fine);
  g_ptr_array_unref (proposals.chains);
  g_ptr_array_unref (proposals.broken);
  return text;
}
