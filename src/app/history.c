/* Lists and compares revisions; undoes and does again. */
#include "app/history.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/author.h"
#include "app/error.h"
#include "app/present.h"
#include "report/difference.h"
#include "report/history.h"

static CursusReportStyle
style_of (const CursusHistoryView *view)
{
  return (CursusReportStyle){ .colour = view->colour, .columns = view->columns };
}

/* The plans of the last @n revisions of @list, and the one before them, which is NULL if there is none. */
static GPtrArray *
load_plans (CursusStore *store, const char *session, const GPtrArray *list, guint n, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_plan_free);
  if (n == list->len)
    g_ptr_array_add (plans, NULL);
  for (guint i = n == list->len ? 0 : list->len - n - 1; i < list->len; i++) {
    const CursusRevisionInfo *info = g_ptr_array_index (list, i);
    CursusPlan *plan = cursus_store_load (store, session, info->revision, error);
    if (plan == NULL)
      return NULL;
    g_ptr_array_add (plans, plan);
  }
  return g_steal_pointer (&plans);
}

static GArray *
make_entries (const GPtrArray *list, const GPtrArray *plans)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (CursusHistoryEntry));
  for (guint i = plans->len - 1; i > 0; i--) {
    const CursusRevisionInfo *info = g_ptr_array_index (list, list->len - plans->len + i);
    CursusHistoryEntry entry = {
      .plan = g_ptr_array_index (plans, i),
      .before = g_ptr_array_index (plans, i - 1),
      .made_utc = info->made_utc,
      .author = info->author,
      .note = info->note,
      .action = cursus_revision_action_name (info->action),
      .restores = info->restores,
    };
    g_array_append_val (entries, entry);
  }
  return entries;
}

static bool
check_list (const GPtrArray *list, const char *session, GError **error)
{
  if (list->len > 0)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND,
               _ ("session “%s” has no saved revision yet; plan it first"), session);
  return false;
}

char *
cursus_history_list (const CursusHistoryView *view, guint limit, GError **error)
{
  g_autoptr (CursusStore) store = cursus_present_open_store (view->session_path, view->store, error);
  g_autoptr (GPtrArray) list = store != NULL ? cursus_store_list (store, view->session_id, error) : NULL;
  if (list == NULL || !check_list (list, view->session_id, error))
    return NULL;
  guint n = limit > 0 ? MIN (limit, list->len) : list->len;
  g_autoptr (GPtrArray) plans = load_plans (store, view->session_id, list, n, error);
  if (plans == NULL)
    return NULL;
  g_autoptr (GArray) entries = make_entries (list, plans);
  return view->json ? cursus_report_history_json (entries) : cursus_report_history (entries, style_of (view));
}

char *
cursus_history_diff (const CursusHistoryView *view, int64_t from, int64_t to, GError **error)
{
  g_autoptr (CursusStore) store = cursus_present_open_store (view->session_path, view->store, error);
  g_autoptr (CursusPlan) after = store != NULL ? cursus_store_load (store, view->session_id, to, error) : NULL;
  if (after == NULL)
    return NULL;
  if (from == 0 && after->revision == 1) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, _ ("revision 1 is the first: there is none before it"));
    return NULL;
  }
  g_autoptr (CursusPlan) before = cursus_store_load (store, view->session_id, from == 0 ? after->revision - 1 : from, error);
  if (before == NULL)
    return NULL;
  if (view->json)
    return cursus_report_difference_json (before, after, NULL);
  g_autofree char *heading = g_strdup_printf (_ ("From revision %" PRId64 " to revision %" PRId64), before->revision,
                                              after->revision);
  return cursus_report_difference (before, after, heading, style_of (view));
}

static char *
tell_step (const CursusRevisionStep *step, bool redo)
{
  if (redo)
    return g_strdup_printf (_ ("Revision %" PRId64 " is done again, as revision %" PRId64), step->change, step->revision);
  return g_strdup_printf (_ ("Revision %" PRId64 " is undone: revision %" PRId64 " is the plan of revision %" PRId64),
                          step->change, step->revision, step->restores);
}

char *
cursus_history_step (const CursusHistoryView *view, bool redo, GError **error)
{
  g_autoptr (CursusStore) store = cursus_present_open_store (view->session_path, view->store, error);
  if (store == NULL)
    return NULL;
  g_autofree char *author = cursus_author_get ();
  int64_t now_utc = g_get_real_time () / G_USEC_PER_SEC;
  CursusRevisionStep step;
  bool done = redo ? cursus_store_redo (store, view->session_id, author, now_utc, &step, error)
                   : cursus_store_undo (store, view->session_id, author, now_utc, &step, error);
  g_autoptr (CursusPlan) before = done ? cursus_store_load (store, view->session_id, step.revision - 1, error) : NULL;
  g_autoptr (CursusPlan) after = before != NULL ? cursus_store_load (store, view->session_id, step.revision, error) : NULL;
  if (after == NULL)
    return NULL;
  if (view->json)
    return cursus_report_difference_json (before, after, redo ? "redo" : "undo");
  g_autofree char *heading = tell_step (&step, redo);
  return cursus_report_difference (before, after, heading, style_of (view));
}
