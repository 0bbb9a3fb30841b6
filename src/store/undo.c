/* Undoing changes and doing them again: a walk over the list of revisions, each of which says what made it. An undo is itself
 * the next revision, so that nothing that was saved is lost and every process sees the same history. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/plan-rows-private.h"
#include "store/store-private.h"
#include "store/transaction-private.h"

static const char *const action_names[] = { "plan", "move", "pin", "unpin", "replan", "undo", "redo" };

const char *
cursus_revision_action_name (CursusRevisionAction action)
{
  g_return_val_if_fail ((size_t)action < G_N_ELEMENTS (action_names), "plan");
  return action_names[action];
}

bool
cursus_revision_action_parse (const char *name, CursusRevisionAction *action)
{
  for (size_t i = 0; name && i < G_N_ELEMENTS (action_names); i++) {
    if (strcmp (action_names[i], name) == 0) {
      *action = (CursusRevisionAction)i;
      return true;
    }
  }
  return false;
}

/* Changes by the revision that made them: what is done before the present one, and what was undone since. */
typedef struct {
  GArray *past;   /* of int64_t, oldest first */
  GArray *future; /* of int64_t, the next one to do again last */
  int64_t present;
} Walk;

static void
clear_walk (Walk *self)
{
  g_array_unref (self->past);
  g_array_unref (self->future);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

static void
push (GArray *stack, int64_t revision)
{
  if (revision > 0)
    g_array_append_val (stack, revision);
}

static int64_t
peek (const GArray *stack)
{
  return stack->len > 0 ? g_array_index (stack, int64_t, stack->len - 1) : 0;
}

static void
pop (GArray *stack)
{
  if (stack->len > 0)
    g_array_set_size (stack, stack->len - 1);
}

static void
take_step (Walk *self, const CursusRevisionInfo *info)
{
  if (info->action == CURSUS_ACTION_UNDO) {
    push (self->future, self->present);
    pop (self->past);
    self->present = info->restores;
  } else if (info->action == CURSUS_ACTION_REDO) {
    push (self->past, self->present);
    pop (self->future);
    self->present = info->restores;
  } else {
    push (self->past, self->present);
    g_array_set_size (self->future, 0);
    self->present = info->revision;
  }
}

static Walk
follow (const GPtrArray *list)
{
  Walk walk = { .past = g_array_new (FALSE, FALSE, sizeof (int64_t)), .future = g_array_new (FALSE, FALSE, sizeof (int64_t)) };
  for (guint i = 0; i < list->len; i++)
    take_step (&walk, g_ptr_array_index (list, i));
  return walk;
}

static bool
set_nothing (GError **error, bool redo, const char *session)
{
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND,
               redo ? _ ("session “%s”: there is nothing to do again") : _ ("session “%s”: there is nothing to undo"), session);
  return false;
}

static bool
restore (CursusStore *self, const char *session, const CursusRevisionStamp *wanted, GError **error)
{
  g_autoptr (CursusPlan) plan = cursus_plan_rows_select (self->connection, session, wanted->restores, error);
  if (!plan)
    return false;
  g_autofree char *fingerprint = cursus_plan_fingerprint (plan);
  CursusRevisionStamp stamp = *wanted;
  stamp.fingerprint = fingerprint;
  plan->stamp_utc = MAX (plan->stamp_utc, stamp.made_utc);
  return cursus_plan_rows_insert (self->connection, plan, &stamp, error);
}

static bool
walk_back_or_on (CursusStore *self, const char *session, CursusRevisionStamp stamp, CursusRevisionStep *step, GError **error)
{
  bool redo = stamp.action == CURSUS_ACTION_REDO;
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (self->connection, CURSUS_TRANSACTION_WRITE, error);
  g_autoptr (GPtrArray) list = transaction ? cursus_store_list (self, session, error) : NULL;
  if (!list)
    return false;
  g_auto (Walk) walk = follow (list);
  stamp.restores = peek (redo ? walk.future : walk.past);
  if (stamp.restores == 0)
    return set_nothing (error, redo, session);
  stamp.revision = ((const CursusRevisionInfo *)g_ptr_array_index (list, list->len - 1))->revision + 1;
  *step = (CursusRevisionStep){
    .revision = stamp.revision,
    .restores = stamp.restores,
    .change = redo ? stamp.restores : walk.present,
  };
  return restore (self, session, &stamp, error) && cursus_transaction_commit (&transaction, error);
}

bool
cursus_store_undo (CursusStore *self, const char *session, const char *author, int64_t now_utc, CursusRevisionStep *step,
                   GError **error)
{
  g_return_val_if_fail (session != NULL && step != NULL, false);
  CursusRevisionStamp stamp = { .made_utc = now_utc, .author = author, .action = CURSUS_ACTION_UNDO };
  return walk_back_or_on (self, session, stamp, step, error);
}

bool
cursus_store_redo (CursusStore *self, const char *session, const char *author, int64_t now_utc, CursusRevisionStep *step,
                   GError **error)
{
  g_return_val_if_fail (session != NULL && step != NULL, false);
  CursusRevisionStamp stamp = { .made_utc = now_utc, .author = author, .action = CURSUS_ACTION_REDO };
  return walk_back_or_on (self, session, stamp, step, error);
}
