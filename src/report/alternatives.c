/* Proposals for one meeting: what is fine, what is with other meetings moved too, what breaks. */
#include "report/alternatives.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "report/change.h"
#include "report/json-values.h"
#include "report/summary.h"
#include "report/words.h"

void
cursus_proposal_free (CursusProposal *self)
{
  if (self == NULL)
    return;
  cursus_plan_free (self->plan);
  g_clear_pointer (&self->rules, g_array_unref);
  g_free (self);
}

/* "+4 quorum, −2 weekdays", of hard rules or of the others. */
static char *
tell_rules (const CursusProposal *proposal, bool hard)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; proposal->rules != NULL && i < proposal->rules->len; i++) {
    const CursusRuleDifference *rule = &g_array_index (proposal->rules, CursusRuleDifference, i);
    if (rule->hard != hard)
      continue;
    g_autofree char *use = cursus_words_use (rule->rule, rule->use);
    g_string_append_printf (text, "%s%s%" PRId64 " %s", text->len > 0 ? ", " : "", rule->difference < 0 ? "−" : "+",
                            ABS (rule->difference), use);
  }
  return g_string_free (text, FALSE);
}

static void
put_rules (CursusPage *page, const CursusProposal *proposal, bool hard, int indent)
{
  g_autofree char *text = tell_rules (proposal, hard);
  if (*text != '\0')
    cursus_page_paragraph (page, hard ? CURSUS_PAINT_BAD : CURSUS_PAINT_QUIET, indent, text);
}

static void
put_proposal (CursusPage *page, const CursusProposals *proposals, const CursusProposal *proposal)
{
  const CursusPlanMeeting *meeting = cursus_plan_find (proposal->plan, proposals->meeting);
  g_autofree char *placement = cursus_change_placement (proposal->plan, meeting);
  bool breaks = proposal->score.hard > proposals->present->score.hard;
  int indent = cursus_summary_put_cost (page, breaks ? CURSUS_PAINT_BAD : CURSUS_PAINT_GOOD, proposal->score.soft);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, placement);
  put_rules (page, proposal, true, indent);
  put_rules (page, proposal, false, indent);
}

/* The others that move; the meeting itself is told already. */
static void
put_others (CursusPage *page, const CursusProposals *proposals, const CursusProposal *proposal, int indent)
{
  g_autoptr (GArray) differences = cursus_plan_diff (proposals->present, proposal->plan);
  for (guint i = 0; i < differences->len; i++) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    if (difference->after == NULL || g_strcmp0 (difference->after->id, proposals->meeting) == 0)
      continue;
    g_autoptr (GPtrArray) sentences = cursus_change_sentences (proposals->present, proposal->plan, difference);
    for (guint s = 0; s < sentences->len; s++) {
      g_autofree char *text = g_strdup_printf (_ ("“%1$s” %2$s"), cursus_words_title (difference->after),
                                               (const char *)g_ptr_array_index (sentences, s));
      cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, text);
    }
  }
}

/* @n: how many there are, of which the list may hold only the first. */
static void
put_list (CursusPage *page, const CursusProposals *proposals, const GPtrArray *list, guint n, const char *heading)
{
  if (n == 0)
    return;
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  for (guint i = 0; i < list->len; i++) {
    put_proposal (page, proposals, g_ptr_array_index (list, i));
    put_others (page, proposals, g_ptr_array_index (list, i), 9);
  }
  if (n > list->len) {
    g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more", "… and %u more", n - list->len),
                                             n - list->len);
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 2, more);
  }
}

char *
cursus_report_proposals (const CursusProposals *proposals, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  const CursusPlanMeeting *meeting = cursus_plan_find (proposals->present, proposals->meeting);
  g_autofree char *heading = g_strdup_printf ("%s (%s)", cursus_words_title (meeting), meeting->id);
  g_autofree char *placement = cursus_change_placement (proposals->present, meeting);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  int indent = cursus_summary_put_cost (page, CURSUS_PAINT_QUIET, proposals->present->score.soft);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, placement);
  put_list (page, proposals, proposals->fine, proposals->n_fine, _ ("Elsewhere, nothing else moving (points of the whole plan)"));
  put_list (page, proposals, proposals->chains, proposals->n_chains, _ ("With other meetings moved as well"));
  if (!proposals->complete)
    cursus_page_paragraph (
        page, CURSUS_PAINT_QUIET, 0,
        _ ("Not every way to move other meetings as well was tried: --from, --to, --site or --speaker narrow it."));
  put_list (page, proposals, proposals->broken, proposals->n_broken, _ ("Only by breaking hard rules"));
  if (proposals->n_fine + proposals->n_chains == 0) {
    cursus_page_end_line (page);
    cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0, _ ("Nothing was found that breaks no hard rule."));
  }
  return cursus_page_finish (page);
}

void
cursus_proposal_set_rules (CursusJson *builder, const CursusProposal *proposal)
{
  cursus_json_key (builder, "rules");
  cursus_json_begin_array (builder);
  for (guint i = 0; proposal->rules != NULL && i < proposal->rules->len; i++) {
    const CursusRuleDifference *rule = &g_array_index (proposal->rules, CursusRuleDifference, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "rule", rule->rule);
    cursus_json_set_text (builder, "use", rule->use);
    cursus_json_set_weight (builder, rule->hard, rule->weight);
    cursus_json_set_integer (builder, "difference", rule->difference);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

static void
add_placements (CursusJson *builder, const CursusProposals *proposals, const GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++) {
    const CursusProposal *proposal = g_ptr_array_index (list, i);
    cursus_json_begin_object (builder);
    cursus_change_set_placement (builder, proposal->plan, cursus_plan_find (proposal->plan, proposals->meeting));
    cursus_json_set_score (builder, proposal->score);
    cursus_proposal_set_rules (builder, proposal);
    cursus_json_end_object (builder);
  }
}

static void
add_chain (CursusJson *builder, const CursusProposals *proposals, const CursusProposal *chain)
{
  g_autoptr (GArray) differences = cursus_plan_diff (proposals->present, chain->plan);
  cursus_json_begin_object (builder);
  cursus_json_set_score (builder, chain->score);
  cursus_json_key (builder, "meetings");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < differences->len; i++) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    if (difference->after != NULL)
      cursus_change_set_json (builder, proposals->present, chain->plan, difference);
  }
  cursus_json_end_array (builder);
  cursus_json_end_object (builder);
}

static void
set_found (CursusJson *builder, const CursusProposals *proposals)
{
  cursus_json_key (builder, "found");
  cursus_json_begin_object (builder);
  cursus_json_set_count (builder, "fine", proposals->n_fine);
  cursus_json_set_count (builder, "chains", proposals->n_chains);
  cursus_json_set_count (builder, "broken", proposals->n_broken);
  cursus_json_end_object (builder);
}

char *
cursus_report_proposals_json (const CursusProposals *proposals)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", proposals->present->session);
  cursus_json_set_revision (builder, proposals->present->revision);
  cursus_json_set_text (builder, "meeting", proposals->meeting);
  cursus_json_set_score (builder, proposals->present->score);
  set_found (builder, proposals);
  cursus_json_key (builder, "placements");
  cursus_json_begin_array (builder);
  add_placements (builder, proposals, proposals->fine);
  add_placements (builder, proposals, proposals->broken);
  cursus_json_end_array (builder);
  cursus_json_key (builder, "chains");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < proposals->chains->len; i++)
    add_chain (builder, proposals, g_ptr_array_index (proposals->chains, i));
  cursus_json_end_array (builder);
  cursus_json_key (builder, "complete");
  cursus_json_add_boolean (builder, proposals->complete);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
