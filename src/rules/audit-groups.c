/* Groups for the slow evaluator: by the text of their keys in a hash table, every person on his own; measured by sorting. */
#include "rules/audit-private.h"

#include <inttypes.h>
#include <string.h>

#include "rules/words-private.h"

#define NAMED_PEOPLE 3 /* "Anne, Paul, Zoé and 17 others" */

typedef struct {
  uint32_t values[CURSUS_N_KEYS]; /* of the keys, in their order */
  GArray *meetings;               /* of uint32_t */
  bool told;                      /* its violation was written together with another's */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;
  g_array_unref (group->meetings);
  g_free (group);
}

static void
add_to_group (GHashTable *by_name, GPtrArray *groups, const uint32_t *values, guint n_keys, uint32_t meeting)
{
  GString *name = g_string_new (NULL);
  for (guint k = 0; k < n_keys; k++)
    g_string_append_printf (name, "%u ", values[k]);
  Group *group = g_hash_table_lookup (by_name, name->str);
  if (group == NULL) {
    group = g_new0 (Group, 1);
    memcpy (group->values, values, n_keys * sizeof *values);
    group->meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
    g_ptr_array_add (groups, group);
    g_hash_table_insert (by_name, g_strdup (name->str), group);
  }
  g_array_append_val (group->meetings, meeting);
  g_string_free (name, TRUE);
}

/* All groups of one meeting: recursion over the keys, one level a key. */
static void
enumerate (const CursusAudit *self, const CursusConstraint *constraint, uint32_t meeting, guint key_index, uint32_t *values,
           GHashTable *by_name, GPtrArray *groups)
{
  if (key_index == constraint->keys->len) {
    add_to_group (by_name, groups, values, constraint->keys->len, meeting);
    return;
  }
  const CursusFrame *frame = self->ruleset->frame;
  CursusKey key = g_array_index (constraint->keys, CursusKey, key_index);
  g_autofree uint32_t *of_key = g_new (uint32_t, cursus_key_max_values (frame, key));
  uint32_t n = cursus_key_fill (frame, key, meeting, self->placements[meeting], of_key);
  for (uint32_t i = 0; i < n; i++) {
    values[key_index] = of_key[i];
    enumerate (self, constraint, meeting, key_index + 1, values, by_name, groups);
  }
}

static GPtrArray *
collect_groups (const CursusAudit *self, const CursusConstraint *constraint)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  uint32_t values[CURSUS_N_KEYS] = { 0 };
  for (guint u = 0; u < constraint->units->len; u++)
    enumerate (self, constraint, g_array_index (constraint->units, uint32_t, u), 0, values, by_name, groups);
  return groups;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* The distinct values of the measured key in a group, sorted. */
static GArray *
sorted_values (const CursusAudit *self, const CursusConstraint *constraint, const Group *group)
{
  const CursusFrame *frame = self->ruleset->frame;
  GArray *all = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autofree uint32_t *of_meeting = g_new (uint32_t, cursus_key_max_values (frame, constraint->value));
  for (guint i = 0; i < group->meetings->len; i++) {
    uint32_t meeting = g_array_index (group->meetings, uint32_t, i);
    uint32_t n = cursus_key_fill (frame, constraint->value, meeting, self->placements[meeting], of_meeting);
    g_array_append_vals (all, of_meeting, n);
  }
  g_array_sort (all, compare_numbers);
  guint kept = 0;
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, uint32_t, i) != g_array_index (all, uint32_t, kept - 1))
      g_array_index (all, uint32_t, kept++) = g_array_index (all, uint32_t, i);
  g_array_set_size (all, kept);
  return all;
}

/* Excess of all runs; @n_runs and @worst (the length with the greatest excess) for the other measure and the message. */
static int64_t
measure_runs (const GArray *values, CursusLimits limits, int64_t *n_runs, int64_t *worst)
{
  int64_t excess = 0, greatest = -1;
  for (guint i = 0; i < values->len;) {
    guint end = i + 1;
    while (end < values->len && g_array_index (values, uint32_t, end) == g_array_index (values, uint32_t, end - 1) + 1)
      end++;
    int64_t of_run = cursus_limits_excess (limits, end - i);
    excess += of_run;
    if (of_run > greatest) {
      greatest = of_run;
      *worst = end - i;
    }
    (*n_runs)++;
    i = end;
  }
  return excess;
}

