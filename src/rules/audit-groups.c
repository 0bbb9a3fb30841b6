/* Groups for the slow evaluator: by the values of their keys in a hash table, every person on his own; measured by sorting. */
#include "rules/audit-private.h"

#include <inttypes.h>
#include <string.h>

#include "rules/weights.h"
#include "rules/words-private.h"

#define NAMED_PEOPLE 3 /* "Anne, Paul, Zoé and 17 others" */

typedef struct {
  uint32_t values[CURSUS_N_KEYS]; /* of the keys, in their order */
  GArray *meetings;               /* of uint32_t */
  bool told;                      /* its violation was written together with another's */
  const CursusGrant *grant;       /* of a measured group that costs: what waives it */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;
  g_array_unref (group->meetings);
  g_free (group);
}

/* FNV-1a. */
static guint
hash_values (gconstpointer data)
{
  const uint32_t *values = data;
  guint hash = 2166136261u;
  for (guint k = 0; k < CURSUS_N_KEYS; k++)
    hash = (hash ^ values[k]) * 16777619u;
  return hash;
}

static gboolean
equal_values (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, CURSUS_N_KEYS * sizeof (uint32_t)) == 0;
}

/* @values: 0 beyond the keys. */
static void
add_to_group (GHashTable *by_values, GPtrArray *groups, const uint32_t *values, uint32_t meeting)
{
  Group *group = g_hash_table_lookup (by_values, values);
  if (group == NULL) {
    group = g_new0 (Group, 1);
    memcpy (group->values, values, sizeof group->values);
    group->meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
    g_ptr_array_add (groups, group);
    g_hash_table_insert (by_values, group->values, group);
  }
  g_array_append_val (group->meetings, meeting);
}

/* All groups of one meeting: recursion over the keys, one level a key. */
static void
enumerate (const CursusAudit *self, const CursusConstraint *constraint, uint32_t meeting, guint key_index, uint32_t *values,
           GHashTable *by_values, GPtrArray *groups)
{
  if (key_index == constraint->keys->len) {
    add_to_group (by_values, groups, values, meeting);
    return;
  }
  const CursusFrame *frame = self->ruleset->frame;
  CursusKey key = g_array_index (constraint->keys, CursusKey, key_index);
  g_autofree uint32_t *of_key = g_new (uint32_t, cursus_key_max_values (frame, key));
  uint32_t n = cursus_key_fill (frame, key, meeting, self->placements[meeting], of_key);
  for (uint32_t i = 0; i < n; i++) {
    values[key_index] = of_key[i];
    enumerate (self, constraint, meeting, key_index + 1, values, by_values, groups);
  }
}

/* Whether the constraint's filter lets @meeting be in a group. false with an error when it fails. */
static bool
passes_filter (const CursusAudit *self, const CursusConstraint *constraint, uint32_t meeting, bool *passes, GError **error)
{
  CursusTrace trace = { .frame = self->ruleset->frame, .placements = self->placements, .units = &meeting, .n_units = 1 };
  CursusOutcome outcome = { .cost = 1 };
  if (constraint->filter != NULL && !cursus_trace_call (&trace, constraint->filter, &outcome, NULL, error))
    return false;
  *passes = outcome.cost != 0;
  return true;
}

static GPtrArray *
collect_groups (const CursusAudit *self, const CursusConstraint *constraint, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_values = g_hash_table_new (hash_values, equal_values);
  uint32_t values[CURSUS_N_KEYS] = { 0 };
  for (guint u = 0; u < constraint->units->len; u++) {
    uint32_t meeting = g_array_index (constraint->units, uint32_t, u);
    bool passes = false;
    if (!passes_filter (self, constraint, meeting, &passes, error))
      return NULL;
    if (passes)
      enumerate (self, constraint, meeting, 0, values, by_values, groups);
  }
  return g_steal_pointer (&groups);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* The values of the measured key in a group. */
typedef struct {
  GArray *distinct; /* sorted */
  guint n_all;      /* before equal ones became one */
  guint n_isolated; /* of all, those without a neighbour */
} Values;

static GArray *
all_values (const CursusAudit *self, const CursusConstraint *constraint, const Group *group)
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
  return all;
}

static guint
count_isolated (const GArray *all)
{
  guint n = 0;
  for (guint i = 0; i < all->len; i++) {
    bool has_neighbour = false;
    for (guint k = 0; k < all->len; k++)
      has_neighbour = has_neighbour || ABS ((int64_t)g_array_index (all, uint32_t, k) - g_array_index (all, uint32_t, i)) == 1;
    n += !has_neighbour;
  }
  return n;
}

static Values
find_values (const CursusAudit *self, const CursusConstraint *constraint, const Group *group)
{
  GArray *all = all_values (self, constraint, group);
  Values values = { .distinct = all, .n_all = all->len, .n_isolated = count_isolated (all) };
  guint kept = 0;
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, uint32_t, i) != g_array_index (all, uint32_t, kept - 1))
      g_array_index (all, uint32_t, kept++) = g_array_index (all, uint32_t, i);
  g_array_set_size (all, kept);
  return values;
}

