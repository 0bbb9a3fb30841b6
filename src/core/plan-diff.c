/* Compares two plans by the ids of their meetings. */
#include "core/plan-diff.h"

#include <stdbool.h>

static bool
same_slots (const CursusPlanMeeting *a, const CursusPlanMeeting *b)
{
  bool same = a->slots->len == b->slots->len;
  for (guint i = 0; same && i < a->slots->len; i++) {
    const CursusPlanSlot *x = &g_array_index (a->slots, CursusPlanSlot, i), *y = &g_array_index (b->slots, CursusPlanSlot, i);
    same = x->start_utc == y->start_utc && x->end_utc == y->end_utc;
  }
  return same;
}

/* In whatever order they stand. */
static bool
same_speakers (const CursusPlanMeeting *a, const CursusPlanMeeting *b)
{
  guint n_a = a->speakers != NULL ? g_strv_length (a->speakers) : 0;
  guint n_b = b->speakers != NULL ? g_strv_length (b->speakers) : 0;
  bool same = n_a == n_b;
  for (guint i = 0; same && i < n_a; i++)
    same = g_strv_contains ((const char *const *)b->speakers, a->speakers[i]);
  return same;
}

static unsigned
compare (const CursusPlanMeeting *a, const CursusPlanMeeting *b)
{
  unsigned kinds = 0;
  if (!same_slots (a, b))
    kinds |= CURSUS_DIFFERENCE_TIME;
  if (g_strcmp0 (a->site, b->site) != 0 || g_strcmp0 (a->room, b->room) != 0)
    kinds |= CURSUS_DIFFERENCE_PLACE;
  if (!same_speakers (a, b))
    kinds |= CURSUS_DIFFERENCE_SPEAKERS;
  if (a->pinned != b->pinned)
    kinds |= CURSUS_DIFFERENCE_PIN;
  return kinds;
}

GArray *
cursus_plan_diff (const CursusPlan *before, const CursusPlan *after)
{
  GArray *differences = g_array_new (FALSE, FALSE, sizeof (CursusDifference));
  for (guint i = 0; i < after->meetings->len; i++) {
    CursusDifference difference = { .after = cursus_plan_meeting (after, i) };
    difference.before = cursus_plan_find (before, difference.after->id);
    if (difference.before != NULL)
      difference.kinds = compare (difference.before, difference.after);
    if (difference.before == NULL || difference.kinds != 0)
      g_array_append_val (differences, difference);
  }
  for (guint i = 0; i < before->meetings->len; i++) {
    CursusDifference difference = { .before = cursus_plan_meeting (before, i) };
    if (cursus_plan_find (after, difference.before->id) == NULL)
      g_array_append_val (differences, difference);
  }
  return differences;
}
