/* The digest that a proof is kept with. */
#include "app/proof-stamp.h"

#include <string.h>

static void
add_text (GChecksum *digest, const char *text)
{
  g_autofree char *item = g_strdup_printf ("%zu:%s", strlen (text), text);
  g_checksum_update (digest, (const guchar *)item, -1);
}

static void
add_number (GChecksum *digest, int64_t number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  add_text (digest, text);
}

static void
add_pin (GChecksum *digest, const CursusPlanMeeting *meeting)
{
  add_text (digest, meeting->id);
  add_number (digest, meeting->slots->len > 0 ? g_array_index (meeting->slots, CursusPlanSlot, 0).start_utc : 0);
  add_text (digest, meeting->site != NULL ? meeting->site : "");
  add_text (digest, meeting->room != NULL ? meeting->room : "");
  for (char **speaker = meeting->speakers; speaker != NULL && *speaker != NULL; speaker++)
    add_text (digest, *speaker);
}

/* What participants hold. A store may say it instead of the session's files, and each publication changes it. */
static void
add_published (GChecksum *digest, const GPtrArray *published)
{
  for (guint i = 0; i < published->len; i++) {
    const CursusFixedMeeting *meeting = g_ptr_array_index (published, i);
    add_text (digest, meeting->id);
    add_number (digest, meeting->start_utc);
    add_number (digest, meeting->end_utc);
    add_text (digest, meeting->site != NULL ? meeting->site : "");
    add_text (digest, meeting->room != NULL ? meeting->room : "");
    for (char **speaker = meeting->speakers; speaker != NULL && *speaker != NULL; speaker++)
      add_text (digest, *speaker);
  }
}

char *
cursus_proof_stamp (const CursusWorkspace *workspace, const CursusPlan *pinned)
{
  const CursusSession *session = workspace->session;
  if (session->inputs_digest == NULL)
    return NULL;
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  add_text (digest, CURSUS_VERSION);
  add_text (digest, session->inputs_digest);
  add_number (digest, session->today);
  cursus_catalog_add_digest (workspace->catalog, digest);
  if (cursus_catalog_mentions (workspace->catalog, "published")) /* so are all facts called that tell it */
    add_published (digest, session->published);
  for (guint i = 0; pinned != NULL && i < pinned->meetings->len; i++)
    if (cursus_plan_meeting (pinned, i)->pinned != CURSUS_PIN_NONE)
      add_pin (digest, cursus_plan_meeting (pinned, i));
  return g_strdup (g_checksum_get_string (digest));
}

bool
cursus_proof_stamp_claims (const CursusPlan *plan)
{
  return plan->bound > 0 || plan->status == CURSUS_STATUS_INFEASIBLE
         || (plan->status == CURSUS_STATUS_OPTIMAL && plan->score.soft > 0);
}

bool
cursus_proof_stamp_holds (const CursusWorkspace *workspace, const CursusPlan *plan)
{
  if (!cursus_proof_stamp_claims (plan))
    return true;
  g_autofree char *without = cursus_proof_stamp (workspace, NULL), *with = cursus_proof_stamp (workspace, plan);
  return plan->proof != NULL && (g_strcmp0 (plan->proof, without) == 0 || g_strcmp0 (plan->proof, with) == 0);
}

bool
cursus_proof_stamp_review (const CursusWorkspace *workspace, CursusPlan *plan)
{
  bool holds = cursus_proof_stamp_holds (workspace, plan);
  if (!holds)
    cursus_plan_forget_proof (plan);
  return holds;
}

void
cursus_proof_stamp_inherit (const CursusWorkspace *workspace, CursusPlan *plan, const CursusPlan *origin)
{
  if (origin->proof == NULL || !cursus_proof_stamp_claims (origin))
    return;
  g_free (plan->proof);
  plan->proof = g_strdup (origin->proof);
  plan->bound = origin->bound;
  if (origin->status == CURSUS_STATUS_INFEASIBLE && plan->score.hard > 0)
    plan->status = CURSUS_STATUS_INFEASIBLE;
  if (plan->status == CURSUS_STATUS_FEASIBLE && plan->score.soft <= plan->bound)
    plan->status = CURSUS_STATUS_OPTIMAL;
  cursus_proof_stamp_review (workspace, plan);
}