/* What there is to know of the runs of consecutive values. */
typedef struct {
  int64_t excess; /* of all runs */
  int64_t n;
  int64_t longest;
  int64_t worst; /* the length with the greatest excess */
} Runs;

static Runs
measure_runs (const GArray *values, CursusLimits limits)
{
  Runs runs = { 0 };
  int64_t greatest = -1;
  for (guint i = 0; i < values->len;) {
    guint end = i + 1;
    while (end < values->len && g_array_index (values, uint32_t, end) == g_array_index (values, uint32_t, end - 1) + 1)
      end++;
    int64_t of_run = cursus_limits_excess (limits, end - i);
    cursus_sum_add (&runs.excess, of_run, 1);
    if (of_run > greatest) {
      greatest = of_run;
      runs.worst = end - i;
    }
    runs.longest = MAX (runs.longest, end - i);
    runs.n++;
    i = end;
  }
  return runs;
}

static int64_t
measure_values (const CursusConstraint *constraint, Values of_group, int64_t *measured)
{
  const GArray *values = of_group.distinct;
  Runs runs = measure_runs (values, constraint->limits);
  int64_t first = values->len > 0 ? g_array_index (values, uint32_t, 0) : 0;
  int64_t last = values->len > 0 ? g_array_index (values, uint32_t, values->len - 1) : 0;
  bool needs_values = false;
  switch (constraint->measure) {
  case CURSUS_MEASURE_COUNT:
  case CURSUS_MEASURE_SUM:
  case CURSUS_MEASURE_BALANCE:
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
    *measured = runs.worst;
    return runs.excess;
  case CURSUS_MEASURE_RUN_COUNT:
    *measured = runs.n;
    break;
  case CURSUS_MEASURE_MAX_RUN:
    *measured = runs.longest;
    needs_values = true;
    break;
  case CURSUS_MEASURE_GAPS:
    *measured = last - first + 1 - values->len;
    needs_values = true;
    break;
  case CURSUS_MEASURE_OVERLAP:
    *measured = (int64_t)of_group.n_all - values->len;
    break;
  case CURSUS_MEASURE_ISOLATED:
    *measured = of_group.n_isolated;
    break;
  case CURSUS_N_MEASURES:
    g_return_val_if_reached (0);
  }
  return needs_values && values->len == 0 ? 0 : cursus_limits_excess (constraint->limits, *measured);
}

/* Of count, sum and balance. */
static int64_t
total_of_group (const CursusAudit *self, const CursusConstraint *constraint, const Group *group)
{
  if (constraint->sum_of == CURSUS_N_FACTS)
    return group->meetings->len;
  int64_t total = 0;
  for (guint i = 0; i < group->meetings->len; i++)
    total += cursus_fact_read (self->ruleset->frame, self->placements, g_array_index (group->meetings, uint32_t, i),
                               constraint->sum_of, 0);
  return total;
}

static int64_t
measure_group (const CursusAudit *self, const CursusConstraint *constraint, const Group *group, int64_t *measured)
{
  if (constraint->value == CURSUS_N_KEYS) {
    *measured = total_of_group (self, constraint, group);
    return cursus_limits_excess (constraint->limits, *measured);
  }
  Values values = find_values (self, constraint, group);
  int64_t excess = measure_values (constraint, values, measured);
  g_array_unref (values.distinct);
  return excess;
}

/* How often @group counts, as its rule says. */
static int64_t
weight_of (const CursusConstraint *constraint, const Group *group)
{
  uint32_t values[CURSUS_N_KEYS] = { 0 }, n = 0;
  for (guint k = 0; k < constraint->keys->len; k++)
    if (cursus_key_class (g_array_index (constraint->keys, CursusKey, k)) != CURSUS_KEY_CLASS_PLACED)
      values[n++] = group->values[k];
  return cursus_weights_of_group (constraint, values, n);
}

/* Whether waivers name the people of both groups, or of none. */
static bool
same_names (const CursusConstraint *constraint, const Group *a, const Group *b)
{
  for (guint g = 0; constraint->grants != NULL && g < constraint->grants->len; g++) {
    const CursusGrant *grant = g_ptr_array_index (constraint->grants, g);
    if (cursus_audit_names (constraint, grant, a->values) != cursus_audit_names (constraint, grant, b->values))
      return false;
  }
  return true;
}