static int64_t
measure_values (const CursusConstraint *constraint, const GArray *values, int64_t *measured)
{
  int64_t n_runs = 0, worst = 0;
  int64_t of_runs = measure_runs (values, constraint->limits, &n_runs, &worst);
  int64_t first = values->len > 0 ? g_array_index (values, uint32_t, 0) : 0;
  int64_t last = values->len > 0 ? g_array_index (values, uint32_t, values->len - 1) : 0;
  bool needs_values = false;
  switch (constraint->measure) {
  case CURSUS_MEASURE_COUNT:
  case CURSUS_MEASURE_SUM:
    g_return_val_if_reached (0);
  case CURSUS_MEASURE_DISTINCT:
    *measured = values->len;
    break;
  case CURSUS_MEASURE_SPAN:
    *measured = last - first + 1;
    needs_values = true;
    break;
  case CURSUS_MEASURE_FIRST:
    *measured = first;
    needs_values = true;
    break;
  case CURSUS_MEASURE_LAST:
    *measured = last;
    needs_values = true;
    break;
  case CURSUS_MEASURE_RUNS:
    *measured = worst;
    return of_runs;
  case CURSUS_MEASURE_RUN_COUNT:
    *measured = n_runs;
    break;
  case CURSUS_N_MEASURES:
    g_return_val_if_reached (0);
  }
  return needs_values && values->len == 0 ? 0 : cursus_limits_excess (constraint->limits, *measured);
}

static int64_t
measure_group (const CursusAudit *self, const CursusConstraint *constraint, const Group *group, int64_t *measured)
{
  *measured = 0;
  if (constraint->measure == CURSUS_MEASURE_COUNT || constraint->measure == CURSUS_MEASURE_SUM) {
    for (guint i = 0; i < group->meetings->len; i++)
      *measured += constraint->measure == CURSUS_MEASURE_COUNT
                       ? 1
                       : cursus_fact_read (self->ruleset->frame, self->placements, g_array_index (group->meetings, uint32_t, i),
                                           constraint->sum_of, 0);
    return cursus_limits_excess (constraint->limits, *measured);
  }
  g_autoptr (GArray) values = sorted_values (self, constraint, group);
  return measure_values (constraint, values, measured);
}

static bool
is_people_key (CursusKey key)
{
  return key == CURSUS_KEY_PARTICIPANT || key == CURSUS_KEY_PERSON || key == CURSUS_KEY_SPEAKER;
}

/* Whether two groups differ in a person only: then one sentence tells both. */
static bool
same_but_people (const CursusConstraint *constraint, const Group *a, const Group *b)
{
  for (guint k = 0; k < constraint->keys->len; k++)
    if (!is_people_key (g_array_index (constraint->keys, CursusKey, k)) && a->values[k] != b->values[k])
      return false;
  return a->meetings->len == b->meetings->len
         && memcmp (a->meetings->data, b->meetings->data, a->meetings->len * sizeof (uint32_t)) == 0;
}

static char *
value_text (const CursusAudit *self, CursusKey key, uint32_t value)
{
  const CursusTimeline *t = self->ruleset->frame->timeline;
  if (key == CURSUS_KEY_DAY)
    return cursus_words_date_in (t->days[value].date, self->language);
  if (key == CURSUS_KEY_WEEKDAY)
    return g_strdup (cursus_words_weekday ((int)value + 1, self->language));
  if (key == CURSUS_KEY_SLOT) {
    g_autofree char *day = cursus_words_date_in (t->days[value / t->n_parts].date, self->language);
    return g_strdup_printf ("%s %s", day, cursus_session_day_part (self->ruleset->frame->session, value % t->n_parts)->id);
  }
  return cursus_key_value_text (self->ruleset->frame, key, value);
}

/* "Anne Martin, Paul Petit and 17 others". */
static char *
people_text (const CursusAudit *self, guint key_index, GPtrArray *same)
{
  GString *out = g_string_new (NULL);
  bool french = cursus_words_is_french (self->language);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint i = 0; i < same->len; i++) {
    uint32_t person = ((const Group *)g_ptr_array_index (same, i))->values[key_index];
    bool known = false;
    for (guint k = 0; k < seen->len; k++)
      known = known || g_array_index (seen, uint32_t, k) == person;
    if (!known)
      g_array_append_val (seen, person);
  }
  guint named = seen->len > NAMED_PEOPLE + 1 ? NAMED_PEOPLE : seen->len;
  for (guint i = 0; i < named; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            cursus_session_person (self->ruleset->frame->session, g_array_index (seen, uint32_t, i))->name);
  if (named < seen->len)
    g_string_append_printf (out, french ? " et %u autres" : " and %u others", seen->len - named);
  return g_string_free (out, FALSE);
}