/* Whether two groups differ in a person only: then one sentence tells both. */
static bool
same_but_people (const CursusConstraint *constraint, const Group *a, const Group *b)
{
  if (!same_names (constraint, a, b))
    return false;
  for (guint k = 0; k < constraint->keys->len; k++)
    if (!cursus_key_is_people (g_array_index (constraint->keys, CursusKey, k)) && a->values[k] != b->values[k])
      return false;
  return a->grant == b->grant && a->meetings->len == b->meetings->len
         && memcmp (a->meetings->data, b->meetings->data, a->meetings->len * sizeof (uint32_t)) == 0;
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
    g_autofree char *text = cursus_key_is_people (key)
                                ? people_text (self, k, same)
                                : cursus_sentence_value (self->ruleset->frame, key, group->values[k], self->language);
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

/* Writes the violation of the groups @same, which one sentence tells. */
static void
note_groups (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *same, int64_t excess, int64_t measured,
             const CursusGrant *grant)
{
  const Group *group = g_ptr_array_index (same, 0);
  g_autofree char *names = group_text (self, constraint, same);
  g_autofree char *number = constraint->measure == CURSUS_MEASURE_FIRST || constraint->measure == CURSUS_MEASURE_LAST
                                ? cursus_sentence_value (self->ruleset->frame, constraint->value, (uint32_t)measured,
                                                         self->language)
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
  cursus_audit_note (
      self, grant, cursus_sentence_violation (&sentence, excess, (const uint32_t *)group->meetings->data, group->meetings->len));
}

static int64_t
sum_weights (const CursusConstraint *constraint, const GPtrArray *groups)
{
  int64_t sum = 0;
  for (guint i = 0; i < groups->len; i++)
    sum += weight_of (constraint, g_ptr_array_index (groups, i));
  return sum;
}

static void
note_group (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, guint index, int64_t excess,
            int64_t measured)
{
  if (((const Group *)g_ptr_array_index (groups, index))->told)
    return;
  g_autoptr (GPtrArray) same = gather_same (constraint, groups, index);
  int64_t cost = 0;
  cursus_sum_add (&cost, excess, sum_weights (constraint, same));
  if (cost > 0)
    note_groups (self, constraint, same, cost, measured, ((const Group *)g_ptr_array_index (same, 0))->grant);
}

static void
note_single (const CursusAudit *self, const CursusConstraint *constraint, Group *group, int64_t excess, int64_t measured,
             const CursusGrant *grant)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_ptr_array_add (alone, group);
  note_groups (self, constraint, alone, excess, measured, grant);
}

/* The one figure of all groups; its sentence names the fullest. */
static void
audit_balance (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, int64_t *excess)
{
  int64_t least = INT64_MAX, most = INT64_MIN;
  guint fullest = 0;
  for (guint g = 0; g < groups->len; g++) {
    int64_t total = total_of_group (self, constraint, g_ptr_array_index (groups, g));
    fullest = total > most ? g : fullest;
    most = MAX (most, total);
    least = MIN (least, total);
  }
  const CursusGrant *grant = cursus_audit_grant_of_all (self, constraint);
  int64_t of_all = groups->len > 0 ? cursus_limits_excess (constraint->limits, most - least) : 0;
  if (of_all > 0 && self->violations != NULL)
    note_single (self, constraint, g_ptr_array_index (groups, fullest), of_all, most - least, grant);
  *excess = grant == NULL ? of_all : 0;
}

/* The excess of each group, into @of_groups, and what waives it. */
static void
measure_groups (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, int64_t *of_groups,
                int64_t *measured)
{
  for (guint g = 0; g < groups->len; g++) {
    Group *group = g_ptr_array_index (groups, g);
    of_groups[g] = measure_group (self, constraint, group, &measured[g]);
    if (of_groups[g] > 0)
      group->grant = cursus_audit_grant_of_group (self, constraint, group->values);
  }
}

static bool
audit_aggregate (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, int64_t *excess)
{
  if (constraint->measure == CURSUS_MEASURE_BALANCE) {
    audit_balance (self, constraint, groups, excess);
    return true;
  }
  g_autofree int64_t *of_groups = g_new0 (int64_t, groups->len + 1);
  g_autofree int64_t *measured = g_new0 (int64_t, groups->len + 1);
  measure_groups (self, constraint, groups, of_groups, measured);
  for (guint g = 0; g < groups->len; g++) {
    const Group *group = g_ptr_array_index (groups, g);
    if (group->grant == NULL)
      cursus_sum_add (excess, of_groups[g], weight_of (constraint, group));
    if (of_groups[g] > 0 && self->violations != NULL)
      note_group (self, constraint, groups, g, of_groups[g], measured[g]);
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
audit_ordered (const CursusAudit *self, const CursusConstraint *constraint, GPtrArray *groups, int64_t *excess, GError **error)
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
    CursusAuditGroup told = { group->values, sum_weights (constraint, same), names };
    /* Neighbours two by two, or the sequence at once. */
    uint32_t n_units = constraint->shape == CURSUS_SHAPE_SEQUENCE ? group->meetings->len : 2;
    for (guint i = 0; i + n_units <= group->meetings->len; i++) {
      const CursusUnit *units = &g_array_index (group->meetings, CursusUnit, i);
      if (!cursus_audit_call (self, constraint, units, n_units, told, excess, error))
        return false;
    }
  }
  return true;
}

bool
cursus_audit_groups (const CursusAudit *self, const CursusConstraint *constraint, int64_t *excess, GError **error)
{
  g_autoptr (GPtrArray) groups = collect_groups (self, constraint, error);
  if (groups == NULL)
    return false;
  if (constraint->shape == CURSUS_SHAPE_AGGREGATE)
    return audit_aggregate (self, constraint, groups, excess);
  return audit_ordered (self, constraint, groups, excess, error);
}