static char *
group_text (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *same)
{
  const Group *group = g_ptr_array_index (same, 0);
  GString *out = g_string_new (NULL);
  for (guint k = 0; k < constraint->keys->len; k++) {
    CursusKey key = g_array_index (constraint->keys, CursusKey, k);
    g_autofree char *text = is_people_key (key) ? people_text (self, k, same) : value_text (self, key, group->values[k]);
    g_string_append_printf (out, "%s%s", k > 0 ? ", " : "", text);
  }
  if (constraint->keys->len == 0)
    g_string_append (out, cursus_words_is_french (self->language) ? "l’ensemble" : "all together");
  return g_string_free (out, FALSE);
}

/* The groups that one sentence tells together with number @index, which are marked as told. */
static GPtrArray *
gather_same (const CursusConstraint *constraint, GPtrArray *groups, guint index)
{
  GPtrArray *same = g_ptr_array_new ();
  for (guint i = index; i < groups->len; i++) {
    Group *other = g_ptr_array_index (groups, i);
    if (other->told || !same_but_people (constraint, g_ptr_array_index (groups, index), other))
      continue;
    other->told = true;
    g_ptr_array_add (same, other);
  }
  return same;
}

static void
note_group (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, guint index, int64_t excess,
            int64_t measured)
{
  const Group *group = g_ptr_array_index (groups, index);
  if (group->told)
    return;
  g_autoptr (GPtrArray) same = gather_same (constraint, groups, index);
  g_autofree char *names = group_text (self, constraint, same);
  g_autofree char *number = constraint->measure == CURSUS_MEASURE_FIRST || constraint->measure == CURSUS_MEASURE_LAST
                                ? value_text (self, constraint->value, (uint32_t)measured)
                                : g_strdup_printf ("%" PRId64, measured);
  CursusSentence sentence = {
    .ruleset = self->ruleset,
    .placements = self->placements,
    .constraint = constraint,
    .language = self->language,
    .message = constraint->message,
    .group = names,
    .measured = number,
  };
  g_ptr_array_add (self->violations, cursus_sentence_violation (&sentence, excess * same->len,
                                                                (const uint32_t *)group->meetings->data, group->meetings->len));
}

static bool
audit_aggregate (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, int64_t *excess)
{
  for (guint g = 0; g < groups->len; g++) {
    int64_t measured = 0;
    int64_t of_group = measure_group (self, constraint, g_ptr_array_index (groups, g), &measured);
    *excess += of_group;
    if (of_group > 0 && self->violations != NULL)
      note_group (self, constraint, groups, g, of_group, measured);
  }
  return true;
}

static int
compare_time (gconstpointer a, gconstpointer b, gpointer data)
{
  const CursusAudit *self = data;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  uint32_t start_x = self->placements[x].start, start_y = self->placements[y].start;
  uint32_t end_x = start_x + self->ruleset->frame->meetings[x].n_slots,
           end_y = start_y + self->ruleset->frame->meetings[y].n_slots;
  if (start_x != start_y)
    return start_x < start_y ? -1 : 1;
  if (end_x != end_y)
    return end_x < end_y ? -1 : 1;
  return (x > y) - (x < y);
}

static bool
audit_consecutive (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, int64_t *excess,
                   GError **error)
{
  for (guint g = 0; g < groups->len; g++) {
    Group *group = g_ptr_array_index (groups, g);
    g_array_sort_with_data (group->meetings, compare_time, (gpointer)self);
  }
  for (guint g = 0; g < groups->len; g++) {
    const Group *group = g_ptr_array_index (groups, g);
    if (group->told)
      continue;
    g_autoptr (GPtrArray) same = gather_same (constraint, groups, g);
    g_autofree char *names = group_text (self, constraint, same);
    for (guint i = 0; i + 1 < group->meetings->len; i++) {
      const CursusUnit *units = &g_array_index (group->meetings, CursusUnit, i);
      if (!cursus_audit_call (self, constraint, units, 2, same->len, names, excess, error))
        return false;
    }
  }
  return true;
}

bool
cursus_audit_groups (const CursusAudit *self, const CursusConstraint *constraint, int64_t *excess, GError **error)
{
  g_autoptr (GPtrArray) groups = collect_groups (self, constraint);
  if (constraint->shape == CURSUS_SHAPE_AGGREGATE)
    return audit_aggregate (self, constraint, groups, excess);
  return audit_consecutive (self, constraint, groups, excess, error);
}
